package no.avtaleverk.search.lucene;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import no.avtaleverk.search.Fragment;
import no.avtaleverk.search.norwegian.Norwegian;
import no.avtaleverk.search.norwegian.Word;

/** Cuts out the place of a text that holds most of what was looked for. */
final class Snippets {
    /** About as many characters as three lines on a page. */
    private static final int LENGTH = 280;

    private static final String MORE = "…";

    private Snippets() {}

    /** @param words of the text */
    static List<Fragment> of(String text, List<Word> words, Marks marks, Norwegian norwegian) {
        boolean[] marked = marks.in(words, text, norwegian);
        int first = best(words, marked);
        int start = first == 0 ? 0 : words.get(first).start();
        int end = Math.min(text.length(), start + LENGTH);
        if (end < text.length()) {
            int blank = text.lastIndexOf(' ', end);
            end = blank > start + LENGTH / 2 ? blank : end;
        }
        var fragments = new ArrayList<Fragment>();
        if (start > 0) {
            fragments.add(new Fragment(MORE + " ", false));
        }
        int at = start;
        for (int i = first; i < words.size() && words.get(i).end() <= end; i++) {
            if (!marked[i]) {
                continue;
            }
            int last = i;
            // A phrase is marked as one piece.
            while (last + 1 < words.size()
                    && marked[last + 1]
                    && words.get(last + 1).end() <= end
                    && text.substring(words.get(last).end(), words.get(last + 1).start())
                            .equals(" ")) {
                last++;
            }
            add(fragments, text.substring(at, words.get(i).start()), false);
            add(fragments, text.substring(words.get(i).start(), words.get(last).end()), true);
            at = words.get(last).end();
            i = last;
        }
        add(fragments, text.substring(at, Math.max(at, end)), false);
        if (end < text.length()) {
            fragments.add(new Fragment(" " + MORE, false));
        }
        return fragments;
    }

    /** Index of the word to begin with, a little before the place with most different marked words. */
    private static int best(List<Word> words, boolean[] marked) {
        int best = 0;
        double most = -1;
        for (int i = 0; i < words.size(); i++) {
            if (!marked[i]) {
                continue;
            }
            var seen = new HashSet<String>();
            double worth = 0;
            for (int j = i;
                    j < words.size() && words.get(j).end() - words.get(i).start() < LENGTH - 60;
                    j++) {
                if (marked[j]) {
                    worth += seen.add(words.get(j).stem()) ? 1 : 0.05;
                }
            }
            if (worth > most) {
                most = worth;
                best = i;
            }
        }
        if (most < 0 || words.get(best).start() < 80) {
            return 0;
        }
        int first = best;
        while (first > 0 && words.get(best).start() - words.get(first - 1).start() < 60) {
            first--;
        }
        return first;
    }

    private static void add(List<Fragment> fragments, String text, boolean highlighted) {
        String line = onOneLine(text);
        if (!line.isEmpty()) {
            fragments.add(new Fragment(line, highlighted));
        }
    }

    /** Breaks, and the marks between the cells of a table, are blanks; several together are one. */
    private static String onOneLine(String text) {
        var line = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isBlank = c == ' ' || c >= '\t' && c <= '\r' || c == '|';
            if (!isBlank) {
                line.append(c);
            } else if (!blank) {
                line.append(' ');
            }
            blank = isBlank;
        }
        return line.toString();
    }
}
