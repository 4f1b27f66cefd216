package no.avtaleverk.model.ros;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The undesired events that checklists are made from, in their order.
 *
 * @param edition tells this state of the library from every other
 */
public record RosLibrary(String edition, List<RosScenario> scenarios) {
    public RosLibrary {
        scenarios = List.copyOf(scenarios);
        long ids = scenarios.stream().map(RosScenario::id).distinct().count();
        if (ids != scenarios.size()) {
            throw new IllegalArgumentException("The library holds each event once");
        }
    }

    public Optional<RosScenario> find(String id) {
        return scenarios.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** This library as an organisation keeps it: its own events besides, some in its own words, some left out. */
    public RosLibrary with(OwnLibrary own) {
        if (own.edition() == 0) {
            return this;
        }
        Map<String, RosScenario> all = new LinkedHashMap<>();
        scenarios.forEach(one -> all.put(one.id(), one));
        own.kept().forEach((id, kept) -> all.put(id, kept.scenario()));
        own.retired().keySet().forEach(all::remove);
        return new RosLibrary("%s+%s.%d".formatted(edition, own.owner(), own.edition()), List.copyOf(all.values()));
    }
}
