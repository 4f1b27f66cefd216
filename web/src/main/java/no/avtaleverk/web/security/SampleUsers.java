package no.avtaleverk.web.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;

/** The invented people of the sample profile, one or more for each role. Their ids are documented and do not change. */
public final class SampleUsers {
    /** The password of all of them for HTTP Basic; no secret, which is why the sample profile listens on loopback only. */
    public static final String PASSWORD = "avtaleverk";

    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId BERGEN = new PartyId("kommune-4601");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final PartyId HELSE_VEST = new PartyId("rhf-983658725");

    private final List<SampleUser> users;

    SampleUsers(PartyRegister register) {
        Set<PartyId> region = new TreeSet<>(register.trustsUnder(HELSE_VEST));
        region.add(HELSE_VEST);
        this.users = List.of(
                user("marit.tveit", "Marit Tveit", "kommuneadvokat", Role.JURIST, VAKSDAL),
                user("aud.dale", "Aud Dale", "samhandlingskoordinator", Role.COORDINATOR, VAKSDAL),
                user("hege.eide", "Hege Eide", "ordførar", Role.LEADER, VAKSDAL),
                user("arne.fossen", "Arne Fossen", "varaordførar", Role.LEADER, VAKSDAL),
                user("liv.bolstad", "Liv Bolstad", "politisk sekretær", Role.COUNCIL_SECRETARY, VAKSDAL),
                user("kari.vik", "Kari Vik", "systemansvarleg", Role.ADMINISTRATOR, VAKSDAL),
                user("siri.giske", "Siri Giske", "kommuneadvokat", Role.JURIST, VOSS),
                user("odd.skjerven", "Odd Skjerven", "ordførar", Role.LEADER, VOSS),
                user("jonas.lid", "Jonas Lid", "seniorrådgivar, jus", Role.JURIST, HELSE_BERGEN),
                user("tone.hauge", "Tone Hauge", "samhandlingssjef", Role.COORDINATOR, HELSE_BERGEN),
                user("rune.sandvik", "Rune Sandvik", "administrerande direktør", Role.LEADER, HELSE_BERGEN),
                user("grete.myhre", "Grete Myhre", "systemansvarleg", Role.ADMINISTRATOR, HELSE_BERGEN),
                new SampleUser(
                        "per.nesse",
                        "Per Nesse",
                        "leiar i kontrollutvalet",
                        Role.AUDITOR,
                        null,
                        Set.of(VAKSDAL, VOSS, HELSE_BERGEN)),
                new SampleUser("ingrid.moe", "Ingrid Moe", "spesialrådgivar", Role.RHF, HELSE_VEST, region),
                user("nils.berg", "Nils Berg", "ordfører", Role.LEADER, BERGEN));
    }

    private static SampleUser user(String id, String name, String position, Role role, PartyId organisation) {
        return new SampleUser(id, name, position, role, organisation, Set.of());
    }

    /** In the order they are offered. */
    public List<SampleUser> all() {
        return users;
    }

    public Optional<SampleUser> find(String id) {
        return users.stream().filter(user -> user.id().equals(id)).findFirst();
    }
}
