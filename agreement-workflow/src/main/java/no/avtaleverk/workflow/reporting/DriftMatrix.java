package no.avtaleverk.workflow.reporting;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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
    private static final Pattern KIND = Pattern.compile(" (?:kommune|herad)(?=,|$)");

    public DriftMatrix {
        rows = List.copyOf(rows);
        variants = List.copyOf(variants);
    }

    /**
     * A clause.
     *
     * @param title number and heading; without the number where the variants that alone have the clause number it differently
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
        /** The name without what kind of kommune it is: "Vaksdal", "Voss". */
        public String shortName() {
            return KIND.matcher(name).replaceAll("");
        }

        public Optional<Drift.Departure> at(ClauseId clause) {
            return Optional.ofNullable(drift.deviations().get(clause));
        }
    }

    /** The clauses somebody departs from, and the variants that depart. */
    public DriftMatrix onlyDeviations() {
        return new DriftMatrix(
                standard,
                newest,
                rows.stream().filter(row -> row.deviating() > 0).toList(),
                variants.stream().filter(column -> !column.drift().isNone()).toList());
    }

    /** With the variants first that depart in most clauses, of those with as many the one with most words changed. */
    public DriftMatrix mostFirst() {
        return new DriftMatrix(
                standard,
                newest,
                rows,
                variants.stream()
                        .sorted(Comparator.comparing((Column column) ->
                                        column.drift().deviations().size())
                                .thenComparing(column -> column.drift().changed())
                                .reversed())
                        .toList());
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
