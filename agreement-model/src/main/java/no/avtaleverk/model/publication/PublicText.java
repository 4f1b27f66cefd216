package no.avtaleverk.model.publication;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.wording.Language;

/**
 * A text as everyone may read it. What is withheld is gone from it, and a mark that tells nothing of its length stands in its place.
 *
 * @param clauses with all values filled in
 * @param marked the clauses of which something is withheld
 * @param grounds keys of the provisions by which it is
 */
public record PublicText(Clauses clauses, Set<ClauseId> marked, Set<String> grounds) {
    public PublicText {
        marked = Set.copyOf(marked);
        grounds = Set.copyOf(grounds);
    }

    /** Whether the public reads all of it. */
    public boolean isWhole() {
        return marked.isEmpty();
    }

    /**
     * Take out what is withheld.
     *
     * @param filled the text with all values filled in
     */
    public static PublicText of(
            Clauses filled, List<Publication.Withholding> withheld, WithholdingGrounds grounds, Language language) {
        var marked = new TreeSet<ClauseId>();
        var used = new TreeSet<String>();
        var clauses = new ArrayList<Clause>();
        for (Clause clause : filled) {
            Clause shown = clause;
            for (Publication.Withholding one : withheld) {
                Clause after = without(shown, one, mark(one, grounds, language));
                if (!after.equals(shown) || one.part().isEmpty() && one.clause().equals(clause.id())) {
                    marked.add(clause.id());
                    used.add(one.ground());
                }
                shown = after;
            }
            clauses.add(shown);
        }
        return new PublicText(new Clauses(clauses), marked, used);
    }

    private static String mark(Publication.Withholding one, WithholdingGrounds grounds, Language language) {
        // A ground that jurists have ended must not make the words appear again.
        return grounds.find(one.ground())
                .map(ground -> "[" + ground.shown().in(language) + "]")
                .orElse("[…]");
    }

    /** The whole clause by its id; a part wherever it stands, since the same words elsewhere would tell as much. */
    private static Clause without(Clause clause, Publication.Withholding one, String mark) {
        if (one.part().isEmpty()) {
            return one.clause().equals(clause.id()) ? clause(clause, "", mark) : clause;
        }
        String heading = hidden(clause.text().heading(), one.part(), mark);
        String body = hidden(clause.text().body(), one.part(), mark);
        return heading.equals(clause.text().heading())
                        && body.equals(clause.text().body())
                ? clause
                : clause(clause, heading, body);
    }

    private static Clause clause(Clause clause, String heading, String body) {
        // A mark may be longer than the words it stands for, and a heading holds only so much.
        String fitting = heading.length() > ClauseText.MAX_HEADING ? "[…]" : heading;
        return new Clause(clause.id(), clause.level(), clause.number(), ClauseText.parse(fitting, body));
    }

    /** Without regard to blanks, line ends and capitals, by which the same words may differ from place to place. */
    private static String hidden(String text, String part, String mark) {
        return pattern(part).matcher(text).replaceAll(java.util.regex.Matcher.quoteReplacement(mark));
    }

    private static java.util.regex.Pattern pattern(String part) {
        String words = java.util.Arrays.stream(part.strip().split("\\s+"))
                .map(java.util.regex.Pattern::quote)
                .collect(Collectors.joining("\\s+"));
        return java.util.regex.Pattern.compile(
                words, java.util.regex.Pattern.CASE_INSENSITIVE | java.util.regex.Pattern.UNICODE_CASE);
    }

    /** Whether words stand in a clause. */
    static boolean stands(Clause clause, String part) {
        return pattern(part).matcher(clause.text().heading()).find()
                || pattern(part).matcher(clause.text().body()).find();
    }
}
