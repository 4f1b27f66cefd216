package no.avtaleverk.workflow.signing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Examination;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Signatures;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.signing.Sealing;
import no.avtaleverk.model.signing.SealingFailedException;
import no.avtaleverk.model.signing.SignatureValidation;
import no.avtaleverk.model.signing.ValidationReport;
import no.avtaleverk.model.validation.Verdict;
import no.avtaleverk.workflow.Changes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Examines the signatures of what is kept: at once for whoever asks, and of every signed document once a year, when it also gets a new
 * archive time-stamp, so that it can still be checked when the certificates of its time have run out.
 */
public final class Examining {
    private static final Logger LOG = LoggerFactory.getLogger(Examining.class);

    private final Agreements agreements;
    private final Changes changes;
    private final Files files;
    private final Sealing sealing;
    private final SignatureValidation validation;

    public Examining(
            Agreements agreements, Changes changes, Files files, Sealing sealing, SignatureValidation validation) {
        this.agreements = agreements;
        this.changes = changes;
        this.files = files;
        this.sealing = sealing;
        this.validation = validation;
    }

    /** Examine a kommune's document as it is now; empty when nobody has signed it. */
    public Optional<ValidationReport> examine(Agreement agreement, AgreementVersion version, PartyId municipality) {
        return signed(agreement, version, municipality).map(document -> validation.validate(bytes(document)));
    }

    /** The document with the last signature; empty when there is none in it. */
    private static Optional<Sha256> signed(Agreement agreement, AgreementVersion version, PartyId municipality) {
        return agreement
                .signatures(version)
                .document(municipality)
                .filter(document ->
                        !document.equals(agreement.signatures(version).set().get(municipality)));
    }

    private byte[] bytes(Sha256 document) {
        return files.find(document)
                .orElseThrow(() -> new IllegalStateException("The document %s is not stored".formatted(document)))
                .bytes();
    }

    /** One document whose year is out. */
    private record Due(AgreementId agreement, int version, PartyId municipality) {}

    /**
     * What a round came to.
     *
     * @param examined documents
     * @param notValid those among them with a signature that is not valid
     * @param notRenewed those that could not be given a new time-stamp now, and will be tried again in the next round
     * @param failed those that could not be examined at all, and will be tried again as well
     */
    public record Round(int examined, int notValid, int notRenewed, int failed) {}

    /** Examine and renew every signed document that was not examined in the last year. Doing it twice does it once. */
    public Round yearly() {
        int notValid = 0;
        int notRenewed = 0;
        int failed = 0;
        List<Due> due = due();
        for (Due one : due) {
            try {
                notValid += renew(one) == Verdict.VALID ? 0 : 1;
            } catch (SealingFailedException e) {
                notRenewed++;
            } catch (RuntimeException e) {
                // One document that can not be examined keeps no other from it.
                failed++;
                LOG.error("The signatures of {} could not be examined", one, e);
            }
        }
        return new Round(due.size(), notValid, notRenewed, failed);
    }

    private Verdict renew(Due one) {
        Agreement agreement = agreements.find(one.agreement()).orElseThrow();
        AgreementVersion version = agreement.version(one.version()).orElseThrow();
        Sha256 document = signed(agreement, version, one.municipality()).orElseThrow();
        byte[] pdf = bytes(document);
        Verdict verdict = validation.validate(pdf).verdict();
        record(one, document, verdict, verdict == Verdict.VALID ? sealing.renew(pdf) : null);
        return verdict;
    }

    private List<Due> due() {
        LocalDate yearAgo = changes.today().minusYears(1);
        var due = new ArrayList<Due>();
        for (Agreement agreement : agreements.all()) {
            for (AgreementVersion version : agreement.versions()) {
                Signatures signatures = agreement.signatures(version);
                // Of a joint document one kommune stands for all.
                var files = new HashSet<Sha256>();
                List<PartyId> whose = signatures.documents().entrySet().stream()
                        .filter(document -> files.add(document.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
                for (PartyId municipality : whose) {
                    if (signed(agreement, version, municipality).isPresent()
                            && lastLookedAt(agreement, version, signatures, municipality)
                                    .isBefore(yearAgo.plusDays(1))) {
                        due.add(new Due(agreement.id(), version.number(), municipality));
                    }
                }
            }
        }
        return due;
    }

    /** The day of the last examination, or of the last signature, which was examined when it was made. */
    private static LocalDate lastLookedAt(
            Agreement agreement, AgreementVersion version, Signatures signatures, PartyId municipality) {
        LocalDate signed = agreement.facts().signatures().stream()
                .filter(signature -> signature.version() == version.number()
                        && signature.signed().containsKey(municipality))
                .map(signature -> signature.date())
                .max(LocalDate::compareTo)
                .orElse(LocalDate.MIN);
        return signatures
                .lastExamined(municipality)
                .map(Examination::date)
                .filter(date -> date.isAfter(signed))
                .orElse(signed);
    }

    private void record(Due one, Sha256 document, Verdict verdict, byte @Nullable [] renewed) {
        changes.change(one.agreement(), agreement -> {
            AgreementVersion version = agreement.version(one.version()).orElseThrow();
            if (!signed(agreement, version, one.municipality())
                    .filter(document::equals)
                    .isPresent()) {
                // Somebody has signed meanwhile, which examined it as well.
                return Decision.refused(new Refusal.AgreementChangedMeanwhile(agreement.sequence()));
            }
            Sha256 stored = renewed == null
                    ? null
                    : files.store(
                            "%s-%d.pdf".formatted(agreement.id(), version.number()),
                            DocumentFormat.PDF.mediaType(),
                            renewed);
            var examination = new Examination(
                    version.number(),
                    one.municipality(),
                    changes.today(),
                    document,
                    verdict.name(),
                    stored,
                    agreement.facts().signatures().size());
            return new Decision.Accepted(agreement.examined(examination, changes.now()));
        });
    }
}
