package no.avtaleverk.web.api;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
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
import no.avtaleverk.workflow.search.Freezing;
import no.avtaleverk.workflow.search.Freezing.Frozen;
import no.avtaleverk.workflow.search.Freezing.Sheet;
import no.avtaleverk.workflow.search.Freezing.Shown;
import no.avtaleverk.workflow.search.SavingSearches;
import no.avtaleverk.workflow.search.SavingSearches.Saving;
import org.springframework.context.MessageSource;
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
    private final AskedQuestions asked;
    private final PartyRegister register;
    private final Wording wording;
    private final MessageSource messages;
    private final Telling telling;

    KeptSearchController(
            SavingSearches saving,
            Freezing freezing,
            AskedQuestions asked,
            PartyRegister register,
            Wording wording,
            MessageSource messages,
            Telling telling) {
        this.saving = saving;
        this.freezing = freezing;
        this.asked = asked;
        this.register = register;
        this.wording = wording;
        this.messages = messages;
        this.telling = telling;
    }

    // ---- saved ------------------------------------------------------------------------------------------------------

    @GetMapping("/saved")
    List<Answers.SavedSearchTold> saved(Actor actor) {
        return saving.of(actor).stream().map(this::told).toList();
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
        String name = wanted.name();
        if (name != null) {
            done(saving.rename(id, name, actor));
        }
        Boolean alert = wanted.alert();
        if (alert != null) {
            done(saving.alert(id, alert, actor));
        }
        return told(search(id, actor));
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
        return new Answers.SavedSearchTold(
                search.id(),
                search.name(),
                AskedQuestions.told(search.inquiry()),
                search.alert(),
                search.saved(),
                saving.news(search).size());
    }

    // ---- frozen -----------------------------------------------------------------------------------------------------

    @GetMapping("/frozen")
    List<Answers.FrozenSearchTold> frozen(Actor actor) {
        return freezing.all(actor).stream()
                .map(heading -> told(heading, false, List.of()))
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
                        .body(told(sheet(kept.id(), actor)));
            case Frozen.Refused refused -> throw new RefusedException(refused.reasons(), Clauses.NONE);
        };
    }

    @GetMapping("/frozen/{id}")
    Answers.FrozenSearchTold frozenSearch(@PathVariable String id, Actor actor) {
        return told(sheet(id, actor));
    }

    /** Asked for again, as of then and as of now. */
    @GetMapping("/frozen/{id}/again")
    Answers.FrozenAgainTold again(@PathVariable String id, Actor actor) {
        Sheet sheet = sheet(id, actor);
        Freezing.Again again = freezing.again(id, actor).orElseThrow(ProblemException::notFound);
        return new Answers.FrozenAgainTold(
                again.isSame(),
                again.isSameInOtherOrder(),
                sheet.isWhole(),
                hits(again.missing()),
                hits(again.added()),
                hits(again.since()),
                hits(again.gone()));
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

    @GetMapping(path = "/frozen/{id}/hits.csv", produces = "text/csv")
    ResponseEntity<byte[]> csv(@PathVariable String id, Actor actor, Locale locale) {
        return file(id, HitTable.Format.CSV, actor, locale);
    }

    @GetMapping(path = "/frozen/{id}/hits.xlsx", produces = Workbook.MEDIA_TYPE)
    ResponseEntity<byte[]> xlsx(@PathVariable String id, Actor actor, Locale locale) {
        return file(id, HitTable.Format.XLSX, actor, locale);
    }

    private ResponseEntity<byte[]> file(String id, HitTable.Format format, Actor actor, Locale locale) {
        Sheet sheet = sheet(id, actor);
        return AskedQuestions.file(
                new HitTable(wording, messages, locale)
                        .ofFrozen(sheet.hits(), HitTable.about(sheet, "/search/frozen/" + id), format),
                "frozen-search-" + id.substring(0, 8),
                format);
    }

    private Sheet sheet(String id, Actor actor) {
        return freezing.find(id, actor).orElseThrow(ProblemException::notFound);
    }

    private static Answers.FrozenSearchTold told(Sheet sheet) {
        return told(sheet.heading(), sheet.isWhole(), hits(sheet.hits()));
    }

    private static Answers.FrozenSearchTold told(
            Freezing.Heading heading, boolean isWhole, List<Answers.FrozenHitTold> hits) {
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

    private static List<Answers.FrozenHitTold> hits(List<Shown> hits) {
        return hits.stream().map(KeptSearchController::hit).toList();
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
