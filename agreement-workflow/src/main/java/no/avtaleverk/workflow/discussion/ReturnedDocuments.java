package no.avtaleverk.workflow.discussion;

import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.ReturnedText;

/** Reads Word files that were sent out and edited elsewhere. */
public interface ReturnedDocuments {
    /**
     * Read a file and hold it against what was sent.
     *
     * @param name as uploaded; its extension and the bytes must agree
     * @param sent the text that was sent out, with the values of its parameters put in
     */
    Reading read(String name, byte[] bytes, Clauses sent);

    /** What came of it. */
    sealed interface Reading {
        record Read(ReturnedText text) implements Reading {}

        /** The file is not taken. */
        record Refused(ReadFault fault) implements Reading {}
    }
}
