package no.avtaleverk.templates.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.DocumentReader.ReadClause;
import no.avtaleverk.model.document.DocumentReader.ReadDocument;
import no.avtaleverk.model.document.DocumentReader.Reading;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.Documents;
import no.avtaleverk.templates.Samples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the product sets, it must read back. */
class RoundTripTests {
    private final BudgetedReader reader = new BudgetedReader(Duration.ofSeconds(60), Optional.empty(), longest -> {});

    private ReadDocument read(String name, byte[] bytes) {
        return ((Reading.Read) reader.read(name, bytes)).document();
    }

    @ParameterizedTest
    @CsvSource({
        "delavtale-4, NYNORSK",
        "delavtale-4, BOKMAL",
        "overordnet-samarbeidsavtale, NYNORSK",
        "overordnet-samarbeidsavtale, BOKMAL"
    })
    void aWordDocumentOfOursComesBackWordForWordWithItsClauseIds(String key, Language language) {
        DocumentContent content = Samples.standard(key, language, 2);
        ReadDocument document = read("ut.docx", Documents.renderer().render(content, DocumentFormat.DOCX));
        assertThat(document.title()).isEqualTo(content.title());
        assertThat(document.agreement()).isEqualTo(content.agreement());
        assertThat(document.agreementVersion()).isEqualTo(2);
        assertThat(document.clauses())
                .extracting(ReadClause::known)
                .containsExactlyElementsOf(
                        content.clauses().stream().map(Clause::id).toList());
        for (int i = 0; i < content.clauses().size(); i++) {
            Clause clause = content.clauses().get(i);
            ReadClause back = document.clauses().get(i);
            assertThat(back.number()).isEqualTo(clause.number());
            assertThat(back.heading()).isEqualTo(clause.text().heading());
            assertThat(back.level()).isEqualTo(clause.level());
            assertThat(back.body()).as(clause.title()).isEqualTo(clause.text().body());
            assertThat(back.doubts()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"delavtale-4, NYNORSK", "overordnet-samarbeidsavtale, BOKMAL"})
    void aPdfOfOursComesBackWithItsHeadingsAndNumbers(String key, Language language) {
        DocumentContent content = Samples.standard(key, language, 2);
        ReadDocument document = read("ut.pdf", Documents.renderer().render(content, DocumentFormat.PDF));
        List<String> titles = content.clauses().stream().map(Clause::title).toList();
        assertThat(document.clauses().stream()
                        .map(clause -> (clause.number() + " " + clause.heading()).strip())
                        .limit(titles.size()))
                .containsExactlyElementsOf(titles);
    }
}
