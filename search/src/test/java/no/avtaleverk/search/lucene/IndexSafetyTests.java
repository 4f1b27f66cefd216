package no.avtaleverk.search.lucene;

import static no.avtaleverk.search.Region.clause;
import static no.avtaleverk.search.Region.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.search.AgreementIndex;
import no.avtaleverk.search.IndexCheck;
import no.avtaleverk.search.MemoryStore;
import no.avtaleverk.search.Region;
import no.avtaleverk.search.SearchPage;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.search.SearchUnavailableException;
import no.avtaleverk.search.norwegian.Norwegian;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Crashes, full disks, damaged files and strange folders: each is noticed, told, and made good from the log. */
class IndexSafetyTests {
    private static final LocalDate DAY = LocalDate.of(2024, 4, 2);
    private static final Instant AT = Region.noon(DAY);

    private final MemoryStore store = new MemoryStore();

    private AgreementIndex open(Path folder) {
        return SearchIndex.open(folder, store, store, Region.register(), Region.catalogue());
    }

    private LuceneAgreementIndex open(Directory directory) {
        return open(directory, store);
    }

    private LuceneAgreementIndex open(Directory directory, Agreements agreements) {
        Norwegian norwegian = Norwegian.load();
        return new LuceneAgreementIndex(
                directory instanceof Breaking disk
                        ? new IndexFiles(disk, norwegian.fingerprint(), disk::holding)
                        : new IndexFiles(directory, norwegian.fingerprint()),
                agreements,
                store,
                Region.register(),
                Region.catalogue(),
                norwegian);
    }

    private Agreement agreement(int number) {
        Agreement draft = Region.draft(
                store,
                "Delavtale " + number,
                Language.BOKMAL,
                DAY,
                text(
                        clause("a", "Varsling", "Kommunen varsles innen tre dager om pasient " + number + "."),
                        clause("b", "Epikrise", "Epikrisen følger pasienten ved utskrivning, jf. § 6-2 nr. 4.")));
        return Region.concluded(store, draft, DAY);
    }

    private static List<SearchPage> answers(AgreementIndex index) {
        return Stream.of("", "pasient", "epikrise", "§ 6-2 nr. 4", "\"innen tre dager\"")
                .flatMap(words -> Stream.of(
                        SearchQuery.of(words, Region.NOBODY),
                        SearchQuery.of(words, Region.JURIST).on(DAY),
                        SearchQuery.of(words, Region.JURIST).inLog()))
                .map(query -> index.find(query.page(0, 100)))
                .toList();
    }

    private List<SearchPage> wanted() {
        try (AgreementIndex anew = SearchIndex.inMemory(store, store, Region.register(), Region.catalogue())) {
            anew.catchUp();
            return answers(anew);
        }
    }

    // ---- the check
    // ---------------------------------------------------------------------------------------------------

    @Test
    void aCheckOfAnIndexThatIsAsItShouldBeSaysSoAndIsRemembered(@TempDir Path folder) {
        agreement(1);
        agreement(2);
        store.record(new AuditEvent.FileReceived("i-1", "Avtale.docx", Sha256.ZERO, 12), Region.JURIST, AT);
        IndexCheck.Result result;
        try (AgreementIndex index = open(folder)) {
            assertThat(index.lastCheck()).isEmpty();
            result = index.check(AT);
            assertThat(result.isRight()).isTrue();
            assertThat(result.remade()).isFalse();
            assertThat(result.agreements()).isEqualTo(2);
            // A title and two clauses of each agreement.
            assertThat(result.texts()).isEqualTo(6);
            assertThat(result.entries()).isEqualTo(store.head().orElseThrow().position());
            assertThat(index.lastCheck()).contains(result);
        }
        try (AgreementIndex index = open(folder)) {
            assertThat(index.lastCheck()).contains(result);
            assertThat(index.check(AT).digest()).isEqualTo(result.digest());
        }
    }

    @Test
    void draftsEditsAndMovesAreNoDifference(@TempDir Path folder) {
        try (AgreementIndex index = open(folder)) {
            Agreement one = agreement(1);
            index.catchUp();
            one = Region.redrafted(store, one, DAY.plusDays(1));
            index.catchUp();
            one = Region.edited(store, one, "a", "Kommunen varsles straks.", DAY.plusDays(1));
            index.catchUp();
            one = store.store(one.moveClause(
                    one.clauses().list().getLast().id(), null, 1, Region.JURIST, Region.noon(DAY.plusDays(1))));
            index.catchUp();
            one = Region.edited(store, one, "b", "Epikrisen sendes elektronisk.", DAY.plusDays(2));
            IndexCheck.Result result = index.check(AT);
            assertThat(result.differences()).isEmpty();
            assertThat(result.isRight()).isTrue();
        }
    }

    @Test
    void whatIsMissingOrStrangeInTheIndexIsFoundAndMadeGood(@TempDir Path folder) throws IOException {
        Agreement one = agreement(1);
        agreement(2);
        try (AgreementIndex index = open(folder)) {
            index.catchUp();
        }
        try (Directory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory);
                var writer = new IndexWriter(directory, asTheIndexIsWritten())) {
            writer.deleteDocuments(new Term(Fields.CITATION, "§6-2"));
            var stranger = new Document();
            Fields.keyword(stranger, Fields.KEY, one.id().value() + "/t/AAAAAAAAAAAA");
            writer.addDocument(stranger);
            writer.setLiveCommitData(reader.getIndexCommit().getUserData().entrySet());
            writer.commit();
        }
        List<SearchPage> wanted = wanted();
        try (AgreementIndex index = open(folder)) {
            assertThat(answers(index)).isNotEqualTo(wanted);
            IndexCheck.Result result = index.check(AT);
            assertThat(result.isRight()).isFalse();
            assertThat(result.fault()).isNull();
            assertThat(result.different()).isEqualTo(2);
            assertThat(result.differences()).anySatisfy(difference -> assertThat(difference)
                    .isEqualTo(new IndexCheck.Difference(one.id().value(), 1, 1)));
            assertThat(result.remade()).isTrue();
            assertThat(answers(index)).isEqualTo(wanted);
            assertThat(index.check(AT).isRight()).isTrue();
        }
    }

    @Test
    void aBitFlippedInAnyFileOfAnOpenIndexIsFoundByTheCheck(@TempDir Path folder) throws IOException {
        agreement(1);
        agreement(2);
        List<SearchPage> wanted = wanted();
        var kinds = new TreeSet<String>();
        while (true) {
            Path next;
            try (AgreementIndex index = open(folder)) {
                index.rebuild();
                next = null;
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.sorted().toList()) {
                        if (isOfLucene(file) && !kinds.contains(kind(file))) {
                            next = file;
                            break;
                        }
                    }
                }
                if (next == null) {
                    break;
                }
                kinds.add(kind(next));
                flip(next);
                IndexCheck.Result result = index.check(AT);
                assertThat(result.fault()).as(next.toString()).isNotNull();
                assertThat(result.remade()).isTrue();
                assertThat(answers(index)).as(next.toString()).isEqualTo(wanted);
                assertThat(index.check(AT).isRight()).isTrue();
            }
        }
        assertThat(kinds).contains("segments", "si", "cfs", "cfe");
    }

    private static boolean isOfLucene(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("_") || name.startsWith("segments");
    }

    private static String kind(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("segments") ? "segments" : name.substring(name.lastIndexOf('.') + 1);
    }

    private static void flip(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long middle = bytes.length() / 2;
            bytes.seek(middle);
            int there = bytes.read();
            bytes.seek(middle);
            bytes.write(there ^ 0x10);
        }
    }

    /** The store, but something happens whenever one agreement is read. */
    private Agreements disturbed(Runnable happens) {
        return (Agreements) Proxy.newProxyInstance(
                Agreements.class.getClassLoader(), new Class<?>[] {Agreements.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("find")) {
                        happens.run();
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static IndexWriterConfig asTheIndexIsWritten() {
        return new IndexWriterConfig(new KeywordAnalyzer()).setIndexSort(Fields.lie());
    }

    @Test
    void anIndexWhoseDocumentsLieInAnotherOrderIsMadeAnew(@TempDir Path folder) throws IOException {
        agreement(1);
        List<SearchPage> wanted = wanted();
        Map<String, String> mark;
        try (AgreementIndex index = open(folder)) {
            index.catchUp();
        }
        try (Directory directory = FSDirectory.open(folder)) {
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                mark = reader.getIndexCommit().getUserData();
            }
            var config = new IndexWriterConfig(new KeywordAnalyzer()).setOpenMode(IndexWriterConfig.OpenMode.CREATE);
            try (var writer = new IndexWriter(directory, config)) {
                writer.addDocument(new Document());
                writer.setLiveCommitData(mark.entrySet());
                writer.commit();
            }
        }
        try (AgreementIndex index = open(folder)) {
            index.catchUp();
            assertThat(answers(index)).isEqualTo(wanted);
        }
    }

    /** Take a document away behind the back of the index. */
    private static void spoil(Path folder) throws IOException {
        try (Directory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory);
                var writer = new IndexWriter(directory, asTheIndexIsWritten())) {
            writer.deleteDocuments(new Term(Fields.CITATION, "§6-2"));
            writer.setLiveCommitData(reader.getIndexCommit().getUserData().entrySet());
            writer.commit();
        }
    }

    @Test
    void whatIsStoredWhileACheckGoesOnIsFoundAtOnce(@TempDir Path folder) throws Exception {
        agreement(1);
        var reached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var checker = new AtomicReference<@Nullable Thread>();
        Agreements slow = disturbed(() -> {
            if (Thread.currentThread() == checker.get()) {
                reached.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
        try (LuceneAgreementIndex index = open(FSDirectory.open(folder), slow);
                ExecutorService others = Executors.newFixedThreadPool(2)) {
            index.catchUp();
            Future<IndexCheck.Result> check = others.submit(() -> {
                checker.set(Thread.currentThread());
                return index.check(AT);
            });
            reached.await();
            try {
                agreement(2);
                Future<Long> asked = others.submit(() -> {
                    index.catchUp();
                    return index.find(SearchQuery.of("pasient 2", Region.NOBODY).on(DAY))
                            .total();
                });
                assertThat(asked).succeedsWithin(Duration.ofSeconds(20));
                assertThat(asked.get()).isPositive();
            } finally {
                goOn.countDown();
            }
            assertThat(check.get().isRight()).isTrue();
        }
    }

    @Test
    void anIndexThatDiffersAnswersUntilTheNewOneIsThere(@TempDir Path folder) throws IOException {
        agreement(1);
        agreement(2);
        try (AgreementIndex index = open(folder)) {
            index.catchUp();
        }
        spoil(folder);
        var index = new AtomicReference<@Nullable LuceneAgreementIndex>();
        var answers = new ArrayList<Long>();
        Agreements watched = disturbed(() -> {
            LuceneAgreementIndex asked = index.get();
            if (asked != null) {
                asked.catchUp();
                answers.add(asked.find(SearchQuery.of("varsles", Region.NOBODY)).total());
            }
        });
        try (LuceneAgreementIndex opened = open(FSDirectory.open(folder), watched)) {
            index.set(opened);
            assertThat(opened.check(AT).remade()).isTrue();
            index.set(null);
            // While it was compared, and while it was made anew.
            assertThat(answers).hasSizeGreaterThanOrEqualTo(4).containsOnly(2L);
            assertThat(answers(opened)).isEqualTo(wanted());
        }
    }

    @Test
    void aStoreThatFailsDuringACheckIsNoFaultOfTheIndex(@TempDir Path folder) {
        agreement(1);
        var fails = new AtomicBoolean();
        Agreements failing = disturbed(() -> {
            if (fails.get()) {
                throw new IllegalStateException("The connection was lost");
            }
        });
        try (LuceneAgreementIndex index = openAt(folder, failing)) {
            index.catchUp();
            fails.set(true);
            assertThatIllegalStateException().isThrownBy(() -> index.check(AT)).withMessage("The connection was lost");
            assertThat(index.position()).isEqualTo(store.head().orElseThrow().position());
            assertThat(answers(index)).isEqualTo(wanted());
            IndexCheck.Result kept = index.lastCheck().orElseThrow();
            assertThat(kept.isFailed()).isTrue();
            assertThat(kept.isRight()).isFalse();
            fails.set(false);
            assertThat(index.check(AT).isRight()).isTrue();
        }
    }

    private LuceneAgreementIndex openAt(Path folder, Agreements agreements) {
        try {
            return open(FSDirectory.open(folder), agreements);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aCheckThatFailsIsRemembered(@TempDir Path folder) throws IOException {
        agreement(1);
        var disk = new Breaking(FSDirectory.open(folder));
        try (LuceneAgreementIndex index = open(disk)) {
            index.catchUp();
            agreement(2);
            disk.disk.left = 0;
            assertThatExceptionOfType(SearchUnavailableException.class).isThrownBy(() -> index.check(AT));
            IndexCheck.Result kept = index.lastCheck().orElseThrow();
            assertThat(kept.at()).isEqualTo(AT);
            assertThat(kept.fault()).contains("can not be written");
            assertThat(kept.isFailed()).isTrue();
            disk.disk.left = Integer.MAX_VALUE;
            assertThat(index.check(AT).isFailed()).isFalse();
        }
    }

    @Test
    void manyAgreementsAtOnceAreIndexedAsOneAfterTheOther(@TempDir Path folder) throws IOException {
        try (LuceneAgreementIndex grown = open(FSDirectory.open(folder.resolve("grown")));
                AgreementIndex anew = open(folder.resolve("anew"))) {
            for (int number = 1; number <= 45; number++) {
                agreement(number);
                grown.catchUp();
            }
            anew.catchUp();
            assertThat(answers(anew)).isEqualTo(answers(grown));
            assertThat(anew.check(AT).isRight()).isTrue();
            anew.rebuild();
            assertThat(answers(anew)).isEqualTo(answers(grown));
            try (Stream<Path> files = Files.list(folder.resolve("anew"))) {
                assertThat(files).noneMatch(Files::isDirectory);
            }
        }
    }

    @Test
    void aDiskThatFillsWhileManyAreIndexedLosesNothing(@TempDir Path folder) throws IOException {
        for (int number = 1; number <= 25; number++) {
            agreement(number);
        }
        var disk = new Breaking(FSDirectory.open(folder));
        try (LuceneAgreementIndex index = open(disk)) {
            int before = disk.disk.taken;
            index.catchUp();
            int all = disk.disk.taken - before;
            List<SearchPage> answers = answers(index);
            for (int step = 0; step < 20; step++) {
                // Not to the last byte: what two threads write side by side is not always as much.
                disk.disk.left = all * step / 25;
                assertThatExceptionOfType(SearchUnavailableException.class).isThrownBy(index::rebuild);
                assertThat(answers(index)).isEqualTo(answers);
                disk.disk.left = Integer.MAX_VALUE;
                try (Stream<Path> files = Files.list(folder)) {
                    assertThat(files).noneMatch(Files::isDirectory);
                }
            }
            index.rebuild();
            assertThat(answers(index)).isEqualTo(answers).isEqualTo(wanted());
        }
    }

    @Test
    void whatAnErrorLeftUndoneIsNotPutOnTheDiskByTheNextChange(@TempDir Path folder) throws IOException {
        agreement(1);
        agreement(2);
        var fails = new AtomicBoolean();
        Agreements failing = disturbed(() -> {
            if (fails.get()) {
                throw new OutOfMemoryError("Java heap space");
            }
        });
        try (LuceneAgreementIndex index = open(FSDirectory.open(folder), failing)) {
            index.catchUp();
            List<SearchPage> before = answers(index);
            fails.set(true);
            assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(index::rebuild);
            assertThat(answers(index)).isEqualTo(before);
            fails.set(false);
            agreement(3);
            index.catchUp();
            assertThat(answers(index)).isEqualTo(wanted());
        }
    }

    @Test
    void anIndexMadeAnewOfManyLiesInItsOrder(@TempDir Path folder) throws IOException {
        for (int number = 1; number <= 45; number++) {
            agreement(number);
        }
        try (AgreementIndex index = open(folder)) {
            index.catchUp();
        }
        try (Directory directory = FSDirectory.open(folder);
                var check = new CheckIndex(directory)) {
            check.setLevel(CheckIndex.Level.MIN_LEVEL_FOR_INTEGRITY_CHECKS);
            CheckIndex.Status status = check.checkIndex();
            assertThat(status.clean).isTrue();
            assertThat(status.segmentInfos).allSatisfy(segment -> {
                assertThat(segment.indexSortStatus).isNotNull();
                assertThat(segment.indexSortStatus.error).isNull();
            });
            assertThat(status.segmentInfos).hasSizeGreaterThan(1);
        }
    }

    /** A disk that turns a bit near the end of what is gathered, where a text has what it is ordered by. */
    private static final class Turning extends FilterDirectory {
        private final AtomicBoolean turns;

        private Turning(Directory in, AtomicBoolean turns) {
            super(in);
            this.turns = turns;
        }

        @Override
        public IndexInput openInput(String name, IOContext context) throws IOException {
            if (name.startsWith("gathered-") && turns.compareAndSet(true, false)) {
                Path file = ((FSDirectory) FilterDirectory.unwrap(this))
                        .getDirectory()
                        .resolve(name);
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length - CodecUtil.footerLength() - 3] ^= 1;
                Files.write(file, bytes);
            }
            return super.openInput(name, context);
        }
    }

    @Test
    void aBitTurnedInWhatIsGatheredIsNoticedBeforeItIsIndexed(@TempDir Path folder) throws IOException {
        for (int number = 1; number <= 25; number++) {
            agreement(number);
        }
        var turns = new AtomicBoolean();
        Norwegian norwegian = Norwegian.load();
        var files = new IndexFiles(FSDirectory.open(folder), norwegian.fingerprint(), own -> new Turning(own, turns));
        try (var index =
                new LuceneAgreementIndex(files, store, store, Region.register(), Region.catalogue(), norwegian)) {
            index.catchUp();
            turns.set(true);
            assertThatExceptionOfType(SearchUnavailableException.class)
                    .isThrownBy(index::rebuild)
                    .withCauseInstanceOf(CorruptIndexException.class);
            assertThat(answers(index)).isEqualTo(wanted());
            index.rebuild();
            assertThat(answers(index)).isEqualTo(wanted());
        }
    }

    @Test
    void whatAProcessThatDiedHadWrittenAsideIsDeleted(@TempDir Path folder) throws IOException {
        Path aside = Files.createDirectories(folder.resolve("aside-3"));
        Files.writeString(aside.resolve("_0.fdt"), "half a file");
        agreement(1);
        try (AgreementIndex index = open(folder)) {
            index.catchUp();
            assertThat(aside).doesNotExist();
            assertThat(answers(index)).isEqualTo(wanted());
        }
    }

    @Test
    void manyQuestionsThatMeetDamageMakeTheIndexAnewOnce(@TempDir Path folder) throws Exception {
        agreement(1);
        agreement(2);
        try (var directory = FSDirectory.open(folder)) {
            var files = new IndexFiles(directory, "rules");
            var read = new AtomicInteger();
            Agreements counted = disturbed(read::incrementAndGet);
            Norwegian norwegian = Norwegian.load();
            try (var index = new LuceneAgreementIndex(
                            files, counted, store, Region.register(), Region.catalogue(), norwegian);
                    ExecutorService askers = Executors.newFixedThreadPool(8)) {
                index.catchUp();
                int once = read.getAndSet(0);
                var all = new CyclicBarrier(8);
                var asked = new ArrayList<Future<Long>>();
                for (int i = 0; i < 8; i++) {
                    var first = new AtomicBoolean(true);
                    asked.add(askers.submit(() -> index.answered(searcher -> {
                        if (first.getAndSet(false)) {
                            try {
                                all.await();
                            } catch (InterruptedException | BrokenBarrierException e) {
                                throw new IllegalStateException(e);
                            }
                            throw new CorruptIndexException("a bit has flipped", "file");
                        }
                        return (long) searcher.getIndexReader().numDocs();
                    })));
                }
                for (Future<Long> one : asked) {
                    assertThat(one.get()).isPositive();
                }
                assertThat(read.get()).isEqualTo(once);
                assertThat(files.wipes()).isEqualTo(1);
            }
        }
    }

    @Test
    void aDocumentThatStandsTwiceIsFoundByTheCheckAndMadeGood(@TempDir Path folder) throws IOException {
        Agreement one = agreement(1);
        try (AgreementIndex index = open(folder)) {
            index.catchUp();
        }
        try (Directory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory);
                var writer = new IndexWriter(directory, asTheIndexIsWritten())) {
            String key = Keys.of(new IndexSearcher(reader), Key.prefixOfTexts(one.id()))
                    .iterator()
                    .next();
            var again = new Document();
            Fields.keyword(again, Fields.KEY, key);
            writer.addDocument(again);
            writer.setLiveCommitData(reader.getIndexCommit().getUserData().entrySet());
            writer.commit();
        }
        try (AgreementIndex index = open(folder)) {
            IndexCheck.Result result = index.check(AT);
            assertThat(result.differences())
                    .containsExactly(new IndexCheck.Difference(one.id().value(), 0, 1));
            assertThat(index.check(AT).isRight()).isTrue();
            assertThat(answers(index)).isEqualTo(wanted());
        }
    }

    @Test
    void aChangedCatalogueReachesTheIndexByTheCheck(@TempDir Path folder) {
        Region.concluded(
                store,
                Region.answering(
                        store,
                        Region.draft(
                                store,
                                "Delavtale 4",
                                Language.BOKMAL,
                                DAY,
                                text(clause("a", "Plasser", "Kommunen har to plasser."))),
                        "a",
                        Region.ACUTE_BEDS),
                DAY);
        SearchQuery place = SearchQuery.of("hol § 3-5", Region.NOBODY);
        try (AgreementIndex index = open(folder)) {
            index.catchUp();
            assertThat(index.find(place).total()).isZero();
        }
        try (AgreementIndex index =
                SearchIndex.open(folder, store, store, Region.register(), Region.catalogue("hol § 3-5"))) {
            IndexCheck.Result result = index.check(AT);
            assertThat(result.different()).isEqualTo(1);
            assertThat(result.remade()).isTrue();
            assertThat(index.find(place).total()).isEqualTo(1);
            assertThat(index.check(AT).isRight()).isTrue();
        }
    }

    // ---- what is stored
    // ----------------------------------------------------------------------------------------------

    @Test
    void aWordOfAnyLengthStopsNothing(@TempDir Path folder) {
        agreement(1);
        String endless = "å".repeat(40_000);
        Region.draft(
                store,
                "Utkast",
                Language.BOKMAL,
                DAY,
                text(clause("a", "Endeløst", endless + " og beredskap"), clause("b", "Tall", "7".repeat(40_000))));
        try (AgreementIndex index = open(folder)) {
            index.catchUp();
            assertThat(index.find(SearchQuery.of("varsles", Region.NOBODY)).total())
                    .isEqualTo(1);
            assertThat(index.find(SearchQuery.of("beredskap", Region.JURIST)).total())
                    .isEqualTo(1);
            assertThat(index.find(SearchQuery.of(endless, Region.JURIST)).total())
                    .isEqualTo(1);
            assertThat(index.check(AT).isRight()).isTrue();
        }
    }

    // ---- crashes and full disks
    // --------------------------------------------------------------------------------------

    /** A disk that breaks, or is full, after some number of steps. */
    private static final class Breaking extends FilterDirectory {
        private final Disk disk;

        private Breaking(Directory in) {
            this(in, new Disk());
        }

        private Breaking(Directory in, Disk disk) {
            super(in);
            this.disk = disk;
        }

        /** Another directory on the same disk. */
        private Directory holding(Directory other) {
            return new Breaking(other, disk);
        }

        private void step() throws IOException {
            disk.step();
        }

        private static final class Disk {
            private int left = Integer.MAX_VALUE;
            private int taken;

            private synchronized void step() throws IOException {
                taken++;
                if (left-- <= 0) {
                    left = 0;
                    throw new IOException("No space left on device");
                }
            }
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            step();
            return new FilterIndexOutput("breaking " + name, name, super.createOutput(name, context)) {
                @Override
                public void writeByte(byte b) throws IOException {
                    getDelegate().writeByte(b);
                }

                @Override
                public void writeBytes(byte[] b, int offset, int length) throws IOException {
                    step();
                    getDelegate().writeBytes(b, offset, length);
                }
            };
        }

        @Override
        public void sync(Collection<String> names) throws IOException {
            step();
            super.sync(names);
        }

        @Override
        public void syncMetaData() throws IOException {
            step();
            super.syncMetaData();
        }

        @Override
        public void rename(String source, String dest) throws IOException {
            step();
            super.rename(source, dest);
        }

        @Override
        public void deleteFile(String name) throws IOException {
            step();
            super.deleteFile(name);
        }
    }

    /** The first steps one by one, then some of all that a change takes, and the last. */
    private List<Integer> moments(Path folder, Path copies) throws IOException {
        Path whole = Files.createDirectory(copies.resolve("whole"));
        copy(folder, whole);
        var disk = new Breaking(FSDirectory.open(whole));
        int all;
        try (LuceneAgreementIndex index = open(disk)) {
            int before = disk.disk.taken;
            index.catchUp();
            all = disk.disk.taken - before;
        }
        var moments = new TreeSet<Integer>();
        for (int i = 0; i < 20; i++) {
            moments.add(i * all / 20);
        }
        for (int i = 1; i <= 5; i++) {
            moments.add(Math.min(i, all));
            moments.add(Math.max(0, all - i));
        }
        return List.copyOf(moments);
    }

    @Test
    void aDiskThatIsFullAtAnyStepLosesNothingAndTheIndexGoesOnWhenThereIsRoom(
            @TempDir Path folder, @TempDir Path copies) throws IOException {
        agreement(1);
        List<SearchPage> before;
        try (AgreementIndex index = open(folder)) {
            index.catchUp();
            before = answers(index);
        }
        agreement(2);
        List<SearchPage> wanted = wanted();
        int full = 0;
        for (int steps : moments(folder, copies)) {
            Path copy = Files.createDirectory(copies.resolve("full-" + steps));
            copy(folder, copy);
            var disk = new Breaking(FSDirectory.open(copy));
            try (LuceneAgreementIndex index = open(disk)) {
                long position = index.position();
                disk.disk.left = steps;
                try {
                    index.catchUp();
                } catch (SearchUnavailableException e) {
                    full++;
                }
                // All of it or nothing of it: never something in between.
                assertThat(answers(index))
                        .as("full after %d steps", steps)
                        .isEqualTo(index.position() == position ? before : wanted);
                disk.disk.left = Integer.MAX_VALUE;
                index.catchUp();
                assertThat(answers(index)).as("full after %d steps", steps).isEqualTo(wanted);
                assertThat(index.check(AT).isRight()).isTrue();
            }
        }
        assertThat(full).isGreaterThan(15);
    }

    @Test
    void aCrashAtAnyStepLeavesTheIndexAsItWasOrAsItWouldBe(@TempDir Path folder, @TempDir Path copies)
            throws IOException {
        agreement(1);
        long before;
        try (AgreementIndex index = open(folder)) {
            index.catchUp();
            before = index.position();
        }
        agreement(2);
        List<SearchPage> wanted = wanted();
        int crashes = 0;
        for (int steps : moments(folder, copies)) {
            Path crashed = Files.createDirectory(copies.resolve("crash-" + steps));
            copy(folder, crashed);
            var disk = new Breaking(FSDirectory.open(crashed));
            Path after = Files.createDirectory(copies.resolve("after-" + steps));
            try (LuceneAgreementIndex index = open(disk)) {
                disk.disk.left = steps;
                try {
                    index.catchUp();
                } catch (SearchUnavailableException e) {
                    crashes++;
                }
                // As the disk is when the process is killed here: the writer open, nothing closed.
                copy(crashed, after);
                disk.disk.left = Integer.MAX_VALUE;
            }
            try (AgreementIndex index = open(after)) {
                assertThat(index.position())
                        .isIn(before, store.head().orElseThrow().position());
                index.catchUp();
                assertThat(answers(index)).as("killed after %d steps", steps).isEqualTo(wanted);
                assertThat(index.check(AT).isRight()).isTrue();
            }
        }
        assertThat(crashes).isGreaterThan(15);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    // ---- whose folder it is
    // ------------------------------------------------------------------------------------------

    /** Opens the index in a folder, says so, and holds it until it is killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] arguments) throws IOException {
            var store = new MemoryStore();
            try (AgreementIndex index =
                    SearchIndex.open(Path.of(arguments[0]), store, store, Region.register(), Region.catalogue())) {
                System.out.println("held at " + index.position());
                if (System.in.read() >= 0) {
                    System.out.println("let go");
                }
            }
        }
    }

    @Test
    void anotherProcessOnTheSameFolderIsToldAndWhenItIsKilledTheFolderIsFree(@TempDir Path folder) throws Exception {
        agreement(1);
        try (AgreementIndex index = open(folder)) {
            index.catchUp();
        }
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var said = new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine())
                    .isEqualTo("held at " + store.head().orElseThrow().position());
            assertThatExceptionOfType(SearchUnavailableException.class)
                    .isThrownBy(() -> open(folder))
                    .withMessageContaining("Another process");
            other.toHandle().destroyForcibly();
            other.waitFor();
        }
        try (AgreementIndex index = open(folder)) {
            index.catchUp();
            assertThat(answers(index)).isEqualTo(wanted());
        }
    }

    @Test
    void anIndexOfAnotherLogOfTheSameLengthIsMadeAnew(@TempDir Path folder) {
        agreement(1);
        try (AgreementIndex index = open(folder)) {
            index.catchUp();
        }
        var other = new MemoryStore();
        Agreement draft = Region.draft(
                other,
                "En annen avtale",
                Language.BOKMAL,
                DAY,
                text(clause("a", "Beredskap", "Beredskapsplaner samordnes.")));
        Region.concluded(other, draft, DAY);
        assertThat(other.head().orElseThrow().position())
                .isEqualTo(store.head().orElseThrow().position());
        try (AgreementIndex index = SearchIndex.open(folder, other, other, Region.register(), Region.catalogue())) {
            assertThat(index.catchUp()).isEqualTo(other.head().orElseThrow().position());
            assertThat(index.find(SearchQuery.of("epikrise", Region.NOBODY)).total())
                    .isZero();
            assertThat(index.find(SearchQuery.of("beredskap", Region.NOBODY)).total())
                    .isEqualTo(1);
            assertThat(index.check(AT).isRight()).isTrue();
        }
    }

    // ---- what a change costs
    // -----------------------------------------------------------------------------------------

    @Test
    void anEditWritesTheClauseItChangesAndLeavesTheOthersAlone(@TempDir Path folder) throws IOException {
        var clauses = new ArrayList<no.avtaleverk.model.agreement.Clause>();
        for (int i = 0; i < 40; i++) {
            clauses.add(clause("k-" + i, "Punkt " + i, "Kommunen og helseforetaket samarbeider om tiltak " + i + "."));
        }
        Agreement draft = Region.draft(
                store,
                "Delavtale",
                Language.BOKMAL,
                DAY,
                text(clauses.toArray(no.avtaleverk.model.agreement.Clause[]::new)));
        try (AgreementIndex index = open(folder)) {
            index.catchUp();
            Set<String> before = keys(folder, draft);
            Region.edited(store, draft, "k-7", "Partene møtes hver måned.", DAY);
            index.catchUp();
            Set<String> after = keys(folder, draft);
            assertThat(index.find(SearchQuery.of("\"møtes hver måned\"", Region.JURIST))
                            .total())
                    .isEqualTo(1);
            assertThat(after).hasSameSizeAs(before).hasSize(41);
            after.removeAll(before);
            assertThat(after).hasSize(1);
        }
    }

    private static Set<String> keys(Path folder, Agreement agreement) throws IOException {
        try (Directory directory = FSDirectory.open(folder);
                DirectoryReader reader = DirectoryReader.open(directory)) {
            return Keys.of(new IndexSearcher(reader), Key.prefixOfTexts(agreement.id()));
        }
    }
}
