package no.avtaleverk.templates.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.Samples;
import no.avtaleverk.templates.standard.StandardTexts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every standard text that is shipped, in both languages. */
class StandardDocumentsTests {
    private static final PdfRenderer RENDERER = new PdfRenderer();

    static Stream<Arguments> standards() {
        return StandardTexts.load().all().stream().flatMap(standard -> Stream.of(Language.values())
                .map(language -> Arguments.of(standard.key(), language)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("standards")
    void meetsBothStandardsAndHasNothingToMend(String key, Language language) throws Exception {
        DocumentContent content = Samples.standard(key, language, 1);
        byte[] pdf = RENDERER.render(content);
        assertThat(VeraPdf.faults(pdf)).isEmpty();
        assertThat(PdfLint.check(pdf)).isEmpty();
    }
}
