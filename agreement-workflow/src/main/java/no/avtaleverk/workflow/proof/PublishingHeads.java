package no.avtaleverk.workflow.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.proof.PublishedHead;
import no.avtaleverk.model.proof.PublishedHeads;
import no.avtaleverk.workflow.Changes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The daily head of the log: published, held against the log, and asked for by whoever has one. */
public final class PublishingHeads {
    private static final Logger LOG = LoggerFactory.getLogger(PublishingHeads.class);
    private static final Duration DAY = Duration.ofDays(1);

    private final PublishedHeads heads;
    private final Changes changes;
    private final InstantSource wall;
    private final AtomicReference<@Nullable Checked> last = new AtomicReference<>();
    private final AtomicReference<@Nullable Instant> lookedAt = new AtomicReference<>();

    /** @param wall the clock on the wall: a moved clock moves the days, not how often the whole log is looked through */
    public PublishingHeads(PublishedHeads heads, Changes changes, InstantSource wall) {
        this.heads = heads;
        this.changes = changes;
        this.wall = wall;
    }

    /** What the last check of the whole log found, and when. */
    public record Checked(Instant at, PublishedHeads.Check check) {}

    /** What is told everyone of a head. */
    public record Mark(LocalDate day, Sha256 mark, Instant made) {
        static Mark of(PublishedHead head) {
            return new Mark(head.day(), head.mark(), head.made());
        }
    }

    /**
     * Publish the head of today, after the whole log was held against every head at the first time and then once in a day on the wall. A
     * log that does not continue its heads is given no new one: what is published after a fault would make it look as if nothing had
     * happened.
     *
     * @return what was found when it was looked for now; empty when it was not
     */
    public Optional<PublishedHeads.Check> daily() {
        Checked before = last.get();
        Instant looked = lookedAt.get();
        boolean fresh = before != null
                && looked != null
                && before.check().isGood()
                && wall.instant().isBefore(looked.plus(DAY));
        PublishedHeads.Check found = before != null && fresh ? before.check() : check();
        LocalDate today = changes.today();
        boolean goesOn = heads.newest(1).stream().allMatch(heads::isContinued);
        if (found.isGood()
                && goesOn
                && heads.on(today).isEmpty()
                && heads.publish(today, changes.now()).isEmpty()) {
            LOG.warn(
                    "No head of the log is published for {}: one of a later day, or of a longer log, was before",
                    today);
        }
        if (!goesOn) {
            return Optional.of(check());
        }
        return fresh ? Optional.empty() : Optional.of(found);
    }

    /** Hold the whole log against every head now. */
    public PublishedHeads.Check check() {
        PublishedHeads.Check check = heads.check();
        lookedAt.set(wall.instant());
        last.set(new Checked(changes.now(), check));
        return check;
    }

    /** What the last check found; empty when there was none since the product started. */
    public Optional<Checked> lastChecked() {
        return Optional.ofNullable(last.get());
    }

    /** Newest first. */
    public List<Mark> newest(int limit) {
        return heads.newest(limit).stream().map(Mark::of).toList();
    }

    /** When the newest head was published; empty when there is none. */
    public Optional<Instant> newestMade() {
        return heads.newest(1).stream().map(PublishedHead::made).findFirst();
    }

    /** Oldest first, of a half-open span of days. */
    public List<Mark> between(LocalDate from, LocalDate until) {
        return heads.between(from, until).stream().map(Mark::of).toList();
    }

    /** What became of a head that somebody holds. */
    public enum Answer {
        /** It was published, and the log still has what it had then. */
        CONTINUED,
        /** It was published, and the log is no longer the one it was. */
        NOT_CONTINUED,
        /** Another one is kept for that day: the log and its heads were made anew, or the mark was copied wrongly. */
        ANOTHER,
        /** None is kept for that day: it was taken away, or the day is wrong. */
        NONE
    }

    /**
     * Whether the log still contains a head that somebody wrote down: its last entry is looked at now, all before it when the whole log was
     * last checked ({@link #lastChecked}).
     */
    public Answer ask(LocalDate day, Sha256 mark) {
        Optional<PublishedHead> head = heads.on(day);
        if (head.isEmpty()) {
            return Answer.NONE;
        }
        if (!head.get().mark().equals(mark)) {
            return Answer.ANOTHER;
        }
        return heads.isContinued(head.get()) && !isFoundBroken(day) ? Answer.CONTINUED : Answer.NOT_CONTINUED;
    }

    /** Whether the last check of the whole found that what stood on a day no longer does. */
    private boolean isFoundBroken(LocalDate day) {
        Checked checked = last.get();
        PublishedHeads.Fault fault = checked == null ? null : checked.check().fault();
        LocalDate broken = fault == null ? null : fault.day();
        return broken != null && !day.isBefore(broken);
    }
}
