package no.avtaleverk.web.open;

import java.io.IOException;
import java.util.Optional;
import no.avtaleverk.workflow.publication.PublicRegister.Text;

/** A folder of the bulk file with one file for each public version, in a form of its own. Every bean of this kind is in it. */
public interface BulkPart {
    /** Name of the folder, of small letters and hyphens. */
    String folder();

    /**
     * The file of a version. The same text gives the same bytes.
     *
     * @return empty when the version has none in this form
     */
    Optional<Piece> of(Text text) throws IOException;

    /** @param name within the folder */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Piece(String name, byte[] bytes) {}
}
