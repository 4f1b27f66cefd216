package no.avtaleverk.model.examination;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Parameters;
import org.jspecify.annotations.Nullable;

/** Dates with a day, a month and a year, as agreements write them or as the parameters in them say. */
final class Dates {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des");
    private static final Map<String, DayOfWeek> DAYS = Map.ofEntries(
            Map.entry("mandag", DayOfWeek.MONDAY),
            Map.entry("måndag", DayOfWeek.MONDAY),
            Map.entry("tirsdag", DayOfWeek.TUESDAY),
            Map.entry("tysdag", DayOfWeek.TUESDAY),
            Map.entry("onsdag", DayOfWeek.WEDNESDAY),
            Map.entry("torsdag", DayOfWeek.THURSDAY),
            Map.entry("fredag", DayOfWeek.FRIDAY),
            Map.entry("lørdag", DayOfWeek.SATURDAY),
            Map.entry("laurdag", DayOfWeek.SATURDAY),
            Map.entry("søndag", DayOfWeek.SUNDAY),
            Map.entry("sundag", DayOfWeek.SUNDAY));

    private static final Pattern DATE = Pattern.compile("(?iu)(?:(?<weekday>" + String.join("|", DAYS.keySet())
            + ")\\s+(?:den\\s+)?)?"
            + "(?:(?<![0-9.,/-])(?:(?<iso>[12][0-9]{3}-[0-9]{2}-[0-9]{2})"
            + "|(?<day>[0-9]{1,2})\\.(?<month>[0-9]{1,2})\\.(?<year>[12][0-9]{3})"
            + "|(?<worded>[0-9]{1,2})\\.\\s?(?<name>januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)"
            + "\\s(?<wordedyear>[12][0-9]{3}))(?![0-9/-]|\\.[0-9])"
            + "|\\{\\{(?<parameter>[a-zæøå0-9-]+)}})");

    private Dates() {}

    /**
     * A date in a text.
     *
     * @param date absent when there is no such day
     * @param weekday the weekday it is said to be
     */
    record Found(
            int start,
            int end,
            String words,
            @Nullable LocalDate date,
            @Nullable DayOfWeek weekday) {}

    static List<Found> in(String text, Head head) {
        var found = new ArrayList<Found>();
        Matcher match = DATE.matcher(text);
        while (match.find()) {
            String parameter = match.group("parameter");
            String name = match.group("weekday");
            @Nullable DayOfWeek weekday = name == null ? null : DAYS.get(name.toLowerCase(Locale.ROOT));
            if (parameter == null) {
                found.add(new Found(match.start(), match.end(), match.group(), date(match), weekday));
            } else {
                LocalDate value = value(head, parameter);
                if (value != null) {
                    found.add(new Found(match.start(), match.end(), match.group(), value, weekday));
                }
            }
        }
        return found;
    }

    /** The date a parameter holds; absent when it has none, or not a day that exists. */
    static @Nullable LocalDate value(Head head, String parameter) {
        String value = head.parameters().getOrDefault(parameter, "").strip();
        if (value.isEmpty() || Parameters.isPlaceholder(value)) {
            return null;
        }
        Matcher match = DATE.matcher(value);
        return match.matches() && match.group("parameter") == null ? date(match) : null;
    }

    private static @Nullable LocalDate date(Matcher match) {
        try {
            if (match.group("iso") != null) {
                return LocalDate.parse(match.group("iso"));
            }
            if (match.group("worded") != null) {
                int month = MONTHS.indexOf(
                                match.group("name").toLowerCase(Locale.ROOT).substring(0, 3))
                        + 1;
                return LocalDate.of(
                        Integer.parseInt(match.group("wordedyear")), month, Integer.parseInt(match.group("worded")));
            }
            return LocalDate.of(
                    Integer.parseInt(match.group("year")),
                    Integer.parseInt(match.group("month")),
                    Integer.parseInt(match.group("day")));
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}
