package no.avtaleverk.workflow.persistence;

import java.util.List;
import java.util.Objects;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.StaleAgreementException;
import no.avtaleverk.model.discussion.Author;
import no.avtaleverk.model.discussion.Contribution;
import no.avtaleverk.model.discussion.Discussion;
import no.avtaleverk.model.discussion.Discussions;
import no.avtaleverk.model.discussion.Room;
import no.avtaleverk.model.discussion.Statement;
import no.avtaleverk.model.party.PartyId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcDiscussions implements Discussions {
    private static final String OF_ROOM = """
             from discussion_entry d
             join audit_entry e on e.position = d.position
            where d.agreement = :agreement and d.room = :room
            order by d.number""";

    private final JdbcClient jdbc;
    private final TransactionOperations writing;
    private final TransactionOperations reading;
    private final LogBook log;

    JdbcDiscussions(Store store) {
        this.jdbc = store.jdbc();
        this.writing = store.writing();
        this.reading = store.reading();
        this.log = new LogBook(jdbc);
    }

    private record Row(LogRow entry, String said) {}

    @Override
    public Discussion find(Room room) {
        List<Row> rows = Objects.requireNonNull(reading.execute(status -> jdbc.sql("select e.*, d.said" + OF_ROOM)
                .param("agreement", room.agreement().value())
                .param("room", name(room))
                .query((row, number) -> new Row(LogRow.read(row, number), row.getString("said")))
                .list()));
        Discussion discussion = Discussion.silent(room);
        for (Row row : rows) {
            AuditEntry entry = row.entry().entry();
            discussion = discussion.with(
                    Json.read(row.said(), Statement.class),
                    new Author(entry.userId(), entry.userName(), entry.organisation()),
                    entry.at());
        }
        return discussion;
    }

    @Override
    public Discussion findToChange(Room room) {
        return Objects.requireNonNull(writing.execute(status -> {
            // All who write wait at the door of the log in any case; to wait there already is to lose no race.
            jdbc.sql("update log_head set position = position where one = 1").update();
            return find(room);
        }));
    }

    @Override
    public AuditEntry save(Contribution.Made made) {
        Room room = made.room();
        String said = Json.write(made.statement(), Statement.class);
        return Objects.requireNonNull(writing.execute(status -> {
            LogBook.Place place = log.next();
            AuditEntry entry =
                    log.write(place, made.statement().event(room, Sha256.of(said)), made.by(), made.at(), null);
            int inserted = jdbc.sql("""
                            insert into discussion_entry (position, agreement, room, number, said)
                            values (:position, :agreement, :room, :number, :said)
                            on conflict do nothing""")
                    .param("position", entry.position())
                    .param("agreement", room.agreement().value())
                    .param("room", name(room))
                    .param("number", made.number())
                    .param("said", said)
                    .update();
            if (inserted == 0) {
                throw new StaleAgreementException(room.agreement());
            }
            return entry;
        }));
    }

    @Override
    public List<AuditEntry> log(Room room) {
        return Objects.requireNonNull(reading.execute(status -> jdbc.sql("select e.*" + OF_ROOM)
                        .param("agreement", room.agreement().value())
                        .param("room", name(room))
                        .query(LogRow::read)
                        .list()))
                .stream()
                .map(LogRow::entry)
                .toList();
    }

    private static String name(Room room) {
        PartyId owner = room.innerOf();
        return owner == null ? "" : owner.value();
    }
}
