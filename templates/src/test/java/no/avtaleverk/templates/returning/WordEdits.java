package no.avtaleverk.templates.returning;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Changes a Word file as Word does, down to the element. */
final class WordEdits {
    static final String NORA = "w:author=\"Nora Vik\" w:date=\"2026-11-21T09:00:00Z\"";
    static final String PER = "w:author=\"Per Nes\" w:date=\"2026-11-22T12:30:00Z\"";

    private static final String DOCUMENT = "word/document.xml";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();
    private int id = 900_000;

    WordEdits(byte[] file) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        replaceAll(">\\n\\s*<", "><");
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    String part(String name) {
        return new String(parts.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    WordEdits part(String name, String xml) {
        parts.put(name, xml.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Replace the first place some XML or words stand after the table of contents. */
    WordEdits replace(String old, String young) {
        String xml = part(DOCUMENT);
        int start = Math.max(0, xml.lastIndexOf("TOC1"));
        int at = xml.indexOf(old, start);
        if (at < 0) {
            throw new IllegalArgumentException("'%s' is not in the document".formatted(old));
        }
        return part(DOCUMENT, xml.substring(0, at) + young + xml.substring(at + old.length()));
    }

    WordEdits replaceAll(String pattern, String young) {
        return part(DOCUMENT, part(DOCUMENT).replaceAll(pattern, young));
    }

    /** Track a rewording of words that stand in one run. */
    WordEdits track(String old, String young, String who) {
        return replace(old, "</w:t></w:r>" + struck(old, who) + put(young, who) + "<w:r><w:t xml:space=\"preserve\">");
    }

    String put(String words, String who) {
        return words.isEmpty()
                ? ""
                : "<w:ins w:id=\"%d\" %s><w:r><w:t xml:space=\"preserve\">%s</w:t></w:r></w:ins>"
                        .formatted(id++, who, words);
    }

    String struck(String words, String who) {
        return words.isEmpty()
                ? ""
                : "<w:del w:id=\"%d\" %s><w:r><w:delText xml:space=\"preserve\">%s</w:delText></w:r></w:del>"
                        .formatted(id++, who, words);
    }

    /** The paragraphs of a clause, from its bookmark to the next. */
    String clause(String bookmark) {
        String xml = part(DOCUMENT);
        int from = xml.lastIndexOf("<w:p>", xml.indexOf("w:name=\"%s\"".formatted(bookmark)));
        int next = xml.indexOf("w:name=\"avk_", xml.indexOf("w:name=\"%s\"".formatted(bookmark)) + 10);
        return xml.substring(from, xml.lastIndexOf("<w:p>", next));
    }

    /** A paragraph somebody wrote, tracked when a writer is named. */
    String paragraph(String style, String words, String who) {
        String mark = who.isEmpty() ? "" : "<w:rPr><w:ins w:id=\"%d\" %s/></w:rPr>".formatted(id++, who);
        String text =
                who.isEmpty() ? "<w:r><w:t xml:space=\"preserve\">%s</w:t></w:r>".formatted(words) : put(words, who);
        return "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s</w:pPr>%s</w:p>".formatted(style, mark, text);
    }

    /** All paragraphs of a clause struck with tracking on. */
    String allStruck(String xml, String who) {
        return xml.replaceAll(
                        "<w:r>((?:<w:rPr>.*?</w:rPr>)?)<w:t(?: xml:space=\"preserve\")?>(.*?)</w:t></w:r>",
                        "<w:del w:id=\"%d\" %s><w:r>$1<w:delText xml:space=\"preserve\">$2</w:delText></w:r></w:del>"
                                .formatted(id++, who))
                .replace("</w:pPr>", "<w:rPr><w:del w:id=\"%d\" %s/></w:rPr></w:pPr>".formatted(id++, who));
    }

    WordEdits comments(String... comments) {
        return part(
                "word/comments.xml",
                "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\">"
                        + String.join("", comments) + "</w:comments>");
    }

    static String comment(int id, String who, String paragraph, String words) {
        return "<w:comment w:id=\"%d\" %s><w:p w14:paraId=\"%s\"><w:r><w:t>%s</w:t></w:r></w:p></w:comment>"
                .formatted(id, who, paragraph, words);
    }
}
