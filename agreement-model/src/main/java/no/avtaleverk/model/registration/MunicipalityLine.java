package no.avtaleverk.model.registration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.coverage.CoverageReport.ClauseAnswer;
import no.avtaleverk.model.coverage.CoverageReport.Row;
import no.avtaleverk.model.coverage.CoverageReport.Status;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;

/**
 * A kommune of the structure of the date, with all it is counted by.
 *
 * @param number its kommunenummer on the date
 * @param name its name on the date
 * @param trusts in whose areas it lies, or lie those it became
 * @param regions the regional authorities above those
 * @param agreements what is in force, of highest rank first
 * @param rows what was looked for, by requirement
 * @param demanded the numbers of hol. § 6-2 that the law demands on the date
 * @param namingPanel the confirmed answers on disagreement that name the national panel
 * @param reviewOverdue agreements in force whose yearly review is overdue on the date
 */
public record MunicipalityLine(
        PartyId id,
        String number,
        String name,
        Set<PartyId> trusts,
        Set<PartyId> regions,
        List<AgreementLine> agreements,
        Map<RequirementId, Row> rows,
        Set<Integer> demanded,
        List<ClauseAnswer> namingPanel,
        Set<AgreementId> reviewOverdue) {
    public MunicipalityLine {
        trusts = Collections.unmodifiableSet(new TreeSet<>(trusts));
        regions = Collections.unmodifiableSet(new TreeSet<>(regions));
        agreements = List.copyOf(agreements);
        rows = Map.copyOf(rows);
        demanded = Collections.unmodifiableSet(new TreeSet<>(demanded));
        namingPanel = List.copyOf(namingPanel);
        reviewOverdue = Set.copyOf(reviewOverdue);
    }

    /** Those that are agreements in the sense of hol. § 6-1: no guidelines and no lists of contacts. */
    public List<AgreementLine> counted() {
        return agreements.stream().filter(line -> line.kind().isAgreement()).toList();
    }

    /** Whether it lies in the area of a regional authority or a trust. */
    public boolean liesIn(PartyId area) {
        return regions.contains(area) || trusts.contains(area);
    }

    public Optional<Row> row(RequirementId requirement) {
        return Optional.ofNullable(rows.get(requirement));
    }

    /** Whether a clause answers it, as a jurist has confirmed. */
    public boolean answers(RequirementId requirement) {
        return row(requirement).filter(row -> row.status() == Status.ANSWERED).isPresent();
    }

    /** The numbers demanded on the date that no agreement in force answers, as far as a jurist has confirmed. */
    public Set<Integer> lacking() {
        var lacking = new TreeSet<Integer>();
        for (int number : demanded) {
            if (!answers(Registration.requirement(number))) {
                lacking.add(number);
            }
        }
        return lacking;
    }

    /** Whether it is counted in a column. */
    public boolean isCountedIn(Column column) {
        return switch (column.kind()) {
            case MUNICIPALITIES -> true;
            case WITH_AGREEMENT -> !counted().isEmpty();
            case LACKING -> !lacking().isEmpty();
            case LACKING_NUMBER -> lacking().contains(column.number());
            case DEVIATIONS -> answers(Registration.DEVIATIONS);
            case DISAGREEMENTS -> !namingPanel.isEmpty();
            case QUALITY -> answers(Registration.QUALITY);
            case WITH_FRAMEWORK, JOINT, SINGLE, OTHERS ->
                counted().stream().anyMatch(line -> bears(line, column.kind()));
        };
    }

    private static boolean bears(AgreementLine line, Column.Kind kind) {
        return switch (kind) {
            case WITH_AGREEMENT -> true;
            case WITH_FRAMEWORK -> line.kind() == AgreementKind.FRAMEWORK_AGREEMENT;
            case JOINT -> line.municipalities() > 1;
            case SINGLE -> line.municipalities() == 1;
            case OTHERS -> line.subject() != null;
            default -> false;
        };
    }

    /**
     * An agreement that a figure rests on.
     *
     * @param clauses those of it that answer; none when the agreement as such is what is counted
     */
    public record Basis(AgreementLine line, List<ClauseAnswer> clauses) {
        public Basis {
            clauses = List.copyOf(clauses);
        }
    }

    /**
     * What it rests on that the kommune is counted in a column. For what is lacking: the clauses that would answer if a jurist confirmed
     * them or, of guidelines, if there were an agreement.
     */
    public List<Basis> basis(Column column) {
        return switch (column.kind()) {
            case MUNICIPALITIES, LACKING -> List.of();
            case LACKING_NUMBER -> clauses(Registration.requirement(column.number()));
            case DEVIATIONS -> clauses(Registration.DEVIATIONS);
            case DISAGREEMENTS -> byAgreement(namingPanel);
            case QUALITY -> clauses(Registration.QUALITY);
            case WITH_AGREEMENT, WITH_FRAMEWORK, JOINT, SINGLE, OTHERS ->
                counted().stream()
                        .filter(line -> bears(line, column.kind()))
                        .map(line -> new Basis(line, List.of()))
                        .toList();
        };
    }

    /** The clauses that answer a requirement, by agreement; confirmed ones alone where there are such. */
    public List<Basis> clauses(RequirementId requirement) {
        List<ClauseAnswer> answers = row(requirement).map(Row::clauses).orElse(List.of());
        return answers.stream().anyMatch(ClauseAnswer::confirmed)
                ? byAgreement(answers.stream().filter(ClauseAnswer::confirmed).toList())
                : byAgreement(answers);
    }

    private List<Basis> byAgreement(List<ClauseAnswer> answers) {
        var found = new ArrayList<Basis>();
        for (AgreementLine line : agreements) {
            List<ClauseAnswer> own = answers.stream()
                    .filter(answer -> answer.agreement().equals(line.agreement()) && answer.version() == line.version())
                    .toList();
            if (!own.isEmpty()) {
                found.add(new Basis(line, own));
            }
        }
        return found;
    }
}
