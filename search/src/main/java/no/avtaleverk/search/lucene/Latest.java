package no.avtaleverk.search.lucene;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was used last, so many of it. Safe for several threads. */
final class Latest<K, V> {
    private static final float LOAD = 0.75f;

    private final LinkedHashMap<K, V> all = new LinkedHashMap<>(16, LOAD, true);
    private final int most;

    Latest(int most) {
        this.most = most;
    }

    synchronized @Nullable V get(K key) {
        return all.get(key);
    }

    synchronized void put(K key, V value) {
        all.put(key, value);
        if (all.size() > most) {
            Map.Entry<K, V> eldest = all.firstEntry();
            all.remove(eldest.getKey());
        }
    }
}
