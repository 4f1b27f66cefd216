package no.avtaleverk.templates.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTests {
    @Test
    void widthsAddUpAndTheColumnWithMoreToReadIsWider() {
        var widths = Columns.widths(
                List.of("Tilbud", "Ansvarlig", "Brukes når"),
                List.of(List.of(
                        "Legevakt", "Helseforetaket", "Pasienten ikke kan vente til fastlegen er tilgjengelig")));
        assertThat(widths.stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(100, within(0.01));
        assertThat(widths.get(2)).isGreaterThan(widths.get(0));
        // "Helseforetaket" has 14 letters and must not be broken
        assertThat(widths.get(1)).isGreaterThan(100.0 * 14 / 84);
    }

    @Test
    void emptyColumnsAndWordsWiderThanThePageAreBorne() {
        var widths = Columns.widths(List.of("", ""), List.of(List.of("x".repeat(500), "")));
        assertThat(widths).hasSize(2).allMatch(width -> width > 0 && width <= 100);
    }
}
