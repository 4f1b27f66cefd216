package no.avtaleverk.templates.seal;

import eu.europa.esig.dss.pdf.AnnotationBox;
import eu.europa.esig.dss.pdf.PdfAnnotation;
import eu.europa.esig.dss.pdf.PdfDocumentReader;
import eu.europa.esig.dss.pdf.modifications.CommonPdfModification;
import eu.europa.esig.dss.pdf.modifications.ObjectModification;
import eu.europa.esig.dss.pdf.modifications.PdfDifferencesFinder;
import eu.europa.esig.dss.pdf.modifications.PdfModification;
import eu.europa.esig.dss.pdf.modifications.PdfObjectModifications;
import eu.europa.esig.dss.pdf.modifications.PdfObjectModificationsFinder;
import eu.europa.esig.dss.pdf.modifications.PdfObjectTree;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxDocumentReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.signing.Alteration;

/**
 * Gives what {@link Revisions} found to DSS, so that it stands in the reports and the policy is asked about it. DSS itself would draw
 * the pages of each revision, the first ten only, and see nothing of what does not show.
 */
final class RevisionFindings {
    private static final Set<Alteration> VISIBLE = EnumSet.of(
            Alteration.APPEARANCE,
            Alteration.PAGE_CONTENT,
            Alteration.PAGES,
            Alteration.ANNOTATION,
            Alteration.FORM_FIELD,
            Alteration.ACTIVE_CONTENT);

    private RevisionFindings() {}

    private static Set<Alteration> after(Revisions revisions, PdfDocumentReader signed) {
        return revisions.after(
                ((PdfBoxDocumentReader) signed).getPDDocument().getDocument().getStartXref());
    }

    /** What can be seen. */
    static final class Seen implements PdfDifferencesFinder {
        private final Revisions revisions;

        Seen(Revisions revisions) {
            this.revisions = revisions;
        }

        @Override
        public List<PdfModification> getAnnotationOverlaps(PdfDocumentReader reader) {
            return List.of();
        }

        @Override
        public boolean isAnnotationBoxOverlapping(AnnotationBox box, List<PdfAnnotation> annotations) {
            return false;
        }

        @Override
        public List<PdfModification> getPagesDifferences(PdfDocumentReader signed, PdfDocumentReader last) {
            return after(revisions, signed).contains(Alteration.PAGES)
                    ? List.of(new CommonPdfModification(1))
                    : List.of();
        }

        @Override
        public List<PdfModification> getVisualDifferences(PdfDocumentReader signed, PdfDocumentReader last) {
            return after(revisions, signed).stream().anyMatch(VISIBLE::contains)
                    ? List.of(new CommonPdfModification(1))
                    : List.of();
        }
    }

    /** All of it. */
    static final class Unseen implements PdfObjectModificationsFinder {
        private final Revisions revisions;

        Unseen(Revisions revisions) {
            this.revisions = revisions;
        }

        @Override
        public PdfObjectModifications find(PdfDocumentReader signed, PdfDocumentReader last) {
            var modifications = new PdfObjectModifications();
            for (Alteration alteration : after(revisions, signed)) {
                modifications.addUndefinedChange(ObjectModification.modify(
                        new PdfObjectTree(alteration.name()),
                        signed.getCatalogDictionary(),
                        last.getCatalogDictionary()));
            }
            return modifications;
        }
    }
}
