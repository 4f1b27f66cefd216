package no.avtaleverk.model.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import no.avtaleverk.model.law.LawChange.Kind;

/**
 * How what the law asks has changed, day by day. What the catalogue tells by its dates is worked out from it; other words of a
 * requirement, and of the provisions beside chapter 6, are added by those who keep the catalogue.
 */
public final class LawHistory {
    private final List<LawChange> changes;

    /** @param amendments what the dates of the catalogue do not tell */
    public LawHistory(RequirementCatalogue catalogue, Collection<LawChange> amendments) {
        var all = new ArrayList<>(amendments);
        for (Requirement requirement : catalogue.all()) {
            LocalDate from = requirement.applies().from();
            all.add(change(requirement, Kind.NEW, from));
            LocalDate demanded = requirement.statutoryFrom();
            if (demanded != null && demanded.isAfter(from)) {
                all.add(change(requirement, Kind.DEMANDED, demanded));
            }
            LocalDate until = requirement.applies().until();
            if (until != null) {
                all.add(change(requirement, Kind.REPEALED, until));
            }
        }
        all.sort(Comparator.comparing(LawChange::from).thenComparing(LawChange::key));
        for (int place = 1; place < all.size(); place++) {
            if (all.get(place).key().equals(all.get(place - 1).key())) {
                throw new IllegalArgumentException(
                        "Two changes have the key " + all.get(place).key());
            }
        }
        for (LawChange change : all) {
            RequirementId id = change.requirement();
            if (id != null && !catalogue.contains(id)) {
                throw new IllegalArgumentException("The catalogue has no %s".formatted(id));
            }
        }
        changes = List.copyOf(all);
    }

    private static LawChange change(Requirement requirement, Kind kind, LocalDate from) {
        boolean demanded = kind == Kind.DEMANDED
                || requirement.statutoryFrom() == null
                || !from.isBefore(requirement.statutoryFrom());
        return new LawChange(
                requirement.id() + "-" + from,
                kind,
                from,
                requirement.id(),
                null,
                requirement.title(),
                requirement.force().isStatutory() && demanded,
                kind == Kind.REPEALED ? null : requirement.concludeBy(),
                requirement.source());
    }

    /** All that became otherwise on one day. */
    public record Edition(LocalDate from, List<LawChange> changes) {
        public Edition {
            changes = List.copyOf(changes);
        }

        public long count(Kind kind) {
            return changes.stream().filter(change -> change.kind() == kind).count();
        }
    }

    /** Every edition, oldest first; the first is what was asked from the beginning. */
    public List<Edition> editions() {
        var days = new TreeMap<LocalDate, List<LawChange>>();
        for (LawChange change : changes) {
            days.computeIfAbsent(change.from(), day -> new ArrayList<>()).add(change);
        }
        return days.entrySet().stream()
                .map(day -> new Edition(day.getKey(), day.getValue()))
                .toList();
    }

    /** The first day anything was asked. */
    public LocalDate beginning() {
        return changes.getFirst().from();
    }

    /**
     * What became otherwise from one day to another.
     *
     * @param after not counted
     * @param until counted
     */
    public List<LawChange> between(LocalDate after, LocalDate until) {
        return changes.stream()
                .filter(change -> change.from().isAfter(after) && !change.from().isAfter(until))
                .toList();
    }

    /** What came after what was asked from the beginning, oldest first. */
    public List<LawChange> afterwards() {
        LocalDate first = beginning();
        return changes.stream().filter(change -> change.from().isAfter(first)).toList();
    }

    public Optional<LawChange> find(String key) {
        return changes.stream().filter(change -> change.key().equals(key)).findFirst();
    }
}
