package no.avtaleverk.workflow.persistence;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.notice.Digest;
import no.avtaleverk.model.notice.People;
import no.avtaleverk.model.notice.Person;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcPeople implements People {
    private final JdbcClient jdbc;
    private final TransactionOperations writing;
    private final TransactionOperations reading;

    JdbcPeople(Store store) {
        this.jdbc = store.jdbc();
        this.writing = store.writing();
        this.reading = store.reading();
    }

    @Override
    public List<Person> of(PartyId party) {
        return read(" where party = :party", Map.of("party", party.value()));
    }

    @Override
    public List<Person> all() {
        return read("", Map.of());
    }

    @Override
    public Optional<Person> find(PartyId party, String account) {
        return read(" where party = :party and account = :account", Map.of("party", party.value(), "account", account))
                .stream()
                .findFirst();
    }

    private List<Person> read(String where, Map<String, ?> parameters) {
        return Objects.requireNonNull(reading.execute(status -> {
            var roles = new HashMap<String, Set<Role>>();
            jdbc.sql("select * from person_role" + where).params(parameters).query(row -> {
                roles.computeIfAbsent(
                                row.getString("party") + " " + row.getString("account"),
                                key -> EnumSet.noneOf(Role.class))
                        .add(Role.valueOf(row.getString("role")));
            });
            return jdbc.sql("select * from person" + where + " order by party, name, account")
                    .params(parameters)
                    .query((row, number) -> {
                        String seen = row.getString("seen");
                        return new Person(
                                new PartyId(row.getString("party")),
                                row.getString("account"),
                                row.getString("name"),
                                roles.getOrDefault(row.getString("party") + " " + row.getString("account"), Set.of()),
                                row.getString("email"),
                                Language.valueOf(row.getString("language")),
                                Digest.valueOf(row.getString("digest")),
                                seen == null ? null : LocalDate.parse(seen));
                    })
                    .list();
        }));
    }

    @Override
    public void keep(Person person) {
        LocalDate seen = person.seen();
        writing.executeWithoutResult(status -> {
            delete(person.party(), person.account());
            jdbc.sql("""
                            insert into person (party, account, name, email, language, digest, seen)
                            values (:party, :account, :name, :email, :language, :digest, :seen)""")
                    .param("party", person.party().value())
                    .param("account", person.account())
                    .param("name", person.name())
                    .param("email", person.email())
                    .param("language", person.language().name())
                    .param("digest", person.digest().name())
                    .param("seen", seen == null ? null : seen.toString())
                    .update();
            for (Role role : person.roles()) {
                jdbc.sql("insert into person_role (party, account, role) values (:party, :account, :role)")
                        .param("party", person.party().value())
                        .param("account", person.account())
                        .param("role", role.name())
                        .update();
            }
            // Roles that are given back may open what saved searches have not found.
            jdbc.sql("""
                            update saved_search_stamp set number = number + 1
                             where exists (select 1 from saved_search_reader where person = :account)""").param("account", person.account()).update();
        });
    }

    @Override
    public void forget(PartyId party, String account) {
        writing.executeWithoutResult(status -> delete(party, account));
    }

    private void delete(PartyId party, String account) {
        for (String table : List.of("person_role", "person")) {
            jdbc.sql("delete from " + table + " where party = :party and account = :account")
                    .param("party", party.value())
                    .param("account", account)
                    .update();
        }
    }
}
