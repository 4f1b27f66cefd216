package no.avtaleverk.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.avtaleverk.templates.BodyMarkup.Block;
import org.junit.jupiter.api.Test;

class BodyMarkupTests {
    @Test
    void blankLinesPartParagraphsAndLineBreaksStay() {
        assertThat(BodyMarkup.parse("a\nb\n\nc"))
                .containsExactly(new Block.Paragraph(List.of("a", "b")), new Block.Paragraph(List.of("c")));
    }

    @Test
    void aListMayFollowALineAtOnce() {
        assertThat(BodyMarkup.parse("Partene skal:\n- melde\n- følge opp\n\nEtter det."))
                .containsExactly(
                        new Block.Paragraph(List.of("Partene skal:")),
                        new Block.Bullets(List.of("melde", "følge opp")),
                        new Block.Paragraph(List.of("Etter det.")));
    }

    @Test
    void aPlainLineAfterAnItemBelongsToIt() {
        assertThat(BodyMarkup.parse("- en\nto\n- tre")).containsExactly(new Block.Bullets(List.of("en\nto", "tre")));
    }

    @Test
    void blankLinesBetweenItemsDoNotBreakTheList() {
        assertThat(BodyMarkup.parse("1. en\n\n2. to\n\nslutt"))
                .containsExactly(new Block.Numbered(1, List.of("en", "to")), new Block.Paragraph(List.of("slutt")));
    }

    @Test
    void numbersAreKeptAsWrittenAlsoWhenTheyJump() {
        assertThat(BodyMarkup.parse("3. tre\n4. fire\n7. sju"))
                .containsExactly(new Block.Numbered(3, List.of("tre", "fire")), new Block.Numbered(7, List.of("sju")));
    }

    @Test
    void aDateAtTheStartOfALineIsNoItem() {
        assertThat(BodyMarkup.parse("1. januar 2027 trer avtalen i kraft."))
                .containsExactly(new Block.Paragraph(List.of("1. januar 2027 trer avtalen i kraft.")));
    }

    @Test
    void shortRowsOfATableArePadded() {
        assertThat(BodyMarkup.parse("| a | b |\n|---|---|\n| c |\n| d | |"))
                .containsExactly(new Block.Table(List.of("a", "b"), List.of(List.of("c", ""), List.of("d", ""))));
    }

    @Test
    void whatIsNotAMarkIsText() {
        assertThat(BodyMarkup.parse("-uten blank\n1.uten blank\n| åpen"))
                .containsExactly(new Block.Paragraph(List.of("-uten blank", "1.uten blank", "| åpen")));
        assertThat(BodyMarkup.parse("")).isEmpty();
    }
}
