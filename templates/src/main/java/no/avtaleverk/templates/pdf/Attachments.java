package no.avtaleverk.templates.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TreeMap;
import no.avtaleverk.templates.pdf.SourceFiles.SourceFile;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** Files inside a document, associated with the whole of it (ISO 19005-3, 6.8). */
final class Attachments {
    private static final COSName ASSOCIATED = COSName.getPDFName("AF");
    private static final COSName RELATIONSHIP = COSName.getPDFName("AFRelationship");

    private Attachments() {}

    static void add(PDDocument file, List<SourceFile> sources, Instant made) throws IOException {
        var specifications = new TreeMap<String, PDComplexFileSpecification>();
        var associated = new COSArray();
        for (SourceFile source : sources) {
            var embedded = new PDEmbeddedFile(file, new ByteArrayInputStream(source.bytes()), COSName.FLATE_DECODE);
            embedded.setSubtype(source.mediaType());
            embedded.setSize(source.bytes().length);
            embedded.setModDate(GregorianCalendar.from(made.atZone(ZoneOffset.UTC)));
            var specification = new PDComplexFileSpecification();
            specification.setFile(source.name());
            specification.setFileUnicode(source.name());
            specification.setFileDescription(source.says());
            specification.setEmbeddedFile(embedded);
            specification.setEmbeddedFileUnicode(embedded);
            specification.getCOSObject().setName(RELATIONSHIP, source.relationship());
            specifications.put(source.name(), specification);
            associated.add(specification.getCOSObject());
        }
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(specifications);
        var names = new PDDocumentNameDictionary(file.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        file.getDocumentCatalog().setNames(names);
        file.getDocumentCatalog().getCOSObject().setItem(ASSOCIATED, associated);
    }
}
