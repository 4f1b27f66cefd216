package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import no.avtaleverk.model.time.Span;
import org.jspecify.annotations.Nullable;

/**
 * What an agreement says itself of its revision, of notice and of its prolongation, each with the clause that says so. What it does not
 * speak of is absent, and the statute alone holds.
 */
public record OwnTerms(
        @Nullable Revision revision,
        @Nullable NoticeTerms notice,
        @Nullable Renewal renewal) {

    /** Nothing but what the statute says. */
    public static final OwnTerms NONE = new OwnTerms(null, null, null);

    /** The terms of notice that hold: its own or, when it has none, those of the statute. */
    public NoticeTerms noticeOrStatute() {
        return notice == null ? NoticeTerms.STATUTE : notice;
    }

    boolean isEmpty() {
        return equals(NONE);
    }

    /**
     * When the text is to be revised, beside the yearly review of the statute: at intervals or by a day. Exactly one of them is there.
     *
     * @param every counted from the day the text that says so entered into force
     * @param by last day, in Norway
     * @param clause that says so; absent when nobody has named it
     */
    public record Revision(
            @Nullable Span every,
            @Nullable LocalDate by,
            @Nullable ClauseId clause) {
        public Revision {
            if ((every == null) == (by == null)) {
                throw new IllegalArgumentException("A text is revised at intervals or by a day");
            }
        }
    }

    /**
     * How long notice is.
     *
     * @param start the day it is counted from
     * @param end the day it runs out
     * @param clause that says so; absent when nobody has named it
     */
    public record NoticeTerms(
            Span period, Start start, End end, @Nullable ClauseId clause) {
        /** What holds where an agreement says nothing (hol. § 6-5 second ledd); that the year starts on receipt is our reading. */
        public static final NoticeTerms STATUTE = new NoticeTerms(Span.years(1), Start.RECEIPT, End.DAY, null);

        public enum Start {
            /** The day the other parties received it. */
            RECEIPT,
            /** The day it was sent. */
            DISPATCH
        }

        public enum End {
            /** The day the period has passed. */
            DAY,
            END_OF_MONTH,
            END_OF_YEAR
        }

        /**
         * The first day an agreement is no longer in force after notice.
         *
         * @param dispatched in Norway
         * @param received by the last of the other parties, in Norway
         * @throws IllegalArgumentException if it was received before it was sent
         */
        public LocalDate ends(LocalDate dispatched, LocalDate received) {
            if (received.isBefore(dispatched)) {
                throw new IllegalArgumentException("Received %s, sent %s".formatted(received, dispatched));
            }
            LocalDate passed = period.passedFrom(start == Start.RECEIPT ? received : dispatched);
            LocalDate last = passed.minusDays(1);
            return switch (end) {
                case DAY -> passed;
                case END_OF_MONTH -> last.withDayOfMonth(last.lengthOfMonth()).plusDays(1);
                case END_OF_YEAR -> LocalDate.of(last.getYear() + 1, 1, 1);
            };
        }
    }

    /**
     * That a fixed term is made longer by itself unless notice is given in time.
     *
     * @param by how much, each time; the ends are counted from the first, so that a term to the end of February stays so
     * @param noticeBefore how long before the end notice has to be received
     * @param clause that says so; absent when nobody has named it
     */
    public record Renewal(
            Span by, Span noticeBefore, @Nullable ClauseId clause) {
        /**
         * The last day for notice that keeps the term from being made longer. Counted from the last day in force, which is the
         * earlier of the two ways to count.
         *
         * @param ends first day no longer in force, if nothing happens
         */
        public LocalDate lastDayForNotice(LocalDate ends) {
            return noticeBefore.lastDayBefore(ends.minusDays(1));
        }

        /**
         * The end of the term that notice received on a day still reaches.
         *
         * @param until the end of the first term: first day no longer in force
         * @return first day no longer in force
         */
        public LocalDate endReachedBy(LocalDate received, LocalDate until) {
            LocalDate end = until;
            for (int times = 1; lastDayForNotice(end).isBefore(received); times++) {
                end = by.times(times).passedFrom(until);
            }
            return end;
        }
    }
}
