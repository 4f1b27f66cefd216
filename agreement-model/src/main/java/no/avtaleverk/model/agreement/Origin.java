package no.avtaleverk.model.agreement;

import org.jspecify.annotations.Nullable;

/**
 * Where the first text came from.
 *
 * @param standard key and version of the standard text, such as {@code delavtale-4@1}
 * @param file digest of the imported file
 * @param fileName its name as uploaded
 */
public record Origin(
        @Nullable String standard,
        @Nullable Sha256 file,
        @Nullable String fileName) {
    /** Written in the product, or sent in over the API. */
    public static final Origin WRITTEN = new Origin(null, null, null);

    public static Origin standard(String keyAndVersion) {
        return new Origin(keyAndVersion, null, null);
    }

    public static Origin file(Sha256 file, String name) {
        return new Origin(null, file, name);
    }
}
