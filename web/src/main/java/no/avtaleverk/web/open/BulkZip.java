package no.avtaleverk.web.open;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A zip that goes out as it is written, with the digest of each file in it. Times are the same in all of them, so that bytes are too. */
final class BulkZip {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;
    private final List<Written> written = new ArrayList<>();

    BulkZip(OutputStream out) {
        this.zip = new ZipOutputStream(new BufferedOutputStream(out, 1 << 16));
    }

    /** A file that was put in. */
    record Written(String name, long bytes, String sha256) {}

    interface Body {
        void to(OutputStream out) throws IOException;
    }

    void add(String name, Body body) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        MessageDigest digest = sha256();
        var counting = new Counting(new DigestOutputStream(zip, digest));
        body.to(counting);
        counting.flush();
        zip.closeEntry();
        written.add(new Written(name, counting.bytes, HexFormat.of().formatHex(digest.digest())));
    }

    List<Written> written() {
        return List.copyOf(written);
    }

    /** Write the end of the zip. The stream beneath stays open. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Counts, and keeps who writes from closing the zip. */
    private static final class Counting extends FilterOutputStream {
        private long bytes;

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            out.write(some, from, length);
            bytes += length;
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
