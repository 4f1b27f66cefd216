package no.avtaleverk.templates.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes Word documents part by part, so that a test can say what a file holds down to the element. */
final class WordFile {
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private final StringBuilder body = new StringBuilder();
    private final StringBuilder relations = new StringBuilder();
    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private String contentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private boolean styles = true;

    WordFile withoutStyles() {
        styles = false;
        return this;
    }

    WordFile contentType(String type) {
        contentType = type;
        return this;
    }

    WordFile part(String name, String text) {
        return part(name, text.getBytes(StandardCharsets.UTF_8));
    }

    WordFile part(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    WordFile relation(String type, String target, boolean external) {
        relations.append("<Relationship Id=\"x%d\" Type=\"%s/%s\" Target=\"%s\"%s/>"
                .formatted(relations.length(), RELATIONS, type, target, external ? " TargetMode=\"External\"" : ""));
        return this;
    }

    WordFile raw(String xml) {
        body.append(xml);
        return this;
    }

    WordFile paragraph(String text) {
        return raw("<w:p>%s</w:p>".formatted(run(text)));
    }

    WordFile styled(String style, String text) {
        return raw("<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>%s</w:p>".formatted(style, run(text)));
    }

    WordFile heading(int level, String text) {
        return styled("Overskrift" + level, text);
    }

    /** A heading with the bookmark the product sets. */
    WordFile bookmarked(int level, String bookmark, String text) {
        return raw(("<w:p><w:pPr><w:pStyle w:val=\"Overskrift%d\"/></w:pPr>"
                        + "<w:bookmarkStart w:id=\"1\" w:name=\"%s\"/><w:bookmarkEnd w:id=\"1\"/>%s</w:p>")
                .formatted(level, bookmark, run(text)));
    }

    WordFile bold(String text) {
        return raw("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">%s</w:t></w:r></w:p>"
                .formatted(escaped(text)));
    }

    WordFile numbered(int list, int level, String text) {
        return raw(("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr></w:pPr>%s</w:p>")
                .formatted(level, list, run(text)));
    }

    WordFile row(String... cells) {
        return raw("<w:tbl>" + tableRow(cells) + "</w:tbl>");
    }

    static String tableRow(String... cells) {
        var row = new StringBuilder("<w:tr>");
        for (String cell : cells) {
            row.append("<w:tc><w:p>").append(run(cell)).append("</w:p></w:tc>");
        }
        return row.append("</w:tr>").toString();
    }

    static String run(String text) {
        return "<w:r><w:t xml:space=\"preserve\">%s</w:t></w:r>".formatted(escaped(text));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    String documentXml() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"%s\" xmlns:r=\"%s\"><w:body>%s</w:body></w:document>"
                .formatted(WORD, RELATIONS, body);
    }

    byte[] bytes() {
        var all = new LinkedHashMap<String, byte[]>();
        all.put("[Content_Types].xml", utf8("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
                <Default Extension="xml" ContentType="application/xml"/>
                <Default Extension="bin" ContentType="application/octet-stream"/>
                <Default Extension="png" ContentType="image/png"/>
                <Override PartName="/word/document.xml" ContentType="%s"/>
                <Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
                <Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>
                <Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>
                <Override PartName="/docProps/custom.xml" ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>
                </Types>""".formatted(contentType)));
        all.put("_rels/.rels", utf8("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="r1" Type="%s/officeDocument" Target="word/document.xml"/>
                %s</Relationships>""".formatted(
                        RELATIONS,
                        parts.containsKey("docProps/custom.xml")
                                ? "<Relationship Id=\"r2\" Type=\"%s/custom-properties\" Target=\"docProps/custom.xml\"/>"
                                        .formatted(RELATIONS)
                                : "")));
        all.put("word/_rels/document.xml.rels", utf8("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                %s%s</Relationships>""".formatted(
                        styles
                                ? "<Relationship Id=\"s1\" Type=\"%1$s/styles\" Target=\"styles.xml\"/><Relationship Id=\"s2\" Type=\"%1$s/numbering\" Target=\"numbering.xml\"/>"
                                        .formatted(RELATIONS)
                                : "",
                        relations)));
        if (styles) {
            all.put("word/styles.xml", utf8(stylesXml()));
            all.put("word/numbering.xml", utf8(numberingXml()));
        }
        all.put("word/document.xml", utf8(documentXml()));
        all.putAll(parts);
        return zip(all);
    }

    private static String stylesXml() {
        var xml = new StringBuilder("<w:styles xmlns:w=\"%s\">".formatted(WORD));
        xml.append(
                "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>");
        xml.append("<w:style w:type=\"paragraph\" w:styleId=\"Tittel\"><w:name w:val=\"Title\"/></w:style>");
        xml.append("<w:style w:type=\"paragraph\" w:styleId=\"INNH1\"><w:name w:val=\"toc 1\"/></w:style>");
        for (int level = 1; level <= 3; level++) {
            xml.append(("<w:style w:type=\"paragraph\" w:styleId=\"Overskrift%d\"><w:name w:val=\"heading %d\"/>"
                            + "<w:basedOn w:val=\"Normal\"/><w:pPr><w:outlineLvl w:val=\"%d\"/></w:pPr></w:style>")
                    .formatted(level, level, level - 1));
        }
        xml.append(
                "<w:style w:type=\"paragraph\" w:styleId=\"Kapittel\"><w:name w:val=\"Kapittel\"/><w:basedOn w:val=\"Overskrift1\"/>"
                        + "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>");
        return xml.append("</w:styles>").toString();
    }

    /** List 1 numbers 1, 1.1, 1.1.1; list 2 has bullets; list 3 numbers 1., 2. */
    private static String numberingXml() {
        var xml = new StringBuilder("<w:numbering xmlns:w=\"%s\">".formatted(WORD));
        xml.append("<w:abstractNum w:abstractNumId=\"1\">");
        for (int level = 0; level < 3; level++) {
            xml.append(
                    "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%s\"/></w:lvl>"
                            .formatted(level, level == 0 ? "%1" : level == 1 ? "%1.%2" : "%1.%2.%3"));
        }
        xml.append("</w:abstractNum><w:abstractNum w:abstractNumId=\"2\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
                + "<w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/></w:lvl></w:abstractNum>");
        xml.append("<w:abstractNum w:abstractNumId=\"3\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
                + "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>");
        for (int list = 1; list <= 3; list++) {
            xml.append("<w:num w:numId=\"%d\"><w:abstractNumId w:val=\"%d\"/></w:num>".formatted(list, list));
        }
        return xml.append("</w:numbering>").toString();
    }

    static byte[] zip(Map<String, byte[]> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
