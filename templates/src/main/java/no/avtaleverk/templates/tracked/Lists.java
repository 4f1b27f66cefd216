package no.avtaleverk.templates.tracked;

import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.avtaleverk.templates.content.PartXml;
import org.jspecify.annotations.Nullable;

/** The lists of a document, and how they count. */
final class Lists {
    private static final int LEVELS = 9;
    private static final int NOT_SAID = -1;

    private final Map<Integer, Level[]> patterns = new HashMap<>();
    private final Map<Integer, String> links = new HashMap<>();
    private final Map<Integer, Num> lists = new HashMap<>();

    /** One level of a list. */
    record Level(String format, int start, String text) {
        static final Level DECIMAL = new Level("decimal", 1, "%1.");
    }

    /** A list: the pattern it follows, and where it starts to count at its own will. */
    private record Num(int pattern, int[] starts) {}

    static Lists read(byte[] xml) throws XMLStreamException {
        var lists = new Lists();
        if (xml.length == 0) {
            return lists;
        }
        XMLStreamReader reader = PartXml.open(xml);
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                if (reader.getLocalName().equals("abstractNum")) {
                    lists.addPattern(reader);
                } else if (reader.getLocalName().equals("num")) {
                    lists.addList(reader);
                }
            }
        }
        return lists;
    }

    private void addPattern(XMLStreamReader reader) throws XMLStreamException {
        int id = id(reader, "abstractNumId");
        var levels = new Level[LEVELS];
        int at = -1;
        for (int open = 1; open > 0; ) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                open++;
                Level now = at < 0 || levels[at] == null ? Level.DECIMAL : levels[at];
                switch (reader.getLocalName()) {
                    case "lvl" -> {
                        at = Math.clamp(id(reader, "ilvl"), 0, LEVELS - 1);
                        levels[at] = new Level("decimal", 1, "");
                    }
                    case "start" -> set(levels, at, new Level(now.format(), Xml.number(reader), now.text()));
                    case "numFmt" ->
                        set(levels, at, new Level(PartXml.attribute(reader, "val"), now.start(), now.text()));
                    case "lvlText" ->
                        set(levels, at, new Level(now.format(), now.start(), PartXml.attribute(reader, "val")));
                    case "numStyleLink" -> links.put(id, PartXml.attribute(reader, "val"));
                    default -> {
                        // how it looks
                    }
                }
            }
        }
        patterns.put(id, levels);
    }

    private static void set(Level[] levels, int at, Level level) {
        if (at >= 0) {
            levels[at] = level;
        }
    }

    private void addList(XMLStreamReader reader) throws XMLStreamException {
        int id = id(reader, "numId");
        int pattern = NOT_SAID;
        var starts = new int[LEVELS];
        java.util.Arrays.fill(starts, NOT_SAID);
        int at = 0;
        for (int open = 1; open > 0; ) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                open++;
                switch (reader.getLocalName()) {
                    case "abstractNumId" -> pattern = Xml.number(reader);
                    case "lvlOverride" -> at = Math.clamp(id(reader, "ilvl"), 0, LEVELS - 1);
                    case "startOverride" -> starts[at] = Xml.number(reader);
                    default -> {
                        // a level of its own is rare and looks alike
                    }
                }
            }
        }
        lists.put(id, new Num(pattern, starts));
    }

    private static int id(XMLStreamReader reader, String name) {
        return Xml.number(PartXml.attribute(reader, name), 0);
    }

    /** Counts the items of one view of the document. */
    final class Counter {
        private final Styles styles;
        private final Map<Integer, int[]> counts = new HashMap<>();
        private final Map<Integer, Boolean> begun = new HashMap<>();

        Counter(Styles styles) {
            this.styles = styles;
        }

        /**
         * Count one item.
         *
         * @param list its id
         * @param depth from 0
         * @return how it is marked; absent when the paragraph is in no list
         */
        @Nullable
        Item next(int list, int depth) {
            if (list <= 0) {
                return null;
            }
            Num num = lists.get(list);
            if (num == null) {
                return null;
            }
            int pattern = num.pattern();
            String link = links.get(pattern);
            if (link != null && lists.get(styles.of(link).list()) instanceof Num linked) {
                pattern = linked.pattern();
            }
            Level[] levels = patterns.get(pattern);
            int at = Math.clamp(depth, 0, LEVELS - 1);
            Level level = levels == null || levels[at] == null ? Level.DECIMAL : levels[at];
            if (level.format().equals("none")) {
                return null;
            }
            if (level.format().equals("bullet")) {
                return new Item(true, 0, "", list);
            }
            int[] count = counts.computeIfAbsent(pattern, id -> {
                var unset = new int[LEVELS];
                java.util.Arrays.fill(unset, NOT_SAID);
                return unset;
            });
            boolean first = begun.put(list, true) == null;
            for (int i = 0; i <= at; i++) {
                if (first && num.starts()[i] >= 0) {
                    count[i] = i == at ? num.starts()[i] - 1 : num.starts()[i];
                } else if (count[i] < 0) {
                    int start = levels == null || levels[i] == null ? 1 : Math.max(0, levels[i].start());
                    count[i] = i == at ? start - 1 : start;
                }
            }
            count[at]++;
            for (int i = at + 1; i < LEVELS; i++) {
                count[i] = NOT_SAID;
            }
            var label = new StringBuilder(level.text());
            for (int i = at; i >= 0; i--) {
                int place = label.indexOf("%" + (i + 1));
                if (place >= 0) {
                    Level one = levels == null || levels[i] == null ? level : levels[i];
                    label.replace(place, place + 2, word(one.format(), count[i]));
                }
            }
            boolean counted = level.format().equals("decimal");
            return new Item(false, counted ? count[at] : 0, label.toString().strip(), list);
        }
    }

    private static String word(String format, int number) {
        return switch (format) {
            case "lowerLetter" -> letter('a', number);
            case "upperLetter" -> letter('A', number);
            default -> String.valueOf(number);
        };
    }

    private static String letter(char first, int number) {
        return number < 1 || number > 26 ? String.valueOf(number) : String.valueOf((char) (first + number - 1));
    }

    /**
     * How an item of a list is marked.
     *
     * @param number 0 when it does not count in plain numbers
     * @param label as printed
     */
    record Item(boolean bullet, int number, String label, int list) {}
}
