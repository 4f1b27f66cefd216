package no.avtaleverk.templates.ros;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.document.RosContent;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosGuide;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosLine;
import no.avtaleverk.model.ros.RosMarks;
import no.avtaleverk.model.ros.RosNote.GuideAnswer;
import no.avtaleverk.model.ros.RosNote.RosGuideAnswered;
import no.avtaleverk.model.ros.RosRow;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.model.time.Norway;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.layout.Paper;
import no.avtaleverk.templates.layout.Paper.Block;
import no.avtaleverk.templates.layout.Paper.Box;
import no.avtaleverk.templates.layout.Paper.Boxes;
import no.avtaleverk.templates.layout.Paper.Fact;
import no.avtaleverk.templates.layout.Paper.Facts;
import no.avtaleverk.templates.layout.Paper.Heading;
import no.avtaleverk.templates.layout.Paper.Items;
import no.avtaleverk.templates.layout.Paper.Matrix;
import no.avtaleverk.templates.layout.Paper.Paragraph;
import no.avtaleverk.templates.layout.Paper.Room;
import no.avtaleverk.templates.layout.Paper.Run;
import no.avtaleverk.templates.layout.Paper.Shade;
import no.avtaleverk.templates.layout.Paper.Shaded;
import no.avtaleverk.templates.layout.Paper.Table;
import no.avtaleverk.templates.layout.Paper.TickCell;
import no.avtaleverk.templates.layout.Paper.TickRow;
import no.avtaleverk.templates.layout.Paper.Ticks;
import org.jspecify.annotations.Nullable;

/** Puts a checklist into the form of a document: to be filled in, or to be read. */
final class Composition {
    /** Roles that a measure is given to. */
    static final List<no.avtaleverk.model.party.Role> ROLES =
            List.of(no.avtaleverk.model.party.Role.COORDINATOR, no.avtaleverk.model.party.Role.LEADER);

    private final RosContent content;
    private final boolean form;
    private final RosWords words;
    private final Language language;
    private final AgreementId agreement;
    private final List<Block> blocks = new ArrayList<>();
    /** Whether there was a list before, so that what is new in this one says something. */
    private final boolean anew;

    private Composition(RosContent content, boolean form) {
        this.content = content;
        this.form = form;
        this.words = new RosWords(content);
        this.language = content.language();
        this.agreement = content.agreement();
        this.anew = content.analysis().items().stream().anyMatch(item -> item.change() != RosItem.Change.NEW);
    }

    /** @param form whether it is to be filled in */
    static Paper compose(RosContent content, boolean form) {
        var composition = new Composition(content, form);
        composition.facts();
        composition.scale();
        composition.matrices();
        composition.rows();
        composition.setAside();
        composition.guide();
        RosWords words = composition.words;
        return new Paper(
                words.of("kind"),
                content.title(),
                words.labels().list(List.copyOf(content.parties().values())),
                content.language(),
                words.of("description", content.title()),
                words.of("kind"),
                words.of("foot", content.mark()),
                content.made(),
                composition.blocks);
    }

    // ---- what it is -------------------------------------------------------------------------------------------------

    private void facts() {
        var facts = new ArrayList<Fact>();
        facts.add(fact("agreement", content.title()));
        facts.add(fact("version", words.made()));
        facts.add(fact(
                "parties", words.labels().list(List.copyOf(content.parties().values()))));
        var party = content.party();
        facts.add(
                party == null
                        ? fact("reader", words.of("reader"))
                        : fact(form ? "party" : "reader", content.name(party)));
        facts.add(fact("made", words.labels().date(java.time.LocalDate.ofInstant(content.made(), Norway.ZONE))));
        facts.add(fact("scale", content.scale().name().in(language)));
        blocks.add(new Facts(facts));
        if (form) {
            blocks.add(new Ticks(
                    List.of("", ""),
                    List.of(24, 76),
                    List.of(new TickRow(
                            content.mark(), List.of(new Room(words.of("fact.code")), new Room(content.mark()))))));
            heading("how");
            blocks.add(new Items(
                    true,
                    IntStream.rangeClosed(1, 5)
                            .mapToObj(step -> runs(words.of("how." + step)))
                            .toList()));
        }
    }

    private Fact fact(String key, String value) {
        return new Fact(words.of("fact." + key), runs(value));
    }

    private void scale() {
        RosScale scale = content.scale();
        heading("scale");
        paragraph(scale.source().in(language));
        subheading("likelihood");
        var likelihoods = new ArrayList<List<List<Run>>>();
        for (int i = 0; i < RosGrade.HIGHEST; i++) {
            RosScale.Likelihood one = scale.likelihoods().get(i);
            likelihoods.add(List.of(
                    runs(String.valueOf(i + 1)),
                    runs(one.name().in(language)),
                    runs(one.meaning().in(language))));
        }
        blocks.add(new Table(
                List.of(words.of("grade"), words.of("name"), words.of("meaning")), List.of(10, 28, 62), likelihoods));
        subheading("consequence");
        var header = new ArrayList<>(List.of(words.of("column.area")));
        for (int i = 0; i < RosGrade.HIGHEST; i++) {
            header.add((i + 1) + " " + scale.consequences().get(i).in(language));
        }
        blocks.add(new Table(
                header,
                List.of(15, 17, 17, 17, 17, 17),
                scale.areas().stream()
                        .map(area -> {
                            var cells = new ArrayList<>(List.of(runs(area.name().in(language))));
                            area.grades().forEach(grade -> cells.add(runs(grade.in(language))));
                            return List.copyOf(cells);
                        })
                        .toList()));
        subheading("zones");
        paragraph(words.of("zones.rule", String.valueOf(scale.yellowFrom()), String.valueOf(scale.redFrom()))
                + (scale.neverGreenFrom() > RosGrade.HIGHEST
                        ? ""
                        : " " + words.of("zones.never", String.valueOf(scale.neverGreenFrom())))
                + (scale.decisionFrom() > RosGrade.HIGHEST
                        ? ""
                        : " " + words.of("zones.decision", String.valueOf(scale.decisionFrom()))));
        var zones = new ArrayList<List<Run>>();
        for (Zone zone : Zone.values()) {
            zones.add(
                    runs(words.of("zone." + zone) + ": " + meaning(scale, zone).in(language)));
        }
        blocks.add(new Items(false, zones));
    }

    private static Bilingual meaning(RosScale scale, Zone zone) {
        return scale.zones()
                .get(
                        switch (zone) {
                            case GREEN -> 0;
                            case YELLOW -> 1;
                            case RED -> 2;
                        });
    }

    private void matrices() {
        heading("matrix");
        matrix("before", RosLine.Grades::before);
        boolean graded = content.items().stream()
                .flatMap(item -> item.lines().stream())
                .flatMap(line -> line.grades().stream())
                .anyMatch(grades -> grades.after() != null);
        if (graded) {
            matrix("remaining", RosLine.Grades::remaining);
        }
    }

    private void matrix(String which, Function<RosLine.Grades, RosGrade> of) {
        RosScale scale = content.scale();
        List<RosGrade> graded = content.items().stream()
                .flatMap(item -> item.lines().stream())
                .flatMap(line -> line.grades().stream())
                .map(of)
                .toList();
        var rows = new ArrayList<String>();
        var cells = new ArrayList<List<Shaded>>();
        for (int likelihood = RosGrade.HIGHEST; likelihood >= 1; likelihood--) {
            rows.add(likelihood + " "
                    + scale.likelihoods().get(likelihood - 1).name().in(language));
            var row = new ArrayList<Shaded>();
            for (int consequence = 1; consequence <= RosGrade.HIGHEST; consequence++) {
                var grade = new RosGrade(likelihood, consequence);
                long count = graded.stream().filter(grade::equals).count();
                var text = new ArrayList<>(List.of(words.of("cell", String.valueOf(grade.score()), words.zone(grade))));
                if (count > 0) {
                    text.add(words.of(count == 1 ? "matrix.count.one" : "matrix.count", String.valueOf(count)));
                }
                row.add(new Shaded(shade(scale.zone(grade)), text));
            }
            cells.add(row);
        }
        blocks.add(new Matrix(
                words.of("matrix." + which),
                words.of("matrix.corner"),
                IntStream.rangeClosed(1, RosGrade.HIGHEST)
                        .mapToObj(grade -> grade + " "
                                + scale.consequences().get(grade - 1).in(language))
                        .toList(),
                rows,
                cells));
    }

    private static Shade shade(Zone zone) {
        return switch (zone) {
            case GREEN -> Shade.LIGHT;
            case YELLOW -> Shade.MIDDLE;
            case RED -> Shade.DARK;
        };
    }

    // ---- rows -------------------------------------------------------------------------------------------------------

    private void rows() {
        heading("rows");
        for (RosItem item : content.items()) {
            RosRow row = item.row();
            blocks.add(new Heading(2, words.of("row", row.id(), words.event(row))));
            about(item);
            if (form) {
                toFillIn(item);
            } else {
                toRead(item);
            }
        }
    }

    private void about(RosItem item) {
        RosRow row = item.row();
        var facts = new ArrayList<Fact>();
        if (!words.matter(row).isEmpty()) {
            facts.add(new Fact(words.of("column.matter"), runs(words.matter(row))));
        }
        if (anew && item.change() != RosItem.Change.SAME) {
            facts.add(new Fact(words.of("row.change"), runs(words.of("change." + item.change()))));
        }
        if (!row.causes().isEmpty()) {
            facts.add(new Fact(words.of("row.causes"), runs(sentences(row.causes()))));
        }
        facts.add(new Fact(
                words.of("row.barriers"),
                runs(
                        row.barriers().isEmpty()
                                ? words.of("row.no-barriers")
                                : String.join(
                                        "; ",
                                        row.barriers().stream()
                                                .map(words::barrier)
                                                .distinct()
                                                .toList()))));
        if (row.isRaised()) {
            facts.add(new Fact(
                    words.of("row.unanswered"),
                    List.of(new Run(
                            words.of(
                                    "row.raised",
                                    String.join(
                                            "; ",
                                            row.unanswered().stream()
                                                    .map(one -> content.requirements()
                                                            .getOrDefault(one, one.value()))
                                                    .toList())),
                            Paper.Look.FIELD))));
        }
        facts.add(new Fact(
                words.of("row.measures"),
                runs(
                        item.measures().isEmpty()
                                ? words.of("row.no-measures")
                                : String.join(
                                        " ",
                                        item.measures().stream()
                                                .map(words::measure)
                                                .toList()))));
        if (!row.proposals().isEmpty()) {
            facts.add(new Fact(
                    words.of("row.proposals"),
                    runs(String.join(
                            " ",
                            row.proposals().stream()
                                    .map(one -> sentence(one.what().in(language)) + " ("
                                            + words.of("lowers." + one.lowers()) + ")")
                                    .toList()))));
        }
        blocks.add(new Facts(facts));
    }

    private String sentences(List<Bilingual> parts) {
        return String.join(
                " ", parts.stream().map(one -> sentence(one.in(language))).toList());
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }

    private void toRead(RosItem item) {
        var lines = new ArrayList<List<List<Run>>>();
        for (RosLine line : item.lines()) {
            Optional<RosLine.Grades> grades = line.grades();
            RosGrade after = grades.map(RosLine.Grades::after).orElse(null);
            lines.add(List.of(
                    runs(words.area(line.area())),
                    runs(words.grade(grades.map(RosLine.Grades::before).orElse(null))),
                    runs(after == null ? "" : words.grade(after)),
                    runs(words.standing(item, line))));
        }
        blocks.add(new Table(
                List.of(
                        words.of("column.area"),
                        words.of("column.before"),
                        words.of("column.remaining"),
                        words.of("column.standing")),
                List.of(25, 22, 22, 31),
                lines));
    }

    private void toFillIn(RosItem item) {
        String before = words.of("column.before-likelihood");
        String beforeConsequence = words.of("column.before-consequence");
        String after = words.of("column.after-likelihood");
        String afterConsequence = words.of("column.after-consequence");
        var lines = new ArrayList<TickRow>();
        for (RosLine line : item.lines()) {
            String given = RosMarks.given(line, content.party());
            String area = words.area(line.area());
            lines.add(new TickRow(
                    RosMarks.line(agreement, item, line.area(), given),
                    List.of(
                            new Room(area),
                            grades(area, before, given.charAt(0)),
                            grades(area, beforeConsequence, given.charAt(1)),
                            grades(area, after, given.charAt(2)),
                            grades(area, afterConsequence, given.charAt(3)))));
        }
        blocks.add(new Ticks(
                List.of(words.of("column.area"), before, beforeConsequence, after, afterConsequence),
                List.of(20, 20, 20, 20, 20),
                lines));
        blocks.add(new Ticks(
                List.of("", "", ""),
                List.of(18, 62, 20),
                List.of(new TickRow(
                        RosMarks.reason(agreement, item.id()),
                        List.of(
                                new Room(words.of("column.reason")),
                                new Room(""),
                                boxes(item.id(), List.of(words.of("box.not-relevant"))))))));
        blocks.add(new Ticks(
                List.of(
                        words.of("column.new-measure"),
                        words.of("column.lowers"),
                        words.of("column.party"),
                        words.of("column.role"),
                        words.of("column.due")),
                List.of(30, 18, 23, 17, 12),
                List.of(new TickRow(
                        RosMarks.measure(agreement, item.id()),
                        List.of(
                                new Room(""),
                                boxes(
                                        item.id(),
                                        List.of(words.of("lowers.LIKELIHOOD"), words.of("lowers.CONSEQUENCE"))),
                                boxes(item.id(), List.copyOf(content.parties().values())),
                                boxes(
                                        item.id(),
                                        ROLES.stream()
                                                .map(role -> words.of("role." + role))
                                                .toList()),
                                new Room(""))))));
    }

    private TickCell grades(String area, String what, char given) {
        return new Boxes(IntStream.rangeClosed(1, RosGrade.HIGHEST)
                .mapToObj(grade -> new Box(
                        String.valueOf(grade),
                        given - '0' == grade,
                        words.of("says", area, what, String.valueOf(grade))))
                .toList());
    }

    private static TickCell boxes(String says, List<String> labels) {
        return new Boxes(labels.stream()
                .map(label -> new Box(label, false, says + ", " + label))
                .toList());
    }

    private void setAside() {
        if (!content.setAside().isEmpty()) {
            heading("set-aside");
            blocks.add(new Items(
                    false,
                    content.setAside().stream()
                            .map(item ->
                                    runs(words.of("row", item.id(), words.event(item.row())) + " – " + item.setAside()))
                            .toList()));
        }
    }

    // ---- the guide --------------------------------------------------------------------------------------------------

    private void guide() {
        heading("guide");
        for (RosGuide.Section section : content.guide().sections()) {
            blocks.add(new Heading(2, section.id() + " " + section.title().in(language)));
            paragraph(section.source().in(language));
            List<String> header =
                    List.of(words.of("column.question"), words.of("column.answer"), words.of("column.said"));
            if (form) {
                blocks.add(new Ticks(
                        header,
                        List.of(42, 26, 32),
                        section.questions().stream().map(this::question).toList()));
            } else {
                blocks.add(new Table(
                        header,
                        List.of(50, 16, 34),
                        section.questions().stream()
                                .map(one -> {
                                    RosGuideAnswered answered = content.answer(one.id());
                                    return List.of(
                                            runs(one.question().in(language)),
                                            runs(answer(answered)),
                                            runs(answered == null ? "" : answered.said()));
                                })
                                .toList()));
            }
        }
    }

    private String answer(@Nullable RosGuideAnswered answered) {
        return answered == null ? words.of("no-answer") : words.of("answer." + answered.answer());
    }

    private TickRow question(RosGuide.Question question) {
        RosGuideAnswered answered = content.answer(question.id());
        return new TickRow(
                RosMarks.question(agreement, question.id(), answered),
                List.of(
                        new Room(question.question().in(language)),
                        new Boxes(Arrays.stream(GuideAnswer.values())
                                .map(answer -> new Box(
                                        words.of("answer." + answer),
                                        answered != null && answered.answer() == answer,
                                        question.id() + ", " + words.of("answer." + answer)))
                                .toList()),
                        new Room(answered == null ? "" : answered.said())));
    }

    private void heading(String key) {
        blocks.add(new Heading(1, words.of("heading." + key)));
    }

    private void subheading(String key) {
        blocks.add(new Heading(2, words.of("heading." + key)));
    }

    private void paragraph(String text) {
        if (!text.isBlank()) {
            blocks.add(new Paragraph(text));
        }
    }

    private static List<Run> runs(String text) {
        return List.of(Run.of(text));
    }
}
