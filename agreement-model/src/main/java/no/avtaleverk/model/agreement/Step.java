package no.avtaleverk.model.agreement;

/** What is asked of the work on a text or an agreement. The lawful ones are the rows of the two tables of moves. */
public enum Step {
    /** Send the draft to the parties as a numbered version. */
    SUBMIT,
    /** Hand out the draft of a standard text as a numbered version. */
    ISSUE,
    /** Send it back for more work. */
    RETURN,
    /** Take note that the rule for entry into force is met. */
    CONCLUDE,
    /** Give up the draft. */
    WITHDRAW,
    /** Start work on a next text. */
    REDRAFT,
    /** Open the yearly review. */
    OPEN_REVIEW,
    /** Finish the yearly review. */
    CLOSE_REVIEW,
    /** The agreement is over. */
    END
}
