package no.avtaleverk.workflow.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.proof.LogTree;
import no.avtaleverk.model.proof.PublishedHead;
import no.avtaleverk.model.proof.PublishedHeads;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

final class JdbcPublishedHeads implements PublishedHeads {
    private static final int ROWS_AT_ONCE = 500;
    private static final String SELECT = "select day, position, entry, root, made, previous, mark from published_head ";

    private final JdbcClient jdbc;
    private final TransactionOperations writing;
    private final TransactionOperations reading;
    private final TransactionOperations readingOneMoment;

    JdbcPublishedHeads(Store store) {
        this.jdbc = store.jdbc();
        this.writing = store.writing();
        this.reading = store.reading();
        this.readingOneMoment = store.readingOneMoment();
    }

    /** A head with the mark that stands beside it. */
    private record Row(PublishedHead head, String mark) {
        static Row read(ResultSet row, int number) throws SQLException {
            return new Row(
                    new PublishedHead(
                            LocalDate.parse(row.getString("day")),
                            row.getLong("position"),
                            new Sha256(row.getString("entry")),
                            new Sha256(row.getString("root")),
                            Instant.parse(row.getString("made")),
                            new Sha256(row.getString("previous"))),
                    row.getString("mark"));
        }
    }

    @Override
    public Optional<PublishedHead> publish(LocalDate day, Instant at) {
        Optional<PublishedHead> there = on(day);
        if (there.isPresent()) {
            return there;
        }
        // The tree is made while others go on writing: what stands up to the head does not change.
        record Standing(long position, Sha256 entry, Sha256 root) {}
        Standing now = Objects.requireNonNull(readingOneMoment.execute(status -> {
            var tree = new LogTree.Growing();
            var last = new Sha256[] {Sha256.ZERO};
            jdbc.sql("select hash from log_hash order by position")
                    .withFetchSize(ROWS_AT_ONCE)
                    .query(row -> {
                        last[0] = new Sha256(row.getString("hash"));
                        tree.add(last[0]);
                    });
            return new Standing(tree.size(), last[0], tree.root());
        }));
        writing.executeWithoutResult(status -> {
            // At the door of the log two that publish at once come one after the other.
            jdbc.sql("update log_head set position = position where one = 1").update();
            List<PublishedHead> newest = newest(1);
            // A clock that was ahead, or another process past midnight: a head out of order would look like a forged
            // one ever after.
            boolean follows =
                    newest.stream().allMatch(head -> head.day().isBefore(day) && head.position() <= now.position());
            if (follows) {
                Sha256 previous =
                        newest.stream().findFirst().map(PublishedHead::mark).orElse(Sha256.ZERO);
                insert(new PublishedHead(day, now.position(), now.entry(), now.root(), at, previous));
            }
        });
        return on(day);
    }

    private void insert(PublishedHead head) {
        jdbc.sql("""
                        insert into published_head (day, position, entry, root, made, previous, mark)
                        values (:day, :position, :entry, :root, :made, :previous, :mark)""")
                .param("day", head.day().toString())
                .param("position", head.position())
                .param("entry", head.entry().hex())
                .param("root", head.root().hex())
                .param("made", head.made().toString())
                .param("previous", head.previous().hex())
                .param("mark", head.mark().hex())
                .update();
    }

    @Override
    public List<PublishedHead> newest(int limit) {
        return list(jdbc.sql(SELECT + "order by day desc limit :limit").param("limit", limit));
    }

    @Override
    public List<PublishedHead> between(LocalDate from, LocalDate until) {
        return list(jdbc.sql(SELECT + "where day >= :from and day < :until order by day")
                .param("from", from.toString())
                .param("until", until.toString()));
    }

    @Override
    public Optional<PublishedHead> on(LocalDate day) {
        return list(jdbc.sql(SELECT + "where day = :day").param("day", day.toString())).stream()
                .findFirst();
    }

    @Override
    public List<PublishedHead> upTo(long position) {
        return list(
                jdbc.sql(SELECT + "where position <= :position order by day").param("position", position));
    }

    private List<PublishedHead> list(JdbcClient.StatementSpec query) {
        return Objects.requireNonNull(
                        reading.execute(status -> query.query(Row::read).list()))
                .stream()
                .map(Row::head)
                .toList();
    }

    @Override
    public boolean isContinued(PublishedHead head) {
        return head.position() == 0
                || Objects.requireNonNull(
                                reading.execute(status -> jdbc.sql("select hash from log_hash where position = :at")
                                        .param("at", head.position())
                                        .query(String.class)
                                        .list()))
                        .contains(head.entry().hex());
    }

    @Override
    public Check check() {
        return Objects.requireNonNull(readingOneMoment.execute(status -> new Checking().check()));
    }

    /** As {@link #check}, within the transaction of the caller. */
    Check checkHere() {
        return new Checking().check();
    }

    /** One check, in a transaction in which the store stands still. */
    private final class Checking {
        private final LogTree.Growing tree = new LogTree.Growing();
        private final Deque<Row> awaited = new ArrayDeque<>();
        private long entries;
        private Sha256 last = Sha256.ZERO;
        private boolean broken;
        private @Nullable Fault fault;

        Check check() {
            List<Row> rows = jdbc.sql(SELECT + "order by day").query(Row::read).list();
            Sha256 before = Sha256.ZERO;
            for (Row row : rows) {
                if (!row.head().mark().hex().equals(row.mark())
                        || !row.head().previous().equals(before)) {
                    found(Fault.Kind.HEAD_CHANGED, row);
                }
                before = row.head().mark();
                awaited.add(row);
            }
            meet();
            jdbc.sql("select " + LogRow.COLUMNS + " from audit_entry order by position")
                    .withFetchSize(ROWS_AT_ONCE)
                    .query(result -> {
                        follow(LogRow.read(result, 0));
                    });
            passAbsent(Long.MAX_VALUE);
            if (!awaited.isEmpty()) {
                found(broken ? Fault.Kind.REWRITTEN : Fault.Kind.CUT_OFF, awaited.getFirst());
            } else if (broken && fault == null) {
                fault = new Fault(Fault.Kind.ENTRY_CHANGED, null, null);
            }
            return new Check(entries, rows.size(), fault);
        }

        /** Of an entry that is not here the hash stands for it. */
        private void passAbsent(long until) {
            boolean more = entries + 1 < until;
            while (more) {
                List<AbsentRow> some = AbsentRow.after(jdbc, entries, until);
                for (AbsentRow row : some) {
                    if (broken || row.position() != entries + 1) {
                        return;
                    }
                    entries++;
                    last = new Sha256(row.hash());
                    tree.add(last);
                    meet();
                }
                more = !some.isEmpty() && entries + 1 < until;
            }
        }

        private void follow(LogRow row) {
            passAbsent(row.position());
            entries++;
            if (broken) {
                return;
            }
            broken = row.position() != entries
                    || !row.digest().hex().equals(row.hash())
                    || !row.previous().equals(last.hex());
            if (!broken) {
                last = new Sha256(row.hash());
                tree.add(last);
                meet();
            }
        }

        /** Hold the heads of this place against what has been read up to it. */
        private void meet() {
            while (!awaited.isEmpty() && awaited.getFirst().head().position() <= tree.size()) {
                Row row = awaited.removeFirst();
                boolean same = row.head().position() == tree.size()
                        && row.head().entry().equals(last)
                        && row.head().root().equals(tree.root());
                if (!same) {
                    found(Fault.Kind.REWRITTEN, row);
                }
            }
        }

        /** Keep the fault of the earliest day: no head from then on can be answered for. */
        private void found(Fault.Kind kind, Row row) {
            LocalDate known = fault == null ? null : fault.day();
            if (fault == null || known != null && row.head().day().isBefore(known)) {
                String mark = row.mark();
                // Kept as it was published where it still is one.
                fault = new Fault(
                        kind,
                        row.head().day(),
                        mark.matches("[0-9a-f]{64}")
                                ? new Sha256(mark)
                                : row.head().mark());
            }
        }
    }
}
