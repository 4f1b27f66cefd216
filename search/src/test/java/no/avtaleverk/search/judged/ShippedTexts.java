package no.avtaleverk.search.judged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.search.MemoryStore;
import no.avtaleverk.search.Region;

/**
 * The clauses of the fourteen standard texts and the clauses common to them, each once, in both målformer. They are read as plain
 * text, since this module must not depend on the one that ships them. What a person fills in is filled in with what is suggested.
 */
final class ShippedTexts {
    static final Path RESOURCES = Path.of("..", "templates", "src", "main", "resources", "agreement");

    private static final LocalDate DAY = LocalDate.of(2026, 1, 2);
    private static final Pattern QUOTED_PAIR =
            Pattern.compile("\\{nb: \"((?:[^\"\\\\]|\\\\.)*)\", nn: \"((?:[^\"\\\\]|\\\\.)*)\"}");
    private static final Pattern FIELD = Pattern.compile("\\{\\{([a-z0-9-]+)}}");
    private static final Map<String, String> PARTIES = Map.of(
            "kommune", "Vaksdal kommune",
            "helseforetak", "Helse Bergen HF",
            "rhf", "Helse Vest RHF",
            "helsefellesskap", "Helsefellesskapet i Bergen");

    private final List<Standard> standards = new ArrayList<>();

    /** One file. */
    record Standard(Bilingual title, List<Passage> passages) {}

    /** One clause. */
    record Passage(String id, Bilingual heading, Bilingual body) {}

    ShippedTexts() throws IOException {
        standards.add(read("common-clauses"));
        standards.add(read("overordnet-samarbeidsavtale"));
        for (int number = 1; number <= 13; number++) {
            standards.add(read("delavtale-" + number));
        }
    }

    List<Passage> passages() {
        return standards.stream()
                .flatMap(standard -> standard.passages.stream())
                .toList();
    }

    /** A store with every text concluded in one målform, so that everybody may read it. */
    MemoryStore store(Language language) {
        var store = new MemoryStore();
        AgreementParty kommune = AgreementParty.of(Region.VAKSDAL, "Vaksdal kommune");
        for (Standard standard : standards) {
            var clauses = new ArrayList<Clause>();
            for (Passage passage : standard.passages) {
                clauses.add(new Clause(
                        new ClauseId(passage.id),
                        1,
                        "",
                        ClauseText.parse(passage.heading.in(language), passage.body.in(language))));
            }
            var head = new Head(
                    standard.title.in(language),
                    language,
                    List.of(kommune, AgreementParty.of(Region.HELSE_BERGEN, "Helse Bergen HF")),
                    new Terms(DAY, null, EntryIntoForce.AS_REGISTERED),
                    Map.of("kommune", kommune.name()),
                    Set.of(),
                    false);
            store.store(Agreement.register(
                    AgreementId.random(),
                    AgreementKind.SUB_AGREEMENT,
                    Origin.WRITTEN,
                    head,
                    new Clauses(clauses).renumbered(),
                    List.of(),
                    Facts.NONE,
                    "",
                    Region.TRUST_JURIST,
                    Region.noon(DAY),
                    DAY));
        }
        return store;
    }

    private static Standard read(String name) throws IOException {
        List<String> lines = Files.readAllLines(RESOURCES.resolve(name + ".yaml"));
        Map<String, Bilingual> answers = answers(lines);
        var passages = new ArrayList<Passage>();
        String titleNb = "Felles punkter";
        String titleNn = "Felles punkt";
        String id = null;
        Bilingual heading = new Bilingual("-", "-");
        Map<String, StringBuilder> body = new LinkedHashMap<>();
        StringBuilder into = null;
        boolean inText = false;
        for (String line : lines) {
            if (line.startsWith("  - ")) {
                if (id != null) {
                    passages.add(passage(id, heading, body, answers));
                }
                id = line.startsWith("  - id: ") ? line.substring(9, line.length() - 1) : null;
                body = new LinkedHashMap<>();
                inText = false;
            } else if (line.startsWith("    heading: ")) {
                heading = pair(line);
            } else if (line.equals("    text:")) {
                inText = true;
            } else if (inText && (line.startsWith("      nb:") || line.startsWith("      nn:"))) {
                into = body.computeIfAbsent(line.substring(6, 8), key -> new StringBuilder());
            } else if (inText && into != null && (line.startsWith("        ") || line.isBlank())) {
                into.append(line.strip()).append('\n');
            } else if (line.startsWith("    ")) {
                inText = false;
            } else if (line.startsWith("  nb: ") && passages.isEmpty() && titleNb.equals("Felles punkter")) {
                titleNb = line.substring(7, line.length() - 1);
            } else if (line.startsWith("  nn: ") && passages.isEmpty() && titleNn.equals("Felles punkt")) {
                titleNn = line.substring(7, line.length() - 1);
            }
        }
        if (id != null) {
            passages.add(passage(id, heading, body, answers));
        }
        if (passages.isEmpty()) {
            throw new IllegalStateException("No clauses in " + name);
        }
        return new Standard(new Bilingual(titleNb, titleNn), passages);
    }

    private static Passage passage(
            String id, Bilingual heading, Map<String, StringBuilder> body, Map<String, Bilingual> answers) {
        return new Passage(
                id,
                heading,
                new Bilingual(
                        filled(body.getOrDefault("nb", new StringBuilder()), Language.BOKMAL, answers),
                        filled(body.getOrDefault("nn", new StringBuilder()), Language.NYNORSK, answers)));
    }

    /** What is suggested as answer to each question a text asks. */
    private static Map<String, Bilingual> answers(List<String> lines) {
        var answers = new HashMap<String, Bilingual>();
        String key = "";
        for (String line : lines) {
            if (line.startsWith("  - key: ")) {
                key = line.substring(10, line.length() - 1);
            } else if (line.startsWith("    default: ")) {
                answers.put(key, pair(line));
            }
        }
        return answers;
    }

    private static Bilingual pair(String line) {
        Matcher pair = QUOTED_PAIR.matcher(line);
        if (!pair.find()) {
            throw new IllegalStateException("No pair of wordings in " + line);
        }
        return new Bilingual(unescaped(pair.group(1)), unescaped(pair.group(2)));
    }

    private static String unescaped(String quoted) {
        return quoted.replace("\\\"", "\"");
    }

    private static String filled(StringBuilder text, Language language, Map<String, Bilingual> answers) {
        return FIELD.matcher(text)
                .replaceAll(field -> {
                    Bilingual answer = answers.get(field.group(1));
                    return Matcher.quoteReplacement(
                            answer != null
                                    ? answer.in(language)
                                    : PARTIES.getOrDefault(field.group(1), "[" + field.group(1) + "]"));
                })
                .strip();
    }
}
