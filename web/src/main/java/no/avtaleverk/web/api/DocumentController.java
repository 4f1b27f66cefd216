package no.avtaleverk.web.api;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Files.StoredFile;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.HandingOut;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.review.Reviewing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Agreements as files: the PDF of each kommune with the signatures so far, as it is stored; else set anew from the text, to the same bytes each time. */
@RestController
@RequestMapping("/api/v1/agreements/{id}")
class DocumentController {
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Access access;
    private final Viewing viewing;
    private final Reviewing reviewing;
    private final DocumentRenderer renderer;
    private final Files files;
    private final PartyRegister register;
    private final HandingOut handingOut;

    DocumentController(
            Access access,
            Viewing viewing,
            Reviewing reviewing,
            DocumentRenderer renderer,
            Files files,
            PartyRegister register,
            HandingOut handingOut) {
        this.access = access;
        this.viewing = viewing;
        this.reviewing = reviewing;
        this.renderer = renderer;
        this.files = files;
        this.register = register;
        this.handingOut = handingOut;
    }

    @GetMapping(path = "/versions/{number}/document.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> pdf(
            @PathVariable AgreementId id,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable MunicipalityNumber municipality,
            Actor actor) {
        return version(id, number, municipality, DocumentFormat.PDF, actor);
    }

    @GetMapping(path = "/versions/{number}/document.docx", produces = DOCX)
    ResponseEntity<byte[]> docx(
            @PathVariable AgreementId id,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable MunicipalityNumber municipality,
            Actor actor) {
        return version(id, number, municipality, DocumentFormat.DOCX, actor);
    }

    @GetMapping(path = "/draft/document.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> draftPdf(@PathVariable AgreementId id, Actor actor) {
        return draft(id, DocumentFormat.PDF, actor);
    }

    @GetMapping(path = "/draft/document.docx", produces = DOCX)
    ResponseEntity<byte[]> draftDocx(@PathVariable AgreementId id, Actor actor) {
        return draft(id, DocumentFormat.DOCX, actor);
    }

    /** The file a version was imported from, as it came. */
    @GetMapping(path = "/versions/{number}/original", produces = MediaType.ALL_VALUE)
    ResponseEntity<byte[]> original(@PathVariable AgreementId id, @PathVariable int number, Actor actor) {
        access.inner(id, actor);
        AgreementVersion version = access.version(access.view(id, actor), number);
        StoredFile file =
                Optional.ofNullable(version.original()).flatMap(files::find).orElseThrow(ProblemException::notFound);
        handingOut.note(id, number, null, "ORIGINAL", file.digest(), actor);
        return answer(file.bytes(), file.digest(), MediaType.parseMediaType(file.mediaType()), file.name());
    }

    private ResponseEntity<byte[]> version(
            AgreementId id, int number, @Nullable MunicipalityNumber asked, DocumentFormat format, Actor actor) {
        AgreementView view = access.view(id, actor);
        AgreementVersion version = access.version(view, number);
        List<AgreementParty> kommuner = view.agreement().headOf(version).municipalities();
        AgreementParty kommune =
                asked == null ? (kommuner.size() == 1 ? kommuner.getFirst() : null) : chosen(view, version, asked);
        String name = name(version.head(), number, kommune, format);
        if (format == DocumentFormat.PDF && kommune != null) {
            Optional<StoredFile> stored =
                    view.agreement().signatures(version).document(kommune.id()).flatMap(files::find);
            if (stored.isPresent()) {
                handingOut.note(
                        id, number, kommune.id(), format.name(), stored.get().digest(), actor);
                return answer(stored.get().bytes(), stored.get().digest(), media(format), name);
            }
        }
        Head head = kommune == null ? version.head() : version.head().forMunicipality(kommune);
        return rendered(
                view,
                head,
                number,
                kommune == null ? null : kommune.id(),
                viewing.clauses(view, version),
                version.at(),
                format,
                name,
                actor);
    }

    private AgreementParty chosen(AgreementView view, AgreementVersion version, MunicipalityNumber asked) {
        LocalDate on = LocalDate.ofInstant(version.at(), Changes.NORWAY);
        return register.municipality(asked, on)
                .flatMap(found -> view.agreement().headOf(version).municipalities().stream()
                        .filter(party -> party.id().equals(found.id()))
                        .findFirst())
                .orElseThrow(ProblemException::notFound);
    }

    private ResponseEntity<byte[]> draft(AgreementId id, DocumentFormat format, Actor actor) {
        var agreement = access.work(id, actor);
        return rendered(
                access.view(id, actor),
                agreement.head(),
                0,
                null,
                agreement.clauses(),
                Instant.EPOCH,
                format,
                name(agreement.head(), 0, null, format),
                actor);
    }

    private ResponseEntity<byte[]> rendered(
            AgreementView view,
            Head head,
            int number,
            @Nullable PartyId municipality,
            Clauses clauses,
            Instant made,
            DocumentFormat format,
            String name,
            Actor actor) {
        byte[] bytes = renderer.render(
                DocumentContent.of(view.agreement(), head, number, clauses, reviewing.lines(head), made), format);
        Sha256 digest = Sha256.of(bytes);
        handingOut.note(view.agreement().id(), number, municipality, format.name(), digest, actor);
        return answer(bytes, digest, media(format), name);
    }

    private static ResponseEntity<byte[]> answer(byte[] bytes, Sha256 digest, MediaType media, String name) {
        return ResponseEntity.ok()
                .contentType(media)
                .eTag(Tag.of(digest))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }

    private static MediaType media(DocumentFormat format) {
        return MediaType.parseMediaType(format.mediaType());
    }

    /** Title, kommune and version, without what file systems choke on. */
    private static String name(Head head, int number, @Nullable AgreementParty kommune, DocumentFormat format) {
        String title =
                head.title() + (kommune == null || head.title().endsWith(kommune.name()) ? "" : " " + kommune.name());
        String plain = Normalizer.normalize(title, Normalizer.Form.NFC)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-+|-+$", "")
                .toLowerCase(Locale.ROOT);
        return (plain.length() > 80 ? plain.substring(0, 80) : plain)
                + (number == 0 ? "-utkast" : "-v" + number)
                + "."
                + format.extension();
    }
}
