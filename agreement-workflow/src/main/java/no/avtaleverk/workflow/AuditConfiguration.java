package no.avtaleverk.workflow;

import java.time.Clock;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.archive.ArchiveFormat;
import no.avtaleverk.model.archive.RegisterCopies;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.law.LawHistory;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.proof.KeptReports;
import no.avtaleverk.model.proof.LogProofs;
import no.avtaleverk.model.proof.PublishedHeads;
import no.avtaleverk.model.publication.WithholdingGrounds;
import no.avtaleverk.model.signing.SignatureValidation;
import no.avtaleverk.workflow.archive.ArchiveMaker;
import no.avtaleverk.workflow.archive.Archiving;
import no.avtaleverk.workflow.audit.AuditDesk;
import no.avtaleverk.workflow.audit.Criteria;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.proof.ProofPackages;
import no.avtaleverk.workflow.proof.PublishingHeads;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.review.Reviewing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** What auditors work with. */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {
    @Bean
    PublishingHeads publishingHeads(PublishedHeads heads, Changes changes) {
        return new PublishingHeads(heads, changes, Clock.systemUTC());
    }

    @Bean
    ProofPackages proofPackages(
            Viewing viewing,
            History history,
            LogProofs proofs,
            PublishedHeads heads,
            KeptReports reports,
            Files files,
            DocumentRenderer renderer,
            SignatureValidation validation,
            Reviewing reviewing) {
        return new ProofPackages(
                viewing, history, proofs, heads, reports, files, renderer, validation, reviewing::lines);
    }

    @Bean
    ArchiveMaker archiveMaker(
            RegisterCopies copies,
            History history,
            LogProofs proofs,
            Files files,
            KeptReports reports,
            DocumentRenderer renderer,
            ArchiveFormat format,
            PartyRegister register,
            FollowUps followUps,
            WithholdingGrounds grounds) {
        return new ArchiveMaker(
                copies, history, proofs, files, reports, renderer, format, register, followUps, grounds);
    }

    @Bean
    Archiving archiving(
            Viewing viewing, ArchiveMaker maker, ProofPackages packages, FollowingUp following, Changes changes) {
        return new Archiving(viewing, maker, packages, following, changes);
    }

    @Bean
    AuditDesk auditDesk(
            FollowUps followUps,
            Viewing viewing,
            History history,
            TransactionOperations transactions,
            Changes changes) {
        return new AuditDesk(followUps, viewing, history, transactions, changes);
    }

    @Bean
    Criteria criteria(RequirementCatalogue catalogue, LawHistory law, Changes changes) {
        return new Criteria(catalogue, law, changes);
    }
}
