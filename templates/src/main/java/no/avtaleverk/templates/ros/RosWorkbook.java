package no.avtaleverk.templates.ros;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.avtaleverk.model.document.RosContent;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosGuide;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosItem.Measure;
import no.avtaleverk.model.ros.RosLine;
import no.avtaleverk.model.ros.RosMarks;
import no.avtaleverk.model.ros.RosNote.GuideAnswer;
import no.avtaleverk.model.ros.RosNote.RosGuideAnswered;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.Zone;
import no.avtaleverk.model.time.Norway;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.ConditionalFormattingExpressionRule;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A checklist as a workbook: what it is, the rows with lists to choose from, measures, a matrix that counts, the scale, and the guide's
 * questions. Scores, zones and counts are formulas over the cells people fill in and the limits on the sheet of the scale.
 */
final class RosWorkbook {
    /** Columns of the sheet of rows, by the last part of the key of their heads. */
    enum Column {
        ID("id", 11),
        MATTER("matter", 24),
        EVENT("event", 46),
        AREA("area", 16),
        BARRIERS("barriers", 34),
        RAISED("raised", 30),
        BEFORE_LIKELIHOOD("before-likelihood", 13),
        BEFORE_CONSEQUENCE("before-consequence", 13),
        SCORE_BEFORE("score-before", 9),
        ZONE_BEFORE("zone-before", 10),
        AFTER_LIKELIHOOD("after-likelihood", 13),
        AFTER_CONSEQUENCE("after-consequence", 13),
        SCORE_AFTER("score-after", 9),
        ZONE_AFTER("zone-after", 10),
        STANDING("standing", 20),
        REASON("reason", 30),
        NOT_RELEVANT("not-relevant", 10),
        MEASURES("measures", 40),
        NEW_MEASURE("new-measure", 34),
        LOWERS("lowers", 15),
        PARTY("party", 22),
        ROLE("role", 14),
        DUE("due", 14),
        CODE("code", 32);

        private final String key;
        private final int width;

        Column(String key, int width) {
            this.key = key;
            this.width = width;
        }

        String key() {
            return "column." + key;
        }

        boolean isFilledIn() {
            return switch (this) {
                case BEFORE_LIKELIHOOD,
                        BEFORE_CONSEQUENCE,
                        AFTER_LIKELIHOOD,
                        AFTER_CONSEQUENCE,
                        REASON,
                        NOT_RELEVANT,
                        NEW_MEASURE,
                        LOWERS,
                        PARTY,
                        ROLE,
                        DUE -> true;
                default -> false;
            };
        }

        private int at() {
            return List.of(values()).indexOf(this);
        }

        private String letters() {
            int at = at();
            return at < 26 ? String.valueOf((char) ('A' + at)) : "A" + (char) ('A' + at - 26);
        }
    }

    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** What a cell of the file format holds at most. */
    private static final int LONGEST = 32_767;

    /** Highest row the file format has, and a line, in points. */
    private static final double HIGHEST_ROW = 409;

    private static final double LINE = 15;
    /** Letters of running text in a column for each of its width, which is counted in digits; some less, since lines end between words. */
    private static final double LETTERS_OF_WIDTH = 0.95;

    private static final String HEAD = "E6EEF2";
    private static final String TO_FILL_IN = "FFFAEB";
    private static final String HEAD_TO_FILL_IN = "FFF0C2";
    private static final int HEADER = 0;
    private static final int FIRST = 1;
    /** Where the limits of the zones stand on the sheet of the scale, 1 for its first row. */
    private static final int YELLOW = 2;

    private static final int RED = 3;
    private static final int NEVER_GREEN = 4;

    private final RosContent content;
    private final RosWords words;
    private final int lines;
    /** Of the sheet that is being written: widths of columns, and lines in rows. */
    private final Map<Integer, Integer> widths = new HashMap<>();

    private final Map<Integer, Integer> rowLines = new HashMap<>();

    private RosWorkbook(RosContent content) {
        this.content = content;
        this.words = new RosWords(content);
        this.lines =
                content.items().stream().mapToInt(item -> item.lines().size()).sum();
    }

    static byte[] of(RosContent content) {
        var bytes = new ByteArrayOutputStream();
        var one = new RosWorkbook(content);
        try (var workbook = new Workbook(bytes, "Avtaleverk", "1.0")) {
            workbook.properties().setTitle(content.title());
            workbook.properties().setTextProperty(RosDocuments.FORM, content.mark());
            one.about(workbook.newWorksheet(one.words.of("sheet.about")));
            one.rows(workbook.newWorksheet(one.words.of("sheet.rows")));
            one.measures(workbook.newWorksheet(one.words.of("sheet.measures")));
            one.matrix(workbook.newWorksheet(one.words.of("sheet.matrix")));
            one.scale(workbook.newWorksheet(one.words.of("sheet.scale")));
            one.guide(workbook.newWorksheet(one.words.of("sheet.guide")));
            one.lists(workbook.newWorksheet(LISTS));
            workbook.setActiveTab(1);
        } catch (IOException e) {
            throw new UncheckedIOException("A workbook can not be written to memory", e);
        }
        return packedAnew(bytes.toByteArray(), content);
    }

    /** Packed so that it can be read as a stream, and says nothing of when it was made but what its content says. */
    private static byte[] packedAnew(byte[] workbook, RosContent content) {
        String made = content.made().truncatedTo(ChronoUnit.SECONDS).toString();
        var bytes = new ByteArrayOutputStream();
        try (ZipFile from = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(workbook))
                        .get();
                var to = new ZipOutputStream(bytes)) {
            for (ZipArchiveEntry entry : Collections.list(from.getEntries())) {
                byte[] part = from.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("docProps/core.xml")) {
                    part = new String(part, StandardCharsets.UTF_8)
                            .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", made)
                            .getBytes(StandardCharsets.UTF_8);
                }
                var timeless = new ZipEntry(entry.getName());
                timeless.setTimeLocal(NO_TIME);
                to.putNextEntry(timeless);
                to.write(part);
                to.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A workbook in memory was not read", e);
        }
        return bytes.toByteArray();
    }

    /** The sheet that lists to choose from are taken from. */
    private static final String LISTS = "Lister";

    // ---- what it is -------------------------------------------------------------------------------------------------

    private void about(Worksheet to) {
        width(to, 0, 26);
        width(to, 1, 90);
        var party = content.party();
        List<List<String>> facts = List.of(
                List.of(words.of("kind"), content.title()),
                List.of(words.of("fact.version"), words.made()),
                List.of(
                        words.of("fact.parties"),
                        words.labels().list(List.copyOf(content.parties().values()))),
                List.of(words.of("fact.party"), party == null ? words.of("reader") : content.name(party)),
                List.of(words.of("fact.made"), words.labels().date(LocalDate.ofInstant(content.made(), Norway.ZONE))),
                List.of(
                        words.of("fact.scale"),
                        content.scale().name().in(content.language()) + " – "
                                + content.scale().source().in(content.language())),
                List.of(words.of("fact.code"), content.mark()),
                List.of(
                        words.of("heading.how"),
                        words.of(
                                "sheet.how",
                                words.of("sheet.rows"),
                                names(Arrays.stream(Column.values())
                                        .filter(Column::isFilledIn)
                                        .map(Column::key)
                                        .toList()),
                                words.of("sheet.guide"),
                                names(List.of("column.answer", "column.said")),
                                words.of("column.code"))),
                List.of("", words.of("how.3")),
                List.of("", words.of("how.4")));
        for (int row = 0; row < facts.size(); row++) {
            words(to, row, 0, facts.get(row).getFirst());
            to.style(row, 0).bold().verticalAlignment("top").set();
            words(to, row, 1, facts.get(row).getLast());
        }
        end(to);
    }

    /** Names of columns, by their keys. */
    private String names(List<String> keys) {
        return words.labels()
                .list(keys.stream().map(key -> "«" + words.of(key) + "»").toList());
    }

    // ---- rows -------------------------------------------------------------------------------------------------------

    private void rows(Worksheet to) {
        for (Column column : Column.values()) {
            width(to, column.at(), column.width);
            head(to, HEADER, column.at(), words.of(column.key()), column.isFilledIn());
        }
        int row = FIRST;
        for (RosItem item : content.items()) {
            for (RosLine line : item.lines()) {
                line(to, row++, item, line);
            }
        }
        to.freezePane(3, FIRST);
        to.setAutoFilter(HEADER, 0, HEADER + lines, Column.values().length - 1);
        if (lines > 0) {
            choices(to);
            zones(to, Column.ZONE_BEFORE);
            zones(to, Column.ZONE_AFTER);
        }
        to.repeatRows(HEADER);
        end(to);
        to.paperSize(PaperSize.A3_PAPER);
    }

    private void line(Worksheet to, int row, RosItem item, RosLine line) {
        String given = RosMarks.given(line, content.party());
        for (Column column : Column.values()) {
            switch (column) {
                case ID -> words(to, row, column.at(), item.id());
                case MATTER -> words(to, row, column.at(), matter(item));
                case EVENT -> words(to, row, column.at(), words.event(item.row()));
                case AREA -> words(to, row, column.at(), words.area(line.area()));
                case BARRIERS ->
                    words(
                            to,
                            row,
                            column.at(),
                            item.row().barriers().isEmpty()
                                    ? words.of("row.no-barriers")
                                    : String.join(
                                            "; ",
                                            item.row().barriers().stream()
                                                    .map(words::barrier)
                                                    .distinct()
                                                    .toList()));
                case RAISED ->
                    words(
                            to,
                            row,
                            column.at(),
                            String.join(
                                    "; ",
                                    item.row().unanswered().stream()
                                            .map(one -> content.requirements().getOrDefault(one, one.value()))
                                            .toList()));
                case BEFORE_LIKELIHOOD -> grade(to, row, column, given.charAt(0));
                case BEFORE_CONSEQUENCE -> grade(to, row, column, given.charAt(1));
                case AFTER_LIKELIHOOD -> grade(to, row, column, given.charAt(2));
                case AFTER_CONSEQUENCE -> grade(to, row, column, given.charAt(3));
                case SCORE_BEFORE -> score(to, row, column, Column.BEFORE_LIKELIHOOD, Column.BEFORE_CONSEQUENCE);
                case SCORE_AFTER -> score(to, row, column, Column.AFTER_LIKELIHOOD, Column.AFTER_CONSEQUENCE);
                case ZONE_BEFORE -> zone(to, row, column, Column.SCORE_BEFORE, Column.BEFORE_CONSEQUENCE);
                case ZONE_AFTER -> zone(to, row, column, Column.SCORE_AFTER, Column.AFTER_CONSEQUENCE);
                case STANDING -> words(to, row, column.at(), words.standing(item, line));
                case MEASURES ->
                    words(
                            to,
                            row,
                            column.at(),
                            String.join(
                                    " ",
                                    item.measures().stream().map(words::measure).toList()));
                case REASON, NOT_RELEVANT, NEW_MEASURE, LOWERS, PARTY, ROLE -> room(to, row, column.at());
                case DUE ->
                    to.style(row, column.at())
                            .format("dd.mm.yyyy")
                            .fillColor(TO_FILL_IN)
                            .verticalAlignment("top")
                            .set();
                case CODE -> {
                    words(to, row, column.at(), RosMarks.line(content.agreement(), item, line.area(), given));
                    to.style(row, column.at())
                            .fontColor("6B7280")
                            .fontSize(8)
                            .verticalAlignment("top")
                            .set();
                }
            }
        }
    }

    private String matter(RosItem item) {
        String matter = words.matter(item.row());
        return matter.isEmpty() ? words.of("common") : matter;
    }

    private static void grade(Worksheet to, int row, Column column, char given) {
        if (given != '0') {
            to.value(row, column.at(), given - '0');
        }
        to.style(row, column.at())
                .fillColor(TO_FILL_IN)
                .horizontalAlignment("center")
                .verticalAlignment("top")
                .set();
    }

    private static String cell(Column column, int row) {
        return "$" + column.letters() + (row + 1);
    }

    private static void score(Worksheet to, int row, Column at, Column likelihood, Column consequence) {
        String one = cell(likelihood, row);
        String other = cell(consequence, row);
        to.formula(row, at.at(), "IF(AND(ISNUMBER(%s),ISNUMBER(%s)),%s*%s,\"\")".formatted(one, other, one, other));
        to.style(row, at.at())
                .horizontalAlignment("center")
                .verticalAlignment("top")
                .set();
    }

    private void zone(Worksheet to, int row, Column at, Column score, Column consequence) {
        String scored = cell(score, row);
        to.formula(
                row,
                at.at(),
                "IF(%s=\"\",\"\",IF(%s>=%s,\"%s\",IF(OR(%s>=%s,%s>=%s),\"%s\",\"%s\")))"
                        .formatted(
                                scored,
                                scored,
                                limit(RED),
                                words.of("zone." + Zone.RED),
                                scored,
                                limit(YELLOW),
                                cell(consequence, row),
                                limit(NEVER_GREEN),
                                words.of("zone." + Zone.YELLOW),
                                words.of("zone." + Zone.GREEN)));
        to.style(row, at.at()).bold().verticalAlignment("top").set();
    }

    private String limit(int row) {
        return "'%s'!$B$%d".formatted(words.of("sheet.scale"), row);
    }

    private void choices(Worksheet to) {
        int last = FIRST + lines - 1;
        for (Column column : List.of(
                Column.BEFORE_LIKELIHOOD,
                Column.BEFORE_CONSEQUENCE,
                Column.AFTER_LIKELIHOOD,
                Column.AFTER_CONSEQUENCE)) {
            choice(to, column.at(), last, 0, RosGrade.HIGHEST);
        }
        choice(to, Column.NOT_RELEVANT.at(), last, 1, 1);
        choice(to, Column.LOWERS.at(), last, 2, 3);
        choice(to, Column.PARTY.at(), last, 3, content.parties().size());
        choice(to, Column.ROLE.at(), last, 4, Composition.ROLES.size());
    }

    private void choice(Worksheet to, int column, int last, int list, int count) {
        String letters = String.valueOf((char) ('A' + list));
        to.range(FIRST, column, last, column)
                .validateWithListByFormula("%s!$%s$1:$%s$%d".formatted(LISTS, letters, letters, Math.max(1, count)))
                .allowBlank(true)
                .showErrorMessage(true)
                .errorTitle(words.of("kind"))
                .error(words.of(list == 0 ? "choose.grade" : "choose.list"));
    }

    private void zones(Worksheet to, Column column) {
        int last = FIRST + lines - 1;
        for (Zone zone : Zone.values()) {
            to.range(FIRST, column.at(), last, column.at())
                    .style()
                    .fillColor(ground(zone))
                    .fontColor(zone == Zone.RED ? "FFFFFF" : "16191D")
                    .set(new ConditionalFormattingExpressionRule(
                            "%s=\"%s\"".formatted(cell(column, FIRST), words.of("zone." + zone)), false));
        }
    }

    private static String ground(Zone zone) {
        return switch (zone) {
            case GREEN -> "DDEFE3";
            case YELLOW -> "F2C94C";
            case RED -> "9B2C1F";
        };
    }

    private void lists(Worksheet to) {
        for (int grade = 1; grade <= RosGrade.HIGHEST; grade++) {
            to.value(grade - 1, 0, grade);
        }
        to.value(0, 1, words.of("box.yes"));
        List<List<String>> lists = List.of(
                List.of(words.of("lowers.LIKELIHOOD"), words.of("lowers.CONSEQUENCE"), words.of("lowers.BOTH")),
                List.copyOf(content.parties().values()),
                Composition.ROLES.stream().map(role -> words.of("role." + role)).toList(),
                Arrays.stream(GuideAnswer.values())
                        .map(answer -> words.of("answer." + answer))
                        .toList());
        for (int i = 0; i < lists.size(); i++) {
            for (int row = 0; row < lists.get(i).size(); row++) {
                words(to, row, 2 + i, lists.get(i).get(row));
            }
        }
        to.setVisibilityState(org.dhatim.fastexcel.VisibilityState.HIDDEN);
    }

    // ---- measures ---------------------------------------------------------------------------------------------------

    private void measures(Worksheet to) {
        List<String> heads = List.of("id", "event", "measure", "lowers", "party", "role", "deadline", "status");
        List<Integer> widths = List.of(11, 46, 50, 15, 24, 14, 14, 22);
        for (int i = 0; i < heads.size(); i++) {
            width(to, i, widths.get(i));
            head(to, 0, i, words.of("column." + heads.get(i)), false);
        }
        int row = 1;
        for (RosItem item : content.items()) {
            for (Measure measure : item.measures()) {
                List<String> cells = List.of(
                        item.id(),
                        words.event(item.row()),
                        measure.set().what(),
                        words.of("lowers." + measure.set().lowers()),
                        content.name(measure.set().party()),
                        words.of("role." + measure.set().role()));
                for (int i = 0; i < cells.size(); i++) {
                    words(to, row, i, cells.get(i));
                }
                to.value(row, 6, measure.set().due());
                to.style(row, 6).format("dd.mm.yyyy").verticalAlignment("top").set();
                words(to, row, 7, words.status(measure));
                row++;
            }
        }
        to.freezePane(0, 1);
        end(to);
    }

    // ---- the matrix -------------------------------------------------------------------------------------------------

    private void matrix(Worksheet to) {
        width(to, 0, 28);
        IntStream.rangeClosed(1, RosGrade.HIGHEST).forEach(column -> width(to, column, 19));
        int next = matrix(to, 0, words.of("matrix.before"), (likelihood, consequence) -> "COUNTIFS(%s,%s,%s,%s)"
                .formatted(all(Column.BEFORE_LIKELIHOOD), likelihood, all(Column.BEFORE_CONSEQUENCE), consequence));
        matrix(
                to,
                next + 1,
                words.of("matrix.remaining"),
                (likelihood, consequence) -> "COUNTIFS(%s,%s,%s,%s)+COUNTIFS(%s,%s,%s,%s,%s,\"=\")"
                        .formatted(
                                all(Column.AFTER_LIKELIHOOD),
                                likelihood,
                                all(Column.AFTER_CONSEQUENCE),
                                consequence,
                                all(Column.BEFORE_LIKELIHOOD),
                                likelihood,
                                all(Column.BEFORE_CONSEQUENCE),
                                consequence,
                                all(Column.AFTER_LIKELIHOOD)));
        end(to);
    }

    private String all(Column column) {
        return "'%s'!$%s$%d:$%s$%d"
                .formatted(
                        words.of("sheet.rows"),
                        column.letters(),
                        FIRST + 1,
                        column.letters(),
                        FIRST + Math.max(lines, 1));
    }

    /** Counts the lines in a cell. */
    private interface Counting {
        String formula(String likelihood, String consequence);
    }

    private int matrix(Worksheet to, int top, String says, Counting counting) {
        to.value(top, 0, says); // over the columns beside it, which are empty
        to.style(top, 0).bold().set();
        head(to, top + 1, 0, words.of("matrix.corner"), false);
        for (int consequence = 1; consequence <= RosGrade.HIGHEST; consequence++) {
            head(
                    to,
                    top + 1,
                    consequence,
                    consequence + " "
                            + content.scale()
                                    .consequences()
                                    .get(consequence - 1)
                                    .in(content.language()),
                    false);
        }
        int row = top + 2;
        for (int likelihood = RosGrade.HIGHEST; likelihood >= 1; likelihood--) {
            head(
                    to,
                    row,
                    0,
                    likelihood + " "
                            + content.scale()
                                    .likelihoods()
                                    .get(likelihood - 1)
                                    .name()
                                    .in(content.language()),
                    false);
            for (int consequence = 1; consequence <= RosGrade.HIGHEST; consequence++) {
                var grade = new RosGrade(likelihood, consequence);
                Zone zone = content.scale().zone(grade);
                to.formula(row, consequence, counting.formula(String.valueOf(likelihood), String.valueOf(consequence)));
                to.style(row, consequence)
                        .format("0\" (%d %s)\"".formatted(grade.score(), words.of("zone." + zone)))
                        .fillColor(ground(zone))
                        .fontColor(zone == Zone.RED ? "FFFFFF" : "16191D")
                        .horizontalAlignment("center")
                        .set();
            }
            row++;
        }
        words(to, row, 0, words.of("sum"));
        to.formula(row, 1, "SUM(B%d:F%d)".formatted(top + 3, row));
        return row + 1;
    }

    // ---- scale and guide --------------------------------------------------------------------------------------------

    private void scale(Worksheet to) {
        RosScale scale = content.scale();
        width(to, 0, 30);
        IntStream.rangeClosed(1, RosGrade.HIGHEST).forEach(column -> width(to, column, 34));
        words(to, 0, 0, scale.name().in(content.language()));
        to.style(0, 0).bold().set();
        limit(to, YELLOW, "yellow-from", scale.yellowFrom());
        limit(to, RED, "red-from", scale.redFrom());
        limit(to, NEVER_GREEN, "never-green-from", scale.neverGreenFrom());
        int row = NEVER_GREEN + 1;
        for (Zone zone : Zone.values()) {
            words(to, row, 0, words.of("zone." + zone));
            to.style(row, 0)
                    .fillColor(ground(zone))
                    .fontColor(zone == Zone.RED ? "FFFFFF" : "16191D")
                    .bold()
                    .set();
            words(
                    to,
                    row,
                    1,
                    scale.zones().get(List.of(Zone.values()).indexOf(zone)).in(content.language()));
            row++;
        }
        row++;
        head(to, row, 0, words.of("heading.likelihood"), false);
        head(to, row, 1, words.of("meaning"), false);
        for (int i = 0; i < RosGrade.HIGHEST; i++) {
            row++;
            words(to, row, 0, (i + 1) + " " + scale.likelihoods().get(i).name().in(content.language()));
            words(to, row, 1, scale.likelihoods().get(i).meaning().in(content.language()));
        }
        row += 2;
        head(to, row, 0, words.of("heading.consequence"), false);
        for (int i = 1; i <= RosGrade.HIGHEST; i++) {
            head(to, row, i, i + " " + scale.consequences().get(i - 1).in(content.language()), false);
        }
        for (RosScale.Area area : scale.areas()) {
            row++;
            words(to, row, 0, area.name().in(content.language()));
            for (int i = 0; i < RosGrade.HIGHEST; i++) {
                words(to, row, i + 1, area.grades().get(i).in(content.language()));
            }
        }
        end(to);
    }

    private void limit(Worksheet to, int row, String key, int value) {
        words(to, row - 1, 0, words.of(key));
        to.value(row - 1, 1, value);
        to.style(row - 1, 1).horizontalAlignment("left").set();
    }

    private void guide(Worksheet to) {
        List<String> heads = List.of("section", "id", "question", "answer", "said", "code");
        List<Integer> widths = List.of(30, 14, 70, 16, 44, 32);
        for (int i = 0; i < heads.size(); i++) {
            width(to, i, widths.get(i));
            head(to, 0, i, words.of("column." + heads.get(i)), i == 3 || i == 4);
        }
        int row = 1;
        for (RosGuide.Section section : content.guide().sections()) {
            for (RosGuide.Question question : section.questions()) {
                RosGuideAnswered answered = content.answer(question.id());
                words(to, row, 0, section.id() + " " + section.title().in(content.language()));
                words(to, row, 1, question.id());
                words(to, row, 2, question.question().in(content.language()));
                room(to, row, 3);
                room(to, row, 4);
                if (answered != null) {
                    to.value(row, 3, words.of("answer." + answered.answer()));
                    to.value(row, 4, cut(answered.said()));
                }
                words(to, row, 5, RosMarks.question(content.agreement(), question.id(), answered));
                to.style(row, 5)
                        .fontColor("6B7280")
                        .fontSize(8)
                        .verticalAlignment("top")
                        .set();
                row++;
            }
        }
        to.freezePane(0, 1);
        if (row > 1) {
            choice(to, 3, row - 1, 5, GuideAnswer.values().length);
        }
        end(to);
    }

    // ---- cells ------------------------------------------------------------------------------------------------------

    private void head(Worksheet to, int row, int column, String text, boolean filledIn) {
        rowLines.merge(
                row, (int) Math.ceil(text.length() / Math.max(1, widths.getOrDefault(column, 10) * 0.8)), Math::max);
        to.value(row, column, text);
        to.style(row, column)
                .bold()
                .wrapText(true)
                .verticalAlignment("top")
                .fillColor(filledIn ? HEAD_TO_FILL_IN : HEAD)
                .set();
    }

    private void width(Worksheet to, int column, int width) {
        to.width(column, width);
        widths.put(column, width);
    }

    /** Rows as high as their words, which LibreOffice does not find out by itself, and printed on as many pages as are needed. */
    private void end(Worksheet to) {
        rowLines.forEach((row, count) -> to.rowHeight(row, Math.min(HIGHEST_ROW, Math.max(1, count) * LINE + 2)));
        rowLines.clear();
        widths.clear();
        to.pageOrientation("landscape");
        to.paperSize(PaperSize.A4_PAPER);
        to.setFitToPage(true);
        to.fitToWidth((short) 1);
        to.fitToHeight((short) 0);
    }

    private static void room(Worksheet to, int row, int column) {
        to.style(row, column)
                .fillColor(TO_FILL_IN)
                .wrapText(true)
                .verticalAlignment("top")
                .set();
    }

    private void words(Worksheet to, int row, int column, String text) {
        double letters = Math.max(1, widths.getOrDefault(column, 10) * LETTERS_OF_WIDTH);
        rowLines.merge(row, (int) Math.ceil(text.length() / letters), Math::max);
        to.value(row, column, cut(text));
        to.style(row, column).wrapText(true).verticalAlignment("top").set();
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
