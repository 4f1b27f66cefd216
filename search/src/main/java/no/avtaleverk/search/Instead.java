package no.avtaleverk.search;

import java.util.List;

/**
 * Other words that were searched for in the place of what was typed, or beside it, and that stand in a hit on this page. To be told to
 * whoever asks, who may have meant something else.
 *
 * @param typed the words as typed
 * @param found other words, as they stand in the hits, the most common first
 */
public record Instead(String typed, List<String> found, Reason reason) {
    /** Why they were searched for. */
    public enum Reason {
        /** Nothing holds the word that was typed; these look like it. */
        SPELLING,
        /** An abbreviation, or what it stands for. */
        SAME,
        /** Much the same thing in another word. */
        SIMILAR
    }

    public Instead {
        found = List.copyOf(found);
    }
}
