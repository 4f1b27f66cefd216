package no.avtaleverk.model.ros;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.ros.RosItem.Measure;
import no.avtaleverk.model.ros.RosNote.RosAgreed;
import no.avtaleverk.model.ros.RosNote.RosAgreementConfirmed;
import no.avtaleverk.model.ros.RosNote.RosAgreementProposed;
import no.avtaleverk.model.ros.RosNote.RosRiskAccepted;
import no.avtaleverk.model.ros.RosNote.RosScored;
import no.avtaleverk.model.time.Norway;
import org.jspecify.annotations.Nullable;

/**
 * One row looked at in one area, so that it is always clear what a grade is about.
 *
 * @param scale by which it is graded
 * @param scores the last of each party
 * @param said what each who has graded says now: its grade, or what it has proposed or said yes to since
 * @param proposed what one party wants to agree on, or what led to the agreement; absent when either graded since
 * @param agreed absent while the parties have not agreed since either graded last
 * @param acceptances the last of each party that has accepted what remains
 * @param earlier what it stood at before the clauses or the scale became others, so that it is to be graded anew; absent when it was not
 *     graded then
 * @param past what was graded before the measures by the scale it has now, oldest first
 */
public record RosLine(
        String area,
        RosScale scale,
        Map<PartyId, Noted<RosScored>> scores,
        Map<PartyId, Grades> said,
        @Nullable Proposal proposed,
        @Nullable Noted<RosAgreed> agreed,
        Map<PartyId, Noted<RosRiskAccepted>> acceptances,
        @Nullable Grades earlier,
        List<Past> past) {
    public RosLine {
        scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
        said = Collections.unmodifiableMap(new LinkedHashMap<>(said));
        acceptances = Collections.unmodifiableMap(new LinkedHashMap<>(acceptances));
        past = List.copyOf(past);
    }

    /**
     * What one party wants the parties to agree on.
     *
     * @param confirmed by those who have said yes, while others were still asked
     */
    public record Proposal(Noted<RosAgreementProposed> made, Map<PartyId, Noted<RosAgreementConfirmed>> confirmed) {
        public Proposal {
            confirmed = Collections.unmodifiableMap(new LinkedHashMap<>(confirmed));
        }

        public Grades grades() {
            return new Grades(made.note().before(), made.note().after());
        }

        private Proposal with(Noted<RosAgreementConfirmed> yes) {
            var now = new LinkedHashMap<>(confirmed);
            now.put(yes.note().party(), yes);
            return new Proposal(made, now);
        }
    }

    /**
     * A grade before the measures, as it was given once.
     *
     * @param on in Norway
     * @param party absent when the parties agreed on it
     */
    public record Past(LocalDate on, @Nullable PartyId party, RosGrade before) {
        static Past of(Noted<?> noted, @Nullable PartyId party, RosGrade before) {
            return new Past(LocalDate.ofInstant(noted.at(), Norway.ZONE), party, before);
        }
    }

    /** Where the work with it stands. */
    public enum Standing {
        UNSCORED,
        /** One side has graded, and the other has not. */
        ONE_SIDED,
        /** Both sides have graded, otherwise. */
        APART,
        /** One has proposed what to agree on, and not all who have graded have said yes. */
        PROPOSED,
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
        return new RosLine(area, scale, Map.of(), Map.of(), null, null, Map.of(), null, List.of());
    }

    /** A new grade ends what was agreed and what was proposed: somebody thinks otherwise than then. */
    RosLine scored(Noted<RosScored> score) {
        PartyId party = score.note().party();
        var now = new LinkedHashMap<>(scores);
        now.put(party, score);
        return new RosLine(
                area,
                scale,
                now,
                saidAnd(Map.of(
                        party, new Grades(score.note().before(), score.note().after()))),
                null,
                null,
                acceptances,
                earlier,
                pastAnd(Past.of(score, party, score.note().before())));
    }

    RosLine proposed(Noted<RosAgreementProposed> made) {
        var proposal = new Proposal(made, Map.of());
        return new RosLine(
                area,
                scale,
                scores,
                saidAnd(Map.of(made.note().party(), proposal.grades())),
                proposal,
                null,
                acceptances,
                earlier,
                past);
    }

    RosLine confirmed(Noted<RosAgreementConfirmed> yes) {
        Proposal stands = proposed;
        return stands == null
                ? this
                : new RosLine(
                        area,
                        scale,
                        scores,
                        saidAnd(Map.of(yes.note().party(), stands.grades())),
                        stands.with(yes),
                        agreed,
                        acceptances,
                        earlier,
                        past);
    }

    RosLine agreed(Noted<RosAgreed> agreement) {
        var grades = new Grades(agreement.note().before(), agreement.note().after());
        Proposal led = proposed;
        var all = new LinkedHashMap<PartyId, Grades>();
        scores.keySet().forEach(party -> all.put(party, grades));
        return new RosLine(
                area,
                scale,
                scores,
                all,
                led != null && led.grades().equals(grades) ? led : null,
                agreement,
                acceptances,
                null,
                pastAnd(Past.of(agreement, null, grades.before())));
    }

    RosLine accepted(Noted<RosRiskAccepted> acceptance) {
        var now = new LinkedHashMap<>(acceptances);
        now.put(acceptance.note().party(), acceptance);
        return new RosLine(area, scale, scores, said, proposed, agreed, now, earlier, past);
    }

    RosLine withdrawn(PartyId party) {
        var now = new LinkedHashMap<>(acceptances);
        now.remove(party);
        return new RosLine(area, scale, scores, said, proposed, agreed, now, earlier, past);
    }

    /** The same with nothing graded on the words and by the scale that stand now. */
    RosLine onOtherGround(RosScale now) {
        return new RosLine(
                area,
                now,
                Map.of(),
                Map.of(),
                null,
                null,
                Map.of(),
                grades().orElse(null),
                scale.isSameAs(now) ? past : List.of());
    }

    /** The same, and what was graded before the measures while it did not stand. */
    RosLine withPast(List<Past> meanwhile) {
        List<Past> all =
                Stream.concat(past.stream(), meanwhile.stream()).distinct().toList();
        return new RosLine(area, scale, scores, said, proposed, agreed, acceptances, earlier, all);
    }

    /** Whether anybody has graded it on the words and by the scale that stand. */
    boolean isGraded() {
        return agreed != null || !scores.isEmpty();
    }

    /** Every grade that stands: what is agreed, what is proposed, and what each party has given. */
    Stream<Grades> standingGrades() {
        Noted<RosAgreed> settled = agreed;
        Proposal wanted = proposed;
        var all = new ArrayList<Grades>();
        if (settled != null) {
            all.add(new Grades(settled.note().before(), settled.note().after()));
        }
        if (wanted != null) {
            all.add(wanted.grades());
        }
        scores.values()
                .forEach(one ->
                        all.add(new Grades(one.note().before(), one.note().after())));
        return all.stream();
    }

    private Map<PartyId, Grades> saidAnd(Map<PartyId, Grades> now) {
        var all = new LinkedHashMap<>(said);
        all.putAll(now);
        return all;
    }

    private List<Past> pastAnd(Past one) {
        var now = new ArrayList<>(past);
        now.add(one);
        return now;
    }

    /**
     * The grade before the measures of last year, or of the last year before that in which it was graded: what was agreed, or what the
     * party gave after that.
     *
     * @param party absent for what was agreed alone
     */
    Optional<Past> beforeThisYear(@Nullable PartyId party, LocalDate today) {
        return past.stream()
                .filter(one -> one.on().getYear() < today.getYear())
                .filter(one -> one.party() == null || one.party().equals(party))
                .reduce((first, second) -> second);
    }

    // ---- what the parties say ---------------------------------------------------------------------------------------

    /** Those who have graded and say otherwise than a party that says this. */
    Set<PartyId> otherwise(PartyId party, Grades grades) {
        var others = new LinkedHashSet<PartyId>();
        said.forEach((one, says) -> {
            if (!one.equals(party) && !says.equals(grades)) {
                others.add(one);
            }
        });
        return others;
    }

    /** Those whose yes to what is proposed is awaited; empty when nothing is. */
    public Set<PartyId> awaited() {
        Proposal stands = proposed;
        return stands == null || agreed != null
                ? Set.of()
                : otherwise(stands.made().note().party(), stands.grades());
    }

    /**
     * The number of the last note a party could have read of what it is about to grade: its own grade, what is agreed, and, once it has
     * graded, what is proposed; 0 when there is none. What others grade apart does not count.
     */
    public long lastRead(PartyId party) {
        Noted<RosScored> own = scores.get(party);
        Noted<RosAgreed> settled = agreed;
        Proposal stands = proposed;
        long last = Math.max(own == null ? 0 : own.number(), settled == null ? 0 : settled.number());
        return own == null || stands == null
                ? last
                : Math.max(last, stands.made().number());
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

    /** Whether all who have graded say the same now. */
    public boolean isAlike() {
        return said.values().stream().distinct().count() == 1;
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
        if (proposed != null) {
            return Standing.PROPOSED;
        }
        return isAlike() ? Standing.ALIKE : Standing.APART;
    }

    /**
     * What it stands at: what is agreed, or else the gravest that a party has given or says now, or else what it stood at on other words;
     * empty while nobody has graded.
     */
    public Optional<Grades> grades() {
        Noted<RosAgreed> settled = agreed;
        if (settled != null) {
            return Optional.of(
                    new Grades(settled.note().before(), settled.note().after()));
        }
        return Stream.concat(
                        scores.values().stream()
                                .map(one -> new Grades(
                                        one.note().before(), one.note().after())),
                        said.values().stream())
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

    /** Whether both sides stand for one grade: they have agreed, or graded the same. */
    public boolean isSettled() {
        return standing() == Standing.AGREED || standing() == Standing.ALIKE;
    }

    /** Whether what remains is for a leader to accept, accepted or not: both sides stand for it, and it is so grave that it asks for that. */
    public boolean asksForAcceptance(RosScale scale) {
        return isSettled() && isGrave(scale);
    }

    /** Whether a leader would have to accept what remains, and can not yet, since both sides do not stand for one grade. */
    public boolean isTooEarlyToAccept(RosScale scale) {
        return !isSettled() && isGrave(scale);
    }

    private boolean isGrave(RosScale scale) {
        return grades().map(Grades::remaining).filter(scale::needsDecision).isPresent();
    }

    /** Whether what remains is still to be accepted by somebody. */
    public boolean awaitsAcceptance(RosScale scale, @Nullable PartyId owner, LocalDate today) {
        return asksForAcceptance(scale) && !isAccepted(owner, today);
    }
}
