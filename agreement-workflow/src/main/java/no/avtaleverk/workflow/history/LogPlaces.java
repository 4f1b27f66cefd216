package no.avtaleverk.workflow.history;

import java.time.Instant;
import java.time.LocalDate;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.workflow.Changes;

/** Places in the log by day. */
public final class LogPlaces {
    private LogPlaces() {}

    /** The newest place; 0 when the log has not begun. */
    public static long newest(History history) {
        return history.head().map(AuditEntry::position).orElse(0L);
    }

    /** The place the log had reached at the end of a day in Norway; 0 when it had not begun. */
    public static long atEndOf(LocalDate day, History history) {
        Instant end = day.plusDays(1).atStartOfDay(Changes.NORWAY).toInstant();
        long low = 0;
        long high = newest(history);
        while (low < high) {
            long middle = (low + high + 1) / 2;
            boolean before = history.after(middle - 1, 1).getFirst().at().isBefore(end);
            if (before) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
