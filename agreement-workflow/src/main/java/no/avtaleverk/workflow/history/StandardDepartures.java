package no.avtaleverk.workflow.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.compare.TextDifference.ClauseDifference;
import no.avtaleverk.model.compare.TextDifference.Kind;
import no.avtaleverk.model.compare.TextDifference.Operation;
import no.avtaleverk.model.compare.TextDifference.Segment;
import no.avtaleverk.model.compare.Words;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.Norway;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;

/** How far the agreements in force on a date are from a standard text, clause by clause, whether they were built on it or only resemble it. */
public final class StandardDepartures {
    /** A text that shares no more of its clauses than this is another text. */
    private static final double RELATED = 0.4;

    private final Viewing viewing;

    public StandardDepartures(Viewing viewing) {
        this.viewing = viewing;
    }

    /**
     * The clauses of the standard against the agreements.
     *
     * @param columns the agreement farthest from the standard first
     */
    public record Matrix(List<Clause> clauses, List<Column> columns) {
        public Matrix {
            clauses = List.copyOf(clauses);
            columns = List.copyOf(columns);
        }

        /** How many agreements depart from a clause. */
        public long departing(ClauseId clause) {
            return columns.stream()
                    .filter(column -> Optional.ofNullable(column.cells().get(clause))
                            .filter(cell -> cell.share() > 0)
                            .isPresent())
                    .count();
        }
    }

    /**
     * An agreement.
     *
     * @param municipalities for which the version was in force
     * @param cells one for each clause of the standard
     * @param added clauses the standard lacks
     * @param share of all words of both texts that differ, in per cent
     */
    public record Column(
            AgreementView view,
            AgreementVersion version,
            List<PartyId> municipalities,
            Map<ClauseId, Cell> cells,
            List<Clause> added,
            int share) {
        public Column {
            municipalities = List.copyOf(municipalities);
            cells = Map.copyOf(cells);
            added = List.copyOf(added);
        }
    }

    /** @param share of the words of both that differ, in per cent; 0 when it is as in the standard, 100 when it is gone */
    public record Cell(Kind kind, boolean moved, int share) {}

    /** The newest version of a standard text that had been issued on a date, else its first; empty when none has. */
    public static Optional<AgreementVersion> issuedOn(AgreementView standard, LocalDate on) {
        List<AgreementVersion> versions = ClauseLives.shown(standard);
        return versions.reversed().stream()
                .filter(version ->
                        !LocalDate.ofInstant(version.at(), Norway.ZONE).isAfter(on))
                .findFirst()
                .or(() -> versions.stream().findFirst());
    }

    /**
     * Hold agreements against a standard.
     *
     * @param agreements as the reader may see them; those with no text in force on the date, or with another text altogether, are left out
     */
    public Matrix matrix(Clauses standard, Collection<AgreementView> agreements, LocalDate on) {
        var columns = new ArrayList<Column>();
        for (AgreementView view : agreements) {
            Agreement agreement = view.agreement();
            if (agreement.kind().isStandardText()) {
                continue;
            }
            Map<Integer, List<PartyId>> inForce = new HashMap<>();
            for (PartyId municipality : agreement.allMunicipalities()) {
                agreement.inForce(municipality, on).ifPresent(version -> inForce.computeIfAbsent(
                                version.number(), number -> new ArrayList<>())
                        .add(municipality));
            }
            inForce.forEach((number, municipalities) -> agreement
                    .version(number)
                    .flatMap(version -> column(standard, view, version, municipalities))
                    .ifPresent(columns::add));
        }
        columns.sort(Comparator.comparingInt((Column column) -> -column.share())
                .thenComparing(column -> column.version().head().title())
                .thenComparing(column -> column.view().agreement().id().toString()));
        return new Matrix(standard.list(), columns);
    }

    private Optional<Column> column(
            Clauses standard, AgreementView view, AgreementVersion version, List<PartyId> municipalities) {
        TextDifference difference = TextDifference.between(standard, viewing.clauses(view, version));
        var cells = new HashMap<ClauseId, Cell>();
        var added = new ArrayList<Clause>();
        long changed = 0;
        long all = 0;
        int shared = 0;
        for (ClauseDifference one : difference.clauses()) {
            Clause before = one.before();
            Clause after = one.after();
            long[] words = count(one);
            changed += words[0];
            all += words[1];
            if (before == null) {
                if (after != null) {
                    added.add(after);
                }
                continue;
            }
            shared += after == null ? 0 : 1;
            cells.put(before.id(), new Cell(one.kind(), one.moved(), share(one, words)));
        }
        boolean related = standard.size() > 0 && (double) shared / standard.size() >= RELATED;
        return related
                ? Optional.of(new Column(view, version, municipalities, cells, added, percent(changed, all)))
                : Optional.empty();
    }

    private static int share(ClauseDifference one, long[] words) {
        return switch (one.kind()) {
            case UNCHANGED, FORMATTED, RENUMBERED -> 0;
            case DELETED, INSERTED -> 100;
            case REWORDED -> Math.max(1, percent(words[0], words[1]));
        };
    }

    private static int percent(long changed, long all) {
        return changed == 0 ? 0 : Math.max(1, (int) Math.round(100.0 * changed / Math.max(1, all)));
    }

    /** Words that differ, and all words of both texts. */
    private static long[] count(ClauseDifference one) {
        long changed = 0;
        long all = 0;
        for (List<Segment> segments : List.of(one.heading(), one.body())) {
            for (Segment segment : segments) {
                long words =
                        Words.of(segment.text()).stream().filter(Words::isWord).count();
                boolean same = segment.operation() == Operation.SAME;
                all += same ? 2 * words : words;
                changed += same ? 0 : words;
            }
        }
        return new long[] {changed, all};
    }
}
