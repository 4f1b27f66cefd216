package no.avtaleverk.model.followup;

import java.util.List;
import no.avtaleverk.model.agreement.Sha256;

/**
 * Something noted in a dossier, as it is stored: added, never changed. Each subject has its own sealed kind of notes, records with names
 * that no other subject uses.
 */
public interface Note {
    /** What in the dossier it is about, such as the id of a delivery; empty when it is about the dossier as a whole. */
    String item();

    /** The stored files it speaks of. */
    default List<Sha256> files() {
        return List.of();
    }
}
