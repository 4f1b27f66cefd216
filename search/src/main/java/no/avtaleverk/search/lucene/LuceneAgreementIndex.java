package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.ReadAgreements;
import no.avtaleverk.model.agreement.ReadHistory;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.search.AgreementIndex;
import no.avtaleverk.search.AlikeQuery;
import no.avtaleverk.search.ContrastFound;
import no.avtaleverk.search.ContrastQuery;
import no.avtaleverk.search.IndexCheck;
import no.avtaleverk.search.SearchPage;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.search.SearchUnavailableException;
import no.avtaleverk.search.SentenceFound;
import no.avtaleverk.search.SentenceQuery;
import no.avtaleverk.search.Suggestion;
import no.avtaleverk.search.TextPlace;
import no.avtaleverk.search.WholeAnswer;
import no.avtaleverk.search.norwegian.Norwegian;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The index. It is fed by the log alone: an entry makes the agreement it is about be read and indexed anew. Questions are answered
 * from what is committed, so nobody ever sees half of a change.
 */
final class LuceneAgreementIndex implements AgreementIndex {
    private static final Logger log = LoggerFactory.getLogger(LuceneAgreementIndex.class);
    private static final int BATCH = 500;
    /** As many agreements are worth several threads. */
    private static final int MANY = 20;

    private static final int WORKERS = Runtime.getRuntime().availableProcessors();

    /** Each holds a part of the heap. */
    private static final int MOST_WRITERS = 2;

    private final ReadAgreements agreements;
    private final ReadHistory history;
    private final PartyRegister register;
    private final Norwegian norwegian;
    private final TextDocuments texts;
    private final LogDocuments entries;
    private final IndexFiles files;
    private final ReentrantLock writing = new ReentrantLock();
    /** One check at a time; it holds nobody else up. */
    private final ReentrantLock checking = new ReentrantLock();

    LuceneAgreementIndex(
            IndexFiles files,
            ReadAgreements agreements,
            ReadHistory history,
            PartyRegister register,
            RequirementCatalogue catalogue,
            Norwegian norwegian) {
        this.files = files;
        this.agreements = agreements;
        this.history = history;
        this.register = register;
        this.norwegian = norwegian;
        this.texts = new TextDocuments(agreements, register, catalogue, norwegian);
        this.entries = new LogDocuments(agreements, norwegian);
    }

    @Override
    public SearchPage find(SearchQuery query) {
        return answered(searcher -> new Answering(norwegian, register, searcher).find(query));
    }

    @Override
    public WholeAnswer all(SearchQuery query, int most) {
        return answered(searcher -> new Answering(norwegian, register, searcher).all(query, most));
    }

    @Override
    public List<Suggestion> suggest(String typed, Actor asker, int most) {
        return answered(searcher -> new Suggesting(norwegian, searcher).suggest(typed, asker, most));
    }

    @Override
    public SentenceFound sentence(SentenceQuery query) {
        return answered(searcher -> new Sentences(norwegian, register, searcher).find(query));
    }

    @Override
    public ContrastFound contrast(ContrastQuery query) {
        return answered(searcher -> new Contrasts(norwegian, register, searcher).find(query));
    }

    @Override
    public List<TextPlace> alike(AlikeQuery query) {
        return answered(searcher -> new Alikes(norwegian, register, searcher).find(query));
    }

    <T> T answered(IndexFiles.Reading<T> question) {
        long wipes = files.wipes();
        try {
            return files.read(question);
        } catch (CorruptIndexException damaged) {
            log.warn("The search index is damaged and is made anew: {}", damaged.getMessage());
            remade(damaged, wipes);
            try {
                return files.read(question);
            } catch (IOException again) {
                throw new SearchUnavailableException("The search index can not be read", again);
            }
        } catch (IOException e) {
            throw new SearchUnavailableException("The search index can not be read", e);
        } catch (RuntimeException e) {
            // What a flipped bit makes of numbers may be found out anywhere.
            String damage = e instanceof SearchUnavailableException ? null : files.damage();
            if (damage == null) {
                throw e;
            }
            log.warn("The search index is damaged and is made anew: {}", damage);
            remade(new CorruptIndexException(damage, "search index", e), wipes);
            try {
                return files.read(question);
            } catch (IOException again) {
                throw new SearchUnavailableException("The search index can not be read", again);
            }
        }
    }

    @Override
    public long catchUp() {
        if (isUpToDate()) {
            return 0;
        }
        writing.lock();
        try {
            if (!continuesTheLog()) {
                log.warn("The search index stems from another log and is made anew");
                return fill(true);
            }
            return fill(false);
        } catch (CorruptIndexException damaged) {
            log.warn("The search index is damaged and is made anew: {}", damaged.getMessage());
            return remade(damaged, files.wipes());
        } catch (IOException e) {
            throw new SearchUnavailableException("The search index can not be written", e);
        } finally {
            writing.unlock();
        }
    }

    /** Whether the newest entry of the log is the one the index stands at; asked before every question, so it must cost little. */
    private boolean isUpToDate() {
        IndexFiles.Mark mark = files.mark();
        return history.head()
                .map(head -> head.position() == mark.position() && head.hash().equals(mark.entry()))
                .orElse(mark.position() == 0);
    }

    @Override
    public long rebuild() {
        writing.lock();
        try {
            return fill(true);
        } catch (IOException e) {
            throw new SearchUnavailableException("The search index can not be written", e);
        } finally {
            writing.unlock();
        }
    }

    /**
     * Delete the files and make the index anew, once for all who met the damage.
     *
     * @param wipes how often the files had been deleted when whoever asks began to read them
     */
    private long remade(CorruptIndexException why, long wipes) {
        writing.lock();
        try {
            if (files.wipes() == wipes) {
                files.wipe();
            }
            return fill(false);
        } catch (IOException e) {
            e.addSuppressed(why);
            throw new SearchUnavailableException("The damaged search index can not be made anew", e);
        } finally {
            writing.unlock();
        }
    }

    @Override
    public IndexCheck.Result check(Instant at) {
        checking.lock();
        try {
            long wipes = files.wipes();
            IndexCheck.Result result = new Checking(this, files, agreements, history, texts, entries).check(at);
            String fault = result.fault();
            if (fault != null) {
                remade(new CorruptIndexException(fault, "search index"), wipes);
            } else if (result.remade()) {
                // The old one answers until the new one is there.
                rebuild();
            }
            files.keepCheck(result);
            return result;
        } catch (RuntimeException e) {
            files.keepCheck(IndexCheck.Result.failed(at, position(), e.toString()));
            throw e;
        } finally {
            checking.unlock();
        }
    }

    @Override
    public Optional<IndexCheck.Result> lastCheck() {
        return files.lastCheck();
    }

    @Override
    public long position() {
        return files.mark().position();
    }

    /** Whether the entry the index stands at is in the log, word for word. */
    private boolean continuesTheLog() {
        IndexFiles.Mark mark = files.mark();
        if (mark.position() == 0) {
            return true;
        }
        List<AuditEntry> there = history.after(mark.position() - 1, 1);
        return !there.isEmpty()
                && there.getFirst().position() == mark.position()
                && there.getFirst().hash().equals(mark.entry());
    }

    /** Take in what the log has gained, or all of it, and commit once. */
    private long fill(boolean whole) throws IOException {
        IndexFiles.Mark end = history.head()
                .map(head -> new IndexFiles.Mark(head.position(), head.hash()))
                .orElse(IndexFiles.Mark.START);
        IndexWriter writer = files.begin();
        long from = whole ? 0 : files.mark().position();
        if (!whole && end.position() <= from) {
            files.refresh();
            return 0;
        }
        boolean anew = from == 0;
        try {
            var touched = new LinkedHashMap<AgreementId, List<AuditEntry>>();
            if (anew) {
                writer.deleteAll();
                for (ReadHistory.Place place : history.subjectsUntil(end.position())) {
                    if (place.agreement() == null) {
                        indexOfNone(
                                writer, history.after(place.position() - 1, 1).getFirst());
                    } else {
                        touched.put(place.agreement(), List.of());
                    }
                }
            } else {
                touch(writer, touched, from, end.position());
            }
            index(writer, touched, anew, end.position());
            files.commit(end);
            return end.position() - from;
        } catch (IOException | RuntimeException | Error e) {
            try {
                files.rollBack();
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    /** Take note of what new entries are about, and index those that are about no agreement. */
    private void touch(IndexWriter writer, Map<AgreementId, List<AuditEntry>> touched, long from, long end)
            throws IOException {
        for (long at = from; at < end; ) {
            List<AuditEntry> batch = history.after(at, BATCH);
            if (batch.isEmpty()) {
                break;
            }
            for (AuditEntry entry : batch) {
                at = entry.position();
                AgreementId agreement = entry.agreement();
                if (at > end || !LogDocuments.holds(entry)) {
                    continue;
                }
                if (agreement == null) {
                    indexOfNone(writer, entry);
                } else {
                    touched.computeIfAbsent(agreement, id -> new ArrayList<>()).add(entry);
                }
            }
        }
    }

    private void indexOfNone(IndexWriter writer, AuditEntry entry) throws IOException {
        if (LogDocuments.holds(entry)) {
            writer.addDocument(entries.document(entries.of(entry, null), new Words.Looking(norwegian)));
        }
    }

    /** Index the agreements, many of them side by side: reading the store and looking at the words takes longer than writing. */
    private void index(IndexWriter writer, Map<AgreementId, List<AuditEntry>> touched, boolean anew, long end)
            throws IOException {
        if (touched.size() < MANY) {
            var looking = new Words.Looking(norwegian);
            for (Map.Entry<AgreementId, List<AuditEntry>> one : touched.entrySet()) {
                index(writer, one.getKey(), one.getValue(), anew, end, looking);
            }
            return;
        }
        var left = new ConcurrentLinkedQueue<>(touched.entrySet());
        if (anew) {
            files.apart(own -> {
                var gathered = new Gathered(own);
                files.aside(log -> onAll(number -> gather(gathered, log, left, end)));
                onAll(gathered::check);
                gathered.order();
                int writers = Math.min(WORKERS, MOST_WRITERS);
                int shares = gathered.shares(writers);
                var next = new AtomicInteger();
                onAll(number -> {
                    if (number < writers) {
                        write(gathered, next, shares);
                    }
                });
            });
        } else {
            onAll(number -> index(writer, left, end));
        }
    }

    /** Part of the work, done by one of several threads. */
    private interface Work {
        /** @param number of the thread, from 0 */
        void by(int number) throws IOException;
    }

    /** A disk that fails one thread closes what others write to as well; it is told as the disk failed. */
    private static void onAll(Work work) throws IOException {
        var failures = new ArrayList<Throwable>();
        try (ExecutorService workers = Executors.newFixedThreadPool(
                WORKERS, Thread.ofPlatform().name("search-index-", 0).daemon().factory())) {
            var working = new ArrayList<Future<?>>();
            for (int i = 0; i < WORKERS; i++) {
                int number = i;
                working.add(workers.submit(() -> {
                    work.by(number);
                    return null;
                }));
            }
            for (Future<?> one : working) {
                try {
                    one.get();
                } catch (ExecutionException e) {
                    failures.add(e.getCause());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while indexing");
        }
        if (!failures.isEmpty()) {
            Throwable worst = failures.stream()
                    .filter(IOException.class::isInstance)
                    .findFirst()
                    .orElse(failures.getFirst());
            failures.stream().filter(one -> one != worst).forEach(worst::addSuppressed);
            throw IOUtils.rethrowAlways(worst);
        }
    }

    private void index(IndexWriter writer, Queue<Map.Entry<AgreementId, List<AuditEntry>>> left, long end)
            throws IOException {
        var looking = new Words.Looking(norwegian);
        for (Map.Entry<AgreementId, List<AuditEntry>> one = left.poll(); one != null; one = left.poll()) {
            try {
                index(writer, one.getKey(), one.getValue(), false, end, looking);
            } catch (IOException | RuntimeException | Error e) {
                left.clear();
                throw e;
            }
        }
        // Else the commit writes what all of them have taken in, one after the other.
        writer.flushNextBuffer();
    }

    /** Index the rest of agreements of which nothing is there yet, and gather their texts. */
    private void gather(
            Gathered gathered, IndexWriter log, Queue<Map.Entry<AgreementId, List<AuditEntry>>> left, long end)
            throws IOException {
        var looking = new Words.Looking(norwegian);
        try (Gathered.Part part = gathered.part()) {
            for (Map.Entry<AgreementId, List<AuditEntry>> one = left.poll(); one != null; one = left.poll()) {
                Optional<Agreement> found = agreements.find(one.getKey());
                if (found.isPresent()) {
                    writeRest(log, found.get(), true, List.of(), end, looking);
                    part.add(wanted(found.get()));
                }
            }
        } catch (IOException | RuntimeException | Error e) {
            left.clear();
            throw e;
        }
        // Else the commit writes what all of them have taken in, one after the other.
        log.flushNextBuffer();
    }

    /** Write shares of what was gathered, as long as one is left. */
    private void write(Gathered gathered, AtomicInteger next, int shares) throws IOException {
        var looking = new Words.Looking(norwegian);
        try {
            for (int share = next.getAndIncrement(); share < shares; share = next.getAndIncrement()) {
                int number = share;
                files.aside(alone -> gathered.write(number, shares, alone, looking));
            }
        } catch (IOException | RuntimeException | Error e) {
            next.set(shares);
            throw e;
        }
    }

    private void index(
            IndexWriter writer, AgreementId id, List<AuditEntry> fresh, boolean anew, long end, Words.Looking looking)
            throws IOException {
        Optional<Agreement> found = agreements.find(id);
        if (found.isEmpty()) {
            writer.deleteDocuments(
                    new Term(Fields.TEXT_OF, id.value()),
                    new Term(Fields.HEAD_OF, id.value()),
                    new Term(Fields.LOG_OF, id.value()));
            return;
        }
        Agreement agreement = found.get();
        writeTexts(writer, agreement, anew, looking);
        if (!anew) {
            writer.deleteDocuments(new Term(Fields.HEAD_OF, id.value()));
        }
        writeRest(writer, agreement, anew, fresh, end, looking);
    }

    /** Write the log entries, and what is said of the agreement itself. */
    private void writeRest(
            IndexWriter writer,
            Agreement agreement,
            boolean anew,
            List<AuditEntry> fresh,
            long end,
            Words.Looking looking)
            throws IOException {
        AgreementId id = agreement.id();
        var subject = new LogDocuments.Subject(agreement);
        String shared = shared(agreement, subject);
        boolean allEntries = anew || !shared.equals(sharedBefore(id));
        if (allEntries && !anew) {
            writer.deleteDocuments(new Term(Fields.LOG_OF, id.value()));
        }
        for (AuditEntry entry : allEntries ? history.of(id) : fresh) {
            if (entry.position() <= end && LogDocuments.holds(entry)) {
                writer.addDocument(entries.document(entries.of(entry, subject), looking));
            }
        }
        var head = new Document();
        Fields.keyword(head, Fields.KIND, Fields.AGREEMENT);
        Fields.keyword(head, Fields.HEAD_OF, id.value());
        Fields.keyword(head, Fields.STATE_OF, agreement.state().name());
        Fields.stored(head, Fields.STORED_AGREEMENT, id.value());
        Fields.stored(head, Fields.SHARED, shared);
        writer.addDocument(head);
    }

    private Map<String, TextDocument> wanted(Agreement agreement) {
        var wanted = new LinkedHashMap<String, TextDocument>();
        texts.of(agreement).forEach(text -> wanted.put(text.key(), text));
        return wanted;
    }

    /** Write what is new, delete what is no more, and leave alone what is as it was: most clauses, most of the time. */
    private void writeTexts(IndexWriter writer, Agreement agreement, boolean anew, Words.Looking looking)
            throws IOException {
        Map<String, TextDocument> wanted = wanted(agreement);
        if (!anew) {
            Set<String> there = files.read(searcher -> Keys.of(searcher, Key.prefixOfTexts(agreement.id())));
            for (String key : there) {
                if (wanted.remove(key) == null) {
                    writer.deleteDocuments(new Term(Fields.KEY, key));
                }
            }
        }
        for (Map.Entry<String, TextDocument> one : wanted.entrySet()) {
            writer.addDocument(one.getValue().document(one.getKey(), looking));
        }
    }

    /** What every log entry of an agreement carries; when it changes, all of them are written again. */
    private static String shared(Agreement agreement, LogDocuments.Subject subject) {
        var lines = new ArrayList<String>();
        lines.add(subject.title());
        lines.add(subject.circles().writing().toString());
        agreement
                .versions()
                .forEach(version ->
                        lines.add(subject.circles().addressed(version).toString()));
        // An entry about a clause names it as it is called now.
        agreement.clauses().forEach(clause -> lines.add(clause.id() + " " + clause.title()));
        return Sha256.of(String.join("\n", lines)).hex();
    }

    private @Nullable String sharedBefore(AgreementId id) throws IOException {
        return files.read(searcher -> {
            ScoreDoc[] docs = searcher.search(new TermQuery(new Term(Fields.HEAD_OF, id.value())), 1).scoreDocs;
            return docs.length == 0
                    ? null
                    : searcher.storedFields().document(docs[0].doc).get(Fields.SHARED);
        });
    }

    @Override
    public void close() {
        writing.lock();
        try {
            files.close();
        } catch (IOException e) {
            throw new SearchUnavailableException("The search index can not be closed", e);
        } finally {
            writing.unlock();
        }
    }
}
