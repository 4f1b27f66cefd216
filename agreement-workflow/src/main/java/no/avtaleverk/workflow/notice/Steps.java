package no.avtaleverk.workflow.notice;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import no.avtaleverk.workflow.reporting.Awaiting.TaskKind;
import org.jspecify.annotations.Nullable;

/**
 * When people are reminded of a task, in days before its last day; negative for days after it.
 *
 * @param usual for kinds of which nothing else is said
 * @param escalation days after the last day when the leader of the organisation is told
 */
public record Steps(List<Integer> usual, Map<TaskKind, List<Integer>> byKind, int escalation) {
    /** Eight weeks, four weeks and one week before, on the day, and the day after. Ours; no law says it. */
    static final List<Integer> USUAL = List.of(56, 28, 7, 0, -1);

    public Steps {
        usual = List.copyOf(usual);
        byKind = Map.copyOf(byKind);
    }

    /**
     * Read the operator's choice.
     *
     * @param setting the value of a setting by the end of its name: empty for the usual steps, else a dot and the kind of task
     * @throws IllegalArgumentException if it is not numbers with commas between
     */
    @SuppressWarnings("NullAway") // Asked of settings, of which most are not there.
    public static Steps read(UnaryOperator<@Nullable String> setting, int escalation) {
        var byKind = new EnumMap<TaskKind, List<Integer>>(TaskKind.class);
        for (TaskKind kind : TaskKind.values()) {
            days(setting.apply("." + kind.name())).ifPresent(days -> byKind.put(kind, days));
        }
        return new Steps(days(setting.apply("")).orElse(USUAL), byKind, escalation);
    }

    private static Optional<List<Integer>> days(@Nullable String text) {
        return text == null
                ? Optional.empty()
                : Optional.of(Arrays.stream(text.split(","))
                        .filter(one -> !one.isBlank())
                        .map(one -> Integer.valueOf(one.strip()))
                        .toList());
    }

    /** The step a task stands at; empty when it is too early for any. */
    Optional<Integer> at(TaskKind kind, LocalDate due, LocalDate today) {
        long left = ChronoUnit.DAYS.between(today, due);
        return byKind.getOrDefault(kind, usual).stream()
                .filter(step -> left <= step)
                .min(Comparator.naturalOrder());
    }

    boolean isToEscalate(LocalDate due, LocalDate today) {
        return ChronoUnit.DAYS.between(due, today) >= escalation;
    }
}
