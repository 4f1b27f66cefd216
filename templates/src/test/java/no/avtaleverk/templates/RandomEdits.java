package no.avtaleverk.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.DocumentContent;

/** Edits a text as jurists do, at random but the same for the same seed. */
public final class RandomEdits {
    private static final String[] WORDS = {
        "kommunen",
        "helseforetaket",
        "innen",
        "24 timer",
        "skal",
        "varsle",
        "§ 6-2",
        "og",
        "eller",
        "snarest",
        "pasienten",
        "«avklart»",
        "20 °C",
        "(jf. punkt 4.2)",
        "{{kommune}}",
        "–",
        "3 < 4 & 5"
    };

    private final Random random;
    private int added;

    public RandomEdits(long seed) {
        this.random = new Random(seed);
    }

    /**
     * Edit a text.
     *
     * @param share of the clauses that are touched, from 0 to 1
     */
    public Clauses edit(Clauses text, double share) {
        var clauses = new ArrayList<Clause>();
        for (Clause clause : text) {
            if (random.nextDouble() >= share) {
                clauses.add(clause);
                continue;
            }
            switch (random.nextInt(12)) {
                case 0 -> {
                    // taken out
                }
                case 1 -> {
                    clauses.add(clause);
                    clauses.add(fresh(clause.level()));
                }
                case 2 -> clauses.add(random.nextInt(clauses.size() + 1), clause);
                case 3 ->
                    clauses.add(new Clause(
                            clause.id(),
                            1 + random.nextInt(Math.min(6, clause.level() + 1)),
                            clause.number(),
                            clause.text()));
                case 4 ->
                    clauses.add(with(
                            clause,
                            words(clause.text().heading()),
                            clause.text().body()));
                case 5 -> {
                    clauses.add(
                            random.nextInt(clauses.size() + 1),
                            with(clause, clause.text().heading(), body(clause)));
                }
                default -> clauses.add(with(clause, clause.text().heading(), body(clause)));
            }
        }
        if (clauses.isEmpty()) {
            clauses.add(fresh(1));
        }
        return new Clauses(clauses).renumbered();
    }

    /** The content with other clauses. */
    public static DocumentContent with(DocumentContent content, Clauses clauses, int version) {
        return new DocumentContent(
                content.agreement(),
                content.kind(),
                content.title(),
                content.language(),
                version,
                Sha256.of(clauses.canonical()),
                content.parties(),
                content.terms(),
                clauses.list(),
                clauses,
                content.made());
    }

    private static Clause with(Clause clause, String heading, String body) {
        return new Clause(
                clause.id(),
                clause.level(),
                clause.number(),
                ClauseText.parse(heading.isBlank() ? "Uten navn" : heading, body));
    }

    private Clause fresh(int level) {
        return new Clause(
                new ClauseId("ny-" + ++added),
                level,
                "",
                ClauseText.parse("Nytt punkt " + words("om ansvar"), words("Kommunen skal melde fra.") + block()));
    }

    private String block() {
        return switch (random.nextInt(6)) {
            case 0 -> "\n\n- " + words("første ledd") + "\n- " + words("andre ledd");
            case 1 -> "\n\n1. " + words("først") + "\n2. " + words("så");
            case 2 -> "\n\n7. " + words("sju") + "\n8. " + words("åtte");
            case 3 -> "\n\n| Oppgave | Ansvar |\n| " + words("Tilsyn") + " | kommunen |\n| Råd | |";
            case 4 -> "\n\n" + words("Et nytt avsnitt.") + "\n" + words("På to linjer.");
            default -> "";
        };
    }

    private String body(Clause clause) {
        var lines = new ArrayList<>(clause.text().body().lines().toList());
        int edits = 1 + random.nextInt(3);
        for (int i = 0; i < edits; i++) {
            if (lines.isEmpty()) {
                lines.addAll(List.of(words("Kommunen skal melde fra."), ""));
                continue;
            }
            int at = random.nextInt(lines.size());
            switch (random.nextInt(7)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, lines.get(at));
                case 2 -> lines.addAll(at, (block() + "\n").lines().toList());
                case 3 -> lines.add(at, lines.remove(random.nextInt(lines.size())));
                default -> lines.set(at, line(lines.get(at)));
            }
        }
        return String.join("\n", lines);
    }

    /** Other words in a line, its mark kept. */
    private String line(String line) {
        if (line.startsWith("|")) {
            String[] cells = line.substring(1).split("\\|", -1);
            int at = random.nextInt(cells.length);
            cells[at] = at == cells.length - 1 ? cells[at] : " " + words(cells[at].strip()) + " ";
            return "|" + String.join("|", cells);
        }
        String mark = line.replaceFirst("^(- |[0-9]+\\. |).*$", "$1");
        return mark + words(line.substring(mark.length()));
    }

    private String words(String text) {
        var words = new ArrayList<>(List.of(text.split(" ")));
        int edits = 1 + random.nextInt(2);
        for (int i = 0; i < edits; i++) {
            int at = random.nextInt(words.size());
            String word = WORDS[random.nextInt(WORDS.length)];
            switch (random.nextInt(3)) {
                case 0 -> words.set(at, word);
                case 1 -> words.add(at, word);
                default -> {
                    if (words.size() > 1) {
                        words.remove(at);
                    }
                }
            }
        }
        return String.join(" ", words);
    }
}
