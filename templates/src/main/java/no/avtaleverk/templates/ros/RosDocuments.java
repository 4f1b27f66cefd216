package no.avtaleverk.templates.ros;

import java.util.LinkedHashMap;
import java.util.Map;
import no.avtaleverk.model.document.RosContent;
import no.avtaleverk.model.document.RosFileFormat;
import no.avtaleverk.model.document.RosRenderer;
import no.avtaleverk.templates.docx.DocxRenderer;
import no.avtaleverk.templates.docx.PaperDocxRenderer;
import no.avtaleverk.templates.pdf.PdfRenderer;

/** Checklists in the written standard of a party, in every format. Safe for use by many at once. */
public final class RosDocuments implements RosRenderer {
    /** The property of a Word file that holds the mark of the form. */
    static final String FORM = "rosForm";

    private final PdfRenderer pdf = new PdfRenderer();
    private final PaperDocxRenderer docx = new PaperDocxRenderer();

    @Override
    public byte[] render(RosContent content, RosFileFormat format) {
        return switch (format) {
            case DOCX -> docx.render(Composition.compose(content, true), properties(content));
            case XLSX -> RosWorkbook.of(content);
            case PDF -> pdf.render(Composition.compose(content, false));
            case CSV -> RosTable.csv(content);
            case JSON -> RosJson.of(content);
        };
    }

    private static Map<String, String> properties(RosContent content) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(DocxRenderer.AGREEMENT_ID, content.agreement().value());
        properties.put(
                DocxRenderer.AGREEMENT_VERSION, String.valueOf(content.list().version()));
        properties.put(DocxRenderer.TEXT_SHA256, content.list().text().hex());
        properties.put(FORM, content.mark());
        return properties;
    }
}
