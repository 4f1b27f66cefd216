package no.avtaleverk.workflow;

import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.workflow.deviation.HandlingDeviations;
import no.avtaleverk.workflow.discussion.Discussing;
import no.avtaleverk.workflow.history.ClauseLives;
import no.avtaleverk.workflow.history.ClausesAsked;
import no.avtaleverk.workflow.history.Recalling;
import no.avtaleverk.workflow.history.StandardDepartures;
import no.avtaleverk.workflow.history.UnansweredOverview;
import no.avtaleverk.workflow.reporting.CoverageOverview;
import no.avtaleverk.workflow.reporting.Viewing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What answers questions of time, absence and difference. */
@Configuration(proxyBeanMethods = false)
public class HistoryConfiguration {
    @Bean
    ClauseLives clauseLives(
            Agreements agreements,
            Viewing viewing,
            Discussing discussing,
            HandlingDeviations deviations,
            PartyRegister register) {
        return new ClauseLives(agreements, viewing, discussing, deviations, register);
    }

    @Bean
    Recalling recalling(
            Agreements agreements,
            History history,
            Viewing viewing,
            RequirementCatalogue catalogue,
            PartyRegister register) {
        return new Recalling(agreements, history, viewing, catalogue, register);
    }

    @Bean
    UnansweredOverview unansweredOverview(
            CoverageOverview coverage, RequirementCatalogue catalogue, PartyRegister register) {
        return new UnansweredOverview(coverage, catalogue, register);
    }

    @Bean
    StandardDepartures standardDepartures(Agreements agreements, Viewing viewing, PartyRegister register) {
        return new StandardDepartures(agreements, viewing, register);
    }

    @Bean
    ClausesAsked clausesAsked(Viewing viewing) {
        return new ClausesAsked(viewing);
    }
}
