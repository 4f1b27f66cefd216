package no.avtaleverk.web.wording;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.registration.AgreementLine;
import no.avtaleverk.model.registration.Column;
import no.avtaleverk.model.registration.OtherSubjects;
import no.avtaleverk.model.registration.RegistrationRecord;
import no.avtaleverk.templates.table.SheetFiles;
import no.avtaleverk.templates.xlsx.Workbook;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** A registration as files: a sheet of figures, a row for each agreement of each kommune, and what the columns count. */
public final class RegistrationSheets {
    private final Wording wording;
    private final MessageSource messages;
    private final OtherSubjects subjects;
    private final Locale locale;

    public RegistrationSheets(Wording wording, MessageSource messages, OtherSubjects subjects, Locale locale) {
        this.wording = wording;
        this.messages = messages;
        this.subjects = subjects;
        this.locale = locale;
    }

    /**
     * What the files say of themselves.
     *
     * @param region the only region; absent for all of them and the country
     * @param digest of a frozen registration; absent for one that is not
     * @param address where the product is reached, for links; empty when nobody has said it
     */
    public record About(@Nullable PartyId region, @Nullable Sha256 digest, String address) {}

    /** The whole registration as a workbook. */
    public byte[] workbook(RegistrationRecord record, About about) {
        return Workbook.of(
                "Avtaleverk",
                List.of(
                        new Workbook.Sheet(say("registration.sheet-figures"), figureColumns(), figures(record, about)),
                        new Workbook.Sheet(say("registration.sheet-rows"), rowColumns(), rows(record, about)),
                        new Workbook.Sheet(
                                say("registration.sheet-definitions"),
                                List.of(
                                        new Workbook.Column(say("registration.column"), 24),
                                        new Workbook.Column(say("registration.counts"), 44),
                                        new Workbook.Column(say("registration.definition"), 100)),
                                definitions(record, about))));
    }

    /** The figures as CSV. */
    public byte[] figuresCsv(RegistrationRecord record, About about) {
        return csv(figureColumns(), figures(record, about));
    }

    /** The agreements as CSV. */
    public byte[] rowsCsv(RegistrationRecord record, About about) {
        return csv(rowColumns(), rows(record, about));
    }

    private static byte[] csv(List<Workbook.Column> columns, List<List<Object>> rows) {
        return SheetFiles.csv(
                columns.stream().map(Workbook.Column::title).toList(),
                rows.stream()
                        .map(row -> row.stream().map(Object::toString).toList())
                        .toList());
    }

    // ---- figures ----------------------------------------------------------------------------------------------------

    private List<Workbook.Column> figureColumns() {
        var columns = new ArrayList<Workbook.Column>();
        columns.add(new Workbook.Column(say("registration.area"), 26));
        columns.add(new Workbook.Column("stikkdato", 14));
        Column.all().forEach(column -> columns.add(new Workbook.Column(column.key(), 14)));
        columns.add(new Workbook.Column("andreTema", 40));
        return columns;
    }

    private List<List<Object>> figures(RegistrationRecord record, About about) {
        var rows = new ArrayList<List<Object>>();
        for (PartyId region : record.regions()) {
            if (about.region() == null || region.equals(about.region())) {
                rows.add(figuresOf(record, region));
            }
        }
        if (about.region() == null) {
            rows.add(figuresOf(record, null));
        }
        return rows;
    }

    private List<Object> figuresOf(RegistrationRecord record, @Nullable PartyId region) {
        var cells = new ArrayList<Object>();
        cells.add(region == null ? say("registration.country") : wording.name(region, record.on()));
        cells.add(record.on());
        for (Column column : Column.all()) {
            cells.add(record.figure(column, region)
                    .filter(RegistrationRecord.Figure::applies)
                    .map(figure -> (Object) figure.municipalities().size())
                    .orElse(""));
        }
        cells.add(record.rows().stream()
                .filter(row -> region == null || row.regions().contains(region))
                .flatMap(row -> java.util.stream.Stream.ofNullable(row.line().subject()))
                .distinct()
                .sorted()
                .map(this::subject)
                .collect(Collectors.joining("; ")));
        return cells;
    }

    /** A subject in words; its id when it is no longer among them. */
    public String subject(String id) {
        return subjects.find(id)
                .map(subject -> subject.in(locale.getLanguage()))
                .orElse(id);
    }

    // ---- agreements -------------------------------------------------------------------------------------------------

    private List<Workbook.Column> rowColumns() {
        return List.of(
                new Workbook.Column("RHF", 20),
                new Workbook.Column("HF", 24),
                new Workbook.Column(say("registration.number"), 12),
                new Workbook.Column(say("registration.municipality"), 20),
                new Workbook.Column(say("registration.kind"), 20),
                new Workbook.Column(say("registration.numbers"), 14),
                new Workbook.Column("andreTema", 24),
                new Workbook.Column(say("registration.title-of"), 50),
                new Workbook.Column(say("registration.version"), 10),
                new Workbook.Column(say("registration.municipalities"), 12),
                new Workbook.Column(say("registration.signed"), 14),
                new Workbook.Column(say("registration.from"), 14),
                new Workbook.Column(say("registration.last-day"), 14),
                new Workbook.Column(say("registration.replaces"), 22),
                new Workbook.Column("URL", 60));
    }

    private List<List<Object>> rows(RegistrationRecord record, About about) {
        var rows = new ArrayList<List<Object>>();
        for (RegistrationRecord.Row row : record.rows()) {
            if (about.region() == null || row.regions().contains(about.region())) {
                rows.add(row(row, record.on(), about));
            }
        }
        return rows;
    }

    private List<Object> row(RegistrationRecord.Row row, LocalDate on, About about) {
        AgreementLine line = row.line();
        LocalDate until = line.inForce().until();
        LocalDate signed = line.signed();
        String subject = line.subject();
        return List.of(
                names(row.regions().stream().toList(), on),
                names(line.trusts(), on),
                row.number(),
                row.name(),
                wording.of(line.kind(), locale),
                line.numbers().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                subject == null ? "" : subject(subject),
                line.title(),
                line.version(),
                line.municipalities(),
                signed == null ? "" : signed,
                line.inForce().from(),
                until == null ? "" : until.minusDays(1),
                line.replaces() == 0 ? "" : say("registration.version-n", String.valueOf(line.replaces())),
                about.address() + "/agreements/" + line.agreement() + "?version=" + line.version());
    }

    private String names(List<PartyId> parties, LocalDate on) {
        return parties.stream().map(party -> wording.name(party, on)).collect(Collectors.joining(", "));
    }

    // ---- definitions ------------------------------------------------------------------------------------------------

    private List<List<Object>> definitions(RegistrationRecord record, About about) {
        var rows = new ArrayList<List<Object>>();
        for (Column column : Column.all()) {
            rows.add(List.of(column.key(), name(column), definition(column)));
        }
        rows.add(List.of("andreTema", say("registration.subjects"), say("registration.define.subjects")));
        rows.add(List.of("stikkdato", wording.date(record.on(), locale), say("registration.define.date")));
        rows.add(List.of(
                say("registration.as-of"), wording.moment(record.at(), locale), say("registration.define.as-of")));
        rows.add(List.of(say("registration.position"), record.position(), say("registration.define.position")));
        Sha256 digest = about.digest();
        if (digest != null) {
            rows.add(List.of("SHA-256", digest.hex(), say("registration.define.digest")));
        }
        rows.add(List.of(say("registration.sources"), "", say("registration.define.sources")));
        return rows;
    }

    /** What a column counts, in a few words. */
    public String name(Column column) {
        String kind = wording.of(column.kind(), locale);
        return column.number() == 0 ? kind : kind + " " + column.number();
    }

    /** What a column counts, exactly. */
    public String definition(Column column) {
        return say("registration.define." + column.kind().name());
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
