package no.avtaleverk.model.examination;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.examination.Finding.Kind;

/** What is left over from drafting: parameters without a value, braces that are no parameter, brackets and marks to fill in later. */
final class LeftOverRule implements Rule {
    private static final Pattern PARAMETER = Pattern.compile("\\{\\{([a-zæøå0-9-]+)}}");
    private static final Pattern BRACES = Pattern.compile("\\{\\{[^{}]{0,60}}}|\\{\\{|}}");
    private static final Pattern REFERENCE = Pattern.compile("\\{\\{punkt:[a-z0-9][a-z0-9-]{0,35}}}");
    private static final Pattern MARK = Pattern.compile(
            "\\[[^\\[\\]\\n]{0,120}]|(?<![\\p{L}\\p{N}])(?:X{2,}|x{2,}|N\\.?N\\.?|TODO|TBD|FIXME)(?![\\p{L}\\p{N}])|\\?{2,}|_{3,}|\\.{5,}");

    private final Vocabulary words;

    LeftOverRule(Vocabulary words) {
        this.words = words;
    }

    @Override
    public Stream<Finding> examine(Examined text) {
        // A standard text leaves its parameters open for those who build on it.
        boolean open = text.kind().isStandardText();
        return Passage.of(text).flatMap(passage -> Stream.of(
                        open ? Stream.<Finding>empty() : missing(passage, text.head()),
                        misspelt(passage, text.head()),
                        marks(passage))
                .flatMap(one -> one));
    }

    private Stream<Finding> missing(Passage passage, Head head) {
        return PARAMETER
                .matcher(passage.text())
                .results()
                .filter(found -> {
                    String value =
                            head.parameters().getOrDefault(found.group(1), "").strip();
                    return value.isEmpty() || Parameters.isPlaceholder(value);
                })
                .map(found -> words.finding(
                        Kind.PARAMETER_MISSING,
                        passage.place(found.start(), found.end()),
                        found.group(),
                        List.of(found.group(1)),
                        null));
    }

    private Stream<Finding> misspelt(Passage passage, Head head) {
        return BRACES.matcher(passage.text())
                .results()
                .filter(found -> !PARAMETER.matcher(found.group()).matches()
                        && !REFERENCE.matcher(found.group()).matches())
                .map(found -> {
                    String name = found.group()
                            .replaceAll("[{}\\s]", "")
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-');
                    boolean known = head.parameters().containsKey(name);
                    return words.finding(
                            Kind.PARAMETER_MISSPELT,
                            passage.place(found.start(), found.end()),
                            found.group(),
                            List.of(found.group()),
                            known ? passage.mend(found.start(), found.end(), "{{" + name + "}}") : null);
                });
    }

    private Stream<Finding> marks(Passage passage) {
        return MARK.matcher(passage.text())
                .results()
                .map(found -> words.finding(
                        Kind.DRAFTING_MARK, passage.place(found.start(), found.end()), found.group(), List.of(), null));
    }
}
