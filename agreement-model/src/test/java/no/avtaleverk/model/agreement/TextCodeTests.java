package no.avtaleverk.model.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextCodeTests {
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPRSTVWXYZ";

    @Test
    void theSameTextHasTheSameCodeInEveryRelease() {
        assertThat(TextCode.of(Sha256.ZERO)).hasToString("000-000-000");
        assertThat(TextCode.of(Sha256.of("Avtalen gjelder i to år."))).hasToString("TFN-N8H-RCC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", " %s ", "%s."})
    void isReadAsPeopleTypeIt(String typed) {
        TextCode code = TextCode.of(Sha256.of("tekst"));
        assertThat(TextCode.parse(typed.formatted(code))).isEqualTo(code);
        assertThat(TextCode.parse(typed.formatted(code.signs().toLowerCase(java.util.Locale.ROOT))))
                .isEqualTo(code);
        assertThat(TextCode.parse(typed.formatted(code.signs().replace('0', 'o').replace('1', 'l'))))
                .isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4F7", "4F7-K2M-XD", "4F7-K2M-XDRR", "vedtak om avtalen", "4F7-K2M-XDÅ"})
    void otherWordsAreNoCode(String typed) {
        assertThat(isCode(typed)).isFalse();
    }

    @Test
    void everySignReadWronglyAndEveryTwoThatChangedPlacesAreFound() {
        for (int text = 0; text < 50; text++) {
            String signs = TextCode.of(Sha256.of("tekst " + text)).signs();
            for (int i = 0; i < signs.length(); i++) {
                for (char other : SIGNS.toCharArray()) {
                    String wrong = signs.substring(0, i) + other + signs.substring(i + 1);
                    assertThat(isCode(wrong)).as(wrong).isEqualTo(wrong.equals(signs));
                }
                for (int j = i + 1; j < signs.length(); j++) {
                    var swapped = new StringBuilder(signs);
                    swapped.setCharAt(i, signs.charAt(j));
                    swapped.setCharAt(j, signs.charAt(i));
                    assertThat(isCode(swapped.toString()))
                            .as("%s for %s", swapped, signs)
                            .isEqualTo(swapped.toString().equals(signs));
                }
            }
        }
    }

    @Test
    void aHundredThousandTextsHaveCodesOfTheirOwn() {
        var codes = new HashSet<TextCode>();
        for (int i = 0; i < 100_000; i++) {
            codes.add(TextCode.of(Sha256.of("tekst " + i)));
        }
        assertThat(codes).hasSizeGreaterThan(99_998);
    }

    @Test
    void namesItsTextOnly() {
        Sha256 text = Sha256.of("tekst");
        assertThat(TextCode.of(text).names(text)).isTrue();
        assertThat(TextCode.of(text).names(Sha256.of("tekst."))).isFalse();
    }

    @Test
    void aCodeThatIsNoneCanNotBeMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TextCode("4F7-K2M-XDR"))
                .withMessageContaining("4F7-K2M-XDR");
        assertThatIllegalArgumentException().isThrownBy(() -> new TextCode("000000001"));
    }

    private static boolean isCode(String typed) {
        try {
            TextCode.parse(typed);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
