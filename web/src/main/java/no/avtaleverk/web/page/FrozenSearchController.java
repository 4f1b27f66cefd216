package no.avtaleverk.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.search.FrozenHit;
import no.avtaleverk.model.search.Inquiry;
import no.avtaleverk.web.site.Site;
import no.avtaleverk.web.wording.HitTable;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.frozen.AskingAgain;
import no.avtaleverk.workflow.search.Freezing;
import no.avtaleverk.workflow.search.Freezing.Frozen;
import no.avtaleverk.workflow.search.Freezing.Sheet;
import no.avtaleverk.workflow.search.Freezing.Shown;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Frozen results: made, cited, taken along, and asked for again. */
@Controller
final class FrozenSearchController {
    private static final int SIZE = 50;

    private final Freezing freezing;
    private final AskingAgain<Freezing.Again> asking;
    private final Wording wording;
    private final MessageSource messages;
    private final PageAnswers answers;
    private final PageWords words;
    private final Site site;

    FrozenSearchController(
            Freezing freezing,
            AskingAgain<Freezing.Again> asking,
            Wording wording,
            MessageSource messages,
            PageAnswers answers,
            PageWords words,
            Site site) {
        this.site = site;
        this.freezing = freezing;
        this.asking = asking;
        this.wording = wording;
        this.messages = messages;
        this.answers = answers;
        this.words = words;
    }

    /** A hit with where it leads. */
    record Line(Shown shown, String heading, String href) {}

    record HeadingLine(Freezing.Heading heading, String question) {}

    @GetMapping("/search/frozen")
    String all(Actor actor, Model model) {
        if (!Freezing.isFor(actor)) {
            throw new NotFoundException();
        }
        model.addAttribute(
                "lines",
                freezing.all(actor).stream()
                        .map(heading -> new HeadingLine(heading, question(heading.inquiry())))
                        .toList());
        return "frozen-searches";
    }

    private String question(Inquiry inquiry) {
        return new HitTable(wording, messages, PageWords.locale()).question(inquiry, words.today());
    }

    @PostMapping("/search/frozen")
    String freeze(Actor actor, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes flash) {
        var form = new Form(fields);
        Inquiry inquiry = SearchPageController.inquiry(form);
        if (!form.isSound()) {
            return answers.unreadable(form, flash, SearchPageController.href(inquiry));
        }
        return switch (freezing.freeze(form.text("title"), inquiry, actor)) {
            case Frozen.Kept kept -> answers.done(flash, "done.search-frozen", "/search/frozen/" + kept.id());
            case Frozen.Refused refused ->
                answers.refused(refused.reasons(), form, flash, SearchPageController.href(inquiry));
        };
    }

    @GetMapping("/search/frozen/{id}")
    String sheet(@PathVariable String id, @RequestParam(defaultValue = "1") int page, Actor actor, Model model) {
        Sheet sheet = sheet(id, actor);
        int pages = Math.max(1, (sheet.hits().size() + SIZE - 1) / SIZE);
        int at = Math.clamp(page, 1, pages);
        List<FrozenHit> hits =
                sheet.hits().subList((at - 1) * SIZE, Math.min(sheet.hits().size(), at * SIZE));
        model.addAttribute("sheet", sheet);
        model.addAttribute(
                "name",
                sheet.heading().title().isEmpty()
                        ? words.say("frozen.title")
                        : sheet.heading().title());
        model.addAttribute("question", question(sheet.heading().inquiry()));
        model.addAttribute("citation", citation(sheet));
        model.addAttribute("lines", lines(hits, actor));
        model.addAttribute("first", (at - 1) * SIZE + 1);
        model.addAttribute("page", at);
        model.addAttribute("pages", pages);
        return "frozen-search";
    }

    private Sheet sheet(String id, Actor actor) {
        return freezing.find(id, actor).orElseThrow(NotFoundException::new);
    }

    /** One line to put into a report. How many hits there are is told those alone who may see all. */
    private String citation(Sheet sheet) {
        Freezing.Heading heading = sheet.heading();
        String position = String.valueOf(heading.position());
        return sheet.isWhole()
                ? words.say(
                        "frozen.citation",
                        question(heading.inquiry()),
                        words.moment(heading.at()),
                        position,
                        String.valueOf(sheet.hits().size()),
                        heading.digest().hex(),
                        "/search/frozen/" + heading.id())
                : words.say(
                        "frozen.citation-partial",
                        question(heading.inquiry()),
                        words.moment(heading.at()),
                        position,
                        heading.digest().hex(),
                        site.address("/search/frozen/" + heading.id()));
    }

    private Line line(Shown shown) {
        FrozenHit hit = shown.hit();
        Long position = hit.logPosition();
        return new Line(
                shown,
                shown.entry() == null
                        ? shown.heading()
                        : wording.of(shown.entry().event(), PageWords.locale()),
                position != null
                        ? "/log?from=" + position + "#entry-" + position
                        : "/agreements/" + hit.agreement() + "?version=" + hit.version()
                                + (hit.clause() == null ? "" : "#" + hit.clause()));
    }

    private List<Line> lines(List<FrozenHit> hits, Actor actor) {
        return freezing.shown(hits, actor).stream().map(this::line).toList();
    }

    /** Ask again, beside the request. */
    @PostMapping("/search/frozen/{id}/again")
    String ask(
            @PathVariable String id,
            Actor actor,
            @RequestParam MultiValueMap<String, String> fields,
            RedirectAttributes flash) {
        return answers.madeAgain(asking.start(id, actor), new Form(fields), flash, "/search/frozen/" + id);
    }

    /**
     * A part of what came of it.
     *
     * @param more how many are not shown
     */
    record Part(String name, List<Line> lines, int more) {}

    private Part part(String name, List<FrozenHit> hits, Actor actor) {
        List<FrozenHit> shown = hits.stream().limit(SIZE).toList();
        return new Part(name, lines(shown, actor), hits.size() - shown.size());
    }

    /** What came of asking again, as of then and as of now; until then, how far it has come. */
    @GetMapping("/search/frozen/{id}/again/{run}")
    String again(@PathVariable String id, @PathVariable String run, Actor actor, Model model) {
        AskingAgain.Run<Freezing.Again> asked = asking.find(run, id, actor).orElseThrow(NotFoundException::new);
        Freezing.Again again = asked.again();
        Sheet sheet = sheet(id, actor);
        model.addAttribute("sheet", sheet);
        model.addAttribute(
                "name",
                sheet.heading().title().isEmpty()
                        ? words.say("frozen.title")
                        : sheet.heading().title());
        model.addAttribute("question", question(sheet.heading().inquiry()));
        model.addAttribute("run", asked);
        model.addAttribute("again", again);
        model.addAttribute(
                "parts",
                again == null
                        ? List.of()
                        : List.of(
                                part("missing", again.missing(), actor),
                                part("added", again.added(), actor),
                                part("since", again.since(), actor),
                                part("gone", again.gone(), actor)));
        return "frozen-again";
    }

    @GetMapping({"/search/frozen/{id}/hits.csv", "/search/frozen/{id}/hits.xlsx"})
    ResponseEntity<byte[]> hits(@PathVariable String id, HttpServletRequest request, Actor actor) {
        var format = HitTable.Format.of(request);
        Sheet sheet = sheet(id, actor);
        byte[] bytes = new HitTable(wording, messages, PageWords.locale())
                .ofFrozen(freezing.shown(sheet.hits(), actor), HitTable.about(sheet, "/search/frozen/" + id), format);
        return AgreementPageController.file(
                bytes, words.say("frozen.file", id.substring(0, 8)) + "." + format.extension(), format.mediaType());
    }

    /** The canonical form, whose SHA-256 is cited; for those alone who may see all of it. */
    @GetMapping("/search/frozen/{id}/result.txt")
    ResponseEntity<byte[]> canonical(@PathVariable String id, Actor actor) {
        Sheet sheet = sheet(id, actor);
        if (!sheet.isWhole()) {
            throw new NotFoundException();
        }
        return AgreementPageController.file(
                sheet.result().canonical().getBytes(StandardCharsets.UTF_8),
                words.say("frozen.file", id.substring(0, 8)) + ".txt",
                "text/plain; charset=utf-8");
    }
}
