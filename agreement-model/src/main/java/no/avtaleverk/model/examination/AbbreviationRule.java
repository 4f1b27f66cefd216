package no.avtaleverk.model.examination;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.avtaleverk.model.examination.Finding.Kind;

/** Abbreviations in capitals that the text never explains, each told once, where it stands first. */
final class AbbreviationRule implements Rule {
    private static final Pattern CAPITALS = Pattern.compile("(?<![\\p{L}\\p{N}-])[A-ZÆØÅ]{2,6}(?![\\p{L}\\p{N}])");

    private final Vocabulary words;

    AbbreviationRule(Vocabulary words) {
        this.words = words;
    }

    private record First(Passage passage, int start, int end) {}

    @Override
    public Stream<Finding> examine(Examined text) {
        Set<String> known = words.in(text.language()).knownAbbreviations();
        List<Passage> passages = Passage.of(text).toList();
        Map<String, First> first = new LinkedHashMap<>();
        for (Passage passage : passages) {
            var found = CAPITALS.matcher(passage.text());
            while (found.find()) {
                if (!known.contains(found.group()) && !isShouted(passage.text(), found.group())) {
                    first.putIfAbsent(found.group(), new First(passage, found.start(), found.end()));
                }
            }
        }
        return first.entrySet().stream()
                .filter(one -> passages.stream().noneMatch(passage -> explains(passage.text(), one.getKey())))
                .map(one -> words.finding(
                        Kind.ABBREVIATION_UNEXPLAINED,
                        one.getValue()
                                .passage()
                                .place(one.getValue().start(), one.getValue().end()),
                        one.getKey(),
                        List.of(one.getKey()),
                        null));
    }

    /** "døgnopphold (ØHD)", "ØHD (øyeblikkelig hjelp …)", "ØHD er …", "ØHD: …", "heretter ØHD". */
    private static boolean explains(String text, String abbreviation) {
        String as = Pattern.quote(abbreviation);
        return Pattern.compile("\\([^()]{0,20}" + as + "\\)|(?<!\\p{L})" + as
                        + "\\s+\\(\\p{L}|(?<!\\p{L})" + as + "\\s*(?::| er | betyr | står for |, det vil )|heretter «?"
                        + as
                        + "|kal[lt][ta] «?" + as)
                .matcher(text)
                .find();
    }

    /** A word in capitals among others is a heading of an old file, not an abbreviation. */
    private static boolean isShouted(String text, String word) {
        return text.equals(text.toUpperCase(java.util.Locale.ROOT)) && text.length() > word.length() + 2;
    }
}
