package no.avtaleverk.templates.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.StringTokenizer;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.signing.Alteration;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * The signed revisions of a file, and what was done after each of them.
 *
 * <p>Files are read strictly: what a reader would have to guess at is no signed document.
 */
final class Revisions {
    /** The end of a revision may be followed by the end of its line. */
    private static final int END_OF_LINE = 2;

    private static final byte[] END_OF_FILE = "%%EOF".getBytes(StandardCharsets.US_ASCII);
    private final byte[] pdf;
    private final List<Signed> signed;
    private final List<Set<Alteration>> after = new ArrayList<>();
    /** Where the tables of the signed revisions stand, by which a revision is known when it is read alone. */
    private final List<Long> tables = new ArrayList<>();

    private boolean broken;

    /**
     * A signature or document time-stamp in the file.
     *
     * @param field its field's name
     * @param timeStamp whether it is a time-stamp over the document, and not a signature
     * @param gap first byte that is not signed: where the signature itself begins
     * @param rest first byte after that
     * @param length of the revision, which the signature covers to its end
     * @param cms the signature
     */
    record Signed(String field, boolean timeStamp, int gap, int rest, int length, byte[] cms, String reason) {
        /** What is signed. */
        InputStream covered(byte[] pdf) {
            return new SequenceInputStream(
                    new ByteArrayInputStream(pdf, 0, gap), new ByteArrayInputStream(pdf, rest, length - rest));
        }
    }

    private Revisions(byte[] pdf, List<Signed> signed) {
        this.pdf = pdf;
        this.signed = signed;
    }

    /**
     * Read the revisions of a file.
     *
     * @throws IOException if it is no PDF that can be read strictly
     * @throws TooCostlyException if reading it takes more than a document does
     */
    static Revisions of(byte[] pdf) throws IOException {
        try (PDDocument whole = open(pdf)) {
            var signed = new ArrayList<Signed>();
            boolean sound = signatures(pdf, whole.getDocument(), signed);
            signed.sort(Comparator.comparingInt(Signed::length));
            var revisions = new Revisions(pdf, List.copyOf(signed));
            revisions.broken = !sound;
            try {
                revisions.compare(whole.getDocument());
            } catch (IOException e) {
                revisions.broken = true;
            }
            return revisions;
        }
    }

    /** Read a file as it stands, guessing at nothing. */
    static PDDocument open(byte[] pdf) throws IOException {
        return new PDFParser(new RandomAccessReadBuffer(pdf)).parse(false);
    }

    /** Signatures and time-stamps in the order they were made. */
    List<Signed> signed() {
        return signed;
    }

    /** What was done after one of them. */
    Set<Alteration> after(Signed one) {
        return from(signed.indexOf(one));
    }

    /** What was done after a revision that was read alone. */
    Set<Alteration> after(long table) {
        return from(Math.max(0, tables.indexOf(table)));
    }

    /** What was done after any of them; of a file without any, what in it may make it show other words. */
    Set<Alteration> alterations() {
        return from(0);
    }

    private Set<Alteration> from(int index) {
        var all = EnumSet.noneOf(Alteration.class);
        for (int i = Math.max(0, index); i < after.size(); i++) {
            all.addAll(after.get(i));
        }
        if (broken) {
            all.add(Alteration.OTHER);
        }
        return all;
    }

    /** The file up to and with the revision of a signature. */
    Sha256 revision(Signed one) {
        return Sha256.of(Arrays.copyOf(pdf, one.length));
    }

    /** The file as it was before a signature. */
    @Nullable
    Sha256 shown(Signed one) {
        for (int at = one.gap - END_OF_FILE.length; at >= 0; at--) {
            if (Arrays.equals(pdf, at, at + END_OF_FILE.length, END_OF_FILE, 0, END_OF_FILE.length)) {
                return Sha256.of(Arrays.copyOf(pdf, pastEndOfLine(at + END_OF_FILE.length)));
            }
        }
        return null;
    }

    private int pastEndOfLine(int at) {
        int end = at;
        if (end < pdf.length && pdf[end] == '\r') {
            end++;
        }
        if (end < pdf.length && pdf[end] == '\n') {
            end++;
        }
        return end;
    }

    // ---- finding

    /** @return whether each says what it covers */
    private static boolean signatures(byte[] pdf, COSDocument file, List<Signed> found) {
        boolean sound = true;
        var seen = new HashSet<COSBase>();
        COSDictionary catalog = file.getTrailer().getCOSDictionary(COSName.ROOT);
        var fields = new ArrayDeque<COSBase>();
        add(fields, catalog == null ? null : catalog.getCOSDictionary(COSName.ACRO_FORM), COSName.FIELDS);
        while (!fields.isEmpty()) {
            COSBase base = fields.poll();
            COSBase object = base instanceof COSObject reference ? reference.getObject() : base;
            if (!(object instanceof COSDictionary field) || !seen.add(object)) {
                continue;
            }
            add(fields, field, COSName.KIDS);
            COSDictionary value =
                    COSName.SIG.equals(field.getCOSName(COSName.FT)) ? field.getCOSDictionary(COSName.V) : null;
            if (value != null) {
                Signed one = signature(pdf, field.getString(COSName.T, ""), value);
                sound &= one != null;
                if (one != null) {
                    found.add(one);
                }
            }
        }
        return sound;
    }

    private static void add(ArrayDeque<COSBase> fields, @Nullable COSDictionary holder, COSName name) {
        COSArray array = holder == null ? null : holder.getCOSArray(name);
        if (array != null) {
            for (COSBase one : array) {
                if (one != null) {
                    fields.add(one);
                }
            }
        }
    }

    private static @Nullable Signed signature(byte[] pdf, String field, COSDictionary value) {
        COSArray range = value.getCOSArray(COSName.BYTERANGE);
        if (range == null
                || range.size() != 4
                || !(value.getDictionaryObject(COSName.CONTENTS) instanceof COSString cms)) {
            return null;
        }
        long[] bytes = new long[4];
        for (int i = 0; i < bytes.length; i++) {
            if (!(range.getObject(i) instanceof COSNumber number)) {
                return null;
            }
            bytes[i] = number.longValue();
        }
        long length = bytes[2] + bytes[3];
        boolean sound = bytes[0] == 0
                && bytes[1] > 0
                && bytes[1] < bytes[2]
                && bytes[3] > 0
                && bytes[2] < length
                && length <= pdf.length;
        if (!sound) {
            return null;
        }
        boolean timeStamp = "DocTimeStamp".equals(value.getNameAsString(COSName.TYPE))
                || "ETSI.RFC3161".equals(value.getNameAsString(COSName.SUB_FILTER));
        return new Signed(
                field,
                timeStamp,
                (int) bytes[1],
                (int) bytes[2],
                (int) length,
                cms.getBytes(),
                value.getString(COSName.REASON, ""));
    }

    // ---- comparing

    private void compare(COSDocument whole) throws IOException {
        if (signed.isEmpty()) {
            after.add(
                    ObjectRoles.of(whole).active()
                            ? EnumSet.of(Alteration.ACTIVE_CONTENT)
                            : EnumSet.noneOf(Alteration.class));
            return;
        }
        PDDocument older = open(Arrays.copyOf(pdf, signed.getFirst().length));
        try {
            ObjectRoles roles = ObjectRoles.of(older.getDocument());
            for (int i = 0; i < signed.size(); i++) {
                Signed one = signed.get(i);
                if (i > 0) {
                    PDDocument revision = open(Arrays.copyOf(pdf, one.length));
                    try {
                        after.getLast().addAll(between(older, revision.getDocument(), i, one.length, roles));
                    } finally {
                        older.close();
                        older = revision;
                    }
                }
                tables.add(older.getDocument().getStartXref());
                var here = EnumSet.noneOf(Alteration.class);
                if (!isWhole(one) || i > 0 && signed.get(i - 1).length > one.gap) {
                    here.add(Alteration.UNCOVERED_BYTES);
                }
                after.add(here);
            }
            Set<Alteration> last = after.getLast();
            last.addAll(between(older, whole, signed.size(), pdf.length, roles));
            if (!endsAfter(pdf.length)) {
                last.add(Alteration.UNCOVERED_BYTES);
            }
            if (roles.active()) {
                last.add(Alteration.ACTIVE_CONTENT);
            }
        } finally {
            older.close();
        }
    }

    private Set<Alteration> between(PDDocument older, COSDocument newer, int index, int length, ObjectRoles roles)
            throws IOException {
        int from = signed.get(index - 1).length;
        if (from == length) {
            return Set.of();
        }
        // what follows the last signature is signed by none
        long covered = index < signed.size() ? length : -1;
        return RevisionComparison.of(older.getDocument(), newer, covered, freed(newer, from, length), roles);
    }

    /** Whether what a signature leaves out is its own bytes and nothing more, and it ends where a revision does. */
    private boolean isWhole(Signed one) {
        if (pdf[one.gap] != '<' || pdf[one.rest - 1] != '>') {
            return false;
        }
        for (int i = one.gap + 1; i < one.rest - 1; i++) {
            if (Character.digit(pdf[i], 16) < 0) {
                return false;
            }
        }
        return endsAfter(one.length);
    }

    private boolean endsAfter(int length) {
        for (int end = length; end >= Math.max(END_OF_FILE.length, length - END_OF_LINE); end--) {
            int start = end - END_OF_FILE.length;
            if (Arrays.equals(pdf, start, end, END_OF_FILE, 0, END_OF_FILE.length)) {
                return pastEndOfLine(end) >= length;
            }
        }
        return false;
    }

    /** Numbers of objects that an update declares free. PDFBox goes on using them; other readers do not. */
    private Set<Long> freed(COSDocument newer, int from, int to) throws IOException {
        var freed = new HashSet<Long>();
        String update = new String(pdf, from, to - from, StandardCharsets.ISO_8859_1);
        for (int at = update.indexOf("xref"); at >= 0; at = update.indexOf("xref", at + 1)) {
            if (at < 5 || !update.startsWith("start", at - 5)) {
                freedIn(new StringTokenizer(update.substring(at + 4)), freed);
            }
        }
        for (COSObjectKey key : newer.getXrefTable().keySet()) {
            Long place = newer.getXrefTable().get(key);
            if (place != null
                    && place >= from
                    && place < to
                    && newer.getObjectFromPool(key).getObject() instanceof COSStream stream
                    && COSName.XREF.equals(stream.getCOSName(COSName.TYPE))) {
                freedIn(stream, freed);
            }
        }
        return freed;
    }

    /** A table in words: number and count of a section, then place, generation and kind of each object. */
    private static void freedIn(StringTokenizer words, Set<Long> freed) {
        try {
            while (words.hasMoreTokens()) {
                long number = Long.parseLong(words.nextToken());
                long end = number + Long.parseLong(words.nextToken());
                for (; number < end; number++) {
                    words.nextToken();
                    words.nextToken();
                    if (words.nextToken().equals("f") && number != 0) {
                        freed.add(number);
                    }
                }
            }
        } catch (NumberFormatException | NoSuchElementException end) {
            // the word "trailer", or no table at all
        }
    }

    private static void freedIn(COSStream stream, Set<Long> freed) throws IOException {
        COSArray widths = stream.getCOSArray(COSName.W);
        if (widths == null || widths.size() != 3) {
            throw new IOException("A table of objects that can not be read");
        }
        int type = widths.getInt(0);
        int entry = type + widths.getInt(1) + widths.getInt(2);
        COSArray index = stream.getCOSArray(COSName.INDEX);
        List<Integer> sections = index == null
                ? List.of(0, stream.getInt(COSName.SIZE))
                : index.toCOSNumberIntegerList().stream()
                        .map(Integer.class::cast)
                        .toList();
        if (entry <= 0 || entry > 64 || sections.size() % 2 != 0) {
            throw new IOException("A table of objects that can not be read");
        }
        try (InputStream in = stream.createInputStream()) {
            for (int i = 0; i < sections.size(); i += 2) {
                for (int j = 0; j < sections.get(i + 1); j++) {
                    byte[] bytes = in.readNBytes(entry);
                    if (bytes.length < entry) {
                        return;
                    }
                    boolean free = type > 0;
                    for (int k = 0; k < type; k++) {
                        free &= bytes[k] == 0;
                    }
                    if (free && sections.get(i) + j != 0) {
                        freed.add((long) sections.get(i) + j);
                    }
                }
            }
        }
    }
}
