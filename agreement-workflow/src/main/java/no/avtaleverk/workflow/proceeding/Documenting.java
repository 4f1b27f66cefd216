package no.avtaleverk.workflow.proceeding;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.Hearing;
import no.avtaleverk.model.agreement.HearingAnswer;
import no.avtaleverk.model.agreement.HostArrangement;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.RemarkAssessment;
import no.avtaleverk.model.agreement.Stage;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.UnknownAgreementException;
import org.jspecify.annotations.Nullable;

/** Documenting the steps of the way, and holding a høring. */
public final class Documenting {
    private final Agreements agreements;
    private final Changes changes;
    private final PartyRegister register;
    private final int weeks;

    /** @param weeks how long receivers of a høring have, unless the sender says otherwise; no law sets it for these agreements */
    public Documenting(Agreements agreements, Changes changes, PartyRegister register, int weeks) {
        this.agreements = agreements;
        this.changes = changes;
        this.register = register;
        this.weeks = weeks;
    }

    /** Document that a step was taken; about the text as it stands. */
    public Decision recordMilestone(
            AgreementId id,
            Stage stage,
            LocalDate date,
            @Nullable PartyId party,
            String reference,
            String note,
            Actor by) {
        return change(id, by, agreement -> agreement
                .proceeding()
                .recordMilestone(stage, date, party, reference, note, by, changes.now(), changes.today()));
    }

    /** The last day for an answer to what is sent on a day, unless the sender says otherwise. */
    public LocalDate usualDeadline(LocalDate sent) {
        return sent.plusWeeks(weeks);
    }

    /**
     * Send the text as it stands on høring.
     *
     * @param sent the day it was sent, in Norway; absent for today
     * @param deadline last day for an answer; absent for the usual one
     */
    public Decision openHearing(
            AgreementId id,
            @Nullable LocalDate sent,
            @Nullable LocalDate deadline,
            List<Hearing.Receiver> receivers,
            String letter,
            Actor by) {
        LocalDate today = changes.today();
        List<Refusal> unknown = receivers.stream()
                .flatMap(receiver -> Stream.ofNullable(receiver.party()))
                .filter(party -> register.find(party).isEmpty())
                .<Refusal>map(party -> new Refusal.UnknownParty(party.value()))
                .toList();
        LocalDate from = sent == null ? today : sent;
        LocalDate until = deadline == null ? usualDeadline(from) : deadline;
        return change(
                id,
                by,
                agreement -> unknown.isEmpty()
                        ? agreement.proceeding().openHearing(from, until, receivers, letter, by, changes.now(), today)
                        : new Decision.Refused(unknown));
    }

    public Decision extendHearing(AgreementId id, int hearing, LocalDate deadline, String reason, Actor by) {
        return change(id, by, agreement -> agreement
                .proceeding()
                .extendHearing(hearing, deadline, reason, by, changes.now(), changes.today()));
    }

    /** Record an answer, by the receiver's own people or, for one without an account, by the sender's. */
    public Decision answerHearing(AgreementId id, HearingAnswer answer, Actor by) {
        return changes.change(id, agreement -> {
            requireReader(agreement, answer.hearing(), by);
            return agreement
                    .proceeding()
                    .answerHearing(answer, heard(agreement, answer.hearing()), by, changes.now(), changes.today());
        });
    }

    private Clauses heard(Agreement agreement, int hearing) {
        return agreement
                .facts()
                .proceedings()
                .hearing(hearing)
                .map(one -> agreements.text(agreement.id(), one.revision()))
                .orElse(Clauses.NONE);
    }

    /**
     * Say what became of a remark.
     *
     * @param remark number in the receiver's newest answer, 0 first
     */
    public Decision assessRemark(
            AgreementId id,
            int hearing,
            String receiver,
            int remark,
            RemarkAssessment.Treatment treatment,
            String reason,
            Actor by) {
        return change(id, by, agreement -> agreement
                .proceeding()
                .assessRemark(hearing, receiver, remark, treatment, reason, by, changes.now()));
    }

    public Decision closeHearing(AgreementId id, int hearing, Actor by) {
        return change(
                id, by, agreement -> agreement.proceeding().closeHearing(hearing, by, changes.now(), changes.today()));
    }

    public Decision linkHostArrangement(AgreementId id, HostArrangement arrangement, Actor by) {
        List<Refusal> unknown = Stream.concat(Stream.of(arrangement.host()), arrangement.others().stream())
                .filter(party -> register.find(party).isEmpty())
                .<Refusal>map(party -> new Refusal.UnknownParty(party.value()))
                .toList();
        return change(
                id,
                by,
                agreement -> unknown.isEmpty()
                        ? agreement.proceeding().linkHostArrangement(arrangement, by, changes.now(), changes.today())
                        : new Decision.Refused(unknown));
    }

    private Decision change(AgreementId id, Actor by, Function<Agreement, Decision> rule) {
        return changes.change(id, agreement -> {
            UnknownAgreementException.unlessKnown(agreement, by);
            return rule.apply(agreement);
        });
    }

    /** Who was asked may answer without knowing more of the agreement than what was sent. */
    private static void requireReader(Agreement agreement, int hearing, Actor by) {
        boolean asked = agreement
                .facts()
                .proceedings()
                .hearing(hearing)
                .filter(one -> agreement.circles().mayReadHearing(one, by))
                .isPresent();
        if (!asked && !agreement.circles().isKnownTo(by)) {
            throw new UnknownAgreementException(agreement.id());
        }
    }
}
