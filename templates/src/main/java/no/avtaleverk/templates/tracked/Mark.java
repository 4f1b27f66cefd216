package no.avtaleverk.templates.tracked;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A tracked insertion or deletion that words, a paragraph mark or a table row stand under. A move is both, one at each place.
 *
 * @param author as Word names the writer; may be empty
 * @param at absent when the file does not say
 */
public record Mark(
        boolean insertion,
        boolean move,
        String author,
        @Nullable Instant at) {
    /** Whether what stands under all these marks is there when some of them are accepted and the rest rejected. */
    static boolean show(List<Mark> marks, Predicate<Mark> accepted) {
        for (Mark mark : marks) {
            if (mark.insertion != accepted.test(mark)) {
                return false;
            }
        }
        return true;
    }
}
