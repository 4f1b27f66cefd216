package no.avtaleverk.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A Word file in somebody's hands. */
public final class WordFile {
    private WordFile() {}

    /** The file with other words for some in its text, written with tracking off. */
    public static byte[] reworded(byte[] docx, String words, String by) {
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(docx));
                var out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] part = in.readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(
                        entry.getName().equals("word/document.xml")
                                ? new String(part, StandardCharsets.UTF_8)
                                        .replace(words, by)
                                        .getBytes(StandardCharsets.UTF_8)
                                : part);
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
