package no.avtaleverk.model.document;

import java.util.List;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import org.jspecify.annotations.Nullable;

/** Reads files people bring. Never trusts them: every reading has a budget of bytes, parts, elements, operators and time. */
public interface DocumentReader {
    /** Largest file taken, in bytes. */
    int MAX_BYTES = 50 * 1024 * 1024;

    /**
     * Read a file.
     *
     * @param name as uploaded; its extension and the bytes must agree
     */
    Reading read(String name, byte[] bytes);

    /** What came of it. */
    sealed interface Reading {
        /**
         * The file is not taken.
         *
         * @param detail for the log and for support, in English; never shown as the only message
         */
        record Refused(ReadFault fault, String detail) implements Reading {}

        record Read(ReadDocument document) implements Reading {}
    }

    /** Why a file is not taken. */
    enum ReadFault {
        EMPTY,
        TOO_BIG,
        UNKNOWN_FORMAT,
        WRONG_EXTENSION,
        LEGACY_DOC,
        ENCRYPTED,
        EXTRACTION_NOT_PERMITTED,
        MACRO,
        ACTIVE_CONTENT,
        DOCTYPE,
        ZIP_BOMB,
        EXTERNAL_REFERENCE,
        CORRUPT,
        TOO_MANY_PAGES,
        TOO_COMPLEX,
        TOO_SLOW
    }

    /** How the file came. */
    enum SourceFormat {
        DOCX,
        PDF,
        TEXT
    }

    /**
     * The structure of a document, before anybody has said what it means.
     *
     * @param title best guess; empty when none
     * @param front lines before the first clause
     * @param pages 0 when the format has none
     * @param withoutText whether the pages are pictures only (a scan) and no OCR could read them
     * @param readByOcr whether the text was read from pictures and must be proof-read
     * @param agreement the agreement the file was made from by this product, if any
     * @param agreementVersion its version then; 0 for a draft or a foreign file
     */
    record ReadDocument(
            SourceFormat format,
            String title,
            List<String> front,
            List<ReadClause> clauses,
            int pages,
            boolean withoutText,
            boolean readByOcr,
            @Nullable AgreementId agreement,
            int agreementVersion,
            List<ReadWarning> warnings) {
        public ReadDocument {
            front = List.copyOf(front);
            clauses = List.copyOf(clauses);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * A clause as found.
     *
     * @param number as printed; empty when none
     * @param known the clause id the file carries, if it was made by this product
     * @param doubts why a person should look at it; empty when it was recognised
     */
    record ReadClause(
            int level,
            String number,
            String heading,
            String body,
            @Nullable ClauseId known,
            List<Doubt> doubts) {
        public ReadClause {
            doubts = List.copyOf(doubts);
        }
    }

    /** Why a clause needs help. */
    enum Doubt {
        NO_HEADING,
        NUMBER_OUT_OF_ORDER,
        HEADING_GUESSED,
        VERY_LONG,
        MAYBE_TABLE,
        OCR,
        UNREADABLE_LETTERS
    }

    /** What was in the file and not taken over. */
    record ReadWarning(Kind kind, int count) {
        public enum Kind {
            IMAGES,
            FOOTNOTES,
            COMMENTS,
            TRACKED_CHANGES,
            TEXT_BOXES,
            TEXT_NOT_MAPPED,
            ATTACHMENTS,
            HEADERS_FOOTERS
        }
    }
}
