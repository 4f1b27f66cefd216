package no.avtaleverk.web.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.coverage.CoverageReport;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.signing.Sealing;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.CoverageOverview;
import no.avtaleverk.workflow.signing.Signing;
import no.avtaleverk.workflow.signing.SigningRuns;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Deciding and signing, made for a phone. */
@Controller
final class DecideController {
    private final AgreementPages pages;
    private final Signing signing;
    private final CoverageOverview coverage;
    private final PartyRegister register;
    private final PageAnswers answers;
    private final PageWords words;
    private final DeliveryLines deliveries;
    private final ToSign toSign;
    private final SigningRuns runs;
    private final Sealing sealing;
    private final RiskLines risks;

    DecideController(
            AgreementPages pages,
            Signing signing,
            ToSign toSign,
            SigningRuns runs,
            Sealing sealing,
            CoverageOverview coverage,
            PartyRegister register,
            PageAnswers answers,
            PageWords words,
            DeliveryLines deliveries,
            RiskLines risks) {
        this.pages = pages;
        this.signing = signing;
        this.toSign = toSign;
        this.runs = runs;
        this.sealing = sealing;
        this.coverage = coverage;
        this.register = register;
        this.answers = answers;
        this.words = words;
        this.deliveries = deliveries;
        this.risks = risks;
    }

    @GetMapping("/agreements/{id}/decide")
    String decide(
            @PathVariable AgreementId id,
            @RequestParam(name = "version", required = false) @Nullable Integer number,
            Actor actor,
            Model model) {
        AgreementView view = pages.view(id, actor);
        Agreement agreement = view.agreement();
        PartyId own = actor.organisation();
        Optional<AgreementVersion> inReview =
                own == null ? agreement.versionBeforeTheParties() : AgreementPages.asked(agreement, own, number);
        if (!view.inner()) {
            inReview = Optional.empty();
        }
        model.addAttribute("agreement", agreement);
        model.addAttribute("lateDeliveries", deliveries.late(view, actor));
        model.addAttribute("risks", risks.summary(view, actor));
        if (inReview.isEmpty()) {
            model.addAttribute("versions", AgreementPages.versions(view));
            return "decided";
        }
        AgreementVersion version = inReview.get();
        AgreementPages.Text text = pages.text(view, version);
        List<AgreementPages.PartyLine> parties = pages.parties(agreement, version);
        AgreementPages.PartyLine mine = parties.stream()
                .filter(line -> line.party().id().equals(own))
                .findFirst()
                .orElse(null);
        ToSign.Asked asked = toSign.asked(view, version.number(), actor).orElse(null);
        Optional<AgreementVersion> before = asked != null
                ? Optional.ofNullable(asked.before())
                : agreement.versions().stream()
                        .filter(v -> v.number() < version.number() && agreement.isConcluded(v))
                        .reduce((first, last) -> last);
        model.addAttribute("version", version);
        model.addAttribute("others", own == null ? List.of() : AgreementPages.askedBeside(agreement, own, version));
        model.addAttribute("text", text);
        model.addAttribute("parties", parties);
        model.addAttribute("mine", mine);
        model.addAttribute("before", before.orElse(null));
        before.ifPresent(old -> {
            Clauses earlier = pages.text(view, old).clauses();
            model.addAttribute(
                    "changes", TextDifference.between(earlier, text.clauses()).changed());
        });
        Sha256 document = asked == null ? null : asked.document();
        model.addAttribute(
                "document", document == null ? document(agreement, version, own).orElse(null) : document);
        model.addAttribute("asked", asked);
        model.addAttribute("run", runs.underWay(id, actor).orElse(null));
        model.addAttribute("throwAway", SigningPageController.isThrowAway(sealing));
        model.addAttribute(
                "parts",
                pages.requirements(agreement, text).stream()
                        .filter(line -> line.claimed() && !line.confirmed())
                        .toList());
        model.addAttribute("mayRecord", own != null && mine != null && actor.mayRecordResolution(own));
        model.addAttribute("maySign", own != null && mine != null && actor.maySignFor(own));
        ResolutionForm.show(model, agreement, text.clauses(), own);
        model.addAttribute("gaps", gaps(agreement, version, own));
        return "decide";
    }

    /** The PDF made for the kommune with the signatures so far, or for a trust the first one; they differ in the kommune only. */
    private static Optional<Sha256> document(Agreement agreement, AgreementVersion version, @Nullable PartyId own) {
        Map<PartyId, Sha256> documents = agreement.signatures(version).documents();
        Sha256 forOwn = own == null ? null : documents.get(own);
        return forOwn != null
                ? Optional.of(forOwn)
                : documents.values().stream().findFirst();
    }

    /** What no agreement in force answers today for the kommune concerned, and this text does not either. */
    private List<CoverageReport.Row> gaps(Agreement agreement, AgreementVersion version, @Nullable PartyId own) {
        Optional<PartyId> concerned = agreement.headOf(version).municipalities().stream()
                .map(AgreementParty::id)
                .filter(id -> own == null || !own.isMunicipality() || id.equals(own))
                .findFirst();
        if (concerned.isEmpty() || !(register.get(concerned.get()) instanceof Municipality municipality)) {
            return List.of();
        }
        return coverage.report(municipality, words.today()).rows().stream()
                .filter(row -> row.status() == CoverageReport.Status.MISSING
                        && !version.head().claims().contains(row.requirement().id()))
                .toList();
    }

    @PostMapping("/agreements/{id}/decide/resolution")
    String resolution(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        boolean documenting = form.text("from").equals("upkeep");
        String back = documenting ? "/agreements/" + id + "/upkeep" : page(id, form);
        PartyId party = actor.organisation();
        if (!form.isSound()) {
            return answers.unreadable(form, flash, back);
        }
        if (party == null) {
            return answers.here(Decision.refused(new Refusal.NotAllowed()), id, form, flash, "done.resolution", back);
        }
        Optional<Resolution> resolution = ResolutionForm.read(form, party);
        return resolution.isEmpty()
                ? answers.unreadable(form, flash, back)
                : answers.here(
                        signing.recordResolution(id, resolution.get(), actor),
                        id,
                        form,
                        flash,
                        "done.resolution",
                        back);
    }

    /** Where the form came from, with the version it is about. */
    private static String page(AgreementId id, Form form) {
        Integer version = form.value("version", Integer::valueOf);
        return "/agreements/" + id + "/decide" + (version == null ? "" : "?version=" + version);
    }

    @PostMapping("/agreements/{id}/decide/sign")
    String sign(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String back = page(id, form);
        if (!form.isChecked("read")) {
            form.fault("read", "fault.unchecked");
        }
        Integer version = form.value("version", Integer::valueOf);
        Sha256 text = form.value("text", Sha256::new);
        Sha256 document = form.value("document", Sha256::new);
        PartyId party = actor.organisation();
        if (!form.isSound() || version == null || text == null || document == null) {
            return answers.unreadable(form, flash, back);
        }
        if (party == null) {
            return answers.refused(List.of(new Refusal.NotAllowed()), form, flash, back);
        }
        var approved = new Signing.Approved(id, version, text, document, party);
        Optional<ToSign.Asked> asked = toSign.asked(pages.view(id, actor), version, actor);
        if (asked.isPresent() && asked.get().isReady() && asked.get().documents() > 1) {
            // Sealing takes its time, so many are not signed while the person waits for an answer.
            var item = SigningRuns.Item.of(
                    approved, asked.get().version().head().title(), asked.get().documents());
            return "redirect:/signing/runs/" + runs.start(List.of(item), actor).id();
        }
        Decision decision = signing.sign(approved, actor);
        return answers.to(decision, id, form, flash, "done.signed", "/agreements/" + id, back);
    }

    @PostMapping("/agreements/{id}/decide/decline")
    String decline(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String back = page(id, form);
        String reason = form.required("reason");
        Integer version = form.value("version", Integer::valueOf);
        PartyId party = actor.organisation();
        if (!form.isSound() || version == null) {
            return answers.unreadable(form, flash, back);
        }
        Decision decision = party == null
                ? Decision.refused(new Refusal.NotAllowed())
                : signing.decline(id, version, party, reason, actor);
        return answers.to(decision, id, form, flash, "done.declined", "/agreements/" + id, back);
    }
}
