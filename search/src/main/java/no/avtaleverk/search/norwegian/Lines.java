package no.avtaleverk.search.norwegian;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.Sha256;

/** A word file of this package: lines of text, {@code #} for remarks, {@code [name]} to begin a section. */
record Lines(String file, List<String> all) {

    /** Read a file that lies beside this class. */
    static Lines of(String file) {
        try (InputStream stream = Lines.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("There is no word file " + file);
            }
            return new Lines(
                    file,
                    new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of each section, by its name; those before the first section are under the empty name. */
    Map<String, List<String>> sections() {
        var sections = new LinkedHashMap<String, List<String>>();
        String name = "";
        for (String line : all) {
            if (line.startsWith("[") && line.endsWith("]")) {
                name = line.substring(1, line.length() - 1);
            } else {
                sections.computeIfAbsent(name, key -> new java.util.ArrayList<>())
                        .add(line);
            }
        }
        return sections;
    }

    /**
     * The two sides of a line.
     *
     * @throws IllegalArgumentException if the sign is not there
     */
    String[] sides(String line, String sign) {
        int at = line.indexOf(sign);
        if (at < 0) {
            throw new IllegalArgumentException("%s: no '%s' in '%s'".formatted(file, sign, line));
        }
        return new String[] {
            line.substring(0, at).strip(), line.substring(at + sign.length()).strip()
        };
    }

    Sha256 sha256() {
        return Sha256.of(String.join("\n", all));
    }
}
