package no.avtaleverk.web.clock;

import java.time.Clock;
import java.time.Duration;
import no.avtaleverk.model.time.MovedTime;
import no.avtaleverk.web.rounds.Rounds;
import no.avtaleverk.web.security.SignInMode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The one clock that everything asks. */
@Configuration(proxyBeanMethods = false)
public class ClockConfiguration {
    @Bean
    @Profile("!" + SignInMode.SAMPLE)
    Clock clock() {
        return Clock.systemUTC();
    }

    /** What the sample profile has and nothing else. */
    @Configuration(proxyBeanMethods = false)
    @Profile(SignInMode.SAMPLE)
    static class Trial {
        /** How long the rounds of one morning may take. */
        private static final Duration PATIENCE = Duration.ofMinutes(15);

        @Bean
        MovableClock movableClock() {
            return new MovableClock(Clock.systemUTC());
        }

        @Bean
        TrialTime trialTime(
                MovableClock clock, MovedTime moved, @Value("${avtaleverk.sample.clock-years:4}") int years) {
            return new TrialTime(clock, moved, years);
        }

        @Bean
        DayByDay dayByDay(TrialTime time, Rounds rounds) {
            return new DayByDay(time, () -> rounds.doNow(PATIENCE));
        }
    }
}
