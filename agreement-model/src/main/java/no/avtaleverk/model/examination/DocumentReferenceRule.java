package no.avtaleverk.model.examination;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.avtaleverk.model.examination.Finding.Kind;

/** References to other documents of the parties: "delavtale 5", "vedlegg 2". */
final class DocumentReferenceRule implements Rule {
    private static final Pattern AGREEMENT = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:delavtale|tjenesteavtale|tenesteavtale)\\s+(?<number>[0-9]{1,2}[a-f]?)(?![\\p{L}\\p{N}/])");
    private static final Pattern APPENDIX =
            Pattern.compile("(?iu)(?<!\\p{L})vedlegg\\s+(?<number>[0-9]{1,2}|[A-H])(?![\\p{L}\\p{N}/])");

    private final Vocabulary words;

    DocumentReferenceRule(Vocabulary words) {
        this.words = words;
    }

    @Override
    public Stream<Finding> examine(Examined text) {
        return Passage.of(text)
                .flatMap(passage -> Stream.concat(
                        text.others().isEmpty()
                                ? Stream.empty()
                                : AGREEMENT
                                        .matcher(passage.text())
                                        .results()
                                        .filter(found -> !isThere(text, found.group(1)))
                                        .map(found -> words.finding(
                                                Kind.AGREEMENT_UNKNOWN,
                                                passage.place(found.start(), found.end()),
                                                found.group(),
                                                List.of(found.group(1)),
                                                null)),
                        APPENDIX.matcher(passage.text())
                                .results()
                                .filter(found -> !isAppendix(text, found.group()))
                                .map(found -> words.finding(
                                        Kind.APPENDIX_UNKNOWN,
                                        passage.place(found.start(), found.end()),
                                        found.group(),
                                        List.of(found.group()),
                                        null))));
    }

    static boolean namesAgreement(String text) {
        return AGREEMENT.matcher(text).find();
    }

    private static boolean isThere(Examined text, String number) {
        var title = Pattern.compile("(?iu)(?:avtale|avtale nr\\.?)\\s+" + Pattern.quote(number) + "(?![\\p{L}\\p{N}])");
        return Stream.concat(Stream.of(text.head().title()), text.others().stream())
                .anyMatch(one -> title.matcher(one).find());
    }

    /** Whether a clause bears its name, or a list of appendices names it with what it is. */
    private static boolean isAppendix(Examined text, String name) {
        var heading = Pattern.compile("(?iu)^" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])");
        var listed = Pattern.compile("(?iu)^(?:- |\\|? ?)" + Pattern.quote(name) + "\\s?(?:[:–-]|\\|| [\\p{Lu}«])");
        return text.clauses().list().stream()
                .anyMatch(clause -> heading.matcher(clause.text().heading()).find()
                        || clause.text().body().lines().anyMatch(line -> listed.matcher(line)
                                .find()));
    }
}
