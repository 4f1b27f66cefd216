package no.avtaleverk.workflow.followup;

import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.deviation.DeviationTerms;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.document.ProtocolRenderer;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.activity.FollowingFigures;
import no.avtaleverk.workflow.deviation.HandlingDeviations;
import no.avtaleverk.workflow.disagreement.SettlingDisagreements;
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

    @Bean
    AgreedWords agreedWords(Agreements agreements) {
        return new AgreedWords(agreements);
    }

    @Bean
    HandlingDeviations handlingDeviations(
            FollowingUp following,
            FollowUps followUps,
            AgreedWords words,
            Files files,
            DocumentReader reader,
            DeviationTerms terms,
            TransactionOperations transactions,
            Changes changes) {
        return new HandlingDeviations(following, followUps, words, files, reader, terms, transactions, changes);
    }

    @Bean
    SettlingDisagreements settlingDisagreements(
            FollowingUp following,
            FollowUps followUps,
            AgreedWords words,
            Files files,
            ProtocolRenderer renderer,
            PartyRegister register,
            TransactionOperations transactions,
            Changes changes) {
        return new SettlingDisagreements(following, followUps, words, files, renderer, register, transactions, changes);
    }

    @Bean
    FollowingFigures followingFigures(FollowingUp following, FollowUps followUps, AgreedWords words, Changes changes) {
        return new FollowingFigures(following, followUps, words, changes);
    }
}
