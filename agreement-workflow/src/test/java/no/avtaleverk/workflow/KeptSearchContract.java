package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.ReadAgreements;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.feed.Feed;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.notice.Digest;
import no.avtaleverk.model.notice.Letters;
import no.avtaleverk.model.notice.Notification;
import no.avtaleverk.model.notice.Notifications;
import no.avtaleverk.model.notice.People;
import no.avtaleverk.model.notice.Person;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.search.Finder;
import no.avtaleverk.model.search.FoundItem;
import no.avtaleverk.model.search.FrozenHit;
import no.avtaleverk.model.search.FrozenResult;
import no.avtaleverk.model.search.Inquiry;
import no.avtaleverk.model.search.SavedSearch;
import no.avtaleverk.model.search.SavedSearches;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.frozen.AskingAgain;
import no.avtaleverk.workflow.frozen.OneAtATime;
import no.avtaleverk.workflow.history.PastRegister;
import no.avtaleverk.workflow.notice.KnowingPeople;
import no.avtaleverk.workflow.notice.Reminding;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.review.Reviewing;
import no.avtaleverk.workflow.search.Freezing;
import no.avtaleverk.workflow.search.SavingSearches;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Saved searches and frozen results on a real store; run on each of them. Each test looks for a word of its own. */
abstract class KeptSearchContract {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId TRUST = new PartyId("hf-983974724");
    private static final ClauseId CLAUSE = new ClauseId("varsling");
    private static final Actor JURIST = person("marit.tveit", VAKSDAL, Role.JURIST);
    private static final Actor LEADER = person("hege.eide", VAKSDAL, Role.LEADER);
    private static final Actor OUTSIDER = person("siri.giske", VOSS, Role.JURIST);
    private static final Actor TRUST_JURIST = person("jonas.lid", TRUST, Role.JURIST);
    private static final Actor SECRETARY = person("liv.bolstad", VAKSDAL, Role.COUNCIL_SECRETARY);
    private static final Actor AUDITOR =
            new Actor("per.nesse", "Per Nesse", null, Set.of(Role.AUDITOR), Set.of(VAKSDAL));

    private final Agreements agreements = context().getBean(Agreements.class);
    private final History history = context().getBean(History.class);
    private final Drafting drafting = context().getBean(Drafting.class);
    private final Reviewing reviewing = context().getBean(Reviewing.class);
    private final Changes changes = context().getBean(Changes.class);
    private final People people = context().getBean(People.class);
    private final Notifications notifications = context().getBean(Notifications.class);
    private final SavedSearches stored = context().getBean(SavedSearches.class);
    private final KnowingPeople knowing = context().getBean(KnowingPeople.class);
    private final LiteralFinder finder = new LiteralFinder();
    private final SavingSearches saving = new SavingSearches(
            stored, finder, history, people, knowing, context().getBean(Letters.class), changes, true);
    private final Freezing freezing = new Freezing(
            context().getBean(FollowUps.class),
            context().getBean(Files.class),
            agreements,
            history,
            context().getBean(Viewing.class),
            finder,
            context().getBean(TransactionOperations.class),
            changes);

    abstract ConfigurableApplicationContext context();

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    /** Finds the clauses that hold a word, letter by letter, with the rights of the texts they stand in. */
    private final class LiteralFinder implements Finder {
        private boolean isCut;
        private java.util.concurrent.CountDownLatch waitFor = new java.util.concurrent.CountDownLatch(0);
        private int foundNothingAfter = Integer.MAX_VALUE;
        private final List<Long> askedSince = new ArrayList<>();
        private final List<String> asked = new ArrayList<>();

        @Override
        public Answer find(Inquiry inquiry, Actor asker) {
            asked.add(inquiry.words());
            return in(agreements, history.head().map(AuditEntry::position).orElse(0L), inquiry, asker);
        }

        /** May tell again what is the same, and does. */
        @Override
        public Answer findSince(long position, Inquiry inquiry, Actor asker) {
            askedSince.add(position);
            return find(inquiry, asker);
        }

        @Override
        public Answer findAsOf(long position, Inquiry inquiry, Actor asker, Runnable reading) {
            try {
                waitFor.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return in(new PastRegister(agreements, history, position, reading).agreements(), position, inquiry, asker);
        }

        private Answer in(ReadAgreements register, long position, Inquiry inquiry, Actor asker) {
            var found = new ArrayList<FoundItem>();
            for (Agreement agreement : register.all()) {
                Map<String, FoundItem> ofAgreement = new LinkedHashMap<>();
                for (AgreementVersion version : agreement.versions()) {
                    if (agreement.isOpenToAll(version)
                            || asker.mayReadDraft(agreement.circles().addressed(version))) {
                        Clauses clauses = register.text(agreement.id(), version.revision());
                        clauses.list()
                                .forEach(clause -> add(inquiry, agreement.id(), version.number(), clause, ofAgreement));
                    }
                }
                if (asker.readsAny(agreement.circles().writing())
                        && agreement.text().isEditable()) {
                    agreement.clauses().list().forEach(clause -> {
                        if (ofAgreement.values().stream()
                                .noneMatch(item -> item.wording().equals(clause.sha256()))) {
                            add(inquiry, agreement.id(), 0, clause, ofAgreement);
                        }
                    });
                }
                found.addAll(ofAgreement.values());
            }
            List<FoundItem> told = found.stream().limit(foundNothingAfter).toList();
            return new Answer(position, isCut ? told.size() + 1 : told.size(), told);
        }

        private static void add(
                Inquiry inquiry, AgreementId id, int version, Clause clause, Map<String, FoundItem> found) {
            if (clause.text().body().contains(inquiry.words())) {
                var item = new FoundItem(id, version, clause.id(), clause.number(), 1, clause.sha256(), null);
                found.put(item.identity(), item);
            }
        }
    }

    private AgreementId draft(String body) {
        var head = new Head(
                "Avtale",
                Language.NYNORSK,
                List.of(AgreementParty.of(VAKSDAL, "Vaksdal kommune"), AgreementParty.of(TRUST, "Helse Bergen HF")),
                new Terms(java.time.LocalDate.of(2026, 1, 1), null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of(),
                Set.of(),
                false);
        Decision started =
                drafting.start(AgreementKind.LOCAL_AGREEMENT, Origin.WRITTEN, head, clauses(body), List.of(), JURIST);
        return ((Decision.Accepted) started).change().agreement().id();
    }

    private static Clauses clauses(String body) {
        return new Clauses(List.of(new Clause(CLAUSE, 1, "1", ClauseText.parse("Varsling", body))));
    }

    private AgreementId submitted(String body) {
        AgreementId id = draft(body);
        assertThat(reviewing.submit(id, "", JURIST)).isInstanceOf(Decision.Accepted.class);
        return id;
    }

    /** In force at once, and so for everybody to read. */
    private AgreementId inForce(String body) {
        AgreementId id = AgreementId.random();
        var head = new Head(
                "Avtale",
                Language.NYNORSK,
                List.of(AgreementParty.of(VAKSDAL, "Vaksdal kommune"), AgreementParty.of(TRUST, "Helse Bergen HF")),
                new Terms(java.time.LocalDate.of(2025, 1, 1), null, EntryIntoForce.AS_REGISTERED),
                Map.of(),
                Set.of(),
                false);
        Decision registered = Agreement.register(
                id,
                AgreementKind.LOCAL_AGREEMENT,
                Origin.WRITTEN,
                head,
                clauses(body),
                List.of(),
                Facts.NONE,
                "",
                JURIST,
                changes.now(),
                changes.today());
        agreements.save(((Decision.Accepted) registered).change());
        return id;
    }

    private SavedSearch saved(String words, boolean alert, Actor by) {
        return ((SavingSearches.Saving.Saved) saving.save("Om " + words, Inquiry.of(words), alert, by)).search();
    }

    private void round() {
        saving.tellOfNews(reader -> Optional.of(reader.reader()));
    }

    private List<Notification> told(Actor to, SavedSearch search) {
        return notifications.of(java.util.Objects.requireNonNull(to.organisation()), to.userId(), false, 1000).stream()
                .map(Notifications.Told::notification)
                .filter(one -> one.kind() == Notification.Kind.SEARCH_FOUND)
                .filter(one -> one.agreement().value().equals(search.id()))
                .toList();
    }

    // ---- saved ------------------------------------------------------------------------------------------------------

    @Test
    void aSearchIsSavedRenamedAndDeletedAndItsRowsStay() {
        SavedSearch search = saved("rubin", true, JURIST);
        assertThat(saving.of(JURIST)).contains(search);
        assertThat(saving.find(search.id(), JURIST)).contains(search);
        assertThat(saving.find(search.id(), LEADER)).isEmpty();
        assertThat(saving.rename(search.id(), "Rubinar", LEADER)).containsExactly(new Refusal.NotAllowed());
        assertThat(saving.rename(search.id(), " ", JURIST)).containsExactly(new Refusal.SearchNameMissing());
        assertThat(saving.rename(search.id(), "Rubinar", JURIST)).isEmpty();
        assertThat(saving.alert(search.id(), false, JURIST)).isEmpty();
        assertThat(saving.find(search.id(), JURIST)).hasValueSatisfying(now -> {
            assertThat(now.name()).isEqualTo("Rubinar");
            assertThat(now.alert()).isFalse();
            assertThat(now.inquiry()).isEqualTo(search.inquiry());
        });
        assertThat(saving.delete(search.id(), JURIST)).isEmpty();
        assertThat(saving.find(search.id(), JURIST)).isEmpty();
        assertThat(acts(search)).containsExactly("SAVED", "RENAMED", "ALERT_OFF", "DELETED");
    }

    @Test
    void whatWasSavedAndFoundIsNeitherChangedNorDeletedInTheDatabase() {
        saved("safir", true, JURIST);
        JdbcClient jdbc = context().getBean(JdbcClient.class);
        for (String sql : List.of(
                "update saved_search set name = 'x'",
                "delete from saved_search",
                "update saved_search_found set round = 9",
                "delete from saved_search_found")) {
            if (sql.contains("_found")) {
                inForce("safir og meir");
                round();
            }
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> jdbc.sql(sql).update())
                    .as(sql)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void whatCanNotBeMeantIsRefused() {
        assertThat(saving.save("", Inquiry.of("x"), false, JURIST))
                .isEqualTo(new SavingSearches.Saving.Refused(List.of(new Refusal.SearchNameMissing())));
        assertThat(saving.save("Namn", Inquiry.of("gjeld 13097248022"), false, JURIST))
                .isEqualTo(new SavingSearches.Saving.Refused(List.of(new Refusal.NationalIdentityNumberBeside())));
        finder.isCut = true;
        assertThat(saving.save("Namn", Inquiry.of("x"), true, JURIST))
                .isEqualTo(new SavingSearches.Saving.Refused(List.of(new Refusal.TooManyHits(Finder.MOST))));
        assertThat(saving.save("Namn", Inquiry.of("x"), false, JURIST)).isInstanceOf(SavingSearches.Saving.Saved.class);
    }

    @Test
    void whatIsNewIsToldOnceAndWhatWasThereNever() {
        inForce("Det stod smaragd her.");
        SavedSearch search = saved("smaragd", true, OUTSIDER);
        round();
        assertThat(told(OUTSIDER, search)).isEmpty();
        inForce("Ein ny smaragd.");
        round();
        assertThat(told(OUTSIDER, search)).hasSize(1);
        assertThat(saving.news(search)).isEqualTo(1);
        round();
        round();
        assertThat(told(OUTSIDER, search)).hasSize(1);
        inForce("Enda ein smaragd, og andre ord.");
        round();
        assertThat(told(OUTSIDER, search)).hasSize(2);
        assertThat(saving.news(search)).isEqualTo(2);
    }

    @Test
    void nobodyIsToldOfWhatTheyMayNotSee() {
        SavedSearch outsiders = saved("topas", true, OUTSIDER);
        SavedSearch jurists = saved("topas", true, JURIST);
        draft("Eit utkast med topas.");
        round();
        assertThat(told(OUTSIDER, outsiders)).isEmpty();
        assertThat(told(JURIST, jurists)).hasSize(1);
        submitted("Ein tekst på høyring med topas.");
        round();
        assertThat(told(OUTSIDER, outsiders)).isEmpty();
        assertThat(saving.news(outsiders)).isZero();
        assertThat(told(JURIST, jurists)).hasSize(2);
    }

    @Test
    void aRoleThatWasTakenAwayOpensNothingAlsoBeforeThePersonSignsInAgain() {
        SavedSearch search = saved("opal", true, JURIST);
        Person known = people.find(VAKSDAL, JURIST.userId()).orElseThrow();
        people.keep(known.signedIn(known.name(), Set.of(Role.ADMINISTRATOR), changes.today()));
        draft("Eit utkast med opal.");
        round();
        assertThat(told(JURIST, search)).isEmpty();
        people.forget(VAKSDAL, JURIST.userId());
        round();
        assertThat(told(JURIST, search)).isEmpty();
        knowing.signedIn(JURIST);
        round();
        assertThat(told(JURIST, search)).hasSize(1);
    }

    @Test
    void whatIsNewComesInTheLetterOfThePersonOnceHoweverOftenItWasTold() {
        Letters letters = context().getBean(Letters.class);
        knowing.signedIn(OUTSIDER);
        Person known = people.find(VOSS, OUTSIDER.userId()).orElseThrow();
        people.keep(known.reachedBy("siri.giske@example.no", Language.NYNORSK, Digest.AT_ONCE));
        SavedSearch search = saved("zirkon", true, OUTSIDER);
        inForce("Ny zirkon.");
        round();
        inForce("Ein zirkon til.");
        round();
        context().getBean(Reminding.class).remind();
        var ofSearch = new ArrayList<Notification>();
        for (Optional<Letters.Letter> letter = letters.take(changes.now(), "test", Duration.ofMinutes(10));
                letter.isPresent();
                letter = letters.take(changes.now(), "test", Duration.ofMinutes(10))) {
            letter.get().told().stream()
                    .map(Notifications.Told::notification)
                    .filter(one -> one.agreement().value().equals(search.id()))
                    .forEach(ofSearch::add);
            letters.done(letter.get().id(), Letters.State.SENT);
        }
        assertThat(ofSearch).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Notification.Kind.SEARCH_FOUND);
            assertThat(one.words()).isEmpty();
        });
        people.keep(known);
    }

    @Test
    void anAccountThatIsNoMoreIsToldNothing() {
        SavedSearch search = saved("jade", true, JURIST);
        inForce("Ny jade.");
        saving.tellOfNews(reader -> Optional.empty());
        assertThat(told(JURIST, search)).isEmpty();
    }

    @Test
    void theRightsOfTheLastSignInCountAndAWatchHasThem() {
        SavedSearch search = saved("kvarts", true, JURIST);
        var moved = new Actor(JURIST.userId(), "Marit", VOSS, Set.of(Role.LEADER), Set.of());
        saving.seen(moved);
        assertThat(stored.watched()).containsKey(search);
        assertThat(stored.watched().get(search)).extracting(Feed::reader).isEqualTo(moved);
        saving.seen(JURIST);
        saving.alert(search.id(), false, JURIST);
        assertThat(stored.watched()).doesNotContainKey(search);
    }

    @Test
    void whatCameWhileTheAlertWasOffIsNotTold() {
        SavedSearch search = saved("agat", false, OUTSIDER);
        inForce("Ny agat.");
        round();
        assertThat(saving.alert(search.id(), true, OUTSIDER)).isEmpty();
        round();
        assertThat(told(OUTSIDER, search)).isEmpty();
        inForce("Ein agat til.");
        round();
        assertThat(told(OUTSIDER, search)).hasSize(1);
    }

    @Test
    void whatCameWhileTheAlertWasOffIsNotNewEither() {
        SavedSearch search = saved("onyks", true, OUTSIDER);
        saving.alert(search.id(), false, OUTSIDER);
        inForce("Ny onyks.");
        assertThat(saving.alert(search.id(), true, OUTSIDER)).isEmpty();
        assertThat(saving.news(search)).isZero();
        assertThat(saving.news(OUTSIDER)).doesNotContainKey(search.id());
    }

    @Test
    void whatIsNewIsNewUntilThePersonHasSeenIt() {
        SavedSearch search = saved("spinell", true, OUTSIDER);
        inForce("Ny spinell.");
        round();
        assertThat(saving.news(OUTSIDER)).containsEntry(search.id(), 1);
        long before = saving.see(search);
        assertThat(saving.news(OUTSIDER)).doesNotContainKey(search.id());
        assertThat(saving.news(search)).isZero();
        // The page that was opened still marks it.
        assertThat(saving.foundAfter(search, before)).hasSize(1);
        assertThat(saving.see(search)).isGreaterThan(before);
        inForce("Enda ein spinell.");
        round();
        assertThat(saving.news(OUTSIDER)).containsEntry(search.id(), 1);
        assertThat(saving.foundAfter(search, saving.see(search))).hasSize(1);
        // Another process, with nothing in its memory.
        var other = new SavingSearches(
                stored, finder, history, people, knowing, context().getBean(Letters.class), changes, true);
        assertThat(other.news(OUTSIDER)).doesNotContainKey(search.id());
        assertThat(acts(search)).containsExactly("SAVED", "SEEN", "SEEN");
    }

    @Test
    void aRoundAsksOnlyForWhatIsNewerThanTheLastOneUnlessTheRightsAreOthers() {
        SavedSearch search = saved("granitt", true, AUDITOR);
        inForce("Ny granitt.");
        round();
        long after = position();
        finder.askedSince.clear();
        inForce("Enda ein granitt.");
        round();
        assertThat(finder.askedSince).contains(after);
        assertThat(saving.news(search)).isEqualTo(2);
        finder.askedSince.clear();
        saving.tellOfNews(reader -> Optional.of(reader.reader())
                .filter(actor -> actor.userId().equals(AUDITOR.userId()))
                .map(actor -> new Actor(actor.userId(), actor.name(), null, actor.roles(), Set.of(VAKSDAL, VOSS))));
        assertThat(finder.askedSince).isEmpty();
    }

    @Test
    void whoGetsOtherRightsIsToldOfWhatTheyOpenThoughNothingHappensInTheLog() {
        Actor moving = person("flyttar.mellom", VOSS, Role.JURIST);
        SavedSearch search = saved("feltspat", true, moving);
        draft("Eit utkast med feltspat.");
        round();
        assertThat(saving.news(search)).isZero();
        Actor moved = person("flyttar.mellom", VAKSDAL, Role.JURIST);
        knowing.signedIn(moved);
        saving.seen(moved);
        round();
        assertThat(told(moved, search)).hasSize(1);
        assertThat(saving.news(search)).isEqualTo(1);
    }

    @Test
    void whatHasNothingNewToFindIsNotAskedAgain() {
        SavedSearch search = saved("glimmer", true, JURIST);
        inForce("Ny glimmer.");
        round();
        finder.asked.clear();
        round();
        assertThat(finder.asked).isEmpty();
        saving.alert(search.id(), false, JURIST);
        finder.asked.clear();
        inForce("Ein glimmer til.");
        round();
        assertThat(finder.asked).doesNotContain("glimmer");
    }

    @Test
    void aRoundInWhichNothingHasHappenedReadsNoSearch() {
        var read = new java.util.concurrent.atomic.AtomicInteger();
        var counted = (SavedSearches) java.lang.reflect.Proxy.newProxyInstance(
                SavedSearches.class.getClassLoader(), new Class<?>[] {SavedSearches.class}, (proxy, method, given) -> {
                    if (method.getName().equals("watched")) {
                        read.incrementAndGet();
                    }
                    return method.invoke(stored, given);
                });
        var rounds = new SavingSearches(
                counted, finder, history, people, knowing, context().getBean(Letters.class), changes, true);
        SavedSearch search = saved("porfyr", true, OUTSIDER);
        List<Runnable> happenings = List.of(
                () -> inForce("Ny porfyr."),
                () -> saving.rename(search.id(), "Porfyr òg", OUTSIDER),
                () -> saving.alert(search.id(), false, OUTSIDER),
                () -> saving.alert(search.id(), true, OUTSIDER),
                () -> saving.seen(OUTSIDER),
                () -> people.keep(
                        people.find(java.util.Objects.requireNonNull(OUTSIDER.organisation()), OUTSIDER.userId())
                                .orElseThrow()),
                () -> saved("rombeporfyr", true, OUTSIDER));
        rounds.tellOfNews(reader -> Optional.of(reader.reader()));
        for (Runnable happening : happenings) {
            read.set(0);
            rounds.tellOfNews(reader -> Optional.of(reader.reader()));
            assertThat(read).hasValue(0);
            happening.run();
            rounds.tellOfNews(reader -> Optional.of(reader.reader()));
            assertThat(read).hasValue(1);
        }
    }

    @Test
    void aSearchThatFindsTooMuchIsAskedAgainWhenTheLogHasGoneOnAndNotBefore() {
        saved("leirskifer", true, JURIST);
        finder.isCut = true;
        inForce("Ny leirskifer.");
        round();
        finder.asked.clear();
        round();
        assertThat(finder.asked).isEmpty();
        inForce("Noko anna.");
        round();
        assertThat(finder.asked).contains("leirskifer");
        finder.isCut = false;
    }

    @Test
    void onlySearchesThatAreWatchedAreRead() {
        SavedSearch quiet = saved("kalkstein", false, JURIST);
        SavedSearch deleted = saved("kalkstein", true, JURIST);
        SavedSearch renamed = saved("kalkstein", true, JURIST);
        saving.delete(deleted.id(), JURIST);
        saving.rename(renamed.id(), "Kalk", JURIST);
        saving.alert(renamed.id(), false, JURIST);
        saving.alert(renamed.id(), true, JURIST);
        assertThat(stored.watched().keySet())
                .extracting(SavedSearch::id)
                .contains(renamed.id())
                .doesNotContain(quiet.id(), deleted.id());
        assertThat(stored.watched().keySet())
                .filteredOn(search -> search.id().equals(renamed.id()))
                .containsExactly(saving.find(renamed.id(), JURIST).orElseThrow());
    }

    @Test
    void aChangeIsMadeWholeOrNotAtAll() {
        SavedSearch search = saved("marmor", false, JURIST);
        finder.isCut = true;
        assertThat(saving.change(search.id(), "Marmor no", true, JURIST))
                .containsExactly(new Refusal.TooManyHits(Finder.MOST));
        assertThat(saving.find(search.id(), JURIST)).contains(search);
        finder.isCut = false;
        assertThat(saving.change(search.id(), "Marmor no", true, JURIST)).isEmpty();
        assertThat(saving.find(search.id(), JURIST)).hasValueSatisfying(now -> {
            assertThat(now.name()).isEqualTo("Marmor no");
            assertThat(now.alert()).isTrue();
        });
    }

    @Test
    void thereIsAnEndToWhatIsKeptOfOnePersonInADay() {
        Actor busy = person("travel.person", VOSS, Role.JURIST);
        SavedSearch search = saved("skifer", false, busy);
        for (int i = 1; i < SavedSearch.MOST_A_DAY; i++) {
            stored.note(search, SavedSearches.Act.RENAMED, "Skifer " + i, changes.now());
        }
        var refused = new Refusal.SavedSearchesChangedTooOften(SavedSearch.MOST_A_DAY);
        assertThat(saving.rename(search.id(), "Nok", busy)).containsExactly(refused);
        assertThat(saving.save("Nok", Inquiry.of("nok"), false, busy))
                .isEqualTo(new SavingSearches.Saving.Refused(List.of(refused)));
        assertThat(saving.delete(search.id(), busy)).isEmpty();
        assertThat(saving.save("Min", Inquiry.of("min"), false, OUTSIDER))
                .isInstanceOf(SavingSearches.Saving.Saved.class);
    }

    private List<@Nullable String> acts(SavedSearch search) {
        return context()
                .getBean(JdbcClient.class)
                .sql("select act from saved_search where id = :id order by number")
                .param("id", search.id())
                .query(String.class)
                .list();
    }

    @Test
    void twoActsAtTheSameTimeAreBothNoted() throws Exception {
        SavedSearch search = saved("basalt", false, JURIST);
        try (var both = java.util.concurrent.Executors.newFixedThreadPool(4)) {
            var done = new ArrayList<java.util.concurrent.Future<?>>();
            for (int i = 0; i < 20; i++) {
                String name = "Basalt " + i;
                done.add(both.submit(() -> stored.note(search, SavedSearches.Act.RENAMED, name, changes.now())));
            }
            for (var one : done) {
                one.get();
            }
        }
        assertThat(acts(search)).hasSize(21);
    }

    @Test
    void whoNotesSeveralThingsAtOnceAndWhoNotesOneDoNotWaitForEachOther() throws Exception {
        Actor busy = person("ivrig.person", VOSS, Role.JURIST);
        SavedSearch search = saved("gabbro", false, busy);
        try (var both = java.util.concurrent.Executors.newFixedThreadPool(4)) {
            var done = new ArrayList<java.util.concurrent.Future<?>>();
            for (int i = 0; i < 30; i++) {
                String name = "Gabbro " + i;
                done.add(both.submit(() -> stored.note(search, SavedSearches.Act.RENAMED, name, changes.now())));
                done.add(both.submit(() -> changes.inOne(() -> {
                    stored.seen(busy, changes.now());
                    stored.note(search, SavedSearches.Act.RENAMED, name, changes.now());
                    return name;
                })));
                done.add(both.submit(() -> changes.inOne(() -> {
                    stored.note(search, SavedSearches.Act.RENAMED, name, changes.now());
                    stored.seen(busy, changes.now());
                    return name;
                })));
                done.add(both.submit(() -> stored.seen(busy, changes.now())));
            }
            for (var one : done) {
                one.get();
            }
        }
        assertThat(acts(search)).hasSize(91);
    }

    // ---- frozen -----------------------------------------------------------------------------------------------------

    private Optional<Freezing.Again> again(String id, Actor by) {
        return freezing.again(id, by, () -> {});
    }

    private String frozen(String words, Actor by) {
        return ((Freezing.Frozen.Kept) freezing.freeze("Om " + words, Inquiry.of(words), by)).id();
    }

    @Test
    void aFrozenResultIsWhatWasFoundAndItsDigestIsThatOfItsFile() {
        AgreementId id = inForce("Ein diamant.");
        Freezing.Sheet sheet = freezing.find(frozen("diamant", JURIST), JURIST).orElseThrow();
        assertThat(sheet.isWhole()).isTrue();
        assertThat(sheet.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.agreement()).isEqualTo(id);
            assertThat(hit.version()).isEqualTo(1);
            assertThat(hit.digest())
                    .isEqualTo(ClauseText.parse("Varsling", "Ein diamant.").sha256());
        });
        assertThat(freezing.shown(sheet.hits(), JURIST))
                .extracting(Freezing.Shown::text)
                .containsExactly("Ein diamant.");
        assertThat(freezing.shown(sheet.hits(), OUTSIDER)).hasSize(1);
        byte[] bytes = sheet.result().canonical().getBytes(StandardCharsets.UTF_8);
        assertThat(Sha256.of(bytes)).isEqualTo(sheet.heading().digest());
        assertThat(FrozenResult.parse(sheet.result().canonical())).isEqualTo(sheet.result());
        assertThat(history.verify().firstFault()).isNull();
    }

    @Test
    void askedForAgainItIsTheSameAndTellsWhatHasChangedSince() {
        AgreementId first = inForce("Ein korall.");
        String id = frozen("korall", JURIST);
        Freezing.Again same = again(id, JURIST).orElseThrow();
        assertThat(same.isSame()).isTrue();
        assertThat(same.since()).isEmpty();
        AgreementId second = inForce("Ein korall til.");
        Freezing.Again later = again(id, JURIST).orElseThrow();
        assertThat(later.isSame()).isTrue();
        assertThat(later.missing()).isEmpty();
        assertThat(later.added()).isEmpty();
        assertThat(later.since()).extracting(FrozenHit::agreement).containsExactly(second);
        assertThat(later.gone()).isEmpty();
        // Words understood in another way.
        finder.foundNothingAfter = 0;
        Freezing.Again other = again(id, JURIST).orElseThrow();
        assertThat(other.isSame()).isFalse();
        assertThat(other.isSameInOtherOrder()).isFalse();
        assertThat(other.missing()).extracting(FrozenHit::agreement).containsExactly(first);
    }

    @Test
    void whereTheAnswerOfNowIsCutItIsToldAndNothingIsCalledGone() {
        AgreementId first = inForce("Ein lapis.");
        String id = frozen("lapis", JURIST);
        finder.isCut = true;
        finder.foundNothingAfter = 0;
        Freezing.Again cut = again(id, JURIST).orElseThrow();
        assertThat(cut.isCut()).isTrue();
        assertThat(cut.gone()).isEmpty();
        finder.isCut = false;
        Freezing.Again whole = again(id, JURIST).orElseThrow();
        assertThat(whole.isCut()).isFalse();
        assertThat(whole.gone()).extracting(FrozenHit::agreement).containsExactly(first);
    }

    @Test
    void askingAgainIsDoneBesideTheRequestOneAtATime() throws Exception {
        inForce("Ein akvamarin.");
        String id = frozen("akvamarin", JURIST);
        var go = new java.util.concurrent.CountDownLatch(1);
        finder.waitFor = go;
        var clock = java.time.Clock.systemUTC();
        try (var work = new OneAtATime()) {
            var asking =
                    new AskingAgain<Freezing.Again>(freezing::isOpen, freezing::again, freezing::seen, work, clock);
            var other = new AskingAgain<String>(
                    (frozen, by) -> true,
                    (frozen, by, reading) -> Optional.of("made"),
                    (made, by) -> made,
                    work,
                    clock);
            AskingAgain.Run<Freezing.Again> run = begun(asking.start(id, JURIST));
            assertThat(run.isUnderWay()).isTrue();
            assertThat(begun(asking.start(id, JURIST)).id()).isEqualTo(run.id());
            assertThat(asking.start(id, LEADER)).isInstanceOf(AskingAgain.Start.Busy.class);
            // Whatever else is frozen waits as well.
            assertThat(other.start("x", LEADER)).isInstanceOf(AskingAgain.Start.Busy.class);
            assertThat(asking.start(id, OUTSIDER)).isInstanceOf(AskingAgain.Start.Unknown.class);
            assertThat(asking.find(run.id(), id, LEADER)).isEmpty();
            go.countDown();
            while (asking.find(run.id(), id, JURIST).orElseThrow().isUnderWay()) {
                Thread.onSpinWait();
            }
            AskingAgain.Run<Freezing.Again> over =
                    asking.find(run.id(), id, JURIST).orElseThrow();
            assertThat(over.progress()).isEqualTo(AskingAgain.Progress.DONE);
            assertThat(over.read()).isPositive();
            assertThat(java.util.Objects.requireNonNull(over.again()).isSame()).isTrue();
            assertThat(other.start("x", LEADER)).isInstanceOf(AskingAgain.Start.Begun.class);
            // Who has lost the right to open it since, is not told what came of it.
            assertThat(asking.find(run.id(), id, new Actor(JURIST.userId(), "Marit", VAKSDAL, Set.of(), Set.of())))
                    .isEmpty();
        }
    }

    private static <A> AskingAgain.Run<A> begun(AskingAgain.Start<A> start) {
        assertThat(start).isInstanceOf(AskingAgain.Start.Begun.class);
        return ((AskingAgain.Start.Begun<A>) start).run();
    }

    @Test
    void textBeingWrittenIsNotFrozen() {
        draft("Utkast med granat.");
        assertThat(freezing.find(frozen("granat", JURIST), JURIST).orElseThrow().hits())
                .isEmpty();
    }

    @Test
    void itIsOpenedByThoseAtWorkInTheOrganisationAndItsAuditorsAlone() {
        inForce("Ein ametyst.");
        String id = frozen("ametyst", JURIST);
        for (Actor reader : List.of(JURIST, LEADER, AUDITOR)) {
            assertThat(freezing.find(id, reader)).as(reader.userId()).isPresent();
            assertThat(freezing.all(reader)).extracting(Freezing.Heading::id).contains(id);
        }
        for (Actor other : List.of(OUTSIDER, TRUST_JURIST, SECRETARY)) {
            assertThat(freezing.find(id, other)).as(other.userId()).isEmpty();
            assertThat(again(id, other)).isEmpty();
            assertThat(freezing.all(other)).extracting(Freezing.Heading::id).doesNotContain(id);
        }
        assertThat(freezing.find("finst-ikkje", JURIST)).isEmpty();
        assertThat(freezing.freeze("", Inquiry.of("x"), SECRETARY))
                .isEqualTo(new Freezing.Frozen.Refused(List.of(new Refusal.NotAllowed())));
    }

    @Test
    void aReaderSeesTheHitsTheyMaySeeAndNotTheNumberOfTheOthers() {
        AgreementId open = inForce("Ein beryll.");
        submitted("Ein beryll på veg.");
        String id = frozen("beryll", AUDITOR);
        assertThat(freezing.find(id, AUDITOR).orElseThrow().hits()).hasSize(2);
        // The same person, who no longer looks into the kommune.
        var less = new Actor(AUDITOR.userId(), "Per Nesse", null, Set.of(Role.AUDITOR), Set.of(VOSS));
        Freezing.Sheet sheet = freezing.find(id, less).orElseThrow();
        assertThat(sheet.isWhole()).isFalse();
        assertThat(sheet.hits()).extracting(FrozenHit::agreement).containsExactly(open);
        Freezing.Again again = again(id, less).orElseThrow();
        assertThat(again.isSame()).isTrue();
        assertThat(again.missing()).isEmpty();
        submitted("Enda ein beryll på veg.");
        assertThat(again(id, less).orElseThrow().since()).isEmpty();
        assertThat(again(id, AUDITOR).orElseThrow().since()).hasSize(1);
    }

    @Test
    void thereIsNoNewPlaceInTheLogForWhatIsReadOfTheRegisterAsItWas() {
        AgreementId id = submitted("Ein turkis.");
        long then = history.head().map(AuditEntry::position).orElseThrow();
        reviewing.returnToDraft(id, "Meir arbeid", JURIST);
        var past = new PastRegister(agreements, history, then);
        Agreement was = past.agreements().find(id).orElseThrow();
        assertThat(was.versions()).hasSize(1);
        assertThat(was.versionInReview()).isPresent();
        assertThat(past.history().head().map(AuditEntry::position)).contains(then);
        assertThat(past.history().of(id)).allMatch(entry -> entry.position() <= then);
    }

    @Test
    void theRegisterAsItWasHasWhatWasBeingWrittenThenAsWell() {
        AgreementId id = draft("Ein serpentin.");
        Agreement first = agreements.find(id).orElseThrow();
        long drafted = position();
        Head other = new Head(
                "Avtale med fleire",
                first.head().language(),
                List.of(
                        AgreementParty.of(VAKSDAL, "Vaksdal kommune"),
                        AgreementParty.of(VOSS, "Voss herad"),
                        AgreementParty.of(TRUST, "Helse Bergen HF")),
                first.head().terms(),
                Map.of("frist", "to timar"),
                Set.of(),
                false);
        assertThat(drafting.changeHead(id, other, first.sequence(), JURIST)).isInstanceOf(Decision.Accepted.class);
        long changed = position();
        Head second = agreements.find(id).orElseThrow().head();
        assertThat(drafting.editClause(
                        id,
                        CLAUSE,
                        agreements
                                .find(id)
                                .orElseThrow()
                                .clauses()
                                .find(CLAUSE)
                                .orElseThrow()
                                .sha256(),
                        ClauseText.parse("Varsling", "Ein serpentin til."),
                        JURIST))
                .isInstanceOf(Decision.Accepted.class);
        long edited = position();
        assertThat(reviewing.submit(id, "", JURIST)).isInstanceOf(Decision.Accepted.class);

        assertThat(new PastRegister(agreements, history, drafted - 1)
                        .agreements()
                        .find(id))
                .isEmpty();
        assertThat(new PastRegister(agreements, history, drafted).agreements().find(id))
                .hasValueSatisfying(then -> {
                    assertThat(then.head()).isEqualTo(first.head());
                    assertThat(then.clauses()).isEqualTo(first.clauses());
                    assertThat(then.versions()).isEmpty();
                    assertThat(then.text()).isEqualTo(first.text());
                });
        assertThat(new PastRegister(agreements, history, changed).agreements().find(id))
                .hasValueSatisfying(then -> {
                    assertThat(then.head()).isEqualTo(second);
                    assertThat(then.clauses()).isEqualTo(first.clauses());
                });
        assertThat(new PastRegister(agreements, history, edited).agreements().find(id))
                .hasValueSatisfying(then -> {
                    assertThat(then.head()).isEqualTo(second);
                    assertThat(then.clauses().find(CLAUSE).orElseThrow().text().body())
                            .isEqualTo("Ein serpentin til.");
                });
        // A newer draft with another head, beside the version.
        long submitted = position();
        reviewing.returnToDraft(id, "Meir arbeid", JURIST);
        Agreement returned = agreements.find(id).orElseThrow();
        assertThat(drafting.changeHead(id, first.head(), returned.sequence(), JURIST))
                .isInstanceOf(Decision.Accepted.class);
        long again = position();
        assertThat(new PastRegister(agreements, history, submitted).agreements().find(id))
                .hasValueSatisfying(then -> assertThat(then.head()).isEqualTo(second));
        assertThat(new PastRegister(agreements, history, again).agreements().find(id))
                .hasValueSatisfying(then -> {
                    assertThat(then.head()).isEqualTo(first.head());
                    assertThat(then.versions()).hasSize(1);
                });
    }

    private long position() {
        return history.head().map(AuditEntry::position).orElseThrow();
    }
}
