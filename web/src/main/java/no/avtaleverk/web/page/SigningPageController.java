package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.SigningPlan;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.signing.SealKey;
import no.avtaleverk.model.signing.Sealing;
import no.avtaleverk.model.signing.SealingFailedException;
import no.avtaleverk.workflow.notice.Notifying;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
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

/** The folder of all that waits for a person's signature, how far a run of many has come, and the order of the signers. */
@Controller
final class SigningPageController {
    private static final String FOLDER = "/signing";

    private final AgreementPages pages;
    private final Viewing viewing;
    private final ToSign toSign;
    private final Signing signing;
    private final SigningRuns runs;
    private final Notifying notifying;
    private final Sealing sealing;
    private final PageAnswers answers;
    private final RiskLines risks;

    SigningPageController(
            AgreementPages pages,
            Viewing viewing,
            ToSign toSign,
            Signing signing,
            SigningRuns runs,
            Notifying notifying,
            Sealing sealing,
            PageAnswers answers,
            RiskLines risks) {
        this.pages = pages;
        this.viewing = viewing;
        this.toSign = toSign;
        this.signing = signing;
        this.runs = runs;
        this.notifying = notifying;
        this.sealing = sealing;
        this.answers = answers;
        this.risks = risks;
    }

    // ---- the folder -------------------------------------------------------------------------------------------------

    @GetMapping(FOLDER)
    String folder(Actor actor, Model model) {
        List<ToSign.Asked> asked = asked(actor);
        model.addAttribute("ready", asked.stream().filter(ToSign.Asked::isReady).toList());
        model.addAttribute(
                "waiting",
                asked.stream().filter(one -> !one.isReady() && !one.isDone()).toList());
        model.addAttribute("throwAway", isThrowAway(sealing));
        model.addAttribute("risks", risks.briefs(actor));
        return "signing";
    }

    private List<ToSign.Asked> asked(Actor actor) {
        return viewing.register(actor).stream()
                .flatMap(view -> toSign.asked(view, actor).stream())
                .filter(one -> one.agreement().kind().isStandardText() == false && !one.isDone())
                .toList();
    }

    /** Whether seals prove nothing to others; also when the key can not be had, and nothing can be sealed at all. */
    static boolean isThrowAway(Sealing sealing) {
        try {
            SealKey key = sealing.about();
            return key.throwAway();
        } catch (SealingFailedException e) {
            return false;
        }
    }

    /** Sign those chosen. One whose changes were not seen, or whose text is not the one that was shown, is refused by itself. */
    @PostMapping(FOLDER)
    String signAll(@RequestParam MultiValueMap<String, String> fields, Actor actor, RedirectAttributes flash) {
        var form = new Form(fields);
        List<String> chosen = form.all("chosen");
        List<String> seen = form.all("seen");
        if (chosen.isEmpty()) {
            form.fault("chosen", "fault.none-chosen");
        }
        if (!form.isChecked("read")) {
            form.fault("read", "fault.unchecked");
        }
        if (!form.isSound()) {
            return answers.unreadable(form, flash, FOLDER);
        }
        var items = new ArrayList<SigningRuns.Item>();
        for (ToSign.Asked one : asked(actor)) {
            AgreementId id = one.agreement().id();
            Sha256 document = one.document();
            if (chosen.contains(one.key()) && document != null) {
                Sha256 shown = form.value("text-" + one.key(), Sha256::new);
                String title = one.version().head().title();
                var approved = new Signing.Approved(
                        id, one.version().number(), shown == null ? Sha256.ZERO : shown, document, one.party());
                items.add(
                        seen.contains(one.key())
                                ? SigningRuns.Item.of(approved, title, Math.max(1, one.documents()))
                                : SigningRuns.Item.refused(approved, title, List.of(new Refusal.DifferencesNotSeen())));
            }
        }
        if (items.isEmpty()) {
            form.fault("chosen", "fault.none-chosen");
            return answers.unreadable(form, flash, FOLDER);
        }
        return "redirect:" + FOLDER + "/runs/" + runs.start(items, actor).id();
    }

    /** How far it has come. The page asks for itself again while it goes on; without a script the reader does. */
    @GetMapping(FOLDER + "/runs/{id}")
    String run(@PathVariable String id, Actor actor, Model model) {
        SigningRuns.Run run = runs.find(id, actor).orElse(null);
        if (run == null) {
            // Forgotten when the process ended; what was signed is stored, and the folder shows what is left.
            return "redirect:" + FOLDER;
        }
        model.addAttribute("run", run);
        model.addAttribute(
                "lines",
                run.items().stream()
                        .map(item -> new RunLine(
                                item,
                                item.reasons().stream().map(answers::words).toList()))
                        .toList());
        return "signing-run";
    }

    /** An agreement of a run, with why it was refused. */
    record RunLine(SigningRuns.Item item, List<String> why) {}

    // ---- the order of the signers -----------------------------------------------------------------------------------

    /**
     * A party in the order.
     *
     * @param group its number in the order; 0 when it signs at any time
     * @param turn whether it can sign now
     */
    record Signer(
            AgreementParty party,
            int group,
            int signed,
            int of,
            @Nullable LocalDate date,
            boolean adopted,
            boolean turn,
            boolean declined) {}

    @GetMapping("/agreements/{id}/signing")
    String plan(@PathVariable AgreementId id, Actor actor, Model model) {
        AgreementView view = pages.view(id, actor);
        Agreement agreement = view.agreement();
        AgreementVersion version = view.inner() ? version(agreement, actor) : null;
        if (version == null) {
            throw new NotFoundException();
        }
        SigningPlan plan =
                agreement.facts().proceedings().signingPlan(version.number()).orElse(null);
        List<Signer> signers = signers(agreement, version, plan);
        var groups = new TreeMap<Integer, List<Signer>>();
        signers.forEach(
                signer -> groups.computeIfAbsent(signer.group() == 0 ? 99 : signer.group(), group -> new ArrayList<>())
                        .add(signer));
        model.addAttribute("agreement", agreement);
        model.addAttribute("version", version);
        model.addAttribute("plan", plan);
        model.addAttribute("signers", signers);
        model.addAttribute("risks", risks.brief(view, actor));
        model.addAttribute("groups", groups);
        boolean coordinates = actor.mayCoordinate(agreement.circles().writing());
        model.addAttribute(
                "mayPlan", coordinates && signers.stream().anyMatch(signer -> signer.signed() < signer.of()));
        model.addAttribute("mayTakeBack", pages.may(view, actor).takeBack());
        model.addAttribute(
                "methods",
                Arrays.stream(SignatureRecord.Method.values())
                        .filter(method -> method != SignatureRecord.Method.UPLOADED)
                        .toList());
        return "signing-plan";
    }

    private static @Nullable AgreementVersion version(Agreement agreement, Actor actor) {
        PartyId own = actor.organisation();
        return agreement
                .versionBeforeTheParties()
                .or(() -> own == null ? Optional.empty() : AgreementPages.asked(agreement, own, null))
                .orElse(null);
    }

    private static List<Signer> signers(Agreement agreement, AgreementVersion version, @Nullable SigningPlan plan) {
        var signatures = agreement.signatures(version);
        Head head = agreement.headOf(version);
        return head.parties().stream()
                .map(party -> {
                    boolean one = party.isMunicipality() || version.isJoint();
                    int of = one ? 1 : head.municipalities().size();
                    int lacking = signatures.lacking(party.id()).size();
                    // From one who has left nothing is lacking, and it may have signed nothing.
                    boolean none = agreement
                            .facts()
                            .signature(party.id(), version.number())
                            .isEmpty();
                    int signed = none ? 0 : one ? (lacking == 0 ? 1 : 0) : of - lacking;
                    return new Signer(
                            party,
                            group(plan, party.id()),
                            signed,
                            of,
                            agreement.facts().signatures().stream()
                                    .filter(signature -> signature.party().equals(party.id())
                                            && signature.version() == version.number())
                                    .map(SignatureRecord::date)
                                    .max(LocalDate::compareTo)
                                    .orElse(null),
                            agreement.adoption(party.id(), version).isPresent(),
                            agreement.adoption(party.id(), version).isPresent()
                                    && !Signing.turnOf(agreement, version, party.id())
                                            .isEmpty(),
                            agreement.facts().declined().stream()
                                    .anyMatch(declined -> declined.party().equals(party.id())
                                            && declined.version() == version.number()
                                            && lacking > 0));
                })
                .toList();
    }

    private static int group(@Nullable SigningPlan plan, PartyId party) {
        if (plan != null) {
            for (int i = 0; i < plan.order().size(); i++) {
                if (plan.order().get(i).contains(party)) {
                    return i + 1;
                }
            }
        }
        return 0;
    }

    @PostMapping("/agreements/{id}/signing")
    String plan(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String page = "/agreements/" + id + "/signing";
        Integer number = form.value("version", Integer::valueOf);
        LocalDate deadline = form.date("deadline");
        SignatureRecord.Method method = form.value("method", SignatureRecord.Method::valueOf);
        AgreementView view = pages.view(id, actor);
        AgreementVersion version = view.inner() ? version(view.agreement(), actor) : null;
        if (!form.isSound() || number == null || version == null) {
            return answers.unreadable(form, flash, page);
        }
        var groups = new TreeMap<Integer, List<PartyId>>();
        for (AgreementParty party : view.agreement().parties(version)) {
            Integer group = form.value("group-" + party.id(), Integer::valueOf);
            if (group != null && group > 0) {
                groups.computeIfAbsent(group, one -> new ArrayList<>()).add(party.id());
            }
        }
        if (!form.isSound()) {
            return answers.unreadable(form, flash, page);
        }
        List<List<PartyId>> order = List.copyOf(groups.values());
        SigningPlan plan = method == null
                ? new SigningPlan(number, order, deadline)
                : new SigningPlan(number, order, deadline, method);
        return answers.here(signing.plan(id, plan, actor), id, form, flash, "done.planned", page);
    }

    @PostMapping("/agreements/{id}/signing/remind")
    String remind(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String page = "/agreements/" + id + "/signing";
        PartyId party = form.value("party", PartyId::new);
        if (!form.isSound() || party == null) {
            return answers.unreadable(form, flash, page);
        }
        List<Refusal> faults = notifying.remindNow(id, party, actor);
        return faults.isEmpty()
                ? answers.done(flash, "done.reminded", page)
                : answers.refused(faults, form, flash, page);
    }
}
