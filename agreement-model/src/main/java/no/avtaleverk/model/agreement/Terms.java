package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From when and until when a text binds by its own words.
 *
 * @param from earliest day in force; absent when only signing decides
 * @param until first day no longer in force; absent when it runs until notice
 * @param quorum how many kommuner it takes, for {@link EntryIntoForce#AT_LEAST}; absent otherwise
 */
public record Terms(
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        EntryIntoForce rule,
        @Nullable Integer quorum) {
    public Terms {
        if ((rule == EntryIntoForce.AT_LEAST) != (quorum != null) || (quorum != null && quorum < 1)) {
            throw new IllegalArgumentException("The rule %s does not go with a quorum of %s".formatted(rule, quorum));
        }
        if (from != null && until != null && !until.isAfter(from)) {
            throw new IllegalArgumentException("An agreement from %s can not end on %s".formatted(from, until));
        }
        if (rule == EntryIntoForce.AS_REGISTERED && from == null) {
            throw new IllegalArgumentException("A registered agreement needs the date it entered into force");
        }
    }

    /** Terms without a quorum. */
    public Terms(@Nullable LocalDate from, @Nullable LocalDate until, EntryIntoForce rule) {
        this(from, until, rule, null);
    }
}
