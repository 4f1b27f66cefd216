package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import no.avtaleverk.search.IndexCheck;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last check, in a small file beside the index, which is left when the index is made anew. */
final class KeptCheck {
    private static final Logger log = LoggerFactory.getLogger(KeptCheck.class);
    private static final String FILE = "last-check.properties";

    private final @Nullable Path file;
    private volatile IndexCheck.@Nullable Result last;

    /**
     * @param folder absent for an index in memory
     */
    KeptCheck(@Nullable Path folder) {
        file = folder == null ? null : folder.resolve(FILE);
        if (file != null && Files.exists(file)) {
            try {
                last = read(file);
            } catch (IOException | RuntimeException e) {
                log.warn("The last check of the search index can not be read: {}", e.toString());
            }
        }
    }

    Optional<IndexCheck.Result> last() {
        return Optional.ofNullable(last);
    }

    void keep(IndexCheck.Result result) {
        last = result;
        if (file == null) {
            return;
        }
        try {
            Path half = file.resolveSibling(FILE + ".new");
            Files.write(half, lines(result), StandardCharsets.UTF_8);
            Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.warn("The check of the search index can not be written down: {}", e.toString());
        }
    }

    private static List<String> lines(IndexCheck.Result result) {
        var lines = new ArrayList<String>();
        lines.add("at=" + result.at());
        lines.add("position=" + result.position());
        lines.add("agreements=" + result.agreements());
        lines.add("texts=" + result.texts());
        lines.add("entries=" + result.entries());
        lines.add("digest=" + result.digest());
        String fault = result.fault();
        if (fault != null) {
            lines.add(
                    "fault=" + fault.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r"));
        }
        lines.add("different=" + result.different());
        lines.add("remade=" + result.remade());
        for (int i = 0; i < result.differences().size(); i++) {
            IndexCheck.Difference one = result.differences().get(i);
            lines.add("difference.%d=%s,%d,%d".formatted(i, one.agreement(), one.missing(), one.wrong()));
        }
        return lines;
    }

    private static IndexCheck.Result read(Path file) throws IOException {
        var values = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            values.load(in);
        }
        var differences = new ArrayList<IndexCheck.Difference>();
        for (int i = 0; values.getProperty("difference." + i) != null; i++) {
            String[] parts = values.getProperty("difference." + i).split(",", -1);
            differences.add(new IndexCheck.Difference(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2])));
        }
        return new IndexCheck.Result(
                Instant.parse(values.getProperty("at", "")),
                Long.parseLong(values.getProperty("position", "")),
                Long.parseLong(values.getProperty("agreements", "")),
                Long.parseLong(values.getProperty("texts", "")),
                Long.parseLong(values.getProperty("entries", "")),
                values.getProperty("digest", ""),
                values.getProperty("fault"),
                Long.parseLong(values.getProperty("different", "")),
                differences,
                Boolean.parseBoolean(values.getProperty("remade")));
    }
}
