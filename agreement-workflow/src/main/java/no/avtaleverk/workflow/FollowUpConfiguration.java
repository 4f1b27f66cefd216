package no.avtaleverk.workflow;

import java.util.Arrays;
import java.util.List;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.deviation.DeviationTerms;
import no.avtaleverk.model.discussion.Discussions;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.document.ProtocolRenderer;
import no.avtaleverk.model.document.ReviewRenderer;
import no.avtaleverk.model.document.RosFormReader;
import no.avtaleverk.model.document.RosRenderer;
import no.avtaleverk.model.evaluation.Questionnaire;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.law.LawHistory;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.publication.PublicPassages;
import no.avtaleverk.model.publication.WithholdingGrounds;
import no.avtaleverk.model.ros.RosChecklist;
import no.avtaleverk.model.ros.RosGuide;
import no.avtaleverk.model.ros.RosLibrary;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.signing.SigningJobs;
import no.avtaleverk.model.termination.ExpiryWarnings;
import no.avtaleverk.model.time.Holidays;
import no.avtaleverk.workflow.access.GivingAccess;
import no.avtaleverk.workflow.activity.FollowingFigures;
import no.avtaleverk.workflow.body.Convening;
import no.avtaleverk.workflow.delivery.Delivering;
import no.avtaleverk.workflow.deviation.HandlingDeviations;
import no.avtaleverk.workflow.disagreement.SettlingDisagreements;
import no.avtaleverk.workflow.discussion.Discussing;
import no.avtaleverk.workflow.evaluation.Evaluating;
import no.avtaleverk.workflow.followup.AgreedWords;
import no.avtaleverk.workflow.followup.Attaching;
import no.avtaleverk.workflow.followup.FollowedSubject;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.implementation.Implementing;
import no.avtaleverk.workflow.journal.Journals;
import no.avtaleverk.workflow.lawchange.LawChanging;
import no.avtaleverk.workflow.proceeding.Documenting;
import no.avtaleverk.workflow.publication.LinkList;
import no.avtaleverk.workflow.publication.PublicRegister;
import no.avtaleverk.workflow.publication.Publishing;
import no.avtaleverk.workflow.reporting.CoverageOverview;
import no.avtaleverk.workflow.reporting.HandingOut;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.revision.Revising;
import no.avtaleverk.workflow.ros.AnalysingRisks;
import no.avtaleverk.workflow.ros.AnsweringGuide;
import no.avtaleverk.workflow.ros.KeepingRosLibraries;
import no.avtaleverk.workflow.ros.MunicipalityRisks;
import no.avtaleverk.workflow.ros.ProposingMeasures;
import no.avtaleverk.workflow.ros.RiskOverview;
import no.avtaleverk.workflow.ros.RosForms;
import no.avtaleverk.workflow.supervision.Supervising;
import no.avtaleverk.workflow.termination.Consequences;
import no.avtaleverk.workflow.termination.Terminating;
import no.avtaleverk.workflow.yearly.ReviewPacks;
import no.avtaleverk.workflow.yearly.YearlyReviewing;
import no.avtaleverk.workflow.yearly.YearlyRounds;
import org.springframework.beans.factory.annotation.Value;
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
    YearlyRounds yearlyRounds(FollowUps followUps) {
        return new YearlyRounds(followUps);
    }

    @Bean
    Evaluating evaluating(FollowingUp following, FollowUps followUps, Changes changes, Questionnaire questions) {
        return new Evaluating(following, followUps, changes, questions);
    }

    @Bean
    ReviewPacks reviewPacks(
            Agreements agreements,
            FollowUps followUps,
            Discussions discussions,
            RequirementCatalogue catalogue,
            PartyRegister register,
            CoverageOverview coverage,
            List<FollowedSubject> subjects) {
        return new ReviewPacks(agreements, followUps, discussions, catalogue, register, coverage, subjects);
    }

    /** @param weeks before the yearly review is due that it opens by itself */
    @Bean
    YearlyReviewing yearlyReviewing(
            FollowingUp following,
            ReviewPacks packs,
            Revising revising,
            Agreements agreements,
            Changes changes,
            Files files,
            ReviewRenderer renderer,
            RequirementCatalogue catalogue,
            PartyRegister register,
            Questionnaire questions,
            HandingOut handingOut,
            @Value("${avtaleverk.review.weeks:8}") int weeks) {
        return new YearlyReviewing(
                following,
                packs,
                revising,
                agreements,
                changes,
                files,
                renderer,
                catalogue,
                register,
                questions,
                handingOut,
                weeks);
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

    /**
     * @param months before the end of a fixed term that people are warned
     * @param weeks that a kommunestyre needs to decide
     */
    @Bean
    Terminating terminating(
            FollowingUp following,
            FollowUps followUps,
            Agreements agreements,
            PartyRegister register,
            Changes changes,
            @Value("${avtaleverk.expiry.months:12,6,3,1}") String[] months,
            @Value("${avtaleverk.expiry.council-weeks:14}") int weeks) {
        return new Terminating(
                following,
                followUps,
                agreements,
                register,
                changes,
                new ExpiryWarnings(
                        Arrays.stream(months)
                                .map(String::strip)
                                .map(Integer::valueOf)
                                .toList(),
                        weeks));
    }

    @Bean
    Consequences consequences(
            Agreements agreements, Viewing viewing, CoverageOverview coverage, PartyRegister register) {
        return new Consequences(agreements, viewing, coverage, register);
    }

    @Bean
    LawChanging lawChanging(
            FollowingUp following,
            FollowUps followUps,
            Agreements agreements,
            RequirementCatalogue catalogue,
            LawHistory history,
            PartyRegister register,
            Changes changes) {
        return new LawChanging(following, followUps, agreements, catalogue, history, register, changes);
    }

    @Bean
    Publishing publishing(
            FollowingUp following,
            FollowUps followUps,
            Agreements agreements,
            WithholdingGrounds grounds,
            Documenting documenting,
            Revising revising,
            Attaching attaching,
            Changes changes) {
        return new Publishing(following, followUps, agreements, grounds, documenting, revising, attaching, changes);
    }

    @Bean
    LinkList linkList(Viewing viewing, Publishing publishing) {
        return new LinkList(viewing, publishing);
    }

    @Bean
    PublicRegister publicRegister(
            Agreements agreements,
            FollowUps followUps,
            History history,
            Files files,
            DocumentRenderer renderer,
            RequirementCatalogue catalogue,
            PartyRegister register,
            WithholdingGrounds grounds,
            PublicPassages passages) {
        return new PublicRegister(
                agreements, followUps, history, files, renderer, catalogue, register, grounds, passages);
    }

    @Bean
    KeepingRosLibraries keepingRosLibraries(
            RosLibrary common,
            RosScale commonScale,
            RequirementCatalogue catalogue,
            FollowUps followUps,
            TransactionOperations transactions,
            Changes changes) {
        return new KeepingRosLibraries(common, commonScale, catalogue, followUps, transactions, changes);
    }

    @Bean
    AnalysingRisks analysingRisks(
            FollowingUp following,
            FollowUps followUps,
            Agreements agreements,
            KeepingRosLibraries libraries,
            RosChecklist checklist,
            RosGuide guide,
            Changes changes) {
        return new AnalysingRisks(following, followUps, agreements, libraries, checklist, guide, changes);
    }

    @Bean
    AnsweringGuide answeringGuide(AnalysingRisks analysing, AgreedWords words, Changes changes) {
        return new AnsweringGuide(analysing, words, changes);
    }

    @Bean
    RosForms rosForms(
            AnalysingRisks analysing,
            AnsweringGuide answering,
            FollowingUp following,
            FollowUps followUps,
            Files files,
            RosRenderer renderer,
            RosFormReader reader,
            RequirementCatalogue catalogue,
            PartyRegister register,
            HandingOut handingOut,
            Changes changes) {
        return new RosForms(
                analysing,
                answering,
                following,
                followUps,
                files,
                renderer,
                reader,
                catalogue,
                register,
                handingOut,
                changes);
    }

    @Bean
    ProposingMeasures proposingMeasures(
            Agreements agreements,
            Discussing discussing,
            AnalysingRisks analysing,
            TransactionOperations transactions,
            Changes changes) {
        return new ProposingMeasures(agreements, discussing, analysing, transactions, changes);
    }

    @Bean
    RiskOverview riskOverview(Agreements agreements, FollowUps followUps, PartyRegister register, Changes changes) {
        return new RiskOverview(agreements, followUps, register, changes);
    }

    @Bean
    MunicipalityRisks municipalityRisks(
            Agreements agreements,
            PartyRegister register,
            KeepingRosLibraries libraries,
            AnalysingRisks analysing,
            RosChecklist checklist,
            Changes changes) {
        return new MunicipalityRisks(agreements, register, libraries, analysing, checklist, changes);
    }

    @Bean
    GivingAccess givingAccess(
            FollowUps followUps,
            WithholdingGrounds grounds,
            Holidays holidays,
            Files files,
            Attaching attaching,
            TransactionOperations transactions,
            Changes changes) {
        return new GivingAccess(followUps, grounds, holidays, files, attaching, transactions, changes);
    }

    @Bean
    Journals journals(
            Agreements agreements,
            History history,
            Discussions discussions,
            SigningJobs jobs,
            FollowUps followUps,
            PartyRegister register) {
        return new Journals(agreements, history, discussions, jobs, followUps, register);
    }
}
