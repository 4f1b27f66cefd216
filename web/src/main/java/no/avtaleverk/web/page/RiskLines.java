package no.avtaleverk.web.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosRow;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.ros.AnalysingRisks;
import no.avtaleverk.workflow.ros.RegionalRisks;
import no.avtaleverk.workflow.ros.RiskOverview;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an analysis says, beside the clause it is about and before those who decide. */
@Component
final class RiskLines {
    private final AnalysingRisks analysing;
    private final RiskOverview overview;
    private final PageWords words;

    RiskLines(AnalysingRisks analysing, RiskOverview overview, PageWords words) {
        this.analysing = analysing;
        this.overview = overview;
        this.words = words;
    }

    /**
     * A row in one line.
     *
     * @param label its id in the library; empty for a duty and for what people added
     * @param lang the language its words are in
     * @param chip zone and score, or that nobody has graded it
     * @param open whether a leader has yet to decide on it
     * @param proposed whether one party has proposed something, and another has yet to say yes
     */
    record Line(
            String id,
            String href,
            String label,
            String event,
            String lang,
            PageWords.Chip chip,
            boolean open,
            boolean proposed) {}

    /**
     * The rows a clause guards against.
     *
     * @param ungraded how many of them nobody has graded; they are not among the lines
     */
    record Beside(List<Line> lines, int ungraded) {}

    /** How many rows stand in a zone. */
    record Count(Zone zone, String name, long rows) {}

    /**
     * Where the risks of an agreement stand.
     *
     * @param listed whether there is an analysis
     * @param grave rows that are red, that a leader has to decide on and nobody has, or that the parties have not agreed on yet
     * @param proposed rows of which one party has proposed something, and another has yet to say yes
     * @param early rows so grave that a leader has to accept them, and can not yet
     */
    record Summary(
            boolean listed,
            String href,
            List<Count> counts,
            long ungraded,
            List<Line> grave,
            long red,
            long open,
            long proposed,
            long early) {
        /** Whether a leader has something to look at. */
        public boolean isGrave() {
            return !grave.isEmpty();
        }
    }

    /** The page of a row. */
    static String href(AgreementId agreement, String row) {
        return FollowUpPlace.of(agreement, FollowUpSubject.ROS, row);
    }

    Map<ClauseId, Beside> beside(AgreementView view, Actor actor) {
        var beside = new LinkedHashMap<ClauseId, Beside>();
        if (!view.inner() || view.agreement().kind().isStandardText()) {
            return beside;
        }
        RosAnalysis analysis = analysing.analysis(view.agreement(), actor);
        RosScale scale = analysis.scale().orElse(null);
        if (scale == null) {
            return beside;
        }
        Set<ClauseId> clauses = new LinkedHashSet<>();
        analysis.lookedAt().forEach(item -> item.row().barriers().forEach(barrier -> clauses.add(barrier.clause())));
        for (ClauseId clause : clauses) {
            var lines = new ArrayList<Line>();
            int ungraded = 0;
            for (RosItem item : analysis.guardedBy(clause)) {
                if (item.zone(scale).isPresent()) {
                    lines.add(line(view.agreement(), item, scale, false));
                } else {
                    ungraded++;
                }
            }
            beside.put(clause, new Beside(lines, ungraded));
        }
        return beside;
    }

    Line line(Agreement agreement, RosItem item, @Nullable RosScale scale, boolean open) {
        RosGrade grade = scale == null ? null : item.gravest(scale).orElse(null);
        return new Line(
                item.id(),
                href(agreement.id(), item.id()),
                lead(item.row()),
                words(item.row(), agreement),
                lang(item.row(), agreement),
                chip(grade, scale == null ? null : item.zone(scale).orElse(null)),
                open,
                item.awaitsYes());
    }

    /** The id of an event of the library, by which people speak of it. */
    static String label(RosRow row) {
        return row.kind() == RosRow.Kind.EVENT ? row.id() : "";
    }

    /** What stands before the words in a list: the id of an event, or that it is a duty, whose words alone say what is promised. */
    String lead(RosRow row) {
        return row.kind() == RosRow.Kind.DUTY ? words.say("risks.duty") : label(row);
    }

    /** An event in the reader's language; what the parties wrote, in that of the agreement. */
    String words(RosRow row, Agreement agreement) {
        return row.kind() == RosRow.Kind.EVENT
                ? words.in(row.words())
                : row.words().in(agreement.head().language());
    }

    /** Events are told in Norwegian also to those who read the pages in English. */
    String lang(RosRow row, Agreement agreement) {
        Language reader = words.lang().equals("nn") ? Language.NYNORSK : Language.BOKMAL;
        return (row.kind() == RosRow.Kind.EVENT ? reader : agreement.head().language()).code();
    }

    PageWords.Chip chip(@Nullable RosGrade grade, @Nullable Zone zone) {
        if (grade == null || zone == null) {
            return new PageWords.Chip(words.say("risks.ungraded"), "neutral", "dash");
        }
        return chip(words, zone, grade.score());
    }

    static PageWords.Chip chip(PageWords words, Zone zone, int score) {
        String text = words.say("risks.zone-score", words.capital(zone), score);
        return switch (zone) {
            case RED -> new PageWords.Chip(text, "danger", "warning");
            case YELLOW -> new PageWords.Chip(text, "warning", "half");
            case GREEN -> new PageWords.Chip(text, "success", "check");
        };
    }

    /** Where the risks of an agreement stand; without rows for those who may not read the analysis. */
    Summary summary(AgreementView view, Actor actor) {
        Agreement agreement = view.agreement();
        RosAnalysis analysis = view.inner() ? analysing.analysis(agreement, actor) : RosAnalysis.NONE;
        List<RosItem> red = analysis.red();
        List<RosItem> open = analysis.unaccepted(words.today());
        List<RosItem> early = analysis.tooEarlyToAccept();
        Set<RosItem> grave = new LinkedHashSet<>(red);
        grave.addAll(open);
        List<RosItem> proposed = analysis.proposed();
        grave.addAll(proposed);
        RosScale scale = analysis.scale().orElse(null);
        Map<Zone, Long> counts = analysis.byZone();
        return new Summary(
                analysis.listed() != null,
                FollowUpPlace.of(agreement.id(), FollowUpSubject.ROS, ""),
                List.of(
                        count(Zone.RED, counts.getOrDefault(Zone.RED, 0L)),
                        count(Zone.YELLOW, counts.getOrDefault(Zone.YELLOW, 0L)),
                        count(Zone.GREEN, counts.getOrDefault(Zone.GREEN, 0L))),
                analysis.ungraded(),
                grave.stream()
                        .map(item -> line(agreement, item, scale, open.contains(item)))
                        .toList(),
                red.size(),
                open.size(),
                proposed.size(),
                early.size());
    }

    Count count(Zone zone, long rows) {
        return new Count(zone, words.capital(zone), rows);
    }

    /**
     * The red rows, and those somebody has to decide on, of all agreements of a leader.
     *
     * @param agreements in how many agreements they are
     */
    record Standing(long red, long open, long agreements) {}

    /**
     * Where the risks of one agreement stand, in one line.
     *
     * @param listed whether there is an analysis
     */
    record Brief(boolean listed, String href, long red, long open, long proposed) {
        /** Whether a leader has something to look at. */
        public boolean isGrave() {
            return red + open + proposed > 0;
        }
    }

    Brief brief(AgreementView view, Actor actor) {
        Summary summary = summary(view, actor);
        return new Brief(summary.listed(), summary.href(), summary.red(), summary.open(), summary.proposed());
    }

    /** The same of all agreements with an analysis that a person may read, read at once. */
    Map<AgreementId, Brief> briefs(Actor actor) {
        var briefs = new LinkedHashMap<AgreementId, Brief>();
        overview.risks(RiskOverview.Filter.ALL, actor).analyses().forEach(one -> {
            List<RegionalRisks.Row> rows = one.rows();
            AgreementId id = one.agreement().id();
            briefs.put(
                    id,
                    new Brief(
                            true,
                            FollowUpPlace.of(id, FollowUpSubject.ROS, ""),
                            rows.stream().filter(row -> row.zone() == Zone.RED).count(),
                            rows.stream()
                                    .filter(RegionalRisks.Row::awaitsAcceptance)
                                    .count(),
                            rows.stream().filter(row -> row.item().awaitsYes()).count()));
        });
        return briefs;
    }

    Standing standing(Actor actor) {
        RegionalRisks risks = overview.risks(RiskOverview.Filter.ALL, actor);
        Set<AgreementId> agreements = new LinkedHashSet<>();
        risks.red().forEach(row -> agreements.add(row.agreement()));
        risks.unaccepted().forEach(row -> agreements.add(row.agreement()));
        return new Standing(risks.red().size(), risks.unaccepted().size(), agreements.size());
    }
}
