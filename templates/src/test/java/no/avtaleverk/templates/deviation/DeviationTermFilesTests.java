package no.avtaleverk.templates.deviation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import no.avtaleverk.model.deviation.DeviationTerms;
import no.avtaleverk.model.deviation.DeviationTerms.Term;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.templates.law.RequirementFiles;
import org.junit.jupiter.api.Test;

class DeviationTermFilesTests {
    private static final DeviationTerms TERMS = DeviationTermFiles.load();

    @Test
    void everyMatterOfSectionSixTwoHasAKindAndEveryMatterNamedIsInTheCatalogue() {
        RequirementCatalogue catalogue = RequirementFiles.load();
        assertThat(TERMS.kinds().stream()
                        .map(Term::matter)
                        .filter(java.util.Objects::nonNull)
                        .distinct())
                .hasSize(13)
                .allSatisfy(matter -> assertThat(catalogue.find(matter)).isPresent());
    }

    @Test
    void theGravestConsequenceAloneIsSerious() {
        assertThat(TERMS.consequences().stream().filter(Term::serious))
                .containsExactly(TERMS.consequences().getLast());
        assertThat(Stream.of(TERMS.kinds(), TERMS.causes()).flatMap(list -> list.stream()))
                .noneMatch(Term::serious);
    }
}
