package no.avtaleverk.templates.akn;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import no.avtaleverk.templates.OwnSchema;

/** The part of Akoma Ntoso that is written here, held narrower than the published schema: what is valid by this one is valid by that. */
final class AknSchema {
    private final OwnSchema schema = new OwnSchema("/akn/avtaleverk-akn.xsd");

    /** What is wrong with a file; empty when it is as it should be. */
    Optional<String> fault(byte[] xml) {
        return schema.fault(new ByteArrayInputStream(xml));
    }
}
