package no.avtaleverk.workflow.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import no.avtaleverk.model.notice.Letters;
import no.avtaleverk.model.notice.Notification;
import no.avtaleverk.model.notice.Notifications.Told;
import no.avtaleverk.model.party.PartyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcLetters implements Letters {
    private final JdbcClient jdbc;
    private final TransactionOperations writing;
    private final TransactionOperations reading;

    JdbcLetters(Store store) {
        this.jdbc = store.jdbc();
        this.writing = store.writing();
        this.reading = store.reading();
    }

    @Override
    public boolean tell(Notification notification, Instant at, boolean byMail) {
        return Objects.requireNonNull(writing.execute(
                status -> JdbcNotifications.insert(jdbc, notification, at, byMail ? "GATHERING" : "NONE")));
    }

    @Override
    public List<Waiting> waiting() {
        return Objects.requireNonNull(reading.execute(status -> jdbc.sql("""
                        select receiver, person, min(at) as since from notice
                         where mail = 'GATHERING' group by receiver, person order by receiver, person""")
                .query((row, number) -> new Waiting(
                        new PartyId(row.getString("receiver")),
                        row.getString("person"),
                        Instant.parse(row.getString("since"))))
                .list()));
    }

    @Override
    public boolean gather(
            PartyId party,
            String account,
            Predicate<Notification> which,
            UnaryOperator<List<Notification>> mailed,
            Instant now) {
        return Objects.requireNonNull(writing.execute(status -> {
            List<Told> ripe = jdbc
                    .sql("""
                            select * from notice where mail = 'GATHERING' and receiver = :party and person = :account
                             order by at, id""")
                    .param("party", party.value())
                    .param("account", account)
                    .query((row, number) -> JdbcNotifications.read(row, false))
                    .list()
                    .stream()
                    .filter(told -> which.test(told.notification()))
                    .toList();
            List<Notification> kept =
                    mailed.apply(ripe.stream().map(Told::notification).toList());
            String letter = UUID.randomUUID().toString();
            if (!kept.isEmpty()) {
                jdbc.sql("""
                                insert into letter (id, party, account, at, state, attempts, next_try)
                                values (:id, :party, :account, :at, 'WAITING', 0, :at)""")
                        .param("id", letter)
                        .param("party", party.value())
                        .param("account", account)
                        .param("at", LogRow.instant(now))
                        .update();
            }
            for (Told one : ripe) {
                boolean isKept = kept.contains(one.notification());
                jdbc.sql("update notice set mail = :mail, letter = :letter where id = :id")
                        .param("mail", isKept ? "GATHERED" : "DROPPED")
                        .param("letter", isKept ? letter : null)
                        .param("id", one.id())
                        .update();
            }
            return !kept.isEmpty();
        }));
    }

    @Override
    public void putAside(PartyId party, String account) {
        writing.executeWithoutResult(status -> jdbc.sql("""
                        update notice set mail = 'DROPPED'
                         where mail = 'GATHERING' and receiver = :party and person = :account""")
                .param("party", party.value())
                .param("account", account)
                .update());
    }

    @Override
    public Optional<Letter> take(Instant now, String owner, Duration lease) {
        return Objects.requireNonNull(writing.execute(status -> jdbc.sql("""
                        update letter set state = 'SENDING', attempts = attempts + 1, owner = :owner, taken = :now
                         where id = (select id from letter
                                      where (state = 'WAITING' and next_try <= :now)
                                         or (state = 'SENDING' and owner <> :owner and taken <= :stale)
                                      order by at, id limit 1)
                           and (state = 'WAITING' or (state = 'SENDING' and owner <> :owner and taken <= :stale))
                        returning *""")
                .param("now", LogRow.instant(now))
                .param("owner", owner)
                .param("stale", LogRow.instant(now.minus(lease)))
                .query((row, number) -> letter(row))
                .optional()
                .map(this::withWhatItTells)));
    }

    private static Letter letter(ResultSet row) throws SQLException {
        return new Letter(
                row.getString("id"),
                new PartyId(row.getString("party")),
                row.getString("account"),
                List.of(),
                Instant.parse(row.getString("at")));
    }

    private Letter withWhatItTells(Letter letter) {
        List<Told> told = jdbc.sql("select * from notice where letter = :letter order by due, at, id")
                .param("letter", letter.id())
                .query((row, number) -> JdbcNotifications.read(row, false))
                .list();
        return new Letter(letter.id(), letter.party(), letter.account(), told, letter.at());
    }

    @Override
    public void done(String id, State state) {
        writing.executeWithoutResult(
                status -> jdbc.sql("update letter set state = :state, next_try = null where id = :id")
                        .param("state", state.name())
                        .param("id", id)
                        .update());
    }

    @Override
    public void failed(String id, Instant nextTry) {
        writing.executeWithoutResult(
                status -> jdbc.sql("update letter set state = 'WAITING', next_try = :next where id = :id")
                        .param("next", LogRow.instant(nextTry))
                        .param("id", id)
                        .update());
    }

    @Override
    public int attempts(String id) {
        return Objects.requireNonNull(reading.execute(status -> jdbc.sql("select attempts from letter where id = :id")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .orElse(0)));
    }
}
