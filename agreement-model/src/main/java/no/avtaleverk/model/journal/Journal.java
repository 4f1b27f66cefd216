package no.avtaleverk.model.journal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.Norway;

/**
 * The journal of one organ: what it sent and received, oldest first. It follows from the log and is stored nowhere; since the log only
 * grows, a number once given stays.
 */
public record Journal(PartyId organ, List<Entry> entries) {
    public Journal {
        entries = List.copyOf(entries);
    }

    /** Which way a document went. */
    public enum Direction {
        IN,
        OUT
    }

    /**
     * An entry.
     *
     * @param year and {@code number} are what it is known by: the number is 1 for the first of a year
     * @param caseYear and {@code caseNumber} are those of the case, which is one for each agreement
     * @param document its place in the case, 1 for the first
     * @param journaled the day it was recorded, in Norway
     */
    public record Entry(
            int year,
            int number,
            int caseYear,
            int caseNumber,
            int document,
            LocalDate journaled,
            Direction direction,
            Crossing crossing) {
        /** As it is cited within the organ, such as {@code 14/2026}. */
        public String citation() {
            return number + "/" + year;
        }

        /** The number of the case and of the document in it, such as {@code 2026/3-7}. */
        public String caseCitation() {
            return "%d/%d-%d".formatted(caseYear, caseNumber, document);
        }
    }

    /** Make the journal of an organ of all that crossed, in any order. */
    public static Journal of(PartyId organ, Collection<Crossing> crossings) {
        var cases = new HashMap<AgreementId, int[]>();
        Map<Integer, Integer> casesOfYear = new HashMap<>();
        Map<Integer, Integer> entriesOfYear = new HashMap<>();
        var entries = new ArrayList<Entry>();
        crossings.stream()
                .filter(crossing -> crossing.concerns(organ))
                .sorted(Comparator.comparingLong(Crossing::position))
                .forEach(crossing -> {
                    LocalDate day = LocalDate.ofInstant(crossing.at(), Norway.ZONE);
                    int[] file = cases.computeIfAbsent(crossing.agreement(), id ->
                            new int[] {day.getYear(), casesOfYear.merge(day.getYear(), 1, Integer::sum), 0});
                    file[2]++;
                    entries.add(new Entry(
                            day.getYear(),
                            entriesOfYear.merge(day.getYear(), 1, Integer::sum),
                            file[0],
                            file[1],
                            file[2],
                            day,
                            organ.equals(crossing.from()) ? Direction.OUT : Direction.IN,
                            crossing));
                });
        return new Journal(organ, entries);
    }

    /** The entry that follows from an entry of the log. */
    public Optional<Entry> at(long position) {
        return entries.stream()
                .filter(entry -> entry.crossing().position() == position)
                .findFirst();
    }

    /** Those recorded in a period of days. */
    public List<Entry> between(LocalDate first, LocalDate last) {
        return entries.stream()
                .filter(entry ->
                        !entry.journaled().isBefore(first) && !entry.journaled().isAfter(last))
                .toList();
    }
}
