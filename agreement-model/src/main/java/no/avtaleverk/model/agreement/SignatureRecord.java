package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * An underskrift of one party on one version.
 *
 * @param signer name as signed
 * @param capacity such as {@code ordfører} (kommuneloven § 6-1) or {@code administrerende direktør} (hfl. §§ 37, 39)
 * @param mandate what gives the right to sign when the capacity alone does not: a delegation or board case; empty otherwise
 * @param date in Norway
 * @param text digest of the canonical text signed
 * @param document digest of the PDF that was shown; absent for signatures on paper registered afterwards
 */
public record SignatureRecord(
        PartyId party,
        String signer,
        String capacity,
        String mandate,
        LocalDate date,
        Method method,
        int version,
        Sha256 text,
        @Nullable Sha256 document) {
    public enum Method {
        /** Signed in, seen and signed in the product. */
        IN_PRODUCT,
        /** On paper, registered afterwards. */
        ON_PAPER
    }
}
