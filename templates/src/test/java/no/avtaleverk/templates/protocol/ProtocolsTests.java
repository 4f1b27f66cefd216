package no.avtaleverk.templates.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.disagreement.DisagreementNote.RungOutcome;
import no.avtaleverk.model.disagreement.Rung;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.ProtocolContent;
import no.avtaleverk.model.wording.Language;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtocolsTests {
    private static ProtocolContent content(Rung rung, Language language) {
        return new ProtocolContent(
                rung,
                language,
                "Delavtale 4",
                3,
                null,
                "4.7 Transport",
                "Partane avtaler transport.\n\nKvar betaler sitt.",
                null,
                "Kven betaler transporten",
                LocalDate.of(2026, 9, 1),
                List.of(
                        new ProtocolContent.View("Vaksdal kommune", "Føretaket betaler.", "Endra praksis"),
                        new ProtocolContent.View("Helse Bergen HF", "Kommunen betaler.", "")),
                List.of(new ProtocolContent.Step(
                        Rung.DIALOGUE,
                        LocalDate.of(2026, 9, 1),
                        "",
                        RungOutcome.GOES_ON,
                        LocalDate.of(2026, 9, 20),
                        false,
                        "To møte")),
                Instant.parse("2026-10-01T10:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "DIALOGUE, BOKMAL, Forhandlingsprotokoll",
        "PROTOCOL, NYNORSK, Usemjeprotokoll",
        "LOCAL_BODY, BOKMAL, Uenighetsprotokoll til lokalt tvisteløsningsorgan",
        "NATIONAL_PANEL, NYNORSK, Oversending til Tvisteløysingsnemnda for helse- og omsorgssektoren"
    })
    void eachRungHasItsDocumentInEachWrittenStandard(Rung rung, Language language, String kind) throws IOException {
        var renderer = new Protocols();
        byte[] pdf = renderer.render(content(rung, language), DocumentFormat.PDF);
        try (var file = Loader.loadPDF(pdf)) {
            String text = new PDFTextStripper().getText(file);
            assertThat(text.replaceAll("\\s+", " "))
                    .contains(kind, "Kven betaler transporten", "Føretaket betaler.", "Kommunen betaler.", "To møte");
            if (rung == Rung.NATIONAL_PANEL) {
                assertThat(text).contains("anonymiserte");
            }
        }
        assertThat(renderer.render(content(rung, language), DocumentFormat.PDF)).isEqualTo(pdf);
        assertThat(renderer.render(content(rung, language), DocumentFormat.DOCX))
                .startsWith('P', 'K');
    }

    @ParameterizedTest
    @CsvSource({
        "BOKMAL, Parten har ikke gitt sitt syn innen fristen.",
        "NYNORSK, Parten har ikkje gjeve sitt syn innan fristen."
    })
    void whoIsSilentIsToldOfAsSilent(Language language, String said) throws IOException {
        ProtocolContent both = content(Rung.PROTOCOL, language);
        var one = new ProtocolContent(
                both.rung(),
                language,
                both.title(),
                both.version(),
                null,
                both.clause(),
                both.words(),
                null,
                both.subject(),
                both.since(),
                List.of(both.views().getFirst(), new ProtocolContent.View("Helse Bergen HF", "", "")),
                both.steps(),
                both.made());
        try (var file = Loader.loadPDF(new Protocols().render(one, DocumentFormat.PDF))) {
            assertThat(new PDFTextStripper().getText(file).replaceAll("\\s+", " "))
                    .contains("Helse Bergen HF " + said);
        }
    }
}
