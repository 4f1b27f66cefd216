package no.avtaleverk.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form as it was sent, when what it asked for was not done.
 *
 * @param path it was sent to
 * @param fields all that was sent, by the names of the fields
 */
record Posted(String path, Map<String, List<String>> fields) {
    static Posted of(HttpServletRequest request) {
        var fields = new LinkedHashMap<String, List<String>>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, List.copyOf(Arrays.asList(values))));
        return new Posted(request.getRequestURI(), fields);
    }

    List<String> values(String name) {
        return fields.getOrDefault(name, List.of());
    }
}
