package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseReferences;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.examination.Finding;
import no.avtaleverk.model.examination.Mend;
import no.avtaleverk.model.examination.Severity;
import no.avtaleverk.web.examination.FindingWords;
import org.jspecify.annotations.Nullable;

/** What the examination of a text found, for a template: by clause, the weightiest first. */
record ExaminationPane(List<Group> groups, long faults, long questions, long hints) {
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

    static ExaminationPane of(List<Finding> findings, Clauses clauses, FindingWords words) {
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
                ordered,
                count(findings, Severity.FAULT),
                count(findings, Severity.QUESTION),
                count(findings, Severity.HINT));
    }

    public boolean isEmpty() {
        return groups.isEmpty();
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
