package no.avtaleverk.model.agreement;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * A numbered milestone of the text: what was sent to the parties, or what was concluded before the product. Immutable.
 *
 * @param number 1 for the first
 * @param revision the stored edit that holds its clauses
 * @param text digest of the canonical text
 * @param head title, parties, terms and parameters as they were then
 * @param documents digest of the stored PDF of each kommune; empty for a version registered from elsewhere
 * @param original digest of the file it was imported from, if any
 */
public record AgreementVersion(
        int number,
        long revision,
        Sha256 text,
        Head head,
        Map<PartyId, Sha256> documents,
        @Nullable Sha256 original,
        Instant at,
        String by,
        String note) {
    public AgreementVersion {
        documents = Map.copyOf(documents);
    }

    /**
     * Whether it was registered as already concluded, with its date of entry into force. A version submitted here has documents, and
     * enters into force by vedtak and signatures only.
     */
    public boolean isRegistered() {
        return documents.isEmpty() && head.terms().rule() == EntryIntoForce.AS_REGISTERED;
    }

    /** Whether a vedtak on the other is a vedtak on this: the same words, values and terms. Parties may have come or gone. */
    public boolean saysTheSameAs(AgreementVersion other) {
        return text.equals(other.text)
                && head.title().equals(other.head.title())
                && head.language() == other.head.language()
                && head.parameters().equals(other.head.parameters())
                && head.terms().equals(other.head.terms());
    }

    /** Whether all kommuner sign one and the same document. */
    public boolean isJoint() {
        return documents.size() > 1 && Set.copyOf(documents.values()).size() == 1;
    }

    /** What is printed on every page of it. */
    public TextCode code() {
        return TextCode.of(text);
    }
}
