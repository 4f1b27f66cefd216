package no.avtaleverk.model.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.document.DocumentReader.Doubt;
import no.avtaleverk.model.document.DocumentReader.ReadClause;
import no.avtaleverk.model.document.DocumentReader.ReadDocument;
import no.avtaleverk.model.document.DocumentReader.SourceFormat;
import no.avtaleverk.model.document.ImportReport.FoundDate;
import no.avtaleverk.model.document.ImportReport.FoundDate.Meaning;
import no.avtaleverk.model.document.ImportReport.FoundParty;
import no.avtaleverk.model.document.ImportReport.ProposedClause;
import no.avtaleverk.model.document.ImportReport.ProposedDocument;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.HealthTrust;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.Municipality.Designation;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.wording.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportAnalysisTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId OS = new PartyId("kommune-1243");
    private static final PartyId BERGEN_TRUST = new PartyId("hf-983974724");
    private static final PartyId INNLANDET_TRUST = new PartyId("hf-983971709");
    private static final PartyId VALER_EAST = new PartyId("kommune-3114");
    private static final PartyId VALER_INLAND = new PartyId("kommune-3419");

    private static final PartyRegister REGISTER = new PartyRegister(
            List.<Party>of(
                    kommune(VAKSDAL, "Vaksdal", "kommune", "Vestland", null, "961821967"),
                    kommune(VOSS, "Voss", "herad", "Vestland", null, "960510542"),
                    kommune(OS, "Os (Hordaland)", "kommune", "Hordaland", LocalDate.of(2020, 1, 1), null),
                    kommune(VALER_EAST, "Våler (Østfold)", "kommune", "Østfold", null, null),
                    kommune(VALER_INLAND, "Våler (Innlandet)", "kommune", "Innlandet", null, null),
                    new HealthTrust(
                            BERGEN_TRUST, "Helse Bergen HF", new OrganisationNumber("983974724"), null, null, null),
                    new HealthTrust(
                            INNLANDET_TRUST,
                            "Sykehuset Innlandet HF",
                            new OrganisationNumber("983971709"),
                            null,
                            null,
                            null)),
            Map.of(),
            Map.of(VAKSDAL, BERGEN_TRUST, VOSS, BERGEN_TRUST, VALER_INLAND, INNLANDET_TRUST));

    private static Municipality kommune(
            PartyId id,
            String name,
            String word,
            String county,
            @org.jspecify.annotations.Nullable LocalDate until,
            @org.jspecify.annotations.Nullable String number) {
        return new Municipality(
                id,
                List.of(new Designation(
                        new MunicipalityNumber(id.value().substring(8, 12)),
                        name,
                        name.replaceAll(" \\(.*", "") + " " + word,
                        county,
                        new Period(LocalDate.of(1964, 1, 1), until))),
                Optional.ofNullable(number).map(OrganisationNumber::new),
                Optional.empty());
    }

    private static ReadClause clause(int level, String number, String heading, String body) {
        return new ReadClause(level, number, heading, body, null, List.of());
    }

    private static ReadDocument document(String title, List<String> front, ReadClause... clauses) {
        return new ReadDocument(
                SourceFormat.DOCX, title, front, Arrays.asList(clauses), 0, false, false, null, 0, List.of());
    }

    private static List<ProposedDocument> analyse(ReadDocument document) {
        return ImportAnalysis.analyse(document, "fil.docx", REGISTER, new RequirementCatalogue(List.of()), TODAY);
    }

    private static List<FoundParty> parties(String body) {
        return analyse(document("Avtale", List.of(), clause(1, "1", "Partar", body)))
                .getFirst()
                .parties();
    }

    private static List<FoundDate> dates(String body) {
        return analyse(document("Avtale", List.of(), clause(1, "1", "Tid", body)))
                .getFirst()
                .dates();
    }

    @Test
    void theCaseOfVaksdalIsFoundWithItsPartiesDatesKindAndLanguage() {
        ProposedDocument found = analyse(
                        document(
                                "Mellombels avtale om øyeblikkeleg hjelp døgnopphald",
                                List.of("mellom Vaksdal kommune og Helse Bergen HF"),
                                clause(1, "1", "Føremål", "Kommunen har ikkje eige tilbod og nyttar Voss sjukehus."),
                                clause(
                                        1,
                                        "2",
                                        "Avtaletid",
                                        "Formannskapet gav avtalen si tilslutning 14.03.2016. Avtalen gjeld ut 2016. Han er forlenga ut februar 2017.")))
                .getFirst();
        assertThat(found.kind()).isEqualTo(AgreementKind.LOCAL_AGREEMENT);
        assertThat(found.language()).isEqualTo(Language.NYNORSK);
        assertThat(found.date()).isEqualTo("2016-03-14");
        assertThat(found.parties()).extracting(FoundParty::id).containsExactlyInAnyOrder(VAKSDAL, BERGEN_TRUST);
        assertThat(found.parties()).allMatch(FoundParty::likely);
        assertThat(found.dates())
                .extracting(FoundDate::date, FoundDate::meaning)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2016, 3, 14), Meaning.RESOLUTION),
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2017, 1, 1), Meaning.IN_FORCE_UNTIL),
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2017, 3, 1), Meaning.IN_FORCE_UNTIL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Vedteken i kommunestyret 14.03.2016. | 2016-03-14 | RESOLUTION",
                "Avtalen trer i kraft den 1. juli 2012. | 2012-07-01 | IN_FORCE_FROM",
                "Avtalen tek til å gjelde 1.juli 2012. | 2012-07-01 | IN_FORCE_FROM",
                "Avtalen gjelder til 31.12.2016. | 2017-01-01 | IN_FORCE_UNTIL",
                "Avtalen gjeld til og med 28. februar 2017. | 2017-03-01 | IN_FORCE_UNTIL",
                "Avtalen gjeld fram til 1. mars 2017. | 2017-03-01 | IN_FORCE_UNTIL",
                "Avtalen varer ut februar månad 2017. | 2017-03-01 | IN_FORCE_UNTIL",
                "Avtalen gjelder til utgangen av 2016. | 2017-01-01 | IN_FORCE_UNTIL",
                "Signert 5. mai 2021 av begge. | 2021-05-05 | SIGNED",
                "Sist revidert november 2018. | 2018-11-01 | REVISED",
                "Møtet var 2012-06-13. | 2012-06-13 | RESOLUTION"
            })
    void aDateIsReadAsPeopleWriteItAndTheWordsBeforeSayWhatItIs(String body, LocalDate date, Meaning meaning) {
        assertThat(dates(body)).extracting(FoundDate::date).containsExactly(date);
        assertThat(dates(body)).extracting(FoundDate::meaning).containsExactly(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "etter lov 24. juni 2011 nr. 30 om kommunale helse- og omsorgstjenester",
        "etter lov av 2. juli 1999 nr. 61",
        "Prisen er 4.200 kroner og 14.03 poeng",
        "Det var 31.02.2016"
    })
    void theDateOfAnActAndWhatIsNoDateAreNotFound(String body) {
        assertThat(dates(body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Vaksdal kommunes plikter | kommune-4628",
                "Kommunen og Voss herad er samde | kommune-4621",
                "Kommune: 961 821 967 | kommune-4628",
                "etter avtale med Helse Bergen | hf-983974724",
                "Helse Bergen HFs styre | hf-983974724",
                "- Vaksdal | kommune-4628"
            })
    void aPartyIsFoundAsPeopleNameIt(String body, String id) {
        assertThat(parties(body)).extracting(FoundParty::id).containsExactly(new PartyId(id));
    }

    @Test
    void aListOfKommunerIsFoundBeforeAndAfterTheWord() {
        assertThat(parties("Avtalen gjeld kommunane Vaksdal, Voss og Os.").stream()
                        .map(FoundParty::id))
                .contains(VAKSDAL, VOSS);
        assertThat(parties("Vaksdal og Voss kommunar"))
                .extracting(FoundParty::id)
                .containsExactlyInAnyOrder(VAKSDAL, VOSS);
    }

    @Test
    void anOrdinaryWordIsNoKommune() {
        var found = analyse(document(
                "Avtale",
                List.of(),
                clause(1, "1", "Ansvar", "Os imellom er Voss sjukehus det næraste. Vaksdal ligg lengst vest.")));
        assertThat(found.getFirst().parties()).isEmpty();
    }

    @Test
    void twoKommunerOfOneNameAreToldApartByTheTrustOrTheCountyElseBothAreShown() {
        assertThat(parties("Våler kommune og Sykehuset Innlandet HF"))
                .extracting(FoundParty::id)
                .containsExactlyInAnyOrder(VALER_INLAND, INNLANDET_TRUST);
        assertThat(parties("Våler kommune i Østfold"))
                .extracting(FoundParty::id)
                .containsExactly(VALER_EAST);
        assertThat(parties("Våler kommune")).hasSize(2).noneMatch(FoundParty::likely);
    }

    @Test
    void aKommuneThatIsMentionedIsNotTakenForAParty() {
        var found = analyse(document(
                        "Avtale",
                        List.of("Avtale mellom Vaksdal kommune og Helse Bergen HF"),
                        clause(1, "1", "Bakgrunn", "Erfaringane i Os kommune er gode.")))
                .getFirst();
        assertThat(found.parties())
                .filteredOn(FoundParty::likely)
                .extracting(FoundParty::id)
                .containsExactlyInAnyOrder(VAKSDAL, BERGEN_TRUST);
        assertThat(found.parties()).extracting(FoundParty::id).contains(OS);
    }

    @Test
    void aFileWithAnOverordnetAvtaleAndDelavtalerIsOfferedAsASet() {
        List<ProposedDocument> set = analyse(document(
                "Overordnet samarbeidsavtale",
                List.of("mellom Vaksdal kommune og Helse Bergen HF"),
                clause(1, "1", "Formål", "Partene skal samarbeide."),
                clause(1, "2", "Varighet", "Avtalen gjelder fra 01.07.2012."),
                clause(1, "", "Delavtale 1 Oppgaver og ansvar", ""),
                clause(1, "1", "Formål", "Fordelingen av ansvar."),
                clause(1, "2", "Varighet", "Som den overordnede."),
                clause(1, "", "Delavtale 4 – Øyeblikkelig hjelp døgnopphold", "Innledende ord."),
                clause(1, "1", "Formål", "Døgnopphold."),
                clause(1, "2", "Varighet", "Som den overordnede.")));
        assertThat(set)
                .extracting(ProposedDocument::title)
                .containsExactly(
                        "Overordnet samarbeidsavtale",
                        "Delavtale 1 Oppgaver og ansvar",
                        "Delavtale 4 – Øyeblikkelig hjelp døgnopphold");
        assertThat(set)
                .extracting(ProposedDocument::kind)
                .containsExactly(
                        AgreementKind.FRAMEWORK_AGREEMENT, AgreementKind.SUB_AGREEMENT, AgreementKind.SUB_AGREEMENT);
        assertThat(set).allSatisfy(document -> assertThat(document.parties()).hasSize(2));
        assertThat(set.getLast().clauses()).hasSize(3);
        assertThat(set.getLast().clauses().getFirst().body()).isEqualTo("Innledende ord.");
    }

    @ParameterizedTest
    @CsvSource({
        "Overordna samarbeidsavtale og tenesteavtale 1, FRAMEWORK_AGREEMENT",
        "Tenesteavtale 4, SUB_AGREEMENT",
        "Delavtale om utskrivning, SUB_AGREEMENT",
        "Særavtale for Vaksdal, LOCAL_AGREEMENT",
        "Retningslinje for avvik, GUIDELINE",
        "Kontaktliste for legevakt, CONTACT_LIST"
    })
    void theTitleSaysWhatADocumentIs(String title, AgreementKind kind) {
        assertThat(analyse(document(title, List.of(), clause(1, "1", "Formål", "Tekst.")))
                        .getFirst()
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void aKnownClauseIdIsKeptAndOthersGetANewOne() {
        var known = new ClauseId("kl-7");
        List<ProposedClause> clauses = analyse(document(
                        "Avtale",
                        List.of(),
                        new ReadClause(1, "1", "Formål", "Tekst.", known, List.of()),
                        clause(1, "2", "Varighet", "Tekst.")))
                .getFirst()
                .clauses();
        assertThat(clauses.getFirst().id()).isEqualTo(known);
        assertThat(Set.of(clauses.getFirst().id(), clauses.getLast().id())).hasSize(2);
    }

    @Test
    void textBeforeTheFirstClauseIsKeptAndDoubted() {
        String preamble =
                "Partene har inngått denne avtalen fordi begge ser at pasientene er tjent med at tjenestene henger sammen.";
        ProposedDocument found = analyse(document("Avtale", List.of(preamble), clause(1, "1", "Formål", "Tekst.")))
                .getFirst();
        assertThat(found.clauses().getFirst().body()).isEqualTo(preamble);
        assertThat(found.clauses().getFirst().doubts()).containsExactly(Doubt.NO_HEADING);
        assertThat(found.recognised()).isEqualTo(1);
        assertThat(found.needHelp()).isEqualTo(1);
    }
}
