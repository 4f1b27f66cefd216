package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosGuide;
import no.avtaleverk.model.ros.RosNote;
import no.avtaleverk.model.ros.RosNote.GuideAnswer;
import no.avtaleverk.model.ros.RosNote.RosGuideAnswered;
import no.avtaleverk.web.page.RosPages.Shown;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.ros.AnalysingRisks;
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
    private final PageWords words;

    RosGuideController(RosPages pages, AnalysingRisks analysing, PageWords words) {
        this.pages = pages;
        this.analysing = analysing;
        this.words = words;
    }

    record Part(RosGuide.Section section, String title, String source, List<Asked> questions, long answered) {}

    /** @param mine of the reader's own party; absent while it has not answered */
    record Asked(
            RosGuide.Question question,
            String asks,
            List<Clause> clauses,
            List<Said> said,
            @Nullable Said mine) {}

    /** @param year when it was answered, where that is before this year, so that it is to be confirmed; 0 where it is not */
    record Said(String party, GuideAnswer answer, String said, String when, int year) {}

    @GetMapping("/agreements/{id}/follow-up/ros/guide")
    String show(@PathVariable AgreementId id, Actor actor, Model model) {
        Shown shown = pages.shown(id, actor, model);
        Agreement agreement = shown.agreement();
        Clauses text = pages.text(agreement);
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
                        .map(party -> progress(shown, party))
                        .toList());
        model.addAttribute("replies", GuideAnswer.values());
        return "follow-up-ros-guide";
    }

    /** How far a party has come. */
    record Progress(String party, long answered, long toConfirm) {}

    private Progress progress(Shown shown, PartyId party) {
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
                given.stream().filter(one -> year(one) > 0).count());
    }

    private Part part(RosGuide.Section section, Shown shown, Clauses text, @Nullable PartyId own) {
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

    private Asked asked(RosGuide.Question question, Shown shown, Clauses text, @Nullable PartyId own) {
        Map<PartyId, Noted<RosGuideAnswered>> given = shown.analysis().answers().getOrDefault(question.id(), Map.of());
        Noted<RosGuideAnswered> mine = own == null ? null : given.get(own);
        return new Asked(
                question,
                words.in(question.question()),
                clauses(question, shown.agreement(), text),
                given.values().stream().map(this::said).toList(),
                mine == null ? null : said(mine));
    }

    /** The clauses whose answers to requirements speak of the question. */
    private static List<Clause> clauses(RosGuide.Question question, Agreement agreement, Clauses text) {
        var answers = agreement.answersFor(text).stream()
                .filter(answer -> question.requirements().contains(answer.requirement()))
                .toList();
        return text.list().stream()
                .filter(clause ->
                        answers.stream().anyMatch(answer -> answer.clause().equals(clause.id())))
                .toList();
    }

    private Said said(Noted<RosGuideAnswered> noted) {
        return new Said(
                words.party(noted.note().party()),
                noted.note().answer(),
                noted.note().said(),
                words.day(noted.at()),
                year(noted));
    }

    private int year(Noted<RosGuideAnswered> noted) {
        int year = LocalDate.ofInstant(noted.at(), Changes.NORWAY).getYear();
        return year < words.today().getYear() ? year : 0;
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
        PartyId own = actor.organisation();
        Clauses text = pages.text(shown.agreement());
        String place = form.text("section");
        var given = new ArrayList<RosGuideAnswered>();
        for (RosGuide.Section section : analysing.guide().sections()) {
            for (RosGuide.Question question : section.questions()) {
                GuideAnswer answer = form.value("answer-" + question.id(), GuideAnswer::valueOf);
                if (own == null || answer == null || !section.id().equals(place)) {
                    continue;
                }
                var one = new RosGuideAnswered(
                        question.id(),
                        own,
                        answer,
                        form.text("said-" + question.id()),
                        clauses(question, shown.agreement(), text).stream()
                                .map(Clause::id)
                                .toList());
                Noted<RosGuideAnswered> before = shown.analysis()
                        .answers()
                        .getOrDefault(question.id(), Map.of())
                        .get(own);
                if (before == null
                        || before.note().answer() != one.answer()
                        || !before.note().said().equals(one.said())
                        || form.isChecked("confirm-" + question.id())) {
                    given.add(one);
                }
            }
        }
        String to = RosPages.path(id, "guide");
        return pages.answered(
                !form.isSound() || given.isEmpty() ? List.of() : note(id, given, actor),
                form,
                flash,
                given.isEmpty() ? "done.ros-guide-same" : "done.ros-guide",
                to,
                "section-" + place);
    }

    private List<Refusal> note(AgreementId id, List<RosGuideAnswered> given, Actor actor) {
        return analysing.note(id, actor, (analysis, parties) -> {
            var notes = new ArrayList<RosNote>();
            var reasons = new ArrayList<Refusal>();
            for (RosGuideAnswered one : given) {
                switch (analysis.answer(one, analysing.guide(), parties, actor)) {
                    case Ruling.Made<RosNote> made -> notes.addAll(made.notes());
                    case Ruling.Refused<RosNote> refused ->
                        refused.reasons().stream()
                                .filter(reason -> !reasons.contains(reason))
                                .forEach(reasons::add);
                }
            }
            return reasons.isEmpty() ? new Ruling.Made<>(notes) : Ruling.refused(reasons);
        });
    }
}
