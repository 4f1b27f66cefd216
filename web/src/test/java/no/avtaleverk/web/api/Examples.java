package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.web.Client.Reply;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests and answers as they were, for the description of the API. What they are now is written to {@code target/examples}; the
 * approved ones lie beside the description, and a change of either is a change of the API.
 */
public final class Examples {
    private static final Path APPROVED = Path.of("src/main/resources/openapi/examples");
    private static final Path SEEN = Path.of("target/examples");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 4;
    private static final Pattern CHANCE = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
            + "|[0-9a-f]{64}|k-[a-z0-9]{12}|t-[a-z0-9]{14}");

    private final Map<String, String> seen = new TreeMap<>();
    private final Set<String> alike = new TreeSet<>();

    /** Keep a request and its answer; long lists are cut. */
    public void keep(String name, String request, Reply reply) {
        var names = new HashMap<String, String>();
        if (!request.isBlank()) {
            seen.put(name + ".request.json", fixed(JSON.readTree(request), names));
        }
        seen.put(name + ".response.json", fixed(cut(reply.json().deepCopy()), names));
    }

    /** Keep an answer made of authored content, which jurists change without changing the API: only its fields are held. */
    public void keepFields(String name, Reply reply) {
        keep(name, "", reply);
        alike.add(name + ".response.json");
    }

    /** Keep the part of an answer that tells of what the test itself made; other tests run beside it in the same product. */
    public void keepFields(String name, JsonNode part) {
        seen.put(name + ".response.json", fixed(cut(part.deepCopy()), new HashMap<>()));
        alike.add(name + ".response.json");
    }

    /** Hold what was seen against what was approved. */
    public void check() {
        try {
            Files.createDirectories(SEEN);
            for (var one : seen.entrySet()) {
                Files.writeString(SEEN.resolve(one.getKey()), one.getValue());
            }
            for (var one : seen.entrySet()) {
                if (alike.contains(one.getKey())) {
                    assertThat(fields(Files.readString(APPROVED.resolve(one.getKey()))))
                            .as("fields of " + one.getKey())
                            .isEqualTo(fields(one.getValue()));
                    continue;
                }
                assertThat(APPROVED.resolve(one.getKey()))
                        .as("approved example; what was seen is in target/examples")
                        .hasContent(one.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> fields(String json) {
        var fields = new TreeSet<String>();
        collect("", JSON.readTree(json), fields);
        return fields;
    }

    private static void collect(String path, JsonNode node, Set<String> fields) {
        node.properties().forEach(field -> {
            fields.add(path + "/" + field.getKey());
            collect(path + "/" + field.getKey(), field.getValue(), fields);
        });
        if (node instanceof ArrayNode) {
            node.forEach(element -> collect(path + "/*", element, fields));
        }
    }

    private static JsonNode cut(JsonNode node) {
        if (node instanceof ArrayNode array) {
            while (array.size() > MOST) {
                array.remove(array.size() - 1);
            }
            array.forEach(Examples::cut);
        } else if (node instanceof ObjectNode object) {
            object.forEach(Examples::cut);
            if (object.has("entries") && object.path("entries").isNumber()) {
                // How much else there is depends on which tests came before.
                object.put("entries", 9).put("texts", 6);
            }
            if (object.has("score")) {
                object.put("score", 1.5);
            }
            if (object.has("position") && object.has("previous")) {
                object.put("position", object.path("sequence").asLong());
            }
        }
        return node;
    }

    /** Ids and digests that differ on each run become ones that do not, the same one the same within an example. */
    private static String fixed(JsonNode node, Map<String, String> names) {
        var printer = new DefaultPrettyPrinter()
                .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"))
                .withObjectIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
        String text = JSON.writer().with(printer).writeValueAsString(node) + "\n";
        return CHANCE.matcher(text).replaceAll(found -> name(found.group(), names));
    }

    private static String name(String chance, Map<String, String> names) {
        int number = names.size() + 1;
        String fixed;
        if (chance.startsWith("k-")) {
            fixed = "k-%012d".formatted(number);
        } else if (chance.startsWith("t-")) {
            fixed = "t-%014d".formatted(number);
        } else if (chance.length() == 64) {
            fixed = Sha256.of("example " + number).hex();
        } else {
            fixed = "00000000-0000-4000-8000-%012d".formatted(number);
        }
        return names.computeIfAbsent(chance, unnamed -> fixed);
    }
}
