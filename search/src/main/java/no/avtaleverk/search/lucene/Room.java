package no.avtaleverk.search.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.util.FixedBitSet;

/** Numbers and sets for the documents of one stretch. They are used for one segment after the other, and by one question after the other. */
final class Room {
    private static final ConcurrentLinkedQueue<Room> FREE = new ConcurrentLinkedQueue<>();
    private static final int MOST_KEPT = 16;

    final float[] best = new float[Finding.STRETCH];
    final float[] way = new float[Finding.STRETCH];
    final float[] total = new float[Finding.STRETCH];
    final float[] one = new float[Finding.STRETCH];
    final float[] ofPhrases = new float[Finding.STRETCH];
    private long[] norms = new long[256];
    private final List<FixedBitSet> sets = new ArrayList<>();
    private int taken;

    /** An empty set for the documents of one stretch, good until what was taken after it is given back. */
    FixedBitSet set() {
        if (taken == sets.size()) {
            sets.add(new FixedBitSet(Finding.STRETCH));
        }
        FixedBitSet set = sets.get(taken++);
        set.clear();
        return set;
    }

    /** How many sets are taken. */
    int taken() {
        return taken;
    }

    /** Give back all sets but so many that were taken first. */
    void backTo(int first) {
        taken = first;
    }

    long[] norms(int size) {
        if (norms.length < size) {
            norms = new long[size];
        }
        return norms;
    }

    static Room take() {
        Room free = FREE.poll();
        return free == null ? new Room() : free;
    }

    void give() {
        taken = 0;
        if (FREE.size() < MOST_KEPT) {
            FREE.add(this);
        }
    }
}
