package no.avtaleverk.templates.seal;

import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks for streams that are small in the file and huge when unpacked, before anything that reads PDF does.
 *
 * <p>Pages are never drawn when signatures are examined, so only streams are unpacked that hold objects or their table. These are
 * looked at whatever they claim to be, unless they say plainly that they are pictures, fonts, files or other content.
 */
final class StreamGuard {
    static final int MOST_BYTES = 100 << 20;

    private static final long MOST_UNPACKED = 256L << 20;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final int DICTIONARY = 1024;

    private StreamGuard() {}

    /** @throws TooCostlyException if the file unpacks to more than a document does */
    static void check(byte[] pdf) {
        if (pdf.length > MOST_BYTES) {
            throw new TooCostlyException("%d bytes".formatted(pdf.length));
        }
        long unpacked = 0;
        byte[] buffer = new byte[1 << 16];
        for (int at = find(pdf, 0); at >= 0; at = find(pdf, at + STREAM.length)) {
            int start = start(pdf, at + STREAM.length);
            if (start < 0 || !holdsObjects(pdf, at)) {
                continue;
            }
            var inflater = new Inflater();
            try {
                inflater.setInput(pdf, start, pdf.length - start);
                int read = inflater.inflate(buffer);
                while (read > 0) {
                    unpacked += read;
                    if (unpacked > MOST_UNPACKED) {
                        throw new TooCostlyException("Objects unpack to more than %d bytes".formatted(MOST_UNPACKED));
                    }
                    read = inflater.inflate(buffer);
                }
            } catch (DataFormatException e) {
                // not packed this way, or broken: found out when it is read
            } finally {
                inflater.end();
            }
        }
    }

    private static int find(byte[] pdf, int from) {
        for (int at = from; at <= pdf.length - STREAM.length; at++) {
            if (pdf[at] == 's' && matches(pdf, at) && (at < 3 || pdf[at - 1] != 'd')) {
                return at;
            }
        }
        return -1;
    }

    private static boolean matches(byte[] pdf, int at) {
        for (int i = 0; i < STREAM.length; i++) {
            if (pdf[at + i] != STREAM[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where the bytes begin: after the end of the line. */
    private static int start(byte[] pdf, int after) {
        int at = after;
        if (at < pdf.length && pdf[at] == '\r') {
            at++;
        }
        if (at < pdf.length && pdf[at] == '\n') {
            at++;
        }
        return at == after || at >= pdf.length ? -1 : at;
    }

    private static boolean holdsObjects(byte[] pdf, int at) {
        int from = Math.max(0, at - DICTIONARY);
        String before = new String(pdf, from, at - from, StandardCharsets.ISO_8859_1);
        int object = before.lastIndexOf(" obj");
        String dictionary = object < 0 ? before : before.substring(object);
        return dictionary.contains("/ObjStm") || dictionary.contains("/XRef") || dictionary.contains("#");
    }
}
