package no.avtaleverk.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import no.avtaleverk.web.feed.CalendarFile.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calendar files, read back by another program. */
class CalendarFileTests {
    private static final Instant CHANGED = Instant.parse("2026-11-22T12:00:00.123Z");

    private static String file(String summary, String description) {
        return new String(
                CalendarFile.of(
                        "Fristar",
                        "nn",
                        List.of(new Event(
                                "a-review-1@avtaleverk",
                                7,
                                CHANGED,
                                LocalDate.of(2027, 2, 28),
                                summary,
                                description,
                                "Årleg gjennomgang",
                                "http://localhost/agreements/a"))),
                StandardCharsets.UTF_8);
    }

    private static ReadEvent event(String file) throws Exception {
        return ReadEvent.all(file).getFirst();
    }

    @Test
    void anEventIsTheWholeOfADayAndHasItsNumberAndKey() throws Exception {
        String file = file("Årleg gjennomgang", "");
        assertThat(file)
                .contains("DTSTART;VALUE=DATE:20270228\r\nDTEND;VALUE=DATE:20270301\r\n")
                .contains("SEQUENCE:7\r\n", "UID:a-review-1@avtaleverk\r\n", "DTSTAMP:20261122T120000Z\r\n")
                .startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                .endsWith("END:VEVENT\r\nEND:VCALENDAR\r\n");
        assertThat(event(file).day()).isEqualTo(LocalDate.of(2027, 2, 28));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Møte; med, komma: og \\ skråstrek",
                "Første linje\nandre linje\r\ntredje",
                "\"hermeteikn\" og \\n som ikkje er ei linje",
                "END:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:smugla inn",
                "🏥 sjukehus"
            })
    void whatIsWrittenIsReadAsItWas(String text) throws Exception {
        ReadEvent event = event(file(text, text));
        assertThat(event.summary()).isEqualTo(text.replace("\r\n", "\n"));
        assertThat(event.description()).isEqualTo(text.replace("\r\n", "\n"));
    }

    @Test
    void controlCharactersThatNoValueMayHoldAreLeftOut() {
        assertThat(CalendarFile.escaped("a\u0000b\u0007c\td")).isEqualTo("abc\td");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void noLineIsLongerThanSeventyFiveOctetsAndNoLetterIsCut(long seed) throws Exception {
        var random = new Random(seed);
        String[] letters = {"a", "ø", "é", "–", "«", "😀", ",", " "};
        var text = new StringBuilder("x");
        for (int at = 0; at < 600; at++) {
            text.append(letters[random.nextInt(letters.length)]);
        }
        text.append("x");
        String file = file(text.toString(), "");
        for (String line : file.split("\r\n", -1)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
            assertThat(line).doesNotContain("\uFFFD");
        }
        assertThat(event(file).summary()).isEqualTo(text.toString());
    }
}
