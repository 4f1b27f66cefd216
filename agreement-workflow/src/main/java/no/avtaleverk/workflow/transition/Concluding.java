package no.avtaleverk.workflow.transition;

import java.util.function.Function;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Step;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.workflow.Changes;

/**
 * Concludes a version as soon as its rule for entry into force is met, whatever met it: a signature, a vedtak, or that one who was
 * waited for has left.
 */
public final class Concluding {
    private final Changes changes;
    private final Workflow workflow;

    public Concluding(Changes changes, Workflow workflow) {
        this.changes = changes;
        this.workflow = workflow;
    }

    /**
     * Make a change that may be the last that was lacking. Two entries in the log, one transaction.
     *
     * @param rule as for {@link Changes#change}
     * @return what came of the change itself
     */
    public Decision change(AgreementId id, Function<Agreement, Decision> rule) {
        return changes.together(() -> {
            Decision decision = changes.change(id, rule);
            if (decision instanceof Decision.Accepted) {
                changes.change(id, this::concluded);
            }
            return decision;
        });
    }

    private Decision concluded(Agreement agreement) {
        if (agreement.versionInReview().isPresent()
                && workflow.ask(agreement, Step.CONCLUDE, changes.today()) instanceof Workflow.Verdict.Lawful lawful) {
            AgreementVersion version = agreement.versions().getLast();
            return new Decision.Accepted(agreement.enter(
                    lawful.agreement(),
                    lawful.text(),
                    new AuditEvent.TextConcluded(version.number(), version.text()),
                    Actor.SYSTEM,
                    changes.now()));
        }
        return Decision.refused(
                new Refusal.NotTheVersionInReview(agreement.versions().size()));
    }
}
