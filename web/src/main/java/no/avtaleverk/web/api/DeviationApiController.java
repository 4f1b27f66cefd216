package no.avtaleverk.web.api;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.deviation.Deviation;
import no.avtaleverk.model.deviation.DeviationBook;
import no.avtaleverk.model.deviation.DeviationNote.Answer;
import no.avtaleverk.model.deviation.DeviationNote.DeviationAnswered;
import no.avtaleverk.model.deviation.DeviationNote.DeviationCauseNoted;
import no.avtaleverk.model.deviation.DeviationNote.DeviationClosed;
import no.avtaleverk.model.deviation.DeviationNote.DeviationEffectChecked;
import no.avtaleverk.model.deviation.DeviationNote.DeviationExplained;
import no.avtaleverk.model.deviation.DeviationNote.DeviationMeasureDone;
import no.avtaleverk.model.deviation.DeviationNote.DeviationMeasureSet;
import no.avtaleverk.model.deviation.DeviationNote.DeviationReopened;
import no.avtaleverk.model.followup.Sheet;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.templates.table.SheetFiles;
import no.avtaleverk.web.problem.InvalidRequestException;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.workflow.deviation.HandlingDeviations;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Avvik from an agreement: those the parties share, and the inner ones of one's own organisation. */
@RestController
@RequestMapping(path = "/api/v1/agreements/{id}/follow-up/deviation", produces = MediaType.APPLICATION_JSON_VALUE)
class DeviationApiController {
    private final HandlingDeviations handling;
    private final Access access;
    private final PartyRegister register;
    private final Telling telling;

    DeviationApiController(HandlingDeviations handling, Access access, PartyRegister register, Telling telling) {
        this.handling = handling;
        this.access = access;
        this.register = register;
        this.telling = telling;
    }

    @GetMapping
    List<Answers.AvvikTold> all(@PathVariable AgreementId id, Actor actor) {
        return handling.readable(access.inner(id, actor), actor).stream()
                .flatMap(book -> book.list().stream().map(one -> told(one, book)))
                .toList();
    }

    @PostMapping
    ResponseEntity<Answers.AvvikTold> report(
            @PathVariable AgreementId id, @RequestBody Requests.NewDeviation asked, Actor actor) {
        access.inner(id, actor);
        var given = new Given(register, telling.today());
        ClauseId clause = given.required("clause", asked.clause(), new ClauseId("x"));
        LocalDate happened = given.required("happened", asked.happened(), LocalDate.EPOCH);
        String kind = given.required("kind", asked.kind(), "x");
        String consequence = given.required("consequence", asked.consequence(), "x");
        PartyId against = asked.against() == null ? null : given.party("against", asked.against(), null);
        given.check();
        boolean inner = Boolean.TRUE.equals(asked.inner());
        String item = UUID.randomUUID().toString();
        var told = new HandlingDeviations.Told(
                clause, against, happened, Given.text(asked.what()), kind, consequence, Given.text(asked.reference()));
        refuse(handling.report(id, inner, item, told, actor));
        return ResponseEntity.created(URI.create("/api/v1/agreements/%s/follow-up/deviation".formatted(id)))
                .body(one(id, item, actor));
    }

    /** One step in a deviation. */
    @PostMapping("/{item}/steps")
    Answers.AvvikTold step(
            @PathVariable AgreementId id,
            @PathVariable String item,
            @RequestBody Requests.DeviationStep asked,
            Actor actor) {
        Agreement agreement = access.inner(id, actor);
        var given = new Given(register, telling.today());
        DeviationStepKind kind = given.required("step", asked.step(), DeviationStepKind.CLOSE);
        given.check();
        boolean inner = handling.inner(agreement, actor)
                .flatMap(book -> book.find(item))
                .isPresent();
        refuse(step(id, item, kind, asked, inner, actor));
        return one(id, item, actor);
    }

    private List<Refusal> step(
            AgreementId id,
            String item,
            DeviationStepKind kind,
            Requests.DeviationStep asked,
            boolean inner,
            Actor actor) {
        var given = new Given(register, telling.today());
        String said = Given.text(asked.said());
        String reference = Given.text(asked.reference());
        PartyId own = actor.organisation();
        return switch (kind) {
            case ANSWER -> {
                Answer answer = given.required("answer", asked.answer(), Answer.ASKS);
                given.check();
                yield own == null
                        ? List.of(new Refusal.NotAllowed())
                        : handling.answer(id, new DeviationAnswered(item, own, answer, said, reference), actor);
            }
            case EXPLAIN -> handling.explain(id, inner, new DeviationExplained(item, said), actor);
            case CAUSE -> {
                String cause = given.required("cause", asked.cause(), "x");
                given.check();
                yield handling.noteCause(id, inner, new DeviationCauseNoted(item, cause, said), actor);
            }
            case SET_MEASURE -> {
                PartyId party = given.required("party", asked.party(), new PartyId("kommune-0"));
                LocalDate due = given.required("date", asked.date(), LocalDate.EPOCH);
                given.check();
                yield handling.setMeasure(
                        id,
                        inner,
                        new DeviationMeasureSet(
                                item, UUID.randomUUID().toString(), party, Given.text(asked.role()), said, due),
                        actor);
            }
            case FINISH_MEASURE -> {
                String measure = given.required("measure", asked.measure(), "x");
                LocalDate on = given.required("date", asked.date(), LocalDate.EPOCH);
                given.check();
                yield handling.finishMeasure(id, inner, new DeviationMeasureDone(item, measure, on, said), actor);
            }
            case CHECK_EFFECT -> {
                LocalDate on = given.required("date", asked.date(), LocalDate.EPOCH);
                boolean worked = given.required("worked", asked.worked(), false);
                given.check();
                yield handling.checkEffect(id, inner, new DeviationEffectChecked(item, on, worked, said), actor);
            }
            case CLOSE -> handling.close(id, inner, new DeviationClosed(item, telling.today(), said), actor);
            case REOPEN -> handling.reopen(id, inner, new DeviationReopened(item, said), actor);
        };
    }

    /** Report all lines of a CSV or JSON file, or none. */
    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Void> bring(
            @PathVariable AgreementId id,
            @RequestPart("file") MultipartFile file,
            @RequestParam(defaultValue = "false") boolean inner,
            Actor actor)
            throws IOException {
        Agreement agreement = access.inner(id, actor);
        refuseLines(
                switch (SheetFiles.read(file.getBytes())) {
                    case Sheet.Reading.Faulty faulty -> faulty.faults();
                    case Sheet.Reading.Read read -> handling.importAll(agreement, inner, read.sheet(), actor);
                });
        return ResponseEntity.noContent().build();
    }

    @GetMapping(path = "/table.csv", produces = "text/csv")
    ResponseEntity<byte[]> csv(@PathVariable AgreementId id, Actor actor) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(SheetFiles.CSV))
                .body(SheetFiles.csv(handling.sheet(access.inner(id, actor), actor)));
    }

    static void refuse(List<Refusal> faults) {
        if (!faults.isEmpty()) {
            throw new RefusedException(faults, Clauses.NONE);
        }
    }

    static void refuseLines(List<Sheet.Fault> faults) {
        if (!faults.isEmpty()) {
            throw new InvalidRequestException(faults.stream()
                    .map(fault -> new InvalidRequestException.Fault(
                            "lines[%d].%s".formatted(fault.line(), fault.column()),
                            (fault.cause() + " " + fault.value()).strip()))
                    .toList());
        }
    }

    private Answers.AvvikTold one(AgreementId id, String item, Actor actor) {
        return handling.readable(access.inner(id, actor), actor).stream()
                .flatMap(book -> book.find(item).stream().map(one -> told(one, book)))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private static Answers.AvvikTold told(Deviation one, DeviationBook book) {
        var reported = one.reported();
        var cause = one.cause();
        var effect = one.effect();
        var closed = one.closed();
        return new Answers.AvvikTold(
                one.id(),
                book.innerOf() != null,
                reported.clause(),
                reported.words(),
                reported.version(),
                reported.reporter(),
                reported.against(),
                reported.happened(),
                reported.what(),
                reported.kind(),
                reported.consequence(),
                reported.reference(),
                one.standing(),
                one.answered().orElse(null),
                cause == null ? null : cause.cause(),
                one.measures().stream()
                        .map(measure -> {
                            var done = measure.done();
                            return new Answers.AvvikMeasureTold(
                                    measure.set().measure(),
                                    measure.set().party(),
                                    measure.set().role(),
                                    measure.set().what(),
                                    measure.set().due(),
                                    done == null ? null : done.on());
                        })
                        .toList(),
                effect == null ? null : effect.worked(),
                closed == null ? null : closed.on());
    }
}
