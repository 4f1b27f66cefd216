package no.avtaleverk.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever body the API takes: {@code null} in the place of anything is told as what it is, in the asker's language. */
@RunningProduct
class HolesTests {
    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private @Nullable RequestMappingHandlerMapping mappings;

    /** A request that takes a record as its body. */
    private record Asking(String method, String path, Class<?> body) {}

    private List<Asking> everyBody(String agreement, String clause) {
        return Objects.requireNonNull(mappings).getHandlerMethods().entrySet().stream()
                .flatMap(entry -> body(entry.getValue().getMethod())
                        .map(type -> new Asking(
                                entry.getKey()
                                        .getMethodsCondition()
                                        .getMethods()
                                        .iterator()
                                        .next()
                                        .name(),
                                entry.getKey()
                                        .getPatternValues()
                                        .iterator()
                                        .next()
                                        .replace("/agreements/{id}", "/agreements/" + agreement)
                                        .replace("{clause}", clause)
                                        .replace("{resolution}", "0".repeat(64))
                                        .replaceAll("\\{[a-zA-Z]+}", "1"),
                                type)))
                .toList();
    }

    private static Stream<Class<?>> body(Method method) {
        return Stream.of(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .<Class<?>>map(Parameter::getType)
                .filter(Class::isRecord);
    }

    /** Bodies with one hole each, in a list, a set or a map, however deep. */
    private static Stream<String> holes(Class<?> body) {
        return Stream.of(body.getRecordComponents())
                .flatMap(field -> holes(field).map(value -> "{\"" + field.getName() + "\": " + value + "}"));
    }

    private static Stream<String> holes(RecordComponent field) {
        if (field.getType().isRecord() && isOurs(field.getType())) {
            return holes(field.getType());
        }
        if (!(field.getGenericType() instanceof ParameterizedType held)) {
            return Stream.empty();
        }
        Type[] of = held.getActualTypeArguments();
        Type content = of[of.length - 1];
        Stream<String> within =
                content instanceof Class<?> one && one.isRecord() && isOurs(one) ? holes(one) : Stream.<String>empty();
        if (Collection.class.isAssignableFrom(field.getType())) {
            return Stream.concat(Stream.of("[null]"), within.map(value -> "[" + value + "]"));
        }
        return Map.class.isAssignableFrom(field.getType())
                ? Stream.concat(Stream.of("{\"a\": null}"), within.map(value -> "{\"a\": " + value + "}"))
                : Stream.empty();
    }

    /** Bodies with one date each, however deep. */
    private static Stream<String> dated(Class<?> body, String date) {
        return Stream.of(body.getRecordComponents())
                .flatMap(field -> dated(field.getType(), field.getGenericType(), date)
                        .map(value -> "{\"" + field.getName() + "\": " + value + "}"));
    }

    private static Stream<String> dated(Class<?> type, Type generic, String date) {
        if (type.equals(LocalDate.class)) {
            return Stream.of("\"" + date + "\"");
        }
        if (type.isRecord() && isOurs(type)) {
            return dated(type, date);
        }
        if (!(generic instanceof ParameterizedType held)) {
            return Stream.empty();
        }
        Type[] of = held.getActualTypeArguments();
        Stream<String> within =
                of[of.length - 1] instanceof Class<?> one ? dated(one, one, date) : Stream.<String>empty();
        return Collection.class.isAssignableFrom(type)
                ? within.map(value -> "[" + value + "]")
                : within.map(value -> "{\"a\": " + value + "}");
    }

    @Test
    void aDateNoAgreementCanBeAboutIsRefusedWhereverItStands() {
        var writing = new Writing(port);
        String path = writing.draft("Datoar");
        String clause = writing.read(path + "/draft").at("/clauses/0/id").asString();
        List<Asking> all = everyBody(path.substring(path.lastIndexOf('/') + 1), clause);
        for (String date : List.of("0001-01-01", "1899-12-31", "2201-01-01", "+999999999-12-31")) {
            int tried = 0;
            for (Asking asking : all) {
                for (String body : dated(asking.body(), date).toList()) {
                    Reply reply = send(asking, body);
                    assertThat(reply.status())
                            .as("%s %s %s: %s", asking.method(), asking.path(), body, reply.text())
                            .isEqualTo(400);
                    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
                    assertThat(reply.json().path("detail").asString())
                            .as(body)
                            .isNotBlank()
                            .doesNotContain("JSON")
                            .doesNotContain("LocalDate");
                    tried++;
                }
            }
            assertThat(tried).isGreaterThan(20);
        }
    }

    /** A record of the API's own; the values of the model are written as plain strings. */
    private static boolean isOurs(Class<?> type) {
        return type.getPackage().equals(Requests.class.getPackage());
    }

    @Test
    void aHoleInAListIsToldWithItsPlace() {
        var writing = new Writing(port);
        String path = writing.draft("Hol i lister");
        String clause = writing.read(path + "/draft").at("/clauses/0/id").asString();
        int tried = 0;
        for (Asking asking : everyBody(path.substring(path.lastIndexOf('/') + 1), clause)) {
            for (String body : holes(asking.body()).toList()) {
                Reply reply = send(asking, body);
                assertThat(reply.status())
                        .as("%s %s %s: %s", asking.method(), asking.path(), body, reply.text())
                        .isEqualTo(400);
                assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
                assertThat(reply.header("Content-Language")).isEqualTo("nn");
                assertThat(reply.json().path("detail").asString())
                        .as(body)
                        .containsAnyOf("[0]", ".a", "«a»")
                        .doesNotContain("JSON");
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(25);
    }

    @Test
    void nothingInThePlaceOfAnythingIsNoErrorOfOurs() {
        var writing = new Writing(port);
        String path = writing.draft("Ingenting");
        String clause = writing.read(path + "/draft").at("/clauses/0/id").asString();
        List<Asking> all = everyBody(path.substring(path.lastIndexOf('/') + 1), clause);
        assertThat(all).hasSizeGreaterThan(25);
        for (Asking asking : all) {
            Stream<String> withNull =
                    Stream.of(asking.body().getRecordComponents()).map(field -> "{\"" + field.getName() + "\": null}");
            for (String body : Stream.concat(Stream.of("null", "{}", "[]", "[null]", "\"\""), withNull)
                    .toList()) {
                assertThat(send(asking, body).status())
                        .as("%s %s %s", asking.method(), asking.path(), body)
                        .isLessThan(500);
            }
        }
    }

    private Reply send(Asking asking, String body) {
        return Client.as("siri.giske", port)
                .with("Accept-Language", "nn")
                .with("If-Match", "\"1\"")
                .call(
                        asking.method(),
                        asking.path(),
                        "application/json",
                        body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
