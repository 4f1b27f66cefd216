package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosGuide;
import no.avtaleverk.model.ros.RosGuideText;
import no.avtaleverk.model.ros.RosMarks;
import no.avtaleverk.model.ros.RosNote.GuideAnswer;
import no.avtaleverk.model.ros.RosNote.RosGuideAnswered;
import no.avtaleverk.web.page.RosPages.Shown;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.ros.AnalysingRisks;
import no.avtaleverk.workflow.ros.AnsweringGuide;
import no.avtaleverk.workflow.ros.AnsweringGuide.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The questions that a guide asks of an offer, answered by each party and carried over from year to year. */
@Controller
final class RosGuideController {
    private final RosPages pages;
    private final AnalysingRisks analysing;
    private final AnsweringGuide answering;
    private final PageWords words;

    RosGuideController(RosPages pages, AnalysingRisks analysing, AnsweringGuide answering, PageWords words) {
        this.pages = pages;
        this.analysing = analysing;
        this.answering = answering;
        this.words = words;
    }

    record Part(RosGuide.Section section, String title, String source, List<Asked> questions, long answered) {}

    /**
     * @param mine of the reader's own party; absent while it has not answered
     * @param read what it has answered, so that a colleague's answer is not written over
     */
    record Asked(
            RosGuide.Question question,
            String asks,
            List<Clause> clauses,
            List<Said> said,
            @Nullable Said mine,
            String read) {}

    /** @param year when it was answered */
    record Said(String party, GuideAnswer answer, String said, String when, int year, RosGuideText.Standing standing) {
        public boolean toConfirm() {
            return standing != RosGuideText.Standing.STANDS;
        }
    }

    @GetMapping("/agreements/{id}/follow-up/ros/guide")
    String show(@PathVariable AgreementId id, Actor actor, Model model) {
        Shown shown = pages.shown(id, actor, model);
        Agreement agreement = shown.agreement();
        RosGuideText text = answering.text(agreement);
        PartyId own = shown.works() ? shown.own() : null;
        List<Part> parts = analysing.guide().sections().stream()
                .map(section -> part(section, shown, text, own))
                .toList();
        model.addAttribute("parts", parts);
        model.addAttribute(
                "asked", parts.stream().mapToLong(one -> one.questions().size()).sum());
        model.addAttribute(
                "progress",
                analysing.parties(agreement).stream()
                        .map(party -> progress(shown, text, party))
                        .toList());
        model.addAttribute("replies", GuideAnswer.values());
        return "follow-up-ros-guide";
    }

    /** How far a party has come. */
    record Progress(String party, long answered, long toConfirm) {}

    private Progress progress(Shown shown, RosGuideText text, PartyId party) {
        List<Noted<RosGuideAnswered>> given = analysing.guide().sections().stream()
                .flatMap(section -> section.questions().stream())
                .map(question -> shown.analysis()
                        .answers()
                        .getOrDefault(question.id(), Map.of())
                        .get(party))
                .filter(java.util.Objects::nonNull)
                .toList();
        return new Progress(
                words.party(party),
                given.size(),
                given.stream().filter(one -> said(one, text).toConfirm()).count());
    }

    private Part part(RosGuide.Section section, Shown shown, RosGuideText text, @Nullable PartyId own) {
        List<Asked> questions = section.questions().stream()
                .map(question -> asked(question, shown, text, own))
                .toList();
        return new Part(
                section,
                words.in(section.title()),
                words.in(section.source()),
                questions,
                questions.stream().filter(one -> one.mine() != null).count());
    }

    private Asked asked(RosGuide.Question question, Shown shown, RosGuideText text, @Nullable PartyId own) {
        Map<PartyId, Noted<RosGuideAnswered>> given = shown.analysis().answers().getOrDefault(question.id(), Map.of());
        Noted<RosGuideAnswered> mine = own == null ? null : given.get(own);
        return new Asked(
                question,
                words.in(question.question()),
                text.clauses(question.id()),
                given.values().stream().map(one -> said(one, text)).toList(),
                mine == null ? null : said(mine, text),
                RosMarks.answered(mine == null ? null : mine.note()));
    }

    private Said said(Noted<RosGuideAnswered> noted, RosGuideText text) {
        return new Said(
                words.party(noted.note().party()),
                noted.note().answer(),
                noted.note().said(),
                words.day(noted.at()),
                LocalDate.ofInstant(noted.at(), Changes.NORWAY).getYear(),
                text.standing(noted, words.today()));
    }

    /** The answers of one section that are new, other than before, or confirmed; all of them or none. */
    @PostMapping("/agreements/{id}/follow-up/ros/guide")
    String answer(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            Model model,
            RedirectAttributes flash) {
        var form = new Form(fields);
        Shown shown = pages.shown(id, actor, model);
        String place = form.text("section");
        var given = new ArrayList<Given>();
        var unanswered = new ArrayList<Fault>();
        analysing.guide().sections().stream()
                .filter(section -> section.id().equals(place))
                .flatMap(section -> section.questions().stream())
                .forEach(question -> {
                    Optional<Given> one = given(question.id(), form);
                    one.ifPresent(given::add);
                    if (one.isEmpty() && !form.text("said-" + question.id()).isEmpty()) {
                        unanswered.add(new Fault(
                                words.say("ros.answer-missing", words.in(question.question())),
                                "#a-" + question.id() + "-" + GuideAnswer.YES));
                    }
                });
        String page = RosPages.path(id, "guide");
        if (!unanswered.isEmpty()) { // what is said beside no answer would be lost
            flash.addFlashAttribute(PageAnswers.FAULTS, unanswered);
            flash.addFlashAttribute(PageAnswers.GIVEN, form.given());
            return "redirect:" + page + "#section-" + place;
        }
        AnsweringGuide.Outcome outcome = form.isSound()
                ? answering.answer(shown.agreement(), given, actor)
                : new AnsweringGuide.Outcome(List.of(), 0);
        return pages.answered(
                outcome.reasons(),
                form,
                flash,
                outcome.noted() == 0 ? "done.ros-guide-same" : "done.ros-guide",
                page,
                "section-" + place);
    }

    /** What is answered; empty where nothing is. */
    private static Optional<Given> given(String question, Form form) {
        return Optional.ofNullable(form.value("answer-" + question, GuideAnswer::valueOf))
                .map(answer -> new Given(
                        question,
                        answer,
                        form.text("said-" + question),
                        null,
                        form.text("read-" + question),
                        form.isChecked("confirm-" + question)));
    }
}
