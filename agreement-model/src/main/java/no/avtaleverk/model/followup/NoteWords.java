package no.avtaleverk.model.followup;

import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.agreement.Refusal;

/** What every note asks of the words people write in it: not too many, and no number that names a person or a patient. */
public final class NoteWords {
    /** Longest words of one field, in characters. */
    public static final int LONGEST = 4000;

    private NoteWords() {}

    /** What stands against words that may be left out. */
    public static List<Refusal> faults(String... words) {
        return faults(LONGEST, words);
    }

    /** @param longest of one field, in characters, where it is shorter than {@link #LONGEST} */
    public static List<Refusal> faults(int longest, String... words) {
        var faults = new ArrayList<Refusal>();
        for (String one : words) {
            if (one.length() > longest && faults.stream().noneMatch(Refusal.TextTooLong.class::isInstance)) {
                faults.add(new Refusal.TextTooLong(longest));
            }
        }
        if (NationalIdentityNumbers.occursIn(String.join("\n \n \n \n", words))) {
            faults.add(new Refusal.NationalIdentityNumberBeside());
        }
        return faults;
    }

    /** What stands against words that must be there. */
    public static List<Refusal> requiredFaults(String... words) {
        return requiredFaults(LONGEST, words);
    }

    /** @param longest of one field, in characters, where it is shorter than {@link #LONGEST} */
    public static List<Refusal> requiredFaults(int longest, String... words) {
        var faults = new ArrayList<Refusal>();
        for (String one : words) {
            if (one.isBlank() && faults.isEmpty()) {
                faults.add(new Refusal.ReasonMissing());
            }
        }
        faults.addAll(faults(longest, words));
        return faults;
    }
}
