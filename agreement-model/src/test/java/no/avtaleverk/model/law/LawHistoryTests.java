package no.avtaleverk.model.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.law.LawChange.Kind;
import no.avtaleverk.model.law.LawChange.Provision;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.wording.Bilingual;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LawHistoryTests {
    private static final LocalDate START = LocalDate.of(2012, 1, 1);
    private static final LocalDate DEMANDED = LocalDate.of(2016, 1, 1);
    private static final LocalDate AUGUST = LocalDate.of(2022, 8, 1);
    private static final Provision JOURNALS = new Provision("hol", "5-10", List.of("omsorgstjenesteloven", "hol."));
    private static final LawChange REPEALED = new LawChange(
            "hol-5-10",
            Kind.REPEALED,
            LocalDate.of(2026, 7, 1),
            null,
            JOURNALS,
            new Bilingual("§ 5-10 opphevet", "§ 5-10 oppheva"),
            true,
            null,
            "LOV-2026-01-23-1");

    private static Requirement requirement(
            String id, LocalDate from, @Nullable LocalDate until, @Nullable LocalDate demanded) {
        var words = new Bilingual(id, id);
        return new Requirement(
                new RequirementId(id),
                words,
                Force.STATUTORY_CONTENT,
                Scope.CONTENT,
                false,
                null,
                new Period(from, until),
                demanded,
                null,
                "hol § 6-2",
                words,
                List.of(),
                List.of(),
                false);
    }

    private static LawHistory history() {
        return new LawHistory(
                new RequirementCatalogue(List.of(
                        requirement("HOL-6-2-04", START, null, DEMANDED),
                        requirement("HOL-6-2-12", AUGUST, null, null),
                        requirement("HOL-OLD", START, DEMANDED, null))),
                List.of(REPEALED));
    }

    @Test
    void whatIsNewDemandedAndRepealedFollowsFromTheDatesOfTheCatalogue() {
        assertThat(history().between(START, AUGUST))
                .extracting(LawChange::kind, LawChange::key)
                .containsExactly(
                        tuple(Kind.DEMANDED, "HOL-6-2-04-2016-01-01"),
                        tuple(Kind.REPEALED, "HOL-OLD-2016-01-01"),
                        tuple(Kind.NEW, "HOL-6-2-12-2022-08-01"));
    }

    @Test
    void aVoluntaryRequirementAsksForMoreFirstWhenItIsDemanded() {
        assertThat(history().editions().getFirst().changes().getFirst().asksForMore())
                .isFalse();
        assertThat(history().find("HOL-6-2-04-2016-01-01").orElseThrow().asksForMore())
                .isTrue();
    }

    @Test
    void aPeriodDoesNotCountItsFirstDayAndCountsItsLast() {
        assertThat(history().between(DEMANDED, AUGUST))
                .extracting(LawChange::from)
                .containsExactly(AUGUST);
        assertThat(history().between(DEMANDED, AUGUST.minusDays(1))).isEmpty();
    }

    @Test
    void aChangeOfSomethingTheCatalogueLacksOrWithAKeyOfAnotherIsNoChange() {
        var catalogue = new RequirementCatalogue(List.of());
        assertThatIllegalArgumentException().isThrownBy(() -> new LawHistory(catalogue, List.of(REPEALED, REPEALED)));
        var unknown = new LawChange(
                "x",
                Kind.CHANGED,
                START,
                new RequirementId("HOL-6-2-99"),
                null,
                new Bilingual("", ""),
                true,
                null,
                "LOV");
        assertThatIllegalArgumentException().isThrownBy(() -> new LawHistory(catalogue, List.of(unknown)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Journal føres etter helse- og omsorgstjenesteloven § 5-10. | true",
                "Jf. §5-10 i helse- og omsorgstjenesteloven | true",
                "Jf. hol. §§ 5-10 og 5-11 | true",
                "Jf. hol. § 5-101 | false",
                "Jf. hol. § 5-10 a | false",
                "Jf. hol. § 5-10 i loven | true",
                "Etter spesialisthelsetjenesteloven § 5-10 | false"
            })
    void aProvisionIsCitedWhereItsStatuteIsNamedCloseBy(String words, boolean cited) {
        assertThat(JOURNALS.isCitedIn(words)).isEqualTo(cited);
    }
}
