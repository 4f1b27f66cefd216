package no.avtaleverk.templates.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The authored files on the class path. */
final class Resource {
    private Resource() {}

    /**
     * The text of a file in strict UTF-8.
     *
     * @param path from the root of the class path, such as {@code law/requirements.yaml}
     */
    static String text(String path) {
        try (InputStream stream = Resource.class.getClassLoader().getResourceAsStream(path)) {
            if (stream == null) {
                throw new AuthoredContentException(path, "the file is missing");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(stream.readAllBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AuthoredContentException(path, "the file is not UTF-8", e);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
