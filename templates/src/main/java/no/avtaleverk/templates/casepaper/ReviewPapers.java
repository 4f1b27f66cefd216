package no.avtaleverk.templates.casepaper;

import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.ReviewContent;
import no.avtaleverk.model.document.ReviewRenderer;
import no.avtaleverk.templates.docx.PaperDocxRenderer;
import no.avtaleverk.templates.layout.Paper;
import no.avtaleverk.templates.pdf.PdfRenderer;

/** The pack and the minutes of yearly reviews, as Word and as PDF. Safe for use by many at once. */
public final class ReviewPapers implements ReviewRenderer {
    private final PdfRenderer pdf = new PdfRenderer();
    private final PaperDocxRenderer docx = new PaperDocxRenderer();

    @Override
    public byte[] render(ReviewContent content, DocumentFormat format) {
        Paper paper = ReviewComposition.compose(content);
        return switch (format) {
            case PDF -> pdf.render(paper);
            case DOCX -> docx.render(paper);
        };
    }
}
