package no.avtaleverk.workflow.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.proof.LogProofs;
import no.avtaleverk.model.proof.LogTree;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcLogProofs implements LogProofs {
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final TransactionOperations reading;

    JdbcLogProofs(Store store) {
        this.jdbc = store.jdbc();
        this.reading = store.reading();
    }

    @Override
    public SortedMap<Long, String> canonical(Collection<Long> positions) {
        var found = new TreeMap<Long, String>();
        rows(positions).forEach(row -> found.put(row.position(), row.canonical()));
        return found;
    }

    @Override
    public SortedMap<Long, Sha256> hashes(Collection<Long> positions) {
        List<Long> asked = List.copyOf(new TreeSet<>(positions));
        var found = new TreeMap<Long, Sha256>();
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
            List<Long> some = asked.subList(from, Math.min(asked.size(), from + AT_ONCE));
            reading.executeWithoutResult(
                    status -> jdbc.sql("select position, hash from log_hash where position in (:some)")
                            .param("some", some)
                            .query(row -> {
                                found.put(row.getLong("position"), new Sha256(row.getString("hash")));
                            }));
        }
        if (found.size() != asked.size()) {
            throw new IllegalArgumentException("The log lacks some of the entries %s".formatted(asked));
        }
        return found;
    }

    private List<LogRow> rows(Collection<Long> positions) {
        List<Long> asked = List.copyOf(new TreeSet<>(positions));
        var rows = new ArrayList<LogRow>();
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
            List<Long> some = asked.subList(from, Math.min(asked.size(), from + AT_ONCE));
            rows.addAll(Objects.requireNonNull(reading.execute(status -> jdbc.sql("select " + LogRow.COLUMNS
                            + " from audit_entry where position in (:some) order by position")
                    .param("some", some)
                    .query(LogRow::read)
                    .list())));
        }
        if (rows.size() != asked.size()) {
            throw new IllegalArgumentException("The log lacks some of the entries %s".formatted(asked));
        }
        return rows;
    }

    @Override
    public LogTree tree(long position) {
        LogTree tree = Objects.requireNonNull(reading.execute(status -> {
            var builder = new LogTree.Builder();
            jdbc.sql("select hash from log_hash where position <= :position order by position")
                    .param("position", position)
                    .withFetchSize(AT_ONCE)
                    .query(row -> {
                        builder.add(new Sha256(row.getString("hash")));
                    });
            return builder.build();
        }));
        if (tree.size() != position) {
            throw new IllegalArgumentException("The log has %d entries, not %d".formatted(tree.size(), position));
        }
        return tree;
    }
}
