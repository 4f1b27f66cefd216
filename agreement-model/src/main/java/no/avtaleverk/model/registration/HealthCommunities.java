package no.avtaleverk.model.registration;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.party.PartyId;

/** The helsefellesskap: a trust with the kommuner of its area, since the agreement between the government and KS of 2019. */
public record HealthCommunities(List<Community> list) {
    public HealthCommunities {
        list = List.copyOf(list);
    }

    /**
     * A helsefellesskap.
     *
     * @param name as the trust writes it; empty where no source tells
     * @param trust whose area it is
     * @param municipalities kommuner of today
     */
    public record Community(String id, String name, PartyId trust, Set<PartyId> municipalities) {
        public Community {
            municipalities = java.util.Collections.unmodifiableSet(new TreeSet<>(municipalities));
        }
    }

    public Optional<Community> find(String id) {
        return list.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
