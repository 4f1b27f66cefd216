package no.avtaleverk.workflow.variant;

import java.util.ArrayList;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Step;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.UnknownAgreementException;
import no.avtaleverk.workflow.transition.Workflow;

/** Handing out a trust's standard text as a numbered version that everyone may read and build on. */
public final class Issuing {
    private final Changes changes;
    private final Workflow workflow;

    public Issuing(Changes changes, Workflow workflow) {
        this.changes = changes;
        this.workflow = workflow;
    }

    /**
     * Issue the draft.
     *
     * @param note what is new, in the drafter's words
     */
    public Decision issue(AgreementId id, String note, Actor by) {
        return changes.change(id, agreement -> {
            UnknownAgreementException.unlessKnown(agreement, by);
            if (!by.readsAny(agreement.circles().writing())) {
                return Decision.refused(new Refusal.NotAllowed());
            }
            var reasons = new ArrayList<Refusal>();
            if (!by.mayDraft(agreement.circles().writing())) {
                reasons.add(new Refusal.NotAllowed());
            }
            Workflow.Verdict verdict = workflow.ask(agreement, Step.ISSUE, changes.today());
            if (verdict instanceof Workflow.Verdict.Unlawful unlawful) {
                reasons.addAll(unlawful.reasons());
            }
            return reasons.isEmpty() && verdict instanceof Workflow.Verdict.Lawful lawful
                    ? new Decision.Accepted(
                            agreement.issued(lawful.agreement(), lawful.text(), note, by, changes.now()))
                    : new Decision.Refused(reasons);
        });
    }
}
