package no.avtaleverk.templates.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.document.DocumentReader.ReadClause;
import no.avtaleverk.model.document.DocumentReader.ReadDocument;
import no.avtaleverk.model.document.DocumentReader.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedHeadingsTests {
    private static final BudgetedReader READER =
            new BudgetedReader(Duration.ofSeconds(60), Optional.empty(), longest -> {});

    private static ReadDocument read(String text) {
        Reading reading = READER.read("avtale.txt", text.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).document();
    }

    private static List<String> headings(ReadDocument document) {
        return document.clauses().stream()
                .map(clause -> (clause.number() + " " + clause.heading()).strip())
                .toList();
    }

    private static void assertRecognised(ReadDocument document, String... headings) {
        assertThat(headings(document)).containsExactly(headings);
        assertThat(document.clauses())
                .allSatisfy(clause -> assertThat(clause.doubts()).isEmpty());
    }

    @Test
    void numbersInSequenceRightAboveTheirTextAreRecognised() {
        ReadDocument document = read("""
                Mellombels avtale om øyeblikkeleg hjelp døgnopphald ved Voss sjukehus

                mellom

                Vaksdal kommune og Helse Bergen HF

                1 Partar
                Avtalen er inngått mellom Vaksdal kommune (kommunen) og Helse Bergen HF (helseføretaket).

                2 Bakgrunn og føremål
                Frå 1. januar 2016 skal kommunen sørgje for tilbod om døgnopphald for øyeblikkeleg hjelp.

                3 Tilbodet
                Helseføretaket stiller ein seng ved Voss sjukehus til rådvelde.

                4 Varigheit
                Ut 2016
                """);
        assertRecognised(document, "1 Partar", "2 Bakgrunn og føremål", "3 Tilbodet", "4 Varigheit");
        assertThat(document.title()).isEqualTo("Mellombels avtale om øyeblikkeleg hjelp døgnopphald ved Voss sjukehus");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%d. ",
                "%d ",
                "%d) ",
                "§ %d ",
                "§ %d. ",
                "Artikkel %d ",
                "Artikkel %d. ",
                "Kapittel %d ",
                "Punkt %d: "
            })
    void eachWayOfTypingTheNumberIsRecognised(String typed) {
        String text = """
                Samarbeidsavtale
                %1$sParter
                Avtalen er inngått mellom Vaksdal kommune og Helse Bergen HF.
                %2$sFormål
                Avtalen skal gi pasienten et godt tilbud nær hjemmet.
                Den skal også hindre unødige innleggelser.
                %3$sØkonomi
                Kommunen betaler 4 200 kroner for hvert døgn.
                """.formatted(typed.formatted(1), typed.formatted(2), typed.formatted(3));
        ReadDocument document = read(text);
        assertThat(document.clauses()).extracting(ReadClause::heading).containsExactly("Parter", "Formål", "Økonomi");
        assertThat(document.clauses())
                .allSatisfy(clause -> assertThat(clause.doubts()).isEmpty());
        assertThat(document.clauses()).extracting(ReadClause::level).containsOnly(1);
    }

    @Test
    void pointsBelowPointsAreRecognisedWithTheirLevel() {
        ReadDocument document = read("""
                Samarbeidsavtale

                1. Parter
                Avtalen er inngått mellom Vaksdal kommune og Helse Bergen HF.
                2. Formål
                2.1 Hva avtalen skal sikre
                Avtalen skal gi pasienten et godt tilbud nær hjemmet.
                2.2 Hva avtalen ikke gjelder
                Avtalen gjelder ikke fødende.
                3. Varighet
                Avtalen gjelder i to år.
                """);
        assertRecognised(
                document,
                "1 Parter",
                "2 Formål",
                "2.1 Hva avtalen skal sikre",
                "2.2 Hva avtalen ikke gjelder",
                "3 Varighet");
        assertThat(document.clauses()).extracting(ReadClause::level).containsExactly(1, 1, 2, 2, 1);
    }

    @Test
    void linesInCapitalsAreRecognisedWhenTheyAllLookAlike() {
        assertRecognised(read("""
                Avtale mellom Vaksdal kommune og Helse Bergen HF

                PARTER
                Avtalen er inngått mellom Vaksdal kommune og Helse Bergen HF.

                FORMÅL MED AVTALEN
                Avtalen skal gi pasienten et godt tilbud nær hjemmet.

                HVEM SOM BETALER
                Kommunen betaler for hvert døgn.
                """), "PARTER", "FORMÅL MED AVTALEN", "HVEM SOM BETALER");
    }

    @Test
    void underlinedLinesAreHeadingsAndTheFirstOneTheTitle() {
        ReadDocument document = read("""
                Samarbeidsavtale om døgnopphold
                ===============================

                mellom Vaksdal kommune og Helse Bergen HF

                Partene
                -------
                Avtalen er inngått mellom Vaksdal kommune og Helse Bergen HF.

                Hvem som ringer først
                ---------------------
                Den som oppdager det, ringer.

                Hvor lenge
                ----------
                Avtalen gjelder i to år.
                """);
        assertRecognised(document, "Partene", "Hvem som ringer først", "Hvor lenge");
        assertThat(document.title()).isEqualTo("Samarbeidsavtale om døgnopphold");
        assertThat(document.clauses()).extracting(ReadClause::level).containsOnly(1);
    }

    @Test
    void underlinedNumbersTellTheLevelAndSignatureLinesAreNoUnderlining() {
        ReadDocument document = read("""
                1. Partene
                ==========
                Avtalen er inngått mellom Vaksdal kommune og Helse Bergen HF.

                2. Tilbudet
                ===========

                2.1 Sengene
                -----------
                Helseforetaket stiller en seng til rådighet.

                3. Varighet
                ===========
                Avtalen gjelder i to år.

                For Vaksdal kommune
                ______________________

                For Helse Bergen HF
                ______________________
                """);
        assertRecognised(document, "1 Partene", "2 Tilbudet", "2.1 Sengene", "3 Varighet");
        assertThat(document.clauses()).extracting(ReadClause::level).containsExactly(1, 1, 2, 1);
    }

    @Test
    void anEnumerationInsideAClauseIsNoClause() {
        ReadDocument document = read("""
                Samarbeidsavtale

                1. Parter
                Avtalen er inngått mellom Vaksdal kommune og Helse Bergen HF.

                2. Tilbudet
                Tilbudet gjelder pasienter med:
                1. Kjent diagnose
                2. Stabil tilstand
                3. Behov for observasjon
                4. Fast lege

                3. Varighet
                Avtalen gjelder i to år.

                4. Oppsigelse
                Fristen er ett år:
                1. eple
                2. pære
                """);
        assertRecognised(document, "1 Parter", "2 Tilbudet", "3 Varighet", "4 Oppsigelse");
        assertThat(document.clauses().get(1).body()).contains("3. Behov for observasjon");
        assertThat(document.clauses().get(3).body()).contains("2. pære");
    }

    @Test
    void anEnumerationWithTextUnderItsItemsIsNoRowOfClauses() {
        ReadDocument document = read("""
                Samarbeidsavtale

                1 Parter
                Avtalen er inngått mellom Vaksdal kommune og Helse Bergen HF.

                2 Tilbudet
                Tilbudet omfatter:
                1. Observasjon
                Pasienten følges med målinger hver fjerde time hele døgnet.
                2. Behandling
                Pasienten får væske og antibiotika etter legens forordning.
                3. Utskriving
                Pasienten skrives ut når legen har undersøkt pasienten.

                3 Varighet
                Avtalen gjelder i to år.

                4 Oppsigelse
                Fristen er ett år.
                """);
        assertRecognised(document, "1 Parter", "2 Tilbudet", "3 Varighet", "4 Oppsigelse");
    }

    @Test
    void datesPageNumbersAndNumbersInTheTextAreNoClauses() {
        ReadDocument document = read("""
                Samarbeidsavtale

                1. Parter
                Avtalen er inngått mellom Vaksdal kommune og Helse Bergen HF.

                2. Frister
                Plikten gjelder fra
                1. januar 2016
                for alle kommuner, og helseforetaket stiller til rådighet
                3 Senger ved Voss sjukehus
                hele døgnet.

                3. Mars 2016

                2

                Side 3 av 4

                3. Varighet
                Avtalen gjelder i to år.
                4 200 kroner er prisen for et døgn.
                """);
        assertRecognised(document, "1 Parter", "2 Frister", "3 Varighet");
    }

    @Test
    void aTableOfContentsWithoutPageNumbersIsNoRowOfClauses() {
        ReadDocument document = read("""
                Samarbeidsavtale

                1. Parter
                2. Formål
                2.1 Pasienten
                2.2 Kommunen
                3. Varighet

                1. Parter
                Avtalen er inngått mellom Vaksdal kommune og Helse Bergen HF.

                2. Formål
                2.1 Pasienten
                Pasienten skal få et godt tilbud.
                2.2 Kommunen
                Kommunen skal kunne planlegge.

                3. Varighet
                Avtalen gjelder i to år.
                """);
        assertRecognised(document, "1 Parter", "2 Formål", "2.1 Pasienten", "2.2 Kommunen", "3 Varighet");
    }

    @Test
    void aTableOfContentsWithPageNumbersIsNoRowOfClauses() {
        ReadDocument document = read("""
                Samarbeidsavtale

                Innhold
                1. Parter 1
                2. Formål 1
                3. Varighet 2

                1. Parter
                Avtalen er inngått mellom Vaksdal kommune og Helse Bergen HF.
                2. Formål
                Pasienten skal få et godt tilbud.
                3. Varighet
                Avtalen gjelder i to år.
                """);
        assertRecognised(document, "1 Parter", "2 Formål", "3 Varighet");
    }

    @Test
    void runningHeadsWithPageNumbersAreNoRowOfClauses() {
        ReadDocument document = read("""
                1 Samarbeidsavtale Vaksdal

                Avtalen er inngått mellom Vaksdal kommune og Helse Bergen HF, og gjelder i to år.

                2 Samarbeidsavtale Vaksdal

                Kommunen betaler for hvert døgn, og helseforetaket sender regning hvert kvartal.

                3 Samarbeidsavtale Vaksdal

                Fristen for å si opp er ett år.
                """);
        assertThat(document.clauses()).isEmpty();
    }

    @Test
    void anArticleWithItsHeadingOnTheNextLineIsRecognised() {
        assertRecognised(read("""
                Samarbeidsavtale

                Artikkel 1
                Parter

                Avtalen er inngått mellom Vaksdal kommune og Helse Bergen HF.

                Artikkel 2
                Formål

                Pasienten skal få et godt tilbud.

                Artikkel 3
                Varighet

                Avtalen gjelder i to år.
                """), "Artikkel 1 Parter", "Artikkel 2 Formål", "Artikkel 3 Varighet");
    }
}
