package no.avtaleverk.templates.akn;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads the clauses back out of an Akoma Ntoso file, as a stranger's program would. */
final class AknText {
    private AknText() {}

    static Document document(byte[] xml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            for (String limit : List.of(
                    "jdk.xml.entityReplacementLimit",
                    "jdk.xml.totalEntitySizeLimit",
                    "jdk.xml.maxGeneralEntitySizeLimit")) {
                factory.setAttribute(limit, "0");
            }
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Element> all(Document document, String name) {
        var found = new ArrayList<Element>();
        var nodes = document.getElementsByTagNameNS(AkomaNtoso.NAMESPACE, name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    static Clauses clauses(byte[] xml) {
        var clauses = new ArrayList<Clause>();
        collect(all(document(xml), "mainBody").getFirst(), 1, clauses);
        return new Clauses(clauses);
    }

    private static void collect(Element parent, int level, List<Clause> into) {
        for (Element one : children(parent)) {
            if (!one.getLocalName().equals("clause")) {
                continue;
            }
            String number = "";
            String heading = "";
            String body = "";
            for (Element part : children(one)) {
                switch (part.getLocalName()) {
                    case "num" -> number = words(part);
                    case "heading" -> heading = words(part);
                    case "intro", "content" -> body = body(part);
                    default -> {}
                }
            }
            into.add(new Clause(new ClauseId(one.getAttribute("eId")), level, number, ClauseText.parse(heading, body)));
            collect(one, level + 1, into);
        }
    }

    private static String body(Element part) {
        var blocks = new ArrayList<String>();
        for (Element block : children(part)) {
            var lines = new ArrayList<String>();
            switch (block.getLocalName()) {
                case "p" -> lines.add(words(block));
                case "ul" -> children(block).forEach(item -> lines.add("- " + words(item)));
                case "blockList" ->
                    children(block)
                            .forEach(item -> lines.add(words(children(item).get(0)) + " "
                                    + words(children(item).get(1))));
                case "table" ->
                    children(block)
                            .forEach(row -> lines.add("| "
                                    + String.join(
                                            " | ",
                                            children(row).stream()
                                                    .map(AknText::words)
                                                    .toList())
                                    + " |"));
                default -> throw new AssertionError(block.getLocalName());
            }
            blocks.add(String.join("\n", lines));
        }
        return String.join("\n\n", blocks);
    }

    private static String words(Node node) {
        var text = new StringBuilder();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE) {
                // What stands around a paragraph within a cell is only the writer's indentation.
                boolean indent =
                        child.getNodeValue().isBlank() && child.getNodeValue().contains("\n");
                text.append(indent ? "" : child.getNodeValue());
            } else {
                text.append("br".equals(child.getLocalName()) ? "\n" : words(child));
            }
        }
        return text.toString();
    }

    private static List<Element> children(Node node) {
        var found = new ArrayList<Element>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }
}
