package no.avtaleverk.templates.docx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.Samples;
import org.docx4j.TraversalUtil;
import org.docx4j.XmlUtils;
import org.docx4j.finders.ClassFinder;
import org.docx4j.model.listnumbering.Emulator;
import org.docx4j.openpackaging.packages.WordprocessingMLPackage;
import org.docx4j.wml.CTBookmark;
import org.docx4j.wml.P;
import org.docx4j.wml.Tbl;
import org.docx4j.wml.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocxRendererTests {
    private static final DocxRenderer RENDERER = new DocxRenderer();

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyHeadingCarriesItsClausesIdAndWords(Language language) throws Exception {
        DocumentContent content = Samples.standard("delavtale-4", language, 2);
        WordprocessingMLPackage document = reopened(content);
        List<P> headings = headings(document);
        assertThat(headings).hasSize(content.clauses().size() + 1);
        for (int i = 0; i < content.clauses().size(); i++) {
            Clause clause = content.clauses().get(i);
            P heading = headings.get(i);
            assertThat(bookmarks(heading))
                    .containsExactly("avk_" + clause.id().value().replace('-', '_'));
            assertThat(text(heading)).isEqualTo(clause.text().heading());
            assertThat(heading.getPPr().getPStyle().getVal()).isEqualTo("Heading" + clause.level());
        }
        assertThat(bookmarks(headings.getLast())).containsExactly("avk_signatures");
    }

    @Test
    void headingsCountByThemselvesWhenTheirNumbersAreTheOnesComputed() throws Exception {
        DocumentContent content = Samples.content(Language.BOKMAL, 1, Samples.everything());
        WordprocessingMLPackage document = reopened(content);
        List<P> headings = headings(document);
        for (int i = 0; i < content.clauses().size(); i++) {
            var number = Emulator.getNumber(document, headings.get(i).getPPr());
            assertThat(number).as("heading %d", i).isNotNull();
            assertThat(number.getNumString()).isEqualTo(content.clauses().get(i).number());
        }
        assertThat(Emulator.getNumber(document, headings.getLast().getPPr()).getNumString())
                .isNull();
    }

    @Test
    void otherNumbersAreWrittenAsTheyAre() throws Exception {
        var clauses = List.of(
                clause("k-1", 1, "§ 1", "Innledning", "Tekst."),
                clause("k-2", 2, "", "Uten nummer", "Tekst."),
                clause("k-3", 2, "1 b)", "", "Uten overskrift."));
        WordprocessingMLPackage document = reopened(Samples.content(Language.BOKMAL, 1, clauses));
        List<P> headings = headings(document);
        assertThat(headings)
                .extracting(DocxRendererTests::text)
                .containsExactly("§ 1\tInnledning", "Uten nummer", "1 b)\t", "\tUnderskrifter");
        assertThat(Emulator.getNumber(document, headings.getFirst().getPPr())).isNull();
    }

    @Test
    void saysWhichAgreementVersionAndTextItIs() throws Exception {
        DocumentContent content = Samples.content(Language.NYNORSK, 3, Samples.everything());
        WordprocessingMLPackage document = reopened(content);
        var properties = document.getDocPropsCustomPart();
        assertThat(properties.getProperty(DocxRenderer.AGREEMENT_ID).getLpwstr())
                .isEqualTo(content.agreement().value());
        assertThat(properties.getProperty(DocxRenderer.AGREEMENT_VERSION).getLpwstr())
                .isEqualTo("3");
        assertThat(properties.getProperty(DocxRenderer.TEXT_SHA256).getLpwstr())
                .isEqualTo(content.text().hex());
        assertThat(document.getTitle()).isEqualTo(content.title());
        assertThat(XmlUtils.marshaltoString(
                        document.getMainDocumentPart().getStyleDefinitionsPart().getJaxbElement()))
                .contains("w:val=\"nn-NO\"");
    }

    @Test
    void losesNoWordAndReadsNoneAsMarkup() throws Exception {
        DocumentContent content = Samples.content(Language.BOKMAL, 0, Samples.everything());
        String all = squeezed(text(reopened(content).getMainDocumentPart().getJaxbElement()));
        for (Clause clause : content.clauses()) {
            for (String line : clause.text().body().split("[|\n]")) {
                assertThat(all).contains(squeezed(line.replaceAll("^(- |[0-9]+\\. )", "")));
            }
        }
        assertThat(all).contains("Førstenivå<b>&amp;\"tegn\"</b>", "{{kommune}}", "961821967");
    }

    @Test
    void listsStartWhereTheTextSays() throws Exception {
        WordprocessingMLPackage document = reopened(Samples.content(Language.BOKMAL, 1, Samples.everything()));
        var numbers = new ArrayList<String>();
        for (P paragraph : paragraphs(document)) {
            if (style(paragraph).equals("ListNumber")) {
                numbers.add(Emulator.getNumber(document, paragraph.getPPr()).getNumString() + " " + text(paragraph));
            }
        }
        assertThat(numbers).containsExactly("1. først", "2. så", "5. femte", "6. sjette");
    }

    @Test
    void tablesRepeatTheirHeader() throws Exception {
        var finder = new ClassFinder(Tbl.class);
        new TraversalUtil(
                reopened(Samples.standard("delavtale-4", Language.BOKMAL, 1)).getMainDocumentPart(), finder);
        assertThat(finder.results)
                .filteredOn(table -> XmlUtils.marshaltoString(table).contains("AvkTable"))
                .isNotEmpty()
                .allMatch(table -> XmlUtils.marshaltoString(table).contains("<w:tblHeader/>"));
    }

    @Test
    void everyContentsEntryLeadsToABookmark() throws Exception {
        String xml =
                XmlUtils.marshaltoString(reopened(Samples.standard("overordnet-samarbeidsavtale", Language.NYNORSK, 1))
                        .getMainDocumentPart()
                        .getJaxbElement());
        var anchors = java.util.regex.Pattern.compile("w:anchor=\"([^\"]+)\"").matcher(xml);
        int entries = 0;
        while (anchors.find()) {
            entries++;
            assertThat(xml).contains("w:name=\"" + anchors.group(1) + "\"");
        }
        assertThat(entries).isGreaterThan(40);
        assertThat(xml).contains("TOC \\o \"1-2\" \\h \\z \\u").doesNotContain("<w:sdt>");
    }

    @Test
    void theSameContentGivesTheSameBytes() {
        DocumentContent content = Samples.standard("delavtale-4", Language.BOKMAL, 1);
        assertThat(new DocxRenderer().render(content)).isEqualTo(RENDERER.render(content));
    }

    @Test
    void theTypesOfThePartsComeFirstAndNoEntryTellsTheTime() throws Exception {
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(
                new ByteArrayInputStream(RENDERER.render(Samples.content(Language.BOKMAL, 1, Samples.everything()))))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(entry.getTimeLocal().getYear()).isEqualTo(1980);
            }
        }
        assertThat(names.getFirst()).isEqualTo("[Content_Types].xml");
        assertThat(names).contains("word/document.xml", "word/header1.xml", "docProps/custom.xml");
    }

    private static WordprocessingMLPackage reopened(DocumentContent content) throws Exception {
        return WordprocessingMLPackage.load(new ByteArrayInputStream(RENDERER.render(content)));
    }

    private static List<P> paragraphs(WordprocessingMLPackage document) {
        var finder = new ClassFinder(P.class);
        new TraversalUtil(document.getMainDocumentPart(), finder);
        return finder.results.stream().map(P.class::cast).toList();
    }

    private static List<P> headings(WordprocessingMLPackage document) {
        return paragraphs(document).stream()
                .filter(paragraph -> style(paragraph).startsWith("Heading"))
                .toList();
    }

    private static String style(P paragraph) {
        return paragraph.getPPr().getPStyle().getVal();
    }

    private static List<String> bookmarks(P paragraph) {
        return paragraph.getContent().stream()
                .map(XmlUtils::unwrap)
                .filter(CTBookmark.class::isInstance)
                .map(bookmark -> ((CTBookmark) bookmark).getName())
                .toList();
    }

    private static String text(Object element) {
        var text = new StringBuilder();
        new TraversalUtil(element, new TraversalUtil.CallbackImpl() {
            @Override
            public List<Object> apply(Object found) {
                if (found instanceof Text words) {
                    text.append(words.getValue());
                } else if (found instanceof org.docx4j.wml.R.Tab) {
                    text.append('\t');
                }
                return List.of();
            }
        });
        return text.toString();
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", "");
    }

    private static Clause clause(String id, int level, String number, String heading, String body) {
        return new Clause(new ClauseId(id), level, number, ClauseText.parse(heading, body));
    }
}
