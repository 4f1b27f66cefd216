package no.avtaleverk.templates.archive;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;

/** XML as text, an element on each line, so that the bytes follow from what is said and from no library. */
final class Xml {
    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** @param attributes names and values by turns */
    Xml begin(String element, String... attributes) {
        start(element, attributes).append(">\n");
        open.push(element);
        return this;
    }

    Xml end() {
        String element = open.pop();
        indent().append("</").append(element).append(">\n");
        return this;
    }

    Xml element(String element, Object value, String... attributes) {
        start(element, attributes)
                .append('>')
                .append(escaped(shown(value)))
                .append("</")
                .append(element)
                .append(">\n");
        return this;
    }

    byte[] bytes() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Not ended: " + open);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private StringBuilder start(String element, String... attributes) {
        indent().append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]))
                    .append('"');
        }
        return text;
    }

    private StringBuilder indent() {
        return text.append("  ".repeat(open.size()));
    }

    private static String shown(Object value) {
        return value instanceof Instant at ? at.truncatedTo(ChronoUnit.SECONDS).toString() : String.valueOf(value);
    }

    /** On one line; what XML can not hold becomes a question mark. */
    private static String escaped(String value) {
        var out = new StringBuilder();
        value.strip().codePoints().forEach(point -> {
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n', '\r', '\t' -> out.append(' ');
                default -> {
                    boolean holds = point >= 0x20
                            && !(point >= 0xD800 && point <= 0xDFFF)
                            && point != 0xFFFE
                            && point != 0xFFFF;
                    out.appendCodePoint(holds ? point : '?');
                }
            }
        });
        return out.toString();
    }
}
