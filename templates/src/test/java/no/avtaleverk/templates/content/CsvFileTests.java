package no.avtaleverk.templates.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTests {
    @Test
    void readsQuotesCommasAndLineBreaksInsideFields() {
        var rows = CsvFile.rows("f.csv", "a,b\r\n\"x, \"\"y\"\"\nz\",\n,\"\"\n");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).text("a")).isEqualTo("x, \"y\"\nz");
        assertThat(rows.get(0).text("b")).isEmpty();
        assertThat(rows.get(1).text("b")).isEmpty();
        assertThat(rows.get(1).where()).isEqualTo("f.csv, line 4");
    }

    @Test
    void readsDatesAndYearsAndLeavesEmptyOnesOut() {
        var row = CsvFile.rows("f.csv", "d,y,e\n2020-01-01,2011,\n").getFirst();
        assertThat(row.date("d")).isEqualTo(LocalDate.of(2020, 1, 1));
        assertThat(row.yearOrNull("y")).hasToString("2011");
        assertThat(row.dateOrNull("e")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\nx\n", "a\n\"x\n", "a\n\"x\"y\n", "a\nx\"y\"\n"})
    void namesFileAndLineOfWhatIsMalformed(String text) {
        assertThatExceptionOfType(AuthoredContentException.class)
                .isThrownBy(() -> CsvFile.rows("f.csv", text))
                .withMessageStartingWith("f.csv, line 2");
    }
}
