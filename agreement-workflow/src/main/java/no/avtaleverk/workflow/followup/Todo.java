package no.avtaleverk.workflow.followup;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.followup.Dossier;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.time.PlausibleYears;
import org.jspecify.annotations.Nullable;

/**
 * Something a role in an organisation is to do. It follows from the notes and is stored nowhere.
 *
 * @param about id of the agreement, of the samarbeidsorgan of the trust with the ROS library or of the request for access it is about
 * @param item what in the dossier it is about; empty when it is about all of it
 * @param role whose task it is; whoever holds the role does it
 * @param words what people have called it, such as the name of a unit; empty when there is nothing to tell it by
 * @param due last day to do it, in Norway; absent when there is none
 * @param inner whether no other organisation may know of it
 * @param part which of several tasks about the same item, such as a measure or one time of many; empty when there is one
 */
public record Todo(
        What what,
        FollowUpSubject subject,
        String about,
        String item,
        PartyId party,
        Role role,
        String words,
        @Nullable LocalDate due,
        boolean inner,
        String part) {
    public Todo {
        // One day nobody can have meant must not keep a calendar from being written.
        due = due == null || PlausibleYears.hold(due) ? due : null;
    }

    /** What is to be done. */
    public enum What {
        /** In force, and the party has said of no unit that it is to take the agreement into use. */
        PLAN_UNITS,
        CONFIRM_UNIT,
        REVIEW_DUE,
        REVIEW_OVERDUE,
        /** The party has not answered in the yearly review that is open. */
        ANSWER_REVIEW,
        FINISH_REVIEW,
        /** An action point of a yearly review. */
        DO_REVIEW_ACTION,
        /** The party has not scored all questions. */
        ANSWER_EVALUATION,
        /** What a clause says the party shall deliver. */
        DELIVER,
        /** Another party says that it has delivered. */
        ACCEPT_DELIVERY,
        /** The clause of a delivery has other words, or is gone, in the version in force. */
        CHECK_DELIVERY_CLAUSE,
        ANSWER_FINDING,
        DO_FINDING_MEASURE,
        CHECK_FINDING_EFFECT,
        /** The measures work, and nobody has said that the finding is closed. */
        CLOSE_FINDING,
        /** An action point of a samarbeidsorgan. */
        DO_BODY_ACTION,
        /** A meeting is over, and there are no minutes. */
        WRITE_BODY_MINUTES,
        /** The mandate of an organ is about to run out, or has. */
        RENEW_BODY_MANDATE,
        ANSWER_DEVIATION,
        EXPLAIN_DEVIATION,
        SET_DEVIATION_MEASURE,
        DO_DEVIATION_MEASURE,
        CHECK_DEVIATION_EFFECT,
        CLOSE_DEVIATION,
        STATE_VIEW,
        /** A disagreement goes on from its rung, and nobody has taken it further. */
        TAKE_DISAGREEMENT_ON,
        /** The other party says that they have agreed. */
        CONFIRM_SETTLEMENT,
        ENTER_FIGURES,
        /** Notice was given: the RHF notifies Helsedirektoratet (hol. § 6-5 second ledd). */
        TELL_DIRECTORATE,
        /** Notice was given: the trust tells its RHF, whose duty it is to notify. */
        TELL_REGION,
        /** The one who gave notice wants to take it back. */
        ANSWER_WITHDRAWAL,
        /** A fixed term ends. */
        PROLONG_OR_REPLACE,
        /** The law asks otherwise than when the agreement was made. */
        ASSESS_LAW_CHANGE,
        /** No measure is set against a finding, or those there were did not work. */
        SET_FINDING_MEASURE,
        /** The measures against a finding are carried out, and no day is set to look at whether they work. */
        PLAN_FINDING_EFFECT,
        /** A meeting of a samarbeidsorgan is called; in calendars, and in no list of tasks. */
        ATTEND_BODY_MEETING,
        /** A later version is in force than the one the ROS checklist was made of. */
        LIST_RISKS_AGAIN,
        /** Another party has graded what the party has not. */
        SCORE_RISKS,
        DO_RISK_MEASURE,
        /** Another party has proposed what the parties are to agree on. */
        CONFIRM_RISK_GRADE,
        /** A remaining risk asks for a leader's decision, or the one there was has run out. */
        ACCEPT_RISK,
        /** The day the parties set for going through the analysis again. */
        GO_THROUGH_RISKS,
        /** Events of the trust's own ROS library are to be held against practice again. */
        REVIEW_RISK_EVENTS,
        /** A request for access that waits for an answer. */
        ANSWER_ACCESS_REQUEST,
        /** A complaint on an answer that waits for the organ, or for whoever decides on it. */
        FOLLOW_ACCESS_APPEAL,
        /** Signed and in force, and neither public nor decided against. */
        RELEASE_TEXT,
        /** Another person wants a version public. */
        CONFIRM_RELEASE,
        /** Another person wants words withheld, or shown again. */
        CONFIRM_WITHHOLDING
    }

    /** A task of an agreement. */
    public Todo(
            What what,
            FollowUpSubject subject,
            AgreementId agreement,
            String item,
            PartyId party,
            Role role,
            String words,
            @Nullable LocalDate due,
            boolean inner) {
        this(what, subject, agreement.value(), item, party, role, words, due, inner, "");
    }

    /** The same, told from other tasks about the same item. */
    public Todo ofPart(String one) {
        return new Todo(what, subject, about, item, party, role, words, due, inner, one);
    }

    /**
     * The agreement it is about.
     *
     * @throws IllegalStateException if it is about none
     */
    public AgreementId agreement() {
        if (!subject.isOfAgreement()) {
            throw new IllegalStateException("The task is of no agreement, but of " + about);
        }
        return new AgreementId(about);
    }

    /**
     * What letters and calendars file it under: the agreement or the samarbeidsorgan; for the library of a trust an id that nothing else
     * has, made of that of the trust.
     */
    public AgreementId filedUnder() {
        return subject == FollowUpSubject.ROS_LIBRARY
                ? new AgreementId(UUID.nameUUIDFromBytes((subject + "/" + about).getBytes(StandardCharsets.UTF_8))
                        .toString())
                : new AgreementId(about);
    }

    /**
     * Whether a person may know of it: who reads the dossier it follows from, as that is today.
     *
     * @param parties those who have a say in what it is about today
     */
    public boolean isShownTo(Actor by, Collection<PartyId> parties) {
        return new Dossier(subject, about, inner ? party : null).isReadableBy(by, parties);
    }

    /** Whether a person does it: by role, in that organisation. */
    public boolean isFor(Actor by) {
        return party.equals(by.organisation()) && by.has(role);
    }

    /** Whether the last day has passed. */
    public boolean isLate(LocalDate today) {
        return due != null && today.isAfter(due);
    }
}
