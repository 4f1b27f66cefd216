package no.avtaleverk.workflow.lawchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.law.LawChange;
import no.avtaleverk.model.law.LawHistory;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.law.Scope;
import no.avtaleverk.model.lawchange.LawChangeFile;
import no.avtaleverk.model.lawchange.LawChangeNote;
import no.avtaleverk.model.lawchange.LawChangeNote.LawChangeAssessed;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.followup.FollowedSubject;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.followup.ReviewItem;
import no.avtaleverk.workflow.followup.Todo;

/** Changes in the law: which agreements they touch, from which day, and what the parties say of them. */
public final class LawChanging implements FollowedSubject {
    private final FollowingUp following;
    private final FollowUps followUps;
    private final Agreements agreements;
    private final RequirementCatalogue catalogue;
    private final LawHistory history;
    private final PartyRegister register;
    private final Changes changes;

    public LawChanging(
            FollowingUp following,
            FollowUps followUps,
            Agreements agreements,
            RequirementCatalogue catalogue,
            LawHistory history,
            PartyRegister register,
            Changes changes) {
        this.following = following;
        this.followUps = followUps;
        this.agreements = agreements;
        this.catalogue = catalogue;
        this.history = history;
        this.register = register;
        this.changes = changes;
    }

    /**
     * How a change touches an agreement that was in force the day it came.
     *
     * @param lacking kommuner that no agreement answered it for that day, by the names they bear in this agreement
     * @param stillLacking those of them that none answers it for today
     * @param clauses that answer what changed, or cite it, in the text of that day
     * @param stands whether they still do in the text of today
     * @param first whether no agreement of higher rank is where it would be taken up
     */
    public record Touch(
            LawChange change,
            Set<PartyId> lacking,
            Set<PartyId> stillLacking,
            List<Clause> clauses,
            boolean stands,
            boolean first) {
        public Touch {
            lacking = Collections.unmodifiableSet(new TreeSet<>(lacking));
            stillLacking = Collections.unmodifiableSet(new TreeSet<>(stillLacking));
            clauses = List.copyOf(clauses);
        }

        /** Whether the text of today has nothing of it left to look at. */
        public boolean isSettled() {
            return stillLacking.isEmpty() && !stands;
        }

        /** Whether a party has something to look at, as long as it has not said what comes of it. */
        public boolean concerns(PartyId party) {
            return stands
                    || (first && !stillLacking.isEmpty() && (!party.isMunicipality() || stillLacking.contains(party)));
        }
    }

    public LawHistory history() {
        return history;
    }

    /** What the parties have said, as a person may read it. */
    public LawChangeFile file(Agreement agreement, Actor by) {
        return new LawChangeFile(following.read(agreement, dossier(agreement.id()), LawChangeNote.class, by));
    }

    /**
     * Say what comes of a change.
     *
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> assess(AgreementId id, LawChangeAssessed assessed, Actor by) {
        return following.note(dossier(id), LawChangeNote.class, by, (agreement, notes) -> new LawChangeFile(notes)
                .assess(
                        assessed,
                        history.find(assessed.item()),
                        touches(agreement, changes.today()).stream()
                                .anyMatch(touch -> touch.change().key().equals(assessed.item())),
                        by));
    }

    /**
     * The changes that touch an agreement, oldest first; also those that are known and still to come.
     *
     * @param today date in Norway
     */
    public List<Touch> touches(Agreement agreement, LocalDate today) {
        return new Look(today).touches(agreement);
    }

    /** The same of many agreements, each by its id. */
    public Map<AgreementId, List<Touch>> touches(Collection<Agreement> many, LocalDate today) {
        var look = new Look(today);
        var found = new HashMap<AgreementId, List<Touch>>();
        many.forEach(agreement -> found.put(agreement.id(), look.touches(agreement)));
        return found;
    }

    /** One look at some agreements; the others of each kommune are read once. */
    private final class Look {
        private final LocalDate today;
        private final Map<PartyId, List<Agreement>> others = new HashMap<>();

        Look(LocalDate today) {
            this.today = today;
        }

        List<Touch> touches(Agreement agreement) {
            var touches = new ArrayList<Touch>();
            if (agreement.kind().isAgreement() && agreement.state() != AgreementState.UNSIGNED) {
                for (LawChange change : history.afterwards()) {
                    touch(agreement, change).ifPresent(touches::add);
                }
            }
            return touches;
        }

        private Optional<Touch> touch(Agreement agreement, LawChange change) {
            Optional<AgreementVersion> then = agreement.inForceAnywhere(change.from());
            if (then.isEmpty()) {
                return Optional.empty();
            }
            if (change.asksForMore()) {
                Requirement requirement = catalogue.find(required(change)).orElseThrow();
                if (requirement.scope() == Scope.PROCESS || requirement.scope() == Scope.AGREEMENT_SET) {
                    return Optional.empty();
                }
                Set<PartyId> lacking = lacking(agreement, requirement, change.from(), agreement.allMunicipalities());
                if (lacking.isEmpty()) {
                    return Optional.empty();
                }
                LocalDate now = today.isBefore(change.from()) ? change.from() : today;
                Set<PartyId> still = lacking(agreement, requirement, now, lacking);
                return Optional.of(new Touch(
                        change, lacking, still, List.of(), false, isFirst(agreement, lacking, change.from())));
            }
            if (!change.touchesWhatIsSaid()) {
                return Optional.empty();
            }
            List<Clause> said = said(agreement, then.get(), change);
            if (said.isEmpty()) {
                return Optional.empty();
            }
            boolean stands = agreement
                    .inForceAnywhere(today.isBefore(change.from()) ? change.from() : today)
                    .filter(version -> version.equals(then.get())
                            || (change.kind() == LawChange.Kind.REPEALED
                                    && !said(agreement, version, change).isEmpty()))
                    .isPresent();
            return Optional.of(new Touch(change, Set.of(), Set.of(), said, stands, true));
        }

        /** Those of the kommuner the agreement is in force for on a day, that no agreement of theirs answers it for. */
        private Set<PartyId> lacking(Agreement agreement, Requirement requirement, LocalDate on, Set<PartyId> among) {
            var lacking = new TreeSet<PartyId>();
            for (PartyId municipality : among) {
                Optional<AgreementVersion> version = agreement.inForce(municipality, on);
                if (version.isEmpty()
                        || (requirement.conditional() && !version.get().head().jointMeasure())
                        || answers(agreement, version.get(), requirement.id())) {
                    continue;
                }
                boolean answered = of(municipality).stream()
                        .anyMatch(other -> names(municipality, on).stream().anyMatch(name -> other.inForce(name, on)
                                .filter(one -> answers(other, one, requirement.id()))
                                .isPresent()));
                if (!answered) {
                    lacking.add(municipality);
                }
            }
            return lacking;
        }

        private boolean answers(Agreement agreement, AgreementVersion version, RequirementId requirement) {
            // Most agreements have never answered it, which is known without reading their text.
            return agreement.answers().stream()
                            .anyMatch(answer -> answer.requirement().equals(requirement))
                    && agreement.answersFor(text(agreement, version)).stream()
                            .anyMatch(answer -> answer.requirement().equals(requirement));
        }

        private boolean isFirst(Agreement agreement, Set<PartyId> municipalities, LocalDate on) {
            return agreement.kind().rank() == 1
                    || municipalities.stream().anyMatch(municipality -> of(municipality).stream()
                            .noneMatch(other ->
                                    other.kind().rank() < agreement.kind().rank()
                                            && names(municipality, on).stream().anyMatch(name -> other.inForce(name, on)
                                                    .isPresent())));
        }

        private List<Agreement> of(PartyId municipality) {
            return others.computeIfAbsent(municipality, one -> agreements.ofParties(names(one, today)));
        }
    }

    /** A kommune with those it became and those it was made from. */
    private Set<PartyId> names(PartyId municipality, LocalDate on) {
        var names = new TreeSet<PartyId>();
        names.add(municipality);
        for (PartyId bearer : register.bearersOn(municipality, on)) {
            names.add(bearer);
            names.addAll(register.predecessorsOf(bearer));
        }
        return names;
    }

    private List<Clause> said(Agreement agreement, AgreementVersion version, LawChange change) {
        Clauses text = text(agreement, version);
        RequirementId requirement = change.requirement();
        LawChange.Provision provision = change.provision();
        if (requirement != null) {
            return agreement.answersFor(text).stream()
                    .filter(answer -> answer.requirement().equals(requirement))
                    .flatMap(answer -> text.find(answer.clause()).stream())
                    .toList();
        }
        return provision == null
                ? List.of()
                : text.list().stream()
                        .filter(clause -> provision.isCitedIn(
                                clause.text().heading() + "\n" + clause.text().body()))
                        .toList();
    }

    private Clauses text(Agreement agreement, AgreementVersion version) {
        return agreements.text(agreement.id(), version.revision());
    }

    private static RequirementId required(LawChange change) {
        return Objects.requireNonNull(change.requirement());
    }

    private LawChangeFile stored(AgreementId id) {
        return new LawChangeFile(followUps.read(dossier(id), LawChangeNote.class));
    }

    private static Dossier dossier(AgreementId id) {
        return Dossier.shared(FollowUpSubject.LAW_CHANGE, id);
    }

    // ---- what is to be done -----------------------------------------------------------------------------------------

    @Override
    public FollowUpSubject subject() {
        return FollowUpSubject.LAW_CHANGE;
    }

    @Override
    public List<Todo> todos(Agreement agreement, LocalDate today) {
        var todos = new ArrayList<Todo>();
        if (!agreement.kind().isAgreement() || agreement.inForceAnywhere(today).isEmpty()) {
            return todos;
        }
        List<Touch> touches = touches(agreement, today);
        if (touches.stream().allMatch(Touch::isSettled)) {
            return todos;
        }
        LawChangeFile file = stored(agreement.id());
        for (Touch touch : touches) {
            LawChange change = touch.change();
            for (PartyId party : agreement.circles().bound(today)) {
                if (touch.concerns(party) && file.of(change.key(), party).isEmpty()) {
                    LocalDate concludeBy = change.concludeBy();
                    todos.add(new Todo(
                            Todo.What.ASSESS_LAW_CHANGE,
                            FollowUpSubject.LAW_CHANGE,
                            agreement.id(),
                            change.key(),
                            party,
                            Role.JURIST,
                            change.title().in(agreement.head().language()),
                            concludeBy == null ? change.from() : concludeBy,
                            false));
                }
            }
        }
        return todos;
    }

    @Override
    public List<ReviewItem> forReview(Agreement agreement, LocalDate since, LocalDate today) {
        var items = new ArrayList<ReviewItem>();
        for (Touch touch : touches(agreement, today)) {
            LawChange change = touch.change();
            boolean fresh = change.from().isAfter(since) && !change.from().isAfter(today);
            if (!fresh && (touch.isSettled() || change.from().isAfter(today))) {
                continue;
            }
            items.add(new ReviewItem(
                    FollowUpSubject.LAW_CHANGE,
                    touch.isSettled()
                            ? ReviewItem.Standing.DONE
                            : fresh ? ReviewItem.Standing.NEW : ReviewItem.Standing.OPEN,
                    change.key(),
                    touch.clauses().isEmpty()
                            ? null
                            : touch.clauses().getFirst().id(),
                    null,
                    change.title().in(agreement.head().language()),
                    change.from()));
        }
        return items;
    }
}
