package no.avtaleverk.templates.casepaper;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.document.ReviewContent;
import no.avtaleverk.model.document.ReviewContent.Answered;
import no.avtaleverk.model.document.ReviewContent.Assessed;
import no.avtaleverk.model.document.ReviewContent.Laid;
import no.avtaleverk.model.document.ReviewContent.Line;
import no.avtaleverk.model.document.ReviewContent.Meeting;
import no.avtaleverk.model.document.ReviewContent.TextSince;
import no.avtaleverk.model.ros.RosStanding;
import no.avtaleverk.model.yearly.AgendaPoint;
import no.avtaleverk.model.yearly.Assessment;
import no.avtaleverk.templates.layout.Paper;
import no.avtaleverk.templates.layout.Paper.Block;
import no.avtaleverk.templates.layout.Paper.Fact;
import no.avtaleverk.templates.layout.Paper.Facts;
import no.avtaleverk.templates.layout.Paper.Heading;
import no.avtaleverk.templates.layout.Paper.Items;
import no.avtaleverk.templates.layout.Paper.Paragraph;
import no.avtaleverk.templates.layout.Paper.Run;
import no.avtaleverk.templates.layout.Paper.Table;

/** Puts what a yearly review looks at into the form of an agenda, and what it decided into that of minutes. */
final class ReviewComposition {
    private final ReviewContent content;
    private final Prose prose;
    private final List<Block> blocks = new ArrayList<>();

    private ReviewComposition(ReviewContent content) {
        this.content = content;
        this.prose = Prose.in(content.language());
    }

    static Paper compose(ReviewContent content) {
        var composition = new ReviewComposition(content);
        Meeting meeting = content.meeting();
        if (meeting == null) {
            composition.pack();
        } else {
            composition.minutes(meeting);
        }
        Prose prose = composition.prose;
        String of = meeting == null ? "pack" : "minutes";
        String year = String.valueOf(content.opened().getYear());
        String kind = prose.of("review.kind." + of);
        return new Paper(
                kind,
                prose.of("review.title." + of, content.title(), year),
                String.join(", ", content.parties()),
                content.language(),
                prose.of("review.description." + of, content.title(), year),
                kind,
                prose.of("review.foot", kind, year),
                content.made(),
                composition.blocks);
    }

    // ---- the pack ---------------------------------------------------------------------------------------------------

    private void pack() {
        var facts = new ArrayList<Fact>();
        facts.add(fact("parties", prose.row(content.parties())));
        facts.add(fact("opened", prose.date(content.opened())));
        facts.add(fact("since", prose.date(content.since())));
        LocalDate due = content.due();
        if (due != null) {
            facts.add(fact("due", prose.date(due)));
        }
        blocks.add(new Facts(facts));
        paragraph(prose.of("review.law"));
        var silent = new ArrayList<String>();
        for (AgendaPoint point : AgendaPoint.values()) {
            switch (point) {
                case ANSWERS -> answers();
                case ASSESSMENTS -> assessments();
                case TEXT -> text();
                case REQUIREMENTS -> requirements();
                case EVALUATION -> evaluation();
                case OTHER -> {}
                case COMMENTS -> {
                    if (content.comments().isEmpty()) {
                        silent.add(name(point));
                    } else {
                        comments();
                    }
                }
                default -> {
                    List<Line> lines = content.lines().getOrDefault(point, List.of());
                    if (lines.isEmpty()) {
                        silent.add(name(point));
                    } else {
                        heading(point);
                        blocks.add(lines(lines));
                    }
                }
            }
        }
        heading(AgendaPoint.OTHER);
        if (!silent.isEmpty()) {
            paragraph(prose.of("review.nothing", String.join("; ", silent)));
        }
    }

    private void answers() {
        heading(AgendaPoint.ANSWERS);
        blocks.add(new Table(
                List.of(
                        prose.of("table.party"),
                        prose.of("review.table.answer"),
                        prose.of("review.table.words"),
                        prose.of("review.table.answered")),
                List.of(24, 24, 32, 20),
                content.answers().stream().map(this::answer).toList()));
    }

    private List<List<Run>> answer(Answered answered) {
        LocalDate on = answered.on();
        return List.of(
                words(answered.party()),
                words(prose.of("review.wish." + (answered.wish() == null ? "none" : answered.wish()))),
                words(answered.words()),
                words(on == null ? "" : prose.of("review.answered", prose.date(on), answered.by())));
    }

    private void assessments() {
        heading(AgendaPoint.ASSESSMENTS);
        if (content.assessments().isEmpty()) {
            paragraph(prose.of("review.assessments.none"));
            return;
        }
        paragraph(prose.of("review.assessments.about"));
        blocks.add(new Table(
                List.of(
                        prose.of("review.table.matter"),
                        prose.of("table.party"),
                        prose.of("review.table.mark"),
                        prose.of("review.table.now"),
                        prose.of("review.table.words")),
                List.of(26, 18, 14, 16, 26),
                content.assessments().stream().map(this::assessed).toList()));
    }

    private List<List<Run>> assessed(Assessed one) {
        String now = prose.of("review.assessment." + one.now());
        boolean moved = one.last() != Assessment.NOT_ASSESSED && one.last() != one.now();
        String last = moved ? prose.of("review.score.change", prose.of("review.assessment." + one.last()), now) : now;
        return List.of(
                words(one.matter()),
                words(one.party()),
                words(prose.of("review.mark." + one.mark())),
                words(one.carried() ? prose.of("review.assessment.carried", now) : last),
                words(one.words()));
    }

    private void text() {
        heading(AgendaPoint.TEXT);
        TextSince text = content.text();
        if (text.now() == 0) {
            paragraph(prose.of("review.text.none"));
        } else if (text.before() == text.now() || text.before() == 0) {
            paragraph(prose.of("review.text.same", text.now()));
        } else if (text.changes().isEmpty()) {
            paragraph(prose.of("review.text.changed-none", text.before(), text.now()));
        } else {
            paragraph(prose.of(
                    "review.text.changed", text.before(), text.now(), ChangedClauses.counted(text.changes(), prose)));
            blocks.add(ChangedClauses.table(text.changes(), prose));
        }
        if (!text.laid().isEmpty()) {
            paragraph(prose.of("review.text.laid"));
            items(text.laid().stream().map(this::laid).toList());
        }
    }

    private String laid(Laid laid) {
        String on = prose.date(laid.on());
        return laid.note().isBlank()
                ? prose.of("review.text.version", laid.version(), on)
                : prose.of(
                        "review.text.version-note",
                        laid.version(),
                        on,
                        laid.note().strip());
    }

    private void requirements() {
        heading(AgendaPoint.REQUIREMENTS);
        if (content.unanswered().isEmpty()) {
            paragraph(prose.of("review.requirements.none"));
            return;
        }
        paragraph(prose.of("review.requirements.some"));
        blocks.add(new Table(
                List.of(
                        prose.of("table.requirement"),
                        prose.of("table.source"),
                        prose.of("review.table.municipalities")),
                List.of(40, 30, 30),
                content.unanswered().stream()
                        .map(one -> List.of(
                                words(one.requirement().in(content.language())),
                                words(prose.named(one.source())),
                                words(prose.row(one.municipalities()))))
                        .toList()));
    }

    /** What is said of a row of the ROS analysis; that the parties do not agree goes before what is to be decided when they do. */
    static String standing(RosStanding risk) {
        return risk.awaitsYes() ? "review.risk.proposed" : risk.awaitsAcceptance() ? "review.risk.open" : "review.risk";
    }

    private Table lines(List<Line> lines) {
        var rows = new ArrayList<List<List<Run>>>();
        for (Line line : lines) {
            LocalDate date = line.date();
            String said = line.clause().isEmpty() ? line.words() : line.clause() + ": " + line.words();
            RosStanding risk = line.risk();
            if (risk != null) {
                said = said + " "
                        + prose.of(standing(risk), prose.of("zone." + risk.zone()), String.valueOf(risk.score()));
            }
            rows.add(List.of(
                    words(prose.of("review.standing." + line.course())),
                    words(said),
                    words(line.party()),
                    words(date == null ? "" : prose.date(date))));
        }
        return new Table(
                List.of(
                        prose.of("review.table.standing"),
                        prose.of("review.table.what"),
                        prose.of("table.party"),
                        prose.of("fact.date")),
                List.of(16, 44, 22, 18),
                rows);
    }

    private void comments() {
        heading(AgendaPoint.COMMENTS);
        paragraph(prose.of("review.comments.about"));
        items(content.comments().stream()
                .map(one -> {
                    String where = one.clause().isEmpty() ? prose.of("review.comment.document") : one.clause();
                    String who = one.organisation().isEmpty() ? "" : ", " + one.organisation();
                    return prose.of("review.comment", where, prose.date(one.on())) + who;
                })
                .toList());
    }

    private void evaluation() {
        heading(AgendaPoint.EVALUATION);
        if (content.scores().isEmpty()) {
            paragraph(prose.of("review.evaluation.none"));
        } else {
            paragraph(prose.of("review.evaluation.about"));
            blocks.add(new Table(
                    List.of(
                            prose.of("review.table.question"),
                            prose.of("table.party"),
                            prose.of("review.table.score"),
                            prose.of("table.reason")),
                    List.of(36, 20, 14, 30),
                    content.scores().stream()
                            .map(one -> List.of(
                                    words(one.question().in(content.language())),
                                    words(one.party()),
                                    words(
                                            one.last() == 0
                                                    ? prose.of("review.score.first", one.now())
                                                    : prose.of("review.score.change", one.last(), one.now())),
                                    words(one.reason())))
                            .toList()));
        }
        users();
    }

    private void users() {
        if (content.users().isEmpty()) {
            paragraph(prose.of("review.users.none"));
            return;
        }
        paragraph(prose.of("review.users"));
        items(content.users().stream()
                .map(one -> one.outcome().isBlank()
                        ? prose.of("review.user", one.organisation(), one.how())
                        : prose.of("review.user.outcome", one.organisation(), one.how(), one.outcome()))
                .toList());
    }

    // ---- the minutes ------------------------------------------------------------------------------------------------

    private void minutes(Meeting meeting) {
        var facts = new ArrayList<>(List.of(
                fact("parties", prose.row(content.parties())),
                fact("held", prose.date(meeting.held())),
                fact("participants", meeting.participants()),
                fact("outcome", prose.of("review.outcome." + meeting.outcome())),
                fact("reason", meeting.reason())));
        if (!meeting.silent().isEmpty()) {
            facts.add(fact("silent", prose.row(meeting.silent())));
            facts.add(fact("silence", meeting.silence()));
        }
        blocks.add(new Facts(facts));
        paragraph(prose.of("review.law"));
        blocks.add(new Heading(1, prose.of("review.decided")));
        if (meeting.minutes().isEmpty()) {
            paragraph(prose.of("review.decided.none"));
        } else {
            var rows = new ArrayList<List<List<Run>>>();
            meeting.minutes().forEach((point, decided) -> rows.add(List.of(words(name(point)), words(decided))));
            blocks.add(new Table(
                    List.of(prose.of("review.table.point"), prose.of("review.table.decided")), List.of(34, 66), rows));
        }
        blocks.add(new Heading(1, prose.of("review.actions")));
        if (meeting.actions().isEmpty()) {
            paragraph(prose.of("review.actions.none"));
        } else {
            blocks.add(new Table(
                    List.of(prose.of("review.table.task"), prose.of("review.table.owner"), prose.of("table.due")),
                    List.of(48, 32, 20),
                    meeting.actions().stream()
                            .map(one -> List.of(
                                    words(one.words()),
                                    words(prose.of("review.owner", one.party(), prose.of("review.role." + one.role()))),
                                    words(prose.date(one.due()))))
                            .toList()));
        }
        answers();
        assessments();
        evaluation();
        blocks.add(new Heading(1, prose.of("review.fact.pack")));
        paragraph(prose.of("review.pack-digest", meeting.pack()));
    }

    // ---- blocks -----------------------------------------------------------------------------------------------------

    private Fact fact(String key, String value) {
        return new Fact(prose.of("review.fact." + key), words(value));
    }

    private String name(AgendaPoint point) {
        return prose.of("review.point." + point);
    }

    private void heading(AgendaPoint point) {
        blocks.add(new Heading(1, name(point)));
    }

    private void paragraph(String text) {
        blocks.add(new Paragraph(text));
    }

    private void items(List<String> items) {
        blocks.add(new Items(false, items.stream().map(ReviewComposition::words).toList()));
    }

    private static List<Run> words(String text) {
        return Composition.words(text);
    }
}
