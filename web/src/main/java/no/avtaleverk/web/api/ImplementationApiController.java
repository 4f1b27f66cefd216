package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.implementation.ImplementationNote.UnitConfirmed;
import no.avtaleverk.model.implementation.ImplementationNote.UnitDropped;
import no.avtaleverk.model.implementation.ImplementationNote.UnitPlanned;
import no.avtaleverk.model.implementation.ImplementationPlan;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.workflow.implementation.Implementing;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Each party's plan for taking an agreement into use, unit by unit. */
@RestController
@RequestMapping(path = "/api/v1/agreements/{id}/units", produces = MediaType.APPLICATION_JSON_VALUE)
class ImplementationApiController {
    private final Implementing implementing;
    private final Access access;
    private final Telling telling;
    private final PartyRegister register;

    ImplementationApiController(Implementing implementing, Access access, Telling telling, PartyRegister register) {
        this.implementing = implementing;
        this.access = access;
        this.telling = telling;
        this.register = register;
    }

    @GetMapping
    List<Answers.UnitTold> units(@PathVariable AgreementId id, Actor actor) {
        return implementing.plan(access.inner(id, actor), actor).units().stream()
                .map(ImplementationApiController::told)
                .toList();
    }

    @PostMapping
    ResponseEntity<List<Answers.UnitTold>> plan(
            @PathVariable AgreementId id, @RequestBody Requests.NewUnit asked, Actor actor) {
        Agreement agreement = access.inner(id, actor);
        var given = new Given(register, telling.today());
        String unit = given.required("unit", asked.unit(), "?");
        String responsible = given.required("responsible", asked.responsible(), "?");
        LocalDate due = given.required("due", asked.due(), LocalDate.EPOCH);
        given.check();
        PartyId own = own(actor);
        int version = asked.version() != null
                ? asked.version()
                : Implementing.inForceFor(agreement, own, telling.today())
                        .orElseThrow(() -> new RefusedException(List.of(new Refusal.NothingInForce()), Clauses.NONE))
                        .version()
                        .number();
        var planned =
                new UnitPlanned(UUID.randomUUID().toString(), version, own, unit.strip(), responsible.strip(), due);
        DeliveryApiController.check(implementing.plan(id, planned, actor));
        return ResponseEntity.status(HttpStatus.CREATED).body(units(id, actor));
    }

    private static PartyId own(Actor actor) {
        PartyId own = actor.organisation();
        if (own == null) {
            throw new RefusedException(List.of(new Refusal.NotAllowed()), Clauses.NONE);
        }
        return own;
    }

    @PostMapping("/{unit}/confirmation")
    List<Answers.UnitTold> confirm(
            @PathVariable AgreementId id,
            @PathVariable String unit,
            @RequestBody Requests.UnitConfirmation asked,
            Actor actor) {
        access.inner(id, actor);
        LocalDate on = asked.on() == null ? telling.today() : asked.on();
        DeliveryApiController.check(
                implementing.confirm(id, new UnitConfirmed(unit, on, Given.text(asked.how())), actor));
        return units(id, actor);
    }

    @PostMapping("/{unit}/drop")
    List<Answers.UnitTold> drop(
            @PathVariable AgreementId id, @PathVariable String unit, @RequestBody Requests.Reason asked, Actor actor) {
        access.inner(id, actor);
        DeliveryApiController.check(implementing.drop(id, new UnitDropped(unit, Given.text(asked.reason())), actor));
        return units(id, actor);
    }

    /** Begin the plan for the version in force with the units of the last one. */
    @PostMapping("/carry-over")
    List<Answers.UnitTold> carryOver(@PathVariable AgreementId id, Actor actor) {
        access.inner(id, actor);
        DeliveryApiController.check(implementing.carryOver(id, own(actor), actor));
        return units(id, actor);
    }

    private static Answers.UnitTold told(ImplementationPlan.Unit unit) {
        UnitConfirmed confirmed = unit.confirmed();
        UnitPlanned planned = unit.planned();
        return new Answers.UnitTold(
                planned.item(),
                planned.version(),
                planned.party(),
                planned.unit(),
                planned.responsible(),
                planned.due(),
                confirmed == null ? null : confirmed.on(),
                confirmed == null ? null : confirmed.how(),
                unit.dropped());
    }
}
