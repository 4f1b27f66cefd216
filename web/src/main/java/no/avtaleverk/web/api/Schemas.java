package no.avtaleverk.web.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.TextCode;
import no.avtaleverk.model.discussion.TopicId;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/** JSON schemas of the records the API takes and answers, made from the records themselves, so that they can not differ. */
final class Schemas {
    private static final String REFERENCE = "#/components/schemas/";

    private static final Map<Type, Map<String, Object>> SIMPLE = Map.ofEntries(
            Map.entry(String.class, Map.of("type", "string")),
            Map.entry(int.class, Map.of("type", "integer", "format", "int32")),
            Map.entry(Integer.class, Map.of("type", "integer", "format", "int32")),
            Map.entry(long.class, Map.of("type", "integer", "format", "int64")),
            Map.entry(Long.class, Map.of("type", "integer", "format", "int64")),
            Map.entry(double.class, Map.of("type", "number", "format", "double")),
            Map.entry(boolean.class, Map.of("type", "boolean")),
            Map.entry(Boolean.class, Map.of("type", "boolean")),
            Map.entry(LocalDate.class, Map.of("type", "string", "format", "date")),
            Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
            Map.entry(AgreementId.class, Map.of("type", "string", "format", "uuid")),
            Map.entry(TopicId.class, Map.of("type", "string", "pattern", "^[a-z0-9][a-z0-9-]{0,35}$")),
            Map.entry(ClauseId.class, Map.of("type", "string", "pattern", "^[a-z0-9][a-z0-9-]{0,35}$")),
            Map.entry(TextCode.class, Map.of("type", "string", "pattern", "^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}$")),
            Map.entry(Sha256.class, Map.of("type", "string", "pattern", "^[0-9a-f]{64}$")),
            Map.entry(
                    PartyId.class, Map.of("type", "string", "pattern", "^(kommune|hf|rhf|ideell)-[0-9]+(-[0-9]{4})?$")),
            Map.entry(RequirementId.class, Map.of("type", "string", "pattern", "^[A-Z0-9]+(-[A-Z0-9]+)+$")),
            Map.entry(Language.class, Map.of("type", "string", "enum", List.of("nb", "nn"))),
            Map.entry(
                    AuditEvent.class,
                    Map.of("type", "object", "description", "What happened, as data; its fields follow from `type`")));

    private final Map<String, Object> schemas = new TreeMap<>();

    /** All schemas made so far, by name. */
    Map<String, Object> all() {
        return schemas;
    }

    /** Make the schemas of every record within a class. */
    Schemas with(Class<?> holder) {
        for (Class<?> type : holder.getDeclaredClasses()) {
            if (type.isRecord()) {
                of(type, holder == Requests.class || type.getSimpleName().endsWith("Given"));
            }
        }
        return this;
    }

    /** The name a type has in the description. */
    static String name(Class<?> type) {
        Class<?> within = type.getEnclosingClass();
        String prefix = within == null || within == Answers.class || within == Requests.class
                ? ""
                : within.getSimpleName().replace("DocumentReader", "").replace("SearchQuery", "Search");
        if (type.isRecord()) {
            prefix = "";
        }
        return prefix + type.getSimpleName().replaceAll("Told$", "");
    }

    /** A reference to, or the whole of, the schema of a type. */
    Map<String, Object> of(Type type, boolean taken) {
        Map<String, Object> simple = SIMPLE.get(type);
        if (simple != null) {
            return new TreeMap<>(simple);
        }
        if (type instanceof ParameterizedType several && several.getRawType() instanceof Class<?> raw) {
            Type[] arguments = several.getActualTypeArguments();
            return Collection.class.isAssignableFrom(raw)
                    ? new TreeMap<>(Map.of("type", "array", "items", of(arguments[0], taken)))
                    : new TreeMap<>(Map.of("type", "object", "additionalProperties", of(arguments[1], taken)));
        }
        if (type instanceof Class<?> named) {
            String name = name(named);
            if (!schemas.containsKey(name)) {
                schemas.put(name, Map.of()); // so that a record within itself ends
                schemas.put(name, named.isEnum() ? constants(named) : record(named, taken));
            }
            return new TreeMap<>(Map.of("$ref", REFERENCE + name));
        }
        throw new IllegalArgumentException("No schema for " + type);
    }

    private static Map<String, Object> constants(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return Map.of(
                "type",
                "string",
                "enum",
                constants == null
                        ? List.of()
                        : Arrays.stream(constants).map(Object::toString).toList());
    }

    private Map<String, Object> record(Class<?> type, boolean taken) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (RecordComponent component : type.getRecordComponents()) {
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            Map<String, Object> schema = of(component.getGenericType(), taken);
            properties.put(component.getName(), optional && taken ? orNull(schema) : schema);
            if (!optional) {
                required.add(component.getName());
            }
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (taken) {
            schema.put("additionalProperties", false);
        }
        return type == PartyGiven.class ? alone(schema) : schema;
    }

    /** A party may also be given as its number alone. */
    private static Map<String, Object> alone(Map<String, Object> schema) {
        return Map.of(
                "anyOf",
                List.of(
                        Map.of("type", "string", "description", "Municipality number, organisation number or party id"),
                        schema));
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        if (schema.get("type") instanceof String one && !schema.containsKey("enum")) {
            var either = new TreeMap<>(schema);
            either.put("type", List.of(one, "null"));
            return either;
        }
        return new TreeMap<>(Map.of("anyOf", List.of(schema, Map.of("type", "null"))));
    }
}
