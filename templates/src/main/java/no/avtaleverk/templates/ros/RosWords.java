package no.avtaleverk.templates.ros;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import no.avtaleverk.model.document.RosContent;
import no.avtaleverk.model.ros.RosGrade;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosItem.Measure;
import no.avtaleverk.model.ros.RosLine;
import no.avtaleverk.model.ros.RosRow;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.layout.Labels;
import org.jspecify.annotations.Nullable;

/** What the checklist says, in the written standard of its reader. */
final class RosWords {
    private final RosContent content;
    private final Labels labels;

    RosWords(RosContent content) {
        this.content = content;
        this.labels = Labels.in(content.language());
    }

    String of(String key, String... values) {
        return labels.of("ros." + key, values);
    }

    Labels labels() {
        return labels;
    }

    /** The constant of an enum by its word in any written standard. */
    static <E extends Enum<E>> Optional<E> read(Class<E> type, String prefix, String word) {
        String plain = word.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> Arrays.stream(Language.values()).anyMatch(language -> Labels.in(language)
                        .of("ros." + prefix + "." + one.name())
                        .toLowerCase(Locale.ROOT)
                        .equals(plain)))
                .findFirst();
    }

    /** Whether a word is that of a key in any written standard. */
    static boolean is(String key, String word) {
        return Arrays.stream(Language.values())
                .anyMatch(language -> Labels.in(language).of("ros." + key).equalsIgnoreCase(word.strip()));
    }

    String event(RosRow row) {
        String words = row.words().in(content.language());
        return row.kind() == RosRow.Kind.DUTY ? of("duty", words) : words;
    }

    String area(String area) {
        return content.scale()
                .area(area)
                .map(one -> one.name().in(content.language()))
                .orElse(area);
    }

    String barrier(RosRow.Barrier barrier) {
        return (barrier.number() + " " + barrier.heading()).strip();
    }

    String matter(RosRow row) {
        var matter = row.matter();
        return matter == null ? "" : content.requirements().getOrDefault(matter, matter.value());
    }

    String zone(RosGrade grade) {
        return of("zone." + content.scale().zone(grade));
    }

    /** A grade in full; what is said of none when it is absent. */
    String grade(@Nullable RosGrade grade) {
        return grade == null
                ? of("no-grade")
                : of(
                        "grades",
                        String.valueOf(grade.likelihood()),
                        String.valueOf(grade.consequence()),
                        String.valueOf(grade.score()),
                        zone(grade));
    }

    String standing(RosItem item, RosLine line) {
        String standing = of("standing." + line.standing());
        return line.isAccepted(item.ownerParty(), content.today())
                ? standing + ", " + of("accepted", accepted(line))
                : standing;
    }

    private String accepted(RosLine line) {
        return line.acceptances().values().stream()
                .map(one -> one.note().until())
                .max(java.time.LocalDate::compareTo)
                .map(labels::date)
                .orElse("");
    }

    String measure(Measure measure) {
        return of(
                "measure",
                measure.set().what(),
                of("lowers." + measure.set().lowers()),
                content.name(measure.set().party()),
                of("role." + measure.set().role()),
                labels.date(measure.set().due()),
                status(measure));
    }

    String status(Measure measure) {
        var moved = measure.moved();
        String status = of("measure." + (moved == null ? "none" : moved.status().name()));
        return measure.isLate(content.today()) ? status + ", " + of("measure.late") : status;
    }

    String made() {
        return content.list().version() == 0
                ? of("draft", labels.date(content.listed()))
                : of("version", String.valueOf(content.list().version()), labels.date(content.listed()));
    }
}
