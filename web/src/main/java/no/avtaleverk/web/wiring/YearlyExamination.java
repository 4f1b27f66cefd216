package no.avtaleverk.web.wiring;

import no.avtaleverk.workflow.signing.Examining;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks every night for signed documents that were not examined for a year. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
public class YearlyExamination {
    private static final Logger LOG = LoggerFactory.getLogger(YearlyExamination.class);

    @Bean
    Nightly nightly(Examining examining) {
        return new Nightly(examining);
    }

    static final class Nightly {
        private final Examining examining;

        Nightly(Examining examining) {
            this.examining = examining;
        }

        @Scheduled(cron = "${avtaleverk.examination.cron:0 30 3 * * *}", zone = "Europe/Oslo")
        void examine() {
            Examining.Round round = examining.yearly();
            if (round.notValid() > 0 || round.notRenewed() > 0 || round.failed() > 0) {
                LOG.warn(
                        "Of {} signed documents, {} have a signature that is not valid, {} could not be renewed now and {} not examined",
                        round.examined(),
                        round.notValid(),
                        round.notRenewed(),
                        round.failed());
            } else if (round.examined() > 0) {
                LOG.info("{} signed documents were examined and renewed", round.examined());
            }
        }
    }
}
