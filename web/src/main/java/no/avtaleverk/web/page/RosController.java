package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosLine;
import no.avtaleverk.model.ros.RosNote.RosConcluded;
import no.avtaleverk.model.ros.RosNote.RosListed;
import no.avtaleverk.model.ros.RosNote.RosRowAdded;
import no.avtaleverk.model.ros.RosRow;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.web.page.RosPages.Line;
import no.avtaleverk.web.page.RosPages.Shown;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.ros.AnalysingRisks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The ROS analysis of an agreement: its checklist, where the rows stand, and the meetings in which the parties go through it. */
@Controller
final class RosController {
    private static final int QUARTERS = 12;
    private static final RequirementId EMERGENCY_BEDS = new RequirementId("HOL-6-2-04");

    private final RosPages pages;
    private final AnalysingRisks analysing;
    private final PageWords words;

    RosController(RosPages pages, AnalysingRisks analysing, PageWords words) {
        this.pages = pages;
        this.analysing = analysing;
        this.words = words;
    }

    /** Rows under the matter they belong to. */
    record Group(String title, List<Line> lines) {}

    /** Duties under the clause that holds them. */
    record DutyGroup(String clause, String title, List<Line> lines, long graded) {}

    /** How many rows stand in a zone. */
    record Count(Zone zone, long count, String meaning) {}

    /** A text a list can be made of; number 0 for the draft. */
    record Choice(int number, String words) {}

    /** What making a list anew does. */
    record Difference(List<Line> fresh, List<Line> changed, List<Line> gone, int same) {
        public boolean isEmpty() {
            return fresh.isEmpty() && changed.isEmpty() && gone.isEmpty();
        }
    }

    /** A point in the trend. */
    record Point(String label, LocalDate day, boolean meeting, List<Long> counts, long ungraded) {
        long sum() {
            return counts.stream().mapToLong(Long::longValue).sum() + ungraded;
        }
    }

    @GetMapping("/agreements/{id}/follow-up/ros")
    String show(@PathVariable AgreementId id, @RequestParam Map<String, String> asked, Actor actor, Model model) {
        Shown shown = pages.shown(id, actor, model);
        Agreement agreement = shown.agreement();
        RosAnalysis analysis = shown.analysis();
        Noted<RosListed> listed = analysis.listed();
        model.addAttribute("texts", choices(agreement, actor));
        if (listed == null) {
            analysing
                    .wouldBe(agreement, analysing.versionToList(agreement), actor)
                    .ifPresent(would -> model.addAttribute("would", wouldHold(would)));
            return "follow-up-ros";
        }
        RosScale scale = listed.note().scale();
        model.addAttribute("listed", listed);
        model.addAttribute("scale", scale);
        model.addAttribute("outdated", outdated(agreement, analysis, listed.note(), actor));
        preview(shown, asked.get("make"), actor, model);
        list(shown, scale, RosFilter.of(asked, scale), model);
        summary(analysis, scale, model);
        model.addAttribute("difference", difference(shown, shown, scale));
        model.addAttribute("conclusions", analysis.conclusions().reversed());
        model.addAttribute("clauses", clauses(agreement));
        model.addAttribute("guide", speaksOfBeds(analysis));
        trend(agreement, listed, actor, model);
        return "follow-up-ros";
    }

    private static boolean speaksOfBeds(RosAnalysis analysis) {
        return !analysis.answers().isEmpty()
                || analysis.items().stream()
                        .anyMatch(item -> Objects.equals(item.row().matter(), EMERGENCY_BEDS));
    }

    // ---- the list ---------------------------------------------------------------------------------------------------

    private void list(Shown shown, RosScale scale, RosFilter filter, Model model) {
        List<RosItem> all = shown.analysis().lookedAt();
        List<RosItem> taken = all.stream()
                .filter(item -> filter.takes(item, scale, shown.own()))
                .toList();
        List<Line> lines = pages.lines(shown, taken, scale);
        model.addAttribute("filter", filter);
        model.addAttribute("count", all.size());
        model.addAttribute("taken", taken.size());
        model.addAttribute("standings", RosLine.Standing.values());
        model.addAttribute("kinds", RosRow.Kind.values());
        model.addAttribute(
                "raised",
                lines.stream().filter(one -> one.item().row().isRaised()).toList());
        model.addAttribute(
                "groups",
                groups(lines.stream()
                        .filter(one -> one.item().row().kind() != RosRow.Kind.DUTY
                                && !one.item().row().isRaised())
                        .toList()));
        List<Line> duties = lines.stream()
                .filter(one -> one.item().row().kind() == RosRow.Kind.DUTY)
                .toList();
        model.addAttribute("dutyCount", duties.size());
        model.addAttribute("duties", duties(duties));
        List<RosItem> others = shown.analysis().items().stream()
                .filter(item -> !item.isLookedAt())
                .toList();
        model.addAttribute("others", pages.lines(shown, others, scale));
        model.addAttribute(
                "matrix",
                RosMatrix.of(
                        scale,
                        scale.area(filter.area()).orElse(null),
                        pages.chips(shown, taken, scale, filter.area(), filter.before()),
                        words));
    }

    private List<Group> groups(List<Line> lines) {
        Map<Optional<RequirementId>, List<Line>> byMatter = new LinkedHashMap<>();
        var own = new ArrayList<Line>();
        for (Line line : lines) {
            if (line.item().row().kind() == RosRow.Kind.OWN) {
                own.add(line);
            } else {
                byMatter.computeIfAbsent(Optional.ofNullable(line.item().row().matter()), matter -> new ArrayList<>())
                        .add(line);
            }
        }
        var groups = new ArrayList<Group>();
        byMatter.forEach((matter, same) ->
                groups.add(new Group(matter.map(words::requirement).orElseGet(() -> words.say("ros.common")), same)));
        if (!own.isEmpty()) {
            groups.add(new Group(words.say("ros.own-rows"), own));
        }
        return groups;
    }

    private static List<DutyGroup> duties(List<Line> lines) {
        Map<String, List<Line>> byClause = new LinkedHashMap<>();
        lines.forEach(
                line -> byClause.computeIfAbsent(line.barriers().getFirst().clause(), clause -> new ArrayList<>())
                        .add(line));
        return byClause.entrySet().stream()
                .map(one -> {
                    var first = one.getValue().getFirst().barriers().getFirst();
                    return new DutyGroup(
                            one.getKey(),
                            (first.number() + " " + first.heading()).strip(),
                            one.getValue(),
                            one.getValue().stream()
                                    .filter(line -> line.areas().stream().anyMatch(area -> area.before() != null))
                                    .count());
                })
                .toList();
    }

    private void summary(RosAnalysis analysis, RosScale scale, Model model) {
        Map<Zone, Long> byZone = analysis.byZone();
        var counts = new ArrayList<Count>();
        for (Zone zone : List.of(Zone.RED, Zone.YELLOW, Zone.GREEN)) {
            counts.add(new Count(
                    zone, byZone.getOrDefault(zone, 0L), words.in(scale.zones().get(zone.ordinal()))));
        }
        model.addAttribute("counts", counts);
        model.addAttribute("ungraded", analysis.ungraded());
        model.addAttribute("unaccepted", analysis.unaccepted(words.today()).size());
        model.addAttribute("early", analysis.tooEarlyToAccept().size());
        model.addAttribute("proposed", analysis.proposed().size());
        model.addAttribute(
                "late",
                analysis.lookedAt().stream()
                        .flatMap(item -> item.measures().stream())
                        .filter(measure -> measure.isLate(words.today()))
                        .count());
    }

    private List<DeviationController.Option> clauses(Agreement agreement) {
        return pages.text(agreement).list().stream()
                .map(clause -> new DeviationController.Option(clause.id().value(), clause.title()))
                .toList();
    }

    // ---- another list -----------------------------------------------------------------------------------------------

    /** The texts a list can be made of: that in force, that laid before the parties, the draft. */
    private List<Choice> choices(Agreement agreement, Actor actor) {
        var numbers = new LinkedHashSet<Integer>();
        Optional<AgreementVersion> inForce = agreement.inForceAnywhere(words.today());
        inForce.ifPresent(version -> numbers.add(version.number()));
        agreement.versionInReview().ifPresent(version -> numbers.add(version.number()));
        numbers.add(analysing.versionToList(agreement));
        numbers.add(0);
        return numbers.stream()
                .filter(number -> analysing.wouldList(agreement, number, actor).isPresent())
                .map(number -> new Choice(number, named(number, agreement, inForce.orElse(null))))
                .toList();
    }

    private String named(int number, Agreement agreement, @Nullable AgreementVersion inForce) {
        if (number == 0) {
            return words.say("ros.of-draft");
        }
        if (inForce != null && inForce.number() == number) {
            return words.say("ros.of-in-force", number);
        }
        return agreement
                        .versionInReview()
                        .filter(version -> version.number() == number)
                        .isPresent()
                ? words.say("ros.of-submitted", number)
                : words.say("ros.of-version", number);
    }

    /** How many rows a first list would hold. */
    record Held(long events, long duties, long raised) {}

    private static Held wouldHold(RosAnalysis would) {
        long duties = would.items().stream()
                .filter(item -> item.row().kind() == RosRow.Kind.DUTY)
                .count();
        return new Held(
                would.items().size() - duties,
                duties,
                would.items().stream().filter(item -> item.row().isRaised()).count());
    }

    /** The text, library or scale that a list would be made of now, where that is another; absent when the list is as it should be. */
    private @Nullable Choice outdated(Agreement agreement, RosAnalysis analysis, RosListed listed, Actor actor) {
        int number = listed.version() == 0
                        && analysing.wouldList(agreement, 0, actor).isPresent()
                ? 0
                : analysing.versionToList(agreement);
        Map<String, String> values = agreement
                .version(number)
                .map(AgreementVersion::head)
                .orElse(agreement.head())
                .parameters();
        return analysing
                .wouldList(agreement, number, actor)
                .filter(would ->
                        !would.rows().equals(listed.rows()) || !would.scale().isSameAs(listed.scale()))
                .map(would -> new Choice(
                        number,
                        !analysis.isOf(would.text(), values)
                                ? words.say("ros.outdated-text")
                                : would.scale().isSameAs(listed.scale())
                                        ? words.say("ros.outdated-library")
                                        : words.say(
                                                "ros.outdated-scale",
                                                words.in(would.scale().name()),
                                                would.scale().edition())))
                .orElse(null);
    }

    private void preview(Shown shown, @Nullable String make, Actor actor, Model model) {
        if (make == null || !make.matches("[0-9]{1,6}") || !shown.works()) {
            return;
        }
        int number = Integer.parseInt(make);
        analysing.wouldBe(shown.agreement(), number, actor).ifPresent(would -> {
            RosScale scale = would.scale().orElseThrow();
            var after =
                    new Shown(shown.view(), would, RosPages.labels(would), shown.works(), shown.own(), shown.signs());
            model.addAttribute("make", number);
            model.addAttribute(
                    "makeOf",
                    named(
                            number,
                            shown.agreement(),
                            shown.agreement().inForceAnywhere(words.today()).orElse(null)));
            model.addAttribute("preview", difference(after, shown, scale));
        });
    }

    private Difference difference(Shown after, Shown before, RosScale scale) {
        List<RosItem> items = after.analysis().items();
        boolean first = items.stream().allMatch(item -> item.change() == RosItem.Change.NEW);
        List<RosItem> gone = after == before
                ? changed(items, RosItem.Change.GONE)
                : after.analysis().goneSince(before.analysis());
        return new Difference(
                first && after == before ? List.of() : pages.lines(after, changed(items, RosItem.Change.NEW), scale),
                pages.lines(after, changed(items, RosItem.Change.CHANGED), scale),
                pages.lines(before, gone, scale),
                changed(items, RosItem.Change.SAME).size());
    }

    private static List<RosItem> changed(List<RosItem> items, RosItem.Change change) {
        return items.stream().filter(item -> item.change() == change).toList();
    }

    // ---- over the years ---------------------------------------------------------------------------------------------

    private void trend(Agreement agreement, Noted<RosListed> listed, Actor actor, Model model) {
        LocalDate today = words.today();
        var meetings = new TreeSet<LocalDate>();
        RosAnalysis now = analysing.analysis(agreement, actor);
        now.conclusions().forEach(one -> meetings.add(day(one)));
        var days = new TreeSet<>(meetings);
        LocalDate quarter = today.withDayOfMonth(1)
                .withMonth((today.getMonthValue() - 1) / 3 * 3 + 1)
                .minusDays(1);
        for (int back = 0; back < QUARTERS; back++) {
            days.add(quarter);
            quarter = quarter.plusDays(1).minusMonths(3).minusDays(1);
        }
        days.add(today);
        var points = new ArrayList<Point>();
        analysing.analyses(agreement, days, actor).forEach((day, then) -> {
            if (then.listed() != null) {
                Map<Zone, Long> byZone = then.byZone();
                List<Long> counts = List.of(Zone.RED, Zone.YELLOW, Zone.GREEN).stream()
                        .map(zone -> byZone.getOrDefault(zone, 0L))
                        .toList();
                long graded = counts.stream().mapToLong(Long::longValue).sum();
                points.add(new Point(
                        "%d.%d.".formatted(day.getDayOfMonth(), day.getMonthValue()),
                        day,
                        meetings.contains(day),
                        counts,
                        then.lookedAt().size() - graded));
            }
        });
        if (points.stream().anyMatch(point -> point.sum() > point.ungraded())) {
            model.addAttribute("points", points);
            model.addAttribute(
                    "trend",
                    RosTrendPicture.of(
                            words.say("ros.trend"),
                            points,
                            List.of(Zone.RED, Zone.YELLOW, Zone.GREEN).stream()
                                    .map(words::of)
                                    .toList()));
        }
    }

    private static LocalDate day(Noted<RosConcluded> one) {
        return LocalDate.ofInstant(one.at(), Changes.NORWAY);
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    @PostMapping("/agreements/{id}/follow-up/ros")
    String make(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        form.required("rosVersion");
        Integer version = form.value("rosVersion", Integer::valueOf);
        return pages.answered(
                version == null ? List.of() : analysing.list(id, version, actor),
                form,
                flash,
                "done.ros-listed",
                RosPages.path(id),
                "");
    }

    @PostMapping("/agreements/{id}/follow-up/ros/own")
    String addOwn(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            Model model,
            RedirectAttributes flash) {
        var form = new Form(fields);
        Shown shown = pages.shown(id, actor, model);
        String event = form.required("rosEvent");
        List<String> areas = form.all("rosAreas");
        if (areas.isEmpty()) {
            form.fault("rosAreas", "fault.missing");
        }
        ClauseId clause = form.value("rosClause", ClauseId::new);
        String row = "egen-" + UUID.randomUUID();
        flash.addFlashAttribute("givenAreas", areas);
        if (!form.isSound()) {
            return pages.answered(List.of(), form, flash, "", RosPages.path(id), "own");
        }
        var added = new RosRow(
                row,
                RosRow.Kind.OWN,
                null,
                both(event),
                form.text("rosCauses")
                        .lines()
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .map(RosController::both)
                        .toList(),
                areas,
                clause == null ? List.of() : barrier(clause),
                List.of(),
                List.of(),
                both(""));
        var faults = analysing.addRow(id, new RosRowAdded(row, added), actor);
        return faults.isEmpty()
                ? pages.answered(faults, form, flash, "done.ros-own", RosPages.path(id, row), "")
                : pages.answered(faults, form, flash, "", RosPages.path(id), "own");
    }

    /** People write in one written standard; what they write stands for both. */
    private static Bilingual both(String text) {
        return new Bilingual(text, text);
    }

    /** Which clause it is; what it says is taken from the text of the list. */
    private static List<RosRow.Barrier> barrier(ClauseId id) {
        return List.of(new RosRow.Barrier(id, "", "", Sha256.ZERO, Map.of(), null));
    }

    @PostMapping("/agreements/{id}/follow-up/ros/conclude")
    String conclude(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        LocalDate on = form.requiredDate("rosHeld");
        String present = form.required("rosPresent");
        String minutes = form.required("rosMinutes");
        LocalDate next = form.requiredDate("rosNext");
        return pages.answered(
                !form.isSound() || on == null || next == null
                        ? List.of()
                        : analysing.note(
                                id,
                                actor,
                                (analysis, parties) -> analysis.conclude(
                                        new RosConcluded("", on, present, minutes, next),
                                        parties,
                                        actor,
                                        words.today())),
                form,
                flash,
                "done.ros-concluded",
                RosPages.path(id),
                "meetings");
    }
}
