package no.avtaleverk.model.termination;

import java.time.LocalDate;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.agreement.PartyDecision;
import no.avtaleverk.model.followup.Note;
import no.avtaleverk.model.party.PartyId;

/** What is noted beside a notice. That it was given or fell is a fact of the agreement itself ({@link Notice}). */
public sealed interface NoticeNote extends Note {
    /**
     * The one who gave notice wants to take it back, and asks the others.
     *
     * @param item {@link Notice#key()}
     */
    record WithdrawalAsked(String item, PartyId by, LocalDate on, String reason) implements NoticeNote {}

    /**
     * Another party lets it fall.
     *
     * @param item {@link Notice#key()}
     */
    record WithdrawalConsented(String item, PartyDecision consent) implements NoticeNote {}

    /**
     * Another party wants the notice to stand.
     *
     * @param item {@link Notice#key()}
     */
    record WithdrawalRefused(String item, PartyId party, LocalDate on, String reason) implements NoticeNote {}

    /**
     * What is to take the place of the agreement.
     *
     * @param item the id of that agreement
     * @param title as it was called then
     */
    record ReplacementNamed(String item, String title) implements NoticeNote {
        public AgreementId agreement() {
            return new AgreementId(item);
        }
    }

    /**
     * The trust has told its RHF of a notice, for it to notify Helsedirektoratet (hol. § 6-5 second ledd).
     *
     * @param item {@link Notice#key()}
     * @param trust that told it
     */
    record RegionTold(String item, PartyId trust, LocalDate on, String reference) implements NoticeNote {}
}
