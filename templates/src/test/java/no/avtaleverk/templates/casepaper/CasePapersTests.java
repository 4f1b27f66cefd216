package no.avtaleverk.templates.casepaper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.compare.TextDifference.Operation;
import no.avtaleverk.model.document.CasePaperContent;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.layout.Paper;
import no.avtaleverk.templates.layout.Paper.Look;
import no.avtaleverk.templates.layout.Paper.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CasePapersTests {
    /** Words that are one written standard's alone. */
    private static final Map<Language, List<String>> OTHERS = Map.of(
            Language.NYNORSK,
                    List.of(" ikke ", " hva ", " saken ", " underskrevet", "tjeneste", "foretak", " blir lagt fram av"),
            Language.BOKMAL, List.of(" ikkje ", " kva ", " saka ", " skrive under", "teneste", "føretak"));

    private final CasePapers papers = new CasePapers();

    static Stream<CasePaperContent> all() {
        return CasePaperSamples.all();
    }

    private static String words(Paper paper) {
        var text = new StringBuilder(paper.title()).append('\n');
        for (Paper.Block block : paper.blocks()) {
            switch (block) {
                case Paper.Heading heading -> text.append("# ").append(heading.text());
                case Paper.Paragraph paragraph -> text.append(plain(paragraph.runs()));
                case Paper.Items items ->
                    items.items().forEach(item -> text.append(plain(item)).append('\n'));
                case Paper.Table table -> {
                    text.append(table.header()).append('\n');
                    table.rows().forEach(row -> {
                        row.forEach(cell -> text.append(plain(cell)).append(" | "));
                        text.append('\n');
                    });
                }
                case Paper.Facts facts ->
                    facts.facts().forEach(fact -> text.append(fact.label())
                            .append(": ")
                            .append(plain(fact.value()))
                            .append('\n'));
                case Paper.Ticks ticks -> text.append(ticks.asTable().header());
                case Paper.Matrix matrix -> text.append(matrix.says());
                case Paper.Field field -> text.append("[ ] ").append(field.asks());
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String plain(List<Run> runs) {
        return String.join("", runs.stream().map(Run::text).toList());
    }

    @Test
    void bothWrittenStandardsHaveWordsForTheSame() {
        assertThat(Prose.in(Language.NYNORSK).keys())
                .isEqualTo(Prose.in(Language.BOKMAL).keys());
        assertThat(Prose.in(Language.BOKMAL).keys()).hasSizeGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyPlaceForAValueIsFilled(CasePaperContent content) {
        assertThat(words(Composition.compose(content)))
                .doesNotContainPattern("\\{[0-9]}")
                .doesNotContain("null");
    }

    @ParameterizedTest
    @MethodSource("all")
    void aPaperIsInOneWrittenStandard(CasePaperContent content) {
        String ours = words(Composition.compose(content)).toLowerCase(java.util.Locale.ROOT);
        // What people have written themselves stays in theirs.
        for (String theirs : List.of(content.note(), content.title())) {
            ours = ours.replace(theirs.toLowerCase(java.util.Locale.ROOT), "");
        }
        if (content.changes().isEmpty() && content.basis() == null) {
            assertThat(ours).doesNotContain(OTHERS.getOrDefault(content.language(), List.of()));
        }
    }

    @Test
    void aSaksframleggHasTheFormCouncilsKnow() {
        String text = words(Composition.compose(CasePaperSamples.full(Language.NYNORSK, true)));

        assertThat(text)
                .containsSubsequence(
                        "[Saksnr., Utval, Møtedato]",
                        "Eldrerådet",
                        "Rådet for personar med funksjonsnedsetjing",
                        "Hovudutvalet",
                        "Formannskapet",
                        "Kommunestyret",
                        "Saksbehandlar: [fyll ut]",
                        "Arkiv: [fyll ut]",
                        "ArkivsakID: [fyll ut]",
                        "# Vedlegg",
                        "# Kommunedirektøren sitt framlegg til vedtak",
                        "versjon 2 (kode",
                        "Ordføraren får fullmakt",
                        "evaluering",
                        "# Kva saka gjeld",
                        "# Dette er nytt sidan førre vedtak",
                        "Kommunestyret vedtok versjon 1 18. mars 2024 (sak 26/2024).",
                        "# Lokale tilpassingar",
                        "# Krav avtalen svarer på",
                        "# Krav som det ikkje er svart på",
                        "Samarbeid om førebygging",
                        "# Risiko og sårbarheit",
                        "# Brukarmedverknad",
                        "# Høyringa",
                        "# Økonomi",
                        "[ ] Fyll ut",
                        "# Vurderinga til kommunedirektøren",
                        "# Ikraftsetjing, varigheit og oppseiing",
                        "eitt års frist",
                        "# Reglar saka byggjer på");
    }

    @Test
    void theFirstAgreementSaysSoAndWhatIsNotRegisteredIsNotMadeUp() {
        String text = words(Composition.compose(CasePaperSamples.bare(Language.BOKMAL, true, "Voss herad")));

        assertThat(text)
                .contains("Dette er den første versjonen av avtalen som blir lagt fram for Voss herad")
                .contains("Det er ikke registrert noen risiko- og sårbarhetsanalyse (ROS) for avtalen.")
                .contains("Registeret har ingen dokumentasjon på hvordan brukerne har medvirket.")
                .contains("Heradsstyret i Voss herad vedtar")
                .doesNotContain("# Høringen", "# Lokale tilpasninger");
    }

    @Test
    void theBoardOfATrustGetsACaseOfItsOwn() {
        String text = words(Composition.compose(CasePaperSamples.full(Language.BOKMAL, false)));

        assertThat(text)
                .contains("Styret i Helse Bergen HF vedtar", "Administrerende direktør får fullmakt")
                .doesNotContain("Ordføreren", "| Eldrerådet |", "kommuneloven");
    }

    @Test
    void aStatusNoteSaysWhoIsLeft() {
        String text = words(Composition.compose(CasePaperSamples.note(Language.NYNORSK, true, "Vaksdal kommune")));

        assertThat(text)
                .contains("1 av 20 partar har vedteke avtalen, og 0 har skrive under han.")
                .contains("Voss herad | Vedteke med endring 12. november 2026, sak 71/26 | Ikkje underskriven")
                .contains("Voss herad: «Siste kulepunkt går ut, og fristen blir tre døgn.»"
                        + " Gjeld 4.3 Døgnplassar og 7 Fristar.")
                .contains("Saka blir teken til orientering.");
    }

    @Test
    void aRewordedClauseShowsWhatItSaidAndSaysWithTheWordsThatChangedMarked() {
        String before =
                "Kommunen tek imot pasientar. " + "Dette står som det stod. ".repeat(20) + "Fristen er 60 minutt.";
        String after =
                "Kommunen tek imot pasientar. " + "Dette står som det stod. ".repeat(20) + "Fristen er 30 minutt.";

        List<Run> was = Excerpt.side(TextDifference.words(before, after), Operation.DELETED);
        List<Run> is = Excerpt.side(TextDifference.words(before, after), Operation.INSERTED);

        assertThat(was)
                .filteredOn(run -> run.look() == Look.OLD)
                .extracting(Run::text)
                .containsExactly("60");
        assertThat(is)
                .filteredOn(run -> run.look() == Look.NEW)
                .extracting(Run::text)
                .containsExactly("30");
        assertThat(plain(is)).hasSizeLessThan(200).contains(" … ").endsWith("Fristen er 30 minutt.");
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSameContentGivesTheSameBytes(CasePaperContent content) {
        for (DocumentFormat format : DocumentFormat.values()) {
            assertThat(papers.render(content, format)).isEqualTo(papers.render(content, format));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theWordFileHasStylesHeaderRowsAndItsLanguage(CasePaperContent content) throws IOException {
        Map<String, String> parts = parts(papers.render(content, DocumentFormat.DOCX));

        assertThat(parts.get("word/styles.xml"))
                .contains("w:lang w:val=\"" + content.language().locale().toLanguageTag() + "\"");
        assertThat(parts.get("word/document.xml"))
                .contains("w:val=\"Title\"", "w:val=\"Heading1\"", "<w:tblHeader/>")
                .doesNotContain("{0}");
    }

    private static Map<String, String> parts(byte[] docx) throws IOException {
        var parts = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(docx))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return parts;
    }
}
