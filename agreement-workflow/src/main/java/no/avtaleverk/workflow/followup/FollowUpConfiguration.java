package no.avtaleverk.workflow.followup;

import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.implementation.Implementing;
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
}
