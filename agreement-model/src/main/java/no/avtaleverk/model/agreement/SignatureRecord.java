package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import no.avtaleverk.model.party.Mandate;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * An underskrift of one party on one version.
 *
 * @param signer name as signed
 * @param capacity such as {@code ordfører} (kommuneloven § 6-1) or {@code administrerende direktør} (hfl. §§ 37, 39)
 * @param mandate what gave the right to sign, as {@link Mandate#citation}; empty or in other words when registered with an agreement
 *     that was concluded before
 * @param date in Norway
 * @param text digest of the canonical text signed
 * @param document digest of the PDF that was shown; absent for signatures on paper registered afterwards
 * @param signed digests of the PDFs with this signature in them, by the kommune whose document each is; of one that is in its evidence
 *     instead, the documents as they were; empty when the signature is in no PDF and binds towards all
 * @param original where the original lies, or how it is found in the service it was made in; empty when it is in the product
 * @param evidence digests of files that prove it and are not the document: what a signing service made of it, or a picture of the paper
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
        @Nullable Sha256 document,
        Map<PartyId, Sha256> signed,
        String original,
        List<Sha256> evidence) {
    public SignatureRecord {
        // Absent in what was stored before signatures were put into the PDF.
        signed = signed == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(signed));
        original = Objects.requireNonNullElse(original, "");
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
    }

    /** A signature without evidence beside the document. */
    public SignatureRecord(
            PartyId party,
            String signer,
            String capacity,
            String mandate,
            LocalDate date,
            Method method,
            int version,
            Sha256 text,
            @Nullable Sha256 document,
            Map<PartyId, Sha256> signed,
            String original) {
        this(party, signer, capacity, mandate, date, method, version, text, document, signed, original, List.of());
    }

    /** A signature that is in no PDF. */
    public SignatureRecord(
            PartyId party,
            String signer,
            String capacity,
            String mandate,
            LocalDate date,
            Method method,
            int version,
            Sha256 text,
            @Nullable Sha256 document) {
        this(party, signer, capacity, mandate, date, method, version, text, document, Map.of(), "");
    }

    /** Whether it binds the party towards a kommune: one in no PDF does towards all, one in PDFs towards those whose they are. */
    public boolean covers(PartyId municipality) {
        return signed.isEmpty() || signed.containsKey(municipality);
    }

    /** The same, signed in the capacity and by the right that a mandate gives. */
    public SignatureRecord by(Mandate given) {
        return new SignatureRecord(
                party,
                signer,
                given.capacity(),
                given.citation(),
                date,
                method,
                version,
                text,
                document,
                signed,
                original,
                evidence);
    }

    public enum Method {
        /** Signed in, seen and approved in the product, which seals the PDF (elektronisk segl); no advanced signature of a person. */
        IN_PRODUCT,
        /** The person's own advanced signature, made with Posten signering. */
        POSTEN,
        /** Signed with another service; the PDF was uploaded and its signature validated. */
        UPLOADED,
        /** On paper, registered afterwards. */
        ON_PAPER;

        /** Whether somebody else than the signer may record it, since it was given outside the product. */
        public boolean isGivenElsewhere() {
            return this == UPLOADED || this == ON_PAPER;
        }
    }
}
