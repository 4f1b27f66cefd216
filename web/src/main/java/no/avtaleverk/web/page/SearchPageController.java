package no.avtaleverk.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.RegionalHealthAuthority;
import no.avtaleverk.model.search.Inquiry;
import no.avtaleverk.model.search.SavedSearch;
import no.avtaleverk.model.search.SavedSearches;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.search.AgreementSearch;
import no.avtaleverk.search.Facets;
import no.avtaleverk.search.Hit;
import no.avtaleverk.search.HitGroup;
import no.avtaleverk.search.SearchPage;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.search.SearchQuery.Grouping;
import no.avtaleverk.search.Suggestion;
import no.avtaleverk.search.TextPlace;
import no.avtaleverk.search.WholeAnswer;
import no.avtaleverk.web.search.Inquiries;
import no.avtaleverk.web.wording.HitTable;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.search.Freezing;
import no.avtaleverk.workflow.search.SavingSearches;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Search in all clauses of all versions, and in the log. */
@Controller
final class SearchPageController {
    private static final int SIZE = 10;
    private static final int MOST_SUGGESTED = 6;
    private static final int MOST_IN_FACET = 8;
    private static final int MOST_IN_FILE = 5_000;
    private static final Set<String> FIELDS = Set.of(
            "q",
            "kind",
            "on",
            "municipality",
            "trust",
            "requirement",
            "state",
            "language",
            "year",
            "group",
            "saved",
            "seen",
            "page");

    private final AgreementSearch search;
    private final SavingSearches saving;
    private final PartyRegister register;
    private final RequirementCatalogue catalogue;
    private final Wording wording;
    private final MessageSource messages;
    private final Changes changes;
    private final PageWords words;

    SearchPageController(
            AgreementSearch search,
            SavingSearches saving,
            PartyRegister register,
            RequirementCatalogue catalogue,
            Wording wording,
            MessageSource messages,
            Changes changes,
            PageWords words) {
        this.search = search;
        this.saving = saving;
        this.register = register;
        this.catalogue = catalogue;
        this.wording = wording;
        this.messages = messages;
        this.changes = changes;
        this.words = words;
    }

    /**
     * When the words stood in a version.
     *
     * @param text of the period, in words
     */
    record PeriodLine(String text, String href) {}

    /**
     * A hit with where it leads.
     *
     * @param found when it was found after the search was saved; absent when it was there then, or no saved search is shown
     */
    record HitLine(
            Hit hit,
            String href,
            List<PeriodLine> periods,
            @Nullable Instant found) {}

    /**
     * Hits that belong together.
     *
     * @param period in words; empty for a clause
     * @param more how many hits of the clause are not told
     */
    record GroupLine(String period, long size, List<HitLine> hits, long more) {}

    /** A value of a facet with the search that it narrows to. */
    record FacetLine(String name, long hits, String href, boolean chosen) {}

    record FacetGroup(String name, List<FacetLine> lines) {}

    /** A link to another page of hits. */
    record PageLink(int number, String href, boolean current) {}

    /** A way to put the hits together. */
    record GroupingLink(Grouping grouping, String href, boolean current) {}

    /** A field of the question, to be sent along. */
    record FieldValue(String name, String value) {}

    @GetMapping("/search")
    String search(
            Actor actor,
            @RequestParam MultiValueMap<String, String> fields,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean partial,
            Model model) {
        var form = new Form(fields);
        Inquiry inquiry = inquiry(form);
        Integer asked = form.value("page", Integer::valueOf);
        int page = asked == null ? 0 : Math.clamp(asked - 1, 0, 999);
        Grouping grouping = grouping(form, inquiry);
        SearchPage found =
                search.find(SearchQuery.of(inquiry, actor).groupedBy(grouping).page(page, SIZE));
        SavedSearch saved = saved(form, inquiry, actor);
        Long seen = form.value("seen", Long::valueOf);
        Map<String, Instant> news = saved == null || seen == null ? Map.of() : saving.foundAfter(saved, seen);
        model.addAttribute("asked", form.given());
        if (!model.containsAttribute(PageAnswers.GIVEN)) {
            model.addAttribute(PageAnswers.GIVEN, Map.of());
        }
        model.addAttribute("q", inquiry.words());
        model.addAttribute("inLog", inquiry.inLog());
        model.addAttribute("found", found);
        model.addAttribute("grouping", grouping.name());
        model.addAttribute("groups", groups(found, grouping, news));
        model.addAttribute("groupings", groupings(grouping, inquiry, fields));
        model.addAttribute("facets", facets(found.facets(), inquiry, fields));
        model.addAttribute(
                "pages", pageLinks(grouping == Grouping.CLAUSE ? found.groupTotal() : found.total(), page, fields));
        model.addAttribute("textHref", href(fields, "kind", ""));
        model.addAttribute("logHref", href(fields, "kind", "log"));
        model.addAttribute("faultList", form.faults());
        model.addAttribute("saved", saved);
        model.addAttribute("question", question(form));
        model.addAttribute("csvHref", file(fields, "csv"));
        model.addAttribute("xlsxHref", file(fields, "xlsx"));
        model.addAttribute("maySave", SavingSearches.isFor(actor));
        model.addAttribute("mayFreeze", Freezing.isFor(actor));
        model.addAttribute("isTold", SavedSearchController.isTold(actor));
        if (partial) {
            return "search :: results";
        }
        List<? extends Party> municipalities = register.municipalitiesOn(words.today());
        List<? extends Party> trusts = register.trustsOn(words.today());
        List<? extends Party> regions = register.all().stream()
                .filter(RegionalHealthAuthority.class::isInstance)
                .filter(region -> region.existsOn(words.today()))
                .toList();
        PartyId first = inquiry.municipalities().stream()
                .filter(id -> names(municipalities, id))
                .findFirst()
                .orElse(null);
        PartyId trust = inquiry.trust();
        model.addAttribute("municipalities", municipalities);
        model.addAttribute("municipality", first);
        // A list has room for one; others, and those that are no more, are ticked beside it.
        model.addAttribute(
                "moreMunicipalities",
                inquiry.municipalities().stream()
                        .filter(id -> !id.equals(first))
                        .toList());
        model.addAttribute("trusts", trusts);
        model.addAttribute("regions", regions);
        model.addAttribute("otherTrust", trust == null || names(trusts, trust) || names(regions, trust) ? null : trust);
        model.addAttribute("savedList", saving.of(actor));
        model.addAttribute("savedKind", Suggestion.Kind.SAVED);
        model.addAttribute("requirementList", catalogue.all());
        model.addAttribute("states", AgreementState.values());
        model.addAttribute("languageList", Language.values());
        return "search";
    }

    private static boolean names(List<? extends Party> list, PartyId id) {
        return list.stream().anyMatch(party -> party.id().equals(id));
    }

    /** The saved search the page was opened from, as long as the question is the same. */
    private @Nullable SavedSearch saved(Form form, Inquiry inquiry, Actor actor) {
        String id = form.text("saved");
        return id.isEmpty()
                ? null
                : saving.find(id, actor)
                        .filter(one -> one.inquiry().stripped().equals(inquiry))
                        .orElse(null);
    }

    /** The question in a form; what can not be read is left out, and a fault. */
    static Inquiry inquiry(Form form) {
        Integer year = form.value("year", Integer::valueOf);
        String q = form.text("q");
        return new Inquiry(
                q.length() > Inquiry.LONGEST ? q.substring(0, Inquiry.LONGEST) : q,
                form.date("on"),
                new TreeSet<>(form.values("municipality", PartyId::new)),
                form.value("trust", PartyId::new),
                form.value("requirement", RequirementId::new),
                form.value("state", AgreementState::valueOf),
                form.value("language", Language::of),
                year,
                form.text("kind").equals("log"));
    }

    /** The address of a question. */
    static String href(Inquiry inquiry) {
        return Hrefs.ofAll("/search", fields(inquiry), FIELDS);
    }

    /**
     * The address of a saved search.
     *
     * @param seen the round up to which what was found is not marked as new
     */
    static String href(SavedSearch search, long seen) {
        MultiValueMap<String, String> fields = fields(search.inquiry());
        fields.add("saved", search.id());
        fields.add("seen", String.valueOf(seen));
        return Hrefs.ofAll("/search", fields, FIELDS);
    }

    private static MultiValueMap<String, String> fields(Inquiry inquiry) {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("q", inquiry.words().strip());
        fields.add("kind", inquiry.inLog() ? "log" : "");
        inquiry.municipalities().forEach(one -> fields.add("municipality", one.value()));
        fields.add("trust", inquiry.trust() == null ? "" : inquiry.trust().value());
        fields.add(
                "requirement",
                inquiry.requirement() == null ? "" : inquiry.requirement().value());
        fields.add("state", inquiry.state() == null ? "" : inquiry.state().name());
        fields.add(
                "language", inquiry.language() == null ? "" : inquiry.language().code());
        fields.add("year", inquiry.year() == null ? "" : inquiry.year().toString());
        fields.add("on", inquiry.on() == null ? "" : inquiry.on().toString());
        return fields;
    }

    /** The fields of the question, for a form that sends it. */
    static List<FieldValue> question(Form form) {
        return QUESTION.stream()
                .flatMap(name -> form.all(name).stream().map(value -> new FieldValue(name, value.strip())))
                .toList();
    }

    private static final List<String> QUESTION =
            List.of("q", "kind", "municipality", "trust", "requirement", "state", "language", "year", "on");

    private static Grouping grouping(Form form, Inquiry inquiry) {
        if (inquiry.inLog()) {
            return Grouping.NONE;
        }
        return switch (form.text("group")) {
            case "hit" -> Grouping.NONE;
            case "period" -> Grouping.PERIOD;
            default -> Grouping.CLAUSE;
        };
    }

    private List<GroupingLink> groupings(Grouping now, Inquiry inquiry, MultiValueMap<String, String> fields) {
        return inquiry.inLog()
                ? List.of()
                : List.of(
                        new GroupingLink(Grouping.CLAUSE, href(fields, "group", ""), now == Grouping.CLAUSE),
                        new GroupingLink(Grouping.PERIOD, href(fields, "group", "period"), now == Grouping.PERIOD),
                        new GroupingLink(Grouping.NONE, href(fields, "group", "hit"), now == Grouping.NONE));
    }

    // ---- hits -------------------------------------------------------------------------------------------------------

    private List<GroupLine> groups(SearchPage found, Grouping grouping, Map<String, Instant> news) {
        if (grouping == Grouping.NONE) {
            return found.hits().stream()
                    .map(hit -> new GroupLine("", 1, List.of(line(hit, news)), 0))
                    .toList();
        }
        return found.groups().stream()
                .map(group -> new GroupLine(
                        grouping == Grouping.PERIOD ? period(group) : "",
                        group.size(),
                        group.hits().stream().map(hit -> line(hit, news)).toList(),
                        grouping == Grouping.CLAUSE
                                ? group.size() - group.hits().size()
                                : 0))
                .toList();
    }

    private String period(HitGroup group) {
        LocalDate from = group.from();
        LocalDate until = group.until();
        if (from == null) {
            return words.say("search.never-in-force");
        }
        return until == null
                ? words.say("search.in-force-since", words.date(from))
                : words.say("search.in-force-between", words.date(from), words.date(until.minusDays(1)));
    }

    private HitLine line(Hit hit, Map<String, Instant> news) {
        Long position = hit.logPosition();
        String href = position != null ? "/log?from=" + position + "#entry-" + position : href(hit, hit.version());
        return new HitLine(
                hit,
                href,
                hit.versions().reversed().stream()
                        .map(version -> new PeriodLine(period(version), href(hit, version.version())))
                        .toList(),
                news.get(SavedSearches.key(hit.identity())));
    }

    private static String href(Hit hit, int version) {
        ClauseId clause = hit.clause();
        return "/agreements/" + hit.agreement() + "?version=" + version + (clause == null ? "" : "#" + clause);
    }

    /** From the first day for any kommune to the last. */
    private String period(TextPlace.InVersion version) {
        if (version.version() == 0) {
            return words.say("version.draft");
        }
        List<Period> periods = version.inForce().stream()
                .map(TextPlace.InForce::period)
                .distinct()
                .toList();
        Optional<LocalDate> from = periods.stream().map(period -> period.from()).min(Comparator.naturalOrder());
        if (from.isEmpty()) {
            return words.say("search.version-never", version.version());
        }
        boolean open = periods.stream().anyMatch(period -> period.until() == null);
        String days = open
                ? words.say("search.version-since", version.version(), words.date(from.get()))
                : words.say(
                        "search.version-between",
                        version.version(),
                        words.date(from.get()),
                        words.date(periods.stream()
                                .map(period -> Objects.requireNonNull(period.until()))
                                .max(Comparator.naturalOrder())
                                .orElseThrow()
                                .minusDays(1)));
        return periods.size() == 1 ? days : days + " " + words.say("search.not-for-all");
    }

    private List<FacetGroup> facets(Facets facets, Inquiry inquiry, MultiValueMap<String, String> fields) {
        var groups = new ArrayList<FacetGroup>();
        add(groups, "municipality", "municipality", facets.municipality(), fields);
        add(groups, "trust", "trust", facets.trust(), fields);
        add(groups, "region", "trust", facets.region(), fields);
        add(groups, "requirement", "requirement", facets.requirement(), fields);
        add(groups, "state", "state", facets.state(), fields);
        add(
                groups,
                inquiry.inLog() ? "year-log" : "year",
                "year",
                facets.year().stream()
                        .sorted(Comparator.comparing(Facets.Count::value).reversed())
                        .toList(),
                fields);
        add(groups, "language", "language", facets.language(), fields);
        return groups;
    }

    /** @param field of the question that the facet narrows by */
    private void add(
            List<FacetGroup> groups,
            String name,
            String field,
            List<Facets.Count> counts,
            MultiValueMap<String, String> fields) {
        List<String> chosen = new Form(fields).all(field);
        List<FacetLine> lines = counts.stream()
                .limit(name.startsWith("year") ? 2L * MOST_IN_FACET : MOST_IN_FACET)
                .map(count -> {
                    boolean on = chosen.contains(count.value());
                    List<String> then = on
                            ? chosen.stream()
                                    .filter(one -> !one.equals(count.value()))
                                    .toList()
                            : List.of(count.value());
                    return new FacetLine(label(name, count.value()), count.hits(), href(fields, field, then), on);
                })
                .toList();
        if (!lines.isEmpty()) {
            groups.add(new FacetGroup(name, lines));
        }
    }

    private String label(String facet, String value) {
        return switch (facet) {
            case "municipality", "trust", "region" ->
                register.find(new PartyId(value)).map(this::name).orElse(value);
            case "requirement" -> words.requirement(new RequirementId(value));
            case "state" -> words.capital(AgreementState.valueOf(value));
            case "language" -> words.capital(Language.of(value));
            default -> value;
        };
    }

    private String name(Party party) {
        return party instanceof Municipality ? party.nameOn(words.today()) : party.formalNameOn(words.today());
    }

    // ---- while typing -----------------------------------------------------------------------------------------------

    /** How the question may go on; the rows of a list box. The searches one has saved are on the page itself. */
    @GetMapping("/search/suggestions")
    String suggestions(Actor actor, @RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("suggestions", suggested(q, actor));
        return "search :: suggestions";
    }

    private List<Suggestion> suggested(String typed, Actor actor) {
        String begun = typed.strip().toLowerCase(Locale.ROOT);
        if (begun.length() < 2) {
            return List.of();
        }
        var suggestions = new ArrayList<>(search.suggest(typed, actor, MOST_SUGGESTED));
        catalogue.all().stream()
                .map(requirement -> words.requirement(requirement.id()))
                .filter(title -> title.toLowerCase(Locale.ROOT).contains(begun))
                .distinct()
                .limit(3)
                .forEach(title -> suggestions.add(new Suggestion(Suggestion.Kind.REQUIREMENT, title)));
        return suggestions;
    }

    // ---- taken along ------------------------------------------------------------------------------------------------

    @GetMapping({"/search/hits.csv", "/search/hits.xlsx"})
    ResponseEntity<byte[]> hits(
            Actor actor, @RequestParam MultiValueMap<String, String> fields, HttpServletRequest request) {
        var format = HitTable.Format.of(request);
        var form = new Form(fields);
        Inquiry inquiry = inquiry(form);
        if (!form.isSound()) {
            // A file of another question than was asked would be taken for the answer.
            throw new NotFoundException();
        }
        WholeAnswer answer = search.all(SearchQuery.of(inquiry, actor), MOST_IN_FILE);
        byte[] bytes = new HitTable(wording, messages, PageWords.locale())
                .ofHits(
                        answer.hits(),
                        new HitTable.About(
                                inquiry,
                                changes.now(),
                                answer.position(),
                                Inquiries.digest(inquiry, answer),
                                false,
                                answer.total(),
                                answer.hits().size(),
                                href(inquiry)),
                        format);
        return AgreementPageController.file(
                bytes,
                words.say("search.file", words.today().toString()) + "." + format.extension(),
                format.mediaType());
    }

    private static String file(MultiValueMap<String, String> fields, String extension) {
        String href = href(fields, "group", "");
        return href.replaceFirst("^/search", "/search/hits." + extension);
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
        return href(fields, name, List.of(value));
    }

    private static String href(MultiValueMap<String, String> fields, String name, List<String> values) {
        Map<String, List<String>> all = new HashMap<>(fields);
        if (!name.equals("page")) {
            all.remove("page");
        }
        all.put(name, values);
        return Hrefs.ofAll("/search", all, FIELDS);
    }
}
