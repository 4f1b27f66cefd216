package no.avtaleverk.web.wiring;

import no.avtaleverk.web.rounds.RoundsConfiguration;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.recurring.RecurringJob;
import no.avtaleverk.workflow.yearly.YearlyReviewing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Opens every night the yearly reviews that are near. */
@Configuration(proxyBeanMethods = false)
public class YearlyReviews {
    private static final Logger LOG = LoggerFactory.getLogger(YearlyReviews.class);

    @Bean
    @Order(RoundsConfiguration.OPENS)
    RecurringJob openingOfReviews(
            YearlyReviewing reviewing, Changes changes, @Value("${avtaleverk.review.cron:0 0 4 * * *}") String cron) {
        return RecurringJob.at(cron, "Opening yearly reviews", () -> {
            YearlyReviewing.Opened opened = reviewing.openDue(changes.today());
            if (!opened.opened().isEmpty()) {
                LOG.info("{} yearly reviews were opened", opened.opened().size());
            }
        });
    }
}
