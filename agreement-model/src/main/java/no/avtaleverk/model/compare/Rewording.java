package no.avtaleverk.model.compare;

import java.util.List;

/** One text reworded, to be merged with other rewordings of the same text without comparing it anew for each. */
public final class Rewording {
    private final String before;
    private final List<String> words;
    private final List<Edit> edits;

    private Rewording(String before, List<String> words, List<Edit> edits) {
        this.before = before;
        this.words = words;
        this.edits = edits;
    }

    public static Rewording of(String before, String after) {
        List<String> words = Words.of(before);
        return new Rewording(before, words, before.equals(after) ? List.of() : Edit.between(words, Words.of(after)));
    }

    /** Merge with another rewording; this one is the side called theirs. */
    public WordMerge with(String mine) {
        return WordMerge.of(words, mine.equals(before) ? List.of() : Edit.between(words, Words.of(mine)), edits);
    }
}
