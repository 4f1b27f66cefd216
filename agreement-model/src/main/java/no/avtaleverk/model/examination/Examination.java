package no.avtaleverk.model.examination;

import java.util.Comparator;
import java.util.List;
import no.avtaleverk.model.law.RequirementCatalogue;

/** Goes through a text with every rule. Same text, same findings: nothing is remembered and nothing is asked of the clock. */
public final class Examination {
    private final List<Rule> rules;

    public Examination(RequirementCatalogue catalogue, Vocabulary words) {
        this.rules = List.of(
                new RequirementRule(catalogue, words),
                new DutyOwnerRule(words),
                new DutyTimeRule(words),
                new ClauseReferenceRule(words),
                new HeadingReferenceRule(words),
                new DocumentReferenceRule(words),
                new SectionRule(words),
                new TermRule(words),
                new AbbreviationRule(words),
                new DateRule(words),
                new PersonRule(words),
                new WrittenStandardRule(words),
                new PhraseRule(words),
                new LeftOverRule(words));
    }

    /** What is found, in the order of the text; first what concerns the text as a whole. */
    public List<Finding> of(Examined text) {
        return rules.stream()
                .flatMap(rule -> rule.examine(text))
                .distinct()
                .sorted(Comparator.<Finding>comparingInt(finding -> position(text, finding))
                        .thenComparing(finding -> finding.place().part())
                        .thenComparing(finding -> finding.place().start())
                        .thenComparing(Finding::kind))
                .toList();
    }

    private static int position(Examined text, Finding finding) {
        var clause = finding.place().clause();
        return clause == null ? -1 : text.clauses().positionOf(clause);
    }
}
