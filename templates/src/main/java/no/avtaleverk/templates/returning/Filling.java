package no.avtaleverk.templates.returning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.compare.TextDifference.Operation;
import no.avtaleverk.model.compare.TextDifference.Segment;

/** A text with parameters, as stored and as people read it, and the way from one to the other. */
final class Filling {
    private static final Pattern NAME = Pattern.compile("\\{\\{((?:punkt:)?[a-zæøå0-9-]+)}}");

    private final String filled;
    private final List<Span> spans = new ArrayList<>();

    /** Where a value was put in, in the filled text, and the braces it stands for. */
    private record Span(int start, int end, String braces) {}

    Filling(String stored, Map<String, String> values) {
        var text = new StringBuilder();
        Matcher name = NAME.matcher(stored);
        int at = 0;
        while (name.find()) {
            String value = values.get(name.group(1));
            text.append(stored, at, name.start());
            if (value != null) {
                spans.add(new Span(text.length(), text.length() + value.length(), name.group()));
                text.append(value);
            } else {
                text.append(name.group());
            }
            at = name.end();
        }
        this.filled = text.append(stored, at, stored.length()).toString();
    }

    /** As people read it. */
    String filled() {
        return filled;
    }

    /** A reworded text with the parameters put back wherever their value stands untouched. */
    String emptied(String reworded) {
        if (spans.isEmpty()) {
            return reworded;
        }
        var text = new StringBuilder();
        int at = 0;
        int span = 0;
        for (Segment segment : TextDifference.words(filled, reworded)) {
            int length = segment.text().length();
            if (segment.operation() == Operation.INSERTED) {
                text.append(segment.text());
                continue;
            }
            if (segment.operation() == Operation.SAME) {
                int from = at;
                while (span < spans.size() && spans.get(span).start() < from) {
                    span++;
                }
                while (span < spans.size() && spans.get(span).end() <= at + length) {
                    Span one = spans.get(span++);
                    text.append(filled, from, one.start()).append(one.braces());
                    from = one.end();
                }
                text.append(filled, from, at + length);
            }
            at += length;
        }
        return text.toString();
    }

    /** Where a place in the filled text is in the stored one; a place within a value is at its braces. */
    int stored(int place, boolean end) {
        int shift = 0;
        for (Span span : spans) {
            if (place <= span.start()) {
                break;
            }
            if (place < span.end()) {
                return span.start() + shift + (end ? span.braces().length() : 0);
            }
            shift += span.braces().length() - (span.end() - span.start());
        }
        return place + shift;
    }
}
