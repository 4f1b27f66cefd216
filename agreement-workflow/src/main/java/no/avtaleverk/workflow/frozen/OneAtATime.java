package no.avtaleverk.workflow.frozen;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Work beside the requests that reads the whole register, and so is done one at a time, whatever it is. */
public final class OneAtATime implements AutoCloseable {
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("asking-again").daemon().factory());
    private boolean taken;

    /** Whether nobody else was at work, and this one is now until {@link #free}. */
    synchronized boolean take() {
        if (taken) {
            return false;
        }
        taken = true;
        return true;
    }

    synchronized void free() {
        taken = false;
    }

    void execute(Runnable work) {
        worker.execute(work);
    }

    boolean isClosed() {
        return worker.isShutdown();
    }

    /** What is under way is broken off; nothing of it is stored. */
    @Override
    public void close() {
        worker.shutdownNow();
    }
}
