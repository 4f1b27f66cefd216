package no.avtaleverk.web.wiring;

import no.avtaleverk.search.IndexCheck;
import no.avtaleverk.web.rounds.RoundsConfiguration;
import no.avtaleverk.workflow.recurring.RecurringJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Holds the search index against the store every night. */
@Configuration(proxyBeanMethods = false)
public class NightlyIndexCheck {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyIndexCheck.class);

    @Bean
    @Order(RoundsConfiguration.EXAMINES)
    RecurringJob checkingTheIndex(
            IndexCheck index,
            java.time.Clock clock,
            @Value("${avtaleverk.search.check-cron:0 10 4 * * *}") String cron) {
        return RecurringJob.at(cron, "Checking the search index", () -> tell(index.check(clock.instant())));
    }

    private static void tell(IndexCheck.Result result) {
        if (!result.isRight()) {
            LOG.warn(
                    "The search index was not as stored and has been made anew: {} agreements differed, files: {}",
                    result.different(),
                    result.fault() == null ? "whole" : result.fault());
        }
    }
}
