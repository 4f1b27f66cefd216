package no.avtaleverk.model.ros;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosNote.MeasureStatus;
import no.avtaleverk.model.ros.RosNote.OfRow;
import no.avtaleverk.model.ros.RosNote.RosAgreed;
import no.avtaleverk.model.ros.RosNote.RosAsideProposed;
import no.avtaleverk.model.ros.RosNote.RosMeasureChanged;
import no.avtaleverk.model.ros.RosNote.RosMeasureMoved;
import no.avtaleverk.model.ros.RosNote.RosMeasureProposed;
import no.avtaleverk.model.ros.RosNote.RosMeasureSet;
import no.avtaleverk.model.ros.RosNote.RosOwnerNamed;
import no.avtaleverk.model.ros.RosNote.RosOwnerProposed;
import no.avtaleverk.model.ros.RosNote.RosScored;
import org.jspecify.annotations.Nullable;

/**
 * A row with all that people have noted of it.
 *
 * @param ground what a grade of it rests on now ({@link RosRow#ground(RosScale)})
 * @param change what the newest list did to it
 * @param lines one for each area it is looked at in, in the order of the row
 * @param owner absent while nobody is named
 * @param deviations ids of deviations that show that it happens
 * @param setAside why the parties do not look at it; absent when they do
 * @param wanted what one party wants with it, and another has not answered
 * @param history all notes about it, oldest first
 */
public record RosItem(
        RosRow row,
        Sha256 ground,
        Change change,
        List<RosLine> lines,
        List<Measure> measures,
        @Nullable RosOwnerNamed owner,
        Set<String> deviations,
        @Nullable String setAside,
        Wanted wanted,
        List<Noted<RosNote>> history) {
    public RosItem {
        lines = List.copyOf(lines);
        measures = List.copyOf(measures);
        deviations = Collections.unmodifiableSet(new LinkedHashSet<>(deviations));
        history = List.copyOf(history);
    }

    /**
     * What one party wants with a row that is graded, and does not decide alone: what is set aside is out of sight, and with another owner
     * it is another who accepts what remains.
     */
    public record Wanted(
            @Nullable Noted<RosAsideProposed> aside,
            @Nullable Noted<RosOwnerProposed> owner) {
        static final Wanted NOTHING = new Wanted(null, null);

        public boolean isAny() {
            return aside != null || owner != null;
        }

        /** What is wanted of one kind; absent when nothing is. */
        @Nullable
        Noted<? extends RosNote> of(OfRow what) {
            return what == OfRow.ASIDE ? aside : owner;
        }

        /** The rest, when one kind is decided. */
        Wanted without(OfRow what) {
            return what == OfRow.ASIDE ? new Wanted(null, owner) : new Wanted(aside, null);
        }

        /** Whether a party is asked for its yes to something: one of the other side than the party that wants it. */
        public boolean awaitsYesOf(PartyId party) {
            return awaitsYesOf(party, OfRow.ASIDE) || awaitsYesOf(party, OfRow.OWNER);
        }

        /** The same of one kind. */
        public boolean awaitsYesOf(PartyId party, OfRow what) {
            Noted<? extends RosNote> wanted = of(what);
            PartyId from = wanted == null ? null : wanted.organisation();
            return from != null && isOfOtherSide(party, from);
        }

        /** Whether a party may say no, or, when it is its own wish, no longer want it. Those of the same side decide nothing for each other. */
        public boolean isDeclinedBy(PartyId party, OfRow what) {
            Noted<? extends RosNote> wanted = of(what);
            return wanted != null && (party.equals(wanted.organisation()) || awaitsYesOf(party, what));
        }
    }

    /** Whether one party is a kommune and the other is not. */
    static boolean isOfOtherSide(PartyId one, PartyId other) {
        return one.isMunicipality() != other.isMunicipality();
    }

    /** What the newest list did to a row. */
    public enum Change {
        /** Not in the list before. */
        NEW,
        /** Its event or clauses have other words. */
        CHANGED,
        SAME,
        /** No longer in the list; what was noted of it stays. */
        GONE
    }

    /**
     * Something to be done.
     *
     * @param first as it was set
     * @param changes what it was to be since, oldest first
     * @param moved how it went last; absent while nobody has begun
     * @param proposed the clause proposal made of it; absent when there is none
     */
    public record Measure(
            Noted<RosMeasureSet> first,
            List<Noted<RosMeasureChanged>> changes,
            @Nullable RosMeasureMoved moved,
            @Nullable RosMeasureProposed proposed) {
        public Measure {
            changes = List.copyOf(changes);
        }

        /** As it is now. */
        public RosMeasureSet set() {
            if (changes.isEmpty()) {
                return first.note();
            }
            RosMeasureChanged last = changes.getLast().note();
            return new RosMeasureSet(
                    last.item(), last.measure(), last.what(), last.lowers(), last.party(), last.role(), last.due());
        }

        /** As it was at first and after each change, the last as it is now. */
        public List<RosMeasureSet> editions() {
            return IntStream.rangeClosed(0, changes.size())
                    .mapToObj(count -> new Measure(first, changes.subList(0, count), null, null).set())
                    .toList();
        }

        /** How many times it was changed. */
        public int edition() {
            return changes.size();
        }

        Measure changed(Noted<RosMeasureChanged> change) {
            var now = new ArrayList<>(changes);
            now.add(change);
            return new Measure(first, now, moved, proposed);
        }

        public boolean isDropped() {
            return moved != null && moved.status() == MeasureStatus.DROPPED;
        }

        public boolean isDone() {
            return moved != null && moved.status() == MeasureStatus.DONE;
        }

        public boolean isOpen() {
            return !isDropped() && !isDone();
        }

        public boolean isLate(LocalDate today) {
            return isOpen() && today.isAfter(set().due());
        }
    }

    public String id() {
        return row.id();
    }

    public Optional<RosLine> line(String area) {
        return lines.stream().filter(one -> one.area().equals(area)).findFirst();
    }

    public Optional<Measure> measure(String id) {
        return measures.stream().filter(one -> one.set().measure().equals(id)).findFirst();
    }

    /** Whether the parties look at it now. */
    public boolean isLookedAt() {
        return setAside == null && change != Change.GONE;
    }

    public @Nullable PartyId ownerParty() {
        return owner == null ? null : owner.party();
    }

    /** The gravest zone of what remains in any area; empty while nobody has graded. */
    public Optional<Zone> zone(RosScale scale) {
        return lines.stream()
                .flatMap(line -> line.grades().stream())
                .map(grades -> scale.zone(grades.remaining()))
                .max(Comparator.naturalOrder());
    }

    public boolean isGuardedBy(ClauseId clause) {
        return row.barriers().stream().anyMatch(one -> one.clause().equals(clause));
    }

    /** What remains where it is gravest; empty while nobody has graded. */
    public Optional<RosGrade> gravest(RosScale scale) {
        return lines.stream()
                .flatMap(line -> line.grades().stream())
                .map(RosLine.Grades::remaining)
                .max(scale.byGravity());
    }

    /**
     * How it stands, of what both sides have graded; empty while none has been, so that what one side thinks is not told before the other
     * has thought for itself.
     *
     * @param today date in Norway
     */
    public Optional<RosStanding> standing(RosScale scale, LocalDate today) {
        boolean awaits = lines.stream().anyMatch(line -> line.awaitsAcceptance(scale, ownerParty(), today));
        return lines.stream()
                .filter(RosLine::isTold)
                .flatMap(line -> line.grades().stream())
                .map(RosLine.Grades::remaining)
                .max(scale.byGravity())
                .map(grade -> new RosStanding(scale.zone(grade), grade.score(), awaits, awaitsYes()));
    }

    /** When somebody last graded it, or the parties agreed; empty while nobody has. */
    Optional<Instant> lastGraded() {
        return history.stream()
                .filter(noted -> noted.note() instanceof RosScored || noted.note() instanceof RosAgreed)
                .map(Noted::at)
                .max(Comparator.naturalOrder());
    }

    /** Whether a party has ever graded it itself, on these words or on earlier ones. */
    public boolean isGradedBy(PartyId party) {
        return history.stream()
                .anyMatch(noted ->
                        noted.note() instanceof RosScored score && score.party().equals(party));
    }

    /** The areas in which a grade is proposed, and not everybody who has graded has said yes. */
    public List<RosLine> proposed() {
        return isLookedAt()
                ? lines.stream()
                        .filter(line -> line.standing() == RosLine.Standing.PROPOSED)
                        .toList()
                : List.of();
    }

    /** Whether anything one party has proposed awaits another: a grade, that it is set aside, or who follows it. */
    public boolean awaitsYes() {
        return isLookedAt() && wanted.isAny() || !proposed().isEmpty();
    }

    /** Whether anybody has graded it, on the words that stand or on earlier ones. */
    boolean isGraded() {
        return lines.stream().anyMatch(line -> line.grades().isPresent());
    }

    /** Whether a party is asked to say yes to what another has proposed. */
    public boolean awaitsYesOf(PartyId party) {
        return isLookedAt() && wanted.awaitsYesOf(party)
                || proposed().stream().anyMatch(line -> line.awaited().contains(party));
    }

    /** Measures that count: all but those that were dropped. */
    Collection<Measure> standingMeasures() {
        return measures.stream().filter(one -> !one.isDropped()).toList();
    }

    /** By party, the lines it has not graded on the words that stand. */
    public List<RosLine> toScore(PartyId party) {
        return isLookedAt()
                ? lines.stream()
                        .filter(line -> !line.scores().containsKey(party))
                        .filter(line -> line.standing() != RosLine.Standing.AGREED)
                        .toList()
                : List.of();
    }
}
