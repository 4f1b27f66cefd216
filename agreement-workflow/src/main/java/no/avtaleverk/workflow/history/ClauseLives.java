package no.avtaleverk.workflow.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseReferences;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.compare.TextDifference.ClauseDifference;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.time.Norway;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.workflow.deviation.HandlingDeviations;
import no.avtaleverk.workflow.discussion.Discussing;
import no.avtaleverk.workflow.history.ClauseLife.InForce;
import no.avtaleverk.workflow.history.ClauseLife.Kin;
import no.avtaleverk.workflow.history.ClauseLife.Strand;
import no.avtaleverk.workflow.history.ClauseLife.Wording;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.jspecify.annotations.Nullable;

/**
 * The lives of clauses, as far as the reader may know them: every text is read through {@link Viewing}, so a draft, a room or an
 * agreement somebody may not know of leaves no trace here either.
 */
public final class ClauseLives {
    /** Two agreements of kommuner that were merged are one continued when at least half of the shorter is in the longer. */
    private static final double CONTINUED = 0.5;

    private final Agreements agreements;
    private final Viewing viewing;
    private final Discussing discussing;
    private final HandlingDeviations deviations;
    private final PartyRegister register;

    public ClauseLives(
            Agreements agreements,
            Viewing viewing,
            Discussing discussing,
            HandlingDeviations deviations,
            PartyRegister register) {
        this.agreements = agreements;
        this.viewing = viewing;
        this.discussing = discussing;
        this.deviations = deviations;
        this.register = register;
    }

    /** The life of a clause; empty when the reader knows of no such clause in any text of the agreement. */
    public Optional<ClauseLife> of(AgreementId id, ClauseId clause, Actor by) {
        Optional<AgreementView> found = viewing.view(id, by);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        AgreementView own = found.get();
        Optional<Strand> self = strand(own, clause, Kin.ITSELF, false, by);
        if (self.isEmpty()) {
            return Optional.empty();
        }
        var strands = new LinkedHashMap<AgreementId, Strand>();
        strands.put(id, self.get());
        family(own, clause, by, strands);
        mergers(own, clause, by, strands);
        Wording last = self.get().wordings().reversed().stream()
                .filter(wording -> wording.text() != null)
                .findFirst()
                .orElseThrow();
        ClauseText text = Objects.requireNonNull(last.text());
        return Optional.of(new ClauseLife(
                id, clause, (last.number() + " " + text.heading()).strip(), List.copyOf(strands.values())));
    }

    /** The life of a clause in this agreement alone. */
    public Optional<Strand> alone(AgreementId id, ClauseId clause, Actor by) {
        return viewing.view(id, by).flatMap(view -> strand(view, clause, Kin.ITSELF, false, by));
    }

    // ---- the texts it came from and went to -------------------------------------------------------------------------

    private void family(AgreementView own, ClauseId clause, Actor by, Map<AgreementId, Strand> strands) {
        AgreementView root = own;
        var above = new TreeSet<AgreementId>(Comparator.comparing(AgreementId::toString));
        above.add(own.agreement().id());
        while (true) {
            LocalVariant built = root.agreement().variant();
            Optional<AgreementView> basis = built == null
                    ? Optional.empty()
                    : viewing.view(built.basis().agreement(), by);
            if (basis.isEmpty() || !above.add(basis.get().agreement().id())) {
                break;
            }
            root = basis.get();
            add(root, clause, Kin.STANDARD, false, by, strands);
        }
        boolean isRoot = root.agreement().id().equals(own.agreement().id());
        descend(
                root,
                clause,
                isRoot ? Kin.VARIANT : Kin.SIBLING,
                own.agreement().id(),
                by,
                strands);
    }

    private void descend(
            AgreementView from,
            ClauseId clause,
            Kin kin,
            AgreementId asked,
            Actor by,
            Map<AgreementId, Strand> strands) {
        for (AgreementView built : viewing.builtOn(from.agreement().id(), by)) {
            AgreementId id = built.agreement().id();
            boolean known = strands.containsKey(id);
            if (!known) {
                add(built, clause, kin, false, by, strands);
            }
            if (!known || id.equals(asked)) {
                descend(built, clause, id.equals(asked) ? Kin.VARIANT : kin, asked, by, strands);
            }
        }
    }

    private void add(
            AgreementView view, ClauseId clause, Kin kin, boolean byWords, Actor by, Map<AgreementId, Strand> strands) {
        if (!strands.containsKey(view.agreement().id())) {
            strand(view, clause, kin, byWords, by)
                    .ifPresent(strand -> strands.put(view.agreement().id(), strand));
        }
    }

    private void mergers(AgreementView own, ClauseId clause, Actor by, Map<AgreementId, Strand> strands) {
        var before = new TreeSet<PartyId>();
        var after = new TreeSet<PartyId>();
        for (PartyId municipality : own.agreement().allMunicipalities()) {
            before.addAll(register.predecessorsOf(municipality));
            after.addAll(register.successorsOf(municipality));
        }
        continued(own, clause, before, Kin.PREDECESSOR, by, strands);
        continued(own, clause, after, Kin.SUCCESSOR, by, strands);
    }

    /** The one agreement of each of these kommuner that this continues, or that continues it, and the clause in it. */
    private void continued(
            AgreementView own,
            ClauseId clause,
            Set<PartyId> municipalities,
            Kin kin,
            Actor by,
            Map<AgreementId, Strand> strands) {
        for (PartyId municipality : municipalities) {
            Optional<Continued> best = agreements.ofParties(Set.of(municipality)).stream()
                    .filter(agreement -> !agreement.id().equals(own.agreement().id()))
                    .filter(agreement -> agreement.kind() == own.agreement().kind())
                    .flatMap(agreement -> viewing.view(agreement.id(), by).stream())
                    .filter(view -> sharesTrust(view.agreement(), own.agreement()))
                    .flatMap(view -> continued(own, view, clause, kin).stream())
                    .max(Comparator.comparingDouble(Continued::share)
                            .thenComparing(one -> one.view().agreement().id().toString()));
            best.ifPresent(
                    one -> add(one.view(), one.clause(), kin, !one.clause().equals(clause), by, strands));
        }
    }

    /** @param share of the shorter text that is in the other */
    private record Continued(AgreementView view, ClauseId clause, double share) {}

    private Optional<Continued> continued(AgreementView own, AgreementView other, ClauseId clause, Kin kin) {
        boolean older = kin == Kin.PREDECESSOR;
        Clauses before = older ? last(other) : last(own);
        Clauses after = older ? first(own) : first(other);
        if (before.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        List<ClauseDifference> both = TextDifference.between(before, after).clauses().stream()
                .filter(one -> one.before() != null && one.after() != null)
                .toList();
        double share = (double) both.size() / Math.min(before.size(), after.size());
        return both.stream()
                .filter(one -> clause.equals(older ? id(one.after()) : id(one.before())))
                .filter(one -> share >= CONTINUED)
                .findFirst()
                .map(one -> new Continued(
                        other, Objects.requireNonNull(older ? id(one.before()) : id(one.after())), share));
    }

    private static @Nullable ClauseId id(@Nullable Clause clause) {
        return clause == null ? null : clause.id();
    }

    private static boolean sharesTrust(Agreement one, Agreement other) {
        return one.head().trusts().stream().anyMatch(trust -> other.head().trusts().stream()
                .anyMatch(theirs -> theirs.id().equals(trust.id())));
    }

    private Clauses first(AgreementView view) {
        List<AgreementVersion> versions = shown(view);
        return versions.isEmpty() ? view.agreement().clauses() : viewing.clauses(view, versions.getFirst());
    }

    private Clauses last(AgreementView view) {
        List<AgreementVersion> versions = shown(view);
        return versions.isEmpty() ? view.agreement().clauses() : viewing.clauses(view, versions.getLast());
    }

    // ---- one agreement ----------------------------------------------------------------------------------------------

    /** The clause as it stood in one text. */
    private record Standing(
            int version,
            long revision,
            LocalDate made,
            Instant at,
            Head head,
            @Nullable Clause clause,
            @Nullable ClauseText text) {}

    /** The versions the reader may see; others are there as empty places. */
    static List<AgreementVersion> shown(AgreementView view) {
        return view.agreement().versions().stream()
                .filter(version -> !version.text().equals(Sha256.ZERO))
                .toList();
    }

    private List<Standing> standings(AgreementView view, ClauseId id) {
        Agreement agreement = view.agreement();
        var standings = new ArrayList<Standing>();
        List<AgreementVersion> versions = shown(view);
        Map<Long, Clauses> texts = agreements.texts(
                agreement.id(),
                versions.stream().map(AgreementVersion::revision).toList());
        for (AgreementVersion version : versions) {
            standings.add(standing(
                    version.number(),
                    version.revision(),
                    version.at(),
                    version.head(),
                    Objects.requireNonNull(texts.get(version.revision())),
                    id));
        }
        if (view.writing() && (agreement.text() == TextState.DRAFT || standings.isEmpty())) {
            standings.add(standing(0, Long.MAX_VALUE, Instant.MAX, agreement.head(), agreement.clauses(), id));
        }
        return standings;
    }

    private static Standing standing(int version, long revision, Instant at, Head head, Clauses clauses, ClauseId id) {
        Clause clause = clauses.find(id).orElse(null);
        LocalDate made = at.equals(Instant.MAX) ? LocalDate.MAX : LocalDate.ofInstant(at, Norway.ZONE);
        ClauseText text = clause == null
                ? null
                : ClauseText.parse(
                        ClauseReferences.shown(Parameters.fill(clause.text().heading(), head), clauses),
                        ClauseReferences.shown(Parameters.fill(clause.text().body(), head), clauses));
        return new Standing(version, revision, made, at, head, clause, text);
    }

    private Optional<Strand> strand(AgreementView view, ClauseId id, Kin kin, boolean byWords, Actor by) {
        Agreement agreement = view.agreement();
        List<Standing> standings = standings(view, id);
        int first = 0;
        while (first < standings.size() && standings.get(first).clause() == null) {
            first++;
        }
        if (first == standings.size()) {
            return Optional.empty();
        }
        var acts = new ClauseActs(
                view,
                id,
                viewing.log(view, by),
                view.inner() ? discussing.talk(agreement.id(), by).orElse(null) : null,
                view.inner() ? deviations.readable(agreement, by) : List.of(),
                (standard, version) -> agreements
                        .find(standard)
                        .flatMap(found -> found.version(version))
                        .flatMap(found ->
                                agreements.text(standard, found.revision()).find(id))
                        .map(Clause::sha256));
        var wordings = new ArrayList<Wording>();
        Instant previous = first == 0 ? Instant.MIN : standings.get(first - 1).at();
        for (int i = first; i < standings.size(); ) {
            int next = i + 1;
            while (next < standings.size() && isSame(standings.get(i), standings.get(next))) {
                next++;
            }
            List<Standing> run = standings.subList(i, next);
            Standing begun = run.getFirst();
            @Nullable
            ClauseText before = i == first
                    ? basisText(view, begun, id, by)
                    : standings.get(i - 1).text();
            wordings.add(new Wording(
                    begun.text(),
                    Optional.ofNullable(run.getLast().clause())
                            .map(Clause::number)
                            .orElse(""),
                    run.stream().map(Standing::version).toList(),
                    begun.made(),
                    inForce(agreement, run),
                    isInherited(view, begun),
                    words(before, begun.text(), ClauseText::heading),
                    words(before, begun.text(), ClauseText::body),
                    acts.ledTo(
                            i == first ? 0 : standings.get(i - 1).revision(),
                            begun.revision(),
                            previous,
                            begun.at(),
                            i == first,
                            run.stream().map(Standing::version).toList(),
                            begun.text() == null
                                    ? null
                                    : Objects.requireNonNull(begun.clause()).sha256())));
            previous = begun.at();
            i = next;
        }
        return Optional.of(new Strand(
                agreement.id(),
                agreement.kind(),
                agreement.head().title(),
                agreement.head().language(),
                agreement.head().municipalities().stream()
                        .map(AgreementParty::id)
                        .toList(),
                kin,
                id,
                byWords,
                wordings,
                previous.equals(Instant.MAX) ? List.of() : acts.since(previous)));
    }

    private static boolean isSame(Standing one, Standing other) {
        return Objects.equals(one.text(), other.text());
    }

    /** Words with nothing before them are told as they are, and not as new. */
    private static List<TextDifference.Segment> words(
            @Nullable ClauseText before, @Nullable ClauseText after, Function<ClauseText, String> part) {
        String now = after == null ? "" : part.apply(after);
        return TextDifference.words(before == null ? now : part.apply(before), now);
    }

    /** The clause in what a version of a variant was built on, when the reader may see that; absent otherwise. */
    private @Nullable ClauseText basisText(AgreementView view, Standing standing, ClauseId id, Actor by) {
        return basis(view, standing)
                .filter(built -> viewing.view(built.agreement(), by)
                        .filter(basis -> shown(basis).stream().anyMatch(one -> one.number() == built.version()))
                        .isPresent())
                .map(built -> standing(
                        built.version(),
                        built.revision(),
                        standing.at(),
                        standing.head(),
                        agreements.text(built.agreement(), built.revision()),
                        id))
                .map(Standing::text)
                .orElse(null);
    }

    private static Optional<LocalVariant.Basis> basis(AgreementView view, Standing standing) {
        LocalVariant built = view.agreement().variant();
        return built == null
                ? Optional.empty()
                : standing.version() == 0 ? Optional.of(built.basis()) : built.basisOf(standing.version());
    }

    private boolean isInherited(AgreementView view, Standing standing) {
        Clause clause = standing.clause();
        return clause != null
                && basis(view, standing)
                        .flatMap(built -> agreements
                                .text(built.agreement(), built.revision())
                                .find(clause.id()))
                        .filter(there -> there.text().equals(clause.text()))
                        .isPresent();
    }

    /** When the versions were in force for each kommune, adjoining periods of one kommune joined. */
    private static List<InForce> inForce(Agreement agreement, List<Standing> run) {
        Set<Integer> versions = new TreeSet<>();
        run.forEach(one -> versions.add(one.version()));
        var joined = new ArrayList<InForce>();
        for (PartyId municipality : agreement.allMunicipalities()) {
            InForce open = null;
            for (Agreement.InForce one : agreement.periodsInForce(municipality)) {
                if (!versions.contains(one.version().number())) {
                    continue;
                }
                if (open != null && one.period().from().equals(open.period().until())) {
                    open = new InForce(
                            municipality,
                            new Period(open.period().from(), one.period().until()));
                    joined.set(joined.size() - 1, open);
                } else {
                    open = new InForce(municipality, one.period());
                    joined.add(open);
                }
            }
        }
        joined.sort(Comparator.comparing((InForce one) -> one.period().from()).thenComparing(InForce::municipality));
        return joined;
    }
}
