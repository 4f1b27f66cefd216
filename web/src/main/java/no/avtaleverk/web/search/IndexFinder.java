package no.avtaleverk.web.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.search.Finder;
import no.avtaleverk.model.search.FoundItem;
import no.avtaleverk.model.search.Inquiry;
import no.avtaleverk.search.AgreementIndex;
import no.avtaleverk.search.AgreementSearch;
import no.avtaleverk.search.Hit;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.search.WholeAnswer;
import no.avtaleverk.search.lucene.SearchIndex;
import no.avtaleverk.workflow.history.PastRegister;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds in the index and, for what was, in one made anew of the register as it was. One of those is kept until another place in the log is
 * asked for; who asks meanwhile waits. What a process that was killed left of it is deleted when the next begins.
 */
final class IndexFinder implements Finder, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFinder.class);
    private static final int BATCH = 1_000;

    /** When the log has told of so many agreements, all of them are as good to ask for. */
    private static final int MANY = 1_000;

    private final AgreementSearch search;
    private final Agreements agreements;
    private final History history;
    private final PartyRegister register;
    private final RequirementCatalogue catalogue;
    private final Path folder;
    private @Nullable Past past;
    private volatile @Nullable Told told;

    /** @param folder for indexes of what was; it is this process's alone, and emptied */
    IndexFinder(
            AgreementSearch search,
            Agreements agreements,
            History history,
            PartyRegister register,
            RequirementCatalogue catalogue,
            Path folder) {
        this.folder = folder;
        delete(folder);
        this.search = search;
        this.agreements = agreements;
        this.history = history;
        this.register = register;
        this.catalogue = catalogue;
    }

    /** An index of the register as it was. */
    private record Past(long position, AgreementIndex index, Path folder) {}

    @Override
    public Answer find(Inquiry inquiry, Actor asker) {
        return answer(search.all(SearchQuery.of(inquiry, asker), MOST));
    }

    /** What the log has told of between two places. */
    private record Told(long from, long until, SearchQuery.Since since) {}

    @Override
    public Answer findSince(long position, Inquiry inquiry, Actor asker) {
        long head = history.head().map(AuditEntry::position).orElse(0L);
        Told known = told;
        if (known == null || known.from != position || known.until != head) {
            known = toldSince(position, head);
            told = known;
        }
        if (known.since.agreements().size() > MANY) {
            return find(inquiry, asker);
        }
        WholeAnswer answer = search.all(SearchQuery.of(inquiry, asker).since(known.since), MOST);
        // What came while it was asked is asked for again the next time.
        return new Answer(
                known.until,
                answer.total(),
                answer.hits().stream().map(IndexFinder::item).toList());
    }

    private Told toldSince(long position, long head) {
        var agreements = new HashSet<AgreementId>();
        for (long at = position; at < head; ) {
            List<History.Place> places = history.placesAfter(at, BATCH);
            if (places.isEmpty()) {
                break;
            }
            for (History.Place place : places) {
                at = place.position();
                if (at <= head && place.agreement() != null) {
                    agreements.add(place.agreement());
                }
            }
        }
        return new Told(position, head, new SearchQuery.Since(position, agreements));
    }

    @Override
    public synchronized Answer findAsOf(long position, Inquiry inquiry, Actor asker, Runnable reading) {
        Past made = past;
        if (made == null || made.position != position) {
            close();
            made = made(position, reading);
            past = made;
        }
        return answer(made.index.all(SearchQuery.of(inquiry, asker), MOST));
    }

    private Past made(long position, Runnable reading) {
        long begun = System.nanoTime();
        Path folder;
        try {
            Files.createDirectories(this.folder);
            folder = Files.createTempDirectory(this.folder, "as-of-" + position + "-");
        } catch (IOException e) {
            throw new UncheckedIOException("There is no room for an index of the register as it was", e);
        }
        var then = new PastRegister(agreements, history, position, reading);
        AgreementIndex index = null;
        try {
            index = SearchIndex.open(folder, then.agreements(), then.history(), register, catalogue);
            index.catchUp();
        } catch (RuntimeException e) {
            // Half an index would be found by nobody, and fill the disk.
            if (index != null) {
                index.close();
            }
            delete(folder);
            throw e;
        }
        LOG.info(
                "The register as of log position {} was indexed in {} ms",
                position,
                (System.nanoTime() - begun) / 1_000_000);
        return new Past(position, index, folder);
    }

    private static Answer answer(WholeAnswer answer) {
        return new Answer(
                answer.position(),
                answer.total(),
                answer.hits().stream().map(IndexFinder::item).toList());
    }

    private static FoundItem item(Hit hit) {
        return new FoundItem(
                hit.agreement(),
                hit.version(),
                hit.clause(),
                hit.number(),
                hit.score(),
                hit.wording(),
                hit.logPosition());
    }

    @Override
    public synchronized void close() {
        Past made = past;
        past = null;
        if (made == null) {
            return;
        }
        made.index.close();
        delete(made.folder);
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("The index of the register as it was could not be deleted from {}", folder, e);
        }
    }
}
