package no.avtaleverk.model.signing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service where people sign documents with an electronic identity of their own.
 *
 * <p>Signers are named to the service by an identifier that means nothing outside this product, never by a national identity number.
 * The service keeps what it has until {@link #confirm} is called, which is done only after all of it is stored here.
 *
 * <p>Every method may fail with {@link SigningServiceException}, and takes no longer than its settings allow.
 */
public interface SigningProvider {
    /** How many may sign in one job of the service. */
    int mostSigners();

    /** Whether an address can be one of the service's, so that nobody is sent elsewhere. */
    boolean isOwn(String address);

    /**
     * Lay a document before signers. Doing so twice for the same reference makes two jobs; only one of which anybody is sent to.
     */
    Placed place(Order order);

    /**
     * Make a new address for a signer. Each opens the document once, so it is asked for anew whenever the person is sent there.
     *
     * @param signer as {@link Placed#signers()} names it
     */
    String address(String signer);

    /**
     * Ask how it stands with a job, as the person who comes back from the service brings the right to do.
     *
     * @param job as {@link Placed#status()} names it
     * @param token from the address the person came back to
     */
    Status status(String job, String token);

    /** Ask for the next job whose status has changed and that is not yet confirmed. */
    Polled next();

    /** Fetch the signed PDF. */
    byte[] signedPdf(Status status);

    /**
     * Fetch what proves one signer's signature.
     *
     * @param original the document that was laid before the signers
     */
    Evidence evidence(Status status, String signer, byte[] original);

    /** Tell that all of a status is stored. May be told again. */
    void confirm(String confirmation);

    /**
     * Call a job back.
     *
     * @return whether the service can and has; where it can not, nobody is sent there any more and the job runs out by itself
     */
    boolean cancel(Placed placed);

    /**
     * What is to be signed.
     *
     * @param reference by which the status is known again
     * @param title shown to the signers
     * @param pdf the document
     * @param signers their identifiers, at most {@link #mostSigners()}
     * @param exits where each of them comes back to
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Order(String reference, String title, byte[] pdf, List<String> signers, Exits exits) {
        public Order {
            signers = List.copyOf(signers);
        }
    }

    /** Addresses of this product. The service adds a token to them. */
    record Exits(String completed, String rejected, String failed) {}

    /**
     * A job at the service.
     *
     * @param job the service's own number of it
     * @param status address to ask for its status, without the token
     * @param signers by identifier, where to ask for an address to send the signer to
     */
    record Placed(String job, String status, Map<String, String> signers) {
        public Placed {
            signers = Map.copyOf(signers);
        }
    }

    /** How a job stands as a whole. */
    enum Course {
        IN_PROGRESS,
        /** Everyone has signed. */
        COMPLETED,
        /** Everyone is done, and somebody has not signed. */
        FAILED
    }

    /** How it stands with one signer. */
    enum SignerCourse {
        WAITING,
        SIGNED,
        REJECTED,
        EXPIRED,
        FAILED,
        /** It came to nothing because of somebody else. */
        NOT_APPLICABLE
    }

    /**
     * How a job stands at the service.
     *
     * @param reference as it was ordered
     * @param job the service's own number
     * @param signers by identifier
     * @param since when each of them came to where they are, by identifier
     * @param pdf where the signed PDF is; absent while there is none
     * @param evidence where each signer's proof is, by identifier
     * @param confirmation where to confirm; absent when there is nothing to confirm
     */
    record Status(
            String reference,
            String job,
            Course course,
            Map<String, SignerCourse> signers,
            Map<String, Instant> since,
            @Nullable String pdf,
            Map<String, String> evidence,
            @Nullable String confirmation) {
        public Status {
            signers = Map.copyOf(signers);
            since = Map.copyOf(since);
            evidence = Map.copyOf(evidence);
        }
    }

    /**
     * The answer to what has changed.
     *
     * @param changed empty when nothing has
     * @param notBefore when the service wants to be asked again
     */
    record Polled(Optional<Status> changed, Instant notBefore) {}

    /**
     * A signer's own signature (XAdES).
     *
     * @param content as the service gave it
     * @param coversOriginal whether it names the digest of the document that was laid before the signer
     * @param name common name in the certificate that signed; empty when there is none to read
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Evidence(byte[] content, boolean coversOriginal, String name) {}
}
