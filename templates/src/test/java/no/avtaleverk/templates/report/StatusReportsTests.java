package no.avtaleverk.templates.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.duty.Duty;
import no.avtaleverk.model.duty.DutyKind;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.report.StatusReport;
import no.avtaleverk.model.report.StatusReport.AgreementLine;
import no.avtaleverk.model.report.StatusReport.CoverageLine;
import no.avtaleverk.model.report.StatusReport.DutyLine;
import no.avtaleverk.model.report.StatusReport.FollowUpLine;
import no.avtaleverk.model.report.StatusReport.LateMeasure;
import no.avtaleverk.model.report.StatusReport.RiskLine;
import no.avtaleverk.model.report.StatusReport.Risks;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.pdf.VeraPdf;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusReportsTests {
    private static final LocalDate ON = LocalDate.of(2026, 6, 1);

    private final StatusReports reports = new StatusReports();

    private static StatusReport report(Language language, Risks risks) {
        List<DutyLine> duties = Stream.of(DutyKind.values())
                .flatMap(kind -> Stream.of(Duty.State.OPEN, Duty.State.LATE, Duty.State.OVERDUE)
                        .map(state -> new DutyLine(kind, ON.minusDays(3), state)))
                .toList();
        return new StatusReport(
                new PartyId("kommune-4628"),
                "Vaksdal kommune",
                language,
                ON,
                545,
                Sha256.of("entry"),
                Instant.parse("2026-06-01T10:00:00Z"),
                List.of(new AgreementLine(
                        new AgreementId("00000000-0000-4000-8000-000000000001"),
                        "Delavtale 4",
                        AgreementKind.SUB_AGREEMENT,
                        List.of(new RequirementId("HOL-6-2-04"), new RequirementId("HOL-6-2-11")),
                        3,
                        LocalDate.of(2025, 8, 31),
                        LocalDate.of(2027, 1, 1),
                        1,
                        duties)),
                List.of("Delavtale 7"),
                List.of(new CoverageLine(
                        "Vaksdal kommune",
                        11,
                        13,
                        List.of(new RequirementId("HOL-6-2-02")),
                        List.of(new RequirementId("HOL-6-2-13")))),
                2,
                Stream.of(
                                FollowUpSubject.REVIEW,
                                FollowUpSubject.DELIVERY,
                                FollowUpSubject.DEVIATION,
                                FollowUpSubject.FINDING,
                                FollowUpSubject.DISAGREEMENT)
                        .map(subject -> new FollowUpLine("Delavtale 4", subject, 3, 1))
                        .toList(),
                risks);
    }

    private static Risks risks() {
        return new Risks(
                Map.of(Zone.RED, 1, Zone.YELLOW, 4, Zone.GREEN, 9),
                List.of(new RiskLine("Delavtale 4", "Ingen ledig seng", true)),
                1,
                List.of(new LateMeasure("Delavtale 4", "Varslingsliste", LocalDate.of(2026, 5, 1), 31)));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everythingIsSaidInEitherWrittenStandardInATaggedPdfThatIsTheSameEachTime(Language language) throws Exception {
        StatusReport report = report(language, risks());
        byte[] pdf = reports.render(report, DocumentFormat.PDF);
        assertThat(VeraPdf.faults(pdf)).isEmpty();
        assertThat(reports.render(report, DocumentFormat.PDF)).isEqualTo(pdf);
        assertThat(new StatusReports().render(report, DocumentFormat.DOCX))
                .isEqualTo(reports.render(report, DocumentFormat.DOCX));
        try (var file = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(file).replaceAll("\\s+", " "))
                    .contains("Vaksdal kommune", "11 av 13", "4, 11", "Delavtale 7", "Ingen ledig seng", "545", ": 2.");
        }
    }

    @Test
    void anOrganWithoutAnythingIsToldSo() throws IOException {
        StatusReport full = report(Language.BOKMAL, Risks.NONE);
        var empty = new StatusReport(
                full.organ(),
                full.name(),
                full.language(),
                full.on(),
                full.position(),
                full.entry(),
                full.at(),
                List.of(),
                List.of(),
                List.of(),
                0,
                List.of(),
                Risks.NONE);
        try (var file = Loader.loadPDF(reports.render(empty, DocumentFormat.PDF))) {
            assertThat(new PDFTextStripper().getText(file).replaceAll("\\s+", " "))
                    .contains("Ingen avtaler er i kraft", "Ingenting er åpent", "Ingen risikoer er gradert")
                    .doesNotContain("viser ikke loggen");
        }
    }
}
