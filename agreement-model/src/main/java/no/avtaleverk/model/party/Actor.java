package no.avtaleverk.model.party;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person at work, with the roles held for one organisation.
 *
 * @param userId permanent name of the account; never a national identity number
 * @param organisation the organisation the roles are held for; absent for supervisors outside the register
 * @param remit organisations an auditor or an RHF may look into; empty for others
 */
public record Actor(String userId, String name, @Nullable PartyId organisation, Set<Role> roles, Set<PartyId> remit) {
    /** The product itself, for changes no person asked for. */
    public static final Actor SYSTEM = new Actor("system", "Avtaleverk", null, Set.of(), Set.of());

    private static final Set<Role> READS_OWN_DRAFTS =
            EnumSet.of(Role.JURIST, Role.COORDINATOR, Role.LEADER, Role.COUNCIL_SECRETARY);
    private static final Set<Role> RECORDS_RESOLUTIONS =
            EnumSet.of(Role.JURIST, Role.COORDINATOR, Role.LEADER, Role.COUNCIL_SECRETARY);

    private static final Set<Role> COMMENTS = EnumSet.of(Role.JURIST, Role.COORDINATOR, Role.LEADER);

    public Actor {
        roles = Set.copyOf(roles);
        remit = Set.copyOf(remit);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    private boolean hasAny(Set<Role> any) {
        return roles.stream().anyMatch(any::contains);
    }

    /** Organisations whose text this person may read while it is being written: the own one, and for an auditor those in remit. */
    public Set<PartyId> readsWorkOf() {
        var organisations = new java.util.TreeSet<PartyId>();
        if (organisation != null && hasAny(READS_OWN_DRAFTS)) {
            organisations.add(organisation);
        }
        if (has(Role.AUDITOR)) {
            organisations.addAll(remit);
        }
        return organisations;
    }

    /** Organisations whose unsigned text this person may read once it is submitted: as {@link #readsWorkOf}, and the RHF its trusts'. */
    public Set<PartyId> readsDraftsOf() {
        var organisations = new java.util.TreeSet<>(readsWorkOf());
        if (has(Role.RHF)) {
            organisations.addAll(remit);
        }
        return organisations;
    }

    /** Whether the person may read what these organisations are writing together. */
    public boolean readsAny(Collection<PartyId> writing) {
        return writing.stream().anyMatch(readsWorkOf()::contains);
    }

    /** Whether the person may read a submitted, unsigned text that was laid before these organisations. */
    public boolean mayReadDraft(Collection<PartyId> parties) {
        return parties.stream().anyMatch(readsDraftsOf()::contains);
    }

    /** Whether the person may edit, import, submit and withdraw for one of these parties. */
    public boolean mayDraft(Collection<PartyId> parties) {
        return has(Role.JURIST) && parties.contains(organisation);
    }

    /** Whether the person may comment on the text for one of these parties, and read what is said within it. */
    public boolean mayComment(Collection<PartyId> parties) {
        return organisation != null && hasAny(COMMENTS) && parties.contains(organisation);
    }

    /** Whether the person may record the vedtak of a party. */
    public boolean mayRecordResolution(PartyId party) {
        return hasAny(RECORDS_RESOLUTIONS) && party.equals(organisation);
    }

    /** Whether the person may sign or decline for a party; the {@link Mandate} is checked besides. */
    public boolean maySignFor(PartyId party) {
        return has(Role.LEADER) && party.equals(organisation);
    }

    /** Whether the person may record a signature that the party gave on paper or with another service, and send one off to a service. */
    public boolean mayRecordSignature(PartyId party) {
        return hasAny(COMMENTS) && party.equals(organisation);
    }

    /** Whether the person may record who signs for a party, and who is away. */
    public boolean mayKeepMandates(PartyId party) {
        return has(Role.ADMINISTRATOR) && party.equals(organisation);
    }

    /** Whether the person may run the yearly review, record evidence and give notice for one of these parties. */
    public boolean mayCoordinate(Collection<PartyId> parties) {
        return (has(Role.COORDINATOR) || has(Role.JURIST)) && parties.contains(organisation);
    }

    /** Whether the person may record submission and notices to Helsedirektoratet, a duty of the RHF (hol. §§ 6-4, 6-5). */
    public boolean mayReportToDirectorate(Collection<PartyId> parties) {
        return has(Role.RHF) && parties.stream().anyMatch(remit::contains);
    }
}
