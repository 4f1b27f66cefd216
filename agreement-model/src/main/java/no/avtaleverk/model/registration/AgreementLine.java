package no.avtaleverk.model.registration;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * A version in force for a kommune on the date.
 *
 * @param bound the kommune that is bound: the one counted or, after a merger, one it was made from
 * @param trusts the trusts, hospitals and regional authorities that are party
 * @param municipalities how many kommuner are party on the date
 * @param signed the day the last of the kommune and its trusts signed; absent when a signature is not documented
 * @param replaces number of the version it took over from for this kommune; 0 when it is the first
 * @param numbers those of hol. § 6-2 that its clauses answer, as a jurist has confirmed
 * @param subject what it is about, when it is a delavtale or særavtale that neither answers nor says it is on a number; absent otherwise
 */
public record AgreementLine(
        PartyId bound,
        AgreementId agreement,
        AgreementKind kind,
        int version,
        String title,
        List<PartyId> trusts,
        int municipalities,
        @Nullable LocalDate signed,
        Period inForce,
        int replaces,
        Set<Integer> numbers,
        @Nullable String subject) {
    public AgreementLine {
        trusts = List.copyOf(trusts);
        numbers = java.util.Collections.unmodifiableSet(new TreeSet<>(numbers));
    }
}
