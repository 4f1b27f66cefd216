package no.avtaleverk.model.examination;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Words to look for, written as people write them. A {@code *} stands for any letters of a word, an {@code …} for at most three
 * words between; upper and lower case are the same, and a phrase begins and ends with whole words.
 */
public final class Phrases {
    /** No words at all. */
    public static final Phrases NONE = new Phrases(List.of());

    private static final int GAP = 3;

    private final List<String> written;
    /** By their first word, where that has no {@code *}. */
    private final Map<String, List<Phrase>> plain = new HashMap<>();

    private final List<Phrase> open = new ArrayList<>();

    private Phrases(List<String> written) {
        this.written = List.copyOf(written);
        for (String one : written) {
            var phrase = Phrase.of(one);
            String first = phrase.words.getFirst().exact();
            if (first == null) {
                open.add(phrase);
            } else {
                plain.computeIfAbsent(first, word -> new ArrayList<>()).add(phrase);
            }
        }
    }

    public static Phrases of(List<String> written) {
        return written.isEmpty() ? NONE : new Phrases(written);
    }

    public static Phrases of(String... written) {
        return of(List.of(written));
    }

    /** A phrase as it stands in a text. */
    record Found(int start, int end, String words) {}

    /** Where they stand, none inside another. */
    Stream<Found> in(String text) {
        return found(text, false).stream();
    }

    Optional<Found> firstIn(String text) {
        return found(text, true).stream().findFirst();
    }

    boolean occurIn(String text) {
        return !found(text, true).isEmpty();
    }

    /** Whether a word is one of them, from its first letter to its last. */
    boolean contain(String word) {
        return found(word, true).stream().anyMatch(one -> one.start() == 0 && one.end() == word.length());
    }

    /** As they were written. */
    public List<String> written() {
        return written;
    }

    private List<Found> found(String text, boolean one) {
        if (written.isEmpty() || text.isEmpty()) {
            return List.of();
        }
        List<Token> tokens = Token.of(text);
        var found = new ArrayList<Found>();
        int i = 0;
        while (i < tokens.size()) {
            int last = longest(text, tokens, i);
            if (last >= 0) {
                int start = tokens.get(i).start();
                int end = tokens.get(last).end();
                found.add(new Found(start, end, text.substring(start, end)));
                if (one) {
                    return found;
                }
            }
            i = Math.max(i, last) + 1;
        }
        return found;
    }

    /** The last token of the longest phrase that begins with a token; -1 when none does. */
    private int longest(String text, List<Token> tokens, int at) {
        int last = -1;
        for (Phrase phrase : plain.getOrDefault(tokens.get(at).word(), List.of())) {
            last = Math.max(last, phrase.last(text, tokens, at));
        }
        for (Phrase phrase : open) {
            if (phrase.words.getFirst().fits(tokens.get(at).word())) {
                last = Math.max(last, phrase.last(text, tokens, at));
            }
        }
        return last;
    }

    /** A word of a text, in lower case. */
    private record Token(int start, int end, String word) {
        static List<Token> of(String text) {
            var tokens = new ArrayList<Token>();
            int at = 0;
            while (at < text.length()) {
                if (!Character.isLetterOrDigit(text.charAt(at))) {
                    at++;
                    continue;
                }
                int end = at + 1;
                while (end < text.length() && isInside(text, end)) {
                    end++;
                }
                tokens.add(new Token(at, end, text.substring(at, end).toLowerCase(Locale.ROOT)));
                at = end;
            }
            return tokens;
        }

        private static boolean isInside(String text, int at) {
            char sign = text.charAt(at);
            return Character.isLetterOrDigit(sign)
                    || ((sign == '-' || sign == '.')
                            && at + 1 < text.length()
                            && Character.isLetterOrDigit(text.charAt(at + 1)));
        }
    }

    /** A word of a phrase, with what may stand before and after it. */
    private record Word(List<String> pieces, boolean afterGap) {
        static Word of(String written, boolean afterGap) {
            String word = written.toLowerCase(Locale.ROOT);
            while (word.endsWith(".")) {
                word = word.substring(0, word.length() - 1);
            }
            return new Word(List.of(word.split(Pattern.quote("*"), -1)), afterGap);
        }

        @Nullable
        String exact() {
            return pieces.size() == 1 ? pieces.getFirst() : null;
        }

        boolean fits(String word) {
            if (pieces.size() == 1) {
                return word.equals(pieces.getFirst());
            }
            if (!word.startsWith(pieces.getFirst()) || !word.endsWith(pieces.getLast())) {
                return false;
            }
            int at = pieces.getFirst().length();
            for (String piece : pieces.subList(1, pieces.size() - 1)) {
                int found = word.indexOf(piece, at);
                if (found < 0) {
                    return false;
                }
                at = found + piece.length();
            }
            return at + pieces.getLast().length() <= word.length();
        }
    }

    private record Phrase(List<Word> words) {
        static Phrase of(String written) {
            var words = new ArrayList<Word>();
            boolean gap = false;
            for (String word : written.strip().split("\\s+")) {
                if (word.equals("…")) {
                    gap = true;
                } else {
                    words.add(Word.of(word, gap));
                    gap = false;
                }
            }
            if (words.isEmpty()) {
                throw new IllegalArgumentException("A phrase has words: '%s'".formatted(written));
            }
            return new Phrase(words);
        }

        /** The token its last word is, when its first is the one at a position and fits; -1 when it does not stand there. */
        int last(String text, List<Token> tokens, int first) {
            int at = first;
            for (int i = 1; i < words.size(); i++) {
                Word word = words.get(i);
                int reach = word.afterGap() ? GAP : 0;
                int next = -1;
                for (int j = at + 1; j < tokens.size() && j <= at + 1 + reach; j++) {
                    if (!isJoined(text, tokens.get(j - 1), tokens.get(j))) {
                        break;
                    }
                    if (word.fits(tokens.get(j).word())) {
                        next = j;
                        break;
                    }
                }
                if (next < 0) {
                    return -1;
                }
                at = next;
            }
            return at;
        }

        /** Whether nothing that parts clauses stands between two words. */
        private static boolean isJoined(String text, Token one, Token next) {
            for (int i = one.end(); i < next.start(); i++) {
                char sign = text.charAt(i);
                if (!Character.isWhitespace(sign) && sign != ',' && sign != '.' && sign != '«' && sign != '»') {
                    return false;
                }
            }
            return true;
        }
    }
}
