package no.avtaleverk.web.page;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.coverage.CoverageReport.ClauseAnswer;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.registration.AgreementLine;
import no.avtaleverk.model.registration.Column;
import no.avtaleverk.model.registration.MunicipalityLine;
import no.avtaleverk.model.registration.OtherSubjects;
import no.avtaleverk.model.registration.Registration;
import no.avtaleverk.model.registration.RegistrationRecord;
import no.avtaleverk.templates.table.SheetFiles;
import no.avtaleverk.templates.xlsx.Workbook;
import no.avtaleverk.web.site.Site;
import no.avtaleverk.web.wording.RegistrationSheets;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.frozen.AskingAgain;
import no.avtaleverk.workflow.registration.Registering;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The registration (følge-med): figures of a date, what each rests on, and frozen ones. */
@Controller
final class RegistrationController {
    private static final String COUNTRY = "country";
    private static final Set<String> FIELDS = Set.of("on", "region", "area", "column");

    private final Registering registering;
    private final AskingAgain<Registering.Again> asking;
    private final PartyRegister register;
    private final OtherSubjects subjects;
    private final Wording wording;
    private final MessageSource messages;
    private final PageAnswers answers;
    private final PageWords words;
    private final Site site;

    RegistrationController(
            Registering registering,
            AskingAgain<Registering.Again> asking,
            PartyRegister register,
            OtherSubjects subjects,
            Wording wording,
            MessageSource messages,
            PageAnswers answers,
            PageWords words,
            Site site) {
        this.site = site;
        this.registering = registering;
        this.asking = asking;
        this.register = register;
        this.subjects = subjects;
        this.wording = wording;
        this.messages = messages;
        this.answers = answers;
        this.words = words;
    }

    record Choice(String value, String name) {}

    /** @param area absent for the country */
    record Area(@Nullable PartyId area, String name) {}

    /** @param href where the figure is followed down; empty when there is nothing to follow */
    record Cell(boolean applies, int count, String href, String area) {}

    record Line(Column column, String name, String definition, List<Cell> cells) {}

    record Group(String key, List<Line> lines) {}

    private RegistrationSheets sheets() {
        return new RegistrationSheets(wording, messages, subjects, PageWords.locale());
    }

    // ---- figures ----------------------------------------------------------------------------------------------------

    @GetMapping("/registration")
    String figures(Actor actor, @RequestParam MultiValueMap<String, String> fields, Model model) {
        requireReader(actor);
        var form = new Form(fields);
        LocalDate on = on(form);
        PartyId region = region(form, actor);
        model.addAttribute("on", on);
        model.addAttribute("region", region == null ? COUNTRY : region.value());
        if (!model.containsAttribute(PageAnswers.GIVEN)) {
            model.addAttribute(PageAnswers.GIVEN, form.given());
        }
        model.addAttribute("regions", regions(on));
        model.addAttribute("mayFreeze", Registering.mayFreeze(actor));
        PageAnswers.tellFaults(form, "registration.field.", words, model);
        if (form.isSound()) {
            Registering.Counted counted = registering.on(on);
            List<Area> areas = areas(counted.registration(), region);
            model.addAttribute("areas", areas);
            model.addAttribute("groups", groups(column -> line(column, counted.registration(), areas)));
            model.addAttribute("topics", topics(counted.registration(), region));
            model.addAttribute("position", String.valueOf(counted.position()));
            model.addAttribute(
                    "rows",
                    counted.registration().in(region).stream()
                            .mapToInt(line -> line.counted().size())
                            .sum());
            model.addAttribute("file", href("/registration/registration.xlsx", on, region));
            model.addAttribute("figuresFile", href("/registration/figures.csv", on, region));
            model.addAttribute("rowsFile", href("/registration/agreements.csv", on, region));
        }
        return "registration";
    }

    private static void requireReader(Actor actor) {
        if (!Registering.isFor(actor)) {
            throw new NotFoundException();
        }
    }

    private LocalDate on(Form form) {
        LocalDate on = form.date("on");
        if (on != null && on.isBefore(Registering.FIRST)) {
            form.fault("on", "registration.fault-first");
            return words.today();
        }
        return on == null ? words.today() : on;
    }

    /** The region asked for or, when none is said, the one the person's work lies in; absent for the country. */
    private @Nullable PartyId region(Form form, Actor actor) {
        String asked = form.text("region");
        if (asked.equals(COUNTRY)) {
            return null;
        }
        if (!asked.isEmpty()) {
            PartyId region = form.value("region", PartyId::new);
            if (region != null && !registering.regions(words.today()).contains(region)) {
                form.fault("region", "fault.value");
                return null;
            }
            return region;
        }
        PartyId own = actor.organisation();
        if (own == null) {
            return null;
        }
        return (own.isMunicipality() ? register.trustOf(own) : java.util.Optional.of(own))
                .flatMap(register::regionOf)
                .map(rhf -> rhf.id())
                .orElse(null);
    }

    private List<Choice> regions(LocalDate on) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice(COUNTRY, words.say("registration.country")));
        registering.regions(on).forEach(one -> choices.add(new Choice(one.value(), words.party(one, on))));
        return choices;
    }

    /** The country with its regions, or a region with its trusts. */
    private List<Area> areas(Registration registration, @Nullable PartyId region) {
        var areas = new ArrayList<Area>();
        LocalDate on = registration.on();
        if (region == null) {
            registering.regions(on).forEach(one -> areas.add(new Area(one, words.party(one, on))));
            areas.add(new Area(null, words.say("registration.country")));
            return areas;
        }
        var trusts = new TreeSet<PartyId>();
        registration.in(region).forEach(line -> line.trusts().stream()
                .filter(trust -> register.regionOf(trust)
                        .filter(rhf -> rhf.id().equals(region))
                        .isPresent())
                .forEach(trusts::add));
        trusts.forEach(one -> areas.add(new Area(one, words.party(one, on))));
        areas.add(new Area(region, words.party(region, on)));
        return areas;
    }

    /** The columns under the headings they had in the spreadsheet. */
    private static List<Group> groups(java.util.function.Function<Column, Line> line) {
        var statutory = new ArrayList<Line>();
        var recommended = new ArrayList<Line>();
        for (Column column : Column.all()) {
            boolean guide = column.kind().compareTo(Column.Kind.JOINT) >= 0;
            (guide ? recommended : statutory).add(line.apply(column));
        }
        return List.of(new Group("registration.statutory", statutory), new Group("registration.guide", recommended));
    }

    private Line line(Column column, Registration registration, List<Area> areas) {
        RegistrationSheets sheets = sheets();
        return new Line(
                column,
                words.capitalised(sheets.name(column)),
                sheets.definition(column),
                areas.stream()
                        .map(area -> {
                            Registration.Figure figure = registration.figure(column, area.area());
                            return new Cell(
                                    figure.applies(),
                                    figure.count(),
                                    figure.count() == 0 ? "" : figureHref(column, registration.on(), area.area()),
                                    area.name());
                        })
                        .toList());
    }

    private static String figureHref(Column column, LocalDate on, @Nullable PartyId area) {
        return Hrefs.of(
                "/registration/figure",
                Map.of("column", column.key(), "on", on.toString(), "area", area == null ? COUNTRY : area.value()),
                FIELDS);
    }

    private static String href(String path, LocalDate on, @Nullable PartyId region) {
        return Hrefs.of(path, Map.of("on", on.toString(), "region", region == null ? COUNTRY : region.value()), FIELDS);
    }

    private List<String> topics(Registration registration, @Nullable PartyId region) {
        RegistrationSheets sheets = sheets();
        return registration.otherSubjects(region).stream().map(sheets::subject).toList();
    }

    // ---- what a figure rests on -------------------------------------------------------------------------------------

    record ClauseLink(String title, String href, boolean confirmed) {}

    record Basis(AgreementLine line, String href, String bound, List<ClauseLink> clauses, String subject) {}

    record KommuneLine(
            MunicipalityLine line, String madeFrom, List<Basis> basis, boolean nothingInForce, String lacks) {}

    @GetMapping("/registration/figure")
    String figure(Actor actor, @RequestParam MultiValueMap<String, String> fields, Model model) {
        requireReader(actor);
        var form = new Form(fields);
        LocalDate on = on(form);
        Column column = Column.named(form.text("column")).orElseThrow(NotFoundException::new);
        PartyId area = form.text("area").equals(COUNTRY) ? null : form.value("area", PartyId::new);
        if (!form.isSound() || area != null && register.find(area).isEmpty()) {
            throw new NotFoundException();
        }
        Registration registration = registering.on(on).registration();
        Registration.Figure figure = registration.figure(column, area);
        RegistrationSheets sheets = sheets();
        model.addAttribute("on", on);
        model.addAttribute("name", words.capitalised(sheets.name(column)));
        model.addAttribute("key", column.key());
        model.addAttribute("definition", sheets.definition(column));
        model.addAttribute("area", area == null ? words.say("registration.country") : words.party(area, on));
        model.addAttribute("of", registration.in(area).size());
        model.addAttribute("figure", figure);
        List<KommuneLine> lines =
                figure.counted().stream().map(line -> kommune(line, column, on)).toList();
        model.addAttribute("lines", lines);
        model.addAttribute(
                "hasBasis", lines.stream().anyMatch(line -> !line.basis().isEmpty()));
        model.addAttribute(
                "hasClauses",
                lines.stream().flatMap(line -> line.basis().stream()).anyMatch(basis -> !basis.clauses()
                        .isEmpty()));
        model.addAttribute(
                "hasRemarks",
                lines.stream()
                        .anyMatch(line ->
                                line.nothingInForce() || !line.madeFrom().isEmpty()));
        model.addAttribute("isLacking", column.kind() == Column.Kind.LACKING);
        model.addAttribute(
                "back",
                href(
                        "/registration",
                        on,
                        area == null
                                ? null
                                : register.regionOf(area).map(rhf -> rhf.id()).orElse(null)));
        return "registration-figure";
    }

    private KommuneLine kommune(MunicipalityLine line, Column column, LocalDate on) {
        String madeFrom = line.counted().stream()
                .map(AgreementLine::bound)
                .filter(bound -> !bound.equals(line.id()))
                .distinct()
                .map(bound -> words.party(bound, on))
                .collect(java.util.stream.Collectors.joining(", "));
        return new KommuneLine(
                line,
                madeFrom,
                line.basis(column).stream().map(basis -> basis(basis, line, on)).toList(),
                line.counted().isEmpty(),
                line.lacking().stream().map(String::valueOf).collect(java.util.stream.Collectors.joining(", ")));
    }

    private Basis basis(MunicipalityLine.Basis basis, MunicipalityLine line, LocalDate on) {
        AgreementLine agreement = basis.line();
        String href = "/agreements/" + agreement.agreement() + "?version=" + agreement.version();
        String subject = agreement.subject();
        return new Basis(
                agreement,
                href,
                agreement.bound().equals(line.id()) ? "" : words.party(agreement.bound(), on),
                basis.clauses().stream().map(clause -> link(clause, href)).toList(),
                subject == null ? "" : sheets().subject(subject));
    }

    private static ClauseLink link(ClauseAnswer clause, String href) {
        return new ClauseLink(
                (clause.number() + " " + clause.heading()).strip(), href + "#" + clause.clause(), clause.confirmed());
    }

    // ---- files ------------------------------------------------------------------------------------------------------

    @GetMapping("/registration/registration.xlsx")
    ResponseEntity<byte[]> workbook(Actor actor, @RequestParam MultiValueMap<String, String> fields) {
        return file(actor, fields, FileKind.WORKBOOK);
    }

    @GetMapping("/registration/figures.csv")
    ResponseEntity<byte[]> figuresFile(Actor actor, @RequestParam MultiValueMap<String, String> fields) {
        return file(actor, fields, FileKind.FIGURES);
    }

    @GetMapping("/registration/agreements.csv")
    ResponseEntity<byte[]> agreementsFile(Actor actor, @RequestParam MultiValueMap<String, String> fields) {
        return file(actor, fields, FileKind.AGREEMENTS);
    }

    private enum FileKind {
        WORKBOOK,
        FIGURES,
        AGREEMENTS
    }

    private ResponseEntity<byte[]> file(Actor actor, MultiValueMap<String, String> fields, FileKind kind) {
        requireReader(actor);
        var form = new Form(fields);
        LocalDate on = on(form);
        PartyId region = region(form, actor);
        if (!form.isSound()) {
            throw new NotFoundException();
        }
        return file(registering.record(on), new RegistrationSheets.About(region, null, address()), kind);
    }

    /** Where the product is reached now, so that links in a file lead back to it. */
    private static String address() {
        return org.springframework.web.servlet.support.ServletUriComponentsBuilder.fromCurrentContextPath()
                .build()
                .toUriString();
    }

    private ResponseEntity<byte[]> file(RegistrationRecord record, RegistrationSheets.About about, FileKind kind) {
        RegistrationSheets sheets = sheets();
        String day = record.on().toString();
        return switch (kind) {
            case WORKBOOK ->
                AgreementPageController.file(
                        sheets.workbook(record, about),
                        words.say("registration.file", day) + ".xlsx",
                        Workbook.MEDIA_TYPE);
            case FIGURES ->
                AgreementPageController.file(
                        sheets.figuresCsv(record, about),
                        words.say("registration.file-figures", day) + ".csv",
                        SheetFiles.CSV);
            case AGREEMENTS ->
                AgreementPageController.file(
                        sheets.rowsCsv(record, about),
                        words.say("registration.file-rows", day) + ".csv",
                        SheetFiles.CSV);
        };
    }

    // ---- frozen -----------------------------------------------------------------------------------------------------

    @GetMapping("/registration/frozen")
    String all(Actor actor, Model model) {
        requireReader(actor);
        model.addAttribute("lines", registering.all(actor));
        return "registration-frozen";
    }

    @PostMapping("/registration/frozen")
    String freeze(Actor actor, @RequestParam MultiValueMap<String, String> fields, RedirectAttributes flash) {
        requireReader(actor);
        var form = new Form(fields);
        LocalDate on = form.requiredDate("on");
        String back = Hrefs.of("/registration", form.given(), Set.of("on", "region"));
        if (on == null || !form.isSound()) {
            return answers.unreadable(form, flash, back);
        }
        return switch (registering.freeze(form.text("title"), on, actor)) {
            case Registering.Frozen.Kept kept ->
                answers.done(flash, "done.registration-frozen", "/registration/frozen/" + kept.id());
            case Registering.Frozen.Refused refused -> answers.refused(refused.reasons(), form, flash, back);
        };
    }

    private Registering.Sheet sheet(String id, Actor actor) {
        return registering.find(id, actor).orElseThrow(NotFoundException::new);
    }

    @GetMapping("/registration/frozen/{id}")
    String frozen(@PathVariable String id, Actor actor, Model model) {
        Registering.Sheet sheet = sheet(id, actor);
        RegistrationRecord record = sheet.record();
        var areas = new ArrayList<Area>();
        record.regions().forEach(one -> areas.add(new Area(one, words.party(one, record.on()))));
        areas.add(new Area(null, words.say("registration.country")));
        RegistrationSheets sheets = sheets();
        model.addAttribute("one", sheet.heading());
        model.addAttribute("name", name(sheet.heading()));
        model.addAttribute("record", record);
        model.addAttribute("areas", areas);
        model.addAttribute(
                "groups",
                groups(column -> new Line(
                        column,
                        words.capitalised(sheets.name(column)),
                        sheets.definition(column),
                        areas.stream()
                                .map(area -> record.figure(column, area.area())
                                        .map(figure -> new Cell(
                                                figure.applies(),
                                                figure.municipalities().size(),
                                                "",
                                                area.name()))
                                        .orElse(new Cell(false, 0, "", area.name())))
                                .toList())));
        model.addAttribute("citation", citation(sheet.heading()));
        return "registration-record";
    }

    private String citation(Registering.Heading heading) {
        return words.say(
                "registration.citation",
                words.date(heading.on()),
                words.moment(heading.at()),
                String.valueOf(heading.position()),
                heading.digest().hex(),
                site.address("/registration/frozen/" + heading.id()));
    }

    private String name(Registering.Heading heading) {
        return heading.title().isEmpty()
                ? words.say("registration.of-date", words.date(heading.on()))
                : heading.title();
    }

    record DifferenceLine(String area, String column, int before, int after, String gone, String come) {}

    /** Compute again, beside the request. */
    @PostMapping("/registration/frozen/{id}/again")
    String computeAgain(
            @PathVariable String id,
            Actor actor,
            @RequestParam MultiValueMap<String, String> fields,
            RedirectAttributes flash) {
        return answers.madeAgain(asking.start(id, actor), new Form(fields), flash, "/registration/frozen/" + id);
    }

    record UnknownLine(String title, String href, String requirement) {}

    /** What came of computing again, as of then and as of now; until then, how far it has come. */
    @GetMapping("/registration/frozen/{id}/again/{run}")
    String again(@PathVariable String id, @PathVariable String run, Actor actor, Model model) {
        AskingAgain.Run<Registering.Again> asked = asking.find(run, id, actor).orElseThrow(NotFoundException::new);
        Registering.Again again = asked.again();
        Registering.Sheet sheet = sheet(id, actor);
        model.addAttribute("one", sheet.heading());
        model.addAttribute("name", name(sheet.heading()));
        model.addAttribute("run", asked);
        model.addAttribute("again", again);
        if (again != null) {
            LocalDate on = sheet.record().on();
            model.addAttribute("then", differences(again.then(), on));
            model.addAttribute("now", differences(again.now(), on));
            model.addAttribute(
                    "unknown",
                    again.unknown().stream()
                            .map(one -> new UnknownLine(
                                    (one.title() + ", " + one.number()).strip(),
                                    "/agreements/" + one.agreement() + "?version=" + one.version() + "#" + one.clause(),
                                    words.requirement(one.requirement())))
                            .toList());
        }
        return "registration-again";
    }

    private List<DifferenceLine> differences(RegistrationRecord.Comparison comparison, LocalDate on) {
        RegistrationSheets sheets = sheets();
        return comparison.figures().stream()
                .map(one -> new DifferenceLine(
                        one.area() == null
                                ? words.say("registration.country")
                                : words.party(Objects.requireNonNull(one.area()), on),
                        words.capitalised(sheets.name(one.column())),
                        one.before(),
                        one.after(),
                        names(one.gone(), on),
                        names(one.come(), on)))
                .toList();
    }

    private String names(Set<PartyId> parties, LocalDate on) {
        return parties.stream()
                .map(party -> words.party(party, on))
                .sorted(java.text.Collator.getInstance(Locale.of("nb")))
                .collect(java.util.stream.Collectors.joining(", "));
    }

    @GetMapping("/registration/frozen/{id}/registration.xlsx")
    ResponseEntity<byte[]> frozenWorkbook(@PathVariable String id, Actor actor) {
        return frozenFile(id, actor, FileKind.WORKBOOK);
    }

    @GetMapping("/registration/frozen/{id}/figures.csv")
    ResponseEntity<byte[]> frozenFigures(@PathVariable String id, Actor actor) {
        return frozenFile(id, actor, FileKind.FIGURES);
    }

    @GetMapping("/registration/frozen/{id}/agreements.csv")
    ResponseEntity<byte[]> frozenAgreements(@PathVariable String id, Actor actor) {
        return frozenFile(id, actor, FileKind.AGREEMENTS);
    }

    private ResponseEntity<byte[]> frozenFile(String id, Actor actor, FileKind kind) {
        Registering.Sheet sheet = sheet(id, actor);
        return file(
                sheet.record(),
                new RegistrationSheets.About(null, sheet.heading().digest(), address()),
                kind);
    }

    /** The canonical form, whose SHA-256 is cited. */
    @GetMapping("/registration/frozen/{id}/record.txt")
    ResponseEntity<byte[]> canonical(@PathVariable String id, Actor actor) {
        Registering.Sheet sheet = sheet(id, actor);
        return AgreementPageController.file(
                sheet.record().canonical().getBytes(StandardCharsets.UTF_8),
                "registration-" + id.substring(0, 8) + ".txt",
                "text/plain;charset=utf-8");
    }
}
