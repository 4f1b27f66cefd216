package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * Threads that help who asks to go through the segments of a large index, as long as processors have nothing else to do: a helper
 * that is not free at once is not waited for, and a question is answered by who asks it alone then.
 */
final class Helpers {
    private static final int MOST = Runtime.getRuntime().availableProcessors() - 1;
    /** With fewer documents than this a question is answered before a helper has begun. */
    private static final int WORTH_HELP = 1 << 15;

    private static final int SECONDS_IDLE = 60;

    private static final Executor THREADS = new ThreadPoolExecutor(
            0,
            Math.max(1, MOST),
            SECONDS_IDLE,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform()
                    .name("search-helper-", 0)
                    .daemon()
                    .inheritInheritableThreadLocals(false)
                    .factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    private final Queue<LeafReaderContext> left;
    private final Work work;
    private int helping;
    private boolean closed;
    private @Nullable Throwable failure;

    private Helpers(Queue<LeafReaderContext> left, Work work) {
        this.left = left;
        this.work = work;
    }

    /** What is done in one segment, by one of several threads. */
    @FunctionalInterface
    interface Work {
        /** @param room of the thread's own */
        void in(LeafReaderContext leaf, Room room) throws IOException;
    }

    /**
     * Do the work in each segment, the largest first, and return when all of it is done and no helper is at work any more, also when one
     * has failed or who asks is interrupted: segments are closed after that.
     *
     * @throws IOException as the work that failed first threw it
     */
    static void inEach(List<LeafReaderContext> leaves, Work work) throws IOException {
        long documents =
                leaves.stream().mapToLong(leaf -> leaf.reader().maxDoc()).sum();
        var all = new Helpers(
                new ConcurrentLinkedQueue<>(leaves.stream()
                        .sorted(Comparator.comparingInt((LeafReaderContext leaf) ->
                                        leaf.reader().maxDoc())
                                .reversed())
                        .toList()),
                work);
        try {
            for (int i = Math.min(MOST, leaves.size() - 1); i > 0 && documents >= WORTH_HELP; i--) {
                THREADS.execute(all::help);
            }
            all.work();
        } finally {
            all.close();
        }
        if (all.failure != null) {
            throw IOUtils.rethrowAlways(all.failure);
        }
    }

    private void help() {
        synchronized (this) {
            if (closed) {
                return;
            }
            helping++;
        }
        try {
            work();
        } finally {
            synchronized (this) {
                helping--;
                notifyAll();
            }
        }
    }

    private void work() {
        Room room = Room.take();
        try {
            for (LeafReaderContext leaf = left.poll(); leaf != null; leaf = left.poll()) {
                work.in(leaf, room);
            }
        } catch (IOException | RuntimeException | Error e) {
            left.clear();
            failed(e);
        } finally {
            room.give();
        }
    }

    private synchronized void failed(Throwable why) {
        if (failure == null) {
            failure = why;
        } else if (failure != why) {
            failure.addSuppressed(why);
        }
    }

    /** Let nobody begin any more, and wait for those who have. */
    private synchronized void close() {
        closed = true;
        boolean interrupted = false;
        while (helping > 0) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
