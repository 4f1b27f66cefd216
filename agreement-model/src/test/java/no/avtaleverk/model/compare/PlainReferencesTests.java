package no.avtaleverk.model.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.compare.TextDifference.Aspect;
import no.avtaleverk.model.compare.TextDifference.ClauseDifference;
import no.avtaleverk.model.compare.TextDifference.Kind;
import no.avtaleverk.model.compare.TextDifference.Operation;
import no.avtaleverk.model.compare.TextDifference.ReferenceChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers in running words that follow the clauses they name, and those that only look as if they did. */
class PlainReferencesTests {
    private static Clause clause(String id, String body) {
        return new Clause(new ClauseId(id), 1, "", ClauseText.parse("Om " + id, body));
    }

    private static Clauses text(Clause... clauses) {
        return new Clauses(List.of(clauses)).renumbered();
    }

    /** Clauses a, b, c, d; then one put in before b, so that b, c and d are 3, 4 and 5. */
    private static ClauseDifference differs(String before, String after) {
        TextDifference difference = TextDifference.between(
                text(clause("a", before), clause("b", "Beredskap."), clause("c", "Tvist."), clause("d", "Varighet.")),
                text(
                        clause("a", after),
                        clause("ny", "Opplæring."),
                        clause("b", "Beredskap."),
                        clause("c", "Tvist."),
                        clause("d", "Varighet.")));
        return difference.clauses().getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Se punkt 2.|Se punkt 3.",
                "Jf. pkt. 3 og 4.|Jf. pkt. 4 og 5.",
                "Punkta 2–4 gjeld.|Punkta 3–5 gjeld.",
                "Etter kapittel 3 i denne avtalen.|Etter kapittel 4 i denne avtalen.",
                "Punkt 1 og punkt 2 gjelder.|Punkt 1 og punkt 3 gjelder."
            })
    void aNumberThatFollowsItsClauseIsRenumberedAndNotReworded(String before, String after) {
        ClauseDifference one = differs(before, after);
        assertThat(one.kind()).isEqualTo(Kind.RENUMBERED);
        assertThat(one.aspects()).containsExactly(Aspect.RENUMBERED);
        assertThat(one.isChanged()).isTrue();
        assertThat(WordDifferenceTests.joined(one.body(), Operation.DELETED)).isEqualTo(before);
        assertThat(WordDifferenceTests.joined(one.body(), Operation.INSERTED)).isEqualTo(after);
    }

    @Test
    void itIsToldWhichNumbersFollowed() {
        assertThat(differs("Se punkt 2, punkt 3 og punkt 2.", "Se punkt 3, punkt 4 og punkt 3.")
                        .references())
                .containsExactly(new ReferenceChange("2", "3"), new ReferenceChange("3", "4"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Points at another clause than before.
                "Se punkt 2.|Se punkt 4.",
                "Se punkt 2.|Se punkt 2 og 3.",
                // One follows, the other is left behind and so names another clause.
                "Se punkt 2 og punkt 3.|Se punkt 3 og punkt 3.",
                "Se punkt 1.|Se punkt 2.",
                // Another document, which was not renumbered with this one.
                "Se punkt 2 i samarbeidsavtalen.|Se punkt 3 i samarbeidsavtalen.",
                "Se delavtale 5 punkt 2.|Se delavtale 5 punkt 3.",
                "Se vedlegg 1, pkt. 2.|Se vedlegg 1, pkt. 3.",
                // No reference at all.
                "Innen 2 dager.|Innen 3 dager.",
                "Etter § 2 skal partene varsle.|Etter § 3 skal partene varsle.",
                "Versjon 2.0 av rutinen.|Versjon 3.0 av rutinen.",
                // Other words too.
                "Se punkt 2.|Jf. punkt 3."
            })
    void aNumberThatMayMeanSomethingElseIsReworded(String before, String after) {
        ClauseDifference one = differs(before, after);
        assertThat(one.kind()).isEqualTo(Kind.REWORDED);
        assertThat(one.references()).isEmpty();
    }

    @Test
    void theNumberOfAnItemInTheSameClauseIsNoReference() {
        assertThat(differs(
                                "1. Varsle.\n2. Møte.\n3. Svare.\nPunkt 2 gjelder.",
                                "1. Varsle.\n2. Møte.\n3. Svare.\nPunkt 3 gjelder.")
                        .kind())
                .isEqualTo(Kind.REWORDED);
    }

    @Test
    void aNumberThatStoodAtAClauseThatIsGoneFollowsNothing() {
        var difference = TextDifference.between(
                text(clause("a", "Se punkt 2 og punkt 3."), clause("b", "Beredskap."), clause("c", "Tvist og usemje.")),
                text(clause("a", "Se punkt 2 og punkt 2."), clause("c", "Tvist og usemje.")));
        assertThat(difference.clauses().getFirst().kind()).isEqualTo(Kind.REWORDED);
    }

    @Test
    void wordsInOtherMarksOnAnotherLevelAreFormattedAndRenumbered() {
        var before = text(clause("a", "Innleiing."), clause("b", "Se punkt 3."), clause("c", "Tvist."));
        var after = new Clauses(List.of(
                        clause("a", "Innleiing."),
                        new Clause(new ClauseId("b"), 2, "", ClauseText.parse("Om b", "Se punkt 2.")),
                        clause("c", "Tvist.")))
                .renumbered();
        ClauseDifference one = TextDifference.between(before, after).clauses().get(1);
        assertThat(one.kind()).isEqualTo(Kind.FORMATTED);
        assertThat(one.aspects()).containsExactlyInAnyOrder(Aspect.FORMATTED, Aspect.RENUMBERED);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void whateverIsInsertedDeletedOrMovedAReferenceThatFollowsIsNeverReworded(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 150; i++) {
            var ids = new ArrayList<Integer>();
            for (int n = 0; n < 4 + random.nextInt(12); n++) {
                ids.add(n);
            }
            var order = new ArrayList<>(ids);
            java.util.Collections.shuffle(order, random);
            List<Integer> young = new ArrayList<>(order.subList(0, 2 + random.nextInt(order.size() - 2)));
            for (int extra = random.nextInt(4); extra > 0; extra--) {
                young.add(random.nextInt(young.size() + 1), 100 + extra);
            }
            Map<Integer, Integer> target = new HashMap<>();
            List<Integer> staying = young.stream().filter(ids::contains).toList();
            young.forEach(one -> target.put(one, staying.get(random.nextInt(staying.size()))));
            ids.forEach(one -> target.putIfAbsent(one, staying.getFirst()));
            boolean lead = random.nextInt(4) == 0;
            int astray = staying.get(random.nextInt(staying.size()));
            Clauses before = referring(ids, target);
            if (lead) {
                target.put(astray, staying.get(random.nextInt(staying.size())));
            }
            Clauses after = referring(young, target);
            TextDifference there = TextDifference.between(before, after);
            TextDifference back = TextDifference.between(after, before);
            assertThat(back.count(Kind.RENUMBERED)).isEqualTo(there.count(Kind.RENUMBERED));
            assertThat(back.count(Kind.REWORDED)).isEqualTo(there.count(Kind.REWORDED));
            for (ClauseDifference one : there.clauses()) {
                if (one.before() == null || one.after() == null) {
                    continue;
                }
                boolean same = named(one.before(), before).equals(named(one.after(), after));
                boolean asWritten = one.before().text().equals(one.after().text());
                assertThat(one.kind())
                        .as(() -> one.before() + " " + one.after())
                        .isEqualTo(asWritten ? Kind.UNCHANGED : same ? Kind.RENUMBERED : Kind.REWORDED);
            }
        }
    }

    /** One clause for each, by that id, naming another by its number. */
    private static Clauses referring(List<Integer> ids, Map<Integer, Integer> target) {
        return new Clauses(ids.stream()
                        .map(id -> clause(
                                "k" + id,
                                "Alfa%1$d beta%1$d gamma%1$d delta%1$d punkt ".formatted(id)
                                        + (ids.indexOf(target.getOrDefault(id, id)) + 1) + "."))
                        .toList())
                .renumbered();
    }

    private static ClauseId named(Clause clause, Clauses text) {
        String body = clause.text().body();
        int number = Integer.parseInt(body.replaceAll(".*punkt ([0-9]+)\\.", "$1"));
        return text.list().get(number - 1).id();
    }
}
