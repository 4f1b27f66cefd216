package no.avtaleverk.templates.layout;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import no.avtaleverk.model.wording.Language;

/** The words a document has of its own, in the language of the agreement. */
public final class Labels {
    // Not a ResourceBundle: its fallback would put the server's language into a document, and its rules for nn are
    // peculiar.
    private static final Map<Language, Labels> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, read(language));
        }
    }

    private final Language language;
    private final Properties words;

    private Labels(Language language, Properties words) {
        this.language = language;
        this.words = words;
    }

    public static Labels in(Language language) {
        Labels labels = ALL.get(language);
        if (labels == null) {
            throw new IllegalArgumentException("No labels in " + language);
        }
        return labels;
    }

    /**
     * The words for a key.
     *
     * @param values put in for {@code {0}}, {@code {1}} and so on
     * @throws IllegalArgumentException if there are no words for it
     */
    public String of(String key, String... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("No words for '%s' in %s".formatted(key, language));
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i]);
        }
        return text;
    }

    /** A date as people write it, {@code 14. mars 2016}. */
    public String date(LocalDate date) {
        return DateTimeFormatter.ofPattern("d. MMMM uuuu", language.locale()).format(date);
    }

    /** Names in a row: {@code a, b og c}. */
    public String list(List<String> names) {
        if (names.size() < 2) {
            return String.join("", names);
        }
        return String.join(", ", names.subList(0, names.size() - 1)) + " " + of("and") + " " + names.getLast();
    }

    /** All keys, so that a test can hold the languages together. */
    java.util.Set<String> keys() {
        return words.stringPropertyNames();
    }

    private static Labels read(Language language) {
        String path = "/layout/labels_%s.properties".formatted(language.code());
        try (InputStream stream = Labels.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException(path + " is missing");
            }
            var words = new Properties();
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return new Labels(language, words);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
