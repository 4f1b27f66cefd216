package no.avtaleverk.model.registration;

/** How a kommune stands to a number of hol. § 6-2 on a date, or to all of them; what calls most for a look first. */
public enum CellState {
    /** No agreement is in force for the kommune. */
    UNSIGNED,
    /** Demanded by law, and no clause in force answers it. */
    MISSING,
    /** Answered by clauses that no jurist has confirmed; of all numbers together, some are answered. */
    PARTLY,
    /** Answered, by agreements whose yearly review is overdue. */
    REVIEW_OVERDUE,
    /** Not answered, and not demanded by law on the date. */
    NOT_YET_REQUIRED,
    /** A clause in force answers it, as a jurist has confirmed. */
    ANSWERED
}
