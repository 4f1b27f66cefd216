package no.avtaleverk.workflow.deviation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.deviation.Deviation;
import no.avtaleverk.model.deviation.DeviationBook;
import no.avtaleverk.model.deviation.DeviationNote.DeviationCauseNoted;
import no.avtaleverk.model.deviation.DeviationNote.DeviationClosed;
import no.avtaleverk.model.deviation.DeviationNote.DeviationReported;
import no.avtaleverk.model.followup.Sheet;
import no.avtaleverk.model.followup.Sheet.Cause;
import no.avtaleverk.model.followup.Sheet.Fault;
import no.avtaleverk.model.followup.Sheet.Line;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.PlausibleYears;
import no.avtaleverk.workflow.followup.AgreedWords;
import org.jspecify.annotations.Nullable;

/** Deviations as a table. What is written out can be read in again; what follows from the rest is passed by then. */
final class DeviationSheet {
    private static final String SHARED = "shared";
    private static final String INNER = "inner";
    private static final List<String> NEEDED = List.of("clause", "happened", "what", "kind", "consequence");
    private static final List<String> COLUMNS = List.of(
            "id",
            "room",
            "clause",
            "point",
            "version",
            "happened",
            "what",
            "kind",
            "consequence",
            "reporter",
            "against",
            "reference",
            "standing",
            "cause",
            "measures",
            "measures-done",
            "closed");
    private static final DateTimeFormatter NORWEGIAN = DateTimeFormatter.ofPattern("d.M.uuuu");

    private DeviationSheet() {}

    static Sheet of(List<DeviationBook> books, Clauses now) {
        var lines = new ArrayList<Line>();
        for (DeviationBook book : books) {
            for (Deviation one : book.list()) {
                lines.add(new Line(lines.size() + 1, cells(one, book.innerOf() == null ? SHARED : INNER, now)));
            }
        }
        return new Sheet(COLUMNS, lines);
    }

    private static Map<String, String> cells(Deviation one, String room, Clauses now) {
        DeviationReported reported = one.reported();
        var cells = new LinkedHashMap<String, String>();
        cells.put("id", one.id());
        cells.put("room", room);
        cells.put("clause", reported.clause().value());
        now.find(reported.clause()).map(Clause::title).ifPresent(title -> cells.put("point", title));
        cells.put("version", String.valueOf(reported.version()));
        cells.put("happened", reported.happened().toString());
        cells.put("what", reported.what());
        cells.put("kind", reported.kind());
        cells.put("consequence", reported.consequence());
        cells.put("reporter", reported.reporter().value());
        PartyId against = reported.against();
        if (against != null) {
            cells.put("against", against.value());
        }
        cells.put("reference", reported.reference());
        cells.put("standing", one.standing().name());
        DeviationCauseNoted cause = one.cause();
        if (cause != null) {
            cells.put("cause", cause.cause());
        }
        cells.put("measures", String.valueOf(one.measures().size()));
        cells.put(
                "measures-done",
                String.valueOf(one.measures().stream()
                        .filter(measure -> measure.done() != null)
                        .count()));
        DeviationClosed closed = one.closed();
        if (closed != null) {
            cells.put("closed", closed.on().toString());
        }
        return cells;
    }

    /** The lines of a table, read; nothing is told if anything is wrong. */
    static final class Lines {
        private final List<Fault> faults = new ArrayList<>();
        private final Map<Line, HandlingDeviations.Told> told = new LinkedHashMap<>();
        private final Map<String, Integer> references = new LinkedHashMap<>();
        private final Agreement agreement;
        private final Clauses clauses;
        private final boolean inner;

        Lines(Sheet sheet, Agreement agreement, Clauses clauses, boolean inner) {
            this.agreement = agreement;
            this.clauses = clauses;
            this.inner = inner;
            for (String column : sheet.columns()) {
                if (!COLUMNS.contains(column)) {
                    faults.add(new Fault(1, safe(column), Cause.UNKNOWN_COLUMN, ""));
                }
            }
            for (String column : NEEDED) {
                if (!sheet.columns().contains(column)) {
                    faults.add(new Fault(1, column, Cause.COLUMN_MISSING, ""));
                }
            }
            if (faults.isEmpty()) {
                sheet.lines().forEach(this::read);
            }
        }

        List<Fault> faults() {
            return faults;
        }

        Map<Line, HandlingDeviations.Told> told() {
            return told;
        }

        private void read(Line line) {
            int before = faults.size();
            line.cells().forEach((column, cell) -> {
                if (NationalIdentityNumbers.occursIn(cell)) {
                    faults.add(new Fault(line.number(), column, Cause.IDENTITY_NUMBER, ""));
                }
            });
            for (String column : NEEDED) {
                if (line.cell(column).isEmpty()) {
                    faults.add(new Fault(line.number(), column, Cause.MISSING, ""));
                }
            }
            String reference = line.cell("reference");
            if (!reference.isEmpty() && references.putIfAbsent(reference, line.number()) != null) {
                faults.add(new Fault(line.number(), "reference", Cause.TWICE, safe(reference)));
            }
            if (!inner && line.cell("room").equals(INNER)) {
                faults.add(new Fault(line.number(), "room", Cause.NOT_ALLOWED, INNER));
            }
            Optional<ClauseId> clause =
                    AgreedWords.named(clauses, line.cell("clause")).map(Clause::id);
            if (clause.isEmpty() && !line.cell("clause").isEmpty()) {
                faults.add(new Fault(line.number(), "clause", Cause.UNKNOWN_CLAUSE, safe(line.cell("clause"))));
            }
            Optional<LocalDate> happened = date(line.cell("happened"));
            if (happened.isEmpty() && !line.cell("happened").isEmpty()) {
                faults.add(new Fault(line.number(), "happened", Cause.NOT_A_DATE, safe(line.cell("happened"))));
            }
            PartyId against = against(line);
            if (faults.size() == before && clause.isPresent() && happened.isPresent()) {
                told.put(
                        line,
                        new HandlingDeviations.Told(
                                clause.get(),
                                against,
                                happened.get(),
                                line.cell("what"),
                                line.cell("kind"),
                                line.cell("consequence"),
                                reference));
            }
        }

        private @Nullable PartyId against(Line line) {
            String named = line.cell("against");
            if (named.isEmpty() || inner) {
                return null;
            }
            Optional<PartyId> party = AgreedWords.party(agreement, named);
            if (party.isEmpty()) {
                faults.add(new Fault(line.number(), "against", Cause.UNKNOWN_PARTY, safe(named)));
            }
            return party.orElse(null);
        }
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(text.contains(".") ? LocalDate.parse(text, NORWEGIAN) : LocalDate.parse(text))
                    .filter(PlausibleYears::hold);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What stands in a cell, to be shown; not when it may name a person. */
    private static String safe(String value) {
        return NationalIdentityNumbers.occursIn(value) ? "" : value.substring(0, Math.min(value.length(), 60));
    }

    /** Where in a line a reason against it stands. */
    static Fault fault(Line line, Refusal reason, HandlingDeviations.Told told) {
        return switch (reason) {
            case Refusal.NotAParty party ->
                new Fault(
                        line.number(),
                        "against",
                        Cause.UNKNOWN_PARTY,
                        party.party().value());
            case Refusal.DateInFuture date ->
                new Fault(
                        line.number(),
                        "happened",
                        Cause.DATE_IN_FUTURE,
                        date.date().toString());
            case Refusal.UnknownTerm term ->
                new Fault(
                        line.number(),
                        Objects.equals(term.term(), told.kind()) ? "kind" : "consequence",
                        Cause.UNKNOWN_TERM,
                        safe(term.term()));
            case Refusal.ReasonMissing missing -> new Fault(line.number(), "what", Cause.MISSING, "");
            case Refusal.TextTooLong longest ->
                new Fault(line.number(), "what", Cause.TOO_LONG, String.valueOf(longest.max()));
            case Refusal.NationalIdentityNumberBeside number ->
                new Fault(line.number(), "what", Cause.IDENTITY_NUMBER, "");
            case Refusal.ReferenceNoNumber words ->
                new Fault(line.number(), "reference", Cause.NO_NUMBER_OF_A_CASE, safe(told.reference()));
            case Refusal.DoneBefore before ->
                new Fault(line.number(), "reference", Cause.THERE_ALREADY, safe(told.reference()));
            case Refusal.UnknownClause clause ->
                new Fault(
                        line.number(),
                        "clause",
                        Cause.UNKNOWN_CLAUSE,
                        clause.clause().value());
            default -> new Fault(line.number(), "", Cause.NOT_ALLOWED, "");
        };
    }
}
