package no.avtaleverk.templates.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class WorkbookTests {
    @Test
    void anotherProgramReadsTheTablesAsTheyWereGiven() throws IOException {
        byte[] file = Workbook.of(
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
                        new Workbook.Sheet("Tom", List.of(new Workbook.Column("Punkt", 10)), List.of())));
        try (var read = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            var sheet = read.getSheetAt(0);
            assertThat(sheet.getSheetName()).isEqualTo("Svar  alle   noen");
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("Eldrerådet i Vaksdal");
            assertThat(sheet.getRow(1).getCell(1).getLocalDateTimeCellValue().toLocalDate())
                    .isEqualTo(LocalDate.of(2026, 3, 2));
            assertThat(sheet.getRow(1).getCell(2).getNumericCellValue()).isEqualTo(3);
            assertThat(sheet.getRow(2).getCell(0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(read.getSheetAt(1).getLastRowNum()).isZero();
        }
    }
}
