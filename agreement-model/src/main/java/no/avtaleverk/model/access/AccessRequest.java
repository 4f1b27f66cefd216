package no.avtaleverk.model.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.access.AccessNote.AccessAnswered;
import no.avtaleverk.model.access.AccessNote.AccessAppealed;
import no.avtaleverk.model.access.AccessNote.AccessRequested;
import no.avtaleverk.model.access.AccessNote.Answer;
import no.avtaleverk.model.access.AccessNote.AppealDecided;
import no.avtaleverk.model.access.AccessNote.AppealForwarded;
import no.avtaleverk.model.access.AccessNote.Outcome;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.NoteWords;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.publication.WithholdingGrounds;
import no.avtaleverk.model.time.Holidays;
import org.jspecify.annotations.Nullable;

/**
 * A request for access to documents of an organ, from the day it came in to the last word on it.
 *
 * <p>It is answered without undue delay (offentleglova § 29). Whoever has no answer within five working days after the organ received
 * the request may complain as if it was refused (§ 32 second ledd); a complaint on that is answered in the same way.
 *
 * @param by name of who registered it
 * @param at when it was registered
 * @param answers oldest first; the newest counts
 */
public record AccessRequest(
        AccessRequested request,
        Instant at,
        String by,
        List<Noted<AccessNote>> answers,
        @Nullable AccessAppealed appeal,
        @Nullable AppealForwarded forwarded,
        @Nullable AppealDecided decided) {
    /** Working days in which an answer is due (offentleglova § 32 second ledd). */
    public static final int WORKING_DAYS = 5;

    private static final int LONGEST_NAME = 200;

    public AccessRequest {
        answers = List.copyOf(answers);
    }

    /** Where a request stands. */
    public enum Standing {
        WAITING,
        ANSWERED,
        /** A complaint waits for the organ, or for whoever decides on it. */
        APPEALED,
        DECIDED
    }

    /** What the notes of a request come to; empty when there are none. */
    public static Optional<AccessRequest> of(List<Noted<AccessNote>> notes) {
        if (notes.isEmpty() || !(notes.getFirst().note() instanceof AccessRequested request)) {
            return Optional.empty();
        }
        var answers = new ArrayList<Noted<AccessNote>>();
        AccessAppealed appeal = null;
        AppealForwarded forwarded = null;
        AppealDecided decided = null;
        for (Noted<AccessNote> noted : notes) {
            switch (noted.note()) {
                case AccessRequested requested -> {}
                case AccessAnswered answered -> answers.add(noted);
                case AccessAppealed appealed -> {
                    appeal = appealed;
                    forwarded = null;
                    decided = null;
                }
                case AppealForwarded laid -> forwarded = laid;
                case AppealDecided outcome -> decided = outcome;
            }
        }
        Noted<AccessNote> first = notes.getFirst();
        return Optional.of(
                new AccessRequest(request, first.at(), first.userName(), answers, appeal, forwarded, decided));
    }

    /** The newest answer; absent while there is none. */
    public @Nullable AccessAnswered answer() {
        return answers.isEmpty() ? null : (AccessAnswered) answers.getLast().note();
    }

    public Standing standing() {
        if (appeal != null) {
            return decided == null ? Standing.APPEALED : Standing.DECIDED;
        }
        return answers.isEmpty() ? Standing.WAITING : Standing.ANSWERED;
    }

    /** The last day to answer: the fifth working day after the organ received the request. */
    public LocalDate due(Holidays holidays) {
        return holidays.workingDaysFrom(request.received(), WORKING_DAYS);
    }

    /** Whether it waits, and its last day has passed: the one who asked may complain as if it was refused. */
    public boolean isLate(LocalDate today, Holidays holidays) {
        return answers.isEmpty() && today.isAfter(due(holidays));
    }

    /** Whether its first answer came too late. */
    public boolean wasLate(Holidays holidays) {
        return !answers.isEmpty()
                && ((AccessAnswered) answers.getFirst().note()).on().isAfter(due(holidays));
    }

    // ---- who --------------------------------------------------------------------------------------------------------

    /** Whether a person reads the requests of an organ: who works with its agreements there, and its auditors. */
    public static boolean isReadBy(Actor by, PartyId organ) {
        return by.readsWorkOf().contains(organ) || organ.equals(by.organisation()) && by.has(Role.RHF);
    }

    /** Whether a person registers and answers requests for an organ. */
    public static boolean isKeptBy(Actor by, PartyId organ) {
        return organ.equals(by.organisation())
                && (by.has(Role.COORDINATOR)
                        || by.has(Role.JURIST)
                        || by.has(Role.LEADER)
                        || by.has(Role.RHF)
                        || by.has(Role.COUNCIL_SECRETARY));
    }

    // ---- rules ------------------------------------------------------------------------------------------------------

    /** Register a request. */
    public static Ruling<AccessNote> received(AccessRequested request, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        if (!isKeptBy(by, request.organ())) {
            faults.add(new Refusal.NotAllowed());
        }
        notAhead(request.received(), today, faults);
        if (request.asked().isBlank()) {
            faults.add(new Refusal.AccessNotAsked());
        }
        faults.addAll(NoteWords.faults(request.asked(), request.requester()));
        if (request.requester().length() > LONGEST_NAME
                && faults.stream().noneMatch(Refusal.TextTooLong.class::isInstance)) {
            faults.add(new Refusal.TextTooLong(LONGEST_NAME));
        }
        return ruled(request, faults);
    }

    /** Answer it. An answer may be followed by another, such as one that gives more access. */
    public Ruling<AccessNote> answered(AccessAnswered answer, WithholdingGrounds grounds, Actor by, LocalDate today) {
        var faults = faultsOn(answer.on(), by, today);
        boolean withholds = answer.answer() == Answer.PARTLY_GRANTED || answer.answer() == Answer.REFUSED;
        if (withholds && answer.grounds().isEmpty()) {
            faults.add(new Refusal.GroundMissing());
        }
        if (!withholds && !answer.grounds().isEmpty()) {
            faults.add(new Refusal.GroundNotNeeded());
        }
        answer.grounds().stream()
                .filter(ground -> grounds.find(ground).isEmpty())
                .map(Refusal.NothingByThatName::new)
                .forEach(faults::add);
        if (withholds && !answer.wider() && grounds.leaveAChoice(answer.grounds())) {
            faults.add(new Refusal.WiderAccessNotConsidered());
        }
        if (withholds
                && !request.entries().isEmpty()
                && !answer.grounds().isEmpty()
                && answer.grounds().stream().allMatch(key -> grounds.find(key)
                        .filter(ground -> !ground.signed())
                        .isPresent())) {
            faults.add(new Refusal.NoLongerInternal());
        }
        boolean needsWords = withholds || answer.answer() == Answer.NOT_HELD;
        faults.addAll(needsWords ? NoteWords.requiredFaults(answer.words()) : NoteWords.faults(answer.words()));
        return ruled(answer, faults);
    }

    /** Note a complaint. It can be made on an answer that withholds something, and on silence after the last day. */
    public Ruling<AccessNote> appealed(AccessAppealed complaint, Holidays holidays, Actor by, LocalDate today) {
        var faults = faultsOn(complaint.received(), by, today);
        AccessAnswered newest = answer();
        boolean silent = newest == null && complaint.received().isAfter(due(holidays));
        if (!silent && (newest == null || newest.answer() == Answer.GRANTED)) {
            faults.add(new Refusal.NothingToComplainOf());
        }
        if (standing() == Standing.APPEALED) {
            faults.add(new Refusal.DoneBefore(""));
        }
        faults.addAll(NoteWords.faults(complaint.words()));
        return ruled(complaint, faults);
    }

    /** Note that the complaint was laid before whoever decides on it. */
    public Ruling<AccessNote> forwarded(AppealForwarded laid, Actor by, LocalDate today) {
        var faults = faultsOn(laid.on(), by, today);
        after(laid.on(), faults);
        if (standing() != Standing.APPEALED || forwarded != null) {
            faults.add(new Refusal.NothingToComplainOf());
        }
        faults.addAll(NoteWords.requiredFaults(LONGEST_NAME, laid.to()));
        return ruled(laid, faults);
    }

    /** Note what came of the complaint. */
    public Ruling<AccessNote> decided(AppealDecided outcome, Actor by, LocalDate today) {
        var faults = faultsOn(outcome.on(), by, today);
        after(outcome.on(), faults);
        if (standing() != Standing.APPEALED || outcome.outcome() != Outcome.REVERSED_BY_ORGAN && forwarded == null) {
            faults.add(new Refusal.NothingToComplainOf());
        }
        faults.addAll(NoteWords.faults(outcome.words()));
        return ruled(outcome, faults);
    }

    private void after(LocalDate on, List<Refusal> faults) {
        if (appeal != null && on.isBefore(appeal.received())) {
            faults.add(new Refusal.DatesOutOfOrder(appeal.received(), on));
        }
    }

    private ArrayList<Refusal> faultsOn(LocalDate on, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        if (!isKeptBy(by, request.organ())) {
            faults.add(new Refusal.NotAllowed());
        }
        notAhead(on, today, faults);
        if (on.isBefore(request.received())) {
            faults.add(new Refusal.DatesOutOfOrder(request.received(), on));
        }
        return faults;
    }

    private static void notAhead(LocalDate on, LocalDate today, List<Refusal> faults) {
        if (on.isAfter(today)) {
            faults.add(new Refusal.DateInFuture(on));
        }
    }

    private static Ruling<AccessNote> ruled(AccessNote note, List<Refusal> faults) {
        return faults.isEmpty() ? Ruling.made(note) : Ruling.refused(faults);
    }
}
