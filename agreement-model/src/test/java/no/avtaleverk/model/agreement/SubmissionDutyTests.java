package no.avtaleverk.model.agreement;

import static no.avtaleverk.model.agreement.Examples.DIRECTOR;
import static no.avtaleverk.model.agreement.Examples.MAYOR;
import static no.avtaleverk.model.agreement.Examples.MAYOR_OF_VOSS;
import static no.avtaleverk.model.agreement.Examples.NOON;
import static no.avtaleverk.model.agreement.Examples.TODAY;
import static no.avtaleverk.model.agreement.Examples.VAKSDAL;
import static no.avtaleverk.model.agreement.Examples.VOSS;
import static no.avtaleverk.model.agreement.Examples.accepted;
import static no.avtaleverk.model.agreement.Examples.concluded;
import static no.avtaleverk.model.agreement.Examples.decided;
import static no.avtaleverk.model.agreement.Examples.draft;
import static no.avtaleverk.model.agreement.Examples.refused;
import static no.avtaleverk.model.agreement.Examples.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** hol. § 6-4: sent to Helsedirektoratet within a month after it was concluded. */
class SubmissionDutyTests {
    private final Agreement one = concluded(decided(decided(submitted(draft(VAKSDAL, VOSS)), DIRECTOR), MAYOR));

    @Test
    void theMonthRunsForEachKommuneFromItsLastSignature() {
        assertThat(one.submissionDuties()).singleElement().satisfies(duty -> {
            assertThat(duty.municipality()).isEqualTo(VAKSDAL);
            assertThat(duty.deadline()).isEqualTo(TODAY.plusMonths(1));
            assertThat(duty.isLate(TODAY.plusMonths(1))).isFalse();
            assertThat(duty.isLate(TODAY.plusMonths(1).plusDays(1))).isTrue();
            assertThat(duty.daysLeft(TODAY)).isEqualTo(31);
        });
        assertThat(decided(one, MAYOR_OF_VOSS).submissionDuties()).hasSize(2);
    }

    @Test
    void aMonthFromTheLastOfJanuaryEndsWithFebruary() {
        var duty = new SubmissionDuty(1, VAKSDAL, LocalDate.of(2027, 1, 31), null);
        assertThat(duty.deadline()).isEqualTo(LocalDate.of(2027, 2, 28));
    }

    @Test
    void whatWasSentBeforeAKommuneSignedDoesNotCountForIt() {
        var sent = new Evidence(Evidence.SUBMISSION, TODAY, "26/1-4", Evidence.Means.LINK_REPORTED, 1);
        Agreement reported = accepted(one.recordEvidence(sent, Examples.COORDINATOR, NOON, TODAY));
        assertThat(reported.submissionDuties()).allMatch(duty -> sent.equals(duty.done()));

        var later = new SubmissionDuty(1, VOSS, TODAY.plusDays(1), null);
        assertThat(later.isLate(TODAY)).isFalse();
        assertThat(decided(reported, MAYOR_OF_VOSS).submissionDuties())
                .filteredOn(duty -> duty.municipality().equals(VOSS))
                .allMatch(duty -> duty.done() != null);
    }

    @Test
    void aSubmissionIsOfAVersionThatIsThere() {
        var other = new Evidence(Evidence.SUBMISSION, TODAY, "26/1-4", Evidence.Means.DOCUMENT_SENT, 7);
        assertThat(refused(one.recordEvidence(other, Examples.COORDINATOR, NOON, TODAY)))
                .containsExactly(new Refusal.NoSuchVersion(7));
    }
}
