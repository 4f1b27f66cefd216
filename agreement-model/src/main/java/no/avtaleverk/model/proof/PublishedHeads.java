package no.avtaleverk.model.proof;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.agreement.Sha256;
import org.jspecify.annotations.Nullable;

/** The heads of the log that were published, one a day at most. Added, never changed. */
public interface PublishedHeads {
    /**
     * Publish the head of the log as it is now, unless one was published for that day already.
     *
     * @return the head of that day; empty when one of a later day, or of a longer log, was published before, since heads stand in one order
     */
    Optional<PublishedHead> publish(LocalDate day, Instant at);

    /** Newest first. */
    List<PublishedHead> newest(int limit);

    /** Oldest first, of a half-open span of days. */
    List<PublishedHead> between(LocalDate from, LocalDate until);

    Optional<PublishedHead> on(LocalDate day);

    /** Oldest first, of those no later in the log than a position. */
    List<PublishedHead> upTo(long position);

    /** Whether the log has, at the place of a head, the entry it had then. Looks at that entry alone. */
    boolean isContinued(PublishedHead head);

    /** Hold the whole log against every published head. Every entry is read and hashed again. */
    Check check();

    /**
     * What a check found.
     *
     * @param entries of the log that were hashed
     * @param heads that were held against it
     * @param fault the first thing that is not as it was; absent when all is
     */
    record Check(long entries, long heads, @Nullable Fault fault) {
        public boolean isGood() {
            return fault == null;
        }
    }

    /**
     * A broken promise.
     *
     * @param day of the head concerned; absent when an entry is broken that no head covers
     * @param mark of that head
     */
    record Fault(
            Kind kind, @Nullable LocalDate day, @Nullable Sha256 mark) {
        public enum Kind {
            /** The log is shorter than it was on that day. */
            CUT_OFF,
            /** The log no longer says what it said on that day. */
            REWRITTEN,
            /** The kept head does not give its mark, or does not follow the one before. */
            HEAD_CHANGED,
            /** An entry does not give its hash, or does not follow the one before; no head tells when that was done. */
            ENTRY_CHANGED
        }
    }
}
