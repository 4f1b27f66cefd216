package no.avtaleverk.templates.docx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.Redliner.Redline;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.RandomEdits;
import no.avtaleverk.templates.Samples;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardTexts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OfficeSchemaTests {
    private static final Instant AT = Instant.parse("2026-11-22T10:15:30Z");
    private static final int SEEDS_FOR_EACH_TEXT = 4;
    private static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static OfficeSchema schema;

    private final DocxRenderer renderer = new DocxRenderer();
    private final DocxRedliner redliner = new DocxRedliner(renderer);

    @BeforeAll
    static void readTheSchemas() throws Exception {
        schema = new OfficeSchema();
    }

    static Stream<DocumentContent> texts() {
        var texts = new ArrayList<DocumentContent>();
        for (StandardText standard : StandardTexts.load().all()) {
            for (Language language : Language.values()) {
                texts.add(Samples.standard(standard.key(), language, 1));
            }
        }
        texts.add(Samples.content(Language.BOKMAL, 0, Samples.everything()));
        return texts.stream();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("texts")
    void everyTextSetFollowsTheSchema(DocumentContent content) throws Exception {
        assertThat(schema.faults(DocxRenderer.unzip(renderer.render(content)))).isEmpty();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("texts")
    void trackedChangesFollowTheSchemaWhateverWasEdited(DocumentContent before) {
        LongStream.range(0, SEEDS_FOR_EACH_TEXT).forEach(seed -> {
            Clauses edited = new RandomEdits(seed).edit(new Clauses(before.clauses()), 0.2 + seed % 4 * 0.2);
            assertThat(faults(before, RandomEdits.with(before, edited, 2)))
                    .as("seed %d", seed)
                    .isEmpty();
        });
    }

    @Test
    void trackedNumbersTypedByHandFollowTheSchema() {
        DocumentContent before = Samples.content(Language.NYNORSK, 1, Samples.everything());
        Clauses typed = new Clauses(before.clauses().stream()
                .map(clause -> new Clause(clause.id(), clause.level(), "§ " + clause.number(), clause.text()))
                .toList());
        DocumentContent old = RandomEdits.with(before, typed, 1);
        assertThat(faults(old, RandomEdits.with(before, new RandomEdits(7).edit(typed, 0.5), 2)))
                .isEmpty();
    }

    /** Without this the tests above would pass with a schema that allows anything. */
    @Test
    void propertiesInAnotherOrderAreFound() {
        String paragraph = "<w:p><w:pPr>%s%s</w:pPr></w:p>";
        String style = "<w:pStyle w:val=\"BodyText\"/>";
        String keep = "<w:keepNext/>";
        assertThat(schema.faults(part(paragraph.formatted(style, keep)))).isEmpty();
        assertThat(schema.faults(part(paragraph.formatted(keep, style))))
                .singleElement()
                .asString()
                .contains("pStyle");
    }

    @Test
    void whatMayBeIgnoredIsNotHeldToTheSchemaAndWhatMayNotIs() {
        String body = "<w:p n:id=\"1\"><n:more><w:p/></n:more><w:r><w:t>Ord</w:t></w:r></w:p>";
        String more = " xmlns:n=\"urn:new\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";
        assertThat(schema.faults(part(body, more + " mc:Ignorable=\"n\""))).isEmpty();
        assertThat(schema.faults(part(body, more))).isNotEmpty();
    }

    private List<String> faults(DocumentContent before, DocumentContent after) {
        return switch (redliner.draw(before, after, "Jonas Lid", AT)) {
            case Redline.Drawn drawn -> {
                try {
                    Map<String, byte[]> parts = DocxRenderer.unzip(drawn.file());
                    yield schema.faults(parts);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            case Redline.Unfaithful unfaithful -> throw new AssertionError(unfaithful.toString());
        };
    }

    private static byte[] part(String body) {
        return part(body, "");
    }

    private static byte[] part(String body, String declared) {
        return "<w:document xmlns:w=\"%s\"%s><w:body>%s</w:body></w:document>"
                .formatted(MAIN, declared, body)
                .getBytes(UTF_8);
    }
}
