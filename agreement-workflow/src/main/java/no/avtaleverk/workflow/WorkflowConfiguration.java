package no.avtaleverk.workflow;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.IssuedDocuments;
import no.avtaleverk.model.agreement.ReceivedMinutes;
import no.avtaleverk.model.discussion.Discussions;
import no.avtaleverk.model.document.CasePaperRenderer;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.document.Imports;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.notice.LetterNotifier;
import no.avtaleverk.model.notice.Letters;
import no.avtaleverk.model.notice.Notifications;
import no.avtaleverk.model.notice.Notifier;
import no.avtaleverk.model.notice.People;
import no.avtaleverk.model.party.Mandates;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.signing.Sealing;
import no.avtaleverk.model.signing.SignatureValidation;
import no.avtaleverk.model.signing.SigningJobs;
import no.avtaleverk.workflow.body.Convening;
import no.avtaleverk.workflow.casepaper.CasePapers;
import no.avtaleverk.workflow.decision.Deciding;
import no.avtaleverk.workflow.discussion.Discussing;
import no.avtaleverk.workflow.discussion.ReturnedDocuments;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.followup.FollowedSubject;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.followup.OrganisationSubject;
import no.avtaleverk.workflow.importing.Importing;
import no.avtaleverk.workflow.mandate.Mandating;
import no.avtaleverk.workflow.mandate.RightToSign;
import no.avtaleverk.workflow.membership.ChangingParties;
import no.avtaleverk.workflow.minutes.ReadingMinutes;
import no.avtaleverk.workflow.notice.KnowingPeople;
import no.avtaleverk.workflow.notice.Notifying;
import no.avtaleverk.workflow.notice.Reminding;
import no.avtaleverk.workflow.notice.Steps;
import no.avtaleverk.workflow.proceeding.Documenting;
import no.avtaleverk.workflow.reporting.Awaiting;
import no.avtaleverk.workflow.reporting.BoardOverview;
import no.avtaleverk.workflow.reporting.CoverageOverview;
import no.avtaleverk.workflow.reporting.DriftOverview;
import no.avtaleverk.workflow.reporting.HandingOut;
import no.avtaleverk.workflow.reporting.Submissions;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.review.Reviewing;
import no.avtaleverk.workflow.revision.Revising;
import no.avtaleverk.workflow.signing.Approval;
import no.avtaleverk.workflow.signing.Examining;
import no.avtaleverk.workflow.signing.RecordingSignatures;
import no.avtaleverk.workflow.signing.RemoteSigning;
import no.avtaleverk.workflow.signing.Signing;
import no.avtaleverk.workflow.signing.SigningRuns;
import no.avtaleverk.workflow.signing.Verifying;
import no.avtaleverk.workflow.transition.Concluding;
import no.avtaleverk.workflow.transition.Workflow;
import no.avtaleverk.workflow.variant.Adapting;
import no.avtaleverk.workflow.variant.Issuing;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionOperations;

/** The activities, over whatever answers the ports of the model. */
@Configuration(proxyBeanMethods = false)
@Import({FollowUpConfiguration.class, HistoryConfiguration.class})
public class WorkflowConfiguration {
    @Bean
    Changes changes(Agreements agreements, TransactionOperations transactions, Clock clock, Notifying notifying) {
        return new Changes(agreements, transactions, clock, notifying::after);
    }

    @Bean
    Notifying notifying(
            Agreements agreements,
            Mandates mandates,
            Notifications notifications,
            TransactionOperations transactions,
            Clock clock,
            ObjectProvider<Notifier> notifier) {
        return new Notifying(agreements, mandates, notifications, transactions, clock, notifier.getIfAvailable());
    }

    @Bean
    Workflow workflow(Agreements agreements) {
        return new Workflow(agreements);
    }

    @Bean
    Concluding concluding(Changes changes, Workflow workflow) {
        return new Concluding(changes, workflow);
    }

    @Bean
    Drafting drafting(Changes changes, RequirementCatalogue catalogue, PartyRegister register) {
        return new Drafting(changes, catalogue, register);
    }

    @Bean
    Reviewing reviewing(
            Agreements agreements,
            Changes changes,
            Workflow workflow,
            DocumentRenderer renderer,
            Files files,
            PartyRegister register) {
        return new Reviewing(agreements, changes, workflow, renderer, files, register);
    }

    @Bean
    Signing signing(
            Agreements agreements,
            Changes changes,
            Concluding concluding,
            Files files,
            Sealing sealing,
            SignatureValidation validation,
            Approval approval,
            RightToSign rights,
            ReceivedMinutes minutes) {
        return new Signing(agreements, changes, concluding, files, sealing, validation, approval, rights, minutes);
    }

    @Bean
    SigningRuns signingRuns(Signing signing, Clock clock) {
        return new SigningRuns(signing, clock);
    }

    @Bean
    RightToSign rightToSign(Mandates mandates) {
        return new RightToSign(mandates);
    }

    @Bean
    Mandating mandating(Mandates mandates, TransactionOperations transactions, Changes changes) {
        return new Mandating(mandates, transactions, changes);
    }

    @Bean
    Deciding deciding(Agreements agreements, Changes changes, Concluding concluding, ReceivedMinutes minutes) {
        return new Deciding(agreements, changes, concluding, minutes);
    }

    @Bean
    ChangingParties changingParties(
            Agreements agreements,
            Changes changes,
            Concluding concluding,
            Reviewing reviewing,
            Files files,
            PartyRegister register) {
        return new ChangingParties(agreements, changes, concluding, reviewing, files, register);
    }

    @Bean
    RemoteSigning remoteSigning(
            Changes changes,
            Agreements agreements,
            Signing signing,
            SigningJobs jobs,
            Files files,
            SignatureValidation validation,
            TransactionOperations transactions,
            HandingOut handingOut,
            ObjectProvider<RemoteSigning.Remote> service) {
        return new RemoteSigning(
                changes,
                agreements,
                signing,
                jobs,
                files,
                validation,
                transactions,
                handingOut,
                service.getIfAvailable());
    }

    @Bean
    RecordingSignatures recordingSignatures(
            Changes changes, Agreements agreements, Signing signing, Files files, SignatureValidation validation) {
        return new RecordingSignatures(changes, agreements, signing, files, validation);
    }

    @Bean
    Revising revising(Changes changes, Workflow workflow) {
        return new Revising(changes, workflow);
    }

    /** @param weeks how long receivers of a høring have, unless the sender says otherwise */
    @Bean
    Documenting documenting(
            Agreements agreements,
            Changes changes,
            PartyRegister register,
            @Value("${avtaleverk.hearing.weeks:6}") int weeks) {
        return new Documenting(agreements, changes, register, weeks);
    }

    @Bean
    BoardOverview boardOverview(Viewing viewing) {
        return new BoardOverview(viewing);
    }

    @Bean
    Issuing issuing(Changes changes, Workflow workflow) {
        return new Issuing(changes, workflow);
    }

    @Bean
    Adapting adapting(Agreements agreements, Changes changes, Workflow workflow, PartyRegister register) {
        return new Adapting(agreements, changes, workflow, register);
    }

    @Bean
    DriftOverview driftOverview(Agreements agreements, Viewing viewing) {
        return new DriftOverview(agreements, viewing);
    }

    @Bean
    Importing importing(
            DocumentReader reader,
            Importing.Analysis analysis,
            Imports imports,
            Files files,
            Agreements agreements,
            History history,
            RequirementCatalogue catalogue,
            PartyRegister register,
            TransactionOperations transactions,
            Changes changes) {
        return new Importing(
                reader, analysis, imports, files, agreements, history, catalogue, register, transactions, changes);
    }

    @Bean
    Discussing discussing(
            Agreements agreements,
            Discussions discussions,
            Files files,
            ReturnedDocuments reader,
            TransactionOperations transactions,
            Changes changes) {
        return new Discussing(agreements, discussions, files, reader, transactions, changes);
    }

    @Bean(destroyMethod = "close")
    CasePapers casePapers(
            Agreements agreements,
            Changes changes,
            Files files,
            CasePaperRenderer renderer,
            PartyRegister register,
            RequirementCatalogue catalogue,
            CoverageOverview coverage,
            HandingOut handingOut,
            FollowUps followUps) {
        return new CasePapers(
                agreements, changes, files, renderer, register, catalogue, coverage, handingOut, followUps);
    }

    @Bean
    ReadingMinutes readingMinutes(
            DocumentReader reader,
            Agreements agreements,
            Files files,
            ReceivedMinutes received,
            TransactionOperations transactions,
            Changes changes,
            HandingOut handingOut) {
        return new ReadingMinutes(reader, agreements, files, received, transactions, changes, handingOut);
    }

    @Bean
    Viewing viewing(
            Agreements agreements, History history, Discussions discussions, SigningJobs jobs, FollowingUp following) {
        return new Viewing(agreements, history, discussions, jobs, following);
    }

    @Bean
    CoverageOverview coverageOverview(Agreements agreements, RequirementCatalogue catalogue, PartyRegister register) {
        return new CoverageOverview(agreements, catalogue, register);
    }

    @Bean
    Verifying verifying(Agreements agreements, IssuedDocuments documents, SignatureValidation validation) {
        return new Verifying(agreements, documents, validation);
    }

    @Bean
    Examining examining(
            Agreements agreements, Changes changes, Files files, Sealing sealing, SignatureValidation validation) {
        return new Examining(agreements, changes, files, sealing, validation);
    }

    @Bean
    Submissions submissions(Viewing viewing) {
        return new Submissions(viewing);
    }

    @Bean
    HandingOut handingOut(IssuedDocuments documents, Changes changes) {
        return new HandingOut(documents, changes);
    }

    @Bean
    Awaiting awaiting(
            Viewing viewing,
            Discussing discussing,
            List<FollowedSubject> subjects,
            Convening convening,
            List<OrganisationSubject> own,
            PartyRegister register) {
        return new Awaiting(viewing, discussing, subjects, convening, own, register);
    }

    /** @param lease how long a process that has taken a letter is given to finish, before it is taken for dead */
    @Bean
    Reminding reminding(
            Agreements agreements,
            Awaiting awaiting,
            People people,
            Letters letters,
            TransactionOperations transactions,
            Clock clock,
            ObjectProvider<LetterNotifier> notifier,
            Environment environment,
            @Value("${avtaleverk.notices.escalation-days:14}") int escalation,
            @Value("${avtaleverk.notices.days-since-seen:180}") int daysSinceSeen,
            @Value("${avtaleverk.mail.lease:PT10M}") String lease) {
        return new Reminding(
                agreements,
                awaiting,
                people,
                letters,
                transactions,
                clock,
                notifier.getIfAvailable(),
                Steps.read(kind -> environment.getProperty("avtaleverk.notices.steps" + kind), escalation),
                daysSinceSeen,
                Duration.parse(lease));
    }

    @Bean
    KnowingPeople knowingPeople(
            People people, Changes changes, @Value("${avtaleverk.notices.days-since-seen:180}") int daysSinceSeen) {
        return new KnowingPeople(people, changes, daysSinceSeen);
    }
}
