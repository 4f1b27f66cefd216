package no.avtaleverk.search;

/** Keeps the index in step with the log, which is all it is fed by. */
public interface IndexCatchUp {
    /**
     * Take in every log entry that was there when the call began. Documents and position are committed together, so a crash leaves
     * the index as it was before the call or as it is after it. An index that stems from another log is made anew.
     *
     * @return number of entries taken in
     */
    long catchUp();

    /**
     * Make the whole index anew from the log. The old one answers until the new one is complete.
     *
     * @return number of entries taken in
     */
    long rebuild();

    /** Position of the newest log entry in the index; 0 when there is none. */
    long position();
}
