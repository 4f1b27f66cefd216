package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.delivery.Delivery;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryAccepted;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryEnded;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryMade;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryObjected;
import no.avtaleverk.model.delivery.DeliveryNote.DeliveryStarted;
import no.avtaleverk.model.followup.Attachment;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.workflow.delivery.Delivering;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What clauses say shall be delivered, and whether it came. */
@RestController
@RequestMapping(path = "/api/v1/agreements/{id}/deliveries", produces = MediaType.APPLICATION_JSON_VALUE)
class DeliveryApiController {
    private final Delivering delivering;
    private final Access access;
    private final Telling telling;
    private final PartyRegister register;

    DeliveryApiController(Delivering delivering, Access access, Telling telling, PartyRegister register) {
        this.delivering = delivering;
        this.access = access;
        this.telling = telling;
        this.register = register;
    }

    @GetMapping
    List<Answers.DeliveryTold> deliveries(@PathVariable AgreementId id, Actor actor) {
        return delivering.followed(access.inner(id, actor), actor).stream()
                .map(DeliveryApiController::told)
                .toList();
    }

    @PostMapping
    ResponseEntity<Answers.DeliveryTold> follow(
            @PathVariable AgreementId id, @RequestBody Requests.NewDelivery asked, Actor actor) {
        access.inner(id, actor);
        var given = new Given(register, telling.today());
        int version = given.required("version", asked.version(), 0);
        ClauseId clause = given.required("clause", asked.clause(), new ClauseId("x"));
        String quote = given.required("quote", asked.quote(), "?");
        String what = given.required("what", asked.what(), "?");
        PartyId owner = given.partyOr("owner", asked.owner(), actor.organisation());
        PartyId receiver = asked.receiver() == null ? null : given.party("receiver", asked.receiver(), null);
        LocalDate due = given.required("due", asked.due(), LocalDate.EPOCH);
        int every = asked.everyMonths() == null ? 0 : asked.everyMonths();
        if (every < 0 || every > DeliveryStarted.RAREST) {
            given.invalid("everyMonths", every);
        }
        given.check();
        String item = UUID.randomUUID().toString();
        var wish = new Delivering.Wish(
                item,
                version,
                clause,
                quote.strip(),
                what.strip(),
                owner,
                asked.role() == null ? Role.COORDINATOR : asked.role(),
                receiver,
                due,
                every,
                Given.text(asked.settlement()));
        check(delivering.start(id, wish, actor));
        return ResponseEntity.status(HttpStatus.CREATED).body(found(id, item, actor));
    }

    /** Say that it was delivered or came, or did not, that the duty stands in other words, or that it is followed no longer. */
    @PostMapping("/{delivery}/acts")
    Answers.DeliveryTold act(
            @PathVariable AgreementId id,
            @PathVariable String delivery,
            @RequestBody Requests.NewDeliveryAct asked,
            Actor actor) {
        access.inner(id, actor);
        var given = new Given(register, telling.today());
        Requests.DeliveryAct act = given.required("act", asked.act(), Requests.DeliveryAct.MAKE);
        given.check();
        int occurrence = asked.occurrence() == null ? 0 : asked.occurrence();
        LocalDate on = asked.on() == null ? telling.today() : asked.on();
        String words = Given.text(asked.words());
        check(
                switch (act) {
                    case MAKE ->
                        delivering.make(id, new DeliveryMade(delivery, occurrence, on, words, null), null, actor);
                    case ACCEPT -> delivering.accept(id, new DeliveryAccepted(delivery, occurrence, on), actor);
                    case OBJECT -> delivering.object(id, new DeliveryObjected(delivery, occurrence, words), actor);
                    case UPHOLD -> delivering.uphold(id, delivery, words, actor);
                    case END -> delivering.end(id, new DeliveryEnded(delivery, on, words), actor);
                });
        return found(id, delivery, actor);
    }

    static void check(List<Refusal> reasons) {
        if (!reasons.isEmpty()) {
            throw new RefusedException(reasons, Clauses.NONE);
        }
    }

    private Answers.DeliveryTold found(AgreementId id, String item, Actor actor) {
        Agreement agreement = access.inner(id, actor);
        return delivering.followed(agreement, actor).stream()
                .filter(one -> one.delivery().id().equals(item))
                .findFirst()
                .map(DeliveryApiController::told)
                .orElseThrow(ProblemException::notFound);
    }

    static Answers.@Nullable AttachmentTold told(@Nullable Attachment file) {
        return file == null ? null : new Answers.AttachmentTold(file.digest(), file.name());
    }

    private static Answers.DeliveryTold told(Delivering.Followed followed) {
        Delivery delivery = followed.delivery();
        DeliveryStarted started = delivery.started();
        DeliveryEnded ended = delivery.ended();
        return new Answers.DeliveryTold(
                delivery.id(),
                delivery.version(),
                delivery.clause(),
                delivery.quote(),
                followed.clause(),
                started.what(),
                started.owner(),
                started.role(),
                started.receiver(),
                started.everyMonths(),
                started.settlement(),
                !followed.lacking().isEmpty(),
                followed.occurrences().stream().map(DeliveryApiController::told).toList(),
                ended == null ? null : ended.on(),
                ended == null ? null : ended.reason());
    }

    private static Answers.OccurrenceTold told(Delivery.Occurrence one) {
        Delivery.Said said = one.said();
        return said == null
                ? new Answers.OccurrenceTold(one.number(), one.due(), one.standing(), null, null, null, null, null)
                : new Answers.OccurrenceTold(
                        one.number(),
                        one.due(),
                        one.standing(),
                        said.made().on(),
                        said.made().evidence(),
                        told(said.made().file()),
                        said.accepted(),
                        said.objection().isEmpty() ? null : said.objection());
    }
}
