package no.avtaleverk.templates.reading;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.docx4j.openpackaging.io3.stores.PartStore;
import org.docx4j.openpackaging.io3.stores.ZipPartStore;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a Word file before the library sees it: everything is inflated and counted (what the headers say is not believed),
 * and every XML part is scanned. Reads the packed file in the same way as the library, so that both see the same parts.
 */
final class ZipGuard {
    private static final Set<String> PICTURES =
            Set.of("png", "jpg", "jpeg", "gif", "emf", "wmf", "tif", "tiff", "bmp", "wdp", "odttf", "ttf", "fntdata");

    /** The name nearly every program gives the document part. */
    private static final String MAIN = "word/document.xml";

    /** In all, as much as the library would unpack by itself. */
    private static final long MAX_LIBRARY = 50L << 20;

    private final Budget budget;
    private final long mostBytes;
    private final Map<String, byte[]> parts = new HashMap<>();
    private boolean tooLarge;
    private int elements;
    private int attachments;
    private int headers;
    private XmlScan.@Nullable Content main;

    ZipGuard(Budget budget) {
        this(budget, Budget.MAX_TOTAL);
    }

    /** @param mostBytes that all parts together unpack to */
    ZipGuard(Budget budget, long mostBytes) {
        this.budget = budget;
        this.mostBytes = mostBytes;
    }

    /** Files embedded in the document, which are not read. */
    int attachments() {
        return attachments;
    }

    /** Page headers and footers that hold text. */
    int headers() {
        return headers;
    }

    /** What a part of the file holds. */
    XmlScan.Content content(String name) {
        XmlScan.Content found = name.equals(MAIN) ? main : null;
        return found == null
                ? new XmlScan.Collector(name, parts.getOrDefault(name, new byte[0]), 0, budget).content()
                : found;
    }

    private void keep(String name, byte[] content, long total) {
        if (total <= MAX_LIBRARY) {
            parts.put(name, content);
        } else {
            parts.clear();
            tooLarge = true;
        }
    }

    /**
     * The parts of a file that has passed the check, as the library wants them: it sees what was checked, and unpacks nothing again.
     *
     * @throws UnreadableFileException if there is more than the library takes
     */
    PartStore store() {
        if (tooLarge) {
            throw new UnreadableFileException(
                    ReadFault.CORRUPT, "Unpacks to more than %d bytes".formatted(MAX_LIBRARY));
        }
        return new Checked(parts);
    }

    private static final class Checked extends ZipPartStore {
        private final Map<String, byte[]> parts;

        Checked(Map<String, byte[]> parts) {
            this.parts = parts;
        }

        @Override
        public boolean partExists(String name) {
            return parts.containsKey(name);
        }

        @Override
        public @Nullable InputStream loadPart(String name) {
            byte[] part = parts.get(name);
            return part == null ? null : new ByteArrayInputStream(part);
        }

        @Override
        public long getPartSize(String name) {
            byte[] part = parts.get(name);
            return part == null ? -1 : part.length;
        }
    }

    /** @throws UnreadableFileException if the file must not be opened, or is no Word document */
    void check(byte[] file) {
        check(file, false);
    }

    /**
     * @param workbook whether it is to be a workbook, and not a Word document
     * @throws UnreadableFileException if the file must not be opened
     */
    void check(byte[] file, boolean workbook) {
        var names = new HashSet<String>();
        long total = 0;
        boolean contentTypes = false;
        try (var zip = new ZipArchiveInputStream(new ByteArrayInputStream(file))) {
            ZipArchiveEntry entry = zip.getNextEntry();
            if (entry == null) {
                throw new UnreadableFileException(ReadFault.CORRUPT, "The packed file has no entries");
            }
            for (; entry != null; entry = zip.getNextEntry()) {
                budget.checkTime();
                String name = entry.getName().replace('\\', '/');
                checkName(name);
                if (entry.isDirectory()) {
                    continue;
                }
                if (entry.getGeneralPurposeBit().usesEncryption()) {
                    throw new UnreadableFileException(ReadFault.ENCRYPTED, name + " is encrypted");
                }
                if (!names.add(name.toLowerCase(Locale.ROOT))) {
                    throw new UnreadableFileException(ReadFault.CORRUPT, name + " is there twice");
                }
                if (names.size() > Budget.MAX_ENTRIES) {
                    throw new UnreadableFileException(
                            ReadFault.TOO_COMPLEX, "More than %d entries".formatted(Budget.MAX_ENTRIES));
                }
                if (!zip.canReadEntryData(entry)) {
                    throw new UnreadableFileException(ReadFault.CORRUPT, name + " is packed in an unknown way");
                }
                byte[] content = inflate(zip, entry);
                total += content.length;
                if (total > mostBytes) {
                    throw new UnreadableFileException(
                            ReadFault.ZIP_BOMB, "Unpacks to more than %d bytes".formatted(mostBytes));
                }
                checkContent(name, content);
                keep(name, content, total);
                if (name.equals("[Content_Types].xml")) {
                    contentTypes = true;
                    checkTypes(name, content);
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UnreadableFileException(ReadFault.CORRUPT, "The packed file is damaged: " + e.getMessage());
        }
        if (!contentTypes || names.contains("xl/workbook.xml") != workbook || names.contains("ppt/presentation.xml")) {
            throw new UnreadableFileException(
                    ReadFault.WRONG_EXTENSION,
                    "Packed, but not as %s".formatted(workbook ? "a workbook" : "a Word document"));
        }
        checkDirectory(file, names.size());
    }

    private static void checkName(String name) {
        if (name.isEmpty() || name.startsWith("/") || name.contains(":") || ("/" + name + "/").contains("/../")) {
            throw new UnreadableFileException(ReadFault.CORRUPT, "An entry has the name '%s'".formatted(name));
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("vbaproject") || lower.contains("vbadata")) {
            throw new UnreadableFileException(ReadFault.MACRO, name + " holds macros");
        }
        if (lower.contains("/activex/")) {
            throw new UnreadableFileException(ReadFault.ACTIVE_CONTENT, name + " is an ActiveX control");
        }
    }

    private byte[] inflate(ZipArchiveInputStream zip, ZipArchiveEntry entry) throws IOException {
        var content = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
            content.write(buffer, 0, read);
            if (content.size() > Math.min(Budget.MAX_PART, mostBytes)) {
                throw new UnreadableFileException(
                        ReadFault.ZIP_BOMB,
                        "%s unpacks to more than %d bytes"
                                .formatted(entry.getName(), Math.min(Budget.MAX_PART, mostBytes)));
            }
            if (content.size() > 1 << 20 && content.size() / Budget.MAX_RATIO > zip.getCompressedCount()) {
                throw new UnreadableFileException(
                        ReadFault.ZIP_BOMB,
                        "%s is packed more than %d to 1".formatted(entry.getName(), Budget.MAX_RATIO));
            }
            budget.checkTime();
        }
        return content.toByteArray();
    }

    private void checkContent(String name, byte[] content) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("word/embeddings/")) {
            attachments++;
            return;
        }
        if (PICTURES.contains(lower.substring(lower.lastIndexOf('.') + 1)) && !looksLikeXml(content)) {
            return;
        }
        boolean named = lower.endsWith(".xml") || lower.endsWith(".rels") || lower.endsWith(".vml");
        if (!named && !looksLikeXml(content)) {
            return;
        }
        boolean header = lower.startsWith("word/header") || lower.startsWith("word/footer");
        if (header || name.equals(MAIN)) {
            var collector = new XmlScan.Collector(name, content, elements, budget);
            elements = collector.elements();
            if (!header) {
                main = collector.content();
            } else if (!collector.content().paragraphs().isEmpty()) {
                headers++;
            }
        } else {
            elements = XmlScan.guard(name, content, elements, budget);
        }
        if (lower.endsWith(".rels")) {
            checkRelations(name, content);
        }
    }

    private static void checkRelations(String name, byte[] xml) {
        for (XmlScan.Relation relation : XmlScan.relations(name, xml)) {
            String kind = relation.type().substring(relation.type().lastIndexOf('/') + 1);
            boolean harmless = !relation.external()
                    || kind.equals("hyperlink")
                    || kind.equals("attachedTemplate") && isOnOwnDisk(relation.target());
            if (!harmless) {
                throw new UnreadableFileException(
                        ReadFault.EXTERNAL_REFERENCE, "%s refers outside the file (%s)".formatted(name, kind));
            }
        }
    }

    /** Word notes where the writer's template lay; a path on the writer's own disk reaches nobody. */
    private static boolean isOnOwnDisk(String target) {
        String lower = target.toLowerCase(Locale.ROOT).replace('\\', '/').replace("%5c", "/");
        return lower.matches("(file:///)?[a-z]:/.*") || lower.matches("[^/:]+\\.do[ct][xm]?");
    }

    private static void checkTypes(String name, byte[] xml) {
        for (String type : XmlScan.contentTypes(name, xml)) {
            if (type.contains("macroEnabled") || type.contains("vbaProject")) {
                throw new UnreadableFileException(ReadFault.MACRO, "The content types name macros");
            }
        }
    }

    private static boolean looksLikeXml(byte[] content) {
        int i = 0;
        while (i < content.length && i < 64 && (content[i] <= ' ' || (content[i] & 0xff) >= 0xef)) {
            i++;
        }
        // '<' also in UTF-16, and 'L' 0x6f 0xa7 which is "<?x" in EBCDIC.
        return i < content.length
                && (content[i] == '<' || content[i] == 0x4c && i + 1 < content.length && content[i + 1] == 0x6f);
    }

    /** The list at the end must name as many entries as there are: otherwise Word would show other parts than we read. */
    private static void checkDirectory(byte[] file, int entries) {
        for (int i = file.length - 22; i >= 0 && i >= file.length - 65_557; i--) {
            if (file[i] == 'P' && file[i + 1] == 'K' && file[i + 2] == 5 && file[i + 3] == 6) {
                int listed = file[i + 10] & 0xff | (file[i + 11] & 0xff) << 8;
                if (listed < entries) {
                    throw new UnreadableFileException(
                            ReadFault.CORRUPT, "%d entries, but %d are listed".formatted(entries, listed));
                }
                return;
            }
        }
        throw new UnreadableFileException(ReadFault.CORRUPT, "The packed file has no end");
    }

    /** The names of the parts of a file that has passed the check. */
    static java.util.List<String> names(byte[] file) {
        var names = new java.util.ArrayList<String>();
        try (var zip = new ZipArchiveInputStream(new ByteArrayInputStream(file))) {
            for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName().replace('\\', '/'));
            }
            return names;
        } catch (IOException e) {
            throw new UnreadableFileException(ReadFault.CORRUPT, "The packed file is damaged: " + e.getMessage());
        }
    }

    /** One part of a file that has passed the check; empty when it is not there. */
    static byte[] part(byte[] file, String name) {
        try (var zip = new ZipArchiveInputStream(new ByteArrayInputStream(file))) {
            for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().replace('\\', '/').equals(name)) {
                    return ((InputStream) zip).readAllBytes();
                }
            }
            return new byte[0];
        } catch (IOException e) {
            throw new UnreadableFileException(ReadFault.CORRUPT, "The packed file is damaged: " + e.getMessage());
        }
    }
}
