package no.avtaleverk.model.signing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SigningOutcome;
import no.avtaleverk.model.agreement.SigningStep;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.signing.SigningProvider.SignerCourse;
import org.jspecify.annotations.Nullable;

/** Something that happened to a {@link SigningJob}; all that is stored of it. Names of slots mean nothing outside the product. */
public sealed interface SigningEntry {
    /**
     * Somebody wants a document signed with the service.
     *
     * @param title of the agreement, as the signers are shown it
     * @param text digest of the canonical text
     * @param document digest of the stored PDF
     * @param parts the slots of each job at the service, in order
     */
    record Started(int version, String title, Sha256 text, Sha256 document, List<List<Slot>> parts)
            implements SigningEntry {
        public Started {
            parts = parts.stream().map(List::copyOf).toList();
        }
    }

    /** A place for one party's signature. */
    record Slot(String id, PartyId party) {}

    /**
     * A part lies at the service.
     *
     * @param part from 0
     */
    record Placed(int part, SigningProvider.Placed at) implements SigningEntry {}

    /** A person with the right to sign was given an address to sign at. The last to be sent away for a slot is the one who signs. */
    record SentAway(String slot, String userId, String name, String capacity, String mandate) implements SigningEntry {}

    /**
     * What the service has is stored here.
     *
     * @param courses how it stood with each signer
     * @param since when each signer did that, by the service's clock
     * @param pdf the signed PDF; absent while not all have signed
     * @param evidence what proves each signature
     * @param confirmation where to confirm; absent when there is nothing to confirm
     * @param done whether the service is done with the part
     */
    record Fetched(
            int part,
            Map<String, SignerCourse> courses,
            Map<String, Instant> since,
            @Nullable Sha256 pdf,
            Map<String, Proof> evidence,
            @Nullable String confirmation,
            boolean done)
            implements SigningEntry {
        public Fetched {
            courses = Collections.unmodifiableMap(new TreeMap<>(courses));
            since = Collections.unmodifiableMap(new TreeMap<>(since));
            evidence = Collections.unmodifiableMap(new TreeMap<>(evidence));
        }

        /** The signed PDF first. */
        List<Sha256> files() {
            var files = new ArrayList<Sha256>();
            if (pdf != null) {
                files.add(pdf);
            }
            evidence.values().forEach(proof -> files.add(proof.file()));
            return files;
        }
    }

    /**
     * What proves a signature.
     *
     * @param name in the certificate; empty when there is none to read
     * @param coversOriginal whether it names the digest of the document
     */
    record Proof(Sha256 file, String name, boolean coversOriginal) {}

    /** The signature is recorded on the agreement and binds the party. */
    record Recorded(String slot) implements SigningEntry {}

    /** A signature came that does not bind. It is kept and shown. */
    record Kept(String slot, KeptBecause reason) implements SigningEntry {}

    /** The service was told that all of a part is stored. */
    record Confirmed(int part) implements SigningEntry {}

    /** Nobody is sent to the service any more. */
    record CalledBack(CalledBackBecause reason) implements SigningEntry {}

    /** Nothing more is expected of the service. */
    record Ended(SigningOutcome outcome) implements SigningEntry {}

    /**
     * The entry of the log that stands for it.
     *
     * @param job as it was before
     * @param said digest of this entry as it is stored
     */
    default AuditEvent event(SigningJob job, Sha256 said) {
        return switch (this) {
            case Started one ->
                new AuditEvent.SigningJobStarted(
                        job.agreement(),
                        job.id().value(),
                        one.version(),
                        one.document(),
                        job.slots().stream().map(Slot::party).toList(),
                        said);
            case Ended one ->
                new AuditEvent.SigningJobEnded(job.agreement(), job.id().value(), job.version(), one.outcome(), said);
            case Placed one -> continued(job, SigningStep.PLACED, null, List.of(), said);
            case SentAway one ->
                continued(job, SigningStep.SENT_AWAY, job.slot(one.slot()).party(), List.of(), said);
            case Fetched one -> continued(job, SigningStep.FETCHED, null, one.files(), said);
            case Recorded one ->
                continued(job, SigningStep.RECORDED, job.slot(one.slot()).party(), List.of(), said);
            case Kept one ->
                continued(job, SigningStep.KEPT, job.slot(one.slot()).party(), List.of(), said);
            case Confirmed one -> continued(job, SigningStep.CONFIRMED, null, List.of(), said);
            case CalledBack one -> continued(job, SigningStep.CALLED_BACK, null, List.of(), said);
        };
    }

    private static AuditEvent continued(
            SigningJob job, SigningStep step, @Nullable PartyId party, List<Sha256> files, Sha256 said) {
        return new AuditEvent.SigningJobContinued(
                job.agreement(), job.id().value(), job.version(), step, party, files, said);
    }

    /** Why a signature does not bind. */
    enum KeptBecause {
        /** The text was returned, withdrawn or replaced after it was sent. */
        TEXT_CALLED_BACK,
        /** The party had signed already. */
        SIGNED_ALREADY,
        /** Neither the PDF nor the proof shows that it was this document. */
        OTHER_DOCUMENT,
        /** The certificate is another person's. */
        OTHER_PERSON,
        /** The signed PDF is broken, changed, or of nobody we trust. */
        NOT_VALID,
        /** Somebody who was to sign in the same job did not. */
        NOT_ALL_SIGNED,
        /** The rules for signing were not met when it came. */
        NOT_ALLOWED
    }

    enum CalledBackBecause {
        TEXT_CALLED_BACK,
        BY_A_PERSON
    }
}
