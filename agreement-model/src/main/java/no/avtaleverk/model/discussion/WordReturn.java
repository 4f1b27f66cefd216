package no.avtaleverk.model.discussion;

import java.time.Instant;
import java.util.List;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.ReturnedText.Unmapped;

/**
 * A Word file that came back.
 *
 * @param fileName as it was uploaded in this room
 * @param version the version that was sent out; 0 for the draft
 * @param topics how many comments and proposals it gave
 * @param unmapped what could not be tied to a clause
 */
public record WordReturn(
        TopicId id,
        String fileName,
        Sha256 file,
        int version,
        Author by,
        Instant at,
        int topics,
        List<Unmapped> unmapped) {
    public WordReturn {
        unmapped = List.copyOf(unmapped);
    }
}
