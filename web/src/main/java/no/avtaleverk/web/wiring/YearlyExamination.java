package no.avtaleverk.web.wiring;

import no.avtaleverk.web.rounds.RoundsConfiguration;
import no.avtaleverk.workflow.recurring.RecurringJob;
import no.avtaleverk.workflow.signing.Examining;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Looks every night for signed documents that were not examined for a year. */
@Configuration(proxyBeanMethods = false)
public class YearlyExamination {
    private static final Logger LOG = LoggerFactory.getLogger(YearlyExamination.class);

    @Bean
    @Order(RoundsConfiguration.EXAMINES)
    RecurringJob examiningEveryYear(
            Examining examining, @Value("${avtaleverk.examination.cron:0 30 3 * * *}") String cron) {
        return RecurringJob.at(cron, "Examining signatures", () -> tell(examining.yearly()));
    }

    private static void tell(Examining.Round round) {
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
