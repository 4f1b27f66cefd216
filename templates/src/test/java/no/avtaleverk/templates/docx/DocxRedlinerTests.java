package no.avtaleverk.templates.docx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.Redliner.NotCompared;
import no.avtaleverk.model.document.Redliner.Redline;
import no.avtaleverk.model.document.Redliner.Side;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.RandomEdits;
import no.avtaleverk.templates.Samples;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardTexts;
import no.avtaleverk.templates.tracked.TrackedDocument;
import no.avtaleverk.templates.tracked.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocxRedlinerTests {
    private static final Instant AT = Instant.parse("2026-11-22T10:15:30Z");
    private static final int SEEDS_FOR_EACH_TEXT = 8;

    private final DocxRedliner redliner = new DocxRedliner(new DocxRenderer());

    static Stream<DocumentContent> texts() {
        var texts = new ArrayList<DocumentContent>();
        for (StandardText standard : StandardTexts.load().all()) {
            for (Language language : Language.values()) {
                texts.add(Samples.standard(standard.key(), language, 1));
            }
        }
        texts.add(Samples.content(Language.BOKMAL, 1, Samples.everything()));
        return texts.stream();
    }

    /** Drawing succeeds only if the file, read again, gives the new text when accepted and the old one when rejected. */
    @ParameterizedTest(name = "{index}")
    @MethodSource("texts")
    void whatIsDrawnHoldsBothTextsWhateverWasEdited(DocumentContent before) {
        LongStream.range(0, SEEDS_FOR_EACH_TEXT).forEach(seed -> {
            Clauses edited = new RandomEdits(seed).edit(new Clauses(before.clauses()), 0.1 + seed % 5 * 0.2);
            assertThat(redliner.draw(before, RandomEdits.with(before, edited, 2), "Jonas Lid", AT))
                    .as("seed %d", seed)
                    .isInstanceOf(Redline.Drawn.class);
        });
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("texts")
    void numbersTypedByHandAreTrackedToo(DocumentContent before) {
        Clauses typed = new Clauses(before.clauses().stream()
                .map(clause -> new Clause(clause.id(), clause.level(), "§ " + clause.number(), clause.text()))
                .toList());
        DocumentContent old = RandomEdits.with(before, typed, 1);
        Clauses edited = new RandomEdits(7).edit(typed, 0.3);
        assertThat(redliner.draw(old, RandomEdits.with(before, edited, 2), "Jonas Lid", AT))
                .isInstanceOf(Redline.Drawn.class);
    }

    @Test
    void twoUnrelatedTextsAreStillHeldExactly() {
        DocumentContent before = Samples.standard("delavtale-4", Language.BOKMAL, 1);
        DocumentContent after = Samples.standard("overordnet-samarbeidsavtale", Language.NYNORSK, 2);
        Redline.Drawn drawn = (Redline.Drawn) redliner.draw(before, after, "Jonas Lid", AT);
        assertThat(drawn.different()).contains(NotCompared.TITLE, NotCompared.LANGUAGE);
        assertThat(drawn.notCompared()).contains(NotCompared.HEADERS_AND_FOOTERS, NotCompared.PICTURES);
    }

    @Test
    void theSameTextsGiveTheSameBytes() {
        DocumentContent before = Samples.content(Language.BOKMAL, 1, Samples.everything());
        DocumentContent after =
                RandomEdits.with(before, new RandomEdits(3).edit(new Clauses(before.clauses()), 0.5), 2);
        byte[] once = ((Redline.Drawn) redliner.draw(before, after, "Jonas Lid", AT)).file();
        byte[] again =
                ((Redline.Drawn) new DocxRedliner(new DocxRenderer()).draw(before, after, "Jonas Lid", AT)).file();
        assertThat(again).isEqualTo(once);
    }

    /** The parts are put together from a frame and written straight, and must not drift from those of any other document. */
    @Test
    void everythingButTheClausesIsAsInAnyOtherDocumentOfTheText() throws Exception {
        DocumentContent before = Samples.standard("delavtale-4", Language.NYNORSK, 1);
        DocumentContent after =
                RandomEdits.with(before, new RandomEdits(3).edit(new Clauses(before.clauses()), 0.5), 2);
        var drawn = (Redline.Drawn) redliner.draw(before, after, "Jonas Lid", AT);
        Map<String, byte[]> parts = DocxRenderer.unzip(drawn.file());
        Map<String, byte[]> usual = DocxRenderer.unzip(new DocxRenderer().render(after));
        assertThat(parts.keySet()).isEqualTo(usual.keySet());
        for (String same : List.of("word/styles.xml", "word/settings.xml", "word/_rels/document.xml.rels")) {
            assertThat(new String(parts.get(same), UTF_8)).as(same).isEqualTo(new String(usual.get(same), UTF_8));
        }
        TrackedDocument read = TrackedDocument.of(parts);
        TrackedDocument wanted = TrackedDocument.of(usual);
        assertThat(read.foreign()).isEqualTo(wanted.foreign());
        assertThat(read.properties())
                .containsAllEntriesOf(wanted.properties())
                .containsEntry(DocxRedliner.REDLINE_AUTHOR, "Jonas Lid");
        assertThat(read.view(mark -> true, View.Tells.NONE).front())
                .containsAll(wanted.view(mark -> true, View.Tells.NONE).front());
        assertThat(words(parts)).isEqualTo(words(usual));
    }

    private static String words(Map<String, byte[]> parts) {
        return new String(parts.get("docProps/core.xml"), UTF_8)
                .replaceAll("<[^>]*>", " ")
                .lines()
                .flatMap(line -> Stream.of(line.strip().split("\\s{2,}")))
                .filter(line -> !line.isBlank())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** A character XML has no way to say is left out by the writer, and found missing by the reader. */
    @Test
    void nothingIsHandedOutWhenTheFileDoesNotHoldTheText() {
        DocumentContent before = Samples.content(Language.BOKMAL, 1, Samples.everything());
        var clauses = new ArrayList<>(before.clauses());
        clauses.set(0, new Clause(new ClauseId("k-1"), 1, "1", new ClauseText("Formål", "Et tegn \uffff for mye.")));
        Redline redline = redliner.draw(before, RandomEdits.with(before, new Clauses(clauses), 2), "Jonas Lid", AT);
        assertThat(redline).isInstanceOf(Redline.Unfaithful.class);
        assertThat(((Redline.Unfaithful) redline).faults())
                .extracting(fault -> fault.side() + " " + fault.clause())
                .isEqualTo(List.of(Side.AFTER + " 1 Formål"));
    }
}
