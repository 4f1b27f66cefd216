package no.avtaleverk.model.signing;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.validation.Obstacle;
import no.avtaleverk.model.validation.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What an examination of a file found.
 *
 * @param document digest of the file
 * @param examined when
 * @param obstacle why it could not be examined, or not in full; absent when it was
 * @param signatures in the order they were made
 * @param timeStamps archive time-stamps over the whole document, in the order they were made
 * @param alterations of the file as a whole, of those that came after any of the signatures
 * @param files for an auditor: the report of ETSI TS 119 102-2, and the simple and the detailed report of the technique
 */
public record ValidationReport(
        Verdict verdict,
        Sha256 document,
        Instant examined,
        @Nullable Obstacle obstacle,
        List<ValidatedSignature> signatures,
        List<ArchiveTimeStamp> timeStamps,
        Set<Alteration> alterations,
        List<ReportFile> files) {
    public ValidationReport {
        signatures = List.copyOf(signatures);
        timeStamps = List.copyOf(timeStamps);
        alterations = copyOf(alterations);
        files = List.copyOf(files);
    }

    /** Whether something other than seals was added after the last signature. */
    public boolean changedAfterLastSignature() {
        return !signatures.isEmpty() && !signatures.getLast().alterations().isEmpty();
    }

    /** The signature in a field. */
    public Optional<ValidatedSignature> in(String field) {
        return signatures.stream().filter(one -> one.field().equals(field)).findFirst();
    }

    private static Set<Alteration> copyOf(Set<Alteration> alterations) {
        return alterations.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(alterations));
    }

    /**
     * One signature.
     *
     * @param field it stands in; empty when the file does not name it
     * @param order from 1
     * @param signer common name in the certificate; empty when it can not be read
     * @param organisation in the certificate; empty when it names none
     * @param issuer common name of who issued the certificate; empty when it can not be read
     * @param throwAwayKey whether the key was made by a product for trial, so that it proves nothing
     * @param claimed when the signer says it was made
     * @param best earliest moment it is proven to have been there, which is the claimed one for nobody but those who trust the signer
     * @param level absent when it is none of the baseline levels
     * @param indication main indication of EN 319 102-1, such as {@code TOTAL_PASSED}
     * @param subIndication such as {@code HASH_FAILURE} or {@code REVOKED_NO_POE}; empty when there is none
     * @param revision digest of exactly what was signed: the file up to and with this signature's own revision; absent when the file
     *     does not tell
     * @param shown digest of the file as it was before this signature, which is what the signer was shown: of the first signature, the
     *     document as it was set; absent when the file does not tell
     * @param reason as written into the signature; empty when there is none
     * @param alterations of the document after this signature
     */
    public record ValidatedSignature(
            String field,
            int order,
            String signer,
            String organisation,
            String issuer,
            boolean throwAwayKey,
            @Nullable Instant claimed,
            @Nullable Instant best,
            @Nullable Level level,
            Verdict verdict,
            String indication,
            String subIndication,
            @Nullable Sha256 revision,
            @Nullable Sha256 shown,
            String reason,
            Set<Alteration> alterations) {
        public ValidatedSignature {
            alterations = copyOf(alterations);
        }
    }

    /**
     * A time-stamp over the whole document.
     *
     * @param service common name of who stamped
     * @param at the moment it proves
     * @param validUntil first moment its certificate no longer is valid: before then it is to be renewed
     */
    public record ArchiveTimeStamp(
            String service, Instant at, @Nullable Instant validUntil, Verdict verdict) {}

    /** A report as a file. */
    public record ReportFile(String name, String mediaType, byte[] content) {}
}
