package no.avtaleverk.web.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Lets several stories, each told straight on, happen in the order of their dates: a story that comes to a date waits until no other
 * has anything earlier to tell. One runs at a time, so what comes out is the same every time.
 */
final class Narrator {
    private static final class Story {
        private final Runnable told;
        private final Semaphore turn = new Semaphore(0);
        private LocalDate next = LocalDate.MIN;
        private boolean over;

        Story(Runnable told) {
            this.told = told;
        }
    }

    private static final ThreadLocal<@Nullable Story> OWN = new ThreadLocal<>();

    private final StoryClock clock;
    private final List<Story> stories = new ArrayList<>();
    private final Semaphore back = new Semaphore(0);
    private volatile @Nullable Throwable broken;

    Narrator(StoryClock clock) {
        this.clock = clock;
    }

    void add(Runnable story) {
        stories.add(new Story(story));
    }

    /** Wait in a story until it is this date. */
    void on(LocalDate date) {
        Story story = OWN.get();
        if (story == null) {
            throw new IllegalStateException("Only a story waits for a date");
        }
        story.next = date;
        back.release();
        story.turn.acquireUninterruptibly();
        if (broken != null) {
            throw new IllegalStateException("Another story did not hold");
        }
        clock.on(date);
    }

    /** The day in Norway it is in the story. */
    LocalDate day() {
        return clock.day();
    }

    /** The date the story that asks has come to. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    /** Tell all stories to their ends. */
    void tell() {
        for (Story story : stories) {
            Thread.ofVirtual().start(() -> run(story));
            back.acquireUninterruptibly();
        }
        while (true) {
            var next = stories.stream()
                    .filter(story -> !story.over)
                    .min(Comparator.comparing((Story story) -> story.next));
            if (next.isEmpty()) {
                break;
            }
            next.get().turn.release();
            back.acquireUninterruptibly();
        }
        Throwable cause = broken;
        if (cause != null) {
            throw new IllegalStateException("A story did not hold", cause);
        }
    }

    private void run(Story story) {
        OWN.set(story);
        try {
            story.told.run();
        } catch (RuntimeException | Error e) {
            if (broken == null) {
                broken = e;
            }
        } finally {
            story.over = true;
            back.release();
        }
    }
}
