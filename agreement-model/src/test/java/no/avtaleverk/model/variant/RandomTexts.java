package no.avtaleverk.model.variant;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;

/** Texts that look like agreements, and people who change them; the same for the same seed. */
final class RandomTexts {
    private static final List<String> WORDS = List.of(
            "kommunen",
            "helseforetaket",
            "skal",
            "pasient",
            "innen",
            "to",
            "dager",
            "varsle",
            "om",
            "utskrivning",
            "ansvar",
            "for",
            "og",
            "i",
            "samarbeidsutvalget",
            "§ 6-2",
            "plan",
            "opplæring",
            "kr 1,5",
            "{{kommune}}");

    private final Random random;

    RandomTexts(long seed) {
        this.random = new Random(seed);
    }

    String words(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                int mark = random.nextInt(20);
                text.append(mark == 0 ? ".\n\n- " : mark == 1 ? ", " : mark == 2 ? ". " : " ");
            }
            text.append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }

    Clause clause(String id) {
        return new Clause(
                new ClauseId(id), 1 + random.nextInt(2), "", ClauseText.parse(words(3), words(random.nextInt(60))));
    }

    Clauses text(int clauses) {
        var list = new ArrayList<Clause>();
        for (int i = 0; i < clauses; i++) {
            list.add(clause("k" + i));
        }
        return new Clauses(list).renumbered();
    }

    /** The text after some edits: words changed, clauses reworded, added, left out and moved. */
    Clauses edited(Clauses text, String who, boolean structure) {
        var list = new ArrayList<>(text.list());
        int edits = random.nextInt(6);
        for (int i = 0; i < edits && !list.isEmpty(); i++) {
            int at = random.nextInt(list.size());
            Clause clause = list.get(at);
            switch (random.nextInt(structure ? 7 : 3)) {
                case 3 -> list.remove(at);
                case 4 -> list.add(at, clause(who + i));
                case 5 -> {
                    list.remove(at);
                    list.add(random.nextInt(list.size() + 1), clause);
                }
                case 6 -> list.set(at, new Clause(clause.id(), 3 - Math.min(2, clause.level()), "", clause.text()));
                default -> list.set(at, reworded(clause));
            }
        }
        return new Clauses(list).renumbered();
    }

    private Clause reworded(Clause clause) {
        String body = edited(clause.text().body());
        String heading = random.nextInt(5) == 0
                ? edited(clause.text().heading())
                : clause.text().heading();
        return new Clause(clause.id(), clause.level(), clause.number(), ClauseText.parse(heading, body));
    }

    /** A text with some words put in, taken out or changed. */
    String edited(String text) {
        var words = new ArrayList<>(no.avtaleverk.model.compare.Words.of(text));
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(words.size() + 1);
            int what = random.nextInt(3);
            if (what == 0 || at == words.size()) {
                words.add(at, " " + words(1 + random.nextInt(4)) + " ");
            } else if (what == 1) {
                words.subList(at, Math.min(words.size(), at + 1 + random.nextInt(6)))
                        .clear();
            } else {
                words.set(at, words(1 + random.nextInt(2)));
            }
        }
        return String.join("", words);
    }

    /** Places from 0 on, at least {@code gap} apart, in their order. */
    List<Integer> places(int size, int gap, int count) {
        var places = new ArrayList<Integer>();
        for (int at = random.nextInt(gap); at < size; at += gap + random.nextInt(gap)) {
            places.add(at);
        }
        Collections.shuffle(places, random);
        return places.stream().limit(count).sorted().toList();
    }

    boolean heads() {
        return random.nextBoolean();
    }
}
