package no.avtaleverk.model.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.avtaleverk.model.document.ImportReport.FoundDate;
import no.avtaleverk.model.document.ImportReport.FoundDate.Meaning;

/** Finds dates as Norwegian documents write them, and what the words before them say they are. */
final class DateFinder {
    private static final int MAX_DATES = 60;
    private static final int BEFORE = 70;

    private static final Map<String, Integer> MONTHS = Map.ofEntries(
            Map.entry("jan", 1),
            Map.entry("feb", 2),
            Map.entry("mar", 3),
            Map.entry("apr", 4),
            Map.entry("mai", 5),
            Map.entry("jun", 6),
            Map.entry("jul", 7),
            Map.entry("aug", 8),
            Map.entry("sep", 9),
            Map.entry("okt", 10),
            Map.entry("nov", 11),
            Map.entry("des", 12));
    private static final String MONTH =
            "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|jan\\.|feb\\.|mar\\.|apr\\.|aug\\.|sept?\\.|okt\\.|nov\\.|des\\.";

    private static final Pattern DATE = Pattern.compile("(?i)(?<![0-9.,/-])(?:"
            + "(?<iso>[12][0-9]{3}-[01][0-9]-[0-3][0-9])"
            + "|(?<day>[0-3]?[0-9])[./](?<month>[01]?[0-9])[./](?<year>[12][0-9]{3}|[0-9]{2})"
            + "|(?<worded>[0-3]?[0-9])\\.?\\s{0,2}(?<wordedmonth>" + MONTH + ")\\s{1,2}(?<wordedyear>[12][0-9]{3})"
            + "|(?:(?<until>\\but|utgangen av|utløpet av)\\s+(?:året\\s+|år\\s+)?)(?:(?<untilmonth>" + MONTH
            + ")\\s+(?:månad\\s+|måned\\s+)?)?(?<untilyear>[12][0-9]{3})"
            + "|(?<onlymonth>" + MONTH + ")\\s{1,2}(?<monthyear>[12][0-9]{3})"
            + ")(?![0-9/-]|\\.[0-9])");

    private static final Pattern LAW = Pattern.compile(
            "(?i)(?:\\blov(?:a|en)?(?: av)?|forskrift(?:a|en)?(?: av)?|\\bres\\.|rundskriv|lov-|for-)\\s*$");
    private static final Pattern STOP = Pattern.compile("[.!?;]\\s+\\p{Lu}|\\n\\n");
    private static final Pattern LAW_NUMBER = Pattern.compile("(?i)^\\s*,?\\s*nr\\.?\\s*[0-9]");

    /** With which a date may start. */
    private static final boolean[] STARTS = starts("0123456789jfmasonduJFMASONDU");

    /** What the words before a date say; the one nearest to the date counts. */
    private static final List<Cue> CUES = List.of(
            new Cue(
                    Meaning.IN_FORCE_UNTIL,
                    "til og med|t\\.o\\.m\\.?|fram til|frem til|utløper|utløp|går ut|opphører|opphøyrer|avsluttes|forlenget til|forlenga til|prolongert|varer til|varar til|gjelder til|gjeld til|løper til|løper ut|\\btil\\b"),
            new Cue(
                    Meaning.IN_FORCE_FROM,
                    "gjelder fra|gjeld frå|gjeldende fra|gjeldande frå|trer i kraft|trår i kraft|trer i kraft fra|tek til å gjelde|tar til å gjelde|i kraft|iverksett|iverksettes|ikrafttredelse|ikraftsetting|iverksetjing|virkning fra|verknad frå|fra og med|frå og med|f\\.o\\.m\\.?|gyldig fra|gyldig frå|\\bfra\\b|\\bfrå\\b|oppstart"),
            new Cue(
                    Meaning.SIGNED,
                    "signert|signering|underskriv|undertegn|underteikn|underskrift|signatur|(?:stad|sted)(?:\\s*(?:og|/)\\s*dato)"),
            new Cue(
                    Meaning.RESOLUTION,
                    "vedtatt|vedteke|vedteken|vedtekne|vedtak|vedtok|godkjent|godkjend|behandlet|handsama|slutta seg til|sluttet seg til|tilslutning(?: til)?|tilslutnad(?: til)?|møte|kommunestyret|kommunestyre|formannskapet|formannskap|styresak|styret|\\bsak\\b|k-sak|f-sak|saknr"),
            new Cue(
                    Meaning.REVISED,
                    "revidert|reviderte|revisjonsdato|revisjon|\\brev\\.|sist endra|sist endret|oppdatert|siste endring"));

    private record Cue(Meaning meaning, Pattern words) {
        Cue(Meaning meaning, String words) {
            this(meaning, Pattern.compile("(?iu)(?:" + words + ")"));
        }
    }

    private DateFinder() {}

    /** The dates of a text, in its order, each with one meaning once. */
    static List<FoundDate> in(String text, LocalDate today) {
        var found = new ArrayList<FoundDate>();
        Set<String> seen = new LinkedHashSet<>();
        Matcher match = DATE.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        int from = 0;
        while (found.size() < MAX_DATES) {
            int start = next(match, text, from);
            if (start < 0) {
                break;
            }
            from = match.end();
            String before = before(text, match.start());
            String after = text.substring(match.end(), Math.min(text.length(), match.end() + 12));
            if (LAW.matcher(before).find() || LAW_NUMBER.matcher(after).find()) {
                continue; // an Act is named by its date
            }
            date(match, before, today).ifPresent(date -> {
                if (seen.add(date.date() + date.meaning().name())) {
                    found.add(date);
                }
            });
        }
        return found;
    }

    /** Where the next date starts; -1 when there is none. Tries the pattern only where its first three letters can be. */
    private static int next(Matcher match, String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char first = text.charAt(i);
            if (first < STARTS.length
                    && STARTS[first]
                    && (first <= '9'
                            ? mayStartWithNumber(text, i)
                            : i + 2 < text.length() && mayStart(first, text.charAt(i + 1), text.charAt(i + 2)))) {
                match.region(i, text.length());
                if (match.lookingAt()) {
                    return i;
                }
            }
        }
        return -1;
    }

    /** A day before a point, a stroke or a month, or the year of {@code 2027-01-31}; not the end of a longer number. */
    private static boolean mayStartWithNumber(String text, int start) {
        if (start > 0 && (isDigit(text.charAt(start - 1)) || ".,/-".indexOf(text.charAt(start - 1)) >= 0)) {
            return false;
        }
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        if (end == text.length()) {
            return false;
        }
        char after = text.charAt(end);
        return end - start <= 2 ? after != '-' && after != ',' : end - start == 4 && after == '-';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean[] starts(String letters) {
        var starts = new boolean[128];
        letters.chars().forEach(letter -> starts[letter] = true);
        return starts;
    }

    private static boolean mayStart(char first, char second, char third) {
        int two = (first | 0x20) << 8 | second | 0x20;
        int letter = third | 0x20;
        return switch (two) {
            case 'j' << 8 | 'a' -> letter == 'n';
            case 'f' << 8 | 'e' -> letter == 'b';
            case 'm' << 8 | 'a' -> letter == 'r' || letter == 'i';
            case 'a' << 8 | 'p' -> letter == 'r';
            case 'j' << 8 | 'u' -> letter == 'n' || letter == 'l';
            case 'a' << 8 | 'u' -> letter == 'g';
            case 's' << 8 | 'e' -> letter == 'p';
            case 'o' << 8 | 'k' -> letter == 't';
            case 'n' << 8 | 'o' -> letter == 'v';
            case 'd' << 8 | 'e' -> letter == 's';
            case 'u' << 8 | 't' -> third <= ' ' || letter == 'g' || letter == 'l';
            default -> false;
        };
    }

    private static Optional<FoundDate> date(Matcher match, String before, LocalDate today) {
        try {
            String words = match.group().strip().replaceAll("\\s+", " ");
            if (match.group("untilyear") != null) {
                int year = Integer.parseInt(match.group("untilyear"));
                String month = match.group("untilmonth");
                LocalDate first = month == null
                        ? LocalDate.of(year + 1, 1, 1)
                        : YearMonth.of(year, month(month)).plusMonths(1).atDay(1);
                return sane(new FoundDate(first, Meaning.IN_FORCE_UNTIL, words), today);
            }
            if (match.group("monthyear") != null) {
                int year = Integer.parseInt(match.group("monthyear"));
                LocalDate first = LocalDate.of(year, month(match.group("onlymonth")), 1);
                return switch (meaning(before)) {
                    case OTHER -> Optional.empty();
                    case IN_FORCE_UNTIL ->
                        sane(
                                new FoundDate(
                                        before.toLowerCase(Locale.ROOT).contains("med") ? first.plusMonths(1) : first,
                                        Meaning.IN_FORCE_UNTIL,
                                        words),
                                today);
                    case SIGNED, IN_FORCE_FROM, RESOLUTION, REVISED ->
                        sane(new FoundDate(first, meaning(before), words), today);
                };
            }
            LocalDate date = day(match);
            Meaning meaning = meaning(before);
            if (meaning == Meaning.IN_FORCE_UNTIL && !isFirstDayOff(date, before)) {
                date = date.plusDays(1); // people name the last day, the register keeps the first day after
            }
            return sane(new FoundDate(date, meaning, words), today);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static LocalDate day(Matcher match) {
        if (match.group("iso") != null) {
            return LocalDate.parse(match.group("iso"));
        }
        if (match.group("wordedyear") != null) {
            return LocalDate.of(
                    Integer.parseInt(match.group("wordedyear")),
                    month(match.group("wordedmonth")),
                    Integer.parseInt(match.group("worded")));
        }
        int year = Integer.parseInt(match.group("year"));
        if (year < 100) {
            year += year < 70 ? 2000 : 1900;
        }
        return LocalDate.of(year, Integer.parseInt(match.group("month")), Integer.parseInt(match.group("day")));
    }

    private static int month(String name) {
        return MONTHS.getOrDefault(name.toLowerCase(Locale.ROOT).substring(0, 3), 0);
    }

    /** "fram til 1. mars" most often means the day itself is off; "til 31. desember" never does. */
    private static boolean isFirstDayOff(LocalDate date, String before) {
        String lower = before.toLowerCase(Locale.ROOT);
        return date.getDayOfMonth() == 1 && !lower.contains("til og med") && !lower.contains("t.o.m");
    }

    private static Meaning meaning(String before) {
        Meaning nearest = Meaning.OTHER;
        int at = -1;
        int length = 0;
        for (Cue cue : CUES) {
            Matcher match = cue.words.matcher(before);
            while (match.find()) {
                boolean weak = match.group().length() <= 3;
                boolean close = !weak
                        || before.substring(match.end()).isBlank()
                        || before.substring(match.end()).strip().equalsIgnoreCase("den");
                boolean longer = match.end() == at && match.group().length() > length;
                if (close && (match.end() > at || longer)) {
                    at = match.end();
                    length = match.group().length();
                    nearest = cue.meaning;
                }
            }
        }
        return nearest;
    }

    /** The words before a date in the same sentence and, for a line by itself, the line above. */
    private static String before(String text, int at) {
        String window = text.substring(Math.max(0, at - BEFORE), at);
        int end = -1;
        Matcher stop = STOP.matcher(window);
        while (stop.find()) {
            end = stop.start() + 1;
        }
        return end < 0 ? window : window.substring(end);
    }

    private static Optional<FoundDate> sane(FoundDate date, LocalDate today) {
        int year = date.date().getYear();
        return year >= 1960 && year <= today.getYear() + 40 ? Optional.of(date) : Optional.empty();
    }

    /**
     * The date a document bears: when it was signed, else the date on its front, else when it was adopted, revised or entered
     * into force.
     */
    static Optional<LocalDate> documentDate(List<FoundDate> all, List<FoundDate> front, LocalDate today) {
        List<FoundDate> dates =
                all.stream().filter(found -> !found.date().isAfter(today)).toList();
        return latest(dates, Meaning.SIGNED)
                .or(() -> latest(front, Meaning.RESOLUTION))
                .or(() -> front.stream()
                        .filter(found -> found.meaning() == Meaning.OTHER || found.meaning() == Meaning.REVISED)
                        .map(FoundDate::date)
                        .filter(date -> !date.isAfter(today))
                        .findFirst())
                .or(() -> latest(dates, Meaning.RESOLUTION))
                .or(() -> latest(dates, Meaning.REVISED))
                .or(() -> dates.stream()
                        .filter(found -> found.meaning() == Meaning.IN_FORCE_FROM)
                        .map(FoundDate::date)
                        .min(LocalDate::compareTo));
    }

    private static Optional<LocalDate> latest(List<FoundDate> dates, Meaning meaning) {
        return dates.stream()
                .filter(date -> date.meaning() == meaning)
                .map(FoundDate::date)
                .max(LocalDate::compareTo);
    }
}
