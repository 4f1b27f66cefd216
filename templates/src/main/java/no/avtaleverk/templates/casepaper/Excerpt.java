package no.avtaleverk.templates.casepaper;

import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.compare.TextDifference.Operation;
import no.avtaleverk.model.compare.TextDifference.Segment;
import no.avtaleverk.templates.layout.Paper.Look;
import no.avtaleverk.templates.layout.Paper.Run;

/** What a reworded clause said and says, the words that stayed cut short to what is needed to read the others. */
final class Excerpt {
    /** Letters of context kept on either side of a change. */
    private static final int CONTEXT = 70;
    /** A text that is only shown to be recognised is cut after so many letters. */
    private static final int SHORT = 240;

    private static final String CUT = " … ";

    private Excerpt() {}

    /** One side of a rewording; {@code changed} is {@link Operation#DELETED} for what it said and {@code INSERTED} for what it says. */
    static List<Run> side(List<Segment> words, Operation changed) {
        var runs = new ArrayList<Run>();
        for (int i = 0; i < words.size(); i++) {
            Segment segment = words.get(i);
            if (segment.operation() == Operation.SAME) {
                add(runs, context(segment.text(), i == 0, i == words.size() - 1), Look.PLAIN);
            } else if (segment.operation() == changed) {
                add(runs, plain(segment.text()), changed == Operation.DELETED ? Look.OLD : Look.NEW);
            }
        }
        return List.copyOf(runs);
    }

    /** The beginning of a text. */
    static String beginning(String text) {
        String plain = plain(text).strip();
        if (plain.length() <= SHORT) {
            return plain;
        }
        int end = plain.lastIndexOf(' ', SHORT);
        return plain.substring(0, end < SHORT / 2 ? SHORT : end) + " …";
    }

    private static String context(String text, boolean first, boolean last) {
        String plain = plain(text);
        if (plain.length() <= 2 * CONTEXT) {
            return plain;
        }
        String head = first ? "" : plain.substring(0, blankBefore(plain, CONTEXT));
        String tail = last ? "" : plain.substring(blankAfter(plain, plain.length() - CONTEXT));
        return head + CUT + tail;
    }

    private static int blankBefore(String text, int at) {
        int blank = text.lastIndexOf(' ', at);
        return blank < at / 2 ? at : blank;
    }

    private static int blankAfter(String text, int at) {
        int blank = text.indexOf(' ', at);
        return blank < 0 || blank > at + CONTEXT / 2 ? at : blank + 1;
    }

    /** On one line, without the marks of tables. */
    private static String plain(String text) {
        return text.replace('\n', ' ').replace('|', ' ').replaceAll(" {2,}", " ");
    }

    private static void add(List<Run> runs, String text, Look look) {
        if (!text.isEmpty()) {
            runs.add(new Run(text, look));
        }
    }
}
