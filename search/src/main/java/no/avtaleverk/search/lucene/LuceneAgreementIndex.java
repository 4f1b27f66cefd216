package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.search.AgreementIndex;
import no.avtaleverk.search.AlikeQuery;
import no.avtaleverk.search.ContrastFound;
import no.avtaleverk.search.ContrastQuery;
import no.avtaleverk.search.SearchPage;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.search.SearchUnavailableException;
import no.avtaleverk.search.SentenceFound;
import no.avtaleverk.search.SentenceQuery;
import no.avtaleverk.search.TextPlace;
import no.avtaleverk.search.norwegian.Norwegian;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
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

    private final Agreements agreements;
    private final History history;
    private final PartyRegister register;
    private final Norwegian norwegian;
    private final TextDocuments texts;
    private final LogDocuments entries;
    private final IndexFiles files;
    private final ReentrantLock writing = new ReentrantLock();

    LuceneAgreementIndex(
            IndexFiles files,
            Agreements agreements,
            History history,
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

    private <T> T answered(IndexFiles.Reading<T> question) {
        try {
            return files.read(question);
        } catch (CorruptIndexException damaged) {
            log.warn("The search index is damaged and is made anew: {}", damaged.getMessage());
            remade(damaged);
            try {
                return files.read(question);
            } catch (IOException again) {
                throw new SearchUnavailableException("The search index can not be read", again);
            }
        } catch (IOException e) {
            throw new SearchUnavailableException("The search index can not be read", e);
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
            return remade(damaged);
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

    /** Delete the files and make the index anew. */
    private long remade(CorruptIndexException why) {
        writing.lock();
        try {
            files.wipe();
            return fill(true);
        } catch (IOException e) {
            e.addSuppressed(why);
            throw new SearchUnavailableException("The damaged search index can not be made anew", e);
        } finally {
            writing.unlock();
        }
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
    private long fill(boolean anew) throws IOException {
        long end = history.head().map(AuditEntry::position).orElse(0L);
        long from = anew ? 0 : files.mark().position();
        if (!anew && end <= from) {
            return 0;
        }
        IndexWriter writer = files.begin();
        try {
            if (anew) {
                writer.deleteAll();
            }
            long taken = 0;
            var reached = IndexFiles.Mark.START;
            var touched = new LinkedHashMap<AgreementId, List<AuditEntry>>();
            for (long at = from; at < end; ) {
                List<AuditEntry> batch = history.after(at, BATCH);
                if (batch.isEmpty()) {
                    break;
                }
                for (AuditEntry entry : batch) {
                    at = entry.position();
                    if (at > end) {
                        break;
                    }
                    taken++;
                    reached = new IndexFiles.Mark(at, entry.hash());
                    if (!LogDocuments.holds(entry)) {
                        continue;
                    }
                    if (entry.agreement() == null) {
                        writer.addDocument(entries.of(entry, null));
                    } else {
                        List<AuditEntry> of = touched.computeIfAbsent(entry.agreement(), id -> new ArrayList<>());
                        if (!anew) {
                            of.add(entry);
                        }
                    }
                }
            }
            for (Map.Entry<AgreementId, List<AuditEntry>> one : touched.entrySet()) {
                index(writer, one.getKey(), one.getValue(), anew, end);
            }
            files.commit(reached);
            return taken;
        } catch (IOException | RuntimeException e) {
            try {
                files.rollBack();
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    private void index(IndexWriter writer, AgreementId id, List<AuditEntry> fresh, boolean anew, long end)
            throws IOException {
        Optional<Agreement> found = agreements.find(id);
        writer.deleteDocuments(new Term(Fields.TEXT_OF, id.value()), new Term(Fields.HEAD_OF, id.value()));
        if (found.isEmpty()) {
            writer.deleteDocuments(new Term(Fields.LOG_OF, id.value()));
            return;
        }
        Agreement agreement = found.get();
        writer.addDocuments(texts.of(agreement));
        String shared = shared(agreement);
        boolean allEntries = anew || !shared.equals(sharedBefore(id));
        if (allEntries) {
            writer.deleteDocuments(new Term(Fields.LOG_OF, id.value()));
        }
        for (AuditEntry entry : allEntries ? history.of(id) : fresh) {
            if (entry.position() <= end) {
                writer.addDocument(entries.of(entry, agreement));
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

    /** What every log entry of an agreement carries; when it changes, all of them are written again. */
    private static String shared(Agreement agreement) {
        var lines = new ArrayList<String>();
        lines.add(LogDocuments.title(agreement));
        lines.add(agreement.circles().writing().toString());
        agreement
                .versions()
                .forEach(version ->
                        lines.add(agreement.circles().addressed(version).toString()));
        return String.join("\n", lines);
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
