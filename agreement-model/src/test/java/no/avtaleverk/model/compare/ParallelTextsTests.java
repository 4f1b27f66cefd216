package no.avtaleverk.model.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParallelTextsTests {
    private static Clause clause(String id, String heading, String body) {
        return new Clause(new ClauseId(id), 1, "", ClauseText.parse(heading, body));
    }

    private static Clauses text(Clause... clauses) {
        return new Clauses(List.of(clauses)).renumbered();
    }

    @ParameterizedTest(name = "{0} / {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "Kommunen svarer innen 30 minutter.; Kommunen svarer innan tretti minutt.",
                "Senest 1. januar 2027 og 01.02.2027.; Seinast 01.01.2027 og 1. februar 2027.",
                "Jf. § 6-2 første ledd nr. 4.; Jf. § 6-2 fyrste ledd nr. 4.",
                "Innen to virkedager, tre uker og én måned.; Innan to vyrkedagar, tre veker og éin månad.",
                "Beløpet er 1 000 000 kroner, 12,5 prosent.; Beløpet er 1 000 000 kr, 12,5 %.",
                "Fra kl. 08.00 har {{kommune}} 2 plasser.; Frå kl. 8 har {{kommune}} to plassar.",
                "Se punkt 4.2 og en avtale om et møte.; Sjå pkt. 4.2 og ein avtale om eit møte.",
            })
    void theSameInBothWrittenStandardsIsNoDifference(String bokmal, String nynorsk) {
        assertThat(ParallelTexts.between(text(clause("a", "", bokmal)), text(clause("a", "", nynorsk)))
                        .differing())
                .isEmpty();
    }

    @Test
    void anotherTimeIsFlaggedInBoth() {
        ParallelTexts.Row row = ParallelTexts.between(
                        text(clause("a", "Svartid", "Kommunen svarer innen 30 minutter, jf. § 6-2.")),
                        text(clause("a", "Svartid", "Kommunen svarer innan 45 minutt, jf. § 6-2.")))
                .rows()
                .getFirst();
        assertThat(row.onlyLeft()).singleElement().satisfies(found -> {
            assertThat(found.figure().value()).isEqualTo("30 minutt");
            assertThat("Kommunen svarer innen 30 minutter"
                            .substring(found.figure().start(), found.figure().end()))
                    .isEqualTo("30 minutter");
        });
        assertThat(row.onlyRight()).extracting(found -> found.figure().value()).containsExactly("45 minutt");
    }

    @Test
    void clausesWithoutCommonIdsAreAlignedInTheirOrderByTheirLetters() {
        var parallel = ParallelTexts.between(
                text(
                        clause("a", "Formål", "Avtalen skal sikre pasientene et helhetlig tilbud."),
                        clause("b", "Virkeområde", "Avtalen gjelder øyeblikkelig hjelp døgnopphold i kommunen."),
                        clause("c", "Oppsigelse", "Avtalen kan sies opp med ett års frist.")),
                text(
                        clause("x", "Føremål", "Avtalen skal sikre pasientane eit heilskapleg tilbod."),
                        clause("y", "Oppseiing", "Avtalen kan seiast opp med eitt års frist.")));
        assertThat(parallel.rows())
                .extracting(row -> (row.left() == null ? "-" : row.left().id().value())
                        + (row.right() == null ? "-" : row.right().id().value()))
                .containsExactly("ax", "b-", "cy");
        assertThat(parallel.differing()).hasSize(1);
    }
}
