package no.avtaleverk.workflow.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.History.Fault;
import no.avtaleverk.model.agreement.History.Verification;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One check of a whole store, in the transaction of the caller. Reads row by row, so its memory does not grow with the store: at most
 * one agreement's digests and {@link #MOST_BROKEN} broken ones are held.
 *
 * <p>A broken chain ends the check, since nothing later in the log can be trusted to say how the rest should be. All other faults are
 * looked for to the end, and the one that touches the earliest entry is named.
 */
final class Verifier {
    private static final int ROWS_AT_ONCE = 200;
    private static final int MOST_BROKEN = 10_000;

    private static final List<String> OF_DISCUSSION = Arrays.stream(AuditEvent.class.getPermittedSubclasses())
            .filter(AuditEvent.OfDiscussion.class::isAssignableFrom)
            .map(Class::getSimpleName)
            .toList();

    private static final List<String> OF_MANDATES = Arrays.stream(AuditEvent.class.getPermittedSubclasses())
            .filter(AuditEvent.OfMandates.class::isAssignableFrom)
            .map(Class::getSimpleName)
            .toList();

    private final JdbcClient jdbc;
    private final ClauseTexts clauseTexts;

    private static final List<String> OF_SIGNING = Arrays.stream(AuditEvent.class.getPermittedSubclasses())
            .filter(AuditEvent.OfSigning.class::isAssignableFrom)
            .map(Class::getSimpleName)
            .toList();

    private long entries;
    private long texts;
    private String head = Sha256.ZERO.hex();
    private @Nullable Fault first;

    /** Digests of the clause texts and files whose bytes do not give them. */
    private final Set<String> broken = new HashSet<>();

    Verifier(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.clauseTexts = new ClauseTexts(jdbc);
    }

    Verification verify() {
        checkFiles();
        checkClauseTexts();
        if (checkChain()) {
            checkAgreements();
            checkDiscussions();
            checkSigningJobs();
            checkMandates();
            checkFollowUps();
            checkMinutes();
            checkHeads();
            // What no entry speaks of is broken all the same.
            broken.stream().sorted().findFirst().ifPresent(digest -> fault(Fault.Kind.TEXT_CHANGED, 0, digest));
        }
        return new Verification(entries, texts, new Sha256(head), first);
    }

    /** Keep the fault that touches the earliest entry; one that touches no entry comes after all that do. */
    private void fault(Fault.Kind kind, long position, String subject) {
        if (first == null || position > 0 && (first.position() == 0 || position < first.position())) {
            first = new Fault(kind, position, subject);
        }
    }

    // ---- published heads --------------------------------------------------------------------------------------------

    /** A log that is whole in itself may still be another one than it was: shorter, or made anew. Marks and roots are left to the daily check. */
    private void checkHeads() {
        jdbc.sql("select day, position, entry from published_head order by day").query(row -> {
            long position = row.getLong("position");
            String day = row.getString("day");
            String entry = row.getString("entry");
            long found = position == 0
                    ? 1
                    : jdbc.sql("select count(*) from log_hash where position = :position and hash = :entry")
                            .param("position", position)
                            .param("entry", entry)
                            .query(Long.class)
                            .single();
            if (found == 0) {
                fault(Fault.Kind.HEAD_NOT_CONTINUED, position, day);
            }
        });
    }

    // ---- words and files --------------------------------------------------------------------------------------------

    private void checkFiles() {
        jdbc.sql("select sha256, content from stored_file").withFetchSize(1).query(row -> {
            texts++;
            String digest = row.getString("sha256");
            if (!Sha256.of(row.getBytes("content")).hex().equals(digest)) {
                addBroken(digest);
            }
        });
    }

    private void checkClauseTexts() {
        jdbc.sql("select sha256, heading, body from clause_text")
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    texts++;
                    String digest = row.getString("sha256");
                    if (!gives(digest, row.getString("heading"), row.getString("body"))) {
                        addBroken(digest);
                    }
                });
    }

    private static boolean gives(String digest, String heading, String body) {
        try {
            return new ClauseText(heading, body).sha256().hex().equals(digest);
        } catch (IllegalArgumentException notCanonical) {
            return false;
        }
    }

    private void addBroken(String digest) {
        if (broken.size() < MOST_BROKEN) {
            broken.add(digest);
        }
    }

    // ---- the chain --------------------------------------------------------------------------------------------------

    /** Whether the log is whole from its first entry to the one its head names. */
    private boolean checkChain() {
        var chain = new Chain();
        jdbc.sql("select " + LogRow.COLUMNS + " from audit_entry order by position")
                .withFetchSize(ROWS_AT_ONCE)
                .query(chain::follow);
        if (chain.fault == null) {
            chain.reach();
        }
        if (chain.fault != null) {
            first = chain.fault;
        }
        return chain.fault == null;
    }

    private final class Chain {
        private long last;
        private @Nullable Fault fault;

        void follow(ResultSet result) throws SQLException {
            entries++;
            if (fault != null) {
                return;
            }
            LogRow row = LogRow.read(result, 0);
            passAbsent(row.position());
            if (row.position() != last + 1) {
                fault = new Fault(Fault.Kind.GAP, last + 1, "audit_entry");
            } else if (!row.digest().hex().equals(row.hash())) {
                fault = new Fault(Fault.Kind.ENTRY_CHANGED, row.position(), row.hash());
            } else if (!row.previous().equals(head)) {
                fault = new Fault(Fault.Kind.CHAIN_BROKEN, row.position(), row.previous());
            } else {
                last = row.position();
                head = row.hash();
                checkFilesOf(row);
            }
        }

        /** Of an entry that is not here, in a register restored from the archive of single cases, the hash stands for it. */
        private void passAbsent(long until) {
            boolean more = last + 1 < until;
            while (more) {
                List<AbsentRow> some = AbsentRow.after(jdbc, last, until);
                for (AbsentRow row : some) {
                    if (row.position() != last + 1) {
                        return;
                    }
                    last++;
                    head = row.hash();
                }
                more = !some.isEmpty() && last + 1 < until;
            }
        }

        /** Hold the last entry against the head that was noted beside the log, so that a cut-off end shows. */
        void reach() {
            passAbsent(Long.MAX_VALUE);
            record Noted(long position, String hash) {}
            List<Noted> heads = jdbc.sql("select position, hash from log_head")
                    .query((row, number) -> new Noted(row.getLong("position"), row.getString("hash")))
                    .list();
            if (heads.size() != 1 || heads.getFirst().position() < last) {
                fault = new Fault(Fault.Kind.CHAIN_BROKEN, last, "log_head");
            } else if (heads.getFirst().position() > last) {
                fault = new Fault(Fault.Kind.GAP, last + 1, "audit_entry");
            } else if (!heads.getFirst().hash().equals(head)) {
                fault = new Fault(Fault.Kind.CHAIN_BROKEN, last, "log_head");
            }
        }
    }

    private void checkFilesOf(LogRow row) {
        for (Sha256 file : LogBook.filesOf(row.event())) {
            long found = jdbc.sql("select count(*) from stored_file where sha256 = :file")
                    .param("file", file.hex())
                    .query(Long.class)
                    .single();
            if (found == 0) {
                fault(Fault.Kind.TEXT_MISSING, row.position(), file.hex());
            } else if (broken.contains(file.hex())) {
                fault(Fault.Kind.TEXT_CHANGED, row.position(), file.hex());
            }
        }
    }

    // ---- agreements and their texts ---------------------------------------------------------------------------------

    private void checkAgreements() {
        var walk = new Walk();
        jdbc.sql("""
                        select e.position, e.agreement, e.sequence, e.revision, e.text_sha256, e.manifest_sha256, e.snapshot_sha256,
                               r.text_sha256 as stored_text, r.manifest
                          from audit_entry e
                          left join revision r on r.agreement = e.agreement and r.number = e.revision
                         where e.agreement is not null
                         order by e.agreement, e.sequence""").withFetchSize(ROWS_AT_ONCE).query(walk::step);
        walk.leave();
        if (count("agreement") != walk.agreements) {
            unknown("""
                    select id as subject from agreement a
                     where not exists (select 1 from audit_entry e where e.agreement = a.id)""");
        }
        if (count("revision") != walk.revisions) {
            unknown("""
                    select agreement || '/' || number as subject from revision r
                     where not exists (select 1 from audit_entry e where e.agreement = r.agreement and e.revision = r.number)""");
        }
    }

    /** Hold every stored statement against the digest its entry gives, and the entries about discussions against the statements. */
    private void checkDiscussions() {
        var walk = new Statements();
        jdbc.sql("""
                        select e.position, e.body, d.agreement, d.room, d.number, d.said
                          from discussion_entry d
                          join audit_entry e on e.position = d.position
                         order by d.agreement, d.room, d.number""").withFetchSize(ROWS_AT_ONCE).query(walk::step);
        jdbc.sql("""
                        select e.position, e.body from audit_entry e
                         where e.type in (:types)
                           and not exists (select 1 from discussion_entry d where d.position = e.position)
                         order by e.position limit 1""").param("types", OF_DISCUSSION).query(row -> {
            AuditEvent event = Json.read(row.getString("body"), AuditEvent.class);
            String subject =
                    event instanceof AuditEvent.OfDiscussion of ? of.said().hex() : event.type();
            fault(Fault.Kind.TEXT_MISSING, row.getLong("position"), subject);
        });
        if (count("discussion_entry") != walk.rows) {
            fault(Fault.Kind.TEXT_CHANGED, 0, "discussion_entry");
        }
    }

    /** Hold the rows that say which entries are about the mandates of an organisation against those entries: the same, in their order. */
    private void checkMandates() {
        var numbers = new HashMap<String, Long>();
        jdbc.sql("""
                        select e.position, e.type, e.body, m.party, m.number
                          from audit_entry e left join mandate_entry m on m.position = e.position
                         where e.type in (:types) or m.position is not null
                         order by e.position""").param("types", OF_MANDATES).query(row -> {
            boolean right = Json.read(row.getString("body"), AuditEvent.class) instanceof AuditEvent.OfMandates event
                    && event.party().value().equals(row.getString("party"))
                    && row.getLong("number") == numbers.merge(event.party().value(), 1L, Long::sum);
            if (!right) {
                fault(Fault.Kind.TEXT_CHANGED, row.getLong("position"), "mandate_entry");
            }
        });
    }

    /** Hold the rows that say which minutes came in against the entries that say so: a vedtak may be bound to what they name. */
    private void checkMinutes() {
        jdbc.sql("""
                        select e.position, e.body, m.agreement, m.party, m.file
                          from audit_entry e left join received_minutes m on m.position = e.position
                         where e.type = :type or m.position is not null
                         order by e.position""")
                .param("type", AuditEvent.MinutesReceived.class.getSimpleName())
                .query(row -> {
                    boolean right = Json.read(row.getString("body"), AuditEvent.class)
                                    instanceof AuditEvent.MinutesReceived event
                            && event.agreement().value().equals(row.getString("agreement"))
                            && event.party().value().equals(row.getString("party"))
                            && event.file().hex().equals(row.getString("file"));
                    if (!right) {
                        fault(Fault.Kind.TEXT_CHANGED, row.getLong("position"), "received_minutes");
                    }
                });
    }

    /** The statements of one room after another. */
    private final class Statements {
        private long rows;
        private String room = "";
        private long last;

        void step(ResultSet row) throws SQLException {
            rows++;
            texts++;
            String here = row.getString("agreement") + "/" + row.getString("room");
            last = here.equals(room) ? last + 1 : 1;
            room = here;
            long position = row.getLong("position");
            String said = Sha256.of(row.getString("said")).hex();
            if (!(Json.read(row.getString("body"), AuditEvent.class) instanceof AuditEvent.OfDiscussion event)) {
                fault(Fault.Kind.TEXT_CHANGED, position, said);
                return;
            }
            PartyId owner = event.innerOf();
            String named = event.agreement().value() + "/" + (owner == null ? "" : owner.value());
            if (!named.equals(here)
                    || row.getLong("number") != last
                    || !event.said().hex().equals(said)) {
                fault(Fault.Kind.TEXT_CHANGED, position, event.said().hex());
            }
        }
    }

    /** Hold every note of a dossier against the digest its entry gives, and the entries about dossiers against the notes. */
    private void checkFollowUps() {
        var numbers = new HashMap<String, Long>();
        jdbc.sql("""
                        select e.position, e.type, e.body, f.subject, f.about, f.room, f.number, f.item, f.said
                          from audit_entry e left join follow_up f on f.position = e.position
                         where e.type = :type or f.position is not null
                         order by e.position""")
                .param("type", AuditEvent.FollowedUp.class.getSimpleName())
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    texts++;
                    String said = row.getString("said");
                    if (!(Json.read(row.getString("body"), AuditEvent.class) instanceof AuditEvent.FollowedUp event)) {
                        fault(Fault.Kind.TEXT_CHANGED, row.getLong("position"), "follow_up");
                        return;
                    }
                    if (said == null) {
                        fault(
                                Fault.Kind.TEXT_MISSING,
                                row.getLong("position"),
                                event.said().hex());
                        return;
                    }
                    PartyId owner = event.innerOf();
                    String room = owner == null ? "" : owner.value();
                    String dossier = event.subject() + "/" + event.about() + "/" + room;
                    boolean right = event.subject().name().equals(row.getString("subject"))
                            && event.about().equals(row.getString("about"))
                            && room.equals(row.getString("room"))
                            && event.item().equals(row.getString("item"))
                            && row.getLong("number") == numbers.merge(dossier, 1L, Long::sum)
                            && event.said().equals(Sha256.of(said));
                    if (!right) {
                        fault(
                                Fault.Kind.TEXT_CHANGED,
                                row.getLong("position"),
                                event.said().hex());
                    }
                });
    }

    /** Hold every stored entry of a signing job against the digest the log gives, and the log against the entries. */
    private void checkSigningJobs() {
        var walk = new JobEntries();
        jdbc.sql("""
                        select e.position, e.body, s.job, s.agreement, s.number, s.ends, s.said
                          from signing_job s
                          join audit_entry e on e.position = s.position
                         order by s.job, s.number""").withFetchSize(ROWS_AT_ONCE).query(walk::step);
        jdbc.sql("""
                        select e.position, e.body from audit_entry e
                         where e.type in (:types)
                           and not exists (select 1 from signing_job s where s.position = e.position)
                         order by e.position limit 1""").param("types", OF_SIGNING).query(row -> {
            AuditEvent event = Json.read(row.getString("body"), AuditEvent.class);
            String subject =
                    event instanceof AuditEvent.OfSigning of ? of.said().hex() : event.type();
            fault(Fault.Kind.TEXT_MISSING, row.getLong("position"), subject);
        });
        if (count("signing_job") != walk.rows) {
            fault(Fault.Kind.TEXT_CHANGED, 0, "signing_job");
        }
    }

    /** The entries of one signing job after another. */
    private final class JobEntries {
        private long rows;
        private String job = "";
        private long last;

        void step(ResultSet row) throws SQLException {
            rows++;
            texts++;
            String here = row.getString("job");
            last = here.equals(job) ? last + 1 : 1;
            job = here;
            long position = row.getLong("position");
            String said = Sha256.of(row.getString("said")).hex();
            AuditEvent told = Json.read(row.getString("body"), AuditEvent.class);
            if (!(told instanceof AuditEvent.OfSigning event)
                    || !event.job().equals(here)
                    || !event.agreement().value().equals(row.getString("agreement"))
                    || row.getLong("number") != last
                    || row.getLong("ends") != (told instanceof AuditEvent.SigningJobEnded ? 1 : 0)
                    || !event.said().hex().equals(said)) {
                fault(
                        Fault.Kind.TEXT_CHANGED,
                        position,
                        told instanceof AuditEvent.OfSigning of ? of.said().hex() : said);
            }
        }
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private void unknown(String sql) {
        jdbc.sql(sql + " order by 1 limit 1")
                .query(String.class)
                .optional()
                .ifPresent(subject -> fault(Fault.Kind.AGREEMENT_CHANGED, 0, subject));
    }

    /** The entries of one agreement after another, each with the revision it speaks of. */
    private final class Walk {
        private long agreements;
        private long revisions;

        private @Nullable Entry last;
        /** The words of the agreement at hand that are known to be there, each with whether they are whole. */
        private final Map<Sha256, Boolean> known = new HashMap<>();

        void step(ResultSet row) throws SQLException {
            Entry entry = Entry.read(row);
            Entry before = last;
            if (before == null || !before.agreement.equals(entry.agreement)) {
                leave();
                before = null;
                agreements++;
            }
            if (entry.sequence != (before == null ? 1 : before.sequence + 1)) {
                fault(Fault.Kind.AGREEMENT_CHANGED, entry.position, entry.agreement);
            }
            if (before == null || before.revision != entry.revision) {
                if (entry.manifest != null) {
                    revisions++;
                }
                checkRevision(entry);
            } else if (!entry.manifestSha256.equals(before.manifestSha256)
                    || !entry.textSha256.equals(before.textSha256)) {
                fault(Fault.Kind.AGREEMENT_CHANGED, entry.position, entry.subject());
            }
            last = entry;
        }

        void leave() {
            if (last != null) {
                checkAgreement(last);
            }
            known.clear();
            last = null;
        }

        private void checkRevision(Entry entry) {
            Manifest manifest = entry.parsed();
            if (manifest == null
                    || !Sha256.of(entry.manifestText()).hex().equals(entry.manifestSha256)
                    || !manifest.textSha256().hex().equals(entry.textSha256)
                    || !entry.textSha256.equals(entry.storedText)) {
                fault(Fault.Kind.AGREEMENT_CHANGED, entry.position, entry.subject());
                return;
            }
            Set<Sha256> words =
                    manifest.lines().stream().map(Manifest.Line::words).collect(Collectors.toCollection(TreeSet::new));
            look(words);
            for (Sha256 digest : words) {
                if (!known.containsKey(digest)) {
                    fault(Fault.Kind.TEXT_MISSING, entry.position, digest.hex());
                } else if (!known.get(digest)) {
                    fault(Fault.Kind.TEXT_CHANGED, entry.position, digest.hex());
                }
            }
        }

        private void look(Collection<Sha256> words) {
            var unseen = new TreeSet<>(words);
            unseen.removeAll(known.keySet());
            clauseTexts.stored(unseen).forEach(digest -> known.put(digest, !broken.contains(digest.hex())));
        }
    }

    /** Hold the stored agreement against the last entry about it, and the columns for searching against the agreement. */
    private void checkAgreement(Entry last) {
        boolean asLeft = jdbc.sql("select * from agreement where id = :id")
                .param("id", last.agreement)
                .query((row, number) -> isAsLeft(row, last))
                .optional()
                .orElse(false);
        if (!asLeft) {
            fault(Fault.Kind.AGREEMENT_CHANGED, last.position, last.agreement);
        }
    }

    private boolean isAsLeft(ResultSet row, Entry last) throws SQLException {
        String json = row.getString("snapshot");
        if (!Sha256.of(json).hex().equals(last.snapshotSha256)
                || !last.snapshotSha256.equals(row.getString("snapshot_sha256"))) {
            return false;
        }
        Snapshot snapshot = Snapshot.read(json);
        return snapshot.id().value().equals(last.agreement)
                && snapshot.sequence() == last.sequence
                && row.getLong("sequence") == last.sequence
                && snapshot.revision() == last.revision
                && row.getLong("revision") == last.revision
                && row.getString("state").equals(snapshot.state().name())
                && row.getString("text_state").equals(snapshot.text().name())
                && row.getString("kind").equals(snapshot.kind().name())
                && row.getString("title").equals(snapshot.head().title())
                && row.getString("language").equals(snapshot.head().language().name())
                && Objects.equals(row.getString("basis"), snapshot.basis())
                && partiesOf(last.agreement)
                        .equals(snapshot.parties().stream().map(PartyId::value).collect(Collectors.toSet()));
    }

    private Set<String> partiesOf(String agreement) {
        return new HashSet<>(jdbc.sql("select party from agreement_party where agreement = :agreement")
                .param("agreement", agreement)
                .query(String.class)
                .list());
    }

    /** What an entry says of its agreement, and the revision stored under the number it gives. */
    private record Entry(
            long position,
            String agreement,
            long sequence,
            long revision,
            String textSha256,
            String manifestSha256,
            String snapshotSha256,
            @Nullable String storedText,
            @Nullable String manifest) {
        static Entry read(ResultSet row) throws SQLException {
            return new Entry(
                    row.getLong("position"),
                    row.getString("agreement"),
                    row.getLong("sequence"),
                    row.getLong("revision"),
                    row.getString("text_sha256"),
                    row.getString("manifest_sha256"),
                    row.getString("snapshot_sha256"),
                    row.getString("stored_text"),
                    row.getString("manifest"));
        }

        String subject() {
            return agreement + "/" + revision;
        }

        String manifestText() {
            return manifest == null ? "" : manifest;
        }

        @Nullable
        Manifest parsed() {
            try {
                return manifest == null ? null : Manifest.parse(manifest);
            } catch (IllegalArgumentException notOne) {
                return null;
            }
        }
    }
}
