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
 * Threads that help who asks to go through the segments of a large index, and to read the hits, as long as processors have nothing
 * else to do: a helper that is not free at once is not waited for, and a question is answered by who asks it alone then.
 */
final class Helpers<T> {
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

    private final Queue<T> left;
    private final Work<T> work;
    private int helping;
    private boolean closed;
    private @Nullable Throwable failure;

    private Helpers(List<T> all, Work<T> work) {
        this.left = new ConcurrentLinkedQueue<>(all);
        this.work = work;
    }

    /** What is done with one of many things, by one of several threads. */
    @FunctionalInterface
    interface Work<T> {
        void with(T one) throws IOException;
    }

    /** What is done in one segment, by one of several threads. */
    @FunctionalInterface
    interface WorkInSegment {
        /** @param room of the thread's own */
        void in(LeafReaderContext leaf, Room room) throws IOException;
    }

    /**
     * Do the work in each segment, the largest first, as {@link #withEach} does.
     *
     * @throws IOException as the work that failed first threw it
     */
    static void inEach(List<LeafReaderContext> leaves, WorkInSegment work) throws IOException {
        withEach(
                leaves.stream()
                        .sorted(Comparator.comparingInt((LeafReaderContext leaf) ->
                                        leaf.reader().maxDoc())
                                .reversed())
                        .toList(),
                isLarge(leaves),
                leaf -> {
                    Room room = Room.take();
                    try {
                        work.in(leaf, room);
                    } finally {
                        room.give();
                    }
                });
    }

    /** Whether it pays to ask for help. */
    static boolean isLarge(List<LeafReaderContext> leaves) {
        return leaves.stream().mapToLong(leaf -> leaf.reader().maxDoc()).sum() >= WORTH_HELP;
    }

    /**
     * Do the work with each of many things in their order, and return when all of it is done and no helper is at work any more, also
     * when one has failed or who asks is interrupted: what they work with is closed after that.
     *
     * @throws IOException as the work that failed first threw it
     */
    static <T> void withEach(List<T> things, boolean helped, Work<T> work) throws IOException {
        var all = new Helpers<>(things, work);
        try {
            for (int i = Math.min(MOST, things.size() - 1); i > 0 && helped; i--) {
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
        try {
            for (T one = left.poll(); one != null; one = left.poll()) {
                work.with(one);
            }
        } catch (IOException | RuntimeException | Error e) {
            left.clear();
            failed(e);
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
