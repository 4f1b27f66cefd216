package no.avtaleverk.web.national;

import java.io.Closeable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An engine that is asked the same. Safe for several threads once it has been filled. */
interface Rival extends Closeable {
    String name();

    /**
     * Ask, and read everything a page shows.
     *
     * @return number of hits
     */
    long ask(Question question) throws Exception;

    /** What its files take on the disk, in bytes. */
    long size() throws Exception;

    /**
     * What is asked.
     *
     * @param words of one to three
     * @param phrase whether they must follow each other
     * @param trust to filter by; empty for all
     * @param on in force on this day; absent for any
     */
    record Question(
            List<String> words,
            boolean phrase,
            String trust,
            @Nullable LocalDate on) {}
}
