package no.avtaleverk.web.wording;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Sheet;
import no.avtaleverk.model.search.FrozenHit;
import no.avtaleverk.model.search.Inquiry;
import no.avtaleverk.search.Hit;
import no.avtaleverk.search.TextPlace;
import no.avtaleverk.templates.table.SheetFiles;
import no.avtaleverk.templates.xlsx.Workbook;
import no.avtaleverk.workflow.search.Freezing;
import no.avtaleverk.workflow.search.Freezing.Shown;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Hits as a table to take along, with what was asked, when, and the digest. */
public final class HitTable {
    private final Wording wording;
    private final MessageSource messages;
    private final Locale locale;

    public HitTable(Wording wording, MessageSource messages, Locale locale) {
        this.wording = wording;
        this.messages = messages;
        this.locale = locale;
    }

    /** A file of such a table. */
    public enum Format {
        CSV(SheetFiles.CSV),
        XLSX(Workbook.MEDIA_TYPE);

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        /** The end of a file's name. */
        public String extension() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one that an address asks for by its end. */
        public static Format of(HttpServletRequest request) {
            return request.getRequestURI().endsWith(XLSX.extension()) ? XLSX : CSV;
        }
    }

    /**
     * What is told beside the hits.
     *
     * @param at when the file was made; for a frozen result, when it was frozen
     * @param position of the newest log entry the hits rest on
     * @param digest of question, position and the hits; for a frozen result, the one it is cited by
     * @param total number of all hits; absent where the reader may not see all
     * @param shown number of those in the file
     */
    public record About(
            Inquiry inquiry,
            Instant at,
            long position,
            Sha256 digest,
            boolean isFrozen,
            @Nullable Long total,
            int shown,
            String source) {}

    /** What is told beside the hits of a frozen result. */
    public static About about(Freezing.Sheet sheet, String source) {
        return new About(
                sheet.heading().inquiry(),
                sheet.heading().at(),
                sheet.heading().position(),
                sheet.heading().digest(),
                true,
                sheet.isWhole() ? (long) sheet.hits().size() : null,
                sheet.hits().size(),
                source);
    }

    /** Hits of a question. */
    public byte[] ofHits(List<Hit> hits, About about, Format format) {
        var rows = new ArrayList<List<Object>>();
        for (Hit hit : hits) {
            rows.add(List.of(
                    rows.size() + 1,
                    hit.title(),
                    hit.agreement() == null ? "" : hit.agreement().value(),
                    hit.logPosition() != null ? "" : hit.version() == 0 ? say("version.draft") : (Object) hit.version(),
                    hit.number(),
                    hit.heading(),
                    hit.text(),
                    hit.parties().stream()
                            .map(party -> wording.name(party, day(about.at())))
                            .collect(Collectors.joining(", ")),
                    hit.from() == null ? "" : hit.from(),
                    hit.until() == null ? "" : hit.until().minusDays(1),
                    periods(hit),
                    hit.state().isEmpty() ? "" : wording.of(AgreementState.valueOf(hit.state()), locale),
                    hit.logPosition() == null ? "" : (Object) hit.logPosition(),
                    hit.wording().hex()));
        }
        return file(
                columns(
                        column("search.export-parties", 36),
                        column("search.export-from", 14),
                        column("search.export-until", 14),
                        column("search.export-periods", 36),
                        column("field.state", 18),
                        column("search.export-position", 12),
                        column("search.export-digest", 30)),
                rows,
                about,
                format);
    }

    private String periods(Hit hit) {
        var lines = new ArrayList<String>();
        for (TextPlace.InVersion version : hit.versions()) {
            version.inForce().stream()
                    .map(TextPlace.InForce::period)
                    .distinct()
                    .forEach(period -> lines.add(version.version() + ": " + wording.date(period.from(), locale) + " – "
                            + (period.until() == null
                                    ? ""
                                    : wording.date(period.until().minusDays(1), locale))));
        }
        return String.join("\n", lines);
    }

    /** Hits of a frozen result. */
    public byte[] ofFrozen(List<Shown> hits, About about, Format format) {
        var rows = new ArrayList<List<Object>>();
        for (Shown shown : hits) {
            FrozenHit hit = shown.hit();
            rows.add(List.of(
                    rows.size() + 1,
                    shown.title(),
                    hit.agreement() == null ? "" : hit.agreement().value(),
                    hit.logPosition() != null ? "" : (Object) hit.version(),
                    hit.number(),
                    shown.entry() == null
                            ? shown.heading()
                            : wording.of(shown.entry().event(), locale),
                    shown.text(),
                    hit.clause() == null ? "" : hit.clause().value(),
                    hit.logPosition() == null ? "" : (Object) hit.logPosition(),
                    hit.digest().hex()));
        }
        return file(
                columns(
                        column("search.export-clause-id", 24),
                        column("search.export-position", 12),
                        column("search.export-digest", 30)),
                rows,
                about,
                format);
    }

    /** Those that every file of hits begins with, and then others. */
    private List<Workbook.Column> columns(Workbook.Column... others) {
        var columns = new ArrayList<>(List.of(
                column("search.export-number", 6),
                column("search.export-title", 36),
                column("search.export-agreement", 38),
                column("search.export-version", 10),
                column("search.export-clause", 10),
                column("search.export-heading", 32),
                column("search.export-text", 80)));
        columns.addAll(List.of(others));
        return columns;
    }

    private byte[] file(List<Workbook.Column> columns, List<List<Object>> rows, About about, Format format) {
        List<List<Object>> told = told(about);
        return format == Format.CSV ? csv(columns, rows, told) : xlsx(columns, rows, told);
    }

    /** What stands beside the hits: name and value. */
    private List<List<Object>> told(About about) {
        var lines = new ArrayList<List<Object>>();
        lines.add(List.of(say("search.export-question"), question(about.inquiry(), day(about.at()))));
        lines.add(List.of(say("search.export-at"), wording.moment(about.at(), locale)));
        lines.add(List.of(say("search.export-as-of"), about.position()));
        Long total = about.total();
        if (total != null) {
            lines.add(List.of(say("search.export-total"), total));
            if (about.shown() < total) {
                lines.add(List.of(say("search.export-cut"), say("search.export-cut-about", about.shown(), total)));
            }
        } else {
            lines.add(List.of(say("search.export-cut"), say("frozen.partial")));
        }
        lines.add(List.of(
                say(about.isFrozen() ? "search.export-sha-frozen" : "search.export-sha"),
                about.digest().hex()));
        lines.add(List.of(say("search.export-source"), about.source()));
        return lines;
    }

    /** A question in words: what was typed, and each filter. */
    public String question(Inquiry inquiry, LocalDate today) {
        var parts = new ArrayList<String>();
        parts.add(inquiry.words().isBlank() ? say("search.all-words") : "«" + inquiry.words() + "»");
        parts.add(say(inquiry.inLog() ? "search.in-log" : "search.in-text"));
        inquiry.municipalities()
                .forEach(party -> parts.add(say("field.municipality") + ": " + wording.name(party, today)));
        if (inquiry.trust() != null) {
            parts.add(say("field.trust") + ": " + wording.name(inquiry.trust(), today));
        }
        if (inquiry.requirement() != null) {
            parts.add(say("field.requirement") + ": " + wording.title(inquiry.requirement(), locale));
        }
        if (inquiry.state() != null) {
            parts.add(say("field.state") + ": " + wording.of(inquiry.state(), locale));
        }
        if (inquiry.language() != null) {
            parts.add(say("field.language") + ": " + wording.of(inquiry.language(), locale));
        }
        if (inquiry.year() != null) {
            parts.add(say(inquiry.inLog() ? "field.year-log" : "field.year") + ": " + inquiry.year());
        }
        if (inquiry.on() != null) {
            parts.add(say(inquiry.inLog() ? "search.on-log" : "search.on") + ": " + wording.date(inquiry.on(), locale));
        }
        return String.join(", ", parts);
    }

    private static byte[] csv(List<Workbook.Column> columns, List<List<Object>> rows, List<List<Object>> told) {
        List<String> names = columns.stream().map(Workbook.Column::title).toList();
        var lines = new ArrayList<Sheet.Line>();
        rows.forEach(row -> lines.add(line(names, row, lines.size() + 1)));
        lines.add(line(names, List.of(), lines.size() + 1));
        told.forEach(row -> lines.add(line(names, row, lines.size() + 1)));
        return SheetFiles.csv(new Sheet(names, lines));
    }

    private static Sheet.Line line(List<String> names, List<Object> row, int number) {
        var cells = new LinkedHashMap<String, String>();
        for (int i = 0; i < row.size(); i++) {
            cells.put(names.get(i), row.get(i).toString());
        }
        return new Sheet.Line(number, cells);
    }

    private byte[] xlsx(List<Workbook.Column> columns, List<List<Object>> rows, List<List<Object>> told) {
        return Workbook.of(
                "Avtaleverk",
                List.of(
                        new Workbook.Sheet(say("search.export-hits"), columns, rows),
                        new Workbook.Sheet(
                                say("search.export-about"),
                                List.of(new Workbook.Column("", 28), new Workbook.Column("", 100)),
                                told)));
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, no.avtaleverk.workflow.Changes.NORWAY);
    }

    private Workbook.Column column(String key, int width) {
        return new Workbook.Column(say(key), width);
    }

    private String say(String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
