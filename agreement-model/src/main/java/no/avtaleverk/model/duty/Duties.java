package no.avtaleverk.model.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.Agreement.InForce;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.agreement.OwnTerms;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.agreement.SigningPlan;
import no.avtaleverk.model.agreement.SubmissionDuty;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * The duties of one agreement on a day, in the order of their days. Reckoned from what is known then, so that a changed start, a late
 * vedtak or a notice that is taken back corrects them all.
 */
public final class Duties {
    private final Agreement agreement;
    private final LocalDate today;
    private final Reckoning reckoning;
    private final List<Duty> found = new ArrayList<>();

    private Duties(Agreement agreement, LocalDate today, Reckoning reckoning) {
        this.agreement = agreement;
        this.today = today;
        this.reckoning = reckoning;
    }

    /**
     * What is due, and what was done, in the life of an agreement. A høring and the plan for signing are there too; who may know of those
     * is for the caller to ask ({@link Duty#number()}).
     *
     * @param today date in Norway
     */
    public static List<Duty> of(Agreement agreement, LocalDate today, Reckoning reckoning) {
        if (agreement.kind().isStandardText()) {
            return List.of();
        }
        var duties = new Duties(agreement, today, reckoning);
        if (agreement.kind().isAgreement()) {
            duties.reviews();
            duties.submissions();
            duties.conclusions();
        }
        duties.terms();
        duties.notices();
        duties.hearings();
        duties.signing();
        return duties.found.stream()
                .sorted(Comparator.comparing(Duty::day)
                        .thenComparing(Duty::kind)
                        .thenComparing(Duty::key))
                .toList();
    }

    private void reviews() {
        LocalDate last = ReviewDates.firstInForce(agreement);
        List<LocalDate> held = agreement.facts().reviews().stream()
                .map(Review::held)
                .flatMap(Stream::ofNullable)
                .sorted()
                .toList();
        int number = 0;
        for (LocalDate day : held) {
            number++;
            LocalDate due = last == null || !last.isBefore(day) ? day : ReviewDates.due(last);
            review(number, due, day);
            last = last == null || day.isAfter(last) ? day : last;
        }
        if (last == null) {
            return;
        }
        LocalDate due = ReviewDates.due(last);
        LocalDate asked = due.isBefore(today) ? today : due;
        if (agreement.inForceAnywhere(asked).isPresent()) {
            review(number + 1, due, null);
        }
    }

    private void review(int number, LocalDate due, @Nullable LocalDate held) {
        Integer version = agreement
                .inForceAnywhere(held == null ? due : held)
                .map(AgreementVersion::number)
                .orElse(null);
        found.add(new Duty(
                "review-" + number,
                DutyKind.REVIEW,
                agreement.id(),
                null,
                reckoning.deadline(DutyKind.REVIEW, due),
                agreement.circles().bound(today),
                basis(DutyKind.REVIEW, version),
                held));
    }

    private void submissions() {
        var together = new LinkedHashMap<String, List<SubmissionDuty>>();
        for (SubmissionDuty duty : agreement.submissionDuties()) {
            together.computeIfAbsent(
                            "submission-%d-%s".formatted(duty.version(), duty.concluded()), key -> new ArrayList<>())
                    .add(duty);
        }
        together.forEach((key, duties) -> {
            SubmissionDuty one = duties.getFirst();
            found.add(new Duty(
                    key,
                    DutyKind.SUBMISSION,
                    agreement.id(),
                    one.version(),
                    reckoning.deadline(DutyKind.SUBMISSION, one.concluded(), one.deadline()),
                    Set.copyOf(duties.stream().map(SubmissionDuty::municipality).toList()),
                    basis(DutyKind.SUBMISSION, one.version()),
                    one.done() == null ? null : one.done().date()));
        });
    }

    /** The days set under hol. § 6-3 for what the agreement says that it answers. */
    private void conclusions() {
        var concluded = new TreeMap<Integer, LocalDate>();
        for (SubmissionDuty duty : agreement.submissionDuties()) {
            concluded.merge(duty.version(), duty.concluded(), (one, other) -> one.isBefore(other) ? one : other);
        }
        for (Requirement requirement : reckoning.catalogue().all()) {
            LocalDate by = requirement.concludeBy();
            if (by == null) {
                continue;
            }
            Optional<LocalDate> done = agreement.versions().stream()
                    .filter(version -> version.head().claims().contains(requirement.id()))
                    .flatMap(version -> Optional.ofNullable(concluded.get(version.number())).stream())
                    .min(LocalDate::compareTo);
            if (done.isPresent() || agreement.head().claims().contains(requirement.id())) {
                found.add(new Duty(
                        "conclusion-" + requirement.id(),
                        DutyKind.CONCLUSION,
                        agreement.id(),
                        null,
                        reckoning.deadline(DutyKind.CONCLUSION, by),
                        Set.copyOf(agreement.head().partyIds()),
                        new Basis(requirement.id(), answering(requirement.id()), null),
                        done.orElse(null)));
            }
        }
    }

    /** What follows from the fixed term and the own terms of each version that is or will be in force. */
    private void terms() {
        var running = new TreeMap<Integer, Running>();
        for (PartyId municipality : agreement.allMunicipalities()) {
            for (InForce inForce : agreement.periodsInForce(municipality)) {
                Running one =
                        running.computeIfAbsent(inForce.version().number(), number -> new Running(inForce.version()));
                one.add(municipality, inForce.period());
            }
        }
        running.values().forEach(this::terms);
    }

    private void terms(Running running) {
        AgreementVersion version = running.version;
        OwnTerms own = version.head().terms().ownOrNone();
        LocalDate end = agreement.termEnd(version);
        OwnTerms.Renewal renewal = own.renewal();
        boolean goesOn = running.inForceOn(today);
        if (end != null && renewal == null && running.endsOn(end)) {
            LocalDate last = end.minusDays(1);
            add(
                    "expiry-" + version.number(),
                    DutyKind.EXPIRY,
                    version,
                    running.parties(),
                    reckoning.deadline(DutyKind.EXPIRY, last),
                    null,
                    today.isBefore(end) ? null : last);
        }
        if (end != null && renewal != null && goesOn) {
            LocalDate next = renewal.endReachedBy(today, end);
            LocalDate last = renewal.lastDayForNotice(next);
            if (running.inForceOn(next)) {
                add(
                        "renewal-%d-%s".formatted(version.number(), next),
                        DutyKind.RENEWAL,
                        version,
                        running.parties(),
                        reckoning.deadline(DutyKind.RENEWAL, last),
                        renewal.clause(),
                        null);
            }
        }
        OwnTerms.Revision revision = own.revision();
        if (revision != null && goesOn) {
            LocalDate by = revision.by() != null
                    ? revision.by()
                    : Objects.requireNonNull(revision.every()).lastDayFrom(running.first());
            add(
                    "revision-" + version.number(),
                    DutyKind.REVISION,
                    version,
                    running.parties(),
                    reckoning.deadline(DutyKind.REVISION, by),
                    revision.clause(),
                    null);
        }
    }

    private void notices() {
        for (Notice notice : agreement.facts().notices()) {
            if (!notice.stands()) {
                continue;
            }
            var ending = new TreeSet<PartyId>();
            AgreementVersion version = null;
            for (PartyId municipality : agreement.allMunicipalities()) {
                for (InForce inForce : agreement.periodsInForce(municipality)) {
                    if (notice.ends().equals(inForce.period().until())) {
                        ending.add(municipality);
                        version = inForce.version();
                    }
                }
            }
            if (version != null) {
                version.head().trusts().forEach(trust -> ending.add(trust.id()));
                ending.add(notice.by());
                LocalDate last = notice.ends().minusDays(1);
                OwnTerms.NoticeTerms own = version.head().terms().ownOrNone().notice();
                add(
                        "notice-" + notice.key(),
                        DutyKind.NOTICE_RUNS_OUT,
                        version,
                        ending,
                        reckoning.deadline(DutyKind.NOTICE_RUNS_OUT, notice.given(), last),
                        own == null ? null : own.clause(),
                        today.isBefore(notice.ends()) ? null : last);
            }
        }
    }

    private void hearings() {
        agreement
                .facts()
                .proceedings()
                .hearingsNow()
                .forEach(hearing -> found.add(of(agreement.id(), hearing, reckoning)));
    }

    /** The day to answer a høring by; for those who were asked and know nothing else of the agreement. */
    public static Duty of(AgreementId agreement, Hearing hearing, Reckoning reckoning) {
        var concerned = new TreeSet<>(hearing.asked());
        concerned.add(hearing.sender());
        return new Duty(
                "hearing-" + hearing.number(),
                DutyKind.HEARING,
                agreement,
                hearing.number(),
                reckoning.deadline(DutyKind.HEARING, hearing.sent(), hearing.deadline()),
                concerned,
                new Basis(null, null, null),
                hearing.closed());
    }

    private void signing() {
        agreement.versionInReview().ifPresent(version -> {
            Optional<SigningPlan> plan = agreement.facts().proceedings().signingPlan(version.number());
            LocalDate by = plan.map(SigningPlan::deadline).orElse(null);
            if (by != null) {
                found.add(new Duty(
                        "signing-" + version.number(),
                        DutyKind.SIGNING,
                        agreement.id(),
                        version.number(),
                        reckoning.deadline(DutyKind.SIGNING, by),
                        Set.copyOf(agreement.circles().addressed(version)),
                        new Basis(null, null, null),
                        null));
            }
        });
    }

    private void add(
            String key,
            DutyKind kind,
            AgreementVersion version,
            Set<PartyId> parties,
            Deadline deadline,
            @Nullable ClauseId named,
            @Nullable LocalDate done) {
        Basis basis =
                named == null ? basis(kind, version.number()) : new Basis(kind.requirement(), named, version.number());
        found.add(new Duty(key, kind, agreement.id(), version.number(), deadline, parties, basis, done));
    }

    private Basis basis(DutyKind kind, @Nullable Integer version) {
        RequirementId requirement = kind.requirement();
        return new Basis(requirement, requirement == null ? null : answering(requirement), version);
    }

    /** The clause a jurist says answers a requirement; the last one when there are several. */
    private @Nullable ClauseId answering(RequirementId requirement) {
        return agreement.answers().reversed().stream()
                .filter(answer -> answer.confirmed() && answer.requirement().equals(requirement))
                .map(Answer::clause)
                .findFirst()
                .orElse(null);
    }

    /** When and for whom a version is in force. */
    private static final class Running {
        private final AgreementVersion version;
        private final Map<PartyId, List<Period>> periods = new TreeMap<>();

        Running(AgreementVersion version) {
            this.version = version;
        }

        void add(PartyId municipality, Period period) {
            periods.computeIfAbsent(municipality, party -> new ArrayList<>()).add(period);
        }

        boolean inForceOn(LocalDate day) {
            return all().stream().anyMatch(period -> period.contains(day));
        }

        boolean endsOn(LocalDate day) {
            return all().stream().anyMatch(period -> day.equals(period.until()));
        }

        LocalDate first() {
            return all().stream().map(Period::from).min(LocalDate::compareTo).orElseThrow();
        }

        Set<PartyId> parties() {
            var parties = new TreeSet<>(periods.keySet());
            version.head().trusts().stream().map(AgreementParty::id).forEach(parties::add);
            return parties;
        }

        private List<Period> all() {
            return periods.values().stream().flatMap(List::stream).toList();
        }
    }
}
