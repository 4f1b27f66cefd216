package no.avtaleverk.model.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NationalIdentityNumbersTests {
    private static final int[] FIRST = {3, 7, 6, 1, 8, 9, 4, 5, 2};
    private static final int[] SECOND = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

    /** Nine digits with their two check digits; empty when the nine have none. */
    private static String checked(String nine) {
        int first = check(nine, FIRST);
        int second = first > 9 ? 10 : check(nine + first, SECOND);
        return first > 9 || second > 9 ? "" : nine + first + second;
    }

    private static int check(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return (11 - sum % 11) % 11;
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "0, 0, fødselsnummer",
        "40, 0, D-nummer",
        "0, 40, H-nummer and made-up numbers with 40",
        "0, 65, made-up with 65",
        "0, 80, made-up with 80",
        "40, 40, made-up D-nummer with 40",
        "40, 65, made-up D-nummer with 65",
        "40, 80, made-up D-nummer with 80"
    })
    void everySeriesOfNumbersIsRecognised(int day, int month, String series) {
        var random = new Random(4628);
        int seen = 0;
        for (int i = 0; i < 200; i++) {
            String nine = "%02d%02d%02d%03d"
                    .formatted(
                            1 + random.nextInt(28) + day,
                            1 + random.nextInt(12) + month,
                            random.nextInt(100),
                            random.nextInt(1000));
            String number = checked(nine);
            if (!number.isEmpty()) {
                seen++;
                assertThat(NationalIdentityNumbers.occursIn("Pasient " + number + " venta."))
                        .as(series + " " + number)
                        .isTrue();
            }
        }
        assertThat(seen).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13097248022",
                "130972 48022",
                "130972-48022",
                "130972.48022",
                "13.09.72 48022",
                "13 09 72 480 22",
                "13.09.1972 48022",
                "130972\u00a048022",
                "130972 \u2013 48022",
                "fnr:13097248022,",
                "12 13097248022",
                "1 2 3 130972 48022"
            })
    void aNumberIsRecognisedHoweverItIsWritten(String text) {
        assertThat(NationalIdentityNumbers.occursIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13097248023",
                "113097248022",
                "130972480221",
                "12345678901",
                "983 974 724",
                "2026/114",
                "13.09.1972",
                "22 33 44 55",
                "1309 7248 a 022",
                "39972480228"
            })
    void whatIsNoSuchNumberIsLeftAlone(String text) {
        assertThat(NationalIdentityNumbers.occursIn(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"800000001", "912345678", "987654321", "876543210"})
    void fellesHjelpenummerIsRecognisedAndAnAccountIsNot(String nine) {
        String number = checked(nine);
        if (!number.isEmpty()) {
            assertThat(NationalIdentityNumbers.occursIn(number)).isTrue();
            String account = number.substring(0, 4) + "." + number.substring(4, 6) + "." + number.substring(6);
            assertThat(NationalIdentityNumbers.occursIn("Konto " + account)).isFalse();
        }
    }
}
