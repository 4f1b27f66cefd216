package no.avtaleverk.workflow.persistence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The tables an archive holds, in the order in which they can be filled: what {@link Verifier} holds against the log. What people are
 * told, where they are reached and what they search for is no part of the register, and some of it is there to be forgotten.
 */
enum RegisterTable {
    STORED_FILE("sha256"),
    CLAUSE_TEXT("sha256"),
    AUDIT_ENTRY("position"),
    AGREEMENT("id"),
    AGREEMENT_PARTY("agreement, party"),
    REVISION("agreement, number"),
    DISCUSSION_ENTRY("position"),
    SIGNING_JOB("position"),
    MANDATE_ENTRY("position"),
    RECEIVED_MINUTES("position"),
    FOLLOW_UP("position"),
    PUBLISHED_HEAD("day"),
    KEPT_REPORT("document, number");

    /** Made anew from the others when a register is restored. */
    static final Set<String> DERIVED =
            Set.of("issued_document", "version_code", "handed_out", "log_head", "absent_entry");

    /** Not of the register. */
    static final Set<String> LEFT_OUT = Set.of(
            "import_report",
            "mandate_contact",
            "notice",
            "notice_seen",
            "feed",
            "person",
            "person_role",
            "letter",
            "moved_time",
            "saved_search",
            "saved_search_found",
            "saved_search_reader",
            "saved_search_stamp",
            "restored_archive",
            "flyway_schema_history");

    private final String key;

    RegisterTable(String key) {
        this.key = key;
    }

    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The columns that tell its rows apart. */
    List<String> key() {
        return List.of(key.split(", "));
    }

    String order() {
        return key;
    }

    /** The columns an archive has of it; all but the bytes of files. */
    String columns() {
        return this == STORED_FILE ? "sha256, name, media_type" : "*";
    }

    /** Whether each of its rows belongs to the entry of the log at its position. */
    boolean isByEntry() {
        return key.equals("position");
    }

    static Optional<RegisterTable> of(String table) {
        return Arrays.stream(values()).filter(one -> one.table().equals(table)).findFirst();
    }
}
