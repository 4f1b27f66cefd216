package no.avtaleverk.workflow.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.avtaleverk.model.coverage.CoverageReport;
import no.avtaleverk.model.coverage.CoverageReport.Status;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.workflow.reporting.CoverageOverview;
import org.jspecify.annotations.Nullable;

/**
 * Which requirements no agreement in force answered on a date, for many kommuner. Built on concluded texts only, so everyone may see
 * it; the requirements are those of the catalogue as it stood on the date.
 */
public final class UnansweredOverview {
    private static final Set<Status> UNANSWERED =
            EnumSet.of(Status.MISSING, Status.UNDOCUMENTED, Status.NOT_COVERED, Status.PARTLY);

    private final CoverageOverview coverage;
    private final RequirementCatalogue catalogue;
    private final PartyRegister register;

    public UnansweredOverview(CoverageOverview coverage, RequirementCatalogue catalogue, PartyRegister register) {
        this.coverage = coverage;
        this.catalogue = catalogue;
        this.register = register;
    }

    /**
     * The requirements against the kommuner.
     *
     * @param kommuner those there were on the date, by name
     * @param rows requirements that somebody leaves unanswered, in the order of the catalogue
     * @param asked how many requirements were looked for on the date
     */
    public record Matrix(LocalDate on, List<Municipality> kommuner, List<Row> rows, int asked) {
        public Matrix {
            kommuner = List.copyOf(kommuner);
            rows = List.copyOf(rows);
        }
    }

    /** @param statuses one for each kommune */
    public record Row(Requirement requirement, boolean demanded, List<Status> statuses) {
        public Row {
            statuses = List.copyOf(statuses);
        }

        /** How many kommuner leave it unanswered, in part or in whole. */
        public long unanswered() {
            return statuses.stream().filter(UNANSWERED::contains).count();
        }
    }

    public static boolean isUnanswered(Status status) {
        return UNANSWERED.contains(status);
    }

    /**
     * Hold agreements against the catalogue.
     *
     * @param municipality it alone, or on a date when it was not those it was made from or became; absent for all of the trust
     * @param trust the kommuner of its area, or of the areas of its trusts for an RHF
     * @param only one requirement; absent for all
     * @param today decides which trust a kommune there no longer is belonged to: that of what it became
     */
    public Matrix matrix(
            LocalDate on,
            @Nullable PartyId municipality,
            @Nullable PartyId trust,
            @Nullable RequirementId only,
            LocalDate today) {
        List<Municipality> kommuner = kommuner(on, municipality, trust, today);
        List<CoverageReport> reports =
                kommuner.stream().map(one -> coverage.report(one, on)).toList();
        var rows = new ArrayList<Row>();
        List<Requirement> applied = catalogue.appliedOn(on);
        for (Requirement requirement : applied) {
            if (only == null || requirement.id().equals(only)) {
                List<Status> statuses = reports.stream()
                        .map(report -> report.rows().stream()
                                .filter(row -> row.requirement().id().equals(requirement.id()))
                                .map(CoverageReport.Row::status)
                                .findFirst()
                                .orElse(Status.NOT_APPLICABLE))
                        .toList();
                var row = new Row(requirement, requirement.isDemandedOn(on), statuses);
                if (row.unanswered() > 0 || only != null) {
                    rows.add(row);
                }
            }
        }
        return new Matrix(on, kommuner, rows, applied.size());
    }

    private List<Municipality> kommuner(
            LocalDate on, @Nullable PartyId municipality, @Nullable PartyId trust, LocalDate today) {
        if (municipality != null && register.find(municipality).orElse(null) instanceof Municipality one) {
            return one.existsOn(on)
                    ? List.of(one)
                    : Stream.concat(
                                    register.predecessorsOf(municipality).stream(),
                                    register.bearersOn(municipality, on).stream())
                            .distinct()
                            .flatMap(id -> register.find(id).stream())
                            .filter(Municipality.class::isInstance)
                            .map(Municipality.class::cast)
                            .filter(other -> other.existsOn(on))
                            .sorted(Comparator.comparing(other -> other.nameOn(on)))
                            .toList();
        }
        Set<PartyId> trusts = trust == null ? Set.of() : register.withTrustsUnder(trust);
        return register.municipalitiesOn(on).stream()
                .filter(one -> trust == null || isOf(one.id(), trusts, today))
                .sorted(Comparator.comparing(one -> one.nameOn(on)))
                .toList();
    }

    private boolean isOf(PartyId municipality, Set<PartyId> trusts, LocalDate today) {
        return register.bearersOn(municipality, today).stream()
                .flatMap(bearer -> register.trustOf(bearer).stream())
                .anyMatch(trusts::contains);
    }
}
