package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.RunningProduct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The description is complete and true: it is held against every controller of the API. */
@RunningProduct
class ApiDescriptionTests {
    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private @Nullable RequestMappingHandlerMapping mapping;

    private JsonNode description() {
        return Client.nobody(port).get("/api/v1/openapi.json").json();
    }

    /** Every operation of the API by method and path. */
    private Map<String, HandlerMethod> operations() {
        var operations = new TreeMap<String, HandlerMethod>();
        java.util.Objects.requireNonNull(mapping)
                .getHandlerMethods()
                .forEach((info, method) -> info.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/"))
                        .forEach(path -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> operations.put(
                                        verb.name().toLowerCase(java.util.Locale.ROOT) + " " + path, method))));
        assertThat(operations).hasSizeGreaterThan(40);
        return operations;
    }

    @Test
    void isServedToEveryoneAsOpenApi31() {
        JsonNode description = description();
        assertThat(description.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(description.path("paths").size()).isGreaterThan(30);
    }

    @Test
    void everyOperationIsDescribedAndNoOther() {
        var described = new TreeSet<String>();
        description().path("paths").properties().forEach(path -> path.getValue()
                .propertyNames()
                .forEach(verb -> described.add(verb + " " + path.getKey())));
        assertThat(described).isEqualTo(operations().keySet());
    }

    @Test
    void everyParameterIsDescribedAndNoOther() {
        JsonNode paths = description().path("paths");
        operations().forEach((name, method) -> {
            var described = new TreeSet<String>();
            for (JsonNode parameter : operation(paths, name).path("parameters")) {
                described.add(parameter.path("in").asString() + " "
                        + parameter.path("name").asString()
                        + (parameter.path("required").asBoolean() ? "!" : ""));
            }
            assertThat(described).as(name).isEqualTo(parameters(method));
        });
    }

    private static Set<String> parameters(HandlerMethod method) {
        var parameters = new TreeSet<String>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
            var query = parameter.getParameterAnnotation(RequestParam.class);
            if (query != null) {
                boolean required = query.required() && query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
                parameters.add("query " + parameter.getParameterName() + (required ? "!" : ""));
            }
            if (parameter.hasParameterAnnotation(PathVariable.class)) {
                parameters.add("path " + parameter.getParameterName() + "!");
            }
            var header = parameter.getParameterAnnotation(RequestHeader.class);
            if (header != null) {
                parameters.add("header " + header.value() + (header.required() ? "!" : ""));
            }
        }
        return parameters;
    }

    @Test
    void everyBodyIsDescribedAsItIsTaken() {
        JsonNode paths = description().path("paths");
        operations().forEach((name, method) -> {
            JsonNode body = operation(paths, name).path("requestBody");
            String taken = "";
            boolean required = false;
            for (MethodParameter parameter : method.getMethodParameters()) {
                var annotation = parameter.getParameterAnnotation(RequestBody.class);
                if (annotation != null) {
                    taken = Schemas.name(parameter.getParameterType());
                    required = annotation.required();
                }
                if (parameter.hasParameterAnnotation(RequestPart.class)) {
                    taken = "file";
                    required = true;
                }
            }
            String schema = body.at("/content/application~1json/schema/$ref").asString("");
            String described = body.at("/content/multipart~1form-data").isMissingNode()
                    ? schema.substring(schema.lastIndexOf('/') + 1)
                    : "file";
            assertThat(described).as(name).isEqualTo(taken);
            assertThat(body.path("required").asBoolean(false)).as(name).isEqualTo(required);
        });
    }

    @Test
    void everyAnswerIsDescribedAsItIsGiven() {
        JsonNode paths = description().path("paths");
        operations().forEach((name, method) -> {
            JsonNode responses = operation(paths, name).path("responses");
            JsonNode good = responses
                    .propertyStream()
                    .filter(response -> response.getKey().startsWith("2"))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow();
            JsonNode schema = good.at("/content/application~1json/schema");
            String reference =
                    schema.at("/$ref").asString(schema.at("/items/$ref").asString(""));
            assertThat(reference.substring(reference.lastIndexOf('/') + 1))
                    .as(name)
                    .isEqualTo(answer(method.getMethod().getGenericReturnType()));
        });
    }

    /** The name of the schema of an answer; empty when it is no record of ours. */
    private static String answer(Type type) {
        if (type instanceof ParameterizedType several
                && (several.getRawType() == ResponseEntity.class || several.getRawType() == List.class)) {
            return answer(several.getActualTypeArguments()[0]);
        }
        return type instanceof Class<?> named
                        && named.getEnclosingClass() != null
                        && Set.of(Answers.class, Endings.class, Histories.class, Registrations.class)
                                .contains(named.getEnclosingClass())
                ? Schemas.name(named)
                : "";
    }

    @Test
    void everyErrorThatCanBeMetIsDescribed() {
        JsonNode paths = description().path("paths");
        operations().forEach((name, method) -> {
            Set<String> statuses = operation(paths, name)
                    .path("responses")
                    .propertyStream()
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            assertThat(statuses).as(name).contains("500");
            if (!name.endsWith("openapi.json")
                    && !name.contains("/api/v1/log/heads")
                    && !name.contains("/api/v1/open")) {
                assertThat(statuses).as(name).contains("401");
            }
            Set<String> parameters = parameters(method);
            if (name.contains("{id}")) {
                assertThat(statuses).as(name).contains("404");
            }
            if (parameters.contains("header If-Match!")) {
                assertThat(statuses).as(name).contains("428", "409", "400");
            }
            boolean takesBody = java.util.Arrays.stream(method.getMethodParameters())
                    .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class)
                            || parameter.hasParameterAnnotation(RequestPart.class));
            if (takesBody) {
                assertThat(statuses).as(name).contains("400", "413", "415");
            }
        });
    }

    @Test
    void everyReferenceLeadsSomewhereAndNoSchemaIsLeftOver() {
        JsonNode description = description();
        var used = new TreeSet<String>();
        collect(description, used);
        assertThat(used).isNotEmpty().allSatisfy(reference -> assertThat(
                        description.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
        var there = new TreeSet<String>();
        description
                .at("/components/schemas")
                .propertyNames()
                .forEach(name -> there.add("#/components/schemas/" + name));
        assertThat(used).containsAll(there);
    }

    @Test
    void operationsHaveNamesOfTheirOwnAndExamplesWhereTheyTakeMost() {
        var names = new TreeSet<String>();
        int examples = 0;
        for (JsonNode path : description().path("paths")) {
            for (JsonNode operation : path) {
                assertThat(names.add(operation.path("operationId").asString())).isTrue();
                assertThat(operation.path("summary").asString()).isNotBlank();
                examples += operation.findValues("example").size();
            }
        }
        assertThat(examples).isGreaterThan(25);
    }

    private static JsonNode operation(JsonNode paths, String name) {
        String[] parts = name.split(" ", 2);
        return paths.path(parts[1]).path(parts[0]);
    }

    private static void collect(JsonNode node, Set<String> references) {
        if (node.path("$ref").isString()) {
            references.add(node.path("$ref").asString());
        }
        node.forEach(child -> collect(child, references));
    }
}
