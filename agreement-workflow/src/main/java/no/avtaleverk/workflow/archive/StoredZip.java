package no.avtaleverk.workflow.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.avtaleverk.model.agreement.Sha256;

/** A zip file with nothing packed, whose bytes follow from names and contents alone; it remembers the checksum of each file. */
final class StoredZip {
    /** The first day of 1980 would be written with the time zone of the machine beside it, and other bytes with it. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

    private static final int BUFFER = 64 * 1024;

    private final ZipOutputStream zip;
    private final TreeMap<String, Sha256> written = new TreeMap<>();

    /** @param out not closed */
    StoredZip(OutputStream out) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    SortedMap<String, Sha256> written() {
        return written;
    }

    boolean has(String path) {
        return written.containsKey(path);
    }

    void put(String path, byte[] bytes) throws IOException {
        var crc = new CRC32();
        crc.update(bytes);
        note(path, Sha256.of(bytes));
        open(path, bytes.length, crc.getValue());
        zip.write(bytes);
        zip.closeEntry();
    }

    void put(String path, Path file) throws IOException {
        var crc = new CRC32();
        MessageDigest digest = sha256();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                crc.update(buffer, 0, read);
                digest.update(buffer, 0, read);
            }
        }
        note(path, new Sha256(HexFormat.of().formatHex(digest.digest())));
        open(path, Files.size(file), crc.getValue());
        Files.copy(file, zip);
        zip.closeEntry();
    }

    /** A file whose length, CRC and content are those of another zip. */
    void copy(String path, long size, long crc, InputStream content) throws IOException {
        open(path, size, crc);
        content.transferTo(zip);
        zip.closeEntry();
    }

    void finish() throws IOException {
        zip.finish();
    }

    private void note(String path, Sha256 digest) {
        if (written.put(path, digest) != null) {
            throw new IllegalStateException("Two files would be " + path);
        }
    }

    private void open(String path, long size, long crc) throws IOException {
        var entry = new ZipEntry(path);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCompressedSize(size);
        entry.setCrc(crc);
        entry.setTimeLocal(ALWAYS);
        zip.putNextEntry(entry);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
