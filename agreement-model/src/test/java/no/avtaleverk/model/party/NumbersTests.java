package no.avtaleverk.model.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTests {
    @ParameterizedTest
    @ValueSource(strings = {"", "98397472", "983974725", "98397472x", "983 974 724"})
    void anOrganisationNumberIsNotBuiltFromAnythingElse(String digits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OrganisationNumber(digits))
                .withMessageContaining("'%s'", digits);
    }

    @Test
    void anOrganisationNumberIsReadAsPeopleWriteIt() {
        assertThat(OrganisationNumber.parse("983 974 724").grouped()).isEqualTo("983 974 724");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "462", "46288", "46a8"})
    void aKommunenummerHasFourDigits(String digits) {
        assertThatIllegalArgumentException().isThrownBy(() -> new MunicipalityNumber(digits));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4628", "kommune-", "by-1201", "kommune-4628-x"})
    void aPartyIdSaysWhatItIsOf(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PartyId(value));
    }
}
