package no.avtaleverk.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.text.NumberFormat;
import java.util.List;
import no.avtaleverk.web.open.BulkFile;
import no.avtaleverk.web.site.Site;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Tells people what there is of open data. */
@Controller
final class OpenDataPageController {
    private static final String PLACE = "/api/v1/open";
    private static final int KILO = 1000;

    private final BulkFile bulk;
    private final PublicPages pages;
    private final PageWords words;
    private final Site site;

    OpenDataPageController(BulkFile bulk, PublicPages pages, PageWords words, Site site) {
        this.words = words;
        this.bulk = bulk;
        this.pages = pages;
        this.site = site;
    }

    /**
     * An address, or a line to be copied.
     *
     * @param what key of the words
     * @param whole whether it leads somewhere as it stands
     */
    record Place(String what, String path, boolean whole) {}

    @GetMapping("/offentlig/data")
    String data(HttpServletRequest request, HttpServletResponse response, Model model) {
        var current = bulk.current();
        model.addAttribute("bulk", current.orElse(null));
        model.addAttribute("size", current.map(edition -> size(edition.bytes())).orElse(""));
        String version = "/versions/{%s}-{%s}".formatted(words.say("open.code"), words.say("open.number"));
        model.addAttribute(
                "addresses",
                List.of(
                        new Place("open.agreements", PLACE + "/agreements", true),
                        new Place("open.agreements-on", PLACE + "/agreements?on=2025-01-01", true),
                        new Place("open.versions", PLACE + "/versions", true),
                        new Place("open.version", PLACE + version, false),
                        new Place("open.parties", PLACE + "/parties", true),
                        new Place("open.coverage", PLACE + "/coverage", true),
                        new Place("open.requirements", PLACE + "/requirements", true),
                        new Place("open.changes", PLACE + "/changes", true),
                        new Place("open.catalog", PLACE + "/catalog", true),
                        new Place("open.description", "/api/v1/openapi.json", true)));
        String base = site.address(PLACE);
        model.addAttribute(
                "examples",
                List.of(
                        new Place("open.example-force", "curl '" + base + "/versions?on=2025-01-01'", false),
                        new Place("open.example-party", "curl '" + base + "/agreements?party=kommune-4628'", false),
                        new Place("open.example-version", "curl '" + base + version + "'", false),
                        new Place("open.example-bulk", "curl -C - -O '" + base + "/bulk/open-data.zip'", false)));
        return pages.page("public-data", request, response, model);
    }

    private static String size(long bytes) {
        NumberFormat number = NumberFormat.getInstance(PageWords.locale());
        number.setMaximumFractionDigits(1);
        return bytes < KILO * KILO
                ? number.format(Math.max(1, bytes / KILO)) + " kB"
                : number.format((double) bytes / (KILO * KILO)) + " MB";
    }
}
