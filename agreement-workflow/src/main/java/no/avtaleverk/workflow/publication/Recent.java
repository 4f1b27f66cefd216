package no.avtaleverk.workflow.publication;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** What was asked for last, up to a weight; what has not been asked for longest goes first. Safe for several threads. */
final class Recent<K, V> {
    private record Kept<V>(V value, long weight) {}

    private final LinkedHashMap<K, Kept<V>> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final long most;
    private long weight;

    Recent(long most) {
        this.most = most;
    }

    synchronized @Nullable V get(K key) {
        Kept<V> found = kept.get(key);
        return found == null ? null : found.value;
    }

    synchronized void put(K key, V value, long weighs) {
        Kept<V> before = kept.put(key, new Kept<>(value, weighs));
        weight += weighs - (before == null ? 0 : before.weight);
        var oldest = kept.entrySet().iterator();
        while (weight > most && oldest.hasNext()) {
            weight -= oldest.next().getValue().weight;
            oldest.remove();
        }
    }
}
