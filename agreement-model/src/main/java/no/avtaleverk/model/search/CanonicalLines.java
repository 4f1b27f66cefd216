package no.avtaleverk.model.search;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Lines of names and values parted by tabs, read in the order they were written. */
public final class CanonicalLines {
    private final Deque<String> lines;

    public CanonicalLines(String text) {
        lines = new ArrayDeque<>(List.of(text.split("\n", -1)));
    }

    public static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    public static String plain(String escaped) {
        var plain = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '\\' && i + 1 < escaped.length()) {
                i++;
                plain.append(
                        switch (escaped.charAt(i)) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            default -> escaped.charAt(i);
                        });
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** @throws IllegalArgumentException if the next line is not the one of that name */
    public String next(String name) {
        String line = lines.poll();
        if (line == null || !line.startsWith(name + "\t")) {
            throw new IllegalArgumentException("Expected '%s', not '%s'".formatted(name, line));
        }
        return line.substring(name.length() + 1);
    }

    public boolean isNext(String name) {
        String line = lines.peek();
        return line != null && line.startsWith(name + "\t");
    }
}
