package no.avtaleverk.templates.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import no.avtaleverk.model.law.Force;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.law.Scope;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.content.Entry;
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

    /** What is left out of a quotation is marked; all else stands in the section, in that order. */
    @Test
    void quotesTheStatuteLetterByLetterForEveryRequirementOfChapter6() {
        Map<String, String> sections = Entry.file("law/hol-chapter-6.yaml").entries("sections", "section").stream()
                .collect(Collectors.toMap(section -> section.text("section"), section -> section.text("text")
                        .replaceAll("\\s+", " ")));
        assertThat(catalogue.all())
                .filteredOn(requirement -> requirement.id().value().startsWith("HOL-6-"))
                .hasSizeGreaterThanOrEqualTo(27)
                .allSatisfy(requirement -> {
                    String text = sections.get(requirement.id().value().substring(4, 7));
                    assertThat(requirement.quote()).isNotNull();
                    assertThat(text)
                            .containsSubsequence(
                                    Objects.requireNonNull(requirement.quote()).split(" \\[…\\] "));
                });
    }

    @Test
    void quotesTheNumberOfTheListThatTheRequirementIsOf() {
        for (int number = 1; number <= 13; number++) {
            assertThat(requirement("HOL-6-2-%02d".formatted(number)).quote())
                    .startsWith("Avtalen skal som et minimum omfatte: ")
                    .contains(" %d. ".formatted(number));
        }
    }

    @Test
    void isInForceFromTheDayTheLawDemandsIt() {
        assertThat(requirement("HOL-6-2-04").inForceFrom()).isEqualTo(LocalDate.of(2016, 1, 1));
        assertThat(requirement("HOL-6-2-03").inForceFrom()).isEqualTo(LocalDate.of(2012, 1, 1));
    }

    private Requirement requirement(String id) {
        return catalogue.find(new RequirementId(id)).orElseThrow();
    }
}
