package no.avtaleverk.web.page;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.ros.AnalysingRisks;
import no.avtaleverk.workflow.ros.ProposingMeasures;
import no.avtaleverk.workflow.ros.ProposingMeasures.Draft;
import no.avtaleverk.workflow.ros.ProposingMeasures.Proposed;
import no.avtaleverk.workflow.ros.ProposingMeasures.Wish;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Making an amendment of a measure: which clause, and which words. */
@Controller
final class RosProposalController {
    private final AgreementPages pages;
    private final AnalysingRisks analysing;
    private final ProposingMeasures proposing;
    private final RiskLines lines;
    private final PageAnswers answers;
    private final PageWords words;

    RosProposalController(
            AgreementPages pages,
            AnalysingRisks analysing,
            ProposingMeasures proposing,
            RiskLines lines,
            PageAnswers answers,
            PageWords words) {
        this.pages = pages;
        this.analysing = analysing;
        this.proposing = proposing;
        this.lines = lines;
        this.answers = answers;
        this.words = words;
    }

    /** Where the words go. */
    enum Where {
        /** Added to the end of a clause. */
        END,
        /** The clause in other words. */
        WORDS,
        /** A new clause after it. */
        AFTER
    }

    /** The row, the measure and how it stands with proposing it. */
    private record Asked(Agreement agreement, RosItem item, RosItem.Measure measure) {}

    @GetMapping("/agreements/{id}/follow-up/ros/{row}/measures/{measure}/proposal")
    String form(
            @PathVariable AgreementId id,
            @PathVariable String row,
            @PathVariable String measure,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            Model model) {
        Asked asked = asked(id, row, measure, actor, model);
        Agreement agreement = asked.agreement();
        Draft draft = proposing.draft(agreement);
        var form = new Form(fields);
        model.addAttribute("draft", draft);
        model.addAttribute("mayPropose", actor.mayDraft(agreement.circles().writing()));
        if (draft == Draft.OPEN && asked.measure().proposed() == null) {
            List<Clause> clauses = agreement.clauses().list();
            Clause clause = clause(form, asked, clauses);
            Where where = form.value("where", Where::valueOf);
            if (clause == null) {
                where = Where.AFTER;
            } else if (where == null) {
                where = Where.END;
            }
            model.addAttribute("clauses", clauses);
            model.addAttribute("clause", clause);
            model.addAttribute("where", where);
            model.addAttribute("wheres", clause == null ? List.of(Where.AFTER) : List.of(Where.values()));
            model.addAttribute("body", body(clause, where, asked.measure().set().what()));
            model.addAttribute("why", why(asked));
        }
        return "follow-up-ros-proposal";
    }

    /** The clause that was chosen, or else the first of the text that guards against the event; absent in a text without clauses. */
    private static @Nullable Clause clause(Form form, Asked asked, List<Clause> clauses) {
        ClauseId chosen = form.value("clause", ClauseId::new);
        Optional<ClauseId> first = Optional.ofNullable(chosen).or(() -> asked.item().row().barriers().stream()
                .map(barrier -> barrier.clause())
                .filter(one -> asked.agreement().clauses().contains(one))
                .findFirst());
        return first.flatMap(one -> asked.agreement().clauses().find(one))
                .or(() -> clauses.stream().findFirst())
                .orElse(null);
    }

    private static String body(@Nullable Clause clause, Where where, String measure) {
        return where == Where.WORDS && clause != null ? joined(clause.text().body(), measure) : measure;
    }

    private static String joined(String body, String more) {
        return body.isBlank() ? more : body.stripTrailing() + "\n\n" + more;
    }

    /** What is said with the proposal, in the language of the agreement since all parties read it. */
    private String why(Asked asked) {
        String label = RiskLines.label(asked.item().row());
        String event = asked.item().row().words().in(asked.agreement().head().language());
        return words.sayIn(
                asked.agreement().head().language(),
                "risks.proposal-why",
                label.isEmpty() ? event : label + " " + event);
    }

    @PostMapping("/agreements/{id}/follow-up/ros/{row}/measures/{measure}/proposal")
    String propose(
            @PathVariable AgreementId id,
            @PathVariable String row,
            @PathVariable String measure,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            Model model,
            RedirectAttributes flash) {
        Asked asked = asked(id, row, measure, actor, model);
        var form = new Form(fields);
        form.required("where");
        Where where = form.value("where", Where::valueOf);
        ClauseId clause = form.value("clause", ClauseId::new);
        Sha256 read = form.value("read", Sha256::new);
        form.required("body");
        Wish wish = where == null ? null : wish(asked, where, clause, read, form);
        String back = page(id, row, measure);
        String again = where == null || clause == null ? back : back + "?where=" + where + "&clause=" + clause;
        if (!form.isSound() || wish == null) {
            return answers.unreadable(form, flash, again);
        }
        return switch (proposing.propose(id, row, measure, wish, form.text("reason"), actor)) {
            case Proposed.Made made -> answers.done(flash, "done.measure-proposed", back);
            case Proposed.Refused refused -> {
                flash.addFlashAttribute(PageAnswers.FAULTS, answers.faults(refused.reasons(), id));
                flash.addFlashAttribute(PageAnswers.GIVEN, form.given());
                yield "redirect:" + again;
            }
        };
    }

    private static @Nullable Wish wish(
            Asked asked, Where where, @Nullable ClauseId clause, @Nullable Sha256 read, Form form) {
        Optional<Clause> found = Optional.ofNullable(clause)
                .flatMap(one -> asked.agreement().clauses().find(one));
        if (where == Where.AFTER) {
            form.required("heading");
            ClauseText added = form.words("heading", "body");
            return new Wish.Insert(clause, found.map(Clause::level).orElse(1), added);
        }
        if (clause == null || found.isEmpty()) {
            form.fault("clause", "fault.value");
            return null;
        }
        ClauseText now = found.get().text();
        String body = where == Where.END ? joined(now.body(), form.text("body")) : form.text("body");
        String heading = where == Where.END ? now.heading() : form.text("heading");
        try {
            return new Wish.Reword(
                    clause, Objects.requireNonNullElse(read, Sha256.ZERO), ClauseText.parse(heading, body));
        } catch (IllegalArgumentException e) {
            form.fault("body", "fault.too-long");
            return null;
        }
    }

    private Asked asked(AgreementId id, String row, String measure, Actor actor, Model model) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner()) {
            throw new NotFoundException();
        }
        Agreement agreement = view.agreement();
        RosAnalysis analysis = analysing.analysis(agreement, actor);
        RosItem item = analysis.find(row).orElseThrow(NotFoundException::new);
        RosItem.Measure found = item.measure(measure).orElseThrow(NotFoundException::new);
        model.addAttribute("agreement", agreement);
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("line", lines.line(agreement, item, analysis.scale().orElse(null), false));
        model.addAttribute("measure", found);
        model.addAttribute("list", FollowUpPlace.of(id, FollowUpSubject.ROS, ""));
        model.addAttribute("told", proposing.told(agreement, analysis, actor).get(measure));
        model.addAttribute("page", page(id, row, measure));
        return new Asked(agreement, item, found);
    }

    private static String page(AgreementId id, String row, String measure) {
        return "/agreements/" + id + "/follow-up/ros/" + row + "/measures/" + measure + "/proposal";
    }
}
