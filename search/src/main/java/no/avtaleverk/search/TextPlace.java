package no.avtaleverk.search;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.Period;

/**
 * A wording of a clause, with every version it stands in that the asker may see.
 *
 * @param text as people read it, values put in
 * @param state name of the agreement's state
 * @param likeness to what was asked for, from 0 to 1
 * @param versions by number, the text being written last
 */
public record TextPlace(
        AgreementId agreement,
        ClauseId clause,
        String heading,
        String text,
        String state,
        double likeness,
        List<InVersion> versions) {
    public TextPlace {
        versions = versions.stream()
                .sorted(Comparator.comparingInt(one -> one.version() == 0 ? Integer.MAX_VALUE : one.version()))
                .toList();
    }

    /**
     * A version it stands in.
     *
     * @param version 0 for the text being written
     * @param number of the clause as printed there
     * @param inForce when the version was in force, for each kommune
     */
    public record InVersion(int version, String number, String title, List<PartyId> parties, List<InForce> inForce) {
        public InVersion {
            parties = List.copyOf(parties);
            inForce = List.copyOf(inForce);
        }
    }

    /** A period in force for one kommune. */
    public record InForce(PartyId municipality, Period period) {}

    public InVersion first() {
        return versions.getFirst();
    }

    public InVersion last() {
        return versions.getLast();
    }

    /** The first day in force for any kommune; empty when it never was. */
    public Optional<LocalDate> from() {
        return versions.stream()
                .flatMap(one -> one.inForce().stream())
                .map(one -> one.period().from())
                .min(Comparator.naturalOrder());
    }

    /** The last first day no longer in force for any kommune; {@link LocalDate#MAX} while it is in force somewhere, empty when it never was. */
    public Optional<LocalDate> until() {
        return versions.stream()
                .flatMap(one -> one.inForce().stream())
                .map(one -> {
                    LocalDate until = one.period().until();
                    return until == null ? LocalDate.MAX : until;
                })
                .max(Comparator.naturalOrder());
    }
}
