package no.avtaleverk.model.agreement;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.party.PartyId;

/** The stored agreements. Holds no way to save an agreement without the audit entry that explains it. */
public interface Agreements {
    Optional<Agreement> find(AgreementId id);

    /**
     * Read an agreement that is about to be changed. Within a transaction, others who want to change it wait until that has ended, so
     * that a busy agreement costs time and not a lost race.
     */
    Optional<Agreement> findToChange(AgreementId id);

    /**
     * Store a change: the agreement, its new clause texts and the audit entry, or nothing.
     *
     * @return the entry as it stands in the log
     * @throws StaleAgreementException if another change was stored since this agreement was read
     */
    AuditEntry save(Change change);

    /**
     * A text as it stood after an edit.
     *
     * @throws IllegalArgumentException if the agreement has no such revision
     */
    Clauses text(AgreementId id, long revision);

    /**
     * Several texts of one agreement, by revision; what they have in common is read once.
     *
     * @throws IllegalArgumentException if the agreement lacks one of the revisions
     */
    default Map<Long, Clauses> texts(AgreementId id, Collection<Long> revisions) {
        var texts = new HashMap<Long, Clauses>();
        revisions.forEach(revision -> texts.put(revision, text(id, revision)));
        return texts;
    }

    /** The text an agreement is built on; empty when it stands by itself. */
    default Optional<Clauses> basisText(Agreement agreement) {
        LocalVariant variant = agreement.variant();
        return variant == null
                ? Optional.empty()
                : Optional.of(text(variant.basis().agreement(), variant.basis().revision()));
    }

    /** The words with a digest. */
    Optional<ClauseText> words(Sha256 digest);

    /** All agreements that any of these organisations is or was party to. */
    List<Agreement> ofParties(Collection<PartyId> parties);

    /** All agreements whose newest text is built on a version of this one, oldest first. */
    List<Agreement> builtOn(AgreementId basis);

    /** All agreements of a kind, oldest first. */
    default List<Agreement> ofKind(AgreementKind kind) {
        return all().stream().filter(agreement -> agreement.kind() == kind).toList();
    }

    /** All agreements, oldest first. */
    List<Agreement> all();
}
