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

    /**
     * Where a file belongs: as it was set, as some signature or renewal left it, or as evidence of a signature; empty when it is no
     * document of the register.
     */
    List<Issued> of(Sha256 file);

    /** What was handed out under a digest and is set anew each time, such as a draft, newest first; each document once. */
    List<AuditEvent.DocumentHandedOut> handedOut(Sha256 file);

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
