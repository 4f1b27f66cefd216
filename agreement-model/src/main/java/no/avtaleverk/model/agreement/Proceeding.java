package no.avtaleverk.model.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/** The rules for what is documented of the way from mandate to publication, beside vedtak and signatures. */
public final class Proceeding {
    private static final int LONGEST_REFERENCE = 2_000;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_NAME = 200;
    private static final Pattern LINK = Pattern.compile("https?://[^\\s/]+\\.[^\\s]+");

    private final Agreement agreement;
    private final Proceedings known;

    Proceeding(Agreement agreement) {
        this.agreement = agreement;
        this.known = agreement.facts().proceedings();
    }

    /**
     * Document that a step was taken, about the text as it stands; publication about the version in force.
     *
     * @param date in Norway
     * @param party whose step it was; absent for what the parties did together
     * @param reference case number, minutes or link; of publication the address of the page
     */
    public Decision recordMilestone(
            Stage stage,
            LocalDate date,
            @Nullable PartyId party,
            String reference,
            String note,
            Actor by,
            Instant at,
            LocalDate today) {
        var faults = new ArrayList<Refusal>();
        Set<PartyId> concerned = agreement.circles().concerned(today);
        if (!by.mayCoordinate(concerned) || (party != null && !party.equals(by.organisation()))) {
            faults.add(new Refusal.NotAllowed());
        }
        if (!stage.isMilestone()) {
            faults.add(new Refusal.NotAMilestone(stage));
        }
        if (date.isAfter(today)) {
            faults.add(new Refusal.DateInFuture(date));
        }
        Sha256 text = agreement.clauses().sha256();
        if (stage == Stage.PUBLICATION) {
            Optional<AgreementVersion> inForce = agreement.inForceAnywhere(today);
            if (inForce.isEmpty()) {
                faults.add(new Refusal.NothingInForce());
            } else {
                text = inForce.get().text();
            }
            if (!LINK.matcher(reference.strip()).matches()) {
                faults.add(new Refusal.LinkMissing());
            }
        } else if (reference.isBlank()) {
            faults.add(new Refusal.ReasonMissing());
        }
        requireFit(LONGEST_REFERENCE, faults, reference, note);
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        var milestone = new Milestone(stage, date, party, reference.strip(), note.strip(), text);
        return agreement.documented(known.with(milestone), new AuditEvent.MilestoneRecorded(milestone), by, at);
    }

    // ---- høring -----------------------------------------------------------------------------------------------------

    /**
     * Send the text as it stands on høring.
     *
     * @param sent the day it was sent, in Norway; the past for one that was sent by letter
     * @param deadline last day for an answer; how long it must be is not set by law for these agreements
     * @param letter what the receivers are asked
     */
    public Decision openHearing(
            LocalDate sent,
            LocalDate deadline,
            List<Hearing.Receiver> receivers,
            String letter,
            Actor by,
            Instant at,
            LocalDate today) {
        var faults = new ArrayList<Refusal>();
        if (!by.mayCoordinate(agreement.circles().writing())) {
            faults.add(new Refusal.NotAllowed());
        }
        if (agreement.text() != TextState.DRAFT && agreement.text() != TextState.REVIEW) {
            faults.add(new Refusal.NotEditable(agreement.text()));
        }
        if (agreement.clauses().isEmpty()) {
            faults.add(new Refusal.NoClauses());
        }
        if (sent.isAfter(today)) {
            faults.add(new Refusal.DateInFuture(sent));
        }
        requireAhead(deadline, today, faults);
        requireReceivers(receivers, faults);
        requireFit(LONGEST_TEXT, faults, letter);
        PartyId sender = by.organisation();
        if (!faults.isEmpty() || sender == null) {
            return new Decision.Refused(faults);
        }
        int number = known.hearings().stream().mapToInt(Hearing::number).max().orElse(0) + 1;
        var hearing = new Hearing(
                number,
                sender,
                sent,
                deadline,
                agreement.revision(),
                agreement.clauses().sha256(),
                agreement.head(),
                receivers.stream()
                        .map(one -> new Hearing.Receiver(one.name().strip(), one.kind(), one.party()))
                        .toList(),
                letter.strip(),
                null);
        return agreement.documented(known.with(hearing), new AuditEvent.HearingOpened(hearing), by, at);
    }

    private static void requireReceivers(List<Hearing.Receiver> receivers, List<Refusal> faults) {
        if (receivers.isEmpty() || receivers.stream().anyMatch(one -> one.name().isBlank())) {
            faults.add(new Refusal.ReceiverMissing());
        }
        var names = new HashSet<String>();
        for (Hearing.Receiver receiver : receivers) {
            if (!names.add(receiver.name().strip())) {
                faults.add(new Refusal.ReceiverTwice(receiver.name().strip()));
            }
        }
        requireFit(
                LONGEST_NAME,
                faults,
                receivers.stream().map(Hearing.Receiver::name).toArray(String[]::new));
    }

    /** Give the receivers longer time. */
    public Decision extendHearing(
            int number, LocalDate deadline, String reason, Actor by, Instant at, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        requireSender(by, faults);
        Hearing hearing = hearing(number, faults);
        if (hearing != null) {
            requireOpen(hearing, faults);
            if (!deadline.isAfter(hearing.deadline())) {
                faults.add(new Refusal.DatesOutOfOrder(hearing.deadline(), deadline));
            }
        }
        requireAhead(deadline, today, faults);
        if (reason.isBlank()) {
            faults.add(new Refusal.ReasonMissing());
        }
        requireFit(LONGEST_REFERENCE, faults, reason);
        if (!faults.isEmpty() || hearing == null) {
            return new Decision.Refused(faults);
        }
        return agreement.documented(
                known.with(hearing.until(deadline)),
                new AuditEvent.HearingExtended(number, hearing.deadline(), deadline, reason.strip()),
                by,
                at);
    }

    /**
     * Record an answer: of a party by its own people, of others by the sender's. One that comes late is taken, and so is one that
     * comes when the høring is closed.
     *
     * @param heard the text that was sent
     */
    public Decision answerHearing(HearingAnswer answer, Clauses heard, Actor by, Instant at, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        Hearing hearing = hearing(answer.hearing(), faults);
        if (hearing != null) {
            Optional<Hearing.Receiver> receiver = hearing.receiver(answer.receiver());
            if (receiver.isEmpty()) {
                faults.add(new Refusal.UnknownReceiver(answer.receiver()));
            } else if (!mayAnswer(hearing, receiver.get(), by)) {
                faults.add(new Refusal.NotAllowed());
            }
            if (answer.date().isBefore(hearing.sent())) {
                faults.add(new Refusal.DatesOutOfOrder(hearing.sent(), answer.date()));
            }
        }
        if (answer.date().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(answer.date()));
        }
        boolean speaks = !answer.remarks().isEmpty();
        boolean contradicted =
                switch (answer.position()) {
                    case SUPPORTS, NO_REMARKS -> speaks;
                    case SUPPORTS_WITH_REMARKS, AGAINST -> !speaks;
                };
        if (contradicted) {
            faults.add(new Refusal.PositionContradicted(answer.position()));
        }
        for (HearingAnswer.Remark remark : answer.remarks()) {
            if (remark.text().isBlank()) {
                faults.add(new Refusal.CommentMissing());
            }
            ClauseId clause = remark.clause();
            if (clause != null && !heard.contains(clause)) {
                faults.add(new Refusal.UnknownClause(clause));
            }
        }
        requireFit(
                LONGEST_TEXT,
                faults,
                answer.remarks().stream().map(HearingAnswer.Remark::text).toArray(String[]::new));
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        return agreement.documented(known.with(answer), new AuditEvent.HearingAnswered(answer), by, at);
    }

    /** Whether a person may record the answer of a receiver. */
    public static boolean mayAnswer(Hearing hearing, Hearing.Receiver receiver, Actor by) {
        PartyId party = receiver.party();
        return party == null ? by.mayCoordinate(List.of(hearing.sender())) : by.mayComment(List.of(party));
    }

    /**
     * Say what became of a remark of a receiver's newest answer.
     *
     * @param remark number in that answer, 0 first
     * @param reason needed unless the remark was taken in as it is
     */
    public Decision assessRemark(
            int number,
            String receiver,
            int remark,
            RemarkAssessment.Treatment treatment,
            String reason,
            Actor by,
            Instant at) {
        var faults = new ArrayList<Refusal>();
        requireSender(by, faults);
        Hearing hearing = hearing(number, faults);
        List<HearingAnswer> answers = known.answers(number, receiver);
        if (hearing != null && hearing.receiver(receiver).isEmpty()) {
            faults.add(new Refusal.UnknownReceiver(receiver));
        } else if (hearing != null
                && (answers.isEmpty()
                        || remark < 0
                        || remark >= answers.getLast().remarks().size())) {
            faults.add(new Refusal.UnknownRemark(receiver, remark + 1));
        }
        if (reason.isBlank() && treatment != RemarkAssessment.Treatment.TAKEN_IN) {
            faults.add(new Refusal.ReasonMissing());
        }
        requireFit(LONGEST_REFERENCE, faults, reason);
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        var assessment = new RemarkAssessment(number, receiver, answers.size(), remark, treatment, reason.strip());
        return agreement.documented(known.with(assessment), new AuditEvent.RemarkAssessed(assessment), by, at);
    }

    /** Close a høring: all have answered or had the time to, and it is said of every remark what became of it. */
    public Decision closeHearing(int number, Actor by, Instant at, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        requireSender(by, faults);
        Hearing hearing = hearing(number, faults);
        if (hearing == null) {
            return new Decision.Refused(faults);
        }
        requireOpen(hearing, faults);
        int missing = silent(hearing).size();
        if (missing > 0 && !today.isAfter(hearing.deadline())) {
            faults.add(new Refusal.HearingRuns(number, hearing.deadline(), missing));
        }
        int unassessed = unassessed(hearing);
        if (unassessed > 0) {
            faults.add(new Refusal.RemarksNotAssessed(unassessed));
        }
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        int asked = hearing.receivers().size();
        return agreement.documented(
                known.with(hearing.closedOn(today)),
                new AuditEvent.HearingClosed(number, today, asked - missing, asked),
                by,
                at);
    }

    /** The receivers who have not answered. */
    public List<Hearing.Receiver> silent(Hearing hearing) {
        return hearing.receivers().stream()
                .filter(receiver ->
                        known.answer(hearing.number(), receiver.name()).isEmpty())
                .toList();
    }

    /** How many remarks of the answers that count nobody has assessed. */
    public int unassessed(Hearing hearing) {
        int unassessed = 0;
        for (Hearing.Receiver receiver : hearing.receivers()) {
            Optional<HearingAnswer> answer = known.answer(hearing.number(), receiver.name());
            int remarks = answer.map(one -> one.remarks().size()).orElse(0);
            for (int remark = 0; remark < remarks; remark++) {
                if (known.assessment(hearing.number(), receiver.name(), remark).isEmpty()) {
                    unassessed++;
                }
            }
        }
        return unassessed;
    }

    // ---- what stands behind -----------------------------------------------------------------------------------------

    /** Link a vertskommuneavtale or other co-operation between kommuner that stands behind an offer in the agreement. */
    public Decision linkHostArrangement(HostArrangement arrangement, Actor by, Instant at, LocalDate today) {
        var faults = new ArrayList<Refusal>();
        if (!by.mayCoordinate(agreement.circles().concerned(today))) {
            faults.add(new Refusal.NotAllowed());
        }
        Set<PartyId> kommuner = agreement.allMunicipalities();
        if (arrangement.title().isBlank() || arrangement.reference().isBlank()) {
            faults.add(new Refusal.ReasonMissing());
        }
        if (!kommuner.contains(arrangement.host())
                && arrangement.others().stream().noneMatch(kommuner::contains)) {
            faults.add(new Refusal.NotAParty(arrangement.host()));
        }
        if (arrangement.others().contains(arrangement.host())
                || arrangement.others().isEmpty()) {
            faults.add(new Refusal.PartyMissing(true));
        }
        if (arrangement.date().isAfter(today)) {
            faults.add(new Refusal.DateInFuture(arrangement.date()));
        }
        requireFit(LONGEST_REFERENCE, faults, arrangement.title(), arrangement.reference());
        if (!faults.isEmpty()) {
            return new Decision.Refused(faults);
        }
        return agreement.documented(known.with(arrangement), new AuditEvent.HostArrangementLinked(arrangement), by, at);
    }

    // ---- what they have in common -----------------------------------------------------------------------------------

    /** Those who write lead the høring together, whoever of them sent it. */
    private void requireSender(Actor by, List<Refusal> faults) {
        if (!by.mayCoordinate(agreement.circles().writing())) {
            faults.add(new Refusal.NotAllowed());
        }
    }

    private @Nullable Hearing hearing(int number, List<Refusal> faults) {
        Optional<Hearing> hearing = known.hearing(number);
        if (hearing.isEmpty()) {
            faults.add(new Refusal.UnknownHearing(number));
        }
        return hearing.orElse(null);
    }

    private static void requireOpen(Hearing hearing, List<Refusal> faults) {
        if (!hearing.isOpen()) {
            faults.add(new Refusal.HearingIsClosed(hearing.number()));
        }
    }

    private static void requireAhead(LocalDate deadline, LocalDate today, List<Refusal> faults) {
        if (deadline.isBefore(today)) {
            faults.add(new Refusal.DeadlinePassed(deadline));
        }
    }

    private static void requireFit(int longest, List<Refusal> faults, String... words) {
        for (String text : words) {
            if (text.length() > longest) {
                faults.add(new Refusal.TextTooLong(longest));
            }
            if (NationalIdentityNumbers.occursIn(text)) {
                faults.add(new Refusal.NationalIdentityNumberBeside());
            }
        }
    }
}
