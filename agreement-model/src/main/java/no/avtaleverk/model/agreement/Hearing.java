package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * A høring: one text sent to named receivers with a day to answer by.
 *
 * @param number 1 for the first of the agreement
 * @param sent in Norway
 * @param deadline last day for an answer (høringsfrist), in Norway
 * @param revision the stored edit that was sent
 * @param text digest of that text
 * @param letter what the receivers are asked, in the sender's words
 */
public record Hearing(
        int number,
        LocalDate sent,
        LocalDate deadline,
        long revision,
        Sha256 text,
        List<Receiver> receivers,
        String letter) {
    public Hearing {
        receivers = List.copyOf(receivers);
    }

    public Optional<Receiver> receiver(String name) {
        return receivers.stream()
                .filter(receiver -> receiver.name().equals(name))
                .findFirst();
    }

    /** Who is asked. {@code name} is unique in a høring; {@code party} is present when it is an organisation of the register. */
    public record Receiver(String name, Kind kind, @Nullable PartyId party) {}

    public enum Kind {
        MUNICIPALITY,
        HEALTH_TRUST,
        /** Brukerutvalg, pasient- og brukerorganisasjoner (hol. § 6-1 third ledd). */
        USERS,
        /** Eldreråd, råd for personer med funksjonsnedsettelse, ungdomsråd (kommuneloven § 5-12). */
        COUNCIL,
        /** Tillitsvalgte and their organisations. */
        UNION,
        OTHER
    }
}
