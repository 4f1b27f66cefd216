package no.avtaleverk.model.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.compare.TextDifference.Aspect;
import no.avtaleverk.model.compare.TextDifference.ClauseDifference;
import no.avtaleverk.model.compare.TextDifference.Kind;
import no.avtaleverk.model.compare.TextDifference.Operation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for any two texts: 8 seeds of 150 random texts each, edited at random. */
class TextDifferencePropertyTests {
    private static final int TEXTS = 150;
    private static final String[] WORDS = {
        "kommunen",
        "helseforetaket",
        "skal",
        "varsle",
        "innen",
        "24-timers",
        "timer",
        "pasienten",
        "etter",
        "avtale",
        "partene",
        "årlig",
        "møte",
        "kontaktperson",
        "utskriving",
        "epikrise",
        "ansvar",
        "opplæring",
        "rapport",
        "responstid",
        "legevakt",
        "ambulanse"
    };

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void aTextDoesNotDifferFromItself(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < TEXTS; i++) {
            Clauses text = text(random);
            var difference = TextDifference.between(text, text);
            assertThat(difference.isEmpty()).isTrue();
            assertThat(difference.changed()).isEmpty();
            var anew = TextDifference.between(text, withOtherIds(text));
            assertThat(anew.changed()).isEmpty();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void takingAllGivesTheNewTextAndRefusingAllTheOld(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < TEXTS; i++) {
            Clauses before = text(random);
            Clauses after = i % 5 == 0 ? text(random) : edited(random, before);
            Clauses arrived = i % 2 == 0 ? after : withOtherIds(after);
            assertTellsAll(before, arrived, TextDifference.between(before, arrived));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void theOtherWayRoundEverythingInsertedIsDeletedAndTheRestIsAsMuch(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < TEXTS; i++) {
            Clauses before = text(random);
            Clauses after = edited(random, before);
            var there = TextDifference.between(before, after);
            var back = TextDifference.between(after, before);
            assertThat(back.count(Kind.INSERTED)).isEqualTo(there.count(Kind.DELETED));
            assertThat(back.count(Kind.DELETED)).isEqualTo(there.count(Kind.INSERTED));
            assertThat(back.count(Kind.REWORDED)).isEqualTo(there.count(Kind.REWORDED));
            assertThat(back.count(Kind.FORMATTED)).isEqualTo(there.count(Kind.FORMATTED));
            assertThat(back.count(Aspect.RENUMBERED)).isEqualTo(there.count(Aspect.RENUMBERED));
            assertThat(back.count(Aspect.MOVED)).isEqualTo(there.count(Aspect.MOVED));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void aChapterMovedWithAllUnderItIsOneMove(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < TEXTS; i++) {
            Clauses before = text(random);
            Clauses after = subtreeMoved(random, before);
            var difference = TextDifference.between(before, after);
            boolean same = ids(before).equals(ids(after));
            assertThat(difference.count(Aspect.MOVED))
                    .as(() -> order(before) + " to " + order(after))
                    .isEqualTo(same ? 0 : 1);
            assertThat(difference.clauses())
                    .allMatch(one -> one.kind() == Kind.UNCHANGED || one.kind() == Kind.FORMATTED);
            var moved = difference.clauses().stream()
                    .filter(ClauseDifference::moved)
                    .map(ClauseDifference::id)
                    .toList();
            assertThat(difference.clauses())
                    .allMatch(one -> one.movedWith() == null || moved.contains(one.movedWith()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void whatWasDoneIsFound(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < TEXTS; i++) {
            Clauses before = text(random);
            var clauses = new ArrayList<>(before.list());
            var expected = new HashMap<ClauseId, Kind>();
            for (int at = clauses.size() - 1; at >= 0; at--) {
                Clause clause = clauses.get(at);
                switch (random.nextInt(8)) {
                    case 0 -> {
                        clauses.set(at, reworded(clause, clause.text().body() + " Tillegg her."));
                        expected.put(clause.id(), Kind.REWORDED);
                    }
                    case 1 -> {
                        if (clause.text().body().contains(" ")) {
                            clauses.set(
                                    at, reworded(clause, clause.text().body().replace(' ', '\n')));
                            expected.put(clause.id(), Kind.FORMATTED);
                        }
                    }
                    case 2 -> {
                        Clause fresh =
                                new Clause(ClauseId.random(), 1, "", ClauseText.parse("Nytt", "Helt annet " + i));
                        clauses.add(at, fresh);
                        expected.put(fresh.id(), Kind.INSERTED);
                    }
                    default -> expected.put(clause.id(), Kind.UNCHANGED);
                }
            }
            Clauses after = new Clauses(clauses).renumbered();
            var found = new HashMap<ClauseId, Kind>();
            for (ClauseDifference one : TextDifference.between(before, after).clauses()) {
                found.put(one.id(), one.relevelled() ? expected.getOrDefault(one.id(), Kind.UNCHANGED) : one.kind());
                if (!one.relevelled()) {
                    assertThat(one.renumbered())
                            .isEqualTo(one.before() != null
                                    && one.after() != null
                                    && !one.before().number().equals(one.after().number()));
                }
            }
            found.forEach((id, kind) -> assertThat(kind).isEqualTo(expected.getOrDefault(id, Kind.UNCHANGED)));
            assertThat(found.keySet()).containsAll(ids(after));
        }
    }

    private static void assertTellsAll(Clauses before, Clauses after, TextDifference difference) {
        var young = new ArrayList<String>();
        for (ClauseDifference one : difference.clauses()) {
            if (one.kind() != Kind.DELETED) {
                young.add(told(one, Operation.INSERTED));
            }
        }
        assertThat(young)
                .isEqualTo(after.list().stream()
                        .map(TextDifferencePropertyTests::told)
                        .toList());
        var old = new ArrayList<String>();
        for (TextDifference.Place place : difference.places()) {
            if (place.difference().before() != null
                    && place.former() == place.difference().leftItsPlace()) {
                old.add(told(place.difference(), Operation.DELETED));
            }
        }
        assertThat(old)
                .isEqualTo(before.list().stream()
                        .map(TextDifferencePropertyTests::told)
                        .toList());
        Concordance concordance = Concordance.of(difference);
        assertThat(concordance.lines()).hasSize(difference.clauses().size());
        Map<ClauseId, String> now = new HashMap<>();
        after.forEach(clause -> now.put(clause.id(), clause.number()));
        for (Concordance.Line line : concordance.lines()) {
            if (line.after() != null) {
                assertThat(line.after().number()).isEqualTo(now.get(line.id()));
            }
        }
        assertThat(new TreeSet<>(difference.clauses().stream()
                        .map(one -> one.id().value() + one.kind().equals(Kind.DELETED))
                        .toList()))
                .hasSize(difference.clauses().size());
    }

    private static String told(ClauseDifference one, Operation side) {
        return WordDifferenceTests.joined(one.heading(), side) + "\n\n" + WordDifferenceTests.joined(one.body(), side);
    }

    private static String told(Clause clause) {
        return clause.text().heading() + "\n\n" + clause.text().body();
    }

    private static String order(Clauses text) {
        return String.join(
                " ",
                text.list().stream()
                        .map(clause -> clause.id() + "=" + clause.number())
                        .toList());
    }

    private static List<ClauseId> ids(Clauses text) {
        return text.list().stream().map(Clause::id).toList();
    }

    private static Clause reworded(Clause clause, String body) {
        return new Clause(
                clause.id(),
                clause.level(),
                clause.number(),
                ClauseText.parse(clause.text().heading(), body));
    }

    private static Clauses text(Random random) {
        var clauses = new ArrayList<Clause>();
        int count = 3 + random.nextInt(25);
        for (int i = 0; i < count; i++) {
            int level = i == 0
                    ? 1
                    : 1 + random.nextInt(Math.min(3, clauses.getLast().level() + 1));
            clauses.add(new Clause(
                    new ClauseId("c" + i),
                    level,
                    "",
                    ClauseText.parse("Punkt om " + word(random) + " " + i, sentences(random, i))));
        }
        return new Clauses(clauses).renumbered();
    }

    private static String sentences(Random random, int own) {
        var text = new StringBuilder("Nr" + own + " ");
        for (int i = 3 + random.nextInt(25); i > 0; i--) {
            text.append(word(random)).append(random.nextInt(9) == 0 ? ". " : random.nextInt(15) == 0 ? "\n\n" : " ");
        }
        return text.toString();
    }

    private static String word(Random random) {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private static Clauses withOtherIds(Clauses text) {
        return new Clauses(text.list().stream()
                .map(clause -> new Clause(
                        new ClauseId("x-" + clause.id().value()), clause.level(), clause.number(), clause.text()))
                .toList());
    }

    private static Clauses edited(Random random, Clauses before) {
        Clauses after = before;
        for (int edits = random.nextInt(8); edits >= 0; edits--) {
            Clause any = after.list().get(random.nextInt(after.size()));
            after = switch (random.nextInt(5)) {
                case 0 -> after.without(any.id()).isEmpty() ? after : after.without(any.id());
                case 1 ->
                    after.inserting(
                            random.nextInt(after.size() + 1),
                            new Clause(
                                    ClauseId.random(),
                                    1 + random.nextInt(2),
                                    "",
                                    ClauseText.parse("Nytt punkt", sentences(random, 900 + edits))));
                case 2 -> subtreeMoved(random, after);
                case 3 ->
                    after.replacing(
                            any.id(),
                            ClauseText.parse(
                                    any.text().heading(),
                                    any.text().body().replace("skal", "kan") + " " + word(random)));
                default ->
                    after.replacing(
                            any.id(),
                            ClauseText.parse(
                                    any.text().heading(), "- " + any.text().body()));
            };
        }
        return after;
    }

    /** The text with a clause and all that stands under it at another place. */
    private static Clauses subtreeMoved(Random random, Clauses text) {
        var clauses = new ArrayList<>(text.list());
        int from = random.nextInt(clauses.size());
        int to = from + 1;
        while (to < clauses.size()
                && clauses.get(to).level() > clauses.get(from).level()) {
            to++;
        }
        var moved = new ArrayList<>(clauses.subList(from, to));
        clauses.subList(from, to).clear();
        int level = moved.getFirst().level();
        var targets = new ArrayList<Integer>();
        for (int at = 0; at <= clauses.size(); at++) {
            // Where it would not take over what stands under another.
            if ((at == clauses.size() || clauses.get(at).level() <= level)
                    && (at > 0 || level == 1)
                    && (at == 0 || clauses.get(at - 1).level() >= level - 1)) {
                targets.add(at);
            }
        }
        clauses.addAll(targets.get(random.nextInt(targets.size())), moved);
        return new Clauses(clauses).renumbered();
    }
}
