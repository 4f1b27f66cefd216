package no.avtaleverk.model.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.compare.TextDifference.ReferenceChange;
import org.jspecify.annotations.Nullable;

/**
 * References to clauses by number, as people write them ("punkt 4.2", "pkt. 4.2 og 4.3"), and what they become when the clauses are
 * renumbered. Those that follow a clause by its id never change.
 *
 * <p>In doubt a reference is held to be words like others: when the words after it name another document, when it may mean an item of
 * a list in the same clause, and when a number stood at two clauses.
 */
final class PlainReferences {
    private static final String NUMBER = "[0-9]{1,2}(?:\\.[0-9]{1,2}){0,5}";
    private static final Pattern REFERENCE = Pattern.compile(
            "(?iu)(?<![\\p{L}§])(?:punkt(?:et|ene|a)?|pkt\\.?|kapit(?:t?el|let|telet|lene|la)|kap\\.?|avsnitt)\\s+"
                    + "(?<numbers>" + NUMBER + "(?:(?:,| og| eller|,? jf\\.| til|–|-)\\s?" + NUMBER
                    + ")*)(?![0-9]|[/.-][0-9])");
    private static final int BEFORE = 60;
    private static final Pattern ONE = Pattern.compile(NUMBER);
    /** "punkt 4.2 i samarbeidsavtalen"; but "i denne avtalen" is here. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(?iu)\\s*(?:,\\s*)?(?:i|av|til|fra|frå|under)\\s+(?!denne|dette|desse|disse)[\\p{L}«\"{§]");

    /** "delavtale 5 punkt 4.2", "vedlegg 2, pkt. 3". */
    private static final Pattern OF_ANOTHER = Pattern.compile(
            "(?iu)(?:avtale|lov|forskrift|vedlegg|rundskriv|veiled|rettlei|instruks|retningslin|protokoll)\\p{L}*"
                    + "(?:\\s+(?:nr\\.?\\s*)?[0-9]{1,2}[a-f]?)?[,:]?\\s*(?:jf\\.\\s*)?$");

    private final Map<String, String> now = new HashMap<>();
    private final Set<String> numbers = new TreeSet<>();

    /** @param partner for each clause of the old text the position of the same in the new; -1 when it is gone */
    PlainReferences(List<Clause> old, List<Clause> young, int[] partner) {
        var twice = new TreeSet<String>();
        for (int i = 0; i < partner.length; i++) {
            String was = bare(old.get(i));
            if (was.isEmpty()) {
                continue;
            }
            if (!numbers.add(was)) {
                twice.add(was);
            }
            if (partner[i] >= 0 && !bare(young.get(partner[i])).isEmpty()) {
                now.put(was, bare(young.get(partner[i])));
            }
        }
        now.keySet().removeAll(twice);
        young.forEach(clause -> numbers.add(bare(clause)));
    }

    private static String bare(Clause clause) {
        String number = clause.number().strip();
        return number.endsWith(".") ? number.substring(0, number.length() - 1) : number;
    }

    /**
     * The numbers that changed, when nothing else did and each names the clause it named; empty otherwise, and when none changed.
     */
    List<ReferenceChange> changes(ClauseText before, ClauseText after) {
        var changes = new ArrayList<ReferenceChange>();
        return following(before, changes)
                .filter(followed -> followed.equals(after))
                .map(followed -> List.copyOf(changes))
                .orElse(List.of());
    }

    /** The old words with the numbers of the new text; empty when a number may mean another clause there. */
    private Optional<ClauseText> following(ClauseText before, List<ReferenceChange> changes) {
        String heading = following(before.heading(), before.body(), changes);
        String body = following(before.body(), before.body(), changes);
        return heading == null || body == null ? Optional.empty() : Optional.of(ClauseText.parse(heading, body));
    }

    private @Nullable String following(String text, String body, List<ReferenceChange> changes) {
        var followed = new StringBuilder(text.length());
        int read = 0;
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            boolean here = !isElsewhere(text, reference.start(), reference.end());
            Matcher one = ONE.matcher(text).region(reference.start("numbers"), reference.end("numbers"));
            while (here && one.find()) {
                String was = one.group();
                if (isItem(was, body)) {
                    continue;
                }
                String is = now.get(was);
                if (is == null && numbers.contains(was)) {
                    return null;
                }
                if (is != null && !is.equals(was)) {
                    followed.append(text, read, one.start()).append(is);
                    read = one.end();
                    var change = new ReferenceChange(was, is);
                    if (!changes.contains(change)) {
                        changes.add(change);
                    }
                }
            }
        }
        return followed.append(text, read, text.length()).toString();
    }

    private static boolean isElsewhere(String text, int start, int end) {
        return ELSEWHERE.matcher(text).region(end, text.length()).lookingAt()
                || OF_ANOTHER
                        .matcher(text.substring(Math.max(0, start - BEFORE), start))
                        .find();
    }

    private static boolean isItem(String number, String body) {
        return !number.contains(".") && body.lines().anyMatch(line -> line.startsWith(number + ". "));
    }
}
