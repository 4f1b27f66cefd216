package no.avtaleverk.templates.casepaper;

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
import java.util.Set;
import no.avtaleverk.model.wording.Language;

/** The authored words of case papers in one written standard. */
final class Prose {
    private static final Map<Language, Prose> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, read(language));
        }
    }

    private final Language language;
    private final Properties words;

    private Prose(Language language, Properties words) {
        this.language = language;
        this.words = words;
    }

    static Prose in(Language language) {
        Prose prose = ALL.get(language);
        if (prose == null) {
            throw new IllegalArgumentException("No case papers in " + language);
        }
        return prose;
    }

    /** The words for a key, values put in for {@code {0}}, {@code {1}} and so on. */
    String of(String key, Object... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("No words for '%s' in %s".formatted(key, language));
        }
        var said = new StringBuilder();
        int at = 0;
        // What is put in is not read again, so that a title with braces stays as it is.
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', at)) {
            int close = text.indexOf('}', open);
            said.append(text, at, open).append(values[Integer.parseInt(text.substring(open + 1, close))]);
            at = close + 1;
        }
        return said.append(text, at, text.length()).toString();
    }

    /** The words for one thing or for many. */
    String count(String key, int number, Object... values) {
        return number == 1 ? of(key + ".1", values) : of(key, values);
    }

    List<String> list(String key) {
        return List.of(of(key).split("\\|"));
    }

    /** A source in which the names of laws are those of the written standard; the catalogue has them in bokmål. */
    String named(String source) {
        String named = source;
        for (String pair : list("law-names")) {
            String[] names = pair.split("=", 2);
            if (names.length == 2) {
                named = named.replace(names[0], names[1]);
            }
        }
        return named;
    }

    /** A date as people write it, {@code 14. mars 2016}. */
    String date(LocalDate date) {
        return DateTimeFormatter.ofPattern("d. MMMM uuuu", language.locale()).format(date);
    }

    /** Names in a row: {@code a, b og c}. */
    String row(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " " + of("and") + " " + names.getLast();
    }

    Set<String> keys() {
        return words.stringPropertyNames();
    }

    private static Prose read(Language language) {
        String path = "/casepaper/casepaper_%s.properties".formatted(language.code());
        try (InputStream stream = Prose.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException(path + " is missing");
            }
            var words = new Properties();
            words.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return new Prose(language, words);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }
}
