package no.avtaleverk.model.followup;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.time.PlausibleYears;
import org.jspecify.annotations.Nullable;

/**
 * What every note asks of the days in it, asked where notes are taken in. All components of the record are looked through, those of
 * records within it too, so that no subject has to remember to.
 */
public final class NoteDays {
    private NoteDays() {}

    /** The same ruling; refused when a note has a day in it that nobody can mean. */
    public static <N extends Note> Ruling<N> ruled(Ruling<N> ruling) {
        if (!(ruling instanceof Ruling.Made<N> made)) {
            return ruling;
        }
        var days = new ArrayList<LocalDate>();
        made.notes().forEach(note -> collect(note, days));
        List<Refusal> faults = days.stream()
                .filter(day -> !PlausibleYears.hold(day))
                .distinct()
                .<Refusal>map(Refusal.DayNotPlausible::new)
                .toList();
        return faults.isEmpty() ? ruling : Ruling.refused(faults);
    }

    private static void collect(@Nullable Object value, List<LocalDate> days) {
        if (value instanceof LocalDate day) {
            days.add(day);
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                collect(read(component, record), days);
            }
        } else if (value instanceof Collection<?> many) {
            many.forEach(one -> collect(one, days));
        } else if (value instanceof Map<?, ?> by) {
            by.keySet().forEach(one -> collect(one, days));
            by.values().forEach(one -> collect(one, days));
        } else if (value instanceof Optional<?> maybe) {
            maybe.ifPresent(one -> collect(one, days));
        }
    }

    private static @Nullable Object read(RecordComponent component, Record record) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Not a note that can be read: " + record.getClass(), e);
        }
    }
}
