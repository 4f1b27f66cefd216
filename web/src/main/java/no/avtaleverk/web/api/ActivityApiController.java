package no.avtaleverk.web.api;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.avtaleverk.model.activity.ActivityFigure;
import no.avtaleverk.model.activity.ActivityNote.Direction;
import no.avtaleverk.model.activity.ActivityNote.Measure;
import no.avtaleverk.model.activity.ReportingPeriod;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.followup.Sheet;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.templates.table.SheetFiles;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.workflow.activity.FollowingFigures;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Activity figures agreed in a clause. */
@RestController
@RequestMapping(path = "/api/v1/agreements/{id}/follow-up/activity", produces = MediaType.APPLICATION_JSON_VALUE)
class ActivityApiController {
    private final FollowingFigures following;
    private final Access access;
    private final PartyRegister register;
    private final Telling telling;

    ActivityApiController(FollowingFigures following, Access access, PartyRegister register, Telling telling) {
        this.following = following;
        this.access = access;
        this.register = register;
        this.telling = telling;
    }

    @GetMapping
    List<Answers.ActivityFigureTold> all(@PathVariable AgreementId id, Actor actor) {
        return following.figures(access.inner(id, actor), actor).list().stream()
                .map(ActivityApiController::told)
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Answers.ActivityFigureTold agree(@PathVariable AgreementId id, @RequestBody Requests.NewFigure asked, Actor actor) {
        access.inner(id, actor);
        var given = new Given(register, telling.today());
        var told = new FollowingFigures.Told(
                given.required("name", asked.name(), "?"),
                given.required("measure", asked.measure(), Measure.OWN),
                given.required("unit", asked.unit(), "?"),
                given.required("clause", asked.clause(), new ClauseId("x")),
                number("level", asked.level(), given),
                asked.direction() == null ? Direction.AT_LEAST : asked.direction(),
                given.required("every", asked.every(), ReportingPeriod.Length.YEAR),
                given.required("reporter", asked.reporter(), new PartyId("kommune-0")),
                given.required("from", asked.from(), LocalDate.EPOCH));
        given.check();
        String item = UUID.randomUUID().toString();
        DeviationApiController.refuse(following.agree(id, item, told, actor));
        return one(id, item, actor);
    }

    /** Enter the figure of a period; with a reason, correct it. */
    @PostMapping("/{item}/values")
    Answers.ActivityFigureTold enter(
            @PathVariable AgreementId id,
            @PathVariable String item,
            @RequestBody Requests.NewFigureValue asked,
            Actor actor) {
        access.inner(id, actor);
        var given = new Given(register, telling.today());
        String period = given.required("period", asked.period(), "2000");
        BigDecimal value = number("value", given.required("value", asked.value(), "0"), given);
        given.check();
        if (value != null) {
            String reason = asked.reason();
            DeviationApiController.refuse(
                    reason == null
                            ? following.enter(id, item, period, value, Given.text(asked.source()), actor)
                            : following.correct(id, item, period, value, reason, actor));
        }
        return one(id, item, actor);
    }

    private static @Nullable BigDecimal number(String field, @Nullable String text, Given given) {
        if (text == null || text.isBlank()) {
            return null;
        }
        BigDecimal number = FollowingFigures.number(text).orElse(null);
        if (number == null) {
            given.invalid(field, text);
        }
        return number;
    }

    /** Enter all lines of a CSV or JSON file, or none. */
    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Void> bring(@PathVariable AgreementId id, @RequestPart("file") MultipartFile file, Actor actor)
            throws IOException {
        Agreement agreement = access.inner(id, actor);
        DeviationApiController.refuseLines(
                switch (SheetFiles.read(file.getBytes())) {
                    case Sheet.Reading.Faulty faulty -> faulty.faults();
                    case Sheet.Reading.Read read -> following.importAll(agreement, read.sheet(), actor);
                });
        return ResponseEntity.noContent().build();
    }

    @GetMapping(path = "/table.csv", produces = "text/csv")
    ResponseEntity<byte[]> csv(@PathVariable AgreementId id, Actor actor) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(SheetFiles.CSV))
                .body(SheetFiles.csv(following.sheet(access.inner(id, actor), actor)));
    }

    private Answers.ActivityFigureTold one(AgreementId id, String item, Actor actor) {
        return following
                .figures(access.inner(id, actor), actor)
                .find(item)
                .map(ActivityApiController::told)
                .orElseThrow(ProblemException::notFound);
    }

    private static Answers.ActivityFigureTold told(ActivityFigure one) {
        var agreed = one.agreed();
        BigDecimal level = agreed.level();
        return new Answers.ActivityFigureTold(
                one.id(),
                agreed.name(),
                agreed.measure(),
                agreed.unit(),
                agreed.clause(),
                level == null ? null : level.toPlainString(),
                agreed.direction(),
                agreed.every(),
                agreed.reporter(),
                agreed.from(),
                one.values().values().stream()
                        .map(value -> new Answers.ActivityValueTold(
                                value.period().toString(),
                                value.number().toPlainString(),
                                one.keeps(value.number()),
                                value.source(),
                                value.before().stream()
                                        .map(BigDecimal::toPlainString)
                                        .toList()))
                        .toList());
    }
}
