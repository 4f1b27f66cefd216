package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;
import org.jspecify.annotations.Nullable;

/**
 * The texts of many agreements, gathered to be written in the order they lie in: Lucene need not sort them then, and equal words,
 * which follow each other, are looked at once. Several threads gather; two at the most write, so that what is held does not grow with the
 * processors.
 */
final class Gathered {
    /** Bytes of text and what belongs to it, at the most; with the objects that hold them some 200 megabytes, and a segment of 50. */
    private static final long MOST = 120_000_000;
    /** The part of the heap that may hold them. */
    private static final int PART_OF_HEAP = 8;

    /** What is gathered is held until it is written, so few write at once. */
    static final int WRITERS = 2;

    private static final long ENOUGH = Math.min(MOST, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);

    private record Text(long kin, String key, TextDocument document) {}

    private List<Text> texts = new ArrayList<>();
    private long bytes;

    private int lots;

    /** Texts to be written by one thread, as a segment of their own; to be closed when they are. */
    final class Lot implements AutoCloseable {
        private final List<Text> texts;

        private Lot(List<Text> texts) {
            this.texts = texts;
            lots++;
        }

        void write(IndexWriter writer, Words.Looking looking) throws IOException {
            texts.sort(Comparator.comparingLong(Text::kin).reversed());
            while (!texts.isEmpty()) {
                // What is written takes room by itself, so each text is let go of at once.
                Text text = texts.removeLast();
                writer.addDocument(text.document.document(text.key, looking));
            }
        }

        @Override
        public void close() {
            closed();
        }
    }

    private synchronized void closed() {
        lots--;
        notifyAll();
    }

    /**
     * Waits while there is enough and as many lots are written as may be.
     *
     * @param agreement texts of one, by their keys
     * @return what is to be written now; absent while that is not enough
     */
    synchronized @Nullable Lot add(Map<String, TextDocument> agreement) throws InterruptedException {
        agreement.forEach((key, document) -> {
            texts.add(new Text(document.kin(), key, document));
            bytes += document.size();
        });
        while (bytes >= ENOUGH && lots == WRITERS) {
            wait();
        }
        return bytes < ENOUGH ? null : take(texts.size());
    }

    /** A share of what is left; absent when nothing is. */
    synchronized @Nullable Lot share(int of) {
        return texts.isEmpty() ? null : take((texts.size() + of - 1) / of);
    }

    private Lot take(int count) {
        List<Text> rest = new ArrayList<>(texts.subList(count, texts.size()));
        var lot = new Lot(new ArrayList<>(texts.subList(0, count)));
        texts = rest;
        bytes = 0;
        return lot;
    }
}
