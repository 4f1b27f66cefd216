package no.avtaleverk.templates.ros;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.avtaleverk.templates.content.PartXml;

/** All words of an Office file, also those it does not show: comments, headers and footers, struck text and its properties. */
final class FileWords {
    /** Ends what may not be read together with what follows; a number may be parted by anything smaller. */
    private static final String END = ";\n";

    private static final Set<String> WHOLE = Set.of(
            "p",
            "tab",
            "br",
            "cr",
            "tc",
            "comment",
            "text",
            "si",
            "is",
            "v",
            "f",
            "c",
            "oddHeader",
            "oddFooter",
            "evenHeader",
            "evenFooter",
            "firstHeader",
            "firstFooter");
    /** Attributes that people fill in. */
    private static final Set<String> SAID =
            Set.of("descr", "title", "alt", "author", "displayName", "prompt", "promptTitle", "error", "errorTitle");

    private static final Set<String> BLANK = Set.of("tab", "br", "cr");
    /** Ours, with so many digits that some may look like a number of a person. */
    private static final Pattern MARK = Pattern.compile("av[a-z]_[0-9a-f_]+");

    private FileWords() {}

    static String of(Map<String, byte[]> parts) throws XMLStreamException {
        var words = new StringBuilder();
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            if (!part.getKey().endsWith(".rels")) {
                read(part.getValue(), part.getKey().startsWith("docProps/"), words);
            }
        }
        return MARK.matcher(words).replaceAll("");
    }

    private static void read(byte[] part, boolean everyElement, StringBuilder words) throws XMLStreamException {
        XMLStreamReader xml = PartXml.open(part);
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    for (int i = 0; i < xml.getAttributeCount(); i++) {
                        if (SAID.contains(xml.getAttributeLocalName(i))) {
                            words.append(END).append(xml.getAttributeValue(i)).append(END);
                        }
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (everyElement || WHOLE.contains(xml.getLocalName())) {
                        words.append(BLANK.contains(xml.getLocalName()) ? " " : END);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> words.append(xml.getText());
                default -> {
                    // blanks between elements, comments and instructions say nothing
                }
            }
        }
        words.append(END);
    }
}
