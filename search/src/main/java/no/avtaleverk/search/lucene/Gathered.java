package no.avtaleverk.search.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/**
 * The texts of all agreements, gathered in files of their own to be written in the order they lie in: Lucene need not sort them then,
 * and equal words, which follow each other, are looked at once. Only where each text is found is held in memory, so an index of any
 * size is made anew within the same heap.
 */
final class Gathered {
    private static final String FILE = "gathered-";

    /**
     * Where a text is.
     *
     * @param file its number
     * @param length in bytes
     */
    private record Place(long kin, int file, long at, int length) {}

    private final Directory directory;
    private final List<Place> places = new ArrayList<>();
    private Place[] inOrder = {};
    private int files;

    /** @param directory that is deleted when the index is made */
    Gathered(Directory directory) {
        this.directory = directory;
    }

    /** The texts that one thread gathers; they are there for all when it is closed. */
    final class Part implements Closeable {
        private final int file;
        private final IndexOutput out;
        private final List<Place> here = new ArrayList<>();

        private Part(int file) throws IOException {
            this.file = file;
            out = directory.createOutput(FILE + file, IOContext.DEFAULT);
        }

        /** @param agreement texts of one, by their keys */
        void add(Map<String, TextDocument> agreement) throws IOException {
            for (Map.Entry<String, TextDocument> one : agreement.entrySet()) {
                TextDocument text = one.getValue();
                long at = out.getFilePointer();
                out.writeString(one.getKey());
                text.put(out);
                here.add(new Place(text.kin(), file, at, (int) (out.getFilePointer() - at)));
            }
        }

        @Override
        public void close() throws IOException {
            try (out) {
                CodecUtil.writeFooter(out);
            }
            hold(here);
        }
    }

    Part part() throws IOException {
        return new Part(next());
    }

    private synchronized int next() {
        return files++;
    }

    private synchronized void hold(List<Place> more) {
        places.addAll(more);
    }

    /** To be said when all parts are closed, and before any share of them is written. */
    void order() {
        inOrder = places.toArray(Place[]::new);
        places.clear();
        Arrays.parallelSort(inOrder, Comparator.comparingLong(Place::kin));
    }

    /**
     * Read a file through to its end.
     *
     * @throws CorruptIndexException if it is not as it was written
     */
    void check(int file) throws IOException {
        try (IndexInput in = open(file)) {
            CodecUtil.checksumEntireFile(in);
        }
    }

    /**
     * Write a share of all texts in their order.
     *
     * @param share from 0 to one less than their number
     * @param shares number of shares, each of about as many bytes
     */
    void write(int share, int shares, IndexWriter writer, Words.Looking looking) throws IOException {
        int[] ends = ends(shares);
        var inputs = new ArrayList<IndexInput>();
        try {
            for (int file = 0; file < files; file++) {
                inputs.add(open(file));
            }
            for (int i = share == 0 ? 0 : ends[share - 1]; i < ends[share]; i++) {
                Place place = inOrder[i];
                IndexInput in = inputs.get(place.file);
                in.seek(place.at);
                String key = in.readString();
                writer.addDocument(TextDocument.take(in).document(key, looking));
            }
        } finally {
            for (IndexInput in : inputs) {
                in.close();
            }
        }
    }

    /** Where the shares end. */
    private int[] ends(int shares) {
        long all = Arrays.stream(inOrder).mapToLong(Place::length).sum();
        var ends = new int[shares];
        Arrays.fill(ends, inOrder.length);
        long bytes = 0;
        int share = 0;
        for (int i = 0; i < inOrder.length && share < shares - 1; i++) {
            bytes += inOrder[i].length;
            if (bytes * shares >= all * (share + 1)) {
                ends[share++] = i + 1;
            }
        }
        return ends;
    }

    private IndexInput open(int file) throws IOException {
        return directory.openInput(FILE + file, IOContext.DEFAULT);
    }
}
