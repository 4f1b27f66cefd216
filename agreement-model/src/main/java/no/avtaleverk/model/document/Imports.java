package no.avtaleverk.model.document;

import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.party.PartyId;

/** Import reports waiting for a person, and those dealt with. */
public interface Imports {
    void add(ImportReport report);

    Optional<ImportReport> find(String id);

    /** Reports of one organisation, newest first. */
    List<ImportReport> of(PartyId organisation);

    /**
     * Store a report's new state.
     *
     * @return whether it was open until now; a second confirmation changes nothing
     */
    boolean close(ImportReport report);
}
