package no.avtaleverk.workflow.signing;

import java.time.LocalDate;
import java.util.function.Function;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Change;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Declined;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.Step;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.UnknownAgreementException;
import no.avtaleverk.workflow.transition.Workflow;

/** Vedtak and signatures of the parties. When the version's rule for entry into force is met, it is concluded at once. */
public final class Signing {
    private final Changes changes;
    private final Workflow workflow;

    public Signing(Changes changes, Workflow workflow) {
        this.changes = changes;
        this.workflow = workflow;
    }

    /** Record a vedtak. */
    public Decision recordResolution(AgreementId id, Resolution resolution, Actor by) {
        LocalDate today = changes.today();
        return thenConclude(id, by, agreement -> agreement.recordResolution(resolution, by, changes.now(), today));
    }

    /**
     * Sign the version in review.
     *
     * @param text digest of the canonical text the signer was shown
     * @param document digest of the PDF the signer was shown
     * @param capacity such as {@code ordfører}
     * @param mandate the case that gives the right to sign, when the capacity alone does not; empty otherwise
     */
    public Decision sign(
            AgreementId id,
            int version,
            Sha256 text,
            Sha256 document,
            PartyId party,
            String capacity,
            String mandate,
            Actor by) {
        LocalDate today = changes.today();
        var signature = new SignatureRecord(
                party, by.name(), capacity, mandate, today, SignatureRecord.Method.IN_PRODUCT, version, text, document);
        return thenConclude(id, by, agreement -> agreement.sign(signature, by, changes.now(), today));
    }

    /** Record a signature that was made outside the product, by the same rules as any other. */
    Decision record(AgreementId id, SignatureRecord signature, Actor by) {
        LocalDate today = changes.today();
        return thenConclude(id, by, agreement -> agreement.sign(signature, by, changes.now(), today));
    }

    public Decision decline(AgreementId id, int version, PartyId party, String reason, Actor by) {
        var declined = new Declined(party, by.name(), changes.today(), version, reason);
        return changes.change(id, agreement -> {
            requireReader(agreement, by);
            return agreement.decline(declined, by, changes.now());
        });
    }

    /** Two entries in the log, one transaction: what completes a text also concludes it. */
    private Decision thenConclude(AgreementId id, Actor by, Function<Agreement, Decision> rule) {
        return changes.together(() -> {
            Decision decision = changes.change(id, agreement -> {
                requireReader(agreement, by);
                return rule.apply(agreement);
            });
            if (decision instanceof Decision.Accepted) {
                conclude(id);
            }
            return decision;
        });
    }

    /** Note that the rule is met, if it is. */
    private void conclude(AgreementId id) {
        changes.change(id, agreement -> {
            if (agreement.versionInReview().isPresent()
                    && workflow.ask(agreement, Step.CONCLUDE, changes.today())
                            instanceof Workflow.Verdict.Lawful lawful) {
                var version = agreement.versions().getLast();
                Change change = agreement.enter(
                        lawful.agreement(),
                        lawful.text(),
                        new AuditEvent.TextConcluded(version.number(), version.text()),
                        Actor.SYSTEM,
                        changes.now());
                return new Decision.Accepted(change);
            }
            return Decision.refused(new no.avtaleverk.model.agreement.Refusal.NotTheVersionInReview(
                    agreement.versions().size()));
        });
    }

    private static void requireReader(Agreement agreement, Actor by) {
        if (!agreement.circles().isKnownTo(by)) {
            throw new UnknownAgreementException(agreement.id());
        }
    }
}
