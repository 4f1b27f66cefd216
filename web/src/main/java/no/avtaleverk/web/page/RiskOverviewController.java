package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.avtaleverk.model.followup.Sheet;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.templates.table.SheetFiles;
import no.avtaleverk.workflow.body.Convening;
import no.avtaleverk.workflow.ros.MunicipalityRisks;
import no.avtaleverk.workflow.ros.RegionalRisks;
import no.avtaleverk.workflow.ros.RiskOverview;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The risks of all agreements a person may read, and those of a kommune taken together. */
@Controller
final class RiskOverviewController {
    /** Most events and rows that are shown before the reader asks for all. */
    private static final int SHOWN = 12;

    private final RiskOverview overview;
    private final MunicipalityRisks municipalityRisks;
    private final Convening convening;
    private final PartyRegister register;
    private final RiskLines lines;
    private final PageWords words;

    RiskOverviewController(
            RiskOverview overview,
            MunicipalityRisks municipalityRisks,
            Convening convening,
            PartyRegister register,
            RiskLines lines,
            PageWords words) {
        this.overview = overview;
        this.municipalityRisks = municipalityRisks;
        this.convening = convening;
        this.register = register;
        this.lines = lines;
        this.words = words;
    }

    /** Something to choose in the filter. */
    record Option(String value, String words) {}

    /** @param lang the language of the event */
    record EventLine(
            String id,
            String event,
            String lang,
            String matter,
            int red,
            int yellow,
            int green,
            int ungraded,
            List<String> where,
            List<Place> places) {}

    /** A row of an event in one agreement. */
    record Place(String href, String title, PageWords.Chip chip) {}

    record RowLine(RiskLines.Line line, String agreement, String title, boolean open) {}

    record LateLine(
            String href,
            String what,
            String event,
            String lang,
            String title,
            String party,
            String role,
            LocalDate due,
            long days) {}

    /** A cell of the table beside the heat picture. */
    record Cell(PageWords.@Nullable Chip chip, int rows) {}

    record HeatLine(PartyId municipality, String name, List<Cell> cells, boolean analysed) {}

    record QuarterLine(String label, long red, long yellow, long green) {}

    @GetMapping("/risks")
    String risks(@RequestParam MultiValueMap<String, String> fields, Actor actor, Model model) {
        var form = new Form(fields);
        Map<String, Set<PartyId>> communities = communities(actor);
        RegionalRisks risks = overview.risks(filter(form, communities), actor);
        boolean all = form.isChecked("all");
        choices(form, risks, communities, model);
        model.addAttribute("risks", risks);
        model.addAttribute("all", all);
        model.addAttribute("query", query(form));
        model.addAttribute(
                "counts",
                List.of(
                        lines.count(Zone.RED, risks.count(Zone.RED)),
                        lines.count(Zone.YELLOW, risks.count(Zone.YELLOW)),
                        lines.count(Zone.GREEN, risks.count(Zone.GREEN))));
        List<EventLine> events =
                risks.events().stream().map(one -> event(one, risks)).toList();
        List<EventLine> grave = events.stream()
                .filter(one -> one.red() + one.yellow() > 0)
                .limit(SHOWN)
                .toList();
        model.addAttribute("events", all ? events : events.stream().limit(SHOWN).toList());
        model.addAttribute("more", all ? 0 : Math.max(0, events.size() - SHOWN));
        RiskPictures.Names names = names();
        if (!grave.isEmpty()) {
            model.addAttribute(
                    "bars",
                    RiskPictures.bars(
                            words.say("risks.bars"),
                            grave.stream()
                                    .map(one -> new RiskPictures.Bar(
                                            one.id() + " " + one.event(),
                                            List.of(one.green(), one.yellow(), one.red())))
                                    .toList(),
                            names));
        }
        model.addAttribute(
                "unaccepted",
                risks.unaccepted().stream().map(row -> row(row, risks)).toList());
        model.addAttribute(
                "red", risks.red().stream().map(row -> row(row, risks)).toList());
        model.addAttribute(
                "late", risks.late().stream().map(one -> late(one, risks)).toList());
        model.addAttribute(
                "without",
                risks.without().stream()
                        .map(party -> new Option(party.value(), words.party(party)))
                        .sorted(Comparator.comparing(Option::words))
                        .toList());
        heat(risks, names, model);
        trend(risks, names, model);
        return "risks";
    }

    private static String query(Form form) {
        var parts = new ArrayList<String>();
        for (String field : List.of("region", "trust", "community", "matter")) {
            if (!form.text(field).isEmpty()) {
                parts.add(field + "="
                        + java.net.URLEncoder.encode(form.text(field), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return String.join("&", parts);
    }

    private static RiskOverview.Filter filter(Form form, Map<String, Set<PartyId>> communities) {
        return new RiskOverview.Filter(
                form.value("region", PartyId::new),
                form.value("trust", PartyId::new),
                communities.getOrDefault(form.text("community"), Set.of()),
                form.value("matter", RequirementId::new));
    }

    /** The helsefellesskap whose organs the person may read, with who is represented in them. */
    private Map<String, Set<PartyId>> communities(Actor actor) {
        var communities = new TreeMap<String, Set<PartyId>>();
        convening.all(actor).forEach(seen -> {
            String community = seen.body().founded().community();
            if (!community.isBlank()) {
                communities
                        .computeIfAbsent(community, name -> new TreeSet<>())
                        .addAll(seen.body().parties());
            }
        });
        return communities;
    }

    private void choices(Form form, RegionalRisks risks, Map<String, Set<PartyId>> communities, Model model) {
        var regions = new TreeMap<PartyId, String>();
        risks.trusts().stream()
                .filter(trust -> register.find(trust).isPresent())
                .flatMap(trust -> register.regionOf(trust).stream())
                .forEach(region -> regions.put(region.id(), words.party(region.id())));
        model.addAttribute(
                "regions",
                regions.entrySet().stream()
                        .map(one -> new Option(one.getKey().value(), one.getValue()))
                        .toList());
        model.addAttribute(
                "trusts",
                risks.trusts().stream()
                        .map(one -> new Option(one.value(), words.party(one)))
                        .toList());
        model.addAttribute(
                "communities",
                communities.keySet().stream().map(one -> new Option(one, one)).toList());
        model.addAttribute(
                "matters",
                risks.allMatters().stream()
                        .map(one -> new Option(one.value(), words.requirement(one)))
                        .toList());
        model.addAttribute(
                "chosen",
                Map.of(
                        "region", form.text("region"),
                        "trust", form.text("trust"),
                        "community", form.text("community"),
                        "matter", form.text("matter")));
        model.addAttribute("filtered", !query(form).isEmpty());
    }

    private EventLine event(RegionalRisks.Event event, RegionalRisks risks) {
        RequirementId matter = event.matter();
        return new EventLine(
                event.id(),
                words.in(event.words()),
                norwegian(),
                matter == null ? words.say("risks.common") : words.requirement(matter),
                event.count(Zone.RED),
                event.count(Zone.YELLOW),
                event.count(Zone.GREEN),
                event.ungraded().size(),
                event.by().getOrDefault(Zone.RED, Set.of()).stream()
                        .map(words::party)
                        .sorted()
                        .toList(),
                risks.analyses().stream()
                        .flatMap(one -> one.rows().stream())
                        .filter(row -> row.item().id().equals(event.id()))
                        .sorted(Comparator.comparing(
                                RegionalRisks.Row::zone, Comparator.nullsLast(Comparator.reverseOrder())))
                        .map(row -> new Place(
                                RiskLines.href(row.agreement(), row.item().id()),
                                row.title(),
                                lines.chip(row.grade(), row.zone())))
                        .toList());
    }

    private String norwegian() {
        return words.lang().equals("nn") ? "nn" : "nb";
    }

    private RowLine row(RegionalRisks.Row row, RegionalRisks risks) {
        return new RowLine(
                risks.analyses().stream()
                        .filter(one -> one.agreement().id().equals(row.agreement()))
                        .findFirst()
                        .map(one -> new RiskLines.Line(
                                row.item().id(),
                                RiskLines.href(row.agreement(), row.item().id()),
                                lines.lead(row.item().row()),
                                lines.words(row.item().row(), one.agreement()),
                                lines.lang(row.item().row(), one.agreement()),
                                lines.chip(row.grade(), row.zone()),
                                row.awaitsAcceptance(),
                                row.item().awaitsYes()))
                        .orElseThrow(),
                row.agreement().value(),
                row.title(),
                row.awaitsAcceptance());
    }

    private LateLine late(RegionalRisks.Late late, RegionalRisks risks) {
        var agreement = risks.analyses().stream()
                .map(RegionalRisks.Analysed::agreement)
                .filter(one -> one.id().equals(late.agreement()))
                .findFirst()
                .orElseThrow();
        var set = late.measure().set();
        return new LateLine(
                RiskLines.href(late.agreement(), late.item().id()),
                set.what(),
                lines.words(late.item().row(), agreement),
                lines.lang(late.item().row(), agreement),
                late.title(),
                words.party(set.party()),
                words.of(set.role()),
                set.due(),
                late.days());
    }

    private RiskPictures.Names names() {
        return new RiskPictures.Names(
                Arrays.stream(Zone.values())
                        .map(zone -> words.say("risks.letter." + zone))
                        .toList(),
                Arrays.stream(Zone.values()).map(words::of).toList());
    }

    private void heat(RegionalRisks risks, RiskPictures.Names names, Model model) {
        List<String> columns = risks.matters().stream()
                .map(matter -> matter.map(words::requirement).orElse(words.say("risks.common")))
                .toList();
        List<String> heads = risks.matters().stream()
                .map(matter -> matter.map(RiskOverviewController::number).orElse(words.say("risks.common-head")))
                .toList();
        var rows = new ArrayList<HeatLine>();
        var drawn = new ArrayList<RiskPictures.HeatRow>();
        risks.municipalities().stream()
                .sorted(Comparator.comparing(words::party))
                .forEach(party -> {
                    List<Optional<RegionalRisks.Cell>> cells = risks.matters().stream()
                            .map(matter -> risks.cell(party, matter))
                            .toList();
                    rows.add(new HeatLine(
                            party,
                            words.party(party),
                            cells.stream().map(this::cell).toList(),
                            !risks.without().contains(party)));
                    drawn.add(new RiskPictures.HeatRow(
                            words.party(party),
                            cells.stream()
                                    .map(cell -> new RiskPictures.Cell(
                                            cell.map(RegionalRisks.Cell::zone).orElse(null), cell.isPresent()))
                                    .toList()));
                });
        model.addAttribute("columns", columns);
        model.addAttribute("heads", heads);
        model.addAttribute("heat", rows);
        if (!columns.isEmpty()) {
            model.addAttribute(
                    "heatPicture",
                    RiskPictures.heat(words.say("risks.heat"), heads, drawn, words.say("risks.ungraded"), names));
        }
    }

    /** The number of the matter in § 6-2 first ledd. */
    private static String number(RequirementId matter) {
        String last = matter.value().substring(matter.value().lastIndexOf('-') + 1);
        return last.matches("0[0-9]") ? last.substring(1) : last;
    }

    private Cell cell(Optional<RegionalRisks.Cell> cell) {
        if (cell.isEmpty()) {
            return new Cell(null, 0);
        }
        Zone zone = cell.get().zone();
        return new Cell(
                zone == null
                        ? lines.chip(null, null)
                        : new PageWords.Chip(
                                words.capital(zone),
                                switch (zone) {
                                    case RED -> "danger";
                                    case YELLOW -> "warning";
                                    case GREEN -> "success";
                                },
                                switch (zone) {
                                    case RED -> "warning";
                                    case YELLOW -> "half";
                                    case GREEN -> "check";
                                }),
                cell.get().rows());
    }

    private void trend(RegionalRisks risks, RiskPictures.Names names, Model model) {
        List<QuarterLine> quarters = risks.trend().stream()
                .map(one -> new QuarterLine(
                        words.say("risks.quarter", one.number(), String.valueOf(one.year())),
                        one.count(Zone.RED),
                        one.count(Zone.YELLOW),
                        one.count(Zone.GREEN)))
                .toList();
        boolean any = quarters.stream().anyMatch(one -> one.red() + one.yellow() + one.green() > 0);
        model.addAttribute("quarters", any ? quarters : List.of());
        if (any) {
            model.addAttribute(
                    "trendPicture",
                    RiskPictures.trend(
                            words.say("risks.trend"),
                            quarters.stream()
                                    .map(one -> new RiskPictures.Column(
                                            one.label(), List.of(one.green(), one.yellow(), one.red())))
                                    .toList(),
                            names));
        }
    }

    @GetMapping("/risks.csv")
    ResponseEntity<byte[]> csv(@RequestParam MultiValueMap<String, String> fields, Actor actor) {
        RegionalRisks risks = overview.risks(filter(new Form(fields), communities(actor)), actor);
        return AgreementPageController.file(SheetFiles.csv(sheet(risks)), "ros-oversikt.csv", SheetFiles.CSV);
    }

    private static final List<String> COLUMNS = List.of(
            "agreement",
            "title",
            "municipalities",
            "row",
            "kind",
            "matter",
            "event",
            "likelihood",
            "consequence",
            "score",
            "zone",
            "awaits-acceptance",
            "open-measures",
            "late-measures");

    private Sheet sheet(RegionalRisks risks) {
        var sheet = new ArrayList<Sheet.Line>();
        for (RegionalRisks.Analysed one : risks.analyses()) {
            String municipalities = String.join(
                    ", ",
                    one.municipalities().stream().map(words::party).sorted().toList());
            for (RegionalRisks.Row row : one.rows()) {
                var cells = new LinkedHashMap<String, String>();
                cells.put("agreement", one.agreement().id().value());
                cells.put("title", one.title());
                cells.put("municipalities", municipalities);
                cells.put("row", row.item().id());
                cells.put("kind", row.item().row().kind().name().toLowerCase(Locale.ROOT));
                RequirementId matter = row.item().row().matter();
                cells.put("matter", matter == null ? "" : matter.value());
                cells.put("event", lines.words(row.item().row(), one.agreement()));
                RosGrade grade = row.grade();
                Zone zone = row.zone();
                if (grade != null && zone != null) {
                    cells.put("likelihood", String.valueOf(grade.likelihood()));
                    cells.put("consequence", String.valueOf(grade.consequence()));
                    cells.put("score", String.valueOf(grade.score()));
                    cells.put("zone", words.of(zone));
                }
                cells.put("awaits-acceptance", row.awaitsAcceptance() ? "yes" : "no");
                cells.put(
                        "open-measures",
                        String.valueOf(row.item().measures().stream()
                                .filter(measure -> measure.isOpen())
                                .count()));
                cells.put(
                        "late-measures",
                        String.valueOf(row.item().measures().stream()
                                .filter(measure -> measure.isLate(risks.today()))
                                .count()));
                cells.values().removeIf(String::isEmpty);
                sheet.add(new Sheet.Line(sheet.size() + 1, cells));
            }
        }
        return new Sheet(COLUMNS, sheet);
    }

    // ---- the set of a kommune ---------------------------------------------------------------------------------------

    /** @param clauses as they are cited, with where they stand */
    record GuardLine(String title, String href, String clause, String requirement) {}

    record GradeLine(String title, String href, PageWords.Chip chip) {}

    record SetLine(String id, String event, List<String> unanswered, List<GuardLine> guards, List<GradeLine> grades) {}

    record SetGroup(String matter, List<SetLine> lines) {}

    @GetMapping("/risks/municipality/{party}")
    String set(@PathVariable String party, @RequestParam(defaultValue = "") String show, Actor actor, Model model) {
        MunicipalityRisks.Whole whole =
                read(party).flatMap(id -> municipalityRisks.whole(id, actor)).orElseThrow(NotFoundException::new);
        boolean raised = show.equals("raised");
        var groups = new LinkedHashMap<Optional<RequirementId>, List<SetLine>>();
        whole.lines().stream().filter(line -> !raised || line.row().isRaised()).forEach(line -> groups.computeIfAbsent(
                        Optional.ofNullable(line.row().matter()), matter -> new ArrayList<>())
                .add(line(line)));
        model.addAttribute("whole", whole);
        model.addAttribute("name", words.party(whole.municipality()));
        model.addAttribute("raisedOnly", raised);
        model.addAttribute("lang", norwegian());
        model.addAttribute(
                "groups",
                groups.entrySet().stream()
                        .map(one -> new SetGroup(
                                one.getKey().map(words::requirement).orElse(words.say("risks.common")), one.getValue()))
                        .toList());
        return "risks-municipality";
    }

    private static Optional<PartyId> read(String party) {
        try {
            return Optional.of(new PartyId(party));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private SetLine line(MunicipalityRisks.Line line) {
        return new SetLine(
                line.row().id(),
                words.in(line.row().words()),
                line.row().unanswered().stream().map(words::requirement).toList(),
                line.guards().stream()
                        .map(guard -> {
                            RequirementId requirement = guard.barrier().requirement();
                            return new GuardLine(
                                    guard.title(),
                                    "/agreements/" + guard.agreement() + "#"
                                            + guard.barrier().clause(),
                                    (guard.barrier().number() + " "
                                                    + guard.barrier().heading())
                                            .strip(),
                                    requirement == null ? "" : words.requirement(requirement));
                        })
                        .toList(),
                line.grades().stream()
                        .map(graded -> new GradeLine(
                                graded.title(),
                                RiskLines.href(graded.agreement(), graded.item().id()),
                                lines.chip(graded.grade(), graded.zone())))
                        .toList());
    }
}
