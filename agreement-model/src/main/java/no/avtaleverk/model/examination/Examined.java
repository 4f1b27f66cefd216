package no.avtaleverk.model.examination;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.wording.Language;

/**
 * A text and what must be known to judge it.
 *
 * @param answers those that hold for its words
 * @param inForce the date in Norway it will be, or was, in force from; the day of the examination when it does not say
 * @param others titles of the other agreements between the parties; empty when they are not known
 */
public record Examined(
        AgreementKind kind, Head head, Clauses clauses, List<Answer> answers, LocalDate inForce, List<String> others) {
    public Examined {
        answers = List.copyOf(answers);
        others = List.copyOf(others);
    }

    /**
     * One text of an agreement.
     *
     * @param today date in Norway
     */
    public static Examined of(Agreement agreement, Head head, Clauses clauses, LocalDate today, List<String> others) {
        LocalDate from = head.terms().from();
        LocalDate said = Dates.value(head, "gjelder-fra");
        LocalDate inForce = from != null ? from : said != null ? said : today;
        return new Examined(agreement.kind(), head, clauses, agreement.answersFor(clauses), inForce, others);
    }

    /** Whether the text speaks of other agreements by number, so that their titles are wanted. */
    public static boolean namesOthers(Clauses clauses) {
        return clauses.list().stream()
                .anyMatch(clause -> DocumentReferenceRule.namesAgreement(
                                clause.text().heading())
                        || DocumentReferenceRule.namesAgreement(clause.text().body()));
    }

    Language language() {
        return head.language();
    }

    boolean isAnswered(RequirementId requirement) {
        return answers.stream().anyMatch(answer -> answer.requirement().equals(requirement));
    }

    Set<RequirementId> claims() {
        return head.claims();
    }
}
