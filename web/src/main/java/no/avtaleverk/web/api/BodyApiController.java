package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.body.Body;
import no.avtaleverk.model.body.BodyNote.BodyActionAgreed;
import no.avtaleverk.model.body.BodyNote.BodyActionDone;
import no.avtaleverk.model.body.BodyNote.BodyActionDropped;
import no.avtaleverk.model.body.BodyNote.BodyClosed;
import no.avtaleverk.model.body.BodyNote.BodyFounded;
import no.avtaleverk.model.body.BodyNote.BodyMandateRenewed;
import no.avtaleverk.model.body.BodyNote.BodyMeetingCalled;
import no.avtaleverk.model.body.BodyNote.BodyMeetingCancelled;
import no.avtaleverk.model.body.BodyNote.BodyMeetingHeld;
import no.avtaleverk.model.body.BodyNote.BodyPartiesChanged;
import no.avtaleverk.model.body.BodyNote.BodySeatFilled;
import no.avtaleverk.model.body.BodyNote.BodySeatVacated;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.workflow.body.Convening;
import no.avtaleverk.workflow.body.Convening.Founding;
import no.avtaleverk.workflow.body.Convening.Seen;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Samarbeidsorganer: who sits in them, when they meet, and what they agree shall be done. */
@RestController
@RequestMapping(path = "/api/v1/bodies", produces = MediaType.APPLICATION_JSON_VALUE)
class BodyApiController {
    private final Convening convening;
    private final Telling telling;
    private final PartyRegister register;

    BodyApiController(Convening convening, Telling telling, PartyRegister register) {
        this.convening = convening;
        this.telling = telling;
        this.register = register;
    }

    @GetMapping
    List<Answers.BodySummary> all(Actor actor) {
        return convening.all(actor).stream()
                .map(seen -> new Answers.BodySummary(
                        seen.id(),
                        seen.body().name(),
                        seen.body().founded().kind(),
                        seen.body().founded().community(),
                        List.copyOf(seen.body().parties()),
                        seen.body().closed() != null))
                .toList();
    }

    @PostMapping
    ResponseEntity<Answers.BodyTold> found(@RequestBody Requests.NewBody asked, Actor actor) {
        var given = given();
        String name = given.title("name", asked.name());
        Body.Kind kind = given.required("kind", asked.kind(), Body.Kind.OTHER);
        String mandate = given.required("mandate", asked.mandate(), "?");
        LocalDate from = given.required("from", asked.from(), LocalDate.EPOCH);
        Set<PartyId> parties = parties(asked.parties(), given);
        PartyId own = actor.organisation();
        if (own != null) {
            parties.add(own);
        }
        given.check();
        var founded = new BodyFounded(
                "", name, kind, Given.text(asked.community()), parties, mandate.strip(), from, asked.until());
        return switch (convening.found(founded, actor)) {
            case Founding.Founded made ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .header(HttpHeaders.LOCATION, "/api/v1/bodies/" + made.id())
                        .body(body(made.id(), actor));
            case Founding.Refused refused ->
                throw new no.avtaleverk.web.problem.RefusedException(
                        refused.reasons(), no.avtaleverk.model.agreement.Clauses.NONE);
        };
    }

    private Given given() {
        return new Given(register, telling.today());
    }

    private static Set<PartyId> parties(@Nullable List<PartyGiven> asked, Given given) {
        var parties = new TreeSet<PartyId>();
        List<PartyGiven> wanted = asked == null ? List.of() : asked;
        for (int i = 0; i < wanted.size(); i++) {
            parties.add(given.party("parties[%d]".formatted(i), wanted.get(i), null));
        }
        return parties;
    }

    @GetMapping("/{body}")
    Answers.BodyTold body(@PathVariable String body, Actor actor) {
        return told(convening.find(body, actor).orElseThrow(ProblemException::notFound));
    }

    @PostMapping("/{body}/mandates")
    Answers.BodyTold renew(@PathVariable String body, @RequestBody Requests.NewBodyMandate asked, Actor actor) {
        var given = given();
        String mandate = given.required("mandate", asked.mandate(), "?");
        LocalDate from = given.required("from", asked.from(), LocalDate.EPOCH);
        given.check();
        var renewed = new BodyMandateRenewed("", mandate.strip(), from, asked.until());
        return noted(convening.renew(body, renewed, actor), body, actor);
    }

    /** Who is represented from now on, and so who reads it. */
    @PutMapping("/{body}/parties")
    Answers.BodyTold represent(@PathVariable String body, @RequestBody Requests.BodyParties asked, Actor actor) {
        var given = given();
        Set<PartyId> parties = parties(asked.parties(), given);
        given.check();
        return noted(convening.represent(body, new BodyPartiesChanged("", parties), actor), body, actor);
    }

    @PostMapping("/{body}/seats")
    Answers.BodyTold fill(@PathVariable String body, @RequestBody Requests.NewSeat asked, Actor actor) {
        var given = given();
        PartyId party = asked.party() == null ? null : given.party("party", asked.party(), null);
        String office = given.required("office", asked.office(), "?");
        given.check();
        var filled = new BodySeatFilled(
                UUID.randomUUID().toString(),
                asked.duty() == null ? Body.Duty.MEMBER : asked.duty(),
                party,
                Given.text(asked.represents()),
                office.strip(),
                Given.text(asked.name()),
                asked.from() == null ? telling.today() : asked.from());
        return noted(convening.fill(body, filled, actor), body, actor);
    }

    @PostMapping("/{body}/seats/{seat}/vacated")
    Answers.BodyTold vacate(@PathVariable String body, @PathVariable String seat, Actor actor) {
        return noted(convening.vacate(body, new BodySeatVacated(seat, telling.today()), actor), body, actor);
    }

    @PostMapping("/{body}/meetings")
    Answers.BodyTold call(@PathVariable String body, @RequestBody Requests.NewMeeting asked, Actor actor) {
        var given = given();
        LocalDate on = given.required("on", asked.on(), LocalDate.EPOCH);
        String agenda = given.required("agenda", asked.agenda(), "?");
        given.check();
        var called = new BodyMeetingCalled(
                UUID.randomUUID().toString(),
                on,
                Given.text(asked.place()),
                agenda.strip(),
                asked.agreements() == null ? List.of() : asked.agreements());
        return noted(convening.call(body, called, actor), body, actor);
    }

    @PostMapping("/{body}/meetings/{meeting}/minutes")
    Answers.BodyTold hold(
            @PathVariable String body,
            @PathVariable String meeting,
            @RequestBody Requests.NewMinutes asked,
            Actor actor) {
        var held = new BodyMeetingHeld(
                meeting,
                asked.on() == null ? telling.today() : asked.on(),
                Given.text(asked.minutes()),
                null,
                asked.decisions() == null ? List.of() : asked.decisions());
        return noted(convening.hold(body, held, null, actor), body, actor);
    }

    @PostMapping("/{body}/meetings/{meeting}/cancellation")
    Answers.BodyTold cancel(
            @PathVariable String body, @PathVariable String meeting, @RequestBody Requests.Reason asked, Actor actor) {
        var cancelled = new BodyMeetingCancelled(meeting, Given.text(asked.reason()));
        return noted(convening.cancel(body, cancelled, actor), body, actor);
    }

    @PostMapping("/{body}/actions")
    Answers.BodyTold agree(@PathVariable String body, @RequestBody Requests.NewAction asked, Actor actor) {
        var given = given();
        String words = given.required("words", asked.words(), "?");
        PartyId party = given.partyOr("party", asked.party(), actor.organisation());
        LocalDate due = given.required("due", asked.due(), LocalDate.EPOCH);
        given.check();
        var agreed = new BodyActionAgreed(
                UUID.randomUUID().toString(),
                Given.text(asked.meeting()),
                words.strip(),
                party,
                asked.role() == null ? Role.COORDINATOR : asked.role(),
                due);
        return noted(convening.agree(body, agreed, actor), body, actor);
    }

    @PostMapping("/{body}/actions/{action}/done")
    Answers.BodyTold finish(
            @PathVariable String body,
            @PathVariable String action,
            @RequestBody Requests.ActionProof asked,
            Actor actor) {
        var done =
                new BodyActionDone(action, asked.on() == null ? telling.today() : asked.on(), Given.text(asked.how()));
        return noted(convening.finish(body, done, actor), body, actor);
    }

    @PostMapping("/{body}/actions/{action}/drop")
    Answers.BodyTold drop(
            @PathVariable String body, @PathVariable String action, @RequestBody Requests.Reason asked, Actor actor) {
        var dropped = new BodyActionDropped(action, Given.text(asked.reason()));
        return noted(convening.drop(body, dropped, actor), body, actor);
    }

    @PostMapping("/{body}/closing")
    Answers.BodyTold close(@PathVariable String body, @RequestBody Requests.Reason asked, Actor actor) {
        var closed = new BodyClosed("", telling.today(), Given.text(asked.reason()));
        return noted(convening.close(body, closed, actor), body, actor);
    }

    private Answers.BodyTold noted(List<Refusal> reasons, String body, Actor actor) {
        DeliveryApiController.check(reasons);
        return body(body, actor);
    }

    private Answers.BodyTold told(Seen seen) {
        Body body = seen.body();
        BodyClosed closed = body.closed();
        return new Answers.BodyTold(
                seen.id(),
                body.name(),
                body.founded().kind(),
                body.founded().community(),
                body.secretariat(),
                new ArrayList<>(body.parties()),
                body.mandates().stream()
                        .map(one -> new Answers.BodyMandateTold(one.words(), one.from(), one.until()))
                        .toList(),
                body.seats().stream().map(BodyApiController::told).toList(),
                body.meetings().stream().map(BodyApiController::told).toList(),
                body.actions().stream().map(this::told).toList(),
                closed == null ? null : closed.on(),
                closed == null ? null : closed.reason());
    }

    private static Answers.SeatTold told(Body.Seat seat) {
        BodySeatFilled filled = seat.filled();
        return new Answers.SeatTold(
                filled.item(),
                filled.duty(),
                filled.party(),
                filled.represents(),
                filled.office(),
                filled.name(),
                filled.from(),
                seat.vacated());
    }

    private static Answers.MeetingTold told(Body.Meeting meeting) {
        BodyMeetingHeld held = meeting.held();
        return new Answers.MeetingTold(
                meeting.id(),
                meeting.on(),
                meeting.called().place(),
                meeting.called().agenda(),
                meeting.called().agreements(),
                held != null,
                held == null ? null : held.minutes(),
                held == null ? null : DeliveryApiController.told(held.file()),
                held == null ? List.of() : held.decisions(),
                meeting.cancelled());
    }

    private Answers.ActionTold told(Body.Action action) {
        BodyActionAgreed agreed = action.agreed();
        BodyActionDone done = action.done();
        return new Answers.ActionTold(
                agreed.item(),
                agreed.meeting(),
                agreed.words(),
                agreed.party(),
                agreed.role(),
                agreed.due(),
                action.isLate(telling.today()),
                done == null ? null : done.on(),
                done == null ? null : done.how(),
                action.dropped());
    }
}
