package no.avtaleverk.web.api;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.registration.OtherSubjects;
import no.avtaleverk.model.registration.RegistrationRecord;
import no.avtaleverk.model.time.PlausibleYears;
import no.avtaleverk.templates.xlsx.Workbook;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.web.wording.RegistrationSheets;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.frozen.AskingAgain;
import no.avtaleverk.workflow.registration.Registering;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The registration (følge-med) of a date, and frozen ones. */
@RestController
@RequestMapping(path = "/api/v1/registration", produces = MediaType.APPLICATION_JSON_VALUE)
class RegistrationApiController {
    private static final int MOST = 1000;

    private final Registering registering;
    private final AskingAgain<Registering.Again> asking;
    private final PartyRegister register;
    private final OtherSubjects subjects;
    private final Wording wording;
    private final MessageSource messages;
    private final Telling telling;

    RegistrationApiController(
            Registering registering,
            AskingAgain<Registering.Again> asking,
            PartyRegister register,
            OtherSubjects subjects,
            Wording wording,
            MessageSource messages,
            Telling telling) {
        this.registering = registering;
        this.asking = asking;
        this.register = register;
        this.subjects = subjects;
        this.wording = wording;
        this.messages = messages;
        this.telling = telling;
    }

    @GetMapping
    Registrations.RegistrationTold figures(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String region,
            Actor actor) {
        requireReader(actor);
        LocalDate day = date(on);
        PartyId of = region(region);
        return Registrations.told(registering.record(day), registering.demandedOn(day), of);
    }

    @GetMapping("/agreements")
    Registrations.RegisteredAgreementsTold agreements(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size,
            Actor actor) {
        requireReader(actor);
        Paging.check(page, size, MOST);
        LocalDate day = date(on);
        PartyId of = region(region);
        RegistrationRecord record = registering.record(day);
        List<RegistrationRecord.Row> rows = record.rows().stream()
                .filter(row -> of == null || row.regions().contains(of))
                .toList();
        return new Registrations.RegisteredAgreementsTold(
                day,
                record.position(),
                rows.size(),
                rows.stream()
                        .skip((long) page * size)
                        .limit(size)
                        .map(Registrations::told)
                        .toList());
    }

    @GetMapping(path = "/registration.xlsx", produces = Workbook.MEDIA_TYPE)
    ResponseEntity<byte[]> workbook(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String region,
            Actor actor,
            Locale locale) {
        requireReader(actor);
        RegistrationRecord record = registering.record(date(on));
        return ResponseEntity.ok(
                sheets(locale).workbook(record, new RegistrationSheets.About(region(region), null, address())));
    }

    private RegistrationSheets sheets(Locale locale) {
        return new RegistrationSheets(wording, messages, subjects, Wording.best(locale));
    }

    private static String address() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }

    // ---- frozen -----------------------------------------------------------------------------------------------------

    @GetMapping("/frozen")
    List<Registrations.FrozenRegistrationTold> frozen(Actor actor) {
        requireReader(actor);
        return registering.all(actor).stream()
                .map(heading -> Registrations.told(heading, null))
                .toList();
    }

    @PostMapping("/frozen")
    ResponseEntity<Registrations.FrozenRegistrationTold> freeze(
            @RequestBody Requests.NewFrozenRegistration wanted, Actor actor) {
        var given = new Given(register, telling.today());
        LocalDate on = given.required("on", wanted.on(), telling.today());
        given.check();
        return switch (registering.freeze(Given.text(wanted.title()), on, actor)) {
            case Registering.Frozen.Kept kept ->
                ResponseEntity.created(URI.create("/api/v1/registration/frozen/" + kept.id()))
                        .body(told(sheet(kept.id(), actor)));
            case Registering.Frozen.Refused refused -> throw new RefusedException(refused.reasons(), Clauses.NONE);
        };
    }

    @GetMapping("/frozen/{id}")
    Registrations.FrozenRegistrationTold one(@PathVariable String id, Actor actor) {
        return told(sheet(id, actor));
    }

    private static Registrations.FrozenRegistrationTold told(Registering.Sheet sheet) {
        return Registrations.told(sheet.heading(), sheet.record());
    }

    /** Computed again, as of then and as of now, beside the request. */
    @PostMapping("/frozen/{id}/again")
    ResponseEntity<Registrations.RegistrationAgainTold> again(@PathVariable String id, Actor actor) {
        return switch (asking.start(id, actor)) {
            case AskingAgain.Start.Begun<Registering.Again> begun ->
                ResponseEntity.status(HttpStatus.ACCEPTED)
                        .location(URI.create("/api/v1/registration/frozen/" + id + "/again/"
                                + begun.run().id()))
                        .body(Registrations.told(begun.run()));
            case AskingAgain.Start.Busy<Registering.Again> busy ->
                throw new RefusedException(List.of(new Refusal.AskingAgainBusy()), Clauses.NONE);
            case AskingAgain.Start.Unknown<Registering.Again> unknown -> throw ProblemException.notFound();
        };
    }

    @GetMapping("/frozen/{id}/again/{run}")
    Registrations.RegistrationAgainTold computedAgain(@PathVariable String id, @PathVariable String run, Actor actor) {
        return Registrations.told(asking.find(run, id, actor).orElseThrow(ProblemException::notFound));
    }

    @GetMapping(path = "/frozen/{id}/record.txt", produces = "text/plain")
    ResponseEntity<byte[]> canonical(@PathVariable String id, Actor actor) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=utf-8"))
                .body(sheet(id, actor).record().canonical().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(path = "/frozen/{id}/registration.xlsx", produces = Workbook.MEDIA_TYPE)
    ResponseEntity<byte[]> frozenWorkbook(@PathVariable String id, Actor actor, Locale locale) {
        Registering.Sheet sheet = sheet(id, actor);
        return ResponseEntity.ok(sheets(locale)
                .workbook(
                        sheet.record(),
                        new RegistrationSheets.About(null, sheet.heading().digest(), address())));
    }

    private Registering.Sheet sheet(String id, Actor actor) {
        return registering.find(id, actor).orElseThrow(ProblemException::notFound);
    }

    // ---- what is given ----------------------------------------------------------------------------------------------

    private static void requireReader(Actor actor) {
        if (!Registering.isFor(actor)) {
            throw new RefusedException(List.of(new Refusal.NotAllowed()), Clauses.NONE);
        }
    }

    private LocalDate date(@Nullable LocalDate given) {
        if (given == null) {
            return telling.today();
        }
        if (!PlausibleYears.hold(given) || given.isBefore(Registering.FIRST)) {
            throw Paging.invalid("on", given);
        }
        return given;
    }

    private @Nullable PartyId region(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        var reading = new Given(register, telling.today());
        PartyId region = reading.party("region", PartyGiven.of(given), null);
        reading.check();
        if (region != null && !registering.regions(telling.today()).contains(region)) {
            throw Paging.invalid("region", given);
        }
        return region;
    }
}
