package no.avtaleverk.templates.casepaper;

import no.avtaleverk.model.document.CasePaperContent;
import no.avtaleverk.model.document.CasePaperRenderer;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.templates.docx.PaperDocxRenderer;
import no.avtaleverk.templates.layout.Paper;
import no.avtaleverk.templates.pdf.PdfRenderer;

/** Case papers in the written standard of each party, as Word and as PDF. Safe for use by many at once. */
public final class CasePapers implements CasePaperRenderer {
    private final PdfRenderer pdf = new PdfRenderer();
    private final PaperDocxRenderer docx = new PaperDocxRenderer();

    @Override
    public byte[] render(CasePaperContent content, DocumentFormat format) {
        Paper paper = Composition.compose(content);
        return switch (format) {
            case PDF -> pdf.render(paper);
            case DOCX -> docx.render(paper);
        };
    }
}
