package no.avtaleverk.templates.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.party.HealthTrust;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.NonProfitHospital;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.RegionalHealthAuthority;
import no.avtaleverk.templates.content.AuthoredContentException;
import no.avtaleverk.templates.content.CsvFile;
import no.avtaleverk.templates.content.CsvFile.Row;
import org.jspecify.annotations.Nullable;

/** The register of parties, from the files in {@code register/}; their sources stand in {@code register/PROVENANCE.md}. */
public final class RegisterFiles {
    private RegisterFiles() {}

    /**
     * Read the register.
     *
     * @throws AuthoredContentException if a row can not be understood, or a kommune begins without an explanation
     */
    public static PartyRegister load() {
        var lineages =
                Lineages.of(CsvFile.rows("register/kommuner.csv"), CsvFile.rows("register/kommune_endringer.csv"));
        Map<OrganisationNumber, Party> trusts = trusts(CsvFile.rows("register/helseforetak.csv"));
        var parties = new ArrayList<Party>(lineages.municipalities());
        parties.addAll(trusts.values());
        Map<PartyId, PartyId> areas =
                areas(CsvFile.rows("register/opptaksomrade.csv"), lineages.municipalities(), trusts);
        addFormer(CsvFile.rows("register/opptaksomrade_tidligere.csv"), lineages.municipalities(), trusts, areas);
        return new PartyRegister(parties, lineages.predecessors(), areas);
    }

    private static Map<OrganisationNumber, Party> trusts(List<Row> rows) {
        var trusts = new LinkedHashMap<OrganisationNumber, Party>();
        for (Row row : rows) {
            OrganisationNumber number = organisation(row, "organisasjonsnummer");
            if (trusts.put(number, trust(row, number)) != null) {
                throw new AuthoredContentException(row.where(), number + " stands twice");
            }
        }
        return trusts;
    }

    private static Party trust(Row row, OrganisationNumber number) {
        String name = row.text("navn");
        String kind = row.text("type");
        PartyId owner = row.text("rhf_organisasjonsnummer").isEmpty()
                ? null
                : new PartyId("rhf-" + organisation(row, "rhf_organisasjonsnummer"));
        var first = row.yearOrNull("valid_from_aar");
        var last = row.yearOrNull("valid_to_aar");
        return switch (kind) {
            case "RHF" -> new RegionalHealthAuthority(new PartyId("rhf-" + number), name, number, first, last);
            case "HF", "HF (felleseid)" ->
                new HealthTrust(new PartyId("hf-" + number), name, number, owner, first, last);
            case "ideell/privat" ->
                new NonProfitHospital(new PartyId("ideell-" + number), name, number, owner, first, last);
            default -> throw new AuthoredContentException(row.where(), "'%s' is no kind of trust".formatted(kind));
        };
    }

    private static OrganisationNumber organisation(Row row, String column) {
        try {
            return new OrganisationNumber(row.text(column));
        } catch (IllegalArgumentException e) {
            throw new AuthoredContentException(row.where(), e);
        }
    }

    private static Map<PartyId, PartyId> areas(
            List<Row> rows, List<Municipality> municipalities, Map<OrganisationNumber, Party> trusts) {
        var present = new HashMap<MunicipalityNumber, PartyId>();
        for (Municipality municipality : municipalities) {
            var latest = municipality.designations().getLast();
            if (latest.period().until() == null) {
                present.put(latest.number(), municipality.id());
            }
        }
        var trustOf = new HashMap<PartyId, PartyId>();
        for (Row row : rows) {
            @Nullable PartyId municipality = present.get(new MunicipalityNumber(row.text("kommunenummer")));
            @Nullable Party trust = trusts.get(organisation(row, "hf_organisasjonsnummer"));
            if (municipality == null || trust == null) {
                throw new AuthoredContentException(row.where(), "the kommune or the trust is not in the register");
            }
            if (trustOf.put(municipality, trust.id()) != null) {
                throw new AuthoredContentException(row.where(), municipality + " lies in two areas");
            }
        }
        return trustOf;
    }

    /** Former kommuner that lay in another area than those they became. */
    private static void addFormer(
            List<Row> rows,
            List<Municipality> municipalities,
            Map<OrganisationNumber, Party> trusts,
            Map<PartyId, PartyId> areas) {
        for (Row row : rows) {
            var number = new MunicipalityNumber(row.text("kommunenummer"));
            PartyId former = municipalities.stream()
                    .filter(one -> one.designations().getLast().number().equals(number)
                            && one.designations().getLast().period().until() != null)
                    .map(Municipality::id)
                    .findFirst()
                    .orElseThrow(
                            () -> new AuthoredContentException(row.where(), number + " is no kommune that has ended"));
            Party trust = trusts.get(organisation(row, "hf_organisasjonsnummer"));
            if (trust == null || areas.put(former, trust.id()) != null) {
                throw new AuthoredContentException(
                        row.where(), "the trust is not in the register, or the kommune twice");
            }
        }
    }
}
