package no.avtaleverk.web.page;

import java.io.IOException;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.avtaleverk.model.activity.ActivityFigure;
import no.avtaleverk.model.activity.ActivityFigures;
import no.avtaleverk.model.activity.ActivityNote.Direction;
import no.avtaleverk.model.activity.ActivityNote.FigureEnded;
import no.avtaleverk.model.activity.ActivityNote.Measure;
import no.avtaleverk.model.activity.ReportingPeriod;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.Sheet;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.templates.table.SheetFiles;
import no.avtaleverk.workflow.activity.FollowingFigures;
import no.avtaleverk.workflow.followup.AgreedWords;
import no.avtaleverk.workflow.reporting.AgreementView;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Activity figures agreed in a clause, over time and beside the changes of the text. */
@Controller
final class ActivityController {
    private static final int MISSING_SHOWN = 6;

    private final AgreementPages pages;
    private final FollowingFigures following;
    private final AgreedWords agreed;
    private final PageAnswers answers;
    private final PageWords words;
    private final MessageSource messages;

    ActivityController(
            AgreementPages pages,
            FollowingFigures following,
            AgreedWords agreed,
            PageAnswers answers,
            PageWords words,
            MessageSource messages) {
        this.pages = pages;
        this.following = following;
        this.agreed = agreed;
        this.answers = answers;
        this.words = words;
        this.messages = messages;
    }

    /**
     * A figure as it is shown.
     *
     * @param picture absent when there is nothing to draw
     * @param missing periods that are over and have no figure, oldest first; no more than can be read
     * @param missingMore how many of them are not among those
     * @param occupancy whether it misleads when it stands alone
     */
    record Line(
            ActivityFigure one,
            String point,
            String level,
            String reporter,
            @Nullable String picture,
            List<Cell> cells,
            List<ReportingPeriod> missing,
            int missingMore,
            boolean occupancy,
            boolean enters,
            boolean ends) {}

    /** @param change the version that entered into force in the period; 0 for none */
    record Cell(ReportingPeriod period, String number, boolean kept, String before, String source, int change) {}

    @GetMapping("/agreements/{id}/follow-up/activity")
    String show(@PathVariable AgreementId id, Actor actor, Model model) {
        Agreement agreement = agreement(id, actor, model);
        Clauses now = agreed.now(agreement, words.today());
        ActivityFigures figures = following.figures(agreement, actor);
        Map<LocalDate, Integer> changes = FollowingFigures.textChanges(agreement);
        var bound = agreement.circles().bound(words.today());
        model.addAttribute("changes", changes);
        model.addAttribute(
                "lines",
                figures.list().stream()
                        .map(one -> line(one, now, changes, actor.mayCoordinate(bound), actor))
                        .toList());
        model.addAttribute("mayAgree", actor.mayCoordinate(bound));
        model.addAttribute(
                "mayEnter",
                figures.list().stream()
                        .anyMatch(
                                one -> actor.mayCoordinate(List.of(one.agreed().reporter()))));
        model.addAttribute(
                "clauses",
                now.list().stream()
                        .map(clause ->
                                new DeviationController.Option(clause.id().value(), clause.title()))
                        .toList());
        model.addAttribute(
                "parties",
                bound.stream()
                        .map(party -> new DeviationController.Option(party.value(), words.party(party)))
                        .toList());
        model.addAttribute("measures", Measure.values());
        model.addAttribute("directions", Direction.values());
        model.addAttribute("lengths", ReportingPeriod.Length.values());
        return "follow-up-activity";
    }

    private Agreement agreement(AgreementId id, Actor actor, Model model) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner()) {
            throw new NotFoundException();
        }
        model.addAttribute("agreement", view.agreement());
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("today", words.today());
        return view.agreement();
    }

    private Line line(ActivityFigure one, Clauses now, Map<LocalDate, Integer> changes, boolean ends, Actor actor) {
        var told = one.agreed();
        BigDecimal level = told.level();
        List<ReportingPeriod> missing = one.missing(words.today());
        return new Line(
                one,
                now.find(told.clause())
                        .map(Clause::title)
                        .or(() -> agreed.words(told.words()).map(text -> text.heading()))
                        .orElse(told.clause().value()),
                level == null ? "" : words.of(told.direction()) + " " + number(level) + " " + told.unit(),
                words.party(told.reporter()),
                one.values().isEmpty()
                        ? null
                        : LinePicture.of(
                                say("activity.picture", told.name()),
                                one,
                                changes,
                                ActivityController::number,
                                words::period,
                                version -> say("activity.version", version)),
                one.values().values().stream()
                        .map(value -> cell(one, value, changes))
                        .toList(),
                missing.subList(0, Math.min(MISSING_SHOWN, missing.size())),
                Math.max(0, missing.size() - MISSING_SHOWN),
                told.measure() == Measure.OCCUPANCY,
                one.ended() == null && actor.mayCoordinate(List.of(told.reporter())),
                one.ended() == null && ends);
    }

    private static Cell cell(ActivityFigure one, ActivityFigure.Value value, Map<LocalDate, Integer> changes) {
        int change = changes.entrySet().stream()
                .filter(day -> !day.getKey().isBefore(value.period().first())
                        && !day.getKey().isAfter(value.period().last()))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
        return new Cell(
                value.period(),
                number(value.number()),
                one.keeps(value.number()),
                String.join(
                        ", ",
                        value.before().stream().map(ActivityController::number).toList()),
                value.source(),
                change);
    }

    private static String number(BigDecimal number) {
        NumberFormat format = NumberFormat.getInstance(PageWords.locale());
        format.setMinimumFractionDigits(Math.max(0, number.scale()));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }

    // ---- writing ----------------------------------------------------------------------------------------------------

    @PostMapping("/agreements/{id}/follow-up/activity")
    String agree(
            @PathVariable AgreementId id,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        String name = form.required("figureName");
        String unit = form.required("figureUnit");
        form.required("measured");
        Measure measure = form.value("measured", Measure::valueOf);
        form.required("clause");
        ClauseId clause = form.value("clause", ClauseId::new);
        BigDecimal level = form.value("level", ActivityController::read);
        Direction direction = form.value("direction", Direction::valueOf);
        form.required("every");
        ReportingPeriod.Length every = form.value("every", ReportingPeriod.Length::valueOf);
        form.required("reporter");
        PartyId reporter = form.value("reporter", PartyId::new);
        LocalDate from = form.requiredDate("followedFrom");
        if (!form.isSound() || measure == null || clause == null || every == null || reporter == null || from == null) {
            return answers.unreadable(form, flash, page(id));
        }
        var told = new FollowingFigures.Told(
                name,
                measure,
                unit,
                clause,
                level,
                direction == null ? Direction.AT_LEAST : direction,
                every,
                reporter,
                from);
        return answers.noted(
                following.agree(id, UUID.randomUUID().toString(), told, actor),
                form,
                flash,
                "done.figure-agreed",
                page(id));
    }

    private static BigDecimal read(String text) {
        return FollowingFigures.number(text).orElseThrow(() -> new IllegalArgumentException("No number"));
    }

    /** One step with a figure: what is asked for stands in {@code act}. */
    @PostMapping("/agreements/{id}/follow-up/activity/{item}/{act}")
    String step(
            @PathVariable AgreementId id,
            @PathVariable String item,
            @PathVariable String act,
            @RequestParam MultiValueMap<String, String> fields,
            Actor actor,
            RedirectAttributes flash) {
        var form = new Form(fields);
        List<Refusal> faults =
                switch (act) {
                    case "enter" -> value(id, item, form, false, actor);
                    case "correct" -> value(id, item, form, true, actor);
                    case "end" -> end(id, item, form, actor);
                    default -> throw new NotFoundException();
                };
        String page = page(id) + "#" + item;
        return form.isSound()
                ? answers.noted(faults, form, flash, "done.figure-" + act, page)
                : answers.unreadable(form, flash, page);
    }

    private List<Refusal> value(AgreementId id, String item, Form form, boolean correct, Actor actor) {
        String period = form.required("period");
        form.required("figureValue");
        BigDecimal value = form.value("figureValue", ActivityController::read);
        String said = correct ? form.required("reason") : form.text("figureSource");
        if (!form.isSound() || value == null) {
            return List.of();
        }
        return correct
                ? following.correct(id, item, period, value, said, actor)
                : following.enter(id, item, period, value, said, actor);
    }

    private List<Refusal> end(AgreementId id, String item, Form form, Actor actor) {
        LocalDate last = form.requiredDate("followedTo");
        String reason = form.required("reason");
        return !form.isSound() || last == null
                ? List.of()
                : following.end(id, new FigureEnded(item, last, reason), actor);
    }

    // ---- tables -----------------------------------------------------------------------------------------------------

    @PostMapping("/agreements/{id}/follow-up/activity/import")
    String bring(
            @PathVariable AgreementId id,
            @RequestParam("file") MultipartFile file,
            Actor actor,
            RedirectAttributes flash,
            Model model)
            throws IOException {
        Agreement agreement = agreement(id, actor, model);
        if (file.isEmpty()) {
            return answers.withoutFile(flash, page(id));
        }
        List<Sheet.Fault> faults =
                switch (SheetFiles.read(file.getBytes())) {
                    case Sheet.Reading.Faulty faulty -> faulty.faults();
                    case Sheet.Reading.Read read -> following.importAll(agreement, read.sheet(), actor);
                };
        if (faults.isEmpty()) {
            return answers.done(flash, "done.figure-import", page(id));
        }
        flash.addFlashAttribute("lineFaults", faults);
        return "redirect:" + page(id) + "#import";
    }

    @GetMapping("/agreements/{id}/follow-up/activity.csv")
    ResponseEntity<byte[]> csv(@PathVariable AgreementId id, Actor actor, Model model) {
        return AgreementPageController.file(
                SheetFiles.csv(following.sheet(agreement(id, actor, model), actor)),
                "aktivitetstall.csv",
                SheetFiles.CSV);
    }

    @GetMapping("/agreements/{id}/follow-up/activity.json")
    ResponseEntity<byte[]> json(@PathVariable AgreementId id, Actor actor, Model model) {
        return AgreementPageController.file(
                SheetFiles.json(following.sheet(agreement(id, actor, model), actor)),
                "aktivitetstall.json",
                "application/json");
    }

    private static String page(AgreementId id) {
        return FollowUpPlace.of(id, FollowUpSubject.ACTIVITY, "");
    }

    private String say(String key, Object... about) {
        return messages.getMessage(key, about, PageWords.locale());
    }
}
