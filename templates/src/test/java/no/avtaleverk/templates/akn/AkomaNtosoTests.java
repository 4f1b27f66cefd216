package no.avtaleverk.templates.akn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.law.StatuteCitations;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.publication.PublicEdition;
import no.avtaleverk.model.publication.PublicEdition.Answered;
import no.avtaleverk.model.publication.PublicEdition.Force;
import no.avtaleverk.model.publication.PublicEdition.Issue;
import no.avtaleverk.model.publication.PublicEdition.Member;
import no.avtaleverk.model.publication.WithholdingGrounds;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.BodyMarkup;
import no.avtaleverk.templates.law.WithholdingFiles;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class AkomaNtosoTests {
    private static final Pattern CITED = Pattern.compile("hol\\. § (6-\\d)");
    /** Knows one law, which is enough here; the product's own finder is another module's. */
    private static final StatuteCitations CITATIONS = text -> CITED.matcher(text)
            .results()
            .map(found -> new StatuteCitations.Cited(found.start(), found.end(), "hol", found.group(1)))
            .toList();

    private static final AkomaNtoso XML = new AkomaNtoso(CITATIONS);
    private static final String SITE = "https://avtaler.example.no";
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId BERGEN = new PartyId("hf-983974724");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 15);
    private static final WithholdingGrounds.Ground GROUND =
            WithholdingFiles.load().find("offl-23-1").orElseThrow();

    private static Clause clause(String id, int level, String number, String heading, String body) {
        return new Clause(new ClauseId(id), level, number, ClauseText.parse(heading, body));
    }

    private static PublicEdition edition(
            AgreementKind kind, Language language, String title, Clauses clauses, Set<ClauseId> marked) {
        return new PublicEdition(
                "abc2345",
                2,
                kind,
                language,
                title,
                "Nytt punkt om varsling, jf. hol. § 6-2.\nElles det same.",
                LocalDate.of(2026, 5, 20),
                List.of(
                        new Member(VAKSDAL, "Vaksdal kommune", "961821967", true),
                        new Member(BERGEN, "Helse Bergen HF", "983974724", true)),
                List.of(
                        new Force(VAKSDAL, LocalDate.of(2026, 5, 1), null),
                        new Force(new PartyId("kommune-1251"), LocalDate.of(2016, 1, 1), LocalDate.of(2020, 1, 1))),
                List.of(new Issue(1, Language.BOKMAL, FIRST), new Issue(2, language, LocalDate.of(2026, 5, 12))),
                FIRST,
                clauses,
                marked,
                marked.isEmpty(),
                marked.isEmpty() ? List.of() : List.of(GROUND),
                clauses.isEmpty()
                        ? Map.of()
                        : Map.of(
                                clauses.list().getFirst().id(),
                                List.of(new Answered(
                                        new RequirementId("HOL-6-2-04"),
                                        new Bilingual("Øyeblikkelig hjelp", "Øyeblikkeleg hjelp")))));
    }

    private static byte[] written(Clauses clauses) {
        return XML.write(
                edition(AgreementKind.SUB_AGREEMENT, Language.NYNORSK, "Delavtale 4", clauses, Set.of()), SITE);
    }

    private static final Clauses TEXT = new Clauses(List.of(
            clause("innleiing", 1, "1", "Innleiing", "Avtalen følgjer hol. § 6-1 og hol. § 6-2.\nNy linje."),
            clause("varsel", 2, "1.1", "Varsel", "Partane varslar:\n\n- den eine\nmed to linjer\n- den andre"),
            clause(
                    "fristar",
                    3,
                    "1.1.1",
                    "",
                    "3. tredje\n4. fjerde\n\n| Kva | Når |\n| alarm | straks |\n| svar |\n\nTil slutt."),
            clause("tom", 1, "2", "Utan ord", ""),
            clause("hopp", 4, "", "Fire ned", "Tekst.")));

    // ---- what a re-user reads ---------------------------------------------------------------------------------------

    @Test
    void theTextIsTheOneThatIsReadClauseByClause() {
        Clauses back = AknText.clauses(written(TEXT));
        assertThat(back.list())
                .extracting(Clause::id)
                .containsExactlyElementsOf(TEXT.list().stream().map(Clause::id).toList());
        assertThat(back.list()).extracting(Clause::level).containsExactly(1, 2, 3, 1, 2);
        assertSameWords(back, TEXT);
    }

    private static void assertSameWords(Clauses back, Clauses text) {
        assertThat(back.size()).isEqualTo(text.size());
        for (int i = 0; i < text.size(); i++) {
            Clause one = back.list().get(i);
            Clause other = text.list().get(i);
            assertThat(one.id()).isEqualTo(other.id());
            assertThat(one.number()).isEqualTo(other.number());
            assertThat(one.text().heading()).isEqualTo(other.text().heading());
            assertThat(BodyMarkup.parse(one.text().body()))
                    .as(other.id().value())
                    .isEqualTo(BodyMarkup.parse(other.text().body()));
        }
    }

    @Test
    void addressesNameTheAgreementTheVersionAndTheFile() {
        Document document = AknText.document(written(TEXT));
        assertThat(values(document, "FRBRuri"))
                .containsExactly(
                        "/akn/no/doc/delavtale/2026-01-15/abc2345",
                        "/akn/no/doc/delavtale/2026-01-15/abc2345/nno@2026-05-12/v2",
                        "/akn/no/doc/delavtale/2026-01-15/abc2345/nno@2026-05-12/v2.xml");
        assertThat(values(document, "FRBRalias"))
                .containsExactly(
                        SITE + "/offentlig/a/abc2345",
                        SITE + "/offentlig/t/abc2345-2",
                        SITE + "/api/v1/open/versions/abc2345-2/akoma-ntoso");
        assertThat(AknText.all(document, "FRBRlanguage").getFirst().getAttribute("language"))
                .isEqualTo("nno");
    }

    @Test
    void versionsAndTimesInForceAreEventsAndIntervals() {
        Document document = AknText.document(written(TEXT));
        assertThat(AknText.all(document, "eventRef"))
                .extracting(event -> event.getAttribute("date") + " " + event.getAttribute("refersTo") + " "
                        + event.getAttribute("type"))
                .containsExactly(
                        "2026-01-15 #h_public generation",
                        "2026-05-12 #h_public amendment",
                        "2026-05-01 #h_force ",
                        "2016-01-01 #h_force ",
                        "2020-01-01 #h_end ");
        assertThat(AknText.all(document, "timeInterval"))
                .extracting(time -> time.getAttribute("refersTo") + time.getAttribute("end"))
                .containsExactly("#k_force #p_kommune-4628", "#k_force #p_kommune-1251#e_until_2");
    }

    @Test
    void allThatIsPointedToIsThere() {
        Document document = AknText.document(XML.write(
                edition(
                        AgreementKind.FRAMEWORK_AGREEMENT,
                        Language.BOKMAL,
                        "Avtale",
                        TEXT,
                        Set.of(new ClauseId("varsel"))),
                SITE));
        var ids = new ArrayList<String>();
        var pointers = new ArrayList<String>();
        var every = document.getElementsByTagNameNS(AkomaNtoso.NAMESPACE, "*");
        for (int i = 0; i < every.getLength(); i++) {
            Element element = (Element) every.item(i);
            if (element.hasAttribute("eId")) {
                ids.add("#" + element.getAttribute("eId"));
            }
            for (String name : List.of("refersTo", "source", "as", "dictionary", "start", "end", "href")) {
                Arrays.stream(element.getAttribute(name).split(" "))
                        .filter(value -> value.startsWith("#"))
                        .forEach(pointers::add);
            }
        }
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(pointers);
    }

    @Test
    void partiesAnswersAndTheLawAreNamed() {
        Document document = AknText.document(written(TEXT));
        assertThat(AknText.all(document, "TLCOrganization"))
                .extracting(one -> one.getAttribute("showAs"))
                .contains("Vaksdal kommune", "Helse Bergen HF");
        assertThat(AknText.all(document, "keyword"))
                .extracting(one -> one.getAttribute("value") + " " + one.getAttribute("showAs"))
                .containsExactly("HOL-6-2-04 Øyeblikkeleg hjelp");
        assertThat(AknText.all(document, "clause").getFirst().getAttribute("refersTo"))
                .isEqualTo("#k_HOL-6-2-04");
        assertThat(AknText.all(document, "activeRef"))
                .extracting(one -> one.getAttribute("showAs") + " " + one.getAttribute("href"))
                .containsExactly("LOV-2011-06-24-30 https://lovdata.no/eli/lov/2011/06/24/30");
        assertThat(AknText.all(document, "ref"))
                .extracting(one -> one.getTextContent() + " " + one.getAttribute("href"))
                .contains("hol. § 6-1 https://lovdata.no/lov/2011-06-24-30/§6-1");
        assertThat(AknText.all(document, "signature")).hasSize(2);
    }

    @Test
    void aMarkIsToldToBeOneWithItsProvision() {
        String mark = "[" + GROUND.shown().nn() + "]";
        var text = new Clauses(List.of(
                clause("open", 1, "1", "Ope", "Her står " + mark + " som vanlege ord."),
                clause("løynd".replace("ø", "o"), 1, "2", "", "Kode: " + mark + " og […].")));
        byte[] xml = XML.write(
                edition(
                        AgreementKind.GUIDELINE,
                        Language.NYNORSK,
                        "Retningslinje",
                        text,
                        Set.of(new ClauseId("loynd"))),
                "");
        Document document = AknText.document(xml);
        assertThat(AknText.all(document, "omissis"))
                .extracting(one -> one.getTextContent() + one.getAttribute("refersTo"))
                .containsExactly(mark + "#g_offl-23-1", "[…]");
        assertThat(AknText.all(document, "clause"))
                .extracting(one -> one.getAttribute("status"))
                .containsExactly("", "incomplete");
        assertThat(new String(xml, StandardCharsets.UTF_8))
                .contains("haldne tilbake", GROUND.cite().nn());
        assertSameWords(AknText.clauses(xml), text);
    }

    private static List<String> values(Document document, String element) {
        return AknText.all(document, element).stream()
                .map(one -> one.getAttribute("value"))
                .toList();
    }

    // ---- whatever the text is ---------------------------------------------------------------------------------------

    private static Stream<Arguments> standards() {
        return StandardTexts.load().all().stream().flatMap(standard -> Stream.of(Language.values())
                .map(language -> Arguments.of(standard.key(), language, standard)));
    }

    private static Clauses clauses(StandardText standard, Language language) {
        return new Clauses(standard.clauses().stream()
                        .map(one -> new Clause(
                                one.id(),
                                one.level(),
                                "",
                                ClauseText.parse(
                                        one.heading().in(language), one.text().in(language))))
                        .toList())
                .renumbered();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("standards")
    void everyStandardTextIsWrittenAndReadBack(String key, Language language, StandardText standard) {
        Clauses clauses = clauses(standard, language);
        byte[] xml =
                XML.write(edition(standard.kind(), language, standard.title().in(language), clauses, Set.of()), SITE);
        assertSameWords(AknText.clauses(xml), clauses);
    }

    private static final List<String> HOSTILE = List.of(
            "]]>",
            "<![CDATA[ ]]>",
            "</clause></mainBody><script>alert(1)</script>",
            "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>&a;",
            "<?xml version='1.0'?><!-- -- -->",
            "&amp;lt;&#0;&#x1F;",
            "\u0000\u0001\u000b\u001f\u007f\u0085",
            "\ud83d\ude00 \ud83d alone \ude00",
            "\ufffe\uffff \ufdd0 \u2028 \u2029",
            "e\u0301 \u00ad\u200b\u202eabc",
            "\" ' = #k_x",
            "| a | b |\n|---|\n| <td> |",
            "- <li>\n- ]]>",
            "æøåÆØÅ §§ 6-1 – 6-2");

    @ParameterizedTest
    @MethodSource("hostile")
    void whateverStandsInATextTheFileIsSound(String words) {
        var clauses = new Clauses(List.of(clause("a", 1, "1", words, words), clause("b", 2, "1.1", "", words)));
        byte[] xml = XML.write(edition(AgreementKind.SUB_AGREEMENT, Language.BOKMAL, words, clauses, Set.of()), SITE);
        // What XML can not hold is the only thing that is not the same.
        assertSameWords(
                AknText.clauses(xml),
                new Clauses(clauses.list().stream()
                        .map(one -> clause(
                                one.id().value(),
                                one.level(),
                                one.number(),
                                one.text().heading().replaceAll("[\ufffe\uffff]", "\ufffd"),
                                one.text().body().replaceAll("[\ufffe\uffff]", "\ufffd")))
                        .toList()));
    }

    private static List<String> hostile() {
        return HOSTILE;
    }

    @Test
    void theLongestTextIsWritten() {
        var clauses = new ArrayList<Clause>();
        for (int i = 0; i < 40; i++) {
            clauses.add(clause("k" + i, 1 + i % 6, "", "x".repeat(ClauseText.MAX_HEADING), "å]]> ".repeat(19_999)));
        }
        var text = new Clauses(clauses);
        assertThat(AknText.clauses(written(text)).size()).isEqualTo(40);
    }

    @Test
    void aTextWithNothingInItIsSound() {
        assertThat(AknText.clauses(written(Clauses.NONE)).isEmpty()).isTrue();
        var bare = new PublicEdition(
                "abc2345",
                1,
                AgreementKind.LOCAL_AGREEMENT,
                Language.BOKMAL,
                "Særavtale",
                "",
                FIRST,
                List.of(),
                List.of(),
                List.of(new Issue(1, Language.BOKMAL, FIRST)),
                FIRST,
                Clauses.NONE,
                Set.of(),
                true,
                List.of(),
                Map.of());
        assertThat(new String(XML.write(bare, ""), StandardCharsets.UTF_8))
                .contains("contains=\"originalVersion\"", "value=\"/offentlig/t/abc2345-1\"")
                .doesNotContain("conclusions", "temporalData", "classification");
    }

    @Test
    void whatIsNotAsTheSchemaWantsItIsNotHandedOut() {
        PublicEdition faulty = edition(AgreementKind.SUB_AGREEMENT, Language.BOKMAL, "", TEXT, Set.of());
        assertThatIllegalStateException()
                .isThrownBy(() -> XML.write(faulty, SITE))
                .withMessageContaining("abc2345-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONTACT_LIST", "STANDARD_TEXT"})
    void nothingIsWrittenThatIsNeverPublic(AgreementKind kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XML.write(edition(kind, Language.BOKMAL, "Liste", TEXT, Set.of()), SITE));
    }

    @Test
    void theSameIsTheSameBytes() {
        assertThat(written(TEXT)).isEqualTo(written(TEXT));
    }

    /** A name that once meant another law leads nowhere. */
    @Test
    void aLawIsNotPointedToBeforeItsDay() {
        var laws = new CitedLaws();
        assertThat(laws.find("koml", LocalDate.of(2016, 1, 1))).isEmpty();
        assertThat(laws.find("koml", LocalDate.of(2021, 1, 1)).orElseThrow().section("25-1"))
                .isEqualTo("https://lovdata.no/lov/2018-06-22-83/§25-1");
        assertThat(laws.find("ohf", LocalDate.of(2021, 1, 1)).orElseThrow().eli())
                .isEqualTo("https://lovdata.no/eli/forskrift/2015/11/13/1287");
    }

    // ---- the schema of OASIS ----------------------------------------------------------------------------------------

    /** Where it is at hand: {@code -Davtaleverk.akn.schemas=} a folder with akomantoso30.xsd and xml.xsd. */
    @Test
    void whatIsWrittenFollowsThePublishedSchemaWhereItIsAtHand() throws SAXException, IOException {
        String folder = System.getProperty("avtaleverk.akn.schemas", "");
        assumeThat(folder).isNotEmpty();
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
        Schema schema = factory.newSchema(Path.of(folder, "akomantoso30.xsd").toFile());
        var files = new ArrayList<byte[]>();
        files.add(written(TEXT));
        files.add(written(Clauses.NONE));
        standards()
                .map(Arguments::get)
                .forEach(given -> files.add(XML.write(
                        edition(
                                ((StandardText) given[2]).kind(),
                                (Language) given[1],
                                ((StandardText) given[2]).title().in((Language) given[1]),
                                clauses((StandardText) given[2], (Language) given[1]),
                                Set.of(((StandardText) given[2])
                                        .clauses()
                                        .getFirst()
                                        .id())),
                        SITE)));
        for (String words : HOSTILE) {
            files.add(written(new Clauses(List.of(clause("a", 1, "1", words, words), clause("b", 2, "", "", words)))));
        }
        for (byte[] file : files) {
            schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(file)));
        }
        assertThat(files).hasSizeGreaterThan(40);
    }
}
