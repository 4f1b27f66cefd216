package no.avtaleverk.model.registration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.coverage.CoverageReport.ClauseAnswer;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.search.CanonicalLines;
import no.avtaleverk.model.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * A registration as it is handed on and frozen: the figures of the country and of each region, a row for each agreement of each kommune,
 * and the clauses the figures rest on. What is cited is the SHA-256 of its {@link #canonical()} form.
 *
 * @param at when it was made
 * @param position of the newest log entry it rests on
 * @param on the cut-off date
 */
public record RegistrationRecord(
        Instant at, long position, LocalDate on, List<Figure> figures, List<Row> rows, List<Evidence> evidence) {
    private static final String FORMAT = "avtaleverk-registration-1";
    private static final String COUNTRY = "country";
    private static final String NONE = "-";

    public RegistrationRecord {
        figures = List.copyOf(figures);
        rows = List.copyOf(rows);
        evidence = List.copyOf(evidence);
    }

    /**
     * A figure.
     *
     * @param area a regional authority; absent for the country
     * @param applies whether the law demanded on the date what is counted as lacking
     * @param municipalities those counted
     */
    public record Figure(@Nullable PartyId area, Column column, boolean applies, Set<PartyId> municipalities) {
        public Figure {
            municipalities = java.util.Collections.unmodifiableSet(new TreeSet<>(municipalities));
        }

        private String line() {
            return String.join(
                    "\t",
                    "figure",
                    area == null ? COUNTRY : area.value(),
                    column.key(),
                    applies ? String.valueOf(municipalities.size()) : NONE,
                    parties(municipalities));
        }
    }

    /**
     * An agreement of a kommune.
     *
     * @param number the kommunenummer on the date
     * @param name the name on the date
     * @param regions the regional authorities whose areas it lies in
     */
    public record Row(PartyId municipality, String number, String name, Set<PartyId> regions, AgreementLine line) {
        public Row {
            regions = java.util.Collections.unmodifiableSet(new TreeSet<>(regions));
        }

        private String text() {
            LocalDate signed = line.signed();
            LocalDate until = line.inForce().until();
            return String.join(
                    "\t",
                    "row",
                    municipality.value(),
                    number,
                    CanonicalLines.escaped(name),
                    parties(regions),
                    line.bound().value(),
                    line.agreement().value(),
                    line.kind().name(),
                    String.valueOf(line.version()),
                    CanonicalLines.escaped(line.title()),
                    parties(line.trusts()),
                    String.valueOf(line.municipalities()),
                    signed == null ? "" : signed.toString(),
                    line.inForce().from().toString(),
                    until == null ? "" : until.toString(),
                    String.valueOf(line.replaces()),
                    line.numbers().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                    Objects.requireNonNullElse(line.subject(), ""));
        }
    }

    /** Clauses of an agreement that a kommune has an answer by: to a number, or to what a column counts. */
    public record Evidence(
            PartyId municipality, Column column, AgreementId agreement, int version, List<ClauseId> clauses) {
        public Evidence {
            clauses = List.copyOf(clauses);
        }

        private String line() {
            return String.join(
                    "\t",
                    "evidence",
                    municipality.value(),
                    column.key(),
                    agreement.value(),
                    String.valueOf(version),
                    clauses.stream().map(ClauseId::value).collect(Collectors.joining(" ")));
        }
    }

    /**
     * Take down a registration.
     *
     * @param regions the regional authorities, in their order
     */
    public static RegistrationRecord of(
            Registration registration, Collection<PartyId> regions, Instant at, long position) {
        var figures = new ArrayList<Figure>();
        addFigures(registration, null, figures);
        regions.forEach(region -> addFigures(registration, region, figures));
        var rows = new ArrayList<Row>();
        var evidence = new ArrayList<Evidence>();
        for (MunicipalityLine line : registration.municipalities()) {
            line.counted()
                    .forEach(agreement ->
                            rows.add(new Row(line.id(), line.number(), line.name(), line.regions(), agreement)));
            for (int number : registration.demanded()) {
                if (line.answers(Registration.requirement(number))) {
                    add(line, new Column(Column.Kind.LACKING_NUMBER, number), evidence);
                }
            }
            for (Column.Kind kind : List.of(Column.Kind.DEVIATIONS, Column.Kind.DISAGREEMENTS, Column.Kind.QUALITY)) {
                if (line.isCountedIn(Column.of(kind))) {
                    add(line, Column.of(kind), evidence);
                }
            }
        }
        return new RegistrationRecord(at, position, registration.on(), figures, rows, evidence);
    }

    private static void addFigures(Registration registration, @Nullable PartyId area, List<Figure> figures) {
        for (Registration.Figure figure : registration.figures(area)) {
            figures.add(new Figure(
                    area,
                    figure.column(),
                    figure.applies(),
                    figure.counted().stream().map(MunicipalityLine::id).collect(Collectors.toSet())));
        }
    }

    private static void add(MunicipalityLine line, Column column, List<Evidence> evidence) {
        for (MunicipalityLine.Basis basis : line.basis(column)) {
            evidence.add(new Evidence(
                    line.id(),
                    column,
                    basis.line().agreement(),
                    basis.line().version(),
                    basis.clauses().stream().map(ClauseAnswer::clause).sorted().toList()));
        }
    }

    /** The figure of a column. */
    public Optional<Figure> figure(Column column, @Nullable PartyId area) {
        return figures.stream()
                .filter(figure -> figure.column().equals(column) && Objects.equals(figure.area(), area))
                .findFirst();
    }

    /** The areas there are figures of, the country left out. */
    public List<PartyId> regions() {
        return figures.stream()
                .flatMap(figure -> Optional.ofNullable(figure.area()).stream())
                .distinct()
                .toList();
    }

    // ---- the canonical form -----------------------------------------------------------------------------------------

    /** The lines of text that are hashed: UTF-8, each line ended by a line feed. */
    public String canonical() {
        var lines = new ArrayList<String>();
        lines.add(FORMAT);
        lines.add("at\t" + at);
        lines.add("position\t" + position);
        lines.add("on\t" + on);
        figures.forEach(figure -> lines.add(figure.line()));
        rows.forEach(row -> lines.add(row.text()));
        evidence.forEach(one -> lines.add(one.line()));
        return String.join("\n", lines) + "\n";
    }

    public Sha256 digest() {
        return Sha256.of(canonical());
    }

    /**
     * Read what {@link #canonical} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static RegistrationRecord parse(String canonical) {
        if (!canonical.startsWith(FORMAT + "\n") || !canonical.endsWith("\n")) {
            throw new IllegalArgumentException("Not a registration of this format");
        }
        var lines = new CanonicalLines(canonical.substring(FORMAT.length() + 1));
        Instant at = Instant.parse(lines.next("at"));
        long position = Long.parseLong(lines.next("position"));
        LocalDate on = LocalDate.parse(lines.next("on"));
        var figures = new ArrayList<Figure>();
        while (lines.isNext("figure")) {
            List<String> cells = cells(lines.next("figure"), 4);
            figures.add(new Figure(
                    cells.getFirst().equals(COUNTRY) ? null : new PartyId(cells.getFirst()),
                    column(cells.get(1)),
                    !cells.get(2).equals(NONE),
                    new TreeSet<>(parties(cells.get(3)))));
        }
        var rows = new ArrayList<Row>();
        while (lines.isNext("row")) {
            rows.add(row(cells(lines.next("row"), 17)));
        }
        var evidence = new ArrayList<Evidence>();
        while (lines.isNext("evidence")) {
            List<String> cells = cells(lines.next("evidence"), 5);
            evidence.add(new Evidence(
                    new PartyId(cells.getFirst()),
                    column(cells.get(1)),
                    new AgreementId(cells.get(2)),
                    Integer.parseInt(cells.get(3)),
                    words(cells.get(4)).stream().map(ClauseId::new).toList()));
        }
        var record = new RegistrationRecord(at, position, on, figures, rows, evidence);
        if (!record.canonical().equals(canonical)) {
            throw new IllegalArgumentException("Not a registration in canonical form");
        }
        return record;
    }

    private static Row row(List<String> cells) {
        return new Row(
                new PartyId(cells.getFirst()),
                cells.get(1),
                CanonicalLines.plain(cells.get(2)),
                new TreeSet<>(parties(cells.get(3))),
                new AgreementLine(
                        new PartyId(cells.get(4)),
                        new AgreementId(cells.get(5)),
                        AgreementKind.valueOf(cells.get(6)),
                        Integer.parseInt(cells.get(7)),
                        CanonicalLines.plain(cells.get(8)),
                        parties(cells.get(9)),
                        Integer.parseInt(cells.get(10)),
                        date(cells.get(11)),
                        new Period(LocalDate.parse(cells.get(12)), date(cells.get(13))),
                        Integer.parseInt(cells.get(14)),
                        words(cells.get(15)).stream().map(Integer::valueOf).collect(Collectors.toSet()),
                        cells.get(16).isEmpty() ? null : cells.get(16)));
    }

    private static @Nullable LocalDate date(String cell) {
        return cell.isEmpty() ? null : LocalDate.parse(cell);
    }

    private static Column column(String key) {
        return Column.named(key)
                .orElseThrow(() -> new IllegalArgumentException("No column '%s' in a registration".formatted(key)));
    }

    private static List<String> cells(String line, int count) {
        List<String> cells = Arrays.asList(line.split("\t", -1));
        if (cells.size() != count) {
            throw new IllegalArgumentException("A line of a registration has %d cells".formatted(cells.size()));
        }
        return cells;
    }

    private static List<String> words(String cell) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(" "));
    }

    private static List<PartyId> parties(String cell) {
        return words(cell).stream().map(PartyId::new).toList();
    }

    private static String parties(Collection<PartyId> parties) {
        return parties.stream().map(PartyId::value).collect(Collectors.joining(" "));
    }

    // ---- compared ---------------------------------------------------------------------------------------------------

    /**
     * A figure that is another than it was.
     *
     * @param gone kommuner counted before, and no longer
     * @param come kommuner counted now, and not before
     */
    public record Difference(
            @Nullable PartyId area, Column column, int before, int after, Set<PartyId> gone, Set<PartyId> come) {
        public Difference {
            gone = java.util.Collections.unmodifiableSet(new TreeSet<>(gone));
            come = java.util.Collections.unmodifiableSet(new TreeSet<>(come));
        }
    }

    /**
     * What a later computation differs in.
     *
     * @param figures those that differ
     * @param rowsGone rows there were and no longer are
     * @param rowsCome rows there were not
     * @param evidenceDiffers whether figures rest on other clauses
     */
    public record Comparison(
            List<Difference> figures, List<Row> rowsGone, List<Row> rowsCome, boolean evidenceDiffers) {
        public Comparison {
            figures = List.copyOf(figures);
            rowsGone = List.copyOf(rowsGone);
            rowsCome = List.copyOf(rowsCome);
        }

        /** Whether figures, rows and clauses are the same. */
        public boolean isSame() {
            return figures.isEmpty() && rowsGone.isEmpty() && rowsCome.isEmpty() && !evidenceDiffers;
        }
    }

    /** Hold another registration against this one. */
    public Comparison comparedWith(RegistrationRecord other) {
        var differences = new ArrayList<Difference>();
        for (Figure before : figures) {
            Figure after = other.figure(before.column(), before.area())
                    .orElse(new Figure(before.area(), before.column(), false, Set.of()));
            if (!after.equals(before)) {
                differences.add(new Difference(
                        before.area(),
                        before.column(),
                        before.municipalities().size(),
                        after.municipalities().size(),
                        without(before.municipalities(), after.municipalities()),
                        without(after.municipalities(), before.municipalities())));
            }
        }
        return new Comparison(
                differences, others(rows, other.rows), others(other.rows, rows), !evidence.equals(other.evidence));
    }

    private static List<Row> others(List<Row> rows, List<Row> than) {
        Set<Row> known = new HashSet<>(than);
        return rows.stream().filter(row -> !known.contains(row)).toList();
    }

    private static Set<PartyId> without(Set<PartyId> one, Set<PartyId> other) {
        var left = new TreeSet<>(one);
        left.removeAll(other);
        return left;
    }
}
