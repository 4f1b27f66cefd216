package no.avtaleverk.web.open;

import java.util.Optional;
import no.avtaleverk.model.publication.PublicEdition;
import no.avtaleverk.model.publication.PublicXml;
import no.avtaleverk.workflow.publication.FaultyTextException;
import no.avtaleverk.workflow.publication.PublicRegister;
import no.avtaleverk.workflow.publication.PublicRegister.Found;
import no.avtaleverk.workflow.publication.PublicRegister.Text;

/** The versions as Akoma Ntoso, as they are read one by one. */
final class AkomaNtosoPart implements BulkPart {
    private final PublicRegister register;
    private final PublicXml xml;
    private final String site;

    /** @param site where people reach the product; empty to leave it out */
    AkomaNtosoPart(PublicRegister register, PublicXml xml, String site) {
        this.register = register;
        this.xml = xml;
        this.site = site.replaceAll("/+$", "");
    }

    @Override
    public String folder() {
        return "akoma-ntoso";
    }

    @Override
    public Optional<Piece> of(Text text) {
        String code = text.version().code();
        try {
            if (register.edition(code) instanceof Found.Shown<PublicEdition> shown) {
                return Optional.of(
                        new Piece(code + ".xml", register.soundly(code, () -> xml.write(shown.value(), site))));
            }
        } catch (FaultyTextException e) {
            // One that can not be written must not take all others from those who use them.
            return Optional.empty();
        }
        return Optional.empty();
    }
}
