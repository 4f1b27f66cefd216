package no.avtaleverk.workflow.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.feed.Feed;
import no.avtaleverk.model.feed.Feeds;
import no.avtaleverk.model.party.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcFeeds implements Feeds {
    private final JdbcClient jdbc;
    private final TransactionOperations writing;
    private final TransactionOperations reading;

    JdbcFeeds(Store store) {
        this.jdbc = store.jdbc();
        this.writing = store.writing();
        this.reading = store.reading();
    }

    @Override
    public Optional<Feed> at(Sha256 address) {
        return find("address", address.hex());
    }

    @Override
    public Optional<Feed> of(String userId) {
        return find("person", userId);
    }

    private Optional<Feed> find(String column, String value) {
        return Objects.requireNonNull(
                reading.execute(status -> jdbc.sql("select * from feed where " + column + " = :value")
                        .param("value", value)
                        .query((row, number) -> read(row))
                        .optional()));
    }

    @Override
    public void put(Feed feed, Sha256 address) {
        writing.executeWithoutResult(status -> jdbc.sql("""
                        insert into feed (person, reader, language, address, made, seen)
                        values (:person, :reader, :language, :address, :made, :seen)
                        on conflict (person) do update
                           set reader = excluded.reader, language = excluded.language, address = excluded.address,
                               made = excluded.made, seen = excluded.seen""")
                .param("person", feed.reader().userId())
                .param("reader", Json.write(feed.reader(), Actor.class))
                .param("language", feed.language())
                .param("address", address.hex())
                .param("made", LogRow.instant(feed.made()))
                .param("seen", LogRow.instant(feed.seen()))
                .update());
    }

    @Override
    public void remove(String userId) {
        writing.executeWithoutResult(status -> jdbc.sql("delete from feed where person = :person")
                .param("person", userId)
                .update());
    }

    @Override
    public void seen(Actor reader, Instant at) {
        writing.executeWithoutResult(
                status -> jdbc.sql("update feed set reader = :reader, seen = :seen where person = :person")
                        .param("reader", Json.write(reader, Actor.class))
                        .param("seen", LogRow.instant(at))
                        .param("person", reader.userId())
                        .update());
    }

    private static Feed read(ResultSet row) throws SQLException {
        return new Feed(
                Json.read(row.getString("reader"), Actor.class),
                row.getString("language"),
                Instant.parse(row.getString("made")),
                Instant.parse(row.getString("seen")));
    }
}
