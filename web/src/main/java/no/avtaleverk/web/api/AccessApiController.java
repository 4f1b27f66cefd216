package no.avtaleverk.web.api;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import no.avtaleverk.model.access.AccessNote.AccessAnswered;
import no.avtaleverk.model.access.AccessNote.AccessRequested;
import no.avtaleverk.model.access.AccessNote.Answer;
import no.avtaleverk.model.access.AccessNote.Outcome;
import no.avtaleverk.model.access.AccessRequest;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Attachment;
import no.avtaleverk.model.journal.Crossing;
import no.avtaleverk.model.journal.Journal;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.publication.WithholdingGrounds;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.access.GivingAccess;
import no.avtaleverk.workflow.access.GivingAccess.Registering;
import no.avtaleverk.workflow.access.GivingAccess.Seen;
import no.avtaleverk.workflow.journal.Journals;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The journal of an organ, and the requests for access that came to it. */
@RestController
class AccessApiController {
    private static final String REQUESTS = "/api/v1/access-requests";
    private static final int MOST_ENTRIES = 100;

    private final Journals journals;
    private final GivingAccess access;
    private final WithholdingGrounds grounds;
    private final PartyRegister register;
    private final Telling telling;

    AccessApiController(
            Journals journals,
            GivingAccess access,
            WithholdingGrounds grounds,
            PartyRegister register,
            Telling telling) {
        this.journals = journals;
        this.access = access;
        this.grounds = grounds;
        this.register = register;
        this.telling = telling;
    }

    // ---- journal ----------------------------------------------------------------------------------------------------

    /** @param party absent for the own organisation */
    @GetMapping(path = "/api/v1/journal", produces = MediaType.APPLICATION_JSON_VALUE)
    Answers.JournalTold journal(
            @RequestParam(required = false) @Nullable String party,
            @RequestParam(required = false) @Nullable Integer year,
            Actor actor) {
        var given = new Given(register, telling.today());
        PartyId organ = given.partyOr("party", party == null ? null : PartyGiven.of(party), actor.organisation());
        int asked = year == null ? telling.today().getYear() : year;
        if (asked < 1900 || asked > 2200) {
            given.invalid("year", asked);
        }
        given.check();
        Journal journal = journals.of(organ, actor).orElseThrow(ProblemException::notFound);
        return new Answers.JournalTold(
                organ,
                asked,
                journal.entries().stream()
                        .filter(entry -> entry.year() == asked)
                        .map(AccessApiController::told)
                        .toList());
    }

    private static Answers.JournalEntryTold told(Journal.Entry entry) {
        Crossing crossing = entry.crossing();
        return new Answers.JournalEntryTold(
                entry.citation(),
                entry.caseCitation(),
                crossing.position(),
                entry.journaled(),
                crossing.dated(),
                entry.direction().name(),
                crossing.document().name(),
                crossing.act(),
                crossing.agreement(),
                crossing.title(),
                crossing.version(),
                crossing.from(),
                List.copyOf(crossing.to()),
                crossing.beside(),
                crossing.files());
    }

    // ---- access -----------------------------------------------------------------------------------------------------

    @GetMapping(path = REQUESTS, produces = MediaType.APPLICATION_JSON_VALUE)
    List<Answers.AccessRequestTold> all(Actor actor) {
        return access.all(actor).stream().map(this::told).toList();
    }

    @GetMapping(path = REQUESTS + "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    Answers.AccessRequestTold one(@PathVariable String id, Actor actor) {
        return told(seen(id, actor));
    }

    @PostMapping(path = REQUESTS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answers.AccessRequestTold> register(@RequestBody Requests.NewAccessRequest wanted, Actor actor) {
        var given = new Given(register, telling.today());
        LocalDate received = given.required("received", wanted.received(), telling.today());
        String asked = given.required("asked", wanted.asked(), "?");
        List<@Nullable Long> entries = Objects.requireNonNullElse(wanted.entries(), List.of());
        if (entries.size() > MOST_ENTRIES || entries.stream().anyMatch(Objects::isNull)) {
            given.invalid("entries", entries.size());
        }
        given.check();
        PartyId organ = actor.organisation();
        if (organ == null) {
            throw new RefusedException(List.of(new Refusal.NotAllowed()), Clauses.NONE);
        }
        var request = new AccessRequested(
                organ, received, Given.text(wanted.requester()), asked, known(organ, entries, actor));
        return switch (access.register(request, actor)) {
            case Registering.Registered made ->
                ResponseEntity.created(URI.create(REQUESTS + "/" + made.id())).body(told(seen(made.id(), actor)));
            case Registering.Refused refused -> throw new RefusedException(refused.reasons(), Clauses.NONE);
        };
    }

    /** Those that stand in the journal of the organ. */
    private List<Long> known(PartyId organ, List<@Nullable Long> entries, Actor actor) {
        return entries.isEmpty()
                ? List.of()
                : journals.of(organ, actor).stream()
                        .flatMap(journal -> entries.stream()
                                .filter(Objects::nonNull)
                                .flatMap(position -> journal.at(Objects.requireNonNull(position)).stream()))
                        .map(entry -> entry.crossing().position())
                        .distinct()
                        .toList();
    }

    @PostMapping(path = REQUESTS + "/{id}/answers", produces = MediaType.APPLICATION_JSON_VALUE)
    Answers.AccessRequestTold answer(
            @PathVariable String id, @RequestBody Requests.NewAccessAnswer wanted, Actor actor) {
        seen(id, actor);
        var given = new Given(register, telling.today());
        LocalDate on = given.required("on", wanted.on(), telling.today());
        Answer answer = answer(given.required("answer", wanted.answer(), Answer.GRANTED.name()), given);
        given.check();
        var answered = new AccessAnswered(
                on,
                answer,
                Objects.requireNonNullElse(wanted.grounds(), List.<@Nullable String>of()).stream()
                        .map(ground -> Objects.requireNonNullElse(ground, ""))
                        .toList(),
                Boolean.TRUE.equals(wanted.wider()),
                Given.text(wanted.words()),
                null);
        List<Refusal> reasons = access.answer(id, answered, null, actor);
        if (!reasons.isEmpty()) {
            throw new RefusedException(reasons, Clauses.NONE);
        }
        return told(seen(id, actor));
    }

    private static Answer answer(String name, Given given) {
        for (Answer answer : Answer.values()) {
            if (answer.name().equals(name)) {
                return answer;
            }
        }
        given.invalid("answer", name);
        return Answer.GRANTED;
    }

    private Seen seen(String id, Actor actor) {
        return access.find(id, actor).orElseThrow(ProblemException::notFound);
    }

    private Answers.AccessRequestTold told(Seen seen) {
        AccessRequest request = seen.request();
        Outcome outcome = request.decided() == null ? null : request.decided().outcome();
        return new Answers.AccessRequestTold(
                seen.id(),
                request.request().organ(),
                request.request().received(),
                request.request().requester(),
                request.request().asked(),
                request.request().entries(),
                request.standing().name(),
                seen.due(),
                seen.late(),
                request.answers().stream()
                        .map(noted -> told((AccessAnswered) noted.note()))
                        .toList(),
                request.appeal() == null ? null : request.appeal().received(),
                request.decided() == null ? null : request.decided().on(),
                outcome == null ? null : outcome.name());
    }

    private Answers.AccessAnswerTold told(AccessAnswered answer) {
        Attachment file = answer.file();
        Sha256 digest = file == null ? null : file.digest();
        return new Answers.AccessAnswerTold(
                answer.on(),
                answer.answer().name(),
                answer.grounds(),
                answer.grounds().stream()
                        .map(key -> grounds.find(key)
                                .map(ground -> Wording.in(ground.cite(), LocaleContextHolder.getLocale()))
                                .orElse(key))
                        .toList(),
                answer.wider(),
                answer.words(),
                digest);
    }
}
