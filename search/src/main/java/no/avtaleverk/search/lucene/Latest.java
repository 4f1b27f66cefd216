package no.avtaleverk.search.lucene;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The values used last, as many as fit; the one unused for the longest time goes first. Safe for several threads. */
final class Latest<K, V> {
    private static final float LOAD = 0.75f;

    private final LinkedHashMap<K, V> all = new LinkedHashMap<>(16, LOAD, true);
    private final long most;
    private final ToLongFunction<V> size;
    private long taken;

    /** @param most values */
    Latest(int most) {
        this(most, value -> 1);
    }

    /**
     * @param most that all values may take together
     * @param size what a value takes
     */
    Latest(long most, ToLongFunction<V> size) {
        this.most = most;
        this.size = size;
    }

    synchronized @Nullable V get(K key) {
        return all.get(key);
    }

    synchronized void put(K key, V value) {
        V before = all.put(key, value);
        taken += size.applyAsLong(value) - (before == null ? 0 : size.applyAsLong(before));
        for (Iterator<Map.Entry<K, V>> eldest = all.entrySet().iterator(); taken > most && eldest.hasNext(); ) {
            taken -= size.applyAsLong(eldest.next().getValue());
            eldest.remove();
        }
    }

    synchronized void forget(Predicate<K> some) {
        for (Iterator<Map.Entry<K, V>> each = all.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<K, V> one = each.next();
            if (some.test(one.getKey())) {
                taken -= size.applyAsLong(one.getValue());
                each.remove();
            }
        }
    }
}
