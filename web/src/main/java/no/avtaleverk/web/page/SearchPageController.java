package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.search.AgreementSearch;
import no.avtaleverk.search.Facets;
import no.avtaleverk.search.Hit;
import no.avtaleverk.search.SearchPage;
import no.avtaleverk.search.SearchQuery;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Search in all clauses of all versions, and in the log. */
@Controller
final class SearchPageController {
    private static final int SIZE = 10;

    private final AgreementSearch search;
    private final PartyRegister register;
    private final RequirementCatalogue catalogue;
    private final PageWords words;

    SearchPageController(
            AgreementSearch search, PartyRegister register, RequirementCatalogue catalogue, PageWords words) {
        this.search = search;
        this.register = register;
        this.catalogue = catalogue;
        this.words = words;
    }

    /** A hit with where it leads. */
    record HitLine(Hit hit, String href) {}

    /** A value of a facet with the search that it narrows to. */
    record FacetLine(String name, long hits, String href, boolean chosen) {}

    record FacetGroup(String name, List<FacetLine> lines) {}

    /** A link to another page of hits. */
    record PageLink(int number, String href, boolean current) {}

    @GetMapping("/search")
    String search(
            Actor actor,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Model model) {
        var form = new Form(fields);
        boolean inLog = form.text("kind").equals("log");
        LocalDate on = form.date("on");
        PartyId municipality = form.value("municipality", PartyId::new);
        PartyId trust = form.value("trust", PartyId::new);
        RequirementId requirement = form.value("requirement", RequirementId::new);
        AgreementState state = form.value("state", AgreementState::valueOf);
        Integer asked = form.value("page", Integer::valueOf);
        int page = asked == null ? 0 : Math.clamp(asked - 1, 0, 999);
        String q = form.text("q");
        var query = new SearchQuery(
                q,
                on,
                municipality == null ? Set.of() : Set.of(municipality),
                trust,
                requirement,
                state,
                inLog ? SearchQuery.Kind.LOG : SearchQuery.Kind.TEXT,
                page,
                SIZE,
                actor);
        SearchPage found = search.find(query);
        model.addAttribute("given", form.given());
        model.addAttribute("q", q);
        model.addAttribute("inLog", inLog);
        model.addAttribute("found", found);
        model.addAttribute(
                "hits", found.hits().stream().map(SearchPageController::line).toList());
        model.addAttribute("facets", facets(found.facets(), fields));
        model.addAttribute("pages", pageLinks(found.total(), page, fields));
        model.addAttribute("textHref", href(fields, "kind", ""));
        model.addAttribute("logHref", href(fields, "kind", "log"));
        model.addAttribute("faultList", form.faults());
        if (partial) {
            return "search :: results";
        }
        model.addAttribute("municipalities", register.municipalitiesOn(words.today()));
        model.addAttribute("trusts", register.trustsOn(words.today()));
        model.addAttribute("requirementList", catalogue.all());
        model.addAttribute("states", AgreementState.values());
        return "search";
    }

    private static HitLine line(Hit hit) {
        Long position = hit.logPosition();
        ClauseId clause = hit.clause();
        String href;
        if (position != null) {
            href = "/log?from=" + position + "#entry-" + position;
        } else {
            href = "/agreements/" + hit.agreement() + "?version=" + hit.version()
                    + (clause == null ? "" : "#" + clause);
        }
        return new HitLine(hit, href);
    }

    private List<FacetGroup> facets(Facets facets, MultiValueMap<String, String> fields) {
        var groups = new ArrayList<FacetGroup>();
        add(groups, "municipality", facets.municipality(), fields);
        add(groups, "trust", facets.trust(), fields);
        add(groups, "requirement", facets.requirement(), fields);
        add(groups, "state", facets.state(), fields);
        return groups;
    }

    private void add(
            List<FacetGroup> groups, String name, List<Facets.Count> counts, MultiValueMap<String, String> fields) {
        String chosen = new Form(fields).text(name);
        List<FacetLine> lines = counts.stream()
                .limit(8)
                .map(count -> {
                    boolean on = count.value().equals(chosen);
                    return new FacetLine(
                            label(name, count.value()), count.hits(), href(fields, name, on ? "" : count.value()), on);
                })
                .toList();
        if (!lines.isEmpty()) {
            groups.add(new FacetGroup(name, lines));
        }
    }

    private String label(String facet, String value) {
        return switch (facet) {
            case "municipality", "trust" ->
                register.find(new PartyId(value)).map(this::name).orElse(value);
            case "requirement" -> words.requirement(new RequirementId(value));
            case "state" -> words.capital(AgreementState.valueOf(value));
            default -> value;
        };
    }

    private String name(Party party) {
        return party instanceof Municipality ? party.nameOn(words.today()) : party.formalNameOn(words.today());
    }

    private static List<PageLink> pageLinks(long total, int page, MultiValueMap<String, String> fields) {
        int last = (int) Math.min(1000, (total + SIZE - 1) / SIZE);
        var links = new ArrayList<PageLink>();
        for (int number = 1; number <= last; number++) {
            if (number == 1 || number == last || Math.abs(number - 1 - page) <= 2) {
                links.add(new PageLink(number, href(fields, "page", String.valueOf(number)), number - 1 == page));
            }
        }
        return links.size() < 2 ? List.of() : links;
    }

    /** The search asked for with one field changed, and from its first page unless that is the field. */
    private static String href(MultiValueMap<String, String> fields, String name, String value) {
        Map<String, String> all = new TreeMap<>(fields.toSingleValueMap());
        if (!name.equals("page")) {
            all.remove("page");
        }
        all.put(name, value);
        var uri = UriComponentsBuilder.fromPath("/search");
        all.forEach((field, text) -> {
            if (!text.isBlank()) {
                uri.queryParam(field, "{" + field + "}");
            }
        });
        return uri.build(false).expand(all).encode().toUriString();
    }
}
