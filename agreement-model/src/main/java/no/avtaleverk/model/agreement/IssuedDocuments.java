package no.avtaleverk.model.agreement;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/** The documents the product has made: which version a file or a code belongs to, and who was given one. */
public interface IssuedDocuments {
    /**
     * A document of a version.
     *
     * @param municipality whose document it is
     */
    record Issued(AgreementId agreement, int version, PartyId municipality) {}

    /** A version. */
    record Coded(AgreementId agreement, int version) {}

    /** Where a file belongs, as it was set or as some signature left it; empty when the product has not made it. */
    List<Issued> of(Sha256 file);

    /** The versions whose text has the code. */
    List<Coded> of(TextCode code);

    /** Note in the log that a document was handed out. */
    void handedOut(AuditEvent.DocumentHandedOut event, Actor to, Instant at);

    /**
     * The log of what was handed out of an agreement, newest first.
     *
     * @param organisations whose people it was handed to; null for everyone's
     */
    List<AuditEntry> handedOut(AgreementId agreement, @Nullable Collection<PartyId> organisations, int limit);
}
