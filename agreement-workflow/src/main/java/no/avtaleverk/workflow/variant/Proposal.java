package no.avtaleverk.workflow.variant;

import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.variant.Merge;

/**
 * A newer version of what an agreement is built on, held against its newest text.
 *
 * @param standard what it is built on
 * @param from number of the version it is built on now
 * @param to the newest version
 */
public record Proposal(
        Agreement variant, Agreement standard, int from, AgreementVersion to, Merge merge, Standing standing) {
    /** Whether the new version can be worked in as the variant stands. */
    public enum Standing {
        /** It is being written. */
        OPEN,
        /** It is signed: taking the new version starts work on a next text, and the signed one stays in force. */
        TO_BE_REDRAFTED,
        /** It lies with the parties, and is not touched until they have decided or it is taken back. */
        WAITS_FOR_THE_PARTIES,
        /** It is withdrawn or has ended. */
        CLOSED;

        static Standing of(Agreement variant) {
            if (variant.state() == no.avtaleverk.model.agreement.AgreementState.ENDED) {
                return CLOSED;
            }
            return switch (variant.text()) {
                case DRAFT -> OPEN;
                case SIGNED -> TO_BE_REDRAFTED;
                case REVIEW -> WAITS_FOR_THE_PARTIES;
                case WITHDRAWN, ISSUED -> CLOSED;
            };
        }

        /** Whether the new version may be taken now. */
        public boolean isReady() {
            return this == OPEN || this == TO_BE_REDRAFTED;
        }
    }

    /** Whether it can be taken now without anybody choosing anything. */
    public boolean isCleanAndReady() {
        return standing.isReady() && merge.isClean();
    }
}
