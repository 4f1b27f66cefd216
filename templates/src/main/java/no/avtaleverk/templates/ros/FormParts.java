package no.avtaleverk.templates.ros;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.avtaleverk.model.ros.RosForm;
import no.avtaleverk.model.ros.RosForm.Column;
import no.avtaleverk.model.ros.RosForm.NewMeasure;
import org.jspecify.annotations.Nullable;

/** What a form says while it is put together, part by part. */
final class FormParts {
    private static final Pattern LINE = Pattern.compile("avr_([0-9a-f]{12})_([0-9a-f]{8})_([0-5]{4})");
    private static final Pattern QUESTION = Pattern.compile("avq_([0-9a-f]{12})_([0-4]_[0-9a-f]{8})");
    private static final Pattern FORM = Pattern.compile("avl_([0-9a-f]{16})_([0-9a-f]{8})_([0-9a-f]{8})");
    private static final DateTimeFormatter NORWEGIAN = DateTimeFormatter.ofPattern("d.M.uuuu");
    /** The day that office programs count from. */
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private RosForm.@Nullable Made made;
    private final List<RosForm.Line> lines = new ArrayList<>();
    private final Map<String, Said> rows = new LinkedHashMap<>();
    private final List<RosForm.Answer> answers = new ArrayList<>();

    /** What is said of a row. */
    private static final class Said {
        private boolean notRelevant;
        private final Set<String> reasons = new LinkedHashSet<>();
        private final Set<NewMeasure> measures = new LinkedHashSet<>();
    }

    static Matcher line(String mark) {
        return LINE.matcher(mark);
    }

    static Matcher question(String mark) {
        return QUESTION.matcher(mark);
    }

    void made(String mark) {
        Matcher found = FORM.matcher(mark);
        if (made == null && found.matches()) {
            made = new RosForm.Made(found.group(1), found.group(2), found.group(3));
        }
    }

    void line(Matcher mark, Column before, Column after) {
        lines.add(new RosForm.Line(mark.group(1), mark.group(2), mark.group(3), before, after));
    }

    void notRelevant(String row) {
        of(row).notRelevant = true;
    }

    void reason(String row, String reason) {
        Said said = of(row);
        if (!reason.isBlank()) {
            said.reasons.add(reason);
        }
    }

    void measure(String row, NewMeasure measure) {
        if (!measure.isEmpty()) {
            of(row).measures.add(measure);
        }
    }

    void answer(RosForm.Answer answer) {
        answers.add(answer);
    }

    private Said of(String row) {
        return rows.computeIfAbsent(row, key -> new Said());
    }

    boolean isAnything() {
        return made != null || !lines.isEmpty() || !answers.isEmpty();
    }

    boolean isTooMuch() {
        return lines.size() + rows.size() + answers.size() > RosForm.MOST_PARTS;
    }

    RosForm done() {
        return new RosForm(
                made,
                lines,
                rows.entrySet().stream()
                        .map(one -> new RosForm.Row(
                                one.getKey(),
                                one.getValue().notRelevant,
                                String.join("\n", one.getValue().reasons),
                                List.copyOf(one.getValue().measures)))
                        .toList(),
                answers);
    }

    /** Likelihood and consequence of which each is ticked in any number of boxes, or written as a digit. */
    static Column column(List<String> likelihood, List<String> consequence) {
        var unread = new ArrayList<String>();
        return new Column(grades(likelihood, unread), grades(consequence, unread), String.join(", ", unread));
    }

    private static TreeSet<Integer> grades(List<String> words, List<String> unread) {
        var grades = new TreeSet<Integer>();
        for (String word : words) {
            String plain = word.strip().replaceFirst("\\.0+$", "");
            if (plain.matches("[1-5]")) {
                grades.add(Integer.valueOf(plain));
            } else if (!plain.isEmpty()) {
                unread.add(plain);
            }
        }
        return grades;
    }

    /** A date as people write it, or as office programs count days; absent when it is none. */
    static @Nullable LocalDate date(String words) {
        String plain = words.strip();
        try {
            if (plain.matches("[0-9]{5}([.][0-9]+)?")) {
                return DAY_ZERO.plusDays(Integer.parseInt(plain.substring(0, 5)));
            }
            return plain.contains("-") ? LocalDate.parse(plain) : LocalDate.parse(plain, NORWEGIAN);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
