package no.avtaleverk.workflow.reporting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ReadAgreements;
import no.avtaleverk.model.coverage.Coverage;
import no.avtaleverk.model.coverage.CoverageReport;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;

/** Coverage of one kommune on one date, from the stored agreements. Built on concluded texts only, so everyone may see it. */
public final class CoverageOverview {
    private final ReadAgreements agreements;
    private final PartyRegister register;
    private final Coverage coverage;

    public CoverageOverview(ReadAgreements agreements, RequirementCatalogue catalogue, PartyRegister register) {
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
        return coverage.report(municipality.id(), on, ofAllNames(municipality.id()));
    }

    /** As {@link #report(Municipality, LocalDate)}, but as if one agreement were not. */
    public CoverageReport reportWithout(PartyId municipality, LocalDate on, AgreementId without) {
        return coverage.report(
                municipality,
                on,
                ofAllNames(municipality).stream()
                        .filter(agreement -> !agreement.id().equals(without))
                        .toList());
    }

    /** As {@link #report(Municipality, LocalDate)}, with one agreement as given instead of as stored. */
    public CoverageReport reportWith(PartyId municipality, LocalDate on, Agreement instead) {
        return coverage.report(
                municipality,
                on,
                ofAllNames(municipality).stream()
                        .map(agreement -> agreement.id().equals(instead.id()) ? instead : agreement)
                        .toList());
    }

    private List<Agreement> ofAllNames(PartyId municipality) {
        var names = new ArrayList<PartyId>();
        names.add(municipality);
        names.addAll(register.predecessorsOf(municipality));
        return agreements.ofParties(names);
    }
}
