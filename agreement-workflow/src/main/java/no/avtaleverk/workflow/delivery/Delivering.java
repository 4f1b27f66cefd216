package no.avtaleverk.workflow.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.delivery.Deliveries;
import no.avtaleverk.model.delivery.Delivery;
import no.avtaleverk.model.delivery.Delivery.ClauseNow;
import no.avtaleverk.model.delivery.Delivery.Occurrence;
import no.avtaleverk.model.delivery.Delivery.Standing;
import no.avtaleverk.model.delivery.DeliveryNote;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryAccepted;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryEnded;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryMade;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryObjected;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryStarted;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryUpheld;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.NoteWords;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.followup.Attaching;
import no.avtaleverk.workflow.followup.FollowedSubject;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.followup.ReviewItem;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.implementation.Implementing;
import org.jspecify.annotations.Nullable;

/** Following the duties of an agreement as deliveries, from the clause that says them. */
public final class Delivering implements FollowedSubject {
    /** Days before it is due that a delivery is somebody's task; ours, no law says it. */
    private static final int DAYS_AHEAD = 60;

    private final FollowingUp following;
    private final FollowUps followUps;
    private final Agreements agreements;
    private final Attaching attaching;
    private final Changes changes;

    public Delivering(
            FollowingUp following, FollowUps followUps, Agreements agreements, Attaching attaching, Changes changes) {
        this.following = following;
        this.followUps = followUps;
        this.agreements = agreements;
        this.attaching = attaching;
        this.changes = changes;
    }

    /**
     * A delivery as it stands on a day.
     *
     * @param clause what the version in force makes of its clause
     * @param occurrences every time it has been due, and the next, oldest first
     */
    public record Followed(
            Delivery delivery, ClauseNow clause, List<Occurrence> occurrences, List<Occurrence> lacking) {
        /** Whether somebody must say that it stands, or end it. */
        public boolean isToBeChecked() {
            return delivery.ended() == null && clause != ClauseNow.SAME;
        }
    }

    /** What a person asks to follow; the clause and its digest are looked up. */
    public record Wish(
            String item,
            int version,
            ClauseId clause,
            String quote,
            String what,
            PartyId owner,
            Role role,
            @Nullable PartyId receiver,
            LocalDate due,
            int everyMonths,
            String settlement) {}

    /** The deliveries as a person may read them. */
    public List<Followed> followed(Agreement agreement, Actor by) {
        return followed(
                agreement,
                Deliveries.of(following.read(agreement, dossier(agreement.id()), DeliveryNote.class, by)),
                changes.today());
    }

    private List<Followed> followed(Agreement agreement, Deliveries deliveries, LocalDate today) {
        return deliveries.list().stream()
                .map(delivery -> new Followed(
                        delivery,
                        clauseNow(agreement, delivery, today),
                        delivery.occurrences(today),
                        delivery.lacking(today)))
                .toList();
    }

    /** What the version in force for the two makes of the clause. Until a later one is in force, it says what it said. */
    private ClauseNow clauseNow(Agreement agreement, Delivery delivery, LocalDate today) {
        return versionFor(agreement, delivery, today)
                .filter(version -> version.number() > delivery.version())
                .map(version -> delivery.clauseIn(agreements.text(agreement.id(), version.revision())))
                .orElse(ClauseNow.SAME);
    }

    /** The clause of a delivery as it was when the delivery was last looked at; empty when it is not known. */
    public Optional<Clause> clauseThen(Agreement agreement, Delivery delivery) {
        return agreement.version(delivery.version()).flatMap(version -> clause(agreement, version, delivery));
    }

    /** The clause of a delivery in the version in force; empty when it is not there. */
    public Optional<Clause> clauseNow(Agreement agreement, Delivery delivery) {
        return versionFor(agreement, delivery, changes.today())
                .flatMap(version -> clause(agreement, version, delivery));
    }

    private Optional<Clause> clause(Agreement agreement, AgreementVersion version, Delivery delivery) {
        return agreements
                .text(agreement.id(), version.revision())
                .filled(version.head())
                .find(delivery.clause());
    }

    private static Optional<AgreementVersion> versionFor(Agreement agreement, Delivery delivery, LocalDate today) {
        PartyId receiver = delivery.started().receiver();
        PartyId owner = delivery.started().owner();
        PartyId whose = receiver != null && agreement.allMunicipalities().contains(receiver) ? receiver : owner;
        return Implementing.inForceFor(agreement, whose, today)
                .map(Agreement.InForce::version)
                .or(() -> agreement.inForceAnywhere(today));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> start(AgreementId id, Wish wish, Actor by) {
        return following.note(dossier(id), DeliveryNote.class, by, (agreement, notes) -> {
            Optional<AgreementVersion> version =
                    agreement.version(wish.version()).filter(agreement::isConcluded);
            if (version.isEmpty()) {
                return Ruling.refused(new Refusal.NoSuchVersion(wish.version()));
            }
            Optional<Clause> clause =
                    agreements.text(id, version.get().revision()).find(wish.clause());
            if (clause.isEmpty()) {
                return Ruling.refused(new Refusal.UnknownClause(wish.clause()));
            }
            var started = new DeliveryStarted(
                    wish.item(),
                    wish.version(),
                    wish.clause(),
                    clause.get().sha256(),
                    wish.quote(),
                    wish.what(),
                    wish.owner(),
                    wish.role(),
                    wish.receiver(),
                    wish.due(),
                    wish.everyMonths(),
                    wish.settlement());
            return Deliveries.of(notes).start(started, bound(agreement), by);
        });
    }

    /**
     * Say that it was delivered.
     *
     * @param file what the note speaks of; absent when it speaks of none
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> make(AgreementId id, DeliveryMade made, Attaching.Brought.@Nullable Sound file, Actor by) {
        return note(id, by, (agreement, all) -> attaching.kept(file, all.make(made, by, changes.today())));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> accept(AgreementId id, DeliveryAccepted accepted, Actor by) {
        return note(id, by, (agreement, all) -> all.accept(accepted, bound(agreement), by, changes.today()));
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> object(AgreementId id, DeliveryObjected objected, Actor by) {
        return note(id, by, (agreement, all) -> all.object(objected, bound(agreement), by, changes.today()));
    }

    /**
     * Say that a duty stands in the version in force now, whose clause has other words.
     *
     * @param quote the words that make the duty now
     * @return what stands against it; empty when it was done
     */
    public List<Refusal> uphold(AgreementId id, String item, String quote, Actor by) {
        return note(id, by, (agreement, all) -> {
            Optional<Delivery> delivery = all.find(item);
            if (delivery.isEmpty()) {
                return Ruling.refused(new Refusal.NothingByThatName(item));
            }
            Optional<AgreementVersion> version = versionFor(agreement, delivery.get(), changes.today());
            if (version.isEmpty() || version.get().number() <= delivery.get().version()) {
                return Ruling.refused(new Refusal.DoneBefore(item));
            }
            Optional<Clause> clause = agreements
                    .text(id, version.get().revision())
                    .find(delivery.get().clause());
            if (clause.isEmpty()) {
                return Ruling.refused(new Refusal.UnknownClause(delivery.get().clause()));
            }
            var upheld = new DeliveryUpheld(
                    item, version.get().number(), clause.get().sha256(), quote);
            return all.uphold(upheld, bound(agreement), by);
        });
    }

    /** @return what stands against it; empty when it was done */
    public List<Refusal> end(AgreementId id, DeliveryEnded ended, Actor by) {
        return note(id, by, (agreement, all) -> all.end(ended, bound(agreement), by, changes.today()));
    }

    private List<Refusal> note(AgreementId id, Actor by, BiFunction<Agreement, Deliveries, Ruling<DeliveryNote>> rule) {
        return following.note(
                dossier(id), DeliveryNote.class, by, (agreement, notes) -> rule.apply(agreement, Deliveries.of(notes)));
    }

    private Collection<PartyId> bound(Agreement agreement) {
        return agreement.circles().bound(changes.today());
    }

    private static Dossier dossier(AgreementId id) {
        return Dossier.shared(FollowUpSubject.DELIVERY, id);
    }

    /** The words of a clause as a quotation starts: as many as a note may hold. */
    public static String quotation(Clause clause) {
        String words = clause.text().body().isEmpty()
                ? clause.text().heading()
                : clause.text().body();
        return words.length() > NoteWords.LONGEST ? words.substring(0, NoteWords.LONGEST) : words;
    }

    @Override
    public FollowUpSubject subject() {
        return FollowUpSubject.DELIVERY;
    }

    @Override
    public List<Todo> todos(Agreement agreement, LocalDate today) {
        var todos = new ArrayList<Todo>();
        Collection<PartyId> bound = agreement.circles().bound(today);
        for (Followed followed : followed(agreement, stored(agreement), today)) {
            Delivery delivery = followed.delivery();
            DeliveryStarted started = delivery.started();
            if (followed.isToBeChecked()) {
                todos.add(todo(
                        Todo.What.CHECK_DELIVERY_CLAUSE, agreement, delivery, started.owner(), Role.COORDINATOR, null));
            }
            for (Occurrence one : followed.occurrences()) {
                if (one.isOpen() && delivery.ended() == null && !one.due().isAfter(today.plusDays(DAYS_AHEAD))) {
                    todos.add(todo(Todo.What.DELIVER, agreement, delivery, started.owner(), started.role(), one.due())
                            .ofPart(String.valueOf(one.number())));
                } else if (one.standing() == Standing.DELIVERED) {
                    bound.stream()
                            .filter(delivery::isFor)
                            .map(party -> todo(
                                            Todo.What.ACCEPT_DELIVERY,
                                            agreement,
                                            delivery,
                                            party,
                                            Role.COORDINATOR,
                                            null)
                                    .ofPart(part(one)))
                            .forEach(todos::add);
                }
            }
        }
        return todos;
    }

    /** Delivered once more after an objection, it is to be looked at once more. */
    private static String part(Occurrence one) {
        Delivery.Said said = one.said();
        return one.number() + (said == null ? "" : "-" + said.made().on());
    }

    private static Todo todo(
            Todo.What what, Agreement agreement, Delivery delivery, PartyId party, Role role, @Nullable LocalDate due) {
        return new Todo(
                what,
                FollowUpSubject.DELIVERY,
                agreement.id(),
                delivery.id(),
                party,
                role,
                delivery.started().what(),
                due,
                false);
    }

    @Override
    public List<ReviewItem> forReview(Agreement agreement, LocalDate since, LocalDate today) {
        var items = new ArrayList<ReviewItem>();
        for (Followed followed : followed(agreement, stored(agreement), today)) {
            Delivery delivery = followed.delivery();
            if (followed.isToBeChecked()) {
                items.add(item(delivery, delivery.id(), ReviewItem.Standing.CHANGED, null));
            }
            for (Occurrence one : followed.occurrences()) {
                String item = delivery.id() + "-" + one.number();
                if (one.isOpen() && delivery.ended() == null) {
                    items.add(item(
                            delivery,
                            item,
                            followed.lacking().contains(one) ? ReviewItem.Standing.LATE : ReviewItem.Standing.OPEN,
                            one.due()));
                } else if (one.standing() == Standing.DELIVERED) {
                    items.add(item(delivery, item, ReviewItem.Standing.OPEN, one.due()));
                } else if (one.said() != null && !one.said().made().on().isBefore(since)) {
                    items.add(item(
                            delivery,
                            item,
                            ReviewItem.Standing.DONE,
                            one.said().made().on()));
                }
            }
        }
        return items;
    }

    private static ReviewItem item(
            Delivery delivery, String item, ReviewItem.Standing standing, @Nullable LocalDate date) {
        return new ReviewItem(
                FollowUpSubject.DELIVERY,
                standing,
                item,
                delivery.clause(),
                delivery.started().owner(),
                delivery.started().what(),
                date);
    }

    private Deliveries stored(Agreement agreement) {
        return Deliveries.of(followUps.read(dossier(agreement.id()), DeliveryNote.class));
    }
}
