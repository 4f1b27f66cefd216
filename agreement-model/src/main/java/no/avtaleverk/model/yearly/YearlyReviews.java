package no.avtaleverk.model.yearly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.followup.NoteWords;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.yearly.YearlyNote.ActionAgreed;
import no.avtaleverk.model.yearly.YearlyNote.ActionDone;
import no.avtaleverk.model.yearly.YearlyNote.ActionDropped;
import no.avtaleverk.model.yearly.YearlyNote.MatterAssessed;
import no.avtaleverk.model.yearly.YearlyNote.MeetingHeld;
import no.avtaleverk.model.yearly.YearlyNote.PartyAnswered;
import no.avtaleverk.model.yearly.YearlyNote.PointMinuted;
import no.avtaleverk.model.yearly.YearlyNote.ReviewConcluded;
import org.jspecify.annotations.Nullable;

/**
 * The yearly reviews (årlig gjennomgang, hol. § 6-5) of an agreement, and the action points they agreed on.
 *
 * @param rounds oldest first
 * @param actions of all reviews, in the order they were agreed
 */
public record YearlyReviews(List<Round> rounds, List<Action> actions) {
    /** Longest text of a field, in characters. */
    public static final int LONGEST = NoteWords.LONGEST;

    public YearlyReviews {
        rounds = List.copyOf(rounds);
        actions = List.copyOf(actions);
    }

    /**
     * One review, with all parties.
     *
     * @param number 1 for the first of the agreement
     * @param answers the last of each party
     * @param assessments the last of each party on each matter, in the order they were first assessed
     * @param meeting absent until it is held
     * @param minutes what was decided, by point of the agenda
     * @param concluded absent while it is open, and when it was closed with a note alone
     */
    public record Round(
            int number,
            Review review,
            Map<PartyId, Noted<YearlyNote>> answers,
            List<Noted<YearlyNote>> assessments,
            @Nullable Noted<YearlyNote> meeting,
            Map<AgendaPoint, String> minutes,
            @Nullable Noted<YearlyNote> concluded) {
        public Round {
            answers = Map.copyOf(answers);
            assessments = List.copyOf(assessments);
            minutes = Map.copyOf(minutes);
        }

        public boolean isOpen() {
            return review.isOpen();
        }

        public Optional<PartyAnswered> answer(PartyId party) {
            return Optional.ofNullable(answers.get(party)).map(Noted::note).map(PartyAnswered.class::cast);
        }

        /** Those of the parties that have not answered. */
        public List<PartyId> silent(Collection<PartyId> parties) {
            return parties.stream().filter(party -> !answers.containsKey(party)).toList();
        }

        public Optional<MatterAssessed> assessment(PartyId party, Matter matter) {
            return assessed().stream()
                    .filter(one -> one.party().equals(party) && one.matter().equals(matter))
                    .findFirst();
        }

        public List<MatterAssessed> assessed() {
            return assessments.stream()
                    .map(noted -> (MatterAssessed) noted.note())
                    .toList();
        }

        public Optional<MeetingHeld> held() {
            return Optional.ofNullable(meeting).map(Noted::note).map(MeetingHeld.class::cast);
        }

        public Optional<ReviewConcluded> conclusion() {
            return Optional.ofNullable(concluded).map(Noted::note).map(ReviewConcluded.class::cast);
        }
    }

    /**
     * An action point.
     *
     * @param done absent while it is not
     * @param dropped why nothing is to be done after all; absent while something is
     */
    public record Action(
            ActionAgreed agreed,
            @Nullable ActionDone done,
            @Nullable String dropped) {
        public boolean isOpen() {
            return done == null && dropped == null;
        }

        /** Whether the last day has passed. */
        public boolean isLate(LocalDate today) {
            return isOpen() && today.isAfter(agreed.due());
        }
    }

    /** How a matter stands against the last review. */
    public enum Mark {
        /** The party has not assessed it before: it has come into the text, or was passed over. */
        NEW,
        /** The words it rests on have changed. */
        CHANGED,
        UNCHANGED,
        /** The matter is no longer in the text. */
        GONE
    }

    /**
     * What a party said of a matter last time and now.
     *
     * @param found as the text has it now; absent when it is gone
     * @param last absent when the party had not assessed it
     * @param now absent until the party has assessed it in this review; what it said last time is then carried over
     */
    public record Carried(
            Matter matter,
            String named,
            Matter.@Nullable Found found,
            Mark mark,
            @Nullable MatterAssessed last,
            @Nullable MatterAssessed now) {
        /** What stands: what was said in this review or, until then, what is carried over. */
        public Assessment stands() {
            MatterAssessed said = now == null ? last : now;
            return said == null ? Assessment.NOT_ASSESSED : said.assessment();
        }

        /** Whether what stands was said in a review before, and not looked at again in this one. */
        public boolean isCarriedOver() {
            return now == null && last != null;
        }
    }

    /**
     * The reviews an agreement and the notes of its dossier tell of.
     *
     * @param reviews as the agreement has them; notes about others are passed over
     */
    public static YearlyReviews of(List<Review> reviews, List<Noted<YearlyNote>> notes) {
        var rounds = new ArrayList<Round>();
        for (int index = 0; index < reviews.size(); index++) {
            rounds.add(round(index + 1, reviews.get(index), notes));
        }
        Map<String, Action> actions = new LinkedHashMap<>();
        for (Noted<YearlyNote> noted : notes) {
            switch (noted.note()) {
                case ActionAgreed agreed -> actions.put(agreed.item(), new Action(agreed, null, null));
                case ActionDone done ->
                    actions.computeIfPresent(
                            done.item(), (item, action) -> new Action(action.agreed(), done, action.dropped()));
                case ActionDropped dropped ->
                    actions.computeIfPresent(
                            dropped.item(),
                            (item, action) -> new Action(action.agreed(), action.done(), dropped.reason()));
                case PartyAnswered answer -> {}
                case MatterAssessed assessed -> {}
                case MeetingHeld meeting -> {}
                case PointMinuted minuted -> {}
                case ReviewConcluded concluded -> {}
            }
        }
        return new YearlyReviews(rounds, List.copyOf(actions.values()));
    }

    private static Round round(int number, Review review, List<Noted<YearlyNote>> notes) {
        String item = String.valueOf(number);
        Map<PartyId, Noted<YearlyNote>> answers = new LinkedHashMap<>();
        Map<String, Noted<YearlyNote>> assessments = new LinkedHashMap<>();
        Map<AgendaPoint, String> minutes = new EnumMap<>(AgendaPoint.class);
        Noted<YearlyNote> meeting = null;
        Noted<YearlyNote> concluded = null;
        for (Noted<YearlyNote> noted : notes) {
            if (!noted.note().item().equals(item)) {
                continue;
            }
            switch (noted.note()) {
                case PartyAnswered answer -> answers.put(answer.party(), noted);
                case MatterAssessed assessed ->
                    assessments.put(assessed.party() + " " + assessed.matter().id(), noted);
                case MeetingHeld held -> meeting = noted;
                case PointMinuted minuted -> minutes.put(minuted.point(), minuted.decided());
                case ReviewConcluded done -> concluded = noted;
                case ActionAgreed agreed -> {}
                case ActionDone done -> {}
                case ActionDropped dropped -> {}
            }
        }
        return new Round(number, review, answers, List.copyOf(assessments.values()), meeting, minutes, concluded);
    }

    /** The review that is open. */
    public Optional<Round> open() {
        return rounds.stream().filter(Round::isOpen).reduce((first, last) -> last);
    }

    public Optional<Round> find(int number) {
        return rounds.stream().filter(round -> round.number() == number).findFirst();
    }

    public Optional<Action> action(String item) {
        return actions.stream()
                .filter(action -> action.agreed().item().equals(item))
                .findFirst();
    }

    /** The action points a review agreed on. */
    public List<Action> agreedIn(int number) {
        return actions.stream()
                .filter(action -> action.agreed().review() == number)
                .toList();
    }

    /** What a party said last of a matter in the reviews before one. */
    private Optional<MatterAssessed> before(int number, PartyId party, Matter matter) {
        return rounds.reversed().stream()
                .filter(round -> round.number() < number)
                .flatMap(round -> round.assessment(party, matter).stream())
                .findFirst();
    }

    /**
     * Lay what a party said last time beside the text as it is.
     *
     * @param now the matters of the text
     * @return in the order of the text, and after them those that are gone
     */
    public List<Carried> carried(int number, PartyId party, List<Matter.Found> now) {
        Round round = find(number).orElseThrow(() -> new IllegalArgumentException("No review " + number));
        var carried = new ArrayList<Carried>();
        for (Matter.Found found : now) {
            MatterAssessed last = before(number, party, found.matter()).orElse(null);
            Mark mark = last == null ? Mark.NEW : last.text().equals(found.words()) ? Mark.UNCHANGED : Mark.CHANGED;
            carried.add(new Carried(
                    found.matter(),
                    found.named(),
                    found,
                    mark,
                    last,
                    round.assessment(party, found.matter()).orElse(null)));
        }
        List<Matter> there = now.stream().map(Matter.Found::matter).toList();
        // Told once, in the first review after it went.
        rounds.stream()
                .filter(one -> one.number() < number && !one.assessed().isEmpty())
                .reduce((first, last) -> last)
                .ifPresent(one -> one.assessed().stream()
                        .filter(said -> said.party().equals(party) && !there.contains(said.matter()))
                        .forEach(said ->
                                carried.add(new Carried(said.matter(), said.named(), null, Mark.GONE, said, null))));
        return carried;
    }

    // ---- rules ------------------------------------------------------------------------------------------------------

    /** @param bound the parties that have a say today */
    public Ruling<YearlyNote> answer(PartyAnswered answer, Collection<PartyId> bound, Actor by) {
        var faults = new ArrayList<Refusal>(ofOwnParty(answer.party(), answer.item(), bound, by));
        // That nothing has to change says enough by itself.
        if (answer.wish() != Wish.NO_CHANGE_NEEDED && answer.words().isBlank()) {
            faults.add(new Refusal.ReasonMissing());
        }
        faults.addAll(NoteWords.faults(answer.words()));
        return faults.isEmpty() ? Ruling.made(answer) : Ruling.refused(faults);
    }

    /**
     * Assess matters, some or all.
     *
     * @param now the matters of the text
     */
    public Ruling<YearlyNote> assess(
            List<MatterAssessed> assessed, Collection<PartyId> bound, List<Matter.Found> now, Actor by) {
        var faults = new ArrayList<Refusal>();
        for (MatterAssessed one : assessed) {
            faults.addAll(ofOwnParty(one.party(), one.item(), bound, by));
            if (now.stream().noneMatch(found -> found.matter().equals(one.matter()))) {
                faults.add(new Refusal.NothingByThatName(one.matter().id()));
            }
            if (one.assessment().needsReason() && one.words().isBlank()) {
                faults.add(new Refusal.ReasonMissing());
            }
            faults.addAll(NoteWords.faults(one.words()));
        }
        List<Refusal> distinct = faults.stream().distinct().toList();
        return distinct.isEmpty() ? new Ruling.Made<>(List.copyOf(assessed)) : Ruling.refused(distinct);
    }

    /** @param today date in Norway */
    public Ruling<YearlyNote> hold(MeetingHeld meeting, Collection<PartyId> bound, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>(coordinated(meeting.item(), bound, by));
        if (meeting.held().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(meeting.held()));
        }
        find(meeting.item())
                .filter(round -> meeting.held().isBefore(round.review().opened()))
                .ifPresent(round ->
                        faults.add(new Refusal.DatesOutOfOrder(round.review().opened(), meeting.held())));
        faults.addAll(NoteWords.requiredFaults(meeting.participants()));
        return faults.isEmpty() ? Ruling.made(meeting) : Ruling.refused(faults);
    }

    public Ruling<YearlyNote> minute(PointMinuted minuted, Collection<PartyId> bound, Actor by) {
        var faults = new ArrayList<Refusal>(afterTheMeeting(minuted.item(), bound, by));
        faults.addAll(NoteWords.requiredFaults(minuted.decided()));
        return faults.isEmpty() ? Ruling.made(minuted) : Ruling.refused(faults);
    }

    public Ruling<YearlyNote> agree(ActionAgreed action, Collection<PartyId> bound, Actor by) {
        var faults = new ArrayList<Refusal>(afterTheMeeting(String.valueOf(action.review()), bound, by));
        if (!bound.contains(action.party())) {
            faults.add(new Refusal.NotAParty(action.party()));
        }
        if (!action.role().hasTasksInParties()) {
            faults.add(new Refusal.RoleWithoutTasks(action.role()));
        }
        if (action.words().isBlank()) {
            faults.add(new Refusal.ReasonMissing());
        }
        find(action.review())
                .flatMap(Round::held)
                .filter(meeting -> action.due().isBefore(meeting.held()))
                .ifPresent(meeting -> faults.add(new Refusal.DatesOutOfOrder(meeting.held(), action.due())));
        if (action(action.item()).isPresent()) {
            faults.add(new Refusal.DoneBefore(action.item()));
        }
        faults.addAll(NoteWords.faults(action.words()));
        return faults.isEmpty() ? Ruling.made(action) : Ruling.refused(faults);
    }

    /**
     * Say that an action point is done; for its party.
     *
     * @param today date in Norway
     */
    public Ruling<YearlyNote> finish(ActionDone done, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>(ofOpenAction(done.item(), by));
        if (done.on().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(done.on()));
        }
        faults.addAll(NoteWords.requiredFaults(done.how()));
        return faults.isEmpty() ? Ruling.made(done) : Ruling.refused(faults);
    }

    /** Say that nothing is to be done after all; for its party. */
    public Ruling<YearlyNote> drop(ActionDropped dropped, Actor by) {
        var faults = new ArrayList<Refusal>(ofOpenAction(dropped.item(), by));
        faults.addAll(NoteWords.requiredFaults(dropped.reason()));
        return faults.isEmpty() ? Ruling.made(dropped) : Ruling.refused(faults);
    }

    /**
     * Finish the review that is open. The silence of a party does not stand in the way: the law asks all to review, and lets none wait.
     * But it is said, and why it is finished all the same.
     */
    public Ruling<YearlyNote> conclude(ReviewConcluded concluded, Collection<PartyId> bound, Actor by) {
        var faults = new ArrayList<Refusal>(afterTheMeeting(concluded.item(), bound, by));
        faults.addAll(NoteWords.requiredFaults(concluded.reason()));
        String silence = Objects.requireNonNullElse(concluded.silence(), "");
        NoteWords.faults(silence).stream()
                .filter(fault -> !faults.contains(fault))
                .forEach(faults::add);
        find(concluded.item())
                .filter(Round::isOpen)
                .map(round -> silenceFaults(round, bound, silence))
                .ifPresent(faults::addAll);
        return faults.isEmpty() ? Ruling.made(concluded) : Ruling.refused(faults);
    }

    /** What stands against finishing a review while parties have not answered. */
    public static List<Refusal> silenceFaults(Round round, Collection<PartyId> bound, String silence) {
        List<PartyId> silent = round.silent(bound);
        return silent.isEmpty() || !silence.isBlank() ? List.of() : List.of(new Refusal.NotAllAnswered(silent));
    }

    private Optional<Round> find(String item) {
        return rounds.stream()
                .filter(round -> String.valueOf(round.number()).equals(item))
                .findFirst();
    }

    private List<Refusal> ofOwnParty(PartyId party, String item, Collection<PartyId> bound, Actor by) {
        var faults = new ArrayList<Refusal>();
        if (!bound.contains(party) || !by.mayCoordinate(List.of(party))) {
            faults.add(new Refusal.NotAllowed());
        }
        faults.addAll(notOpen(item));
        return faults;
    }

    private List<Refusal> coordinated(String item, Collection<PartyId> bound, Actor by) {
        var faults = new ArrayList<Refusal>();
        if (!by.mayCoordinate(bound)) {
            faults.add(new Refusal.NotAllowed());
        }
        faults.addAll(notOpen(item));
        return faults;
    }

    private List<Refusal> afterTheMeeting(String item, Collection<PartyId> bound, Actor by) {
        var faults = new ArrayList<Refusal>(coordinated(item, bound, by));
        if (find(item)
                .filter(Round::isOpen)
                .filter(round -> round.meeting() == null)
                .isPresent()) {
            faults.add(new Refusal.MeetingNotHeld());
        }
        return faults;
    }

    private List<Refusal> notOpen(String item) {
        return find(item).filter(Round::isOpen).isPresent() ? List.of() : List.of(new Refusal.NoReviewOpen());
    }

    private List<Refusal> ofOpenAction(String item, Actor by) {
        Optional<Action> action = action(item);
        if (action.isEmpty()) {
            return List.of(new Refusal.NothingByThatName(item));
        }
        ActionAgreed agreed = action.get().agreed();
        var faults = new ArrayList<Refusal>();
        boolean own = agreed.party().equals(by.organisation()) && by.has(agreed.role());
        if (!own && !by.mayCoordinate(List.of(agreed.party()))) {
            faults.add(new Refusal.NotAllowed());
        }
        if (!action.get().isOpen()) {
            faults.add(new Refusal.DoneBefore(item));
        }
        return faults;
    }
}
