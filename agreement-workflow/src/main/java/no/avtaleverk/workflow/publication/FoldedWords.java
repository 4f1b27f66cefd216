package no.avtaleverk.workflow.publication;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import no.avtaleverk.model.coverage.FoldedWord;

/** Folds the words of texts. Remembers those it has met, since a country of agreements says the same over and over. */
final class FoldedWords {
    static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:-[\\p{L}\\p{N}]+)*");

    private static final int MOST = 50_000;

    private final Map<String, String> met = new ConcurrentHashMap<>();

    List<String> of(String text) {
        return WORD.matcher(text).results().map(found -> one(found.group())).toList();
    }

    String one(String word) {
        String known = met.get(word);
        if (known != null) {
            return known;
        }
        String folded = FoldedWord.of(word);
        if (met.size() < MOST) {
            met.put(word, folded);
        }
        return folded;
    }
}
