package no.avtaleverk.model.search;

import java.util.List;
import no.avtaleverk.model.party.Actor;

/** Finds all there is to a question. Whatever the asker may not see is neither found nor counted. */
public interface Finder {
    /** Most things that are told of one question. */
    int MOST = 10_000;

    /**
     * What was found.
     *
     * @param position of the newest log entry the answer rests on
     * @param total number of all that was found, told or not
     * @param items the best first, {@link #MOST} at most
     */
    record Answer(long position, long total, List<FoundItem> items) {
        public Answer {
            items = List.copyOf(items);
        }

        public boolean isCut() {
            return items.size() < total;
        }
    }

    /** What there is now. */
    Answer find(Inquiry inquiry, Actor asker);

    /**
     * What there is now, where the log has told of anything after a place: in those agreements, and its new entries. What is the same as it
     * was may be told again; what is new is always told.
     *
     * @return rests on the log up to {@link Answer#position}, from which to ask next
     */
    Answer findSince(long position, Inquiry inquiry, Actor asker);

    /**
     * What there was when the log stood at a place, found with the word rules of today. Everything is read from the log up to that place
     * anew, which takes its time.
     *
     * @param reading hears of each agreement that is read
     */
    Answer findAsOf(long position, Inquiry inquiry, Actor asker, Runnable reading);
}
