package no.avtaleverk.web.api;

import java.time.LocalDate;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.workflow.membership.ChangingParties;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Parties that come and go while an agreement runs. */
@RestController
@RequestMapping(path = "/api/v1/agreements/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class MembershipController {
    private final ChangingParties changing;
    private final Access access;
    private final Telling telling;
    private final PartyRegister register;

    MembershipController(ChangingParties changing, Access access, Telling telling, PartyRegister register) {
        this.changing = changing;
        this.access = access;
        this.telling = telling;
        this.register = register;
    }

    /** Offer a kommune to join the version in force. */
    @PostMapping("/joinings")
    ResponseEntity<Answers.AgreementTold> offer(
            @PathVariable AgreementId id, @RequestBody Requests.NewJoining asked, Actor actor) {
        Agreement agreement = access.inner(id, actor);
        var given = new Given(register, telling.today());
        PartyId municipality = given.party("municipality", asked.municipality(), null);
        LocalDate from = given.required("from", asked.from(), LocalDate.EPOCH);
        given.check();
        int version = asked.version() != null
                ? asked.version()
                : agreement
                        .inForceAnywhere(telling.today())
                        .map(AgreementVersion::number)
                        .orElse(agreement.versions().size());
        return access.changed(
                id, actor, () -> changing.offer(id, version, municipality, from, Given.text(asked.reference()), actor));
    }

    /** Record that a party leaves by agreement with the others. */
    @PostMapping("/leavings")
    ResponseEntity<Answers.AgreementTold> leave(
            @PathVariable AgreementId id, @RequestBody Requests.NewLeaving asked, Actor actor) {
        access.inner(id, actor);
        var given = new Given(register, telling.today());
        PartyId party = given.partyOr("party", asked.party(), actor.organisation());
        LocalDate decided = given.required("decided", asked.decided(), LocalDate.EPOCH);
        LocalDate until = given.required("until", asked.until(), LocalDate.EPOCH);
        given.check();
        return access.changed(
                id, actor, () -> changing.leave(id, party, decided, until, Given.text(asked.reference()), actor));
    }
}
