package no.avtaleverk.model.delivery;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryEnded;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryMade;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryStarted;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryUpheld;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.PlausibleYears;
import org.jspecify.annotations.Nullable;

/**
 * A duty that is followed.
 *
 * @param upheld the last time somebody said that it stands though the clause has other words; absent when nobody had to
 * @param said what is noted of each time it is due, by number
 * @param ended absent while it is followed
 */
public record Delivery(
        DeliveryStarted started,
        @Nullable DeliveryUpheld upheld,
        Map<Integer, Said> said,
        @Nullable DeliveryEnded ended) {
    public Delivery {
        said = Map.copyOf(said);
    }

    /**
     * What is noted of one time it is due.
     *
     * @param made the last time the owner said it was delivered
     * @param accepted the day the receiver said it came; absent until then
     * @param objection why the receiver did not; empty when it has not objected to what was made last
     */
    public record Said(DeliveryMade made, @Nullable LocalDate accepted, String objection) {}

    /** Where one time stands. */
    public enum Standing {
        /** Neither delivered nor late. */
        EXPECTED,
        /** Not delivered, and its last day has passed. */
        LATE,
        /** Its owner says so, its receiver has not answered. */
        DELIVERED,
        /** Its receiver says that it did not come, or not as agreed. */
        OBJECTED,
        ACCEPTED
    }

    /** One time it is due. */
    public record Occurrence(
            int number,
            LocalDate due,
            Standing standing,
            @Nullable Said said) {
        /** Whether the owner still has something to do. */
        public boolean isOpen() {
            return standing == Standing.EXPECTED || standing == Standing.LATE || standing == Standing.OBJECTED;
        }
    }

    /** What became of the clause in a later version. */
    public enum ClauseNow {
        SAME,
        CHANGED,
        DROPPED
    }

    public String id() {
        return started.item();
    }

    public ClauseId clause() {
        return started.clause();
    }

    /** The version whose words it was last held against. */
    public int version() {
        return upheld == null ? started.version() : upheld.version();
    }

    /** The words it was last held against. */
    public String quote() {
        return upheld == null ? started.quote() : upheld.quote();
    }

    /** What a text makes of the clause the duty stands in. */
    public ClauseNow clauseIn(Clauses text) {
        Sha256 known = upheld == null ? started.text() : upheld.text();
        return text.find(clause())
                .map(clause -> clause.sha256().equals(known) ? ClauseNow.SAME : ClauseNow.CHANGED)
                .orElse(ClauseNow.DROPPED);
    }

    /**
     * Every time it has been due, and the next, oldest first. A day that a month does not have is its last; it is reckoned from the first
     * day, so that the 31st comes back. Nothing is reckoned from a first day nobody can have meant: that time alone is told, and those
     * something is noted of.
     *
     * @param today date in Norway
     */
    public List<Occurrence> occurrences(LocalDate today) {
        var occurrences = new ArrayList<Occurrence>();
        if (!PlausibleYears.hold(started.due())) {
            var numbers = new TreeSet<>(said.keySet());
            numbers.add(0);
            numbers.forEach(number -> occurrences.add(occurrence(number, due(number), today)));
            return occurrences;
        }
        for (int number = 0; ; number++) {
            LocalDate due = due(number);
            if (ended != null && due.isAfter(ended.on()) && !said.containsKey(number)) {
                break;
            }
            occurrences.add(occurrence(number, due, today));
            if (started.everyMonths() == 0 || due.isAfter(today) && !said.containsKey(number)) {
                break;
            }
        }
        return occurrences;
    }

    public Optional<Occurrence> occurrence(int number, LocalDate today) {
        return occurrences(today).stream().filter(one -> one.number() == number).findFirst();
    }

    private LocalDate due(int number) {
        return started.due().plusMonths((long) number * started.everyMonths());
    }

    private Occurrence occurrence(int number, LocalDate due, LocalDate today) {
        Said one = said.get(number);
        Standing standing = one == null
                ? today.isAfter(due) ? Standing.LATE : Standing.EXPECTED
                : one.accepted() != null
                        ? Standing.ACCEPTED
                        : one.objection().isEmpty() ? Standing.DELIVERED : Standing.OBJECTED;
        return new Occurrence(number, due, standing, one);
    }

    /** The times that were to be delivered and are not: late, or delivered otherwise than agreed. None when it is no longer followed. */
    public List<Occurrence> lacking(LocalDate today) {
        return ended != null
                ? List.of()
                : occurrences(today).stream()
                        .filter(one -> one.standing() == Standing.LATE
                                || one.standing() == Standing.OBJECTED && today.isAfter(one.due()))
                        .toList();
    }

    /** Whether a party is to have it, of those who are bound. */
    public boolean isFor(PartyId party) {
        PartyId receiver = started.receiver();
        return receiver == null ? !party.equals(started.owner()) : party.equals(receiver);
    }
}
