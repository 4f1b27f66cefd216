package no.avtaleverk.web.page;

import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.workflow.body.Convening;
import no.avtaleverk.workflow.followup.FollowingUp;
import no.avtaleverk.workflow.reporting.AgreementView;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The files that notes speak of, for those who may read the note. */
@Controller
final class FollowUpFileController {
    private final AgreementPages pages;
    private final FollowingUp following;
    private final Convening convening;
    private final Files files;

    FollowUpFileController(AgreementPages pages, FollowingUp following, Convening convening, Files files) {
        this.pages = pages;
        this.following = following;
        this.convening = convening;
        this.files = files;
    }

    @GetMapping("/agreements/{id}/follow-up/files/{digest}")
    ResponseEntity<byte[]> ofAgreement(@PathVariable AgreementId id, @PathVariable Sha256 digest, Actor actor) {
        AgreementView view = pages.view(id, actor);
        return file(digest, view.inner() && following.isShown(view.agreement(), digest, actor));
    }

    @GetMapping("/bodies/{body}/files/{digest}")
    ResponseEntity<byte[]> ofBody(@PathVariable String body, @PathVariable Sha256 digest, Actor actor) {
        return file(digest, convening.isShown(body, digest, actor));
    }

    private ResponseEntity<byte[]> file(Sha256 digest, boolean shown) {
        Files.StoredFile file = (shown ? files.find(digest) : java.util.Optional.<Files.StoredFile>empty())
                .orElseThrow(NotFoundException::new);
        return AgreementPageController.file(file.bytes(), file.name(), file.mediaType());
    }
}
