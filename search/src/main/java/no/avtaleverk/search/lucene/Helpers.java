package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.TaskExecutor;
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

    private static final TaskExecutor TASKS = new TaskExecutor(new ThreadPoolExecutor(
            0,
            Math.max(1, MOST),
            SECONDS_IDLE,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().name("search-helper-", 0).daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy()));

    private Helpers() {}

    /** What is done in one segment, by one of several threads. */
    @FunctionalInterface
    interface Work {
        /** @param room of the thread's own */
        void in(LeafReaderContext leaf, Room room) throws IOException;
    }

    /** Do the work in each segment, the largest first, and return when all of it is done. */
    static void inEach(List<LeafReaderContext> leaves, Work work) throws IOException {
        var left = new ConcurrentLinkedQueue<>(leaves.stream()
                .sorted(Comparator.comparingInt(
                                (LeafReaderContext leaf) -> leaf.reader().maxDoc())
                        .reversed())
                .toList());
        long documents =
                leaves.stream().mapToLong(leaf -> leaf.reader().maxDoc()).sum();
        int helpers = documents < WORTH_HELP ? 0 : Math.min(MOST, leaves.size() - 1);
        if (helpers <= 0) {
            work(left, work);
        } else {
            TASKS.invokeAll(Collections.<Callable<@Nullable Void>>nCopies(helpers + 1, () -> {
                work(left, work);
                return null;
            }));
        }
    }

    private static void work(Queue<LeafReaderContext> left, Work work) throws IOException {
        Room room = Room.take();
        try {
            for (LeafReaderContext leaf = left.poll(); leaf != null; leaf = left.poll()) {
                work.in(leaf, room);
            }
        } catch (IOException | RuntimeException | Error e) {
            left.clear();
            throw e;
        } finally {
            room.give();
        }
    }
}
