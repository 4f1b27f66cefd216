package no.avtaleverk.web.open;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import no.avtaleverk.web.problem.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list: what comes after a cursor, in the order of keys that never change. What is in the list during the whole walk comes
 * once, and nothing twice, whatever comes or goes between two pages.
 *
 * @param next the cursor of what follows; absent when nothing does
 * @param end the cursor after the last of these
 */
record Listing<T>(List<T> items, @Nullable Cursor next, Cursor end) {
    static final int USUAL = 100;

    /** @param most how many there are on a page at the most */
    static int limit(@Nullable Integer asked, int usual, int most) {
        if (asked == null) {
            return usual;
        }
        if (asked < 1 || asked > most) {
            throw new InvalidRequestException(
                    List.of(new InvalidRequestException.Fault("limit", String.valueOf(asked))));
        }
        return asked;
    }

    /** @param key of each, its own and never another's */
    static <T> Listing<T> of(List<T> all, Function<T, String> key, Cursor from, int limit) {
        List<T> after = all.stream()
                .filter(one -> key.apply(one).compareTo(from.after()) > 0)
                .sorted(Comparator.comparing(key))
                .limit(limit + 1L)
                .toList();
        List<T> items = after.size() > limit ? after.subList(0, limit) : after;
        Cursor end = items.isEmpty() ? from : new Cursor(from.list(), from.narrowed(), key.apply(items.getLast()));
        return new Listing<>(items, after.size() > limit ? end : null, end);
    }

    Optional<String> written() {
        return Optional.ofNullable(next).map(Cursor::written);
    }
}
