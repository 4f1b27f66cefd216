package no.avtaleverk.model.search;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.agreement.Refusal;

/**
 * A question a person asks again.
 *
 * @param id made as the ids of agreements are
 * @param person account of the one whose it is
 * @param alert whether the person is told of what is new
 */
public record SavedSearch(String id, String person, String name, Inquiry inquiry, boolean alert, Instant saved) {
    /** Longest name, in characters. */
    public static final int LONGEST_NAME = 120;

    /** Most searches a person keeps. */
    public static final int MOST = 100;

    /** Most things a person does with saved searches in a day: each leaves a row for good. */
    public static final int MOST_A_DAY = 200;

    /** What stands against a name. */
    public static List<Refusal> faults(String name) {
        var faults = new ArrayList<Refusal>();
        if (name.isBlank()) {
            faults.add(new Refusal.SearchNameMissing());
        }
        if (name.length() > LONGEST_NAME) {
            faults.add(new Refusal.TextTooLong(LONGEST_NAME));
        }
        if (NationalIdentityNumbers.occursIn(name)) {
            faults.add(new Refusal.NationalIdentityNumberBeside());
        }
        return faults;
    }
}
