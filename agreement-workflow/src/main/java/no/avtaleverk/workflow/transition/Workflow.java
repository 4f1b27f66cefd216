package no.avtaleverk.workflow.transition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Step;
import no.avtaleverk.model.agreement.TextState;

/** Says whether a step is lawful now, and where it leads. */
public final class Workflow {
    private final Agreements agreements;
    private final Machine<TextState> text = new Machine<>(TextState.class, Move.OF_A_TEXT);
    private final Machine<AgreementState> agreement = new Machine<>(AgreementState.class, Move.OF_AN_AGREEMENT);

    /** Over the store that holds the texts agreements are built on. */
    public Workflow(Agreements agreements) {
        this.agreements = agreements;
    }

    /** The answer to a step. */
    public sealed interface Verdict {
        /** Lawful; the states to enter. */
        record Lawful(AgreementState agreement, TextState text) implements Verdict {}

        /**
         * Not lawful now.
         *
         * @param reasons all that stand against, never empty
         */
        record Unlawful(List<Refusal> reasons) implements Verdict {}
    }

    /**
     * Ask for a step.
     *
     * @param today date in Norway
     */
    public Verdict ask(Agreement subject, Step step, LocalDate today) {
        var newAgreement = subject.state();
        var newText = subject.text();
        var asked = new Check.Asked(subject, () -> agreements.basisText(subject), today);
        var reasons = new ArrayList<Refusal>();
        if (text.knows(step)) {
            var outcome = text.ask(subject.text(), step, check -> check.faults(asked));
            if (outcome.to() != null) {
                newText = outcome.to();
            } else {
                reasons.addAll(reasonsOf(outcome.faults(), subject, step));
            }
        }
        if (agreement.knows(step)) {
            var outcome = agreement.ask(subject.state(), step, check -> check.faults(asked));
            if (outcome.to() != null) {
                newAgreement = outcome.to();
            } else {
                reasons.addAll(reasonsOf(outcome.faults(), subject, step));
            }
        }
        return reasons.isEmpty()
                ? new Verdict.Lawful(newAgreement, newText)
                : new Verdict.Unlawful(reasons.stream().distinct().toList());
    }

    private static List<Refusal> reasonsOf(List<Refusal> faults, Agreement subject, Step step) {
        return faults.isEmpty() ? List.of(new Refusal.StepNotPossible(step, subject.state(), subject.text())) : faults;
    }
}
