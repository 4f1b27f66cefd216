package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.party.Absence;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Authority;
import no.avtaleverk.model.party.Authority.Ruling;
import no.avtaleverk.model.party.Mandate;
import no.avtaleverk.model.party.MandateId;
import no.avtaleverk.model.party.Mandates.Contact;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.workflow.mandate.Mandating;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who may sign for one's own organisation. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class MandateController {
    private final Mandating mandating;
    private final Telling telling;
    private final PartyRegister register;

    MandateController(Mandating mandating, Telling telling, PartyRegister register) {
        this.mandating = mandating;
        this.telling = telling;
        this.register = register;
    }

    @GetMapping("/mandates")
    Answers.MandatesTold mandates(Actor actor) {
        return told(mandating.own(actor).orElseThrow(ProblemException::notFound));
    }

    /** Record a mandate. */
    @PostMapping("/mandates")
    ResponseEntity<Answers.MandatesTold> grant(@RequestBody Requests.NewMandate asked, Actor actor) {
        var given = new Given(register, telling.today());
        Mandate.Basis basis = given.required("basis", asked.basis(), Mandate.Basis.LAW);
        LocalDate from = given.required("from", asked.from(), LocalDate.EPOCH);
        String holder = given.required("holder", asked.holder(), "?");
        String name = given.required("name", asked.name(), "?");
        String capacity = given.required("capacity", asked.capacity(), "?");
        given.check();
        var mandate = new Mandate(
                MandateId.random(),
                own(actor),
                holder.strip(),
                name.strip(),
                capacity.strip(),
                basis,
                Given.text(asked.reference()),
                period(from, asked.until()),
                asked.kinds() == null || asked.kinds().isEmpty() ? Set.of() : EnumSet.copyOf(asked.kinds()),
                asked.deputyOf() == null ? null : id(asked.deputyOf()),
                Boolean.TRUE.equals(asked.standing()));
        Optional<Contact> contact = Optional.ofNullable(asked.email())
                .filter(email -> !email.isBlank())
                .map(email ->
                        new Contact(email.strip(), asked.language() == null ? Language.BOKMAL : asked.language()));
        return ResponseEntity.status(HttpStatus.CREATED).body(done(mandating.grant(mandate, contact, actor)));
    }

    /** End a mandate; {@code until} is the first day it no longer holds. */
    @PostMapping("/mandates/{mandate}/end")
    Answers.MandatesTold end(@PathVariable String mandate, @RequestBody Requests.MandateEnd asked, Actor actor) {
        var given = new Given(register, telling.today());
        LocalDate until = given.required("until", asked.until(), LocalDate.EPOCH);
        given.check();
        return done(mandating.end(own(actor), id(mandate), until, Given.text(asked.reason()), actor));
    }

    /** Record that a holder is away. */
    @PostMapping("/absences")
    Answers.MandatesTold away(@RequestBody Requests.NewAbsence asked, Actor actor) {
        var given = new Given(register, telling.today());
        String holder = given.required("holder", asked.holder(), "?");
        LocalDate from = given.required("from", asked.from(), LocalDate.EPOCH);
        given.check();
        return done(mandating.away(
                own(actor), new Absence(holder, period(from, asked.until()), Given.text(asked.reason())), actor));
    }

    /** Record that a holder is back, today when no day is given. */
    @PostMapping("/absences/end")
    Answers.MandatesTold back(@RequestBody Requests.AbsenceEnd asked, Actor actor) {
        var given = new Given(register, telling.today());
        String holder = given.required("holder", asked.holder(), "?");
        given.check();
        LocalDate from = asked.from() == null ? telling.today() : asked.from();
        return done(mandating.back(own(actor), holder, from, actor));
    }

    private static Period period(LocalDate from, @Nullable LocalDate until) {
        if (until != null && until.isBefore(from)) {
            throw new RefusedException(List.of(new Refusal.DatesOutOfOrder(from, until)), Clauses.NONE);
        }
        return new Period(from, until);
    }

    private static PartyId own(Actor actor) {
        PartyId own = actor.organisation();
        if (own == null) {
            throw ProblemException.notFound();
        }
        return own;
    }

    private static MandateId id(String text) {
        try {
            return new MandateId(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(List.of(new Refusal.UnknownMandate()), Clauses.NONE);
        }
    }

    private Answers.MandatesTold done(Ruling ruling) {
        return switch (ruling) {
            case Ruling.Made made -> told(made.authority());
            case Ruling.Refused refused -> throw new RefusedException(refused.reasons(), Clauses.NONE);
        };
    }

    private Answers.MandatesTold told(Authority authority) {
        LocalDate today = telling.today();
        return new Answers.MandatesTold(
                authority.party(),
                authority.mandates().stream()
                        .map(mandate -> {
                            MandateId deputyOf = mandate.deputyOf();
                            return new Answers.MandateTold(
                                    mandate.id().value(),
                                    mandate.holder(),
                                    mandate.name(),
                                    mandate.capacity(),
                                    mandate.basis(),
                                    mandate.reference(),
                                    mandate.period().from(),
                                    mandate.period().until(),
                                    List.copyOf(mandate.kinds()),
                                    deputyOf == null ? null : deputyOf.value(),
                                    mandate.standing(),
                                    authority.standing(mandate, today),
                                    authority.timeline().stream()
                                            .filter(span -> span.mandate().equals(mandate))
                                            .map(span -> new Answers.SpanTold(
                                                    span.period().from(),
                                                    span.period().until()))
                                            .toList());
                        })
                        .toList(),
                authority.absences().stream()
                        .map(absence -> new Answers.AbsenceTold(
                                absence.holder(),
                                absence.period().from(),
                                absence.period().until(),
                                absence.reason()))
                        .toList());
    }
}
