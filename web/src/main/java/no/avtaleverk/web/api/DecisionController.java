package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SigningPlan;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.web.problem.InvalidRequestException;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.workflow.notice.Notifying;
import no.avtaleverk.workflow.review.Reviewing;
import no.avtaleverk.workflow.signing.Signing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The way of a text: to the parties, back, given up, decided on and signed. */
@RestController
@RequestMapping(path = "/api/v1/agreements/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
class DecisionController {
    private final Reviewing reviewing;
    private final Signing signing;
    private final Access access;
    private final Telling telling;
    private final PartyRegister register;
    private final Notifying notifying;

    DecisionController(
            Reviewing reviewing,
            Signing signing,
            Access access,
            Telling telling,
            PartyRegister register,
            Notifying notifying) {
        this.reviewing = reviewing;
        this.signing = signing;
        this.access = access;
        this.telling = telling;
        this.register = register;
        this.notifying = notifying;
    }

    @PostMapping("/submission")
    ResponseEntity<Answers.AgreementTold> submit(
            @PathVariable AgreementId id,
            @RequestBody(required = false) Requests.@Nullable Submission asked,
            Actor actor) {
        String note = asked == null ? "" : Given.text(asked.note());
        boolean joint = asked != null && Boolean.TRUE.equals(asked.joint());
        return access.changed(id, actor, () -> reviewing.submit(id, note, joint, actor));
    }

    @PostMapping("/return")
    ResponseEntity<Answers.AgreementTold> returnToDraft(
            @PathVariable AgreementId id, @RequestBody Requests.Reason asked, Actor actor) {
        return access.changed(id, actor, () -> reviewing.returnToDraft(id, Given.text(asked.reason()), actor));
    }

    @PostMapping("/withdrawal")
    ResponseEntity<Answers.AgreementTold> withdraw(
            @PathVariable AgreementId id, @RequestBody Requests.Reason asked, Actor actor) {
        return access.changed(id, actor, () -> reviewing.withdraw(id, Given.text(asked.reason()), actor));
    }

    @PostMapping("/redraft")
    ResponseEntity<Answers.AgreementTold> redraft(
            @PathVariable AgreementId id, @RequestBody Requests.Reason asked, Actor actor) {
        return access.changed(id, actor, () -> reviewing.redraft(id, Given.text(asked.reason()), actor));
    }

    /** Record a vedtak on the text whose digest is given. */
    @PostMapping("/resolutions")
    ResponseEntity<Answers.AgreementTold> resolve(
            @PathVariable AgreementId id, @RequestBody Requests.NewResolution asked, Actor actor) {
        Agreement agreement = access.inner(id, actor);
        var given = new Given(register, telling.today());
        PartyId party = given.partyOr("party", asked.party(), actor.organisation());
        Organ organ = given.required("organ", asked.organ(), Organ.OTHER);
        LocalDate date = given.required("date", asked.date(), LocalDate.EPOCH);
        Resolution.Outcome outcome = given.required("outcome", asked.outcome(), Resolution.Outcome.POSTPONED);
        Sha256 text = given.required("text", asked.text(), Sha256.ZERO);
        if (outcome == Resolution.Outcome.SET_ASIDE) {
            given.invalid("outcome", outcome);
        }
        given.check();
        var resolution = new Resolution(
                        party,
                        organ,
                        date,
                        Given.text(asked.caseNumber()),
                        outcome,
                        version(asked.version(), agreement, party),
                        text,
                        Given.text(asked.wording()),
                        Given.text(asked.change()),
                        Given.text(asked.authority()),
                        asked.minutes())
                .concerning(asked.clauses() == null ? List.of() : asked.clauses())
                .postponedTo(asked.postponedTo());
        return access.changed(id, actor, () -> signing.recordResolution(id, resolution, actor));
    }

    /** Sign the text and the PDF whose digests are given. */
    @PostMapping("/signatures")
    ResponseEntity<Answers.AgreementTold> sign(
            @PathVariable AgreementId id, @RequestBody Requests.NewSignature asked, Actor actor) {
        Agreement agreement = access.inner(id, actor);
        var given = new Given(register, telling.today());
        PartyId party = given.partyOr("party", asked.party(), actor.organisation());
        Sha256 text = given.required("text", asked.text(), Sha256.ZERO);
        Sha256 document = given.required("document", asked.document(), Sha256.ZERO);
        given.check();
        return access.changed(
                id,
                actor,
                () -> signing.sign(
                        new Signing.Approved(
                                id, signed(asked.version(), agreement, party, document), text, document, party),
                        actor));
    }

    /** In what order, by when and how the version before the parties is signed. */
    @GetMapping("/signing-plan")
    Answers.SigningPlanTold plan(@PathVariable AgreementId id, Actor actor) {
        Agreement agreement = access.inner(id, actor);
        return agreement
                .versionBeforeTheParties()
                .flatMap(version -> agreement.facts().proceedings().signingPlan(version.number()))
                .map(DecisionController::told)
                .orElseThrow(ProblemException::notFound);
    }

    @PutMapping("/signing-plan")
    Answers.SigningPlanTold plan(
            @PathVariable AgreementId id, @RequestBody Requests.NewSigningPlan asked, Actor actor) {
        Agreement agreement = access.inner(id, actor);
        var given = new Given(register, telling.today());
        List<List<PartyId>> order = asked.order() == null
                ? List.of()
                : asked.order().stream()
                        .map(group -> group.stream()
                                .map(party -> given.partyOr("order", party, null))
                                .toList())
                        .toList();
        List<PartyId> all = order.stream().flatMap(List::stream).toList();
        if (all.stream().distinct().count() < all.size()) {
            throw new InvalidRequestException(List.of(new InvalidRequestException.Fault("order", "twice")));
        }
        given.check();
        int number = asked.version() != null
                ? asked.version()
                : agreement
                        .versionBeforeTheParties()
                        .map(AgreementVersion::number)
                        .orElse(agreement.versions().size());
        var method = asked.method();
        SigningPlan plan = method == null
                ? new SigningPlan(number, order, asked.deadline())
                : new SigningPlan(number, order, asked.deadline(), method);
        access.change(id, actor, () -> signing.plan(id, plan, actor));
        return told(plan);
    }

    private static Answers.SigningPlanTold told(SigningPlan plan) {
        return new Answers.SigningPlanTold(plan.version(), plan.order(), plan.deadline(), plan.method());
    }

    /** Remind the signers of a party; once a day. */
    @PostMapping("/reminders")
    ResponseEntity<Void> remind(@PathVariable AgreementId id, @RequestBody Requests.NewReminder asked, Actor actor) {
        access.inner(id, actor);
        var given = new Given(register, telling.today());
        PartyId party = given.partyOr("party", asked.party(), null);
        given.check();
        List<Refusal> faults = notifying.remindNow(id, party, actor);
        if (!faults.isEmpty()) {
            throw new RefusedException(faults, Clauses.NONE);
        }
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/declines")
    ResponseEntity<Answers.AgreementTold> decline(
            @PathVariable AgreementId id, @RequestBody Requests.NewDecline asked, Actor actor) {
        Agreement agreement = access.inner(id, actor);
        var given = new Given(register, telling.today());
        PartyId party = given.partyOr("party", asked.party(), actor.organisation());
        given.check();
        return access.changed(
                id,
                actor,
                () -> signing.decline(
                        id, version(asked.version(), agreement, party), party, Given.text(asked.reason()), actor));
    }

    /** The version given, else the one the party can sign that the document is of. */
    private static int signed(@Nullable Integer given, Agreement agreement, PartyId party, Sha256 document) {
        Integer found = given != null
                ? given
                : agreement.versionsToSign(party).stream()
                        .filter(version -> agreement.signatures(version).isFor(party, document)
                                || agreement.signatures(version).documents().containsValue(document))
                        .map(AgreementVersion::number)
                        .findFirst()
                        .orElse(null);
        return version(found, agreement, party);
    }

    /** The version given, else the one that lies before the party. */
    private static int version(@Nullable Integer given, Agreement agreement, PartyId party) {
        return given == null
                ? agreement
                        .versionBefore(party)
                        .map(AgreementVersion::number)
                        .orElse(agreement.versions().size())
                : given;
    }
}
