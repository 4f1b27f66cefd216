package no.avtaleverk.model.proof;

import java.util.List;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.signing.ValidationReport.ReportFile;

/** What examinations of signed documents found, as it was when it was first put into an evidence package. */
public interface KeptReports {
    /** The reports of a document; empty when none are kept. */
    List<ReportFile> of(Sha256 document);

    /** Keep the reports of a document; those kept already stay, and are the answer. */
    List<ReportFile> keep(Sha256 document, List<ReportFile> reports);
}
