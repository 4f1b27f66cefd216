package no.avtaleverk.workflow.followup;

import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.body.Convening;
import no.avtaleverk.workflow.delivery.Delivering;
import no.avtaleverk.workflow.implementation.Implementing;
import no.avtaleverk.workflow.supervision.Supervising;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** What follows agreements up while they are in force. */
@Configuration(proxyBeanMethods = false)
public class FollowUpConfiguration {
    @Bean
    FollowingUp followingUp(
            Agreements agreements, FollowUps followUps, TransactionOperations transactions, Changes changes) {
        return new FollowingUp(agreements, followUps, transactions, changes);
    }

    @Bean
    Implementing implementing(FollowingUp following, FollowUps followUps, Changes changes) {
        return new Implementing(following, followUps, changes);
    }

    @Bean
    Attaching attaching(DocumentReader reader, Files files) {
        return new Attaching(reader, files);
    }

    @Bean
    Delivering delivering(
            FollowingUp following, FollowUps followUps, Agreements agreements, Attaching attaching, Changes changes) {
        return new Delivering(following, followUps, agreements, attaching, changes);
    }

    @Bean
    Supervising supervising(
            FollowingUp following,
            FollowUps followUps,
            Agreements agreements,
            Attaching attaching,
            TransactionOperations transactions,
            Changes changes) {
        return new Supervising(following, followUps, agreements, attaching, transactions, changes);
    }

    @Bean
    Convening convening(
            FollowUps followUps,
            Agreements agreements,
            PartyRegister register,
            Attaching attaching,
            TransactionOperations transactions,
            Changes changes) {
        return new Convening(followUps, agreements, register, attaching, transactions, changes);
    }
}
