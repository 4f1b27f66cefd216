package no.avtaleverk.workflow.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.notice.Notification;
import no.avtaleverk.model.notice.Notifications;
import no.avtaleverk.model.notice.TaskKey;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcNotifications implements Notifications {
    private static final int MOST_TRIES = 12;

    /** Those of an organisation that a person is told. */
    private static final String THEIRS =
            " n.receiver = :receiver and (n.person = :person or (:coordinates = 1 and n.person is null))";

    private final JdbcClient jdbc;
    private final TransactionOperations writing;
    private final TransactionOperations reading;

    JdbcNotifications(Store store) {
        this.jdbc = store.jdbc();
        this.writing = store.writing();
        this.reading = store.reading();
    }

    @Override
    public void tell(Notification notification, Instant at, boolean byMail) {
        writing.executeWithoutResult(status -> insert(jdbc, notification, at, byMail ? "WAITING" : "NONE"));
    }

    /** @return whether it was new */
    static boolean insert(JdbcClient jdbc, Notification notification, Instant at, String mail) {
        PartyId about = notification.about();
        LocalDate due = notification.due();
        TaskKey task = notification.task();
        return jdbc.sql("""
                        insert into notice (id, topic, kind, agreement, version, receiver, person, about, words, due, at, mail,
                                            attempts, next_try, task)
                        values (:id, :topic, :kind, :agreement, :version, :receiver, :person, :about, :words, :due, :at, :mail,
                                0, :at, :task)
                        on conflict do nothing""")
                        .param("id", UUID.randomUUID().toString())
                        .param("topic", notification.topic())
                        .param("kind", notification.kind().name())
                        .param("agreement", notification.agreement().value())
                        .param("version", notification.version())
                        .param("receiver", notification.receiver().value())
                        .param("person", notification.person())
                        .param("about", about == null ? null : about.value())
                        .param("words", notification.words())
                        .param("due", due == null ? null : due.toString())
                        .param("at", LogRow.instant(at))
                        .param("mail", mail)
                        .param("task", task == null ? null : task.text())
                        .update()
                > 0;
    }

    @Override
    public List<Told> of(PartyId receiver, String person, boolean coordinates, int limit) {
        return Objects.requireNonNull(
                reading.execute(status -> jdbc.sql("""
                        select n.*, (select count(*) from notice_seen s where s.notice = n.id and s.person = :person) as seen
                          from notice n where""" + THEIRS + " order by n.at desc, n.id limit :limit")
                        .param("receiver", receiver.value())
                        .param("person", person)
                        .param("coordinates", coordinates ? 1 : 0)
                        .param("limit", limit)
                        .query((row, number) -> read(row, row.getInt("seen") > 0))
                        .list()));
    }

    @Override
    public Set<PartyId> asked(AgreementId agreement, int version) {
        return Set.copyOf(Objects.requireNonNull(reading.execute(status -> jdbc.sql("""
                        select distinct receiver from notice
                         where agreement = :agreement and version = :version and kind in (:asked, :nobody)""")
                .param("agreement", agreement.value())
                .param("version", version)
                .param("asked", Notification.Kind.ASKED_TO_SIGN.name())
                .param("nobody", Notification.Kind.NOBODY_MAY_SIGN.name())
                .query((row, number) -> new PartyId(row.getString("receiver")))
                .list())));
    }

    @Override
    public void seen(PartyId receiver, String person, boolean coordinates) {
        writing.executeWithoutResult(status -> jdbc.sql("""
                        insert into notice_seen (notice, person)
                        select n.id, :person from notice n where""" + THEIRS + " on conflict do nothing")
                .param("receiver", receiver.value())
                .param("person", person)
                .param("coordinates", coordinates ? 1 : 0)
                .update());
    }

    @Override
    public Optional<Told> takeMail(Instant now) {
        return Objects.requireNonNull(writing.execute(status -> jdbc.sql("""
                        update notice set mail = 'SENDING', attempts = attempts + 1
                         where mail = 'WAITING'
                           and id = (select id from notice where mail = 'WAITING' and next_try <= :now
                                      order by next_try, id limit 1)
                        returning *""")
                .param("now", LogRow.instant(now))
                .query((row, number) -> read(row, false))
                .optional()));
    }

    @Override
    public void mailDone(String id, boolean sent) {
        mail(id, sent ? "SENT" : "DROPPED", null);
    }

    @Override
    public void mailFailed(String id, Instant nextTry) {
        writing.executeWithoutResult(status -> jdbc.sql("""
                        update notice set next_try = :next,
                                          mail = case when attempts >= :most then 'FAILED' else 'WAITING' end
                         where id = :id""")
                .param("next", LogRow.instant(nextTry))
                .param("most", MOST_TRIES)
                .param("id", id)
                .update());
    }

    private void mail(String id, String state, @Nullable String next) {
        writing.executeWithoutResult(
                status -> jdbc.sql("update notice set mail = :state, next_try = :next where id = :id")
                        .param("state", state)
                        .param("next", next)
                        .param("id", id)
                        .update());
    }

    static Told read(ResultSet row, boolean seen) throws SQLException {
        String about = row.getString("about");
        String due = row.getString("due");
        String task = row.getString("task");
        return new Told(
                row.getString("id"),
                new Notification(
                        row.getString("topic"),
                        Notification.Kind.valueOf(row.getString("kind")),
                        new AgreementId(row.getString("agreement")),
                        row.getInt("version"),
                        new PartyId(row.getString("receiver")),
                        row.getString("person"),
                        about == null ? null : new PartyId(about),
                        row.getString("words"),
                        due == null ? null : LocalDate.parse(due),
                        task == null ? null : TaskKey.parse(task)),
                Instant.parse(row.getString("at")),
                seen);
    }
}
