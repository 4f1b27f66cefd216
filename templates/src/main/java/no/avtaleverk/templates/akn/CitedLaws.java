package no.avtaleverk.templates.akn;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.avtaleverk.templates.content.AuthoredContentException;
import no.avtaleverk.templates.content.Entry;

/** Where the laws that agreements cite are found, from {@code law/cited.yaml}. */
final class CitedLaws {
    private static final String PATH = "law/cited.yaml";
    private static final Pattern NUMBER = Pattern.compile("(LOV|FOR)-(\\d{4})-(\\d{2})-(\\d{2})-([1-9]\\d*)");

    private final Map<String, Law> laws = new HashMap<>();

    /**
     * A law.
     *
     * @param number such as {@code LOV-2011-06-24-30}
     * @param eli its European Legislation Identifier
     * @param address where people read it
     */
    record Law(String key, String number, String eli, String address, LocalDate from) {
        /** Where a section is read. */
        String section(String section) {
            return section.isEmpty() ? address : address + "/§" + section;
        }
    }

    CitedLaws() {
        for (Entry entry : Entry.list(PATH, "key")) {
            entry.allowing("key", "number", "from");
            Matcher number = NUMBER.matcher(entry.text("number"));
            if (!number.matches()) {
                throw entry.fault("'number' must be as LOV-2011-06-24-30");
            }
            String type = number.group(1).equals("LOV") ? "lov" : "forskrift";
            String date = number.group(2) + "-" + number.group(3) + "-" + number.group(4);
            var law = new Law(
                    entry.text("key"),
                    number.group(),
                    "https://lovdata.no/eli/%s/%s/%s".formatted(type, date.replace('-', '/'), number.group(5)),
                    "https://lovdata.no/%s/%s-%s".formatted(type, date, number.group(5)),
                    entry.date("from"));
            if (laws.put(law.key(), law) != null) {
                throw new AuthoredContentException(PATH, "'%s' is there twice".formatted(law.key()));
            }
        }
    }

    /**
     * The law a name means.
     *
     * @param day when the text that uses it entered into force
     */
    Optional<Law> find(String key, LocalDate day) {
        return Optional.ofNullable(laws.get(key)).filter(law -> !day.isBefore(law.from()));
    }
}
