package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.registration.CellState;
import no.avtaleverk.model.registration.Column;
import no.avtaleverk.model.registration.Country;
import no.avtaleverk.model.registration.HealthCommunities;
import no.avtaleverk.model.registration.MunicipalityLine;
import no.avtaleverk.model.registration.Registration;
import no.avtaleverk.templates.table.SheetFiles;
import no.avtaleverk.workflow.registration.Registering;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The country on a date: a map, and the same as a table of kommuner against the numbers of hol. § 6-2. */
@Controller
final class CountryController {
    private static final String COUNTRY = Country.WHOLE;
    private static final Set<String> FIELDS = Set.of("on", "area", "number");

    private final Registering registering;
    private final PartyRegister register;
    private final HealthCommunities communities;
    private final PageWords words;
    private final MapShapes shapes = MapShapes.load();

    CountryController(Registering registering, PartyRegister register, HealthCommunities communities, PageWords words) {
        this.registering = registering;
        this.register = register;
        this.communities = communities;
        this.words = words;
    }

    record Choice(String value, String name) {}

    record Group(String key, List<Choice> choices) {}

    /** @param mark a letter beside the colour, so that neither says it alone */
    record Cell(CellState state, String mark, String text) {}

    /** @param shownAs the kommuner of today whose outlines stand for it; empty when it is one of them itself */
    record Line(MunicipalityLine line, List<Cell> cells, Cell whole, String shownAs, String href) {}

    record Legend(CellState state, String text, String swatch, String mark, long count) {}

    /**
     * What is asked.
     *
     * @param number of hol. § 6-2; 0 for all
     */
    private record Asked(LocalDate on, String area, int number) {}

    @GetMapping("/country")
    String country(Actor actor, @RequestParam MultiValueMap<String, String> fields, Model model) {
        if (!Registering.isFor(actor)) {
            throw new NotFoundException();
        }
        var form = new Form(fields);
        Asked asked = asked(form);
        model.addAttribute("on", asked.on());
        model.addAttribute("area", asked.area());
        model.addAttribute("number", asked.number());
        model.addAttribute(PageAnswers.GIVEN, form.given());
        model.addAttribute("groups", groups(asked.on()));
        model.addAttribute("numbers", numberChoices());
        model.addAttribute("month", ChronoUnit.MONTHS.between(Registering.FIRST, asked.on()));
        model.addAttribute("lastMonth", ChronoUnit.MONTHS.between(Registering.FIRST, words.today()));
        PageAnswers.tellFaults(form, "country.field.", words, model);
        if (form.isSound()) {
            Registration registration = registering.on(asked.on()).registration();
            List<Line> lines = lines(registration, asked);
            model.addAttribute("columns", columns(asked));
            model.addAttribute("lines", lines);
            model.addAttribute("areaName", areaName(asked.area(), asked.on()));
            model.addAttribute("what", what(asked.number()));
            model.addAttribute("legend", legend(lines));
            model.addAttribute("swatches", CountryPicture.swatchPatterns());
            model.addAttribute("map", map(registration, lines, asked));
            model.addAttribute(
                    "hasFormer", lines.stream().anyMatch(line -> !line.shownAs().isEmpty()));
            model.addAttribute(
                    "csv",
                    Hrefs.of(
                            "/country.csv",
                            Map.of("on", asked.on().toString(), "area", asked.area(), "number", "" + asked.number()),
                            FIELDS));
        }
        return "country";
    }

    private Asked asked(Form form) {
        LocalDate on = form.date("on");
        if (on != null && on.isBefore(Registering.FIRST)) {
            form.fault("on", "registration.fault-first");
            on = null;
        }
        String area = form.text("area").isEmpty() ? COUNTRY : form.text("area");
        if (Country.area(area, register, communities).isEmpty()) {
            form.fault("area", "fault.value");
            area = COUNTRY;
        }
        Integer number = form.value("number", Integer::valueOf);
        if (number != null && (number < 0 || number > Column.NUMBERS)) {
            form.fault("number", "fault.value");
            number = null;
        }
        return new Asked(on == null ? words.today() : on, area, number == null ? 0 : number);
    }

    // ---- what can be chosen -----------------------------------------------------------------------------------------

    private List<Group> groups(LocalDate on) {
        var trusts = new TreeSet<PartyId>();
        register.municipalitiesOn(words.today())
                .forEach(one -> register.trustOf(one.id()).ifPresent(trusts::add));
        return List.of(
                new Group(
                        "country.regions",
                        registering.regions(on).stream()
                                .map(one -> new Choice(one.value(), words.party(one, on)))
                                .toList()),
                new Group(
                        "country.trusts",
                        trusts.stream()
                                .map(one -> new Choice(one.value(), words.party(one)))
                                .toList()),
                new Group(
                        "country.communities",
                        communities.list().stream()
                                .map(one -> new Choice(one.id(), communityName(one)))
                                .toList()));
    }

    private String communityName(HealthCommunities.Community community) {
        return community.name().isEmpty()
                ? words.say("country.community-of", words.party(community.trust()))
                : community.name();
    }

    private List<Choice> numberChoices() {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("0", words.say("country.all-numbers")));
        for (int number = 1; number <= Column.NUMBERS; number++) {
            choices.add(new Choice(String.valueOf(number), what(number)));
        }
        return choices;
    }

    private String what(int number) {
        return number == 0
                ? words.say("country.all-numbers")
                : words.say(
                        "country.number", String.valueOf(number), words.requirement(Registration.requirement(number)));
    }

    private String areaName(String area, LocalDate on) {
        return area.equals(COUNTRY)
                ? words.say("registration.country")
                : communities.find(area).map(this::communityName).orElseGet(() -> words.party(new PartyId(area), on));
    }

    // ---- the table --------------------------------------------------------------------------------------------------

    private static List<Integer> columns(Asked asked) {
        return asked.number() == 0
                ? IntStream.rangeClosed(1, Column.NUMBERS).boxed().toList()
                : List.of(asked.number());
    }

    private List<Line> lines(Registration registration, Asked asked) {
        List<Integer> columns = columns(asked);
        return registration.municipalities().stream()
                .filter(Country.area(asked.area(), register, communities).orElseThrow())
                .map(line -> new Line(
                        line,
                        columns.stream()
                                .map(number -> cell(Country.state(line, number)))
                                .toList(),
                        cell(asked.number() == 0 ? Country.whole(line) : Country.state(line, asked.number())),
                        shownAs(line, asked.on()),
                        "/coverage?municipality=" + line.id() + "&on=" + asked.on()))
                .toList();
    }

    private Cell cell(CellState state) {
        return new Cell(state, mark(state), words.of(state));
    }

    private String shownAs(MunicipalityLine line, LocalDate on) {
        return Country.shownAs(line, on, words.today(), register).stream()
                .map(words::party)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String mark(CellState state) {
        return switch (state) {
            case ANSWERED -> "+";
            case REVIEW_OVERDUE -> "±";
            case PARTLY -> "½";
            case MISSING -> "×";
            case NOT_YET_REQUIRED -> "·";
            case UNSIGNED -> "–";
        };
    }

    private List<Legend> legend(List<Line> lines) {
        var legend = new ArrayList<Legend>();
        for (CellState state : List.of(CellState.values()).reversed()) {
            legend.add(new Legend(
                    state,
                    words.capital(state),
                    CountryPicture.swatch(state),
                    mark(state),
                    lines.stream().filter(line -> line.whole().state() == state).count()));
        }
        return legend;
    }

    // ---- the map ----------------------------------------------------------------------------------------------------

    private String map(Registration registration, List<Line> lines, Asked asked) {
        var byId = new HashMap<PartyId, Line>();
        lines.forEach(line -> byId.put(line.line().id(), line));
        Map<String, Municipality> present = register.municipalitiesOn(Country.OUTLINES).stream()
                .collect(Collectors.toMap(one -> one.numberOn(Country.OUTLINES).digits(), one -> one));
        var areas = new ArrayList<CountryPicture.Area>();
        shapes.all().forEach((number, shape) -> {
            Municipality municipality = present.get(number);
            List<Line> behind = municipality == null
                    ? List.of()
                    : Country.behind(municipality.id(), registration, register).stream()
                            .flatMap(line -> java.util.stream.Stream.ofNullable(byId.get(line.id())))
                            .toList();
            areas.add(new CountryPicture.Area(shape, state(behind), title(municipality, behind, asked.on())));
        });
        // Those that are not asked of lie behind.
        areas.sort(java.util.Comparator.comparing((CountryPicture.Area area) -> area.state() != null));
        String counts = legend(lines).stream()
                .filter(one -> one.count() > 0)
                .map(one -> one.text() + ": " + one.count())
                .collect(Collectors.joining("; "));
        return CountryPicture.drawn(
                areas,
                words.say(
                        "country.map",
                        areaName(asked.area(), asked.on()),
                        words.date(asked.on()),
                        what(asked.number()),
                        counts));
    }

    private static @Nullable CellState state(List<Line> behind) {
        return behind.isEmpty()
                ? null
                : Country.worst(
                        behind.stream().map(line -> line.whole().state()).toList());
    }

    private String title(@Nullable Municipality municipality, List<Line> behind, LocalDate on) {
        if (municipality == null || behind.isEmpty()) {
            return "";
        }
        boolean itself = behind.size() == 1 && behind.getFirst().line().id().equals(municipality.id());
        String told = behind.stream()
                .map(line -> line.line().name() + ": " + line.whole().text())
                .collect(Collectors.joining("; "));
        return itself ? told : words.say("country.stands-for", municipality.nameOn(words.today()), told);
    }

    // ---- the file ---------------------------------------------------------------------------------------------------

    @GetMapping("/country.csv")
    ResponseEntity<byte[]> file(Actor actor, @RequestParam MultiValueMap<String, String> fields) {
        if (!Registering.isFor(actor)) {
            throw new NotFoundException();
        }
        var form = new Form(fields);
        Asked asked = asked(form);
        if (!form.isSound()) {
            throw new NotFoundException();
        }
        var columns = new ArrayList<String>();
        columns.add(words.say("registration.number"));
        columns.add(words.say("registration.municipality"));
        columns.add("RHF");
        columns.add("HF");
        columns.add(words.say("registration.date"));
        columns.add(words.say("country.shown-as-column"));
        if (asked.number() == 0) {
            columns.add(words.say("country.together"));
        }
        columns(asked).forEach(number -> columns.add("§ 6-2 nr. " + number));
        var rows = new ArrayList<List<String>>();
        for (Line line : lines(registering.on(asked.on()).registration(), asked)) {
            var cells = new ArrayList<String>();
            cells.add(line.line().number());
            cells.add(line.line().name());
            cells.add(names(line.line().regions(), asked.on()));
            cells.add(names(line.line().trusts(), asked.on()));
            cells.add(asked.on().toString());
            cells.add(line.shownAs());
            if (asked.number() == 0) {
                cells.add(line.whole().text());
            }
            line.cells().forEach(cell -> cells.add(cell.text()));
            rows.add(cells);
        }
        return AgreementPageController.file(
                SheetFiles.csv(columns, rows),
                words.say("country.file", asked.on().toString()) + ".csv",
                SheetFiles.CSV);
    }

    private String names(Set<PartyId> parties, LocalDate on) {
        return parties.stream().map(party -> words.party(party, on)).collect(Collectors.joining(", "));
    }
}
