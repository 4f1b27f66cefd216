package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.disagreement.Disagreement;
import no.avtaleverk.model.disagreement.DisagreementNote.OutcomeAnswered;
import no.avtaleverk.model.disagreement.DisagreementNote.RungConcluded;
import no.avtaleverk.model.disagreement.DisagreementNote.RungOutcome;
import no.avtaleverk.model.disagreement.DisagreementNote.RungReached;
import no.avtaleverk.model.disagreement.DisagreementNote.ViewStated;
import no.avtaleverk.model.disagreement.Rung;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.workflow.disagreement.SettlingDisagreements;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Uenighet about an agreement, and the rungs it is taken to. */
@RestController
@RequestMapping(path = "/api/v1/agreements/{id}/follow-up/disagreement", produces = MediaType.APPLICATION_JSON_VALUE)
class DisagreementApiController {
    private final SettlingDisagreements settling;
    private final Access access;
    private final PartyRegister register;
    private final Telling telling;

    DisagreementApiController(SettlingDisagreements settling, Access access, PartyRegister register, Telling telling) {
        this.settling = settling;
        this.access = access;
        this.register = register;
        this.telling = telling;
    }

    @GetMapping
    List<Answers.DisagreementTold> all(@PathVariable AgreementId id, Actor actor) {
        return settling.ladder(access.inner(id, actor), actor).list().stream()
                .map(DisagreementApiController::told)
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Answers.DisagreementTold raise(
            @PathVariable AgreementId id, @RequestBody Requests.NewDisagreement asked, Actor actor) {
        access.inner(id, actor);
        var given = new Given(register, telling.today());
        ClauseId clause = given.required("clause", asked.clause(), new ClauseId("x"));
        LocalDate since = given.required("since", asked.since(), LocalDate.EPOCH);
        PartyId other = given.required("other", asked.other(), new PartyId("kommune-0"));
        String subject = given.required("subject", asked.subject(), "?");
        given.check();
        String item = UUID.randomUUID().toString();
        DeviationApiController.refuse(settling.raise(id, item, subject, clause, other, since, actor));
        return one(id, item, actor);
    }

    /** State the view of one's own party, take the disagreement to a rung, conclude the one it is on, or answer how it was concluded. */
    @PostMapping("/{item}/steps")
    Answers.DisagreementTold step(
            @PathVariable AgreementId id,
            @PathVariable String item,
            @RequestBody Requests.DisagreementStep asked,
            Actor actor) {
        access.inner(id, actor);
        var given = new Given(register, telling.today());
        if (asked.view() != null) {
            PartyId own = actor.organisation();
            DeviationApiController.refuse(
                    own == null
                            ? List.of(new Refusal.NotAllowed())
                            : settling.state(
                                    id,
                                    new ViewStated(item, own, asked.view().strip(), Given.text(asked.wanted())),
                                    actor));
            return one(id, item, actor);
        }
        Rung rung = given.required("rung", asked.rung(), Rung.DIALOGUE);
        LocalDate on = given.required("date", asked.date(), LocalDate.EPOCH);
        given.check();
        RungOutcome outcome = asked.outcome();
        Boolean agrees = asked.agrees();
        String said = Given.text(asked.said());
        if (agrees != null) {
            PartyId own = actor.organisation();
            DeviationApiController.refuse(
                    own == null
                            ? List.of(new Refusal.NotAllowed())
                            : settling.answerOutcome(
                                    id, new OutcomeAnswered(item, rung, own, agrees, on, said), actor));
            return one(id, item, actor);
        }
        DeviationApiController.refuse(
                outcome == null
                        ? settling.reach(id, new RungReached(item, rung, on, said), actor)
                        : settling.conclude(
                                id,
                                new RungConcluded(item, rung, on, outcome, Boolean.TRUE.equals(asked.binding()), said),
                                actor));
        return one(id, item, actor);
    }

    private Answers.DisagreementTold one(AgreementId id, String item, Actor actor) {
        return settling.ladder(access.inner(id, actor), actor)
                .find(item)
                .map(DisagreementApiController::told)
                .orElseThrow(ProblemException::notFound);
    }

    private static Answers.DisagreementTold told(Disagreement one) {
        return new Answers.DisagreementTold(
                one.id(),
                one.raised().subject(),
                one.raised().clause(),
                one.raised().words(),
                one.raised().version(),
                one.parties(),
                one.raised().since(),
                one.isOpen(),
                one.awaited().orElse(null),
                one.views().values().stream()
                        .map(view -> new Answers.ViewTold(view.party(), view.view(), view.wanted()))
                        .toList(),
                one.steps().stream()
                        .map(step -> {
                            var concluded = step.concluded();
                            return new Answers.RungTold(
                                    step.rung(),
                                    step.since(),
                                    step.body(),
                                    concluded == null ? null : concluded.outcome(),
                                    concluded == null ? null : concluded.on(),
                                    concluded != null && concluded.binding(),
                                    concluded == null ? "" : concluded.said());
                        })
                        .toList());
    }
}
