package no.avtaleverk.templates.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.document.DocumentReader.Doubt;
import no.avtaleverk.model.document.DocumentReader.ReadClause;
import no.avtaleverk.model.document.DocumentReader.ReadDocument;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.DocumentReader.ReadWarning;
import no.avtaleverk.model.document.DocumentReader.Reading;
import no.avtaleverk.templates.reading.VaksdalAgreement.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetedReaderTests {
    private static final BudgetedReader READER =
            new BudgetedReader(Duration.ofSeconds(60), Optional.empty(), longest -> {});

    private static ReadDocument read(String name, byte[] bytes) {
        Reading reading = READER.read(name, bytes);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).document();
    }

    private static void assertHoldsTheAgreement(ReadDocument document) {
        assertThat(document.clauses())
                .extracting(ReadClause::number)
                .containsExactlyElementsOf(
                        VaksdalAgreement.POINTS.stream().map(Point::number).toList());
        assertThat(document.clauses())
                .extracting(ReadClause::heading)
                .containsExactlyElementsOf(
                        VaksdalAgreement.POINTS.stream().map(Point::heading).toList());
        assertThat(document.clauses())
                .extracting(ReadClause::level)
                .containsExactlyElementsOf(
                        VaksdalAgreement.POINTS.stream().map(Point::level).toList());
        assertThat(document.clauses())
                .allSatisfy(clause -> assertThat(clause.doubts()).isEmpty());
    }

    private static void assertHoldsTheWords(ReadDocument document) {
        assertThat(document.clauses())
                .extracting(ReadClause::body)
                .containsExactlyElementsOf(VaksdalAgreement.POINTS.stream()
                        .map(VaksdalAgreement::body)
                        .toList());
    }

    @Test
    void headingsByStyleWithNumbersMadeByWordBecomeClausesAndTheTableOfContentsDoesNot() {
        ReadDocument document = read("avtale.docx", VaksdalAgreement.styled().bytes());
        assertHoldsTheAgreement(document);
        assertHoldsTheWords(document);
        assertThat(document.title()).isEqualTo(VaksdalAgreement.TITLE);
        assertThat(document.warnings()).isEmpty();
    }

    @Test
    void typedNumbersInBoldBecomeClausesWhereThereIsNoStyle() {
        ReadDocument document = read("avtale.docx", VaksdalAgreement.typed().bytes());
        assertHoldsTheAgreement(document);
        assertHoldsTheWords(document);
        assertThat(document.title()).isEqualTo(VaksdalAgreement.TITLE);
    }

    @Test
    void pagesOfAPdfBecomeTheSameClausesWithoutTheirRunningHeads() {
        ReadDocument document = read("avtale.pdf", VaksdalAgreement.pages().bytes());
        assertHoldsTheAgreement(document);
        assertThat(document.clauses().getFirst().body())
                .isEqualTo(VaksdalAgreement.body(VaksdalAgreement.POINTS.getFirst()));
        assertThat(document.clauses().get(3).body()).isEqualTo(VaksdalAgreement.body(VaksdalAgreement.POINTS.get(3)));
        assertThat(document.title()).isEqualTo(VaksdalAgreement.TITLE);
        assertThat(document.pages()).isEqualTo(2);
        assertThat(document.clauses().toString()).doesNotContain("Side 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE", "UTF-16"})
    void plainTextIsReadInTheEncodingsPeopleHave(String charset) {
        ReadDocument document = read("avtale.txt", VaksdalAgreement.plain().getBytes(Charset.forName(charset)));
        assertHoldsTheAgreement(document);
        assertHoldsTheWords(document);
    }

    @Test
    void aBookmarkCarriesTheClauseIdAndTheSignaturePageIsNoPartOfTheLastClause() {
        var file = new WordFile()
                .styled("Tittel", "Delavtale 4")
                .bookmarked(1, "avk_kl_00012", "1 Parter")
                .paragraph("Avtalen gjelder mellom partene.")
                .heading(1, "Tilføyd i Word")
                .paragraph("Et nytt punkt.")
                .bookmarked(1, "avk_k_abc", "2 Varighet")
                .paragraph("Avtalen gjelder til den blir sagt opp.")
                .bookmarked(1, "avk_signatures", "Underskrifter")
                .paragraph("For Vaksdal kommune")
                .part("docProps/custom.xml", """
                        <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" \
                        xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">\
                        <property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="agreementId">\
                        <vt:lpwstr>0f8b1c9e-3d34-4c25-9a53-1f2e3d4c5b6a</vt:lpwstr></property>\
                        <property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="3" name="agreementVersion">\
                        <vt:lpwstr>3</vt:lpwstr></property></Properties>""");
        ReadDocument document = read("ut.docx", file.bytes());
        assertThat(document.clauses())
                .extracting(ReadClause::known)
                .containsExactly(new ClauseId("kl-00012"), null, new ClauseId("k-abc"));
        assertThat(document.clauses().getLast().body()).isEqualTo("Avtalen gjelder til den blir sagt opp.");
        assertThat(document.agreement()).hasToString("0f8b1c9e-3d34-4c25-9a53-1f2e3d4c5b6a");
        assertThat(document.agreementVersion()).isEqualTo(3);
    }

    @Test
    void aBookmarkCopiedWithItsHeadingCountsOnce() {
        var file = new WordFile()
                .bookmarked(1, "avk_k_abc", "1 Parter")
                .paragraph("Partene.")
                .bookmarked(1, "avk_k_abc", "2 Parter")
                .paragraph("Partene en gang til.");
        assertThat(read("ut.docx", file.bytes()).clauses())
                .extracting(ReadClause::known)
                .containsExactly(new ClauseId("k-abc"), null);
    }

    @Test
    void listsAndTablesBecomeTheMarksOfAClauseText() {
        var file = new WordFile()
                .heading(1, "Oppgaver")
                .paragraph("Partene gjør dette:")
                .numbered(3, 0, "Kommunen sender melding.")
                .numbered(3, 0, "Sykehuset svarer.")
                .raw("<w:tbl>" + WordFile.tableRow("Oppgave", "Ansvar") + WordFile.tableRow("Varsel", "Helse|Bergen")
                        + "</w:tbl>")
                .heading(1, "Ansvar")
                .paragraph("Til slutt.");
        assertThat(read("liste.docx", file.bytes()).clauses().getFirst().body()).isEqualTo("""
                Partene gjør dette:

                1. Kommunen sender melding.
                2. Sykehuset svarer.

                | Oppgave | Ansvar |
                | Varsel | Helse/Bergen |""");
    }

    @Test
    void trackedChangesAreReadAsAcceptedAndSaid() {
        var file = new WordFile()
                .heading(1, "Frist")
                .raw("<w:p>" + WordFile.run("Fristen er ")
                        + "<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>to</w:delText></w:r></w:del>"
                        + "<w:ins w:id=\"2\" w:author=\"a\">" + WordFile.run("tre") + "</w:ins>"
                        + WordFile.run(" uker.") + "</w:p>")
                .heading(1, "Varighet")
                .paragraph("Ett år.");
        ReadDocument document = read("spor.docx", file.bytes());
        assertThat(document.clauses().getFirst().body()).isEqualTo("Fristen er tre uker.");
        assertThat(document.warnings()).containsExactly(new ReadWarning(ReadWarning.Kind.TRACKED_CHANGES, 2));
    }

    @Test
    void textTheLibraryDoesNotKnowIsCountedAndNotLostInSilence() {
        var file = new WordFile()
                .heading(1, "Frist")
                .paragraph("Kjent.")
                .raw("<w:ukjent><w:p>" + WordFile.run("Denne teksten kjenner biblioteket ikke.") + "</w:p></w:ukjent>")
                .heading(1, "Varighet")
                .paragraph("Ett år.");
        ReadDocument document = read("ukjent.docx", file.bytes());
        assertThat(document.clauses().toString()).doesNotContain("kjenner biblioteket");
        assertThat(document.warnings()).containsExactly(new ReadWarning(ReadWarning.Kind.TEXT_NOT_MAPPED, 1));
    }

    @Test
    void aHeadingFoundByItsLookAloneIsDoubted() {
        var file = new WordFile();
        for (String heading : List.of("Hvem som ringer først", "Hvem som betaler")) {
            file.bold(heading).paragraph("Den som oppdager det, sier fra til den andre parten uten å vente.");
        }
        ReadDocument document =
                read("uten.docx", file.paragraph("Slutt på teksten her.").bytes());
        assertThat(document.clauses()).extracting(ReadClause::doubts).last().isEqualTo(List.of(Doubt.HEADING_GUESSED));
    }

    @Test
    void aNumberThatBreaksTheOrderIsDoubted() {
        var file = new WordFile()
                .bold("1 Parter")
                .paragraph("Kommunen og helseforetaket.")
                .bold("4 Varighet")
                .paragraph("Avtalen gjelder i ett år.");
        assertThat(read("hopp.docx", file.bytes()).clauses())
                .extracting(ReadClause::doubts)
                .containsExactly(List.of(), List.of(Doubt.NUMBER_OUT_OF_ORDER));
    }

    @Test
    void aReferenceToASectionAtTheStartOfAParagraphIsNoClause() {
        ReadDocument document = read("henvisning.txt", """
                1 Lovgrunnlag

                § 6-2 første ledd nr. 4 krever at avtalen beskriver kommunens tilbud.

                2016 var det første året plikten gjaldt.

                2 Varighet

                Avtalen gjelder fra 1. juli 2012.
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(document.clauses()).extracting(ReadClause::number).containsExactly("1", "2");
    }

    @Test
    void linesBrokenAtAFixedWidthAreJoinedAndWordsPutTogether() {
        ReadDocument document = read("brutt.txt", """
                1 Ansvar

                Kommunen har ansvaret for at tilbudet er forsvarlig, og skal sørge for at helse-
                og omsorgstjenestene henger sammen for den enkelte pasient. Tilbudet om døgn-
                opphold skal være like godt som i sykehus, og døgnopphold som ikke er det, skal
                meldes til helseforetaket. Legen og sykepleieren skal ha kompetanse til å vurde-
                re når en pasient må flyttes til sykehuset, og hvem som skal ringe dit først.

                2 Varighet

                Avtalen gjelder fra den er undertegnet av begge partene og fram til en av dem
                sier den opp med ett års varsel, slik loven krever.
                """.getBytes(StandardCharsets.UTF_8));
        assertThat(document.clauses().getFirst().body())
                .contains("helse- og omsorgstjenestene")
                .contains("Tilbudet om døgnopphold skal")
                .contains("å vurdere når")
                .doesNotContain("\n");
    }

    @Test
    void aScanIsKeptAndSaidToHaveNoTextWhenThereIsNoOcr() throws java.io.IOException {
        ReadDocument document = read("skann.pdf", HostileSamples.scan());
        assertThat(document.withoutText()).isTrue();
        assertThat(document.clauses()).isEmpty();
        assertThat(document.pages()).isEqualTo(1);
    }

    @Test
    void textLongerThanAClauseMayBeIsCutInPiecesAndNotLost() {
        String sentence = "Partene skal samarbeide om dette punktet i alle år som kommer. ";
        var text = new StringBuilder("1 Langt\n\n");
        for (int i = 0; i < 4_000; i++) {
            text.append(sentence).append("\n\n");
        }
        ReadDocument document = read("langt.txt", text.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(document.clauses()).hasSizeGreaterThan(1);
        long sentences = document.clauses().stream()
                .mapToLong(clause -> clause.body().split("som kommer", -1).length - 1)
                .sum();
        assertThat(sentences).isEqualTo(4_000);
        assertThat(document.clauses())
                .allSatisfy(clause -> assertThat(clause.doubts()).contains(Doubt.VERY_LONG));
    }

    @Test
    void aFileOverTheLimitIsRefusedUnread() {
        assertThat(READER.read("stor.txt", new byte[50 * 1024 * 1024 + 1]))
                .isEqualTo(new Reading.Refused(ReadFault.TOO_BIG, "52428801 bytes"));
    }
}
