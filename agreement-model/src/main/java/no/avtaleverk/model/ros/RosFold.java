package no.avtaleverk.model.ros;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosItem.Change;
import no.avtaleverk.model.ros.RosItem.Measure;
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
import no.avtaleverk.model.ros.RosNote.RosReadBack;
import no.avtaleverk.model.ros.RosNote.RosRiskAccepted;
import no.avtaleverk.model.ros.RosNote.RosRowAdded;
import no.avtaleverk.model.ros.RosNote.RosRowSetAside;
import no.avtaleverk.model.ros.RosNote.RosRowTakenUp;
import no.avtaleverk.model.ros.RosNote.RosScored;
import org.jspecify.annotations.Nullable;

/** Makes an analysis of its notes, one after another. */
final class RosFold {
    /** How much of its words a duty keeps at least when it is the same duty in other words. */
    private static final double LIKE = 0.5;

    private @Nullable Noted<RosListed> listed;
    private Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, Map<PartyId, Noted<RosGuideAnswered>>> answers = new LinkedHashMap<>();
    private final List<Noted<RosConcluded>> conclusions = new ArrayList<>();

    /** A row while notes are added. */
    private static final class Row {
        private RosRow row;
        private RosScale scale;
        private Change change;
        private final Map<String, RosLine> lines = new LinkedHashMap<>();
        /** What was graded on other words and by other scales, by what it rested on: a list may be made of the same text again. */
        private final Map<Sha256, Map<String, RosLine>> remembered = new HashMap<>();
        /** A duty in other words has another id. */
        private final Set<String> formerIds = new HashSet<>();
        /** Areas that people, and not the library, want it looked at in. */
        private final Set<String> asked = new LinkedHashSet<>();

        private final List<Measure> measures = new ArrayList<>();
        private @Nullable RosOwnerNamed owner;
        private final Set<String> deviations = new LinkedHashSet<>();
        private @Nullable String setAside;
        private RosItem.Wanted wanted = RosItem.Wanted.NOTHING;
        private final List<Noted<RosNote>> history = new ArrayList<>();

        Row(RosRow row, RosScale scale, Change change) {
            this.row = row;
            this.scale = scale;
            this.change = change;
            if (row.kind() == RosRow.Kind.OWN) {
                asked.addAll(row.areas());
            }
            row.areas().forEach(area -> lines.put(area, RosLine.empty(area, scale)));
        }

        Sha256 ground() {
            return row.ground(scale);
        }

        /**
         * Take the row of a later list. What was graded stands where it rests on the same words and scale, also when others came between;
         * else it is kept to be seen, and is to be graded anew.
         */
        void become(RosRow now, RosScale by) {
            Map<String, RosLine> last = new LinkedHashMap<>(lines);
            remembered.put(ground(), last);
            Map<String, RosLine> then = remembered.getOrDefault(now.ground(by), Map.of());
            lines.clear();
            for (String area : areas(now, by, last, then)) {
                RosLine line = then.get(area);
                RosLine anew = last.getOrDefault(area, RosLine.empty(area, by)).onOtherGround(by);
                lines.put(area, line != null && stands(line) ? line.withPast(anew.past()) : anew);
            }
            boolean changed = !row.digest().equals(now.digest());
            change = change == Change.GONE ? Change.NEW : changed ? Change.CHANGED : Change.SAME;
            formerIds.add(row.id());
            row = now;
            scale = by;
        }

        private static Set<String> gradedAreas(Map<String, RosLine> lines) {
            var areas = new LinkedHashSet<String>();
            lines.forEach((area, line) -> {
                if (line.grades().isPresent()) {
                    areas.add(area);
                }
            });
            return areas;
        }

        /** An area that people want stays; so does one the library has dropped where somebody has graded it. The scale has to have it. */
        private Set<String> areas(RosRow now, RosScale by, Map<String, RosLine> last, Map<String, RosLine> then) {
            var areas = new LinkedHashSet<>(now.areas());
            areas.addAll(asked);
            areas.addAll(gradedAreas(last));
            areas.addAll(gradedAreas(then));
            areas.removeIf(area -> by.area(area).isEmpty());
            if (areas.isEmpty()) {
                areas.add(by.mainArea());
            }
            return areas;
        }

        /** Whether a line that was graded once may stand again: the measures a lower grade rested on are not dropped since. */
        private boolean stands(RosLine line) {
            List<Measure> standing =
                    measures.stream().filter(one -> !one.isDropped()).toList();
            return line.isGraded()
                    && line.standingGrades()
                            .allMatch(grades -> grades.fallenWithout(standing).isEmpty());
        }

        void want(String area) {
            asked.add(area);
            lines.putIfAbsent(area, RosLine.empty(area, scale));
        }

        void line(String area, UnaryOperator<RosLine> then) {
            lines.put(area, then.apply(lines.getOrDefault(area, RosLine.empty(area, scale))));
        }

        void measure(String id, UnaryOperator<Measure> then) {
            measures.replaceAll(one -> one.set().measure().equals(id) ? then.apply(one) : one);
        }

        RosItem done() {
            return new RosItem(
                    row,
                    ground(),
                    change,
                    List.copyOf(lines.values()),
                    measures,
                    owner,
                    deviations,
                    setAside,
                    wanted,
                    history);
        }
    }

    void add(Noted<RosNote> noted) {
        switch (noted.note()) {
            case RosListed list -> list(list, noted);
            case RosRowAdded added -> {
                if (listed != null) {
                    rows.put(added.item(), new Row(added.row(), listed.note().scale(), Change.NEW));
                }
            }
            case RosAreaAdded added -> on(added.item(), row -> row.want(added.area()));
            case RosScored score ->
                on(score.item(), row -> row.line(score.area(), one -> one.scored(as(noted, score))));
            case RosAgreed agreed ->
                on(agreed.item(), row -> row.line(agreed.area(), one -> one.agreed(as(noted, agreed))));
            case RosAgreementProposed proposed ->
                on(proposed.item(), row -> row.line(proposed.area(), one -> one.proposed(as(noted, proposed))));
            case RosAgreementConfirmed confirmed ->
                on(confirmed.item(), row -> row.line(confirmed.area(), one -> one.confirmed(as(noted, confirmed))));
            case RosRiskAccepted accepted ->
                on(accepted.item(), row -> row.line(accepted.area(), one -> one.accepted(as(noted, accepted))));
            case RosAcceptanceWithdrawn withdrawn ->
                on(withdrawn.item(), row -> row.line(withdrawn.area(), one -> one.withdrawn(withdrawn.party())));
            case RosRowSetAside aside ->
                on(aside.item(), row -> {
                    row.setAside = aside.reason();
                    row.wanted = row.wanted.without(OfRow.ASIDE);
                });
            case RosAsideProposed aside ->
                on(aside.item(), row -> row.wanted = new RosItem.Wanted(as(noted, aside), row.wanted.owner()));
            case RosOwnerProposed owner ->
                on(owner.item(), row -> row.wanted = new RosItem.Wanted(row.wanted.aside(), as(noted, owner)));
            case RosProposalDeclined declined ->
                on(declined.item(), row -> row.wanted = row.wanted.without(declined.what()));
            case RosRowTakenUp taken -> on(taken.item(), row -> row.setAside = null);
            case RosMeasureSet set ->
                on(set.item(), row -> row.measures.add(new Measure(as(noted, set), List.of(), null, null)));
            case RosMeasureChanged changed ->
                on(changed.item(), row -> row.measure(changed.measure(), one -> one.changed(as(noted, changed))));
            case RosMeasureMoved moved ->
                on(
                        moved.item(),
                        row -> row.measure(
                                moved.measure(),
                                one -> new Measure(one.first(), one.changes(), moved, one.proposed())));
            case RosMeasureProposed proposed ->
                on(
                        proposed.item(),
                        row -> row.measure(
                                proposed.measure(),
                                one -> new Measure(one.first(), one.changes(), one.moved(), proposed)));
            case RosOwnerNamed owner ->
                on(owner.item(), row -> {
                    row.owner = owner;
                    row.wanted = row.wanted.without(OfRow.OWNER);
                });
            case RosDeviationLinked linked -> on(linked.item(), row -> row.deviations.add(linked.deviation()));
            case RosDeviationUnlinked unlinked ->
                on(unlinked.item(), row -> row.deviations.remove(unlinked.deviation()));
            case RosGuideAnswered answered ->
                answers.computeIfAbsent(answered.item(), item -> new LinkedHashMap<>())
                        .put(answered.party(), as(noted, answered));
            case RosReadBack read -> {}
            case RosConcluded concluded -> conclusions.add(as(noted, concluded));
        }
        on(noted.note().item(), row -> row.history.add(noted));
    }

    private static <N extends RosNote> Noted<N> as(Noted<RosNote> noted, N note) {
        return new Noted<>(note, noted.number(), noted.at(), noted.userId(), noted.userName(), noted.organisation());
    }

    private void on(String id, Consumer<Row> then) {
        Row row = rows.get(id);
        if (row != null) {
            then.accept(row);
        }
    }

    private void list(RosListed list, Noted<RosNote> noted) {
        listed = as(noted, list);
        Map<String, Row> left = new LinkedHashMap<>(rows);
        Map<String, Row> now = new LinkedHashMap<>();
        // Rows that are still there are found first, so that a duty in new words is held only against those that are
        // gone.
        list.rows().forEach(row -> left.remove(row.id()));
        for (RosRow row : list.rows()) {
            Row known = known(row, left);
            if (known == null) {
                now.put(row.id(), new Row(row, list.scale(), Change.NEW));
            } else {
                left.remove(known.row.id());
                known.become(row, list.scale());
                now.put(row.id(), known);
            }
        }
        left.forEach((id, row) -> {
            if (row.row.kind() == RosRow.Kind.OWN) {
                row.become(row.row, list.scale());
                now.put(id, row);
            } else {
                row.change = Change.GONE;
                now.put(id, row);
            }
        });
        rows = now;
    }

    /** The row that a row of a new list was before; absent when it is a new one. */
    private @Nullable Row known(RosRow row, Map<String, Row> gone) {
        Row same = rows.get(row.id());
        return same != null
                ? same
                : gone.values().stream()
                        .filter(one -> one.formerIds.contains(row.id()))
                        .findFirst()
                        .orElseGet(() -> reworded(row, gone));
    }

    /** The duty of the same clause that a duty is, in other words; absent when it is a new one. */
    private static @Nullable Row reworded(RosRow row, Map<String, Row> gone) {
        if (row.kind() != RosRow.Kind.DUTY) {
            return null;
        }
        Row best = null;
        double most = 0;
        for (Row one : gone.values()) {
            boolean sameClause = one.row.kind() == RosRow.Kind.DUTY
                    && one.change != Change.GONE
                    && one.row
                            .barriers()
                            .getFirst()
                            .clause()
                            .equals(row.barriers().getFirst().clause());
            double like =
                    sameClause ? likeness(one.row.words().nb(), row.words().nb()) : 0;
            if (like >= LIKE && like > most) {
                most = like;
                best = one;
            }
        }
        return best;
    }

    /** The share of words two texts have in common (Dice), from 0 to 1. */
    private static double likeness(String one, String other) {
        Set<String> a = words(one);
        Set<String> b = words(other);
        var common = new HashSet<>(a);
        common.retainAll(b);
        return a.isEmpty() && b.isEmpty() ? 1 : 2.0 * common.size() / (a.size() + b.size());
    }

    private static Set<String> words(String text) {
        var words = new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
        words.remove("");
        return words;
    }

    RosAnalysis done() {
        return new RosAnalysis(listed, rows.values().stream().map(Row::done).toList(), answers, conclusions);
    }
}
