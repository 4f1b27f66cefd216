package no.avtaleverk.model.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.delivery.Delivery.Said;
import no.avtaleverk.model.delivery.Delivery.Standing;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryAccepted;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryEnded;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryMade;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryObjected;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryStarted;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryUpheld;
import no.avtaleverk.model.followup.NoteWords;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries of an agreement. Any party may begin to follow what the clause says; its owner says that it was delivered, and its
 * receiver that it came.
 *
 * @param list in the order they were begun
 */
public record Deliveries(List<Delivery> list) {
    public Deliveries {
        list = List.copyOf(list);
    }

    /** What the notes of a dossier tell of. */
    public static Deliveries of(List<Noted<DeliveryNote>> notes) {
        Map<String, Delivery> found = new LinkedHashMap<>();
        for (Noted<DeliveryNote> noted : notes) {
            DeliveryNote note = noted.note();
            switch (note) {
                case DeliveryStarted started -> found.put(started.item(), new Delivery(started, null, Map.of(), null));
                case DeliveryMade made ->
                    change(found, note, one -> saying(one, made.occurrence(), new Said(made, null, "")));
                case DeliveryAccepted accepted ->
                    change(found, note, one -> answering(one, accepted.occurrence(), accepted.on(), ""));
                case DeliveryObjected objected ->
                    change(found, note, one -> answering(one, objected.occurrence(), null, objected.reason()));
                case DeliveryUpheld upheld ->
                    change(found, note, one -> new Delivery(one.started(), upheld, one.said(), one.ended()));
                case DeliveryEnded ended ->
                    change(found, note, one -> new Delivery(one.started(), one.upheld(), one.said(), ended));
            }
        }
        return new Deliveries(List.copyOf(found.values()));
    }

    private static void change(Map<String, Delivery> found, DeliveryNote note, UnaryOperator<Delivery> how) {
        found.computeIfPresent(note.item(), (item, delivery) -> how.apply(delivery));
    }

    private static Delivery saying(Delivery delivery, int occurrence, Said said) {
        var all = new HashMap<>(delivery.said());
        all.put(occurrence, said);
        return new Delivery(delivery.started(), delivery.upheld(), all, delivery.ended());
    }

    private static Delivery answering(
            Delivery delivery, int occurrence, @Nullable LocalDate accepted, String objection) {
        Said said = delivery.said().get(occurrence);
        return said == null ? delivery : saying(delivery, occurrence, new Said(said.made(), accepted, objection));
    }

    public Optional<Delivery> find(String item) {
        return list.stream().filter(one -> one.id().equals(item)).findFirst();
    }

    /**
     * Begin to follow a duty.
     *
     * @param bound the parties on that day
     */
    public Ruling<DeliveryNote> start(DeliveryStarted started, Collection<PartyId> bound, Actor by) {
        var faults = new ArrayList<Refusal>();
        if (!by.mayCoordinate(bound)) {
            faults.add(new Refusal.NotAllowed());
        }
        if (!bound.contains(started.owner())) {
            faults.add(new Refusal.NotAParty(started.owner()));
        }
        if (!started.role().hasTasksInParties()) {
            faults.add(new Refusal.RoleWithoutTasks(started.role()));
        }
        PartyId receiver = started.receiver();
        if (receiver != null && (!bound.contains(receiver) || receiver.equals(started.owner()))) {
            faults.add(new Refusal.NotAParty(receiver));
        }
        faults.addAll(NoteWords.requiredFaults(started.quote(), started.what()));
        faults.addAll(NoteWords.faults(started.settlement()));
        if (find(started.item()).isPresent()) {
            faults.add(new Refusal.DoneBefore(started.item()));
        }
        return faults.isEmpty()
                ? Ruling.made(started)
                : Ruling.refused(faults.stream().distinct().toList());
    }

    /** Say that it was delivered; for the owner's coordinator, jurist, or the role whose task it is. */
    public Ruling<DeliveryNote> make(DeliveryMade made, Actor by, LocalDate today) {
        return about(made, (delivery, faults) -> {
            DeliveryStarted started = delivery.started();
            boolean own = started.owner().equals(by.organisation());
            if (!own || !(by.mayCoordinate(List.of(started.owner())) || by.has(started.role()))) {
                faults.add(new Refusal.NotAllowed());
            }
            if (made.on().isAfter(today)) {
                faults.add(new Refusal.DateInFuture(made.on()));
            }
            faults.addAll(NoteWords.requiredFaults(made.evidence()));
            require(delivery, made.occurrence(), today, Delivery.Occurrence::isOpen, faults);
        });
    }

    /** Say that it came; for the receiver. */
    public Ruling<DeliveryNote> accept(
            DeliveryAccepted accepted, Collection<PartyId> bound, Actor by, LocalDate today) {
        return about(accepted, (delivery, faults) -> {
            mayReceive(delivery, bound, by, faults);
            if (accepted.on().isAfter(today)) {
                faults.add(new Refusal.DateInFuture(accepted.on()));
            }
            require(delivery, accepted.occurrence(), today, one -> one.standing() == Standing.DELIVERED, faults);
        });
    }

    /** Say that it did not come, or not as agreed; for the receiver. */
    public Ruling<DeliveryNote> object(
            DeliveryObjected objected, Collection<PartyId> bound, Actor by, LocalDate today) {
        return about(objected, (delivery, faults) -> {
            mayReceive(delivery, bound, by, faults);
            faults.addAll(NoteWords.requiredFaults(objected.reason()));
            require(delivery, objected.occurrence(), today, one -> one.standing() == Standing.DELIVERED, faults);
        });
    }

    /** Say that the duty stands in the words of a later version. */
    public Ruling<DeliveryNote> uphold(DeliveryUpheld upheld, Collection<PartyId> bound, Actor by) {
        return about(upheld, (delivery, faults) -> {
            mayEnd(delivery, bound, by, faults);
            faults.addAll(NoteWords.requiredFaults(upheld.quote()));
        });
    }

    public Ruling<DeliveryNote> end(DeliveryEnded ended, Collection<PartyId> bound, Actor by, LocalDate today) {
        return about(ended, (delivery, faults) -> {
            mayEnd(delivery, bound, by, faults);
            if (ended.on().isAfter(today)) {
                faults.add(new Refusal.DateInFuture(ended.on()));
            }
            faults.addAll(NoteWords.requiredFaults(ended.reason()));
        });
    }

    private interface Looking {
        void look(Delivery delivery, List<Refusal> faults);
    }

    /** What is delivered before it is ended may be answered after; nothing else changes then. */
    private Ruling<DeliveryNote> about(DeliveryNote note, Looking rule) {
        Optional<Delivery> delivery = find(note.item());
        if (delivery.isEmpty()) {
            return Ruling.refused(new Refusal.NothingByThatName(note.item()));
        }
        var faults = new ArrayList<Refusal>();
        if (delivery.get().ended() != null && (note instanceof DeliveryUpheld || note instanceof DeliveryEnded)) {
            faults.add(new Refusal.DoneBefore(note.item()));
        }
        rule.look(delivery.get(), faults);
        return faults.isEmpty()
                ? Ruling.made(note)
                : Ruling.refused(faults.stream().distinct().toList());
    }

    private static void require(
            Delivery delivery,
            int number,
            LocalDate today,
            java.util.function.Predicate<Delivery.Occurrence> asked,
            List<Refusal> faults) {
        Optional<Delivery.Occurrence> occurrence = delivery.occurrence(number, today);
        if (occurrence.isEmpty()) {
            faults.add(new Refusal.NothingByThatName(delivery.id()));
        } else if (!asked.test(occurrence.get())) {
            faults.add(new Refusal.DoneBefore(delivery.id()));
        }
    }

    private static void mayReceive(Delivery delivery, Collection<PartyId> bound, Actor by, List<Refusal> faults) {
        PartyId own = by.organisation();
        if (own == null
                || !bound.contains(own)
                || !delivery.isFor(own)
                || !(by.mayCoordinate(List.of(own)) || by.maySignFor(own))) {
            faults.add(new Refusal.NotAllowed());
        }
    }

    /** The two whose delivery it is; who is only party to the same agreement does not end what others owe each other. */
    private static void mayEnd(Delivery delivery, Collection<PartyId> bound, Actor by, List<Refusal> faults) {
        PartyId own = by.organisation();
        boolean concerned = own != null && (delivery.started().owner().equals(own) || delivery.isFor(own));
        if (!concerned || !by.mayCoordinate(bound)) {
            faults.add(new Refusal.NotAllowed());
        }
    }
}
