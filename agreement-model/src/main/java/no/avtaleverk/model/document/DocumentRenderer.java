package no.avtaleverk.model.document;

/** Sets agreements as documents. */
public interface DocumentRenderer {
    /**
     * Set one document.
     *
     * @throws UnprintableTextException if a letter of the text is in no font the document embeds
     */
    byte[] render(DocumentContent content, DocumentFormat format);

    /** A letter that can not be printed, and where it stands. */
    final class UnprintableTextException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String letter;
        private final String clause;

        public UnprintableTextException(String letter, String clause) {
            super("'%s' (U+%04X) in clause %s can not be printed".formatted(letter, letter.codePointAt(0), clause));
            this.letter = letter;
            this.clause = clause;
        }

        public String letter() {
            return letter;
        }

        /** Where it stands, as people cite it. */
        public String clause() {
            return clause;
        }
    }
}
