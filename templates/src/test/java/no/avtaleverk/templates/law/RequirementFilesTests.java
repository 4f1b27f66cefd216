package no.avtaleverk.templates.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import no.avtaleverk.model.law.Force;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.law.Scope;
import no.avtaleverk.model.wording.Language;
import org.junit.jupiter.api.Test;

class RequirementFilesTests {
    private final RequirementCatalogue catalogue = RequirementFiles.load();

    @Test
    void holdsTheThirteenNumbersOfSection62() {
        for (int number = 1; number <= 13; number++) {
            assertThat(requirement("HOL-6-2-%02d".formatted(number)).force()).isEqualTo(Force.STATUTORY_CONTENT);
        }
        assertThat(catalogue.all()).hasSizeGreaterThanOrEqualTo(81);
    }

    @Test
    void demandsTheAcuteBedsOnlyFrom2016() {
        Requirement acuteBeds = requirement("HOL-6-2-04");
        assertThat(acuteBeds.appliesOn(LocalDate.of(2015, 12, 31))).isTrue();
        assertThat(acuteBeds.isDemandedOn(LocalDate.of(2015, 12, 31))).isFalse();
        assertThat(acuteBeds.isDemandedOn(LocalDate.of(2016, 1, 1))).isTrue();
    }

    @Test
    void looksForNumber12OnlyFromAugust2022AndKnowsTheDeadline() {
        Requirement planning = requirement("HOL-6-2-12");
        assertThat(planning.appliesOn(LocalDate.of(2022, 7, 31))).isFalse();
        assertThat(planning.appliesOn(LocalDate.of(2022, 8, 1))).isTrue();
        assertThat(planning.concludeBy()).isEqualTo(LocalDate.of(2023, 7, 1));
    }

    @Test
    void everyContentRequirementHasPhrasesInBothWrittenStandards() {
        assertThat(catalogue.all())
                .filteredOn(requirement -> requirement.scope() == Scope.CONTENT)
                .isNotEmpty()
                .allSatisfy(requirement -> {
                    assertThat(requirement.phrases(Language.BOKMAL)).isNotEmpty();
                    assertThat(requirement.phrases(Language.NYNORSK)).isNotEmpty();
                });
    }

    @Test
    void aJointMeasureIsAskedForOnlyOnCondition() {
        assertThat(catalogue.all())
                .filteredOn(requirement -> requirement.id().value().startsWith("HOL-6-2-TILTAK-"))
                .hasSize(4)
                .allMatch(Requirement::conditional);
    }

    private Requirement requirement(String id) {
        return catalogue.find(new RequirementId(id)).orElseThrow();
    }
}
