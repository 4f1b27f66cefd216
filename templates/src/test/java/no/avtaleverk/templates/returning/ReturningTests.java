package no.avtaleverk.templates.returning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.Redliner.Redline;
import no.avtaleverk.model.document.ReturnReader.Made;
import no.avtaleverk.model.document.ReturnReader.Return;
import no.avtaleverk.model.document.ReturnReader.Sent;
import no.avtaleverk.model.document.ReturnedText.Deleted;
import no.avtaleverk.model.document.ReturnedText.Hand;
import no.avtaleverk.model.document.ReturnedText.Inserted;
import no.avtaleverk.model.document.ReturnedText.Moved;
import no.avtaleverk.model.document.ReturnedText.Remark;
import no.avtaleverk.model.document.ReturnedText.ReturnedChange;
import no.avtaleverk.model.document.ReturnedText.Reworded;
import no.avtaleverk.model.document.ReturnedText.Unmapped;
import no.avtaleverk.templates.RandomEdits;
import no.avtaleverk.templates.docx.DocxRedliner;
import no.avtaleverk.templates.docx.DocxRenderer;
import no.avtaleverk.templates.reading.ReturnedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReturningTests {
    private static final int SEEDS_FOR_EACH_TEXT = 2;
    private static final DocxRenderer RENDERER = new DocxRenderer();
    private static final ReturnedFile READER = new ReturnedFile(Duration.ofSeconds(60));
    private static final Hand NORA = new Hand("Nora Vik", Instant.parse("2026-11-21T09:00:00Z"));
    private static final Hand PER = new Hand("Per Nes", Instant.parse("2026-11-22T12:30:00Z"));
    private static final ClauseId VARSLING = new ClauseId("varsling");
    private static final ClauseId MOTER = new ClauseId("moter");

    private final Sent sent = SentSamples.small();
    private final WordEdits word = new WordEdits(RENDERER.render(sent.content()));

    static Stream<Sent> standards() {
        return SentSamples.standards();
    }

    // ---- nothing done

    @ParameterizedTest(name = "{index}")
    @MethodSource("standards")
    void aFileNobodyTouchedBringsNothingBack(Sent standard) {
        assertThat(changes(RENDERER.render(standard.content()), standard)).isEmpty();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("standards")
    void aFileWithoutIdsBringsNothingBackEither(Sent standard) {
        WordEdits copied = new WordEdits(RENDERER.render(standard.content()));
        copied.replaceAll("<w:bookmark(?:Start|End) [^>]*/>", "");
        copied.part("docProps/custom.xml", "<Properties/>");
        assertThat(changes(copied.bytes(), standard)).isEmpty();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("standards")
    void aTextWithoutItsStylesIsKnownByTheWordsOfItsHeadings(Sent standard) {
        WordEdits pasted = new WordEdits(RENDERER.render(standard.content()));
        pasted.replaceAll("<w:bookmark(?:Start|End) [^>]*/>", "");
        pasted.replaceAll("<w:pStyle w:val=\"Heading[0-9]\"/>", "");
        assertThat(changes(pasted.bytes(), standard)).isEmpty();
    }

    @Test
    void theFileSaysWhichTextItWasMadeFrom() {
        assertThat(READER.origin("avtale.docx", word.bytes()))
                .isEqualTo(new Made.From(
                        SentSamples.AGREEMENT, 1, 17, sent.clauses().sha256()));
    }

    @Test
    void aFileOfAnotherAgreementIsRefused() {
        var other = new AgreementId("00000000-0000-0000-0000-000000000001");
        word.part(
                "docProps/custom.xml",
                word.part("docProps/custom.xml").replace(SentSamples.AGREEMENT.value(), other.value()));
        assertThat(READER.read("avtale.docx", word.bytes(), SentText.of(sent, RENDERER)))
                .isEqualTo(new Return.OtherAgreement(other));
    }

    @Test
    void otherFilesAreRefusedWithTheirFault() {
        assertThat(READER.read("avtale.docx", new byte[0], SentText.of(sent, RENDERER)))
                .extracting(read -> ((Return.Refused) read).fault())
                .isEqualTo(ReadFault.EMPTY);
        assertThat(READER.read(
                        "avtale.txt",
                        "Hei".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        SentText.of(sent, RENDERER)))
                .extracting(read -> ((Return.Refused) read).fault())
                .isEqualTo(ReadFault.UNKNOWN_FORMAT);
    }

    // ---- one change

    @Test
    void wordsChangedWithTrackingOffAreFoundAndParametersKeepTheirNames() {
        word.replace("innen 24 timer", "innen 48 timer");
        assertThat(changes()).containsExactly(reworded(VARSLING, "24 timer", "48 timer", Hand.UNKNOWN));
    }

    @Test
    void aTrackedRewordingHasItsAuthorAndMoment() {
        word.track("innen 24 timer", "innen 48 timer", WordEdits.NORA);
        assertThat(changes()).containsExactly(reworded(VARSLING, "24 timer", "48 timer", NORA));
    }

    @Test
    void aParameterSomebodyWroteOverIsAChange() {
        word.replace("Vaksdal kommune skal varsle", "Kommunen skal varsle");
        assertThat(changes())
                .containsExactly(reworded(VARSLING, "{{kommune}} skal varsle", "Kommunen skal varsle", Hand.UNKNOWN));
    }

    @Test
    void twoAuthorsInOneClauseGiveTwoSteps() {
        word.track("innen 24 timer", "innen 48 timer", WordEdits.NORA);
        word.track("være skriftlig", "være skriftlig og datert", WordEdits.PER);
        assertThat(changes())
                .containsExactly(
                        reworded(VARSLING, "24 timer", "48 timer", NORA),
                        reworded(VARSLING, "være skriftlig", "være skriftlig og datert", PER));
    }

    @Test
    void twoAuthorsInTheSameWordsAreNamedTogether() {
        word.replace(
                "innen 24 timer",
                "</w:t></w:r>%s<w:ins w:id=\"7\" %s>%s</w:ins>%s<w:r><w:t xml:space=\"preserve\">"
                        .formatted(
                                word.struck("innen 24 timer", WordEdits.NORA),
                                WordEdits.NORA,
                                word.struck("innen 48 timer", WordEdits.PER),
                                word.put("straks", WordEdits.PER)));
        assertThat(changes())
                .containsExactly(
                        reworded(VARSLING, "innen 24 timer", "straks", new Hand("Nora Vik, Per Nes", PER.at())));
    }

    @Test
    void silentAndTrackedChangesInOneClauseAreKeptApart() {
        word.replace("sendes Helse Bergen HF", "sendes elektronisk til Helse Bergen HF");
        word.track("innen 24 timer", "innen 48 timer", WordEdits.NORA);
        assertThat(changes())
                .containsExactly(
                        reworded(
                                VARSLING,
                                "sendes {{helseforetak}}",
                                "sendes elektronisk til {{helseforetak}}",
                                Hand.UNKNOWN),
                        reworded(VARSLING, "24 timer", "48 timer", NORA));
    }

    @Test
    void aListMadeIntoParagraphsIsAChange() {
        word.replace(
                "<w:pStyle w:val=\"ListBullet\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr>",
                "<w:pStyle w:val=\"BodyText\"/>");
        assertThat(changes())
                .containsExactly(reworded(
                        VARSLING,
                        "skal:\n- være skriftlig\n- sendes",
                        "skal:\n\nvære skriftlig\n\n- sendes",
                        Hand.UNKNOWN));
    }

    @Test
    void boldAndOtherLooksAreNoChange() {
        word.replaceAll("<w:r><w:t ", "<w:r><w:rPr><w:b/></w:rPr><w:t ");
        assertThat(changes()).isEmpty();
    }

    @Test
    void aTrackedRowIsAChangeOfItsClause() {
        String clause = word.clause("avk_oppgaver");
        String row = "<w:trPr><w:cantSplit/></w:trPr>";
        int first = clause.indexOf(row);
        word.replace(
                clause,
                clause.substring(0, first)
                        + "<w:trPr><w:cantSplit/><w:del w:id=\"8\" %s/></w:trPr>".formatted(WordEdits.PER)
                        + clause.substring(first + row.length()));
        assertThat(changes()).singleElement().satisfies(change -> {
            Reworded reworded = (Reworded) change;
            assertThat(reworded.clause()).isEqualTo(new ClauseId("oppgaver"));
            assertThat(reworded.hand()).isEqualTo(PER);
            assertThat(reworded.before().body().lines().count()
                            - reworded.after().body().lines().count())
                    .isEqualTo(1);
        });
    }

    // ---- clauses that come, go and move

    @Test
    void aNewClauseIsFoundWithItsLevelAndItsPlace() {
        String added = word.paragraph("Heading2", "Taushetsplikt", WordEdits.NORA)
                + word.paragraph("BodyText", "Partene har taushetsplikt.", WordEdits.NORA);
        word.replace(word.clause("avk_oppgaver"), added + word.clause("avk_oppgaver"));
        assertThat(changes())
                .containsExactly(
                        new Inserted(MOTER, 2, ClauseText.parse("Taushetsplikt", "Partene har taushetsplikt."), NORA));
    }

    @Test
    void aNewClauseWrittenWithTrackingOffIsFoundToo() {
        String added = word.paragraph("Heading1", "Taushetsplikt", "") + word.paragraph("BodyText", "Alle.", "");
        word.replace(word.clause("avk_formaal"), added + word.clause("avk_formaal"));
        assertThat(changes())
                .containsExactly(new Inserted(null, 1, ClauseText.parse("Taushetsplikt", "Alle."), Hand.UNKNOWN));
    }

    @Test
    void aStruckClauseIsFound() {
        String clause = word.clause("avk_moter");
        word.replace(clause, word.allStruck(clause, WordEdits.PER));
        assertThat(changes()).containsExactly(new Deleted(MOTER, PER));
    }

    @Test
    void aClauseThatIsJustGoneIsFound() {
        word.replace(word.clause("avk_moter"), "");
        assertThat(changes()).containsExactly(new Deleted(MOTER, Hand.UNKNOWN));
    }

    @Test
    void aClausePastedElsewhereIsMoved() {
        String clause = word.clause("avk_moter");
        word.replace(clause, "");
        word.replace(word.clause("avk_oppsigelse"), clause + word.clause("avk_oppsigelse"));
        assertThat(changes()).containsExactly(new Moved(MOTER, new ClauseId("oppgaver"), 2, Hand.UNKNOWN));
    }

    @Test
    void aTrackedMoveIsMovedByItsAuthor() {
        DocumentContent after = SentSamples.content(sent, sent.clauses().moving(MOTER, 3, 2));
        var redline = (Redline.Drawn) new DocxRedliner(RENDERER)
                .draw(sent.content(), after, "Nora Vik", Instant.parse("2026-11-21T09:00:00Z"));
        assertThat(changes(asOthersWork(redline.file()), sent))
                .containsExactly(new Moved(MOTER, new ClauseId("oppgaver"), 2, NORA));
    }

    @Test
    void aHeadingOnAnotherLevelIsMoved() {
        word.replace(word.clause("avk_moter"), word.clause("avk_moter").replace("Heading2", "Heading1"));
        assertThat(changes()).containsExactly(new Moved(MOTER, VARSLING, 1, Hand.UNKNOWN));
    }

    // ---- comments

    @Test
    void aCommentKnowsItsWordsInTheTextThatWasSent() {
        word.replace(
                "sendes Helse Bergen HF",
                "</w:t></w:r><w:commentRangeStart w:id=\"0\"/><w:r><w:t>sendes Helse Bergen HF</w:t></w:r>"
                        + "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r><w:r><w:t>");
        word.comments(
                WordEdits.comment(0, WordEdits.NORA, "0000000A", "Til hvem?"),
                WordEdits.comment(1, WordEdits.PER, "0000000B", "Til akuttmottaket."));
        word.part(
                "word/commentsExtended.xml",
                "<w15:commentsEx xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\">"
                        + "<w15:commentEx w15:paraId=\"0000000A\" w15:done=\"0\"/>"
                        + "<w15:commentEx w15:paraId=\"0000000B\" w15:paraIdParent=\"0000000A\" w15:done=\"0\"/></w15:commentsEx>");
        int start = sent.clauses().find(VARSLING).orElseThrow().text().body().indexOf("sendes {{");
        int end = start + "sendes {{helseforetak}}".length();
        assertThat(changes())
                .containsExactly(
                        new Remark(VARSLING, start, end, "sendes Helse Bergen HF", "Til hvem?", NORA),
                        new Remark(VARSLING, start, end, "sendes Helse Bergen HF", "Til akuttmottaket.", PER));
    }

    // ---- what is no clause

    @Test
    void whatIsNoClauseIsListedAndNeverDropped() {
        word.part(
                "word/header1.xml",
                word.part("word/header1.xml")
                        .replace("</w:hdr>", "<w:p><w:r><w:t>FORTROLIG</w:t></w:r></w:p></w:hdr>"));
        word.part(
                "word/footnotes.xml",
                "<w:footnotes xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:footnote w:id=\"1\"><w:p><w:r><w:t>Se vedlegg.</w:t></w:r></w:p></w:footnote></w:footnotes>");
        word.replace(
                "Partene møtes",
                "</w:t></w:r><w:r><w:pict><v:shape xmlns:v=\"urn:schemas-microsoft-com:vml\" alt=\"Kart over Vaksdal\"/></w:pict></w:r><w:r><w:t xml:space=\"preserve\">Partene møtes");
        assertThat(changes())
                .containsExactlyInAnyOrder(
                        new Unmapped("word/header1.xml", "FORTROLIG"),
                        new Unmapped("word/footnotes.xml", "Se vedlegg."),
                        new Unmapped("word/document.xml", "Kart over Vaksdal"));
    }

    @Test
    void aLineOnTheTitlePageIsListed() {
        String xml = word.part("word/document.xml");
        int at = xml.indexOf("<w:body>") + 8;
        word.part(
                "word/document.xml",
                xml.substring(0, at) + word.paragraph("Normal", "Vaksdals merknader", "") + xml.substring(at));
        assertThat(changes()).containsExactly(new Unmapped("word/document.xml", "Vaksdals merknader"));
    }

    @Test
    void aDateChangedOnTheTitlePageIsListed() {
        word.part("word/document.xml", word.part("word/document.xml").replace(">1. januar 2027<", ">1. januar 2031<"));
        assertThat(changes()).containsExactly(new Unmapped("word/document.xml", "1. januar 2031"));
    }

    @Test
    void theDayADraftWasPrintedIsNoChange() {
        Sent unknown = draft(Instant.EPOCH);
        WordEdits copy = new WordEdits(
                RENDERER.render(draft(Instant.parse("2026-11-16T09:00:00Z")).content()));
        assertThat(changes(copy.bytes(), unknown)).isEmpty();
        copy.part("word/document.xml", copy.part("word/document.xml").replace(">1. januar 2027<", ">1. januar 2031<"));
        assertThat(changes(copy.bytes(), unknown)).containsExactly(new Unmapped("word/document.xml", "1. januar 2031"));
    }

    private Sent draft(Instant made) {
        DocumentContent content = sent.content();
        return new Sent(
                new DocumentContent(
                        content.agreement(),
                        content.kind(),
                        content.title(),
                        content.language(),
                        0,
                        content.text(),
                        content.parties(),
                        content.terms(),
                        content.clauses(),
                        content.source(),
                        made,
                        17),
                sent.clauses(),
                sent.head());
    }

    @Test
    void aReferenceToAnotherClauseComesBackAsItWent() {
        List<Clause> clauses = new ArrayList<>(sent.clauses().list());
        Clause last = clauses.removeLast();
        clauses.add(new Clause(
                last.id(),
                last.level(),
                last.number(),
                ClauseText.parse(last.text().heading(), "Varsel etter punkt {{punkt:varsling}} gjelder uansett.")));
        Clauses referring = new Clauses(clauses);
        Sent other = new Sent(SentSamples.content(sent, referring), referring, sent.head());
        assertThat(changes(RENDERER.render(other.content()), other)).isEmpty();
    }

    // ---- many changes

    /** What others do to a text with tracking on comes back as it was done. */
    @ParameterizedTest(name = "{index}")
    @MethodSource("standards")
    void manyTrackedEditsComeBackWhole(Sent standard) {
        LongStream.range(0, SEEDS_FOR_EACH_TEXT).forEach(seed -> {
            Clauses edited = new RandomEdits(seed).edit(standard.clauses(), 0.3);
            var redline = (Redline.Drawn) new DocxRedliner(RENDERER)
                    .draw(standard.content(), SentSamples.content(standard, edited), "Nora Vik", Instant.EPOCH);
            assertWhole(changes(asOthersWork(redline.file()), standard), standard, edited, seed);
        });
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("standards")
    void manySilentEditsComeBackWhole(Sent standard) {
        LongStream.range(0, SEEDS_FOR_EACH_TEXT).forEach(seed -> {
            Clauses edited = new RandomEdits(seed).edit(standard.clauses(), 0.3);
            byte[] file = RENDERER.render(SentSamples.content(standard, edited));
            assertWhole(changes(file, standard), standard, edited, seed);
        });
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("standards")
    void aDrawnComparisonThatComesBackUntouchedBringsNothing(Sent standard) {
        Clauses older = new RandomEdits(5).edit(standard.clauses(), 0.3);
        var redline = (Redline.Drawn) new DocxRedliner(RENDERER)
                .draw(
                        SentSamples.content(standard, older),
                        standard.content(),
                        "Jonas Lid",
                        Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(changes(redline.file(), standard)).isEmpty();
    }

    /** Do to the text sent what came back, and hold the result against the text it was edited to. */
    private static void assertWhole(List<ReturnedChange> changes, Sent sent, Clauses edited, long seed) {
        assertThat(changes).as("seed %d", seed).noneMatch(Unmapped.class::isInstance);
        var texts = new HashMap<ClauseId, ClauseText>();
        var order = new ArrayList<String>();
        sent.clauses().forEach(clause -> {
            texts.put(clause.id(), clause.text());
            order.add(clause.id().value());
        });
        var inserted = new HashMap<String, ClauseText>();
        var placed = new HashSet<String>();
        for (ReturnedChange change : changes) {
            switch (change) {
                case Reworded one -> texts.put(one.clause(), one.after());
                case Deleted one -> order.remove(one.clause().value());
                case Moved one -> order.remove(one.clause().value());
                default -> {
                    // below
                }
            }
        }
        var behind = new HashMap<String, Integer>();
        for (ReturnedChange change : changes) {
            ClauseId after =
                    switch (change) {
                        case Inserted one -> one.after();
                        case Moved one -> one.after();
                        default -> null;
                    };
            String key = after == null ? "" : after.value();
            String name;
            if (change instanceof Inserted one) {
                name = "new" + inserted.size();
                inserted.put(name, one.text());
            } else if (change instanceof Moved one) {
                name = one.clause().value();
            } else {
                continue;
            }
            order.add(order.indexOf(key) + 1 + behind.merge(key, 1, Integer::sum) - 1, name);
            placed.add(name);
        }
        List<String> result = order.stream()
                .map(name -> inserted.containsKey(name) ? inserted.get(name) : texts.get(new ClauseId(name)))
                .map(text -> filled(text, sent))
                .toList();
        assertThat(result)
                .as("seed %d: %s", seed, changes)
                .containsExactlyElementsOf(edited.list().stream()
                        .map(Clause::text)
                        .map(text -> filled(text, sent))
                        .toList());
    }

    private static String filled(ClauseText text, Sent sent) {
        Map<String, String> values = sent.head().parameters();
        return new Filling(text.heading(), values).filled() + "\n"
                + Returning.normal(new Filling(text.body(), values).filled());
    }

    /** The file as if the changes were not drawn by the product. */
    private static byte[] asOthersWork(byte[] file) {
        WordEdits edits = new WordEdits(file);
        edits.part("docProps/custom.xml", edits.part("docProps/custom.xml").replace("redlineA", "annetA"));
        edits.replaceAll(
                "<w:p><w:pPr><w:pStyle w:val=\"AvkFact\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Spor.*?</w:p>", "");
        return edits.bytes();
    }

    private Reworded reworded(ClauseId id, String old, String young, Hand hand) {
        ClauseText before = sent.clauses().find(id).orElseThrow().text();
        assertThat(before.body()).contains(old);
        return new Reworded(
                id, before, ClauseText.parse(before.heading(), before.body().replace(old, young)), hand);
    }

    private List<ReturnedChange> changes() {
        return changes(word.bytes(), sent);
    }

    private static List<ReturnedChange> changes(byte[] file, Sent sent) {
        Return read = READER.read("avtale.docx", file, SentText.of(sent, RENDERER));
        assertThat(read).isInstanceOf(Return.Read.class);
        return ((Return.Read) read).text().changes();
    }
}
