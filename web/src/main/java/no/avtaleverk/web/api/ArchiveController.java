package no.avtaleverk.web.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.proof.PackedFile;
import no.avtaleverk.workflow.archive.Archiving;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Archive files of an agreement, for those who read its log. */
@RestController
@RequestMapping("/api/v1")
class ArchiveController {
    private final Archiving archiving;
    private final PackedFile packed;
    private final Access access;

    ArchiveController(Archiving archiving, PackedFile packed, Access access) {
        this.archiving = archiving;
        this.packed = packed;
        this.access = access;
    }

    @GetMapping(path = "/agreements/{id}/archive", produces = "application/zip")
    void archive(
            @PathVariable AgreementId id,
            @RequestParam(defaultValue = "0") long position,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        access.inner(id, actor);
        packed.sendArchive(archiving.order(id, position, actor).orElseThrow(ProblemException::notFound), response);
    }
}
