package no.avtaleverk.workflow.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.followup.Note;
import no.avtaleverk.model.followup.NoteDays;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcFollowUps implements FollowUps {
    private final JdbcClient jdbc;
    private final TransactionOperations writing;
    private final TransactionOperations reading;
    private final LogBook log;

    JdbcFollowUps(Store store) {
        this.jdbc = store.jdbc();
        this.writing = store.writing();
        this.reading = store.reading();
        this.log = new LogBook(jdbc);
    }

    @Override
    public <N extends Note> List<Noted<N>> read(Dossier dossier, Class<N> kind) {
        return Objects.requireNonNull(reading.execute(status -> jdbc.sql("""
                        select e.*, f.number, f.said from follow_up f join audit_entry e on e.position = f.position
                         where f.subject = :subject and f.about = :about and f.room = :room
                         order by f.number""")
                .param("subject", dossier.subject().name())
                .param("about", dossier.about())
                .param("room", room(dossier.innerOf()))
                .query((row, number) -> noted(row, kind))
                .list()));
    }

    private static <N extends Note> Noted<N> noted(ResultSet row, Class<N> kind) throws SQLException {
        AuditEntry entry = LogRow.read(row, 0).entry();
        return new Noted<>(
                Json.read(row.getString("said"), kind),
                row.getLong("number"),
                entry.at(),
                entry.userId(),
                entry.userName(),
                entry.organisation());
    }

    @Override
    public <N extends Note> List<Noted<N>> readToChange(Dossier dossier, Class<N> kind) {
        return Objects.requireNonNull(writing.execute(status -> {
            // All who write wait at the door of the log in any case; to wait there already is to lose no race.
            jdbc.sql("update log_head set position = position where one = 1").update();
            return read(dossier, kind);
        }));
    }

    @Override
    public <N extends Note> Map<String, List<Noted<N>>> all(
            FollowUpSubject subject, @Nullable PartyId innerOf, Class<N> kind) {
        return allUpTo(Long.MAX_VALUE, subject, innerOf, kind);
    }

    @Override
    public <N extends Note> Map<String, List<Noted<N>>> allUpTo(
            long position, FollowUpSubject subject, @Nullable PartyId innerOf, Class<N> kind) {
        var all = new TreeMap<String, List<Noted<N>>>();
        reading.executeWithoutResult(status -> jdbc.sql("""
                        select e.*, f.about, f.number, f.said from follow_up f join audit_entry e on e.position = f.position
                         where f.subject = :subject and f.room = :room and f.position <= :position
                         order by f.about, f.number""")
                .param("subject", subject.name())
                .param("room", room(innerOf))
                .param("position", position)
                .query(row -> {
                    all.computeIfAbsent(row.getString("about"), about -> new ArrayList<>())
                            .add(noted(row, kind));
                }));
        return all;
    }

    @Override
    public <N extends Note> Map<Dossier, List<Noted<N>>> allInner(FollowUpSubject subject, Class<N> kind) {
        var all = new LinkedHashMap<Dossier, List<Noted<N>>>();
        reading.executeWithoutResult(
                status -> jdbc.sql("""
                        select e.*, f.about, f.room, f.number, f.said from follow_up f
                          join audit_entry e on e.position = f.position
                         where f.subject = :subject and f.room <> ''
                         order by f.about, f.room, f.number""").param("subject", subject.name()).query(row -> {
                    var dossier = new Dossier(subject, row.getString("about"), new PartyId(row.getString("room")));
                    all.computeIfAbsent(dossier, key -> new ArrayList<>()).add(noted(row, kind));
                }));
        return all;
    }

    @Override
    public <N extends Note> List<AuditEntry> add(
            Dossier dossier, long read, Collection<N> notes, Class<N> kind, Actor by, Instant at) {
        // A door that forgot to ask must not keep for ever what makes pages fail.
        if (NoteDays.ruled(new Ruling.Made<N>(List.copyOf(notes))) instanceof Ruling.Refused<N> refused) {
            throw new IllegalArgumentException("Not to be kept: " + refused.reasons());
        }
        return Objects.requireNonNull(writing.execute(status -> {
            var entries = new ArrayList<AuditEntry>();
            long number = read;
            for (N note : notes) {
                number++;
                String said = Json.write(note, kind);
                var event = new AuditEvent.FollowedUp(
                        dossier.subject(),
                        dossier.about(),
                        dossier.innerOf(),
                        note.item(),
                        note.getClass().getSimpleName(),
                        note.files(),
                        Sha256.of(said));
                AuditEntry entry = log.write(log.next(), event, by, at, null);
                int inserted = jdbc.sql("""
                                insert into follow_up (position, subject, about, room, number, item, said)
                                values (:position, :subject, :about, :room, :number, :item, :said)
                                on conflict do nothing""")
                        .param("position", entry.position())
                        .param("subject", dossier.subject().name())
                        .param("about", dossier.about())
                        .param("room", room(dossier.innerOf()))
                        .param("number", number)
                        .param("item", note.item())
                        .param("said", said)
                        .update();
                if (inserted == 0) {
                    throw new StaleDossierException(dossier);
                }
                entries.add(entry);
            }
            return entries;
        }));
    }

    @Override
    public List<AuditEntry> log(String about, @Nullable PartyId innerOf) {
        return Objects.requireNonNull(reading.execute(status -> jdbc.sql("""
                        select e.* from follow_up f join audit_entry e on e.position = f.position
                         where f.about = :about and f.room = :room order by f.position""")
                        .param("about", about)
                        .param("room", room(innerOf))
                        .query(LogRow::read)
                        .list()))
                .stream()
                .map(LogRow::entry)
                .toList();
    }

    private static String room(@Nullable PartyId owner) {
        return owner == null ? "" : owner.value();
    }
}
