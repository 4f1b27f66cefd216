package no.avtaleverk.web.api;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.registration.Country;
import no.avtaleverk.model.registration.HealthCommunities;
import no.avtaleverk.model.registration.MunicipalityLine;
import no.avtaleverk.model.registration.Registration;
import no.avtaleverk.model.time.PlausibleYears;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.workflow.registration.Registering;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The country on a date: kommuner against the numbers of hol. § 6-2, as the map and the matrix show it. */
@RestController
@RequestMapping(path = "/api/v1/country", produces = MediaType.APPLICATION_JSON_VALUE)
class CountryApiController {
    private final Registering registering;
    private final PartyRegister register;
    private final HealthCommunities communities;
    private final Telling telling;

    CountryApiController(
            Registering registering, PartyRegister register, HealthCommunities communities, Telling telling) {
        this.registering = registering;
        this.register = register;
        this.communities = communities;
        this.telling = telling;
    }

    @GetMapping
    Registrations.CountryTold country(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = Country.WHOLE) String area,
            Actor actor) {
        if (!Registering.isFor(actor)) {
            throw new RefusedException(List.of(new Refusal.NotAllowed()), Clauses.NONE);
        }
        LocalDate day = on == null ? telling.today() : on;
        if (!PlausibleYears.hold(day) || day.isBefore(Registering.FIRST)) {
            throw Paging.invalid("on", day);
        }
        Predicate<MunicipalityLine> in =
                Country.area(area, register, communities).orElseThrow(() -> Paging.invalid("area", area));
        Registering.Counted counted = registering.on(day);
        Registration registration = counted.registration();
        return new Registrations.CountryTold(
                day,
                counted.position(),
                registration.demanded(),
                registration.municipalities().stream()
                        .filter(in)
                        .map(line -> Registrations.told(line, Country.shownAs(line, day, telling.today(), register)))
                        .toList());
    }
}
