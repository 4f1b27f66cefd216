package no.avtaleverk.workflow.implementation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.implementation.ImplementationNote;
import no.avtaleverk.model.implementation.ImplementationPlan;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.followup.FollowedSubject;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.followup.ReviewItem;
import no.avtaleverk.workflow.followup.Todo;

/** Taking an agreement into use: each party names its units when a version enters into force, and confirms them one by one. */
public final class Implementing implements FollowedSubject {
    /** Days from entry into force until a party should have named its units; ours, no law says it. */
    private static final int DAYS_TO_PLAN = 30;

    private final FollowingUp following;
    private final FollowUps followUps;
    private final Changes changes;

    public Implementing(FollowingUp following, FollowUps followUps, Changes changes) {
        this.following = following;
        this.followUps = followUps;
        this.changes = changes;
    }

    /** The plan as a person may read it. */
    public ImplementationPlan plan(Agreement agreement, Actor by) {
        return ImplementationPlan.of(following.read(agreement, dossier(agreement.id()), ImplementationNote.class, by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> plan(AgreementId id, ImplementationNote.UnitPlanned unit, Actor by) {
        return note(id, by, plan -> plan.plan(unit, by));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> confirm(AgreementId id, ImplementationNote.UnitConfirmed confirmed, Actor by) {
        return note(id, by, plan -> plan.confirm(confirmed, by, changes.today()));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> drop(AgreementId id, ImplementationNote.UnitDropped dropped, Actor by) {
        return note(id, by, plan -> plan.drop(dropped, by));
    }

    /**
     * Begin a party's plan for the version it has in force with the units of its last plan.
     *
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> carryOver(AgreementId id, PartyId party, Actor by) {
        LocalDate today = changes.today();
        return following.note(dossier(id), ImplementationNote.class, by, (agreement, notes) -> {
            Optional<Agreement.InForce> inForce = inForceFor(agreement, party, today);
            if (inForce.isEmpty()) {
                return Ruling.refused(new Refusal.NothingInForce());
            }
            LocalDate due = inForce.get().period().from().plusDays(DAYS_TO_PLAN);
            return ImplementationPlan.of(notes)
                    .carryOver(
                            party,
                            inForce.get().version().number(),
                            due.isAfter(today) ? due : today.plusDays(DAYS_TO_PLAN),
                            () -> UUID.randomUUID().toString(),
                            by);
        });
    }

    private List<Refusal> note(
            AgreementId id, Actor by, Function<ImplementationPlan, Ruling<ImplementationNote>> rule) {
        return following.note(
                dossier(id),
                ImplementationNote.class,
                by,
                (agreement, notes) -> rule.apply(ImplementationPlan.of(notes)));
    }

    private static Dossier dossier(AgreementId id) {
        return Dossier.shared(FollowUpSubject.IMPLEMENTATION, id);
    }

    @Override
    public FollowUpSubject subject() {
        return FollowUpSubject.IMPLEMENTATION;
    }

    @Override
    public List<Todo> todos(Agreement agreement, LocalDate today) {
        var todos = new ArrayList<Todo>();
        ImplementationPlan plan = stored(agreement);
        for (PartyId party : agreement.circles().bound(today)) {
            inForceFor(agreement, party, today).ifPresent(inForce -> {
                List<ImplementationPlan.Unit> units =
                        plan.of(party, inForce.version().number());
                if (units.isEmpty()) {
                    LocalDate due = inForce.period().from().plusDays(DAYS_TO_PLAN);
                    todos.add(todo(Todo.What.PLAN_UNITS, agreement, "", party, "", due));
                }
                units.stream().filter(ImplementationPlan.Unit::isOpen).forEach(unit -> {
                    ImplementationNote.UnitPlanned planned = unit.planned();
                    todos.add(todo(
                            Todo.What.CONFIRM_UNIT, agreement, planned.item(), party, planned.unit(), planned.due()));
                });
            });
        }
        return todos;
    }

    /** The version a party is to have taken into use; a trust the newest one that is in force for some kommune. */
    public static Optional<Agreement.InForce> inForceFor(Agreement agreement, PartyId party, LocalDate today) {
        boolean municipality = agreement.allMunicipalities().contains(party);
        return (municipality ? List.of(party) : agreement.allMunicipalities())
                .stream()
                        .flatMap(one -> agreement.periodsInForce(one).stream())
                        .filter(inForce -> inForce.period().contains(today)
                                && !inForce.version().isRegistered()
                                && agreement.headOf(inForce.version()).hasParty(party))
                        .min(Comparator.comparing((Agreement.InForce inForce) ->
                                        -inForce.version().number())
                                .thenComparing(inForce -> inForce.period().from()));
    }

    private static Todo todo(
            Todo.What what, Agreement agreement, String item, PartyId party, String words, LocalDate due) {
        return new Todo(
                what, FollowUpSubject.IMPLEMENTATION, agreement.id(), item, party, Role.COORDINATOR, words, due, false);
    }

    @Override
    public List<ReviewItem> forReview(Agreement agreement, LocalDate since, LocalDate today) {
        var items = new ArrayList<ReviewItem>();
        for (ImplementationPlan.Unit unit : stored(agreement).units()) {
            ImplementationNote.UnitConfirmed confirmed = unit.confirmed();
            if (unit.isOpen()) {
                items.add(item(
                        unit,
                        unit.isLate(today) ? ReviewItem.Standing.LATE : ReviewItem.Standing.OPEN,
                        unit.planned().due()));
            } else if (confirmed != null && !confirmed.on().isBefore(since)) {
                items.add(item(unit, ReviewItem.Standing.DONE, confirmed.on()));
            }
        }
        return items;
    }

    private static ReviewItem item(ImplementationPlan.Unit unit, ReviewItem.Standing standing, LocalDate date) {
        return new ReviewItem(
                FollowUpSubject.IMPLEMENTATION,
                standing,
                unit.planned().item(),
                null,
                unit.planned().party(),
                unit.planned().unit(),
                date);
    }

    private ImplementationPlan stored(Agreement agreement) {
        return ImplementationPlan.of(followUps.read(dossier(agreement.id()), ImplementationNote.class));
    }
}
