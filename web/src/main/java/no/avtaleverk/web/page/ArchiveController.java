package no.avtaleverk.web.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.archive.RegisterCopies;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.web.proof.PackedFile;
import no.avtaleverk.workflow.archive.Archiving;
import no.avtaleverk.workflow.reporting.AgreementView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Archive files of an agreement, for those who read its log. */
@Controller
final class ArchiveController {
    private final AgreementPages pages;
    private final Archiving archiving;
    private final PackedFile packed;
    private final RegisterCopies copies;

    ArchiveController(AgreementPages pages, Archiving archiving, PackedFile packed, RegisterCopies copies) {
        this.pages = pages;
        this.archiving = archiving;
        this.packed = packed;
        this.copies = copies;
    }

    @GetMapping("/agreements/{id}/archive")
    String ask(@PathVariable AgreementId id, Actor actor, Model model) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner()) {
            throw new NotFoundException();
        }
        model.addAttribute("agreement", view.agreement());
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("order", archiving.order(id, 0, actor).orElse(null));
        model.addAttribute("restored", copies.restored());
        model.addAttribute("absent", copies.absent());
        return "archive";
    }

    @GetMapping("/agreements/{id}/archive/extract.zip")
    void file(
            @PathVariable AgreementId id,
            @RequestParam(defaultValue = "0") long position,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        packed.sendArchive(archiving.order(id, position, actor).orElseThrow(NotFoundException::new), response);
    }
}
