package no.avtaleverk.templates.tracked;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import no.avtaleverk.templates.content.PartXml;
import org.jspecify.annotations.Nullable;

/** What Word's values say. */
final class Xml {
    private static final Pattern ZONE = Pattern.compile(".*[+-][0-9]{2}:[0-9]{2}");

    private Xml() {}

    /** A whole number in {@code w:val}; -1 when there is none. */
    static int number(XMLStreamReader xml) {
        return number(PartXml.attribute(xml, "val"), -1);
    }

    /** A whole number of at most nine digits; what is said when it is none. */
    static int number(String value, int otherwise) {
        int length = value.length();
        if (length == 0 || length > 9) {
            return otherwise;
        }
        int number = 0;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < '0' || c > '9') {
                return otherwise;
            }
            number = 10 * number + c - '0';
        }
        return number;
    }

    static boolean isOff(XMLStreamReader xml) {
        String value = PartXml.attribute(xml, "val");
        return value.equals("0") || value.equals("false") || value.equals("off");
    }

    /** A moment as Word writes it. Word means the writer's own clock whatever zone it names. */
    static @Nullable Instant moment(String date) {
        try {
            if (date.isEmpty()) {
                return null;
            }
            return date.endsWith("Z") || ZONE.matcher(date).matches()
                    ? OffsetDateTime.parse(date).toInstant()
                    : LocalDateTime.parse(date).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
