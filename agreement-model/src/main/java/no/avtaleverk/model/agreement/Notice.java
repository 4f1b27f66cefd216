package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * An oppsigelse; the agreement stays in force until it has run out (hol. § 6-5: one year). Given by a kommune it ends the agreement for
 * that kommune, given by a trust for all.
 *
 * @param given the day it is counted from: the last of the other parties received it or, where the agreement's own words say so, it was sent
 * @param ends first day no longer in force
 * @param letter how it was decided and sent; absent when that is not documented
 * @param withdrawal that it fell with the consent of the others; absent while it stands
 * @param again which it is of those its giver has given that are counted from the same day, from 2 on; absent for the first
 */
public record Notice(
        PartyId by,
        LocalDate given,
        LocalDate ends,
        @Nullable Letter letter,
        @Nullable Withdrawal withdrawal,
        @Nullable Integer again) {

    /** The first that is counted from that day. */
    public Notice(
            PartyId by, LocalDate given, LocalDate ends, @Nullable Letter letter, @Nullable Withdrawal withdrawal) {
        this(by, given, ends, letter, withdrawal, null);
    }

    /** One of which no more is documented. */
    public Notice(PartyId by, LocalDate given, LocalDate ends) {
        this(by, given, ends, null, null);
    }

    /**
     * The letter.
     *
     * @param deliveries by each of the other parties
     * @param reason why, as told to the others
     * @param permission what lets a delavtale be ended alone; absent when nothing is needed or known to
     */
    public record Letter(
            Map<PartyId, Delivery> deliveries,
            PartyDecision decision,
            String reason,
            @Nullable Permission permission) {
        public Letter {
            deliveries = Collections.unmodifiableMap(new TreeMap<>(deliveries));
        }

        /** The day it was sent to the last of the others. */
        public LocalDate dispatched() {
            return deliveries.values().stream()
                    .map(Delivery::dispatched)
                    .max(LocalDate::compareTo)
                    .orElseThrow();
        }

        /** The day the last of the others received it; the day it was sent as long as that is not known. */
        public LocalDate received() {
            return deliveries.values().stream()
                    .map(delivery -> delivery.received() == null ? delivery.dispatched() : delivery.received())
                    .max(LocalDate::compareTo)
                    .orElseThrow();
        }
    }

    /**
     * When one of the other parties was told.
     *
     * @param dispatched in Norway
     * @param received in Norway; absent while it is not known
     */
    public record Delivery(LocalDate dispatched, @Nullable LocalDate received) {}

    /** The clause by which a delavtale may be ended alone: of the delavtale itself, or of the overordnet avtale. */
    public record Permission(AgreementId agreement, ClauseId clause) {}

    /**
     * That it fell.
     *
     * @param on the day the last of the others consented, in Norway
     * @param reason why the one who gave it takes it back
     */
    public record Withdrawal(LocalDate on, String reason, List<PartyDecision> consents) {
        public Withdrawal {
            consents = List.copyOf(consents);
        }
    }

    /** Whether it has not been withdrawn. */
    public boolean stands() {
        return withdrawal == null;
    }

    /** Names it among the notices of an agreement. */
    public String key() {
        return by + "-" + given + (again == null ? "" : "-" + again);
    }

    /** The first day anybody could be told of it: the day it was sent to the last of the others, where that is known. */
    public LocalDate since() {
        return letter == null || letter.deliveries().isEmpty() ? given : letter.dispatched();
    }

    /** Whether it ends, or ended, the agreement for a kommune. */
    public boolean concerns(PartyId municipality) {
        return by.equals(municipality) || !by.isMunicipality();
    }

    /** What everyone may know of it: its days, and whether it stands. */
    public Notice forEveryone() {
        return new Notice(
                by,
                given,
                ends,
                null,
                withdrawal == null ? null : new Withdrawal(withdrawal.on(), "", List.of()),
                again);
    }

    /** The same, told from those that were given before it and are counted from the same day. */
    Notice after(List<Notice> earlier) {
        long same = earlier.stream()
                .filter(one -> one.by().equals(by) && one.given().equals(given))
                .count();
        return new Notice(by, given, ends, letter, withdrawal, same == 0 ? null : (int) same + 1);
    }

    Notice withdrawn(Withdrawal how) {
        return new Notice(by, given, ends, letter, how, again);
    }
}
