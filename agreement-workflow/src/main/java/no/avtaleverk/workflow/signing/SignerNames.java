package no.avtaleverk.workflow.signing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Whether a name in a certificate is that of a person. */
final class SignerNames {
    private SignerNames() {}

    /** Whether the first and the last name are the same; people and certificates differ in the names between. */
    static boolean areOfOne(String person, String certificate) {
        List<String> one = words(person);
        List<String> other = words(certificate);
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        return one.getFirst().equals(other.getFirst()) && one.getLast().equals(other.getLast());
    }

    /** A name as a certificate writes it, without a national identity number that may stand in it. */
    static String withoutNumbers(String certificate) {
        return certificate.replaceAll("[0-9]{6} ?[0-9]{5}", "").strip();
    }

    /** The words of a name, first name first, however the certificate writes it. */
    private static List<String> words(String name) {
        String straight = name;
        int comma = name.indexOf(',');
        if (comma >= 0) {
            straight = name.substring(comma + 1) + " " + name.substring(0, comma);
        }
        return new ArrayList<>(Arrays.stream(straight.toLowerCase(Locale.ROOT).split("[\\s.]+"))
                .filter(word -> !word.isBlank())
                .toList());
    }
}
