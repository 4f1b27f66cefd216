package no.avtaleverk.workflow.followup;

import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.workflow.Changes;
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
}
