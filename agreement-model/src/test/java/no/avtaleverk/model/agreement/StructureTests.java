package no.avtaleverk.model.agreement;

import static no.avtaleverk.model.agreement.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import no.avtaleverk.model.agreement.Clauses.Place;
import no.avtaleverk.model.agreement.Clauses.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clauses are added, moved and taken out while others write. */
class StructureTests {
    private static final ClauseText WORDS = ClauseText.parse("Ny", "Ny tekst.");

    /** A draft whose clauses are named by letters, such as {@code "a1 b2 c2 d1"} with their levels. */
    private static Agreement draftOf(String outline) {
        var clauses = new ArrayList<Clause>();
        for (String one : outline.split(" ")) {
            clauses.add(new Clause(
                    new ClauseId("c-" + one.charAt(0)),
                    one.charAt(1) - '0',
                    "",
                    ClauseText.parse(one.substring(0, 1), "Tekst " + one.charAt(0))));
        }
        Agreement draft = draft(VAKSDAL);
        return accepted(Agreement.draft(
                draft.id(),
                draft.kind(),
                draft.origin(),
                draft.head(),
                new Clauses(clauses).renumbered(),
                List.of(),
                JURIST,
                NOON));
    }

    private static String outline(Clauses clauses) {
        return String.join(
                " ",
                clauses.list().stream()
                        .map(clause -> clause.id().value().substring(2) + clause.level())
                        .toList());
    }

    private static Change change(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).change();
    }

    private static ClauseId id(String letter) {
        return new ClauseId("c-" + letter);
    }

    private static Sha256 wordsOf(Agreement agreement, String letter) {
        return agreement.clauses().find(id(letter)).orElseThrow().sha256();
    }

    private static Agreement reworded(Agreement agreement, String letter) {
        return accepted(agreement.editClause(id(letter), wordsOf(agreement, letter), WORDS, JURIST, NOON));
    }

    private static String stepped(String outline, String letter, Way way) {
        Agreement agreement = draftOf(outline);
        return agreement
                .clauses()
                .placeAfter(id(letter), way)
                .map(place -> accepted(agreement.moveClause(id(letter), place.after(), place.level(), JURIST, NOON)))
                .map(moved -> outline(moved.clauses()))
                .orElse("stays");
    }

    @Test
    void nobodysEditElsewhereStopsAStructuralOne() {
        Agreement read = draftOf("a1 b2 c1");
        Agreement meanwhile = reworded(read, "a");
        Agreement added = accepted(meanwhile.addClause(id("n"), id("b"), 2, WORDS, List.of(), JURIST, NOON));
        assertThat(outline(added.clauses())).isEqualTo("a1 b2 n2 c1");
        Agreement moved = accepted(added.moveClause(id("c"), null, 1, JURIST, NOON));
        assertThat(outline(moved.clauses())).isEqualTo("c1 a1 b2 n2");
        Agreement removed = accepted(moved.removeClause(id("b"), wordsOf(read, "b"), JURIST, NOON));
        assertThat(outline(removed.clauses())).isEqualTo("c1 a1 n2");
        assertThat(removed.clauses().find(id("a")).orElseThrow().text()).isEqualTo(WORDS);
    }

    @Test
    void freshWordsOfAnotherAreNotRemovedUnseen() {
        Agreement read = draftOf("a1 b1");
        Agreement meanwhile = reworded(read, "b");
        assertThat(refused(meanwhile.removeClause(id("b"), wordsOf(read, "b"), JURIST, NOON)))
                .containsExactly(new Refusal.ClauseChangedMeanwhile(id("b"), WORDS));
    }

    @Test
    void whatIsGoneIsNeitherMovedNorRemovedNorAnAnchor() {
        Agreement read = draftOf("a1 b1 c1");
        Agreement meanwhile = accepted(read.removeClause(id("b"), wordsOf(read, "b"), JURIST, NOON));
        assertThat(refused(meanwhile.removeClause(id("b"), wordsOf(read, "b"), JURIST, NOON)))
                .containsExactly(new Refusal.UnknownClause(id("b")));
        assertThat(refused(meanwhile.moveClause(id("b"), null, 1, JURIST, NOON)))
                .containsExactly(new Refusal.UnknownClause(id("b")));
        assertThat(refused(meanwhile.moveClause(id("a"), id("b"), 1, JURIST, NOON)))
                .containsExactly(new Refusal.UnknownClause(id("b")));
        assertThat(refused(meanwhile.addClause(id("n"), id("b"), 1, WORDS, List.of(), JURIST, NOON)))
                .containsExactly(new Refusal.UnknownClause(id("b")));
    }

    @Test
    void aChapterMovesWithAllBelowIt() {
        Agreement moved = accepted(draftOf("a1 b2 c3 d1 e2").moveClause(id("a"), id("e"), 1, JURIST, NOON));
        assertThat(outline(moved.clauses())).isEqualTo("d1 e2 a1 b2 c3");
        assertThat(moved.clauses().list()).extracting(Clause::number).containsExactly("1", "1.1", "2", "2.1", "2.1.1");
        Agreement under = accepted(draftOf("a1 b2 c3 d1 e2").moveClause(id("a"), id("d"), 2, JURIST, NOON));
        assertThat(outline(under.clauses())).isEqualTo("d1 a2 b3 c4 e2");
    }

    @Test
    void nothingMovesIntoItself() {
        Agreement draft = draftOf("a1 b2 c1");
        assertThat(refused(draft.moveClause(id("a"), id("b"), 1, JURIST, NOON)))
                .containsExactly(new Refusal.AgreementChangedMeanwhile(draft.sequence()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft.clauses().moving(List.of(id("a"), id("b")), id("b"), 0));
    }

    @Test
    void aChapterStaysWithinSixLevels() {
        Agreement deep = accepted(draftOf("a1 b2 c3 d4 e5 f1 g2").moveClause(id("f"), id("e"), 6, JURIST, NOON));
        assertThat(outline(deep.clauses())).isEqualTo("a1 b2 c3 d4 e5 f5 g6");
    }

    @Test
    void aStepGoesPastANeighbourWithAllItHas() {
        assertThat(stepped("a1 b2 c1 d2", "c", Way.UP)).isEqualTo("c1 d2 a1 b2");
        assertThat(stepped("a1 b2 c1 d2", "a", Way.DOWN)).isEqualTo("c1 d2 a1 b2");
        assertThat(stepped("a1 b2 c2", "c", Way.UP)).isEqualTo("a1 c2 b2");
    }

    @Test
    void aStepAtTheEndOfAChapterGoesIntoTheNext() {
        assertThat(stepped("a1 b2 c1 d2", "b", Way.DOWN)).isEqualTo("a1 c1 b2 d2");
        assertThat(stepped("a1 b2 c1 d2", "d", Way.UP)).isEqualTo("a1 b2 d2 c1");
    }

    @Test
    void aStepInOrOutTakesTheChapterAlong() {
        assertThat(stepped("a1 b1 c2", "b", Way.IN)).isEqualTo("a1 b2 c3");
        assertThat(stepped("a1 b2 c3", "b", Way.OUT)).isEqualTo("a1 b1 c2");
    }

    @Test
    void whereThereIsNowhereToGoNothingMoves() {
        assertThat(stepped("a1 b2", "a", Way.UP)).isEqualTo("stays");
        assertThat(stepped("a1 b2", "a", Way.DOWN)).isEqualTo("stays");
        assertThat(stepped("a1 b2", "b", Way.UP)).isEqualTo("stays");
        assertThat(stepped("a1 b2", "b", Way.IN)).isEqualTo("stays");
        assertThat(stepped("a1 b2", "a", Way.OUT)).isEqualTo("stays");
        assertThat(stepped("a1 b2 c3 d4 e5 f6 g6", "g", Way.IN)).isEqualTo("stays");
        assertThat(draftOf("a1").clauses().placeAfter(id("z"), Way.UP)).isEmpty();
        assertThat(draftOf("a1").clauses().chapter(id("z"))).isEmpty();
    }

    @Test
    void anAddedClauseGoesOutAgainUnlessSomebodyWroteInIt() {
        Agreement before = draftOf("a1 b1");
        var change = change(before.addClause(id("n"), id("a"), 2, WORDS, List.of(), JURIST, NOON));
        Agreement added = change.agreement();
        assertThat(outline(accepted(added.undo(
                                change.event(), before.clauses(), added.clauses(), WORDS.sha256(), JURIST, NOON))
                        .clauses()))
                .isEqualTo("a1 b1");
        ClauseText theirs = ClauseText.parse("Ny", "Noko meir.");
        Agreement written = accepted(added.editClause(id("n"), WORDS.sha256(), theirs, JURIST, NOON));
        assertThat(refused(
                        written.undo(change.event(), before.clauses(), added.clauses(), WORDS.sha256(), JURIST, NOON)))
                .containsExactly(new Refusal.ClauseChangedMeanwhile(id("n"), theirs));
    }

    @Test
    void aRemovedClauseComesBackAfterTheNearestThatStillStands() {
        Agreement before = draftOf("a1 b1 c1 d1");
        var removal = change(before.removeClause(id("c"), wordsOf(before, "c"), JURIST, NOON));
        Agreement meanwhile = reworded(removal.agreement(), "d");
        meanwhile = accepted(meanwhile.removeClause(id("b"), wordsOf(before, "b"), JURIST, NOON));
        Agreement back = accepted(meanwhile.undo(
                removal.event(), before.clauses(), removal.agreement().clauses(), Sha256.ZERO, JURIST, NOON));
        assertThat(outline(back.clauses())).isEqualTo("a1 c1 d1");
        assertThat(back.clauses().find(id("c")))
                .map(Clause::text)
                .isEqualTo(before.clauses().find(id("c")).map(Clause::text));
        assertThat(refused(back.undo(
                        removal.event(), before.clauses(), removal.agreement().clauses(), Sha256.ZERO, JURIST, NOON)))
                .containsExactly(new Refusal.AgreementChangedMeanwhile(back.sequence()));
    }

    @Test
    void onlyStructuralChangesAreTakenBack() {
        Agreement before = draftOf("a1 b1");
        var edit = change(before.editClause(id("a"), wordsOf(before, "a"), WORDS, JURIST, NOON));
        assertThatIllegalArgumentException().isThrownBy(() -> edit.agreement()
                .undo(edit.event(), before.clauses(), before.clauses(), Sha256.ZERO, JURIST, NOON));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void whatIsTakenBackAtOnceLeavesTheTextAsItWas(long seed) {
        var random = new Random(seed);
        Agreement agreement = draftOf("a1 b2 c3 d2 e1 f2 g1");
        int tried = 0;
        for (int i = 0; i < 200; i++) {
            List<Clause> list = agreement.clauses().list();
            Clause one = list.get(random.nextInt(list.size()));
            ClauseId goal = list.get(random.nextInt(list.size())).id();
            Agreement before = agreement;
            Decision decision =
                    switch (list.size() < 3 ? 0 : random.nextInt(4)) {
                        case 0 ->
                            before.addClause(
                                    new ClauseId("c-" + i),
                                    one.id(),
                                    1 + random.nextInt(one.level() + 1),
                                    WORDS,
                                    List.of(),
                                    JURIST,
                                    NOON);
                        case 1 -> before.removeClause(one.id(), one.sha256(), JURIST, NOON);
                        case 2 -> before.moveClause(one.id(), goal, 1 + random.nextInt(6), JURIST, NOON);
                        default -> {
                            Way way = Way.values()[random.nextInt(Way.values().length)];
                            Place place =
                                    before.clauses().placeAfter(one.id(), way).orElse(new Place(goal, one.level()));
                            yield before.moveClause(one.id(), place.after(), place.level(), JURIST, NOON);
                        }
                    };
            if (decision instanceof Decision.Accepted accepted) {
                Agreement after = accepted.change().agreement();
                assertThat(after.clauses().renumbered()).isEqualTo(after.clauses());
                Agreement back = accepted(after.undo(
                        accepted.change().event(), before.clauses(), after.clauses(), WORDS.sha256(), JURIST, NOON));
                assertThat(back.clauses())
                        .as("step %d, %s", i, accepted.change().event())
                        .isEqualTo(before.clauses());
                tried++;
                agreement = after;
            }
        }
        assertThat(tried).isGreaterThan(100);
    }
}
