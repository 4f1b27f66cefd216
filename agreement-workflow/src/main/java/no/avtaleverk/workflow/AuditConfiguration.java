package no.avtaleverk.workflow;

import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.proof.KeptReports;
import no.avtaleverk.model.proof.LogProofs;
import no.avtaleverk.model.proof.PublishedHeads;
import no.avtaleverk.model.signing.SignatureValidation;
import no.avtaleverk.workflow.proof.ProofPackages;
import no.avtaleverk.workflow.proof.PublishingHeads;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.review.Reviewing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What auditors work with. */
@Configuration(proxyBeanMethods = false)
public class AuditConfiguration {
    @Bean
    PublishingHeads publishingHeads(PublishedHeads heads, Changes changes) {
        return new PublishingHeads(heads, changes);
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
}
