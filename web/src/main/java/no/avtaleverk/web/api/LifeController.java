package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Objects;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.agreement.PartyDecision;
import no.avtaleverk.model.agreement.Prolongation;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.workflow.revision.Revising;
import no.avtaleverk.workflow.termination.Terminating;
import no.avtaleverk.workflow.yearly.YearlyReviewing;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What happens to a concluded agreement: yearly review, notice, prolongation, documented acts, end. */
@RestController
@RequestMapping(path = "/api/v1/agreements/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class LifeController {
    private static final RequirementId NONE = new RequirementId("X-0");

    private final Revising revising;
    private final YearlyReviewing reviewing;
    private final Terminating terminating;
    private final Access access;
    private final Telling telling;
    private final PartyRegister register;

    LifeController(
            Revising revising,
            YearlyReviewing reviewing,
            Terminating terminating,
            Access access,
            Telling telling,
            PartyRegister register) {
        this.revising = revising;
        this.reviewing = reviewing;
        this.terminating = terminating;
        this.access = access;
        this.telling = telling;
        this.register = register;
    }

    /** Open the yearly review. */
    @PostMapping("/reviews")
    ResponseEntity<Answers.AgreementTold> openReview(@PathVariable AgreementId id, Actor actor) {
        return access.changed(id, actor, () -> revising.openReview(id, actor));
    }

    /** Finish the open yearly review. */
    @PostMapping("/reviews/close")
    ResponseEntity<Answers.AgreementTold> closeReview(
            @PathVariable AgreementId id, @RequestBody Requests.ReviewHeld asked, Actor actor) {
        var given = new Given(register, telling.today());
        LocalDate held = given.required("held", asked.held(), LocalDate.EPOCH);
        Review.Outcome outcome = given.required("outcome", asked.outcome(), Review.Outcome.NO_CHANGE);
        given.check();
        return access.changed(
                id,
                actor,
                () -> reviewing.closeBriefly(
                        id,
                        held,
                        outcome,
                        Given.text(asked.note()),
                        Given.text(asked.silence()),
                        Boolean.TRUE.equals(asked.afterwards()),
                        actor));
    }

    @PostMapping("/notices")
    ResponseEntity<Answers.AgreementTold> giveNotice(
            @PathVariable AgreementId id, @RequestBody Requests.NewNotice asked, Actor actor) {
        var given = new Given(register, telling.today());
        PartyId party = given.partyOr("party", asked.party(), actor.organisation());
        Notice.Letter letter = asked.deliveries() == null ? null : letter(given, id, party, asked);
        LocalDate day = letter == null ? given.required("given", asked.given(), LocalDate.EPOCH) : LocalDate.EPOCH;
        given.check();
        Agreement agreement = access.inner(id, actor);
        Notice earliest = letter == null
                ? new Notice(party, day, agreement.termination().earliestEnd(day, day))
                : agreement.termination().by(party, letter);
        // Without another date it ends when the law lets it: hol. § 6-5, one year.
        Notice notice = asked.ends() == null
                ? earliest
                : new Notice(party, earliest.given(), asked.ends(), earliest.letter(), null);
        return access.changed(id, actor, () -> terminating.giveNotice(id, notice, actor));
    }

    private static Notice.Letter letter(Given given, AgreementId id, PartyId party, Requests.NewNotice asked) {
        var deliveries = new HashMap<PartyId, Notice.Delivery>();
        Objects.requireNonNull(asked.deliveries()).forEach((other, one) -> {
            String where = "deliveries." + other + ".dispatched";
            LocalDate sent = one == null ? null : one.dispatched();
            deliveries.put(
                    other,
                    new Notice.Delivery(
                            given.required(where, sent, LocalDate.EPOCH), one == null ? null : one.received()));
        });
        if (deliveries.isEmpty()) {
            given.missing("deliveries");
        }
        return new Notice.Letter(
                deliveries,
                EndingController.decision(given, "decision.", asked.decision(), party),
                given.required("reason", asked.reason(), "?").strip(),
                EndingController.permission(asked.permission(), id));
    }

    @PostMapping("/prolongations")
    ResponseEntity<Answers.AgreementTold> prolong(
            @PathVariable AgreementId id, @RequestBody Requests.NewProlongation asked, Actor actor) {
        var given = new Given(register, telling.today());
        LocalDate until = given.required("until", asked.until(), LocalDate.EPOCH);
        LocalDate decided = given.required("decided", asked.decided(), LocalDate.EPOCH);
        String source = given.required("source", asked.source(), "?");
        var decisions = new ArrayList<PartyDecision>();
        if (asked.decisions() != null) {
            asked.decisions()
                    .forEach((party, one) ->
                            decisions.add(EndingController.decision(given, "decisions." + party + ".", one, party)));
        }
        given.check();
        var prolongation = new Prolongation(until, decided, source.strip(), asked.demandedBy(), decisions);
        return access.changed(id, actor, () -> terminating.prolong(id, prolongation, actor));
    }

    /** Document an act, such as the submission to Helsedirektoratet. */
    @PostMapping("/evidence")
    ResponseEntity<Answers.AgreementTold> recordEvidence(
            @PathVariable AgreementId id, @RequestBody Requests.NewEvidence asked, Actor actor) {
        var given = new Given(register, telling.today());
        RequirementId requirement = given.required("requirement", asked.requirement(), NONE);
        LocalDate date = given.required("date", asked.date(), LocalDate.EPOCH);
        given.check();
        return access.changed(
                id,
                actor,
                () -> revising.recordEvidence(
                        id,
                        new Evidence(
                                requirement,
                                date,
                                Given.text(asked.reference()),
                                asked.means(),
                                asked.version(),
                                asked.notice()),
                        actor));
    }

    /** Note that the agreement is over. */
    @PostMapping("/end")
    ResponseEntity<Answers.AgreementTold> end(
            @PathVariable AgreementId id, @RequestBody Requests.Reason asked, Actor actor) {
        return access.changed(id, actor, () -> revising.end(id, Given.text(asked.reason()), actor));
    }
}
