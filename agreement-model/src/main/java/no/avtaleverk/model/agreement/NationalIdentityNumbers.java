package no.avtaleverk.model.agreement;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Recognises fødselsnummer and D-nummer, which have no place in an agreement (offentleglova § 26). */
public final class NationalIdentityNumbers {
    private static final Pattern ELEVEN = Pattern.compile("(?<![0-9])([0-9]{6}) ?([0-9]{5})(?![0-9])");
    private static final int[] FIRST = {3, 7, 6, 1, 8, 9, 4, 5, 2};
    private static final int[] SECOND = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};

    private NationalIdentityNumbers() {}

    public static boolean occursIn(ClauseText text) {
        return occursIn(text.heading()) || occursIn(text.body());
    }

    /** Whether such a number stands in any other words. */
    public static boolean occursIn(String text) {
        return in(text).findAny().isPresent();
    }

    /** Where such numbers stand. */
    public static Stream<MatchResult> in(String text) {
        return ELEVEN.matcher(text).results().filter(found -> {
            String digits = found.group(1) + found.group(2);
            int day = Integer.parseInt(digits.substring(0, 2)) % 40;
            int month = Integer.parseInt(digits.substring(2, 4)) % 40;
            return day >= 1
                    && day <= 31
                    && month >= 1
                    && month <= 12
                    && checks(digits, FIRST)
                    && checks(digits, SECOND);
        });
    }

    private static boolean checks(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        int check = (11 - sum % 11) % 11;
        return check == digits.charAt(weights.length) - '0';
    }
}
