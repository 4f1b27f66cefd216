package no.avtaleverk.workflow.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import no.avtaleverk.model.feed.Feed;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.search.Inquiry;
import no.avtaleverk.model.search.SavedSearch;
import no.avtaleverk.model.search.SavedSearches;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcSavedSearches implements SavedSearches {
    private static final String SAVED = "SAVED";
    private static final String SAVED_WITHOUT_ALERT = "SAVED_QUIET";

    /** So many are noted without asking first which are there. */
    private static final int FEW = 100;

    private final JdbcClient jdbc;
    private final TransactionOperations writing;
    private final TransactionOperations reading;

    JdbcSavedSearches(Store store) {
        this.jdbc = store.jdbc();
        this.writing = store.writing();
        this.reading = store.reading();
    }

    private record Row(
            String id,
            String person,
            String act,
            String name,
            @Nullable String inquiry,
            Instant at) {}

    private static Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getString("id"),
                row.getString("person"),
                row.getString("act"),
                row.getString("name"),
                row.getString("inquiry"),
                Instant.parse(row.getString("at")));
    }

    /** What stands, of rows in their order. */
    private static List<SavedSearch> folded(List<Row> rows) {
        var searches = new LinkedHashMap<String, SavedSearch>();
        for (Row row : rows) {
            if (row.inquiry != null) {
                searches.put(
                        row.id,
                        new SavedSearch(
                                row.id,
                                row.person,
                                row.name,
                                Json.read(row.inquiry, Inquiry.class),
                                row.act.equals(SAVED),
                                row.at));
                continue;
            }
            SavedSearch search = searches.get(row.id);
            if (search == null) {
                continue;
            }
            switch (Act.valueOf(row.act)) {
                case RENAMED -> searches.put(row.id, with(search, row.name, search.alert()));
                case ALERT_ON -> searches.put(row.id, with(search, search.name(), true));
                case ALERT_OFF -> searches.put(row.id, with(search, search.name(), false));
                case SEEN -> {}
                case DELETED -> searches.remove(row.id);
            }
        }
        return List.copyOf(searches.values());
    }

    private static SavedSearch with(SavedSearch search, String name, boolean alert) {
        return new SavedSearch(search.id(), search.person(), name, search.inquiry(), alert, search.saved());
    }

    @Override
    public List<SavedSearch> of(String person) {
        return folded(rows(person)).stream()
                .sorted(Comparator.comparing(SavedSearch::name).thenComparing(SavedSearch::id))
                .toList();
    }

    private List<Row> rows(String person) {
        return Objects.requireNonNull(reading.execute(
                status -> jdbc.sql("select * from saved_search where person = :person order by id, number")
                        .param("person", person)
                        .query(JdbcSavedSearches::read)
                        .list()));
    }

    @Override
    public Optional<SavedSearch> find(String id, String person) {
        List<Row> rows = Objects.requireNonNull(reading.execute(
                status -> jdbc.sql("select * from saved_search where id = :id and person = :person order by number")
                        .param("id", id)
                        .param("person", person)
                        .query(JdbcSavedSearches::read)
                        .list()));
        return folded(rows).stream().findFirst();
    }

    @Override
    public void save(SavedSearch search, Collection<String> found, Actor by) {
        writing.executeWithoutResult(status -> {
            jdbc.sql("""
                            insert into saved_search (id, number, person, act, name, inquiry, at)
                            values (:id, 0, :person, :act, :name, :inquiry, :at)""")
                    .param("id", search.id())
                    .param("person", search.person())
                    .param("act", search.alert() ? SAVED : SAVED_WITHOUT_ALERT)
                    .param("name", search.name())
                    .param("inquiry", Json.write(search.inquiry(), Inquiry.class))
                    .param("at", LogRow.instant(search.saved()))
                    .update();
            add(search.id(), found, 0, search.saved());
            stampAnew();
            reader(by, search.saved());
        });
    }

    @Override
    public void note(SavedSearch search, Act act, String name, Instant at) {
        writing.executeWithoutResult(status -> {
            stampAnew();
            insert(search, act, name, null, at);
        });
    }

    @Override
    public long stamp() {
        return Objects.requireNonNull(reading.execute(status -> jdbc.sql("select number from saved_search_stamp")
                .query(Long.class)
                .single()));
    }

    /**
     * Comes before all that two writers may both want, and holds the second of them there until the first has ended: one who had written
     * something and came here afterwards could be waited for by the other, who is here.
     */
    private void stampAnew() {
        jdbc.sql("update saved_search_stamp set number = number + 1").update();
    }

    /** Of two who take the same number, one waits and takes the next. */
    private void insert(SavedSearch search, Act act, String name, @Nullable Long seen, Instant at) {
        int inserted = 0;
        while (inserted == 0) {
            inserted = jdbc.sql("""
                            insert into saved_search (id, number, person, act, name, inquiry, at, seen)
                            select :id, max(number) + 1, :person, :act, :name, null, :at, :seen
                              from saved_search where id = :id
                            on conflict do nothing""")
                    .param("id", search.id())
                    .param("person", search.person())
                    .param("act", act.name())
                    .param("name", name)
                    .param("at", LogRow.instant(at))
                    .param("seen", seen, Types.BIGINT)
                    .update();
        }
    }

    @Override
    public int done(String person, Instant since) {
        return Objects.requireNonNull(reading.execute(
                status -> jdbc.sql("select count(*) from saved_search where person = :person and at >= :since")
                        .param("person", person)
                        .param("since", LogRow.instant(since))
                        .query(Integer.class)
                        .single()));
    }

    /** Of each search its first row, its name and its owner, where the last that was said of an alert is that there is one. */
    @Override
    public Map<SavedSearch, Feed> watched() {
        return Objects.requireNonNull(reading.execute(status -> {
            var watched = new LinkedHashMap<SavedSearch, Feed>();
            var readers = new TreeMap<String, Feed>();
            jdbc.sql("""
                            select s.id, s.person, s.inquiry, s.at, r.reader, r.seen as reader_seen,
                                   (select n.name from saved_search n
                                     where n.id = s.id and n.act in ('SAVED', 'SAVED_QUIET', 'RENAMED')
                                     order by n.number desc limit 1) as called
                              from saved_search s join saved_search_reader r on r.person = s.person
                             where s.number = 0
                               and (select a.act from saved_search a
                                     where a.id = s.id and a.act in ('SAVED', 'SAVED_QUIET', 'ALERT_ON', 'ALERT_OFF')
                                     order by a.number desc limit 1) in ('SAVED', 'ALERT_ON')
                               and not exists (select 1 from saved_search d where d.id = s.id and d.act = 'DELETED')
                             order by s.id""").query(row -> {
                Instant seen = Instant.parse(row.getString("reader_seen"));
                String reader = row.getString("reader");
                Feed owner = readers.get(row.getString("person"));
                if (owner == null) {
                    owner = new Feed(Json.read(reader, Actor.class), "nb", seen, seen);
                    readers.put(row.getString("person"), owner);
                }
                watched.put(
                        new SavedSearch(
                                row.getString("id"),
                                row.getString("person"),
                                row.getString("called"),
                                Json.read(row.getString("inquiry"), Inquiry.class),
                                true,
                                Instant.parse(row.getString("at"))),
                        owner);
            });
            return watched;
        }));
    }

    @Override
    public void seen(Actor by, Instant at) {
        writing.executeWithoutResult(status -> {
            boolean isReader = jdbc.sql("select count(*) from saved_search_reader where person = :person")
                            .param("person", by.userId())
                            .query(Integer.class)
                            .single()
                    > 0;
            if (isReader) {
                stampAnew();
                jdbc.sql("update saved_search_reader set reader = :reader, seen = :seen where person = :person")
                        .param("reader", Json.write(by, Actor.class))
                        .param("seen", LogRow.instant(at))
                        .param("person", by.userId())
                        .update();
            }
        });
    }

    private void reader(Actor by, Instant at) {
        jdbc.sql("""
                        insert into saved_search_reader (person, reader, seen) values (:person, :reader, :seen)
                        on conflict (person) do update set reader = excluded.reader, seen = excluded.seen""")
                .param("person", by.userId())
                .param("reader", Json.write(by, Actor.class))
                .param("seen", LogRow.instant(at))
                .update();
    }

    @Override
    public int add(String id, Collection<String> found, Instant at) {
        return Objects.requireNonNull(writing.execute(status -> add(id, found, lastRound(id) + 1, at)));
    }

    @Override
    public void know(String id, Collection<String> found, Instant at) {
        writing.executeWithoutResult(status -> add(id, found, 0, at));
    }

    private long lastRound(String id) {
        return jdbc.sql("select coalesce(max(round), 0) from saved_search_found where search = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    /** In the same order for all, so that two who note the same do not wait for each other. */
    private int add(String id, Collection<String> found, long round, Instant at) {
        var keys = new TreeSet<String>();
        found.forEach(identity -> keys.add(SavedSearches.key(identity)));
        if (keys.size() > FEW) {
            keys.removeAll(new HashSet<>(jdbc.sql("select found from saved_search_found where search = :id")
                    .param("id", id)
                    .query(String.class)
                    .list()));
        }
        int added = 0;
        for (String key : keys) {
            added += jdbc.sql("""
                            insert into saved_search_found (search, found, round, at) values (:search, :found, :round, :at)
                            on conflict do nothing""")
                    .param("search", id)
                    .param("found", key)
                    .param("round", round)
                    .param("at", LogRow.instant(at))
                    .update();
        }
        return added;
    }

    @Override
    public Map<String, Integer> news(String person) {
        var news = new TreeMap<String, Integer>();
        reading.executeWithoutResult(
                status -> jdbc.sql("""
                        select f.search, count(*) as news
                          from saved_search_found f
                         where f.search in (select s.id from saved_search s where s.person = :person and s.number = 0)
                           and f.round > coalesce((select max(s.seen) from saved_search s where s.id = f.search), 0)
                         group by f.search""").param("person", person).query(row -> {
                    news.put(row.getString("search"), row.getInt("news"));
                }));
        return news;
    }

    @Override
    public long seenRound(String id) {
        return Objects.requireNonNull(
                reading.execute(status -> jdbc.sql("select coalesce(max(seen), 0) from saved_search where id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single()));
    }

    @Override
    public Map<String, Instant> foundAfter(String id, long round) {
        var news = new TreeMap<String, Instant>();
        reading.executeWithoutResult(
                status -> jdbc.sql("select found, at from saved_search_found where search = :id and round > :round")
                        .param("id", id)
                        .param("round", round)
                        .query(row -> {
                            news.put(row.getString("found"), Instant.parse(row.getString("at")));
                        }));
        return news;
    }

    @Override
    public void see(SavedSearch search, Instant at) {
        writing.executeWithoutResult(status -> {
            long last = lastRound(search.id());
            if (last > seenRound(search.id())) {
                insert(search, Act.SEEN, search.name(), last, at);
            }
        });
    }
}
