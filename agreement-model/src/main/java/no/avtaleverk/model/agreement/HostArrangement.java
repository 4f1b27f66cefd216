package no.avtaleverk.model.agreement;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.party.PartyId;

/**
 * A vertskommuneavtale (kommuneloven ch. 20) or other co-operation between kommuner that stands behind an offer in the agreement.
 *
 * @param host the kommune that does the work
 * @param others those it does it for
 * @param date of that agreement
 * @param reference case number or link
 */
public record HostArrangement(String title, PartyId host, List<PartyId> others, LocalDate date, String reference)
        implements Proceedings.Entry {
    public HostArrangement {
        others = List.copyOf(others);
    }
}
