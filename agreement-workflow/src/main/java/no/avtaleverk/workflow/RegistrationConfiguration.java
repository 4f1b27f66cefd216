package no.avtaleverk.workflow;

import java.time.Clock;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.registration.OtherSubjects;
import no.avtaleverk.workflow.frozen.AskingAgain;
import no.avtaleverk.workflow.frozen.OneAtATime;
import no.avtaleverk.workflow.registration.Registering;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** The registration of samarbeidsavtaler (følge-med). */
@Configuration(proxyBeanMethods = false)
public class RegistrationConfiguration {
    @Bean
    Registering registering(
            FollowUps followUps,
            Files files,
            Agreements agreements,
            History history,
            RequirementCatalogue catalogue,
            PartyRegister register,
            OtherSubjects subjects,
            TransactionOperations transactions,
            Changes changes) {
        return new Registering(
                followUps, files, agreements, history, catalogue, register, subjects, transactions, changes);
    }

    @Bean
    AskingAgain<Registering.Again> registeringAgain(Registering registering, OneAtATime makingAgain, Clock clock) {
        // Figures rest on concluded texts alone: who can open a registration sees all of it.
        return new AskingAgain<>(registering::isOpen, registering::again, (again, by) -> again, makingAgain, clock);
    }
}
