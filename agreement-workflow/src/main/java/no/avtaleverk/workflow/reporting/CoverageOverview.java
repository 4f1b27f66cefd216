package no.avtaleverk.workflow.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.coverage.Coverage;
import no.avtaleverk.model.coverage.CoverageReport;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;

/** Coverage of one kommune on one date, from the stored agreements. Built on concluded texts only, so everyone may see it. */
public final class CoverageOverview {
    private final Agreements agreements;
    private final PartyRegister register;
    private final Coverage coverage;

    public CoverageOverview(Agreements agreements, RequirementCatalogue catalogue, PartyRegister register) {
        this.agreements = agreements;
        this.register = register;
        this.coverage = new Coverage(
                catalogue, register, (agreement, version) -> agreements.text(agreement.id(), version.revision()));
    }

    /**
     * Report by number.
     *
     * @param on date in Norway
     * @return empty if no kommune since 2012 has had the number
     */
    public Optional<CoverageReport> report(MunicipalityNumber number, LocalDate on) {
        return register.municipality(number, on).map(municipality -> report(municipality, on));
    }

    public CoverageReport report(Municipality municipality, LocalDate on) {
        var names = new ArrayList<PartyId>();
        names.add(municipality.id());
        names.addAll(register.predecessorsOf(municipality.id()));
        return coverage.report(municipality.id(), on, agreements.ofParties(names));
    }
}
