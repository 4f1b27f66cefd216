package no.avtaleverk.search;

import java.util.List;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.party.PartyId;

/**
 * The texts that hold some things and lack others.
 *
 * @param holds how the question was understood
 * @param inForce number of texts in force that were looked through
 * @param holding number of these that hold what was asked for
 * @param texts those that lack what was asked for, by title
 */
public record ContrastFound(List<Condition> holds, List<Condition> lacks, int inForce, int holding, List<Text> texts) {
    public ContrastFound {
        holds = List.copyOf(holds);
        lacks = List.copyOf(lacks);
        texts = List.copyOf(texts);
    }

    /**
     * A version in force.
     *
     * @param inForce for which kommuner on that date
     * @param nearly of what it lacks, that which stands there in another inflection, or cited without the name of the law
     */
    public record Text(
            AgreementId agreement,
            int version,
            String title,
            List<PartyId> parties,
            List<TextPlace.InForce> inForce,
            List<Condition> nearly) {
        public Text {
            parties = List.copyOf(parties);
            inForce = List.copyOf(inForce);
            nearly = List.copyOf(nearly);
        }
    }
}
