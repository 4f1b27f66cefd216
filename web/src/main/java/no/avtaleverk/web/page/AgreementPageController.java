package no.avtaleverk.web.page;

import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Signatures;
import no.avtaleverk.model.agreement.TextCode;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.path.AgreementPath;
import no.avtaleverk.model.publication.Publication;
import no.avtaleverk.model.publication.Publication.Release;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.deviation.HandlingDeviations;
import no.avtaleverk.workflow.publication.Publishing;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.HandingOut;
import no.avtaleverk.workflow.review.Reviewing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One agreement: its text beside what it answers, and its files. */
@Controller
final class AgreementPageController {
    private static final Map<String, DocumentFormat> FORMATS =
            Map.of("pdf", DocumentFormat.PDF, "docx", DocumentFormat.DOCX);

    private final AgreementPages pages;
    private final DiscussionPages discussions;
    private final Reviewing reviewing;
    private final DocumentRenderer renderer;
    private final Files files;
    private final HandingOut handingOut;
    private final Changes changes;
    private final PageAnswers answers;
    private final WayLines way;
    private final DeliveryLines deliveries;
    private final HandlingDeviations deviations;
    private final RiskLines risks;
    private final Publishing publishing;

    AgreementPageController(
            AgreementPages pages,
            DiscussionPages discussions,
            Reviewing reviewing,
            DocumentRenderer renderer,
            Files files,
            HandingOut handingOut,
            Changes changes,
            PageAnswers answers,
            WayLines way,
            DeliveryLines deliveries,
            HandlingDeviations deviations,
            RiskLines risks,
            Publishing publishing) {
        this.pages = pages;
        this.discussions = discussions;
        this.reviewing = reviewing;
        this.renderer = renderer;
        this.files = files;
        this.handingOut = handingOut;
        this.changes = changes;
        this.answers = answers;
        this.way = way;
        this.deliveries = deliveries;
        this.deviations = deviations;
        this.risks = risks;
        this.publishing = publishing;
    }

    /**
     * What was decided on releasing a version.
     *
     * @param release absent as long as nothing was
     */
    record Released(@Nullable Release release) {}

    /**
     * The text.
     *
     * @param beside {@code discussion} to show comments and proposals beside it, else what it answers
     */
    @GetMapping("/agreements/{id}")
    String show(
            @PathVariable AgreementId id,
            @RequestParam @Nullable Integer version,
            @RequestParam(defaultValue = "") String beside,
            Actor actor,
            Model model) {
        AgreementView view = pages.view(id, actor);
        AgreementPages.Text text = pages.text(view, version);
        AgreementVersion shown = text.version();
        Optional<DiscussionPages.Lines> talk = discussions.beside(id, text.clauses(), text.head(), actor);
        model.addAttribute("talk", talk.orElse(null));
        model.addAttribute("beside", beside.equals("discussion") && talk.isPresent());
        model.addAttribute("deviated", view.inner() ? deviations.openByClause(view.agreement(), actor) : Map.of());
        model.addAttribute("view", view);
        model.addAttribute("agreement", view.agreement());
        model.addAttribute("text", text);
        model.addAttribute("code", TextCode.of(text.clauses().sha256()));
        model.addAttribute("clauses", pages.clauses(view.agreement(), text));
        model.addAttribute("requirements", pages.requirements(view.agreement(), text));
        model.addAttribute("versions", AgreementPages.versions(view));
        model.addAttribute("hasDraft", AgreementPages.hasDraft(view));
        model.addAttribute(
                "inForce",
                pages.inForce(view.agreement()).stream()
                        .filter(line -> line.now() && line.inForce().version().number() == text.number())
                        .toList());
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("deliveries", deliveries.beside(view, actor));
        model.addAttribute("risks", risks.beside(view, actor));
        model.addAttribute(
                "mayFollow",
                view.inner()
                        && shown != null
                        && !view.agreement().kind().isStandardText()
                        && view.agreement().isConcluded(shown)
                        && actor.mayCoordinate(view.agreement().circles().bound(changes.today())));
        model.addAttribute("proposal", pages.proposal(view).orElse(null));
        model.addAttribute("mayDepart", shown != null && AgreementPages.mayBuildOn(view.agreement(), shown, actor));
        if (view.inner() && !view.agreement().kind().isStandardText()) {
            model.addAttribute("way", way);
            model.addAttribute("strip", way.strip(view, AgreementPath.of(view.agreement(), changes.today()), actor));
        }
        if (view.inner() && shown != null && Publication.isReleasable(view.agreement(), shown)) {
            model.addAttribute(
                    "released",
                    new Released(publishing
                            .publication(view.agreement(), actor)
                            .release(shown.number())
                            .orElse(null)));
        }
        if (shown != null) {
            model.addAttribute("parties", pages.parties(view.agreement(), shown));
            model.addAttribute("progress", view.agreement().progress(shown));
            model.addAttribute(
                    "wishes",
                    view.inner()
                            ? view.agreement()
                                    .resolutions()
                                    .wishes(shown.number())
                                    .size()
                            : 0);
        }
        return "agreement";
    }

    // ---- moves of the text ------------------------------------------------------------------------------------------

    @PostMapping("/agreements/{id}/return")
    String takeBack(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        return toDraft(reviewing.returnToDraft(id, form.text("reason"), actor), id, form, flash, "done.returned");
    }

    private String toDraft(Decision decision, AgreementId id, Form form, RedirectAttributes flash, String done) {
        return answers.to(decision, id, form, flash, done, "/agreements/" + id + "/edit", "/agreements/" + id);
    }

    @PostMapping("/agreements/{id}/withdraw")
    String withdraw(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        return answers.here(
                reviewing.withdraw(id, form.text("reason"), actor),
                id,
                form,
                flash,
                "done.withdrawn",
                "/agreements/" + id);
    }

    @PostMapping("/agreements/{id}/redraft")
    String redraft(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        return toDraft(reviewing.redraft(id, form.text("reason"), actor), id, form, flash, "done.redrafted");
    }

    // ---- files ------------------------------------------------------------------------------------------------------

    /** A text set anew; {@code version} is 0 for the working text. */
    @GetMapping("/agreements/{id}/documents/{version}.{extension}")
    ResponseEntity<byte[]> document(
            @PathVariable AgreementId id, @PathVariable int version, @PathVariable String extension, Actor actor) {
        DocumentFormat format = FORMATS.get(extension);
        if (format == null) {
            throw new NotFoundException();
        }
        AgreementView view = pages.view(id, actor);
        Agreement agreement = view.agreement();
        AgreementPages.Text text = pages.text(view, version);
        AgreementVersion numbered = text.version();
        if (format == DocumentFormat.PDF
                && numbered != null
                && numbered.documents().size() == 1) {
            PartyId municipality = numbered.documents().keySet().iterator().next();
            return stored(
                    view,
                    numbered.number(),
                    municipality,
                    agreement.signatures(numbered).document(municipality).orElseThrow(),
                    actor);
        }
        Head head = text.head();
        byte[] bytes = renderer.render(
                DocumentContent.of(
                        agreement,
                        head,
                        text.number(),
                        text.clauses(),
                        reviewing.lines(head),
                        numbered == null ? changes.now() : numbered.at()),
                format);
        handingOut.note(id, text.number(), null, format.name(), Sha256.of(bytes), actor);
        return file(bytes, fileName(head, text.number(), extension), format.mediaType());
    }

    /** A PDF as it was laid before a party, or as a signature left it, byte for byte. */
    @GetMapping("/agreements/{id}/stored/{digest}.pdf")
    ResponseEntity<byte[]> stored(@PathVariable AgreementId id, @PathVariable Sha256 digest, Actor actor) {
        AgreementView view = pages.view(id, actor);
        for (AgreementVersion version : AgreementPages.versions(view)) {
            Signatures signatures = view.agreement().signatures(version);
            for (PartyId municipality : signatures.documents().keySet()) {
                if (signatures.isDocument(municipality, digest)) {
                    return stored(view, version.number(), municipality, digest, actor);
                }
            }
        }
        throw new NotFoundException();
    }

    /** The file a version was imported from. */
    @GetMapping("/agreements/{id}/original/{digest}")
    ResponseEntity<byte[]> original(@PathVariable AgreementId id, @PathVariable Sha256 digest, Actor actor) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner()) {
            throw new NotFoundException();
        }
        boolean known = digest.equals(view.agreement().origin().file())
                || AgreementPages.versions(view).stream().anyMatch(version -> digest.equals(version.original()));
        if (!known) {
            throw new NotFoundException();
        }
        Files.StoredFile file = files.find(digest).orElseThrow(NotFoundException::new);
        handingOut.note(id, 0, null, "ORIGINAL", digest, actor);
        return file(file.bytes(), file.name(), file.mediaType());
    }

    private ResponseEntity<byte[]> stored(
            AgreementView view, int version, PartyId municipality, Sha256 digest, Actor actor) {
        Files.StoredFile file = files.find(digest).orElseThrow(NotFoundException::new);
        handingOut.note(view.agreement().id(), version, municipality, DocumentFormat.PDF.name(), digest, actor);
        return file(file.bytes(), file.name(), file.mediaType());
    }

    private static String fileName(Head head, int version, String extension) {
        String title = head.title().replaceAll("[^\\p{L}\\p{N} .-]", "").strip();
        return title + (version == 0 ? "" : " v" + version) + "." + extension;
    }

    static ResponseEntity<byte[]> file(byte[] bytes, String name, String mediaType) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, java.nio.charset.StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }
}
