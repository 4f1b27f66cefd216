package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.search.AgreementSearch;
import no.avtaleverk.search.Facets;
import no.avtaleverk.search.Fragment;
import no.avtaleverk.search.Hit;
import no.avtaleverk.search.SearchPage;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.web.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finding clauses and log entries. */
@RestController
@RequestMapping(path = "/api/v1/search", produces = MediaType.APPLICATION_JSON_VALUE)
class SearchController {
    private static final int MAX_WORDS = 500;

    private final AgreementSearch search;
    private final PartyRegister register;
    private final Wording wording;
    private final Telling telling;

    SearchController(AgreementSearch search, PartyRegister register, Wording wording, Telling telling) {
        this.search = search;
        this.register = register;
        this.wording = wording;
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
            @RequestParam(defaultValue = "TEXT") SearchQuery.Kind kind,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "10") int size,
            Actor actor,
            Locale locale) {
        Paging.check(page, size, SearchQuery.MAX_SIZE);
        if (q.length() > MAX_WORDS) {
            throw Paging.invalid("q", q.substring(0, 100) + "…");
        }
        LocalDate date = on == null ? telling.today() : on;
        var kommuner = new LinkedHashSet<PartyId>();
        for (MunicipalityNumber number : municipality == null ? List.<MunicipalityNumber>of() : municipality) {
            kommuner.add(register.municipality(number, date)
                    .map(Party::id)
                    .orElseThrow(() -> Paging.invalid("municipality", number)));
        }
        PartyId chosen = trust == null || trust.isBlank() ? null : trust(trust);
        SearchPage found =
                search.find(new SearchQuery(q, on, kommuner, chosen, requirement, state, kind, page, size, actor));
        return new Answers.SearchTold(
                found.total(),
                page,
                size,
                found.hits().stream().map(SearchController::hit).toList(),
                facets(found.facets(), locale));
    }

    private PartyId trust(String given) {
        var reading = new Given(register, telling.today());
        PartyId trust = reading.party("trust", PartyGiven.of(given), null);
        reading.check();
        return trust;
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
                hit.kind().name());
    }

    private Answers.FacetsTold facets(Facets facets, Locale locale) {
        Function<String, String> party = id -> wording.name(new PartyId(id), telling.today());
        return new Answers.FacetsTold(
                counts(facets.municipality(), party),
                counts(facets.trust(), party),
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
