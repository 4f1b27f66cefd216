package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.search.Inquiry;
import no.avtaleverk.model.search.SavedSearch;
import no.avtaleverk.web.wording.HitTable;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.search.SavingSearches;
import no.avtaleverk.workflow.search.SavingSearches.Saving;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The searches a person has saved. Nobody else is told that there are any. */
@Controller
final class SavedSearchController {
    private final SavingSearches saving;
    private final Wording wording;
    private final MessageSource messages;
    private final PageAnswers answers;
    private final PageWords words;

    SavedSearchController(
            SavingSearches saving, Wording wording, MessageSource messages, PageAnswers answers, PageWords words) {
        this.saving = saving;
        this.wording = wording;
        this.messages = messages;
        this.answers = answers;
        this.words = words;
    }

    /** @param news how much was found and has not been seen */
    record Line(SavedSearch search, String question, LocalDate day, int news) {}

    @GetMapping("/search/saved")
    String saved(Actor actor, Model model) {
        var table = new HitTable(wording, messages, PageWords.locale());
        Map<String, Integer> news = saving.news(actor);
        List<Line> lines = saving.of(actor).stream()
                .map(search -> new Line(
                        search,
                        table.question(search.inquiry(), words.today()),
                        LocalDate.ofInstant(search.saved(), no.avtaleverk.workflow.Changes.NORWAY),
                        news.getOrDefault(search.id(), 0)))
                .toList();
        model.addAttribute("lines", lines);
        model.addAttribute("isTold", isTold(actor));
        if (!model.containsAttribute(PageAnswers.GIVEN)) {
            model.addAttribute(PageAnswers.GIVEN, Map.of());
        }
        return "saved-searches";
    }

    /** Whoever has no organisation in the register gets no notice, and sees what is new on the page. */
    static boolean isTold(Actor actor) {
        return actor.organisation() != null;
    }

    /** The hits of a saved search, with what is new marked; it is seen then. */
    @GetMapping("/search/saved/{id}")
    String open(@PathVariable String id, Actor actor) {
        SavedSearch search = saving.find(id, actor).orElseThrow(NotFoundException::new);
        return "redirect:" + SearchPageController.href(search, saving.see(search));
    }

    @PostMapping("/search/saved")
    String save(Actor actor, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes flash) {
        var form = new Form(fields);
        Inquiry inquiry = SearchPageController.inquiry(form);
        if (!form.isSound()) {
            return answers.unreadable(form, flash, SearchPageController.href(inquiry));
        }
        String name = form.text("name").isEmpty() ? named(inquiry) : form.text("name");
        return switch (saving.save(name, inquiry, form.isChecked("alert"), actor)) {
            case Saving.Saved saved ->
                answers.done(
                        flash,
                        "done.search-saved",
                        "/search/saved/" + saved.search().id());
            case Saving.Refused refused ->
                answers.refused(refused.reasons(), form, flash, SearchPageController.href(inquiry));
        };
    }

    /** A name for a search that was given none. */
    private String named(Inquiry inquiry) {
        String question = new HitTable(wording, messages, PageWords.locale()).question(inquiry, words.today());
        return question.length() > SavedSearch.LONGEST_NAME
                ? question.substring(0, SavedSearch.LONGEST_NAME - 1) + "…"
                : question;
    }

    @PostMapping("/search/saved/{id}/name")
    String rename(
            @PathVariable String id,
            Actor actor,
            @RequestParam MultiValueMap<String, String> fields,
            RedirectAttributes flash) {
        require(id, actor);
        var form = new Form(fields);
        return answers.noted(
                saving.rename(id, form.required("name"), actor), form, flash, "done.search-renamed", "/search/saved");
    }

    @PostMapping("/search/saved/{id}/alert")
    String alert(
            @PathVariable String id,
            Actor actor,
            @RequestParam MultiValueMap<String, String> fields,
            RedirectAttributes flash) {
        require(id, actor);
        var form = new Form(fields);
        boolean on = form.isChecked("alert");
        return answers.noted(
                saving.alert(id, on, actor),
                form,
                flash,
                on ? (isTold(actor) ? "done.search-alert-on" : "done.search-alert-on-page") : "done.search-alert-off",
                "/search/saved");
    }

    @PostMapping("/search/saved/{id}/delete")
    String delete(@PathVariable String id, Actor actor, RedirectAttributes flash) {
        require(id, actor);
        saving.delete(id, actor);
        return answers.done(flash, "done.search-deleted", "/search/saved");
    }

    private void require(String id, Actor actor) {
        if (saving.find(id, actor).isEmpty()) {
            throw new NotFoundException();
        }
    }
}
