package no.avtaleverk.templates.content;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import no.avtaleverk.model.wording.Bilingual;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * One mapping in an authored YAML file. Every string must be quoted, so that {@code no} is a word and a date is not read as an
 * instant in UTC; whatever is not as asked for is an {@link AuthoredContentException} that names the file and the entry.
 */
public final class Entry {
    private final String where;
    private final Map<String, Object> values;

    private Entry(String where, Map<String, Object> values) {
        this.where = where;
        this.values = values;
    }

    /** The single mapping a file consists of. */
    public static Entry file(String path) {
        return file(path, Resource.text(path));
    }

    static Entry file(String name, String yaml) {
        return of(name, parse(name, yaml));
    }

    /** The mappings of a file that is a list, each named by its value of {@code key}. */
    public static List<Entry> list(String path, String key) {
        return list(path, Resource.text(path), key);
    }

    static List<Entry> list(String name, String yaml, String key) {
        return entriesOf(name, name, parse(name, yaml), key);
    }

    private static @Nullable Object parse(String name, String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            return new Yaml(new SafeConstructor(options)).load(yaml);
        } catch (YAMLException e) {
            throw new AuthoredContentException(name, e);
        }
    }

    private static Entry of(String where, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new AuthoredContentException(where, "a mapping is expected");
        }
        var values = new LinkedHashMap<String, Object>();
        map.forEach((key, held) -> {
            if (!(key instanceof String name)) {
                throw new AuthoredContentException(where, "the key '%s' must be a word, in quotes".formatted(key));
            }
            if (held == null) {
                throw new AuthoredContentException(where, "'%s' has no value".formatted(name));
            }
            values.put(name, held);
        });
        return new Entry(where, values);
    }

    private static List<Entry> entriesOf(String prefix, String where, @Nullable Object value, @Nullable String key) {
        if (!(value instanceof List<?> list)) {
            throw new AuthoredContentException(where, "a list is expected");
        }
        var entries = new ArrayList<Entry>();
        for (Object element : list) {
            String place = "%s, entry %d".formatted(where, entries.size() + 1);
            if (key != null && element instanceof Map<?, ?> map && map.get(key) instanceof String name) {
                place = "%s, %s".formatted(prefix, name);
            }
            entries.add(of(place, element));
        }
        return entries;
    }

    /** File and entry, for messages. */
    public String where() {
        return where;
    }

    /** An exception that says what is wrong with this entry. */
    public AuthoredContentException fault(String what) {
        return new AuthoredContentException(where, what);
    }

    /** Refuse keys that no reader asks for: most are misspelt. */
    public Entry allowing(String... keys) {
        var unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(List.of(keys));
        if (!unknown.isEmpty()) {
            throw fault("unknown keys " + unknown);
        }
        return this;
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** A string that is not blank. */
    public String text(String key) {
        String text = textOrEmpty(key);
        if (text.isBlank()) {
            throw fault("'%s' is empty".formatted(key));
        }
        return text;
    }

    /** A string that may be empty, but must be there. */
    public String textOrEmpty(String key) {
        if (!(value(key) instanceof String text)) {
            throw fault("'%s' must be text in quotes, not %s".formatted(key, value(key)));
        }
        return text;
    }

    public Optional<String> optionalText(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    public LocalDate date(String key) {
        String text = text(key);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new AuthoredContentException(where, "'%s' is not a date: '%s'".formatted(key, text), e);
        }
    }

    public @Nullable LocalDate dateOrNull(String key) {
        return has(key) ? date(key) : null;
    }

    public int number(String key) {
        if (!(value(key) instanceof Integer number)) {
            throw fault("'%s' must be a whole number".formatted(key));
        }
        return number;
    }

    public boolean flag(String key) {
        if (!(value(key) instanceof Boolean flag)) {
            throw fault("'%s' must be true or false".formatted(key));
        }
        return flag;
    }

    /** Words in both written standards; neither may be missing. */
    public Bilingual bilingual(String key) {
        Entry both = entry(key).allowing("nb", "nn");
        return new Bilingual(both.text("nb"), both.text("nn"));
    }

    /** Words in both written standards, or in none. */
    public Bilingual bilingualOrEmpty(String key) {
        Entry both = entry(key).allowing("nb", "nn");
        var words = new Bilingual(both.textOrEmpty("nb"), both.textOrEmpty("nn"));
        if (words.nb().isBlank() != words.nn().isBlank()) {
            throw fault("'%s' is empty in one written standard only".formatted(key));
        }
        return words;
    }

    /** A list of strings; empty when the key is not there. */
    public List<String> texts(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (!(value(key) instanceof List<?> list)) {
            throw fault("'%s' must be a list".formatted(key));
        }
        var texts = new ArrayList<String>();
        for (Object element : list) {
            if (!(element instanceof String text) || text.isBlank()) {
                throw fault("'%s' must hold text in quotes, not %s".formatted(key, element));
            }
            texts.add(text);
        }
        return texts;
    }

    /** The mapping under a key. */
    public Entry entry(String key) {
        return of(where + ", " + key, value(key));
    }

    /** The mappings under a key, each named by its value of {@code name}; empty when the key is not there. */
    public List<Entry> entries(String key, String name) {
        return has(key) ? entriesOf(where, where + ", " + key, value(key), name) : List.of();
    }

    private Object value(String key) {
        Object value = values.get(key);
        if (value == null) {
            throw fault("'%s' is missing".formatted(key));
        }
        return value;
    }
}
