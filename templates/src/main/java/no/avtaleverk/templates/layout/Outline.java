package no.avtaleverk.templates.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.Clause;

/** How the clauses of a text hang together when set: headings never skip a level, whatever the numbers say. */
public final class Outline {
    private static final Pattern OPEN = Pattern.compile("\\{\\{[^{}\\n]{1,80}}}");

    private Outline() {}

    /**
     * A clause with its place.
     *
     * @param depth 1 to 6 for a clause with a heading; 0 for one that is only a number and words
     */
    public record Item(Clause clause, int depth) {}

    public static List<Item> of(List<Clause> clauses) {
        var items = new ArrayList<Item>();
        int above = 0;
        for (Clause clause : clauses) {
            int depth = clause.text().heading().isEmpty() ? 0 : Math.min(clause.level(), above + 1);
            items.add(new Item(clause, depth));
            above = depth == 0 ? above : depth;
        }
        return items;
    }

    /**
     * A piece of a text.
     *
     * @param open whether it is a parameter that has no value yet, such as {@code {{kommune}}}
     */
    public record Piece(String text, boolean open) {}

    /** A text parted where parameters still wait for their value, so that a draft can mark them. */
    public static List<Piece> pieces(String text) {
        if (!text.contains("{{")) {
            return text.isEmpty() ? List.of() : List.of(new Piece(text, false));
        }
        var pieces = new ArrayList<Piece>();
        Matcher open = OPEN.matcher(text);
        int at = 0;
        while (open.find()) {
            if (open.start() > at) {
                pieces.add(new Piece(text.substring(at, open.start()), false));
            }
            pieces.add(new Piece(open.group(), true));
            at = open.end();
        }
        if (at < text.length()) {
            pieces.add(new Piece(text.substring(at), false));
        }
        return pieces;
    }
}
