package no.avtaleverk.web.page;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.Sheet;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.ros.Lowers;
import no.avtaleverk.model.ros.OwnLibrary;
import no.avtaleverk.model.ros.RosLibraryNote.RosScenarioRetired;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.RosScenario;
import no.avtaleverk.templates.ros.RosEventFiles;
import no.avtaleverk.templates.table.SheetFiles;
import no.avtaleverk.web.page.RosShelf.Place;
import no.avtaleverk.workflow.ros.KeepingRosLibraries;
import no.avtaleverk.workflow.ros.KeepingRosLibraries.Writing;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The undesired events that ROS checklists are made from: the common ones, and what a trust keeps of its own. */
@Controller
final class RosLibraryController {
    private static final String PATH = "/ros/library";
    private static final int MORE_ROWS = 3;

    private final KeepingRosLibraries libraries;
    private final RequirementCatalogue catalogue;
    private final RosShelf shelf;
    private final PageAnswers answers;
    private final PageWords words;

    RosLibraryController(
            KeepingRosLibraries libraries,
            RequirementCatalogue catalogue,
            RosShelf shelf,
            PageAnswers answers,
            PageWords words) {
        this.libraries = libraries;
        this.catalogue = catalogue;
        this.shelf = shelf;
        this.answers = answers;
        this.words = words;
    }

    /** Where an event comes from. */
    enum Origin {
        COMMON,
        /** Common, in the trust's own words. */
        REWORDED,
        OWN
    }

    /** What is listed. */
    enum Show {
        ALL,
        OWN,
        /** To be held against practice again within four weeks, or overdue. */
        DUE,
        RETIRED
    }

    /**
     * An event as it is shown.
     *
     * @param retired why it is not used; absent while it is
     */
    record Line(
            RosScenario one,
            String words,
            String matter,
            Origin origin,
            boolean overdue,
            @Nullable String retired,
            List<String> areas,
            List<Named> requirements) {}

    /** A requirement with its title. */
    record Named(RequirementId id, String title) {}

    record Group(String matter, String title, List<Line> lines) {}

    /** An edition of an event, with what differs from the one before. */
    record EditionLine(OwnLibrary.Edition edition, String what, List<Changed> changed) {}

    /** What a part of an event was and is, in the reader's language. */
    record Changed(String part, List<String> before, List<String> after) {}

    // ---- reading ----------------------------------------------------------------------------------------------------

    @GetMapping(PATH)
    String list(
            @RequestParam(defaultValue = "") String whose,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String matter,
            @RequestParam(defaultValue = "") String show,
            Actor actor,
            Model model) {
        Place place = shelf.place(whose, actor, model);
        Show shown = Stream.of(Show.values())
                .filter(one -> one.name().equalsIgnoreCase(show))
                .findFirst()
                .orElse(Show.ALL);
        List<Line> lines = lines(place, shown);
        List<Line> found = lines.stream()
                .filter(line -> matter.isEmpty() || line.matter().equals(matter))
                .filter(line -> speaksOf(line, q))
                .toList();
        model.addAttribute("q", q);
        model.addAttribute("matter", matter);
        model.addAttribute("show", shown.name());
        model.addAttribute("shows", Show.values());
        model.addAttribute("matters", matters(lines));
        model.addAttribute("groups", groups(found));
        model.addAttribute("total", found.size());
        model.addAttribute(
                "overdue", lines(place, Show.ALL).stream().filter(Line::overdue).count());
        return "ros-library";
    }

    private List<Line> lines(Place place, Show show) {
        OwnLibrary own = place.own();
        if (show == Show.RETIRED) {
            return own == null
                    ? List.of()
                    : own.retired().keySet().stream()
                            .flatMap(id -> found(place, id).stream())
                            .map(one -> line(place, one))
                            .toList();
        }
        LocalDate soon = words.today().plusWeeks(4);
        return place.all().scenarios().stream()
                .map(one -> line(place, one))
                .filter(line -> switch (show) {
                    case OWN -> line.origin() != Origin.COMMON;
                    case DUE -> !line.one().reviewBy().isAfter(soon);
                    default -> true;
                })
                .toList();
    }

    /** An event in use or retired, as it stands. */
    private Optional<RosScenario> found(Place place, String id) {
        OwnLibrary own = place.own();
        return Optional.ofNullable(own == null ? null : own.kept().get(id))
                .map(OwnLibrary.Kept::scenario)
                .or(() -> libraries.common().find(id));
    }

    private Line line(Place place, RosScenario one) {
        OwnLibrary own = place.own();
        boolean kept = own != null && own.kept().containsKey(one.id());
        RequirementId matter = one.matter();
        return new Line(
                one,
                words.in(one.event()),
                matter == null ? RosShelf.COMMON : matter.value(),
                !kept ? Origin.COMMON : libraries.common().find(one.id()).isPresent() ? Origin.REWORDED : Origin.OWN,
                one.isOverdue(words.today()),
                own == null ? null : own.retired().get(one.id()),
                areas(place.scale(), one),
                one.requirements().stream().map(this::named).toList());
    }

    private List<String> areas(RosScale scale, RosScenario one) {
        return one.areas().stream().map(id -> area(scale, id)).toList();
    }

    /** The name of an area; that of the common scale where the trust's has it no longer. */
    private String area(RosScale scale, String id) {
        return scale.area(id)
                .or(() -> libraries.commonScale().area(id))
                .map(area -> words.in(area.name()))
                .orElse(id);
    }

    private Named named(RequirementId id) {
        return new Named(id, catalogue.contains(id) ? words.requirement(id) : id.value());
    }

    private boolean speaksOf(Line line, String q) {
        RosScenario one = line.one();
        Locale reader = PageWords.locale();
        String all = String.join(
                        "\n",
                        Stream.of(
                                        Stream.of(one.event(), one.source()),
                                        one.causes().stream(),
                                        one.measures().stream().map(RosScenario.Proposed::what))
                                .flatMap(part -> part)
                                .flatMap(both -> Stream.of(both.nb(), both.nn()))
                                .toList())
                .toLowerCase(reader);
        String more = (one.id() + "\n" + String.join("\n", line.areas()) + "\n"
                        + String.join(
                                "\n",
                                line.requirements().stream().map(Named::title).toList()))
                .toLowerCase(reader);
        return Stream.of(q.toLowerCase(reader).split("\\s+"))
                .allMatch(word -> all.contains(word) || more.contains(word));
    }

    private List<RosShelf.Choice> matters(List<Line> lines) {
        return groups(lines).stream()
                .map(group -> new RosShelf.Choice(group.matter(), group.title()))
                .toList();
    }

    /** By matter in the order of the Act, then what is common to all agreements. */
    private List<Group> groups(List<Line> lines) {
        var byMatter = new LinkedHashMap<String, List<Line>>();
        catalogue.all().forEach(one -> byMatter.put(one.id().value(), new ArrayList<>()));
        byMatter.put(RosShelf.COMMON, new ArrayList<>());
        lines.forEach(line -> byMatter.computeIfAbsent(line.matter(), matter -> new ArrayList<>())
                .add(line));
        return byMatter.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> new Group(one.getKey(), matterTitle(one.getKey()), one.getValue()))
                .toList();
    }

    private String matterTitle(String matter) {
        return matter.equals(RosShelf.COMMON)
                ? words.say("roslib.matter-common")
                : named(new RequirementId(matter)).title();
    }

    @GetMapping(PATH + "/{event:[A-Z][0-9A-Z-]*}")
    String event(@PathVariable String event, @RequestParam(defaultValue = "") String whose, Actor actor, Model model) {
        Place place = shelf.place(whose, actor, model);
        RosScenario one = found(place, event).orElseThrow(NotFoundException::new);
        OwnLibrary own = place.own();
        Line line = line(place, one);
        model.addAttribute("line", line);
        model.addAttribute("matterTitle", matterTitle(line.matter()));
        model.addAttribute(
                "commonWords",
                line.origin() == Origin.REWORDED
                        ? libraries
                                .common()
                                .find(event)
                                .map(common -> line(place, common))
                                .orElse(null)
                        : null);
        model.addAttribute("history", own == null ? List.of() : history(own, place.scale(), event));
        model.addAttribute("nextYear", words.today().plusYears(1));
        return "ros-event";
    }

    private List<EditionLine> history(OwnLibrary own, RosScale scale, String event) {
        var lines = new ArrayList<EditionLine>();
        RosScenario before = libraries.common().find(event).orElse(null);
        for (OwnLibrary.Edition edition : own.editions(event, libraries.common())) {
            RosScenario now = edition.scenario();
            RosScenario earlier = before;
            lines.add(new EditionLine(
                    edition,
                    what(edition, earlier),
                    now == null || earlier == null
                            ? List.of()
                            : edition.changed().stream()
                                    .map(part -> new Changed(
                                            words.capital(part), told(part, earlier, scale), told(part, now, scale)))
                                    .toList()));
            before = now == null ? before : now;
        }
        return lines.reversed();
    }

    private String what(OwnLibrary.Edition edition, @Nullable RosScenario before) {
        RosScenario now = edition.scenario();
        if (now == null) {
            return edition.noted().note() instanceof RosScenarioRetired retired
                    ? words.say("roslib.edition-retired", retired.reason())
                    : words.say("roslib.edition-restored");
        }
        if (before == null) {
            return words.say("roslib.edition-first");
        }
        boolean only = edition.changed().equals(Set.of(RosScenario.Part.DATES));
        return only
                ? words.say("roslib.edition-reviewed", words.date(now.reviewed()), words.date(now.reviewBy()))
                : words.say("roslib.edition-written");
    }

    private List<String> told(RosScenario.Part part, RosScenario one, RosScale scale) {
        RequirementId matter = one.matter();
        return switch (part) {
            case EVENT -> List.of(words.in(one.event()));
            case MATTER -> List.of(matterTitle(matter == null ? RosShelf.COMMON : matter.value()));
            case CAUSES -> one.causes().stream().map(words::in).toList();
            case AREAS -> areas(scale, one);
            case REQUIREMENTS ->
                one.requirements().stream().map(id -> named(id).title()).toList();
            case MEASURES ->
                one.measures().stream()
                        .map(measure -> words.in(measure.what()) + " (" + words.of(measure.lowers()) + ")")
                        .toList();
            case SOURCE -> List.of(words.in(one.source()));
            case DATES -> List.of(words.say("roslib.dates", words.date(one.reviewed()), words.date(one.reviewBy())));
        };
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    @GetMapping(PATH + "/new")
    String begin(@RequestParam(defaultValue = "") String whose, Actor actor, Model model) {
        Place place = shelf.place(whose, actor, model);
        place.owner();
        LocalDate today = words.today();
        form(
                place,
                Map.of(
                        "reviewed", today.toString(),
                        "reviewBy", today.plusYears(1).toString()),
                model);
        model.addAttribute("line", null);
        model.addAttribute("read", 0);
        return "ros-event-form";
    }

    @GetMapping(PATH + "/{event:[A-Z][0-9A-Z-]*}/edit")
    String edit(@PathVariable String event, @RequestParam(defaultValue = "") String whose, Actor actor, Model model) {
        Place place = shelf.place(whose, actor, model);
        place.owner();
        RosScenario one = found(place, event).orElseThrow(NotFoundException::new);
        form(place, RosEventForm.fields(one), model);
        model.addAttribute("line", line(place, one));
        model.addAttribute("read", read(place, event));
        return "ros-event-form";
    }

    private static int read(Place place, String event) {
        OwnLibrary own = place.own();
        OwnLibrary.Kept kept = own == null ? null : own.kept().get(event);
        return kept == null ? 0 : kept.edition();
    }

    /** What was typed before, where the form comes back; else what it begins with. */
    private void form(Place place, Map<String, String> beginning, Model model) {
        Map<String, String> fields = beginning;
        if (model.getAttribute(PageAnswers.GIVEN) instanceof Map<?, ?> given) {
            var typed = new LinkedHashMap<String, String>();
            given.forEach((key, value) -> typed.put(String.valueOf(key), String.valueOf(value)));
            fields = typed;
        }
        model.addAttribute("fields", fields);
        model.addAttribute("causes", numbers(RosEventForm.rows(fields, RosEventForm.CAUSE)));
        model.addAttribute("measures", numbers(RosEventForm.rows(fields, RosEventForm.MEASURE)));
        model.addAttribute("lowers", Lowers.values());
        model.addAttribute(
                "areas",
                place.scale().areas().stream()
                        .map(area -> new RosShelf.Choice(area.id(), words.in(area.name())))
                        .toList());
        model.addAttribute(
                "matters",
                Stream.of(libraries.common(), place.all())
                        .flatMap(library -> library.scenarios().stream())
                        .map(RosScenario::matter)
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(id -> new RosShelf.Choice(id.value(), named(id).title()))
                        .toList());
        model.addAttribute(
                "requirements",
                catalogue.all().stream().map(one -> named(one.id())).toList());
    }

    private static List<Integer> numbers(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    @PostMapping(PATH)
    String write(
            @RequestParam(defaultValue = "") String whose,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        Place place = shelf.place(whose, actor);
        String back = PATH + "/new?whose=" + place.whose();
        if (form.text("act").equals("more")) {
            return more(fields, flash, back);
        }
        var read = new RosEventForm(form, words);
        Function<String, RosScenario> event = read.read(areas(place), requirements());
        if (event == null) {
            return faulty(read.faults(), form, flash, back);
        }
        return switch (libraries.write(place.owner(), event, actor)) {
            case Writing.Written made -> answers.done(flash, "done.ros-event", page(made.id(), place));
            case Writing.Refused refused -> answers.refused(refused.reasons(), form, flash, back);
        };
    }

    @PostMapping(PATH + "/{event:[A-Z][0-9A-Z-]*}")
    String keep(
            @PathVariable String event,
            @RequestParam(defaultValue = "") String whose,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        Place place = shelf.place(whose, actor);
        String back = PATH + "/" + event + "/edit?whose=" + place.whose();
        if (form.text("act").equals("more")) {
            return more(fields, flash, back);
        }
        var reading = new RosEventForm(form, words);
        Function<String, RosScenario> written = reading.read(areas(place), requirements());
        if (written == null) {
            return faulty(reading.faults(), form, flash, back);
        }
        Integer read = form.value("read", Integer::valueOf);
        List<Refusal> reasons = libraries.keep(place.owner(), written.apply(event), read == null ? 0 : read, actor);
        return reasons.isEmpty()
                ? answers.done(flash, "done.ros-event", page(event, place))
                : answers.refused(reasons, form, flash, back);
    }

    private static List<String> areas(Place place) {
        return place.scale().areas().stream().map(RosScale.Area::id).toList();
    }

    private List<RequirementId> requirements() {
        return catalogue.all().stream().map(Requirement::id).toList();
    }

    /** The form again with what is typed and more empty rows. */
    private static String more(MultiValueMap<String, String> fields, RedirectAttributes flash, String back) {
        var given = new LinkedHashMap<>(fields.toSingleValueMap());
        for (String name : List.of(RosEventForm.CAUSE, RosEventForm.MEASURE)) {
            given.put(name + "Rows", String.valueOf(RosEventForm.rows(given, name) + MORE_ROWS));
        }
        flash.addFlashAttribute(PageAnswers.GIVEN, given);
        return "redirect:" + back + "#causes";
    }

    private static String faulty(List<Fault> faults, Form form, RedirectAttributes flash, String back) {
        flash.addFlashAttribute(PageAnswers.FAULTS, faults);
        flash.addFlashAttribute(PageAnswers.GIVEN, form.given());
        return "redirect:" + back;
    }

    private static String page(String event, Place place) {
        return PATH + "/" + event + "?whose=" + place.whose();
    }

    @PostMapping(PATH + "/{event:[A-Z][0-9A-Z-]*}/{act:review|retire|restore}")
    String act(
            @PathVariable String event,
            @PathVariable String act,
            @RequestParam(defaultValue = "") String whose,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        Place place = shelf.place(whose, actor);
        List<Refusal> reasons =
                switch (act) {
                    case "review" -> {
                        LocalDate on = form.requiredDate("reviewedOn");
                        LocalDate by = form.requiredDate("reviewAgain");
                        yield on == null || by == null || !form.isSound()
                                ? List.of()
                                : libraries.review(place.owner(), event, on, by, actor);
                    }
                    case "retire" -> {
                        String reason = form.required("reason");
                        yield form.isSound() ? libraries.retire(place.owner(), event, reason, actor) : List.of();
                    }
                    default -> libraries.restore(place.owner(), event, actor);
                };
        return form.isSound()
                ? answers.noted(reasons, form, flash, "done.ros-" + act, page(event, place))
                : answers.unreadable(form, flash, page(event, place));
    }

    // ---- files ------------------------------------------------------------------------------------------------------

    @GetMapping(PATH + ".yaml")
    ResponseEntity<byte[]> yaml(@RequestParam(defaultValue = "") String whose, Actor actor) {
        Place place = shelf.place(whose, actor);
        return AgreementPageController.file(
                RosEventFiles.yaml(place.all().scenarios()),
                "ros-bibliotek-" + place.whose() + ".yaml",
                RosEventFiles.YAML);
    }

    @GetMapping(PATH + ".csv")
    ResponseEntity<byte[]> csv(@RequestParam(defaultValue = "") String whose, Actor actor) {
        Place place = shelf.place(whose, actor);
        return AgreementPageController.file(
                SheetFiles.csv(KeepingRosLibraries.sheet(place.all().scenarios())),
                "ros-bibliotek-" + place.whose() + ".csv",
                SheetFiles.CSV);
    }

    @PostMapping(PATH + "/import")
    String bring(
            @RequestParam(defaultValue = "") String whose,
            @RequestParam("file") MultipartFile file,
            Actor actor,
            RedirectAttributes flash)
            throws IOException {
        Place place = shelf.place(whose, actor);
        String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        byte[] bytes = file.getBytes();
        List<Sheet.Fault> faults = libraries.keepAll(place.owner(), () -> RosEventFiles.read(name, bytes), actor);
        String page = PATH + "?whose=" + place.whose();
        if (faults.isEmpty()
                && shelf.place(whose, actor)
                        .all()
                        .scenarios()
                        .equals(place.all().scenarios())) {
            return answers.done(flash, "done.ros-import-same", page);
        }
        if (faults.isEmpty()) {
            return answers.done(flash, "done.ros-import", page + "&show=own");
        }
        flash.addFlashAttribute("lineFaults", faults);
        // Told at the top of the page as well, which is long.
        flash.addFlashAttribute(
                PageAnswers.FAULTS, List.of(new Fault(words.say("roslib.import-faults", faults.size()), "#import")));
        return "redirect:" + page;
    }
}
