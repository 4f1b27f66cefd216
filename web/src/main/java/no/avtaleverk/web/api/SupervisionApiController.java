package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.supervision.FindingNote.FindingAnswered;
import no.avtaleverk.model.supervision.FindingNote.FindingClosed;
import no.avtaleverk.model.supervision.FindingNote.FindingEffectChecked;
import no.avtaleverk.model.supervision.FindingNote.FindingEffectPlanned;
import no.avtaleverk.model.supervision.FindingNote.FindingMeasureDone;
import no.avtaleverk.model.supervision.FindingNote.FindingMeasureSet;
import no.avtaleverk.model.supervision.FindingNote.FindingRegistered;
import no.avtaleverk.model.supervision.FindingNote.ReportRegistered;
import no.avtaleverk.model.supervision.Supervision;
import no.avtaleverk.workflow.supervision.Supervising;
import no.avtaleverk.workflow.supervision.Supervising.Placed;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What tilsyn and revisjon found, and what is done about it. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class SupervisionApiController {
    private final Supervising supervising;
    private final Access access;
    private final Telling telling;
    private final PartyRegister register;

    SupervisionApiController(Supervising supervising, Access access, Telling telling, PartyRegister register) {
        this.supervising = supervising;
        this.access = access;
        this.telling = telling;
        this.register = register;
    }

    @GetMapping("/supervision")
    List<Answers.ReportTold> everywhere(Actor actor) {
        return supervising.everywhere(actor).stream().map(this::told).toList();
    }

    @GetMapping("/agreements/{id}/supervision")
    List<Answers.ReportTold> reports(@PathVariable AgreementId id, Actor actor) {
        Agreement agreement = access.inner(id, actor);
        return supervising.reports(agreement, actor).stream().map(this::told).toList();
    }

    @PostMapping("/agreements/{id}/supervision")
    ResponseEntity<List<Answers.ReportTold>> register(
            @PathVariable AgreementId id, @RequestBody Requests.NewReport asked, Actor actor) {
        access.inner(id, actor);
        var given = new Given(register, telling.today());
        String report = UUID.randomUUID().toString();
        Supervision.Supervisor supervisor =
                given.required("supervisor", asked.supervisor(), Supervision.Supervisor.OTHER);
        String authority = given.required("authority", asked.authority(), "?");
        String title = given.title("title", asked.title());
        LocalDate date = given.required("date", asked.date(), LocalDate.EPOCH);
        PartyId about = given.partyOr("about", asked.about(), actor.organisation());
        var findings = new ArrayList<FindingRegistered>();
        List<Requests.NewFinding> wanted = asked.findings() == null ? List.of() : asked.findings();
        for (int i = 0; i < wanted.size(); i++) {
            findings.add(finding(wanted.get(i), "findings[%d]".formatted(i), report, given));
        }
        given.check();
        var registered = new ReportRegistered(
                report, supervisor, authority.strip(), title, Given.text(asked.reference()), date, about, null);
        DeliveryApiController.check(
                supervising.register(id, registered, findings, Boolean.TRUE.equals(asked.inner()), null, actor));
        return ResponseEntity.status(HttpStatus.CREATED).body(reports(id, actor));
    }

    private static FindingRegistered finding(Requests.NewFinding one, String field, String report, Given given) {
        return new FindingRegistered(
                UUID.randomUUID().toString(),
                report,
                given.required(field + ".grade", one.grade(), Supervision.Grade.REMARK),
                given.required(field + ".words", one.words(), "?").strip(),
                Given.text(one.legalBasis()),
                one.clauses() == null ? List.of() : one.clauses(),
                one.answerBy());
    }

    /** Share a report of the own organisation with the parties, with all that is noted of it. */
    @PostMapping("/agreements/{id}/supervision/{report}/sharing")
    List<Answers.ReportTold> share(@PathVariable AgreementId id, @PathVariable String report, Actor actor) {
        access.inner(id, actor);
        DeliveryApiController.check(supervising.share(id, report, actor));
        return reports(id, actor);
    }

    /** Note the answer to a finding, a measure, its effect, or that it is closed. */
    @PostMapping("/agreements/{id}/supervision/findings/{finding}/acts")
    List<Answers.ReportTold> act(
            @PathVariable AgreementId id,
            @PathVariable String finding,
            @RequestBody Requests.NewFindingAct asked,
            Actor actor) {
        access.inner(id, actor);
        var given = new Given(register, telling.today());
        Requests.FindingAct act = given.required("act", asked.act(), Requests.FindingAct.ANSWER);
        boolean measure = act == Requests.FindingAct.SET_MEASURE;
        PartyId owner = measure ? given.partyOr("owner", asked.owner(), actor.organisation()) : null;
        given.check();
        boolean inner = Boolean.TRUE.equals(asked.inner());
        LocalDate on = asked.on() == null ? telling.today() : asked.on();
        String words = Given.text(asked.words());
        Role role = asked.role() == null ? Role.COORDINATOR : asked.role();
        DeliveryApiController.check(
                switch (act) {
                    case ANSWER -> supervising.answer(id, inner, new FindingAnswered(finding, on, words), actor);
                    case SET_MEASURE ->
                        supervising.measure(
                                id,
                                inner,
                                new FindingMeasureSet(
                                        finding,
                                        UUID.randomUUID().toString(),
                                        words,
                                        java.util.Objects.requireNonNull(owner),
                                        role,
                                        on),
                                actor);
                    case CARRY_OUT_MEASURE ->
                        supervising.carryOut(
                                id,
                                inner,
                                new FindingMeasureDone(finding, Given.text(asked.measure()), on, words),
                                actor);
                    case PLAN_EFFECT -> supervising.planEffect(id, inner, new FindingEffectPlanned(finding, on), actor);
                    case EFFECT_WORKS, EFFECT_LACKS ->
                        supervising.checkEffect(
                                id,
                                inner,
                                new FindingEffectChecked(finding, on, words, act == Requests.FindingAct.EFFECT_WORKS),
                                actor);
                    case CLOSE ->
                        supervising.close(id, inner, new FindingClosed(finding, on, words, asked.reason()), actor);
                });
        return reports(id, actor);
    }

    private Answers.ReportTold told(Placed placed) {
        Supervision.Report report = placed.report();
        ReportRegistered registered = report.registered();
        return new Answers.ReportTold(
                placed.agreement().id(),
                registered.item(),
                placed.inner(),
                registered.supervisor(),
                registered.authority(),
                registered.title(),
                registered.reference(),
                registered.date(),
                registered.about(),
                DeliveryApiController.told(registered.file()),
                report.shared(),
                report.findings().stream().map(this::told).toList());
    }

    private Answers.SupervisionFindingTold told(Supervision.Finding finding) {
        FindingAnswered answered = finding.answered();
        FindingEffectPlanned planned = finding.planned();
        FindingEffectChecked checked = finding.checked();
        FindingClosed closed = finding.closed();
        FindingRegistered registered = finding.registered();
        return new Answers.SupervisionFindingTold(
                finding.id(),
                registered.grade(),
                registered.words(),
                registered.legalBasis(),
                registered.clauses(),
                registered.answerBy(),
                answered == null ? null : answered.on(),
                answered == null ? null : answered.words(),
                finding.measures().stream().map(SupervisionApiController::told).toList(),
                planned == null ? null : planned.on(),
                checked == null ? null : checked.on(),
                checked == null ? null : checked.result(),
                checked == null ? null : Boolean.valueOf(checked.works()),
                closed == null ? null : closed.on(),
                closed == null ? null : closed.closedBy(),
                closed == null ? null : closed.reason(),
                finding.isLate(telling.today()));
    }

    private static Answers.FindingMeasureTold told(Supervision.Measure measure) {
        FindingMeasureSet set = measure.set();
        FindingMeasureDone done = measure.done();
        return new Answers.FindingMeasureTold(
                set.measure(),
                set.words(),
                set.owner(),
                set.role(),
                set.due(),
                done == null ? null : done.on(),
                done == null ? null : done.how());
    }
}
