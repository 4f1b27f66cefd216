package no.avtaleverk.model.report;

import no.avtaleverk.model.document.DocumentFormat;

/** Sets a report as a document. The same report gives the same bytes. */
public interface StatusReportRenderer {
    byte[] render(StatusReport report, DocumentFormat format);
}
