package no.avtaleverk.templates.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.followup.Sheet;
import no.avtaleverk.model.followup.Sheet.Cause;
import no.avtaleverk.model.followup.Sheet.Line;
import no.avtaleverk.model.followup.Sheet.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetFilesTests {
    private static Sheet read(String text) {
        Reading reading = SheetFiles.read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).sheet();
    }

    private static List<Cause> causes(String text) {
        Reading reading = SheetFiles.read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(Reading.Faulty.class);
        return ((Reading.Faulty) reading)
                .faults().stream().map(Sheet.Fault::cause).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;b\n1;x, y\n",
                "\ufeffA;B\r\n1;\"x, y\"\r\n\r\n",
                "a\tb\n1\tx, y",
                "a,b\n1,\"x, y\"",
                "[{\"a\": 1, \"b\": \"x, y\"}]"
            })
    void aTableIsReadHoweverItIsParted(String text) {
        assertThat(read(text).columns()).containsExactly("a", "b");
        assertThat(read(text).lines().getFirst().cells()).isEqualTo(Map.of("a", "1", "b", "x, y"));
    }

    @Test
    void linesAreNamedByTheirNumberInTheFile() {
        assertThat(read("a;b\n1;2\n\n\"x\ny\";3\n4;5\n").lines())
                .extracting(Line::number)
                .containsExactly(2, 4, 6);
    }

    @Test
    void aFileAsWindowsWritesItIsRead() {
        byte[] bytes = "a\nblåbær\n".getBytes(Charset.forName("windows-1252"));
        assertThat(((Reading.Read) SheetFiles.read(bytes))
                        .sheet()
                        .lines()
                        .getFirst()
                        .cell("a"))
                .isEqualTo("blåbær");
    }

    @Test
    void whatIsNoTableIsSaid() {
        assertThat(causes(" ")).containsExactly(Cause.EMPTY);
        assertThat(causes("a;b\n")).containsExactly(Cause.EMPTY);
        assertThat(causes("a;b\n1;2;3\n4\n")).containsExactly(Cause.NOT_AS_MANY_CELLS, Cause.NOT_AS_MANY_CELLS);
        assertThat(causes("a;a\n1;2\n")).containsExactly(Cause.TWICE);
        assertThat(causes("[{\"a\": [1]}, 3]")).containsExactly(Cause.NOT_A_TABLE, Cause.NOT_A_TABLE);
        assertThat(causes("[{\"a\": ")).containsExactly(Cause.NOT_A_TABLE);
        assertThat(causes("a\n" + "1\n".repeat(5001))).containsExactly(Cause.TOO_MANY_LINES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\uff1d1+1", " =1"})
    void noCellIsTakenForAFormulaAndAllComeBackAsTheyWere(String cell) {
        byte[] csv =
                SheetFiles.csv(new Sheet(List.of("a", "b"), List.of(new Line(1, Map.of("a", cell, "b", "-12,5")))));
        String text = new String(csv, StandardCharsets.UTF_8);
        assertThat(text).startsWith("\ufeff\"a\";\"b\"\r\n\"'").contains("\"-12,5\"");
        Line back = ((Reading.Read) SheetFiles.read(csv)).sheet().lines().getFirst();
        assertThat(back.cells()).containsEntry("a", cell).containsEntry("b", "-12,5");
    }
}
