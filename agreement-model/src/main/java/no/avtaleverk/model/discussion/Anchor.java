package no.avtaleverk.model.discussion;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.compare.TextDifference.Operation;
import no.avtaleverk.model.compare.TextDifference.Segment;
import org.jspecify.annotations.Nullable;

/**
 * What a topic was put on: words of a clause, a whole clause, or the document. It keeps what is needed to find the place again when
 * the text is another.
 *
 * @param clause absent when put on the document
 * @param words digest of the clause text it was put on
 * @param start first character in the body, from 0; {@code start == end} means the whole clause
 * @param quoted the words from {@code start} to {@code end}
 * @param before some characters before them
 * @param after some characters after them
 */
public record Anchor(
        @Nullable ClauseId clause,
        @Nullable Sha256 words,
        int start,
        int end,
        String quoted,
        String before,
        String after) {
    private static final int SURROUNDINGS = 40;
    private static final Pattern PARAMETER = Pattern.compile("\\{\\{[^{}]*}}");

    /** On the document as a whole. */
    public static final Anchor DOCUMENT = new Anchor(null, null, 0, 0, "", "", "");

    public Anchor {
        if (start < 0 || end < start || quoted.isEmpty() && end > start) {
            throw new IllegalArgumentException("Not a range of a text: %d to %d".formatted(start, end));
        }
    }

    /** On a whole clause. */
    public static Anchor on(Clause clause) {
        return new Anchor(clause.id(), clause.sha256(), 0, 0, "", "", "");
    }

    /**
     * On words of a clause.
     *
     * @throws IllegalArgumentException if the body is shorter
     */
    public static Anchor on(Clause clause, int start, int end) {
        String body = clause.text().body();
        if (start < 0 || end < start || end > body.length()) {
            throw new IllegalArgumentException(
                    "The body has %d characters, not %d to %d".formatted(body.length(), start, end));
        }
        if (start == end) {
            return on(clause);
        }
        return new Anchor(
                clause.id(),
                clause.sha256(),
                start,
                end,
                body.substring(start, end),
                body.substring(Math.max(0, start - SURROUNDINGS), start),
                body.substring(end, Math.min(body.length(), end + SURROUNDINGS)));
    }

    /** On words somebody has read in another edit of a clause than the one at hand. */
    public static Anchor of(ClauseId clause, Sha256 read, int start, int end, String quoted) {
        return quoted.isEmpty()
                ? new Anchor(clause, read, 0, 0, "", "", "")
                : new Anchor(clause, read, start, Math.max(end, start), quoted, "", "");
    }

    /**
     * On words as a person has marked them on a page, where blanks, list marks and parameters look otherwise than in the text.
     *
     * @param clause as it is stored
     * @param shown the same clause as the page shows it, with the values of the parameters put in
     * @param before what the page shows before the words, as much as is known
     * @param after what it shows after them
     * @return empty when the words are not in the clause
     */
    public static Optional<Anchor> quoting(
            Clause clause, ClauseText shown, String quoted, String before, String after) {
        String body = clause.text().body();
        return Quotation.find(body, quoted, before, after)
                .or(() -> Quotation.find(shown.body(), quoted, before, after).map(range -> {
                    Place place = moved(shown.body(), body, range.start(), range.end());
                    return new Quotation.Range(place.start(), place.end());
                }))
                .map(range -> withWholeParameters(body, range))
                .map(range -> on(clause, range.start(), range.end()));
    }

    private static Quotation.Range withWholeParameters(String body, Quotation.Range range) {
        int start = range.start();
        int end = range.end();
        var parameter = PARAMETER.matcher(body);
        while (parameter.find()) {
            if (parameter.start() < end && start < parameter.end()) {
                start = Math.min(start, parameter.start());
                end = Math.max(end, parameter.end());
            }
        }
        return new Quotation.Range(start, end);
    }

    /**
     * Find the place in a text.
     *
     * @param words finds the clause text the topic was put on
     */
    public Place in(Clauses now, Function<Sha256, Optional<ClauseText>> words) {
        ClauseId id = clause;
        Sha256 read = this.words;
        if (id == null || read == null) {
            return Place.DOCUMENT;
        }
        Optional<Clause> found = now.find(id);
        if (found.isEmpty()) {
            return Place.GONE;
        }
        Clause there = found.get();
        boolean same = there.sha256().equals(read);
        String body = there.text().body();
        if (start == end && quoted.isEmpty()) {
            return new Place(Place.Kind.CLAUSE, 0, 0, !same);
        }
        if (same && end <= body.length() && body.substring(start, end).equals(quoted)) {
            return new Place(Place.Kind.WORDS, start, end, false);
        }
        Optional<ClauseText> old = words.apply(read)
                .filter(text -> end <= text.body().length()
                        && text.body().substring(start, end).equals(quoted));
        Place mapped = old.map(text -> moved(text.body(), body, start, end)).orElse(null);
        if (mapped != null && !mapped.changed()) {
            return mapped;
        }
        // Words taken out here may have been put in elsewhere in the clause.
        return Quotation.find(body, quoted, before, after)
                .filter(range -> quoted.length() >= Quotation.LONG_ENOUGH || old.isEmpty())
                .map(range -> new Place(Place.Kind.WORDS, range.start(), range.end(), false))
                .orElse(mapped == null ? new Place(Place.Kind.CLAUSE, 0, 0, true) : mapped);
    }

    /** Where a range of one text is in another: as it was, or what stands in its place. */
    private static Place moved(String before, String now, int start, int end) {
        int old = 0;
        int young = 0;
        int kept = 0;
        int from = -1;
        int until = -1;
        int near = -1;
        boolean replaced = false;
        for (Segment segment : TextDifference.words(before, now)) {
            int length = segment.text().length();
            if (segment.operation() == Operation.INSERTED) {
                if (replaced) {
                    from = from < 0 ? young : from;
                    until = young + length;
                }
                young += length;
                replaced = false;
                continue;
            }
            int first = Math.max(start, old);
            int last = Math.min(end, old + length);
            boolean within = first < last;
            replaced = within && segment.operation() == Operation.DELETED;
            if (replaced && near < 0) {
                near = young;
            }
            if (segment.operation() == Operation.SAME) {
                if (within) {
                    kept += last - first;
                    from = from < 0 ? young + first - old : from;
                    until = young + last - old;
                }
                young += length;
            }
            old += length;
        }
        if (from < 0) {
            int point = Math.clamp(near, 0, now.length());
            return new Place(Place.Kind.WORDS, point, point, true);
        }
        return new Place(Place.Kind.WORDS, from, until, kept != end - start || until - from != end - start);
    }
}
