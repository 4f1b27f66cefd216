package no.avtaleverk.model.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognises the numbers that name a person or a patient, which have no place in an agreement or in what is said of it (offentleglova
 * § 26): fødselsnummer, D-nummer (day + 40), H-nummer (month + 40), made-up ones of test registers (month + 40, + 65 and + 80), and
 * felles hjelpenummer (FH-nummer, which begins with 8 or 9). All have two check digits, modulus 11.
 *
 * <p>They are found as people write them: in one, or with blanks, points and hyphens between; with the year in four digits as well.
 */
public final class NationalIdentityNumbers {
    private static final String BETWEEN = "[\\s.\\u00a0\\u2007\\u2009\\u202f\\u2010-\\u2013-]";
    private static final Pattern WRITTEN = Pattern.compile("(?<![0-9])([0-9]{2})@?([0-9]{2})@?((?:1[89]|20)?[0-9]{2})"
            .concat("@{0,3}([0-9]{3})@?([0-9]{2})(?![0-9])")
            .replace("@", BETWEEN));

    /** Account numbers are written 1234.56.12345 and share their last check digit with the numbers of persons. */
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{4}[. ][0-9]{2}[. ][0-9]{5}");

    private static final int[] FIRST = {3, 7, 6, 1, 8, 9, 4, 5, 2};
    private static final int[] SECOND = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    /** What is added to the month of a number that is not a fødselsnummer. */
    private static final List<Integer> MONTH_ADDED = List.of(0, 40, 65, 80);

    private static final int DAY_ADDED = 40;
    private static final int FIRST_HELP_NUMBER = 80;

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
        var found = new ArrayList<MatchResult>();
        Matcher matcher = WRITTEN.matcher(text);
        int from = 0;
        while (from <= text.length() && matcher.find(from)) {
            MatchResult one = matcher.toMatchResult();
            boolean named = isNumber(one);
            if (named) {
                found.add(one);
            }
            // Digits that are no such number may hold the beginning of one.
            from = named ? one.end() : one.start() + 1;
        }
        return found.stream();
    }

    private static boolean isNumber(MatchResult found) {
        String year = found.group(3);
        String digits =
                found.group(1) + found.group(2) + year.substring(year.length() - 2) + found.group(4) + found.group(5);
        if (!checks(digits, FIRST) || !checks(digits, SECOND)) {
            return false;
        }
        int day = Integer.parseInt(found.group(1));
        int month = Integer.parseInt(found.group(2));
        if (day >= FIRST_HELP_NUMBER) {
            return year.length() == 2 && !ACCOUNT.matcher(found.group()).matches();
        }
        int dayOfMonth = day > DAY_ADDED ? day - DAY_ADDED : day;
        return dayOfMonth >= 1
                && dayOfMonth <= 31
                && MONTH_ADDED.stream().anyMatch(added -> month - added >= 1 && month - added <= 12);
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
