package no.avtaleverk.templates.protocol;

import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.ProtocolContent;
import no.avtaleverk.model.document.ProtocolRenderer;
import no.avtaleverk.templates.docx.PaperDocxRenderer;
import no.avtaleverk.templates.layout.Paper;
import no.avtaleverk.templates.pdf.PdfRenderer;

/** Protocols in the written standard of a party, as Word and as PDF. Safe for use by many at once. */
public final class Protocols implements ProtocolRenderer {
    private final PdfRenderer pdf = new PdfRenderer();
    private final PaperDocxRenderer docx = new PaperDocxRenderer();

    @Override
    public byte[] render(ProtocolContent content, DocumentFormat format) {
        Paper paper = Composition.compose(content);
        return switch (format) {
            case PDF -> pdf.render(paper);
            case DOCX -> docx.render(paper);
        };
    }
}
