package no.avtaleverk.templates.reading;

import java.time.Duration;
import no.avtaleverk.model.document.DocumentReader.ReadFault;

/**
 * What one reading may cost. The limits were chosen from measurements: agreements of 200 pages stay below a tenth of each, and a
 * reading at the limit still fits in the worker's memory.
 */
final class Budget {
    static final int MAX_PAGES = 2_000;
    static final int MAX_ENTRIES = 2_000;
    static final long MAX_PART = 64L << 20;
    static final long MAX_TOTAL = 200L << 20;
    /** How many times larger than its packed form a part over 1 MB may be. */
    static final int MAX_RATIO = 200;

    static final int MAX_ELEMENTS = 1_000_000;
    /** The JDK's parser refuses 100 levels; a document made by an office program has about 30. */
    static final int MAX_DEPTH = 90;

    static final int MAX_CHARACTERS = 10_000_000;
    /** Lines and paragraphs: 2 000 pages have a third of it. */
    static final int MAX_LINES = 300_000;

    static final int MAX_CLAUSES = 20_000;
    static final long OPERATORS_PER_PAGE = 200_000;
    static final long MIN_OPERATORS = 2_000_000;

    private final long deadline;

    Budget(Duration time) {
        this.deadline = System.nanoTime() + time.toNanos();
    }

    /** @throws UnreadableFileException if the time is spent */
    void checkTime() {
        if (System.nanoTime() - deadline > 0) {
            throw new UnreadableFileException(ReadFault.TOO_SLOW, "The time for one reading is spent");
        }
    }

    /** @throws UnreadableFileException if there are more lines than any agreement has */
    static void checkLines(int lines) {
        if (lines > MAX_LINES) {
            throw new UnreadableFileException(ReadFault.TOO_COMPLEX, "More than %d lines".formatted(MAX_LINES));
        }
    }

    /** @throws UnreadableFileException if the text is longer than any agreement */
    static void checkCharacters(long characters) {
        if (characters > MAX_CHARACTERS) {
            throw new UnreadableFileException(
                    ReadFault.TOO_COMPLEX, "More than %d characters of text".formatted(MAX_CHARACTERS));
        }
    }
}
