package no.avtaleverk.web.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import no.avtaleverk.web.open.OpenAnswers;
import no.avtaleverk.web.problem.ProblemKind;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API in OpenAPI 3.1: written out from the short hand of {@code openapi/openapi.yaml}, which explains itself. */
final class ApiDescription {
    private static final String FOLDER = "openapi/";
    private static final String OPEN_DATA = "/api/v1/open";
    private static final Pattern IN_PATH = Pattern.compile("\\{([a-z]+)}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, Map<String, Object>> PATH_SCHEMAS = Map.of(
            "number", Map.of("type", "integer", "minimum", 1),
            "clause", Map.of("type", "string", "pattern", "^[a-z0-9][a-z0-9-]{0,35}$"),
            "topic", Map.of("type", "string", "pattern", "^[a-z0-9][a-z0-9-]{0,35}$"),
            "comment", Map.of("type", "integer", "minimum", 0),
            "mandate", Map.of("type", "string", "pattern", "^[a-z0-9-]{1,40}$"),
            "requirement", Map.of("type", "string", "pattern", "^[A-Z0-9]+(-[A-Z0-9]+)+$"),
            "id", Map.of("type", "string", "format", "uuid"));

    private static final Map<String, String> PATH_WORDS = Map.of(
            "number", "Number of the version",
            "clause", "Id of the clause",
            "topic", "Id of the comment, proposal or returned document",
            "mandate", "Id of the mandate",
            "comment", "Number of the comment in its topic, 0 for the one that opened it",
            "requirement", "Id of the requirement",
            "id", "Id of the agreement or import");

    private final Map<String, Object> parameters;

    private ApiDescription(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /** Read and write out the description. */
    static Map<String, Object> load() {
        Map<String, Object> written = object(yaml(FOLDER + "openapi.yaml"));
        var description = new ApiDescription(object(written.get("parameters")));
        var openapi = new LinkedHashMap<>(written);
        openapi.remove("parameters");
        var paths = new LinkedHashMap<String, Object>();
        object(written.get("paths")).forEach((path, methods) -> {
            var operations = new LinkedHashMap<String, Object>();
            object(methods)
                    .forEach((method, operation) ->
                            operations.put(method, description.operation(path, object(operation))));
            paths.put(path, operations);
        });
        openapi.put("paths", paths);
        openapi.put("components", components());
        return openapi;
    }

    private Map<String, Object> operation(String path, Map<String, Object> hand) {
        var operation = new LinkedHashMap<String, Object>();
        for (String as : List.of("operationId", "tags", "summary", "description")) {
            if (hand.containsKey(as)) {
                operation.put(as, hand.get(as));
            }
        }
        boolean open = Boolean.TRUE.equals(hand.get("open"));
        if (open) {
            operation.put("security", List.of());
        }
        List<Object> all = parameters(path, list(hand.get("parameters")));
        if (!all.isEmpty()) {
            operation.put("parameters", all);
        }
        String example = hand.get("example") instanceof String name ? name : null;
        if (Boolean.TRUE.equals(hand.get("upload"))) {
            operation.put("requestBody", upload());
        } else if (hand.get("body") instanceof String body) {
            operation.put(
                    "requestBody",
                    Map.of(
                            "required",
                            !Boolean.TRUE.equals(hand.get("body-optional")),
                            "content",
                            Map.of("application/json", content(reference(body), example, "request"))));
        }
        if (path.equals(OPEN_DATA) || path.startsWith(OPEN_DATA + "/")) {
            var also = new LinkedHashMap<String, Object>();
            also.put("304", "Not modified: `If-None-Match` has the tag of what would be sent");
            also.putAll(object(hand.get("also")));
            hand.put("also", also);
        }
        operation.put("responses", responses(hand, example, open));
        return operation;
    }

    private List<Object> parameters(String path, List<Object> names) {
        var all = new ArrayList<>();
        var found = IN_PATH.matcher(path);
        while (found.find()) {
            String name = found.group(1);
            all.add(ordered(
                    "name",
                    name,
                    "in",
                    "path",
                    "required",
                    true,
                    "description",
                    PATH_WORDS.getOrDefault(name, name),
                    "schema",
                    PATH_SCHEMAS.getOrDefault(name, Map.of("type", "string"))));
        }
        for (Object key : names) {
            var parameter = new LinkedHashMap<String, Object>();
            parameter.put("name", key);
            Object known = parameters.get(String.valueOf(key));
            if (known == null) {
                throw new IllegalStateException(
                        "%s asks for the parameter %s, which is not described".formatted(path, key));
            }
            parameter.putAll(object(known));
            all.add(parameter);
        }
        return all;
    }

    private static Map<String, Object> responses(Map<String, Object> hand, @Nullable String example, boolean open) {
        var responses = new LinkedHashMap<String, Object>();
        object(hand.get("answers")).forEach((status, answer) -> responses.put(status, response(answer, example)));
        object(hand.get("also")).forEach((status, words) -> responses.put(status, Map.of("description", words)));
        var errors = new TreeSet<Integer>();
        list(hand.get("errors")).forEach(status -> errors.add((Integer) status));
        if (!open) {
            errors.add(401);
        }
        errors.add(500);
        errors.forEach(status ->
                responses.put(String.valueOf(status), Map.of("$ref", "#/components/responses/Problem" + status)));
        return responses;
    }

    private static Map<String, Object> response(Object answer, @Nullable String example) {
        String name = answer instanceof List<?> several ? String.valueOf(several.getFirst()) : String.valueOf(answer);
        if (name.isEmpty()) {
            return Map.of("description", "Done");
        }
        var headers = Map.of(
                "ETag",
                Map.of(
                        "description",
                        "Tag to send back in If-Match, where the operation gives one",
                        "schema",
                        Map.of("type", "string")));
        if (name.contains("/")) {
            return ordered("description", "The file", "headers", headers, "content", files(name, example));
        }
        Map<String, Object> schema = name.equals("object") ? Map.of("type", "object") : reference(name);
        return ordered(
                "description",
                name,
                "headers",
                headers,
                "content",
                Map.of(
                        "application/json",
                        content(
                                answer instanceof List<?> ? Map.of("type", "array", "items", schema) : schema,
                                example,
                                "response")));
    }

    /** @param names of media types, parted by blanks */
    private static Map<String, Object> files(String names, @Nullable String example) {
        var content = new LinkedHashMap<String, Object>();
        for (String name : names.split(" ")) {
            content.put(name, file(example));
        }
        return content;
    }

    private static Map<String, Object> file(@Nullable String example) {
        String path = FOLDER + "examples/" + example + ".response.xml";
        if (example == null || ApiDescription.class.getClassLoader().getResource(path) == null) {
            return Map.of("schema", Map.of("type", "string", "format", "binary"));
        }
        try (InputStream stream = open(path)) {
            return ordered(
                    "schema",
                    Map.of("type", "string"),
                    "example",
                    new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> content(Map<String, Object> schema, @Nullable String example, String side) {
        var content = new LinkedHashMap<String, Object>();
        content.put("schema", schema);
        String path = FOLDER + "examples/" + example + "." + side + ".json";
        if (example != null && ApiDescription.class.getClassLoader().getResource(path) != null) {
            try (InputStream stream = open(path)) {
                content.put("example", JSON.readValue(stream, Object.class));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return content;
    }

    private static Map<String, Object> upload() {
        var file = Map.of("type", "string", "format", "binary", "description", "The file, of up to 50 MB");
        return Map.of(
                "required",
                true,
                "content",
                Map.of(
                        "multipart/form-data",
                        Map.of(
                                "schema",
                                ordered(
                                        "type",
                                        "object",
                                        "properties",
                                        Map.of("file", file),
                                        "required",
                                        List.of("file")))));
    }

    private static Map<String, Object> components() {
        var schemas = new Schemas()
                .with(Requests.class)
                .with(Answers.class)
                .with(Endings.class)
                .with(Histories.class)
                .with(Registrations.class)
                .with(OpenAnswers.class);
        schemas.of(no.avtaleverk.search.SearchQuery.Kind.class, true);
        var all = new TreeMap<>(schemas.all());
        all.put("ProblemReason", reason());
        all.put("Problem", problem());
        var responses = new TreeMap<String, Object>();
        for (ProblemKind kind : ProblemKind.values()) {
            responses.computeIfAbsent("Problem" + kind.status(), name -> problems(kind.status()));
        }
        return ordered(
                "schemas",
                all,
                "responses",
                responses,
                "securitySchemes",
                Map.of(
                        "basic",
                        Map.of(
                                "type",
                                "http",
                                "scheme",
                                "basic",
                                "description",
                                "The sample users, when no issuer is configured"),
                        "session",
                        Map.of(
                                "type",
                                "apiKey",
                                "in",
                                "cookie",
                                "name",
                                "avtaleverk-session",
                                "description",
                                "Signed in on the pages; changes also need the token of the page in X-CSRF-TOKEN")));
    }

    private static Map<String, Object> problems(int status) {
        var types = new ArrayList<String>();
        for (ProblemKind kind : ProblemKind.values()) {
            if (kind.status() == status) {
                types.add("`" + kind.type() + "`");
            }
        }
        return Map.of(
                "description",
                String.join(" or ", types),
                "content",
                Map.of("application/problem+json", Map.of("schema", reference("Problem"))));
    }

    private static Map<String, Object> problem() {
        var types = new ArrayList<String>();
        for (ProblemKind kind : ProblemKind.values()) {
            types.add(kind.type());
        }
        Map<String, Object> text = Map.of("type", "string");
        return ordered(
                "type",
                "object",
                "description",
                "Problem details (RFC 9457)",
                "properties",
                ordered(
                        "type", Map.of("type", "string", "enum", types),
                        "title", text,
                        "status", Map.of("type", "integer"),
                        "detail", text,
                        "instance", text,
                        "reasons", Map.of("type", "array", "items", reference("ProblemReason")),
                        "errorId", text,
                        "yours", words("The words that were sent, when someone else changed the clause"),
                        "now", words("The words that stand there now, when someone else changed the clause")),
                "required",
                List.of("type", "title", "status", "detail"));
    }

    private static Map<String, Object> words(String description) {
        Map<String, Object> text = Map.of("type", "string");
        return ordered(
                "type",
                "object",
                "description",
                description,
                "properties",
                ordered("heading", text, "text", text, "sha256", text));
    }

    private static Map<String, Object> reason() {
        return ordered(
                "type",
                "object",
                "description",
                "One reason; beside code and text the data it is about, by name",
                "properties",
                ordered(
                        "code", Map.of("type", "string", "examples", List.of("resolution-missing")),
                        "text", Map.of("type", "string"),
                        "field", Map.of("type", "string")),
                "required",
                List.of("code", "text"),
                "additionalProperties",
                true);
    }

    private static Map<String, Object> reference(String schema) {
        return Map.of("$ref", "#/components/schemas/" + schema);
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return map;
    }

    private static Object yaml(String path) {
        try (InputStream stream = open(path)) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) {
        InputStream stream = ApiDescription.class.getClassLoader().getResourceAsStream(path);
        if (stream == null) {
            throw new IllegalStateException(path + " is not in the jar");
        }
        return stream;
    }

    private static Map<String, Object> object(@Nullable Object value) {
        var object = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, one) -> object.put(String.valueOf(key), one));
        }
        return object;
    }

    private static List<Object> list(@Nullable Object value) {
        return value instanceof List<?> list ? new ArrayList<>(list) : List.of();
    }
}
