package no.avtaleverk.workflow.reporting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.HearingAnswer;
import no.avtaleverk.model.agreement.HearingAnswer.Remark;
import no.avtaleverk.model.agreement.Proceedings;
import no.avtaleverk.model.agreement.RemarkAssessment;
import org.jspecify.annotations.Nullable;

/**
 * A høring as one person may see it: the text that was sent, and the answers the person may read.
 *
 * @param clauses as they were sent
 * @param receivers those whose answers the person may read, in the order they were asked
 * @param full whether the person writes the agreement, or reads it as submitted; else the person was asked, and reads the answers of
 *     the own organisation only
 * @param leads whether the person may move the day to answer by, assess remarks and close
 */
public record HeardText(
        AgreementId agreement,
        AgreementKind kind,
        Hearing hearing,
        Clauses clauses,
        List<Answered> receivers,
        boolean full,
        boolean leads) {
    public HeardText {
        receivers = List.copyOf(receivers);
    }

    /**
     * A receiver with what it answered.
     *
     * @param answer the one that counts; absent while there is none
     * @param answers how many there are
     * @param late whether it came after the day to answer by
     * @param mayAnswer whether the reader may record an answer of this receiver
     */
    public record Answered(
            Hearing.Receiver receiver,
            @Nullable HearingAnswer answer,
            int answers,
            boolean late,
            List<Assessed> remarks,
            boolean mayAnswer) {
        public Answered {
            remarks = List.copyOf(remarks);
        }

        /** Remarks on a clause; of the text as a whole when there is none. */
        public List<Assessed> on(@Nullable ClauseId clause) {
            return remarks.stream()
                    .filter(one -> java.util.Objects.equals(one.remark().clause(), clause))
                    .toList();
        }
    }

    /**
     * A remark with what became of it.
     *
     * @param number in the receiver's newest answer, 0 first
     * @param clause absent for the text as a whole
     * @param assessment absent until somebody has said what became of it
     */
    public record Assessed(
            Hearing.Receiver receiver,
            int number,
            Remark remark,
            @Nullable Clause clause,
            @Nullable RemarkAssessment assessment) {}

    static List<Answered> answered(
            Hearing hearing, Clauses clauses, Proceedings known, no.avtaleverk.model.party.Actor by) {
        var answered = new ArrayList<Answered>();
        for (Hearing.Receiver receiver : hearing.receivers()) {
            List<HearingAnswer> answers = known.answers(hearing.number(), receiver.name());
            Optional<HearingAnswer> answer = answers.reversed().stream().findFirst();
            var remarks = new ArrayList<Assessed>();
            List<Remark> said = answer.map(HearingAnswer::remarks).orElse(List.of());
            for (int number = 0; number < said.size(); number++) {
                Remark remark = said.get(number);
                ClauseId clause = remark.clause();
                remarks.add(new Assessed(
                        receiver,
                        number,
                        remark,
                        clause == null ? null : clauses.find(clause).orElse(null),
                        known.assessment(hearing.number(), receiver.name(), number)
                                .orElse(null)));
            }
            answered.add(new Answered(
                    receiver,
                    answer.orElse(null),
                    answers.size(),
                    answer.filter(one -> hearing.isLate(one.date())).isPresent(),
                    remarks,
                    no.avtaleverk.model.agreement.Proceeding.mayAnswer(hearing, receiver, by)));
        }
        return answered;
    }

    /** All remarks, those on the text as a whole first, then in the order of the clauses. */
    public List<Assessed> remarks() {
        var remarks = new ArrayList<Assessed>();
        receivers.forEach(receiver -> remarks.addAll(receiver.on(null)));
        for (Clause clause : clauses) {
            receivers.forEach(receiver -> remarks.addAll(receiver.on(clause.id())));
        }
        return remarks;
    }

    /** The clauses somebody has remarks on. */
    public List<Clause> remarkedOn() {
        return clauses.list().stream()
                .filter(clause -> receivers.stream()
                        .anyMatch(receiver -> !receiver.on(clause.id()).isEmpty()))
                .toList();
    }

    public long answeredBy() {
        return receivers.stream().filter(one -> one.answer() != null).count();
    }

    public long unassessed() {
        return receivers.stream()
                .flatMap(one -> one.remarks().stream())
                .filter(one -> one.assessment() == null)
                .count();
    }

    public boolean mayAnswer() {
        return receivers.stream().anyMatch(Answered::mayAnswer);
    }
}
