package no.avtaleverk.model.examination;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.examination.Finding.Kind;
import no.avtaleverk.model.examination.Vocabulary.Order;

/** Dates that can not be, or that contradict each other or what the agreement is registered with. */
final class DateRule implements Rule {
    private static final Pattern FROM_TO =
            Pattern.compile("(?iu)(?<!\\p{L})(?:fra|frå|f\\.o\\.m\\.|mellom)(?:\\s+og\\s+med)?(?:\\s+den)?\\s*$");
    private static final Pattern TO = Pattern.compile(
            "(?iu)^,?\\s*(?:og\\s+)?(?:(?:fram |frem )?til(?:\\s+og\\s+med)?|t\\.o\\.m\\.|–|-|og)(?:\\s+den)?\\s*$");
    private static final Pattern FROM = Pattern.compile(
            "(?iu)(?:avtalen (?:gjelder|gjeld|trer i kraft|trår i kraft|tek til å gjelde)(?:\\s+(?:fra|frå))?(?:\\s+og\\s+med)?)(?:\\s+den)?\\s*$");

    private final Vocabulary words;

    DateRule(Vocabulary words) {
        this.words = words;
    }

    @Override
    public Stream<Finding> examine(Examined text) {
        return Stream.concat(
                parameters(text.head()), Passage.of(text).flatMap(passage -> sentence(text, passage).stream()));
    }

    private List<Finding> sentence(Examined text, Passage passage) {
        var findings = new ArrayList<Finding>();
        List<Dates.Found> dates = Dates.in(passage.text(), text.head());
        for (int i = 0; i < dates.size(); i++) {
            Dates.Found one = dates.get(i);
            LocalDate date = one.date();
            if (date == null) {
                findings.add(finding(Kind.DATE_IMPOSSIBLE, passage, one, List.of(one.words())));
                continue;
            }
            if (one.weekday() != null && one.weekday() != date.getDayOfWeek()) {
                findings.add(finding(
                        Kind.WEEKDAY_WRONG,
                        passage,
                        one,
                        List.of(date.getDayOfWeek().name().toLowerCase(Locale.ROOT), date.toString())));
            }
            String before = passage.text().substring(0, one.start());
            LocalDate from = text.head().terms().from();
            if (from != null && FROM.matcher(before).find() && !from.equals(date)) {
                findings.add(finding(Kind.DATE_AGAINST_TERMS, passage, one, List.of(date.toString(), from.toString())));
            }
            if (i + 1 < dates.size()) {
                Dates.Found next = dates.get(i + 1);
                LocalDate end = next.date();
                String between = passage.text().substring(one.end(), next.start());
                if (end != null
                        && end.isBefore(date)
                        && FROM_TO.matcher(before).find()
                        && TO.matcher(between).find()) {
                    findings.add(finding(Kind.DATES_REVERSED, passage, next, List.of(date.toString(), end.toString())));
                }
            }
        }
        return findings;
    }

    private Finding finding(Kind kind, Passage passage, Dates.Found at, List<String> data) {
        return words.finding(kind, passage.place(at.start(), at.end()), at.words(), data, null);
    }

    /** What the answers to the questions of the standard say of each other. */
    private Stream<Finding> parameters(Head head) {
        return words.orders().stream().flatMap(order -> order(head, order));
    }

    private Stream<Finding> order(Head head, Order order) {
        LocalDate earlier = Dates.value(head, order.earlier());
        LocalDate later = Dates.value(head, order.later());
        return earlier != null && later != null && later.isBefore(earlier)
                ? Stream.of(words.finding(
                        Kind.DATES_REVERSED,
                        Spot.WHOLE,
                        "{{" + order.later() + "}}",
                        List.of(earlier.toString(), later.toString()),
                        null))
                : Stream.empty();
    }
}
