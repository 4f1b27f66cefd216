package no.avtaleverk.web.api;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.publication.PublicEdition;
import no.avtaleverk.model.publication.PublicXml;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.ProblemKind;
import no.avtaleverk.web.site.Site;
import no.avtaleverk.workflow.publication.PublicRegister;
import no.avtaleverk.workflow.publication.PublicRegister.Found;
import no.avtaleverk.workflow.publication.PublicRegister.Named;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Public versions as Akoma Ntoso, for whoever asks. All that is in them comes from {@link PublicRegister}. */
@RestController
class AkomaNtosoController {
    /** The media type that others use for Akoma Ntoso; it is not registered. */
    static final MediaType AKN = MediaType.parseMediaType("application/akn+xml");

    private final PublicRegister register;
    private final PublicXml xml;
    private final Site site;

    AkomaNtosoController(PublicRegister register, PublicXml xml, Site site) {
        this.register = register;
        this.xml = xml;
        this.site = site;
    }

    /** @param code of the version: that of the agreement, a hyphen, and its number */
    @GetMapping("/api/v1/open/versions/{code}/akoma-ntoso")
    ResponseEntity<byte[]> version(@PathVariable String code, HttpServletResponse response) {
        return switch (register.edition(code)) {
            case Found.Shown<PublicEdition> shown -> file(shown.value());
            case Found.Gone<PublicEdition> gone -> throw problem(ProblemKind.GONE, gone.ask(), response);
            case Found.Unknown<PublicEdition> unknown -> throw problem(ProblemKind.NOT_FOUND, List.of(), response);
        };
    }

    private ResponseEntity<byte[]> file(PublicEdition edition) {
        String base = site.address("");
        byte[] bytes = register.soundly(edition.code(), () -> xml.write(edition, base));
        return ResponseEntity.ok()
                .contentType(AKN)
                .cacheControl(
                        CacheControl.maxAge(1, TimeUnit.MINUTES).cachePublic().mustRevalidate())
                .eTag(Tag.of(Sha256.of(bytes)))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(edition.code() + ".akn.xml", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }

    /** Kept by nobody, since what is not public now may be so in a moment. */
    private static ProblemException problem(ProblemKind kind, List<Named> ask, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        String names = ask.stream().map(Named::name).collect(Collectors.joining(", "));
        return names.isEmpty() ? new ProblemException(kind) : new ProblemException(kind, names);
    }
}
