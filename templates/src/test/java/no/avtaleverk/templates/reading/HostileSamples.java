package no.avtaleverk.templates.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;

/** Files made to do harm, small as they lie here, and what the reader must say of each. */
public final class HostileSamples {
    /**
     * @param fault what it must be refused with
     */
    public record Sample(String label, String fileName, ReadFault fault, Maker maker) {
        public byte[] bytes() {
            try {
                return maker.make();
            } catch (IOException e) {
                throw new IllegalStateException(label, e);
            }
        }

        @Override
        public String toString() {
            return label;
        }
    }

    @FunctionalInterface
    public interface Maker {
        byte[] make() throws IOException;
    }

    private HostileSamples() {}

    /** All of them; each is made when its bytes are asked for. */
    public static List<Sample> all() {
        return List.of(
                new Sample("nothing", "tom.docx", ReadFault.EMPTY, () -> new byte[0]),
                new Sample("only white space", "blank.txt", ReadFault.EMPTY, () -> utf8(" \n\t\n ")),
                new Sample("a Word document without text", "tomt.docx", ReadFault.EMPTY, () -> new WordFile().bytes()),
                new Sample("random bytes as Word", "tilfeldig.docx", ReadFault.CORRUPT, () -> random(4_096)),
                new Sample("random bytes as PDF", "tilfeldig.pdf", ReadFault.CORRUPT, () -> random(4_096)),
                new Sample("random bytes as text", "tilfeldig.txt", ReadFault.UNKNOWN_FORMAT, () -> random(4_096)),
                new Sample("an unknown kind", "bilde.png", ReadFault.UNKNOWN_FORMAT, () -> random(100)),
                new Sample("cut-off Word", "avkuttet.docx", ReadFault.CORRUPT, HostileSamples::cutOff),
                new Sample("cut-off PDF", "avkuttet.pdf", ReadFault.CORRUPT, HostileSamples::cutOffPdf),
                new Sample("Word called PDF", "avtale.pdf", ReadFault.WRONG_EXTENSION, HostileSamples::harmless),
                new Sample("PDF called Word", "avtale.docx", ReadFault.WRONG_EXTENSION, HostileSamples::scan),
                new Sample("PDF called text", "avtale.txt", ReadFault.WRONG_EXTENSION, HostileSamples::scan),
                new Sample(
                        "a spreadsheet called Word",
                        "ark.docx",
                        ReadFault.WRONG_EXTENSION,
                        HostileSamples::spreadsheet),
                new Sample("Word 97", "gammel.doc", ReadFault.LEGACY_DOC, () -> ole("WordDocument")),
                new Sample("Word 97 called Word", "gammel.docx", ReadFault.LEGACY_DOC, () -> ole("WordDocument")),
                new Sample("locked Word", "laast.docx", ReadFault.ENCRYPTED, () -> ole("EncryptedPackage")),
                new Sample("locked PDF", "laast.pdf", ReadFault.ENCRYPTED, () -> locked("hemmelig", true)),
                new Sample(
                        "PDF whose owner forbids copying",
                        "eier.pdf",
                        ReadFault.EXTRACTION_NOT_PERMITTED,
                        () -> locked("", false)),
                new Sample("macros", "makro.docx", ReadFault.MACRO, () -> new WordFile()
                        .paragraph("Makro")
                        .part("word/vbaProject.bin", random(200))
                        .bytes()),
                new Sample("macros by content type", "makro2.docx", ReadFault.MACRO, () -> new WordFile()
                        .paragraph("Makro")
                        .contentType("application/vnd.ms-word.document.macroEnabled.main+xml")
                        .bytes()),
                new Sample("macros by name", "makro.docm", ReadFault.MACRO, HostileSamples::harmless),
                new Sample("a control", "kontroll.docx", ReadFault.ACTIVE_CONTENT, () -> new WordFile()
                        .paragraph("Kontroll")
                        .part("word/activeX/activeX1.xml", "<ax/>")
                        .bytes()),
                new Sample("one part of 70 MB", "bombe.docx", ReadFault.ZIP_BOMB, () -> bomb(1, 70)),
                new Sample("many parts of 60 MB", "bombe2.docx", ReadFault.ZIP_BOMB, () -> bomb(5, 60)),
                new Sample(
                        "an external entity",
                        "xxe.docx",
                        ReadFault.DOCTYPE,
                        () -> entity(
                                "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
                                "&e;",
                                StandardCharsets.UTF_8)),
                new Sample(
                        "billion laughs",
                        "latter.docx",
                        ReadFault.DOCTYPE,
                        () -> entity(
                                "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>",
                                "&c;",
                                StandardCharsets.UTF_8)),
                new Sample(
                        "an entity behind a long comment",
                        "skjult.docx",
                        ReadFault.DOCTYPE,
                        () -> entity(
                                "<!--" + "x".repeat(20_000) + "-->\n<!DOCTYPE d [<!ENTITY e \"x\">]>",
                                "&e;",
                                StandardCharsets.UTF_8)),
                new Sample(
                        "an entity in UTF-16",
                        "utf16.docx",
                        ReadFault.DOCTYPE,
                        () -> entity("<!DOCTYPE d [<!ENTITY e \"x\">]>", "&e;", StandardCharsets.UTF_16)),
                new Sample("a template from the net", "mal.docx", ReadFault.EXTERNAL_REFERENCE, () -> new WordFile()
                        .paragraph("Mal")
                        .relation("attachedTemplate", "http://192.0.2.1/x.dotm", true)
                        .bytes()),
                new Sample("a picture from the net", "bilde.docx", ReadFault.EXTERNAL_REFERENCE, () -> new WordFile()
                        .paragraph("Bilde")
                        .relation("image", "\\\\192.0.2.1\\deling\\x.png", true)
                        .bytes()),
                new Sample("20 000 levels", "dyp.docx", ReadFault.TOO_COMPLEX, () -> new WordFile()
                        .raw("<w:sdt><w:sdtContent>".repeat(20_000) + "</w:sdtContent></w:sdt>".repeat(20_000))
                        .bytes()),
                new Sample("1.2 million elements", "mange.docx", ReadFault.TOO_COMPLEX, HostileSamples::manyElements),
                new Sample("5 000 entries", "oppforinger.docx", ReadFault.TOO_COMPLEX, HostileSamples::manyEntries),
                new Sample("an entry that climbs", "klatrer.docx", ReadFault.CORRUPT, () -> new WordFile()
                        .paragraph("x")
                        .part("../../etc/x", "x")
                        .bytes()),
                new Sample("broken XML", "xml.docx", ReadFault.CORRUPT, () -> new WordFile()
                        .raw("<w:p><w:r>")
                        .bytes()),
                new Sample("10 000 pages", "sider.pdf", ReadFault.TOO_MANY_PAGES, HostileSamples::tenThousandPages),
                new Sample("JavaScript on opening", "skript.pdf", ReadFault.ACTIVE_CONTENT, HostileSamples::javaScript),
                new Sample(
                        "forms that call each other",
                        "rundgang.pdf",
                        ReadFault.TOO_COMPLEX,
                        HostileSamples::formFanOut));
    }

    /** A document there is nothing wrong with. */
    public static byte[] harmless() {
        return VaksdalAgreement.styled().bytes();
    }

    /** A page that is a picture only. */
    public static byte[] scan() throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            var image = new java.awt.image.BufferedImage(60, 80, java.awt.image.BufferedImage.TYPE_BYTE_GRAY);
            try (var content = new org.apache.pdfbox.pdmodel.PDPageContentStream(document, page)) {
                content.drawImage(LosslessFactory.createFromImage(document, image), 50, 50, 400, 600);
            }
            return saved(document);
        }
    }

    private static byte[] cutOff() {
        byte[] whole = harmless();
        return java.util.Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] cutOffPdf() throws IOException {
        return java.util.Arrays.copyOf(scan(), 60);
    }

    private static byte[] spreadsheet() {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("[Content_Types].xml", utf8("<Types/>"));
        parts.put("xl/workbook.xml", utf8("<workbook/>"));
        return WordFile.zip(parts);
    }

    private static byte[] ole(String stream) {
        byte[] bytes = new byte[2_048];
        byte[] magic = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1};
        System.arraycopy(magic, 0, bytes, 0, magic.length);
        byte[] name = stream.getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(name, 0, bytes, 1_024, name.length);
        return bytes;
    }

    private static byte[] locked(String password, boolean mayCopy) throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var permissions = new AccessPermission();
            permissions.setCanExtractContent(mayCopy);
            var policy = new StandardProtectionPolicy("eier", password, permissions);
            policy.setEncryptionKeyLength(128);
            document.protect(policy);
            return saved(document);
        }
    }

    /** Parts of zeros, packed about a thousand to one. */
    private static byte[] bomb(int parts, int megabytes) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write(utf8("<Types/>"));
            for (int part = 0; part < parts; part++) {
                zip.putNextEntry(new ZipEntry("word/media/image%d.png".formatted(part)));
                pad(zip, megabytes);
            }
        }
        return bytes.toByteArray();
    }

    private static void pad(OutputStream out, int megabytes) throws IOException {
        byte[] zeros = new byte[1 << 20];
        for (int i = 0; i < megabytes; i++) {
            out.write(zeros);
        }
    }

    private static byte[] entity(String prolog, String use, java.nio.charset.Charset charset) {
        String xml =
                "<?xml version=\"1.0\" encoding=\"%s\"?>%s<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>"
                        .formatted(charset.name(), prolog, use);
        return new WordFile().part("word/document.xml", xml.getBytes(charset)).bytes();
    }

    private static byte[] manyElements() {
        return paragraphs(200_000);
    }

    /** As much as the budget of elements lets through: no harm to a reader with memory, and the end of one without. */
    public static byte[] manyParagraphs() {
        return paragraphs(160_000);
    }

    private static byte[] paragraphs(int count) {
        // Words that differ keep it from being packed so tightly that it is a bomb already.
        var random = new Random(4);
        var xml = new StringBuilder();
        for (int i = 0; i < count; i++) {
            xml.append("<w:p><w:pPr/><w:r><w:rPr/><w:t>")
                    .append(Integer.toString(random.nextInt(), 36))
                    .append("</w:t></w:r><w:proofErr/></w:p>");
        }
        return new WordFile().raw(xml.toString()).bytes();
    }

    private static byte[] manyEntries() {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("[Content_Types].xml", utf8("<Types/>"));
        for (int i = 0; i < 5_000; i++) {
            parts.put("word/x%d.bin".formatted(i), new byte[0]);
        }
        return WordFile.zip(parts);
    }

    private static byte[] tenThousandPages() throws IOException {
        try (var document = new PDDocument()) {
            for (int i = 0; i < 10_000; i++) {
                document.addPage(new PDPage());
            }
            return saved(document);
        }
    }

    private static byte[] javaScript() throws IOException {
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('hei')"));
            return saved(document);
        }
    }

    /** Twelve forms, each drawing the next one ten times: a billion operators in a few kilobytes. */
    private static byte[] formFanOut() throws IOException {
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            PDFormXObject below = null;
            for (int i = 0; i < 12; i++) {
                var form = new PDFormXObject(document);
                form.setBBox(page.getMediaBox());
                var resources = new PDResources();
                if (below != null) {
                    resources.put(COSName.getPDFName("F"), below);
                }
                form.setResources(resources);
                try (OutputStream content = form.getStream().createOutputStream()) {
                    content.write(utf8(below == null ? "q Q " : "/F Do ".repeat(10)));
                }
                below = form;
            }
            var resources = new PDResources();
            if (below != null) {
                resources.put(COSName.getPDFName("F"), below);
            }
            page.setResources(resources);
            var stream = new org.apache.pdfbox.pdmodel.common.PDStream(document);
            try (OutputStream content = stream.createOutputStream()) {
                content.write(utf8("/F Do"));
            }
            page.setContents(stream);
            return saved(document);
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
