package no.avtaleverk.web.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.web.proof.PackedFile;
import no.avtaleverk.workflow.proof.ProofPackages;
import no.avtaleverk.workflow.proof.ProofPackages.Order;
import no.avtaleverk.workflow.reporting.AgreementView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Evidence packages of an agreement, for those who read its log. */
@Controller
final class ProofPackageController {
    private final AgreementPages pages;
    private final ProofPackages packages;
    private final PackedFile packed;
    private final History history;
    private final PageWords words;

    ProofPackageController(
            AgreementPages pages, ProofPackages packages, PackedFile packed, History history, PageWords words) {
        this.pages = pages;
        this.packages = packages;
        this.packed = packed;
        this.history = history;
        this.words = words;
    }

    @GetMapping("/agreements/{id}/proof")
    String ask(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            Model model) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner()) {
            throw new NotFoundException();
        }
        var form = new Form(fields);
        Asked asked = asked(form, id, actor);
        model.addAttribute("agreement", view.agreement());
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("given", form.given());
        model.addAttribute("wrong", form.faults().keySet());
        model.addAttribute(
                PageAnswers.FAULTS,
                form.faults().entrySet().stream()
                        .map(fault -> new Fault(words.say("package." + fault.getValue()), "#" + fault.getKey()))
                        .toList());
        model.addAttribute("order", asked.order());
        model.addAttribute("nothing", asked.order() == null && form.faults().isEmpty());
        model.addAttribute("newest", history.head().map(AuditEntry::position).orElse(0L));
        return "proof-package";
    }

    @GetMapping("/agreements/{id}/proof/package.zip")
    void file(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        Order order = asked(new Form(fields), id, actor).order();
        if (order == null) {
            throw new NotFoundException();
        }
        packed.send(order, response);
    }

    private record Asked(@Nullable Order order) {}

    private Asked asked(Form form, AgreementId id, Actor actor) {
        LocalDate from = form.date("from");
        LocalDate last = form.date("last");
        Long position = form.value("position", Long::valueOf);
        if (position != null && position < 1) {
            form.fault("position", "fault.value");
        }
        if (from != null && last != null && last.isBefore(from)) {
            form.fault("last", "fault.value");
        }
        if (!form.faults().isEmpty()) {
            return new Asked(null);
        }
        return new Asked(
                packages.order(id, position == null ? 0 : position, from, last == null ? null : last.plusDays(1), actor)
                        .orElse(null));
    }
}
