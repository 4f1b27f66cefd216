package no.avtaleverk.model.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.avtaleverk.model.examination.Finding.Kind;
import no.avtaleverk.model.examination.Vocabulary.Chapter;
import org.jspecify.annotations.Nullable;

/** Citations of statutes, held against the chapters that are known whole; of all others nothing is said. */
final class SectionRule implements Rule {
    private static final Pattern SECTION = Pattern.compile(
            "§\\s?(?<section>[0-9]{1,2}(?:-[0-9]{1,2})?(?: [a-h](?![\\p{L}]))?)"
                    + "(?<item>(?:\\s+(?:første|andre|tredje|fjerde|femte)\\s+ledd)?\\s+(?:nr\\.?|punkt|nummer)\\s+(?<number>[0-9]{1,2}))?");
    /** Names of statutes end so, in both written standards, abbreviated too. */
    private static final Pattern LAW = Pattern.compile(
            "(?iu)(?<!\\p{L})(?:[\\p{L}-]*lov(?:en|a|ens|as)?|[\\p{L}-]*forskrift(?:en|a|ens)?|[\\p{L}]{2,12}l\\.)(?!\\p{L})|(?iu)(?<!\\p{L})hol\\.?(?!\\p{L})");

    private final Vocabulary words;

    SectionRule(Vocabulary words) {
        this.words = words;
    }

    @Override
    public Stream<Finding> examine(Examined text) {
        return Passage.of(text).flatMap(passage -> {
            var findings = new ArrayList<Finding>();
            Matcher cited = SECTION.matcher(passage.text());
            while (cited.find()) {
                finding(text, passage, cited).ifPresent(findings::add);
            }
            return findings.stream();
        });
    }

    private Optional<Finding> finding(Examined text, Passage passage, Matcher cited) {
        String section = cited.group("section");
        String statute = statute(passage.text().substring(0, cited.start()));
        var mistaken = words.law().mistaken().stream()
                .filter(one -> isOf(statute, one.statute(), section)
                        && one.section().equals(section)
                        && one.near().occurIn(passage.text()))
                .findFirst();
        if (mistaken.isPresent()) {
            return Optional.of(words.finding(
                    Kind.SECTION_MISTAKEN,
                    passage.place(cited.start(), cited.end()),
                    cited.group(),
                    List.of("§ " + section, "§ " + mistaken.get().meant()),
                    passage.mend(
                            cited.start("section"),
                            cited.end("section"),
                            mistaken.get().meant())));
        }
        var repealed = words.law().repealed().stream()
                .filter(one -> one.statute().equals(statute)
                        && one.section().equals(section)
                        && !text.inForce().isBefore(one.from()))
                .findFirst();
        if (repealed.isPresent()) {
            return Optional.of(words.finding(
                    Kind.SECTION_REPEALED,
                    passage.place(cited.start(), cited.end()),
                    cited.group(),
                    List.of("§ " + section, repealed.get().from().toString()),
                    null));
        }
        return words.law().chapters().stream()
                .filter(chapter ->
                        isOf(statute, chapter.statute(), section) && section.startsWith(chapter.chapter() + "-"))
                .filter(chapter -> !chapter.sections().contains(section) || isPast(chapter, cited))
                .findFirst()
                .map(chapter -> words.finding(
                        Kind.SECTION_UNKNOWN,
                        passage.place(cited.start(), cited.end()),
                        cited.group(),
                        List.of(cited.group().strip()),
                        null));
    }

    private static boolean isPast(Chapter chapter, Matcher cited) {
        Integer last = chapter.items().get(cited.group("section"));
        String number = cited.group("number");
        return last != null && number != null && Integer.parseInt(number) > last;
    }

    /** Whether the citation is of a statute: by its name or, with none named, because nothing else is meant in these texts. */
    private boolean isOf(@Nullable String named, String statute, String section) {
        return statute.equals(named)
                || (named == null
                        && words.law().chapters().stream()
                                .anyMatch(chapter -> chapter.assumed()
                                        && chapter.statute().equals(statute)
                                        && section.startsWith(chapter.chapter() + "-")));
    }

    /** Key of the last statute named; the name itself when it is not one of ours; absent when none is named. */
    private @Nullable String statute(String before) {
        Matcher law = LAW.matcher(before);
        String last = null;
        while (law.find()) {
            last = law.group();
        }
        if (last == null) {
            return null;
        }
        for (Map.Entry<String, List<String>> one : words.law().names().entrySet()) {
            for (String name : one.getValue()) {
                if (name.equalsIgnoreCase(last)) {
                    return one.getKey();
                }
            }
        }
        return last;
    }
}
