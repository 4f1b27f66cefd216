package no.avtaleverk.web.national;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * PostgreSQL's own full-text search: configuration {@code norwegian}, the tsvector stored, a GIN index on it, ranked by
 * {@code ts_rank_cd}, ten hits marked by {@code ts_headline}, facets counted by one pass over all hits. Each version is a row. The
 * table is not logged, which spares it writing everything twice. Rows that an earlier run left in the folder are kept: a version
 * never changes.
 */
final class Postgres implements Rival {
    private static final int BATCH = 200;

    private final EmbeddedPostgres server;
    private final ConcurrentLinkedQueue<Connection> idle = new ConcurrentLinkedQueue<>();
    private final Set<String> kept = new HashSet<>();

    Postgres(Path folder) throws IOException, SQLException {
        // Unpacked once per person: what another unpacked, root say, is not ours to run.
        Path unpacked = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg-" + System.getProperty("user.name"));
        server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(unpacked.toFile())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("work_mem", "64MB")
                .setServerConfig("maintenance_work_mem", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .start();
        run("""
                create unlogged table if not exists version (
                    agreement text not null, number int not null, text text not null, municipality text not null,
                    trust text not null, state text not null, language text not null, year int,
                    in_force daterange, words tsvector not null)""");
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select agreement, number from version")) {
            while (rows.next()) {
                kept.add(row(rows.getString(1), rows.getInt(2)));
            }
        }
    }

    private static String row(String agreement, int number) {
        return agreement + " " + number;
    }

    /** Whether nothing is left of an earlier run, so that filling it takes its whole time. */
    boolean isNew() {
        return kept.isEmpty();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Adds versions; each thread has its own. */
    final class Adding implements AutoCloseable {
        private final Connection connection = server.getPostgresDatabase().getConnection();
        private final PreparedStatement statement;
        private int waiting;

        Adding() throws SQLException {
            connection.setAutoCommit(false);
            statement = connection.prepareStatement("insert into version values"
                    + " (?, ?, ?, ?, ?, ?, ?, ?, daterange(?, ?), to_tsvector('norwegian', ?))");
        }

        void add(VersionText version) throws SQLException {
            if (kept.contains(row(version.agreement(), version.number()))) {
                return;
            }
            statement.setString(1, version.agreement());
            statement.setInt(2, version.number());
            statement.setString(3, version.text());
            statement.setString(4, version.municipality());
            statement.setString(5, version.trust());
            statement.setString(6, version.state());
            statement.setString(7, version.language());
            if (version.from() == null) {
                statement.setNull(8, Types.INTEGER);
                statement.setDate(9, Date.valueOf("0001-01-01"));
                statement.setDate(10, Date.valueOf("0001-01-01"));
            } else {
                statement.setInt(8, version.from().getYear());
                statement.setDate(9, Date.valueOf(version.from()));
                statement.setDate(10, version.until() == null ? null : Date.valueOf(version.until()));
            }
            statement.setString(11, version.text());
            statement.addBatch();
            if (++waiting == BATCH) {
                statement.executeBatch();
                connection.commit();
                waiting = 0;
            }
        }

        @Override
        public void close() throws SQLException {
            statement.executeBatch();
            connection.commit();
            connection.close();
        }
    }

    void filled() throws SQLException {
        run("create index if not exists version_words on version using gin (words)");
        run("create index if not exists version_trust on version (trust)");
        run("create index if not exists version_in_force on version using gist (in_force)");
        run("vacuum analyze version");
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public long ask(Question question) throws SQLException {
        Connection own = idle.poll();
        Connection connection = own == null ? server.getPostgresDatabase().getConnection() : own;
        try {
            return ask(question, connection);
        } finally {
            idle.add(connection);
        }
    }

    private static long ask(Question question, Connection connection) throws SQLException {
        String filter = (question.trust().isEmpty() ? "" : " and trust = ?")
                + (question.on() == null ? "" : " and in_force @> ?::date");
        String matched = " from version, q where words @@ q.query" + filter;
        // Written once, so that a row is looked up once for its rank and once for the facets.
        try (PreparedStatement facets = connection.prepareStatement(
                        "with q as (select " + query(question) + " as query)"
                                + " select municipality, trust, state, language, year, count(*)" + matched
                                + " group by grouping sets ((municipality), (trust), (state), (language), (year), ())");
                PreparedStatement hits =
                        connection.prepareStatement("with q as (select " + query(question) + " as query),"
                                + " best as materialized (select agreement, number, text, ts_rank_cd(words, q.query) as rank"
                                + matched
                                + " order by rank desc, agreement, number limit 10)"
                                + " select agreement, number, rank, ts_headline('norwegian', text, q.query, 'MaxFragments=2')"
                                + " from best, q")) {
            long count = 0;
            fill(facets, question);
            try (ResultSet rows = facets.executeQuery()) {
                while (rows.next()) {
                    count = Math.max(count, rows.getLong(6));
                }
            }
            fill(hits, question);
            try (ResultSet rows = hits.executeQuery()) {
                while (rows.next()) {
                    if (rows.getString(4) == null) {
                        throw new IllegalStateException("A hit without words");
                    }
                }
            }
            return count;
        }
    }

    private static String query(Question question) {
        return question.phrase()
                ? "phraseto_tsquery('norwegian', ?)"
                : String.join(
                        " || ",
                        question.words().stream()
                                .map(word -> "plainto_tsquery('norwegian', ?)")
                                .toList());
    }

    private static void fill(PreparedStatement statement, Question question) throws SQLException {
        List<Object> values = new ArrayList<>();
        if (question.phrase()) {
            values.add(String.join(" ", question.words()));
        } else {
            values.addAll(question.words());
        }
        if (!question.trust().isEmpty()) {
            values.add(question.trust());
        }
        if (question.on() != null) {
            values.add(question.on().toString());
        }
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
    }

    @Override
    public long size() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_total_relation_size('version')")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws IOException {
        // Its connections end with it.
        server.close();
    }
}
