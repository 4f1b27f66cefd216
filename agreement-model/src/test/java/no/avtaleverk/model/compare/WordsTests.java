package no.avtaleverk.model.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTests {
    @Test
    void whatJuristsCiteAndCountIsOneWord() {
        assertThat(Words.of("jf. § 6-2 nr. 4, punkt 4.3; 30,5 timer kl. 12:00, sak 2016/123"))
                .contains("6-2", "4.3", "30,5", "12:00", "2016/123", "jf", ".", "§", ";");
    }

    @Test
    void blanksLineEndsAndParametersStandByThemselves() {
        assertThat(Words.of("a  b\n\n- {{kommune}}, {{x"))
                .containsExactly("a", "  ", "b", "\n\n", "-", " ", "{{kommune}}", ",", " ", "{", "{", "x");
    }

    @Test
    void aLetterOutsideTheBasicPlaneIsNeverCut() {
        assertThat(Words.of("🚑 𝒜b e\u0301x")).containsExactly("🚑", " ", "𝒜b", " ", "e\u0301x");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void thePiecesPutTogetherAreTheText(long seed) {
        var random = new Random(seed);
        String signs = "ab Å9-.,:/'’{}\n|§🚑\u0301 ";
        int[] stock = signs.codePoints().toArray();
        for (int i = 0; i < 500; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(40); j > 0; j--) {
                text.appendCodePoint(stock[random.nextInt(stock.length)]);
            }
            assertThat(String.join("", Words.of(text.toString()))).isEqualTo(text.toString());
            assertThat(Words.of(text.toString())).doesNotContain("");
        }
    }
}
