package no.avtaleverk.web.open;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
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
import no.avtaleverk.workflow.publication.PublicRegister.Version;
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
        Cursor from = from("agreements", cursor, written(on) + " " + (party == null ? NO_DAY : party));
        List<Public> all = (party == null ? register.all() : register.of(party))
                .stream()
                        .filter(one -> on == null || one.inForce(on).isPresent())
                        .sorted(Comparator.comparing(Public::code))
                        .toList();
        Listing<Public> page =
                Listing.of(all, Public::code, from, Listing.limit(limit, Listing.USUAL, MOST), one -> one.versions()
                        .size());
        String next = next("/agreements", page, limit, on, party);
        return answer(
                new OpenAgreementsTold(
                        OpenTelling.LICENCE,
                        on,
                        page.items().stream().map(telling::told).toList(),
                        next),
                next);
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
        Cursor from = from("versions", cursor, written(on));
        List<Version> all = register.all().stream()
                .flatMap(one -> one.versions().stream())
                .filter(version -> on == null || version.isInForce(on))
                .sorted(Comparator.comparing(Version::agreement).thenComparingInt(Version::number))
                .toList();
        Listing<Version> page = Listing.of(
                all,
                version -> "%s-%06d".formatted(version.agreement(), version.number()),
                from,
                Listing.limit(limit, Listing.USUAL, MOST));
        String next = next("/versions", page, limit, on, null);
        return answer(
                new OpenVersionsTold(
                        OpenTelling.LICENCE,
                        on,
                        page.items().stream()
                                .flatMap(version -> telling.head(version).stream())
                                .toList(),
                        next),
                next);
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
        Cursor from = from("parties", cursor, day.toString());
        Listing<Party> page = Listing.of(
                parties.all().stream()
                        .sorted(Comparator.comparing(party -> party.id().value()))
                        .toList(),
                party -> party.id().value(),
                from,
                Listing.limit(limit, Listing.USUAL, MOST));
        String next = next("/parties", page, limit, day, null);
        return answer(
                new OpenPartiesTold(
                        OpenTelling.LICENCE,
                        day,
                        page.items().stream()
                                .map(party -> telling.told(party, day))
                                .toList(),
                        next),
                next);
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
        Cursor from = from("coverage", cursor, day.toString());
        Listing<PartyId> page = Listing.of(
                register.municipalities(day),
                PartyId::value,
                from,
                Listing.limit(limit, USUAL_COVERAGE, MOST_COVERAGE));
        String next = next("/coverage", page, limit, day, null);
        return answer(
                new OpenCoverageTold(
                        OpenTelling.LICENCE,
                        day,
                        page.items().stream()
                                .map(municipality -> telling.told(register.coverage(municipality, day)))
                                .toList(),
                        next),
                next);
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
        Listing<Change> page = Listing.of(
                register.changes(),
                change -> "%012d".formatted(change.sequence()),
                from("changes", cursor, NO_DAY),
                Listing.limit(limit, Listing.USUAL, MOST));
        String next = place("/changes?cursor=" + page.end().written() + (limit == null ? "" : "&limit=" + limit));
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

    private static String written(@Nullable LocalDate on) {
        return on == null ? NO_DAY : on.toString();
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

    private static Cursor from(String list, @Nullable String written, String narrowed) {
        if (written == null) {
            return new Cursor(list, narrowed, "");
        }
        Cursor cursor = Cursor.read(list, written);
        if (!cursor.narrowed().equals(narrowed)) {
            throw invalid("cursor", shown(written));
        }
        return cursor;
    }

    private static InvalidRequestException invalid(String field, Object value) {
        return new InvalidRequestException(List.of(new InvalidRequestException.Fault(field, value.toString())));
    }

    private @Nullable String next(
            String path, Listing<?> page, @Nullable Integer limit, @Nullable LocalDate on, @Nullable PartyId party) {
        return page.written()
                .map(cursor -> place(path + "?cursor=" + cursor
                        + (limit == null ? "" : "&limit=" + limit)
                        + (on == null ? "" : "&on=" + on)
                        + (party == null ? "" : "&party=" + party)))
                .orElse(null);
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
