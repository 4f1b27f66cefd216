package no.avtaleverk.model.document;

import java.time.Instant;
import java.util.List;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import org.jspecify.annotations.Nullable;

/** Reads Word files that were sent out and come back edited. Trusts them as little as {@link DocumentReader} does. */
public interface ReturnReader {
    /**
     * Tell which text a file says it was made from.
     *
     * @param name as uploaded; its extension and the bytes must agree
     */
    Made origin(String name, byte[] bytes);

    /**
     * Read what a file brings back, held against the text that was sent.
     *
     * @param name as uploaded; its extension and the bytes must agree
     */
    Return read(String name, byte[] bytes, Sent sent);

    /** What a file says of where it comes from. */
    sealed interface Made {
        /**
         * A Word file that can be read.
         *
         * @param agreement absent when the file does not say, as when somebody copied the text into a new document
         * @param version 0 for a draft
         * @param revision stored edit of the text; 0 when the file does not say
         * @param text digest of the canonical text; absent when the file does not say
         */
        record From(
                @Nullable AgreementId agreement,
                int version,
                long revision,
                @Nullable Sha256 text) implements Made {}

        /**
         * The file is not taken.
         *
         * @param detail for the log and for support, in English
         */
        record Refused(ReadFault fault, String detail) implements Made {}
    }

    /** What came of reading. */
    sealed interface Return {
        record Read(ReturnedText text) implements Return {}

        /** The file was made from another agreement, by its own words. */
        record OtherAgreement(AgreementId agreement) implements Return {}

        /**
         * The file is not taken.
         *
         * @param detail for the log and for support, in English
         */
        record Refused(ReadFault fault, String detail) implements Return {}
    }

    /**
     * The text that was sent out.
     *
     * @param content as it was set, parameters filled in
     * @param clauses as they are stored, with {@code {{name}}} for the parameters
     * @param head with the values the parameters had
     */
    record Sent(DocumentContent content, Clauses clauses, Head head) {
        /** One text of an agreement, as {@link DocumentContent#of} sets it. */
        public static Sent of(
                Agreement agreement,
                Head head,
                int version,
                Clauses clauses,
                List<DocumentContent.PartyLine> parties,
                Instant made) {
            return new Sent(DocumentContent.of(agreement, head, version, clauses, parties, made), clauses, head);
        }
    }
}
