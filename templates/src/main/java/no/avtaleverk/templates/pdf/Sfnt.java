package no.avtaleverk.templates.pdf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** TrueType files as tables, ISO/IEC 14496-22 section 4. */
final class Sfnt {
    private static final int HEADER = 12;
    private static final int RECORD = 16;

    private Sfnt() {}

    /**
     * The font without one of its tables.
     *
     * <p>Used to drop GSUB in memory: PDFBox would look for ligatures in every string, which costs more than all other work on a page
     * together, and an agreement needs none.
     */
    static byte[] without(String table, byte[] font) {
        ByteBuffer in = ByteBuffer.wrap(font);
        int count = in.getShort(4);
        var kept = new ArrayList<Integer>();
        int size = HEADER;
        for (int i = 0; i < count; i++) {
            int at = HEADER + i * RECORD;
            if (!new String(font, at, 4, StandardCharsets.US_ASCII).equals(table)) {
                kept.add(at);
                size += RECORD + padded(in.getInt(at + 12));
            }
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        int power = Integer.highestOneBit(kept.size());
        out.putInt(in.getInt(0));
        out.putShort((short) kept.size());
        out.putShort((short) (power * RECORD));
        out.putShort((short) Integer.numberOfTrailingZeros(power));
        out.putShort((short) ((kept.size() - power) * RECORD));
        int data = HEADER + kept.size() * RECORD;
        for (int i = 0; i < kept.size(); i++) {
            int at = kept.get(i);
            int length = in.getInt(at + 12);
            out.put(HEADER + i * RECORD, font, at, 8); // tag and checksum
            out.putInt(HEADER + i * RECORD + 8, data);
            out.putInt(HEADER + i * RECORD + 12, length);
            out.put(data, font, in.getInt(at + 8), length);
            data += padded(length);
        }
        return out.array();
    }

    private static int padded(int length) {
        return (length + 3) & ~3;
    }
}
