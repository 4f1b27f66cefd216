package no.avtaleverk.model.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;

/** How an agreement comes to its end before its time, or later: notice, the withdrawal of one, prolongation (hol. § 6-5 second ledd). */
public final class Termination {
    /** Longest reason or reference, in characters. */
    static final int LONGEST = 2000;

    private final Agreement agreement;

    Termination(Agreement agreement) {
        this.agreement = agreement;
    }

    // ---- notice -----------------------------------------------------------------------------------------------------

    /**
     * Those who are told of a notice, and consent when it is taken back: all the other parties that are bound.
     *
     * @param today date in Norway
     */
    public Set<PartyId> others(PartyId by, LocalDate today) {
        var others = new TreeSet<>(agreement.circles().bound(today));
        others.remove(by);
        return others;
    }

    /** The kommuner it ends, or ended, the agreement for. */
    public Set<PartyId> endsFor(PartyId by) {
        if (by.isMunicipality()) {
            return Set.of(by);
        }
        var all = new TreeSet<>(agreement.allMunicipalities());
        all.removeIf(municipality -> agreement.periodsInForce(municipality).isEmpty());
        return all;
    }

    /** The notices that stand and have not run out, oldest first. */
    public List<Notice> running(LocalDate today) {
        return agreement.facts().notices().stream()
                .filter(notice -> notice.stands() && today.isBefore(notice.ends()))
                .toList();
    }

    public Optional<Notice> find(String key) {
        return agreement.facts().notices().stream()
                .filter(notice -> notice.key().equals(key))
                .findFirst();
    }

    /**
     * That Helsedirektoratet was notified of a notice, on or before a day. A record from before records named the notice counts only where
     * it can be about no other.
     */
    public Optional<Evidence> notification(Notice notice, LocalDate on) {
        return agreement.facts().evidence().stream()
                .filter(act -> act.requirement().equals(Evidence.NOTIFICATION)
                        && !act.date().isAfter(on)
                        && isAbout(act, notice))
                .findFirst();
    }

    private boolean isAbout(Evidence act, Notice notice) {
        String named = act.notice();
        return named != null ? named.equals(notice.key()) : possible(act.date()).equals(List.of(notice));
    }

    /** The notices that a notification of a day may be about. */
    private List<Notice> possible(LocalDate day) {
        return agreement.facts().notices().stream()
                .filter(notice -> !day.isBefore(notice.since()))
                .toList();
    }

    /** A notification with the notice it is about, where it names none and can be about one alone. */
    Evidence named(Evidence act) {
        List<Notice> possible = possible(act.date());
        return act.notice() == null && act.requirement().equals(Evidence.NOTIFICATION) && possible.size() == 1
                ? new Evidence(
                        act.requirement(),
                        act.date(),
                        act.reference(),
                        act.means(),
                        act.version(),
                        possible.getFirst().key())
                : act;
    }

    /** What stands against a notification of Helsedirektoratet: it is about a notice, not before it, and the RHF's own act. */
    List<Refusal> notificationFaults(Evidence act, Actor by, LocalDate today) {
        String key = act.notice();
        Optional<Notice> notice = key == null ? Optional.empty() : find(key);
        var faults = new ArrayList<Refusal>();
        if (!by.mayReportToDirectorate(
                agreement.circles().bound(notice.map(Notice::given).orElse(today)))) {
            faults.add(new Refusal.NotAllowed());
        }
        if (notice.isEmpty()) {
            faults.add(key == null ? new Refusal.NoticeNotNamed() : new Refusal.NothingByThatName(key));
        }
        notice.map(Notice::since)
                .filter(act.date()::isBefore)
                .ifPresent(since -> faults.add(new Refusal.DatesOutOfOrder(since, act.date())));
        return faults;
    }

    /** How long notice is, and from when it is counted, by what is in force on a day: the agreement's own words, else the statute. */
    public OwnTerms.NoticeTerms terms(LocalDate on) {
        return agreement.termsOn(on).ownOrNone().noticeOrStatute();
    }

    /** Whether it is counted from the day notice was sent. Else from receipt, which is our reading (docs/adr/0018). */
    public boolean countsFromDispatch(LocalDate on) {
        return terms(on).start() == OwnTerms.NoticeTerms.Start.DISPATCH;
    }

    /**
     * The first day the agreement may be no longer in force after notice.
     *
     * @param dispatched in Norway
     * @param received by the last of the other parties, in Norway
     */
    public LocalDate earliestEnd(LocalDate dispatched, LocalDate received) {
        return agreement.termsOn(received).earliestEnd(dispatched, received);
    }

    /** The notice that a letter gives, ending as early as may be. */
    public Notice by(PartyId by, Notice.Letter letter) {
        LocalDate received = letter.received();
        LocalDate from = countsFromDispatch(received) ? letter.dispatched() : received;
        return new Notice(by, from, earliestEnd(letter.dispatched(), received), letter, null);
    }

    /**
     * What stands against a notice; empty when nothing does.
     *
     * @param part whether it would end one delavtale of several under an overordnet avtale
     */
    public List<Refusal> faults(Notice notice, boolean part, Actor by, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        if (!mayActFor(notice.by(), by)) {
            faults.add(new Refusal.NotAllowed());
        }
        if (isOver()) {
            faults.add(new Refusal.NothingSigned());
        }
        faults.addAll(faultsOf(notice, agreement.circles().bound(today), agreement.termsOn(notice.given()), today));
        agreement.versions().stream()
                .filter(agreement::isConcluded)
                .map(version -> agreement.facts().firstSigned(version.number()))
                .min(LocalDate::compareTo)
                .filter(agreed -> agreed.isAfter(notice.given()))
                .ifPresent(agreed -> faults.add(new Refusal.DatesOutOfOrder(agreed, notice.given())));
        running(today).stream()
                .filter(other -> other.by().equals(notice.by()))
                .forEach(other -> faults.add(new Refusal.NoticeRunning(other.by(), other.ends())));
        Notice.Letter letter = notice.letter();
        if (letter != null) {
            faults.addAll(faultsOf(letter, notice, today));
        }
        if (part && (letter == null || letter.permission() == null)) {
            faults.add(new Refusal.PartialNoticeNotAllowed());
        }
        return faults;
    }

    private List<Refusal> faultsOf(Notice.Letter letter, Notice notice, LocalDate today) {
        PartyId by = notice.by();
        var faults = new ArrayList<Refusal>();
        Set<PartyId> others = others(by, today);
        others.stream()
                .filter(other -> !letter.deliveries().containsKey(other))
                .forEach(other -> faults.add(new Refusal.PartyNotTold(other)));
        PartyDecision decision = letter.decision();
        letter.deliveries().forEach((other, delivery) -> {
            if (!others.contains(other)) {
                faults.add(new Refusal.NotAParty(other));
            }
            faults.addAll(faultsOf(other, delivery, decision.on(), today));
        });
        if (!decision.party().equals(by) || !decidesFor(decision)) {
            faults.add(new Refusal.WrongOrgan(decision.organ(), by));
        }
        if (decision.reference().isBlank() || letter.reason().isBlank()) {
            faults.add(new Refusal.ReasonMissing());
        }
        faults.addAll(unfit(decision.reference() + "\n" + letter.reason()));
        if (!letter.deliveries().isEmpty()) {
            LocalDate from = countsFromDispatch(letter.received()) ? letter.dispatched() : letter.received();
            if (!from.equals(notice.given())) {
                faults.add(new Refusal.DatesOutOfOrder(from, notice.given()));
            }
        }
        return faults;
    }

    private List<Refusal> faultsOf(PartyId other, Notice.Delivery delivery, LocalDate decided, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        LocalDate received = delivery.received();
        if (delivery.dispatched().isBefore(decided)) {
            faults.add(new Refusal.DatesOutOfOrder(decided, delivery.dispatched()));
        }
        if (delivery.dispatched().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(delivery.dispatched()));
        }
        if (received == null && !countsFromDispatch(today)) {
            faults.add(new Refusal.PartyNotTold(other));
        }
        if (received != null && received.isBefore(delivery.dispatched())) {
            faults.add(new Refusal.DatesOutOfOrder(delivery.dispatched(), received));
        }
        if (received != null && received.isAfter(today)) {
            faults.add(new Refusal.DateInFuture(received));
        }
        return faults;
    }

    /** What stands against a notice by itself, also one that was given before the agreement came here. */
    static List<Refusal> faultsOf(Notice notice, Collection<PartyId> bound, Terms terms, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        if (!bound.contains(notice.by())) {
            faults.add(new Refusal.NotAParty(notice.by()));
        }
        if (notice.given().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(notice.given()));
        }
        Notice.Letter letter = notice.letter();
        LocalDate earliest = letter == null || letter.deliveries().isEmpty()
                ? terms.earliestEnd(notice.given(), notice.given())
                : terms.earliestEnd(letter.dispatched(), letter.received());
        if (notice.ends().isBefore(earliest)) {
            faults.add(new Refusal.NoticeTooShort(earliest));
        }
        return faults;
    }

    /**
     * Give notice; the agreement ends one year after the day it was received (hol. § 6-5) or when its own terms say so, not before. A fixed
     * term that is made longer by itself may also end with the term.
     *
     * @param part whether it ends one delavtale of several under an overordnet avtale, which takes words that let it
     */
    public Decision give(Notice notice, boolean part, Actor by, Instant at, LocalDate today) {
        List<Refusal> faults = faults(notice, part, by, today);
        Notice named = notice.after(agreement.facts().notices());
        return faults.isEmpty()
                ? agreement.changed(
                        agreement.head(), agreement.facts().with(named), new AuditEvent.NoticeGiven(named), by, at)
                : new Decision.Refused(faults);
    }

    // ---- withdrawal -------------------------------------------------------------------------------------------------

    /** What stands against withdrawing a notice now, whoever consents; empty when nothing does. */
    public List<Refusal> withdrawalFaults(String key, LocalDate today) {
        Optional<Notice> notice = find(key);
        if (notice.isEmpty()) {
            return List.of(new Refusal.NothingByThatName(key));
        }
        if (!notice.get().stands()) {
            return List.of(new Refusal.DoneBefore(key));
        }
        if (!today.isBefore(notice.get().ends())) {
            return List.of(new Refusal.NoticeHasRunOut(notice.get().ends()));
        }
        return List.of();
    }

    /** Let a notice fall, as if it had never been given. It takes the consent of every other party, and is too late when it has run out. */
    public Decision withdraw(String key, Notice.Withdrawal withdrawal, Actor by, Instant at, LocalDate today) {
        List<Refusal> faults = new ArrayList<>(withdrawalFaults(key, today));
        if (!by.mayComment(agreement.circles().bound(today))) {
            faults.addFirst(new Refusal.NotAllowed());
        }
        Optional<Notice> found = find(key);
        found.ifPresent(notice -> {
            Set<PartyId> others = others(notice.by(), today);
            others.stream()
                    .filter(other -> withdrawal.consents().stream()
                            .noneMatch(consent -> consent.party().equals(other)))
                    .forEach(other -> faults.add(new Refusal.ConsentMissing(other)));
            withdrawal.consents().forEach(consent -> faults.addAll(faultsOf(consent, notice.given(), today)));
        });
        if (withdrawal.reason().isBlank()) {
            faults.add(new Refusal.ReasonMissing());
        }
        faults.addAll(unfit(withdrawal.reason()));
        if (!faults.isEmpty() || found.isEmpty()) {
            return new Decision.Refused(faults);
        }
        Notice withdrawn = found.get().withdrawn(withdrawal);
        return agreement.changed(
                agreement.head(),
                agreement.facts().withWithdrawn(withdrawn),
                new AuditEvent.NoticeWithdrawn(withdrawn),
                by,
                at);
    }

    /** What stands against a decision of a party by itself. */
    public static List<Refusal> faultsOf(PartyDecision decision, LocalDate earliest, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        if (decision.on().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(decision.on()));
        }
        if (decision.on().isBefore(earliest)) {
            faults.add(new Refusal.DatesOutOfOrder(earliest, decision.on()));
        }
        if (decision.organ().isAdvisory() || isOfOtherSide(decision)) {
            faults.add(new Refusal.WrongOrgan(decision.organ(), decision.party()));
        }
        if (decision.reference().isBlank()) {
            faults.add(new Refusal.ReasonMissing());
        }
        faults.addAll(unfit(decision.reference()));
        return faults;
    }

    // ---- fixed terms ------------------------------------------------------------------------------------------------

    /** Record that a fixed term was made longer; decided while it still ran, by every party where a clause demands it. */
    public Decision prolong(Prolongation prolongation, Actor by, Instant at, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        Set<PartyId> bound = agreement.circles().bound(today);
        if (!by.mayCoordinate(bound)) {
            faults.add(new Refusal.NotAllowed());
        }
        Optional<LocalDate> end = agreement.fixedEnd();
        if (end.isEmpty()) {
            faults.add(new Refusal.NoFixedTerm());
        } else if (!prolongation.decided().isBefore(end.get())) {
            faults.add(new Refusal.TermHasEnded(end.get()));
        } else if (!prolongation.until().isAfter(end.get())) {
            faults.add(new Refusal.DatesOutOfOrder(end.get(), prolongation.until()));
        }
        if (prolongation.decided().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(prolongation.decided()));
        }
        if (prolongation.source().isBlank()) {
            faults.add(new Refusal.ReasonMissing());
        }
        faults.addAll(unfit(prolongation.source()));
        for (PartyDecision decision : prolongation.decisions()) {
            if (!bound.contains(decision.party())) {
                faults.add(new Refusal.NotAParty(decision.party()));
            }
            faults.addAll(faultsOf(decision, LocalDate.MIN, today));
            end.filter(day -> !decision.on().isBefore(day)).ifPresent(day -> faults.add(new Refusal.TermHasEnded(day)));
        }
        if (prolongationClause().isPresent() || prolongation.demandedBy() != null) {
            bound.stream()
                    .filter(party -> prolongation.decisions().stream()
                            .noneMatch(decision -> decision.party().equals(party) && decidesFor(decision)))
                    .forEach(party -> faults.add(new Refusal.ResolutionMissing(party)));
        }
        return faults.isEmpty()
                ? agreement.changed(
                        agreement.head(),
                        agreement.facts().with(prolongation),
                        new AuditEvent.AgreementProlonged(prolongation),
                        by,
                        at)
                : new Decision.Refused(faults);
    }

    /** The clause that was said, when the term was made longer before, to demand a vedtak of each party. */
    public Optional<ClauseId> prolongationClause() {
        return agreement.facts().prolongations().reversed().stream()
                .flatMap(one -> Optional.ofNullable(one.demandedBy()).stream())
                .findFirst();
    }

    // ---- rights and words -------------------------------------------------------------------------------------------

    /** Whether a person may give notice and consent for a party. */
    public static boolean mayActFor(PartyId party, Actor by) {
        return by.maySignFor(party) || by.mayCoordinate(List.of(party));
    }

    /** Whether the organ is the one that binds the party: for an avtale the kommunestyre itself (hol. § 6-1), and the board of a trust. */
    private boolean decidesFor(PartyDecision decision) {
        return agreement.kind().isAdoptedBy(decision.organ(), decision.party().isMunicipality());
    }

    private static boolean isOfOtherSide(PartyDecision decision) {
        boolean ofTrust = decision.organ() == Organ.TRUST_BOARD || decision.organ() == Organ.MANAGING_DIRECTOR;
        return decision.party().isMunicipality() ? ofTrust : decision.organ().isMunicipal();
    }

    private boolean isOver() {
        return agreement.state() == AgreementState.UNSIGNED || agreement.state() == AgreementState.ENDED;
    }

    private static List<Refusal> unfit(String words) {
        var faults = new ArrayList<Refusal>();
        if (words.length() > LONGEST) {
            faults.add(new Refusal.TextTooLong(LONGEST));
        }
        if (NationalIdentityNumbers.occursIn(words)) {
            faults.add(new Refusal.NationalIdentityNumberBeside());
        }
        return faults;
    }
}
