package no.avtaleverk.model.variant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.MergeChoice;
import no.avtaleverk.model.compare.WordMerge;
import no.avtaleverk.model.compare.WordMerge.Side;
import no.avtaleverk.model.variant.ClauseMerge.Fate;
import org.junit.jupiter.api.Test;

/** What holds of every merge, tried on random agreements; each seed is a case of its own and can be run again. */
class MergePropertyTests {
    /** Cases of each property. */
    private static final int CASES = 1000;

    private static void everyCase(LongConsumer property) {
        LongStream.rangeClosed(1, CASES).forEach(seed -> {
            try {
                property.accept(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        });
    }

    private static Clauses settled(Merge merge) {
        Merge.Outcome outcome = merge.outcome();
        assertThat(outcome).isInstanceOf(Merge.Outcome.Settled.class);
        return ((Merge.Outcome.Settled) outcome).text();
    }

    @Test
    void aVariantThatDepartsInNothingBecomesTheNewVersion() {
        everyCase(seed -> {
            var random = new RandomTexts(seed);
            Clauses base = random.text(9);
            Clauses theirs = random.edited(base, "t", true);
            Merge merge = StandardChange.between(base, theirs).into(base);
            assertThat(merge.isClean()).isTrue();
            assertThat(settled(merge)).isEqualTo(theirs);
        });
    }

    @Test
    void aVersionThatChangesNothingLeavesTheVariantAsItIs() {
        everyCase(seed -> {
            var random = new RandomTexts(seed);
            Clauses base = random.text(9);
            Clauses mine = random.edited(base, "m", true);
            Merge merge = StandardChange.between(base, base).into(mine);
            assertThat(merge.isClean()).isTrue();
            assertThat(merge.touched()).isEmpty();
            assertThat(settled(merge)).isEqualTo(mine);
        });
    }

    @Test
    void whatBothChangedAlikeStandsAsBothHaveIt() {
        everyCase(seed -> {
            var random = new RandomTexts(seed);
            Clauses base = random.text(9);
            Clauses both = random.edited(base, "b", true);
            Merge merge = StandardChange.between(base, both).into(both);
            assertThat(merge.isClean()).isTrue();
            assertThat(settled(merge)).isEqualTo(both);
        });
    }

    @Test
    void changesToDifferentWordsAreBothMade() {
        everyCase(seed -> {
            var random = new RandomTexts(seed);
            var base = new ArrayList<String>();
            for (int i = 0; i < 80; i++) {
                base.add("ord" + i);
            }
            var mine = new ArrayList<>(base);
            var theirs = new ArrayList<>(base);
            var both = new ArrayList<>(base);
            for (int place : random.places(80, 3, 12)) {
                var side = random.heads() ? mine : theirs;
                String words = random.heads() ? "" : "nytt" + place + " " + "meir" + place;
                side.set(place, words);
                both.set(place, words);
            }
            WordMerge merge = WordMerge.of(text(base), text(mine), text(theirs));
            assertThat(merge.hasConflict()).isFalse();
            assertThat(merge.merged()).isEqualTo(text(both));
        });
    }

    private static String text(List<String> words) {
        return String.join(" ", words);
    }

    @Test
    void changesToTheSameWordAreShownWithBothSides() {
        everyCase(seed -> {
            var random = new RandomTexts(seed);
            var base = new ArrayList<String>();
            for (int i = 0; i < 40; i++) {
                base.add("ord" + i);
            }
            int place = random.places(40, 1, 1).getFirst();
            var mine = new ArrayList<>(base);
            var theirs = new ArrayList<>(base);
            mine.set(place, "mitt");
            theirs.set(place, "deira");
            WordMerge merge = WordMerge.of(text(base), text(mine), text(theirs));
            assertThat(merge.segments())
                    .filteredOn(segment -> segment.side() != Side.NOBODY)
                    .containsExactly(new WordMerge.Segment(Side.CONFLICT, "ord" + place, "mitt", "deira"));
        });
    }

    @Test
    void noWordOfAnySideIsLost() {
        everyCase(seed -> {
            var random = new RandomTexts(seed);
            String base = random.words(60);
            String mine = random.edited(base);
            String theirs = random.edited(base);
            WordMerge merge = WordMerge.of(base, mine, theirs);
            assertThat(merge.base()).isEqualTo(base);
            assertThat(merge.mine()).isEqualTo(mine);
            assertThat(merge.theirs()).isEqualTo(theirs);
        });
    }

    @Test
    void theSidesMayChangePlaces() {
        everyCase(seed -> {
            var random = new RandomTexts(seed);
            Clauses base = random.text(9);
            Clauses mine = random.edited(base, "m", true);
            Clauses theirs = random.edited(base, "t", true);
            Merge one = StandardChange.between(base, theirs).into(mine);
            Merge other = StandardChange.between(base, mine).into(theirs);
            assertThat(other.isOrderConflict()).isEqualTo(one.isOrderConflict());
            assertThat(ids(other.conflicts())).isEqualTo(ids(one.conflicts()));
            if (one.isClean()) {
                assertThat(wordsById(settled(other))).isEqualTo(wordsById(settled(one)));
            }
        });
    }

    private static List<ClauseId> ids(List<ClauseMerge> merges) {
        return merges.stream().map(ClauseMerge::id).sorted().toList();
    }

    private static Map<ClauseId, String> wordsById(Clauses clauses) {
        return clauses.list().stream()
                .collect(Collectors.toMap(
                        Clause::id, clause -> clause.text().toString(), (one, other) -> one, TreeMap::new));
    }

    @Test
    void aConflictChosenForOneSideIsThatSidesClauseToTheLetter() {
        everyCase(seed -> {
            var random = new RandomTexts(seed);
            Clauses base = random.text(9);
            Clauses mine = random.edited(base, "m", true);
            Clauses theirs = random.edited(base, "t", true);
            Merge merge = StandardChange.between(base, theirs).into(mine);
            for (MergeChoice side : List.of(MergeChoice.MINE, MergeChoice.THEIRS)) {
                Clauses chosen = settled(merge, side);
                Clauses from = side == MergeChoice.MINE ? mine : theirs;
                for (ClauseMerge conflict : merge.conflicts()) {
                    assertThat(chosen.find(conflict.id()).map(Clause::text))
                            .isEqualTo(from.find(conflict.id()).map(Clause::text));
                }
            }
        });
    }

    private static Clauses settled(Merge merge, MergeChoice side) {
        var choices = new TreeMap<ClauseId, Merge.Chosen>();
        merge.conflicts().forEach(clause -> choices.put(clause.id(), Merge.Chosen.of(side)));
        Merge.Outcome outcome = merge.outcome(choices, side);
        assertThat(outcome).isInstanceOf(Merge.Outcome.Settled.class);
        return ((Merge.Outcome.Settled) outcome).text();
    }

    /** Every clause of either side stands, save those one side took out and the other left as they were. */
    @Test
    void noClauseComesOrGoesUnasked() {
        everyCase(seed -> {
            var random = new RandomTexts(seed);
            Clauses base = random.text(9);
            Clauses mine = random.edited(base, "m", true);
            Clauses theirs = random.edited(base, "t", true);
            Merge merge = StandardChange.between(base, theirs).into(mine);
            Clauses text = settled(merge, MergeChoice.MINE);
            for (ClauseMerge clause : merge.clauses()) {
                boolean stands = text.contains(clause.id());
                boolean expected =
                        switch (clause.fate()) {
                            case INSERTED, TAKEN, MERGED, CONFLICT, UNCHANGED, DROPPED_BUT_REWORDED_HERE -> true;
                            case REMOVED, REWORDED_BUT_LEFT_OUT_HERE -> false;
                            case KEPT, SAME -> mine.contains(clause.id());
                        };
                assertThat(stands).as("%s %s", clause.fate(), clause.id()).isEqualTo(expected);
            }
            assertThat(text.list()).allMatch(clause -> mine.contains(clause.id()) || theirs.contains(clause.id()));
        });
    }

    @Test
    void everyFateIsMetInTheRandomCases() {
        var met = new java.util.EnumMap<Fate, Integer>(Fate.class);
        everyCase(seed -> {
            var random = new RandomTexts(seed);
            Clauses base = random.text(8);
            Clauses both = random.edited(base, "b", true);
            Merge merge =
                    StandardChange.between(base, random.edited(both, "t", true)).into(random.edited(both, "m", true));
            merge.clauses().forEach(clause -> met.merge(clause.fate(), 1, Integer::sum));
        });
        assertThat(met).containsKeys(Fate.values());
    }
}
