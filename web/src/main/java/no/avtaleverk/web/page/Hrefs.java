package no.avtaleverk.web.page;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.util.UriComponentsBuilder;

/** Links that ask again with other fields. */
final class Hrefs {
    private Hrefs() {}

    /**
     * A link with the fields that say something.
     *
     * @param known names of fields that may be in it; a person can have sent any
     */
    static String of(String path, Map<String, String> fields, Collection<String> known) {
        var all = new TreeMap<String, List<String>>();
        fields.forEach((field, value) -> all.put(field, List.of(value)));
        return ofAll(path, all, known);
    }

    /** The same with fields that say several things. */
    static String ofAll(String path, Map<String, List<String>> fields, Collection<String> known) {
        var uri = UriComponentsBuilder.fromPath(path);
        var said = new HashMap<String, String>();
        new TreeMap<>(fields).forEach((field, values) -> {
            if (known.contains(field)) {
                for (String value : values) {
                    if (!value.isBlank()) {
                        String place = field + said.size();
                        said.put(place, value);
                        uri.queryParam(field, "{" + place + "}");
                    }
                }
            }
        });
        return uri.encode().buildAndExpand(said).toUriString();
    }
}
