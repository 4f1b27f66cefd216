package no.avtaleverk.templates.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundleTests {
    /** Of two lines with one key the last is used, and the first is what somebody wrote in vain. */
    @Test
    void noWordIsSaidTwice() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
            List<Path> bundles = files.filter(file -> file.toString().endsWith(".properties"))
                    .toList();
            assertThat(bundles).isNotEmpty();
            for (Path bundle : bundles) {
                var keys = new HashSet<String>();
                assertThat(Files.readAllLines(bundle).stream()
                                .filter(line -> line.contains("=") && !line.startsWith("#") && !line.startsWith(" "))
                                .map(line ->
                                        line.substring(0, line.indexOf('=')).strip())
                                .filter(key -> !keys.add(key)))
                        .as("said twice in " + bundle)
                        .isEmpty();
            }
        }
    }
}
