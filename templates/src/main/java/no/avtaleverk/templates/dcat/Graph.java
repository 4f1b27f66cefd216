package no.avtaleverk.templates.dcat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** An RDF graph of things with names, each told of in one place, and of things without a name within those. Written in two forms. */
final class Graph {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern LOCAL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

    /** Where words for a kind of thing come from. */
    enum Prefix {
        adms("http://www.w3.org/ns/adms#"),
        dcat("http://www.w3.org/ns/dcat#"),
        dcatap("http://data.europa.eu/r5r/"),
        dct("http://purl.org/dc/terms/"),
        eli("http://data.europa.eu/eli/ontology#"),
        foaf("http://xmlns.com/foaf/0.1/"),
        rdfs("http://www.w3.org/2000/01/rdf-schema#"),
        spdx("http://spdx.org/rdf/terms#"),
        vcard("http://www.w3.org/2006/vcard/ns#"),
        xsd("http://www.w3.org/2001/XMLSchema#");

        private final String space;

        Prefix(String space) {
            this.space = space;
        }

        Iri of(String name) {
            return new Iri(space + name);
        }
    }

    sealed interface Value {}

    record Iri(String address) implements Value {
        Iri {
            if (!address.matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`\\p{Cntrl}]*")) {
                throw new IllegalArgumentException("Not a whole address: '%s'".formatted(address));
            }
        }
    }

    /** @param language as in BCP 47 */
    record Words(String text, String language) implements Value {}

    record Literal(String text, Iri type) implements Value {}

    /** What is said of one thing; itself a value where the thing has no name. */
    static final class Thing implements Value {
        private final Map<Iri, List<Value>> said = new LinkedHashMap<>();

        private Thing(Iri type) {
            say(new Iri(TYPE), type);
        }

        Thing say(Iri property, Value... values) {
            said.computeIfAbsent(property, one -> new ArrayList<>()).addAll(List.of(values));
            return this;
        }
    }

    private final Map<Iri, Thing> things = new LinkedHashMap<>();

    /** Begin to tell of a thing with a name. */
    Thing thing(Iri name, Iri type) {
        return things.computeIfAbsent(name, one -> new Thing(type));
    }

    static Thing nameless(Iri type) {
        return new Thing(type);
    }

    // ---- Turtle -----------------------------------------------------------------------------------------------------

    byte[] turtle() {
        var out = new StringBuilder();
        for (Prefix prefix : Prefix.values()) {
            out.append("@prefix %s: <%s> .\n".formatted(prefix.name(), prefix.space));
        }
        things.forEach((name, thing) -> {
            out.append('\n').append(turtle(name));
            said(thing, "    ", out);
            out.append(" .\n");
        });
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void said(Thing thing, String indent, StringBuilder out) {
        boolean first = true;
        for (var entry : thing.said.entrySet()) {
            out.append(first ? " " : " ;\n" + indent);
            first = false;
            out.append(entry.getKey().address().equals(TYPE) ? "a" : turtle(entry.getKey()));
            boolean one = true;
            for (Value value : entry.getValue()) {
                out.append(one ? " " : ", ");
                one = false;
                turtle(value, indent, out);
            }
        }
    }

    private static void turtle(Value value, String indent, StringBuilder out) {
        switch (value) {
            case Iri iri -> out.append(turtle(iri));
            case Words words -> out.append(quoted(words.text())).append('@').append(words.language());
            case Literal literal ->
                out.append(quoted(literal.text())).append("^^").append(turtle(literal.type()));
            case Thing thing -> {
                out.append('[');
                said(thing, indent + "    ", out);
                out.append(" ]");
            }
        }
    }

    private static String turtle(Iri iri) {
        String brief = brief(iri);
        return brief.equals(iri.address()) ? "<" + brief + ">" : brief;
    }

    private static String quoted(String text) {
        var out = new StringBuilder("\"");
        for (char one : text.toCharArray()) {
            switch (one) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (one < 0x20 || one == 0x7f) {
                        out.append("\\u%04X".formatted((int) one));
                    } else {
                        out.append(one);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    /** With a prefix where one fits, else as it is. */
    private static String brief(Iri iri) {
        for (Prefix prefix : Prefix.values()) {
            if (iri.address().startsWith(prefix.space)
                    && LOCAL.matcher(iri.address().substring(prefix.space.length()))
                            .matches()) {
                return prefix.name() + ":" + iri.address().substring(prefix.space.length());
            }
        }
        return iri.address();
    }

    // ---- JSON-LD ----------------------------------------------------------------------------------------------------

    byte[] jsonLd() {
        var context = new TreeMap<String, Object>();
        for (Prefix prefix : Prefix.values()) {
            context.put(prefix.name(), prefix.space);
        }
        var all = new ArrayList<Object>();
        things.forEach((name, thing) -> {
            var object = new LinkedHashMap<String, Object>();
            object.put("@id", name.address());
            object.putAll(json(thing));
            all.add(object);
        });
        var whole = new LinkedHashMap<String, Object>();
        whole.put("@context", context);
        whole.put("@graph", all);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(whole);
    }

    private static Map<String, Object> json(Thing thing) {
        var object = new LinkedHashMap<String, Object>();
        thing.said.forEach((property, values) -> {
            if (property.address().equals(TYPE)) {
                object.put(
                        "@type",
                        values.stream().map(value -> brief((Iri) value)).toList());
            } else {
                object.put(brief(property), values.stream().map(Graph::json).toList());
            }
        });
        return object;
    }

    private static Map<String, Object> json(Value value) {
        return switch (value) {
            case Iri iri -> Map.of("@id", iri.address());
            case Words words -> new TreeMap<>(Map.of("@value", words.text(), "@language", words.language()));
            case Literal literal -> new TreeMap<>(Map.of("@value", literal.text(), "@type", brief(literal.type())));
            case Thing thing -> json(thing);
        };
    }
}
