package no.avtaleverk.search.lucene;

import java.util.concurrent.ConcurrentLinkedQueue;

/** Numbers for the documents of one stretch. They are used for one segment after the other, and by one question after the other. */
final class Room {
    private static final ConcurrentLinkedQueue<Room> FREE = new ConcurrentLinkedQueue<>();
    private static final int MOST_KEPT = 16;

    final float[] best = new float[Finding.STRETCH];
    final float[] way = new float[Finding.STRETCH];
    final float[] total = new float[Finding.STRETCH];
    final float[] one = new float[Finding.STRETCH];
    final float[] ofPhrases = new float[Finding.STRETCH];
    private long[] norms = new long[256];

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
        if (FREE.size() < MOST_KEPT) {
            FREE.add(this);
        }
    }
}
