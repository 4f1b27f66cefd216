package no.avtaleverk.model.agreement;

import org.jspecify.annotations.Nullable;

/** The log: append-only, chained by hash. */
public interface History extends ReadHistory {
    /** Add an entry that changes no agreement, such as a file received. */
    AuditEntry record(AuditEvent event, no.avtaleverk.model.party.Actor by, java.time.Instant at);

    /** Check the whole chain, every stored text's digest, and that every stored agreement is as its last entry left it. */
    Verification verify();

    /**
     * What a check found.
     *
     * @param entries log entries read
     * @param texts clause texts and files whose digest was computed again
     * @param head digest of the last entry; {@link Sha256#ZERO} when the log is empty
     * @param firstFault the first thing that is not as it was written; absent when all is
     */
    record Verification(
            long entries, long texts, Sha256 head, @Nullable Fault firstFault) {
        public boolean isIntact() {
            return firstFault == null;
        }
    }

    /**
     * A broken place.
     *
     * @param position of the broken entry; 0 when the fault is not in an entry
     * @param subject what is broken: a digest, an agreement's id, a table
     */
    record Fault(Kind kind, long position, String subject) {
        public enum Kind {
            /** Positions do not follow each other: an entry is gone. */
            GAP,
            /** The entry's words do not give its hash. */
            ENTRY_CHANGED,
            /** The entry does not name the hash of the one before. */
            CHAIN_BROKEN,
            /** A clause text or file does not give its digest. */
            TEXT_CHANGED,
            /** A text or file the log speaks of is not there. */
            TEXT_MISSING,
            /** An agreement or revision is not as the log left it. */
            AGREEMENT_CHANGED,
            /** The log is not the one whose head was published on a day. */
            HEAD_NOT_CONTINUED
        }
    }
}
