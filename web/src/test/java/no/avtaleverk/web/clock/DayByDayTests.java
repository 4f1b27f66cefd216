package no.avtaleverk.web.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import no.avtaleverk.model.time.MovedTime;
import org.junit.jupiter.api.Test;

class DayByDayTests {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final LocalDate BEGUN = LocalDate.of(2026, 11, 22);

    private final MovableClock clock =
            new MovableClock(Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC));
    private final TrialTime time = new TrialTime(clock, new Forgetful(), 4);
    private final List<Instant> rounds = Collections.synchronizedList(new ArrayList<>());

    private static final class Forgetful implements MovedTime {
        @Override
        public Duration ahead() {
            return Duration.ZERO;
        }

        @Override
        public void keep(Duration further) {}
    }

    @Test
    void aYearIsLivedThroughNightByNightAndMorningByMorning() {
        var days = new DayByDay(time, () -> rounds.add(clock.instant()));
        assertThat(days.begin(BEGUN.plusYears(1))).isTrue();
        assertThat(days.arrives(PATIENCE)).isTrue();
        assertThat(days.underWay()).isEmpty();
        assertThat(time.today()).isEqualTo(BEGUN.plusYears(1));
        assertThat(rounds).hasSize(2 * 365).isSorted().doesNotHaveDuplicates();
        assertThat(rounds)
                .startsWith(Instant.parse("2026-11-23T03:30:00Z"), Instant.parse("2026-11-23T06:30:00Z"))
                .endsWith(Instant.parse("2027-11-22T06:30:00Z"));
    }

    @Test
    void nobodyMovesAClockThatIsOnItsWay() {
        var go = new CountDownLatch(1);
        var days = new DayByDay(time, () -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        });
        LocalDate week = BEGUN.plusWeeks(1);
        assertThat(days.begin(week)).isTrue();
        assertThat(days.begin(BEGUN.plusYears(1))).isFalse();
        assertThat(days.underWay()).hasValueSatisfying(way -> {
            assertThat(way.from()).isEqualTo(BEGUN);
            assertThat(way.to()).isEqualTo(week);
        });
        assertThat(days.arrives(Duration.ZERO)).isFalse();
        go.countDown();
        assertThat(days.arrives(PATIENCE)).isTrue();
        assertThat(time.today()).isEqualTo(week);
    }

    @Test
    void theClockStandsStillWhereARoundWasNotDone() {
        var days = new DayByDay(time, () -> rounds.add(clock.instant()) && rounds.size() < 3);
        days.begin(BEGUN.plusWeeks(1));
        assertThat(days.arrives(PATIENCE)).isFalse();
        assertThat(time.today()).isEqualTo(BEGUN.plusDays(2));
        assertThatIllegalArgumentException().isThrownBy(() -> days.begin(BEGUN.plusDays(2)));
    }
}
