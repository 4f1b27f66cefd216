package no.avtaleverk.templates.tracked;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.avtaleverk.templates.content.PartXml;

/** What the styles of a document say of headings and lists. */
final class Styles {
    private static final Pattern HEADING = Pattern.compile("(?i)(?:heading|overskrift)\\s*([1-9])");
    private static final Pattern CONTENTS = Pattern.compile(
            "(?i)(?:toc|innh|inh)\\s*[1-9].*|toc heading|contents.*|innhaldsliste.*|innholdsfortegnelse.*");
    /** More steps than this from a style to what it is based on is a circle. */
    private static final int DEEPEST = 20;

    private final Map<String, Style> styles = new HashMap<>();
    private final Map<String, Style> resolved = new HashMap<>();

    /**
     * A style with what it takes over from those it is based on.
     *
     * @param level of a heading, from 1; 0 for none
     * @param list id of its list; -1 when it says nothing, 0 when it says there is none
     * @param depth level in the list, from 0; -1 when it says nothing
     */
    record Style(String name, String based, int level, int list, int depth, boolean contents) {
        static final Style NONE = new Style("", "", 0, -1, -1, false);
    }

    static Styles read(byte[] xml) throws XMLStreamException {
        var styles = new Styles();
        if (xml.length == 0) {
            return styles;
        }
        XMLStreamReader reader = PartXml.open(xml);
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT
                    && reader.getLocalName().equals("style")) {
                styles.add(reader);
            }
        }
        return styles;
    }

    private void add(XMLStreamReader reader) throws XMLStreamException {
        String id = PartXml.attribute(reader, "styleId");
        String name = id;
        String based = "";
        int outline = 9;
        int list = -1;
        int depth = -1;
        for (int open = 1; open > 0; ) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                open++;
                switch (reader.getLocalName()) {
                    case "name" -> name = PartXml.attribute(reader, "val").strip();
                    case "basedOn" -> based = PartXml.attribute(reader, "val");
                    case "outlineLvl" -> outline = Xml.number(reader);
                    case "numId" -> list = Xml.number(reader);
                    case "ilvl" -> depth = Xml.number(reader);
                    case "tblStylePr" -> {
                        PartXml.skip(reader);
                        open--;
                    }
                    default -> {
                        // how it looks
                    }
                }
            }
        }
        Matcher heading = HEADING.matcher(name);
        int level =
                heading.matches() ? Integer.parseInt(heading.group(1)) : outline >= 0 && outline < 9 ? outline + 1 : 0;
        styles.put(
                id,
                new Style(
                        name, based, level, list, depth, CONTENTS.matcher(name).matches()));
    }

    /** A style by its id; one that says nothing when there is none. */
    Style of(String id) {
        Style known = resolved.get(id);
        if (known == null) {
            known = resolve(id, 0);
            resolved.put(id, known);
        }
        return known;
    }

    private Style resolve(String id, int steps) {
        Style own = styles.get(id);
        if (own == null) {
            Matcher heading = HEADING.matcher(id);
            return heading.matches()
                    ? new Style(id, "", Integer.parseInt(heading.group(1)), -1, -1, false)
                    : Style.NONE;
        }
        if (own.based().isEmpty() || steps > DEEPEST) {
            return own;
        }
        Style base = resolve(own.based(), steps + 1);
        boolean title = own.name().equalsIgnoreCase("title") || own.name().equalsIgnoreCase("tittel");
        return new Style(
                own.name(),
                own.based(),
                title ? 0 : own.level() > 0 ? own.level() : base.level(),
                own.list() >= 0 ? own.list() : base.list(),
                own.depth() >= 0 ? own.depth() : base.depth(),
                own.contents());
    }
}
