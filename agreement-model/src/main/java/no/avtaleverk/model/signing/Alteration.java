package no.avtaleverk.model.signing;

/** Something that was done to a document after it was signed and that no signature does, or that may make it show other words. */
public enum Alteration {
    /** A page looks other than when it was signed. */
    APPEARANCE,
    /** Words, pictures or fonts of a page. */
    PAGE_CONTENT,
    /** Pages added, taken out or moved. */
    PAGES,
    /** A note, a link or a stamp. */
    ANNOTATION,
    /** A field other than those to sign in, or the value of one. */
    FORM_FIELD,
    /** Title, author, dates or other metadata. */
    METADATA,
    /** What the pieces are called for those who do not see them. */
    STRUCTURE,
    /** A file inside the document. */
    ATTACHMENT,
    /** Script, or an action that is run; also when it was there before. */
    ACTIVE_CONTENT,
    /** Bytes that no signature covers and no reader shows. */
    UNCOVERED_BYTES,
    /** Anything else in the file. */
    OTHER
}
