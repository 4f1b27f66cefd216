package no.avtaleverk.web.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import no.avtaleverk.model.time.MovedTime;
import org.junit.jupiter.api.Test;

class TrialTimeTests {
    private static final Clock REAL = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    private final Kept kept = new Kept();
    private final MovableClock clock = new MovableClock(REAL);
    private final TrialTime time = new TrialTime(clock, kept, 4);

    private static final class Kept implements MovedTime {
        private Duration ahead = Duration.ZERO;

        @Override
        public Duration ahead() {
            return ahead;
        }

        @Override
        public void keep(Duration further) {
            ahead = further;
        }
    }

    @Test
    void timeIsRealUntilItIsMoved() {
        assertThat(time.isMoved()).isFalse();
        assertThat(clock.instant()).isEqualTo(REAL.instant());
    }

    @Test
    void aMoveGoesToTheMorningOfADayAndOutlivesARestart() {
        time.moveTo(LocalDate.of(2027, 3, 1));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2027-03-01T06:30:00Z"));
        assertThat(time.realToday()).isEqualTo(LocalDate.of(2026, 11, 22));
        var again = new MovableClock(REAL);
        assertThat(new TrialTime(again, kept, 4).today()).isEqualTo(LocalDate.of(2027, 3, 1));
        assertThat(again.instant()).isEqualTo(clock.instant());
    }

    @Test
    void timeGoesNeitherBackNorBeyondTheKeysThatSeal() {
        time.moveTo(LocalDate.of(2027, 3, 1));
        for (LocalDate day :
                new LocalDate[] {LocalDate.of(2027, 2, 28), LocalDate.of(2027, 3, 1), LocalDate.of(2030, 11, 23)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> time.moveTo(day));
        }
        time.moveTo(LocalDate.of(2030, 11, 22));
        assertThatIllegalArgumentException().isThrownBy(() -> clock.moveTo(Duration.ZERO));
    }
}
