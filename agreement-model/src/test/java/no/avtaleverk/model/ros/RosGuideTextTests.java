package no.avtaleverk.model.ros;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosGuideText.Standing;
import no.avtaleverk.model.ros.RosNote.GuideAnswer;
import no.avtaleverk.model.ros.RosNote.RosGuideAnswered;
import no.avtaleverk.model.time.Norway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RosGuideTextTests {
    private static final PartyId KOMMUNE = new PartyId("kommune-4628");
    private static final ClauseId RING = new ClauseId("ring");

    private static RosGuideText text(String words) {
        var clause = new Clause(RING, 1, "1", ClauseText.parse("Ring", words));
        return new RosGuideText(Map.of("OHD-2.4-01", List.of(clause)), new Clauses(List.of(clause)));
    }

    private static Noted<RosGuideAnswered> answered(RosGuideText on, LocalDate day) {
        var answer = new RosGuideAnswered(
                "OHD-2.4-01", KOMMUNE, GuideAnswer.YES, "", List.of(RING), on.ground(List.of(RING)));
        return new Noted<>(answer, 1, day.atTime(12, 0).atZone(Norway.ZONE).toInstant(), "aud", "Aud", KOMMUNE);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-31, 2027-01-01, STANDS",
        "2026-12-31, 2027-06-30, OF_EARLIER_YEAR",
        "2026-12-31, 2027-06-29, STANDS",
        "2026-03-01, 2026-12-31, STANDS",
        "2026-03-01, 2027-01-01, OF_EARLIER_YEAR"
    })
    void anAnswerIsAskedForAgainOnceAYearAndNotTheDayAfter(LocalDate on, LocalDate today, Standing standing) {
        RosGuideText text = text("Kommunen skal ringe innan 24 timar.");
        assertThat(text.standing(answered(text, on), today)).isEqualTo(standing);
    }

    @Test
    void anAnswerIsAskedForAgainWhenAClauseItNamesSaysSomethingElse() {
        RosGuideText before = text("Kommunen skal ringe innan 24 timar.");
        RosGuideText after = text("Kommunen skal ringe innan 48 timar.");
        LocalDate day = LocalDate.of(2027, 2, 1);
        assertThat(after.standing(answered(before, day), day)).isEqualTo(Standing.WORDS_CHANGED);
        var gone = new RosGuideText(Map.of(), Clauses.NONE);
        assertThat(gone.standing(answered(before, day), day)).isEqualTo(Standing.WORDS_CHANGED);
    }
}
