package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.publication.PublicText;
import no.avtaleverk.model.publication.Publication;
import no.avtaleverk.model.publication.Publication.Release;
import no.avtaleverk.model.publication.Publication.Withholding;
import no.avtaleverk.model.publication.PublicationNote;
import no.avtaleverk.model.publication.WithholdingGrounds.Ground;
import no.avtaleverk.web.site.Site;
import no.avtaleverk.workflow.publication.Publishing;
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

/** What of an agreement is public, for those within: who wanted it, who said yes, what is withheld and why. */
@Controller
final class PublicationController {
    private final AgreementPages pages;
    private final Publishing publishing;
    private final PageAnswers answers;
    private final PageWords words;
    private final Site site;

    PublicationController(
            AgreementPages pages, Publishing publishing, PageAnswers answers, PageWords words, Site site) {
        this.pages = pages;
        this.publishing = publishing;
        this.answers = answers;
        this.words = words;
        this.site = site;
    }

    /**
     * A version that can be public.
     *
     * @param release absent as long as nothing was decided
     * @param withheld the clauses as the public reads them, of those where something is withheld
     */
    record VersionLine(
            AgreementVersion version,
            @Nullable Release release,
            List<Difference> withheld,
            boolean mayAsk,
            boolean mayConfirm,
            boolean mayReject,
            boolean mayWithdraw) {
        public boolean isAsked() {
            return release != null && release.standing() == Publication.Standing.ASKED;
        }
    }

    /** A clause as it was signed and as the public reads it. */
    record Difference(Clause full, Clause shown) {}

    /** @param ground absent when jurists no longer have it */
    record WithholdingLine(
            Withholding withholding,
            String clause,
            @Nullable Ground ground,
            boolean mayConfirm,
            boolean mayReject,
            boolean mayLift) {}

    /** A clause to choose. */
    record Choice(ClauseId id, String title) {}

    @GetMapping("/agreements/{id}/follow-up/publication")
    String show(@PathVariable AgreementId id, Actor actor, Model model) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner()) {
            throw new NotFoundException();
        }
        Agreement agreement = view.agreement();
        Publication publication = publishing.publication(agreement, actor);
        boolean maySee = Publication.maySee(agreement, actor, words.today());
        var clauses = new ArrayList<Choice>();
        var versions = new ArrayList<VersionLine>();
        for (AgreementVersion version : AgreementPages.versions(view)) {
            if (!Publication.isReleasable(agreement, version)) {
                continue;
            }
            Clauses full = publishing.full(agreement, version);
            // The newest first; then what stands in older ones only, which are public as well.
            full.list().stream()
                    .filter(clause ->
                            clauses.stream().noneMatch(chosen -> chosen.id().equals(clause.id())))
                    .forEach(clause -> clauses.add(new Choice(clause.id(), clause.title())));
            versions.add(line(agreement, version, full, publication, maySee, actor));
        }
        model.addAttribute("agreement", agreement);
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("publication", publication);
        model.addAttribute("code", publication.code().orElse(""));
        model.addAttribute("versions", versions);
        model.addAttribute("clauses", clauses);
        model.addAttribute("grounds", publishing.grounds().ofSigned());
        model.addAttribute("maySee", maySee);
        model.addAttribute(
                "withholdings",
                publication.withholdings().values().stream()
                        .sorted(Comparator.comparing(
                                (Withholding one) -> one.proposed().at()))
                        .map(one -> line(agreement, one, clauses, actor))
                        .toList());
        return "follow-up-publication";
    }

    private VersionLine line(
            Agreement agreement,
            AgreementVersion version,
            Clauses full,
            Publication publication,
            boolean maySee,
            Actor actor) {
        Release release = publication.release(version.number()).orElse(null);
        PublicText text = publishing.preview(agreement, version, publication);
        List<Difference> withheld = full.list().stream()
                .filter(clause -> text.marked().contains(clause.id()))
                .map(clause ->
                        new Difference(clause, text.clauses().find(clause.id()).orElseThrow()))
                .toList();
        boolean open = release == null || !release.isPublic() && release.standing() != Publication.Standing.ASKED;
        return new VersionLine(
                version,
                release,
                withheld,
                maySee && open,
                release != null
                        && release.standing() == Publication.Standing.ASKED
                        && Publication.mayConfirm(agreement, release.asked(), actor, words.today()),
                release != null
                        && release.standing() == Publication.Standing.ASKED
                        && Publication.mayUndo(agreement, release.asked(), actor, words.today()),
                maySee && release != null && release.isPublic());
    }

    private WithholdingLine line(Agreement agreement, Withholding one, List<Choice> clauses, Actor actor) {
        boolean lifting = one.state() == Publication.State.LIFTING_PROPOSED;
        return new WithholdingLine(
                one,
                clauses.stream()
                        .filter(clause -> clause.id().equals(one.clause()))
                        .map(Choice::title)
                        .findFirst()
                        .orElse(one.clause().value()),
                publishing.grounds().find(one.ground()).orElse(null),
                one.isAwaited()
                        && Publication.mayConfirm(
                                agreement, lifting ? one.lifting() : one.proposed(), actor, words.today()),
                one.isAwaited()
                        && Publication.mayUndo(
                                agreement, lifting ? one.lifting() : one.proposed(), actor, words.today()),
                one.state() == Publication.State.WITHHELD
                        && Publication.mayUndo(agreement, one.decided(), actor, words.today()));
    }

    /** @param act what is to be done with the version */
    @PostMapping("/agreements/{id}/follow-up/publication/{version}/{act}")
    String act(
            @PathVariable AgreementId id,
            @PathVariable int version,
            @PathVariable String act,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String number = String.valueOf(version);
        List<Refusal> reasons =
                switch (act) {
                    case "ask" -> publishing.ask(id, version, form.text("summary"), actor);
                    case "confirm" -> publishing.confirm(id, version, form.text("summary"), site.address(""), actor);
                    case "reject" ->
                        publishing.note(id, new PublicationNote.ReleaseRejected(number, form.text("reason")), actor);
                    case "withdraw" ->
                        publishing.note(id, new PublicationNote.ReleaseWithdrawn(number, form.text("reason")), actor);
                    case "decline" ->
                        publishing.note(id, new PublicationNote.ReleaseDeclined(number, form.text("reason")), actor);
                    default -> throw new NotFoundException();
                };
        return answers.noted(reasons, form, flash, "done.publication-" + act, page(id));
    }

    @PostMapping("/agreements/{id}/follow-up/publication/withholdings")
    String withhold(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        form.required("withheldClause");
        ClauseId clause = form.value("withheldClause", ClauseId::new);
        String ground = form.required("ground");
        if (!form.isSound()) {
            return answers.unreadable(form, flash, page(id));
        }
        return answers.noted(
                publishing.withhold(
                        id, Objects.requireNonNull(clause), form.text("part"), ground, form.text("reason"), actor),
                form,
                flash,
                "done.withholding-proposed",
                page(id));
    }

    @PostMapping("/agreements/{id}/follow-up/publication/withholdings/{item}/{act}")
    String withholding(
            @PathVariable AgreementId id,
            @PathVariable String item,
            @PathVariable String act,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String reason = form.text("reason");
        PublicationNote note =
                switch (act) {
                    case "confirm" -> new PublicationNote.WithholdingConfirmed(item);
                    case "reject" -> new PublicationNote.WithholdingRejected(item, reason);
                    case "lift" -> new PublicationNote.LiftingProposed(item, reason);
                    case "confirm-lifting" -> new PublicationNote.LiftingConfirmed(item);
                    case "reject-lifting" -> new PublicationNote.LiftingRejected(item, reason);
                    default -> throw new NotFoundException();
                };
        return answers.noted(publishing.note(id, note, actor), form, flash, "done.withholding-" + act, page(id));
    }

    private static String page(AgreementId id) {
        return FollowUpPlace.of(id, FollowUpSubject.PUBLICATION, "");
    }
}
