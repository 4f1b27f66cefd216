package no.avtaleverk.web.open;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.avtaleverk.templates.dcat.CatalogFacts;
import no.avtaleverk.templates.dcat.CatalogFile;
import no.avtaleverk.web.site.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue of what is open, in DCAT-AP-NO, for data.norge.no and others who gather such. */
@RestController
final class CatalogController {
    private static final MediaType TURTLE = MediaType.parseMediaType(CatalogFile.TURTLE + ";charset=UTF-8");
    private static final MediaType JSON_LD = MediaType.parseMediaType(CatalogFile.JSON_LD);
    private static final List<MediaType> FORMS = List.of(TURTLE, JSON_LD);

    private final BulkFile bulk;
    private final Site site;
    private final String publisher;
    private final String number;
    private final String contact;
    private final String email;
    private final String page;

    /**
     * @param publisher who runs the product
     * @param number nine digits in Enhetsregisteret
     */
    CatalogController(
            BulkFile bulk,
            Site site,
            @Value("${avtaleverk.open.publisher.name:}") String publisher,
            @Value("${avtaleverk.open.publisher.organisation-number:}") String number,
            @Value("${avtaleverk.open.publisher.contact:}") String contact,
            @Value("${avtaleverk.open.publisher.email:}") String email,
            @Value("${avtaleverk.open.publisher.page:}") String page) {
        this.bulk = bulk;
        this.site = site;
        this.publisher = publisher;
        this.number = number.replaceAll("\\s", "");
        this.contact = contact;
        this.email = email;
        this.page = page;
    }

    @GetMapping(path = OpenTelling.PLACE + "/catalog")
    ResponseEntity<byte[]> catalog(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        MediaType form = form(request.getHeader(HttpHeaders.ACCEPT));
        String base = site.address("");
        String who = publisher.isEmpty() ? "Avtaleverk" : publisher;
        var facts = new CatalogFacts(
                base,
                new CatalogFacts.Publisher(
                        who,
                        number,
                        contact.isEmpty() ? who : contact,
                        email,
                        page.isEmpty() ? base + "/offentlig/data" : page),
                bulk.current()
                        .map(edition -> new CatalogFacts.Bulk(
                                edition.asOf(),
                                edition.bytes(),
                                edition.sha256().hex()))
                        .orElse(null));
        return ResponseEntity.ok()
                .contentType(form)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .header(HttpHeaders.LINK, "<" + OpenTelling.LICENCE + ">; rel=\"license\"")
                .body(form.equals(JSON_LD) ? CatalogFile.jsonLd(facts) : CatalogFile.turtle(facts));
    }

    /** The form asked for most; Turtle when it does not matter. */
    private static MediaType form(@Nullable String accept) throws HttpMediaTypeNotAcceptableException {
        var sorted = new ArrayList<MediaType>();
        try {
            sorted.addAll(
                    accept == null || accept.isBlank() ? List.of(MediaType.ALL) : MediaType.parseMediaTypes(accept));
        } catch (InvalidMediaTypeException e) {
            throw (HttpMediaTypeNotAcceptableException) new HttpMediaTypeNotAcceptableException(FORMS).initCause(e);
        }
        sorted.sort(Comparator.comparingDouble(MediaType::getQualityValue).reversed());
        for (MediaType one : sorted) {
            for (MediaType form : FORMS) {
                if (one.getQualityValue() > 0 && one.isCompatibleWith(form)) {
                    return form;
                }
            }
        }
        throw new HttpMediaTypeNotAcceptableException(FORMS);
    }
}
