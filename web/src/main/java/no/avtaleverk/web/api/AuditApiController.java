package no.avtaleverk.web.api;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.audit.AuditNote;
import no.avtaleverk.model.audit.AuditNote.Progress;
import no.avtaleverk.model.audit.AuditNote.Topic;
import no.avtaleverk.model.audit.Sample;
import no.avtaleverk.model.document.CriteriaContent;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.workflow.audit.AuditDesk;
import no.avtaleverk.workflow.audit.AuditDesk.Drawing;
import no.avtaleverk.workflow.audit.AuditDesk.Item;
import no.avtaleverk.workflow.audit.AuditDesk.Sheet;
import no.avtaleverk.workflow.audit.Criteria;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The desk of those who audit. */
@RestController
@RequestMapping(path = "/api/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
class AuditApiController {
    private static final int MOST = 1000;

    private final AuditDesk desk;
    private final Criteria criteria;
    private final PartyRegister register;
    private final Telling telling;

    AuditApiController(AuditDesk desk, Criteria criteria, PartyRegister register, Telling telling) {
        this.desk = desk;
        this.criteria = criteria;
        this.register = register;
        this.telling = telling;
    }

    private static void requireAuditor(Actor actor) {
        if (!AuditDesk.isFor(actor)) {
            throw new RefusedException(List.of(new Refusal.NotAllowed()), Clauses.NONE);
        }
    }

    @GetMapping("/samples")
    List<Answers.AuditSampleTold> samples(Actor actor) {
        requireAuditor(actor);
        return desk.samples(actor).stream().map(AuditApiController::told).toList();
    }

    @PostMapping("/samples")
    ResponseEntity<Answers.AuditSampleTold> draw(@RequestBody Requests.NewAuditSample asked, Actor actor) {
        requireAuditor(actor);
        var given = new Given(register, telling.today());
        String title = given.title("title", asked.title());
        String seed = given.required("seed", asked.seed(), "?");
        int size = given.required("size", asked.size(), 1);
        if (size < 1 || size > MOST) {
            given.invalid("size", size);
        }
        long position = asked.position() == null ? 0 : asked.position();
        given.check();
        Drawing drawing = desk.draw(
                title,
                seed,
                position,
                asked.stratification() == null ? Sample.Stratification.NONE : asked.stratification(),
                asked.allocation() == null ? Sample.Allocation.PROPORTIONAL : asked.allocation(),
                size,
                actor);
        return switch (drawing) {
            case Drawing.Drawn drawn ->
                ResponseEntity.created(URI.create("/api/v1/audit/samples/" + drawn.id()))
                        .body(told(sheet(drawn.id(), actor)));
            case Drawing.NothingThere none -> throw ProblemException.notFound();
            case Drawing.Refused refused -> throw new RefusedException(refused.reasons(), Clauses.NONE);
        };
    }

    @GetMapping("/samples/{sample}")
    Answers.AuditSampleTold sample(@PathVariable String sample, Actor actor) {
        requireAuditor(actor);
        return told(sheet(sample, actor));
    }

    @PostMapping("/samples/{sample}/items/{agreement}/notes")
    ResponseEntity<Answers.AuditItemTold> write(
            @PathVariable String sample,
            @PathVariable AgreementId agreement,
            @RequestBody Requests.NewWorkingNote asked,
            Actor actor) {
        requireAuditor(actor);
        item(sample, agreement, actor);
        var given = new Given(register, telling.today());
        Topic topic = given.required("topic", asked.topic(), Topic.FINDING);
        given.required("text", asked.text(), "?");
        given.check();
        done(desk.write(sample, agreement, topic, Given.text(asked.text()), actor));
        return ResponseEntity.created(URI.create("/api/v1/audit/samples/" + sample))
                .body(told(item(sample, agreement, actor)));
    }

    @PutMapping("/samples/{sample}/items/{agreement}/progress")
    Answers.AuditItemTold progress(
            @PathVariable String sample,
            @PathVariable AgreementId agreement,
            @RequestBody Requests.NewProgress asked,
            Actor actor) {
        requireAuditor(actor);
        item(sample, agreement, actor);
        var given = new Given(register, telling.today());
        Progress progress = given.required("progress", asked.progress(), Progress.AT_WORK);
        given.check();
        done(desk.progress(sample, agreement, progress, actor));
        return told(item(sample, agreement, actor));
    }

    @GetMapping("/criteria")
    Answers.AuditCriteriaTold criteria(@RequestParam(required = false) @Nullable LocalDate on, Actor actor) {
        requireAuditor(actor);
        LocalDate day = on == null ? telling.today() : on;
        CriteriaContent content = criteria.on(day, Language.BOKMAL);
        return new Answers.AuditCriteriaTold(
                content.on(),
                content.edition(),
                content.catalogue(),
                content.criteria().stream().map(one -> told(one, day)).toList());
    }

    private static Answers.AuditCriterionTold told(Requirement one, LocalDate on) {
        return new Answers.AuditCriterionTold(
                one.id(),
                one.title().nb(),
                one.title().nn(),
                one.force(),
                one.isDemandedOn(on),
                one.quote(),
                one.source(),
                one.inForceFrom(),
                one.applies().until(),
                one.checked());
    }

    private static void done(List<Refusal> reasons) {
        if (!reasons.isEmpty()) {
            throw new RefusedException(reasons, Clauses.NONE);
        }
    }

    private Sheet sheet(String sample, Actor actor) {
        return desk.sample(sample, actor).orElseThrow(ProblemException::notFound);
    }

    private Item item(String sample, AgreementId agreement, Actor actor) {
        return sheet(sample, actor).item(agreement).orElseThrow(ProblemException::notFound);
    }

    private static Answers.AuditSampleTold told(Sheet sheet) {
        Sample sample = sheet.sample();
        return new Answers.AuditSampleTold(
                sheet.id(),
                sheet.title(),
                sheet.at(),
                sheet.by(),
                sample.seed(),
                sample.position(),
                sample.stratification(),
                sample.allocation(),
                sample.size(),
                sample.frame().size(),
                sample.frameDigest(),
                sample.isReproduced(),
                sample.shares().stream()
                        .map(share -> new Answers.AuditShareTold(share.stratum(), share.inFrame(), share.drawn()))
                        .toList(),
                sheet.items().stream().map(AuditApiController::told).toList());
    }

    private static Answers.AuditItemTold told(Item item) {
        var notes = new ArrayList<Answers.WorkingNoteTold>();
        item.written().forEach(noted -> {
            if (noted.note() instanceof AuditNote.WorkingNoteWritten written) {
                notes.add(new Answers.WorkingNoteTold(noted.at(), noted.userName(), written.topic(), written.text()));
            }
        });
        return new Answers.AuditItemTold(item.agreement(), item.stratum(), item.progress(), notes);
    }
}
