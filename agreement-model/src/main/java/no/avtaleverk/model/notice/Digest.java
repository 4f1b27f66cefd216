package no.avtaleverk.model.notice;

/** When a person gets the mails about tasks. What is an alarm comes at once, whatever was chosen. */
public enum Digest {
    AT_ONCE,
    /** What came since the last, in the morning. */
    DAILY,
    /** The same, on Mondays. */
    WEEKLY,
    /** Nothing but alarms; the rest is read in the product. */
    ALARMS
}
