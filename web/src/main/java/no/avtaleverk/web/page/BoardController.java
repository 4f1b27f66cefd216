package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.HostArrangement;
import no.avtaleverk.model.agreement.Stage;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.path.AgreementPath;
import no.avtaleverk.model.path.AgreementPath.PartyPath;
import no.avtaleverk.model.path.Standing;
import no.avtaleverk.workflow.proceeding.Documenting;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.BoardOverview;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where the parties stand, on one board; and documenting the steps that nothing else tells of. */
@Controller
final class BoardController {
    private final AgreementPages pages;
    private final WayLines way;
    private final Documenting documenting;
    private final BoardOverview overview;
    private final PartyRegister register;
    private final RiskLines risks;
    private final PageAnswers answers;
    private final PageWords words;

    BoardController(
            AgreementPages pages,
            WayLines way,
            Documenting documenting,
            BoardOverview overview,
            PartyRegister register,
            RiskLines risks,
            PageAnswers answers,
            PageWords words) {
        this.pages = pages;
        this.way = way;
        this.documenting = documenting;
        this.overview = overview;
        this.register = register;
        this.risks = risks;
        this.answers = answers;
        this.words = words;
    }

    /** How many have taken a step, of those it takes. */
    record Total(int done, int of) {}

    /**
     * The board of one agreement.
     *
     * @param lacking name of a step, to show only those who lack it; {@code STUCK} for those where something has stopped
     * @param sort {@code name}, or else those who lack most first
     */
    @GetMapping("/agreements/{id}/board")
    String board(
            @PathVariable AgreementId id,
            @RequestParam(defaultValue = "") String lacking,
            @RequestParam(defaultValue = "") String sort,
            Actor actor,
            Model model) {
        AgreementView view = inner(id, actor);
        Agreement agreement = view.agreement();
        AgreementPath path = AgreementPath.of(agreement, words.today());
        List<Stage> columns = AgreementPath.OF_PARTIES.stream()
                .filter(stage -> path.parties().stream()
                        .anyMatch(party -> party.at(stage).standing() != Standing.NOT_NEEDED))
                .toList();
        List<PartyPath> shown = path.parties().stream()
                .filter(party -> isLacking(party, lacking))
                .sorted(
                        sort.equals("name")
                                ? Comparator.comparing(party -> party.party().name())
                                : Comparator.comparing((PartyPath party) -> !party.isStuck())
                                        .thenComparing(PartyPath::lacking, Comparator.reverseOrder())
                                        .thenComparing(party -> party.party().name()))
                .toList();
        model.addAttribute("view", view);
        model.addAttribute("agreement", agreement);
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("path", path);
        model.addAttribute("strip", way.strip(view, path, actor));
        model.addAttribute("risks", risks.brief(view, actor));
        model.addAttribute("way", way);
        model.addAttribute("columns", columns);
        var totals = new EnumMap<Stage, Total>(Stage.class);
        columns.forEach(stage -> totals.put(stage, total(path, stage)));
        model.addAttribute("totals", totals);
        model.addAttribute("rows", shown);
        model.addAttribute("lacking", lacking);
        model.addAttribute("sort", sort);
        boolean records = actor.mayCoordinate(agreement.circles().concerned(words.today()));
        model.addAttribute("records", records);
        model.addAttribute(
                "sends",
                view.writing()
                        && actor.mayCoordinate(agreement.circles().writing())
                        && (agreement.text() == TextState.DRAFT || agreement.text() == TextState.REVIEW));
        model.addAttribute(
                "milestones",
                Arrays.stream(Stage.values()).filter(Stage::isMilestone).toList());
        model.addAttribute("hearings", agreement.facts().proceedings().hearingsNow());
        model.addAttribute("municipalities", records ? register.municipalitiesOn(words.today()) : List.of());
        return "board";
    }

    private static Total total(AgreementPath path, Stage stage) {
        List<Standing> needed = path.parties().stream()
                .map(party -> party.at(stage).standing())
                .filter(standing -> standing != Standing.NOT_NEEDED)
                .toList();
        return new Total(
                (int) needed.stream()
                        .filter(standing -> standing == Standing.DONE)
                        .count(),
                needed.size());
    }

    private static boolean isLacking(PartyPath party, String lacking) {
        if (lacking.isEmpty()) {
            return true;
        }
        if (lacking.equals("STUCK")) {
            return party.isStuck();
        }
        return AgreementPath.OF_PARTIES.stream()
                .filter(stage -> stage.name().equals(lacking))
                .anyMatch(stage -> party.at(stage).standing().isLacking());
    }

    /** Where all agreements of the organisation stand. */
    @GetMapping("/board")
    String boards(@RequestParam(defaultValue = "") String show, Actor actor, Model model) {
        List<BoardOverview.Line> all = overview.of(actor, words.today());
        model.addAttribute("way", way);
        model.addAttribute(
                "stages",
                Arrays.stream(Stage.values())
                        .filter(stage -> all.stream()
                                .anyMatch(line -> line.path().at(stage).standing() != Standing.NOT_NEEDED))
                        .toList());
        model.addAttribute("all", all.size());
        model.addAttribute(
                "late", all.stream().filter(line -> line.path().isLate()).count());
        model.addAttribute(
                "lines",
                all.stream()
                        .filter(line -> !show.equals("late") || line.path().isLate())
                        .filter(line -> !show.equals("open")
                                || line.path().status().mark().standing().isLacking())
                        .toList());
        model.addAttribute("show", show);
        model.addAttribute("risks", risks.briefs(actor));
        return "boards";
    }

    // ---- documenting ------------------------------------------------------------------------------------------------

    @PostMapping("/agreements/{id}/board/milestones")
    String milestone(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String back = "/agreements/" + id + "/board";
        form.required("stage");
        Stage stage = form.value("stage", Stage::valueOf);
        LocalDate date = form.requiredDate("stageDate");
        String reference = form.required("reference");
        PartyId party = form.isChecked("own") ? actor.organisation() : null;
        if (!form.isSound() || stage == null || date == null) {
            return answers.unreadable(form, flash, back + "#record");
        }
        return answers.to(
                documenting.recordMilestone(id, stage, date, party, reference, form.text("stageNote"), actor),
                id,
                form,
                flash,
                "done.milestone",
                back,
                back + "#record");
    }

    @PostMapping("/agreements/{id}/board/host-arrangements")
    String host(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String back = "/agreements/" + id + "/board";
        String title = form.required("hostTitle");
        form.required("host");
        PartyId host = form.value("host", PartyId::new);
        List<PartyId> others = new ArrayList<>(form.values("others", PartyId::new));
        LocalDate date = form.requiredDate("hostDate");
        String reference = form.required("hostReference");
        if (others.isEmpty()) {
            form.fault("others", "fault.missing");
        }
        if (!form.isSound() || host == null || date == null) {
            return answers.unreadable(form, flash, back + "#host-arrangement");
        }
        others.removeAll(Stream.of(host).toList());
        return answers.to(
                documenting.linkHostArrangement(id, new HostArrangement(title, host, others, date, reference), actor),
                id,
                form,
                flash,
                "done.host",
                back,
                back + "#host-arrangement");
    }

    private AgreementView inner(AgreementId id, Actor actor) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner() || view.agreement().kind().isStandardText() && !view.writing()) {
            throw new NotFoundException();
        }
        return view;
    }
}
