package no.avtaleverk.web.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.time.PlausibleYears;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a person sent in. Read kindly: what can not be read becomes a message beside its field, never an error page, and all that was
 * typed can be shown again.
 */
final class Form {
    private static final DateTimeFormatter NORWEGIAN =
            DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT);

    private static final int MAX_TITLE = 300;

    private final MultiValueMap<String, String> fields;
    private final Map<String, String> faults = new LinkedHashMap<>();

    Form(MultiValueMap<String, String> fields) {
        this.fields = fields;
    }

    /** The text of a field; empty when it was not sent. */
    String text(String name) {
        String text = fields.getFirst(name);
        return text == null ? "" : text.strip();
    }

    List<String> all(String name) {
        List<String> values = fields.get(name);
        return values == null
                ? List.of()
                : values.stream().filter(v -> !v.isBlank()).toList();
    }

    boolean isChecked(String name) {
        return !text(name).isEmpty();
    }

    /** A text that must be there. */
    String required(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            faults.put(name, "fault.missing");
        }
        return text;
    }

    /** The title of an agreement, which must be there. */
    String title(String name) {
        String title = required(name);
        if (title.length() > MAX_TITLE) {
            faults.put(name, "fault.too-long");
        }
        return title;
    }

    /** Values of a type that refuses wrong text with {@link IllegalArgumentException}; wrong ones are left out, and a fault. */
    <T> List<T> values(String name, Function<String, T> read) {
        var values = new ArrayList<T>();
        for (String text : all(name)) {
            try {
                values.add(read.apply(text));
            } catch (IllegalArgumentException e) {
                faults.put(name, "fault.value");
            }
        }
        return values;
    }

    /** A date in Norway, as a browser sends it or as Norwegians write it; absent when the field is empty. */
    @Nullable
    LocalDate date(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate date = text.contains(".") ? LocalDate.parse(text, NORWEGIAN) : LocalDate.parse(text);
            if (PlausibleYears.hold(date)) {
                return date;
            }
        } catch (DateTimeException e) {
            // Said below, as for a year nobody means.
        }
        faults.put(name, "fault.date");
        return null;
    }

    /** A date that must be there; absent when it is not, which is then a fault. */
    @Nullable
    LocalDate requiredDate(String name) {
        return required(name).isEmpty() ? null : date(name);
    }

    /** A value of a type that refuses wrong text with {@link IllegalArgumentException}; absent when empty or wrong. */
    <T> @Nullable T value(String name, Function<String, T> read) {
        String text = text(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return read.apply(text);
        } catch (IllegalArgumentException e) {
            faults.put(name, "fault.value");
            return null;
        }
    }

    /** The words of a clause; a stand-in without words when they are too long, which is then a fault. */
    ClauseText words(String heading, String body) {
        try {
            return ClauseText.parse(text(heading), text(body));
        } catch (IllegalArgumentException e) {
            faults.put(text(heading).length() > ClauseText.MAX_HEADING ? heading : body, "fault.too-long");
            return ClauseText.parse("", "");
        }
    }

    /** Note a fault of a field. */
    void fault(String name, String message) {
        faults.put(name, message);
    }

    /** Keys of the messages, by field. */
    Map<String, String> faults() {
        return faults;
    }

    boolean isSound() {
        return faults.isEmpty();
    }

    /** The fields whose text is such. */
    List<String> where(Predicate<String> text) {
        return fields.keySet().stream()
                .filter(name -> all(name).stream().anyMatch(text))
                .toList();
    }

    /** The fields where a date was given. */
    List<String> whereDate(LocalDate date) {
        return where(text -> text.equals(date.toString()) || text.equals(NORWEGIAN.format(date)));
    }

    /** All that was typed, to show it again. */
    Map<String, String> given() {
        return fields.toSingleValueMap();
    }
}
