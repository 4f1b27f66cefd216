package no.avtaleverk.model.party;

/** Organisasjonsnummer: nine digits naming a legal entity in Enhetsregisteret, the last a modulus-11 check digit. */
public record OrganisationNumber(String digits) {
    private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2};

    public OrganisationNumber {
        if (!digits.matches("[0-9]{9}") || !checks(digits)) {
            throw new IllegalArgumentException("Not an organisasjonsnummer: '%s'".formatted(digits));
        }
    }

    /** Read a number as people write it, such as {@code 974 760 673}. */
    public static OrganisationNumber parse(String text) {
        return new OrganisationNumber(text.replaceAll("\\s", ""));
    }

    /** The number in groups of three, as it is set in documents. */
    public String grouped() {
        return digits.substring(0, 3) + " " + digits.substring(3, 6) + " " + digits.substring(6);
    }

    private static boolean checks(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        int check = (11 - sum % 11) % 11;
        return check < 10 && check == digits.charAt(8) - '0';
    }

    @Override
    public String toString() {
        return digits;
    }
}
