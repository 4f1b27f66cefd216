package no.avtaleverk.model.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.examination.Spot.Part;

/**
 * A sentence, a list item or a table cell of a clause.
 *
 * @param start of it in heading or body, from 0
 * @param lead the sentence that leads into the list it is an item of; empty otherwise
 * @param before the sentences before it in the same paragraph
 */
record Passage(Clause clause, Part part, Shape shape, int start, String text, String lead, String before) {
    enum Shape {
        HEADING,
        SENTENCE,
        ITEM,
        CELL
    }

    private static final Pattern ITEM = Pattern.compile("(?:- |[1-9][0-9]{0,2}\\. )");
    private static final Pattern END = Pattern.compile("[.!?](?=\\s+[\\p{Lu}«{\"])");
    private static final Pattern SHORT = Pattern.compile(
            "(?iu)(?:^|[\\s(])(?:nr|jf|jfr|pkt|kap|bl\\.a|f\\.eks|ev|evt|mv|m\\.v|m\\.m|ca|tlf|art|dvs|o\\.l|st|meld|prop|innst|t\\.d|\\p{L})$");

    /** The passages of every clause, headings too. */
    static Stream<Passage> of(Examined text) {
        return text.clauses().list().stream().flatMap(Passage::of);
    }

    static Stream<Passage> of(Clause clause) {
        var passages = new ArrayList<Passage>();
        if (!clause.text().heading().isEmpty()) {
            passages.add(new Passage(
                    clause, Part.HEADING, Shape.HEADING, 0, clause.text().heading(), "", ""));
        }
        String body = clause.text().body();
        String lead = "";
        int at = 0;
        while (at < body.length()) {
            int end = body.indexOf('\n', at);
            end = end < 0 ? body.length() : end;
            String line = body.substring(at, end);
            var item = ITEM.matcher(line);
            if (line.startsWith("|")) {
                cells(clause, line, at, passages);
            } else if (item.lookingAt()) {
                sentences(clause, Shape.ITEM, line.substring(item.end()), at + item.end(), lead, passages);
            } else if (!line.isBlank()) {
                sentences(clause, Shape.SENTENCE, line, at, "", passages);
                lead = passages.getLast().text();
            }
            at = end + 1;
        }
        return passages.stream();
    }

    private static void cells(Clause clause, String line, int at, List<Passage> passages) {
        int from = 1;
        while (from < line.length()) {
            int to = line.indexOf('|', from);
            to = to < 0 ? line.length() : to;
            String cell = line.substring(from, to);
            if (!cell.isBlank()) {
                int blanks = cell.length() - cell.stripLeading().length();
                passages.add(new Passage(clause, Part.BODY, Shape.CELL, at + from + blanks, cell.strip(), "", ""));
            }
            from = to + 1;
        }
    }

    private static void sentences(
            Clause clause, Shape shape, String line, int at, String lead, List<Passage> passages) {
        int from = 0;
        var before = new StringBuilder();
        var end = END.matcher(line);
        while (end.find()) {
            if (!SHORT.matcher(line.substring(from, end.start())).find()) {
                add(clause, shape, line, from, end.end(), at, lead, before, passages);
                from = end.end();
            }
        }
        add(clause, shape, line, from, line.length(), at, lead, before, passages);
    }

    private static void add(
            Clause clause,
            Shape shape,
            String line,
            int from,
            int to,
            int at,
            String lead,
            StringBuilder before,
            List<Passage> passages) {
        String piece = line.substring(from, to);
        if (piece.isBlank()) {
            return;
        }
        int blanks = piece.length() - piece.stripLeading().length();
        passages.add(new Passage(clause, Part.BODY, shape, at + from + blanks, piece.strip(), lead, before.toString()));
        before.append(piece);
    }

    /** The place of some of its words. */
    Spot place(int from, int to) {
        return new Spot(clause.id(), part, start + from, start + to);
    }

    String words(int from, int to) {
        return text.substring(from, to);
    }

    /** A mend that puts other words in a place of it. */
    Mend mend(int from, int to, String replacement) {
        return new Mend(place(from, to), words(from, to), replacement);
    }
}
