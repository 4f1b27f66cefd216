package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.implementation.ImplementationNote.UnitConfirmed;
import no.avtaleverk.model.implementation.ImplementationNote.UnitDropped;
import no.avtaleverk.model.implementation.ImplementationNote.UnitPlanned;
import no.avtaleverk.model.implementation.ImplementationPlan;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.workflow.implementation.Implementing;
import no.avtaleverk.workflow.reporting.AgreementView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Each party's plan for taking an agreement into use, unit by unit. */
@Controller
final class ImplementationController {
    private final AgreementPages pages;
    private final Implementing implementing;
    private final PageAnswers answers;
    private final PageWords words;

    ImplementationController(AgreementPages pages, Implementing implementing, PageAnswers answers, PageWords words) {
        this.pages = pages;
        this.implementing = implementing;
        this.answers = answers;
        this.words = words;
    }

    /**
     * A party and its units.
     *
     * @param version the version it is to take into use; 0 when none is in force for it
     * @param before the units of its last plan, which this one can begin with; empty when it has begun
     */
    record PartyPlan(
            PartyId party,
            String name,
            int version,
            boolean own,
            List<ImplementationPlan.Unit> units,
            List<ImplementationPlan.Unit> before) {
        public long confirmed() {
            return units.stream().filter(unit -> unit.confirmed() != null).count();
        }
    }

    @GetMapping("/agreements/{id}/follow-up/implementation")
    String show(@PathVariable AgreementId id, Actor actor, Model model) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner()) {
            throw new NotFoundException();
        }
        Agreement agreement = view.agreement();
        LocalDate today = words.today();
        ImplementationPlan plan = implementing.plan(agreement, actor);
        model.addAttribute("agreement", agreement);
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("today", today);
        model.addAttribute(
                "plans",
                agreement.circles().bound(today).stream()
                        .map(party -> plan(agreement, plan, party, actor, today))
                        .toList());
        return "follow-up-implementation";
    }

    private PartyPlan plan(Agreement agreement, ImplementationPlan plan, PartyId party, Actor actor, LocalDate today) {
        int version = Implementing.inForceFor(agreement, party, today)
                .map(inForce -> inForce.version().number())
                .orElse(0);
        boolean own = version > 0 && actor.mayCoordinate(List.of(party));
        return new PartyPlan(
                party, words.party(party), version, own, plan.of(party, version), plan.before(party, version));
    }

    @PostMapping("/agreements/{id}/follow-up/implementation/units")
    String plan(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String unit = form.required("unit");
        String responsible = form.required("responsible");
        LocalDate due = form.requiredDate("unitDue");
        Integer version = form.value("version", Integer::valueOf);
        PartyId own = actor.organisation();
        if (!form.isSound() || due == null || version == null || own == null) {
            return answers.unreadable(form, flash, page(id));
        }
        var planned = new UnitPlanned(UUID.randomUUID().toString(), version, own, unit, responsible, due);
        return answers.noted(implementing.plan(id, planned, actor), form, flash, "done.unit-planned", page(id));
    }

    /** Begin the plan of a newer version with the units of the last one. */
    @PostMapping("/agreements/{id}/follow-up/implementation/carry-over")
    String carryOver(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        PartyId own = actor.organisation();
        return own == null
                ? answers.refused(List.of(new Refusal.NotAllowed()), form, flash, page(id))
                : answers.noted(
                        implementing.carryOver(id, own, actor), form, flash, "done.units-carried-over", page(id));
    }

    @PostMapping("/agreements/{id}/follow-up/implementation/units/{unit}")
    String close(
            @PathVariable AgreementId id,
            @PathVariable String unit,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        if (form.text("act").equals("drop")) {
            var dropped = new UnitDropped(unit, form.required("reason"));
            return form.isSound()
                    ? answers.noted(implementing.drop(id, dropped, actor), form, flash, "done.unit-dropped", page(id))
                    : answers.unreadable(form, flash, page(id));
        }
        @Nullable LocalDate on = form.requiredDate("confirmedOn");
        String how = form.required("how");
        if (!form.isSound() || on == null) {
            return answers.unreadable(form, flash, page(id));
        }
        var confirmed = new UnitConfirmed(unit, on, how);
        return answers.noted(implementing.confirm(id, confirmed, actor), form, flash, "done.unit-confirmed", page(id));
    }

    private static String page(AgreementId id) {
        return FollowUpPlace.of(id, FollowUpSubject.IMPLEMENTATION, "");
    }
}
