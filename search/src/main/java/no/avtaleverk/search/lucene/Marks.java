package no.avtaleverk.search.lucene;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.avtaleverk.search.norwegian.Citation;
import no.avtaleverk.search.norwegian.Norwegian;
import no.avtaleverk.search.norwegian.Word;

/** What a question made the index look for, to be marked in the text that was found. */
final class Marks {
    /** How many words may lie between the first and the last of words that belong together. */
    private static final int NEAR = 8;

    private final Set<String> stems = new HashSet<>();
    private final Set<String> parts = new HashSet<>();
    private final List<Set<String>> near = new ArrayList<>();
    private final List<List<String>> phrases = new ArrayList<>();
    private final Set<String> citations = new HashSet<>();

    void stem(String stem) {
        stems.add(stem);
    }

    /** A stem that also counts when it is part of a compound. */
    void part(String stem) {
        parts.add(stem);
    }

    /** Stems that count only when all stand near each other. */
    void near(List<String> together) {
        near.add(Set.copyOf(together));
    }

    void phrase(List<String> exact) {
        phrases.add(List.copyOf(exact));
    }

    void citation(String name) {
        citations.add(name);
    }

    /** For each word whether it is to be marked. */
    boolean[] in(List<Word> words, String text, Norwegian norwegian) {
        var marked = new boolean[words.size()];
        for (int i = 0; i < marked.length; i++) {
            Word word = words.get(i);
            marked[i] = stems.contains(word.stem())
                    || !Collections.disjoint(word.parts(), parts)
                    || !Collections.disjoint(word.within(), parts);
        }
        near.forEach(together -> markNear(words, together, marked));
        phrases.forEach(phrase -> markPhrase(words, phrase, marked));
        if (!citations.isEmpty()) {
            for (Citation citation : norwegian.citations(text)) {
                if (citation.names().stream().anyMatch(citations::contains)) {
                    for (int i = 0; i < marked.length; i++) {
                        Word word = words.get(i);
                        marked[i] |= word.start() >= citation.start() && word.end() <= citation.end();
                    }
                }
            }
        }
        return marked;
    }

    private static void markNear(List<Word> words, Set<String> together, boolean[] marked) {
        for (int i = 0; i < words.size(); i++) {
            if (!together.contains(words.get(i).stem())) {
                continue;
            }
            int end = Math.min(words.size(), i + NEAR);
            var seen = new HashSet<String>();
            for (int j = i; j < end; j++) {
                if (together.contains(words.get(j).stem())) {
                    seen.add(words.get(j).stem());
                }
            }
            if (seen.size() == together.size()) {
                var left = new HashSet<>(together);
                for (int j = i; j < end; j++) {
                    marked[j] |= left.remove(words.get(j).stem());
                }
            }
        }
    }

    private static void markPhrase(List<Word> words, List<String> phrase, boolean[] marked) {
        for (int i = 0; i + phrase.size() <= words.size(); i++) {
            boolean here = true;
            for (int j = 0; j < phrase.size() && here; j++) {
                here = words.get(i + j).exact().equals(phrase.get(j));
            }
            for (int j = 0; j < phrase.size() && here; j++) {
                marked[i + j] = true;
            }
        }
    }
}
