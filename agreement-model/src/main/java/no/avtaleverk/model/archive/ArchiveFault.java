package no.avtaleverk.model.archive;

/**
 * Why an archive file is not read in. Nothing is stored then.
 *
 * @param subject the file in the archive, the entry, the table; empty when it is about the whole
 */
public record ArchiveFault(Kind kind, String subject) {
    public enum Kind {
        /** It can not be read as a zip file. */
        NOT_A_ZIP,
        /** A file of a name no archive has, such as one that leads out of it. */
        UNKNOWN_NAME,
        /** Two files of one name. */
        DOUBLE_NAME,
        /** A packed file: an archive holds bytes as they are, so that none is larger than it looks. */
        PACKED,
        /** A file that is listed or spoken of, and not there. */
        MISSING,
        /** A file that does not give its checksum. */
        CHANGED,
        /** A file that the manifest does not list. */
        NOT_LISTED,
        /** The manifest can not be read. */
        BAD_MANIFEST,
        /** XML that does not follow its schema, or wants something from outside. */
        BAD_XML,
        /** The bytes between the files are not as the product writes them. */
        OTHER_LAYOUT,
        /** Made by a newer release, or by something else. */
        UNKNOWN_FORMAT,
        /** Made for the archive only: the one who made it may not read all that the register has of the case. */
        NOT_FOR_RESTORING,
        /** A row that this register has no place for. */
        BAD_ROW,
        /** The store holds a register already. */
        STORE_NOT_EMPTY,
        /** Two archives of different registers, or of one that was changed between them. */
        ANOTHER_REGISTER,
        /** What was restored is not what the log says, or the log is not the one whose heads were published. */
        NOT_PROVEN,
        /** What was restored does not give the same rows again. */
        NOT_THE_SAME
    }
}
