package no.avtaleverk.search.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.IntroSorter;

/**
 * The texts of all agreements, gathered in files of their own to be written in the order they lie in: Lucene need not sort them then,
 * and equal words, which follow each other, are looked at once. Only where each text is found is held in memory, sixteen bytes.
 */
final class Gathered {
    private static final String FILE = "gathered-";
    /** Texts that one thread writes at a time: a segment or two, of which the disk holds a second copy for a while. */
    private static final int SHARE = 150_000;
    /** A place is the number of a file, and below it where in the file the text is. */
    private static final int FILE_BITS = 16;

    private static final int PLACE_BITS = Long.SIZE - FILE_BITS;

    private final Directory directory;
    private long[] kins = {};
    private long[] places = {};
    private int size;
    private int files;

    /** @param directory that is deleted when the index is made */
    Gathered(Directory directory) {
        this.directory = directory;
    }

    /** The texts that one thread gathers; they are there for all when it is closed. */
    final class Part implements Closeable {
        private final long file;
        private final IndexOutput out;
        private long[] kinsHere = {};
        private long[] placesHere = {};
        private int count;

        private Part(int file) throws IOException {
            this.file = file;
            out = directory.createOutput(FILE + file, IOContext.DEFAULT);
        }

        /** @param agreement texts of one, by their keys */
        void add(Map<String, TextDocument> agreement) throws IOException {
            for (Map.Entry<String, TextDocument> one : agreement.entrySet()) {
                TextDocument text = one.getValue();
                kinsHere = ArrayUtil.grow(kinsHere, count + 1);
                placesHere = ArrayUtil.grow(placesHere, count + 1);
                kinsHere[count] = text.kin();
                placesHere[count] = file << PLACE_BITS | out.getFilePointer();
                count++;
                out.writeString(one.getKey());
                text.put(out);
            }
        }

        @Override
        public void close() throws IOException {
            try (out) {
                CodecUtil.writeFooter(out);
            }
            hold(kinsHere, placesHere, count);
        }
    }

    Part part() throws IOException {
        return new Part(next());
    }

    private synchronized int next() {
        return files++;
    }

    private synchronized void hold(long[] moreKins, long[] morePlaces, int count) {
        kins = ArrayUtil.grow(kins, size + count);
        places = ArrayUtil.grow(places, size + count);
        System.arraycopy(moreKins, 0, kins, size, count);
        System.arraycopy(morePlaces, 0, places, size, count);
        size += count;
    }

    /** To be said when all parts are closed and checked, and before any share of them is written. */
    void order() {
        new IntroSorter() {
            private long pivot;

            @Override
            protected void setPivot(int i) {
                pivot = kins[i];
            }

            @Override
            protected int comparePivot(int i) {
                return Long.compare(pivot, kins[i]);
            }

            @Override
            protected void swap(int i, int j) {
                swap(kins, i, j);
                swap(places, i, j);
            }

            private static void swap(long[] of, int i, int j) {
                long one = of[i];
                of[i] = of[j];
                of[j] = one;
            }
        }.sort(0, size);
    }

    /** Number of files, which is that of the parts. */
    int files() {
        return files;
    }

    /**
     * Read a file through to its end.
     *
     * @param file from 0
     * @throws CorruptIndexException if it is not as it was written
     */
    void check(int file) throws IOException {
        try (IndexInput in = directory.openInput(FILE + file, IOContext.READONCE)) {
            CodecUtil.checksumEntireFile(in);
        }
    }

    /**
     * In how many shares to write all texts.
     *
     * @param writers at once; each gets as many
     */
    int shares(int writers) {
        return writers * Math.max(1, (size + SHARE * writers - 1) / (SHARE * writers));
    }

    /**
     * Write a share of all texts in their order.
     *
     * @param share from 0 to one less than their number
     * @throws CorruptIndexException if a text is not the one that was put there
     */
    void write(int share, int shares, IndexWriter writer, Words.Looking looking) throws IOException {
        var inputs = new ArrayList<IndexInput>();
        try {
            for (int file = 0; file < files; file++) {
                inputs.add(directory.openInput(FILE + file, IOContext.DEFAULT));
            }
            int end = (int) ((long) size * (share + 1) / shares);
            for (int i = (int) ((long) size * share / shares); i < end; i++) {
                IndexInput in = inputs.get((int) (places[i] >>> PLACE_BITS));
                in.seek(places[i] & (1L << PLACE_BITS) - 1);
                String key = in.readString();
                TextDocument text = TextDocument.take(in);
                if (text.kin() != kins[i]) {
                    throw new CorruptIndexException("Another text than was gathered: " + key, in);
                }
                writer.addDocument(text.document(key, looking));
            }
        } finally {
            for (IndexInput in : inputs) {
                in.close();
            }
        }
    }
}
