package no.avtaleverk.web.open;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
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
    static final int HEAVIEST = 500;

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

    /**
     * The page after a cursor.
     *
     * @param sorted by their keys
     * @param key of each, its own and never another's
     */
    static <T> Listing<T> of(List<T> sorted, Function<T, String> key, Cursor from, int limit) {
        return of(sorted, key, from, limit, one -> 1);
    }

    /**
     * The page after a cursor. It ends before what would make it too heavy, and has one at the least.
     *
     * @param sorted by their keys
     * @param key of each, its own and never another's
     * @param weight of each; a page has {@link #HEAVIEST} at the most
     */
    static <T> Listing<T> of(List<T> sorted, Function<T, String> key, Cursor from, int limit, ToIntFunction<T> weight) {
        return of(sorted, key, from, limit, weight, one -> true);
    }

    /**
     * The page after a cursor of those that are wanted, which are looked for from there on and no further than the page goes.
     *
     * @param sorted by their keys
     * @param key of each, its own and never another's
     * @param weight of each; a page has {@link #HEAVIEST} at the most
     */
    static <T> Listing<T> of(
            List<T> sorted,
            Function<T, String> key,
            Cursor from,
            int limit,
            ToIntFunction<T> weight,
            Predicate<T> wanted) {
        var items = new ArrayList<T>();
        boolean more = false;
        int sum = 0;
        for (T one : sorted.subList(first(sorted, key, from.after()), sorted.size())) {
            if (wanted.test(one)) {
                sum += weight.applyAsInt(one);
                more = items.size() == limit || sum > HEAVIEST && !items.isEmpty();
                if (more) {
                    break;
                }
                items.add(one);
            }
        }
        Cursor end = items.isEmpty() ? from : new Cursor(from.list(), from.narrowed(), key.apply(items.getLast()));
        return new Listing<>(List.copyOf(items), more ? end : null, end);
    }

    /** The place of the first whose key is after another. */
    private static <T> int first(List<T> sorted, Function<T, String> key, String after) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (key.apply(sorted.get(middle)).compareTo(after) > 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    Optional<String> written() {
        return Optional.ofNullable(next).map(Cursor::written);
    }
}
