package no.avtaleverk.web.page;

import java.io.IOException;
import java.util.List;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.TextCode;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.signing.ValidationReport;
import no.avtaleverk.workflow.publication.PublicRegister;
import no.avtaleverk.workflow.signing.Verifying;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where anyone with a document in hand asks whether it is what it says. Open to all; the code at the foot of every page leads here. */
@Controller
final class VerificationController {
    private final Verifying verifying;
    private final PublicRegister register;
    private final AgreementPages pages;

    VerificationController(Verifying verifying, PublicRegister register, AgreementPages pages) {
        this.verifying = verifying;
        this.register = register;
        this.pages = pages;
    }

    /** A place in the register with what is shown of it. */
    record PlaceLine(
            Verifying.Place place, @Nullable AgreementParty municipality, List<AgreementPages.InForceLine> inForce) {}

    @GetMapping("/verify")
    String ask() {
        return "verify";
    }

    /** The code as typed; a slip of the keys is told beside the field. */
    @GetMapping(path = "/verify", params = "code")
    String typed(@RequestParam String code, Model model, RedirectAttributes redirect) {
        try {
            redirect.addAttribute("code", TextCode.parse(code).toString());
            return "redirect:/v/{code}";
        } catch (IllegalArgumentException notACode) {
            model.addAttribute("typed", code);
            model.addAttribute("badCode", true);
            return "verify";
        }
    }

    @GetMapping("/v/{code}")
    String code(@PathVariable String code, Actor actor, Model model) {
        TextCode parsed;
        try {
            parsed = TextCode.parse(code);
        } catch (IllegalArgumentException notACode) {
            model.addAttribute("typed", code);
            model.addAttribute("badCode", true);
            return "verify";
        }
        model.addAttribute("typed", parsed.toString());
        model.addAttribute(
                "coded",
                verifying.find(parsed, actor, register::isWithheld).stream()
                        .map(this::line)
                        .toList());
        return "verify";
    }

    @PostMapping("/verify")
    String file(@RequestParam("file") MultipartFile file, Actor actor, Model model) throws IOException {
        if (file.isEmpty()) {
            model.addAttribute("noFile", true);
            return "verify";
        }
        Verifying.Finding finding = verifying.verify(file.getBytes(), actor);
        model.addAttribute("finding", finding);
        model.addAttribute("examination", finding.examination());
        model.addAttribute("fileName", file.getOriginalFilename());
        model.addAttribute("places", finding.places().stream().map(this::line).toList());
        model.addAttribute("tone", tone(finding));
        return "verify";
    }

    private PlaceLine line(Verifying.Place place) {
        AgreementParty municipality = place.agreement().headOf(place.version()).municipalities().stream()
                .filter(party -> party.id().equals(place.municipality()))
                .findFirst()
                .orElse(null);
        return new PlaceLine(
                place,
                municipality,
                pages.inForce(place.agreement()).stream()
                        .filter(line -> line.inForce().version().number()
                                        == place.version().number()
                                && (place.municipality() == null
                                        || line.inForce().municipality().equals(place.municipality())))
                        .toList());
    }

    /** How the answer looks: good only when the file is ours and no signature in it fails. */
    private static String tone(Verifying.Finding finding) {
        ValidationReport report = finding.examination();
        return switch (report.verdict()) {
            case INVALID -> "danger";
            case INDETERMINATE -> "warning";
            case VALID, UNSIGNED ->
                switch (finding.standing()) {
                    case NEWEST, EARLIER, EVIDENCE -> "success";
                    case ALTERED -> "danger";
                    case COPY, UNKNOWN -> "warning";
                };
        };
    }
}
