package no.avtaleverk.workflow.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.UnknownAnswer;
import no.avtaleverk.model.law.RequirementId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What answered what is read back from the log, and what the log does not tell is told as unknown. */
class PastAnswersTests {
    private static final AgreementId ID = AgreementId.random();
    private static final ClauseId CLAUSE = new ClauseId("plassar");
    private static final Clauses TEXT =
            new Clauses(List.of(new Clause(CLAUSE, 1, "1", ClauseText.parse("Plassar", "To plassar."))));
    private static final Sha256 WORDS = TEXT.find(CLAUSE).orElseThrow().sha256();
    private static final RequirementId BEDS = new RequirementId("HOL-6-2-04");
    private static final Answer CONFIRMED = answer(Answer.Basis.JURIST, true);
    private static final Answer SUGGESTED = answer(Answer.Basis.SUGGESTION, false);
    private static final UnknownAnswer UNKNOWN = new UnknownAnswer(ID, CLAUSE, WORDS, BEDS);

    /** Entries as they were written before they held what they replaced. */
    private static final AuditEvent OLD_RECORDED = recorded(null, null);

    private static final AuditEvent OLD_WITHDRAWN = new AuditEvent.AnswerWithdrawn(CLAUSE, WORDS, BEDS, null);
    private static final AuditEvent CONFIRMING = new AuditEvent.AnswersConfirmed(Map.of(CLAUSE, Set.of(BEDS)));
    private static final AuditEvent EARLIER = new AuditEvent.TextRedrafted("");

    private static Answer answer(Answer.Basis basis, boolean confirmed) {
        return new Answer(CLAUSE, WORDS, BEDS, basis, confirmed);
    }

    private static AuditEvent recorded(@Nullable Answer former, @Nullable Boolean isFirst) {
        return new AuditEvent.AnswerRecorded(CLAUSE, WORDS, BEDS, former, isFirst);
    }

    /** As it was after the first entries. */
    private static PastAnswers after(int entries, List<Answer> now, AuditEvent... events) {
        var log = new ArrayList<AuditEntry>();
        for (AuditEvent event : events) {
            log.add(new AuditEntry(
                    log.size() + 1L,
                    Instant.EPOCH,
                    "marit.tveit",
                    "Marit Tveit",
                    null,
                    ID,
                    log.size() + 1L,
                    1,
                    event,
                    Sha256.ZERO,
                    Sha256.ZERO));
        }
        return new PastAnswers(ID, entries, now, log, revision -> TEXT);
    }

    @Test
    void whatAnEntryHoldsIsKnown() {
        PastAnswers replaced = after(1, List.of(CONFIRMED), EARLIER, recorded(SUGGESTED, null));
        assertThat(replaced.answers()).containsExactly(SUGGESTED);
        assertThat(replaced.unknown()).isEmpty();
        PastAnswers first = after(1, List.of(CONFIRMED), EARLIER, recorded(null, true));
        assertThat(first.answers()).isEmpty();
        assertThat(first.unknown()).isEmpty();
        PastAnswers withdrawn =
                after(1, List.of(), EARLIER, new AuditEvent.AnswerWithdrawn(CLAUSE, WORDS, BEDS, SUGGESTED));
        assertThat(withdrawn.answers()).containsExactly(SUGGESTED);
        assertThat(withdrawn.unknown()).isEmpty();
    }

    @Test
    void whatAnOldEntryWithdrewIsUnknownUnlessAJuristIsOnRecordToHaveConfirmedIt() {
        PastAnswers unknown = after(1, List.of(), EARLIER, OLD_WITHDRAWN);
        assertThat(unknown.answers()).containsExactly(answer(Answer.Basis.JURIST, false));
        assertThat(unknown.unknown()).containsExactly(UNKNOWN);
        for (AuditEvent before : List.of(CONFIRMING, OLD_RECORDED)) {
            PastAnswers known = after(1, List.of(), before, OLD_WITHDRAWN);
            assertThat(known.answers()).containsExactly(CONFIRMED);
            assertThat(known.unknown()).isEmpty();
        }
        // Confirmed after the place that is asked for, and so not then.
        PastAnswers later = after(1, List.of(), EARLIER, CONFIRMING, OLD_WITHDRAWN);
        assertThat(later.answers()).containsExactly(answer(Answer.Basis.JURIST, false));
        assertThat(later.unknown()).isEmpty();
    }

    @Test
    void whatAnOldEntryRecordedOverIsUnknownUnlessTheLogTells() {
        PastAnswers unknown = after(1, List.of(CONFIRMED), EARLIER, OLD_RECORDED);
        assertThat(unknown.answers()).isEmpty();
        assertThat(unknown.unknown()).containsExactly(UNKNOWN);
        PastAnswers again = after(1, List.of(CONFIRMED), CONFIRMING, OLD_RECORDED);
        assertThat(again.answers()).containsExactly(CONFIRMED);
        assertThat(again.unknown()).isEmpty();
        PastAnswers gone = after(2, List.of(CONFIRMED), CONFIRMING, OLD_WITHDRAWN, OLD_RECORDED);
        assertThat(gone.answers()).isEmpty();
        assertThat(gone.unknown()).isEmpty();
    }

    @Test
    void whatCameToTheWordsLaterIsNotThereBefore() {
        Sha256 other = Sha256.of("Fire plassar.");
        var edited = new AuditEvent.ClauseEdited(CLAUSE, other, WORDS, Set.of(BEDS));
        AuditEvent away = new AuditEvent.ClauseEdited(CLAUSE, WORDS, other);
        Answer carried = answer(Answer.Basis.JURIST, false);
        for (AuditEvent back : List.of(
                edited,
                new AuditEvent.ProposalTakenIn("t-1", "Kari Ås", null, false, edited),
                new AuditEvent.ClauseAdded(CLAUSE, WORDS, null, Set.of(BEDS)),
                new AuditEvent.StandardTaken(
                        ID, 1, 2, Map.of(), null, Map.of(), Sha256.ZERO, Map.of(CLAUSE, Set.of(BEDS))))) {
            PastAnswers before = after(1, List.of(carried), EARLIER, away, back);
            assertThat(before.answers()).as(back.toString()).isEmpty();
            assertThat(before.unknown()).isEmpty();
            assertThat(after(3, List.of(CONFIRMED), EARLIER, away, back, CONFIRMING)
                            .answers())
                    .containsExactly(carried);
            assertThat(after(2, List.of(CONFIRMED), EARLIER, away, back, CONFIRMING)
                            .answers())
                    .isEmpty();
            // Withdrawn before the words came back, so confirmed until then.
            PastAnswers known = after(
                    1,
                    List.of(carried),
                    EARLIER,
                    new AuditEvent.AnswerWithdrawn(CLAUSE, WORDS, BEDS, CONFIRMED),
                    away,
                    back);
            assertThat(known.answers()).containsExactly(CONFIRMED);
            assertThat(known.unknown()).isEmpty();
        }
        // An entry from before that was kept: it is as if it had been there, and not confirmed.
        PastAnswers old = after(1, List.of(carried), EARLIER, away, new AuditEvent.ClauseEdited(CLAUSE, other, WORDS));
        assertThat(old.answers()).containsExactly(carried);
    }

    @Test
    void whatIsToldByAnEarlierEntryIsNoLongerUnknown() {
        PastAnswers known = after(1, List.of(), EARLIER, recorded(null, true), OLD_WITHDRAWN, OLD_WITHDRAWN);
        assertThat(known.answers()).isEmpty();
        assertThat(known.unknown()).isEmpty();
    }
}
