package no.avtaleverk.templates.reading;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.DocumentReader.SourceFormat;

/** The XML parts of a Word document or a workbook, opened with the same guards and budgets as any other file. */
public final class OfficeParts {
    /** Read where it is asked for, not in the worker of other readings; so less is unpacked, and held in memory. */
    private static final long MOST_UNPACKED = 40L << 20;

    private static final byte[] OLE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};

    private final Duration time;
    private final int mostBytes;

    /**
     * @param time for one reading
     * @param mostBytes of a file
     */
    public OfficeParts(Duration time, int mostBytes) {
        this.time = time;
        this.mostBytes = mostBytes;
    }

    /** What came of a file. */
    public sealed interface Opened {
        /** @param xml parts that are XML, by name */
        record Parts(Map<String, byte[]> xml, boolean workbook) implements Opened {
            public Parts {
                xml = Collections.unmodifiableMap(new LinkedHashMap<>(xml));
            }
        }

        record Refused(ReadFault fault, String detail) implements Opened {}
    }

    /** @param name as uploaded; its extension and the bytes must agree */
    public Opened open(String name, byte[] bytes) {
        try {
            if (bytes.length > mostBytes) {
                throw new UnreadableFileException(ReadFault.TOO_BIG, "%d bytes".formatted(bytes.length));
            }
            boolean workbook = isWorkbook(name, bytes);
            var budget = new Budget(time);
            new ZipGuard(budget, MOST_UNPACKED).check(bytes, workbook);
            Map<String, byte[]> parts = new LinkedHashMap<>();
            for (String part : ZipGuard.names(bytes)) {
                String lower = part.toLowerCase(Locale.ROOT);
                if (lower.endsWith(".xml") || lower.endsWith(".rels")) {
                    parts.put(part, ZipGuard.part(bytes, part));
                }
                budget.checkTime();
            }
            return new Opened.Parts(parts, workbook);
        } catch (UnreadableFileException e) {
            return new Opened.Refused(e.fault(), String.valueOf(e.getMessage()));
        }
    }

    private static boolean isWorkbook(String name, byte[] bytes) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        if (lower.endsWith(".xlsm") || lower.endsWith(".xltm")) {
            throw new UnreadableFileException(ReadFault.MACRO, "Named ." + lower.substring(lower.length() - 4));
        }
        boolean named = lower.endsWith(".xlsx");
        boolean packed = bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3;
        boolean ole = bytes.length > 3 && java.util.Arrays.equals(bytes, 0, OLE.length, OLE, 0, OLE.length);
        if (named && packed) {
            return true;
        }
        if (named && bytes.length > 0 && !ole) {
            throw new UnreadableFileException(ReadFault.WRONG_EXTENSION, "Named .xlsx, and not packed as one");
        }
        if (FileKind.of(name, bytes) != SourceFormat.DOCX) {
            throw new UnreadableFileException(ReadFault.UNKNOWN_FORMAT, "Neither a Word document nor a workbook");
        }
        return false;
    }
}
