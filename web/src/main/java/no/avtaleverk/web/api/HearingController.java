package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.HearingAnswer;
import no.avtaleverk.model.agreement.Proceedings;
import no.avtaleverk.model.agreement.RemarkAssessment;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.web.wording.HearingSheet;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.proceeding.Documenting;
import no.avtaleverk.workflow.reporting.HandingOut;
import no.avtaleverk.workflow.reporting.HeardText;
import no.avtaleverk.workflow.reporting.HeardText.Answered;
import no.avtaleverk.workflow.reporting.HeardText.Assessed;
import no.avtaleverk.workflow.reporting.Viewing;
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

/** A høring: the text that was sent, the answers, and what became of each remark. */
@RestController
@RequestMapping(path = "/api/v1/agreements/{id}/hearings", produces = MediaType.APPLICATION_JSON_VALUE)
class HearingController {
    private final Documenting documenting;
    private final Viewing viewing;
    private final Access access;
    private final Telling telling;
    private final PartyRegister register;
    private final Wording wording;
    private final HandingOut handingOut;

    HearingController(
            Documenting documenting,
            Viewing viewing,
            Access access,
            Telling telling,
            PartyRegister register,
            Wording wording,
            HandingOut handingOut) {
        this.documenting = documenting;
        this.viewing = viewing;
        this.access = access;
        this.telling = telling;
        this.register = register;
        this.wording = wording;
        this.handingOut = handingOut;
    }

    /** Send the text as it stands on høring. */
    @PostMapping
    ResponseEntity<Answers.HearingTold> open(
            @PathVariable AgreementId id, @RequestBody Requests.NewHearing asked, Actor actor) {
        var given = new Given(register, telling.today());
        var receivers = new ArrayList<Hearing.Receiver>();
        List<Requests.ReceiverGiven> wanted = asked.receivers() == null ? List.of() : asked.receivers();
        for (int i = 0; i < wanted.size(); i++) {
            receivers.add(receiver(wanted.get(i), "receivers[%d]".formatted(i), given));
        }
        given.check();
        Proceedings after = access.change(
                        id,
                        actor,
                        () -> documenting.openHearing(
                                id, asked.sent(), asked.deadline(), receivers, Given.text(asked.letter()), actor))
                .facts()
                .proceedings();
        int number = after.hearings().getLast().number();
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.LOCATION, "/api/v1/agreements/%s/hearings/%d".formatted(id, number))
                .body(told(heard(id, number, actor)));
    }

    private Hearing.Receiver receiver(Requests.ReceiverGiven one, String field, Given given) {
        PartyId party = one.party() == null ? null : given.party(field + ".party", one.party(), null);
        String name = Given.text(one.name());
        if (party == null) {
            given.required(field + ".name", name, "?");
        } else if (name.isEmpty()) {
            name = register.find(party)
                    .map(found -> found.formalNameOn(telling.today()))
                    .orElse(party.value());
        }
        Hearing.Kind otherwise = party == null
                ? Hearing.Kind.OTHER
                : party.isMunicipality() ? Hearing.Kind.MUNICIPALITY : Hearing.Kind.HEALTH_TRUST;
        return new Hearing.Receiver(name, one.kind() == null ? otherwise : one.kind(), party);
    }

    @GetMapping("/{number}")
    Answers.HearingTold hearing(@PathVariable AgreementId id, @PathVariable int number, Actor actor) {
        return told(heard(id, number, actor));
    }

    /** The answer matrix as a workbook. */
    @GetMapping(path = "/{number}.xlsx", produces = HearingSheet.MEDIA_TYPE)
    ResponseEntity<byte[]> sheet(@PathVariable AgreementId id, @PathVariable int number, Actor actor, Locale locale) {
        byte[] sheet = HearingSheet.of(heard(id, number, actor), wording, locale);
        handingOut.note(id, 0, null, HearingSheet.HANDED_OUT_AS, Sha256.of(sheet), actor);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(HearingSheet.MEDIA_TYPE))
                .body(sheet);
    }

    @PutMapping("/{number}/deadline")
    Answers.HearingTold extend(
            @PathVariable AgreementId id,
            @PathVariable int number,
            @RequestBody Requests.NewDeadline asked,
            Actor actor) {
        HeardText heard = heard(id, number, actor);
        var given = new Given(register, telling.today());
        LocalDate deadline = given.required("deadline", asked.deadline(), LocalDate.EPOCH);
        given.check();
        return changed(
                heard, actor, () -> documenting.extendHearing(id, number, deadline, Given.text(asked.reason()), actor));
    }

    @PostMapping("/{number}/answers")
    Answers.HearingTold answer(
            @PathVariable AgreementId id,
            @PathVariable int number,
            @RequestBody Requests.NewHearingAnswer asked,
            Actor actor) {
        HeardText heard = heard(id, number, actor);
        var given = new Given(register, telling.today());
        HearingAnswer.Position position =
                given.required("position", asked.position(), HearingAnswer.Position.NO_REMARKS);
        String receiver = given.required("receiver", asked.receiver(), "?");
        given.check();
        List<Requests.RemarkGiven> remarks = asked.remarks() == null ? List.of() : asked.remarks();
        var answer = new HearingAnswer(
                number,
                receiver.strip(),
                asked.date() == null ? telling.today() : asked.date(),
                position,
                remarks.stream()
                        .map(one -> new HearingAnswer.Remark(one.clause(), Given.text(one.text())))
                        .toList(),
                null);
        return changed(heard, actor, () -> documenting.answerHearing(id, answer, actor));
    }

    @PostMapping("/{number}/assessments")
    Answers.HearingTold assess(
            @PathVariable AgreementId id,
            @PathVariable int number,
            @RequestBody Requests.NewAssessment asked,
            Actor actor) {
        HeardText heard = heard(id, number, actor);
        var given = new Given(register, telling.today());
        String receiver = given.required("receiver", asked.receiver(), "?");
        int remark = given.required("remark", asked.remark(), 0);
        RemarkAssessment.Treatment treatment =
                given.required("treatment", asked.treatment(), RemarkAssessment.Treatment.NOTED);
        given.check();
        return changed(
                heard,
                actor,
                () -> documenting.assessRemark(
                        id, number, receiver.strip(), remark - 1, treatment, Given.text(asked.reason()), actor));
    }

    @PostMapping("/{number}/close")
    Answers.HearingTold close(@PathVariable AgreementId id, @PathVariable int number, Actor actor) {
        return changed(heard(id, number, actor), actor, () -> documenting.closeHearing(id, number, actor));
    }

    private HeardText heard(AgreementId id, int number, Actor actor) {
        return viewing.hearing(id, number, actor).orElseThrow(ProblemException::notFound);
    }

    /** Who was asked may know of nothing but the høring, so what is answered is the høring. */
    private Answers.HearingTold changed(HeardText heard, Actor actor, Supplier<Decision> asked) {
        Decision decision = asked.get();
        if (decision instanceof Decision.Refused refused) {
            throw new RefusedException(refused.reasons(), heard.full() ? heard.clauses() : Clauses.NONE);
        }
        return told(heard(heard.agreement(), heard.hearing().number(), actor));
    }

    private static Answers.HearingTold told(HeardText heard) {
        Hearing hearing = heard.hearing();
        return new Answers.HearingTold(
                heard.agreement(),
                hearing.number(),
                hearing.sender(),
                hearing.sent(),
                hearing.deadline(),
                hearing.closed(),
                hearing.head().title(),
                hearing.text(),
                hearing.letter(),
                heard.full(),
                heard.receivers().stream().map(HearingController::told).toList(),
                heard.clauses().list().stream()
                        .map(clause -> new Answers.HeardClauseTold(
                                clause.id(),
                                clause.level(),
                                clause.number(),
                                clause.text().heading(),
                                clause.text().body()))
                        .toList());
    }

    private static Answers.ReceiverTold told(Answered one) {
        HearingAnswer answer = one.answer();
        return new Answers.ReceiverTold(
                one.receiver().name(),
                one.receiver().kind(),
                one.receiver().party(),
                answer == null ? null : answer.date(),
                answer == null ? null : answer.position(),
                one.late(),
                one.mayAnswer(),
                one.remarks().stream().map(HearingController::told).toList());
    }

    private static Answers.RemarkTold told(Assessed one) {
        RemarkAssessment assessment = one.assessment();
        return new Answers.RemarkTold(
                one.number() + 1,
                one.remark().clause(),
                one.remark().text(),
                assessment == null ? null : assessment.treatment(),
                assessment == null ? null : assessment.reason());
    }
}
