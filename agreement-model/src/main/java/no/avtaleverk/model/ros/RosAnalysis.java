package no.avtaleverk.model.ros;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Parameters;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.NoteWords;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.RosItem.Measure;
import no.avtaleverk.model.ros.RosNote.MeasureStatus;
import no.avtaleverk.model.ros.RosNote.OfRow;
import no.avtaleverk.model.ros.RosNote.RosAcceptanceWithdrawn;
import no.avtaleverk.model.ros.RosNote.RosAgreed;
import no.avtaleverk.model.ros.RosNote.RosAgreementConfirmed;
import no.avtaleverk.model.ros.RosNote.RosAgreementProposed;
import no.avtaleverk.model.ros.RosNote.RosAreaAdded;
import no.avtaleverk.model.ros.RosNote.RosAsideProposed;
import no.avtaleverk.model.ros.RosNote.RosConcluded;
import no.avtaleverk.model.ros.RosNote.RosDeviationLinked;
import no.avtaleverk.model.ros.RosNote.RosDeviationUnlinked;
import no.avtaleverk.model.ros.RosNote.RosGuideAnswered;
import no.avtaleverk.model.ros.RosNote.RosListed;
import no.avtaleverk.model.ros.RosNote.RosMeasureChanged;
import no.avtaleverk.model.ros.RosNote.RosMeasureMoved;
import no.avtaleverk.model.ros.RosNote.RosMeasureProposed;
import no.avtaleverk.model.ros.RosNote.RosMeasureSet;
import no.avtaleverk.model.ros.RosNote.RosOwnerNamed;
import no.avtaleverk.model.ros.RosNote.RosOwnerProposed;
import no.avtaleverk.model.ros.RosNote.RosProposalDeclined;
import no.avtaleverk.model.ros.RosNote.RosRiskAccepted;
import no.avtaleverk.model.ros.RosNote.RosRowAdded;
import no.avtaleverk.model.ros.RosNote.RosRowSetAside;
import no.avtaleverk.model.ros.RosNote.RosRowTakenUp;
import no.avtaleverk.model.ros.RosNote.RosScored;
import org.jspecify.annotations.Nullable;

/**
 * The ROS analysis of one agreement, as its notes tell of it.
 *
 * @param listed the newest list; absent while none was made
 * @param items the rows of the newest list and those people added, then those that are gone
 * @param answers of the guide, by question and party, the last of each
 * @param conclusions the meetings in which the parties went through it, oldest first
 */
public record RosAnalysis(
        @Nullable Noted<RosListed> listed,
        List<RosItem> items,
        Map<String, Map<PartyId, Noted<RosGuideAnswered>>> answers,
        List<Noted<RosConcluded>> conclusions) {
    /** Longest time a remaining risk is accepted for, in years; ours, no law says it. */
    public static final int LONGEST_ACCEPTANCE = 3;

    /** Most rows people add. */
    public static final int MOST_OWN_ROWS = 200;

    private static final int LONGEST_EVENT = 300;

    public RosAnalysis {
        items = List.copyOf(items);
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        conclusions = List.copyOf(conclusions);
    }

    /** Nothing was made yet. */
    public static final RosAnalysis NONE = new RosAnalysis(null, List.of(), Map.of(), List.of());

    public static RosAnalysis of(List<Noted<RosNote>> notes) {
        var fold = new RosFold();
        notes.forEach(fold::add);
        return fold.done();
    }

    /**
     * The analysis as it stood at several moments, its notes gone through once.
     *
     * @param notes oldest first
     * @param moments in order; a note of the moment itself does not count
     */
    public static List<RosAnalysis> at(List<Noted<RosNote>> notes, List<Instant> moments) {
        var fold = new RosFold();
        var stood = new ArrayList<RosAnalysis>();
        int next = 0;
        for (Instant moment : moments) {
            while (next < notes.size() && notes.get(next).at().isBefore(moment)) {
                fold.add(notes.get(next));
                next++;
            }
            stood.add(fold.done());
        }
        return stood;
    }

    // ---- reading ----------------------------------------------------------------------------------------------------

    public Optional<RosItem> find(String id) {
        return items.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The rows the parties look at. */
    public List<RosItem> lookedAt() {
        return items.stream().filter(RosItem::isLookedAt).toList();
    }

    /** The rows a later list has left out that an earlier state of the analysis had. A duty in other words is still there. */
    public List<RosItem> goneSince(RosAnalysis before) {
        return items.stream()
                .filter(item -> item.change() == RosItem.Change.GONE)
                .filter(item -> before.find(item.id())
                        .filter(one -> one.change() != RosItem.Change.GONE)
                        .isPresent())
                .toList();
    }

    /** The scale it is made with; empty while there is no list. */
    public Optional<RosScale> scale() {
        return Optional.ofNullable(listed).map(one -> one.note().scale());
    }

    /** Whether its rows are those of a text with these values, as far as they name them; never while there is no list. */
    public boolean isOf(Sha256 text, Map<String, String> values) {
        return listed != null
                && listed.note().text().equals(text)
                && items.stream()
                        .filter(item -> item.change() != RosItem.Change.GONE)
                        .flatMap(item -> item.row().barriers().stream())
                        .flatMap(barrier -> barrier.promised().entrySet().stream())
                        .allMatch(one -> one.getValue()
                                .equals(values.getOrDefault(one.getKey(), Parameters.written(one.getKey()))));
    }

    /** How many rows stand in a zone by what remains. */
    public Map<Zone, Long> byZone() {
        var counts = new EnumMap<Zone, Long>(Zone.class);
        scale().ifPresent(scale ->
                lookedAt().forEach(item -> item.zone(scale).ifPresent(zone -> counts.merge(zone, 1L, Long::sum))));
        return counts;
    }

    /** How many rows nobody has graded. */
    public long ungraded() {
        return scale().map(scale -> lookedAt().stream()
                        .filter(item -> item.zone(scale).isEmpty())
                        .count())
                .orElse(0L);
    }

    /** The rows a clause guards against, those of its duties among them. */
    public List<RosItem> guardedBy(ClauseId clause) {
        return lookedAt().stream().filter(item -> item.isGuardedBy(clause)).toList();
    }

    /** Rows of which what remains is to be accepted, and nobody has. */
    public List<RosItem> unaccepted(LocalDate today) {
        return scale().stream()
                .flatMap(scale -> lookedAt().stream().filter(item -> item.lines().stream()
                        .anyMatch(line -> line.awaitsAcceptance(scale, item.ownerParty(), today))))
                .toList();
    }

    /** Rows of which what remains is so grave that a leader has to accept it, and both sides do not yet stand for one grade. */
    public List<RosItem> tooEarlyToAccept() {
        return scale().stream()
                .flatMap(scale -> lookedAt().stream()
                        .filter(item -> item.lines().stream().anyMatch(line -> line.isTooEarlyToAccept(scale))))
                .toList();
    }

    /** Rows of which a party has proposed something, and another has not said yes. */
    public List<RosItem> proposed() {
        return lookedAt().stream().filter(RosItem::awaitsYes).toList();
    }

    /** Rows in the red zone by what remains. */
    public List<RosItem> red() {
        return scale().stream()
                .flatMap(scale -> lookedAt().stream()
                        .filter(item ->
                                item.zone(scale).filter(Zone.RED::equals).isPresent()))
                .toList();
    }

    // ---- rules: the list --------------------------------------------------------------------------------------------

    /**
     * Make the list, or make it anew of a later text, library or scale. Nothing is noted when it would be the same.
     *
     * @param parties those who have a say
     */
    public Ruling<RosNote> list(RosListed wanted, Collection<PartyId> parties, Actor by) {
        if (!by.mayCoordinate(parties)) {
            return Ruling.refused(new Refusal.NotAllowed());
        }
        Noted<RosListed> before = listed;
        return before != null && before.note().equals(wanted) ? new Ruling.Made<>(List.of()) : Ruling.made(wanted);
    }

    public Ruling<RosNote> addRow(RosRowAdded added, Collection<PartyId> parties, Actor by) {
        var faults = new ArrayList<>(rights(parties, by));
        RosRow row = added.row();
        if (find(row.id()).isPresent()) {
            faults.add(new Refusal.DoneBefore(row.id()));
        }
        long own = items.stream()
                .filter(one -> one.row().kind() == RosRow.Kind.OWN)
                .count();
        if (own >= MOST_OWN_ROWS) {
            faults.add(new Refusal.NumberOutOfRange());
        }
        faults.addAll(NoteWords.requiredFaults(
                LONGEST_EVENT, row.words().nb(), row.words().nn()));
        row.causes().forEach(cause -> faults.addAll(NoteWords.faults(cause.nb(), cause.nn())));
        row.areas().forEach(area -> faults.addAll(areaFaults(area)));
        return ruled(added, faults);
    }

    public Ruling<RosNote> addArea(RosAreaAdded added, Collection<PartyId> parties, Actor by) {
        return onRow(added, parties, by, item -> {
            var faults = new ArrayList<>(areaFaults(added.area()));
            if (item.line(added.area()).isPresent()) {
                faults.add(new Refusal.DoneBefore(added.area()));
            }
            return faults;
        });
    }

    /**
     * Set a row aside. One that anybody has graded is set aside when both sides want it: until another party says yes, it is looked at as
     * before.
     */
    public Ruling<RosNote> setAside(RosRowSetAside aside, Collection<PartyId> parties, Actor by) {
        PartyId own = by.organisation();
        Noted<RosAsideProposed> before =
                find(aside.item()).map(item -> item.wanted().aside()).orElse(null);
        boolean wanted = before != null
                && own != null
                && RosItem.isOfOtherSide(before.note().party(), own);
        RosNote said = own != null && !wanted && takesTwo(aside.item(), parties, own)
                ? new RosAsideProposed(aside.item(), own, aside.reason())
                : aside;
        if (before != null && before.note().equals(said)) {
            return new Ruling.Made<>(List.of());
        }
        return onRow(said, parties, by, item -> {
            var faults = new ArrayList<>(NoteWords.requiredFaults(aside.reason()));
            if (item.setAside() != null) {
                faults.add(new Refusal.DoneBefore(aside.item()));
            }
            return faults;
        });
    }

    /** Whether what becomes of a row is not for one side alone: it is graded, and there is another side. */
    private boolean takesTwo(String row, Collection<PartyId> parties, PartyId own) {
        return find(row).filter(RosItem::isGraded).isPresent()
                && parties.contains(own)
                && parties.stream().anyMatch(party -> RosItem.isOfOtherSide(party, own));
    }

    /**
     * Say yes to what a party of the other side wants with a row.
     *
     * @param read number of the note in which it says so; refused where it wants something else by now
     */
    public Ruling<RosNote> consent(String row, OfRow what, long read, Collection<PartyId> parties, Actor by) {
        RosItem.Wanted wanted = find(row).map(RosItem::wanted).orElse(RosItem.Wanted.NOTHING);
        Noted<? extends RosNote> proposal = wanted.of(what);
        if (proposal == null || proposal.number() != read) {
            return Ruling.refused(withRights(parties, by));
        }
        PartyId own = by.organisation();
        if (own == null || !wanted.awaitsYesOf(own, what)) {
            return Ruling.refused(new Refusal.NotAllowed());
        }
        return switch (proposal.note()) {
            case RosOwnerProposed owner -> nameOwner(new RosOwnerNamed(row, owner.owner(), owner.role()), parties, by);
            case RosAsideProposed aside -> setAside(new RosRowSetAside(row, aside.reason()), parties, by);
            default -> throw new IllegalStateException("Nothing to say yes to: " + proposal);
        };
    }

    /**
     * Say no to what a party of the other side wants with a row, or that the own party no longer wants it.
     *
     * @param read number of the note in which it says so; refused where it wants something else by now
     */
    public Ruling<RosNote> decline(RosProposalDeclined declined, long read, Collection<PartyId> parties, Actor by) {
        return onRow(declined, parties, by, item -> {
            var faults = new ArrayList<Refusal>();
            Noted<? extends RosNote> proposal = item.wanted().of(declined.what());
            if (proposal == null || proposal.number() != read) {
                faults.add(new Refusal.NotedMeanwhile());
            } else if (!declined.party().equals(by.organisation())
                    || !item.wanted().isDeclinedBy(declined.party(), declined.what())) {
                faults.add(new Refusal.NotAllowed());
            }
            faults.addAll(NoteWords.requiredFaults(declined.reason()));
            return faults;
        });
    }

    public Ruling<RosNote> takeUp(RosRowTakenUp taken, Collection<PartyId> parties, Actor by) {
        var faults = new ArrayList<>(rights(parties, by));
        Optional<RosItem> found = find(taken.item());
        if (found.isEmpty()) {
            faults.add(new Refusal.NothingByThatName(taken.item()));
        } else if (found.get().setAside() == null) {
            faults.add(new Refusal.DoneBefore(taken.item()));
        }
        return ruled(taken, faults);
    }

    /** Name who follows a row, and accepts what remains of it. Of one that anybody has graded it is so when both sides want it. */
    public Ruling<RosNote> nameOwner(RosOwnerNamed owner, Collection<PartyId> parties, Actor by) {
        PartyId own = by.organisation();
        Noted<RosOwnerProposed> before =
                find(owner.item()).map(item -> item.wanted().owner()).orElse(null);
        boolean wanted = before != null
                && own != null
                && RosItem.isOfOtherSide(before.note().party(), own)
                && before.note().owner().equals(owner.party())
                && before.note().role() == owner.role();
        RosNote said = own != null && !wanted && takesTwo(owner.item(), parties, own)
                ? new RosOwnerProposed(owner.item(), own, owner.party(), owner.role())
                : owner;
        if (before != null && before.note().equals(said)) {
            return new Ruling.Made<>(List.of());
        }
        return onRow(said, parties, by, item -> ownerFaults(owner.party(), owner.role(), parties));
    }

    /** What stands against a role in a party having something to do or to follow. */
    private static List<Refusal> ownerFaults(PartyId party, Role role, Collection<PartyId> parties) {
        var faults = new ArrayList<Refusal>();
        if (!parties.contains(party)) {
            faults.add(new Refusal.NotAParty(party));
        }
        if (!role.hasTasksInParties()) {
            faults.add(new Refusal.RoleWithoutTasks(role));
        }
        return faults;
    }

    // ---- rules: grades ----------------------------------------------------------------------------------------------

    /**
     * A party grades by itself. A grade that falls without a measure that acts on it is refused; so is one before the measures that is lower
     * than in an earlier year, without a measure carried out since and without a reason.
     */
    public Ruling<RosNote> score(RosScored score, Collection<PartyId> parties, Actor by, LocalDate today) {
        return score(score, null, parties, by, today);
    }

    /**
     * The same, of what was read.
     *
     * @param read {@link RosLine#lastRead} of the party when it began; refused where something was noted since. Absent where nothing is
     *     known of it
     */
    public Ruling<RosNote> score(
            RosScored score, @Nullable Long read, Collection<PartyId> parties, Actor by, LocalDate today) {
        return onRow(score, parties, by, item -> {
            var faults = new ArrayList<Refusal>();
            if (!score.party().equals(by.organisation())) {
                faults.add(new Refusal.NotAllowed());
            }
            faults.addAll(lineFaults(item, score.area()));
            faults.addAll(NoteWords.faults(score.reason()));
            faults.addAll(groundFaults(item, score.ground()));
            item.line(score.area())
                    .filter(line -> read != null && line.lastRead(score.party()) != read)
                    .ifPresent(line -> faults.add(new Refusal.GradedMeanwhile()));
            faults.addAll(fallFaults(item.standingMeasures(), score.before(), score.after()));
            if (score.reason().isBlank()) {
                item.line(score.area())
                        .flatMap(line -> line.beforeThisYear(score.party(), today))
                        .ifPresent(last -> faults.addAll(yearFaults(item, last, score.before())));
            }
            return faults;
        });
    }

    /**
     * A party says what the parties agree on, once both sides have graded. They agree at once where all who have graded say the same, such
     * as when the party takes over what the others gave; else it is proposed, and they agree when the last of them has said yes. Where it
     * is another grade than all gave, the minutes say why.
     */
    public Ruling<RosNote> agree(RosAgreed agreed, Collection<PartyId> parties, Actor by, LocalDate today) {
        PartyId own = by.organisation();
        RosNote said = find(agreed.item())
                .flatMap(item -> item.line(agreed.area()))
                .filter(line -> own != null && line.isScoredByBothSides())
                .<RosNote>map(line -> saying(line, agreed, Objects.requireNonNull(own), parties))
                .orElse(agreed);
        return onRow(said, parties, by, item -> {
            var faults = new ArrayList<>(lineFaults(item, agreed.area()));
            item.line(agreed.area()).ifPresent(line -> {
                if (!line.isScoredByBothSides()) {
                    faults.add(new Refusal.NotScoredByBoth());
                } else if (own != null) {
                    faults.addAll(sayingFaults(line, said, own));
                }
                faults.addAll(NoteWords.faults(agreed.minutes()));
                boolean reasoned = !agreed.minutes().isBlank()
                        || isProposed(line, agreed)
                        || line.scores().values().stream()
                                .anyMatch(one -> one.note().before().equals(agreed.before())
                                        && !one.note().reason().isBlank());
                if (!reasoned) {
                    line.beforeThisYear(null, today)
                            .ifPresent(last -> faults.addAll(yearFaults(item, last, agreed.before())));
                }
            });
            faults.addAll(groundFaults(item, agreed.ground()));
            faults.addAll(fallFaults(item.standingMeasures(), agreed.before(), agreed.after()));
            return faults;
        });
    }

    /** Say yes to what another party has proposed; refused where it has proposed something else since. */
    public Ruling<RosNote> confirm(RosAgreementConfirmed yes, Collection<PartyId> parties, Actor by, LocalDate today) {
        var agreed = new RosAgreed(yes.item(), yes.area(), yes.before(), yes.after(), yes.ground(), "");
        boolean awaited = find(yes.item())
                .flatMap(item -> item.line(yes.area()))
                .filter(line -> line.standing() == RosLine.Standing.PROPOSED && isProposed(line, agreed))
                .isPresent();
        if (!yes.party().equals(by.organisation())) {
            return Ruling.refused(new Refusal.NotAllowed());
        }
        return awaited ? agree(agreed, parties, by, today) : ruled(yes, withRights(parties, by));
    }

    private static List<Refusal> withRights(Collection<PartyId> parties, Actor by) {
        var faults = new ArrayList<>(rights(parties, by));
        faults.add(new Refusal.NotedMeanwhile());
        return faults;
    }

    /** What it comes to that a party says a grade: the parties agree, or others are asked. */
    private static RosNote saying(RosLine line, RosAgreed agreed, PartyId own, Collection<PartyId> parties) {
        Set<PartyId> asked = line.otherwise(own, new RosLine.Grades(agreed.before(), agreed.after()));
        asked.retainAll(parties);
        RosLine.Proposal proposal = line.proposed();
        if (asked.isEmpty()) {
            String minutes = agreed.minutes().isBlank() && proposal != null && isProposed(line, agreed)
                    ? proposal.made().note().minutes()
                    : agreed.minutes();
            return new RosAgreed(
                    agreed.item(), agreed.area(), agreed.before(), agreed.after(), agreed.ground(), minutes);
        }
        return isProposed(line, agreed)
                ? new RosAgreementConfirmed(
                        agreed.item(), agreed.area(), own, agreed.before(), agreed.after(), agreed.ground())
                : new RosAgreementProposed(
                        agreed.item(),
                        agreed.area(),
                        own,
                        agreed.before(),
                        agreed.after(),
                        agreed.ground(),
                        agreed.minutes());
    }

    private static List<Refusal> sayingFaults(RosLine line, RosNote said, PartyId own) {
        RosLine.Proposal proposal = line.proposed();
        return switch (said) {
            case RosAgreed agreed -> {
                boolean asGiven = line.scores().values().stream()
                        .allMatch(one -> one.note().before().equals(agreed.before())
                                && Objects.equals(one.note().after(), agreed.after()));
                yield asGiven ? List.of() : NoteWords.requiredFaults(agreed.minutes());
            }
            case RosAgreementProposed proposed -> {
                var faults = new ArrayList<>(NoteWords.requiredFaults(proposed.minutes()));
                if (!line.scores().containsKey(own)) {
                    faults.add(new Refusal.NotScoredByOwnParty());
                }
                yield faults;
            }
            case RosAgreementConfirmed yes -> {
                if (proposal != null && proposal.grades().equals(line.said().get(own))) {
                    yield List.of(new Refusal.DoneBefore(yes.item()));
                }
                yield line.scores().containsKey(own) ? List.of() : List.of(new Refusal.NotScoredByOwnParty());
            }
            default -> throw new IllegalArgumentException("Says no grade: " + said);
        };
    }

    /** Whether this is what a party has proposed, and the parties have not agreed. */
    private static boolean isProposed(RosLine line, RosAgreed agreed) {
        RosLine.Proposal proposal = line.proposed();
        return line.agreed() == null
                && proposal != null
                && proposal.grades().equals(new RosLine.Grades(agreed.before(), agreed.after()));
    }

    /** What is lower than it was in an earlier year, with no measure carried out since that acts on it. */
    private static List<Refusal> yearFaults(RosItem item, RosLine.Past last, RosGrade before) {
        List<Measure> since = item.measures().stream()
                .filter(one -> one.moved() != null && one.isDone())
                .filter(one -> Objects.requireNonNull(one.moved()).on().isAfter(last.on()))
                .toList();
        int year = last.on().getYear();
        var faults = new ArrayList<Refusal>();
        if (before.likelihood() < last.before().likelihood()
                && since.stream().noneMatch(one -> one.set().lowers().lowersLikelihood())) {
            faults.add(new Refusal.FallsWithoutReason(Lowers.LIKELIHOOD.name(), year));
        }
        if (before.consequence() < last.before().consequence()
                && since.stream().noneMatch(one -> one.set().lowers().lowersConsequence())) {
            faults.add(new Refusal.FallsWithoutReason(Lowers.CONSEQUENCE.name(), year));
        }
        return faults;
    }

    private static List<Refusal> groundFaults(RosItem item, Sha256 ground) {
        return item.ground().equals(ground) ? List.of() : List.of(new Refusal.NotedMeanwhile());
    }

    private static List<Refusal> fallFaults(Collection<Measure> measures, RosGrade before, @Nullable RosGrade after) {
        return new RosLine.Grades(before, after)
                .fallenWithout(measures).stream()
                        .<Refusal>map(one -> new Refusal.FallsWithoutMeasure(one.name()))
                        .toList();
    }

    // ---- rules: measures --------------------------------------------------------------------------------------------

    public Ruling<RosNote> setMeasure(RosMeasureSet set, Collection<PartyId> parties, Actor by, LocalDate today) {
        return onRow(set, parties, by, item -> {
            var faults = new ArrayList<>(NoteWords.requiredFaults(set.what()));
            faults.addAll(ownerFaults(set.party(), set.role(), parties));
            if (items.stream().anyMatch(one -> one.measure(set.measure()).isPresent())) {
                faults.add(new Refusal.DoneBefore(set.measure()));
            }
            if (set.due().isBefore(today)) {
                faults.add(new Refusal.DatesOutOfOrder(today, set.due()));
            }
            return faults;
        });
    }

    /**
     * Say that a measure is to be another. A day that is moved out asks for a reason, and so it stays what a lower grade rests on. Nothing
     * is noted when it would be the same.
     */
    public Ruling<RosNote> changeMeasure(
            RosMeasureChanged changed, Collection<PartyId> parties, Actor by, LocalDate today) {
        Optional<Measure> found = find(changed.item()).flatMap(item -> item.measure(changed.measure()));
        Ruling<RosNote> ruling = onRow(changed, parties, by, item -> {
            if (found.isEmpty()) {
                return List.of(new Refusal.NothingByThatName(changed.measure()));
            }
            Measure measure = found.get();
            var faults = new ArrayList<Refusal>();
            if (!measure.isOpen()) {
                faults.add(new Refusal.DoneBefore(changed.measure()));
            }
            if (changed.edition() != measure.edition() + 1) {
                faults.add(new Refusal.NotedMeanwhile());
            }
            faults.addAll(NoteWords.requiredFaults(changed.what()));
            faults.addAll(ownerFaults(changed.party(), changed.role(), parties));
            LocalDate due = measure.set().due();
            if (changed.due().isBefore(today) && !changed.due().equals(due)) {
                faults.add(new Refusal.DatesOutOfOrder(today, changed.due()));
            }
            faults.addAll(
                    changed.due().isAfter(due)
                            ? NoteWords.requiredFaults(changed.reason())
                            : NoteWords.faults(changed.reason()));
            var others = new ArrayList<>(item.standingMeasures());
            others.replaceAll(one -> one.equals(measure) ? measure.changed(noted(changed)) : one);
            if (restsOn(item, others)) {
                faults.add(new Refusal.GradeRestsOnMeasure());
            }
            return faults;
        });
        boolean same = found.filter(one -> one.set().equals(as(changed))).isPresent();
        return same && ruling instanceof Ruling.Made<RosNote> ? new Ruling.Made<>(List.of()) : ruling;
    }

    /** A change as it would be noted; by whom and when does not matter to what it is asked for. */
    private static Noted<RosMeasureChanged> noted(RosMeasureChanged changed) {
        return new Noted<>(changed, 0, Instant.EPOCH, "", "", null);
    }

    private static RosMeasureSet as(RosMeasureChanged one) {
        return new RosMeasureSet(
                one.item(), one.measure(), one.what(), one.lowers(), one.party(), one.role(), one.due());
    }

    /**
     * Tell how it goes with a measure; always for the party whose it is, also to put right what was said before. A measure that a lower
     * grade rests on is not dropped.
     */
    public Ruling<RosNote> moveMeasure(RosMeasureMoved moved, Collection<PartyId> parties, Actor by, LocalDate today) {
        var faults = new ArrayList<>(rights(parties, by));
        Optional<RosItem> item = find(moved.item());
        Optional<Measure> measure = item.flatMap(one -> one.measure(moved.measure()));
        if (item.isEmpty() || measure.isEmpty()) {
            faults.add(new Refusal.NothingByThatName(moved.measure()));
            return ruled(moved, faults);
        }
        if (!by.mayCoordinate(List.of(measure.get().set().party()))) {
            faults.add(new Refusal.NotAllowed());
        }
        if (moved.on().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(moved.on()));
        }
        faults.addAll(
                moved.status() == MeasureStatus.STARTED && measure.get().isOpen()
                        ? NoteWords.faults(moved.said())
                        : NoteWords.requiredFaults(moved.said()));
        if (moved.status() == MeasureStatus.DROPPED) {
            var others = new ArrayList<>(item.get().standingMeasures());
            others.remove(measure.get());
            if (restsOn(item.get(), others)) {
                faults.add(new Refusal.GradeRestsOnMeasure());
            }
        }
        return ruled(moved, faults);
    }

    /**
     * Whether a grade has fallen, of any party or agreed, that would not stand with other measures than there are.
     *
     * @param others the measures there would be
     */
    private static boolean restsOn(RosItem item, List<Measure> others) {
        return item.lines().stream().flatMap(RosLine::standingGrades).anyMatch(grades -> !grades.fallenWithout(
                        item.standingMeasures())
                .containsAll(grades.fallenWithout(others)));
    }

    public Ruling<RosNote> propose(RosMeasureProposed proposed, Collection<PartyId> parties, Actor by) {
        return onRow(proposed, parties, by, item -> {
            Optional<Measure> measure = item.measure(proposed.measure());
            if (measure.isEmpty()) {
                return List.of(new Refusal.NothingByThatName(proposed.measure()));
            }
            return measure.get().proposed() == null ? List.of() : List.of(new Refusal.DoneBefore(proposed.measure()));
        });
    }

    // ---- rules: what remains ----------------------------------------------------------------------------------------

    /** A leader accepts for the party what remains, until a day. */
    public Ruling<RosNote> accept(RosRiskAccepted accepted, Collection<PartyId> parties, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        if (!parties.contains(accepted.party()) || !by.maySignFor(accepted.party())) {
            faults.add(new Refusal.NotAllowed());
        }
        Optional<RosItem> item = find(accepted.item()).filter(RosItem::isLookedAt);
        if (item.isEmpty()) {
            faults.add(new Refusal.NothingByThatName(accepted.item()));
            return ruled(accepted, faults);
        }
        faults.addAll(lineFaults(item.get(), accepted.area()));
        item.get().line(accepted.area()).ifPresent(line -> {
            if (!line.isSettled()) {
                faults.add(new Refusal.NotAgreed());
            } else if (line.grades()
                    .filter(one -> one.remaining().equals(accepted.remaining()))
                    .isEmpty()) {
                faults.add(new Refusal.NotedMeanwhile());
            }
        });
        PartyId owner = item.get().ownerParty();
        if (owner != null && !owner.equals(accepted.party())) {
            faults.add(new Refusal.NotAllowed());
        }
        if (!accepted.until().isAfter(today) || accepted.until().isAfter(today.plusYears(LONGEST_ACCEPTANCE))) {
            faults.add(new Refusal.DatesOutOfOrder(today, accepted.until()));
        }
        faults.addAll(NoteWords.requiredFaults(accepted.capacity(), accepted.reason()));
        return ruled(accepted, faults);
    }

    public Ruling<RosNote> withdrawAcceptance(RosAcceptanceWithdrawn withdrawn, Collection<PartyId> parties, Actor by) {
        var faults = new ArrayList<Refusal>();
        if (!parties.contains(withdrawn.party()) || !by.maySignFor(withdrawn.party())) {
            faults.add(new Refusal.NotAllowed());
        }
        boolean stands = find(withdrawn.item())
                .flatMap(item -> item.line(withdrawn.area()))
                .filter(line -> line.acceptances().containsKey(withdrawn.party()))
                .isPresent();
        if (!stands) {
            faults.add(new Refusal.NothingByThatName(withdrawn.item()));
        }
        faults.addAll(NoteWords.requiredFaults(withdrawn.reason()));
        return ruled(withdrawn, faults);
    }

    // ---- rules: deviations, the guide, meetings ---------------------------------------------------------------------

    /** @param known ids of the shared deviations of the agreement */
    public Ruling<RosNote> link(
            RosDeviationLinked linked, Collection<String> known, Collection<PartyId> parties, Actor by) {
        return onRow(linked, parties, by, item -> {
            if (!known.contains(linked.deviation())) {
                return List.of(new Refusal.NothingByThatName(linked.deviation()));
            }
            return item.deviations().contains(linked.deviation())
                    ? List.of(new Refusal.DoneBefore(linked.deviation()))
                    : List.of();
        });
    }

    public Ruling<RosNote> unlink(RosDeviationUnlinked unlinked, Collection<PartyId> parties, Actor by) {
        return onRow(
                unlinked,
                parties,
                by,
                item -> item.deviations().contains(unlinked.deviation())
                        ? List.of()
                        : List.of(new Refusal.NothingByThatName(unlinked.deviation())));
    }

    public Ruling<RosNote> answer(RosGuideAnswered answered, RosGuide guide, Collection<PartyId> parties, Actor by) {
        var faults = new ArrayList<>(rights(parties, by));
        if (!answered.party().equals(by.organisation())) {
            faults.add(new Refusal.NotAllowed());
        }
        if (guide.find(answered.item()).isEmpty()) {
            faults.add(new Refusal.NothingByThatName(answered.item()));
        }
        faults.addAll(NoteWords.faults(answered.said()));
        return ruled(answered, faults);
    }

    /** Say that the parties have gone through it together. */
    public Ruling<RosNote> conclude(RosConcluded concluded, Collection<PartyId> parties, Actor by, LocalDate today) {
        var faults = new ArrayList<>(rights(parties, by));
        if (listed == null) {
            faults.add(new Refusal.NothingListed());
        }
        if (concluded.on().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(concluded.on()));
        }
        if (!concluded.next().isAfter(concluded.on())) {
            faults.add(new Refusal.DatesOutOfOrder(concluded.on(), concluded.next()));
        }
        faults.addAll(NoteWords.requiredFaults(concluded.present(), concluded.minutes()));
        return ruled(concluded, faults);
    }

    private static List<Refusal> rights(Collection<PartyId> parties, Actor by) {
        return by.mayCoordinate(parties) ? List.of() : List.of(new Refusal.NotAllowed());
    }

    private List<Refusal> areaFaults(String area) {
        return scale().flatMap(scale -> scale.area(area)).isPresent()
                ? List.of()
                : List.of(new Refusal.UnknownTerm(area));
    }

    private static List<Refusal> lineFaults(RosItem item, String area) {
        return item.line(area).isPresent() ? List.of() : List.of(new Refusal.UnknownTerm(area));
    }

    private Ruling<RosNote> onRow(
            RosNote note, Collection<PartyId> parties, Actor by, Function<RosItem, List<? extends Refusal>> more) {
        var faults = new ArrayList<>(rights(parties, by));
        Optional<RosItem> found = find(note.item());
        if (found.isEmpty()) {
            faults.add(new Refusal.NothingByThatName(note.item()));
        } else if (!found.get().isLookedAt()) {
            faults.add(new Refusal.RowNotLookedAt());
        }
        found.ifPresent(item -> faults.addAll(more.apply(item)));
        return ruled(note, faults);
    }

    private static Ruling<RosNote> ruled(RosNote note, List<Refusal> faults) {
        return faults.isEmpty() ? Ruling.made(note) : Ruling.refused(List.copyOf(new LinkedHashSet<>(faults)));
    }
}
