package no.avtaleverk.templates.reading;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.DocumentReader.SourceFormat;

/** Finds out what a file is: by its first bytes, which must agree with what its name says. */
final class FileKind {
    private static final byte[] OLE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    private static final byte[] ENCRYPTED_PACKAGE = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

    private FileKind() {}

    /** @throws UnreadableFileException if it is nothing we read, or not what it is called */
    static SourceFormat of(String name, byte[] bytes) {
        if (bytes.length == 0) {
            throw new UnreadableFileException(ReadFault.EMPTY, "No bytes");
        }
        String extension = extension(name);
        if (startsWith(bytes, OLE)) {
            throw contains(bytes, ENCRYPTED_PACKAGE)
                    ? new UnreadableFileException(ReadFault.ENCRYPTED, "An Office file locked with a password")
                    : new UnreadableFileException(ReadFault.LEGACY_DOC, "A file of Word 97-2003");
        }
        SourceFormat found = found(bytes);
        SourceFormat said =
                switch (extension) {
                    case "docx" -> SourceFormat.DOCX;
                    case "pdf" -> SourceFormat.PDF;
                    case "txt", "text" -> SourceFormat.TEXT;
                    case "docm", "dotm" -> throw new UnreadableFileException(ReadFault.MACRO, "Named ." + extension);
                    case "doc" -> {
                        throw new UnreadableFileException(
                                found == null ? ReadFault.LEGACY_DOC : ReadFault.WRONG_EXTENSION, "Named .doc");
                    }
                    default ->
                        throw new UnreadableFileException(
                                found == null ? ReadFault.UNKNOWN_FORMAT : ReadFault.WRONG_EXTENSION,
                                "Named '.%s'".formatted(extension));
                };
        if (found == null && said != SourceFormat.TEXT) {
            throw new UnreadableFileException(ReadFault.CORRUPT, "The bytes are not those of " + said);
        }
        if (found != null && found != said) {
            throw new UnreadableFileException(
                    ReadFault.WRONG_EXTENSION, "Named as %s, but the bytes are %s".formatted(said, found));
        }
        return said;
    }

    private static @org.jspecify.annotations.Nullable SourceFormat found(byte[] bytes) {
        if (bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && (bytes[2] == 3 || bytes[2] == 5)) {
            return SourceFormat.DOCX;
        }
        String head = new String(bytes, 0, Math.min(1024, bytes.length), StandardCharsets.ISO_8859_1);
        if (head.contains("%PDF-")) {
            return SourceFormat.PDF;
        }
        return null;
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).strip().toLowerCase(Locale.ROOT);
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && java.util.Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (bytes[i] == wanted[0]
                    && java.util.Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }
}
