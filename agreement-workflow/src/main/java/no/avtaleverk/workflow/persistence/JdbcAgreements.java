package no.avtaleverk.workflow.persistence;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Change;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.LocalVariant;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.StaleAgreementException;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcAgreements implements Agreements {
    private static final String SELECT = """
            select a.snapshot, r.manifest
              from agreement a
              join revision r on r.agreement = a.id and r.number = a.revision
              join audit_entry e on e.agreement = a.id and e.sequence = 1
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations writing;
    private final TransactionOperations reading;
    private final LogBook log;
    private final ClauseTexts texts;

    JdbcAgreements(Store store) {
        this.jdbc = store.jdbc();
        this.writing = store.writing();
        this.reading = store.reading();
        this.log = new LogBook(jdbc);
        this.texts = new ClauseTexts(jdbc);
    }

    @Override
    public Optional<Agreement> find(AgreementId id) {
        return list(jdbc.sql(SELECT + " where a.id = :id").param("id", id.value())).stream()
                .findFirst();
    }

    @Override
    public Optional<Agreement> findToChange(AgreementId id) {
        return Objects.requireNonNull(writing.execute(status -> {
            // Writing a row as it is locks it on every database; PostgreSQL's "for update" is no word SQLite knows.
            jdbc.sql("update agreement set sequence = sequence where id = :id")
                    .param("id", id.value())
                    .update();
            return find(id);
        }));
    }

    @Override
    public List<Agreement> ofParties(Collection<PartyId> parties) {
        if (parties.isEmpty()) {
            return List.of();
        }
        return list(jdbc.sql(SELECT + """
                         where a.id in (select agreement from agreement_party where party in (:parties))
                         order by e.position""")
                .param("parties", parties.stream().map(PartyId::value).toList()));
    }

    @Override
    public List<Agreement> builtOn(AgreementId basis) {
        return list(
                jdbc.sql(SELECT + " where a.basis = :basis order by e.position").param("basis", basis.value()));
    }

    @Override
    public List<Agreement> ofKind(AgreementKind kind) {
        return list(
                jdbc.sql(SELECT + " where a.kind = :kind order by e.position").param("kind", kind.name()));
    }

    @Override
    public List<Agreement> all() {
        return list(jdbc.sql(SELECT + " order by e.position"));
    }

    private record Stored(Snapshot snapshot, Manifest manifest) {}

    private List<Agreement> list(StatementSpec query) {
        return read(() -> {
            List<Stored> stored = query.query((row, number) -> new Stored(
                            Snapshot.read(row.getString("snapshot")), Manifest.parse(row.getString("manifest"))))
                    .list();
            Set<Sha256> digests = stored.stream()
                    .flatMap(one -> one.manifest().lines().stream())
                    .map(Manifest.Line::words)
                    .collect(Collectors.toSet());
            var words = texts.find(digests);
            return stored.stream()
                    .map(one -> one.snapshot().with(one.manifest().with(words)))
                    .toList();
        });
    }

    @Override
    public Clauses text(AgreementId id, long revision) {
        return read(() -> {
            Manifest manifest = jdbc.sql("select manifest from revision where agreement = :id and number = :revision")
                    .param("id", id.value())
                    .param("revision", revision)
                    .query(String.class)
                    .optional()
                    .map(Manifest::parse)
                    .orElseThrow(() ->
                            new IllegalArgumentException("Agreement %s has no revision %d".formatted(id, revision)));
            return manifest.with(texts.find(
                    manifest.lines().stream().map(Manifest.Line::words).toList()));
        });
    }

    @Override
    public Map<Long, Clauses> texts(AgreementId id, Collection<Long> revisions) {
        if (revisions.isEmpty()) {
            return Map.of();
        }
        return read(() -> {
            var manifests = new HashMap<Long, Manifest>();
            var lines = new HashMap<String, Manifest.Line>();
            jdbc.sql("select number, manifest from revision where agreement = :id and number in (:revisions)")
                    .param("id", id.value())
                    .param("revisions", revisions)
                    .query(row -> {
                        manifests.put(row.getLong("number"), Manifest.parse(row.getString("manifest"), lines));
                    });
            var digests = new HashSet<Sha256>();
            manifests.values().forEach(manifest -> manifest.lines().forEach(line -> digests.add(line.words())));
            Map<Sha256, ClauseText> words = texts.find(digests);
            var found = new HashMap<Long, Clauses>();
            for (long revision : revisions) {
                Manifest manifest = manifests.get(revision);
                if (manifest == null) {
                    throw new IllegalArgumentException("Agreement %s has no revision %d".formatted(id, revision));
                }
                found.put(revision, manifest.with(words));
            }
            return found;
        });
    }

    @Override
    public Optional<ClauseText> words(Sha256 digest) {
        return read(() -> Optional.ofNullable(texts.find(List.of(digest)).get(digest)));
    }

    private <T> T read(java.util.function.Supplier<T> query) {
        return Objects.requireNonNull(reading.execute(status -> query.get()));
    }

    @Override
    public AuditEntry save(Change change) {
        Agreement agreement = change.agreement();
        var snapshot = Snapshot.of(agreement);
        String json = snapshot.json();
        Manifest manifest = Manifest.of(agreement.clauses());
        var subject = new LogBook.Subject(agreement, manifest.textSha256(), manifest.sha256(), Sha256.of(json));
        return Objects.requireNonNull(writing.execute(status -> {
            LogBook.Place place = log.next();
            Revision newest = change.read() == 0 ? Revision.NONE : newest(change);
            boolean reworded = isNewRevision(agreement, manifest, newest);
            if (change.read() == 0) {
                insert(agreement, json, subject.snapshot());
            } else {
                update(change, json, subject.snapshot());
            }
            storeParties(agreement.id(), snapshot.parties());
            if (reworded) {
                texts.storeMissing(newWords(agreement, manifest, newest));
                insertRevision(agreement, manifest);
            }
            if (!LogBook.filesOf(change.event()).isEmpty()
                    || change.event() instanceof AuditEvent.AgreementRegistered) {
                JdbcIssuedDocuments.note(jdbc, snapshot);
            }
            return log.write(place, change.event(), change.by(), change.at(), subject);
        }));
    }

    private void insert(Agreement agreement, String json, Sha256 snapshot) {
        int inserted = columns(jdbc.sql("""
                                insert into agreement
                                       (id, sequence, revision, state, text_state, kind, title, language, basis, snapshot, snapshot_sha256)
                                values (:id, :sequence, :revision, :state, :text, :kind, :title, :language, :basis, :json, :sha256)
                                on conflict do nothing"""), agreement, json, snapshot).update();
        if (inserted == 0) {
            throw new StaleAgreementException(agreement.id());
        }
    }

    private void update(Change change, String json, Sha256 snapshot) {
        Agreement agreement = change.agreement();
        int updated = columns(jdbc.sql("""
                                update agreement
                                   set sequence = :sequence, revision = :revision, state = :state, text_state = :text, kind = :kind,
                                       title = :title, language = :language, basis = :basis, snapshot = :json, snapshot_sha256 = :sha256
                                 where id = :id and sequence = :read"""), agreement, json, snapshot)
                .param("read", change.read())
                .update();
        if (updated == 0) {
            throw new StaleAgreementException(agreement.id());
        }
    }

    private static @Nullable String basis(Agreement agreement) {
        LocalVariant variant = agreement.variant();
        return variant == null ? null : variant.basis().agreement().value();
    }

    private static StatementSpec columns(StatementSpec statement, Agreement agreement, String json, Sha256 snapshot) {
        return statement
                .param("id", agreement.id().value())
                .param("sequence", agreement.sequence())
                .param("revision", agreement.revision())
                .param("state", agreement.state().name())
                .param("text", agreement.text().name())
                .param("kind", agreement.kind().name())
                .param("title", agreement.head().title())
                .param("language", agreement.head().language().name())
                .param("basis", basis(agreement))
                .param("json", json)
                .param("sha256", snapshot.hex());
    }

    private record Revision(long number, String manifest) {
        static final Revision NONE = new Revision(0, "");
    }

    /** The newest revision of the agreement that the change was made from. */
    private Revision newest(Change change) {
        AgreementId id = change.agreement().id();
        return jdbc.sql("""
                        select r.number, r.manifest
                          from agreement a
                          join revision r on r.agreement = a.id and r.number = a.revision
                         where a.id = :id and a.sequence = :read""")
                .param("id", id.value())
                .param("read", change.read())
                .query((row, number) -> new Revision(row.getLong("number"), row.getString("manifest")))
                .optional()
                .orElseThrow(() -> new StaleAgreementException(id));
    }

    /** Whether the change is an edit of the text. The stored revision must be the same text when its number is. */
    private static boolean isNewRevision(Agreement agreement, Manifest manifest, Revision newest) {
        if (agreement.revision() == newest.number()) {
            if (!manifest.text().equals(newest.manifest())) {
                throw new IllegalArgumentException("Revision %d of agreement %s is stored with another text"
                        .formatted(newest.number(), agreement.id()));
            }
            return false;
        }
        if (agreement.revision() != newest.number() + 1) {
            throw new IllegalArgumentException("Revision %d of agreement %s does not follow %d"
                    .formatted(agreement.revision(), agreement.id(), newest.number()));
        }
        return true;
    }

    /** The words by digest, without those of the revision before, which are stored. */
    private static Map<Sha256, ClauseText> newWords(Agreement agreement, Manifest manifest, Revision newest) {
        Set<Sha256> before = Manifest.parse(newest.manifest()).lines().stream()
                .map(Manifest.Line::words)
                .collect(Collectors.toSet());
        var words = new LinkedHashMap<Sha256, ClauseText>();
        for (int i = 0; i < manifest.lines().size(); i++) {
            words.put(
                    manifest.lines().get(i).words(),
                    agreement.clauses().list().get(i).text());
        }
        words.keySet().removeAll(before);
        return words;
    }

    private void insertRevision(Agreement agreement, Manifest manifest) {
        jdbc.sql("""
                        insert into revision (agreement, number, text_sha256, manifest)
                        values (:agreement, :number, :text, :manifest)""")
                .param("agreement", agreement.id().value())
                .param("number", agreement.revision())
                .param("text", manifest.textSha256().hex())
                .param("manifest", manifest.text())
                .update();
    }

    private void storeParties(AgreementId id, Collection<PartyId> parties) {
        Set<PartyId> before = jdbc
                .sql("select party from agreement_party where agreement = :id")
                .param("id", id.value())
                .query(String.class)
                .list()
                .stream()
                .map(PartyId::new)
                .collect(Collectors.toSet());
        var gone = new HashSet<>(before);
        gone.removeAll(parties);
        gone.forEach(
                party -> storeParty("delete from agreement_party where agreement = :id and party = :party", id, party));
        var come = new HashSet<>(parties);
        come.removeAll(before);
        come.forEach(
                party -> storeParty("insert into agreement_party (agreement, party) values (:id, :party)", id, party));
    }

    private void storeParty(String sql, AgreementId id, PartyId party) {
        jdbc.sql(sql).param("id", id.value()).param("party", party.value()).update();
    }
}
