package no.avtaleverk.model.notice;

import java.time.LocalDate;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell. Carries data, not prose; the web has the words in each language.
 *
 * @param topic what it is about and whom it is for; the same is told once
 * @param agreement what it is about; the samarbeidsorgan for a task of one, or the saved search, whose ids are made alike
 * @param receiver the organisation it is for
 * @param person account of the one it is for; absent when it is for those who coordinate in the organisation
 * @param about the party it speaks of; absent when it speaks of none
 * @param words what somebody wrote, such as the reason for a refusal; empty when there is nothing
 * @param due date in Norway to have it done by; absent when there is none
 * @param task what is to be done; absent when it is about signing
 */
public record Notification(
        String topic,
        Kind kind,
        AgreementId agreement,
        int version,
        PartyId receiver,
        @Nullable String person,
        @Nullable PartyId about,
        String words,
        @Nullable LocalDate due,
        @Nullable TaskKey task) {
    /** About signing. */
    public Notification(
            String topic,
            Kind kind,
            AgreementId agreement,
            int version,
            PartyId receiver,
            @Nullable String person,
            @Nullable PartyId about,
            String words,
            @Nullable LocalDate due) {
        this(topic, kind, agreement, version, receiver, person, about, words, due, null);
    }

    /** What it says. */
    public enum Kind {
        ASKED_TO_SIGN,
        /** It is the organisation's turn, and nobody has a mandate to sign. */
        NOBODY_MAY_SIGN,
        SIGNING_DECLINED,
        /** The sender took the request back. */
        REQUEST_WITHDRAWN,
        /** The deadline is a week or less away. */
        DEADLINE_IN_A_WEEK,
        /** The deadline is tomorrow or today. */
        DEADLINE_TOMORROW,
        DEADLINE_OVER,
        /** A person who coordinates asks once more. */
        REMINDED,
        /** A task has a last day that is drawing near. */
        TASK_NEAR,
        /** A task is to be done today. */
        TASK_TODAY,
        TASK_LATE,
        /** A task of others in the organisation was not done long after its last day. */
        TASK_ESCALATED,
        /** A task is due, or has come that has no last day, and nobody holds the role that does it. */
        ROLE_EMPTY,
        /** A task has come that has no last day. */
        TASK_ARISEN,
        /** Another party has given notice. */
        NOTICE_GIVEN,
        /** Something new meets a search the person has saved, whose id stands in place of the agreement's. */
        SEARCH_FOUND;

        /** Whether it comes at once, whatever a person has chosen. */
        public boolean isAlarm() {
            return this == TASK_ESCALATED || this == ROLE_EMPTY || this == NOTICE_GIVEN;
        }

        /** Whether it is gathered into letters: about a task, a notice or a search, and not about signing. */
        public boolean isOfTask() {
            return switch (this) {
                case TASK_NEAR,
                        TASK_TODAY,
                        TASK_LATE,
                        TASK_ESCALATED,
                        ROLE_EMPTY,
                        TASK_ARISEN,
                        NOTICE_GIVEN,
                        SEARCH_FOUND -> true;
                default -> false;
            };
        }

        /** Whether it asks for a signature, and says nothing to one who has given it. */
        public boolean asksForSignature() {
            return this != SIGNING_DECLINED && this != REQUEST_WITHDRAWN && !isOfTask();
        }
    }
}
