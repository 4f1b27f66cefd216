package no.avtaleverk.model.agreement;

import java.time.Instant;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * A paper that lays a version before an organ of one party, as it was made. The newest of a kind counts.
 *
 * @param party whose organ it is for
 * @param version what is laid before it
 * @param docx digest of the stored Word file
 * @param pdf digest of the stored PDF
 * @param by name of who had it made
 * @param organisation theirs, which reads it before it is handed over
 * @param handedOver when it was handed over to the parties of the version; absent until then
 */
public record CasePaper(
        Kind kind,
        PartyId party,
        int version,
        Language language,
        Sha256 docx,
        Sha256 pdf,
        Instant at,
        String by,
        @Nullable PartyId organisation,
        @Nullable Instant handedOver)
        implements Proceedings.Entry {
    public enum Kind {
        /** Saksframlegg to the councils of a kommune, or to the board of a trust. */
        CASE,
        /** Notat or referatsak: melding om status. */
        STATUS_NOTE
    }

    CasePaper handedOver(Instant moment) {
        return new CasePaper(kind, party, version, language, docx, pdf, at, by, organisation, moment);
    }
}
