package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.time.PlausibleYears;
import no.avtaleverk.search.AlikeQuery;
import no.avtaleverk.search.ContrastQuery;
import no.avtaleverk.search.SentenceFound;
import no.avtaleverk.search.SentenceQuery;
import no.avtaleverk.search.SideBySide;
import no.avtaleverk.search.TextPlace;
import no.avtaleverk.search.TextQuestions;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.workflow.history.ClauseLives;
import no.avtaleverk.workflow.history.ClausesAsked;
import no.avtaleverk.workflow.history.Recalled;
import no.avtaleverk.workflow.history.Recalling;
import no.avtaleverk.workflow.history.StandardDepartures;
import no.avtaleverk.workflow.history.UnansweredOverview;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Questions of time, absence and difference. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class HistoryApiController {
    private static final int MAX_WORDS = 500;

    private final TextQuestions questions;
    private final ClauseLives lives;
    private final ClausesAsked asked;
    private final Recalling recalling;
    private final UnansweredOverview unanswered;
    private final StandardDepartures departures;
    private final Viewing viewing;
    private final RequirementCatalogue catalogue;
    private final PartyRegister register;
    private final Telling telling;

    HistoryApiController(
            TextQuestions questions,
            ClauseLives lives,
            ClausesAsked asked,
            Recalling recalling,
            UnansweredOverview unanswered,
            StandardDepartures departures,
            Viewing viewing,
            RequirementCatalogue catalogue,
            PartyRegister register,
            Telling telling) {
        this.questions = questions;
        this.lives = lives;
        this.asked = asked;
        this.recalling = recalling;
        this.unanswered = unanswered;
        this.departures = departures;
        this.viewing = viewing;
        this.catalogue = catalogue;
        this.register = register;
        this.telling = telling;
    }

    /** Every wording a clause has had, with who, when and why. */
    @GetMapping("/agreements/{id}/clauses/{clause}/life")
    Histories.ClauseLifeTold life(@PathVariable AgreementId id, @PathVariable ClauseId clause, Actor actor) {
        return lives.of(id, clause, actor).map(Histories::told).orElseThrow(ProblemException::notFound);
    }

    /** An agreement on a date, as the register knew it on another. */
    @GetMapping("/agreements/{id}/at")
    Histories.RecalledTold at(
            @PathVariable AgreementId id,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable LocalDate known,
            Actor actor) {
        Recalled recalled =
                recalling.agreement(id, date("on", on), known(known), actor).orElseThrow(ProblemException::notFound);
        List<Clause> clauses = recalled.version()
                .map(version -> viewing.clauses(recalled.view(), version)
                        .filled(version.head())
                        .list())
                .orElse(List.of());
        return Histories.told(recalled, clauses);
    }

    /** Where a sentence stands and stood. */
    @GetMapping("/history/sentence")
    Histories.SentenceTold sentence(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable MunicipalityNumber municipality,
            @RequestParam(required = false) @Nullable String trust,
            Actor actor) {
        if (q.isBlank() || q.length() > SentenceQuery.LONGEST) {
            throw Paging.invalid("q", shortened(q));
        }
        SentenceFound found =
                questions.sentence(new SentenceQuery(q, kommuner(municipality, telling.today()), trust(trust), actor));
        if (found.words() == 0) {
            throw Paging.invalid("q", shortened(q));
        }
        return Histories.told(found);
    }

    /** Which texts in force hold some things and lack others. */
    @GetMapping("/history/lacking")
    Histories.LackingTold lacking(
            @RequestParam(defaultValue = "") String holds,
            @RequestParam(required = false) @Nullable RequirementId answers,
            @RequestParam(defaultValue = "") String lacks,
            @RequestParam(required = false) @Nullable RequirementId unanswered,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable MunicipalityNumber municipality,
            @RequestParam(required = false) @Nullable String trust,
            Actor actor) {
        LocalDate day = date("on", on);
        if (holds.length() > MAX_WORDS) {
            throw Paging.invalid("holds", shortened(holds));
        }
        if (lacks.length() > MAX_WORDS) {
            throw Paging.invalid("lacks", shortened(lacks));
        }
        if (holds.isBlank() && lacks.isBlank() && answers == null && unanswered == null) {
            throw Paging.invalid("holds", holds);
        }
        return Histories.told(
                day,
                questions.contrast(new ContrastQuery(
                        holds,
                        requirement("answers", answers),
                        lacks,
                        requirement("unanswered", unanswered),
                        day,
                        kommuner(municipality, day),
                        trust(trust),
                        actor)));
    }

    /** The same clause of all kommuner, grouped by wording. */
    @GetMapping("/history/alike")
    Histories.AlikeTold alike(
            @RequestParam(required = false) @Nullable AgreementId agreement,
            @RequestParam(required = false) @Nullable ClauseId clause,
            @RequestParam(required = false) @Nullable RequirementId requirement,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable MunicipalityNumber municipality,
            @RequestParam(required = false) @Nullable String trust,
            Actor actor) {
        LocalDate day = date("on", on);
        AgreementView view = agreement == null || clause == null
                ? null
                : viewing.view(agreement, actor).orElseThrow(ProblemException::notFound);
        ClauseText given = view == null || clause == null
                ? null
                : asked.find(view, clause, day).map(ClausesAsked.Asked::words).orElseThrow(ProblemException::notFound);
        if (given == null && requirement == null) {
            throw Paging.invalid("requirement", "");
        }
        List<TextPlace> places = questions.alike(new AlikeQuery(
                given == null ? "" : given.heading(),
                given == null ? "" : given.body(),
                given == null ? requirement("requirement", requirement) : null,
                day,
                kommuner(municipality, day),
                trust(trust),
                actor));
        ClauseText against = view != null && view.agreement().kind().isStandardText() ? given : null;
        return Histories.told(day, SideBySide.of(places, against, register, day));
    }

    /** Which requirements are not fully answered on a date. */
    @GetMapping("/history/unanswered")
    Histories.UnansweredTold unanswered(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable MunicipalityNumber municipality,
            @RequestParam(required = false) @Nullable String trust,
            @RequestParam(required = false) @Nullable RequirementId requirement) {
        LocalDate day = date("on", on);
        PartyId kommune = kommuner(municipality, day).stream().findFirst().orElse(null);
        PartyId area = trust(trust);
        if (kommune == null && area == null) {
            throw Paging.invalid("trust", "");
        }
        return Histories.told(
                unanswered.matrix(day, kommune, area, requirement("requirement", requirement), telling.today()));
    }

    /** How far agreements in force on a date are from a standard text; those of the trust that issued it when nothing is chosen. */
    @GetMapping("/agreements/{id}/departures")
    Histories.DeparturesTold departures(
            @PathVariable AgreementId id,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable MunicipalityNumber municipality,
            @RequestParam(required = false) @Nullable String trust,
            Actor actor) {
        LocalDate day = date("on", on);
        Set<PartyId> kommuner = kommuner(municipality, day);
        PartyId with = trust(trust);
        AgreementView standard = viewing.view(id, actor)
                .filter(view -> view.agreement().kind().isStandardText())
                .orElseThrow(ProblemException::notFound);
        AgreementVersion issued = StandardDepartures.issuedOn(standard, day).orElseThrow(ProblemException::notFound);
        Set<PartyId> trusts = with != null
                ? Set.of(with)
                : kommuner.isEmpty() ? Set.copyOf(issued.head().partyIds()) : Set.of();
        List<AgreementView> others = departures.agreements(issued.head().language(), kommuner, trusts, actor);
        return Histories.told(day, issued.number(), departures.matrix(viewing.clauses(standard, issued), others, day));
    }

    /** What was in force for a kommune or with a trust on a date, as the register knew it on another. */
    @GetMapping("/history/register")
    Histories.RegisterOnTold register(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable LocalDate known,
            @RequestParam(required = false) @Nullable MunicipalityNumber municipality,
            @RequestParam(required = false) @Nullable String trust,
            Actor actor) {
        LocalDate day = date("on", on);
        Set<PartyId> parties = new TreeSet<>(kommuner(municipality, day));
        PartyId of = trust(trust);
        Set<PartyId> trusts = of == null ? Set.of() : register.withTrustsUnder(of);
        if (parties.isEmpty()) {
            parties.addAll(trusts);
        }
        if (parties.isEmpty()) {
            throw Paging.invalid("trust", "");
        }
        LocalDate before = known(known);
        return Histories.told(
                day,
                before,
                recalling.register(parties, day, before, actor).stream()
                        .filter(line -> of == null
                                || line.inForce().version().head().partyIds().stream()
                                        .anyMatch(trusts::contains))
                        .toList());
    }

    // ---- what is given ----------------------------------------------------------------------------------------------

    private LocalDate date(String name, @Nullable LocalDate given) {
        if (given == null) {
            return telling.today();
        }
        if (!PlausibleYears.hold(given)) {
            throw Paging.invalid(name, given);
        }
        return given;
    }

    private @Nullable LocalDate known(@Nullable LocalDate given) {
        return given == null || !date("known", given).isBefore(telling.today()) ? null : given;
    }

    private Set<PartyId> kommuner(@Nullable MunicipalityNumber number, LocalDate on) {
        return Optional.ofNullable(number)
                .map(one -> register.municipality(one, on)
                        .map(Party::id)
                        .map(Set::of)
                        .orElseThrow(() -> Paging.invalid("municipality", one)))
                .orElse(Set.of());
    }

    private @Nullable PartyId trust(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        var reading = new Given(register, telling.today());
        PartyId trust = reading.party("trust", PartyGiven.of(given), null);
        reading.check();
        return trust;
    }

    private @Nullable RequirementId requirement(String name, @Nullable RequirementId given) {
        if (given != null && !catalogue.contains(given)) {
            throw Paging.invalid(name, given);
        }
        return given;
    }

    private static String shortened(String given) {
        return given.length() > 100 ? given.substring(0, 100) + "…" : given;
    }
}
