package no.avtaleverk.web.api;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardTexts;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Agreements: the register, one of them, its versions, its draft and its log. */
@RestController
@RequestMapping(path = "/api/v1/agreements", produces = MediaType.APPLICATION_JSON_VALUE)
class AgreementController {
    private static final int MAX_SIZE = 200;

    private final Drafting drafting;
    private final Viewing viewing;
    private final Access access;
    private final Telling telling;
    private final PartyRegister register;
    private final StandardTexts standards;

    AgreementController(
            Drafting drafting,
            Viewing viewing,
            Access access,
            Telling telling,
            PartyRegister register,
            StandardTexts standards) {
        this.drafting = drafting;
        this.viewing = viewing;
        this.access = access;
        this.telling = telling;
        this.register = register;
        this.standards = standards;
    }

    /** The register. */
    @GetMapping
    Answers.AgreementPage register(
            @RequestParam(required = false) @Nullable MunicipalityNumber municipality,
            @RequestParam(required = false) @Nullable PartyId party,
            @RequestParam(required = false) @Nullable AgreementKind kind,
            @RequestParam(required = false) @Nullable AgreementState state,
            @RequestParam(required = false) @Nullable TextState text,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            Actor actor) {
        Paging.check(page, size, MAX_SIZE);
        LocalDate date = on == null ? telling.today() : on;
        PartyId kommune = municipality == null
                ? null
                : register.municipality(municipality, date)
                        .map(Party::id)
                        .orElseThrow(() -> Paging.invalid("municipality", municipality));
        String words = q == null ? "" : q.strip().toLowerCase(Locale.ROOT);
        List<AgreementView> found = viewing.register(actor).stream()
                .filter(view ->
                        kommune == null || view.agreement().allMunicipalities().contains(kommune))
                .filter(view -> party == null || view.agreement().head().hasParty(party))
                .filter(view -> kind == null || view.agreement().kind() == kind)
                .filter(view -> state == null || view.agreement().state() == state)
                .filter(view -> text == null || view.agreement().text() == text)
                .filter(view -> on == null || isInForce(view.agreement(), kommune, on))
                .filter(view ->
                        view.agreement().head().title().toLowerCase(Locale.ROOT).contains(words))
                .toList();
        return new Answers.AgreementPage(
                found.size(),
                page,
                size,
                found.stream()
                        .skip((long) page * size)
                        .limit(size)
                        .map(telling::summary)
                        .toList());
    }

    private static boolean isInForce(Agreement agreement, @Nullable PartyId kommune, LocalDate on) {
        return (kommune == null ? agreement.inForceAnywhere(on) : agreement.inForce(kommune, on)).isPresent();
    }

    /** Begin an agreement, written out or from a standard text. */
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.AgreementTold> create(@RequestBody Requests.NewAgreement asked, Actor actor) {
        Decision decision = asked.standard() == null ? written(asked, actor) : fromStandard(asked, actor);
        return switch (decision) {
            case Decision.Accepted accepted -> {
                Agreement made = accepted.change().agreement();
                yield ResponseEntity.created(URI.create("/api/v1/agreements/" + made.id()))
                        .eTag(Tag.of(made.sequence()))
                        .body(telling.agreement(new AgreementView(made, true, true)));
            }
            case Decision.Refused refused -> throw new RefusedException(refused.reasons(), Clauses.NONE);
        };
    }

    private Decision written(Requests.NewAgreement asked, Actor actor) {
        var given = new Given(register, telling.today());
        AgreementKind kind = given.required("kind", asked.kind(), AgreementKind.SUB_AGREEMENT);
        Language language = given.required("language", asked.language(), Language.BOKMAL);
        String title = given.title("title", asked.title());
        given.required("parties", asked.parties(), List.of());
        if (asked.answers() != null) {
            given.missing("standard");
        }
        var terms = given.terms(asked.validity(), EntryIntoForce.EACH_MUNICIPALITY);
        List<AgreementParty> parties = given.parties("parties", asked.parties(), terms.from());
        Clauses clauses = given.clauses("clauses", asked.clauses());
        given.check();
        var answers = new ArrayList<Answer>();
        List<Requests.ClauseGiven> givenClauses = asked.clauses() == null ? List.of() : asked.clauses();
        for (int i = 0; i < givenClauses.size(); i++) {
            var clause = clauses.list().get(i);
            for (var requirement : Given.requirements(givenClauses.get(i).requirements())) {
                answers.add(new Answer(clause.id(), clause.sha256(), requirement, Answer.Basis.JURIST, true));
            }
        }
        var parameters = new TreeMap<>(Parameters.fromParties(parties, register));
        parameters.putAll(Given.parameters(asked.parameters()));
        var head = new Head(
                title,
                language,
                parties,
                terms,
                parameters,
                Given.requirements(asked.claims()),
                Boolean.TRUE.equals(asked.jointMeasure()));
        return drafting.start(kind, Origin.WRITTEN, head, clauses, answers, actor);
    }

    private Decision fromStandard(Requests.NewAgreement asked, Actor actor) {
        var given = new Given(register, telling.today());
        Language language = given.required("language", asked.language(), Language.BOKMAL);
        given.required("parties", asked.parties(), List.of());
        StandardText standard = standards.find(String.valueOf(asked.standard())).orElse(null);
        if (standard == null) {
            given.invalid("standard", String.valueOf(asked.standard()));
        }
        if (asked.clauses() != null) {
            given.invalid("clauses", "[…]");
        }
        var terms = given.terms(asked.validity(), EntryIntoForce.EACH_MUNICIPALITY);
        List<AgreementParty> parties = given.parties("parties", asked.parties(), terms.from());
        String title = asked.title() == null ? "" : given.title("title", asked.title());
        Map<String, String> answers = Given.parameters(asked.answers());
        if (standard != null) {
            standard.unfit(answers).forEach(key -> given.invalid("answers." + key, answers.getOrDefault(key, "")));
            answers.keySet().stream()
                    .filter(key -> standard.question(key).isEmpty())
                    .forEach(key -> given.invalid("answers." + key, answers.getOrDefault(key, "")));
        }
        given.check();
        if (standard == null) {
            throw new IllegalStateException("A request without a known standard has been refused");
        }
        StandardText.Draft draft = standard.start(language, answers);
        var parameters = new HashMap<>(Parameters.fromParties(parties, register));
        parameters.putAll(draft.parameters());
        parameters.putAll(Given.parameters(asked.parameters()));
        var claims = asked.claims() == null ? draft.claims() : asked.claims();
        var head = new Head(
                title.isEmpty() ? draft.title() : title,
                language,
                parties,
                terms,
                parameters,
                claims,
                asked.jointMeasure() == null ? draft.jointMeasure() : asked.jointMeasure());
        return drafting.start(
                asked.kind() == null ? standard.kind() : asked.kind(),
                draft.origin(),
                head,
                draft.clauses(),
                draft.answers(),
                actor);
    }

    @GetMapping("/{id}")
    ResponseEntity<Answers.AgreementTold> agreement(@PathVariable AgreementId id, Actor actor) {
        AgreementView view = access.view(id, actor);
        return ResponseEntity.ok().eTag(Tag.of(view.agreement().sequence())).body(telling.agreement(view));
    }

    @GetMapping("/{id}/versions")
    List<Answers.VersionSummary> versions(@PathVariable AgreementId id, Actor actor) {
        return telling.agreement(access.view(id, actor)).versions();
    }

    @GetMapping("/{id}/versions/{number}")
    ResponseEntity<Answers.VersionTold> version(@PathVariable AgreementId id, @PathVariable int number, Actor actor) {
        AgreementView view = access.view(id, actor);
        return ResponseEntity.ok(telling.version(view, access.version(view, number)));
    }

    /** The newest text, which is the draft while one is being written. */
    @GetMapping("/{id}/draft")
    ResponseEntity<Answers.DraftTold> draft(@PathVariable AgreementId id, Actor actor, Locale locale) {
        Agreement agreement = access.work(id, actor);
        return ResponseEntity.ok().eTag(Tag.of(agreement.sequence())).body(telling.draft(agreement, locale));
    }

    /** Change title, parties, validity, parameters or claims. {@code If-Match} is the tag of the draft that was read. */
    @PatchMapping(path = "/{id}/draft", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.DraftTold> changeHead(
            @PathVariable AgreementId id,
            @RequestHeader(HttpHeaders.IF_MATCH) String read,
            @RequestBody Requests.HeadChange asked,
            Actor actor,
            Locale locale) {
        long sequence = Tag.sequence(read);
        Head head = access.work(id, actor).head();
        var given = new Given(register, telling.today());
        var terms = asked.validity() == null
                ? head.terms()
                : given.terms(
                        asked.validity(),
                        head.terms().rule(),
                        head.terms().quorum(),
                        head.terms().own());
        List<AgreementParty> parties =
                asked.parties() == null ? head.parties() : given.parties("parties", asked.parties(), terms.from());
        String title = asked.title() == null ? head.title() : given.title("title", asked.title());
        given.check();
        var changed = new Head(
                title,
                asked.language() == null ? head.language() : asked.language(),
                parties,
                terms,
                asked.parameters() == null ? head.parameters() : asked.parameters(),
                asked.claims() == null ? head.claims() : asked.claims(),
                asked.jointMeasure() == null ? head.jointMeasure() : asked.jointMeasure());
        return access.redrafted(id, actor, locale, () -> drafting.changeHead(id, changed, sequence, actor));
    }

    @GetMapping("/{id}/log")
    Answers.LogTold log(@PathVariable AgreementId id, Actor actor, Locale locale) {
        AgreementView view = access.view(id, actor);
        if (!view.inner()) {
            throw new ProblemException(no.avtaleverk.web.problem.ProblemKind.NOT_ALLOWED);
        }
        return new Answers.LogTold(
                id,
                viewing.log(view, actor).stream()
                        .map(entry -> telling.entry(entry, view.agreement().clauses(), locale))
                        .toList());
    }
}
