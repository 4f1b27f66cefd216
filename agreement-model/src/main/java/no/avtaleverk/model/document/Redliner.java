package no.avtaleverk.model.document;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Shows what differs between two texts as tracked changes in a Word document: accepting all gives the new text, rejecting all the
 * old one.
 */
public interface Redliner {
    /**
     * Draw the changes from one text to another. The same texts give the same bytes.
     *
     * @param author whose name the changes bear in Word
     * @param at the moment they bear
     */
    Redline draw(DocumentContent before, DocumentContent after, String author, Instant at);

    /** What came of it. */
    sealed interface Redline {
        /**
         * A file that was read again and found to hold both texts exactly.
         *
         * @param notCompared what the tracked changes say nothing about
         * @param different those of them in which the two texts do differ
         */
        record Drawn(byte[] file, Set<NotCompared> notCompared, Set<NotCompared> different) implements Redline {
            public Drawn {
                notCompared = java.util.Collections.unmodifiableSet(new TreeSet<>(notCompared));
                different = java.util.Collections.unmodifiableSet(new TreeSet<>(different));
            }
        }

        /**
         * The file did not hold the texts, so there is none.
         *
         * @param faults where, at most the first ten
         */
        record Unfaithful(List<Fault> faults) implements Redline {
            public Unfaithful {
                faults = List.copyOf(faults);
            }
        }
    }

    /** What of a document is not shown as changes. It is set as in the new text. */
    enum NotCompared {
        TITLE,
        PARTIES,
        TERMS,
        LANGUAGE,
        TABLE_OF_CONTENTS,
        HEADERS_AND_FOOTERS,
        SIGNATURES,
        PICTURES
    }

    /** Which of the two texts. */
    enum Side {
        BEFORE,
        AFTER
    }

    /**
     * A place where the file did not hold a text.
     *
     * @param clause as people cite it; empty when clauses are too many, too few or in the wrong order
     */
    record Fault(Side side, String clause) {}
}
