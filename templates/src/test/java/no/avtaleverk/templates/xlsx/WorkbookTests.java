package no.avtaleverk.templates.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbookTests {
    @TempDir
    Path folder = Path.of("");

    @Test
    void whatIsGivenIsWrittenAsWordsDatesAndNumbersAndNeverAsAFormula() throws IOException {
        Map<String, String> parts = parts(Workbook.of(
                "Avtaleverk",
                List.of(
                        new Workbook.Sheet(
                                "Svar: alle / noen",
                                List.of(
                                        new Workbook.Column("Mottaker", 30),
                                        new Workbook.Column("Dato", 12),
                                        new Workbook.Column("Antall", 8)),
                                List.of(
                                        List.of("Eldrerådet i Vaksdal", LocalDate.of(2026, 3, 2), 3),
                                        List.of("=SUM(A1:A9)", LocalDate.of(2026, 3, 3), 0))),
                        new Workbook.Sheet("Tom", List.of(new Workbook.Column("Punkt", 10)), List.of()))));

        assertThat(parts.get("xl/workbook.xml")).contains("name=\"Svar  alle   noen\"", "name=\"Tom\"");
        assertThat(parts.get("xl/sharedStrings.xml")).contains("Eldrer&#xe5;det i Vaksdal", "=SUM(A1:A9)");
        String sheet = parts.get("xl/worksheets/sheet1.xml");
        assertThat(sheet)
                .contains("state=\"frozen\"", "autoFilter ref=\"A1:C3\"")
                .doesNotContain("<f>");
        // Days since the turn of 1900, as spreadsheets count them.
        assertThat(sheet)
                .containsPattern("r=\"B2\"[^>]*><v>46083(\\.0)?</v>")
                .containsPattern("r=\"C2\"[^>]*><v>3</v>");
        assertThat(parts.get("xl/worksheets/sheet2.xml")).doesNotContain("autoFilter");
    }

    private Map<String, String> parts(byte[] file) throws IOException {
        var parts = new HashMap<String, String>();
        // Through its table of contents, as spreadsheet programs do: what is written as a stream can not be read as
        // one.
        try (var zip =
                new ZipFile(Files.write(folder.resolve("workbook.xlsx"), file).toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
