package no.avtaleverk.model.publication;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Attachment;
import no.avtaleverk.model.followup.Note;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/** What is noted of the publication of an agreement. */
public sealed interface PublicationNote extends Note {
    /**
     * A person of the trust wants a version released.
     *
     * @param item number of the version
     * @param code under which the agreement is found; the same through all its versions
     * @param summary what was changed and why, as the public reads it
     */
    record ReleaseAsked(String item, String code, String summary) implements PublicationNote {}

    /** Another person of the same organisation releases it. */
    record ReleaseConfirmed(String item) implements PublicationNote {}

    /** Another person, or the one who asked, does not want it released as it is. */
    record ReleaseRejected(String item, String reason) implements PublicationNote {}

    /** It is no longer public. One person is enough, since waiting may do harm. */
    record ReleaseWithdrawn(String item, String reason) implements PublicationNote {}

    /** The trust has decided not to release it. */
    record ReleaseDeclined(String item, String reason) implements PublicationNote {}

    /**
     * Words are to be withheld, wherever they stand in the versions of the agreement.
     *
     * @param item id of the withholding
     * @param part the words; empty for the whole clause
     * @param ground key of the provision of offentleglova
     */
    record WithholdingProposed(String item, ClauseId clause, String part, String ground, String reason)
            implements PublicationNote {}

    record WithholdingConfirmed(String item) implements PublicationNote {}

    record WithholdingRejected(String item, String reason) implements PublicationNote {}

    /** What is withheld is to be shown. */
    record LiftingProposed(String item, String reason) implements PublicationNote {}

    record LiftingConfirmed(String item) implements PublicationNote {}

    record LiftingRejected(String item, String reason) implements PublicationNote {}

    /**
     * The RHF has sent the link to Helsedirektoratet (hol. § 6-4).
     *
     * @param item number of the version
     * @param receipt what shows it; absent when there is none
     */
    record LinkReported(
            String item,
            PartyId region,
            LocalDate on,
            String reference,
            @Nullable Attachment receipt) implements PublicationNote {
        @Override
        public List<Sha256> files() {
            return receipt == null ? List.of() : List.of(receipt.digest());
        }
    }
}
