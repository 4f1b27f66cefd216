package no.avtaleverk.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Joining;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.signing.SigningEntry.KeptBecause;
import no.avtaleverk.model.signing.SigningEntry.SentAway;
import no.avtaleverk.model.signing.SigningEntry.Slot;
import no.avtaleverk.model.signing.SigningJob;
import no.avtaleverk.model.signing.SigningJob.SlotState;
import no.avtaleverk.model.signing.SigningJobId;
import no.avtaleverk.model.signing.SigningServiceException;
import no.avtaleverk.model.signing.SigningServiceException.Fault;
import no.avtaleverk.web.problem.ProblemKind;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.signing.RemoteSigning;
import no.avtaleverk.workflow.signing.RemoteSigning.Begun;
import no.avtaleverk.workflow.signing.RemoteSigning.Sent;
import no.avtaleverk.workflow.signing.RemoteSigning.Standing;
import no.avtaleverk.workflow.signing.ServiceTrouble;
import no.avtaleverk.workflow.signing.UnknownSigningJobException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Signing with Posten signering: sending off, going there, coming back, and how it stands. */
@Controller
final class SigningServiceController {
    private final AgreementPages pages;
    private final RemoteSigning signing;
    private final PageAnswers answers;

    SigningServiceController(AgreementPages pages, RemoteSigning signing, PageAnswers answers) {
        this.pages = pages;
        this.signing = signing;
        this.answers = answers;
    }

    /** A document that can be sent off, with those who sign it. */
    record DocumentLine(int version, Sha256 digest, String name, List<AgreementParty> parties) {}

    /** One party's signature in a job. */
    record SlotLine(
            String party,
            SlotState state,
            @Nullable KeptBecause kept,
            @Nullable String person,
            @Nullable Sha256 proof) {}

    /** A job with what the person may do with it. */
    record JobLine(
            SigningJob job,
            List<SlotLine> slots,
            List<Sha256> pdfs,
            @Nullable ServiceTrouble trouble,
            boolean maySign,
            boolean mayTry,
            boolean mayCallBack) {}

    @GetMapping("/agreements/{id}/signing/posten")
    String page(@PathVariable AgreementId id, Actor actor, Model model) {
        AgreementView view = pages.view(id, actor);
        Agreement agreement = view.agreement();
        PartyId own = actor.organisation();
        if (!view.inner()) {
            throw new NotFoundException();
        }
        List<AgreementVersion> versions = own == null ? List.of() : agreement.versionsToSign(own);
        model.addAttribute("agreement", agreement);
        model.addAttribute("on", signing.isOn());
        model.addAttribute("versions", versions);
        model.addAttribute(
                "documents",
                own != null && signing.isOn() && actor.mayRecordSignature(own)
                        ? versions.stream()
                                .flatMap(version -> documents(agreement, version, own).stream())
                                .toList()
                        : List.of());
        model.addAttribute("own", own);
        model.addAttribute(
                "jobs",
                signing.of(id, actor).reversed().stream()
                        .map(job -> line(agreement, job, actor))
                        .toList());
        return "signing-posten";
    }

    private static List<DocumentLine> documents(Agreement agreement, AgreementVersion version, PartyId own) {
        Map<PartyId, Sha256> set = agreement.signatures(version).set();
        Head head = agreement.headOf(version);
        boolean before = agreement.versionBefore(own).filter(version::equals).isPresent();
        List<PartyId> open = agreement.membership().open(own).stream()
                .filter(joining -> joining.version() == version.number())
                .map(Joining::party)
                .toList();
        var lines = new ArrayList<DocumentLine>();
        var seen = new ArrayList<Sha256>();
        for (AgreementParty municipality : head.municipalities()) {
            Sha256 digest = set.get(municipality.id());
            boolean mine =
                    before ? !set.containsKey(own) || municipality.id().equals(own) : open.contains(municipality.id());
            if (digest != null && mine && !seen.contains(digest)) {
                seen.add(digest);
                var parties = new ArrayList<AgreementParty>();
                head.municipalities().stream()
                        .filter(one -> digest.equals(set.get(one.id())))
                        .forEach(parties::add);
                parties.addAll(head.trusts());
                lines.add(new DocumentLine(version.number(), digest, municipality.name(), parties));
            }
        }
        return lines;
    }

    private JobLine line(Agreement agreement, SigningJob job, Actor actor) {
        var slots = new ArrayList<SlotLine>();
        for (Slot slot : job.slots()) {
            slots.add(new SlotLine(
                    name(agreement, job, slot.party()),
                    job.state(slot),
                    job.state(slot) == SlotState.KEPT ? job.kept(slot.id()).orElse(null) : null,
                    job.people(slot.id()).stream()
                            .map(SentAway::name)
                            .reduce((a, b) -> b)
                            .orElse(null),
                    job.proof(slot.id()).map(proof -> proof.file()).orElse(null)));
        }
        var pdfs = new ArrayList<Sha256>();
        for (int part = 0; part < job.parts(); part++) {
            job.fetched(part).map(fetched -> fetched.pdf()).ifPresent(pdfs::add);
        }
        PartyId own = actor.organisation();
        boolean open = job.isOpen() && !job.isCalledBack() && signing.isOn();
        boolean waits = own != null
                && job.slotOf(own)
                        .map(job::state)
                        .filter(state -> state == SlotState.WAITING || state == SlotState.AWAY)
                        .isPresent();
        boolean keeps = own != null && actor.mayRecordSignature(own);
        boolean again = job.slots().stream()
                .anyMatch(slot -> job.state(slot) == SlotState.KEPT
                        && job.kept(slot.id())
                                .filter(one -> one == KeptBecause.NOT_VALID)
                                .isPresent());
        return new JobLine(
                job,
                slots,
                pdfs,
                job.isOpen() ? signing.trouble(job.id()).orElse(null) : null,
                open && waits && own != null && actor.maySignFor(own),
                keeps && signing.isOn() && (job.isOpen() || again),
                open && keeps);
    }

    private static String name(Agreement agreement, SigningJob job, PartyId party) {
        return agreement.version(job.version()).stream()
                .flatMap(version -> agreement.parties(version).stream())
                .filter(one -> one.id().equals(party))
                .map(AgreementParty::name)
                .findFirst()
                .orElse(party.value());
    }

    @PostMapping("/agreements/{id}/signing/posten")
    String start(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        pages.view(id, actor);
        var form = new Form(fields);
        Integer version = form.value("version", Integer::valueOf);
        Sha256 document = form.value("document", Sha256::new);
        List<PartyId> parties = form.values("party", PartyId::new);
        if (!form.isSound() || version == null || document == null) {
            return answers.unreadable(form, flash, path(id));
        }
        return switch (signing.start(id, version, document, parties, actor)) {
            case Begun.Stored stored ->
                answers.done(flash, stored.trouble() == null ? "done.posten-started" : "done.posten-stored", path(id));
            case Begun.Refused refused -> {
                flash.addFlashAttribute(PageAnswers.FAULTS, answers.faults(refused.reasons(), id));
                yield "redirect:" + path(id);
            }
        };
    }

    /** The next page leads away; a form may not, since our pages send forms nowhere but here. */
    @PostMapping("/agreements/{id}/signing/posten/{job}/leave")
    String leave(
            @PathVariable AgreementId id,
            @PathVariable SigningJobId job,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            Model model,
            RedirectAttributes flash) {
        var form = new Form(fields);
        return switch (signing.send(job, actor)) {
            case Sent.At at -> {
                model.addAttribute("job", at.job());
                model.addAttribute("address", at.address());
                yield "signing-leave";
            }
            case Sent.NotNow later -> {
                flash.addFlashAttribute("trouble", later.trouble());
                yield "redirect:" + path(id);
            }
            case Sent.Refused refused -> {
                flash.addFlashAttribute(PageAnswers.FAULTS, answers.faults(refused.reasons(), id));
                flash.addFlashAttribute(PageAnswers.GIVEN, form.given());
                yield "redirect:" + path(id);
            }
        };
    }

    /** Where Posten sends the signer. What the address says of the outcome is not believed; Posten is asked. */
    @GetMapping("/signing/return/{job}/{part}")
    String comeBack(
            @PathVariable SigningJobId job,
            @PathVariable int part,
            @RequestParam(name = "status_query_token", defaultValue = "") String token,
            Actor actor,
            Model model) {
        Standing standing = signing.comeBack(job, part, token, actor);
        AgreementView view = pages.view(standing.job().agreement(), actor);
        model.addAttribute("agreement", view.agreement());
        model.addAttribute("line", line(view.agreement(), standing.job(), actor));
        model.addAttribute("trouble", standing.trouble());
        return "signing-return";
    }

    @PostMapping("/agreements/{id}/signing/posten/{job}/again")
    String again(@PathVariable AgreementId id, @PathVariable SigningJobId job, Actor actor, RedirectAttributes flash) {
        Fault trouble = signing.tryAgain(job, actor).trouble();
        if (trouble != null) {
            flash.addFlashAttribute("trouble", trouble);
            return "redirect:" + path(id);
        }
        return answers.done(flash, "done.posten-asked", path(id));
    }

    @PostMapping("/agreements/{id}/signing/posten/{job}/call-back")
    String callBack(
            @PathVariable AgreementId id, @PathVariable SigningJobId job, Actor actor, RedirectAttributes flash) {
        signing.callBack(job, actor);
        return answers.done(flash, "done.posten-called-back", path(id));
    }

    /** What Posten made of a signature, as it came. */
    @GetMapping("/agreements/{id}/signing/posten/{job}/files/{digest}")
    ResponseEntity<byte[]> file(
            @PathVariable AgreementId id, @PathVariable SigningJobId job, @PathVariable Sha256 digest, Actor actor) {
        Files.StoredFile file = signing.handOut(job, digest, actor).orElseThrow(NotFoundException::new);
        return AgreementPageController.file(file.bytes(), file.name(), file.mediaType());
    }

    private static String path(AgreementId id) {
        return "/agreements/" + id + "/signing/posten";
    }

    @ExceptionHandler(UnknownSigningJobException.class)
    void unknown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        sendError(request, response, ProblemKind.NOT_FOUND);
    }

    /** A token Posten did not give: somebody made the address up, or it is an old one. */
    @ExceptionHandler(SigningServiceException.class)
    void forged(HttpServletRequest request, HttpServletResponse response) throws IOException {
        sendError(request, response, ProblemKind.NOT_ALLOWED);
    }

    private static void sendError(HttpServletRequest request, HttpServletResponse response, ProblemKind kind)
            throws IOException {
        request.setAttribute(ProblemKind.class.getName(), kind);
        response.sendError(kind.status());
    }
}
