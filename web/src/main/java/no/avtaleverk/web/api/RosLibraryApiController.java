package no.avtaleverk.web.api;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.ros.Lowers;
import no.avtaleverk.model.ros.OwnLibrary;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosLibrary;
import no.avtaleverk.model.ros.RosLibraryNote.RosScenarioRetired;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.RosScenario;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.templates.ros.RosEventFiles;
import no.avtaleverk.templates.table.SheetFiles;
import no.avtaleverk.web.problem.ProblemException;
import no.avtaleverk.web.problem.RefusedException;
import no.avtaleverk.workflow.ros.KeepingRosLibraries;
import no.avtaleverk.workflow.ros.KeepingRosLibraries.Writing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The events and scales that ROS analyses are made from: the common ones, and those of a trust. */
@RestController
@RequestMapping(path = "/api/v1/ros", produces = MediaType.APPLICATION_JSON_VALUE)
class RosLibraryApiController {
    private static final String COMMON = "common";
    private static final int NONE = RosGrade.HIGHEST + 1;

    private final KeepingRosLibraries libraries;
    private final PartyRegister register;
    private final Telling telling;

    RosLibraryApiController(KeepingRosLibraries libraries, PartyRegister register, Telling telling) {
        this.libraries = libraries;
        this.register = register;
        this.telling = telling;
    }

    private Given given() {
        return new Given(register, telling.today());
    }

    /** Whose library is asked for; empty for the common one. */
    private Optional<PartyId> asked(String owner, Actor actor) {
        if (owner.equals(COMMON)) {
            return Optional.empty();
        }
        if (owner.isEmpty()) {
            return KeepingRosLibraries.nearest(actor, register);
        }
        var given = given();
        PartyId party = given.party("owner", PartyGiven.of(owner), null);
        given.check();
        if (!KeepingRosLibraries.mayKeep(party, register)) {
            throw ProblemException.notFound();
        }
        return Optional.of(party);
    }

    /** Whose library is to be changed. */
    private PartyId owner(String owner, Actor actor) {
        return asked(owner, actor).orElseThrow(ProblemException::notFound);
    }

    // ---- events -----------------------------------------------------------------------------------------------------

    @GetMapping("/library")
    Answers.RosLibraryTold library(@RequestParam(defaultValue = "") String owner, Actor actor) {
        Optional<PartyId> whose = asked(owner, actor);
        OwnLibrary own = whose.map(libraries::own).orElse(null);
        RosLibrary all = own == null ? libraries.common() : libraries.common().with(own);
        return new Answers.RosLibraryTold(
                whose.orElse(null),
                all.edition(),
                own != null && own.isWrittenBy(actor),
                all.scenarios().stream().map(one -> told(one, own)).toList(),
                own == null ? Map.of() : own.retired());
    }

    private Answers.RosEventTold told(RosScenario one, @Nullable OwnLibrary own) {
        OwnLibrary.Kept kept = own == null ? null : own.kept().get(one.id());
        return new Answers.RosEventTold(
                one, kept != null, kept == null ? 0 : kept.edition(), one.isOverdue(telling.today()));
    }

    @GetMapping("/library/{event}")
    Answers.RosEventHistoryTold event(
            @PathVariable String event, @RequestParam(defaultValue = "") String owner, Actor actor) {
        return told(event, asked(owner, actor).map(libraries::own).orElse(null));
    }

    private Answers.RosEventHistoryTold told(String event, @Nullable OwnLibrary own) {
        RosScenario now = Optional.ofNullable(own == null ? null : own.kept().get(event))
                .map(OwnLibrary.Kept::scenario)
                .or(() -> libraries.common().find(event))
                .orElseThrow(ProblemException::notFound);
        return new Answers.RosEventHistoryTold(
                told(now, own),
                own == null ? null : own.retired().get(event),
                own == null
                        ? List.of()
                        : own.editions(event, libraries.common()).stream()
                                .map(RosLibraryApiController::told)
                                .toList());
    }

    private static Answers.RosEventEditionTold told(OwnLibrary.Edition edition) {
        return new Answers.RosEventEditionTold(
                edition.noted().at(),
                edition.noted().userName(),
                edition.scenario(),
                List.copyOf(edition.changed()),
                edition.noted().note() instanceof RosScenarioRetired retired ? retired.reason() : null);
    }

    /** Write a new event. */
    @PostMapping("/library")
    ResponseEntity<Answers.RosEventHistoryTold> write(
            @RequestParam(defaultValue = "") String owner, @RequestBody Requests.NewRosEvent asked, Actor actor) {
        PartyId whose = owner(owner, actor);
        Function<String, RosScenario> event = event(asked);
        return switch (libraries.write(whose, event, actor)) {
            case Writing.Written made ->
                ResponseEntity.created(URI.create("/api/v1/ros/library/%s?owner=%s".formatted(made.id(), whose)))
                        .body(told(made.id(), libraries.own(whose)));
            case Writing.Refused refused -> throw new RefusedException(refused.reasons(), Clauses.NONE);
        };
    }

    /** Write an event anew, or keep a common one in own words. */
    @PutMapping("/library/{event}")
    Answers.RosEventHistoryTold keep(
            @PathVariable String event,
            @RequestParam(defaultValue = "") String owner,
            @RequestBody Requests.NewRosEvent asked,
            Actor actor) {
        PartyId whose = owner(owner, actor);
        var given = given();
        int read = given.required("read", asked.read(), 0);
        if (!event.matches("[A-Z][0-9A-Z-]{0,39}")) {
            throw ProblemException.notFound();
        }
        given.check();
        RosScenario scenario = event(asked).apply(event);
        DeliveryApiController.check(libraries.keep(whose, scenario, read, actor));
        return told(event, libraries.own(whose));
    }

    private Function<String, RosScenario> event(Requests.NewRosEvent asked) {
        var given = given();
        Bilingual event = both("event", asked.event(), given);
        List<Bilingual> causes = list("causes", asked.causes(), given);
        List<String> areas = asked.areas() == null ? List.of() : List.copyOf(new LinkedHashSet<>(asked.areas()));
        if (areas.isEmpty()) {
            given.missing("areas");
        }
        List<RequirementId> requirements = asked.requirements() == null ? List.of() : List.copyOf(asked.requirements());
        var measures = new ArrayList<RosScenario.Proposed>();
        List<Requests.RosProposedGiven> proposed = asked.measures() == null ? List.of() : asked.measures();
        for (int at = 0; at < proposed.size(); at++) {
            String where = "measures[%d]".formatted(at);
            Lowers lowers = given.required(where + ".lowers", proposed.get(at).lowers(), Lowers.BOTH);
            measures.add(new RosScenario.Proposed(
                    lowers, both(where + ".what", proposed.get(at).what(), given)));
        }
        Bilingual source = both("source", asked.source(), given);
        LocalDate reviewed = given.required("reviewed", asked.reviewed(), LocalDate.EPOCH);
        LocalDate reviewBy = given.required("reviewBy", asked.reviewBy(), LocalDate.MAX);
        if (!reviewBy.isAfter(reviewed)) {
            given.invalid("reviewBy", reviewBy);
        }
        given.check();
        return id -> new RosScenario(
                id, asked.matter(), event, causes, areas, requirements, measures, source, reviewed, reviewBy);
    }

    private static Bilingual both(String field, Requests.@Nullable BilingualGiven words, Given given) {
        Requests.BilingualGiven both = given.required(field, words, new Requests.BilingualGiven("?", "?"));
        return new Bilingual(
                given.required(field + ".nb", both.nb(), "?").strip(),
                given.required(field + ".nn", both.nn(), "?").strip());
    }

    private static List<Bilingual> list(String field, @Nullable List<Requests.BilingualGiven> words, Given given) {
        var list = new ArrayList<Bilingual>();
        for (int at = 0; words != null && at < words.size(); at++) {
            list.add(both("%s[%d]".formatted(field, at), words.get(at), given));
        }
        return list;
    }

    /** Say that an event was held against practice and stands as it is. */
    @PostMapping("/library/{event}/review")
    Answers.RosEventHistoryTold review(
            @PathVariable String event,
            @RequestParam(defaultValue = "") String owner,
            @RequestBody Requests.RosReviewGiven asked,
            Actor actor) {
        PartyId whose = owner(owner, actor);
        var given = given();
        LocalDate reviewBy = given.required("reviewBy", asked.reviewBy(), LocalDate.EPOCH);
        given.check();
        DeliveryApiController.check(
                libraries.review(whose, event, asked.on() == null ? telling.today() : asked.on(), reviewBy, actor));
        return told(event, libraries.own(whose));
    }

    @PostMapping("/library/{event}/retirement")
    Answers.RosEventHistoryTold retire(
            @PathVariable String event,
            @RequestParam(defaultValue = "") String owner,
            @RequestBody Requests.Reason asked,
            Actor actor) {
        PartyId whose = owner(owner, actor);
        DeliveryApiController.check(libraries.retire(whose, event, Given.text(asked.reason()), actor));
        return told(event, libraries.own(whose));
    }

    /** Use an event again that was retired. */
    @PostMapping("/library/{event}/restoration")
    Answers.RosEventHistoryTold restore(
            @PathVariable String event, @RequestParam(defaultValue = "") String owner, Actor actor) {
        PartyId whose = owner(owner, actor);
        DeliveryApiController.check(libraries.restore(whose, event, actor));
        return told(event, libraries.own(whose));
    }

    /** Write all events of a CSV or YAML file, or none. */
    @PostMapping(path = "/library/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Void> bring(
            @RequestPart("file") MultipartFile file, @RequestParam(defaultValue = "") String owner, Actor actor)
            throws IOException {
        PartyId whose = owner(owner, actor);
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        byte[] bytes = file.getBytes();
        DeviationApiController.refuseLines(libraries.keepAll(whose, () -> RosEventFiles.read(name, bytes), actor));
        return ResponseEntity.noContent().build();
    }

    @GetMapping(path = "/library/table.csv", produces = "text/csv")
    ResponseEntity<byte[]> csv(@RequestParam(defaultValue = "") String owner, Actor actor) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(SheetFiles.CSV))
                .body(SheetFiles.csv(KeepingRosLibraries.sheet(scenarios(owner, actor))));
    }

    @GetMapping(path = "/library/file.yaml", produces = "application/yaml")
    ResponseEntity<byte[]> yaml(@RequestParam(defaultValue = "") String owner, Actor actor) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(RosEventFiles.YAML))
                .body(RosEventFiles.yaml(scenarios(owner, actor)));
    }

    private List<RosScenario> scenarios(String owner, Actor actor) {
        return asked(owner, actor)
                .map(libraries::library)
                .orElseGet(libraries::common)
                .scenarios();
    }

    // ---- scales -----------------------------------------------------------------------------------------------------

    @GetMapping("/scale")
    Answers.RosScalesTold scale(@RequestParam(defaultValue = "") String owner, Actor actor) {
        return told(asked(owner, actor));
    }

    private Answers.RosScalesTold told(Optional<PartyId> owner) {
        return owner.map(whose -> {
                    OwnLibrary own = libraries.own(whose);
                    return new Answers.RosScalesTold(whose, own.scale().orElse(libraries.commonScale()), own.scales());
                })
                .orElseGet(() -> new Answers.RosScalesTold(null, libraries.commonScale(), List.of()));
    }

    /** Issue the next edition of a trust's own scale. */
    @PostMapping("/scale")
    ResponseEntity<Answers.RosScalesTold> issue(
            @RequestParam(defaultValue = "") String owner, @RequestBody Requests.NewRosScale asked, Actor actor) {
        PartyId whose = owner(owner, actor);
        DeliveryApiController.check(libraries.issue(whose, scale(whose, asked), actor));
        return ResponseEntity.created(URI.create("/api/v1/ros/scale?owner=" + whose))
                .body(told(Optional.of(whose)));
    }

    private RosScale scale(PartyId owner, Requests.NewRosScale asked) {
        var given = given();
        int edition = given.required("edition", asked.edition(), 1);
        Bilingual name = both("name", asked.name(), given);
        Bilingual source = both("source", asked.source(), given);
        var likelihoods = new ArrayList<RosScale.Likelihood>();
        List<Requests.RosLikelihoodGiven> grades = asked.likelihoods() == null ? List.of() : asked.likelihoods();
        for (int at = 0; at < grades.size(); at++) {
            String where = "likelihoods[%d]".formatted(at);
            Requests.RosLikelihoodGiven one = grades.get(at);
            likelihoods.add(new RosScale.Likelihood(
                    both(where + ".name", one.name(), given),
                    both(where + ".meaning", one.meaning(), given),
                    given.required(where + ".perYear", one.perYear(), "?")));
        }
        count("likelihoods", likelihoods.size(), RosGrade.HIGHEST, given);
        List<Bilingual> consequences = list("consequences", asked.consequences(), given);
        count("consequences", consequences.size(), RosGrade.HIGHEST, given);
        List<RosScale.Area> areas = areas(asked.areas() == null ? List.of() : asked.areas(), given);
        List<Bilingual> zones = list("zones", asked.zones(), given);
        count("zones", zones.size(), Zone.values().length, given);
        int most = RosGrade.HIGHEST * RosGrade.HIGHEST;
        int yellow = number("yellowFrom", asked.yellowFrom(), 2, most - 1, given);
        int red = number("redFrom", asked.redFrom(), Math.max(3, yellow + 1), most, given);
        int neverGreen = number("neverGreenFrom", asked.neverGreenFrom(), 1, NONE, given);
        int decision = number("decisionFrom", asked.decisionFrom(), 1, NONE, given);
        if (edition < 1) {
            given.invalid("edition", edition);
        }
        given.check();
        return new RosScale(
                owner.value(),
                edition,
                name,
                source,
                likelihoods,
                consequences,
                areas,
                zones,
                yellow,
                red,
                neverGreen,
                decision);
    }

    private static List<RosScale.Area> areas(List<Requests.RosAreaGiven> asked, Given given) {
        var areas = new ArrayList<RosScale.Area>();
        var ids = new HashSet<String>();
        for (int at = 0; at < asked.size(); at++) {
            String where = "areas[%d]".formatted(at);
            Requests.RosAreaGiven one = asked.get(at);
            String id = given.required(where + ".id", one.id(), "x");
            if (!id.matches("[a-z][0-9a-z-]{0,39}") || !ids.add(id)) {
                given.invalid(where + ".id", id);
                continue;
            }
            List<Bilingual> grades = list(where + ".grades", one.grades(), given);
            Bilingual name = both(where + ".name", one.name(), given);
            if (count(where + ".grades", grades.size(), RosGrade.HIGHEST, given)) {
                areas.add(new RosScale.Area(id, name, grades, !Boolean.FALSE.equals(one.added())));
            }
        }
        if (asked.isEmpty()) {
            given.missing("areas");
        } else if (asked.size() > RosScale.MOST_AREAS) {
            given.invalid("areas", asked.size());
        }
        return areas;
    }

    private static boolean count(String field, int there, int wanted, Given given) {
        if (there == 0) {
            given.missing(field);
        } else if (there != wanted) {
            given.invalid(field, there);
        }
        return there == wanted;
    }

    private static int number(String field, @Nullable Integer asked, int least, int most, Given given) {
        int number = given.required(field, asked, least);
        if (number < least || number > most) {
            given.invalid(field, number);
        }
        return number;
    }
}
