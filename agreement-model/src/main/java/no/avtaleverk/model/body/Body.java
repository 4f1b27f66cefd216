package no.avtaleverk.model.body;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.body.BodyNote.BodyActionAgreed;
import no.avtaleverk.model.body.BodyNote.BodyActionDone;
import no.avtaleverk.model.body.BodyNote.BodyActionDropped;
import no.avtaleverk.model.body.BodyNote.BodyClosed;
import no.avtaleverk.model.body.BodyNote.BodyFounded;
import no.avtaleverk.model.body.BodyNote.BodyMandateRenewed;
import no.avtaleverk.model.body.BodyNote.BodyMeetingCalled;
import no.avtaleverk.model.body.BodyNote.BodyMeetingCancelled;
import no.avtaleverk.model.body.BodyNote.BodyMeetingHeld;
import no.avtaleverk.model.body.BodyNote.BodyPartiesChanged;
import no.avtaleverk.model.body.BodyNote.BodySeatFilled;
import no.avtaleverk.model.body.BodyNote.BodySeatVacated;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.NoteWords;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * A samarbeidsorgan. It recommends, and never stands in for the vedtak of a kommunestyre or a board.
 *
 * <p>Since the agreement between the government and KS of 23 October 2019 a helsefellesskap has a partnerskapsmøte, strategic (SSU)
 * and professional (FSU) samarbeidsutvalg, and often local and operational organs below them.
 *
 * @param founder the organisation that founded it
 * @param parties who is represented now
 * @param mandates oldest first, never empty
 * @param closed absent while it works
 */
public record Body(
        BodyFounded founded,
        PartyId founder,
        Set<PartyId> parties,
        List<Mandate> mandates,
        List<Seat> seats,
        List<Meeting> meetings,
        List<Action> actions,
        @Nullable BodyClosed closed) {
    public Body {
        parties = Collections.unmodifiableSet(new TreeSet<>(parties));
        mandates = List.copyOf(mandates);
        seats = List.copyOf(seats);
        meetings = List.copyOf(meetings);
        actions = List.copyOf(actions);
    }

    /** What sort of organ it is. */
    public enum Kind {
        /** Partnerskapsmøte: yearly, political and top leadership. */
        PARTNERSHIP_MEETING,
        /** Strategisk samarbeidsutvalg (SSU). */
        STRATEGIC,
        /** Faglig samarbeidsutvalg (FSU). */
        PROFESSIONAL,
        /** Driftsgruppe of one agreement or service. */
        OPERATIONS,
        /** Lokalt samarbeidsutvalg of a part of the area. */
        LOCAL,
        OTHER
    }

    /** What one who sits in it does there. */
    public enum Duty {
        CHAIR,
        DEPUTY_CHAIR,
        MEMBER,
        SUBSTITUTE,
        OBSERVER,
        SECRETARIAT
    }

    /** @param until first day it is over; absent when no end is set */
    public record Mandate(
            String words, LocalDate from, @Nullable LocalDate until) {}

    /** @param vacated absent while it is filled */
    public record Seat(BodySeatFilled filled, @Nullable LocalDate vacated) {}

    /**
     * A meeting.
     *
     * @param cancelled why it is not held; absent when it is, was, or is to be
     */
    public record Meeting(
            BodyMeetingCalled called,
            @Nullable BodyMeetingHeld held,
            @Nullable String cancelled) {
        public String id() {
            return called.item();
        }

        public boolean isAhead() {
            return held == null && cancelled == null;
        }

        public LocalDate on() {
            return held == null ? called.on() : held.on();
        }
    }

    /** An action point. */
    public record Action(
            BodyActionAgreed agreed,
            @Nullable BodyActionDone done,
            @Nullable String dropped) {
        public boolean isOpen() {
            return done == null && dropped == null;
        }

        public boolean isLate(LocalDate today) {
            return isOpen() && today.isAfter(agreed.due());
        }
    }

    private static final class Telling {
        private @Nullable BodyFounded founded;
        private @Nullable PartyId founder;
        private Set<PartyId> parties = Set.of();
        private final List<Mandate> mandates = new ArrayList<>();
        private final Map<String, Seat> seats = new LinkedHashMap<>();
        private final Map<String, Meeting> meetings = new LinkedHashMap<>();
        private final Map<String, Action> actions = new LinkedHashMap<>();
        private @Nullable BodyClosed closed;

        void tell(Noted<BodyNote> noted) {
            switch (noted.note()) {
                case BodyFounded one -> {
                    founded = one;
                    founder = noted.organisation();
                    parties = one.parties();
                    mandates.add(new Mandate(one.mandate(), one.from(), one.until()));
                }
                case BodyMandateRenewed one -> mandates.add(new Mandate(one.mandate(), one.from(), one.until()));
                case BodyPartiesChanged one -> parties = one.parties();
                case BodySeatFilled one -> seats.put(one.item(), new Seat(one, null));
                case BodySeatVacated one ->
                    seats.computeIfPresent(one.item(), (item, seat) -> new Seat(seat.filled(), one.on()));
                case BodyMeetingCalled one -> meetings.put(one.item(), new Meeting(one, null, null));
                case BodyMeetingCancelled one ->
                    meetings.computeIfPresent(
                            one.item(), (item, meeting) -> new Meeting(meeting.called(), meeting.held(), one.reason()));
                case BodyMeetingHeld one ->
                    meetings.computeIfPresent(
                            one.item(), (item, meeting) -> new Meeting(meeting.called(), one, meeting.cancelled()));
                case BodyActionAgreed one -> actions.put(one.item(), new Action(one, null, null));
                case BodyActionDone one ->
                    actions.computeIfPresent(
                            one.item(), (item, action) -> new Action(action.agreed(), one, action.dropped()));
                case BodyActionDropped one ->
                    actions.computeIfPresent(
                            one.item(), (item, action) -> new Action(action.agreed(), action.done(), one.reason()));
                case BodyClosed one -> closed = one;
            }
        }

        Optional<Body> told() {
            BodyFounded first = founded;
            PartyId by = founder;
            return first == null || by == null
                    ? Optional.empty()
                    : Optional.of(new Body(
                            first,
                            by,
                            parties,
                            mandates,
                            List.copyOf(seats.values()),
                            meetings.values().stream()
                                    .sorted(Comparator.comparing(Meeting::on))
                                    .toList(),
                            List.copyOf(actions.values()),
                            closed));
        }
    }

    /** The organ that the notes of a dossier tell of; empty when they do not tell of its founding. */
    public static Optional<Body> of(List<Noted<BodyNote>> notes) {
        var telling = new Telling();
        notes.forEach(telling::tell);
        return telling.told();
    }

    /**
     * What a person may read of a dossier: those at work in a party that is represented, its auditors and its RHF, all of it; those of a
     * party that no longer is, what was noted while it was.
     */
    public static List<Noted<BodyNote>> readable(Dossier dossier, List<Noted<BodyNote>> notes, Actor by) {
        var telling = new Telling();
        var open = new ArrayList<Noted<BodyNote>>();
        boolean now = false;
        for (Noted<BodyNote> noted : notes) {
            telling.tell(noted);
            now = dossier.isReadableBy(by, telling.parties);
            if (now) {
                open.add(noted);
            }
        }
        return now ? notes : open;
    }

    public String name() {
        return founded.name();
    }

    /** The mandate it works by; the last one given. */
    public Mandate mandate() {
        return mandates.getLast();
    }

    /** Who sits in it on a day, the chair first. */
    public List<Seat> seatsOn(LocalDate day) {
        return seats.stream()
                .filter(seat -> {
                    LocalDate vacated = seat.vacated();
                    return vacated == null || vacated.isAfter(day);
                })
                .sorted(Comparator.comparing((Seat seat) -> seat.filled().duty()))
                .toList();
    }

    /** The party that keeps its papers: the one with the secretariat, else the one that founded it. */
    public PartyId secretariat() {
        return seats.stream()
                .filter(seat -> seat.vacated() == null && seat.filled().duty() == Duty.SECRETARIAT)
                .flatMap(seat -> Optional.ofNullable(seat.filled().party()).stream())
                .filter(parties::contains)
                .reduce((first, last) -> last)
                .orElse(parties.contains(founder) ? founder : parties.iterator().next());
    }

    public Optional<Meeting> meeting(String item) {
        return meetings.stream().filter(one -> one.id().equals(item)).findFirst();
    }

    public Optional<Action> action(String item) {
        return actions.stream().filter(one -> one.agreed().item().equals(item)).findFirst();
    }

    // ---- rules ------------------------------------------------------------------------------------------------------

    /** Found an organ; for those who coordinate in a trust, with at least one kommune in its area. */
    public static Ruling<BodyNote> found(BodyFounded founded, Actor by) {
        var faults = new ArrayList<Refusal>();
        PartyId own = by.organisation();
        if (own == null || isMunicipality(own) || !by.mayCoordinate(founded.parties())) {
            faults.add(new Refusal.NotAllowed());
        }
        faults.addAll(lacking(founded.parties()));
        faults.addAll(NoteWords.requiredFaults(founded.name(), founded.mandate()));
        faults.addAll(NoteWords.faults(founded.community()));
        faults.addAll(outOfOrder(founded.from(), founded.until()));
        return answer(founded, faults);
    }

    private static List<Refusal> lacking(Collection<PartyId> parties) {
        var faults = new ArrayList<Refusal>();
        if (parties.stream().noneMatch(Body::isMunicipality)) {
            faults.add(new Refusal.PartyMissing(true));
        }
        if (parties.stream().allMatch(Body::isMunicipality)) {
            faults.add(new Refusal.PartyMissing(false));
        }
        return faults;
    }

    private static List<Refusal> outOfOrder(LocalDate from, @Nullable LocalDate until) {
        return until != null && !until.isAfter(from) ? List.of(new Refusal.DatesOutOfOrder(from, until)) : List.of();
    }

    private static boolean isMunicipality(PartyId party) {
        return party.value().startsWith("kommune-");
    }

    /** Whether a person writes in it: those who coordinate in a party that is represented, as long as it works. */
    public boolean isWrittenBy(Actor by) {
        return closed == null && by.mayCoordinate(parties);
    }

    public Ruling<BodyNote> renew(BodyMandateRenewed renewed, Actor by) {
        List<Refusal> faults = notWriting(by);
        faults.addAll(NoteWords.requiredFaults(renewed.mandate()));
        faults.addAll(outOfOrder(renewed.from(), renewed.until()));
        return answer(renewed, faults);
    }

    /** Change who is represented; for the party that keeps the papers, since it decides who reads them. */
    public Ruling<BodyNote> represent(BodyPartiesChanged changed, Actor by) {
        List<Refusal> faults = notKeeping(by);
        faults.addAll(lacking(changed.parties()));
        if (!changed.parties().contains(secretariat())) {
            faults.add(new Refusal.NotAParty(secretariat()));
        }
        return answer(changed, faults);
    }

    public Ruling<BodyNote> fill(BodySeatFilled filled, Actor by) {
        List<Refusal> faults = notWriting(by);
        PartyId party = filled.party();
        if (party != null && !parties.contains(party)) {
            faults.add(new Refusal.NotAParty(party));
        }
        faults.addAll(NoteWords.requiredFaults(filled.office()));
        faults.addAll(
                party == null ? NoteWords.requiredFaults(filled.represents()) : NoteWords.faults(filled.represents()));
        faults.addAll(NoteWords.faults(filled.name()));
        if (seats.stream().anyMatch(seat -> seat.filled().item().equals(filled.item()))) {
            faults.add(new Refusal.DoneBefore(filled.item()));
        }
        return answer(filled, faults);
    }

    public Ruling<BodyNote> vacate(BodySeatVacated vacated, Actor by) {
        List<Refusal> faults = notWriting(by);
        if (seats.stream().noneMatch(seat -> seat.filled().item().equals(vacated.item()) && seat.vacated() == null)) {
            faults.add(new Refusal.NothingByThatName(vacated.item()));
        }
        return answer(vacated, faults);
    }

    public Ruling<BodyNote> call(BodyMeetingCalled called, Actor by) {
        List<Refusal> faults = notWriting(by);
        faults.addAll(NoteWords.requiredFaults(called.agenda()));
        faults.addAll(NoteWords.faults(called.place()));
        if (meeting(called.item()).isPresent()) {
            faults.add(new Refusal.DoneBefore(called.item()));
        }
        return answer(called, faults);
    }

    public Ruling<BodyNote> cancel(BodyMeetingCancelled cancelled, Actor by) {
        List<Refusal> faults = notWriting(by);
        faults.addAll(NoteWords.requiredFaults(cancelled.reason()));
        faults.addAll(notAhead(cancelled.item()));
        return answer(cancelled, faults);
    }

    /** Note that a meeting was held, with minutes in words or as a file. */
    public Ruling<BodyNote> hold(BodyMeetingHeld held, Actor by, LocalDate today) {
        List<Refusal> faults = notWriting(by);
        if (held.on().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(held.on()));
        }
        faults.addAll(
                held.file() == null ? NoteWords.requiredFaults(held.minutes()) : NoteWords.faults(held.minutes()));
        faults.addAll(NoteWords.faults(held.decisions().toArray(String[]::new)));
        faults.addAll(notAhead(held.item()));
        return answer(held, faults);
    }

    private List<Refusal> notAhead(String item) {
        Optional<Meeting> meeting = meeting(item);
        if (meeting.isEmpty()) {
            return List.of(new Refusal.NothingByThatName(item));
        }
        return meeting.get().isAhead() ? List.of() : List.of(new Refusal.DoneBefore(item));
    }

    public Ruling<BodyNote> agree(BodyActionAgreed agreed, Actor by) {
        List<Refusal> faults = notWriting(by);
        if (meeting(agreed.meeting()).isEmpty()) {
            faults.add(new Refusal.NothingByThatName(agreed.meeting()));
        }
        if (!parties.contains(agreed.party())) {
            faults.add(new Refusal.NotAParty(agreed.party()));
        }
        if (!agreed.role().hasTasksInParties()) {
            faults.add(new Refusal.RoleWithoutTasks(agreed.role()));
        }
        faults.addAll(NoteWords.requiredFaults(agreed.words()));
        if (action(agreed.item()).isPresent()) {
            faults.add(new Refusal.DoneBefore(agreed.item()));
        }
        return answer(agreed, faults);
    }

    /** Note that an action point is done; for the role whose task it is, and those who coordinate in its party. */
    public Ruling<BodyNote> finish(BodyActionDone done, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>(notOpen(done.item()));
        boolean own = action(done.item())
                .map(Action::agreed)
                .filter(one -> one.party().equals(by.organisation())
                        && parties.contains(one.party())
                        && (by.mayCoordinate(List.of(one.party())) || by.has(one.role())))
                .isPresent();
        if (!own) {
            faults.add(new Refusal.NotAllowed());
        }
        if (done.on().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(done.on()));
        }
        faults.addAll(NoteWords.requiredFaults(done.how()));
        return answer(done, faults);
    }

    public Ruling<BodyNote> drop(BodyActionDropped dropped, Actor by) {
        List<Refusal> faults = notWriting(by);
        faults.addAll(notOpen(dropped.item()));
        faults.addAll(NoteWords.requiredFaults(dropped.reason()));
        return answer(dropped, faults);
    }

    private List<Refusal> notOpen(String item) {
        Optional<Action> action = action(item);
        if (action.isEmpty()) {
            return List.of(new Refusal.NothingByThatName(item));
        }
        return action.get().isOpen() ? List.of() : List.of(new Refusal.DoneBefore(item));
    }

    public Ruling<BodyNote> close(BodyClosed asked, Actor by, LocalDate today) {
        List<Refusal> faults = notKeeping(by);
        if (asked.on().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(asked.on()));
        }
        faults.addAll(NoteWords.requiredFaults(asked.reason()));
        return answer(asked, faults);
    }

    private List<Refusal> notWriting(Actor by) {
        var faults = new ArrayList<Refusal>();
        if (!isWrittenBy(by)) {
            faults.add(new Refusal.NotAllowed());
        }
        return faults;
    }

    private List<Refusal> notKeeping(Actor by) {
        List<Refusal> faults = notWriting(by);
        if (faults.isEmpty() && !secretariat().equals(by.organisation())) {
            faults.add(new Refusal.NotAllowed());
        }
        return faults;
    }

    private static Ruling<BodyNote> answer(BodyNote note, List<Refusal> faults) {
        return faults.isEmpty()
                ? Ruling.made(note)
                : Ruling.refused(faults.stream().distinct().toList());
    }
}
