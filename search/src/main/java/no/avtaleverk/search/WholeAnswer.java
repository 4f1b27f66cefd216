package no.avtaleverk.search;

import java.util.List;

/**
 * Every hit of a question, from one state of the index.
 *
 * @param position of the newest log entry it rests on
 * @param total number of all hits, told or not
 * @param hits in their order, up to the number asked for
 */
public record WholeAnswer(long position, long total, List<Hit> hits) {
    public WholeAnswer {
        hits = List.copyOf(hits);
    }

    /** Whether there are more hits than are told. */
    public boolean isCut() {
        return hits.size() < total;
    }
}
