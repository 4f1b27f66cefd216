package no.avtaleverk.model.publication;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseReferences;
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
    /** Letters and digits that words must have to be withheld wherever they stand. */
    static final int LEAST_LETTERS = 3;

    /** Stands in place of words when there is no room for more, or nothing more to say. */
    public static final String NO_WORDS = "[…]";

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
        return of(filled, filled, withheld, grounds, language);
    }

    /**
     * Take out what is withheld.
     *
     * @param stored the text before values are filled in, by whose headings clauses without a number are referred to
     * @param filled the text with all values filled in
     */
    public static PublicText of(
            Clauses stored,
            Clauses filled,
            List<Publication.Withholding> withheld,
            WithholdingGrounds grounds,
            Language language) {
        List<Hidden> hidden = hidden(stored, withheld, grounds, language);
        var marked = new TreeSet<ClauseId>();
        var used = new TreeSet<String>();
        var clauses = new ArrayList<Clause>();
        for (Clause clause : filled) {
            List<Publication.Withholding> whole = withheld.stream()
                    .filter(one -> one.part().isEmpty() && one.clause().equals(clause.id()))
                    .toList();
            if (whole.isEmpty()) {
                List<Span> inHeading = spans(clause.text().heading(), hidden);
                List<Span> inBody = spans(clause.text().body(), hidden);
                Stream.concat(inHeading.stream(), inBody.stream()).forEach(span -> {
                    marked.add(clause.id());
                    used.addAll(span.grounds());
                });
                clauses.add(
                        inHeading.isEmpty() && inBody.isEmpty()
                                ? clause
                                : clause(
                                        clause,
                                        without(clause.text().heading(), inHeading),
                                        without(clause.text().body(), inBody)));
            } else {
                marked.add(clause.id());
                whole.forEach(one -> used.add(one.ground()));
                clauses.add(clause(
                        clause,
                        "",
                        whole.stream()
                                .map(one -> mark(one, grounds, language))
                                .distinct()
                                .collect(Collectors.joining(" "))));
            }
        }
        return new PublicText(new Clauses(clauses), marked, used);
    }

    /** A line beside the text, such as a title, without the words that are withheld. */
    public static String line(
            String line, List<Publication.Withholding> withheld, WithholdingGrounds grounds, Language language) {
        return without(line, spans(line, hidden(Clauses.NONE, withheld, grounds, language)));
    }

    private static String mark(Publication.Withholding one, WithholdingGrounds grounds, Language language) {
        // A ground that jurists have ended must not make the words appear again.
        return grounds.find(one.ground())
                .map(ground -> "[" + ground.shown().in(language) + "]")
                .orElse(NO_WORDS);
    }

    /** Words that stand nowhere in what the public reads. */
    private record Hidden(Pattern pattern, String ground, String mark) {}

    /** A part wherever it stands, since the same words elsewhere would tell as much; and the heading by which a withheld clause is named. */
    private static List<Hidden> hidden(
            Clauses stored, List<Publication.Withholding> withheld, WithholdingGrounds grounds, Language language) {
        var hidden = new ArrayList<Hidden>();
        for (Publication.Withholding one : withheld) {
            Optional<String> words = one.part().isEmpty()
                    ? stored.find(one.clause())
                            .filter(clause -> clause.number().isBlank()
                                    && !clause.text().heading().isBlank())
                            .flatMap(clause -> ClauseReferences.name(clause.id(), stored))
                    : Optional.of(one.part());
            words.ifPresent(
                    found -> hidden.add(new Hidden(pattern(found), one.ground(), mark(one, grounds, language))));
        }
        return hidden;
    }

    /** A piece of a text that is taken out, with all that ask for it. */
    private record Span(int start, int end, Set<String> grounds, Set<String> marks) {
        Span with(Span other) {
            var allGrounds = new LinkedHashSet<>(grounds);
            allGrounds.addAll(other.grounds);
            var allMarks = new LinkedHashSet<>(marks);
            allMarks.addAll(other.marks);
            return new Span(start, Math.max(end, other.end), allGrounds, allMarks);
        }
    }

    /** All that is to go, found in the words as they were signed: what is taken out for one must not hide the words of another. */
    private static List<Span> spans(String text, List<Hidden> hidden) {
        var found = new ArrayList<Span>();
        for (Hidden one : hidden) {
            Matcher matcher = one.pattern().matcher(text);
            // From the next letter and not from the end, since words may overlap with themselves.
            for (int from = 0; from <= text.length() && matcher.find(from); from = matcher.start() + 1) {
                found.add(new Span(matcher.start(), matcher.end(), Set.of(one.ground()), Set.of(one.mark())));
            }
        }
        found.sort(Comparator.comparingInt(Span::start));
        var merged = new ArrayList<Span>();
        for (Span span : found) {
            if (!merged.isEmpty() && span.start() < merged.getLast().end()) {
                merged.set(merged.size() - 1, merged.getLast().with(span));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    private static String without(String text, List<Span> spans) {
        var shown = new StringBuilder();
        int at = 0;
        for (Span span : spans) {
            shown.append(text, at, span.start()).append(String.join(" ", span.marks()));
            at = span.end();
        }
        return shown.append(text, at, text.length()).toString();
    }

    private static Clause clause(Clause clause, String heading, String body) {
        // A mark may be longer than the words it stands for, and a clause holds only so much.
        return new Clause(
                clause.id(),
                clause.level(),
                clause.number(),
                ClauseText.parse(
                        heading.length() > ClauseText.MAX_HEADING ? NO_WORDS : heading,
                        body.length() > ClauseText.MAX_BODY ? NO_WORDS : body));
    }

    /** Without regard to blanks, line ends and capitals, by which the same words may differ from place to place. */
    private static Pattern pattern(String part) {
        String words =
                Arrays.stream(part.strip().split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s+"));
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Whether words stand in a clause. */
    static boolean stands(Clause clause, String part) {
        return pattern(part).matcher(clause.text().heading()).find()
                || pattern(part).matcher(clause.text().body()).find();
    }

    /** Whether words have so few letters that they stand nearly everywhere. */
    static boolean isTooShort(String part) {
        return part.codePoints().filter(Character::isLetterOrDigit).count() < LEAST_LETTERS;
    }
}
