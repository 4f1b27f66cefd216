package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From when and until when a text binds by its own words.
 *
 * @param from earliest day in force; absent when only signing decides
 * @param until first day no longer in force; absent when it runs until notice
 * @param quorum how many kommuner it takes, for {@link EntryIntoForce#AT_LEAST}; absent otherwise
 * @param own what the text says of revision, notice and prolongation; absent when nobody has said that it says anything
 */
public record Terms(
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        EntryIntoForce rule,
        @Nullable Integer quorum,
        @Nullable OwnTerms own) {
    public Terms {
        own = own == null || own.isEmpty() ? null : own;
        if ((rule == EntryIntoForce.AT_LEAST) != (quorum != null) || (quorum != null && quorum < 1)) {
            throw new IllegalArgumentException("The rule %s does not go with a quorum of %s".formatted(rule, quorum));
        }
        if (from != null && until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("An agreement from %s can not end on %s".formatted(from, until));
        }
        if (own != null && own.renewal() != null && until == null) {
            throw new IllegalArgumentException("Only a fixed term is made longer");
        }
        if (rule == EntryIntoForce.AS_REGISTERED && from == null) {
            throw new IllegalArgumentException("A registered agreement needs the date it entered into force");
        }
    }

    /** Terms without a quorum. */
    public Terms(@Nullable LocalDate from, @Nullable LocalDate until, EntryIntoForce rule) {
        this(from, until, rule, null, null);
    }

    /** Terms of a text of which nobody has said more. */
    public Terms(@Nullable LocalDate from, @Nullable LocalDate until, EntryIntoForce rule, @Nullable Integer quorum) {
        this(from, until, rule, quorum, null);
    }

    /** What the text says of revision, notice and prolongation. */
    public OwnTerms ownOrNone() {
        return own == null ? OwnTerms.NONE : own;
    }

    /** The same for a text that is still to be adopted, without the dates another one was registered with. */
    Terms stillToBeAdopted() {
        OwnTerms kept = own == null ? null : new OwnTerms(own.revision(), own.notice(), null);
        return new Terms(null, null, EntryIntoForce.EACH_MUNICIPALITY, null, kept);
    }

    /**
     * The first day that notice may end an agreement: when it has run out, or with a term that it keeps from being made longer.
     *
     * @param dispatched in Norway
     * @param received by the last of the other parties, in Norway
     */
    public LocalDate earliestEnd(LocalDate dispatched, LocalDate received) {
        LocalDate runOut = ownOrNone().noticeOrStatute().ends(dispatched, received);
        OwnTerms.Renewal renewal = ownOrNone().renewal();
        if (renewal == null || until == null) {
            return runOut;
        }
        LocalDate term = renewal.endReachedBy(received, until);
        return term.isBefore(runOut) ? term : runOut;
    }
}
