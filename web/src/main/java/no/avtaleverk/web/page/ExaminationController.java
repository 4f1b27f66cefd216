package no.avtaleverk.web.page;

import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.examination.Finding;
import no.avtaleverk.model.examination.Mend;
import no.avtaleverk.model.examination.Spot;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.web.examination.Examining;
import no.avtaleverk.web.examination.FindingWords;
import no.avtaleverk.workflow.drafting.Drafting;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The examination (røntgen) of a draft: beside the text for those with the script, on a page of its own for everybody. */
@Controller
final class ExaminationController {
    private final AgreementPages pages;
    private final Examining examining;
    private final FindingWords words;
    private final Drafting drafting;
    private final PageAnswers answers;
    private final ParameterQuestions questions;

    ExaminationController(
            AgreementPages pages,
            Examining examining,
            FindingWords words,
            Drafting drafting,
            PageAnswers answers,
            ParameterQuestions questions) {
        this.pages = pages;
        this.examining = examining;
        this.words = words;
        this.drafting = drafting;
        this.answers = answers;
        this.questions = questions;
    }

    /** All that is found; only the inside of the pane for the script of the editor. */
    @GetMapping("/agreements/{id}/edit/examination")
    String examination(
            @PathVariable AgreementId id,
            @RequestHeader(name = "X-Pane", defaultValue = "false") boolean pane,
            Actor actor,
            Model model) {
        Agreement agreement = pages.editable(id, actor);
        model.addAttribute("agreement", agreement);
        model.addAttribute(
                "examination",
                ExaminationPane.of(
                        examining.draft(agreement, actor), agreement.clauses(), words, questions.of(agreement)));
        return pane ? "parts/examination :: findings" : "examination";
    }

    /** Mend a finding as it proposes, if the words are still as they were when it was shown. */
    @PostMapping("/agreements/{id}/edit/examination")
    String mend(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String back = "/agreements/" + id + "/edit/examination";
        Agreement agreement = pages.editable(id, actor);
        Optional<Finding> found = examining.draft(agreement, actor).stream()
                .filter(finding -> finding.key().equals(form.text("finding")))
                .findFirst();
        return answers.here(
                found.map(finding -> mended(agreement, finding, form.text("read"), actor))
                        .orElseGet(() -> Decision.refused(new Refusal.AgreementChangedMeanwhile(agreement.sequence()))),
                id,
                form,
                flash,
                "examination.mended",
                back);
    }

    private Decision mended(Agreement agreement, Finding finding, String read, Actor actor) {
        Mend mend = finding.mend();
        ClauseId id = finding.place().clause();
        if (mend == null || id == null) {
            return Decision.refused(new Refusal.AgreementChangedMeanwhile(agreement.sequence()));
        }
        Clause clause = agreement.clauses().find(id).orElseThrow(NotFoundException::new);
        if (!clause.sha256().hex().equals(read)) {
            return Decision.refused(new Refusal.ClauseChangedMeanwhile(id, clause.text()));
        }
        ClauseText text = clause.text();
        ClauseText after = mend.place().part() == Spot.Part.HEADING
                ? ClauseText.parse(replaced(text.heading(), mend), text.body())
                : ClauseText.parse(text.heading(), replaced(text.body(), mend));
        return drafting.editClause(agreement.id(), id, clause.sha256(), after, actor);
    }

    private static String replaced(String text, Mend mend) {
        return text.substring(0, mend.place().start())
                + mend.replacement()
                + text.substring(mend.place().end());
    }
}
