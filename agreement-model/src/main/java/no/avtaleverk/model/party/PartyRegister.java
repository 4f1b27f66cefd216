package no.avtaleverk.model.party;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All kommuner since 2012 and all trusts, with what each kommune came from and which trust's area it lies in. */
public final class PartyRegister {
    private final Map<PartyId, Party> parties = new LinkedHashMap<>();
    private final Map<PartyId, Set<PartyId>> predecessors;
    private final Map<PartyId, PartyId> trustOf;
    private final Map<MunicipalityNumber, List<Municipality>> byNumber = new HashMap<>();

    /**
     * @param predecessors for a kommune made by merger or split, the kommuner it was made from
     * @param trustOf the trust whose area each present kommune lies in, and a former one that lay elsewhere than what it became
     */
    public PartyRegister(
            Collection<? extends Party> parties,
            Map<PartyId, Set<PartyId>> predecessors,
            Map<PartyId, PartyId> trustOf) {
        for (Party party : parties) {
            if (this.parties.put(party.id(), party) != null) {
                throw new IllegalArgumentException("Two parties have the id " + party.id());
            }
            if (party instanceof Municipality municipality) {
                for (Municipality.Designation designation : municipality.designations()) {
                    List<Municipality> sharing =
                            byNumber.computeIfAbsent(designation.number(), number -> new ArrayList<>());
                    if (!sharing.contains(municipality)) {
                        sharing.add(municipality);
                    }
                }
            }
        }
        this.predecessors = Map.copyOf(predecessors);
        this.trustOf = Map.copyOf(trustOf);
    }

    public Collection<Party> all() {
        return List.copyOf(parties.values());
    }

    public Optional<Party> find(PartyId id) {
        return Optional.ofNullable(parties.get(id));
    }

    /**
     * The party with an id that is known to be in the register.
     *
     * @throws IllegalArgumentException if it is not
     */
    public Party get(PartyId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("No party has the id " + id));
    }

    /** Kommuner that exist on a date, by name. */
    public List<Municipality> municipalitiesOn(LocalDate date) {
        return parties.values().stream()
                .filter(Municipality.class::isInstance)
                .map(Municipality.class::cast)
                .filter(municipality -> municipality.existsOn(date))
                .sorted(Comparator.comparing(municipality -> municipality.nameOn(date)))
                .toList();
    }

    /** Trusts and non-profit hospitals that exist on a date. */
    public List<Party> trustsOn(LocalDate date) {
        return parties.values().stream()
                .filter(party -> party instanceof HealthTrust || party instanceof NonProfitHospital)
                .filter(party -> party.existsOn(date))
                .toList();
    }

    /**
     * The kommune a number means on a date: the one that bears it then, else the one that bore it last before or first after.
     *
     * @return empty if no kommune since 2012 has had the number
     */
    public Optional<Municipality> municipality(MunicipalityNumber number, LocalDate date) {
        List<Municipality> bearers = byNumber.getOrDefault(number, List.of());
        return bearers.stream()
                .filter(municipality -> municipality.designations().stream()
                        .anyMatch(d -> d.number().equals(number) && d.period().contains(date)))
                .findFirst()
                .or(() -> bearers.stream()
                        .max(Comparator.comparing((Municipality m) ->
                                m.designations().getLast().period().from())));
    }

    public Optional<Party> withOrganisationNumber(OrganisationNumber number) {
        return parties.values().stream()
                .filter(party ->
                        party.organisationNumber().filter(number::equals).isPresent())
                .findFirst();
    }

    /** The kommuner this one was made from, through every merger since 2012; not itself. */
    public Set<PartyId> predecessorsOf(PartyId id) {
        var found = new TreeSet<PartyId>();
        collectPredecessors(id, found);
        found.remove(id);
        return found;
    }

    private void collectPredecessors(PartyId id, Set<PartyId> found) {
        for (PartyId before : predecessors.getOrDefault(id, Set.of())) {
            if (found.add(before)) {
                collectPredecessors(before, found);
            }
        }
    }

    /** The kommuner that came directly out of this one by merger or split. */
    public Set<PartyId> successorsOf(PartyId id) {
        var found = new TreeSet<PartyId>();
        predecessors.forEach((after, before) -> {
            if (before.contains(id) && !after.equals(id)) {
                found.add(after);
            }
        });
        return found;
    }

    /** Who a kommune is on a date: itself or, when it has been merged or split, those it became. */
    public Set<PartyId> bearersOn(PartyId municipality, LocalDate date) {
        Optional<Party> party = find(municipality);
        Set<PartyId> after = party.isEmpty() || party.get().existsOn(date) ? Set.of() : successorsOf(municipality);
        if (after.isEmpty()) {
            return Set.of(municipality);
        }
        var found = new TreeSet<PartyId>();
        after.forEach(one -> found.addAll(bearersOn(one, date)));
        return found;
    }

    /** The trust whose area a present kommune lies in (KLASS 629), or a former one lay in when that is not where its successor lies. */
    public Optional<PartyId> trustOf(PartyId municipality) {
        return Optional.ofNullable(trustOf.get(municipality));
    }

    /** The regional authority above a trust or hospital. */
    public Optional<RegionalHealthAuthority> regionOf(PartyId trust) {
        PartyId owner = null;
        switch (get(trust)) {
            case HealthTrust hf -> owner = hf.owner();
            case NonProfitHospital hospital -> owner = hospital.owner();
            case RegionalHealthAuthority rhf -> owner = rhf.id();
            case Municipality municipality -> {}
        }
        return owner == null ? Optional.empty() : find(owner).map(RegionalHealthAuthority.class::cast);
    }

    /** The trusts and hospitals a regional authority owns or has agreements with. */
    public Set<PartyId> trustsUnder(PartyId region) {
        var found = new TreeSet<PartyId>();
        for (Party party : parties.values()) {
            if (!(party instanceof RegionalHealthAuthority)
                    && regionOf(party.id())
                            .filter(rhf -> rhf.id().equals(region))
                            .isPresent()) {
                found.add(party.id());
            }
        }
        return found;
    }

    /** A trust, and for a regional authority all under it as well. */
    public Set<PartyId> withTrustsUnder(PartyId trust) {
        Set<PartyId> found = trustsUnder(trust);
        found.add(trust);
        return found;
    }
}
