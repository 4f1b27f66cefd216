package no.avtaleverk.templates.akn;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * XML as text, so that the bytes follow from what is said and from no library. Containers are indented; what holds words stands on one line
 * with every blank as it is.
 */
final class AknXml {
    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();

    /** A piece of a line of words. */
    sealed interface Run {
        record Words(String text) implements Run {}

        /** A new line. */
        record Break() implements Run {}

        /** @param attributes names and values by turns */
        record Marked(String element, List<String> attributes, String text) implements Run {
            public Marked {
                attributes = List.copyOf(attributes);
            }
        }
    }

    /** @param attributes names and values by turns; those with an empty value are left out */
    AknXml begin(String element, String... attributes) {
        indent();
        tag(element, List.of(attributes)).append(">\n");
        open.push(element);
        return this;
    }

    AknXml end() {
        String element = open.pop();
        indent().append("</").append(element).append(">\n");
        return this;
    }

    /** An element with nothing in it. */
    AknXml empty(String element, String... attributes) {
        indent();
        tag(element, List.of(attributes)).append("/>\n");
        return this;
    }

    /** An element that holds words. */
    AknXml line(String element, List<Run> runs, String... attributes) {
        indent();
        tag(element, List.of(attributes)).append('>');
        for (Run run : runs) {
            switch (run) {
                case Run.Words words -> escape(words.text(), false);
                case Run.Break lineBreak -> text.append("<br/>");
                case Run.Marked marked -> {
                    tag(marked.element(), marked.attributes()).append('>');
                    escape(marked.text(), false);
                    text.append("</").append(marked.element()).append('>');
                }
            }
        }
        text.append("</").append(element).append(">\n");
        return this;
    }

    AknXml line(String element, String words, String... attributes) {
        return line(element, List.of(new Run.Words(words)), attributes);
    }

    byte[] bytes() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("Not ended: " + open);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private StringBuilder indent() {
        return text.append("  ".repeat(open.size()));
    }

    private StringBuilder tag(String element, List<String> attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.size(); i += 2) {
            if (!attributes.get(i + 1).isEmpty()) {
                text.append(' ').append(attributes.get(i)).append("=\"");
                escape(attributes.get(i + 1), true);
                text.append('"');
            }
        }
        return text;
    }

    /** What XML can not hold becomes the sign for a letter that can not be shown. */
    private void escape(String value, boolean attribute) {
        value.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append(attribute ? "&quot;" : "\"");
                case '\n', '\r', '\t' -> text.append(attribute ? " " : "&#" + point + ";");
                default -> {
                    boolean holds = point >= 0x20
                            && !(point >= 0xD800 && point <= 0xDFFF)
                            && point != 0xFFFE
                            && point != 0xFFFF;
                    text.appendCodePoint(holds ? point : 0xFFFD);
                }
            }
        });
    }
}
