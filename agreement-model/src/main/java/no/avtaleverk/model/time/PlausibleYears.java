package no.avtaleverk.model.time;

import java.time.LocalDate;

/** Years something about an agreement can have in them; what is outside is a slip of the hand, such as the year 26. */
public final class PlausibleYears {
    /** The first of them. */
    public static final int FIRST = 1900;

    /** The last of them. */
    public static final int LAST = 2200;

    private PlausibleYears() {}

    public static boolean hold(LocalDate day) {
        return day.getYear() >= FIRST && day.getYear() <= LAST;
    }
}
