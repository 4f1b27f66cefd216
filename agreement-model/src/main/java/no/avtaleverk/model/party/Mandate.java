package no.avtaleverk.model.party;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * Fullmakt: the right of one person to sign for an organisation.
 *
 * @param holder permanent name of the account, as {@link Actor#userId}
 * @param name the holder's, as signed
 * @param capacity such as {@code ordfører} or {@code administrerende direktør}, as written under a signature
 * @param reference the vedtak or board case that gives the right; empty only where the law itself gives it
 * @param period in which it holds, half-open
 * @param kinds of documents it covers; empty for all
 * @param deputyOf the mandate whose holder this one stands in for; absent for one in its own right
 * @param standing whether a deputy signs also while the holder is there; without meaning for others
 */
public record Mandate(
        MandateId id,
        PartyId party,
        String holder,
        String name,
        String capacity,
        Basis basis,
        String reference,
        Period period,
        Set<AgreementKind> kinds,
        @Nullable MandateId deputyOf,
        boolean standing) {
    /** Longest text of a field, in characters. */
    public static final int MAX_TEXT = 200;

    private static final DateTimeFormatter NORWEGIAN = DateTimeFormatter.ofPattern("dd.MM.uuuu");

    public Mandate {
        kinds = Collections.unmodifiableSet(new TreeSet<>(kinds));
    }

    /** What gives the right. */
    public enum Basis {
        /** Ordføreren represents the kommune and signs for it (kommuneloven § 6-1). */
        LAW,
        /** The right was given to another (kommuneloven § 6-1; for a trust by its board). */
        DELEGATION,
        /** Styret gave the right to sign for the trust to a member or to the managing director (helseforetaksloven § 39). */
        BOARD,
        /**
         * Daglig leder represents the trust within its daily management, which leaves out what is unusual or of great importance unless
         * the board has given authority (helseforetaksloven §§ 37, 39). An agreement under the Act counts as of great importance
         * (docs/adr/0015), so a board case must be cited for those.
         */
        MANAGING_DIRECTOR;

        /** Whether it can give a right for a kommune, or else for a trust. */
        boolean isFor(boolean municipal) {
            return switch (this) {
                case LAW -> municipal;
                case DELEGATION -> true;
                case BOARD, MANAGING_DIRECTOR -> !municipal;
            };
        }
    }

    /** Whether it covers documents of that kind. */
    public boolean covers(AgreementKind kind) {
        return (kinds.isEmpty() || kinds.contains(kind))
                && (basis != Basis.MANAGING_DIRECTOR || !kind.isAgreement() || !reference.isBlank());
    }

    /** Whether it is that person's, by the account. */
    public boolean isHeldBy(Actor person) {
        return holder.equals(person.userId());
    }

    /** Whether a name in a certificate or on paper is the holder's: the same words, in any order. */
    public boolean isNamed(String signer) {
        return words(name).equals(words(signer));
    }

    private static Set<String> words(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The reference and the days it holds, first and last, such as {@code 61/2023 (17.10.2023–30.09.2027)}. */
    public String citation() {
        LocalDate until = period.until();
        String days =
                NORWEGIAN.format(period.from()) + "–" + (until == null ? "" : NORWEGIAN.format(until.minusDays(1)));
        return reference.isBlank() ? days : reference + " (" + days + ")";
    }

    Mandate endingOn(LocalDate until) {
        return new Mandate(
                id,
                party,
                holder,
                name,
                capacity,
                basis,
                reference,
                new Period(period.from(), until),
                kinds,
                deputyOf,
                standing);
    }
}
