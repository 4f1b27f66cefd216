package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.ReadAgreements;
import no.avtaleverk.model.agreement.ReadHistory;
import no.avtaleverk.search.IndexCatchUp;
import no.avtaleverk.search.IndexCheck;
import org.apache.lucene.index.CorruptIndexException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one check. What people store while it goes on is taken in before it counts as a difference. Compared is what is found by
 * people, and has a key; the one document of each agreement that only tells its state is written with them and is not compared.
 */
final class Checking {
    private static final Logger log = LoggerFactory.getLogger(Checking.class);
    /** How often an agreement is looked at that somebody may be changing just now. */
    private static final int LOOKS = 3;

    private final IndexCatchUp index;
    private final IndexFiles files;
    private final ReadAgreements agreements;
    private final ReadHistory history;
    private final TextDocuments texts;
    private final LogDocuments entries;

    private final List<IndexCheck.Difference> differences = new ArrayList<>();
    private final Key digest = new Key();
    private long different;
    private long textCount;
    private long entryCount;

    Checking(
            IndexCatchUp index,
            IndexFiles files,
            ReadAgreements agreements,
            ReadHistory history,
            TextDocuments texts,
            LogDocuments entries) {
        this.index = index;
        this.files = files;
        this.agreements = agreements;
        this.history = history;
        this.texts = texts;
        this.entries = entries;
    }

    /**
     * Compare, and say what is to be done; it is not done here. What the store throws goes through: it tells nothing of the index.
     *
     * @return with {@code remade} when the index is to be made anew
     */
    IndexCheck.Result check(Instant at) {
        index.catchUp();
        long position = index.position();
        String fault = files.damage();
        var ofNone = new ArrayList<AuditEntry>();
        Set<AgreementId> known = fault == null ? known(position, ofNone) : Set.of();
        if (fault == null) {
            try {
                for (AgreementId id : known) {
                    compare(id);
                }
                compareEntriesAboutNone(ofNone);
                compareStrangers(known);
            } catch (CorruptIndexException e) {
                fault = e.toString();
            }
        }
        boolean toBeRemade = fault != null || different > 0;
        if (toBeRemade) {
            log.warn(
                    "The search index is not as it should be and is made anew: {}",
                    fault != null ? fault : different + " agreements differ, such as " + differences.getFirst());
        }
        return new IndexCheck.Result(
                at,
                position,
                known.size(),
                textCount,
                entryCount,
                digest.digest(),
                fault,
                different,
                differences,
                toBeRemade);
    }

    /** Whatever reading the index throws is a fault of its files: they have just been caught up with. */
    private <T> T read(IndexFiles.Reading<T> reading) throws CorruptIndexException {
        try {
            return files.read(reading);
        } catch (IOException | RuntimeException e) {
            throw new CorruptIndexException(e.toString(), "search index", e);
        }
    }

    private Set<AgreementId> known(long end, List<AuditEntry> ofNone) {
        var known = new LinkedHashSet<AgreementId>();
        for (ReadHistory.Place place : history.subjectsUntil(end)) {
            AgreementId agreement = place.agreement();
            if (agreement == null) {
                ofNone.addAll(history.after(place.position() - 1, 1));
            } else {
                known.add(agreement);
            }
        }
        return known;
    }

    private void compare(AgreementId id) throws CorruptIndexException {
        Set<String> wanted = Set.of();
        Set<String> there = Set.of();
        for (int look = 0; look < LOOKS; look++) {
            if (look > 0) {
                index.catchUp();
            }
            wanted = wanted(id);
            there = read(searcher -> {
                Set<String> both = Keys.of(searcher, Key.prefixOfTexts(id));
                both.addAll(Keys.of(searcher, Key.prefixOfLog(id)));
                return both;
            });
            if (wanted.equals(there)) {
                break;
            }
        }
        note(id.value(), wanted, there);
    }

    private Set<String> wanted(AgreementId id) {
        var wanted = new TreeSet<String>();
        Optional<Agreement> agreement = agreements.find(id);
        if (agreement.isPresent()) {
            texts.of(agreement.get()).forEach(text -> wanted.add(text.key()));
            var subject = new LogDocuments.Subject(agreement.get());
            for (AuditEntry entry : history.of(id)) {
                if (LogDocuments.holds(entry)) {
                    wanted.add(entries.of(entry, subject).key());
                }
            }
        }
        return wanted;
    }

    private void compareEntriesAboutNone(List<AuditEntry> ofNone) throws CorruptIndexException {
        var wanted = new TreeSet<String>();
        for (AuditEntry entry : ofNone) {
            if (LogDocuments.holds(entry)) {
                wanted.add(entries.of(entry, null).key());
            }
        }
        // Those that came since are no fault.
        long newest = ofNone.isEmpty() ? 0 : ofNone.getLast().position();
        Set<String> there = read(searcher -> Keys.of(searcher, Key.prefixOfLog(null)));
        there.removeIf(key -> Key.positionOf(key) > newest);
        note("", wanted, there);
    }

    /** Documents of agreements the log does not know. */
    private void compareStrangers(Set<AgreementId> known) throws CorruptIndexException {
        var names = new TreeSet<String>();
        known.forEach(id -> names.add(id.value()));
        names.add("");
        for (String stranger : read(searcher -> Keys.agreements(searcher))) {
            if (!names.contains(stranger)
                    && agreements.find(new AgreementId(stranger)).isEmpty()) {
                different++;
                tell(new IndexCheck.Difference(stranger, 0, 1));
            }
        }
    }

    private void note(String agreement, Set<String> wanted, Set<String> there) {
        for (String key : wanted) {
            digest.add(key);
            if (Key.isOfText(key)) {
                textCount++;
            } else {
                entryCount++;
            }
        }
        if (!wanted.equals(there)) {
            different++;
            var missing = new TreeSet<>(wanted);
            missing.removeAll(there);
            var wrong = new TreeSet<>(there);
            wrong.removeAll(wanted);
            tell(new IndexCheck.Difference(agreement, missing.size(), wrong.size()));
        }
    }

    private void tell(IndexCheck.Difference difference) {
        if (differences.size() < IndexCheck.MOST_TOLD) {
            differences.add(difference);
        }
    }
}
