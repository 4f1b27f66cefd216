package no.avtaleverk.workflow.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Change;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Files.StoredFile;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.History.Fault;
import no.avtaleverk.model.agreement.History.Verification;
import no.avtaleverk.model.agreement.ReadHistory;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SigningOutcome;
import no.avtaleverk.model.agreement.StaleAgreementException;
import no.avtaleverk.model.discussion.Anchor;
import no.avtaleverk.model.discussion.Author;
import no.avtaleverk.model.discussion.Comment;
import no.avtaleverk.model.discussion.Contribution;
import no.avtaleverk.model.discussion.Discussion;
import no.avtaleverk.model.discussion.Room;
import no.avtaleverk.model.discussion.Statement;
import no.avtaleverk.model.discussion.Topic;
import no.avtaleverk.model.discussion.TopicId;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.document.ImportReport;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.implementation.ImplementationNote;
import no.avtaleverk.model.proof.PublishedHead;
import no.avtaleverk.model.proof.PublishedHeads;
import no.avtaleverk.model.signing.SigningEntry;
import no.avtaleverk.model.signing.SigningEntry.Slot;
import no.avtaleverk.model.signing.SigningJob;
import no.avtaleverk.model.signing.SigningJobId;
import no.avtaleverk.model.signing.SigningJobs;
import no.avtaleverk.model.signing.SigningProvider;
import no.avtaleverk.model.signing.ValidationReport.ReportFile;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;

/** What a store does, whichever database it is on. */
abstract class StoreContract {
    private static final TopicId TOPIC = new TopicId("t-1");
    private static final TopicId INNER = new TopicId("t-2");
    private static final Anchor ANCHOR =
            Anchor.on(Samples.clauses().find(new ClauseId("formaal")).orElseThrow(), 0, 7);

    final AgreementId id = new AgreementId("6f1c1f0e-4a53-4c5d-9d53-0123456789ab");
    final AgreementId other = new AgreementId("00000000-4a53-4c5d-9d53-0123456789ab");

    Store store;
    JdbcAgreements agreements;
    JdbcHistory history;
    JdbcFiles files;
    JdbcImports imports;
    JdbcDiscussions discussions;
    JdbcFollowUps followUps;

    /** Open a new and empty database. */
    abstract Store openEmpty() throws Exception;

    /** Check the database from outside, as the command does. */
    abstract Verification verifyFromOutside();

    @BeforeEach
    void open() throws Exception {
        store = openEmpty();
        agreements = new JdbcAgreements(store);
        history = new JdbcHistory(store);
        files = new JdbcFiles(store);
        imports = new JdbcImports(store);
        discussions = new JdbcDiscussions(store);
        followUps = new JdbcFollowUps(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    Sha256 storePdf() {
        return files.store("avtale.pdf", "application/pdf", "%PDF-1.7 avtale".getBytes(StandardCharsets.UTF_8));
    }

    List<AuditEntry> saveLife() {
        return Samples.life(id, storePdf()).stream().map(agreements::save).toList();
    }

    // ---- agreements -------------------------------------------------------------------------------------------------

    @Test
    void givesBackEveryAgreementAsItWasSaved() {
        for (Change change : Samples.life(id, storePdf())) {
            agreements.save(change);
            assertThat(agreements.find(id)).contains(change.agreement());
        }
        Change registered = Samples.registered(other, storePdf());
        agreements.save(registered);
        assertThat(agreements.find(other)).contains(registered.agreement());
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void findsNothingUnderAnUnknownId() {
        assertThat(agreements.find(id)).isEmpty();
        assertThat(agreements.all()).isEmpty();
        assertThat(history.of(id)).isEmpty();
        assertThat(agreements.words(Sha256.of("ukjent"))).isEmpty();
    }

    @Test
    void keepsEveryTextThatEverStood() {
        Change drafted = Samples.draft(id, "Avtale");
        agreements.save(drafted);
        Change edited = Samples.edit(drafted.agreement(), "formaal", "Nye ord.");
        agreements.save(edited);

        assertThat(agreements.text(id, 1)).isEqualTo(drafted.agreement().clauses());
        assertThat(agreements.text(id, 2)).isEqualTo(edited.agreement().clauses());
        assertThat(agreements.words(ClauseText.parse("Føremål", "Nye ord.").sha256()))
                .contains(ClauseText.parse("Føremål", "Nye ord."));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> agreements.text(id, 3))
                .withMessageContaining("no revision 3");
    }

    @Test
    void keepsTheSameWordsOnce() {
        Change drafted = Samples.draft(id, "Avtale");
        agreements.save(drafted);
        agreements.save(Samples.draft(other, "Den same teksten"));
        agreements.save(Samples.edit(drafted.agreement(), "formaal", "Nye ord."));

        assertThat(count("clause_text")).isEqualTo(Samples.clauses().size() + 1);
        assertThat(count("revision")).isEqualTo(3);
    }

    @Test
    void keepsATextWithoutClauses() {
        Change empty = Samples.draft(id, "Tom", Clauses.NONE, Samples.VAKSDAL, Samples.BERGEN);
        agreements.save(empty);
        assertThat(agreements.find(id)).contains(empty.agreement());
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void keepsAVeryLongTextOfManyClauses() {
        var random = new Random(1);
        var many = new Clauses(IntStream.range(0, 1300)
                .mapToObj(i -> Samples.clause("k-" + i, 1, "" + (i + 1), "Punkt " + i, "Æøå € 𝔸 " + random.nextLong()))
                .toList());
        Change drafted = Samples.draft(id, "Lang", many, Samples.VAKSDAL, Samples.BERGEN);
        agreements.save(drafted);
        assertThat(agreements.find(id)).contains(drafted.agreement());
    }

    @Test
    void listsAgreementsOldestFirst() {
        agreements.save(Samples.draft(id, "Først"));
        agreements.save(Samples.draft(other, "Så"));
        assertThat(agreements.all()).extracting(Agreement::id).containsExactly(id, other);
    }

    @Test
    void findsAgreementsByWhoIsOrWasParty() {
        Change drafted = Samples.draft(id, "Avtale", Samples.clauses(), Samples.VAKSDAL, Samples.VOSS, Samples.BERGEN);
        agreements.save(drafted);
        agreements.save(Samples.draft(other, "Annan avtale"));

        assertThat(agreements.ofParties(List.of(Samples.VOSS)))
                .extracting(Agreement::id)
                .containsExactly(id);
        assertThat(agreements.ofParties(List.of(Samples.VOSS, Samples.VAKSDAL)))
                .extracting(Agreement::id)
                .containsExactly(id, other);
        assertThat(agreements.ofParties(List.of())).isEmpty();

        // Taken out of a draft before anything was sent, an organisation was never party.
        agreements.save(Samples.accepted(drafted.agreement()
                .changeHead(Samples.head("Avtale", Samples.VAKSDAL, Samples.BERGEN), 1, Samples.JURIST, Samples.NOW)));
        assertThat(agreements.ofParties(List.of(Samples.VOSS))).isEmpty();
    }

    // ---- races ------------------------------------------------------------------------------------------------------

    @Test
    void theSecondOfTwoChangesToTheSameAgreementIsStaleAndStoresNothing() {
        Agreement read = agreementAfter(Samples.draft(id, "Avtale"));
        Change mine = Samples.edit(read, "formaal", "Min tekst");
        Change yours = Samples.edit(read, "plassar", "Din tekst");
        agreements.save(mine);
        String before = everythingStored();

        assertThatExceptionOfType(StaleAgreementException.class).isThrownBy(() -> agreements.save(yours));

        assertThat(everythingStored()).isEqualTo(before);
        assertThat(agreements.find(id)).contains(mine.agreement());
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void anAgreementIsNotBegunTwice() {
        agreements.save(Samples.draft(id, "Avtale"));
        String before = everythingStored();

        assertThatExceptionOfType(StaleAgreementException.class)
                .isThrownBy(() -> agreements.save(Samples.draft(id, "Igjen")));

        assertThat(everythingStored()).isEqualTo(before);
    }

    @Test
    void aChangeToAnAgreementThatIsNotThereIsStale() {
        Agreement never = Samples.draft(id, "Aldri lagra").agreement();
        assertThatExceptionOfType(StaleAgreementException.class)
                .isThrownBy(() -> agreements.save(Samples.edit(never, "formaal", "Ord")));
        assertThat(count("audit_entry")).isZero();
    }

    @Test
    void whatIsBuiltOnAnAgreementIsFoundByIt() {
        Agreement standard = agreementAfter(Samples.draft(id, "Standard"));
        Agreement variant =
                agreementAfter(Samples.variant(new AgreementId(id.value().replace('0', '1')), standard));
        assertThat(agreements.builtOn(id)).containsExactly(variant);
        assertThat(agreements.builtOn(variant.id())).isEmpty();
        assertThat(agreements.basisText(variant)).contains(standard.clauses());
        assertThat(agreements.basisText(standard)).isEmpty();
        Change explained = Samples.accepted(variant.explainDeviation(
                new ClauseId("plassar"), "Står i rammeavtalen", standard.clauses(), Samples.JURIST, Samples.NOW));
        agreements.save(explained);
        assertThat(agreements.find(variant.id())).contains(explained.agreement());
        assertThat(history.verify().isIntact()).isTrue();
        disarm();
        store.jdbc()
                .sql("update agreement set basis = null where basis is not null")
                .update();
        assertThat(history.verify().firstFault())
                .isEqualTo(
                        new Fault(Fault.Kind.AGREEMENT_CHANGED, 3, variant.id().value()));
    }

    @Test
    void aTextIsNotChangedWithoutANewRevision() {
        Agreement read = agreementAfter(Samples.draft(id, "Avtale"));
        Change edit = Samples.edit(read, "formaal", "Andre ord");
        Agreement after = edit.agreement();
        var smuggled = new Agreement(
                id,
                AgreementKind.SUB_AGREEMENT,
                after.origin(),
                2,
                1,
                after.state(),
                after.text(),
                after.head(),
                after.clauses(),
                after.answers(),
                after.versions(),
                after.facts(),
                null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> agreements.save(new Change(smuggled, edit.event(), Samples.JURIST, Samples.NOW)));
        assertThat(history.of(id)).hasSize(1);
    }

    @Test
    void eightWritersAtOnceLeaveALogWithoutGaps() throws Exception {
        int writers = 8;
        int changes = 12;
        agreements.save(Samples.draft(id, "Felles"));
        List<AuditEntry> saved = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(writers)) {
            var running = new ArrayList<Future<List<AuditEntry>>>();
            for (int writer = 0; writer < writers; writer++) {
                running.add(pool.submit(writer(writer, changes)));
            }
            for (Future<List<AuditEntry>> one : running) {
                saved.addAll(one.get());
            }
        }

        // Each writer drafts one agreement of its own and edits both that and the common one.
        assertThat(saved).hasSize(writers * (1 + 2 * changes));
        List<AuditEntry> log = history.after(0, 10_000);
        assertThat(log)
                .extracting(AuditEntry::position)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, saved.size() + 1).boxed().toList());
        assertThat(log).containsAll(saved);
        assertThat(agreements.find(id).orElseThrow().sequence()).isEqualTo(1 + writers * changes);
        Verification verification = history.verify();
        assertThat(verification.firstFault()).isNull();
        assertThat(verification.entries()).isEqualTo(saved.size() + 1L);
    }

    private Callable<List<AuditEntry>> writer(int writer, int changes) {
        return () -> {
            var saved = new ArrayList<AuditEntry>();
            Change mine = Samples.draft(AgreementId.random(), "Avtale til " + writer);
            saved.add(agreements.save(mine));
            for (int i = 0; i < changes; i++) {
                mine = Samples.edit(mine.agreement(), "oehd", "Skrivar %d, utgåve %d".formatted(writer, i));
                saved.add(agreements.save(mine));
                saved.add(editCommon("Skrivar %d i den felles, utgåve %d".formatted(writer, i)));
            }
            return saved;
        };
    }

    /** As the activities do it: read, decide and save in one transaction, again when a race was lost. */
    private AuditEntry editCommon(String body) {
        while (true) {
            try {
                return Objects.requireNonNull(store.writing()
                        .execute(status ->
                                agreements.save(Samples.edit(agreements.find(id).orElseThrow(), "formaal", body))));
            } catch (StaleAgreementException lost) {
                Thread.onSpinWait();
            }
        }
    }

    // ---- transactions -----------------------------------------------------------------------------------------------

    @Test
    void whatIsDoneInOneTransactionIsDoneWhollyOrNotAtAll() {
        byte[] bytes = {1, 2, 3};
        assertThatIllegalStateException().isThrownBy(() -> store.writing().executeWithoutResult(status -> {
            Sha256 file = files.store("a.pdf", "application/pdf", bytes);
            imports.add(report("imp-1", file, Samples.NOW));
            history.record(new AuditEvent.FileReceived("imp-1", "a.pdf", file, 3), Samples.JURIST, Samples.NOW);
            agreements.save(Samples.draft(id, "Avtale"));
            assertThat(agreements.find(id)).isPresent();
            assertThat(files.find(file)).isPresent();
            assertThat(imports.find("imp-1")).isPresent();
            throw new IllegalStateException("angra");
        }));
        assertThat(count("stored_file") + count("import_report") + count("audit_entry") + count("agreement"))
                .isZero();
        assertThat(history.verify()).isEqualTo(new Verification(0, 0, Sha256.ZERO, null));
    }

    @Test
    void severalAgreementsAreRegisteredInOneTransaction() {
        store.writing().executeWithoutResult(status -> {
            agreements.save(Samples.draft(id, "Overordna"));
            agreements.save(Samples.draft(other, "Delavtale"));
        });
        assertThat(history.after(0, 10)).extracting(AuditEntry::agreement).containsExactly(id, other);
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void whatTheLogIsAboutIsToldOnceForEachAgreementAndEachTimeForNone() {
        agreements.save(Samples.draft(id, "Overordna"));
        history.record(new AuditEvent.ImportDiscarded("imp-1", "feil fil"), Samples.JURIST, Samples.NOW);
        agreements.save(Samples.edit(agreements.find(id).orElseThrow(), "formaal", "Nye ord."));
        agreements.save(Samples.draft(other, "Delavtale"));
        history.record(new AuditEvent.ImportDiscarded("imp-2", "feil fil"), Samples.JURIST, Samples.NOW);
        List<ReadHistory.Place> all = history.placesAfter(0, 10);
        for (int last = 0; last <= all.size(); last++) {
            var known = new HashSet<AgreementId>();
            assertThat(history.subjectsUntil(last))
                    .as("until %d", last)
                    .isEqualTo(all.subList(0, last).stream()
                            .filter(place -> place.agreement() == null || known.add(place.agreement()))
                            .toList());
        }
        var plain = (ReadHistory) Proxy.newProxyInstance(
                ReadHistory.class.getClassLoader(),
                new Class<?>[] {ReadHistory.class},
                (proxy, method, arguments) -> method.getName().equals("subjectsUntil")
                        ? InvocationHandler.invokeDefault(proxy, method, arguments)
                        : method.invoke(history, arguments));
        for (int last = 0; last <= all.size(); last++) {
            assertThat(plain.subjectsUntil(last)).isEqualTo(history.subjectsUntil(last));
        }
        assertThat(history.subjectsUntil(all.size()))
                .extracting(ReadHistory.Place::position)
                .containsExactly(1L, 2L, 4L, 5L);
    }

    @Test
    void aTransactionThatHasNotTouchedTheStoreKeepsNobodyWaiting() {
        store.writing().executeWithoutResult(status -> {
            try (var another = Executors.newSingleThreadExecutor()) {
                assertThat(another.submit(() -> agreements.save(Samples.draft(id, "Avtale"))))
                        .succeedsWithin(Duration.ofSeconds(20));
            }
        });
    }

    // ---- the log ----------------------------------------------------------------------------------------------------

    @Test
    void answersWithTheEntryAsItStandsInTheLog() {
        List<AuditEntry> saved = saveLife();
        assertThat(history.of(id)).isEqualTo(saved);
        assertThat(history.head()).contains(saved.getLast());
        AuditEntry first = saved.getFirst();
        assertThat(first.position()).isEqualTo(1);
        assertThat(first.at()).isEqualTo(Samples.NOW);
        assertThat(first.userName()).isEqualTo("Kari Ødegård");
        assertThat(first.organisation()).isEqualTo(Samples.VAKSDAL);
        assertThat(first.previous()).isEqualTo(Sha256.ZERO);
        assertThat(saved.getLast().userName()).isEqualTo("Per \\ Ås\nHansen");
        assertThat(saved)
                .extracting(AuditEntry::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, saved.size()).boxed().toList());
        for (int i = 1; i < saved.size(); i++) {
            assertThat(saved.get(i).previous()).isEqualTo(saved.get(i - 1).hash());
        }
    }

    @Test
    void isReadOnFromAPosition() {
        List<AuditEntry> saved = saveLife();
        assertThat(history.after(0, 3)).isEqualTo(saved.subList(0, 3));
        assertThat(history.after(3, 100)).isEqualTo(saved.subList(3, saved.size()));
        assertThat(history.after(saved.size(), 100)).isEmpty();
    }

    @Test
    void holdsEntriesAboutNoAgreement() {
        Sha256 file = storePdf();
        var received = new AuditEvent.FileReceived("imp-1", "binder.pdf", file, 15);
        AuditEntry entry = history.record(received, Samples.JURIST, Samples.NOW);
        assertThat(entry.event()).isEqualTo(received);
        assertThat(entry.agreement()).isNull();
        assertThat(entry.sequence()).isZero();
        history.record(new AuditEvent.ImportDiscarded("imp-1", "feil fil"), Samples.JURIST, Samples.NOW);
        assertThat(history.after(0, 10)).hasSize(2).contains(entry);
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void anEntryDoesNotSpeakOfAFileThatIsNotStored() {
        var received = new AuditEvent.FileReceived("imp-1", "binder.pdf", Sha256.of("ikkje lagra"), 15);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.record(received, Samples.JURIST, Samples.NOW))
                .withMessageContaining("not stored");
        assertThat(history.head()).isEmpty();
    }

    @Test
    void verifiesFromOutsideWhileTheProductRuns() {
        saveLife();
        Verification verification = history.verify();
        assertThat(verification.isIntact()).isTrue();
        assertThat(verification.entries()).isEqualTo(15);
        assertThat(verification.texts()).isEqualTo(count("clause_text") + 1);
        assertThat(verification.head()).isEqualTo(history.head().orElseThrow().hash());
        assertThat(verifyFromOutside()).isEqualTo(verification);
    }

    // ---- append-only ------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set user_name = 'ein annan' where position = 1",
                "delete from audit_entry",
                "delete from audit_entry where position = 15",
                "update clause_text set body = 'forfalska'",
                "delete from clause_text",
                "update revision set manifest = ''",
                "delete from revision where number = 1",
                "update stored_file set content = content",
                "update stored_file set name = 'x.pdf'",
                "delete from stored_file",
                "delete from agreement",
                "delete from log_head"
            })
    void whatIsWrittenIsNotChangedThroughTheApplicationsOwnConnection(String sql) {
        saveLife();
        String before = everythingStored();
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> store.jdbc().sql(sql).update());
        assertThat(everythingStored()).isEqualTo(before);
    }

    @Test
    void oneChangeHasOneEntry() {
        saveLife();
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> store.jdbc().sql("""
                        insert into audit_entry
                        select 99, at, user_id, user_name, organisation, agreement, sequence, revision, type, body, text_sha256,
                               manifest_sha256, snapshot_sha256, previous, 'another'
                          from audit_entry where position = 1""").update());
    }

    // ---- tampering --------------------------------------------------------------------------------------------------

    /** Take away what hinders the owner of the database from changing what is written. */
    abstract void disarm();

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    GAP               | 7  | audit_entry | delete from audit_entry where position = 7
                    GAP               | 1  | audit_entry | delete from audit_entry where position <= 3
                    GAP               | 15 | audit_entry | delete from audit_entry where position = 15
                    GAP               | 1  | audit_entry | delete from audit_entry
                    GAP               | 16 | audit_entry | update log_head set position = 16
                    CHAIN_BROKEN      | 15 | log_head    | update log_head set position = 14
                    CHAIN_BROKEN      | 15 | log_head    | update log_head set hash = 'x'
                    CHAIN_BROKEN      | 15 | log_head    | delete from log_head
                    ENTRY_CHANGED     | 4  |             | update audit_entry set user_name = 'Ola' where position >= 4
                    ENTRY_CHANGED     | 1  |             | update audit_entry set at = '2020-01-01T00:00:00.000000000Z' where position = 1
                    ENTRY_CHANGED     | 9  |             | update audit_entry set body = replace(body, '26/2016', '27/2016')
                    ENTRY_CHANGED     | 2  |             | update audit_entry set organisation = null where position = 2
                    ENTRY_CHANGED     | 3  |             | update audit_entry set text_sha256 = hash where position = 3
                    ENTRY_CHANGED     | 3  |             | update audit_entry set snapshot_sha256 = hash where position = 3
                    ENTRY_CHANGED     | 3  |             | update audit_entry set previous = text_sha256 where position = 3
                    ENTRY_CHANGED     | 15 |             | update audit_entry set hash = text_sha256 where position = 15
                    TEXT_CHANGED      | 2  | NEW_WORDS   | update clause_text set body = 'Forfalska.' where body like '%innbyggjarane%'
                    TEXT_CHANGED      | 2  | NEW_WORDS   | update clause_text set body = replace(body, '.', '. ') where body like '%innbyggjarane%'
                    TEXT_CHANGED      | 2  | NEW_WORDS   | update clause_text set heading = '' where body like '%innbyggjarane%'
                    TEXT_MISSING      | 2  | NEW_WORDS   | delete from clause_text where body like '%innbyggjarane%'
                    TEXT_CHANGED      | 8  | PDF         | update stored_file set content = (select content from stored_file where name = 'annan.pdf')
                    TEXT_MISSING      | 8  | PDF         | delete from stored_file where name = 'avtale.pdf'
                    AGREEMENT_CHANGED | 2  | ID/2        | update revision set manifest = replace(manifest, 'formaal', 'anna-id') where number = 2
                    AGREEMENT_CHANGED | 1  | ID/1        | update revision set manifest = replace(manifest, '2.1', '2.2')
                    AGREEMENT_CHANGED | 1  | ID/1        | update revision set manifest = 'ikkje eit manifest'
                    AGREEMENT_CHANGED | 3  | ID/3        | update revision set text_sha256 = 'x' where number = 3
                    AGREEMENT_CHANGED | 4  | ID/4        | delete from revision where number = 4
                    AGREEMENT_CHANGED | 0  | ID/9        | insert into revision select agreement, 9, text_sha256, manifest from revision where number = 1
                    AGREEMENT_CHANGED | 15 | ID          | update agreement set state = 'ENDED'
                    AGREEMENT_CHANGED | 15 | ID          | update agreement set title = 'Ein annan'
                    AGREEMENT_CHANGED | 15 | ID          | update agreement set revision = 2
                    AGREEMENT_CHANGED | 15 | ID          | update agreement set sequence = sequence + 1
                    AGREEMENT_CHANGED | 15 | ID          | update agreement set snapshot = replace(snapshot, 'Eirik Haga', 'Ola Nordmann')
                    AGREEMENT_CHANGED | 15 | ID          | update agreement set snapshot_sha256 = 'x'
                    AGREEMENT_CHANGED | 15 | ID          | delete from agreement_party where party = 'kommune-4628'
                    AGREEMENT_CHANGED | 15 | ID          | insert into agreement_party select id, 'kommune-301' from agreement
                    """)
    void tamperingIsFoundAndTheFirstBrokenPlaceNamed(
            Fault.Kind kind, long position, @Nullable String subject, String sql) {
        Sha256 pdf = storePdf();
        files.store("annan.pdf", "application/pdf", new byte[] {1});
        saveLife();
        disarm();

        assertThat(store.jdbc().sql(sql).update()).isPositive();

        Fault fault = Objects.requireNonNull(history.verify().firstFault());
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.position()).isEqualTo(position);
        if (subject != null) {
            assertThat(fault.subject())
                    .isEqualTo(subject.replace("ID", id.value())
                            .replace("PDF", pdf.hex())
                            .replace(
                                    "NEW_WORDS",
                                    digestOf("Føremål", "Avtalen skal sikre innbyggjarane trygge tenester.")));
        }
        assertThat(verifyFromOutside().firstFault()).isEqualTo(fault);
    }

    private static String digestOf(String heading, String body) {
        return ClauseText.parse(heading, body).sha256().hex();
    }

    @Test
    void aForgedEntryWithARightHashBreaksTheChain() {
        saveLife();
        disarm();
        forge(4);
        assertThat(history.verify().firstFault())
                .isEqualTo(new Fault(
                        Fault.Kind.CHAIN_BROKEN,
                        5,
                        history.after(4, 1).getFirst().previous().hex()));
        forge(15);
        forge(4);
        assertThat(Objects.requireNonNull(history.verify().firstFault()).position())
                .isEqualTo(5);
    }

    @Test
    void aForgedLastEntryIsNotTheOneTheHeadNames() {
        saveLife();
        disarm();
        forge(15);
        assertThat(history.verify().firstFault()).isEqualTo(new Fault(Fault.Kind.CHAIN_BROKEN, 15, "log_head"));
    }

    /** Put words in an entry and make its own hash right. */
    private void forge(long position) {
        store.jdbc()
                .sql("update audit_entry set user_name = 'Ola' where position = :position")
                .param("position", position)
                .update();
        LogRow forged = store.jdbc()
                .sql("select " + LogRow.COLUMNS + " from audit_entry where position = :position")
                .param("position", position)
                .query(LogRow::read)
                .single()
                .sealed();
        store.jdbc()
                .sql("update audit_entry set hash = :hash where position = :position")
                .param("hash", forged.hash())
                .param("position", position)
                .update();
    }

    @Test
    void aCutOffEndShowsInTheAgreementsEvenWhenTheHeadIsMovedBack() {
        List<AuditEntry> saved = saveLife();
        disarm();
        store.jdbc().sql("delete from audit_entry where position = 15").update();
        store.jdbc()
                .sql("update log_head set position = 14, hash = :hash")
                .param("hash", saved.get(13).hash().hex())
                .update();
        assertThat(history.verify().firstFault()).isEqualTo(new Fault(Fault.Kind.AGREEMENT_CHANGED, 14, id.value()));
    }

    // ---- published heads --------------------------------------------------------------------------------------------

    private PublishedHead publish(String day) {
        return new JdbcPublishedHeads(store)
                .publish(LocalDate.parse(day), Samples.NOW)
                .orElseThrow();
    }

    private PublishedHeads.Check checkHeads() {
        return new JdbcPublishedHeads(store).check();
    }

    @Test
    void aHeadIsPublishedOnceADayAndTheLogGoesOnFromIt() {
        PublishedHead empty = publish("2026-11-01");
        assertThat(empty.position()).isZero();
        saveLife();
        PublishedHead full = publish("2026-11-02");
        assertThat(full.position()).isEqualTo(15);
        assertThat(full.entry()).isEqualTo(history.head().orElseThrow().hash());
        assertThat(full.root()).isEqualTo(new JdbcLogProofs(store).tree(15).root());
        assertThat(full.previous()).isEqualTo(empty.mark());

        agreements.save(Samples.draft(other, "Etterpå"));
        assertThat(publish("2026-11-02")).isEqualTo(full);
        publish("2026-11-03");

        assertThat(new JdbcPublishedHeads(store).isContinued(full)).isTrue();
        assertThat(checkHeads()).isEqualTo(new PublishedHeads.Check(16, 3, null));
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void aClockThatWasAheadOnceIsNotTakenForAForgedLog() {
        saveLife();
        PublishedHead ahead = publish("2026-11-03");
        agreements.save(Samples.draft(other, "Etterpå"));

        assertThat(new JdbcPublishedHeads(store).publish(LocalDate.parse("2026-11-02"), Samples.NOW))
                .isEmpty();
        assertThat(publish("2026-11-03")).isEqualTo(ahead);
        assertThat(publish("2026-11-04").previous()).isEqualTo(ahead.mark());
        assertThat(checkHeads()).isEqualTo(new PublishedHeads.Check(16, 2, null));
    }

    /** Another process, or this one before its clock was set back, has published more of the log than this one has looked at. */
    @Test
    void twoProcessesDoNotPublishAShorterLogAfterALonger() {
        saveLife();
        PublishedHead late = publish("2026-11-02");
        disarm();
        store.jdbc()
                .sql("update published_head set day = '2026-11-01', position = 16")
                .update();
        assertThat(new JdbcPublishedHeads(store).publish(LocalDate.parse("2026-11-03"), Samples.NOW))
                .isEmpty();
        assertThat(late.position()).isEqualTo(15);
    }

    /** From the earliest head that does not hold on, none is answered for. */
    @Test
    void theFaultOfTheEarliestDayIsTheOneThatIsTold() {
        saveLife();
        publish("2026-11-02");
        agreements.save(Samples.draft(other, "Etterpå"));
        publish("2026-11-03");
        disarm();
        store.jdbc()
                .sql("update published_head set mark = root where day = '2026-11-03'")
                .update();
        store.jdbc()
                .sql("update audit_entry set user_name = 'Ola' where position = 9")
                .update();
        PublishedHeads.Fault fault = Objects.requireNonNull(checkHeads().fault());
        assertThat(fault.day()).isEqualTo(LocalDate.parse("2026-11-02"));
        assertThat(fault.kind()).isEqualTo(PublishedHeads.Fault.Kind.REWRITTEN);
    }

    @Test
    void aHeadIsNeitherChangedNorTakenAway() {
        saveLife();
        publish("2026-11-02");
        for (String sql : List.of("delete from published_head", "update published_head set position = 3")) {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .isThrownBy(() -> store.jdbc().sql(sql).update());
        }
    }

    @Test
    void aLogCutOffDoesNotContinueAHeadThatWasPublished() {
        PublishedHead early = publish("2026-11-01");
        List<AuditEntry> saved = saveLife();
        PublishedHead late = publish("2026-11-02");
        disarm();
        store.jdbc().sql("delete from audit_entry where position > 12").update();
        store.jdbc()
                .sql("update log_head set position = 12, hash = :hash")
                .param("hash", saved.get(11).hash().hex())
                .update();

        assertThat(checkHeads().fault())
                .isEqualTo(new PublishedHeads.Fault(
                        PublishedHeads.Fault.Kind.CUT_OFF, LocalDate.parse("2026-11-02"), late.mark()));
        assertThat(new JdbcPublishedHeads(store).isContinued(late)).isFalse();
        assertThat(new JdbcPublishedHeads(store).isContinued(early)).isTrue();
    }

    @Test
    void aLogMadeAnewFromOneEntryOnIsWholeInItselfAndDoesNotContinueTheHead() {
        saveLife();
        PublishedHead head = publish("2026-11-02");
        disarm();
        rewriteFrom(4);

        assertThat(checkHeads().fault())
                .isEqualTo(new PublishedHeads.Fault(
                        PublishedHeads.Fault.Kind.REWRITTEN, LocalDate.parse("2026-11-02"), head.mark()));
        assertThat(new JdbcPublishedHeads(store).isContinued(head)).isFalse();
        assertThat(history.verify().firstFault()).isEqualTo(new Fault(Fault.Kind.HEAD_NOT_CONTINUED, 15, "2026-11-02"));
        assertThat(verifyFromOutside().firstFault()).isEqualTo(history.verify().firstFault());
    }

    /** Put words in an entry and make the whole rest of the log right again, as one who owns the database can. */
    private void rewriteFrom(long position) {
        forge(position);
        for (long at = position; at < 15; at++) {
            store.jdbc()
                    .sql("update audit_entry set previous = (select hash from audit_entry where position = :at)"
                            + " where position = :next")
                    .param("at", at)
                    .param("next", at + 1)
                    .update();
            forge(at + 1);
        }
        store.jdbc()
                .sql("update log_head set hash = (select hash from audit_entry where position = 15)")
                .update();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    HEAD_CHANGED  | 2026-11-02 | update published_head set position = 3 where day = '2026-11-02'
                    HEAD_CHANGED  | 2026-11-02 | update published_head set mark = root where day = '2026-11-02'
                    HEAD_CHANGED  | 2026-11-03 | delete from published_head where day = '2026-11-02'
                    REWRITTEN     | 2026-11-02 | update audit_entry set user_name = 'Ola' where position = 9
                    REWRITTEN     | 2026-11-02 | delete from audit_entry where position = 9
                    ENTRY_CHANGED |            | update audit_entry set user_name = 'Ola' where position = 16
                    """)
    void tamperingWithHeadsAndEntriesIsFound(PublishedHeads.Fault.Kind kind, @Nullable LocalDate day, String sql) {
        saveLife();
        publish("2026-11-02");
        publish("2026-11-03");
        agreements.save(Samples.draft(other, "Etterpå"));
        disarm();
        assertThat(store.jdbc().sql(sql).update()).isPositive();
        PublishedHeads.Fault fault = Objects.requireNonNull(checkHeads().fault());
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.day()).isEqualTo(day);
    }

    @Test
    void whatAnEntryWasHashedFromIsHandedOut() {
        List<AuditEntry> saved = saveLife();
        var proofs = new JdbcLogProofs(store);
        var canonical = proofs.canonical(List.of(3L, 9L));
        assertThat(canonical).containsOnlyKeys(3L, 9L);
        assertThat(Sha256.of(Objects.requireNonNull(canonical.get(9L))))
                .isEqualTo(saved.get(8).hash())
                .isEqualTo(proofs.hashes(List.of(9L)).get(9L));
        assertThat(canonical.get(9L))
                .startsWith("avtaleverk-log-1\n9\n")
                .endsWith(saved.get(7).hash() + "\n");
        assertThatIllegalArgumentException().isThrownBy(() -> proofs.canonical(List.of(99L)));
        assertThatIllegalArgumentException().isThrownBy(() -> proofs.tree(99));
    }

    @Test
    void theFirstReportsOfADocumentAreKept() {
        var reports = new JdbcKeptReports(store);
        Sha256 document = storePdf();
        assertThat(reports.of(document)).isEmpty();
        reports.keep(document, List.of(new ReportFile("enkel.xml", "application/xml", new byte[] {1})));
        reports.keep(document, List.of(new ReportFile("enkel.xml", "application/xml", new byte[] {2})));
        assertThat(reports.of(document)).singleElement().satisfies(kept -> {
            assertThat(kept.name()).isEqualTo("enkel.xml");
            assertThat(kept.content()).containsExactly(1);
        });
    }

    @Test
    void anAgreementTheLogDoesNotKnowIsFound() {
        saveLife();
        disarm();
        store.jdbc().sql("""
                        insert into agreement
                        select :other, sequence, revision, state, text_state, kind, title, language, snapshot, snapshot_sha256, basis
                          from agreement""").param("other", other.value()).update();
        assertThat(history.verify().firstFault()).isEqualTo(new Fault(Fault.Kind.AGREEMENT_CHANGED, 0, other.value()));
    }

    @Test
    void anAgreementTakenAwayIsMissed() {
        agreements.save(Samples.draft(other, "Blir"));
        agreements.save(Samples.draft(id, "Blir borte"));
        disarm();
        for (String table : List.of("agreement_party", "revision")) {
            store.jdbc()
                    .sql("delete from " + table + " where agreement = :id")
                    .param("id", id.value())
                    .update();
        }
        store.jdbc()
                .sql("delete from agreement where id = :id")
                .param("id", id.value())
                .update();
        Fault fault = Objects.requireNonNull(history.verify().firstFault());
        assertThat(fault.kind()).isEqualTo(Fault.Kind.AGREEMENT_CHANGED);
        assertThat(fault.position()).isEqualTo(2);
    }

    @Test
    void ofSeveralFaultsTheOneThatTouchesTheEarliestEntryIsNamed() {
        files.store("ukjend for loggen.pdf", "application/pdf", new byte[] {9});
        saveLife();
        disarm();
        store.jdbc()
                .sql("update stored_file set content = (select content from stored_file where name = 'avtale.pdf')")
                .update();
        store.jdbc().sql("update agreement set title = 'Ein annan'").update();
        Fault file = Objects.requireNonNull(history.verify().firstFault());
        assertThat(file.kind()).isEqualTo(Fault.Kind.AGREEMENT_CHANGED);
        store.jdbc().sql("delete from revision where number = 3").update();
        assertThat(history.verify().firstFault())
                .isEqualTo(new Fault(Fault.Kind.AGREEMENT_CHANGED, 3, id.value() + "/3"));
    }

    @Test
    void aChangedFileTheLogDoesNotKnowIsFoundAllTheSame() {
        saveLife();
        Sha256 loose = files.store("laus.pdf", "application/pdf", new byte[] {9});
        disarm();
        store.jdbc().sql("""
                        update stored_file set content = (select content from stored_file where name = 'avtale.pdf')
                         where name = 'laus.pdf'""").update();
        assertThat(history.verify().firstFault()).isEqualTo(new Fault(Fault.Kind.TEXT_CHANGED, 0, loose.hex()));
    }

    /** Nothing of the format may change: what was written years ago must give the same hash. */
    @Test
    void theSameChangesGiveTheSameChainOnEveryStore() {
        assertThat(saveLife().getLast().hash().hex())
                .isEqualTo("2cb39f77a36f4ef32ac7a5941d7f0065d185d596300869c7eb81bc0287c192ab");
    }

    // ---- discussions ------------------------------------------------------------------------------------------------

    /** A comment, its answer and an inner one; entries 2 to 4. */
    private void talk() {
        agreements.save(Samples.draft(id, "Avtale"));
        say(new Statement.Opened(TOPIC, ANCHOR, "Kvifor to?", null, null), Room.shared(id));
        say(new Statement.Answered(TOPIC, "Etter vedtaket."), Room.shared(id));
        say(new Statement.Opened(INNER, ANCHOR, "Krev tre.", null, null), Room.inner(id, Samples.VAKSDAL));
    }

    private AuditEntry say(Statement statement, Room room) {
        Discussion after = discussions.find(room).with(statement, Author.of(Samples.JURIST), Samples.NOW);
        return discussions.save(new Contribution.Made(after, statement, Samples.JURIST, Samples.NOW));
    }

    @Test
    void givesBackEachRoomAsItWasLeft() {
        talk();
        Discussion shared = discussions.find(Room.shared(id));
        assertThat(shared.number()).isEqualTo(2);
        assertThat(shared.find(TOPIC).orElseThrow().comments())
                .extracting(Comment::text)
                .containsExactly("Kvifor to?", "Etter vedtaket.");
        assertThat(shared.find(TOPIC).orElseThrow().opening().author()).isEqualTo(Author.of(Samples.JURIST));
        assertThat(shared.find(TOPIC).orElseThrow().opening().at()).isEqualTo(Samples.NOW);
        assertThat(shared.find(INNER)).isEmpty();
        assertThat(discussions.find(Room.inner(id, Samples.VAKSDAL)).topics())
                .extracting(Topic::id)
                .containsExactly(INNER);
        assertThat(discussions.find(Room.inner(id, Samples.BERGEN)))
                .isEqualTo(Discussion.silent(Room.inner(id, Samples.BERGEN)));
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void theLogOfARoomIsItsOwnAndTheLogOfTheAgreementHoldsNoneOfIt() {
        talk();
        assertThat(discussions.log(Room.shared(id)))
                .extracting(entry -> entry.event().type())
                .containsExactly("CommentMade", "CommentAnswered");
        assertThat(discussions.log(Room.inner(id, Samples.VAKSDAL)))
                .extracting(AuditEntry::position)
                .containsExactly(4L);
        assertThat(discussions.log(Room.inner(id, Samples.BERGEN))).isEmpty();
        assertThat(history.of(id)).extracting(AuditEntry::sequence).containsExactly(1L);
        assertThat(agreements.find(id).orElseThrow().sequence()).isEqualTo(1);
    }

    @Test
    void twoWhoAnswerTheSameStateAreNotBothFirst() {
        talk();
        Discussion read = discussions.find(Room.shared(id));
        var mine = new Statement.Answered(TOPIC, "Mitt");
        discussions.save(new Contribution.Made(
                read.with(mine, Author.of(Samples.JURIST), Samples.NOW), mine, Samples.JURIST, Samples.NOW));
        assertThatExceptionOfType(StaleAgreementException.class)
                .isThrownBy(() -> discussions.save(new Contribution.Made(
                        read.with(mine, Author.of(Samples.JURIST), Samples.NOW), mine, Samples.JURIST, Samples.NOW)));
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void whatWasSaidIsNeitherChangedNorDeleted() {
        talk();
        for (String sql : List.of("update discussion_entry set said = '{}'", "delete from discussion_entry")) {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .as(sql)
                    .isThrownBy(() -> store.jdbc().sql(sql).update());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update discussion_entry set said = replace(said, 'tre', 'to') where position = 4 | TEXT_CHANGED | 4",
                "update discussion_entry set room = '' , number = 3 where position = 4 | TEXT_CHANGED | 4",
                "update discussion_entry set number = 7 where position = 3 | TEXT_CHANGED | 3",
                "delete from discussion_entry where position = 3 | TEXT_MISSING | 3",
            })
    void tamperingWithWhatWasSaidIsFound(String sql, Fault.Kind kind, long position) {
        talk();
        disarm();
        store.jdbc().sql(sql).update();
        Fault fault = Objects.requireNonNull(history.verify().firstFault());
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.position()).isEqualTo(position);
        assertThat(verifyFromOutside().firstFault()).isEqualTo(fault);
    }

    // ---- following up -----------------------------------------------------------------------------------------------

    private static final LocalDate DUE = LocalDate.of(2026, 9, 1);

    private Dossier sharedPlan() {
        return Dossier.shared(FollowUpSubject.IMPLEMENTATION, id);
    }

    private static ImplementationNote unit(String item) {
        return new ImplementationNote.UnitPlanned(item, 1, Samples.VAKSDAL, "Legevakta", "avdelingsleiar", DUE);
    }

    private void noteTo(Dossier dossier, ImplementationNote... notes) {
        followUps.add(
                dossier,
                followUps.read(dossier, ImplementationNote.class).size(),
                List.of(notes),
                ImplementationNote.class,
                Samples.JURIST,
                Samples.NOW);
    }

    /** Two shared notes and an inner one; entries 2 to 4. */
    private void plan() {
        agreements.save(Samples.draft(id, "Avtale"));
        noteTo(sharedPlan(), unit("e-1"), new ImplementationNote.UnitConfirmed("e-1", DUE, "personalmøte"));
        noteTo(Dossier.inner(FollowUpSubject.IMPLEMENTATION, id, Samples.VAKSDAL), unit("e-2"));
    }

    @Test
    void givesBackEachDossierAsItWasLeft() {
        plan();
        assertThat(followUps.read(sharedPlan(), ImplementationNote.class))
                .extracting(Noted::note)
                .containsExactly(unit("e-1"), new ImplementationNote.UnitConfirmed("e-1", DUE, "personalmøte"));
        assertThat(followUps.all(FollowUpSubject.IMPLEMENTATION, null, ImplementationNote.class))
                .containsOnlyKeys(id.value());
        assertThat(followUps
                        .all(FollowUpSubject.IMPLEMENTATION, Samples.VAKSDAL, ImplementationNote.class)
                        .get(id.value()))
                .extracting(noted -> noted.note().item())
                .containsExactly("e-2");
        assertThat(followUps.all(FollowUpSubject.DEVIATION, null, ImplementationNote.class))
                .isEmpty();
        assertThat(followUps.log(id.value(), null))
                .extracting(AuditEntry::position)
                .containsExactly(2L, 3L);
        assertThat(history.of(id)).extracting(AuditEntry::sequence).containsExactly(1L);
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void twoWhoNoteInTheSameStateAreNotBothFirst() {
        plan();
        assertThatExceptionOfType(FollowUps.StaleDossierException.class)
                .isThrownBy(() -> followUps.add(
                        sharedPlan(), 1, List.of(unit("e-3")), ImplementationNote.class, Samples.JURIST, Samples.NOW));
        assertThat(followUps.read(sharedPlan(), ImplementationNote.class)).hasSize(2);
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void whatWasNotedIsNeitherChangedNorDeleted() {
        plan();
        for (String sql : List.of("update follow_up set said = '{}'", "delete from follow_up")) {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .as(sql)
                    .isThrownBy(() -> store.jdbc().sql(sql).update());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update follow_up set said = replace(said, 'personalmøte', 'ingenting') where position = 3 | TEXT_CHANGED | 3",
                "update follow_up set room = '', number = 3 where position = 4 | TEXT_CHANGED | 4",
                "update follow_up set number = 7 where position = 3 | TEXT_CHANGED | 3",
                "update follow_up set item = 'e-9' where position = 2 | TEXT_CHANGED | 2",
                "update follow_up set position = 1 where position = 3 | TEXT_CHANGED | 1",
                "delete from follow_up where position = 3 | TEXT_MISSING | 3",
            })
    void tamperingWithWhatWasNotedIsFound(String sql, Fault.Kind kind, long position) {
        plan();
        disarm();
        store.jdbc().sql(sql).update();
        Fault fault = Objects.requireNonNull(history.verify().firstFault());
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.position()).isEqualTo(position);
        assertThat(verifyFromOutside().firstFault()).isEqualTo(fault);
    }

    @Test
    void aWordFileThatCameBackMustBeStored() {
        agreements.save(Samples.draft(id, "Avtale"));
        var missing = new Statement.Returned(TOPIC, "retur.docx", Sha256.of("borte"), 0, List.of(), List.of());
        assertThatIllegalArgumentException().isThrownBy(() -> say(missing, Room.shared(id)));
        assertThat(discussions.find(Room.shared(id)).number()).isZero();
        say(new Statement.Returned(TOPIC, "retur.docx", storePdf(), 0, List.of(), List.of()), Room.shared(id));
        assertThat(history.verify().firstFault()).isNull();
    }

    // ---- minutes ----------------------------------------------------------------------------------------------------

    /** Minutes of Vaksdal in entry 2 of the log. */
    private Sha256 handedIn() {
        agreements.save(Samples.draft(id, "Avtale"));
        Sha256 file = storePdf();
        new JdbcReceivedMinutes(store)
                .received(
                        new AuditEvent.MinutesReceived(id, Samples.VAKSDAL, "protokoll.pdf", file),
                        Samples.JURIST,
                        Samples.NOW);
        return file;
    }

    @Test
    void minutesAreKnownByTheirAgreementTheirPartyAndTheirFile() {
        Sha256 file = handedIn();
        agreements.save(Samples.draft(other, "Ei anna"));
        var minutes = new JdbcReceivedMinutes(store);
        assertThat(minutes.isReceived(id, Samples.VAKSDAL, file)).isTrue();
        assertThat(minutes.isReceived(other, Samples.VAKSDAL, file)).isFalse();
        assertThat(minutes.isReceived(id, Samples.BERGEN, file)).isFalse();
        assertThat(minutes.isReceived(id, Samples.VAKSDAL, Sha256.of("noko anna")))
                .isFalse();
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void minutesThatAreNotStoredDidNotComeIn() {
        agreements.save(Samples.draft(id, "Avtale"));
        var event = new AuditEvent.MinutesReceived(id, Samples.VAKSDAL, "protokoll.pdf", Sha256.of("borte"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JdbcReceivedMinutes(store).received(event, Samples.JURIST, Samples.NOW));
        assertThat(count("received_minutes")).isZero();
        assertThat(count("audit_entry")).isEqualTo(1);
    }

    @Test
    void thatMinutesCameInIsNeitherChangedNorDeleted() {
        handedIn();
        for (String sql :
                List.of("update received_minutes set party = 'kommune-4621'", "delete from received_minutes")) {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .as(sql)
                    .isThrownBy(() -> store.jdbc().sql(sql).update());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update received_minutes set party = 'kommune-4621' | TEXT_CHANGED | 2",
                "update received_minutes set file = (select sha256 from stored_file where name = 'annan.pdf') | TEXT_CHANGED | 2",
                "insert into received_minutes select 1, agreement, party, file from received_minutes | TEXT_CHANGED | 1",
                "delete from received_minutes | TEXT_CHANGED | 2",
                "update stored_file set content = (select content from stored_file where name = 'annan.pdf') | TEXT_CHANGED | 2",
            })
    void tamperingWithMinutesIsFound(String sql, Fault.Kind kind, long position) {
        handedIn();
        files.store("annan.pdf", "application/pdf", new byte[] {1});
        disarm();
        store.jdbc().sql(sql).update();
        Fault fault = Objects.requireNonNull(history.verify().firstFault());
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.position()).isEqualTo(position);
        assertThat(verifyFromOutside().firstFault()).isEqualTo(fault);
    }

    // ---- signing jobs -----------------------------------------------------------------------------------------------

    /** A job in the entries 2 to 4 of the log; open. */
    private SigningJob sentOff() {
        agreements.save(Samples.draft(id, "Avtale"));
        var started = new SigningEntry.Started(
                1, "Avtale", Sha256.of("tekst"), Sha256.of("pdf"), List.of(List.of(new Slot("s1", Samples.VAKSDAL))));
        SigningJobs jobs = new JdbcSigningJobs(store);
        SigningJob job = jobs.begin(SigningJobId.random(), id, started, Samples.JURIST, Samples.NOW);
        job = jobs.save(
                job,
                new SigningEntry.Placed(0, new SigningProvider.Placed("17", "status", Map.of("s1", "door"))),
                Samples.JURIST,
                Samples.NOW);
        return jobs.save(
                job, new SigningEntry.SentAway("s1", "kari", "Kari", "ordfører", ""), Samples.JURIST, Samples.NOW);
    }

    @Test
    void aSigningJobIsOpenUntilItEndsAndItsEntriesAreInTheLog() {
        SigningJob job = sentOff();
        SigningJobs jobs = new JdbcSigningJobs(store);
        assertThat(jobs.open()).extracting(SigningJob::id).containsExactly(job.id());
        assertThat(jobs.of(id)).extracting(SigningJob::entries).containsExactly(3L);
        assertThat(jobs.find(job.id()).orElseThrow().placed(0).orElseThrow().job())
                .isEqualTo("17");
        assertThat(jobs.log(id)).extracting(AuditEntry::position).containsExactly(2L, 3L, 4L);
        assertThat(jobs.log(id)).extracting(AuditEntry::agreement).containsOnly(id);
        jobs.save(job, new SigningEntry.Ended(SigningOutcome.EXPIRED), Samples.JURIST, Samples.NOW);
        assertThat(jobs.open()).isEmpty();
        assertThat(jobs.find(job.id()).orElseThrow().outcome()).contains(SigningOutcome.EXPIRED);
        assertThat(jobs.find(SigningJobId.random())).isEmpty();
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void twoWhoTakeAJobOnFromTheSameStateAreNotBothFirst() {
        SigningJob job = sentOff();
        SigningJobs jobs = new JdbcSigningJobs(store);
        jobs.save(job, new SigningEntry.Recorded("s1"), Samples.JURIST, Samples.NOW);
        assertThatExceptionOfType(StaleAgreementException.class)
                .isThrownBy(() -> jobs.save(job, new SigningEntry.Recorded("s1"), Samples.JURIST, Samples.NOW));
        assertThat(jobs.find(job.id()).orElseThrow().entries()).isEqualTo(4);
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void whatASigningServiceGaveMustBeStored() {
        SigningJob job = sentOff();
        var fetched = new SigningEntry.Fetched(0, Map.of(), Map.of(), Sha256.of("borte"), Map.of(), null, true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JdbcSigningJobs(store).save(job, fetched, Samples.JURIST, Samples.NOW));
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void whatHappenedToASigningJobIsNeitherChangedNorDeleted() {
        sentOff();
        for (String sql : List.of("update signing_job set said = '{}'", "delete from signing_job")) {
            assertThatExceptionOfType(DataIntegrityViolationException.class)
                    .as(sql)
                    .isThrownBy(() -> store.jdbc().sql(sql).update());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update signing_job set said = replace(said, 'Kari', 'Per') where position = 4 | TEXT_CHANGED | 4",
                "update signing_job set number = 7 where position = 4 | TEXT_CHANGED | 4",
                "update signing_job set ends = 1 where position = 3 | TEXT_CHANGED | 3",
                "update signing_job set agreement = 'x' where position = 3 | TEXT_CHANGED | 3",
                "delete from signing_job where position = 4 | TEXT_MISSING | 4",
            })
    void tamperingWithASigningJobIsFound(String sql, Fault.Kind kind, long position) {
        sentOff();
        disarm();
        store.jdbc().sql(sql).update();
        Fault fault = Objects.requireNonNull(history.verify().firstFault());
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.position()).isEqualTo(position);
    }

    // ---- files and imports ------------------------------------------------------------------------------------------

    @Test
    void keepsAFileOnceUnderTheNameItFirstCameWith() {
        byte[] bytes = new byte[3_000_000];
        new Random(7).nextBytes(bytes);
        Sha256 digest = files.store("avtale.docx", "application/x", bytes);
        assertThat(files.store("kopi.docx", "application/y", bytes)).isEqualTo(digest);
        assertThat(digest).isEqualTo(Sha256.of(bytes));
        StoredFile found = files.find(digest).orElseThrow();
        assertThat(found.name()).isEqualTo("avtale.docx");
        assertThat(found.mediaType()).isEqualTo("application/x");
        assertThat(found.bytes()).isEqualTo(bytes);
        assertThat(count("stored_file")).isEqualTo(1);
        assertThat(files.find(Sha256.of("ukjend"))).isEmpty();
    }

    @Test
    void anImportIsClosedOnce() {
        Sha256 file = storePdf();
        ImportReport first = report("imp-1", file, Samples.NOW);
        ImportReport second = report("imp-2", file, Samples.NOW.plusNanos(1));
        imports.add(first);
        imports.add(second);
        assertThat(imports.find("imp-1")).contains(first);
        assertThat(imports.find("imp-3")).isEmpty();
        assertThat(imports.of(Samples.VAKSDAL)).containsExactly(second, first);
        assertThat(imports.of(Samples.BERGEN)).isEmpty();

        ImportReport confirmed = closed(first, ImportReport.State.CONFIRMED, List.of(id, other));
        assertThat(imports.close(confirmed)).isTrue();
        assertThat(imports.close(closed(first, ImportReport.State.DISCARDED, List.of())))
                .isFalse();
        assertThat(imports.close(closed(report("imp-3", file, Samples.NOW), ImportReport.State.DISCARDED, List.of())))
                .isFalse();
        assertThat(imports.find("imp-1")).contains(confirmed);
    }

    static ImportReport report(String id, Sha256 file, Instant at) {
        return new ImportReport(
                id,
                "avtale \"øhd\".pdf",
                file,
                15,
                DocumentReader.SourceFormat.PDF,
                12,
                false,
                true,
                ImportReport.State.OPEN,
                "kari",
                Samples.VAKSDAL,
                at,
                List.of(new ImportReport.ProposedDocument(
                        "Delavtale",
                        AgreementKind.SUB_AGREEMENT,
                        Language.NYNORSK,
                        LocalDate.of(2016, 3, 14),
                        List.of(new ImportReport.FoundParty(
                                Samples.VAKSDAL, "Vaksdal kommune", "Vaksdal kommune", 3, true)),
                        List.of(new ImportReport.FoundDate(
                                LocalDate.of(2016, 3, 14), ImportReport.FoundDate.Meaning.SIGNED, "14.03.2016")),
                        List.of(new ImportReport.ProposedClause(
                                new ClauseId("k-1"),
                                1,
                                "1",
                                "Føremål",
                                "Ord",
                                List.of(DocumentReader.Doubt.OCR),
                                List.of(new ImportReport.Suggestion(Samples.OHD, List.of("døgnopphald"), 0.75)))))),
                List.of(new DocumentReader.ReadWarning(DocumentReader.ReadWarning.Kind.IMAGES, 2)),
                List.of());
    }

    private static ImportReport closed(ImportReport open, ImportReport.State state, List<AgreementId> registered) {
        return new ImportReport(
                open.id(),
                open.fileName(),
                open.file(),
                open.bytes(),
                open.format(),
                open.pages(),
                open.withoutText(),
                open.readByOcr(),
                state,
                open.receivedBy(),
                open.organisation(),
                open.receivedAt(),
                open.documents(),
                open.warnings(),
                registered);
    }

    // ---- help -------------------------------------------------------------------------------------------------------

    private Agreement agreementAfter(Change change) {
        agreements.save(change);
        return change.agreement();
    }

    long count(String table) {
        return store.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    /** All rows of all tables, to see that nothing has changed. */
    private String everythingStored() {
        var all = new HashMap<String, String>();
        for (String table : List.of(
                "log_head",
                "audit_entry",
                "agreement",
                "agreement_party",
                "clause_text",
                "revision",
                "import_report")) {
            all.put(
                    table,
                    store.jdbc()
                            .sql("select * from " + table + " order by 1, 2")
                            .query()
                            .listOfRows()
                            .toString());
        }
        all.put(
                "stored_file",
                store.jdbc()
                        .sql("select sha256, name, media_type from stored_file order by 1")
                        .query()
                        .listOfRows()
                        .toString());
        return all.toString();
    }

    // ---- archives ---------------------------------------------------------------------------------------------------

    /** The names of the tables of the store. */
    abstract List<String> tables();

    /** Who adds a table says what an archive does with it, or a restored register lacks it and nobody knows. */
    @Test
    void everyTableIsOfTheArchiveOrLeftOutOnPurpose() {
        List<String> tables = tables();
        assertThat(tables).hasSizeGreaterThan(25);
        var known = new java.util.TreeSet<String>(RegisterTable.DERIVED);
        known.addAll(RegisterTable.LEFT_OUT);
        for (RegisterTable table : RegisterTable.values()) {
            known.add(table.table());
        }
        assertThat(tables).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void whatIsKnownOfAbsentEntriesStays() {
        store.jdbc()
                .sql("insert into absent_entry (position, hash) values (1, 'a')")
                .update();
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() ->
                        store.jdbc().sql("update absent_entry set hash = 'b'").update());
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> store.jdbc().sql("delete from absent_entry").update());
    }

    @Test
    void anEntryThatIsKnownByItsHashAloneKeepsItsPlaceInTheChainAndTheTree() {
        saveLife();
        var heads = new JdbcPublishedHeads(store);
        heads.publish(java.time.LocalDate.of(2026, 6, 1), Instant.parse("2026-06-01T10:00:00Z"));
        Sha256 root = new no.avtaleverk.model.proof.LogTree.Builder()
                .add(history.after(0, 1).getFirst().hash())
                .build()
                .root();
        assertThat(new JdbcLogProofs(store).tree(1).root()).isEqualTo(root);
        String first = history.after(0, 1).getFirst().hash().hex();
        disarm();
        store.jdbc().sql("delete from audit_entry where position = 1").update();
        assertThat(Objects.requireNonNull(history.verify().firstFault()).kind()).isEqualTo(Fault.Kind.GAP);
        assertThat(heads.check().isGood()).isFalse();
        store.jdbc()
                .sql("insert into absent_entry (position, hash) values (1, :hash)")
                .param("hash", "0".repeat(64))
                .update();
        assertThat(Objects.requireNonNull(history.verify().firstFault()).kind()).isEqualTo(Fault.Kind.CHAIN_BROKEN);
        store.jdbc()
                .sql("update absent_entry set hash = :hash")
                .param("hash", first)
                .update();
        assertThat(heads.check().isGood()).isTrue();
        assertThat(new JdbcLogProofs(store).tree(1).root()).isEqualTo(root);
        assertThat(new JdbcRegisterCopies(store).absent()).isEqualTo(1);
    }
}
