package no.avtaleverk.workflow.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

class WriterQueueTests {
    private final SQLiteDataSource source = new SQLiteDataSource();

    WriterQueueTests() {
        source.setUrl("jdbc:sqlite::memory:");
    }

    @Test
    void givesTheConnectionInTheOrderTheyCame() throws Exception {
        var queue = new WriterQueue(source, Duration.ofSeconds(30));
        List<Integer> served = Collections.synchronizedList(new ArrayList<>());
        var waiting = new ArrayList<Thread>();
        try (Connection held = queue.getConnection()) {
            assertThat(held.isClosed()).isFalse();
            for (int i = 0; i < 5; i++) {
                int number = i;
                Thread one = Thread.ofPlatform().start(() -> take(queue, number, served));
                waiting.add(one);
                while (one.getState() != Thread.State.TIMED_WAITING) {
                    Thread.onSpinWait();
                }
            }
        }
        for (Thread one : waiting) {
            one.join();
        }
        assertThat(served).containsExactly(0, 1, 2, 3, 4);
    }

    private static void take(WriterQueue queue, int number, List<Integer> served) {
        try (Connection connection = queue.getConnection()) {
            served.add(number);
            assertThat(connection.isValid(1)).isTrue();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void saysSoWhenTheWaitIsTooLong() throws SQLException {
        var queue = new WriterQueue(source, Duration.ofMillis(1));
        try (Connection held = queue.getConnection()) {
            assertThatExceptionOfType(SQLTransientConnectionException.class)
                    .isThrownBy(queue::getConnection)
                    .withMessageContaining("Others have written");
            assertThat(held.isClosed()).isFalse();
        }
    }

    @Test
    void aConnectionClosedTwiceIsGivenOnOnce() throws SQLException {
        var queue = new WriterQueue(source, Duration.ofMillis(1));
        Connection first = queue.getConnection();
        first.close();
        first.close();
        try (Connection second = queue.getConnection()) {
            assertThat(second.isClosed()).isFalse();
            assertThatExceptionOfType(SQLTransientConnectionException.class).isThrownBy(queue::getConnection);
        }
    }

    @Test
    void aConnectionThatCanNotBeHadHoldsUpNobody() throws SQLException {
        var broken = new SQLiteDataSource();
        broken.setUrl("jdbc:sqlite:/no/such/directory/a.db");
        var queue = new WriterQueue(broken, Duration.ofMillis(1));
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(queue::getConnection)
                    .isNotInstanceOf(SQLTransientConnectionException.class);
        }
    }
}
