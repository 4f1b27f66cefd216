package no.avtaleverk.web.page;

import java.util.Collection;
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
        var said = new TreeMap<>(fields);
        said.keySet().retainAll(known);
        said.values().removeIf(String::isBlank);
        var uri = UriComponentsBuilder.fromPath(path);
        said.keySet().forEach(field -> uri.queryParam(field, "{" + field + "}"));
        return uri.encode().buildAndExpand(said).toUriString();
    }
}
