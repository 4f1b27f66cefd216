package no.avtaleverk.templates.ros;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.followup.Sheet;
import no.avtaleverk.model.followup.Sheet.Cause;
import no.avtaleverk.model.followup.Sheet.Fault;
import no.avtaleverk.model.followup.Sheet.Line;
import no.avtaleverk.model.followup.Sheet.Reading;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.ros.RosScenario;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.templates.table.SheetFiles;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Events of a ROS library in files that people bring and take: YAML in the form of the common library, and tables. Both are read into the
 * same table, so that the same is asked of each.
 */
public final class RosEventFiles {
    public static final String YAML = "application/yaml; charset=utf-8";

    private static final String EVENTS = "scenarios";
    private static final int MOST = 1000;
    /** Faults that are told; more help nobody. */
    private static final int MOST_FAULTS = 200;

    private static final Set<String> PLAIN = Set.of("id", "matter", "reviewed", "review-by");
    private static final Set<String> BILINGUAL = Set.of("event", "source");
    private static final Set<String> LISTS = Set.of("areas", "requirements");
    private static final Set<String> ROWS = Set.of("causes", "measures");

    private RosEventFiles() {}

    /**
     * Read a file; what is wrong with its form is said by line. Its words are judged by who keeps the library.
     *
     * @param name of the file, by whose end its kind is known
     */
    public static Reading read(String name, byte[] bytes) {
        String end = name.toLowerCase(Locale.ROOT);
        if (!end.endsWith(".yaml") && !end.endsWith(".yml")) {
            return SheetFiles.read(bytes);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return yaml(text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return faulty(0, "", Cause.NOT_A_TABLE);
        }
    }

    private static Reading yaml(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Node file;
        try {
            // What stands once and is pointed at many times would be many times as long as the file when it is put
            // together.
            for (Event event : new Yaml(options).parse(new StringReader(text))) {
                if (event instanceof AliasEvent) {
                    return faulty(line(event.getStartMark()), "", Cause.NOT_A_TABLE);
                }
            }
            file = new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            return faulty(line(e.getProblemMark()), "", Cause.NOT_A_TABLE);
        } catch (YAMLException e) {
            return faulty(0, "", Cause.NOT_A_TABLE);
        }
        if (file == null) {
            return faulty(0, "", Cause.EMPTY);
        }
        var reader = new YamlReader();
        reader.file(file);
        if (reader.faults.isEmpty() && reader.lines.isEmpty()) {
            return faulty(0, "", Cause.EMPTY);
        }
        return reader.faults.isEmpty()
                ? new Reading.Read(new Sheet(YamlReader.COLUMNS, reader.lines))
                : new Reading.Faulty(reader.faults);
    }

    private static int line(@Nullable Mark mark) {
        return mark == null ? 0 : mark.getLine() + 1;
    }

    private static Reading faulty(int line, String column, Cause cause) {
        return new Reading.Faulty(List.of(new Fault(line, column, cause, "")));
    }

    /** Makes a line of each event, with the line of the file it begins on. */
    private static final class YamlReader {
        private static final List<String> COLUMNS = List.of(
                "id",
                "matter",
                "event-nb",
                "event-nn",
                "areas",
                "requirements",
                "causes-nb",
                "causes-nn",
                "lowers",
                "measures-nb",
                "measures-nn",
                "source-nb",
                "source-nn",
                "reviewed",
                "review-by");

        private final List<Fault> faults = new ArrayList<>();
        private final List<Line> lines = new ArrayList<>();

        void file(Node file) {
            Node events = file;
            if (file instanceof MappingNode mapping) {
                events = null;
                for (NodeTuple one : mapping.getValue()) {
                    if (name(one).equals(EVENTS)) {
                        events = one.getValueNode();
                    } else {
                        fault(one.getKeyNode(), name(one), Cause.UNKNOWN_COLUMN);
                    }
                }
            }
            if (!(events instanceof SequenceNode list)) {
                fault(file, EVENTS, Cause.NOT_A_TABLE);
                return;
            }
            for (Node one : list.getValue()) {
                if (lines.size() >= MOST || faults.size() >= MOST_FAULTS) {
                    fault(one, "", Cause.TOO_MANY_LINES);
                    return;
                }
                event(one);
            }
        }

        private void event(Node event) {
            if (!(event instanceof MappingNode mapping)) {
                fault(event, "", Cause.NOT_A_TABLE);
                return;
            }
            var cells = new LinkedHashMap<String, String>();
            for (NodeTuple one : mapping.getValue()) {
                String name = name(one);
                Node value = one.getValueNode();
                if (PLAIN.contains(name)) {
                    cells.put(name, scalar(value, name));
                } else if (BILINGUAL.contains(name)) {
                    both(value, name, cells);
                } else if (LISTS.contains(name)) {
                    cells.put(name, String.join(", ", list(value, name)));
                } else if (ROWS.contains(name)) {
                    rows(value, name, cells);
                } else {
                    fault(one.getKeyNode(), name, Cause.UNKNOWN_COLUMN);
                }
            }
            lines.add(new Line(line(event.getStartMark()), cells));
        }

        private void both(Node value, String name, Map<String, String> cells) {
            if (!(value instanceof MappingNode words)) {
                fault(value, name, Cause.NOT_A_TABLE);
                return;
            }
            for (NodeTuple one : words.getValue()) {
                String key = name(one);
                if (key.equals("nb") || key.equals("nn")) {
                    cells.put(name + "-" + key, flat(scalar(one.getValueNode(), name)));
                } else {
                    fault(one.getKeyNode(), name + "." + key, Cause.UNKNOWN_COLUMN);
                }
            }
        }

        private List<String> list(Node value, String name) {
            var texts = new ArrayList<String>();
            if (value instanceof SequenceNode list) {
                list.getValue().forEach(one -> texts.add(scalar(one, name)));
            } else {
                fault(value, name, Cause.NOT_A_TABLE);
            }
            return texts;
        }

        private void rows(Node value, String name, Map<String, String> cells) {
            if (!(value instanceof SequenceNode list)) {
                fault(value, name, Cause.NOT_A_TABLE);
                return;
            }
            var columns = new LinkedHashMap<String, List<String>>();
            for (Node row : list.getValue()) {
                if (!(row instanceof MappingNode words)) {
                    fault(row, name, Cause.NOT_A_TABLE);
                    continue;
                }
                var keys =
                        new ArrayList<>(name.equals("measures") ? List.of("nb", "nn", "lowers") : List.of("nb", "nn"));
                for (NodeTuple one : words.getValue()) {
                    String key = name(one);
                    String text = flat(scalar(one.getValueNode(), name));
                    if (!keys.remove(key)) {
                        fault(one.getKeyNode(), name + "." + key, Cause.UNKNOWN_COLUMN);
                    } else if (text.isEmpty()) {
                        fault(one.getValueNode(), name + "." + key, Cause.MISSING);
                    } else {
                        columns.computeIfAbsent(
                                        key.equals("lowers") ? key : name + "-" + key, column -> new ArrayList<>())
                                .add(text);
                    }
                }
                keys.forEach(key -> fault(row, name + "." + key, Cause.MISSING));
            }
            columns.forEach((column, texts) -> cells.put(column, String.join("\n", texts)));
        }

        private String scalar(Node node, String column) {
            if (node instanceof ScalarNode scalar) {
                return Tag.NULL.equals(scalar.getTag()) ? "" : scalar.getValue();
            }
            fault(node, column, Cause.NOT_A_TABLE);
            return "";
        }

        private static String name(NodeTuple tuple) {
            return tuple.getKeyNode() instanceof ScalarNode key ? key.getValue().strip() : "";
        }

        private void fault(Node where, String column, Cause cause) {
            if (faults.size() <= MOST_FAULTS) {
                String shown = column.substring(0, Math.min(column.length(), 60));
                faults.add(new Fault(line(where.getStartMark()), shown, cause, ""));
            }
        }
    }

    private static String flat(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    /** The events in the form of the common library, every text in quotes. */
    public static byte[] yaml(List<RosScenario> scenarios) {
        var text = new StringBuilder(EVENTS + ":\n");
        for (RosScenario one : scenarios) {
            text.append("  - id: ").append(quoted(one.id())).append('\n');
            RequirementId matter = one.matter();
            if (matter != null) {
                text.append("    matter: ").append(quoted(matter.value())).append('\n');
            }
            both(text, "event", one.event());
            list(text, "areas", one.areas());
            list(
                    text,
                    "requirements",
                    one.requirements().stream().map(RequirementId::value).toList());
            if (!one.causes().isEmpty()) {
                text.append("    causes:\n");
                one.causes().forEach(cause -> pair(text, "      - ", "        ", cause));
            }
            if (!one.measures().isEmpty()) {
                text.append("    measures:\n");
                one.measures().forEach(measure -> {
                    text.append("      - lowers: ")
                            .append(quoted(measure.lowers().name().toLowerCase(Locale.ROOT)))
                            .append('\n');
                    pair(text, "        ", "        ", measure.what());
                });
            }
            both(text, "source", one.source());
            text.append("    reviewed: ")
                    .append(quoted(one.reviewed().toString()))
                    .append('\n');
            text.append("    review-by: ")
                    .append(quoted(one.reviewBy().toString()))
                    .append("\n\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void both(StringBuilder text, String key, Bilingual words) {
        text.append("    ").append(key).append(":\n");
        pair(text, "      ", "      ", words);
    }

    private static void pair(StringBuilder text, String first, String second, Bilingual words) {
        text.append(first).append("nb: ").append(quoted(words.nb())).append('\n');
        text.append(second).append("nn: ").append(quoted(words.nn())).append('\n');
    }

    private static void list(StringBuilder text, String key, List<String> values) {
        text.append("    ")
                .append(key)
                .append(": [")
                .append(String.join(
                        ", ", values.stream().map(RosEventFiles::quoted).toList()))
                .append("]\n");
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(letter -> {
            switch (letter) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(letter) || letter == 0x2028 || letter == 0x2029 || letter == 0xfeff) {
                        quoted.append("\\u%04x".formatted(letter));
                    } else {
                        quoted.append((char) letter);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
