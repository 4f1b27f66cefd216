package no.avtaleverk.workflow.reporting;

import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.variant.Drift;

/**
 * Who departs from a standard where and by how much: its clauses against the agreements built on it.
 *
 * @param newest the newest version of the standard that everyone may read
 * @param rows the clauses of that version in their order, then those only variants or older versions have
 * @param variants one column for each agreement, by the name of its kommune
 */
public record DriftMatrix(Agreement standard, AgreementVersion newest, List<Row> rows, List<Column> variants) {
    public DriftMatrix {
        rows = List.copyOf(rows);
        variants = List.copyOf(variants);
    }

    /**
     * A clause.
     *
     * @param title number and heading
     * @param inStandard whether the newest version has it
     * @param deviating in how many variants it departs
     */
    public record Row(ClauseId clause, int level, String title, boolean inStandard, int deviating) {}

    /**
     * A variant.
     *
     * @param name of its kommune or kommuner
     * @param basis number of the version it is built on
     * @param shown number of the version of the variant that was looked at; 0 for its working text
     */
    public record Column(AgreementView variant, String name, int basis, boolean current, int shown, Drift drift) {
        public Optional<Drift.Departure> at(ClauseId clause) {
            return Optional.ofNullable(drift.deviations().get(clause));
        }
    }

    /** How many variants depart nowhere. */
    public long withoutDeviations() {
        return variants.stream().filter(column -> column.drift().isNone()).count();
    }

    /** How many variants stand on an older version. */
    public long behind() {
        return variants.stream().filter(column -> !column.current()).count();
    }
}
