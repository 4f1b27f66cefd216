package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseReferences;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.examination.Finding;
import no.avtaleverk.model.examination.Mend;
import no.avtaleverk.model.examination.Severity;
import no.avtaleverk.web.examination.FindingWords;
import org.jspecify.annotations.Nullable;

/**
 * What the examination of a text found, for a template: by clause, the weightiest first.
 *
 * @param blanks what has not been answered yet, apart from the rest: in a draft just begun that is no fault
 */
record ExaminationPane(List<Blank> blanks, List<Group> groups, long faults, long questions, long hints) {
    /**
     * A parameter without a value.
     *
     * @param asks the question it is the answer to, else its name
     */
    record Blank(String parameter, String asks) {}

    /**
     * What was found in one clause.
     *
     * @param clause absent for what concerns the text as a whole
     */
    record Group(@Nullable Clause clause, List<Line> lines) {}

    /**
     * A finding.
     *
     * @param becomes what the mend puts in, as people read it; empty when there is none
     */
    record Line(Finding finding, String says, String advises, String becomes) {
        public @Nullable Mend mend() {
            return finding.mend();
        }
    }

    /** Those found in the text of a draft; {@code asks} tells the question a parameter is the answer to. */
    static ExaminationPane of(List<Finding> found, Clauses clauses, FindingWords words, Function<String, String> asks) {
        List<Finding> findings = found.stream()
                .filter(finding -> finding.severity() != Severity.TO_FILL_IN)
                .toList();
        Map<Optional<ClauseId>, List<Line>> groups = new LinkedHashMap<>();
        findings.stream().sorted(Comparator.comparing(Finding::severity)).forEach(finding -> groups.computeIfAbsent(
                        Optional.ofNullable(finding.place().clause()), clause -> new ArrayList<>())
                .add(new Line(
                        finding,
                        words.says(finding, PageWords.locale()),
                        words.advises(finding, PageWords.locale()),
                        becomes(finding, clauses))));
        var ordered = groups.entrySet().stream()
                .map(group ->
                        new Group(group.getKey().flatMap(clauses::find).orElse(null), List.copyOf(group.getValue())))
                .sorted(Comparator.comparingInt(group -> position(group, clauses)))
                .toList();
        return new ExaminationPane(
                found.stream()
                        .filter(finding -> finding.severity() == Severity.TO_FILL_IN)
                        .map(finding -> finding.data().getFirst())
                        .distinct()
                        .map(parameter -> new Blank(parameter, asks.apply(parameter)))
                        .toList(),
                ordered,
                count(findings, Severity.FAULT),
                count(findings, Severity.QUESTION),
                count(findings, Severity.HINT));
    }

    public boolean isEmpty() {
        return groups.isEmpty() && blanks.isEmpty();
    }

    private static int position(Group group, Clauses clauses) {
        Clause clause = group.clause();
        return clause == null ? -1 : clauses.positionOf(clause.id());
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private static String becomes(Finding finding, Clauses clauses) {
        Mend mend = finding.mend();
        return mend == null ? "" : ClauseReferences.shown(mend.replacement(), clauses);
    }
}
