package no.avtaleverk.model.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.compare.TextDifference.DifferingWords;
import no.avtaleverk.model.compare.TextDifference.Kind;
import no.avtaleverk.model.compare.TextDifference.Operation;
import no.avtaleverk.model.compare.TextDifference.Segment;
import org.junit.jupiter.api.Test;

class TextDifferenceTests {
    private static Clause clause(String id, String body) {
        return new Clause(new ClauseId(id), 1, "", ClauseText.parse(id, body));
    }

    private static Clauses text(Clause... clauses) {
        return new Clauses(List.of(clauses)).renumbered();
    }

    @Test
    void aChangedNumberOfBedsIsShownAsOneWord() {
        assertThat(TextDifference.words("Kommunen har to plassar.", "Kommunen har tre plassar."))
                .containsExactly(
                        new Segment(Operation.SAME, "Kommunen har "),
                        new Segment(Operation.DELETED, "to"),
                        new Segment(Operation.INSERTED, "tre"),
                        new Segment(Operation.SAME, " plassar."));
    }

    @Test
    void insertedDeletedAndRenumberedClausesAreTold() {
        var difference = TextDifference.between(
                text(clause("a", "1"), clause("b", "2"), clause("c", "3")),
                text(clause("a", "1"), clause("x", "9"), clause("c", "4")));
        assertThat(difference.clauses()).extracting(c -> c.id().value()).containsExactly("a", "b", "x", "c");
        assertThat(difference.clauses())
                .extracting(TextDifference.ClauseDifference::kind)
                .containsExactly(Kind.UNCHANGED, Kind.DELETED, Kind.INSERTED, Kind.REWORDED);
        assertThat(difference.clauses().getLast().renumbered()).isFalse();
    }

    @Test
    void aMovedClauseIsToldAsMovedAndTheOthersAsRenumberedOnly() {
        var difference = TextDifference.between(
                text(clause("a", "1"), clause("b", "2"), clause("c", "3"), clause("d", "4")),
                text(clause("d", "4"), clause("a", "1"), clause("b", "2"), clause("c", "3")));
        assertThat(difference.changed()).singleElement().satisfies(moved -> {
            assertThat(moved.id().value()).isEqualTo("d");
            assertThat(moved.moved()).isTrue();
        });
        assertThat(difference.clauses()).allMatch(TextDifference.ClauseDifference::renumbered);
    }

    @Test
    void theShareThatDiffersIsOfTheWordsOfBothAndNeverNothingWhenSomethingDiffers() {
        var heading = TextDifference.words("Plassar", "Plassar");
        var body = TextDifference.words("Kommunen har to plassar.", "Kommunen har tre plassar.");
        assertThat(DifferingWords.of(heading, body)).isEqualTo(new DifferingWords(2, 10));
        assertThat(DifferingWords.of(heading, body).percent()).isEqualTo(20);
        assertThat(DifferingWords.of(heading, heading).percent()).isZero();
        assertThat(DifferingWords.NONE.plus(DifferingWords.NONE).percent()).isZero();
        assertThat(new DifferingWords(1, 1000).percent()).isEqualTo(1);
    }
}
