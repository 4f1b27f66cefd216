package no.avtaleverk.workflow.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.archive.ArchiveFault;
import no.avtaleverk.model.archive.ArchiveFault.Kind;
import no.avtaleverk.model.archive.ArchiveFormat;
import no.avtaleverk.model.archive.RegisterSource;
import org.jspecify.annotations.Nullable;

/**
 * An archive file, opened to be read in. By then every byte of it has been held against its checksum or its place: it has no file but those
 * of its manifest, nothing in it is packed, and written again it is the same file. Nothing is ever written under a name it gives.
 */
final class ArchiveFile implements RegisterSource, AutoCloseable {
    private static final int LONGEST_MANIFEST = 512 * 1024 * 1024;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
    private final Map<String, String> documents = new HashMap<>();
    private final Map<String, String> about = new HashMap<>();
    private Sha256 file = Sha256.ZERO;
    private Sha256 mark = Sha256.ZERO;

    /** That a file is not read in. */
    static final class RefusedArchive extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ArchiveFault fault;

        RefusedArchive(Kind kind, String subject) {
            super(kind + " " + subject);
            this.fault = new ArchiveFault(kind, subject);
        }

        ArchiveFault fault() {
            return fault;
        }
    }

    private ArchiveFile(ZipFile zip) {
        this.zip = zip;
    }

    /**
     * Open a file.
     *
     * @throws RefusedArchive if it is not a whole archive
     */
    static ArchiveFile open(Path path, ArchiveFormat format) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            throw new RefusedArchive(Kind.NOT_A_ZIP, name(path));
        }
        var archive = new ArchiveFile(zip);
        boolean whole = false;
        try {
            archive.list();
            archive.check(format);
            archive.readAbout();
            archive.rewrite(path);
            whole = true;
            return archive;
        } catch (ZipException | IllegalArgumentException e) {
            throw new RefusedArchive(Kind.NOT_A_ZIP, name(path));
        } finally {
            if (!whole) {
                zip.close();
            }
        }
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private void list() {
        for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
            if (!Layout.isKnown(entry.getName())) {
                throw new RefusedArchive(Kind.UNKNOWN_NAME, shown(entry.getName()));
            }
            if (entries.put(entry.getName(), entry) != null) {
                throw new RefusedArchive(Kind.DOUBLE_NAME, entry.getName());
            }
            if (entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize()) {
                throw new RefusedArchive(Kind.PACKED, entry.getName());
            }
        }
    }

    /** A name nobody chose well, on one line and not too long. */
    private static String shown(String name) {
        String plain = name.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
        return plain.length() > 100 ? plain.substring(0, 100) + "…" : plain;
    }

    private void check(ArchiveFormat format) throws IOException {
        byte[] manifest = bytes(Layout.MANIFEST, LONGEST_MANIFEST);
        mark = Sha256.of(manifest);
        var listed = new TreeMap<String, String>();
        for (String line : new String(manifest, StandardCharsets.UTF_8).lines().toList()) {
            if (!line.matches("[0-9a-f]{64} {2}.+") || listed.put(line.substring(66), line.substring(0, 64)) != null) {
                throw new RefusedArchive(Kind.BAD_MANIFEST, shown(line));
            }
        }
        for (String path : listed.keySet()) {
            if (!entries.containsKey(path)) {
                throw new RefusedArchive(Kind.MISSING, shown(path));
            }
        }
        for (String path : entries.keySet()) {
            if (path.equals(Layout.MANIFEST)) {
                continue;
            }
            String digest = listed.get(path);
            if (digest == null) {
                throw new RefusedArchive(Kind.NOT_LISTED, path);
            }
            if (!digest(path).equals(digest)) {
                throw new RefusedArchive(Kind.CHANGED, path);
            }
            if (path.startsWith("dokumenter/")) {
                String named = path.substring("dokumenter/".length(), path.lastIndexOf('.'));
                if (!named.equals(digest) || documents.put(named, path) != null) {
                    throw new RefusedArchive(Kind.CHANGED, path);
                }
            }
            if (path.endsWith(".xml")) {
                checkXml(path, format);
            }
        }
    }

    private void checkXml(String path, ArchiveFormat format) throws IOException {
        // Files people attach may be any XML; those that describe the archive follow its schemas.
        if (path.startsWith("dokumenter/")) {
            return;
        }
        try (InputStream in = in(path)) {
            format.fault(path, in).ifPresent(fault -> {
                throw new RefusedArchive(Kind.BAD_XML, path);
            });
        }
    }

    private void readAbout() throws IOException {
        for (String line : new String(bytes(Layout.REGISTER, 10_000), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                about.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
        if (!Layout.FORMAT.equals(about.get("format"))) {
            throw new RefusedArchive(Kind.UNKNOWN_FORMAT, shown(about.getOrDefault("format", "")));
        }
        if (!"yes".equals(about.get("restorable"))) {
            throw new RefusedArchive(Kind.NOT_FOR_RESTORING, "");
        }
        try {
            if (agreement() == null) {
                Objects.requireNonNull(about.get("agreement"));
            }
            if (position() < 1) {
                throw new IllegalArgumentException("No such place in a log");
            }
            head();
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new RefusedArchive(Kind.UNKNOWN_FORMAT, Layout.REGISTER);
        }
    }

    /** Hold the bytes between the files against those the product writes, so that nothing hides there. */
    private void rewrite(Path path) throws IOException {
        MessageDigest again = StoredZip.sha256();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), again)) {
            var copy = new StoredZip(out);
            for (ZipEntry entry : entries.values()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    copy.copy(entry.getName(), entry.getSize(), entry.getCrc(), in);
                }
            }
            copy.finish();
        }
        MessageDigest there = StoredZip.sha256();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), there)) {
            Files.copy(path, out);
        }
        file = new Sha256(HexFormat.of().formatHex(there.digest()));
        if (!HexFormat.of().formatHex(again.digest()).equals(file.hex())) {
            throw new RefusedArchive(Kind.OTHER_LAYOUT, name(path));
        }
    }

    private String digest(String path) throws IOException {
        MessageDigest digest = StoredZip.sha256();
        try (InputStream in = in(path);
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private InputStream in(String path) throws IOException {
        ZipEntry entry = entries.get(path);
        if (entry == null) {
            throw new RefusedArchive(Kind.MISSING, path);
        }
        return zip.getInputStream(entry);
    }

    private byte[] bytes(String path, int most) throws IOException {
        try (InputStream in = in(path)) {
            byte[] bytes = in.readNBytes(most);
            if (in.read() >= 0) {
                throw new RefusedArchive(Kind.UNKNOWN_FORMAT, path);
            }
            return bytes;
        }
    }

    // ---- what is restored from it -----------------------------------------------------------------------------------

    @Override
    public @Nullable AgreementId agreement() {
        String id = about.getOrDefault("agreement", "");
        return id.isEmpty() ? null : new AgreementId(id);
    }

    @Override
    public long position() {
        return Long.parseLong(about.getOrDefault("position", ""));
    }

    @Override
    public Sha256 head() {
        return new Sha256(about.getOrDefault("entry", ""));
    }

    @Override
    public Sha256 file() {
        return file;
    }

    @Override
    public Sha256 mark() {
        return mark;
    }

    @Override
    public void rows(String table, Consumer<String> each) {
        lines(Layout.table(table), each);
    }

    private void lines(String path, Consumer<String> each) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(in(path), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                each.accept(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] content(Sha256 digest) {
        String path = documents.get(digest.hex());
        if (path == null) {
            throw new RefusedArchive(Kind.MISSING, "dokumenter/" + digest);
        }
        try (InputStream in = in(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void absent(BiConsumer<Long, Sha256> each) {
        lines(Layout.ABSENT, line -> {
            List<String> parts = new ArrayList<>(List.of(line.split("\t", -1)));
            if (parts.size() != 2 || !line.matches("[0-9]{1,18}\t[0-9a-f]{64}")) {
                throw new RefusedArchive(Kind.BAD_ROW, Layout.ABSENT);
            }
            each.accept(Long.valueOf(parts.getFirst()), new Sha256(parts.getLast()));
        });
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
