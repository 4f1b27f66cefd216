package no.avtaleverk.model.ros;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosItem.Measure;
import no.avtaleverk.model.ros.RosNote.RosAgreed;
import no.avtaleverk.model.ros.RosNote.RosRiskAccepted;
import no.avtaleverk.model.ros.RosNote.RosScored;
import org.jspecify.annotations.Nullable;

/**
 * One row looked at in one area, so that it is always clear what a grade is about.
 *
 * @param scale by which it is graded
 * @param scores the last of each party
 * @param agreed absent while the parties have not agreed since either graded last
 * @param acceptances the last of each party that has accepted what remains
 * @param earlier what it stood at before the clauses or the scale became others, so that it is to be graded anew; absent when it was not
 *     graded then
 */
public record RosLine(
        String area,
        RosScale scale,
        Map<PartyId, Noted<RosScored>> scores,
        @Nullable Noted<RosAgreed> agreed,
        Map<PartyId, Noted<RosRiskAccepted>> acceptances,
        @Nullable Grades earlier) {
    public RosLine {
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
        acceptances = Collections.unmodifiableMap(new LinkedHashMap<>(acceptances));
    }

    /** Where the work with it stands. */
    public enum Standing {
        UNSCORED,
        /** One side has graded, and the other has not. */
        ONE_SIDED,
        /** Both sides have graded, otherwise. */
        APART,
        /** Both sides have graded the same, and nobody has said that this is agreed. */
        ALIKE,
        AGREED,
        /** Graded on other words than those that stand now. */
        TO_BE_SCORED_AGAIN
    }

    /** Likelihood and consequence before and after the measures. */
    public record Grades(RosGrade before, @Nullable RosGrade after) {
        /** What remains: after the measures, or as it is where there are none. */
        public RosGrade remaining() {
            return after == null ? before : after;
        }

        /** What has fallen without one of these measures acting on it. */
        Set<Lowers> fallenWithout(Collection<Measure> measures) {
            var fallen = EnumSet.noneOf(Lowers.class);
            RosGrade then = remaining();
            if (then.likelihood() < before.likelihood()
                    && measures.stream().noneMatch(one -> one.set().lowers().lowersLikelihood())) {
                fallen.add(Lowers.LIKELIHOOD);
            }
            if (then.consequence() < before.consequence()
                    && measures.stream().noneMatch(one -> one.set().lowers().lowersConsequence())) {
                fallen.add(Lowers.CONSEQUENCE);
            }
            return fallen;
        }
    }

    static RosLine empty(String area, RosScale scale) {
        return new RosLine(area, scale, Map.of(), null, Map.of(), null);
    }

    RosLine scored(Noted<RosScored> score) {
        var now = new LinkedHashMap<>(scores);
        now.put(score.note().party(), score);
        return new RosLine(area, scale, now, null, acceptances, earlier);
    }

    RosLine agreed(Noted<RosAgreed> agreement) {
        return new RosLine(area, scale, scores, agreement, acceptances, null);
    }

    RosLine accepted(Noted<RosRiskAccepted> acceptance) {
        var now = new LinkedHashMap<>(acceptances);
        now.put(acceptance.note().party(), acceptance);
        return new RosLine(area, scale, scores, agreed, now, earlier);
    }

    RosLine withdrawn(PartyId party) {
        var now = new LinkedHashMap<>(acceptances);
        now.remove(party);
        return new RosLine(area, scale, scores, agreed, now, earlier);
    }

    /** The same with nothing graded on the words and by the scale that stand now. */
    RosLine onOtherGround(RosScale now) {
        return new RosLine(area, now, Map.of(), null, Map.of(), grades().orElse(null));
    }

    /** Whether anybody has graded it on the words and by the scale that stand. */
    boolean isGraded() {
        return agreed != null || !scores.isEmpty();
    }

    /** Every grade that stands: what is agreed, and what each party has given. */
    Stream<Grades> standingGrades() {
        Noted<RosAgreed> settled = agreed;
        return Stream.concat(
                settled == null
                        ? Stream.empty()
                        : Stream.of(new Grades(
                                settled.note().before(), settled.note().after())),
                scores.values().stream()
                        .map(one -> new Grades(one.note().before(), one.note().after())));
    }

    /** Whether both sides have graded: a health trust and a kommune. */
    boolean isScoredByBothSides() {
        boolean municipality = scores.keySet().stream().anyMatch(PartyId::isMunicipality);
        boolean trust = scores.keySet().stream().anyMatch(party -> !party.isMunicipality());
        return municipality && trust;
    }

    /** Whether both sides know what it stands at: both have graded, or they have agreed. */
    boolean isTold() {
        return agreed != null || isScoredByBothSides();
    }

    /** Whether it was graded on other words than those that stand, and nobody has graded it since. */
    public boolean isToBeScoredAgain() {
        return earlier != null && scores.isEmpty();
    }

    /** Whether all who have graded gave the same grades. */
    public boolean isAlike() {
        return scores.values().stream()
                        .map(one -> new Grades(one.note().before(), one.note().after()))
                        .distinct()
                        .count()
                == 1;
    }

    public Standing standing() {
        if (isToBeScoredAgain()) {
            return Standing.TO_BE_SCORED_AGAIN;
        }
        if (agreed != null) {
            return Standing.AGREED;
        }
        if (scores.isEmpty()) {
            return Standing.UNSCORED;
        }
        if (!isScoredByBothSides()) {
            return Standing.ONE_SIDED;
        }
        return isAlike() ? Standing.ALIKE : Standing.APART;
    }

    /**
     * What it stands at: what is agreed, or else the gravest that a party has given, or else what it stood at on other words; empty while
     * nobody has graded.
     */
    public Optional<Grades> grades() {
        Noted<RosAgreed> settled = agreed;
        if (settled != null) {
            return Optional.of(
                    new Grades(settled.note().before(), settled.note().after()));
        }
        return scores.values().stream()
                .map(one -> new Grades(one.note().before(), one.note().after()))
                .max(Comparator.comparing(Grades::remaining, scale.byGravity())
                        .thenComparing(Grades::before, scale.byGravity()))
                .or(() -> Optional.ofNullable(earlier));
    }

    /** The last day for which somebody has accepted no less than what remains; empty while nobody has. */
    public Optional<LocalDate> acceptedUntil(@Nullable PartyId owner) {
        return grades().map(Grades::remaining).flatMap(remaining -> acceptances.values().stream()
                .map(Noted::note)
                .filter(one -> owner == null || owner.equals(one.party()))
                .filter(one -> remaining.likelihood() <= one.remaining().likelihood()
                        && remaining.consequence() <= one.remaining().consequence())
                .map(RosRiskAccepted::until)
                .max(LocalDate::compareTo));
    }

    /** Whether somebody has accepted no less than what remains, for this day. */
    public boolean isAccepted(@Nullable PartyId owner, LocalDate today) {
        return acceptedUntil(owner).filter(until -> !today.isAfter(until)).isPresent();
    }

    /** Whether what remains is for a leader to accept, accepted or not: it is agreed, and so grave that it asks for that. */
    public boolean asksForAcceptance(RosScale scale) {
        return standing() == Standing.AGREED
                && grades().map(Grades::remaining).filter(scale::needsDecision).isPresent();
    }

    /** Whether what remains is still to be accepted by somebody. */
    public boolean awaitsAcceptance(RosScale scale, @Nullable PartyId owner, LocalDate today) {
        return asksForAcceptance(scale) && !isAccepted(owner, today);
    }
}
