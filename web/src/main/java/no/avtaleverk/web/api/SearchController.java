package no.avtaleverk.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.search.Inquiry;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.search.AgreementSearch;
import no.avtaleverk.search.Facets;
import no.avtaleverk.search.Fragment;
import no.avtaleverk.search.Hit;
import no.avtaleverk.search.HitGroup;
import no.avtaleverk.search.SearchPage;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.search.WholeAnswer;
import no.avtaleverk.templates.xlsx.Workbook;
import no.avtaleverk.web.search.Inquiries;
import no.avtaleverk.web.wording.HitTable;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.Changes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finding clauses and log entries. */
@RestController
@RequestMapping(path = "/api/v1/search", produces = MediaType.APPLICATION_JSON_VALUE)
class SearchController {
    private static final int MOST_SUGGESTED = 8;
    private static final int MOST_IN_FILE = 5_000;

    private final AgreementSearch search;
    private final AskedQuestions asked;
    private final Wording wording;
    private final MessageSource messages;
    private final Changes changes;
    private final Telling telling;

    SearchController(
            AgreementSearch search,
            AskedQuestions asked,
            Wording wording,
            MessageSource messages,
            Changes changes,
            Telling telling) {
        this.search = search;
        this.asked = asked;
        this.wording = wording;
        this.messages = messages;
        this.changes = changes;
        this.telling = telling;
    }

    /** Find; whatever the asker may not see is neither found nor counted. */
    @GetMapping
    Answers.SearchTold find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable List<MunicipalityNumber> municipality,
            @RequestParam(required = false) @Nullable String trust,
            @RequestParam(required = false) @Nullable RequirementId requirement,
            @RequestParam(required = false) @Nullable AgreementState state,
            @RequestParam(required = false) @Nullable Language language,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = "TEXT") SearchQuery.Kind kind,
            @RequestParam(defaultValue = "NONE") SearchQuery.Grouping group,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "10") int size,
            Actor actor,
            Locale locale) {
        Paging.check(page, size, SearchQuery.MAX_SIZE);
        Inquiry inquiry = asked.inquiry(
                new Requests.InquiryGiven(q, on, municipality, trust, requirement, state, language, year, kind));
        SearchPage found =
                search.find(SearchQuery.of(inquiry, actor).groupedBy(group).page(page, size));
        boolean grouped = group != SearchQuery.Grouping.NONE && kind == SearchQuery.Kind.TEXT;
        return new Answers.SearchTold(
                found.total(),
                page,
                size,
                found.hits().stream().map(SearchController::hit).toList(),
                facets(found.facets(), locale),
                grouped ? found.groups().stream().map(SearchController::group).toList() : null,
                grouped ? found.groupTotal() : null);
    }

    private static Answers.HitGroupTold group(HitGroup group) {
        return new Answers.HitGroupTold(
                group.from(),
                group.until(),
                group.size(),
                group.hits().stream().map(SearchController::hit).toList());
    }

    /** How a question may go on. */
    @GetMapping("/suggestions")
    List<Answers.QuestionSuggestionTold> suggestions(@RequestParam(defaultValue = "") String q, Actor actor) {
        return search.suggest(q, actor, MOST_SUGGESTED).stream()
                .map(one -> new Answers.QuestionSuggestionTold(one.kind().name(), one.text()))
                .toList();
    }

    @GetMapping(
            path = {"/hits.csv", "/hits.xlsx"},
            produces = {"text/csv", Workbook.MEDIA_TYPE})
    ResponseEntity<byte[]> hits(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable List<MunicipalityNumber> municipality,
            @RequestParam(required = false) @Nullable String trust,
            @RequestParam(required = false) @Nullable RequirementId requirement,
            @RequestParam(required = false) @Nullable AgreementState state,
            @RequestParam(required = false) @Nullable Language language,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = "TEXT") SearchQuery.Kind kind,
            HttpServletRequest request,
            Actor actor,
            Locale locale) {
        var format = HitTable.Format.of(request);
        Inquiry inquiry = asked.inquiry(
                new Requests.InquiryGiven(q, on, municipality, trust, requirement, state, language, year, kind));
        WholeAnswer answer = search.all(SearchQuery.of(inquiry, actor), MOST_IN_FILE);
        return AskedQuestions.file(
                new HitTable(wording, messages, locale)
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
                                        "/api/v1/search"),
                                format),
                "search-hits",
                format);
    }

    private static Answers.HitTold hit(Hit hit) {
        return new Answers.HitTold(
                hit.agreement(),
                hit.title(),
                hit.version(),
                hit.clause(),
                hit.number(),
                hit.heading(),
                hit.snippet().stream().map(Fragment::text).collect(Collectors.joining()),
                hit.snippet().stream()
                        .map(fragment -> new Answers.FragmentTold(fragment.text(), fragment.highlighted()))
                        .toList(),
                hit.score(),
                hit.state(),
                hit.parties(),
                hit.from(),
                hit.until(),
                hit.logPosition(),
                hit.kind().name(),
                hit.versions().stream()
                        .map(version -> new Answers.HitVersionTold(
                                version.version(),
                                version.inForce().stream()
                                        .map(one -> new Answers.HitPeriodTold(
                                                one.municipality(),
                                                one.period().from(),
                                                one.period().until()))
                                        .toList()))
                        .toList(),
                hit.wording());
    }

    private Answers.FacetsTold facets(Facets facets, Locale locale) {
        Function<String, String> party = id -> wording.name(new PartyId(id), telling.today());
        return new Answers.FacetsTold(
                counts(facets.municipality(), party),
                counts(facets.trust(), party),
                counts(facets.region(), party),
                counts(facets.requirement(), id -> wording.title(new RequirementId(id), locale)),
                counts(facets.state(), name -> wording.of(AgreementState.valueOf(name), locale)),
                counts(facets.language(), code -> wording.of(Language.of(code), locale)),
                counts(facets.year(), year -> year));
    }

    private static List<Answers.CountTold> counts(List<Facets.Count> counts, Function<String, String> words) {
        return counts.stream()
                .map(count -> new Answers.CountTold(count.value(), words.apply(count.value()), count.hits()))
                .toList();
    }
}
