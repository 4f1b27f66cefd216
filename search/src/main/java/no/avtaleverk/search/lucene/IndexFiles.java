package no.avtaleverk.search.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.search.IndexCheck;
import no.avtaleverk.search.SearchUnavailableException;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of the index: one writer, many readers of what is committed. Where the log stands is committed with the documents. Files
 * that are damaged, of another format or made with other word rules are deleted when opened, so that the index starts anew.
 */
final class IndexFiles implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(IndexFiles.class);
    private static final String FORMAT = "format";
    private static final String POSITION = "position";
    private static final String ENTRY = "entry";
    private static final String ASIDE = "aside-";
    /** Megabytes taken in before a segment is written; a part of the heap, since several may write at once. */
    private static final double BUFFER = Math.min(160, Runtime.getRuntime().maxMemory() / 8.0 / (1 << 20));
    /** So many of a size are left alone: making the index anew should write each text once. */
    private static final int SEGMENTS = 12;

    private final Directory directory;
    private final String format;
    private final KeptCheck checks;
    private final UnaryOperator<Directory> disk;
    private IndexWriter writer;
    private volatile SearcherManager searchers;
    private volatile Mark mark;
    private volatile long wipes;

    /**
     * Where in the log the index stands.
     *
     * @param entry hash of the entry at that position
     */
    record Mark(long position, Sha256 entry) {
        static final Mark START = new Mark(0, Sha256.ZERO);
    }

    /** Something to be read from one state of the index. */
    @FunctionalInterface
    interface Reading<T extends @Nullable Object> {
        T from(PublicStatistics searcher) throws IOException;
    }

    /**
     * @param fingerprint of the word rules
     * @throws SearchUnavailableException if another process holds the index, or the disk fails
     */
    IndexFiles(Directory directory, String fingerprint) {
        this(directory, fingerprint, own -> own);
    }

    /** @param disk what directories of one's own lie on; another than the directory itself only to try a disk that fails */
    IndexFiles(Directory directory, String fingerprint, UnaryOperator<Directory> disk) {
        this.directory = directory;
        this.disk = disk;
        this.format = Fields.FORMAT + "-" + fingerprint;
        this.checks = new KeptCheck(directory instanceof FSDirectory folder ? folder.getDirectory() : null);
        try {
            clearUnfit();
            writer = newWriter();
            mark = readMark();
            searchers = new SearcherManager(directory, PublicStatistics.FACTORY);
        } catch (LockObtainFailedException e) {
            throw new SearchUnavailableException("Another process holds the search index", e);
        } catch (IOException e) {
            throw new SearchUnavailableException("The search index can not be opened", e);
        }
    }

    private void clearUnfit() throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            deleteAsides();
            String fault = fault();
            if (fault != null) {
                log.warn("The search index is deleted and made anew: {}", fault);
                deleteFiles();
            }
        }
    }

    /** Why the files can not be used; absent when they can, or when there are none. */
    private @Nullable String fault() throws IOException {
        boolean any = false;
        for (String name : directory.listAll()) {
            any = any || isIndexFile(name);
        }
        if (!any) {
            return null;
        }
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
                if (!Fields.lie().equals(leaf.reader().getMetaData().sort())) {
                    return "its documents lie in another order";
                }
            }
            String found = reader.getIndexCommit().getUserData().get(FORMAT);
            return format.equals(found) ? null : "its format is %s, not %s".formatted(found, format);
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Whatever a damaged file makes Lucene throw: it is remade from the log, which is the truth.
            return e.toString();
        }
    }

    private static boolean isIndexFile(String name) {
        return name.startsWith("segments")
                || name.startsWith("pending_segments")
                || IndexFileNames.CODEC_FILE_PATTERN.matcher(name).matches();
    }

    private void deleteFiles() throws IOException {
        for (String name : directory.listAll()) {
            if (isIndexFile(name)) {
                directory.deleteFile(name);
            }
        }
        directory.syncMetaData();
    }

    private static IndexWriterConfig config() {
        return new IndexWriterConfig(new KeywordAnalyzer())
                .setSimilarity(PublicStatistics.SIMILARITY)
                .setRAMBufferSizeMB(BUFFER)
                // Documents without their position must never reach the disk.
                .setCommitOnClose(false);
    }

    private IndexWriter newWriter() throws IOException {
        var opened = new IndexWriter(
                directory,
                config().setIndexSort(Fields.lie())
                        .setMergePolicy(new TieredMergePolicy().setSegmentsPerTier(SEGMENTS)));
        if (!DirectoryReader.indexExists(directory)) {
            opened.setLiveCommitData(data(Mark.START).entrySet());
            opened.commit();
        }
        return opened;
    }

    private Map<String, String> data(Mark at) {
        return Map.of(
                FORMAT,
                format,
                POSITION,
                Long.toString(at.position()),
                ENTRY,
                at.entry().hex());
    }

    private Mark readMark() throws IOException {
        return mark(SegmentInfos.readLatestCommit(directory).getUserData());
    }

    /** Where the log stands in the state of the index that a searcher reads. */
    static Mark markOf(IndexSearcher searcher) throws IOException {
        return mark(
                ((DirectoryReader) searcher.getIndexReader()).getIndexCommit().getUserData());
    }

    private static Mark mark(Map<String, String> data) {
        return new Mark(
                Long.parseLong(data.getOrDefault(POSITION, "0")),
                new Sha256(data.getOrDefault(ENTRY, Sha256.ZERO.hex())));
    }

    /** The writer, to make one change with. Opened again when the last change was rolled back or a failing disk had closed it. */
    IndexWriter begin() throws IOException {
        if (!writer.isOpen()) {
            writer = newWriter();
            // A commit whose cleaning up failed was told as failed, and stands all the same.
            mark = readMark();
        }
        return writer;
    }

    /** Something to be written by who has a writer alone. */
    @FunctionalInterface
    interface Writing {
        void to(IndexWriter writer) throws IOException;
    }

    /** Something to be done with a directory of one's own. */
    @FunctionalInterface
    interface Apart {
        void in(Directory own) throws IOException;
    }

    /** Do something with a directory of one's own, which is deleted at the end. */
    void apart(Apart work) throws IOException {
        Path folder = FilterDirectory.unwrap(directory) instanceof FSDirectory files
                ? Files.createTempDirectory(files.getDirectory(), ASIDE)
                : null;
        try (Directory own = disk.apply(folder == null ? new ByteBuffersDirectory() : FSDirectory.open(folder))) {
            work.in(new Passing(own));
        } finally {
            deleteOrTell(folder);
        }
    }

    /**
     * Write something aside, and then put it to what is to be committed. Several may do so at once.
     *
     * @param writing documents in the order they are to lie in; those that have no kin in any, since they are not sorted
     */
    void aside(Writing writing) throws IOException {
        apart(own -> {
            try (var alone = new IndexWriter(
                    own,
                    config().setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                            .setCodec(new InOrder())
                            .setMergePolicy(NoMergePolicy.INSTANCE)
                            // Put together in one file they would be copied once more.
                            .setUseCompoundFile(false))) {
                writing.to(alone);
                alone.commit();
            }
            writer.addIndexes(own);
        });
    }

    /** What is in it need not outlive a crash: it is put elsewhere at once, and that is made durable. */
    private static final class Passing extends FilterDirectory {
        Passing(Directory in) {
            super(in);
        }

        @Override
        public void sync(Collection<String> names) {
            // Nothing rests on it.
        }

        @Override
        public void syncMetaData() {
            // Nothing rests on it.
        }
    }

    /** Delete what a process that ended before its time had written aside. */
    private void deleteAsides() throws IOException {
        if (FilterDirectory.unwrap(directory) instanceof FSDirectory files) {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(files.getDirectory(), ASIDE + "*")) {
                left.forEach(IndexFiles::deleteOrTell);
            }
        }
    }

    /** What can not be deleted is so when the index is opened the next time, and hinders nothing until then. */
    private static void deleteOrTell(@Nullable Path folder) {
        try {
            delete(folder);
        } catch (IOException e) {
            log.warn("What was written aside can not be deleted: {}", e.toString());
        }
    }

    private static void delete(@Nullable Path folder) throws IOException {
        if (folder == null || !Files.exists(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    Mark mark() {
        return mark;
    }

    /** Put documents and position on the disk together. */
    void commit(Mark at) throws IOException {
        writer.setLiveCommitData(data(at).entrySet());
        writer.commit();
        try {
            searchers.maybeRefreshBlocking();
        } finally {
            // What is committed must not be taken in twice, even when it can not be read yet.
            mark = at;
        }
    }

    /** Let what is committed be read, when that failed before. */
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** Forget what is not committed. */
    void rollBack() throws IOException {
        writer.rollback();
    }

    /** How often everything was deleted since the files were opened. */
    long wipes() {
        return wipes;
    }

    /** Delete everything, even while somebody reads. To be called by one at a time. */
    void wipe() throws IOException {
        writer.rollback();
        deleteFiles();
        writer = newWriter();
        mark = Mark.START;
        SearcherManager damaged = searchers;
        searchers = new SearcherManager(directory, PublicStatistics.FACTORY);
        wipes = wipes + 1;
        damaged.close();
    }

    <T extends @Nullable Object> T read(Reading<T> reading) throws IOException {
        while (true) {
            SearcherManager manager = searchers;
            PublicStatistics searcher;
            try {
                searcher = (PublicStatistics) manager.acquire();
            } catch (AlreadyClosedException e) {
                if (manager == searchers) {
                    throw e;
                }
                continue; // The files were wiped just now, and others took their place.
            }
            try {
                return reading.from(searcher);
            } finally {
                manager.release(searcher);
            }
        }
    }

    /** What is wrong with the files as they are on the disk, each read through to its end; absent when nothing is. */
    @Nullable
    String damage() {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
                if (!Fields.lie().equals(leaf.reader().getMetaData().sort())) {
                    return "its documents lie in another order";
                }
            }
            return null;
        } catch (ClosedByInterruptException e) {
            return null; // Who looked is to stop, and nothing is known of the files.
        } catch (IOException | RuntimeException e) {
            return e.toString();
        }
    }

    /** Remember a check, on the disk as well where there is one. A check that can not be written down is only remembered. */
    void keepCheck(IndexCheck.Result result) {
        checks.keep(result);
    }

    Optional<IndexCheck.Result> lastCheck() {
        return checks.last();
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }
}
