package no.avtaleverk.templates.examination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.examination.Examination;
import no.avtaleverk.model.examination.Examined;
import no.avtaleverk.model.examination.Finding;
import no.avtaleverk.model.examination.Finding.Kind;
import no.avtaleverk.model.examination.Mend;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.law.RequirementFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules with the words that are shipped: for each, sentences it finds and sentences it leaves alone, in both written standards. */
class RulesTests {
    private static final Examination EXAMINATION = new Examination(RequirementFiles.load(), ExaminationFiles.load());
    private static final LocalDate FROM = LocalDate.of(2027, 1, 1);

    private static Head head(
            Language language, Map<String, String> parameters, Set<RequirementId> claims, boolean joint) {
        return new Head(
                "Delavtale 4",
                language,
                List.of(AgreementParty.of(new PartyId("kommune-4628"), "Vaksdal kommune")),
                new Terms(FROM, null, EntryIntoForce.EACH_MUNICIPALITY),
                parameters,
                claims,
                joint);
    }

    private static Clause clause(String id, int level, String heading, String body) {
        return new Clause(new ClauseId(id), level, "", ClauseText.parse(heading, body));
    }

    /** The sentence as the second clause of a small text: 1 Avvik, 2 the sentence, 2.1 Endring og korrigering. */
    private static List<Finding> in(Language language, String body) {
        return in(language, body, Map.of("gjelder-fra", "1. januar 2027"));
    }

    private static List<Finding> in(Language language, String body, Map<String, String> parameters) {
        Clauses clauses = new Clauses(List.of(
                        clause("d4-avvik", 1, "Avvik", "Kommunen svarer innan fem dagar."),
                        clause("d4-her", 1, "Samarbeid", body),
                        clause("d4-endring", 2, "Endring og korrigering", "Partane kan krevje endring.")))
                .renumbered();
        return EXAMINATION
                .of(new Examined(
                        AgreementKind.GUIDELINE,
                        head(language, parameters, Set.of(), false),
                        clauses,
                        List.of(),
                        FROM,
                        List.of("Delavtale 5: Utskrivingsklare pasientar")))
                .stream()
                .filter(finding -> new ClauseId("d4-her").equals(finding.place().clause())
                        || finding.place().clause() == null)
                .toList();
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    nb | DUTY_WITHOUT_OWNER | skal sendes | Epikrisen skal sendes innen sju dager.
                    nb | DUTY_WITHOUT_OWNER | skal det utarbeides | Innen 1. mars skal det utarbeides en felles plan.
                    nb | DUTY_WITHOUT_OWNER | må avklares | Pasientens behov må avklares før utskrivning.
                    nb | DUTY_WITHOUT_OWNER | skal bli meldt | Endringer skal bli meldt innen to uker.
                    nb | DUTY_WITHOUT_OWNER | skal sendes | Meldingen skal sendes til kommunen innen to dager.
                    nn | DUTY_WITHOUT_OWNER | skal sendast | Epikrisa skal sendast innan sju dagar.
                    nn | DUTY_WITHOUT_OWNER | skal bli meldt | Endringar skal bli meldt innan to veker.
                    nn | DUTY_WITHOUT_OWNER | må avklarast | Behovet må avklarast før utskriving.
                    nb | DUTY_WITHOUT_TIME | skal varsle | Helseforetaket skal varsle kommunen.
                    nb | DUTY_WITHOUT_TIME | plikter å melde | Kommunen plikter å melde endringer til helseforetaket.
                    nn | DUTY_WITHOUT_TIME | skal varsle | Helseføretaket skal varsle kommunen.
                    nb | REFERENCE_BY_NUMBER | 1 | Avvik følger kapittel 1.
                    nb | REFERENCE_BY_NUMBER | 2.1 | Partene følger pkt. 2.1 om endring.
                    nn | REFERENCE_BY_NUMBER | 2.1 | Partane følgjer punkt 2.1 om endring.
                    nb | REFERENCE_DANGLING | 4.2 | Partene følger punkt 4.2.
                    nn | REFERENCE_DANGLING | 9 | Partane følgjer kapittel 9.
                    nb | REFERENCE_DANGLING | Endring og korrigeing | Partene følger punktet «Endring og korrigeing».
                    nn | REFERENCE_DANGLING | Tvist | Partane følgjer kapitla «Avvik» og «Tvist».
                    nb | REFERENCE_TARGET_GONE | {{punkt:d4-borte}} | Avvik følger punkt {{punkt:d4-borte}}.
                    nb | AGREEMENT_UNKNOWN | delavtale 14 | Dette følger av delavtale 14.
                    nb | APPENDIX_UNKNOWN | vedlegg 2 | Listen står i vedlegg 2.
                    nb | SECTION_UNKNOWN | § 6-8 | Avtalen følger helse- og omsorgstjenesteloven § 6-8.
                    nn | SECTION_UNKNOWN | § 6-2 første ledd nr. 14 | Avtalen følgjer § 6-2 første ledd nr. 14.
                    nb | SECTION_REPEALED | § 5-10 | Journalen følger helse- og omsorgstjenesteloven § 5-10.
                    nb | SECTION_MISTAKEN | § 6-3 | Det regionale helseforetaket sender avtalen til Helsedirektoratet etter helse- og omsorgstjenesteloven § 6-3 innen en måned.
                    nn | ABBREVIATION_UNEXPLAINED | ØHD | Kommunen driv ØHD.
                    nb | TERM_UNDEFINED | aktiv oppfølging | Partene bruker begrepet «aktiv oppfølging».
                    nb | TERM_UNUSED | varslingslisten | Kommunen fører en liste (heretter varslingslisten).
                    nb | DATE_IMPOSSIBLE | 31. november 2027 | Partene møtes 31. november 2027.
                    nn | DATE_IMPOSSIBLE | 29.02.2027 | Partane møtest 29.02.2027.
                    nb | WEEKDAY_WRONG | mandag 2. mars 2027 | Partene møtes mandag 2. mars 2027.
                    nn | WEEKDAY_WRONG | måndag 2. mars 2027 | Partane møtest måndag 2. mars 2027.
                    nb | DATES_REVERSED | 1. mars 2027 | Ordningen varer fra 1. juni 2027 til 1. mars 2027.
                    nn | DATES_REVERSED | 1. mars 2027 | Ordninga varer frå 1. juni 2027 til 1. mars 2027.
                    nb | DATE_AGAINST_TERMS | 1. februar 2027 | Avtalen gjelder fra 1. februar 2027.
                    nn | DATE_AGAINST_TERMS | 1. februar 2027 | Avtalen gjeld frå 1. februar 2027.
                    nb | IDENTITY_NUMBER | 13097248022 | Pasienten er 13097248022.
                    nb | CONTACT_DETAILS | kari.nordmann@vaksdal.kommune.no | Kontakt er kari.nordmann@vaksdal.kommune.no.
                    nn | CONTACT_DETAILS | tlf. 56 59 44 00 | Ring Kari Nordmann på tlf. 56 59 44 00.
                    nn | OTHER_WRITTEN_STANDARD | ikke | Kommunen kan ikke krevje betaling.
                    nn | OTHER_WRITTEN_STANDARD | Hver | Hver part dekkjer sine kostnader.
                    nb | OTHER_WRITTEN_STANDARD | ikkje | Kommunen kan ikkje kreve betaling.
                    nb | OTHER_WRITTEN_STANDARD | tenester | Kommunen yter tenester til alle.
                    nb | NARROWING | etter ledig kapasitet | Kommunen tar imot pasienter etter ledig kapasitet.
                    nn | NARROWING | etter ledig kapasitet | Kommunen tek imot pasientar etter ledig kapasitet.
                    nb | NARROWING | inntil tre døgn | Pasienten kan bli inntil tre døgn.
                    nn | NARROWING | atterhald om økonomi | Kommunen tek atterhald om økonomi.
                    nb | PARAMETER_MISSING | {{ukjent}} | Kommunen følger {{ukjent}}.
                    nn | PARAMETER_MISSPELT | {{Gjelder fra}} | Avtalen gjeld frå {{Gjelder fra}}.
                    nb | DRAFTING_MARK | [navn på sykehus] | Kommunen varsler [navn på sykehus] straks.
                    nb | DRAFTING_MARK | XX | Kommunen har XX plasser.
                    nn | DRAFTING_MARK | TODO | Kommunen har fem plassar TODO.
                    nb | EMPTY_PROMISE | så snart som mulig | Kommunen svarer så snart som mulig.
                    nb | EMPTY_PROMISE | skal tilstrebe | Partene skal tilstrebe gode løsninger.
                    nn | EMPTY_PROMISE | så snart som mogleg | Kommunen svarer så snart som mogleg.
                    """)
    void findsWhatItIsThereFor(String language, Kind kind, String words, String sentence) {
        assertThat(in(Language.of(language), sentence)).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.words()).isEqualTo(words);
            assertThat(sentence.substring(
                            finding.place().start(), finding.place().end()))
                    .isEqualTo(words);
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    nb | Kommunen skal sende epikrisen innen sju dager.
                    nb | Epikrisen skal sendes av helseforetaket innen sju dager.
                    nb | Opplysninger som skal sendes, står i listen.
                    nb | Pasienten skal ikke sendes fram og tilbake.
                    nb | Planen skal beskrive hvordan avvik meldes.
                    nb | Helseforetaket skal varsle kommunen straks.
                    nb | Helseforetaket skal varsle kommunen når pasienten er utskrivningsklar.
                    nb | Partene følger punktet «Endring og korrigering».
                    nb | Dette følger av veileder 04/2016 punkt 2.3.
                    nb | Dette følger av kapittel 3 i folkehelseloven.
                    nb | Avvik følger punkt {{punkt:d4-avvik}}.
                    nb | Dette følger av delavtale 5.
                    nb | Avtalen følger helse- og omsorgstjenesteloven § 6-2 første ledd nr. 13.
                    nb | Legen følger helsepersonelloven § 6-8.
                    nb | Avtalen følger spesialisthelsetjenesteloven § 6-3 om veiledning.
                    nb | Kommunen driver øyeblikkelig hjelp døgnopphold (ØHD).
                    nb | Partene møtes tirsdag 2. mars 2027.
                    nb | Ordningen varer fra 1. mars 2027 til 1. juni 2027.
                    nb | Avtalen gjelder fra {{gjelder-fra}}.
                    nb | Meldinger går til postmottak@vaksdal.kommune.no.
                    nb | Ved akutt sykdom ringer kommunen 113.
                    nb | Kommunen følger offentleglova og språklova.
                    nb | Avtalen sier «ikkje» på nynorsk.
                    nb | Kommunen svarer så snart som mulig, og senest innen to dager.
                    nb | Sakene har nummer 12345678901.
                    nn | Kommunen skal sende epikrisa innan sju dagar.
                    nn | Epikrisa skal sendast av helseføretaket innan sju dagar.
                    nn | Pasienten skal ikkje sendast fram og tilbake.
                    nn | Planen skal skildre korleis avvik blir melde.
                    nn | Helseføretaket skal varsle kommunen straks.
                    nn | Partane følgjer punktet «Endring og korrigering».
                    nn | Avtalen følgjer helse- og omsorgstenestelova § 6-5.
                    nn | Partane møtest tysdag 2. mars 2027.
                    nn | Helsedirektoratet gir råd, og kommunen følgjer dei.
                    nn | Kvar gang ein pasient blir flytta, varslar kommunen.
                    nn | Lova seier «tjenester», og avtalen seier tenester.
                    nn | Avtalen gjeld for Sykehuset Østfold HF og kommunen.
                    """)
    void leavesAlone(String language, String sentence) {
        assertThat(in(Language.of(language), sentence))
                .filteredOn(finding -> finding.kind() != Kind.REFERENCE_BY_NUMBER)
                .isEmpty();
    }

    @Test
    void anOwnerInTheSentenceBeforeAListOwnsTheItems() {
        assertThat(in(
                        Language.BOKMAL,
                        "Før utskrivning skal helseforetaket sørge for dette:\n\n- Epikrisen skal sendes samme dag."))
                .isEmpty();
    }

    private static Mend mend(List<Finding> findings) {
        return Objects.requireNonNull(findings.getFirst().mend());
    }

    @Test
    void aReferenceByNumberIsMendedIntoOneThatFollows() {
        Mend mend = mend(in(Language.BOKMAL, "Avvik følger punkt 2.1 her."));
        assertThat(mend.words()).isEqualTo("2.1");
        assertThat(mend.replacement()).isEqualTo("{{punkt:d4-endring}}");
    }

    @Test
    void aHeadingOneLetterWrongIsMendedToTheRightOne() {
        Mend mend = mend(in(Language.BOKMAL, "Partene følger punktet «Endring og korrigeing»."));
        assertThat(mend.replacement()).isEqualTo("Endring og korrigering");
    }

    @Test
    void aWordOfTheOtherStandardIsMendedInItsOwnCase() {
        Mend mend = mend(in(Language.NYNORSK, "Hver part dekkjer sine kostnader."));
        assertThat(mend.replacement()).isEqualTo("Kvar");
    }

    @Test
    void aTermDefinedTwiceDifferentlyIsAskedAbout() {
        assertThat(in(
                        Language.BOKMAL,
                        "Med utskrivningsklar menes ferdig behandlet. Med utskrivningsklar menes meldt til kommunen."))
                .extracting(Finding::kind)
                .contains(Kind.TERM_DEFINED_TWICE);
    }

    @Test
    void anEvaluationBeforeEntryIntoForceIsFound() {
        assertThat(in(
                        Language.BOKMAL,
                        "Partene evaluerer avtalen.",
                        Map.of("gjelder-fra", "1. januar 2027", "evalueres-innen", "1. juni 2026")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Kind.DATES_REVERSED);
                    assertThat(finding.data()).containsExactly("2027-01-01", "2026-06-01");
                });
    }

    @Test
    void aClaimIsAFaultUntilAClauseAnswersIt() {
        var beds = new RequirementId("HOL-6-2-04");
        var clauses = new Clauses(List.of(clause("d4-plasser", 1, "Plasser", "Kommunen har to plasser."))).renumbered();
        var head = head(Language.BOKMAL, Map.of(), Set.of(beds), false);
        assertThat(EXAMINATION.of(new Examined(AgreementKind.SUB_AGREEMENT, head, clauses, List.of(), FROM, List.of())))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kind()).isEqualTo(Kind.CLAIM_UNANSWERED);
                    assertThat(finding.data()).containsExactly("HOL-6-2-04");
                });
        var answer = new Answer(
                new ClauseId("d4-plasser"), clauses.list().getFirst().sha256(), beds, Answer.Basis.JURIST, true);
        assertThat(EXAMINATION.of(
                        new Examined(AgreementKind.SUB_AGREEMENT, head, clauses, List.of(answer), FROM, List.of())))
                .isEmpty();
    }

    @Test
    void aJointMeasureDemandsItsFourContents() {
        var clauses = new Clauses(List.of(clause("k-1", 1, "Tiltak", "Partene driver et felles team."))).renumbered();
        assertThat(EXAMINATION.of(new Examined(
                        AgreementKind.LOCAL_AGREEMENT,
                        head(Language.BOKMAL, Map.of(), Set.of(), true),
                        clauses,
                        List.of(),
                        FROM,
                        List.of())))
                .hasSize(4)
                .allMatch(finding -> finding.kind() == Kind.CONTENT_UNANSWERED);
    }

    @Test
    void aClaimThatIsNotInForceOnTheDateIsAskedAbout() {
        var clauses = new Clauses(List.of(clause("k-1", 1, "Barn", "Partene samarbeider."))).renumbered();
        var early = LocalDate.of(2013, 1, 1);
        assertThat(EXAMINATION.of(new Examined(
                        AgreementKind.LOCAL_AGREEMENT,
                        head(Language.BOKMAL, Map.of(), Set.of(new RequirementId("HOL-6-2-13")), false),
                        clauses,
                        List.of(),
                        early,
                        List.of())))
                .extracting(Finding::kind)
                .containsExactly(Kind.CLAIM_NOT_IN_FORCE);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindHasASourceInBothWrittenStandards(Kind kind) {
        var source = Objects.requireNonNull(ExaminationFiles.load().sources().get(kind));
        assertThat(new ArrayList<>(List.of(source.nb(), source.nn()))).noneMatch(String::isBlank);
    }
}
