package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.duty.ReviewDates;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.law.Scope;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.revision.Revising;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Looking after a signed agreement: yearly review and documented acts. */
@Controller
final class UpkeepController {
    private final AgreementPages pages;
    private final Revising revising;
    private final RequirementCatalogue catalogue;
    private final PageAnswers answers;
    private final PageWords words;

    UpkeepController(
            AgreementPages pages,
            Revising revising,
            RequirementCatalogue catalogue,
            PageAnswers answers,
            PageWords words) {
        this.pages = pages;
        this.revising = revising;
        this.catalogue = catalogue;
        this.answers = answers;
        this.words = words;
    }

    @GetMapping("/agreements/{id}/upkeep")
    String upkeep(@PathVariable AgreementId id, Actor actor, Model model) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner()) {
            throw new NotFoundException();
        }
        Agreement agreement = view.agreement();
        Set<PartyId> bound = agreement.circles().bound(words.today());
        boolean coordinates = actor.mayCoordinate(bound);
        LocalDate last = ReviewDates.lastOf(agreement);
        model.addAttribute("agreement", agreement);
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("last", last);
        model.addAttribute("due", last == null ? null : ReviewDates.due(last));
        model.addAttribute(
                "overdue",
                last != null
                        && agreement.inForceAnywhere(words.today()).isPresent()
                        && !words.today().isBefore(ReviewDates.overdueFrom(last)));
        model.addAttribute("coordinates", coordinates);
        model.addAttribute("open", agreement.state() == AgreementState.ANNUAL_REVISION);
        Set<PartyId> concerned = agreement.circles().concerned(words.today());
        model.addAttribute("mayReport", actor.mayCoordinate(concerned) || actor.mayReportToDirectorate(concerned));
        model.addAttribute(
                "acts",
                catalogue.all().stream()
                        .filter(requirement -> requirement.scope() == Scope.PROCESS
                                || requirement.scope() == Scope.CONTENT_AND_PROCESS)
                        // Recorded beside the notice it is about.
                        .filter(requirement -> !requirement.id().equals(Evidence.NOTIFICATION))
                        .toList());
        undocumented(agreement, actor, model);
        return "upkeep";
    }

    /** A registered agreement whose vedtak can still be documented by the reader's own party. */
    private static void undocumented(Agreement agreement, Actor actor, Model model) {
        PartyId own = actor.organisation();
        AgreementVersion lacking = own == null || !actor.mayRecordResolution(own)
                ? null
                : agreement.versions().reversed().stream()
                        .filter(version -> version.head().terms().rule()
                                        == no.avtaleverk.model.agreement.EntryIntoForce.AS_REGISTERED
                                && version.head().hasParty(own)
                                && agreement.adoption(own, version).isEmpty())
                        .findFirst()
                        .orElse(null);
        model.addAttribute("lacking", lacking);
        ResolutionForm.show(model, agreement, Clauses.NONE, own);
    }

    @PostMapping("/agreements/{id}/upkeep/evidence")
    String evidence(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String back = form.text("from").equals("submissions") ? "/submissions" : "/agreements/" + id + "/upkeep";
        form.required("requirement");
        RequirementId requirement = form.value("requirement", RequirementId::new);
        LocalDate date = form.requiredDate("actDate");
        String reference = form.required("reference");
        Evidence.Means means = form.text("means").isEmpty() ? null : form.value("means", Evidence.Means::valueOf);
        Integer version = form.text("version").isEmpty() ? null : form.value("version", Integer::valueOf);
        if (!form.isSound() || requirement == null || date == null) {
            return answers.unreadable(form, flash, back);
        }
        return answers.here(
                revising.recordEvidence(id, new Evidence(requirement, date, reference, means, version), actor),
                id,
                form,
                flash,
                "done.evidence",
                back);
    }
}
