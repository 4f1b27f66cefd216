package no.avtaleverk.web.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Days as an iCalendar file (RFC 5545). Lines are folded at 75 octets of UTF-8 and never within a letter; libraries we looked at count
 * characters, and make lines of Norwegian letters too long.
 */
final class CalendarFile {
    private static final int MOST_OCTETS = 75;
    private static final String CRLF = "\r\n";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final StringBuilder file = new StringBuilder();

    private CalendarFile() {}

    /**
     * Something that takes the whole of a day.
     *
     * @param uid the same as long as it is the same thing
     * @param sequence grows when it changes
     * @param changed when it last changed
     * @param category in words
     * @param link absolute
     */
    record Event(
            String uid,
            long sequence,
            Instant changed,
            LocalDate day,
            String summary,
            String description,
            String category,
            String link) {}

    static byte[] of(String name, String language, List<Event> events) {
        var calendar = new CalendarFile();
        calendar.line("BEGIN", "VCALENDAR");
        calendar.line("VERSION", "2.0");
        calendar.line("PRODID", "-//Avtaleverk//Frister//" + language.toUpperCase(java.util.Locale.ROOT));
        calendar.line("CALSCALE", "GREGORIAN");
        calendar.line("METHOD", "PUBLISH");
        calendar.text("NAME", name);
        calendar.text("X-WR-CALNAME", name);
        calendar.line("X-WR-TIMEZONE", "Europe/Oslo");
        calendar.line("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
        calendar.line("X-PUBLISHED-TTL", "PT6H");
        events.forEach(calendar::event);
        calendar.line("END", "VCALENDAR");
        return calendar.file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void event(Event event) {
        line("BEGIN", "VEVENT");
        text("UID", event.uid());
        line("DTSTAMP", MOMENT.format(event.changed()));
        line("LAST-MODIFIED", MOMENT.format(event.changed()));
        line("SEQUENCE", Long.toString(event.sequence()));
        line("DTSTART;VALUE=DATE", DateTimeFormatter.BASIC_ISO_DATE.format(event.day()));
        // The end is the first day after, as everywhere here.
        line(
                "DTEND;VALUE=DATE",
                DateTimeFormatter.BASIC_ISO_DATE.format(event.day().plusDays(1)));
        text("SUMMARY", event.summary());
        text("DESCRIPTION", event.description());
        text("CATEGORIES", event.category());
        line("URL", event.link());
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }

    private void text(String name, String value) {
        line(name, escaped(value));
    }

    private void line(String name, String value) {
        folded(name + ":" + value).forEach(part -> file.append(part).append(CRLF));
    }

    /** Text as a value: what would end it is escaped, and control characters that no value may hold are left out. */
    static String escaped(String text) {
        return text.replaceAll("\\R", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                .replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** A line in parts of at most 75 octets; each but the first begins with the blank that says so. */
    static List<String> folded(String line) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        int octets = 0;
        for (int at = 0; at < line.length(); ) {
            int letter = line.codePointAt(at);
            int size = Character.toString(letter).getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > MOST_OCTETS) {
                parts.add(part.toString());
                part = new StringBuilder(" ");
                octets = 1;
            }
            part.appendCodePoint(letter);
            octets += size;
            at += Character.charCount(letter);
        }
        parts.add(part.toString());
        return parts;
    }
}
