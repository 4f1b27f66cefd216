package no.avtaleverk.model.agreement;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.party.PartyId;

/** Agreements as they are read: those that are stored, or as they were once. */
public interface ReadAgreements {
    Optional<Agreement> find(AgreementId id);

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
