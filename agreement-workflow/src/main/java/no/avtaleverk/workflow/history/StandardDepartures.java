package no.avtaleverk.workflow.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.compare.TextDifference.ClauseDifference;
import no.avtaleverk.model.compare.TextDifference.DifferingWords;
import no.avtaleverk.model.compare.TextDifference.Kind;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.time.Norway;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;

/** How far the agreements in force on a date are from a standard text, clause by clause, whether they were built on it or only resemble it. */
public final class StandardDepartures {
    /** A text that shares no more of its clauses than this is another text. */
    private static final double RELATED = 0.4;

    private final Agreements agreements;
    private final Viewing viewing;
    private final PartyRegister register;

    public StandardDepartures(Agreements agreements, Viewing viewing, PartyRegister register) {
        this.agreements = agreements;
        this.viewing = viewing;
        this.register = register;
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

    /** The newest version of a standard text that had been issued on a date; empty when none had. */
    public static Optional<AgreementVersion> issuedOn(AgreementView standard, LocalDate on) {
        return ClauseLives.shown(standard).reversed().stream()
                .filter(version ->
                        !LocalDate.ofInstant(version.at(), Norway.ZONE).isAfter(on))
                .findFirst();
    }

    /** The standard texts of trusts that the reader may know of, by title. */
    public List<AgreementView> standards(Actor by) {
        return viewing.register(by, agreements.ofKind(AgreementKind.STANDARD_TEXT));
    }

    /**
     * The agreements a standard may be held against.
     *
     * @param language their written standard
     * @param municipalities of these kommuner or those they were made from; none for all of the trusts
     * @param trusts with any of these trusts, or of those under them; none for all of the kommuner
     */
    public List<AgreementView> agreements(
            Language language, Set<PartyId> municipalities, Set<PartyId> trusts, Actor by) {
        var kommuner = new TreeSet<>(municipalities);
        municipalities.forEach(one -> kommuner.addAll(register.predecessorsOf(one)));
        var with = new TreeSet<PartyId>();
        trusts.forEach(one -> with.addAll(register.withTrustsUnder(one)));
        return viewing.register(
                by,
                agreements.ofParties(kommuner.isEmpty() ? with : kommuner).stream()
                        .filter(agreement -> agreement.head().language() == language)
                        .filter(agreement -> with.isEmpty()
                                || agreement.head().partyIds().stream().anyMatch(with::contains))
                        .toList());
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
        var words = DifferingWords.NONE;
        int shared = 0;
        for (ClauseDifference one : difference.clauses()) {
            Clause before = one.before();
            Clause after = one.after();
            var differing = DifferingWords.of(one.heading(), one.body());
            words = words.plus(differing);
            if (before == null) {
                if (after != null) {
                    added.add(after);
                }
                continue;
            }
            shared += after == null ? 0 : 1;
            cells.put(before.id(), new Cell(one.kind(), one.moved(), share(one, differing)));
        }
        boolean related = standard.size() > 0 && (double) shared / standard.size() >= RELATED;
        return related
                ? Optional.of(new Column(view, version, municipalities, cells, added, words.percent()))
                : Optional.empty();
    }

    private static int share(ClauseDifference one, DifferingWords words) {
        return switch (one.kind()) {
            case UNCHANGED, FORMATTED, RENUMBERED -> 0;
            case DELETED, INSERTED -> 100;
            case REWORDED -> Math.max(1, words.percent());
        };
    }
}
