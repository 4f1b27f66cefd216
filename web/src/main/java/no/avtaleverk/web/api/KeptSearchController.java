package no.avtaleverk.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.search.FrozenHit;
import no.avtaleverk.model.search.Inquiry;
import no.avtaleverk.model.search.SavedSearch;
import no.avtaleverk.templates.xlsx.Workbook;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.web.wording.HitTable;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.frozen.AskingAgain;
import no.avtaleverk.workflow.search.Freezing;
import no.avtaleverk.workflow.search.Freezing.Frozen;
import no.avtaleverk.workflow.search.Freezing.Sheet;
import no.avtaleverk.workflow.search.Freezing.Shown;
import no.avtaleverk.workflow.search.SavingSearches;
import no.avtaleverk.workflow.search.SavingSearches.Saving;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Searches one has saved, and frozen results. */
@RestController
@RequestMapping(path = "/api/v1/search", produces = MediaType.APPLICATION_JSON_VALUE)
class KeptSearchController {
    private final SavingSearches saving;
    private final Freezing freezing;
    private final AskingAgain<Freezing.Again> asking;
    private final AskedQuestions asked;
    private final PartyRegister register;
    private final Wording wording;
    private final MessageSource messages;
    private final Telling telling;

    KeptSearchController(
            SavingSearches saving,
            Freezing freezing,
            AskingAgain<Freezing.Again> asking,
            AskedQuestions asked,
            PartyRegister register,
            Wording wording,
            MessageSource messages,
            Telling telling) {
        this.saving = saving;
        this.freezing = freezing;
        this.asking = asking;
        this.asked = asked;
        this.register = register;
        this.wording = wording;
        this.messages = messages;
        this.telling = telling;
    }

    // ---- saved ------------------------------------------------------------------------------------------------------

    @GetMapping("/saved")
    List<Answers.SavedSearchTold> saved(Actor actor) {
        Map<String, Integer> news = saving.news(actor);
        return saving.of(actor).stream()
                .map(search -> told(search, news.getOrDefault(search.id(), 0)))
                .toList();
    }

    @PostMapping("/saved")
    ResponseEntity<Answers.SavedSearchTold> save(@RequestBody Requests.NewSavedSearch wanted, Actor actor) {
        var given = new Given(register, telling.today());
        String name = given.required("name", wanted.name(), "?");
        Requests.InquiryGiven question = given.required("inquiry", wanted.inquiry(), NOTHING);
        given.check();
        return switch (saving.save(name, asked.inquiry(question), Boolean.TRUE.equals(wanted.alert()), actor)) {
            case Saving.Saved saved ->
                ResponseEntity.created(URI.create(
                                "/api/v1/search/saved/" + saved.search().id()))
                        .body(told(saved.search()));
            case Saving.Refused refused -> throw new RefusedException(refused.reasons(), Clauses.NONE);
        };
    }

    private static final Requests.InquiryGiven NOTHING =
            new Requests.InquiryGiven(null, null, null, null, null, null, null, null, null);

    @GetMapping("/saved/{id}")
    Answers.SavedSearchTold savedSearch(@PathVariable String id, Actor actor) {
        return told(search(id, actor));
    }

    @PutMapping("/saved/{id}")
    Answers.SavedSearchTold change(
            @PathVariable String id, @RequestBody Requests.SavedSearchChange wanted, Actor actor) {
        search(id, actor);
        done(saving.change(id, wanted.name(), wanted.alert(), actor));
        return told(search(id, actor));
    }

    /** What was found until now is seen. */
    @PostMapping("/saved/{id}/seen")
    ResponseEntity<Void> seen(@PathVariable String id, Actor actor) {
        saving.see(search(id, actor));
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/saved/{id}")
    ResponseEntity<Void> delete(@PathVariable String id, Actor actor) {
        search(id, actor);
        done(saving.delete(id, actor));
        return ResponseEntity.noContent().build();
    }

    private SavedSearch search(String id, Actor actor) {
        return saving.find(id, actor).orElseThrow(ProblemException::notFound);
    }

    private static void done(List<Refusal> reasons) {
        if (!reasons.isEmpty()) {
            throw new RefusedException(reasons, Clauses.NONE);
        }
    }

    private Answers.SavedSearchTold told(SavedSearch search) {
        return told(search, saving.news(search));
    }

    private static Answers.SavedSearchTold told(SavedSearch search, int news) {
        return new Answers.SavedSearchTold(
                search.id(),
                search.name(),
                AskedQuestions.told(search.inquiry()),
                search.alert(),
                search.saved(),
                news);
    }

    // ---- frozen -----------------------------------------------------------------------------------------------------

    @GetMapping("/frozen")
    List<Answers.FrozenSearchTold> frozen(Actor actor) {
        return freezing.all(actor).stream()
                .map(heading -> told(heading, null, null))
                .toList();
    }

    @PostMapping("/frozen")
    ResponseEntity<Answers.FrozenSearchTold> freeze(@RequestBody Requests.NewFrozenSearch wanted, Actor actor) {
        var given = new Given(register, telling.today());
        Requests.InquiryGiven question = given.required("inquiry", wanted.inquiry(), NOTHING);
        given.check();
        Inquiry inquiry = asked.inquiry(question);
        return switch (freezing.freeze(Given.text(wanted.title()), inquiry, actor)) {
            case Frozen.Kept kept ->
                ResponseEntity.created(URI.create("/api/v1/search/frozen/" + kept.id()))
                        .body(told(sheet(kept.id(), actor), actor));
            case Frozen.Refused refused -> throw new RefusedException(refused.reasons(), Clauses.NONE);
        };
    }

    @GetMapping("/frozen/{id}")
    Answers.FrozenSearchTold frozenSearch(@PathVariable String id, Actor actor) {
        return told(sheet(id, actor), actor);
    }

    /** Asked for again, as of then and as of now, beside the request. */
    @PostMapping("/frozen/{id}/again")
    ResponseEntity<Answers.FrozenAgainTold> again(@PathVariable String id, Actor actor) {
        return switch (asking.start(id, actor)) {
            case AskingAgain.Start.Begun<Freezing.Again> begun ->
                ResponseEntity.status(HttpStatus.ACCEPTED)
                        .location(URI.create("/api/v1/search/frozen/" + id + "/again/"
                                + begun.run().id()))
                        .body(told(begun.run(), actor));
            case AskingAgain.Start.Busy<Freezing.Again> busy ->
                throw new RefusedException(List.of(new Refusal.AskingAgainBusy()), Clauses.NONE);
            case AskingAgain.Start.Unknown<Freezing.Again> unknown -> throw ProblemException.notFound();
        };
    }

    @GetMapping("/frozen/{id}/again/{run}")
    Answers.FrozenAgainTold askedAgain(@PathVariable String id, @PathVariable String run, Actor actor) {
        return told(asking.find(run, id, actor).orElseThrow(ProblemException::notFound), actor);
    }

    private Answers.FrozenAgainTold told(AskingAgain.Run<Freezing.Again> run, Actor actor) {
        Freezing.Again again = run.again();
        if (again == null) {
            return new Answers.FrozenAgainTold(
                    run.id(), run.progress(), run.read(), null, null, null, null, null, null, null, null, null);
        }
        return new Answers.FrozenAgainTold(
                run.id(),
                run.progress(),
                run.read(),
                again.isSame(),
                again.isSameInOtherOrder(),
                sheet(run.frozen(), actor).isWhole(),
                again.isCut(),
                again.isUnsure(),
                hits(again.missing(), actor),
                hits(again.added(), actor),
                hits(again.since(), actor),
                hits(again.gone(), actor));
    }

    @GetMapping(path = "/frozen/{id}/result.txt", produces = "text/plain")
    ResponseEntity<byte[]> canonical(@PathVariable String id, Actor actor) {
        Sheet sheet = sheet(id, actor);
        if (!sheet.isWhole()) {
            throw ProblemException.notFound();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=utf-8"))
                .body(sheet.result().canonical().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(
            path = {"/frozen/{id}/hits.csv", "/frozen/{id}/hits.xlsx"},
            produces = {"text/csv", Workbook.MEDIA_TYPE})
    ResponseEntity<byte[]> hits(@PathVariable String id, HttpServletRequest request, Actor actor, Locale locale) {
        var format = HitTable.Format.of(request);
        Sheet sheet = sheet(id, actor);
        return AskedQuestions.file(
                new HitTable(wording, messages, locale)
                        .ofFrozen(
                                freezing.shown(sheet.hits(), actor),
                                HitTable.about(sheet, "/search/frozen/" + id),
                                format),
                "frozen-search-" + id.substring(0, 8),
                format);
    }

    private Sheet sheet(String id, Actor actor) {
        return freezing.find(id, actor).orElseThrow(ProblemException::notFound);
    }

    private Answers.FrozenSearchTold told(Sheet sheet, Actor actor) {
        return told(sheet.heading(), sheet.isWhole(), hits(sheet.hits(), actor));
    }

    private static Answers.FrozenSearchTold told(
            Freezing.Heading heading, @Nullable Boolean isWhole, @Nullable List<Answers.FrozenHitTold> hits) {
        return new Answers.FrozenSearchTold(
                heading.id(),
                heading.title(),
                AskedQuestions.told(heading.inquiry()),
                heading.at(),
                heading.by(),
                heading.position(),
                heading.digest(),
                isWhole,
                hits);
    }

    private List<Answers.FrozenHitTold> hits(List<FrozenHit> hits, Actor actor) {
        return freezing.shown(hits, actor).stream()
                .map(KeptSearchController::hit)
                .toList();
    }

    private static Answers.FrozenHitTold hit(Shown shown) {
        FrozenHit hit = shown.hit();
        return new Answers.FrozenHitTold(
                hit.agreement(),
                shown.title(),
                hit.logPosition() == null ? (Integer) hit.version() : null,
                hit.clause(),
                hit.number(),
                shown.heading(),
                hit.digest(),
                hit.logPosition());
    }
}
