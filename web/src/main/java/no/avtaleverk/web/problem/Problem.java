package no.avtaleverk.web.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457).
 *
 * @param type names the kind of problem and never changes
 * @param title the kind in words
 * @param detail this occurrence in words
 * @param instance path of the request
 * @param reasons all that stands against, at once
 * @param more what else helps: the text as it stands now, an error id
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        List<Reason> reasons,
        @JsonAnyGetter Map<String, Object> more) {
    public Problem {
        reasons = List.copyOf(reasons);
        more = Map.copyOf(more);
    }

    /**
     * One reason.
     *
     * @param code names the kind of reason and never changes, such as {@code resolution-missing}
     * @param text in words
     * @param data what it is about, by name
     */
    public record Reason(
            String code, String text, @JsonAnyGetter Map<String, Object> data) {
        public Reason {
            data = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(data));
        }
    }

    Problem with(String name, Object value) {
        var longer = new java.util.LinkedHashMap<>(more);
        longer.put(name, value);
        return new Problem(type, title, status, detail, instance, reasons, longer);
    }
}
