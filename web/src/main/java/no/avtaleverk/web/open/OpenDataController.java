package no.avtaleverk.web.open;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.time.PlausibleYears;
import no.avtaleverk.web.open.OpenAnswers.OpenAddressesTold;
import no.avtaleverk.web.open.OpenAnswers.OpenAgreementOnTold;
import no.avtaleverk.web.open.OpenAnswers.OpenAgreementsTold;
import no.avtaleverk.web.open.OpenAnswers.OpenChangesTold;
import no.avtaleverk.web.open.OpenAnswers.OpenCoverageOfTold;
import no.avtaleverk.web.open.OpenAnswers.OpenCoverageTold;
import no.avtaleverk.web.open.OpenAnswers.OpenPartiesTold;
import no.avtaleverk.web.open.OpenAnswers.OpenRequirementsTold;
import no.avtaleverk.web.open.OpenAnswers.OpenStartTold;
import no.avtaleverk.web.open.OpenAnswers.OpenVersionTold;
import no.avtaleverk.web.open.OpenAnswers.OpenVersionsTold;
import no.avtaleverk.web.problem.InvalidRequestException;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.ProblemKind;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.publication.PublicRegister;
import no.avtaleverk.workflow.publication.PublicRegister.Change;
import no.avtaleverk.workflow.publication.PublicRegister.Found;
import no.avtaleverk.workflow.publication.PublicRegister.Named;
import no.avtaleverk.workflow.publication.PublicRegister.Public;
import no.avtaleverk.workflow.publication.PublicRegister.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is public, as JSON for anyone. All of it comes from {@link PublicRegister}. */
@RestController
@RequestMapping(path = OpenTelling.PLACE, produces = MediaType.APPLICATION_JSON_VALUE)
final class OpenDataController {
    private static final int MOST = 500;
    private static final int USUAL_COVERAGE = 20;
    private static final int MOST_COVERAGE = 50;
    private static final String NO_DAY = "-";

    private final PublicRegister register;
    private final PartyRegister parties;
    private final List<Party> byId;
    private final RequirementCatalogue catalogue;
    private final OpenTelling telling;
    private final Changes changes;

    OpenDataController(
            PublicRegister register,
            PartyRegister parties,
            RequirementCatalogue catalogue,
            OpenTelling telling,
            Changes changes) {
        this.register = register;
        this.parties = parties;
        this.byId = parties.all().stream()
                .sorted(Comparator.comparing(party -> party.id().value()))
                .toList();
        this.catalogue = catalogue;
        this.telling = telling;
        this.changes = changes;
    }

    @GetMapping
    ResponseEntity<OpenStartTold> start() {
        return answer(
                new OpenStartTold(
                        OpenTelling.LICENCE,
                        OpenTelling.RIGHTS,
                        new OpenAddressesTold(
                                place("/agreements"),
                                place("/versions"),
                                place("/parties"),
                                place("/requirements"),
                                place("/coverage"),
                                place("/changes"),
                                place("/catalog"),
                                place("/bulk"),
                                telling.address("/api/v1/openapi.json"),
                                telling.address("/offentlig/data"))),
                null);
    }

    // ---- agreements and versions ------------------------------------------------------------------------------------

    @GetMapping("/agreements")
    ResponseEntity<OpenAgreementsTold> agreements(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable PartyId party) {
        var asked = new Asked("agreements", cursor, limit, on, party);
        return page(
                asked,
                asked.page(
                        party == null ? register.byCode() : register.byCode(party),
                        Public::code,
                        one -> one.versions().size(),
                        one -> on == null || one.inForce(on).isPresent()),
                (items, next) -> new OpenAgreementsTold(
                        OpenTelling.LICENCE,
                        on,
                        items.stream().map(telling::told).toList(),
                        next));
    }

    @GetMapping("/agreements/{code}")
    ResponseEntity<OpenAgreementOnTold> agreement(
            @PathVariable String code, @RequestParam(required = false) @Nullable LocalDate on) {
        LocalDate day = day(on);
        Public one = found(register.agreement(code));
        return answer(
                new OpenAgreementOnTold(OpenTelling.LICENCE, day, OpenTelling.inForce(one, day), telling.told(one)),
                null);
    }

    @GetMapping("/versions")
    ResponseEntity<OpenVersionsTold> versions(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable LocalDate on) {
        var asked = new Asked("versions", cursor, limit, on, null);
        return page(
                asked,
                asked.page(
                        register.versions(),
                        version -> "%s-%06d".formatted(version.agreement(), version.number()),
                        version -> 1,
                        version -> on == null || version.isInForce(on)),
                (items, next) -> new OpenVersionsTold(
                        OpenTelling.LICENCE,
                        on,
                        items.stream()
                                .flatMap(version -> telling.head(version).stream())
                                .toList(),
                        next));
    }

    @GetMapping("/versions/{version}")
    ResponseEntity<OpenVersionTold> version(@PathVariable String version) {
        Text text = found(register.text(version));
        return answer(
                telling.told(text)
                        .orElseThrow(() -> new ProblemException(
                                ProblemKind.GONE, names(text.version().trusts()))),
                null);
    }

    // ---- who, what, how far -----------------------------------------------------------------------------------------

    @GetMapping("/parties")
    ResponseEntity<OpenPartiesTold> parties(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable LocalDate on) {
        LocalDate day = begun("parties", cursor, on);
        var asked = new Asked("parties", cursor, limit, day, null);
        return page(
                asked,
                asked.page(byId, party -> party.id().value(), party -> 1, party -> true),
                (items, next) -> new OpenPartiesTold(
                        OpenTelling.LICENCE,
                        day,
                        items.stream().map(party -> telling.told(party, day)).toList(),
                        next));
    }

    @GetMapping("/requirements")
    ResponseEntity<OpenRequirementsTold> requirements() {
        return answer(
                new OpenRequirementsTold(
                        OpenTelling.LICENCE,
                        catalogue.all().stream().map(OpenTelling::told).toList()),
                null);
    }

    @GetMapping("/coverage")
    ResponseEntity<OpenCoverageTold> coverage(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable LocalDate on) {
        LocalDate day = begun("coverage", cursor, on);
        var asked = new Asked("coverage", cursor, limit, day, null, USUAL_COVERAGE, MOST_COVERAGE);
        return page(
                asked,
                asked.page(register.municipalities(day), PartyId::value, one -> 1, one -> true),
                (items, next) -> new OpenCoverageTold(
                        OpenTelling.LICENCE,
                        day,
                        items.stream()
                                .map(municipality -> telling.told(register.coverage(municipality, day)))
                                .toList(),
                        next));
    }

    @GetMapping("/coverage/{party}")
    ResponseEntity<OpenCoverageOfTold> coverageOf(
            @PathVariable PartyId party, @RequestParam(required = false) @Nullable LocalDate on) {
        LocalDate day = day(on);
        if (!party.isMunicipality() || parties.find(party).isEmpty()) {
            throw ProblemException.notFound();
        }
        return answer(
                new OpenCoverageOfTold(OpenTelling.LICENCE, day, telling.told(register.coverage(party, day))), null);
    }

    // ---- changes ----------------------------------------------------------------------------------------------------

    @GetMapping("/changes")
    ResponseEntity<OpenChangesTold> changes(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var asked = new Asked("changes", cursor, limit, null, null);
        Listing<Change> page = asked.page(
                register.changes(), change -> "%012d".formatted(change.sequence()), change -> 1, change -> true);
        // There is always a place to go on from.
        String next = next(asked, page.end());
        return answer(
                new OpenChangesTold(
                        OpenTelling.LICENCE,
                        page.items().stream().map(telling::told).toList(),
                        page.next() != null,
                        next),
                page.next() == null ? null : next);
    }

    // ---- what all have in common ------------------------------------------------------------------------------------

    private String place(String path) {
        return telling.address(OpenTelling.PLACE + path);
    }

    /**
     * What is asked of a list.
     *
     * @param list its name, which is its address as well
     * @param on the day it is told of
     * @param party whose it is narrowed to
     * @param usual how many there are on a page when nothing is said
     */
    private record Asked(
            String list,
            @Nullable String cursor,
            @Nullable Integer limit,
            @Nullable LocalDate on,
            @Nullable PartyId party,
            int usual,
            int most) {
        Asked(
                String list,
                @Nullable String cursor,
                @Nullable Integer limit,
                @Nullable LocalDate on,
                @Nullable PartyId party) {
            this(list, cursor, limit, on, party, Listing.USUAL, MOST);
        }

        /** By what the list is narrowed: a cursor is of use with the same alone. */
        private String narrowed() {
            String day = on == null ? NO_DAY : on.toString();
            return list.equals("agreements") ? day + " " + (party == null ? NO_DAY : party) : day;
        }

        <T> Listing<T> page(List<T> sorted, Function<T, String> key, ToIntFunction<T> weight, Predicate<T> wanted) {
            return Listing.of(sorted, key, from(), Listing.limit(limit, usual, most), weight, wanted);
        }

        private Cursor from() {
            if (cursor == null) {
                return new Cursor(list, narrowed(), "");
            }
            Cursor read = Cursor.read(list, cursor);
            if (!read.narrowed().equals(narrowed())) {
                throw invalid("cursor", shown(cursor));
            }
            return read;
        }
    }

    /** @param told makes the answer of what is on the page and the address of the next one */
    private <T, R> ResponseEntity<R> page(Asked asked, Listing<T> page, Telling<T, R> told) {
        Cursor further = page.next();
        String next = further == null ? null : next(asked, further);
        return answer(told.of(page.items(), next), next);
    }

    private interface Telling<T, R> {
        R of(List<T> items, @Nullable String next);
    }

    private String next(Asked asked, Cursor after) {
        return place("/" + asked.list() + "?cursor=" + after.written()
                + (asked.limit() == null ? "" : "&limit=" + asked.limit())
                + (asked.on() == null ? "" : "&on=" + asked.on())
                + (asked.party() == null ? "" : "&party=" + asked.party()));
    }

    private LocalDate day(@Nullable LocalDate on) {
        return on == null ? changes.today() : on;
    }

    /** The day of a walk is that on which it began, also when it goes on after midnight. */
    private LocalDate begun(String list, @Nullable String cursor, @Nullable LocalDate on) {
        if (on != null || cursor == null) {
            return day(on);
        }
        try {
            LocalDate day = LocalDate.parse(Cursor.read(list, cursor).narrowed());
            if (PlausibleYears.hold(day)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            throw (InvalidRequestException) invalid("cursor", shown(cursor)).initCause(e);
        }
        throw invalid("cursor", shown(cursor));
    }

    private static String shown(String cursor) {
        return cursor.length() > 40 ? cursor.substring(0, 40) + "…" : cursor;
    }

    private static InvalidRequestException invalid(String field, Object value) {
        return new InvalidRequestException(List.of(new InvalidRequestException.Fault(field, value.toString())));
    }

    private static <T> ResponseEntity<T> answer(T body, @Nullable String next) {
        var answer = ResponseEntity.ok().header(HttpHeaders.LINK, "<" + OpenTelling.LICENCE + ">; rel=\"license\"");
        if (next != null) {
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.body(body);
    }

    private static <T> T found(Found<T> found) {
        return switch (found) {
            case Found.Shown<T> shown -> shown.value();
            case Found.Gone<T> gone -> throw new ProblemException(ProblemKind.GONE, names(gone.ask()));
            case Found.Unknown<T> unknown -> throw ProblemException.notFound();
        };
    }

    private static String names(List<Named> ask) {
        return ask.stream().map(Named::name).collect(Collectors.joining(", "));
    }
}
