package no.avtaleverk.web.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Examination;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Signatures;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.signing.ValidationReport;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.HandingOut;
import no.avtaleverk.workflow.signing.Examining;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The signed documents of an agreement: who has signed each, whether it still holds, and the reports that show it. */
@Controller
final class SignaturesController {
    private final AgreementPages pages;
    private final Examining examining;
    private final HandingOut handingOut;
    private final PageWords words;

    SignaturesController(AgreementPages pages, Examining examining, HandingOut handingOut, PageWords words) {
        this.pages = pages;
        this.examining = examining;
        this.handingOut = handingOut;
        this.words = words;
    }

    /** One document. */
    record DocumentLine(
            AgreementVersion version,
            AgreementParty municipality,
            Sha256 document,
            int signatures,
            boolean complete,
            @Nullable Examination examined,
            @Nullable ValidationReport report) {
        public String anchor() {
            return "v" + version.number() + "-" + municipality.id();
        }
    }

    /** One document handed out. */
    record HandedLine(Instant at, String by, String text) {}

    /** @param version and {@code of} the document to examine now */
    @GetMapping("/agreements/{id}/signatures")
    String signatures(
            @PathVariable AgreementId id,
            @RequestParam @Nullable Integer version,
            @RequestParam @Nullable PartyId of,
            Actor actor,
            Model model) {
        AgreementView view = pages.view(id, actor);
        Agreement agreement = view.agreement();
        var documents = new ArrayList<DocumentLine>();
        for (AgreementVersion one : AgreementPages.versions(view)) {
            for (AgreementParty municipality : agreement.headOf(one).municipalities()) {
                boolean asked = version != null
                        && version == one.number()
                        && municipality.id().equals(of);
                documents.addAll(line(agreement, one, municipality, asked));
            }
        }
        model.addAttribute("agreement", agreement);
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("documents", documents);
        model.addAttribute(
                "handed",
                handingOut.of(id, actor).stream()
                        .map(entry -> new HandedLine(
                                entry.at(), entry.userName(), words.event(entry.event(), agreement.clauses())))
                        .toList());
        return "signatures";
    }

    /** The line of a document somebody has signed in it. */
    private List<DocumentLine> line(
            Agreement agreement, AgreementVersion version, AgreementParty municipality, boolean examine) {
        Signatures signatures = agreement.signatures(version);
        PartyId id = municipality.id();
        int made = (int) agreement.facts().signatures().stream()
                .filter(signature -> signature.version() == version.number()
                        && signature.signed().containsKey(id))
                .count();
        return made == 0
                ? List.of()
                : List.of(new DocumentLine(
                        version,
                        municipality,
                        signatures.document(id).orElseThrow(),
                        made,
                        signatures.isComplete(id),
                        signatures.lastExamined(id).orElse(null),
                        examine ? examining.examine(agreement, version, id).orElse(null) : null));
    }

    /** A report of an examination made now. */
    @GetMapping("/agreements/{id}/signatures/{number}/{of}/{name}")
    ResponseEntity<byte[]> report(
            @PathVariable AgreementId id,
            @PathVariable int number,
            @PathVariable PartyId of,
            @PathVariable String name,
            Actor actor) {
        AgreementView view = pages.view(id, actor);
        AgreementVersion version = AgreementPages.versions(view).stream()
                .filter(one -> one.number() == number)
                .findFirst()
                .orElseThrow(NotFoundException::new);
        ValidationReport.ReportFile file = examining.examine(view.agreement(), version, of).stream()
                .flatMap(report -> report.files().stream())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        handingOut.note(id, number, of, "SIGNATURE_REPORT", Sha256.of(file.content()), actor);
        return AgreementPageController.file(file.content(), file.name(), file.mediaType());
    }
}
