package no.avtaleverk.web.rounds;

import java.time.Clock;
import no.avtaleverk.workflow.recurring.RecurringJob;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one scheduler of the product: whatever is a {@link RecurringJob} is done, in their order when all are done at once. */
@Configuration(proxyBeanMethods = false)
public class RoundsConfiguration {
    /** Where a job stands among the others: what opens comes before what reminds of it, and that before what sends. */
    public static final int OPENS = 10;

    public static final int REMINDS = 20;
    public static final int SENDS = 30;
    public static final int EXAMINES = 40;

    @Bean
    Rounds rounds(ObjectProvider<RecurringJob> jobs) {
        return new Rounds(jobs.orderedStream().toList(), Clock.systemUTC());
    }
}
