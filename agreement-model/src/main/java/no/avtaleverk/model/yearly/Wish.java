package no.avtaleverk.model.yearly;

/** What a party wants to come of a yearly review. */
public enum Wish {
    NO_CHANGE_NEEDED,
    SMALL_UPDATE_WANTED,
    REVISION_WANTED,
    /** The party considers to give notice; it has given none. */
    NOTICE_CONSIDERED
}
