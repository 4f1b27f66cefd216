package no.avtaleverk.workflow.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Joining;
import no.avtaleverk.model.agreement.Leaving;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.UnknownAgreementException;
import no.avtaleverk.workflow.review.Reviewing;
import no.avtaleverk.workflow.transition.Concluding;

/** Offering a kommune to join a running agreement, and leaving one by agreement with the others. */
public final class ChangingParties {
    private final Agreements agreements;
    private final Changes changes;
    private final Concluding concluding;
    private final Reviewing reviewing;
    private final Files files;
    private final PartyRegister register;

    public ChangingParties(
            Agreements agreements,
            Changes changes,
            Concluding concluding,
            Reviewing reviewing,
            Files files,
            PartyRegister register) {
        this.agreements = agreements;
        this.changes = changes;
        this.concluding = concluding;
        this.reviewing = reviewing;
        this.files = files;
        this.register = register;
    }

    /**
     * Offer a kommune to join the version in force. The PDF it and the trusts sign is set and kept.
     *
     * @param from earliest day as party, in Norway
     * @param reference the case by which those who are parties agreed to it
     */
    public Decision offer(
            AgreementId id, int version, PartyId municipality, LocalDate from, String reference, Actor by) {
        Agreement seen = agreements.find(id).orElseThrow(() -> new UnknownAgreementException(id));
        UnknownAgreementException.unlessKnown(seen, by);
        Optional<Party> party = register.find(municipality);
        if (party.isEmpty()) {
            return Decision.refused(new Refusal.UnknownParty(municipality.value()));
        }
        String name = party.get().formalNameOn(changes.today());
        var asked = new Joining(municipality, name, version, from, Sha256.ZERO, reference.strip());
        List<Refusal> faults = seen.membership().offerFaults(asked, by, changes.today());
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        // What is set is the version, which does not change, so nothing has to be asked again when others are at work.
        AgreementVersion numbered = seen.version(version).orElseThrow();
        byte[] pdf = reviewing.documentFor(seen, numbered, AgreementParty.of(municipality, name), changes.now());
        return changes.change(id, agreement -> {
            Sha256 document = files.store("%s-%d.pdf".formatted(id, version), DocumentFormat.PDF.mediaType(), pdf);
            var joining = new Joining(municipality, name, version, from, document, reference.strip());
            return agreement.membership().offer(joining, by, changes.now(), changes.today());
        });
    }

    /**
     * Record that a party leaves by agreement with the others.
     *
     * @param decided the day of its own vedtak, in Norway
     * @param until first day no longer party
     * @param reference the case, and where the others' consent is documented
     */
    public Decision leave(
            AgreementId id, PartyId party, LocalDate decided, LocalDate until, String reference, Actor by) {
        return concluding.change(id, agreement -> {
            UnknownAgreementException.unlessKnown(agreement, by);
            var leaving =
                    new Leaving(party, decided, until, agreement.versions().size(), reference.strip());
            return agreement.membership().leave(leaving, by, changes.now(), changes.today());
        });
    }
}
