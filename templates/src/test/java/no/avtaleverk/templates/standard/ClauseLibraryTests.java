package no.avtaleverk.templates.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.templates.standard.ClauseLibrary.LibraryClause;
import no.avtaleverk.templates.standard.ClauseLibrary.Wish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClauseLibraryTests {
    private static final StandardTexts TEXTS = StandardTexts.load();
    private static final ClauseLibrary LIBRARY = TEXTS.clauses();

    private static List<String> found(Wish wish) {
        return LIBRARY.find(wish).stream().map(clause -> clause.id().value()).toList();
    }

    @Test
    void offersEveryClauseWithWordsOnce() {
        assertThat(LIBRARY.all()).extracting(LibraryClause::id).doesNotHaveDuplicates();
        assertThat(LIBRARY.all()).allMatch(clause -> !clause.text().nb().isBlank());
        for (StandardText standard : TEXTS.all()) {
            standard.clauses().stream()
                    .filter(clause -> !clause.text().nb().isBlank())
                    .forEach(clause -> assertThat(
                                    LIBRARY.find(clause.id()).orElseThrow().usedBy())
                            .contains(standard.key()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "felles-avvik",
                "felles-tvist",
                "felles-implementering",
                "felles-evaluering",
                "felles-brukermedvirkning",
                "felles-varighet",
                "felles-oppsigelse",
                "felles-innsending",
                "felles-personvern",
                "felles-gjennomgang",
                "felles-endring",
                "felles-mislighold",
                "felles-rangordning",
                "felles-kontaktliste",
                "felles-lovsamsvar",
                "felles-kvalitet",
                "felles-kommunikasjon"
            })
    void everyCommonClauseIsThereWithGuidance(String id) {
        LibraryClause clause = LIBRARY.find(new ClauseId(id)).orElseThrow();
        assertThat(clause.standard()).isEqualTo(ClauseLibrary.COMMON);
        assertThat(clause.guidance()).isNotNull();
        assertThat(clause.text().nb()).contains("elavtalen");
        assertThat(clause.usedBy()).contains("delavtale-4");
    }

    @Test
    void findsByRequirementAlsoWhatOnlyConcernsIt() {
        assertThat(found(new Wish("", new RequirementId("VEIL-AVVIK"), null, null)))
                .startsWith("felles-avvik")
                .contains("os-avvik");
        assertThat(found(new Wish("", new RequirementId("HOL-6-4-INNSENDING"), null, null)))
                .contains("felles-innsending", "os-innsending");
    }

    @Test
    void findsByWordsInEitherWrittenStandardWithHeadingsFirst() {
        assertThat(found(new Wish("oppseiing", null, null, null)).getFirst()).isEqualTo("felles-oppsigelse");
        assertThat(found(new Wish("uenighetsprotokoll  KONTAKT-HF", null, null, null)))
                .contains("felles-tvist");
        assertThat(found(new Wish("§ 12-3 a", null, null, null))).contains("felles-avvik");
        assertThat(found(new Wish("romferd", null, null, null))).isEmpty();
    }

    @Test
    void narrowsToAKindOrAStandard() {
        assertThat(LIBRARY.find(new Wish("", null, AgreementKind.FRAMEWORK_AGREEMENT, null)))
                .isNotEmpty()
                .allMatch(clause -> clause.id().value().startsWith("os-"));
        assertThat(LIBRARY.find(new Wish("", null, null, ClauseLibrary.COMMON))).hasSize(17);
        assertThat(found(new Wish("", null, null, "delavtale-4"))).contains("felles-avvik", "d4-forsyk");
        assertThat(LIBRARY.find(new Wish("", null, null, "nothing"))).isEmpty();
    }

    @Test
    void knowsWhatAParameterAsksFor() {
        assertThat(LIBRARY.asks("kontakt-kommune").orElseThrow().nb()).contains("Hvilken stilling");
        assertThat(LIBRARY.asks("farge")).isEmpty();
    }
}
