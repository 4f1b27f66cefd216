package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * That the signatures in a document were examined again, and the document made checkable for longer.
 *
 * @param municipality whose document it is
 * @param date in Norway
 * @param document digest of the document examined
 * @param verdict name of a {@code model.validation.Verdict}
 * @param renewed digest of the document with a new archive time-stamp; absent when none was added
 * @param after how many signatures were recorded for the agreement then
 */
public record Examination(
        int version,
        PartyId municipality,
        LocalDate date,
        Sha256 document,
        String verdict,
        @Nullable Sha256 renewed,
        int after)
        implements Proceedings.Entry {}
