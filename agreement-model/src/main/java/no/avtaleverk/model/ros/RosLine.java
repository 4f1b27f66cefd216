package no.avtaleverk.model.ros;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosNote.RosAgreed;
import no.avtaleverk.model.ros.RosNote.RosRiskAccepted;
import no.avtaleverk.model.ros.RosNote.RosScored;
import org.jspecify.annotations.Nullable;

/**
 * One row looked at in one area, so that it is always clear what a grade is about.
 *
 * @param scores the last of each party
 * @param agreed absent while the parties have not agreed since either graded last
 * @param acceptances the last of each party that has accepted what remains
 * @param earlier what it stood at before the clauses or the scale became others, so that it is to be graded anew; absent when it was not
 *     graded then
 */
public record RosLine(
        String area,
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
    }

    static RosLine empty(String area) {
        return new RosLine(area, Map.of(), null, Map.of(), null);
    }

    RosLine scored(Noted<RosScored> score) {
        var now = new LinkedHashMap<>(scores);
        now.put(score.note().party(), score);
        return new RosLine(area, now, null, acceptances, earlier);
    }

    RosLine agreed(Noted<RosAgreed> agreement) {
        return new RosLine(area, scores, agreement, acceptances, null);
    }

    RosLine accepted(Noted<RosRiskAccepted> acceptance) {
        var now = new LinkedHashMap<>(acceptances);
        now.put(acceptance.note().party(), acceptance);
        return new RosLine(area, scores, agreed, now, earlier);
    }

    RosLine withdrawn(PartyId party) {
        var now = new LinkedHashMap<>(acceptances);
        now.remove(party);
        return new RosLine(area, scores, agreed, now, earlier);
    }

    RosLine onOtherGround() {
        return new RosLine(area, Map.of(), null, Map.of(), grades().orElse(null));
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
                .max(Comparator.<Grades>comparingInt(one -> one.remaining().score())
                        .thenComparingInt(one -> one.before().score()))
                .or(() -> Optional.ofNullable(earlier));
    }

    /** Whether somebody has accepted no less than what remains, for this day. */
    public boolean isAccepted(@Nullable PartyId owner, LocalDate today) {
        RosGrade remaining = grades().map(Grades::remaining).orElse(null);
        return remaining != null
                && acceptances.values().stream()
                        .map(Noted::note)
                        .filter(one -> owner == null || owner.equals(one.party()))
                        .anyMatch(one -> !today.isAfter(one.until())
                                && remaining.likelihood() <= one.remaining().likelihood()
                                && remaining.consequence() <= one.remaining().consequence());
    }

    /** Whether what remains is still to be accepted by somebody: it is agreed, and asks for that. */
    public boolean awaitsAcceptance(RosScale scale, @Nullable PartyId owner, LocalDate today) {
        return standing() == Standing.AGREED
                && grades().map(Grades::remaining).filter(scale::needsDecision).isPresent()
                && !isAccepted(owner, today);
    }
}
