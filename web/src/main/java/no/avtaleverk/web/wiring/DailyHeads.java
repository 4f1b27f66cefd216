package no.avtaleverk.web.wiring;

import java.time.Duration;
import no.avtaleverk.model.proof.PublishedHeads;
import no.avtaleverk.web.rounds.RoundsConfiguration;
import no.avtaleverk.workflow.proof.PublishingHeads;
import no.avtaleverk.workflow.recurring.RecurringJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Holds the log against the heads that were published, soon after each start and every day, and publishes that of the day. */
@Configuration(proxyBeanMethods = false)
public class DailyHeads {
    private static final Logger LOG = LoggerFactory.getLogger(DailyHeads.class);

    /** @param every how often it is looked whether today's has been done */
    @Bean
    @Order(RoundsConfiguration.EXAMINES)
    RecurringJob publishingTheHead(PublishingHeads heads, @Value("${avtaleverk.heads.every:PT30M}") Duration every) {
        return RecurringJob.every(
                every, "Publishing the head of the log", () -> heads.daily().ifPresent(DailyHeads::tell));
    }

    private static void tell(PublishedHeads.Check check) {
        PublishedHeads.Fault fault = check.fault();
        if (fault != null) {
            LOG.error(
                    "ALARM: the log is not the one that was published. {} (head of {}, mark {}). No new head is published;"
                            + " stop the product, keep the store as it is and compare with a copy",
                    fault.kind(),
                    fault.day(),
                    fault.mark());
        } else {
            LOG.info("The log of {} entries continues all {} published heads", check.entries(), check.heads());
        }
    }
}
