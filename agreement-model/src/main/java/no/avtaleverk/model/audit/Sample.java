package no.avtaleverk.model.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Sha256;

/**
 * A sample of agreements that gives itself: the same frame and seed give the same sample on any machine, in any year, by any program that
 * can make a SHA-256.
 *
 * <p>Within each stratum the agreements are put in the order of SHA-256(seed, line break, id), and the first ones are taken. What is left over
 * when the size is shared out goes to the strata in the order of SHA-256(seed, line break, stratum).
 *
 * @param seed any words; best agreed on, or drawn by lot, before the frame is known
 * @param position of the log the frame was made from
 * @param size how many were asked for; of a smaller frame all are taken
 * @param frame what it was drawn from, in the order of the ids
 * @param items what was drawn, stratum by stratum
 */
public record Sample(
        String seed,
        long position,
        Stratification stratification,
        Allocation allocation,
        int size,
        List<Unit> frame,
        List<AgreementId> items) {
    /** Longest seed, in characters. */
    public static final int MAX_SEED = 200;

    public Sample {
        frame = List.copyOf(frame);
        items = List.copyOf(items);
    }

    /** An agreement of the frame, and the stratum it is in. */
    public record Unit(AgreementId agreement, String stratum) {}

    /** By what the frame is parted. */
    public enum Stratification {
        NONE,
        TRUST,
        MUNICIPALITY,
        MATTER,
        STATE
    }

    /** How many are drawn from each stratum. */
    public enum Allocation {
        /** As large a share of each, rounded by largest remainder; of equal ones in the order of the seed. */
        PROPORTIONAL,
        /** As many from each, as far as they have so many; what is left over in the order of the seed. */
        EQUAL
    }

    /** Draw one. */
    public static Sample draw(
            String seed,
            long position,
            Stratification stratification,
            Allocation allocation,
            int size,
            Collection<Unit> units) {
        List<Unit> frame = units.stream()
                .sorted(Comparator.comparing(Unit::agreement))
                .distinct()
                .toList();
        TreeMap<String, List<AgreementId>> strata = frame.stream()
                .collect(Collectors.groupingBy(
                        Unit::stratum, TreeMap::new, Collectors.mapping(Unit::agreement, Collectors.toList())));
        Map<String, Integer> shares = shares(seed, strata, allocation, Math.min(size, frame.size()));
        var items = new ArrayList<AgreementId>();
        strata.forEach((stratum, agreements) -> agreements.stream()
                .sorted(Comparator.comparing((AgreementId id) -> rank(seed, id)).thenComparing(id -> id))
                .limit(shares.getOrDefault(stratum, 0))
                .forEach(items::add));
        return new Sample(seed, position, stratification, allocation, size, frame, items);
    }

    /** By what an agreement is put in order. */
    public static Sha256 rank(String seed, AgreementId agreement) {
        return Sha256.of(seed + "\n" + agreement);
    }

    /** By what strata are put in order where not all can have one more: no stratum comes first because of its name. */
    private static Sha256 turn(String seed, String stratum) {
        return Sha256.of(seed + "\n" + stratum);
    }

    private static Map<String, Integer> shares(
            String seed, TreeMap<String, List<AgreementId>> strata, Allocation allocation, int size) {
        var shares = new TreeMap<String, Integer>();
        if (allocation == Allocation.PROPORTIONAL) {
            int all = strata.values().stream().mapToInt(List::size).sum();
            var remainders = new TreeMap<String, Long>();
            strata.forEach((stratum, agreements) -> {
                long exact = (long) agreements.size() * size;
                shares.put(stratum, Math.toIntExact(all == 0 ? 0 : exact / all));
                remainders.put(stratum, all == 0 ? 0 : exact % all);
            });
            int left =
                    size - shares.values().stream().mapToInt(Integer::intValue).sum();
            remainders.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue()
                            .reversed()
                            .thenComparing(one -> turn(seed, one.getKey())))
                    .limit(left)
                    .forEach(one -> shares.merge(one.getKey(), 1, Integer::sum));
            return shares;
        }
        List<String> turns = strata.keySet().stream()
                .sorted(Comparator.comparing(stratum -> turn(seed, stratum)))
                .toList();
        int left = size;
        boolean more = true;
        while (left > 0 && more) {
            more = false;
            for (String stratum : turns) {
                int taken = shares.getOrDefault(stratum, 0);
                if (left > 0
                        && taken < Objects.requireNonNull(strata.get(stratum)).size()) {
                    shares.put(stratum, taken + 1);
                    left--;
                    more = true;
                }
            }
        }
        return shares;
    }

    /** Whether it is what its frame and seed give. */
    public boolean isReproduced() {
        return draw(seed, position, stratification, allocation, size, frame)
                .items()
                .equals(items);
    }

    /** The digest of the frame: one line for each agreement, its id and its stratum parted by a tab. */
    public Sha256 frameDigest() {
        return digest(frame);
    }

    /** The digest of a frame, whatever order it is in. */
    public static Sha256 digest(Collection<Unit> frame) {
        return Sha256.of(frame.stream()
                .sorted(Comparator.comparing(Unit::agreement))
                .map(unit -> unit.agreement() + "\t" + unit.stratum() + "\n")
                .collect(Collectors.joining()));
    }

    /** How many there are in each stratum, and how many of them were drawn. */
    public record Share(String stratum, int inFrame, int drawn) {}

    public List<Share> shares() {
        var drawn = new java.util.HashSet<>(items);
        return frame.stream()
                .collect(Collectors.groupingBy(Unit::stratum, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(stratum -> new Share(stratum.getKey(), stratum.getValue().size(), (int) stratum.getValue().stream()
                        .filter(unit -> drawn.contains(unit.agreement()))
                        .count()))
                .toList();
    }

    /** The stratum of an agreement of the frame; empty when it is not in it. */
    public String stratum(AgreementId agreement) {
        return frame.stream()
                .filter(unit -> unit.agreement().equals(agreement))
                .map(Unit::stratum)
                .findFirst()
                .orElse("");
    }
}
