package no.avtaleverk.search.lucene;

import static no.avtaleverk.search.Region.clause;
import static no.avtaleverk.search.Region.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Change;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.search.AgreementIndex;
import no.avtaleverk.search.MemoryStore;
import no.avtaleverk.search.Region;
import no.avtaleverk.search.SearchPage;
import no.avtaleverk.search.SearchQuery;
import no.avtaleverk.search.SearchUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexLifeTests {
    private static final LocalDate DAY = LocalDate.of(2024, 4, 2);
    private static final List<String> QUESTIONS = List.of(
            "",
            "pasient",
            "utskrivning epikrise",
            "varsling av kommunen",
            "§ 6-2 nr. 4",
            "\"innen tre dager\"",
            "Vaksdal",
            "sykepleiar");

    private final MemoryStore store = new MemoryStore();

    private AgreementIndex open(Path folder) {
        return SearchIndex.open(folder, store, store, Region.register(), Region.catalogue());
    }

    private AgreementIndex inMemory() {
        return SearchIndex.inMemory(store, store, Region.register(), Region.catalogue());
    }

    private Agreement agreement(int number) {
        return Region.draft(
                store,
                "Delavtale " + number,
                Language.BOKMAL,
                DAY,
                text(
                        clause("a", "Varsling", "Kommunen varsles innen tre dager om pasient " + number + "."),
                        clause("b", "Epikrise", "Epikrisen følger pasienten ved utskrivning, jf. § 6-2 nr. 4.")));
    }

    private static List<SearchPage> answers(AgreementIndex index) {
        var answers = new ArrayList<SearchPage>();
        for (Actor asker : List.of(Region.JURIST, Region.AUDITOR, Region.OUTSIDER, Region.NOBODY)) {
            for (String question : QUESTIONS) {
                answers.add(index.find(SearchQuery.of(question, asker).page(0, 50)));
                answers.add(index.find(SearchQuery.of(question, asker).on(DAY).page(0, 50)));
                answers.add(index.find(SearchQuery.of(question, asker).inLog().page(0, 50)));
            }
        }
        return answers;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void anIndexThatGrewAnswersAsOneMadeAnew(long seed) {
        var random = new Random(seed);
        var agreements = new ArrayList<Agreement>();
        try (AgreementIndex grown = inMemory()) {
            for (int step = 0; step < 60; step++) {
                if (agreements.isEmpty() || random.nextInt(6) == 0) {
                    agreements.add(agreement(agreements.size() + 1));
                } else {
                    int which = random.nextInt(agreements.size());
                    Agreement agreement = agreements.get(which);
                    agreements.set(which, changed(agreement, random, step));
                }
                if (random.nextInt(3) == 0) {
                    grown.catchUp();
                }
            }
            grown.catchUp();
            assertThat(grown.position()).isEqualTo(store.head().orElseThrow().position());
            List<SearchPage> asGrown = answers(grown);
            try (AgreementIndex anew = inMemory()) {
                anew.catchUp();
                assertThat(answers(anew)).isEqualTo(asGrown);
            }
            grown.rebuild();
            assertThat(answers(grown)).isEqualTo(asGrown);
        }
    }

    private Agreement changed(Agreement agreement, Random random, int step) {
        if (agreement.text() == TextState.SIGNED) {
            return Region.redrafted(store, agreement, DAY.plusDays(step));
        }
        if (agreement.text() == TextState.DRAFT) {
            return switch (random.nextInt(4)) {
                case 0 -> Region.concluded(store, agreement, DAY.plusDays(step));
                case 1 ->
                    store.store(agreement.changeHead(
                            Region.head(
                                    "Ny tittel " + step,
                                    Language.BOKMAL,
                                    DAY,
                                    random.nextBoolean()
                                            ? new PartyId[] {Region.VAKSDAL}
                                            : new PartyId[] {Region.VAKSDAL, Region.BERGEN}),
                            agreement.sequence(),
                            Region.JURIST,
                            Region.noon(DAY)));
                default ->
                    Region.edited(
                            store,
                            agreement,
                            random.nextBoolean() ? "a" : "b",
                            "Pasienten og sykepleieren møtes etter %d dager.".formatted(random.nextInt(5)),
                            DAY);
            };
        }
        return agreement;
    }

    @Test
    void aChangeIsFoundAfterTheNextCatchUpAndNotBefore() {
        try (AgreementIndex index = inMemory()) {
            assertThat(index.catchUp()).isZero();
            agreement(1);
            assertThat(index.find(SearchQuery.of("epikrise", Region.JURIST)).total())
                    .isZero();
            assertThat(index.catchUp()).isEqualTo(1);
            assertThat(index.catchUp()).isZero();
            assertThat(index.position()).isEqualTo(1);
            assertThat(index.find(SearchQuery.of("epikrise", Region.JURIST)).total())
                    .isEqualTo(1);
        }
    }

    @Test
    void entriesAboutFilesAreFoundByTheOrganisationThatSentThem() {
        store.record(
                new AuditEvent.FileReceived("i-1", "Delavtale fra 2014.docx", Sha256.ZERO, 12),
                Region.JURIST,
                Region.noon(DAY));
        try (AgreementIndex index = inMemory()) {
            index.catchUp();
            assertThat(index.find(SearchQuery.of("mottatt fil", Region.MAYOR).inLog())
                            .hits())
                    .singleElement()
                    .satisfies(hit -> {
                        assertThat(hit.agreement()).isNull();
                        assertThat(hit.heading()).isEqualTo("FileReceived");
                    });
            assertThat(index.find(SearchQuery.of("mottatt fil", Region.DIRECTOR).inLog())
                            .total())
                    .isZero();
        }
    }

    @Test
    void theIndexIsThereAgainAfterAReopening(@TempDir Path folder) {
        agreement(1);
        List<SearchPage> before;
        try (AgreementIndex index = open(folder)) {
            index.catchUp();
            before = answers(index);
        }
        try (AgreementIndex index = open(folder)) {
            assertThat(index.position()).isEqualTo(1);
            assertThat(answers(index)).isEqualTo(before);
            assertThat(index.catchUp()).isZero();
        }
    }

    @Test
    void aCatchUpThatFailsHalfwayLeavesDocumentsAndPositionAsTheyWere(@TempDir Path folder) {
        agreement(1);
        var failing = new FailingStore(store);
        try (AgreementIndex index = SearchIndex.open(folder, failing, store, Region.register(), Region.catalogue())) {
            index.catchUp();
            List<SearchPage> before = answers(index);
            agreement(2);
            agreement(3);
            failing.failAfter = 1;
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(index::catchUp);
            assertThat(index.position()).isEqualTo(1);
            assertThat(answers(index)).isEqualTo(before);
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(index::rebuild);
            assertThat(answers(index)).isEqualTo(before);

            failing.failAfter = Integer.MAX_VALUE;
            assertThat(index.catchUp()).isEqualTo(2);
            assertThat(index.find(SearchQuery.of("epikrise", Region.JURIST)).total())
                    .isEqualTo(3);
        }
    }

    @Test
    void whatWasNotCommittedWhenTheProcessDiedIsTakenInAgain(@TempDir Path folder, @TempDir Path copy)
            throws IOException {
        agreement(1);
        try (AgreementIndex index = open(folder)) {
            index.catchUp();
            agreement(2);
            // As the disk is when the process is killed here: the writer open, nothing closed.
            copy(folder, copy);
            index.catchUp();
        }
        try (AgreementIndex index = open(copy)) {
            assertThat(index.position()).isEqualTo(1);
            assertThat(index.catchUp()).isEqualTo(1);
            assertThat(index.find(SearchQuery.of("epikrise", Region.JURIST)).total())
                    .isEqualTo(2);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"flipped", "cut", "emptied", "gone", "garbage"})
    void aDamagedIndexIsMadeAnew(String damage, @TempDir Path folder) throws IOException {
        agreement(1);
        agreement(2);
        List<Path> files;
        List<SearchPage> before;
        try (AgreementIndex index = open(folder)) {
            index.catchUp();
            before = answers(index);
        }
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> !file.endsWith("write.lock")).sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(2);
        for (Path damaged : files) {
            damage(damaged, damage);
            try (AgreementIndex index = open(folder)) {
                index.catchUp();
                assertThat(answers(index))
                        .as("%s %s", damage, damaged.getFileName())
                        .isEqualTo(before);
            }
            if (!Files.exists(damaged)) {
                break;
            }
        }
    }

    private static void damage(Path file, String how) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        switch (how) {
            case "flipped" -> {
                bytes[bytes.length / 2] ^= 0x55;
                Files.write(file, bytes);
            }
            case "cut" -> Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
            case "emptied" -> Files.write(file, new byte[0]);
            case "gone" -> Files.delete(file);
            default -> {
                new Random(7).nextBytes(bytes);
                Files.write(file, bytes);
            }
        }
    }

    @Test
    void filesThatAreNotOfTheIndexAreLeftAlone(@TempDir Path folder) throws IOException {
        agreement(1);
        Files.writeString(folder.resolve("segments_1"), "not an index");
        Files.writeString(folder.resolve("notes.txt"), "mine");
        try (AgreementIndex index = open(folder)) {
            assertThat(index.catchUp()).isEqualTo(1);
        }
        assertThat(folder.resolve("notes.txt")).hasContent("mine");
    }

    @Test
    void anIndexOfAnotherLogIsMadeAnew(@TempDir Path folder) {
        agreement(1);
        agreement(2);
        try (AgreementIndex index = open(folder)) {
            index.catchUp();
        }
        var other = new MemoryStore();
        Region.draft(
                other,
                "En annen avtale",
                Language.BOKMAL,
                DAY,
                text(clause("a", "Beredskap", "Beredskapsplaner samordnes.")));
        try (AgreementIndex index = SearchIndex.open(folder, other, other, Region.register(), Region.catalogue())) {
            index.catchUp();
            assertThat(index.position()).isEqualTo(1);
            assertThat(index.find(SearchQuery.of("epikrise", Region.JURIST)).total())
                    .isZero();
            assertThat(index.find(SearchQuery.of("beredskap", Region.JURIST)).total())
                    .isEqualTo(1);
        }
    }

    @Test
    void anIndexInUseIsNotOpenedTwiceNorHarmed(@TempDir Path folder) {
        agreement(1);
        try (AgreementIndex index = open(folder)) {
            index.catchUp();
            assertThatExceptionOfType(SearchUnavailableException.class)
                    .isThrownBy(() -> open(folder))
                    .withMessageContaining("Another process");
            assertThat(index.find(SearchQuery.of("epikrise", Region.JURIST)).total())
                    .isEqualTo(1);
        }
    }

    @Test
    void questionsAreAnsweredWhileTheIndexIsRebuilt() throws Exception {
        for (int i = 1; i <= 20; i++) {
            agreement(i);
        }
        try (AgreementIndex index = inMemory()) {
            index.catchUp();
            var wrong = new java.util.concurrent.atomic.AtomicInteger();
            var asked = new java.util.concurrent.atomic.AtomicInteger();
            Thread asking = Thread.ofPlatform().start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    if (index.find(SearchQuery.of("epikrise", Region.JURIST)).total() != 20) {
                        wrong.incrementAndGet();
                    }
                    asked.incrementAndGet();
                }
            });
            for (int i = 0; i < 5 || asked.get() < 20; i++) {
                index.rebuild();
            }
            asking.interrupt();
            asking.join();
            assertThat(wrong).hasValue(0);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** A store whose reading breaks off. */
    private static final class FailingStore implements Agreements {
        private final Agreements store;
        private int failAfter = Integer.MAX_VALUE;

        private FailingStore(Agreements store) {
            this.store = store;
        }

        @Override
        public java.util.Optional<Agreement> find(AgreementId id) {
            if (failAfter-- <= 0) {
                failAfter = 0;
                throw new IllegalStateException("The connection was lost");
            }
            return store.find(id);
        }

        @Override
        public java.util.Optional<Agreement> findToChange(AgreementId id) {
            return store.findToChange(id);
        }

        @Override
        public AuditEntry save(Change change) {
            return store.save(change);
        }

        @Override
        public Clauses text(AgreementId id, long revision) {
            return store.text(id, revision);
        }

        @Override
        public java.util.Optional<ClauseText> words(Sha256 digest) {
            return store.words(digest);
        }

        @Override
        public List<Agreement> ofParties(java.util.Collection<PartyId> parties) {
            return store.ofParties(parties);
        }

        @Override
        public List<Agreement> builtOn(AgreementId basis) {
            return store.builtOn(basis);
        }

        @Override
        public List<Agreement> all() {
            return store.all();
        }
    }
}
