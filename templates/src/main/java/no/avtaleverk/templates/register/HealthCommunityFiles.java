package no.avtaleverk.templates.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.registration.HealthCommunities;
import no.avtaleverk.model.registration.HealthCommunities.Community;
import no.avtaleverk.templates.content.AuthoredContentException;
import no.avtaleverk.templates.content.CsvFile;
import no.avtaleverk.templates.content.CsvFile.Row;

/** The helsefellesskap and their kommuner, from the files in {@code register/}. */
public final class HealthCommunityFiles {
    private HealthCommunityFiles() {}

    /**
     * Read them.
     *
     * @throws AuthoredContentException if a row names what is not in the register
     */
    public static HealthCommunities load(PartyRegister register) {
        Map<String, PartyId> present = present(register);
        var members = new HashMap<String, Set<PartyId>>();
        for (Row row : CsvFile.rows("register/helsefellesskap_kommune.csv")) {
            PartyId municipality = present.get(row.text("kommunenummer"));
            if (municipality == null) {
                throw new AuthoredContentException(row.where(), "the kommune is not in the register");
            }
            members.computeIfAbsent(row.text("helsefellesskap_id"), id -> new TreeSet<>())
                    .add(municipality);
        }
        var communities = new ArrayList<Community>();
        for (Row row : CsvFile.rows("register/helsefellesskap.csv")) {
            String id = row.text("id");
            var trust = new PartyId("hf-" + new OrganisationNumber(row.text("hf_organisasjonsnummer")));
            if (register.find(trust).isEmpty() || !members.containsKey(id)) {
                throw new AuthoredContentException(row.where(), id + " has no trust or no kommune");
            }
            communities.add(new Community(id, row.text("navn"), trust, members.get(id)));
        }
        return new HealthCommunities(List.copyOf(communities));
    }

    private static Map<String, PartyId> present(PartyRegister register) {
        var present = new HashMap<String, PartyId>();
        register.all().forEach(party -> {
            if (party instanceof Municipality municipality) {
                var last = municipality.designations().getLast();
                if (last.period().until() == null) {
                    present.put(last.number().digits(), municipality.id());
                }
            }
        });
        return present;
    }
}
