package no.avtaleverk.templates.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.DocumentReader.ReadWarning;
import no.avtaleverk.model.document.DocumentReader.ReadWarning.Kind;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** A PDF document: opened by PDFBox, looked through for what must not be there, and read line by line. */
final class PdfFile implements AutoCloseable {
    private static final COSName JAVASCRIPT = COSName.getPDFName("JavaScript");
    private static final Set<String> ACTIVE = Set.of("JavaScript", "Launch", "Rendition", "ImportData", "SubmitForm");
    /** Actions in a chain, and annotations on a page, that are looked at. */
    private static final int MAX_ACTIONS = 10_000;

    private final PDDocument document;
    private final Budget budget;
    private int actions;

    private PdfFile(PDDocument document, Budget budget) {
        this.document = document;
        this.budget = budget;
    }

    /** @throws UnreadableFileException if the document is locked, damaged, too long or active */
    static PdfFile open(byte[] bytes, Budget budget) {
        PDDocument document;
        try {
            document = Loader.loadPDF(
                    new RandomAccessReadBuffer(bytes), "", null, null, IOUtils.createMemoryOnlyStreamCache());
        } catch (InvalidPasswordException e) {
            throw new UnreadableFileException(ReadFault.ENCRYPTED, "Needs a password");
        } catch (IOException | RuntimeException e) {
            throw new UnreadableFileException(ReadFault.CORRUPT, "Not a PDF document: " + e.getMessage());
        }
        var file = new PdfFile(document, budget);
        try {
            file.check();
            return file;
        } catch (UnreadableFileException e) {
            file.close();
            throw e;
        } catch (RuntimeException e) {
            file.close();
            throw new UnreadableFileException(ReadFault.CORRUPT, "The document is damaged: " + e);
        }
    }

    private void check() {
        if (!document.getCurrentAccessPermission().canExtractContent()) {
            throw new UnreadableFileException(
                    ReadFault.EXTRACTION_NOT_PERMITTED, "The owner has locked the text against copying");
        }
        int pages = document.getNumberOfPages();
        if (pages > Budget.MAX_PAGES) {
            throw new UnreadableFileException(ReadFault.TOO_MANY_PAGES, "%d pages".formatted(pages));
        }
        if (pages < 1) {
            throw new UnreadableFileException(ReadFault.CORRUPT, "No pages");
        }
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        refuseActive(catalog.getDictionaryObject(COSName.OPEN_ACTION), 0);
        refuseTriggers(catalog);
        if (catalog.getDictionaryObject(COSName.NAMES) instanceof COSDictionary names
                && names.getDictionaryObject(JAVASCRIPT) != null) {
            throw active("JavaScript for the whole document");
        }
        if (catalog.getDictionaryObject(COSName.ACRO_FORM) instanceof COSDictionary form) {
            if (form.getDictionaryObject(COSName.XFA) != null) {
                throw active("An XFA form");
            }
            checkFields(form.getDictionaryObject(COSName.FIELDS), 0);
        }
        int seen = 0;
        for (PDPage page : document.getPages()) {
            budget.checkTime();
            if (++seen > Budget.MAX_PAGES) {
                throw new UnreadableFileException(ReadFault.TOO_MANY_PAGES, "More pages than the file says");
            }
            refuseTriggers(page.getCOSObject());
            if (page.getCOSObject().getDictionaryObject(COSName.ANNOTS) instanceof COSArray annotations) {
                for (int i = 0; i < annotations.size() && i < MAX_ACTIONS; i++) {
                    if (annotations.getObject(i) instanceof COSDictionary annotation) {
                        refuseActive(annotation.getDictionaryObject(COSName.A), 0);
                        refuseTriggers(annotation);
                    }
                }
            }
        }
    }

    private void checkFields(COSBase fields, int depth) {
        if (!(fields instanceof COSArray array) || depth > 20) {
            return;
        }
        for (int i = 0; i < array.size(); i++) {
            budget.checkTime();
            if (array.getObject(i) instanceof COSDictionary field) {
                refuseTriggers(field);
                refuseActive(field.getDictionaryObject(COSName.A), 0);
                checkFields(field.getDictionaryObject(COSName.KIDS), depth + 1);
            }
        }
    }

    private void refuseTriggers(COSDictionary holder) {
        if (holder.getDictionaryObject(COSName.AA) instanceof COSDictionary triggers) {
            for (COSName trigger : triggers.keySet()) {
                refuseActive(triggers.getDictionaryObject(trigger), 0);
            }
        }
    }

    private void refuseActive(COSBase action, int depth) {
        if (!(action instanceof COSDictionary dictionary)) {
            return;
        }
        if (depth > 50 || ++actions > MAX_ACTIONS * 10) {
            throw new UnreadableFileException(ReadFault.TOO_COMPLEX, "Too many actions");
        }
        if (ACTIVE.contains(dictionary.getNameAsString(COSName.S, ""))
                || dictionary.getDictionaryObject(COSName.JS) != null) {
            throw active(dictionary.getNameAsString(COSName.S, "JavaScript"));
        }
        COSBase next = dictionary.getDictionaryObject(COSName.NEXT);
        if (next instanceof COSArray several) {
            for (int i = 0; i < several.size(); i++) {
                refuseActive(several.getObject(i), depth + 1);
            }
        } else {
            refuseActive(next, depth + 1);
        }
    }

    private static UnreadableFileException active(String what) {
        return new UnreadableFileException(ReadFault.ACTIVE_CONTENT, what);
    }

    PDDocument document() {
        return document;
    }

    int pages() {
        return document.getNumberOfPages();
    }

    String title() {
        try {
            String title = document.getDocumentInformation().getTitle();
            return title == null ? "" : title.strip();
        } catch (RuntimeException e) {
            return "";
        }
    }

    /** All lines in the order of the pages' content. */
    PdfLines lines() {
        try {
            var lines = new PdfLines(budget, pages());
            lines.readAll(document);
            return lines;
        } catch (IOException e) {
            throw new UnreadableFileException(ReadFault.CORRUPT, "A page can not be read: " + e.getMessage());
        } catch (UnreadableFileException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UnreadableFileException(ReadFault.CORRUPT, "A page can not be read: " + e);
        }
    }

    /** Pictures, attached files and notes, which are not taken over. */
    List<ReadWarning> warnings() {
        var warnings = new ArrayList<ReadWarning>();
        int pictures = 0;
        int notes = 0;
        for (PDPage page : document.getPages()) {
            budget.checkTime();
            pictures += pictures(page);
            if (page.getCOSObject().getDictionaryObject(COSName.ANNOTS) instanceof COSArray annotations) {
                for (int i = 0; i < annotations.size() && i < MAX_ACTIONS; i++) {
                    if (annotations.getObject(i) instanceof COSDictionary annotation
                            && Set.of("Text", "FreeText").contains(annotation.getNameAsString(COSName.SUBTYPE, ""))) {
                        notes++;
                    }
                }
            }
        }
        if (pictures > 0) {
            warnings.add(new ReadWarning(Kind.IMAGES, pictures));
        }
        if (notes > 0) {
            warnings.add(new ReadWarning(Kind.COMMENTS, notes));
        }
        if (document.getDocumentCatalog().getCOSObject().getDictionaryObject(COSName.NAMES)
                        instanceof COSDictionary names
                && names.getDictionaryObject(COSName.EMBEDDED_FILES) != null) {
            warnings.add(new ReadWarning(Kind.ATTACHMENTS, 1));
        }
        return warnings;
    }

    private static int pictures(PDPage page) {
        COSDictionary resources =
                page.getResources() == null ? null : page.getResources().getCOSObject();
        int pictures = 0;
        if (resources != null && resources.getDictionaryObject(COSName.XOBJECT) instanceof COSDictionary objects) {
            for (COSName name : objects.keySet()) {
                if (objects.getDictionaryObject(name) instanceof COSStream object
                        && COSName.IMAGE.equals(object.getCOSName(COSName.SUBTYPE))) {
                    pictures++;
                }
            }
        }
        return pictures;
    }

    @Override
    public void close() {
        IOUtils.closeQuietly(document);
    }
}
