package no.avtaleverk.model.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.document.ImportReport.Suggestion;
import no.avtaleverk.model.law.Force;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.law.Scope;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementSuggesterTests {
    private static final LocalDate ON = LocalDate.of(2026, 1, 1);

    private final RequirementSuggester suggester = new RequirementSuggester(new RequirementCatalogue(List.of(
            requirement(
                    "HOL-6-2-04",
                    Scope.CONTENT,
                    List.of("døgnopphold for øyeblikkelig hjelp", "øhd"),
                    List.of("døgnopphald for øyeblikkeleg hjelp", "øhd")),
            requirement(
                    "HOL-6-5-OPPSIGELSE",
                    Scope.CONTENT_AND_PROCESS,
                    List.of("ett års frist", "oppsigelse"),
                    List.of("eitt års frist", "oppseiing")),
            requirement(
                    "VEIL-AVVIK",
                    Scope.CONTENT,
                    List.of("håndtering av avvik", "uønskede hendelser"),
                    List.of("handtering av avvik", "uønskte hendingar")),
            requirement(
                    "OHD-KOMP", Scope.CONTENT, List.of("kompetanse", "opplæring"), List.of("kompetanse", "opplæring")),
            requirement("OHD-TRANSPORT", Scope.CONTENT, List.of("pasientreiser"), List.of("pasientreiser")),
            requirement("HOL-6-1-VEDTAK", Scope.PROCESS, List.of("vedtatt i kommunestyret"), List.of()))));

    private static Requirement requirement(String id, Scope scope, List<String> nb, List<String> nn) {
        return new Requirement(
                new RequirementId(id),
                new Bilingual(id, id),
                Force.STATUTORY_CONTENT,
                scope,
                false,
                null,
                new Period(LocalDate.of(2012, 1, 1), LocalDate.of(2030, 1, 1)),
                null,
                null,
                "",
                new Bilingual("", ""),
                nb,
                nn,
                false);
    }

    private List<Suggestion> suggest(String heading, String body) {
        return suggester.suggest(ClauseText.parse(heading, body), Language.NYNORSK, ON);
    }

    @ParameterizedTest
    @CsvSource({
        "Kommunen har tilbod om døgnopphald for øyeblikkeleg hjelp ved sjukehuset., døgnopphald for øyeblikkeleg hjelp",
        "Kommunen har tilbud om DØGNOPPHOLDET for øyeblikkelig hjelp., DØGNOPPHOLDET for øyeblikkelig hjelp",
        "Øyeblikkelig hjelp i kommunale døgnopphold., Øyeblikkelig hjelp i kommunale døgnopphold"
    })
    void findsAPhraseInBothStandardsInflectedAndShowsTheWordsAsTheyStand(String body, String matched) {
        assertThat(suggest("", body)).first().satisfies(suggestion -> {
            assertThat(suggestion.requirement()).isEqualTo(new RequirementId("HOL-6-2-04"));
            assertThat(suggestion.matched()).contains(matched);
        });
    }

    @Test
    void aPhraseOfTheOtherStandardIsFoundToo() {
        assertThat(suggest("", "Kvar part kan seie opp med eitt års frist."))
                .extracting(Suggestion::requirement)
                .containsExactly(new RequirementId("HOL-6-5-OPPSIGELSE"));
        assertThat(suggest("Håndtering av avvik", "Partene melder uønskede hendelser."))
                .extracting(Suggestion::requirement)
                .containsExactly(new RequirementId("VEIL-AVVIK"));
    }

    @Test
    void anEverydayWordCountsInAHeadingAndNotInPassing() {
        assertThat(suggest("", "Legen vurderer kompetansen.")).isEmpty();
        assertThat(suggest("Kompetanse", "Partane lærer av kvarandre."))
                .extracting(Suggestion::requirement)
                .containsExactly(new RequirementId("OHD-KOMP"));
    }

    @Test
    void wordsInDifferentSentencesAreNoPhrase() {
        assertThat(suggest("", "Partane har handtering som tema. Avvik finst.")).isEmpty();
    }

    @Test
    void whatNoClauseCanAnswerIsNotSuggested() {
        assertThat(suggest("", "Avtalen er vedtatt i kommunestyret.")).isEmpty();
    }

    @Test
    void aRequirementIsSuggestedOnlyWhileItApplies() {
        var text = ClauseText.parse("Oppseiing", "Avtalen kan seiast opp med eitt års frist.");
        assertThat(suggester.suggest(text, Language.NYNORSK, LocalDate.of(2011, 12, 31)))
                .isEmpty();
        assertThat(suggester.suggest(text, Language.NYNORSK, LocalDate.of(2012, 1, 1)))
                .hasSize(1);
    }

    @Test
    void theSurestComesFirst() {
        assertThat(suggest("Oppseiing", "Oppseiing skjer med eitt års frist. Pasientreiser er ein ting for seg."))
                .extracting(Suggestion::requirement)
                .containsExactly(new RequirementId("HOL-6-5-OPPSIGELSE"), new RequirementId("OHD-TRANSPORT"));
    }
}
