package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseReferences;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Files.StoredFile;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.disagreement.Disagreement;
import no.avtaleverk.model.disagreement.DisagreementLadder;
import no.avtaleverk.model.disagreement.DisagreementNote.OutcomeAnswered;
import no.avtaleverk.model.disagreement.DisagreementNote.RungConcluded;
import no.avtaleverk.model.disagreement.DisagreementNote.RungOutcome;
import no.avtaleverk.model.disagreement.DisagreementNote.RungReached;
import no.avtaleverk.model.disagreement.DisagreementNote.ViewStated;
import no.avtaleverk.model.disagreement.Rung;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.workflow.disagreement.SettlingDisagreements;
import no.avtaleverk.workflow.followup.AgreedWords;
import no.avtaleverk.workflow.reporting.AgreementView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Uenighet about an agreement: the views side by side, the ladder, and its documents. */
@Controller
final class DisagreementController {
    private final AgreementPages pages;
    private final SettlingDisagreements settling;
    private final AgreedWords agreed;
    private final PageAnswers answers;
    private final PageWords words;

    DisagreementController(
            AgreementPages pages,
            SettlingDisagreements settling,
            AgreedWords agreed,
            PageAnswers answers,
            PageWords words) {
        this.pages = pages;
        this.settling = settling;
        this.agreed = agreed;
        this.answers = answers;
        this.words = words;
    }

    /**
     * A disagreement as it is shown.
     *
     * @param outcomes what the person may say came of the rung it is on; empty when it is not for the person to say
     * @param says the party that says they have agreed; empty when none has, or both
     * @param awaited the one that is to confirm it
     * @param confirms whether the person may
     * @param late whether the last day to set down views has passed
     * @param part whether the person works for one of the two
     */
    record Line(
            Disagreement one,
            String point,
            List<TextBlocks.Block> then,
            List<ViewLine> views,
            List<RungLine> rungs,
            List<RungOutcome> outcomes,
            String says,
            String awaited,
            boolean confirms,
            boolean late,
            boolean part) {}

    /** @param view absent while the party has not said */
    record ViewLine(PartyId party, String name, @Nullable ViewStated view, boolean own) {}

    /**
     * A rung, reached or not.
     *
     * @param step absent when it was not reached
     */
    record RungLine(Rung rung, Disagreement.@Nullable Step step, boolean now, boolean next, boolean protocol) {}

    /** A clause in which the agreement says how disagreement is dealt with. */
    record Own(Clause clause, List<TextBlocks.Block> blocks) {}

    @GetMapping("/agreements/{id}/follow-up/disagreement")
    String show(@PathVariable AgreementId id, Actor actor, Model model) {
        Agreement agreement = agreement(id, actor, model);
        Clauses now = agreed.now(agreement, words.today());
        DisagreementLadder ladder = settling.ladder(agreement, actor);
        model.addAttribute(
                "lines",
                ladder.list().reversed().stream()
                        .map(one -> line(agreement, ladder, one, now, actor))
                        .toList());
        model.addAttribute(
                "own",
                settling.ownLadder(agreement).stream()
                        .map(clause ->
                                new Own(clause, TextBlocks.of(clause.text().body(), values(agreement, now))))
                        .toList());
        var bound = agreement.circles().bound(words.today());
        model.addAttribute("mayRaise", actor.mayCoordinate(bound));
        model.addAttribute(
                "clauses",
                now.list().stream()
                        .map(clause ->
                                new DeviationController.Option(clause.id().value(), clause.title()))
                        .toList());
        model.addAttribute(
                "parties",
                bound.stream()
                        .filter(party -> !party.equals(actor.organisation()))
                        .map(party -> new DeviationController.Option(party.value(), words.party(party)))
                        .toList());
        return "follow-up-disagreement";
    }

    private static Map<String, String> values(Agreement agreement, Clauses now) {
        return ClauseReferences.with(agreement.head().parameters(), now);
    }

    private Agreement agreement(AgreementId id, Actor actor, Model model) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner()) {
            throw new NotFoundException();
        }
        model.addAttribute("agreement", view.agreement());
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("today", words.today());
        return view.agreement();
    }

    private Line line(Agreement agreement, DisagreementLadder ladder, Disagreement one, Clauses now, Actor actor) {
        var then = agreed.words(one.raised().words());
        Optional<Clause> clause = now.find(one.raised().clause());
        boolean part = actor.mayCoordinate(one.parties())
                && actor.mayCoordinate(agreement.circles().bound(words.today()));
        PartyId says = one.now().by();
        return new Line(
                one,
                clause.map(Clause::title)
                        .or(() -> then.map(text -> text.heading()))
                        .orElse(one.raised().clause().value()),
                then.map(text -> TextBlocks.of(text.body(), values(agreement, now)))
                        .orElse(List.of()),
                one.parties().stream()
                        .map(party -> new ViewLine(
                                party,
                                words.party(party),
                                one.view(party).orElse(null),
                                part && one.isOpen() && actor.mayCoordinate(List.of(party))))
                        .toList(),
                List.of(Rung.values()).stream()
                        .map(rung -> new RungLine(
                                rung,
                                one.step(rung).orElse(null),
                                one.isOpen() && one.now().rung() == rung && !one.waitsForNext(),
                                one.next().contains(rung),
                                part
                                        && ladder.protocolFaults(one.id(), rung, actor, words.today())
                                                .isEmpty()))
                        .toList(),
                part && ladder.mayConclude(one, actor) ? ladder.outcomes(one, actor) : List.of(),
                one.awaited().isEmpty() || says == null ? "" : words.party(says),
                one.awaited().map(words::party).orElse(""),
                part && ladder.mayAnswerOutcome(one, actor),
                words.today().isAfter(one.viewsBy()),
                part);
    }

    @PostMapping("/agreements/{id}/follow-up/disagreement")
    String raise(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String subject = form.required("subject");
        form.required("clause");
        ClauseId clause = form.value("clause", ClauseId::new);
        form.required("otherParty");
        PartyId other = form.value("otherParty", PartyId::new);
        LocalDate since = form.requiredDate("since");
        if (!form.isSound() || clause == null || other == null || since == null) {
            return answers.unreadable(form, flash, page(id));
        }
        return answers.noted(
                settling.raise(id, UUID.randomUUID().toString(), subject, clause, other, since, actor),
                form,
                flash,
                "done.disagreement-raised",
                page(id));
    }

    /** One step in a disagreement: what is asked for stands in {@code act}. */
    @PostMapping("/agreements/{id}/follow-up/disagreement/{item}/{act}")
    String step(
            @PathVariable AgreementId id,
            @PathVariable String item,
            @PathVariable String act,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash,
            Model model) {
        var form = new Form(fields);
        List<Refusal> faults =
                switch (act) {
                    case "view" -> view(id, item, form, actor);
                    case "reach" -> reach(id, item, form, actor);
                    case "conclude" -> conclude(id, item, form, actor);
                    case "confirm" -> confirm(id, item, form, actor);
                    case "protocol" -> protocol(agreement(id, actor, model), item, form, actor);
                    default -> throw new NotFoundException();
                };
        String page = page(id) + "#" + item;
        return form.isSound()
                ? answers.noted(faults, form, flash, "done.disagreement-" + act, page)
                : answers.unreadable(form, flash, page);
    }

    private List<Refusal> view(AgreementId id, String item, Form form, Actor actor) {
        PartyId own = actor.organisation();
        String view = form.required("view");
        if (own == null) {
            return List.of(new Refusal.NotAllowed());
        }
        return form.isSound()
                ? settling.state(id, new ViewStated(item, own, view, form.text("wanted")), actor)
                : List.of();
    }

    private List<Refusal> reach(AgreementId id, String item, Form form, Actor actor) {
        form.required("rung");
        Rung rung = form.value("rung", Rung::valueOf);
        LocalDate on = form.requiredDate("reachedOn");
        return !form.isSound() || rung == null || on == null
                ? List.of()
                : settling.reach(id, new RungReached(item, rung, on, form.text("body")), actor);
    }

    private List<Refusal> conclude(AgreementId id, String item, Form form, Actor actor) {
        form.required("rung");
        Rung rung = form.value("rung", Rung::valueOf);
        form.required("rungOutcome");
        RungOutcome outcome = form.value("rungOutcome", RungOutcome::valueOf);
        LocalDate on = form.requiredDate("concludedOn");
        String said = form.required("said");
        return !form.isSound() || rung == null || on == null || outcome == null
                ? List.of()
                : settling.conclude(
                        id, new RungConcluded(item, rung, on, outcome, form.isChecked("binding"), said), actor);
    }

    private List<Refusal> confirm(AgreementId id, String item, Form form, Actor actor) {
        form.required("rung");
        Rung rung = form.value("rung", Rung::valueOf);
        boolean agrees = form.isChecked("agrees");
        String said = agrees ? form.text("said") : form.required("said");
        PartyId own = actor.organisation();
        if (own == null) {
            return List.of(new Refusal.NotAllowed());
        }
        return !form.isSound() || rung == null
                ? List.of()
                : settling.answerOutcome(id, new OutcomeAnswered(item, rung, own, agrees, words.today(), said), actor);
    }

    private List<Refusal> protocol(Agreement agreement, String item, Form form, Actor actor) {
        form.required("rung");
        Rung rung = form.value("rung", Rung::valueOf);
        return rung == null ? List.of() : settling.makeProtocol(agreement, item, rung, actor);
    }

    /** A document of a rung, as it was made. */
    @GetMapping("/agreements/{id}/follow-up/disagreement/files/{digest}")
    ResponseEntity<byte[]> file(@PathVariable AgreementId id, @PathVariable Sha256 digest, Actor actor, Model model) {
        StoredFile file =
                settling.file(agreement(id, actor, model), digest, actor).orElseThrow(NotFoundException::new);
        return AgreementPageController.file(file.bytes(), file.name(), file.mediaType());
    }

    private static String page(AgreementId id) {
        return FollowUpPlace.of(id, FollowUpSubject.DISAGREEMENT, "");
    }
}
