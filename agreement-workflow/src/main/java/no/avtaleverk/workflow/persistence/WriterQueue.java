package no.avtaleverk.workflow.persistence;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Gives the one writing connection to whoever has waited longest. SQLite lets one write at a time in any case; left to its own busy
 * wait, the unlucky wait for seconds.
 */
final class WriterQueue extends DelegatingDataSource {
    private final Semaphore turn = new Semaphore(1, true);
    private final Duration patience;

    /**
     * @param patience how long a writer waits before it is told that the store is busy
     */
    WriterQueue(DataSource one, Duration patience) {
        super(one);
        this.patience = patience;
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            if (!turn.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException("Others have written for %s".formatted(patience));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Interrupted while waiting to write", e);
        }
        boolean given = false;
        try {
            Connection connection = handingOn(obtainTargetDataSource().getConnection());
            given = true;
            return connection;
        } finally {
            if (!given) {
                turn.release();
            }
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    private Connection handingOn(Connection connection) {
        var held = new AtomicBoolean(true);
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            } finally {
                if (method.getName().equals("close") && held.compareAndSet(true, false)) {
                    turn.release();
                }
            }
        };
        return (Connection)
                Proxy.newProxyInstance(WriterQueue.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }
}
