package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseReferences;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosLine;
import no.avtaleverk.model.ros.RosRow;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.followup.AgreedWords;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.ros.AnalysingRisks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the pages of a ROS analysis have in common. */
@Component
final class RosPages {
    private static final String NO_PLACE = "";

    private final AgreementPages pages;
    private final AnalysingRisks analysing;
    private final AgreedWords agreed;
    private final PageAnswers answers;
    private final PageWords words;

    RosPages(AgreementPages pages, AnalysingRisks analysing, AgreedWords agreed, PageAnswers answers, PageWords words) {
        this.pages = pages;
        this.analysing = analysing;
        this.agreed = agreed;
        this.answers = answers;
        this.words = words;
    }

    /** A cell that something stands in. */
    record Mark(RosGrade grade, Zone zone) {
        static @Nullable Mark of(@Nullable RosGrade grade, RosScale scale) {
            return grade == null ? null : new Mark(grade, scale.zone(grade));
        }

        public int score() {
            return grade.score();
        }

        public String value() {
            return RosMatrix.value(grade);
        }
    }

    /** A row in one area. */
    record AreaLine(
            String area,
            String name,
            RosLine line,
            RosLine.Standing standing,
            @Nullable Mark before,
            @Nullable Mark after,
            boolean toAccept,
            boolean accepted) {}

    /** A clause that guards against it, once, with all it answers. */
    record BarrierLine(
            String clause, String number, String heading, List<TextBlocks.Block> words, List<String> requirements) {}

    /**
     * A row as a list shows it.
     *
     * @param label short, the same as in the matrix
     * @param lang of the words
     * @param open measures that are not done
     * @param mine whether the reader's party has something to grade
     */
    record Line(
            RosItem item,
            String label,
            String words,
            String lang,
            List<AreaLine> areas,
            List<BarrierLine> barriers,
            List<String> unanswered,
            String owner,
            long open,
            long late,
            boolean mine) {
        public String id() {
            return item.id();
        }
    }

    /** An agreement with its analysis, as the reader may see it. */
    record Shown(
            AgreementView view,
            RosAnalysis analysis,
            Map<String, String> labels,
            boolean works,
            @Nullable PartyId own,
            @Nullable PartyId signs) {
        Agreement agreement() {
            return view.agreement();
        }
    }

    Shown shown(AgreementId id, Actor actor, Model model) {
        AgreementView view = pages.view(id, actor);
        if (!view.inner()) {
            throw new NotFoundException();
        }
        Agreement agreement = view.agreement();
        RosAnalysis analysis = analysing.analysis(agreement, actor);
        var parties = analysing.parties(agreement);
        PartyId own = actor.organisation();
        var shown = new Shown(
                view,
                analysis,
                labels(analysis),
                actor.mayCoordinate(parties),
                own,
                own != null && parties.contains(own) && actor.maySignFor(own) ? own : null);
        model.addAttribute("agreement", agreement);
        model.addAttribute("may", pages.may(view, actor));
        model.addAttribute("today", words.today());
        model.addAttribute("page", path(id));
        model.addAttribute("works", shown.works());
        model.addAttribute("listLang", listLang());
        model.addAttribute("zones", List.of(Zone.RED, Zone.YELLOW, Zone.GREEN));
        return shown;
    }

    /** The analysis as the reader may see it. */
    RosAnalysis analysis(AgreementId id, Actor actor) {
        return analysing.analysis(pages.view(id, actor).agreement(), actor);
    }

    static String path(AgreementId id) {
        return FollowUpPlace.of(id, FollowUpSubject.ROS, NO_PLACE);
    }

    static String path(AgreementId id, String row) {
        return path(id) + "/" + row;
    }

    /** The language that authored words are shown in to a reader. */
    private static String listLang() {
        return PageWords.locale().getLanguage().equals("nn") ? "nn" : "nb";
    }

    /** Short names of the rows: those of the library by their id, duties and own events numbered as they stand in the list. */
    static Map<String, String> labels(RosAnalysis analysis) {
        var labels = new LinkedHashMap<String, String>();
        int duties = 0;
        int own = 0;
        for (RosItem item : analysis.items()) {
            labels.put(
                    item.id(),
                    switch (item.row().kind()) {
                        case EVENT -> item.id();
                        case DUTY -> "P" + ++duties;
                        case OWN -> "E" + ++own;
                    });
        }
        return labels;
    }

    String event(RosRow row) {
        return words.in(row.words());
    }

    static String lang(RosRow row, Agreement agreement) {
        return row.kind() == RosRow.Kind.EVENT
                ? listLang()
                : agreement.head().language().code();
    }

    /** Words as the agreement itself is written. */
    static Language language(Agreement agreement) {
        return agreement.head().language();
    }

    List<Line> lines(Shown shown, List<RosItem> items, RosScale scale) {
        Map<Words, List<TextBlocks.Block>> read = new HashMap<>();
        return items.stream().map(item -> line(shown, item, scale, read)).toList();
    }

    Line line(Shown shown, RosItem item, RosScale scale) {
        return line(shown, item, scale, new HashMap<>());
    }

    private Line line(Shown shown, RosItem item, RosScale scale, Map<Words, List<TextBlocks.Block>> read) {
        RosRow row = item.row();
        LocalDate today = words.today();
        PartyId owner = item.ownerParty();
        return new Line(
                item,
                shown.labels().getOrDefault(item.id(), item.id()),
                event(row),
                lang(row, shown.agreement()),
                item.lines().stream().map(line -> area(item, line, scale)).toList(),
                barriers(shown.agreement(), row, read),
                row.unanswered().stream().map(words::requirement).toList(),
                owner == null ? "" : words.party(owner),
                item.measures().stream().filter(RosItem.Measure::isOpen).count(),
                item.measures().stream().filter(one -> one.isLate(today)).count(),
                shown.works()
                        && shown.own() != null
                        && !item.toScore(shown.own()).isEmpty());
    }

    private AreaLine area(RosItem item, RosLine line, RosScale scale) {
        Optional<RosLine.Grades> grades = line.grades();
        LocalDate today = words.today();
        return new AreaLine(
                line.area(),
                areaName(scale, line.area()),
                line,
                line.standing(),
                Mark.of(grades.map(RosLine.Grades::before).orElse(null), scale),
                Mark.of(grades.map(RosLine.Grades::after).orElse(null), scale),
                line.awaitsAcceptance(scale, item.ownerParty(), today),
                !line.acceptances().isEmpty() && line.isAccepted(item.ownerParty(), today));
    }

    String areaName(RosScale scale, String area) {
        return scale.area(area).map(one -> words.in(one.name())).orElse(area);
    }

    /** Words of a clause, and what was put into them. */
    private record Words(Sha256 text, Map<String, String> values) {}

    private List<BarrierLine> barriers(Agreement agreement, RosRow row, Map<Words, List<TextBlocks.Block>> read) {
        Map<String, List<RosRow.Barrier>> byClause = new LinkedHashMap<>();
        row.barriers().forEach(one -> byClause.computeIfAbsent(one.clause().value(), clause -> new ArrayList<>())
                .add(one));
        return byClause.values().stream()
                .map(same -> {
                    RosRow.Barrier first = same.getFirst();
                    return new BarrierLine(
                            first.clause().value(),
                            first.number(),
                            first.heading(),
                            read.computeIfAbsent(
                                    new Words(first.text(), first.values()), words -> blocks(agreement, words)),
                            same.stream()
                                    .flatMap(one -> Optional.<RequirementId>ofNullable(one.requirement()).stream())
                                    .distinct()
                                    .map(words::requirement)
                                    .toList());
                })
                .toList();
    }

    /** With the values they had when the list was made. */
    private List<TextBlocks.Block> blocks(Agreement agreement, Words words) {
        return agreed.words(words.text())
                .map(found -> TextBlocks.of(found.body(), ClauseReferences.with(words.values(), text(agreement))))
                .orElse(List.of());
    }

    /** The text people choose clauses from. */
    Clauses text(Agreement agreement) {
        Clauses now = agreed.now(agreement, words.today());
        return now.list().isEmpty() ? agreement.clauses() : now;
    }

    /** Where the rows stand: each once, by the gravest of its areas where no single one is asked for. */
    List<RosMatrix.Chip> chips(Shown shown, List<RosItem> items, RosScale scale, String area, boolean before) {
        var chips = new ArrayList<RosMatrix.Chip>();
        for (RosItem item : items) {
            item.lines().stream()
                    .filter(line -> area.isEmpty() || line.area().equals(area))
                    .flatMap(line -> line.grades().stream())
                    .map(grades -> before ? grades.before() : grades.remaining())
                    .max(scale.byGravity())
                    .ifPresent(grade -> chips.add(new RosMatrix.Chip(
                            grade, item.id(), shown.labels().getOrDefault(item.id(), item.id()), event(item.row()))));
        }
        return chips;
    }

    // ---- answers to forms -------------------------------------------------------------------------------------------

    /**
     * Answer a form that bears its own name in {@code on}, before each of the ids of its fields.
     *
     * @param place where on the page it stands
     */
    String answered(
            List<Refusal> reasons, Form form, RedirectAttributes flash, String done, String page, String place) {
        String to = page + (place.isEmpty() ? "" : "#" + place);
        if (form.isSound()) {
            return answers.noted(reasons, form, flash, done, to);
        }
        String on = form.text("on");
        flash.addFlashAttribute(
                PageAnswers.FAULTS,
                answers.faults(form).stream()
                        .map(fault -> new Fault(
                                fault.text(), "#" + on + "-" + fault.href().substring(1)))
                        .toList());
        flash.addFlashAttribute(PageAnswers.GIVEN, form.given());
        return "redirect:" + to;
    }
}
