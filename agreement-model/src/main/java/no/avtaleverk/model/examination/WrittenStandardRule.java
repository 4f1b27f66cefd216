package no.avtaleverk.model.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.avtaleverk.model.examination.Finding.Kind;
import no.avtaleverk.model.examination.Vocabulary.Words;

/**
 * Words of the other written standard, with the form to use instead. Quotations, names and parameters are left alone: a quotation is
 * what stands in «…», and a name a word with a capital first letter that does not open its sentence.
 */
final class WrittenStandardRule implements Rule {
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{N}@./_-])\\p{L}{2,}(?![\\p{L}\\p{N}@_])");
    private static final Pattern LEFT_ALONE =
            Pattern.compile("«[^»]*»|\"[^\"]*\"|“[^”]*”|\\{\\{[^}]*}}|https?://\\S+|\\S+@\\S+");

    private final Vocabulary words;

    WrittenStandardRule(Vocabulary words) {
        this.words = words;
    }

    @Override
    public Stream<Finding> examine(Examined text) {
        Words own = words.in(text.language());
        return Passage.of(text).flatMap(passage -> {
            List<MatchResult> alone =
                    LEFT_ALONE.matcher(passage.text()).results().toList();
            List<Phrases.Found> names = own.names().in(passage.text()).toList();
            var findings = new ArrayList<Finding>();
            var word = WORD.matcher(passage.text());
            while (word.find()) {
                int start = word.start();
                int end = word.end();
                String right = own.otherStandard().get(word.group().toLowerCase(Locale.ROOT));
                if (right != null
                        && !isName(passage, start)
                        && alone.stream().noneMatch(one -> one.start() <= start && end <= one.end())
                        && names.stream().noneMatch(one -> one.start() <= start && end <= one.end())) {
                    String cased = cased(right, word.group());
                    findings.add(words.finding(
                            Kind.OTHER_WRITTEN_STANDARD,
                            passage.place(start, end),
                            word.group(),
                            List.of(cased),
                            cased.contains("/") ? null : passage.mend(start, end, cased)));
                }
            }
            return findings.stream();
        });
    }

    private static boolean isName(Passage passage, int start) {
        return start > 0 && Character.isUpperCase(passage.text().charAt(start));
    }

    private static String cased(String right, String as) {
        return Character.isUpperCase(as.charAt(0))
                ? right.substring(0, 1).toUpperCase(Locale.ROOT) + right.substring(1)
                : right;
    }
}
