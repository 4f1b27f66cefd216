package no.avtaleverk.model.law;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All requirements ever in force, in the order of the Act and then of the guides. Entries are ended, never deleted. */
public final class RequirementCatalogue {
    private final Map<RequirementId, Requirement> requirements = new LinkedHashMap<>();

    public RequirementCatalogue(Collection<Requirement> requirements) {
        for (Requirement requirement : requirements) {
            if (this.requirements.put(requirement.id(), requirement) != null) {
                throw new IllegalArgumentException("The catalogue holds %s twice".formatted(requirement.id()));
            }
        }
    }

    public List<Requirement> all() {
        return List.copyOf(requirements.values());
    }

    public Optional<Requirement> find(RequirementId id) {
        return Optional.ofNullable(requirements.get(id));
    }

    public boolean contains(RequirementId id) {
        return requirements.containsKey(id);
    }

    /** The requirements looked for on a date in Norway. */
    public List<Requirement> appliedOn(LocalDate date) {
        return requirements.values().stream()
                .filter(requirement -> requirement.appliesOn(date))
                .toList();
    }
}
