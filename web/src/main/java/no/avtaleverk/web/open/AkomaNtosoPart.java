package no.avtaleverk.web.open;

import java.util.NoSuchElementException;
import java.util.Optional;
import no.avtaleverk.model.publication.PublicEdition;
import no.avtaleverk.model.publication.PublicXml;
import no.avtaleverk.workflow.publication.PublicRegister;
import no.avtaleverk.workflow.publication.PublicRegister.Found;
import no.avtaleverk.workflow.publication.PublicRegister.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The versions as Akoma Ntoso, as they are read one by one. */
final class AkomaNtosoPart implements BulkPart {
    private static final Logger LOG = LoggerFactory.getLogger(AkomaNtosoPart.class);

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
                return Optional.of(new Piece(code + ".xml", xml.write(shown.value(), site)));
            }
        } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException e) {
            // One that can not be written must not take all others from those who use them.
            LOG.error("The public text {} can not be written as Akoma Ntoso", code, e);
        }
        return Optional.empty();
    }
}
