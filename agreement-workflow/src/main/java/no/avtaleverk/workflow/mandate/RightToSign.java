package no.avtaleverk.workflow.mandate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Authority.Right;
import no.avtaleverk.model.party.Mandates;
import no.avtaleverk.model.party.PartyId;

/** Holds every signature against the mandates of its party. All ways in come by here (docs/adr/0015). */
public final class RightToSign {
    private final Mandates mandates;

    public RightToSign(Mandates mandates) {
        this.mandates = mandates;
    }

    /**
     * Whether a person may sign an agreement for a party.
     *
     * @param on date in Norway of the signature
     */
    public Right of(Agreement agreement, PartyId party, Actor by, LocalDate on) {
        return mandates.of(party).of(by, agreement.kind(), on);
    }

    /** Whether the one who gave a signature might, on the day it was given: the person at work, or else the one named in it. */
    public Right of(Agreement agreement, SignatureRecord signature, Actor by) {
        var authority = mandates.of(signature.party());
        boolean own = signature.method() == SignatureRecord.Method.IN_PRODUCT
                || signature.method() == SignatureRecord.Method.POSTEN
                || signature.signer().equals(by.name());
        return own
                ? authority.of(by, agreement.kind(), signature.date())
                : authority.named(signature.signer(), agreement.kind(), signature.date());
    }

    /**
     * Ask for a signature, with the mandate it is given by in it.
     *
     * @param rule the agreement's own answer to the record
     */
    public Decision check(
            Agreement agreement, SignatureRecord asked, Actor by, Function<SignatureRecord, Decision> rule) {
        Right right = of(agreement, asked, by);
        if (right instanceof Right.Granted granted) {
            return rule.apply(asked.by(granted.mandate()));
        }
        return refused((Right.Lacking) right, rule.apply(asked));
    }

    /**
     * Ask for something else that is only for one who may sign, such as to decline.
     *
     * @param on date in Norway on which it is done
     * @param rule the agreement's own answer
     */
    public Decision check(Agreement agreement, PartyId party, Actor by, LocalDate on, Supplier<Decision> rule) {
        Right right = of(agreement, party, by, on);
        return right instanceof Right.Lacking lacking ? refused(lacking, rule.get()) : rule.get();
    }

    /** All that stands against, once: who is not allowed for the role is not told of mandates. */
    private static Decision refused(Right.Lacking lacking, Decision asked) {
        var reasons = new ArrayList<Refusal>();
        if (asked instanceof Decision.Refused refused) {
            reasons.addAll(refused.reasons());
        }
        if (!reasons.contains(new Refusal.NotAllowed())) {
            reasons.addAll(lacking.reasons());
        }
        return new Decision.Refused(reasons);
    }
}
