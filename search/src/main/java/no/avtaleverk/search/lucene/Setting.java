package no.avtaleverk.search.lucene;

import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.party.PartyId;
import org.apache.lucene.util.BytesRef;

/**
 * What wordings of an agreement have in common that stand in the same versions, for one circle of readers. Found once for all of them,
 * which are most clauses of an agreement.
 *
 * @param known the versions these readers know of, by number
 * @param readers organisations, or {@link Fields#EVERYBODY}
 * @param replacedFor organisations that have another document in its place
 * @param context titles and parties
 */
record Setting(
        Set<Integer> known,
        List<String> readers,
        List<String> replacedFor,
        List<PartyId> parties,
        AgreementState state,
        List<String> languages,
        List<String> years,
        String context,
        BytesRef row,
        Columns.Days days) {}
