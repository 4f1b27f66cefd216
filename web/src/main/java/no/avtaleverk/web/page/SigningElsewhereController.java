package no.avtaleverk.web.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.signing.RecordingSignatures;
import no.avtaleverk.workflow.signing.RecordingSignatures.Brought;
import no.avtaleverk.workflow.signing.RecordingSignatures.Scan;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Recording what was signed with another service, or on paper. */
@Controller
final class SigningElsewhereController {
    private static final int UNPROCESSABLE = 422;

    private final AgreementPages pages;
    private final RecordingSignatures recording;
    private final PageAnswers answers;

    SigningElsewhereController(AgreementPages pages, RecordingSignatures recording, PageAnswers answers) {
        this.pages = pages;
        this.recording = recording;
        this.answers = answers;
    }

    /**
     * A document to choose.
     *
     * @param newest digest of it with the signatures so far
     */
    record DocumentLine(Sha256 digest, String name, Sha256 newest) {}

    @GetMapping("/agreements/{id}/signing/elsewhere")
    String page(
            @PathVariable AgreementId id,
            @RequestParam(name = "version", required = false) @Nullable Integer number,
            Actor actor,
            Model model) {
        AgreementView view = pages.view(id, actor);
        Agreement agreement = view.agreement();
        PartyId own = actor.organisation();
        Optional<AgreementVersion> version =
                own == null || !view.inner() ? Optional.empty() : AgreementPages.asked(agreement, own, number);
        if (version.isEmpty() || own == null || !actor.mayRecordSignature(own)) {
            throw new NotFoundException();
        }
        model.addAttribute("agreement", agreement);
        model.addAttribute("version", version.get());
        model.addAttribute("others", AgreementPages.askedBeside(agreement, own, version.get()));
        model.addAttribute("documents", documents(agreement, version.get(), own));
        model.addAttribute(
                "party",
                agreement.parties(version.get()).stream()
                        .filter(one -> one.id().equals(own))
                        .map(AgreementParty::name)
                        .findFirst()
                        .orElse(own.value()));
        return "signing-elsewhere";
    }

    private static List<DocumentLine> documents(Agreement agreement, AgreementVersion version, PartyId own) {
        Map<PartyId, Sha256> set = agreement.signatures(version).set();
        return agreement.headOf(version).municipalities().stream()
                .filter(one -> set.containsKey(one.id())
                        && (!set.containsKey(own) || one.id().equals(own)))
                .map(one -> new DocumentLine(
                        java.util.Objects.requireNonNull(set.get(one.id())),
                        one.name(),
                        agreement.signatures(version).document(one.id()).orElseThrow()))
                .toList();
    }

    /** A file comes in; a person then says which of its signatures is whose. */
    @PostMapping("/agreements/{id}/signing/elsewhere")
    String bring(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam("file") MultipartFile file,
            Actor actor,
            Model model,
            HttpServletResponse response)
            throws IOException {
        var form = new Form(fields);
        Integer version = form.value("version", Integer::valueOf);
        Sha256 document = form.value("document", Sha256::new);
        if (file.isEmpty()) {
            form.fault("file", "fault.missing");
        }
        if (!form.isSound() || version == null || document == null) {
            response.setStatus(UNPROCESSABLE);
            model.addAttribute(PageAnswers.FAULTS, answers.faults(form));
            return page(id, version, actor, model);
        }
        pages.view(id, actor);
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        switch (recording.bring(id, version, document, name, file.getBytes(), actor)) {
            case Brought.Signed signed -> {
                model.addAttribute("brought", signed);
                model.addAttribute("document", document);
                model.addAttribute("fileName", name);
            }
            case Brought.Refused refused -> {
                response.setStatus(UNPROCESSABLE);
                model.addAttribute(PageAnswers.FAULTS, answers.faults(refused.reasons(), id));
                model.addAttribute("found", refused.found());
            }
        }
        return page(id, version, actor, model);
    }

    @PostMapping("/agreements/{id}/signing/elsewhere/signature")
    String record(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String back = path(id, form);
        Integer version = form.value("version", Integer::valueOf);
        Sha256 document = form.value("document", Sha256::new);
        Sha256 file = form.value("signed", Sha256::new);
        form.required("order");
        Integer order = form.value("order", Integer::valueOf);
        if (!form.isSound() || version == null || document == null || file == null || order == null) {
            return answers.unreadable(form, flash, back);
        }
        return answers.to(
                recording.recordUploaded(id, version, document, file, order, actor),
                id,
                form,
                flash,
                "done.signature-recorded",
                "/agreements/" + id,
                back);
    }

    @PostMapping("/agreements/{id}/signing/paper")
    String paper(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(name = "scan", required = false) @Nullable MultipartFile scan,
            Actor actor,
            RedirectAttributes flash)
            throws IOException {
        var form = new Form(fields);
        String back = path(id, form);
        Integer version = form.value("version", Integer::valueOf);
        Sha256 document = form.value("document", Sha256::new);
        String signer = form.required("signer");
        String original = form.required("original");
        LocalDate date = form.requiredDate("signedOn");
        if (!form.isSound() || version == null || document == null || date == null) {
            return answers.unreadable(form, flash, back);
        }
        Scan picture = scan == null || scan.isEmpty()
                ? null
                : new Scan(
                        scan.getOriginalFilename() == null ? "skann" : scan.getOriginalFilename(),
                        "application/octet-stream",
                        scan.getBytes());
        return answers.to(
                recording.recordPaper(id, version, document, signer, date, original, picture, actor),
                id,
                form,
                flash,
                "done.signature-recorded",
                "/agreements/" + id,
                back);
    }

    private static String path(AgreementId id, Form form) {
        Integer version = form.value("version", Integer::valueOf);
        return "/agreements/" + id + "/signing/elsewhere" + (version == null ? "" : "?version=" + version);
    }
}
