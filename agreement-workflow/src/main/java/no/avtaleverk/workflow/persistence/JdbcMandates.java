package no.avtaleverk.workflow.persistence;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.party.Authority;
import no.avtaleverk.model.party.Mandates;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcMandates implements Mandates {
    private final JdbcClient jdbc;
    private final TransactionOperations writing;
    private final TransactionOperations reading;
    private final LogBook log;

    JdbcMandates(Store store) {
        this.jdbc = store.jdbc();
        this.writing = store.writing();
        this.reading = store.reading();
        this.log = new LogBook(jdbc);
    }

    @Override
    public Authority of(PartyId party) {
        List<LogRow> rows = Objects.requireNonNull(reading.execute(status ->
                jdbc.sql("""
                        select e.* from mandate_entry m join audit_entry e on e.position = m.position
                         where m.party = :party order by m.number""").param("party", party.value()).query(LogRow::read).list()));
        Authority authority = Authority.none(party);
        for (LogRow row : rows) {
            if (row.event() instanceof AuditEvent.OfMandates event) {
                authority = authority.after(event);
            }
        }
        return authority;
    }

    @Override
    public Authority findToChange(PartyId party) {
        return Objects.requireNonNull(writing.execute(status -> {
            // All who write wait at the door of the log in any case; to wait there already is to lose no race.
            jdbc.sql("update log_head set position = position where one = 1").update();
            return of(party);
        }));
    }

    @Override
    public AuditEntry save(Authority.Ruling.Made made) {
        PartyId party = made.authority().party();
        return Objects.requireNonNull(writing.execute(status -> {
            AuditEntry entry = log.write(log.next(), made.event(), made.by(), made.at(), null);
            int inserted = jdbc.sql("""
                            insert into mandate_entry (position, party, number) values (:position, :party, :number)
                            on conflict do nothing""")
                    .param("position", entry.position())
                    .param("party", party.value())
                    .param("number", made.authority().entries())
                    .update();
            if (inserted == 0) {
                throw new StaleAuthorityException(party);
            }
            return entry;
        }));
    }

    @Override
    public Map<String, Contact> contacts(PartyId party) {
        var contacts = new TreeMap<String, Contact>();
        Objects.requireNonNull(reading.execute(status -> jdbc.sql(
                                "select holder, email, language from mandate_contact where party = :party")
                        .param("party", party.value())
                        .query((row, number) -> Map.entry(
                                row.getString("holder"),
                                new Contact(row.getString("email"), Language.valueOf(row.getString("language")))))
                        .list()))
                .forEach(entry -> contacts.put(entry.getKey(), entry.getValue()));
        return contacts;
    }

    @Override
    public void reach(PartyId party, String holder, Optional<Contact> contact) {
        writing.executeWithoutResult(status -> {
            jdbc.sql("delete from mandate_contact where party = :party and holder = :holder")
                    .param("party", party.value())
                    .param("holder", holder)
                    .update();
            contact.ifPresent(one -> jdbc.sql("""
                            insert into mandate_contact (party, holder, email, language)
                            values (:party, :holder, :email, :language)""")
                    .param("party", party.value())
                    .param("holder", holder)
                    .param("email", one.email())
                    .param("language", one.language().name())
                    .update());
        });
    }
}
