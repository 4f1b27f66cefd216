package no.avtaleverk.workflow.persistence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.History.Verification;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.archive.ArchiveFault;
import no.avtaleverk.model.archive.ArchiveFault.Kind;
import no.avtaleverk.model.archive.Extent;
import no.avtaleverk.model.archive.RegisterCopies;
import no.avtaleverk.model.archive.RegisterSource;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.proof.PublishedHeads;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The register row by row (docs/adr/0028). Tables and columns are named by the program and the database, never by an archive. */
final class JdbcRegisterCopies implements RegisterCopies {
    private static final int AT_ONCE = 500;
    private static final JsonMapper ROWS = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final JdbcPublishedHeads heads;
    private final TransactionOperations writing;
    private final TransactionOperations reading;
    private final TransactionOperations readingOneMoment;

    JdbcRegisterCopies(Store store) {
        this.jdbc = store.jdbc();
        this.heads = new JdbcPublishedHeads(store);
        this.writing = store.writing();
        this.reading = store.reading();
        this.readingOneMoment = store.readingOneMoment();
    }

    // ---- taking out -------------------------------------------------------------------------------------------------

    @Override
    public long position() {
        return read(() ->
                jdbc.sql("select position from log_head").query(Long.class).single());
    }

    @Override
    public <T> T inOneMoment(Supplier<T> work) {
        return Objects.requireNonNull(readingOneMoment.execute(status -> work.get()));
    }

    @Override
    public SortedMap<Long, String> entriesAbout(AgreementId agreement, long position) {
        return read(() -> {
            var found = new TreeMap<Long, String>();
            jdbc.sql("""
                            select position, 'agreement' as line from audit_entry where agreement = :id and position <= :position
                            union all select position, 'said ' || room from discussion_entry where agreement = :id and position <= :position
                            union all select position, 'job ' || job from signing_job where agreement = :id and position <= :position
                            union all select position, 'taken ' || position from handed_out where agreement = :id and position <= :position
                            union all select position, 'minutes ' || position from received_minutes
                                       where agreement = :id and position <= :position
                            union all select position, subject || ' ' || room from follow_up where about = :id and position <= :position""")
                    .param("id", agreement.value())
                    .param("position", position)
                    .query(row -> {
                        found.put(row.getLong(1), row.getString(2));
                    });
            return found;
        });
    }

    @Override
    public boolean isAsAt(AgreementId agreement, long position) {
        return read(() -> jdbc.sql("select coalesce(max(position), 0) from audit_entry where agreement = :id")
                                .param("id", agreement.value())
                                .query(Long.class)
                                .single()
                        <= position
                && jdbc.sql("select count(*) from audit_entry where agreement = :id")
                                .param("id", agreement.value())
                                .query(Long.class)
                                .single()
                        > 0);
    }

    @Override
    public List<Sha256> filesOf(AuditEvent event) {
        return LogBook.filesOf(event).stream().distinct().toList();
    }

    @Override
    public SortedSet<Sha256> files(Extent extent) {
        return read(() -> {
            var digests = new TreeSet<Sha256>((one, other) -> one.hex().compareTo(other.hex()));
            AgreementId agreement = extent.agreement();
            if (agreement == null) {
                jdbc.sql("select sha256 from stored_file").query(String.class).list().stream()
                        .map(Sha256::new)
                        .forEach(digests::add);
                return digests;
            }
            Snapshot.read(snapshot(agreement)).files().forEach(digests::add);
            entries(extent.entries(), row -> digests.addAll(LogBook.filesOf(row.event())));
            for (List<String> some : inParts(digests.stream().map(Sha256::hex).toList())) {
                jdbc.sql("select file from kept_report where document in (:some)")
                        .param("some", some)
                        .query(String.class)
                        .list()
                        .forEach(file -> digests.add(new Sha256(file)));
            }
            return digests;
        });
    }

    private String snapshot(AgreementId agreement) {
        return jdbc.sql("select snapshot from agreement where id = :id")
                .param("id", agreement.value())
                .query(String.class)
                .single();
    }

    private void entries(Collection<Long> positions, Consumer<LogRow> each) {
        for (List<Long> some : inParts(positions)) {
            jdbc.sql("select " + LogRow.COLUMNS + " from audit_entry where position in (:some) order by position")
                    .param("some", some)
                    .query(row -> {
                        each.accept(LogRow.read(row, 0));
                    });
        }
    }

    @Override
    public List<String> tables() {
        return Arrays.stream(RegisterTable.values()).map(RegisterTable::table).toList();
    }

    @Override
    public void rows(Extent extent, BiConsumer<String, String> each) {
        read(() -> {
            for (RegisterTable table : RegisterTable.values()) {
                rows(table, extent, row -> each.accept(table.table(), row));
            }
            return extent;
        });
    }

    private void rows(RegisterTable table, Extent extent, Consumer<String> each) {
        String select = "select " + table.columns() + " from " + table.table();
        String order = " order by " + table.order();
        AgreementId agreement = extent.agreement();
        if (agreement == null) {
            // Numbers and digests sort alike everywhere, and so do the ids and days there are: all of them plain ASCII.
            query(jdbc.sql(select + order).withFetchSize(AT_ONCE), each);
            return;
        }
        switch (table) {
            case STORED_FILE ->
                of(select, "sha256", files(extent).stream().map(Sha256::hex).toList(), order, each);
            case CLAUSE_TEXT -> of(select, "sha256", words(agreement), order, each);
            case KEPT_REPORT ->
                of(select, "document", files(extent).stream().map(Sha256::hex).toList(), order, each);
            case AUDIT_ENTRY, DISCUSSION_ENTRY, SIGNING_JOB, MANDATE_ENTRY, RECEIVED_MINUTES, FOLLOW_UP ->
                of(select, "position", List.copyOf(extent.entries()), order, each);
            case PUBLISHED_HEAD ->
                query(
                        jdbc.sql(select + " where position <= :position" + order)
                                .param("position", extent.position()),
                        each);
            case AGREEMENT -> query(jdbc.sql(select + " where id = :id").param("id", agreement.value()), each);
            case AGREEMENT_PARTY, REVISION ->
                query(jdbc.sql(select + " where agreement = :id" + order).param("id", agreement.value()), each);
        }
    }

    /** The digests of all words the text of an agreement ever had, in order. */
    private List<String> words(AgreementId agreement) {
        var words = new TreeSet<String>();
        jdbc.sql("select manifest from revision where agreement = :id")
                .param("id", agreement.value())
                .query(String.class)
                .list()
                .forEach(manifest -> Manifest.parse(manifest)
                        .lines()
                        .forEach(line -> words.add(line.words().hex())));
        return List.copyOf(words);
    }

    /** The values come in order, so that their rows do too, however many askings they take. */
    private void of(String select, String column, List<?> values, String order, Consumer<String> each) {
        for (List<?> some : inParts(values)) {
            query(jdbc.sql(select + " where " + column + " in (:some)" + order).param("some", some), each);
        }
    }

    private static void query(JdbcClient.StatementSpec query, Consumer<String> each) {
        query.query(row -> {
            each.accept(json(row));
        });
    }

    private static String json(ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        var values = new TreeMap<String, Object>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object value = row.getObject(i);
            if (value instanceof Number number) {
                values.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), number.longValue());
            } else if (value != null) {
                values.put(columns.getColumnLabel(i).toLowerCase(Locale.ROOT), value.toString());
            }
        }
        return ROWS.writeValueAsString(values);
    }

    @Override
    public void absent(Extent extent, BiConsumer<Long, Sha256> each) {
        // Of the whole register only that is absent which is absent here.
        String from = extent.agreement() == null ? "absent_entry" : "log_hash";
        read(() -> {
            jdbc.sql("select position, hash from " + from + " where position <= :position order by position")
                    .param("position", extent.position())
                    .withFetchSize(AT_ONCE)
                    .query(row -> {
                        long position = row.getLong("position");
                        if (!extent.entries().contains(position)) {
                            each.accept(position, new Sha256(row.getString("hash")));
                        }
                    });
            return extent;
        });
    }

    @Override
    public List<Restored> restored() {
        return read(() -> jdbc.sql(
                        "select file, mark, agreement, position, at from restored_archive order by position, file")
                .query((row, number) -> new Restored(
                        new Sha256(row.getString("file")),
                        new Sha256(row.getString("mark")),
                        Optional.ofNullable(row.getString("agreement")).map(AgreementId::new),
                        row.getLong("position"),
                        Instant.parse(row.getString("at"))))
                .list());
    }

    @Override
    public long absent() {
        return read(() ->
                jdbc.sql("select count(*) from absent_entry").query(Long.class).single());
    }

    private <T> T read(Supplier<T> query) {
        return Objects.requireNonNull(reading.execute(status -> query.get()));
    }

    private static <T> List<List<T>> inParts(Collection<T> all) {
        List<T> list = List.copyOf(all);
        var parts = new ArrayList<List<T>>();
        for (int from = 0; from < list.size(); from += AT_ONCE) {
            parts.add(list.subList(from, Math.min(from + AT_ONCE, list.size())));
        }
        return parts;
    }

    // ---- putting back -----------------------------------------------------------------------------------------------

    /** Ends the transaction; told to the caller as what it holds. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ArchiveFault fault;

        Refused(Kind kind, String subject) {
            super(kind + " " + subject);
            this.fault = new ArchiveFault(kind, subject);
        }
    }

    @Override
    public Optional<ArchiveFault> restore(List<? extends RegisterSource> sources, Instant at) {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("Nothing to restore from");
        }
        try {
            writing.executeWithoutResult(status -> new Restoring(sources, at).restore());
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused.fault);
        }
    }

    private final class Restoring {
        private final List<? extends RegisterSource> sources;
        private final Instant at;
        private final RegisterSource longest;
        private final Map<RegisterTable, Set<String>> columns = new EnumMap<>(RegisterTable.class);

        Restoring(List<? extends RegisterSource> sources, Instant at) {
            this.sources = sources;
            this.at = at;
            this.longest = sources.stream()
                    .reduce((one, other) -> other.position() > one.position() ? other : one)
                    .orElseThrow();
        }

        void restore() {
            // First at the door of the log, so that nothing comes in meanwhile.
            jdbc.sql("update log_head set position = position where one = 1").update();
            for (String table : List.of("audit_entry", "absent_entry", "agreement", "stored_file", "clause_text")) {
                if (count(table) > 0) {
                    throw new Refused(Kind.STORE_NOT_EMPTY, table);
                }
            }
            boolean whole = sources.stream().anyMatch(source -> source.agreement() == null);
            if (whole && sources.size() > 1) {
                throw new Refused(Kind.ANOTHER_REGISTER, "");
            }
            try {
                for (RegisterTable table : RegisterTable.values()) {
                    for (RegisterSource source : sources) {
                        source.rows(table.table(), row -> put(table, row, source));
                    }
                }
            } catch (NonTransientDataAccessException e) {
                throw new Refused(Kind.BAD_ROW, "");
            }
            putAbsent();
            setHead();
            try {
                derive();
                prove();
            } catch (JacksonException | IllegalArgumentException e) {
                // Whole by its hashes, and yet nothing this program knows how to read.
                throw new Refused(Kind.NOT_PROVEN, "");
            }
            sources.forEach(this::compare);
            sources.forEach(this::note);
        }

        private long count(String table) {
            return jdbc.sql("select count(*) from " + table).query(Long.class).single();
        }

        private void put(RegisterTable table, String row, RegisterSource source) {
            Map<String, Object> values = parse(table, row);
            for (String key : table.key()) {
                if (!values.containsKey(key)) {
                    throw new Refused(Kind.BAD_ROW, table.table());
                }
            }
            if (table.isByEntry() && !(values.get("position") instanceof Number)) {
                throw new Refused(Kind.BAD_ROW, table.table());
            }
            var all = new TreeMap<>(values);
            if (table == RegisterTable.STORED_FILE) {
                String digest = String.valueOf(values.get("sha256"));
                if (!digest.matches("[0-9a-f]{64}")) {
                    throw new Refused(Kind.BAD_ROW, table.table());
                }
                all.put("content", source.content(new Sha256(digest)));
            }
            String names = String.join(", ", all.keySet());
            String places = all.keySet().stream().map(name -> ":" + name).collect(Collectors.joining(", "));
            int put = jdbc.sql("insert into " + table.table() + " (" + names + ") values (" + places
                            + ") on conflict do nothing")
                    .params(all)
                    .update();
            if (put == 0 && !same(table, values)) {
                throw new Refused(
                        sources.size() > 1 ? Kind.ANOTHER_REGISTER : Kind.BAD_ROW,
                        table.table() + " " + values.get(table.key().getFirst()));
            }
        }

        private Map<String, Object> parse(RegisterTable table, String row) {
            Map<String, Object> values;
            try {
                values = ROWS.readValue(row, new TypeReference<TreeMap<String, Object>>() {});
            } catch (JacksonException e) {
                throw new Refused(Kind.BAD_ROW, table.table());
            }
            for (Map.Entry<String, Object> value : values.entrySet()) {
                boolean plain = value.getValue() instanceof String
                        || value.getValue() instanceof Integer
                        || value.getValue() instanceof Long;
                // The names are put into the statement, so they are those of the database or none.
                if (!plain || !columns(table).contains(value.getKey())) {
                    throw new Refused(Kind.BAD_ROW, table.table() + "." + value.getKey());
                }
            }
            return values;
        }

        private Set<String> columns(RegisterTable table) {
            return columns.computeIfAbsent(table, one -> {
                var names = new LinkedHashSet<String>();
                jdbc.sql("select " + one.columns() + " from " + one.table() + " where 1 = 0")
                        .query(row -> {
                            ResultSetMetaData there = row.getMetaData();
                            for (int i = 1; i <= there.getColumnCount(); i++) {
                                names.add(there.getColumnLabel(i).toLowerCase(Locale.ROOT));
                            }
                            return names;
                        });
                return names;
            });
        }

        /** Whether the row that is there already is this one. */
        private boolean same(RegisterTable table, Map<String, Object> values) {
            String where =
                    table.key().stream().map(name -> name + " = :" + name).collect(Collectors.joining(" and "));
            var key = new TreeMap<String, Object>();
            table.key().forEach(name -> key.put(name, Objects.requireNonNull(values.get(name))));
            var there = new ArrayList<String>();
            query(
                    jdbc.sql("select " + table.columns() + " from " + table.table() + " where " + where)
                            .params(key),
                    there::add);
            return there.equals(List.of(ROWS.writeValueAsString(new TreeMap<>(values))));
        }

        /** What is in none of the archives is absent; where two know the same place they must agree. */
        private void putAbsent() {
            for (RegisterSource source : sources) {
                source.absent((position, hash) -> {
                    List<@Nullable String> known = jdbc.sql("select hash from log_hash where position = :position")
                            .param("position", position)
                            .query(String.class)
                            .list();
                    if (known.isEmpty()) {
                        jdbc.sql("insert into absent_entry (position, hash) values (:position, :hash)"
                                        + " on conflict do nothing")
                                .param("position", position)
                                .param("hash", hash.hex())
                                .update();
                    } else if (!known.equals(List.of(hash.hex()))) {
                        throw new Refused(Kind.ANOTHER_REGISTER, String.valueOf(position));
                    }
                });
            }
        }

        private void setHead() {
            for (RegisterSource source : sources) {
                List<@Nullable String> there = jdbc.sql("select hash from log_hash where position = :position")
                        .param("position", source.position())
                        .query(String.class)
                        .list();
                if (!there.equals(List.of(source.head().hex()))) {
                    throw new Refused(Kind.NOT_PROVEN, String.valueOf(source.position()));
                }
            }
            jdbc.sql("update log_head set position = :position, hash = :hash where one = 1")
                    .param("position", longest.position())
                    .param("hash", longest.head().hex())
                    .update();
        }

        private void derive() {
            jdbc.sql("select id from agreement order by id")
                    .query(String.class)
                    .list()
                    .forEach(id -> JdbcIssuedDocuments.note(jdbc, Snapshot.read(snapshot(new AgreementId(id)))));
            jdbc.sql("select " + LogRow.COLUMNS + " from audit_entry where type = :type order by position")
                    .param("type", AuditEvent.DocumentHandedOut.class.getSimpleName())
                    .query(LogRow::read)
                    .list()
                    .forEach(this::deriveHandedOut);
        }

        private void deriveHandedOut(LogRow row) {
            if (!(row.event() instanceof AuditEvent.DocumentHandedOut event)) {
                return;
            }
            PartyId organisation = row.entry().organisation();
            jdbc.sql(
                            "insert into handed_out (position, agreement, organisation) values (:position, :agreement, :organisation)")
                    .param("position", row.position())
                    .param("agreement", event.agreement().value())
                    .param("organisation", organisation == null ? null : organisation.value())
                    .update();
        }

        private void note(RegisterSource source) {
            AgreementId agreement = source.agreement();
            jdbc.sql("""
                            insert into restored_archive (file, mark, agreement, position, at)
                            values (:file, :mark, :agreement, :position, :at)""")
                    .param("file", source.file().hex())
                    .param("mark", source.mark().hex())
                    .param("agreement", agreement == null ? null : agreement.value())
                    .param("position", source.position())
                    .param("at", at.toString())
                    .update();
        }

        private void prove() {
            Verification verification = new Verifier(jdbc).verify();
            var fault = verification.firstFault();
            if (fault != null) {
                throw new Refused(
                        Kind.NOT_PROVEN,
                        fault.kind() + (fault.position() > 0 ? " " + fault.position() : "") + " " + fault.subject());
            }
            PublishedHeads.Fault head = heads.checkHere().fault();
            if (head != null) {
                throw new Refused(Kind.NOT_PROVEN, head.kind() + " " + head.day());
            }
        }

        /** Hold the rows as they are taken out again against those that came in, so that none was lost and none slipped in beside. */
        private void compare(RegisterSource source) {
            var entries = new TreeSet<Long>();
            var came = new TreeMap<String, MessageDigest>();
            for (RegisterTable table : RegisterTable.values()) {
                source.rows(table.table(), row -> {
                    add(came, table.table(), row);
                    if (table == RegisterTable.AUDIT_ENTRY) {
                        entries.add(((Number)
                                        Objects.requireNonNull(parse(table, row).get("position")))
                                .longValue());
                    }
                });
            }
            AgreementId agreement = source.agreement();
            var taken = new TreeMap<String, MessageDigest>();
            rows(
                    agreement == null
                            ? Extent.whole(source.position())
                            : new Extent(agreement, source.position(), entries),
                    (table, row) -> add(taken, table, row));
            Map<String, String> before = digests(came);
            Map<String, String> after = digests(taken);
            for (RegisterTable table : RegisterTable.values()) {
                if (!Objects.equals(before.get(table.table()), after.get(table.table()))) {
                    throw new Refused(Kind.NOT_THE_SAME, table.table());
                }
            }
        }

        private static void add(Map<String, MessageDigest> digests, String table, String row) {
            digests.computeIfAbsent(table, name -> sha256()).update((row + "\n").getBytes(StandardCharsets.UTF_8));
        }

        private static Map<String, String> digests(Map<String, MessageDigest> digests) {
            var all = new TreeMap<String, String>();
            digests.forEach((table, digest) -> all.put(table, HexFormat.of().formatHex(digest.digest())));
            return all;
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }
    }
}
