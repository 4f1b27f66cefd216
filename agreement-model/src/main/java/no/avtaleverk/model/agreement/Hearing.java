package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * A høring: one text sent to named receivers with a day to answer by. When the day is moved or the høring closed, another with the
 * same number takes its place.
 *
 * @param number 1 for the first of the agreement
 * @param sender the party that sent it, and takes in the answers of those who have no account here
 * @param sent in Norway
 * @param deadline last day for an answer (høringsfrist), in Norway
 * @param revision the stored edit that was sent
 * @param text digest of that text
 * @param head title, parties and parameters of that text
 * @param letter what the receivers are asked, in the sender's words
 * @param closed the day the answers were gone through, in Norway; absent until then
 */
public record Hearing(
        int number,
        PartyId sender,
        LocalDate sent,
        LocalDate deadline,
        long revision,
        Sha256 text,
        Head head,
        List<Receiver> receivers,
        String letter,
        @Nullable LocalDate closed)
        implements Proceedings.Entry {
    public Hearing {
        receivers = List.copyOf(receivers);
    }

    public Optional<Receiver> receiver(String name) {
        return receivers.stream()
                .filter(receiver -> receiver.name().equals(name))
                .findFirst();
    }

    public boolean isOpen() {
        return closed == null;
    }

    /** Whether an answer of that day came after the day to answer by. */
    public boolean isLate(LocalDate answered) {
        return answered.isAfter(deadline);
    }

    /** The organisations of the register that were asked, themselves or through a council or union of theirs. */
    public Set<PartyId> asked() {
        var asked = new TreeSet<PartyId>();
        receivers.stream().map(Receiver::party).forEach(party -> {
            if (party != null) {
                asked.add(party);
            }
        });
        return asked;
    }

    Hearing until(LocalDate later) {
        return new Hearing(number, sender, sent, later, revision, text, head, receivers, letter, closed);
    }

    Hearing closedOn(LocalDate day) {
        return new Hearing(number, sender, sent, deadline, revision, text, head, receivers, letter, day);
    }

    /**
     * Who is asked.
     *
     * @param name unique in a høring
     * @param party the organisation of the register whose people answer; absent for those the sender takes in answers for
     */
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
