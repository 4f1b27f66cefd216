package no.avtaleverk.model.duty;

import static no.avtaleverk.model.agreement.Examples.ACUTE_BEDS;
import static no.avtaleverk.model.agreement.Examples.BEDS;
import static no.avtaleverk.model.agreement.Examples.COORDINATOR;
import static no.avtaleverk.model.agreement.Examples.DIRECTOR;
import static no.avtaleverk.model.agreement.Examples.HELSE_BERGEN;
import static no.avtaleverk.model.agreement.Examples.JURIST;
import static no.avtaleverk.model.agreement.Examples.NOON;
import static no.avtaleverk.model.agreement.Examples.PURPOSE;
import static no.avtaleverk.model.agreement.Examples.VAKSDAL;
import static no.avtaleverk.model.agreement.Examples.accepted;
import static no.avtaleverk.model.agreement.Examples.answers;
import static no.avtaleverk.model.agreement.Examples.clauses;
import static no.avtaleverk.model.agreement.Examples.head;
import static no.avtaleverk.model.agreement.Examples.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.OwnTerms;
import no.avtaleverk.model.agreement.OwnTerms.NoticeTerms;
import no.avtaleverk.model.agreement.OwnTerms.Renewal;
import no.avtaleverk.model.agreement.OwnTerms.Revision;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.law.Force;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.Scope;
import no.avtaleverk.model.time.LastDay;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.time.Span;
import no.avtaleverk.model.wording.Bilingual;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is due in the life of an agreement; the days themselves are in src/test/vectors/dates.csv. */
class DutiesTests {
    private static final LocalDate START = day("2024-02-29");
    private static final Bilingual WORDS = new Bilingual("Plassar", "Plassar");
    private static final RequirementCatalogue CATALOGUE = new RequirementCatalogue(List.of(new Requirement(
            ACUTE_BEDS,
            WORDS,
            Force.STATUTORY_CONTENT,
            Scope.CONTENT,
            false,
            null,
            Period.from(day("2012-01-01")),
            null,
            day("2025-07-01"),
            "hol. § 6-2 nr. 4",
            WORDS,
            List.of(),
            List.of(),
            false)));
    /** Norwegian enough for these tests: 17 May and Christmas. */
    private static final Reckoning RECKONING = new Reckoning(
            day -> Set.of("--05-17", "--12-25", "--12-26")
                    .contains(java.time.MonthDay.from(day).toString()),
            CATALOGUE);

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private static Agreement registered(Terms terms, Facts facts, LocalDate today) {
        return accepted(register(terms, facts, today));
    }

    private static Decision register(Terms terms, Facts facts, LocalDate today) {
        Head like = head(EntryIntoForce.EACH_MUNICIPALITY, VAKSDAL);
        return Agreement.register(
                AgreementId.random(),
                AgreementKind.SUB_AGREEMENT,
                Origin.WRITTEN,
                new Head(like.title(), like.language(), like.parties(), terms, Map.of(), like.claims(), false),
                clauses(),
                answers(),
                facts,
                "",
                JURIST,
                NOON,
                today);
    }

    private static Terms from(LocalDate start, @Nullable LocalDate until, @Nullable OwnTerms own) {
        return new Terms(start, until, EntryIntoForce.AS_REGISTERED, null, own);
    }

    private static Facts facts(List<Review> reviews, List<Notice> notices, List<Evidence> evidence) {
        return new Facts(List.of(), List.of(), List.of(), List.of(), notices, reviews, evidence);
    }

    private static List<Duty> of(Agreement agreement, DutyKind kind, LocalDate today) {
        return Duties.of(agreement, today, RECKONING).stream()
                .filter(duty -> duty.kind() == kind)
                .toList();
    }

    private static Duty one(Agreement agreement, DutyKind kind, LocalDate today) {
        List<Duty> duties = of(agreement, kind, today);
        assertThat(duties).hasSize(1);
        return duties.getFirst();
    }

    @Test
    void theFirstReviewIsDueAYearAfterEntryIntoForceAndOverdueWhenThatYearHasEnded() {
        Agreement agreement = registered(from(START, null, null), Facts.NONE, day("2026-01-01"));
        Duty review = one(agreement, DutyKind.REVIEW, day("2024-03-01"));
        assertThat(review.deadline().due()).isEqualTo("2025-02-28");
        assertThat(review.state(day("2024-11-01"))).isEqualTo(Duty.State.AHEAD);
        assertThat(review.state(day("2025-02-28"))).isEqualTo(Duty.State.OPEN);
        assertThat(review.state(day("2025-03-01"))).isEqualTo(Duty.State.LATE);
        assertThat(review.state(day("2025-12-31"))).isEqualTo(Duty.State.LATE);
        assertThat(review.state(day("2026-01-01"))).isEqualTo(Duty.State.OVERDUE);
    }

    @Test
    void aReviewKeepsItsKeyWhenItIsHeldAndTheNextGetsAnother() {
        Agreement before = registered(from(START, null, null), Facts.NONE, day("2026-01-01"));
        var held = new Review(day("2025-01-10"), day("2025-03-03"), Review.Outcome.NO_CHANGE, "møte");
        Agreement after =
                registered(from(START, null, null), facts(List.of(held), List.of(), List.of()), day("2026-01-01"));
        LocalDate today = day("2025-04-01");
        assertThat(one(before, DutyKind.REVIEW, today).key()).isEqualTo("review-1");
        assertThat(of(after, DutyKind.REVIEW, today))
                .satisfiesExactly(
                        done -> {
                            assertThat(done.key()).isEqualTo("review-1");
                            assertThat(done.deadline().due()).isEqualTo("2025-02-28");
                            assertThat(done.day()).isEqualTo("2025-03-03");
                            assertThat(done.state(today)).isEqualTo(Duty.State.DONE);
                        },
                        next -> {
                            assertThat(next.key()).isEqualTo("review-2");
                            assertThat(next.deadline().due()).isEqualTo("2026-03-03");
                        });
    }

    @Test
    void aChangedStartMovesAllThatFollowsFromItAndKeepsTheKeys() {
        var own = new OwnTerms(new Revision(Span.years(4), null, BEDS), null, null);
        LocalDate today = day("2026-01-01");
        Agreement first = registered(from(day("2025-01-31"), null, own), Facts.NONE, today);
        Agreement moved = registered(from(day("2025-03-15"), null, own), Facts.NONE, today);
        assertThat(one(first, DutyKind.REVIEW, today).deadline().due()).isEqualTo("2026-01-31");
        assertThat(one(moved, DutyKind.REVIEW, today).deadline().due()).isEqualTo("2026-03-15");
        assertThat(one(first, DutyKind.REVISION, today).deadline().due()).isEqualTo("2029-01-31");
        assertThat(one(moved, DutyKind.REVISION, today).deadline().due()).isEqualTo("2029-03-15");
        assertThat(one(first, DutyKind.SUBMISSION, today).deadline().due()).isEqualTo("2025-02-28");
        assertThat(one(moved, DutyKind.SUBMISSION, today).deadline().due()).isEqualTo("2025-04-15");
        assertThat(Duties.of(first, today, RECKONING).stream()
                        .map(Duty::key)
                        .filter(key -> !key.startsWith("submission")))
                .containsExactlyInAnyOrderElementsOf(Duties.of(moved, today, RECKONING).stream()
                        .map(Duty::key)
                        .filter(key -> !key.startsWith("submission"))
                        .toList());
    }

    @Test
    void theClauseThatWasNamedStandsBesideTheDayElseTheOneThatAnswersTheRequirement() {
        var own = new OwnTerms(new Revision(null, day("2027-05-17"), PURPOSE), null, null);
        LocalDate today = day("2026-01-01");
        Agreement agreement = registered(from(START, null, own), Facts.NONE, today);
        Duty revision = one(agreement, DutyKind.REVISION, today);
        assertThat(revision.basis().clause()).isEqualTo(PURPOSE);
        assertThat(revision.basis().version()).isEqualTo(1);
        assertThat(revision.deadline().due()).isEqualTo("2027-05-17");
        assertThat(one(agreement, DutyKind.CONCLUSION, today).basis().clause()).isNull();
        Agreement confirmed = accepted(agreement.confirmAnswers(BEDS, JURIST, NOON));
        assertThat(one(confirmed, DutyKind.CONCLUSION, today).basis().clause()).isEqualTo(BEDS);
    }

    @Test
    void whatTheMinistryWantsByADayIsDoneWhenTheAgreementWasConcluded() {
        Agreement agreement = registered(from(START, null, null), Facts.NONE, day("2026-01-01"));
        Duty conclusion = one(agreement, DutyKind.CONCLUSION, day("2026-01-01"));
        assertThat(conclusion.done()).isEqualTo(START);
        assertThat(conclusion.deadline().due()).isEqualTo("2025-07-01");
    }

    @Test
    void aFixedTermExpiresOnItsLastDayAndNoHolidayMovesIt() {
        // 26 December 2026 is a Saturday and a public holiday besides.
        Agreement agreement = registered(from(START, day("2026-12-27"), null), Facts.NONE, day("2026-01-01"));
        Duty expiry = one(agreement, DutyKind.EXPIRY, day("2026-01-01"));
        assertThat(expiry.deadline().due()).isEqualTo("2026-12-26");
        assertThat(expiry.state(day("2026-01-01"))).isEqualTo(Duty.State.OPEN);
        assertThat(one(agreement, DutyKind.EXPIRY, day("2026-12-27")).state(day("2026-12-27")))
                .isEqualTo(Duty.State.DONE);
        assertThat(of(agreement, DutyKind.REVIEW, day("2027-06-01"))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Reckoning(day -> false, CATALOGUE, Map.of(DutyKind.EXPIRY, LastDay.WORKING_DAY_AFTER)));
    }

    @Test
    void aTermThatIsMadeLongerByItselfRunsOnUntilNoticeIsGivenInTime() {
        var own = new OwnTerms(null, null, new Renewal(Span.years(1), Span.months(6), BEDS));
        LocalDate today = day("2026-01-01");
        Terms terms = from(START, day("2027-01-01"), own);
        Agreement agreement = registered(terms, Facts.NONE, today);
        assertThat(agreement.inForce(VAKSDAL, day("2035-01-01"))).isPresent();
        assertThat(agreement.fixedEnd()).isEmpty();
        Duty renewal = one(agreement, DutyKind.RENEWAL, today);
        assertThat(renewal.deadline().byTheWords()).isEqualTo("2026-06-30");
        assertThat(one(agreement, DutyKind.RENEWAL, day("2026-07-01"))
                        .deadline()
                        .byTheWords())
                .isEqualTo("2027-06-30");

        Notice inTime = new Notice(VAKSDAL, day("2026-06-30"), day("2027-01-01"));
        Agreement ending = accepted(agreement.giveNotice(inTime, COORDINATOR, NOON, day("2026-06-30")));
        assertThat(ending.inForce(VAKSDAL, day("2026-12-31"))).isPresent();
        assertThat(ending.inForce(VAKSDAL, day("2027-01-01"))).isEmpty();
        assertThat(of(ending, DutyKind.RENEWAL, day("2026-07-01"))).isEmpty();
        assertThat(one(ending, DutyKind.NOTICE_RUNS_OUT, day("2026-07-01"))
                        .deadline()
                        .due())
                .isEqualTo("2026-12-31");

        // A day too late: the term is made longer, and a year after receipt is the way out.
        Notice late = new Notice(VAKSDAL, day("2026-07-01"), day("2027-01-01"));
        assertThat(refused(agreement.giveNotice(late, COORDINATOR, NOON, day("2026-07-01"))))
                .containsExactly(new Refusal.NoticeTooShort(day("2027-07-01")));
    }

    @Test
    void noticeTakesAsLongAsTheAgreementSaysAndNeverLessThanAYear() {
        var own = new OwnTerms(
                null,
                new NoticeTerms(Span.months(18), NoticeTerms.Start.RECEIPT, NoticeTerms.End.END_OF_MONTH, BEDS),
                null);
        LocalDate today = day("2026-03-10");
        Agreement agreement = registered(from(START, null, own), Facts.NONE, today);
        Notice year = new Notice(HELSE_BERGEN, today, today.plusYears(1));
        assertThat(refused(agreement.giveNotice(year, DIRECTOR, NOON, today)))
                .containsExactly(new Refusal.NoticeTooShort(day("2027-10-01")));
        Notice right = new Notice(HELSE_BERGEN, today, day("2027-10-01"));
        Agreement ending = accepted(agreement.giveNotice(right, DIRECTOR, NOON, today));
        Duty end = one(ending, DutyKind.NOTICE_RUNS_OUT, today);
        assertThat(end.deadline().due()).isEqualTo("2027-09-30");
        assertThat(end.basis().clause()).isEqualTo(BEDS);

        var short11 = new OwnTerms(
                null, new NoticeTerms(Span.months(11), NoticeTerms.Start.RECEIPT, NoticeTerms.End.DAY, null), null);
        assertThat(refused(register(from(START, null, short11), Facts.NONE, today)))
                .containsExactly(new Refusal.NoticeTermTooShort(Span.months(11)));
    }

    @Test
    void aLastDayThatIsNoWorkingDayIsMovedAsIsSet() {
        // Concluded on Saturday 17 April 2027, so sent by Monday 17 May, a public holiday.
        Agreement agreement = registered(from(day("2027-04-17"), null, null), Facts.NONE, day("2027-04-20"));
        assertThat(one(agreement, DutyKind.SUBMISSION, day("2027-04-20"))
                        .deadline()
                        .due())
                .isEqualTo("2027-05-17");
        var after =
                new Reckoning(RECKONING.holidays(), CATALOGUE, Map.of(DutyKind.SUBMISSION, LastDay.WORKING_DAY_AFTER));
        Deadline moved = Duties.of(agreement, day("2027-04-20"), after).stream()
                .filter(duty -> duty.kind() == DutyKind.SUBMISSION)
                .findFirst()
                .orElseThrow()
                .deadline();
        assertThat(moved.due()).isEqualTo("2027-05-18");
        assertThat(moved.byTheWords()).isEqualTo("2027-05-17");
        assertThat(moved.overdueFrom()).isEqualTo("2027-05-19");
        assertThat(moved.isMoved()).isTrue();
    }

    @Test
    void whatWasSentIsDoneOnThatDay() {
        var sent = new Evidence(Evidence.SUBMISSION, day("2024-03-20"), "24/1-3");
        Agreement agreement =
                registered(from(START, null, null), facts(List.of(), List.of(), List.of(sent)), day("2026-01-01"));
        assertThat(one(agreement, DutyKind.SUBMISSION, day("2026-01-01")).done())
                .isEqualTo("2024-03-20");
    }
}
