package no.avtaleverk.templates.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import no.avtaleverk.model.document.CasePaperContent;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.templates.Documents;
import no.avtaleverk.templates.casepaper.CasePaperSamples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CasePaperPdfTests {
    static Stream<CasePaperContent> papers() {
        return CasePaperSamples.all();
    }

    @ParameterizedTest
    @MethodSource("papers")
    void everyPaperIsPdfA3aAndPdfUa1(CasePaperContent paper) throws Exception {
        byte[] pdf = Documents.casePaperRenderer().render(paper, DocumentFormat.PDF);

        assertThat(VeraPdf.faults(pdf)).isEmpty();
        assertThat(PdfLint.check(pdf)).isEmpty();
    }
}
