package no.avtaleverk.templates.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.archive.ArchiveExtract;
import no.avtaleverk.model.archive.ArchiveExtract.ArchivedAct;
import no.avtaleverk.model.archive.ArchiveExtract.ArchivedKind;
import no.avtaleverk.model.archive.ArchiveExtract.CaseFile;
import no.avtaleverk.model.archive.ArchiveExtract.Correspondent;
import no.avtaleverk.model.archive.ArchiveExtract.Creator;
import no.avtaleverk.model.archive.ArchiveExtract.Document;
import no.avtaleverk.model.archive.ArchiveExtract.DocumentObject;
import no.avtaleverk.model.archive.ArchiveExtract.LogFile;
import no.avtaleverk.model.archive.ArchiveExtract.Party;
import no.avtaleverk.model.archive.ArchiveExtract.Registration;
import no.avtaleverk.model.archive.ArchiveExtract.Signature;
import no.avtaleverk.model.archive.ArchiveExtract.TitleChange;
import no.avtaleverk.model.archive.ArchiveExtract.Way;
import no.avtaleverk.model.archive.ArchiveExtract.Withheld;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NoarkFormatTests {
    private static final Instant AT = Instant.parse("2026-06-01T10:00:00Z");
    private static final NoarkFormat FORMAT = new NoarkFormat();

    private static String id(int number) {
        return "00000000-0000-4000-8000-%012d".formatted(number);
    }

    private static DocumentObject object(int number) {
        Sha256 digest = Sha256.of("dokument " + number);
        return new DocumentObject(
                id(100 + number),
                "dokumenter/" + digest + ".pdf",
                "fmt/479",
                "PDF/A-3a",
                true,
                digest,
                11,
                AT,
                "Marit Tveit");
    }

    private static Registration registration(ArchivedAct act, @Nullable Way way, @Nullable Withheld withheld) {
        return new Registration(
                id(2),
                act,
                "1",
                AT,
                "Marit Tveit",
                LocalDate.of(2026, 6, 1),
                way,
                way == null ? 0 : 17,
                way == null
                        ? List.of()
                        : List.of(
                                new Correspondent(false, "Vaksdal kommune"),
                                new Correspondent(true, "Helse Bergen HF")),
                List.of(
                        new Document(
                                id(3),
                                ArchivedKind.SIGNED_AGREEMENT,
                                "Vaksdal kommune",
                                List.of(object(1)),
                                new Signature(true, LocalDate.of(2026, 6, 1), "Avtaleverk"),
                                withheld),
                        new Document(id(4), ArchivedKind.ATTACHMENT, "", List.of(object(2)), null)),
                withheld);
    }

    private static ArchiveExtract extract(Language language, String title, List<Registration> registrations) {
        var one = new CaseFile(
                id(1),
                language,
                title,
                title.replace("løyndom", "[…]"),
                title.contains("løyndom") ? "offl. § 23 første ledd" : null,
                2026,
                12,
                AT,
                "Marit Tveit",
                null,
                "",
                "Helse Bergen HF",
                "Marit Tveit",
                List.of(
                        new Party("961821967", "Vaksdal kommune", true),
                        new Party("983974724", "Helse Bergen HF", false)),
                registrations,
                List.of(new TitleChange(AT, "Marit Tveit", "Før", title)));
        return new ArchiveExtract(
                id(9),
                AT,
                AT,
                17,
                List.of(new Creator("961821967", "Vaksdal kommune")),
                List.of(one),
                new LogFile(id(8), object(3)));
    }

    private static SortedMap<String, byte[]> described(ArchiveExtract extract) {
        return FORMAT.describe(extract);
    }

    private static String text(Map<String, byte[]> files, String path) {
        return new String(java.util.Objects.requireNonNull(files.get(path)), StandardCharsets.UTF_8);
    }

    /** What is made is held against the schemas while it is made. */
    @ParameterizedTest
    @EnumSource(ArchivedAct.class)
    void everyActIsToldInBothWrittenStandards(ArchivedAct act) {
        for (Language language : Language.values()) {
            for (Way way : Way.values()) {
                assertThat(text(
                                described(extract(language, "Delavtale 4", List.of(registration(act, way, null)))),
                                "arkivstruktur.xml"))
                        .contains("<journalsekvensnummer>17<");
            }
            assertThat(described(extract(language, "Delavtale 4", List.of(registration(act, null, null)))))
                    .doesNotContainKey("loependeJournal.xml");
        }
    }

    @Test
    void theSameExtractGivesTheSameBytes() {
        ArchiveExtract extract =
                extract(Language.NYNORSK, "Delavtale 4", List.of(registration(ArchivedAct.SIGNATURE, Way.IN, null)));
        SortedMap<String, byte[]> once = described(extract);
        SortedMap<String, byte[]> again = new NoarkFormat().describe(extract);
        assertThat(again.keySet()).isEqualTo(once.keySet());
        once.forEach((path, bytes) -> assertThat(again.get(path)).as(path).isEqualTo(bytes));
        assertThat(once.keySet())
                .contains(
                        "LES-MEG.txt",
                        "arkivstruktur.xml",
                        "arkivuttrekk.xml",
                        "endringslogg.xml",
                        "loependeJournal.xml",
                        "offentligJournal.xml",
                        "skjema/arkivstruktur.xsd");
    }

    @Test
    void whatIsWithheldOfTheTitleIsNotInWhatIsOpen() {
        SortedMap<String, byte[]> files = described(extract(
                Language.NYNORSK,
                "Avtale med løyndom",
                List.of(registration(ArchivedAct.VERSION_SENT, Way.OUT, new Withheld("offl. § 24", false)))));
        assertThat(text(files, "arkivstruktur.xml"))
                .contains("<tittel>Avtale med løyndom<", "<offentligTittel>Avtale med […]<");
        assertThat(text(files, "loependeJournal.xml")).contains("Avtale med løyndom");
        assertThat(text(files, "offentligJournal.xml"))
                .contains("Avtale med […]")
                .doesNotContain("løyndom");
    }

    @Test
    void aCaseWithWordsWithheldOfItsTitleIsMarked() {
        SortedMap<String, byte[]> files = described(extract(
                Language.NYNORSK, "Avtale med løyndom", List.of(registration(ArchivedAct.NOTICE, Way.OUT, null))));
        String structure = text(files, "arkivstruktur.xml").replaceAll(">\\s+<", "><");
        assertThat(structure)
                .contains("</part><skjerming><tilgangsrestriksjon>Unntatt offentlighet</tilgangsrestriksjon>"
                        + "<skjermingshjemmel>offl. § 23 første ledd</skjermingshjemmel>"
                        + "<skjermingMetadata>Skjerming tittel mappe - utvalgte ord</skjermingMetadata></skjerming>"
                        + "<registrering");
        assertThat(structure.substring(structure.indexOf("<registrering"))).doesNotContain("skjerming");
        assertThat(text(files, "loependeJournal.xml").replaceAll(">\\s+<", "><"))
                .contains("<tittel>Avtale med løyndom</tittel><offentligTittel>Avtale med […]</offentligTittel>"
                        + "<skjermingMetadata>Skjerming tittel mappe - utvalgte ord</skjermingMetadata>")
                .doesNotContain("tilgangsrestriksjon");
        assertThat(text(files, "offentligJournal.xml")).doesNotContain("tilgangsrestriksjon");
        assertThat(text(files, "arkivuttrekk.xml").replaceAll("\\s+", ""))
                .contains("name=\"inneholderSkjermetInformasjon\"dataType=\"boolean\"><value>true<");
        assertThat(text(files, "LES-MEG.txt")).contains("ikke for offentligheten", "ikkje for offentlegheita");
    }

    @Test
    void whereOnlyContentIsWithheldNoTitleIsSaidToBe() {
        SortedMap<String, byte[]> files = described(extract(
                Language.BOKMAL,
                "Delavtale 4",
                List.of(registration(ArchivedAct.SIGNATURE, Way.IN, new Withheld("offl. § 24", true)))));
        assertThat(text(files, "arkivstruktur.xml"))
                .contains("Skjerming av hele dokumentet", "<skjermingMetadata>Ingen metadata er skjermet<")
                .doesNotContain("Skjerming tittel");
        assertThat(text(files, "loependeJournal.xml")).doesNotContain("offentligTittel", "skjermingMetadata");
    }

    @Test
    void whatIsWithheldIsToldOfTheDocumentToo() {
        String structure = text(
                described(extract(
                        Language.BOKMAL,
                        "Delavtale 4",
                        List.of(registration(ArchivedAct.SIGNATURE, Way.IN, new Withheld("offl. § 24", false))))),
                "arkivstruktur.xml");
        String first = structure.substring(
                structure.indexOf("<dokumentbeskrivelse>"), structure.indexOf("</dokumentbeskrivelse>"));
        String second = structure.substring(structure.lastIndexOf("<tilknyttetRegistreringSom>Vedlegg"));
        assertThat(first).contains("<skjermingshjemmel>offl. § 24<", "elektroniskSignatur");
        assertThat(second).doesNotContain("skjermingshjemmel");
    }

    @Test
    void theWordsOnWhatIsInTheFileAreInBothWrittenStandards() {
        assertThat(text(described(extract(Language.BOKMAL, "Delavtale 4", List.of())), "LES-MEG.txt"))
                .contains("Registeret gjenopprettes", "Registeret blir gjenoppretta");
    }

    @Test
    void whatIsWithheldIsToldWithItsParagraph() {
        SortedMap<String, byte[]> files = described(extract(
                Language.BOKMAL,
                "Delavtale 4",
                List.of(registration(
                        ArchivedAct.VERSION_SENT, Way.OUT, new Withheld("offl. § 13 første ledd", false)))));
        assertThat(text(files, "arkivstruktur.xml"))
                .contains("<skjermingshjemmel>offl. § 13 første ledd<", "Skjerming av deler av dokumentet");
        assertThat(text(files, "offentligJournal.xml")).contains("<skjermingshjemmel>offl. § 13 første ledd<");
        assertThat(text(files, "arkivuttrekk.xml").replaceAll("\\s+", ""))
                .contains("name=\"inneholderSkjermetInformasjon\"dataType=\"boolean\"><value>true<");
    }

    @Test
    void theListOfFilesHasTheChecksumOfEach() {
        SortedMap<String, byte[]> files = described(
                extract(Language.BOKMAL, "Delavtale 4", List.of(registration(ArchivedAct.RESOLUTION, Way.IN, null))));
        for (String path : Schemas.OF.keySet()) {
            if (!path.equals("arkivuttrekk.xml")) {
                assertThat(text(files, "arkivuttrekk.xml"))
                        .as(path)
                        .contains(Sha256.of(java.util.Objects.requireNonNull(files.get(path)))
                                .hex());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"Avtale <b>&amp; \"meir\"", "]]>", "Linje\u0001 to", "\uD83D\uDE91 ambulanse"})
    void aTitleIsOnlyText(String title) {
        SortedMap<String, byte[]> files =
                described(extract(Language.NYNORSK, title, List.of(registration(ArchivedAct.NOTICE, Way.OUT, null))));
        assertThat(text(files, "arkivstruktur.xml")).doesNotContain("<b>").doesNotContain("\u0001");
    }

    @Test
    void whatDoesNotFollowTheSchemaIsNotHandedOut() {
        assertThatIllegalStateException()
                .isThrownBy(() -> described(extract(
                        Language.BOKMAL,
                        "Delavtale 4",
                        List.of(registration(ArchivedAct.NOTICE, Way.OUT, new Withheld("", true))))))
                .withMessageContaining("does not follow its schema");
    }

    @Test
    void nothingIsDeclaredOrFetchedByWhatIsRead() {
        String hostile = "<?xml version=\"1.0\"?><!DOCTYPE arkiv [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<arkiv xmlns=\"http://www.arkivverket.no/standarder/noark5/arkivstruktur\">&x;</arkiv>";
        assertThat(FORMAT.fault(
                        "arkivstruktur.xml", new ByteArrayInputStream(hostile.getBytes(StandardCharsets.UTF_8))))
                .isPresent()
                .get()
                .asString()
                .doesNotContain("root:");
        assertThat(FORMAT.fault("noe-annet.xml", new ByteArrayInputStream(new byte[0])))
                .isPresent();
    }
}
