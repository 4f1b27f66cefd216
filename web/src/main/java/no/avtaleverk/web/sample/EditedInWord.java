package no.avtaleverk.web.sample;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Does with a Word file what somebody with Word and tracking on would have done. */
final class EditedInWord {
    private static final String DOCUMENT = "word/document.xml";

    private EditedInWord() {}

    /**
     * Write other words over some that stand within one run.
     *
     * @throws IllegalStateException if they are not there
     */
    static byte[] replaced(byte[] docx, String words, String by, String author, Instant at) {
        var bytes = new ByteArrayOutputStream();
        try (var in = new ZipInputStream(new ByteArrayInputStream(docx));
                var out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] part = in.readAllBytes();
                var copy = new ZipEntry(entry.getName());
                copy.setTime(entry.getTime());
                out.putNextEntry(copy);
                out.write(
                        entry.getName().equals(DOCUMENT)
                                ? tracked(new String(part, StandardCharsets.UTF_8), words, by, author, at)
                                        .getBytes(StandardCharsets.UTF_8)
                                : part);
                out.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String tracked(String xml, String words, String by, String author, Instant at) {
        int place = xml.indexOf(words);
        if (place < 0) {
            throw new IllegalStateException("The sample document does not say '%s'".formatted(words));
        }
        String hand = "w:author=\"%s\" w:date=\"%s\"".formatted(author, at.truncatedTo(ChronoUnit.SECONDS));
        String open = "<w:r><w:t xml:space=\"preserve\">";
        String change = "</w:t></w:r><w:del w:id=\"9001\" " + hand + "><w:r><w:delText xml:space=\"preserve\">" + words
                + "</w:delText></w:r></w:del><w:ins w:id=\"9002\" " + hand + ">" + open + by + "</w:t></w:r></w:ins>"
                + open;
        return xml.substring(0, place) + change + xml.substring(place + words.length());
    }
}
