package no.avtaleverk.web.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreements;
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
import no.avtaleverk.search.WholeAnswer;
import no.avtaleverk.search.lucene.SearchIndex;
import no.avtaleverk.workflow.history.PastRegister;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds in the index and, for what was, in one made anew of the register as it was. One of those is kept until another place in the log is
 * asked for; who asks meanwhile waits.
 */
final class IndexFinder implements Finder, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexFinder.class);

    private final AgreementSearch search;
    private final Agreements agreements;
    private final History history;
    private final PartyRegister register;
    private final RequirementCatalogue catalogue;
    private @Nullable Past past;

    IndexFinder(
            AgreementSearch search,
            Agreements agreements,
            History history,
            PartyRegister register,
            RequirementCatalogue catalogue) {
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
        return answer(search.all(Inquiries.query(inquiry, asker), MOST));
    }

    @Override
    public synchronized Answer findAsOf(long position, Inquiry inquiry, Actor asker) {
        Past made = past;
        if (made == null || made.position != position) {
            close();
            made = made(position);
            past = made;
        }
        return answer(made.index.all(Inquiries.query(inquiry, asker), MOST));
    }

    private Past made(long position) {
        long begun = System.nanoTime();
        Path folder;
        try {
            folder = Files.createTempDirectory("avtaleverk-past");
        } catch (IOException e) {
            throw new UncheckedIOException("There is no room for an index of the register as it was", e);
        }
        var then = new PastRegister(agreements, history, position);
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
