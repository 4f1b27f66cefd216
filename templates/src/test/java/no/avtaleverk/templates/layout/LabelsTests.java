package no.avtaleverk.templates.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.wording.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabelsTests {
    @Test
    void theTwoLanguagesHaveTheSameKeys() {
        assertThat(Labels.in(Language.NYNORSK).keys())
                .isEqualTo(Labels.in(Language.BOKMAL).keys())
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyKindAndRuleHasWords(Language language) {
        for (AgreementKind kind : AgreementKind.values()) {
            assertThat(Labels.in(language).of("kind." + kind.name())).isNotBlank();
        }
        for (EntryIntoForce rule : List.of(EntryIntoForce.EACH_MUNICIPALITY, EntryIntoForce.ALL_PARTIES)) {
            assertThat(Labels.in(language).of("in-force." + rule.name())).isNotBlank();
        }
    }

    @Test
    void writesDatesAndListsAsPeopleDo() {
        Labels labels = Labels.in(Language.NYNORSK);
        assertThat(labels.date(LocalDate.of(2016, 3, 14))).isEqualTo("14. mars 2016");
        assertThat(labels.list(List.of("a", "b", "c"))).isEqualTo("a, b og c");
        assertThat(labels.list(List.of())).isEmpty();
    }
}
