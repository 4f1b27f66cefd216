package no.avtaleverk.model.search;

import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * One thing found.
 *
 * @param agreement absent for a log entry that is about none
 * @param version the one it is shown in; 0 for the text being written, and for log entries
 * @param clause absent for title and parties of a version
 * @param number of the clause as printed; empty for none
 * @param score by which it is ranked
 * @param wording digest of heading and text as they are read
 * @param logPosition present for log entries
 */
public record FoundItem(
        @Nullable AgreementId agreement,
        int version,
        @Nullable ClauseId clause,
        String number,
        float score,
        Sha256 wording,
        @Nullable Long logPosition) {
    /** Which thing it is: the same for the same words in the same place, whatever was asked and however it ranks. */
    public String identity() {
        return logPosition != null
                ? "log/" + logPosition
                : agreement + "/" + (clause == null ? "" : clause) + "/" + wording.hex();
    }
}
