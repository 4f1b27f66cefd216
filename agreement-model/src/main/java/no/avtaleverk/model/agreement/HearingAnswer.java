package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A høringssvar. Several from one receiver all stand; the newest counts.
 *
 * @param hearing number of the høring
 * @param receiver name as in the høring
 * @param file digest of the letter it came in, if kept
 */
public record HearingAnswer(
        int hearing,
        String receiver,
        LocalDate date,
        Position position,
        List<Remark> remarks,
        @Nullable Sha256 file) implements Proceedings.Entry {
    public HearingAnswer {
        remarks = List.copyOf(remarks);
    }

    public enum Position {
        SUPPORTS,
        SUPPORTS_WITH_REMARKS,
        AGAINST,
        NO_REMARKS
    }

    /** @param clause what it is about; absent for the text as a whole */
    public record Remark(@Nullable ClauseId clause, String text) {}
}
