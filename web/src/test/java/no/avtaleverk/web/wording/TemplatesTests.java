package no.avtaleverk.web.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What Thymeleaf does without a word, and nobody means. */
class TemplatesTests {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern ELEMENT = Pattern.compile("<[a-z][a-z0-9:]*\\s(?:[^<>\"]|\"[^\"]*\")*>");

    /** A fragment is put in before a condition beside it is looked at, so that it is always shown. */
    @Test
    void noConditionStandsBesideAFragmentThatReplacesIt() throws IOException {
        var wrong = new ArrayList<String>();
        int seen = 0;
        try (var files = Files.walk(TEMPLATES)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".html")).toList()) {
                var elements = ELEMENT.matcher(Files.readString(file));
                while (elements.find()) {
                    String element = elements.group();
                    seen++;
                    if (element.contains("th:replace=")
                            && (element.contains("th:if=") || element.contains("th:unless="))) {
                        wrong.add(file + ": " + element);
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(1000);
        assertThat(wrong).isEmpty();
    }
}
