package no.avtaleverk.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.DocumentReader.ReadClause;
import no.avtaleverk.model.document.DocumentReader.ReadDocument;
import no.avtaleverk.model.document.DocumentReader.Reading;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.reading.BudgetedReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes out as Word and comes in again is the same agreement, clause by clause. */
class RoundTripTests {
    private static final BudgetedReader READER =
            new BudgetedReader(Duration.ofSeconds(60), Optional.empty(), longest -> {});

    static Stream<DocumentContent> contents() {
        List<Clause> own = Samples.everything().stream()
                .map(clause -> new Clause(clause.id(), clause.level(), "§ " + clause.number(), clause.text()))
                .toList();
        return Stream.of(
                Samples.standard("delavtale-4", Language.BOKMAL, 2),
                Samples.standard("overordnet-samarbeidsavtale", Language.NYNORSK, 0),
                Samples.content(Language.BOKMAL, 1, Samples.everything()),
                Samples.content(Language.BOKMAL, 1, own));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("contents")
    void wordKeepsEveryClause(DocumentContent content) {
        byte[] file = Documents.renderer().render(content, DocumentFormat.DOCX);
        ReadDocument read = ((Reading.Read) READER.read("avtale.docx", file)).document();
        assertThat(read.agreement()).isEqualTo(content.agreement());
        assertThat(read.agreementVersion()).isEqualTo(content.version());
        assertThat(read.title()).isEqualTo(content.title());
        assertThat(read.clauses()).hasSameSizeAs(content.clauses());
        for (int i = 0; i < content.clauses().size(); i++) {
            Clause clause = content.clauses().get(i);
            ReadClause back = read.clauses().get(i);
            assertThat(back.known()).isEqualTo(clause.id());
            assertThat(back.level()).as(clause.title()).isEqualTo(clause.level());
            assertThat(back.number()).as(clause.title()).isEqualTo(clause.number());
            assertThat(back.heading()).isEqualTo(clause.text().heading());
            assertThat(blocks(back.body()))
                    .as(clause.title())
                    .isEqualTo(blocks(clause.text().body()));
        }
    }

    /** The blocks of a body; a line broken inside an item comes back as one line. */
    private static String blocks(String body) {
        return BodyMarkup.parse(body).toString().replace('\n', ' ');
    }
}
