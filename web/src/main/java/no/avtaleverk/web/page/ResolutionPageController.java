package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Resolution.Outcome;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.discussion.Contribution;
import no.avtaleverk.model.discussion.Layer;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.workflow.decision.Deciding;
import no.avtaleverk.workflow.discussion.Discussing;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.review.Reviewing;
import no.avtaleverk.workflow.variant.Adapting;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What councils and boards have said: party by party, put right, and what becomes of a vedtak with a change. */
@Controller
final class ResolutionPageController {
    private final AgreementPages pages;
    private final Deciding deciding;
    private final Reviewing reviewing;
    private final Discussing discussing;
    private final Adapting adapting;
    private final PageAnswers answers;
    private final PageWords words;
    private final MessageSource messages;

    ResolutionPageController(
            AgreementPages pages,
            Deciding deciding,
            Reviewing reviewing,
            Discussing discussing,
            Adapting adapting,
            PageAnswers answers,
            PageWords words,
            MessageSource messages) {
        this.pages = pages;
        this.deciding = deciding;
        this.reviewing = reviewing;
        this.discussing = discussing;
        this.adapting = adapting;
        this.answers = answers;
        this.words = words;
        this.messages = messages;
    }

    // ---- party by party ---------------------------------------------------------------------------------------------

    @GetMapping("/agreements/{id}/resolutions")
    String show(
            @PathVariable AgreementId id,
            @RequestParam(required = false) @Nullable Integer version,
            Actor actor,
            Model model) {
        AgreementView view = inner(id, actor);
        Agreement agreement = view.agreement();
        AgreementVersion shown = version(view, version);
        Clauses text = pages.text(view, shown).clauses();
        PartyId own = actor.organisation();
        model.addAttribute("agreement", agreement);
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("version", shown);
        model.addAttribute("versions", AgreementPages.versions(view));
        model.addAttribute("courses", agreement.resolutions().courses(shown));
        model.addAttribute("progress", agreement.progress(shown));
        model.addAttribute(
                "gone",
                agreement.facts().resolutions().stream()
                        .filter(one -> one.version() == shown.number())
                        .filter(one -> one.outcome() == Outcome.SET_ASIDE
                                || !agreement.facts().standing().contains(one))
                        .toList());
        model.addAttribute("clauses", text);
        model.addAttribute("mayCorrect", own != null && actor.mayRecordResolution(own) ? own : null);
        model.addAttribute(
                "carriable",
                own != null && actor.mayDraft(List.of(own))
                        ? deciding.carriable(agreement, shown, actor).orElse(null)
                        : null);
        model.addAttribute(
                "standing", view.writing() && AgreementPages.hasDraft(view) ? deciding.standing(agreement) : null);
        return "resolutions";
    }

    private AgreementView inner(AgreementId id, Actor actor) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner() || AgreementPages.versions(view).isEmpty()) {
            throw new NotFoundException();
        }
        return view;
    }

    private static AgreementVersion version(AgreementView view, @Nullable Integer number) {
        return AgreementPages.versions(view).stream()
                .filter(one -> number == null || one.number() == number)
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    @PostMapping("/agreements/{id}/resolutions/carried")
    String carry(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String back = "/agreements/" + id + "/resolutions";
        AgreementId source = form.value("source", AgreementId::new);
        Sha256 resolution = form.value("resolution", Sha256::new);
        Integer version = form.value("version", Integer::valueOf);
        Sha256 text = form.value("text", Sha256::new);
        if (!form.isSound() || source == null || resolution == null || version == null || text == null) {
            return answers.unreadable(form, flash, back);
        }
        var carry = new Deciding.CarryOver(source, resolution, version, text, form.isChecked("confirmed"));
        return answers.here(deciding.carryOver(id, carry, actor), id, form, flash, "done.carried-over", back);
    }

    // ---- putting an entry right -------------------------------------------------------------------------------------

    @GetMapping("/agreements/{id}/resolutions/{digest}/correction")
    String correction(@PathVariable AgreementId id, @PathVariable Sha256 digest, Actor actor, Model model) {
        AgreementView view = inner(id, actor);
        Agreement agreement = view.agreement();
        Resolution was = standing(agreement, digest);
        if (!actor.mayRecordResolution(was.party())) {
            throw new NotFoundException();
        }
        AgreementVersion version = version(view, was.version());
        model.addAttribute("agreement", agreement);
        model.addAttribute("version", version);
        model.addAttribute("was", was);
        ResolutionForm.show(model, agreement, pages.text(view, version).clauses(), was.party());
        if (!model.containsAttribute(PageAnswers.GIVEN)) {
            model.addAttribute(PageAnswers.GIVEN, typed(was));
        }
        return "resolution-correction";
    }

    private static Resolution standing(Agreement agreement, Sha256 digest) {
        return agreement.facts().standing().stream()
                .filter(one -> one.sha256().equals(digest) && one.outcome() != Outcome.SET_ASIDE)
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    /** The entry as if it had just been typed. */
    private static Map<String, String> typed(Resolution was) {
        var typed = new LinkedHashMap<String, String>();
        typed.put("organ", was.organ().name());
        typed.put("date", was.date().toString());
        typed.put("caseNumber", was.caseNumber());
        typed.put("outcome", was.outcome().name());
        typed.put("wording", was.wording());
        typed.put("change", was.change());
        typed.put("authority", was.authority());
        LocalDate again = was.postponedTo();
        typed.put("postponedTo", again == null ? "" : again.toString());
        return typed;
    }

    @PostMapping("/agreements/{id}/resolutions/{digest}/correction")
    String correct(
            @PathVariable AgreementId id,
            @PathVariable Sha256 digest,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String back = "/agreements/" + id + "/resolutions/" + digest + "/correction";
        Resolution was = standing(inner(id, actor).agreement(), digest);
        String reason = form.required("reason");
        Optional<Resolution> instead =
                ResolutionForm.read(form, was.party()).map(entry -> entry.documentedBy(was.minutes()));
        if (instead.isEmpty()) {
            return answers.unreadable(form, flash, back);
        }
        return answers.to(
                deciding.correct(id, digest, instead.get(), reason, actor),
                id,
                form,
                flash,
                "done.corrected",
                "/agreements/" + id + "/resolutions?version=" + was.version(),
                back);
    }

    @PostMapping("/agreements/{id}/resolutions/{digest}/setting-aside")
    String setAside(
            @PathVariable AgreementId id,
            @PathVariable Sha256 digest,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String back = "/agreements/" + id + "/resolutions/" + digest + "/correction";
        LocalDate day = form.requiredDate("setAsideOn");
        String reason = form.required("setAsideReason");
        if (!form.isSound() || day == null) {
            return answers.unreadable(form, flash, back);
        }
        return answers.to(
                deciding.setAside(id, digest, day, form.text("setAsideCase"), reason, actor),
                id,
                form,
                flash,
                "done.set-aside",
                "/agreements/" + id + "/resolutions",
                back);
    }

    // ---- what becomes of a vedtak with a change ---------------------------------------------------------------------

    /** A clause that a council wants otherwise, as it stands in the text decided on. */
    record WishedClause(ClauseId id, String title, ClauseText words) {}

    /**
     * What a council wants changed, and the two ways on.
     *
     * @param clause clauses to write a change for, when the vedtak names none
     */
    @GetMapping("/agreements/{id}/resolutions/{digest}")
    String wish(
            @PathVariable AgreementId id,
            @PathVariable Sha256 digest,
            @RequestParam(defaultValue = "") List<String> clause,
            Actor actor,
            Model model) {
        AgreementView view = inner(id, actor);
        Agreement agreement = view.agreement();
        Resolution wish = wished(agreement, digest);
        AgreementVersion version = version(view, wish.version());
        Clauses text = pages.text(view, version).clauses();
        PartyId own = actor.organisation();
        boolean writes = view.writing() && actor.mayDraft(agreement.circles().writing());
        boolean open = agreement.text() == TextState.REVIEW || agreement.text() == TextState.DRAFT;
        List<PartyId> signed = !agreement.facts().declined(version.number()).isEmpty()
                ? List.of()
                : agreement.facts().signatures().stream()
                        .filter(one -> one.version() == version.number())
                        .map(one -> one.party())
                        .distinct()
                        .toList();
        boolean local = wish.party().isMunicipality();
        boolean trust = own != null
                && version.head().trusts().stream().anyMatch(one -> one.id().equals(own));
        model.addAttribute("agreement", agreement);
        model.addAttribute("version", version);
        model.addAttribute("wish", wish);
        model.addAttribute("named", named(wish.clauses(), text));
        model.addAttribute("wished", named(wish.clauses().isEmpty() ? chosen(clause) : wish.clauses(), text));
        model.addAttribute(
                "choosable", text.list().stream().map(ResolutionForm.Line::of).toList());
        model.addAttribute("mayNegotiate", writes && open && (signed.isEmpty() || agreement.text() == TextState.DRAFT));
        model.addAttribute("writes", writes);
        model.addAttribute("signed", agreement.text() == TextState.DRAFT ? List.of() : signed);
        model.addAttribute(
                "mayDepart",
                local && own != null && actor.mayDraft(List.of(own)) && (trust || own.equals(wish.party())));
        model.addAttribute("local", local);
        return "wished-change";
    }

    private static Resolution wished(Agreement agreement, Sha256 digest) {
        return agreement.facts().standing().stream()
                .filter(one -> one.sha256().equals(digest) && one.outcome() == Outcome.ADOPTED_WITH_CHANGE)
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    private static List<ClauseId> chosen(List<String> ids) {
        var chosen = new ArrayList<ClauseId>();
        for (String id : ids) {
            try {
                chosen.add(new ClauseId(id));
            } catch (IllegalArgumentException e) {
                // An address somebody has changed; the clause is not there.
            }
        }
        return chosen;
    }

    private static List<WishedClause> named(List<ClauseId> ids, Clauses text) {
        return ids.stream()
                .distinct()
                .flatMap(id -> text.find(id).stream())
                .map(clause -> new WishedClause(clause.id(), clause.title(), clause.text()))
                .toList();
    }

    @PostMapping("/agreements/{id}/resolutions/{digest}")
    String goOn(
            @PathVariable AgreementId id,
            @PathVariable Sha256 digest,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String back = "/agreements/" + id + "/resolutions/" + digest;
        AgreementView view = inner(id, actor);
        Resolution wish = wished(view.agreement(), digest);
        Clauses text = pages.text(view, version(view, wish.version())).clauses();
        String reason = form.required("reason");
        var wanted = new ArrayList<Adapting.LocalChange>();
        for (ClauseId clause : form.values("clause", ClauseId::new)) {
            Clause before = text.find(clause).orElse(null);
            if (before == null) {
                form.fault("change", "fault.value");
                continue;
            }
            ClauseText written = form.words("heading-" + clause, "body-" + clause);
            if (form.isChecked("out-" + clause)) {
                wanted.add(new Adapting.LocalChange(before.id(), null, reason));
            } else if (!written.equals(before.text())) {
                wanted.add(new Adapting.LocalChange(before.id(), written, reason));
            }
        }
        if (!form.isSound()) {
            return answers.unreadable(form, flash, back);
        }
        if (form.text("way").equals("variant")) {
            if (wanted.isEmpty()) {
                form.fault("change", "fault.no-change");
                return answers.unreadable(form, flash, back);
            }
            return depart(id, wish, wanted, form, actor, flash, back);
        }
        return negotiate(view.agreement(), wish, wanted, reason, form, actor, flash, back);
    }

    private String depart(
            AgreementId id,
            Resolution wish,
            List<Adapting.LocalChange> wanted,
            Form form,
            Actor actor,
            RedirectAttributes flash,
            String back) {
        Decision decision = adapting.start(id, wish.version(), wish.party(), null, wanted, actor);
        String onward = decision instanceof Decision.Accepted accepted
                ? "/agreements/" + accepted.change().agreement().id() + "/deviations"
                : back;
        return answers.to(decision, id, form, flash, "done.departed", onward, back);
    }

    /** The text goes back to those who write it, and what the council wants becomes a proposal there for each clause. */
    private String negotiate(
            Agreement agreement,
            Resolution wish,
            List<Adapting.LocalChange> wanted,
            String reason,
            Form form,
            Actor actor,
            RedirectAttributes flash,
            String back) {
        AgreementId id = agreement.id();
        if (agreement.text() == TextState.REVIEW) {
            Decision returned = reviewing.returnToDraft(id, reason, actor);
            if (returned instanceof Decision.Refused) {
                return answers.here(returned, id, form, flash, "done.returned", back);
            }
        } else if (agreement.text() != TextState.DRAFT) {
            return answers.here(
                    Decision.refused(new Refusal.NotEditable(agreement.text())),
                    id,
                    form,
                    flash,
                    "done.returned",
                    back);
        }
        String said = messages.getMessage(
                "vedtak.proposal",
                new Object[] {words.of(wish.organ()), words.party(wish.party()), words.date(wish.date()), wish.change()
                },
                PageWords.locale());
        var refused = new ArrayList<Refusal>();
        for (Adapting.LocalChange one : wanted) {
            Contribution made = one.words() == null
                    ? discussing.proposeRemoval(id, Layer.SHARED, one.clause(), said, actor)
                    : discussing.proposeWords(
                            id,
                            Layer.SHARED,
                            Discussing.Mark.on(one.clause()),
                            Objects.requireNonNull(agreement
                                    .clauses()
                                    .find(one.clause())
                                    .map(Clause::sha256)
                                    .orElse(Sha256.ZERO)),
                            one.words(),
                            said,
                            actor);
            if (made instanceof Contribution.Refused no) {
                refused.addAll(no.reasons());
            }
        }
        if (wanted.isEmpty()) {
            Discussing.Mark mark = wish.clauses().isEmpty()
                    ? Discussing.Mark.DOCUMENT
                    : Discussing.Mark.on(wish.clauses().getFirst());
            if (discussing.comment(id, Layer.SHARED, mark, said, actor) instanceof Contribution.Refused no) {
                refused.addAll(no.reasons());
            }
        }
        if (!refused.isEmpty()) {
            flash.addFlashAttribute(PageAnswers.FAULTS, answers.faults(refused, id));
            return "redirect:" + back;
        }
        return answers.done(flash, "done.negotiating", "/agreements/" + id + "/discussion");
    }
}
