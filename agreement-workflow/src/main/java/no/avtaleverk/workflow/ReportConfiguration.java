package no.avtaleverk.workflow;

import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.duty.Reckoning;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.workflow.report.StatusReporting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reports. */
@Configuration(proxyBeanMethods = false)
public class ReportConfiguration {
    @Bean
    StatusReporting statusReporting(
            Agreements agreements,
            History history,
            FollowUps followUps,
            PartyRegister register,
            RequirementCatalogue catalogue,
            Reckoning reckoning,
            Changes changes) {
        return new StatusReporting(agreements, history, followUps, register, catalogue, reckoning, changes);
    }
}
