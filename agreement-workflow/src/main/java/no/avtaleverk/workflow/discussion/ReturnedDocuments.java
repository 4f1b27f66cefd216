package no.avtaleverk.workflow.discussion;

import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.ReturnedText;

/** Reads Word files that were sent out and edited elsewhere. */
public interface ReturnedDocuments {
    /**
     * Tell which stored edit of a text a file says it was made from.
     *
     * @return 0 when it does not say, or when it can not be read
     */
    long revision(String name, byte[] bytes);

    /**
     * Read a file and hold it against what was sent.
     *
     * @param name as uploaded; its extension and the bytes must agree
     */
    Reading read(String name, byte[] bytes, Sent sent);

    /**
     * The text that was sent out.
     *
     * @param head with the values the parameters had
     * @param version 0 for a draft
     * @param clauses as they are stored, with {@code {{name}}} for the parameters
     */
    record Sent(Agreement agreement, Head head, int version, Clauses clauses) {
        /** As it stood in the file, with the values put in. */
        public Clauses printed() {
            return clauses.filled(head);
        }
    }

    /** What came of it. */
    sealed interface Reading {
        record Read(ReturnedText text) implements Reading {}

        /** The file says it was made from another agreement. */
        record OfAnotherAgreement() implements Reading {}

        /** The file is not taken. */
        record Refused(ReadFault fault) implements Reading {}
    }
}
