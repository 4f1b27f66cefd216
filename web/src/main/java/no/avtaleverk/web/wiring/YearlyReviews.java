package no.avtaleverk.web.wiring;

import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.yearly.YearlyReviewing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Opens every night the yearly reviews that are near. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
public class YearlyReviews {
    private static final Logger LOG = LoggerFactory.getLogger(YearlyReviews.class);

    @Bean
    Opening openingOfReviews(YearlyReviewing reviewing, Changes changes) {
        return new Opening(reviewing, changes);
    }

    static final class Opening {
        private final YearlyReviewing reviewing;
        private final Changes changes;

        Opening(YearlyReviewing reviewing, Changes changes) {
            this.reviewing = reviewing;
            this.changes = changes;
        }

        @Scheduled(cron = "${avtaleverk.review.cron:0 0 4 * * *}", zone = "Europe/Oslo")
        void open() {
            YearlyReviewing.Opened opened = reviewing.openDue(changes.today());
            if (!opened.opened().isEmpty()) {
                LOG.info("{} yearly reviews were opened", opened.opened().size());
            }
        }
    }
}
