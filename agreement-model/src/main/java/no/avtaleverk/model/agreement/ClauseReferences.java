package no.avtaleverk.model.agreement;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * References that follow a clause when the text is renumbered. The canonical text has the id of the clause, as in
 * "jf. punkt {@code {{punkt:d4-avvik}}}"; people read the number it has now, "jf. punkt 6.3".
 */
public final class ClauseReferences {
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{punkt:([a-z0-9][a-z0-9-]{0,35})}}");

    private ClauseReferences() {}

    /**
     * A reference in a text.
     *
     * @param start of its braces, from 0
     */
    public record Found(int start, int end, ClauseId target) {}

    public static Stream<Found> in(String text) {
        return REFERENCE
                .matcher(text)
                .results()
                .map(found -> new Found(found.start(), found.end(), new ClauseId(found.group(1))));
    }

    /** How a reference to a clause is written in the canonical text. */
    public static String written(ClauseId target) {
        return "{{punkt:" + target + "}}";
    }

    /** The references to clauses that are not in the text. */
    public static java.util.Set<ClauseId> dangling(Clauses clauses) {
        var gone = new TreeSet<ClauseId>();
        for (Clause clause : clauses) {
            Stream.concat(in(clause.text().heading()), in(clause.text().body()))
                    .map(Found::target)
                    .filter(target -> !clauses.contains(target))
                    .forEach(gone::add);
        }
        return gone;
    }

    /**
     * The text as people read it: with the number of each clause, or its heading where clauses bear no number. A reference to a
     * clause that is gone stays as it is.
     */
    public static String shown(String text, Clauses clauses) {
        return text.contains("{{punkt:")
                ? REFERENCE
                        .matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                name(new ClauseId(found.group(1)), clauses).orElse(found.group())))
                : text;
    }

    /** Values of parameters together with the numbers of all clauses, by what stands between the braces. */
    public static Map<String, String> with(Map<String, String> parameters, Clauses clauses) {
        var values = new HashMap<>(parameters);
        for (Clause clause : clauses) {
            name(clause.id(), clauses).ifPresent(name -> values.put("punkt:" + clause.id(), name));
        }
        return values;
    }

    /** What a reader is shown for a reference to a clause. */
    public static Optional<String> name(ClauseId target, Clauses clauses) {
        return clauses.find(target).map(clause -> {
            String number = clause.number().strip();
            if (number.isEmpty()) {
                return "«" + clause.text().heading() + "»";
            }
            return number.endsWith(".") ? number.substring(0, number.length() - 1) : number;
        });
    }
}
