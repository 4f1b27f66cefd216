package no.avtaleverk.model.journal;

/** What crossed from one organ to another. */
public enum JournalDocument {
    /** A draft was opened to others who write it. */
    DRAFT_SHARED,
    /** A version was laid before the parties. */
    DRAFT_SUBMITTED,
    DRAFT_RETURNED,
    /** A text was sent on høring. */
    HEARING,
    HEARING_ANSWER,
    /** Saksframlegg or a status note was handed over. */
    CASE_PAPER,
    /** A party told what its organ has decided (melding om vedtak). */
    RESOLUTION,
    /** What a party told of its vedtak was put right. */
    RESOLUTION_CORRECTED,
    OFFER_TO_JOIN,
    LEAVING,
    /** A document was sent to be signed. */
    SIGNING_REQUEST,
    SIGNATURE,
    DECLINED,
    /** A Word file edited elsewhere came back. */
    WORD_FILE,
    REVIEW_OPENED,
    REVIEW_CLOSED,
    PROLONGATION,
    NOTICE,
    NOTICE_WITHDRAWN,
    /** Sent to Helsedirektoratet, or reported to it with a link (hol. § 6-4). */
    SUBMISSION,
    /** Helsedirektoratet was told of a notice (hol. § 6-5 second ledd). */
    NOTIFICATION,
    /** A letter or paper in the following up, such as a deviation reported to the other party. */
    FOLLOW_UP
}
