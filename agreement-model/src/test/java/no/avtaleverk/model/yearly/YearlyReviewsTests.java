package no.avtaleverk.model.yearly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.yearly.YearlyNote.ActionAgreed;
import no.avtaleverk.model.yearly.YearlyNote.ActionDone;
import no.avtaleverk.model.yearly.YearlyNote.ActionDropped;
import no.avtaleverk.model.yearly.YearlyNote.MatterAssessed;
import no.avtaleverk.model.yearly.YearlyNote.MeetingHeld;
import no.avtaleverk.model.yearly.YearlyNote.PartyAnswered;
import no.avtaleverk.model.yearly.YearlyNote.PointMinuted;
import no.avtaleverk.model.yearly.YearlyNote.ReviewConcluded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class YearlyReviewsTests {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId TRUST = new PartyId("hf-983974724");
    private static final Set<PartyId> BOUND = Set.of(VAKSDAL, TRUST);
    private static final Actor AUD = new Actor("aud", "Aud", VAKSDAL, Set.of(Role.COORDINATOR), Set.of());
    private static final Actor MAYOR = new Actor("hege", "Hege", VAKSDAL, Set.of(Role.LEADER), Set.of());
    private static final LocalDate OPENED = LocalDate.of(2026, 9, 1);
    private static final LocalDate HELD = LocalDate.of(2026, 9, 20);
    private static final RequirementId BEDS = new RequirementId("HOL-6-2-04");

    private static Review open() {
        return new Review(OPENED, null, null, "");
    }

    private static Review closed(LocalDate held) {
        return new Review(held.minusDays(20), held, Review.Outcome.NO_CHANGE, "Verkar");
    }

    private static YearlyReviews reviews(List<Review> reviews, YearlyNote... notes) {
        var noted = new ArrayList<Noted<YearlyNote>>();
        for (YearlyNote note : notes) {
            noted.add(
                    new Noted<>(note, noted.size() + 1, Instant.parse("2026-09-02T08:00:00Z"), "aud", "Aud", VAKSDAL));
        }
        return YearlyReviews.of(reviews, noted);
    }

    private static MeetingHeld meeting() {
        return new MeetingHeld("1", HELD, "Koordinatorane", Sha256.ZERO, Sha256.ZERO);
    }

    private static List<Refusal> refused(Ruling<YearlyNote> ruling) {
        return ruling instanceof Ruling.Refused<YearlyNote> no ? no.reasons() : List.of();
    }

    private static Clauses text(String beds) {
        return new Clauses(List.of(
                new Clause(new ClauseId("k-1"), 1, "1", ClauseText.parse("Innleiing", "")),
                new Clause(new ClauseId("k-2"), 2, "1.1", ClauseText.parse("Plassar", beds)),
                new Clause(new ClauseId("k-3"), 1, "2", ClauseText.parse("Usemje", "Partane møtest."))));
    }

    private static List<Matter.Found> matters(String beds) {
        Clauses text = text(beds);
        Sha256 words = text.find(new ClauseId("k-2")).orElseThrow().sha256();
        return Matter.of(
                text, List.of(new Answer(new ClauseId("k-2"), words, BEDS, Answer.Basis.JURIST, true)), List.of(BEDS));
    }

    private static MatterAssessed said(String round, Matter.Found found, Assessment how) {
        return new MatterAssessed(round, VAKSDAL, found.matter(), found.named(), found.words(), how, "Ord");
    }

    @Test
    void mattersAreTheRequirementsAnsweredAndTheChaptersThatAnswerNone() {
        assertThat(matters("To plassar"))
                .extracting(found -> found.matter().id() + " " + found.named())
                .containsExactly("HOL-6-2-04 1.1 Plassar", "k-3 2 Usemje");
        assertThat(Matter.parse("k-3").chapter()).isEqualTo(new ClauseId("k-3"));
        assertThat(Matter.parse("HOL-6-2-04").requirement()).isEqualTo(BEDS);
    }

    @Test
    void whatWasSaidLastTimeStandsAndTheWordsItRestedOnAreComparedWithThoseNow() {
        List<Matter.Found> last = matters("To plassar");
        List<Matter.Found> now = matters("Tre plassar");
        YearlyReviews reviews = reviews(
                List.of(closed(LocalDate.of(2025, 9, 20)), open()),
                said("1", last.getFirst(), Assessment.WORKS_PARTLY),
                said("1", last.getLast(), Assessment.WORKS_WELL),
                said("2", now.getLast(), Assessment.DOES_NOT_WORK));

        assertThat(reviews.carried(2, VAKSDAL, now))
                .extracting(one -> one.matter().id() + " " + one.mark() + " " + one.stands())
                .containsExactly("HOL-6-2-04 CHANGED WORKS_PARTLY", "k-3 UNCHANGED DOES_NOT_WORK");
        assertThat(reviews.carried(2, VAKSDAL, now.subList(0, 1)))
                .extracting(one -> one.matter().id() + " " + one.mark())
                .containsExactly("HOL-6-2-04 CHANGED", "k-3 GONE");
        assertThat(reviews.carried(2, TRUST, now))
                .extracting(YearlyReviews.Carried::mark)
                .containsOnly(YearlyReviews.Mark.NEW);
    }

    @Test
    void anAnswerMayBeChangedUntilTheReviewIsClosedAndTheLastStands() {
        var first = new PartyAnswered("1", VAKSDAL, Wish.REVISION_WANTED, "Alt");
        var second = new PartyAnswered("1", VAKSDAL, Wish.NO_CHANGE_NEEDED, "");
        YearlyReviews reviews = reviews(List.of(open()), first, second);
        assertThat(reviews.rounds().getFirst().answer(VAKSDAL)).contains(second);
        assertThat(reviews.rounds().getFirst().silent(List.of(VAKSDAL, TRUST))).containsExactly(TRUST);
        assertThat(refused(reviews(List.of(closed(HELD)), first).answer(second, BOUND, AUD)))
                .containsExactly(new Refusal.NoReviewOpen());
        assertThat(refused(reviews.answer(first, BOUND, MAYOR))).containsExactly(new Refusal.NotAllowed());
        assertThat(refused(reviews.answer(first, Set.of(TRUST), AUD))).containsExactly(new Refusal.NotAllowed());
    }

    @Test
    void theMeetingIsNeitherInTheFutureNorBeforeTheReviewWasOpened() {
        YearlyReviews reviews = reviews(List.of(open()));
        assertThat(refused(reviews.hold(meeting(), BOUND, AUD, HELD))).isEmpty();
        assertThat(refused(reviews.hold(meeting(), BOUND, AUD, HELD.minusDays(1))))
                .containsExactly(new Refusal.DateInFuture(HELD));
        var early = new MeetingHeld("1", OPENED.minusDays(1), "Koordinatorane", Sha256.ZERO, Sha256.ZERO);
        assertThat(refused(reviews.hold(early, BOUND, AUD, HELD)))
                .containsExactly(new Refusal.DatesOutOfOrder(OPENED, OPENED.minusDays(1)));
    }

    @Test
    void nothingIsMinutedAgreedOrConcludedBeforeTheMeeting() {
        YearlyReviews before = reviews(List.of(open()));
        var minuted = new PointMinuted("1", AgendaPoint.TEXT, "Som før");
        var action = new ActionAgreed("t-1", 1, TRUST, Role.JURIST, "Utkast", HELD.plusDays(1));
        var concluded = new ReviewConcluded(
                "1", HELD, Review.Outcome.NO_CHANGE, "Verkar", "Fekk påminning", Sha256.ZERO, Sha256.ZERO);
        assertThat(refused(before.minute(minuted, BOUND, AUD))).containsExactly(new Refusal.MeetingNotHeld());
        assertThat(refused(before.agree(action, BOUND, AUD))).containsExactly(new Refusal.MeetingNotHeld());
        assertThat(refused(before.conclude(concluded, BOUND, AUD))).containsExactly(new Refusal.MeetingNotHeld());
        YearlyReviews after = reviews(List.of(open()), meeting());
        assertThat(refused(after.minute(minuted, BOUND, AUD))).isEmpty();
        assertThat(refused(after.agree(action, BOUND, AUD))).isEmpty();
        assertThat(refused(after.conclude(concluded, BOUND, AUD))).isEmpty();
    }

    @Test
    void whyAReviewIsFinishedWhileAPartyIsSilentIsSaid() {
        var silently =
                new ReviewConcluded("1", HELD, Review.Outcome.NO_CHANGE, "Verkar", null, Sha256.ZERO, Sha256.ZERO);
        var blankly = new ReviewConcluded("1", HELD, Review.Outcome.NO_CHANGE, "Verkar", " ", Sha256.ZERO, Sha256.ZERO);
        var saying = new ReviewConcluded(
                "1", HELD, Review.Outcome.NO_CHANGE, "Verkar", "Fekk påminning", Sha256.ZERO, Sha256.ZERO);
        var naming = new ReviewConcluded(
                "1", HELD, Review.Outcome.NO_CHANGE, "Verkar", "Pasient 13097248022", Sha256.ZERO, Sha256.ZERO);
        var ofVaksdal = new PartyAnswered("1", VAKSDAL, Wish.NO_CHANGE_NEEDED, "");
        YearlyReviews one = reviews(List.of(open()), ofVaksdal, meeting());
        var refusal = new Refusal.NotAllAnswered(List.of(TRUST));
        assertThat(refused(one.conclude(silently, BOUND, AUD))).containsExactly(refusal);
        assertThat(refused(one.conclude(blankly, BOUND, AUD))).containsExactly(refusal);
        assertThat(refused(one.conclude(naming, BOUND, AUD)))
                .containsExactly(new Refusal.NationalIdentityNumberBeside());
        assertThat(refused(one.conclude(saying, BOUND, AUD))).isEmpty();
        YearlyReviews both = reviews(
                List.of(open()), ofVaksdal, new PartyAnswered("1", TRUST, Wish.NO_CHANGE_NEEDED, ""), meeting());
        assertThat(refused(both.conclude(silently, BOUND, AUD))).isEmpty();
    }

    @Test
    void anActionIsClosedOnceByItsPartyAndIsLateAfterItsDay() {
        var action = new ActionAgreed("t-1", 1, VAKSDAL, Role.LEADER, "Melde frå", HELD.plusDays(10));
        YearlyReviews reviews = reviews(List.of(open()), meeting(), action);
        YearlyReviews.Action agreed = reviews.action("t-1").orElseThrow();
        assertThat(agreed.isLate(HELD.plusDays(10))).isFalse();
        assertThat(agreed.isLate(HELD.plusDays(11))).isTrue();
        var done = new ActionDone("t-1", HELD, "Meldt");
        assertThat(refused(reviews.finish(done, MAYOR, HELD))).isEmpty();
        YearlyReviews after = reviews(List.of(closed(HELD)), meeting(), action, done);
        assertThat(refused(after.drop(new ActionDropped("t-1", "Nei"), AUD)))
                .containsExactly(new Refusal.DoneBefore("t-1"));
        assertThat(refused(after.finish(new ActionDone("t-9", HELD, "Meldt"), AUD, HELD)))
                .containsExactly(new Refusal.NothingByThatName("t-9"));
    }

    @Test
    void whatDoesNotWorkIsToldOfInWords() {
        List<Matter.Found> now = matters("To plassar");
        Matter.Found beds = now.getFirst();
        var silent = new MatterAssessed(
                "1", VAKSDAL, beds.matter(), beds.named(), beds.words(), Assessment.DOES_NOT_WORK, "");
        YearlyReviews reviews = reviews(List.of(open()));
        assertThat(refused(reviews.assess(List.of(silent), BOUND, now, AUD)))
                .containsExactly(new Refusal.ReasonMissing());
        assertThat(refused(
                        reviews.assess(List.of(said("1", beds, Assessment.WORKS_WELL)), BOUND, now.subList(1, 2), AUD)))
                .containsExactly(new Refusal.NothingByThatName("HOL-6-2-04"));
    }

    @ParameterizedTest
    @EnumSource(FollowUpSubject.class)
    void everySubjectHasItsPointOnTheAgenda(FollowUpSubject subject) {
        assertThat(AgendaPoint.of(subject)).isNotEqualTo(AgendaPoint.OTHER);
    }
}
