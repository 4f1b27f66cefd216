package no.avtaleverk.model.examination;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.avtaleverk.model.examination.Finding.Kind;

/**
 * Defined terms. A definition is what says so itself: "Med X menes …", "heretter kalt «X»", "(heretter X)". A term is defined twice
 * when two sentences say different things of it, and unused when it stands nowhere else.
 */
final class TermRule implements Rule {
    private static final String TERM = "«?(?<term>\\p{L}[\\p{L}\\p{N} -]{1,60}?)»?";
    private static final Pattern MEANT = Pattern.compile(
            "(?iu)(?<!\\p{L})Med\\s+(?:begrepet |omgrepet |uttrykket )?" + TERM
                    + "\\s+(?:(?:menes|meinast|forstås|meiner vi|mener vi|meiner partane|mener partene)(?:\\s+i (?:denne )?(?:del)?avtalen)?)\\s+(?<means>.+)");
    private static final Pattern CALLED = Pattern.compile(
            "(?iu)(?:heretter|herette|i det følgende|i det følgjande|seinare|senere)\\s+(?:kalt |kalla |omtalt som |nemnt |nevnt |benevnt )?«?(?<term>\\p{L}[\\p{L}-]{1,60}(?: \\p{L}[\\p{L}-]{1,40}){0,2})»?(?=[),.;])");
    private static final int STEM = 3;

    private final Vocabulary words;

    TermRule(Vocabulary words) {
        this.words = words;
    }

    private record Definition(Passage passage, int start, int end, String term, String means) {}

    @Override
    public Stream<Finding> examine(Examined text) {
        List<Passage> passages = Passage.of(text).toList();
        var definitions = new ArrayList<Definition>();
        for (Passage passage : passages) {
            for (Pattern pattern : List.of(MEANT, CALLED)) {
                var found = pattern.matcher(passage.text());
                while (found.find()) {
                    definitions.add(new Definition(
                            passage,
                            found.start("term"),
                            found.end("term"),
                            found.group("term").strip(),
                            pattern == MEANT ? found.group("means") : ""));
                }
            }
        }
        return Stream.of(
                        twice(definitions),
                        unused(definitions, passages),
                        undefined(
                                definitions, passages, words.in(text.language()).terms()))
                .flatMap(one -> one);
    }

    private Stream<Finding> twice(List<Definition> definitions) {
        Map<String, Definition> first = new LinkedHashMap<>();
        var findings = new ArrayList<Finding>();
        for (Definition one : definitions) {
            Definition earlier = first.putIfAbsent(one.term().toLowerCase(Locale.ROOT), one);
            if (earlier != null && !earlier.means().equalsIgnoreCase(one.means())) {
                findings.add(finding(
                        Kind.TERM_DEFINED_TWICE,
                        one.passage(),
                        one.start(),
                        one.end(),
                        earlier.passage().clause().title()));
            }
        }
        return findings.stream();
    }

    private Stream<Finding> unused(List<Definition> definitions, List<Passage> passages) {
        return definitions.stream()
                .filter(one -> passages.stream()
                                .filter(passage -> passage != one.passage() && !passage.equals(one.passage()))
                                .noneMatch(passage ->
                                        passage.text().toLowerCase(Locale.ROOT).contains(stem(one.term())))
                        && isUsedOnce(one))
                .map(one -> finding(Kind.TERM_UNUSED, one.passage(), one.start(), one.end(), one.term()));
    }

    private static boolean isUsedOnce(Definition one) {
        String text = one.passage().text().toLowerCase(Locale.ROOT);
        String rest = text.substring(0, one.start()) + " " + text.substring(one.end());
        return !rest.contains(stem(one.term()));
    }

    /** The beginning of a term that its inflected forms share, roughly. */
    private static String stem(String term) {
        String lower = term.toLowerCase(Locale.ROOT);
        return lower.length() > 2 * STEM ? lower.substring(0, lower.length() - STEM + 1) : lower;
    }

    private Stream<Finding> undefined(List<Definition> definitions, List<Passage> passages, Phrases before) {
        var quoted = Pattern.compile("«(?<term>[^«»]{2,60})»");
        var findings = new ArrayList<Finding>();
        for (Passage passage : passages) {
            var found = quoted.matcher(passage.text());
            while (found.find()) {
                String lead = passage.text().substring(Math.max(0, found.start() - 30), found.start());
                boolean asked = before.in(lead)
                        .anyMatch(cue -> lead.substring(cue.end()).isBlank());
                String term = found.group("term");
                boolean given = definitions.stream()
                        .anyMatch(one -> stem(one.term()).equals(stem(term))
                                || one.term().equalsIgnoreCase(term));
                if (asked && !given) {
                    findings.add(finding(Kind.TERM_UNDEFINED, passage, found.start("term"), found.end("term"), term));
                }
            }
        }
        return findings.stream();
    }

    private Finding finding(Kind kind, Passage passage, int start, int end, String data) {
        return words.finding(kind, passage.place(start, end), passage.words(start, end), List.of(data), null);
    }
}
