package no.avtaleverk.templates.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.document.DocumentReader.ReadFault;

/** Plain text in UTF-8, UTF-16 or Windows-1252. */
final class TextFile {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private TextFile() {}

    /** The lines as blocks, empty lines included. */
    static List<Block> read(byte[] bytes) {
        String text = decode(bytes);
        Budget.checkCharacters(text.length());
        if (text.isBlank()) {
            throw new UnreadableFileException(ReadFault.EMPTY, "Only white space");
        }
        var blocks = new ArrayList<Block>();
        text.lines().forEach(line -> {
            Budget.checkLines(blocks.size());
            for (String part : line.split("\f", -1)) {
                String stripped = part.replace('\u00a0', ' ').stripTrailing();
                blocks.add(stripped.isBlank() ? Block.BLANK : Block.paragraph(stripped));
            }
        });
        return Underlines.headings(blocks);
    }

    /** The letters of a file whose encoding nobody has told. */
    static String decode(byte[] bytes) {
        Charset marked = byMark(bytes);
        if (marked != null) {
            return strictly(bytes, marked, ReadFault.CORRUPT).replace("\ufeff", "");
        }
        Charset wide = wide(bytes);
        if (wide != null) {
            return strictly(bytes, wide, ReadFault.UNKNOWN_FORMAT);
        }
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x0b && b != 0x1a) {
                throw new UnreadableFileException(ReadFault.UNKNOWN_FORMAT, "Holds bytes that no text has");
            }
        }
        try {
            return decoder(StandardCharsets.UTF_8, bytes);
        } catch (CharacterCodingException notUtf8) {
            return strictly(bytes, WINDOWS, ReadFault.UNKNOWN_FORMAT);
        }
    }

    private static @org.jspecify.annotations.Nullable Charset byMark(byte[] bytes) {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf) {
            return StandardCharsets.UTF_8;
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        return null;
    }

    /** Norwegian in UTF-16 has a zero in nearly every second byte. */
    private static @org.jspecify.annotations.Nullable Charset wide(byte[] bytes) {
        int length = Math.min(bytes.length, 4_096) & ~1;
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        int most = length * 2 / 5;
        if (length >= 4 && odd > most && even == 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (length >= 4 && even > most && odd == 0) {
            return StandardCharsets.UTF_16BE;
        }
        return null;
    }

    private static String strictly(byte[] bytes, Charset charset, ReadFault fault) {
        try {
            return decoder(charset, bytes);
        } catch (CharacterCodingException e) {
            throw new UnreadableFileException(fault, "Not text in " + charset);
        }
    }

    private static String decoder(Charset charset, byte[] bytes) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
