package no.avtaleverk.model.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseReferences;
import no.avtaleverk.model.examination.Finding.Kind;

/** References to clauses of the text by number, such as "punkt 4.2", and those that follow a clause ({@code {{punkt:d4-avvik}}}). */
final class ClauseReferenceRule implements Rule {
    private static final String NUMBER = "[0-9]{1,2}(?:\\.[0-9]{1,2}){0,5}";
    private static final Pattern REFERENCE = Pattern.compile(
            "(?iu)(?<![\\p{L}§])(?<word>punkt(?:et|ene|a)?|pkt\\.?|kapit(?:t?el|let|telet|lene|la)|kap\\.?|avsnitt)\\s+"
                    + "(?<numbers>" + NUMBER + "(?:(?:,| og| eller|,? jf\\.| til|–|-)\\s?" + NUMBER
                    + ")*)(?![0-9]|/[0-9])");
    private static final Pattern ONE = Pattern.compile(NUMBER);
    private static final int BEFORE = 90;
    private static final int AFTER = 45;

    private final Vocabulary words;

    ClauseReferenceRule(Vocabulary words) {
        this.words = words;
    }

    @Override
    public Stream<Finding> examine(Examined text) {
        Phrases elsewhere = words.in(text.language()).elsewhere();
        return Passage.of(text)
                .flatMap(passage -> Stream.concat(following(text, passage), numbered(text, passage, elsewhere)));
    }

    private Stream<Finding> following(Examined text, Passage passage) {
        return ClauseReferences.in(passage.text())
                .filter(one -> !text.clauses().contains(one.target()))
                .map(one -> words.finding(
                        Kind.REFERENCE_TARGET_GONE,
                        passage.place(one.start(), one.end()),
                        passage.words(one.start(), one.end()),
                        List.of(one.target().value()),
                        null));
    }

    private Stream<Finding> numbered(Examined text, Passage passage, Phrases elsewhere) {
        var findings = new ArrayList<Finding>();
        Matcher reference = REFERENCE.matcher(passage.text());
        while (reference.find()) {
            if (isElsewhere(passage.text(), reference.start(), reference.end(), elsewhere)) {
                continue;
            }
            boolean chapter =
                    reference.group("word").toLowerCase(java.util.Locale.ROOT).startsWith("kap");
            Matcher one = ONE.matcher(passage.text()).region(reference.start("numbers"), reference.end("numbers"));
            while (one.find()) {
                finding(text, passage, chapter, one.start(), one.end(), findings);
            }
        }
        return findings.stream();
    }

    private void finding(Examined text, Passage passage, boolean chapter, int start, int end, List<Finding> findings) {
        String number = passage.words(start, end);
        List<Clause> targets = text.clauses().list().stream()
                .filter(clause -> bare(clause.number()).equals(number))
                .toList();
        if (targets.size() == 1) {
            Clause target = targets.getFirst();
            findings.add(words.finding(
                    Kind.REFERENCE_BY_NUMBER,
                    passage.place(start, end),
                    number,
                    List.of(target.number(), target.text().heading()),
                    passage.mend(start, end, ClauseReferences.written(target.id()))));
        } else if (targets.size() > 1) {
            findings.add(
                    words.finding(Kind.REFERENCE_AMBIGUOUS, passage.place(start, end), number, List.of(number), null));
        } else if (isNumbered(text) && !(isItem(passage, number) && !chapter)) {
            findings.add(
                    words.finding(Kind.REFERENCE_DANGLING, passage.place(start, end), number, List.of(number), null));
        }
    }

    /** "punkt 3" may be the third item of the list in the same clause. */
    private static boolean isItem(Passage passage, String number) {
        return passage.clause().text().body().lines().anyMatch(line -> line.startsWith(number + ". "));
    }

    private static boolean isNumbered(Examined text) {
        return text.clauses().list().stream()
                .anyMatch(clause -> !clause.number().isEmpty());
    }

    private static String bare(String number) {
        String bare = number.strip();
        return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    }

    /** Whether the words around say that another document is meant. */
    static boolean isElsewhere(String text, int start, int end, Phrases elsewhere) {
        return elsewhere.occurIn(text.substring(Math.max(0, start - BEFORE), start))
                || elsewhere.occurIn(text.substring(end, Math.min(text.length(), end + AFTER)));
    }
}
