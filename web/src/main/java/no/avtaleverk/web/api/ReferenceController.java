package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.standard.ClauseLibrary;
import no.avtaleverk.templates.standard.ClauseLibrary.LibraryClause;
import no.avtaleverk.templates.standard.StandardTexts;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.reporting.CoverageOverview;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Coverage, the catalogue of requirements, the register of parties, the standard texts and their clauses, and the proof of the log. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class ReferenceController {
    private static final int MOST_CLAUSES = 100;

    private final CoverageOverview overview;
    private final RequirementCatalogue catalogue;
    private final PartyRegister register;
    private final StandardTexts standards;
    private final History history;
    private final Telling telling;
    private final Wording wording;
    private final ReentrantLock verifying = new ReentrantLock();

    ReferenceController(
            CoverageOverview overview,
            RequirementCatalogue catalogue,
            PartyRegister register,
            StandardTexts standards,
            History history,
            Telling telling,
            Wording wording) {
        this.overview = overview;
        this.catalogue = catalogue;
        this.register = register;
        this.standards = standards;
        this.history = history;
        this.telling = telling;
        this.wording = wording;
    }

    /** What the agreements in force for a kommune on a date answer, all taken together. */
    @GetMapping("/coverage")
    Answers.CoverageTold coverage(
            @RequestParam MunicipalityNumber municipality,
            @RequestParam(required = false) @Nullable LocalDate on,
            Locale locale) {
        return overview.report(municipality, on == null ? telling.today() : on)
                .map(report -> telling.coverage(report, locale))
                .orElseThrow(ProblemException::notFound);
    }

    /** The requirements ever in force, or those looked for on a date. */
    @GetMapping("/requirements")
    Answers.RequirementsTold requirements(@RequestParam(required = false) @Nullable LocalDate on) {
        return new Answers.RequirementsTold((on == null ? catalogue.all() : catalogue.appliedOn(on))
                .stream().map(Telling::requirement).toList());
    }

    /** Kommuner and trusts that exist on a date, by a part of their name or by number. */
    @GetMapping("/parties")
    Answers.PartiesTold parties(
            @RequestParam(defaultValue = "") String q, @RequestParam(required = false) @Nullable LocalDate on) {
        LocalDate date = on == null ? telling.today() : on;
        String words = q.strip().toLowerCase(Locale.ROOT);
        return new Answers.PartiesTold(
                date,
                register.all().stream()
                        .filter(party -> party.existsOn(date))
                        .filter(party -> answersTo(party, words, date))
                        .map(party -> telling.party(party, date))
                        .toList());
    }

    private static boolean answersTo(Party party, String words, LocalDate date) {
        Optional<String> municipalityNumber = party instanceof Municipality municipality
                ? Optional.of(municipality.numberOn(date).digits())
                : Optional.empty();
        return party.formalNameOn(date).toLowerCase(Locale.ROOT).contains(words)
                || municipalityNumber.filter(words::equals).isPresent()
                || party.organisationNumber()
                        .map(OrganisationNumber::digits)
                        .filter(words.replace(" ", "")::equals)
                        .isPresent();
    }

    /** The standard texts a draft can start from, with their questions. */
    @GetMapping("/standards")
    Answers.StandardsTold standards() {
        return new Answers.StandardsTold(
                standards.all().stream().map(Telling::standard).toList());
    }

    /** The clauses of the standard texts and the common ones, each on its own. */
    @GetMapping("/clause-library")
    Answers.ClauseLibraryTold clauseLibrary(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable RequirementId requirement,
            @RequestParam(required = false) @Nullable AgreementKind kind,
            @RequestParam(required = false) @Nullable String standard,
            @RequestParam(required = false) @Nullable Language language,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size,
            Locale locale) {
        Paging.check(page, size, MOST_CLAUSES);
        Language chosen = language == null ? spoken(locale) : language;
        List<LibraryClause> found = standards.clauses().find(new ClauseLibrary.Wish(q, requirement, kind, standard));
        return new Answers.ClauseLibraryTold(
                found.size(),
                page,
                size,
                found.stream()
                        .skip((long) page * size)
                        .limit(size)
                        .map(clause -> Telling.offered(clause, chosen))
                        .toList());
    }

    private static Language spoken(Locale locale) {
        return locale.getLanguage().equals(Language.NYNORSK.code()) ? Language.NYNORSK : Language.BOKMAL;
    }

    /** Check the whole log and every stored text. It reads everything there is, so one does it at a time. */
    @GetMapping("/log/verification")
    Answers.VerificationTold verification(Locale locale) {
        verifying.lock();
        try {
            return told(history.verify(), locale);
        } finally {
            verifying.unlock();
        }
    }

    private Answers.VerificationTold told(History.Verification verification, Locale locale) {
        History.Fault fault = verification.firstFault();
        return new Answers.VerificationTold(
                verification.isIntact(),
                verification.entries(),
                verification.texts(),
                verification.head(),
                fault == null
                        ? null
                        : new Answers.FaultTold(
                                fault.kind(), fault.position(), fault.subject(), wording.of(fault.kind(), locale)));
    }
}
