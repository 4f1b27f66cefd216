package no.avtaleverk.templates.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.document.DocumentContent.PartyLine;
import no.avtaleverk.model.signing.Alteration;
import no.avtaleverk.model.signing.SealingFailedException;
import no.avtaleverk.model.signing.SealingFailedException.Fault;
import no.avtaleverk.model.signing.ValidationReport;
import no.avtaleverk.model.signing.ValidationReport.ValidatedSignature;
import no.avtaleverk.model.validation.Verdict;
import no.avtaleverk.model.wording.Language;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to a signed document after it is signed, most of which DSS alone lets pass (technology of 2026). */
class AlterationTests {
    @TempDir
    static Path folder;

    private static Seals seals;
    private static byte[] half;
    private static byte[] whole;

    @BeforeAll
    static void seal() {
        seals = Seals.open(SealSettings.throwAway(folder), Clock.systemUTC());
        List<PartyLine> parties = SealSamples.parties(2);
        half = seals.sealing()
                .seal(SealSamples.document(2, Language.BOKMAL), SealSamples.order(parties.getFirst(), Language.BOKMAL))
                .content();
        whole = seals.sealing()
                .seal(half, SealSamples.order(parties.getLast(), Language.BOKMAL))
                .content();
        assertThat(seals.validation().validate(whole).verdict()).isEqualTo(Verdict.VALID);
    }

    private interface Change {
        void apply(PDDocument file) throws IOException;
    }

    private static byte[] updated(byte[] pdf, Change change) throws IOException {
        try (PDDocument file = Loader.loadPDF(pdf)) {
            change.apply(file);
            var out = new ByteArrayOutputStream();
            file.saveIncremental(out);
            byte[] updated = out.toByteArray();
            assertThat(Arrays.copyOf(updated, pdf.length)).isEqualTo(pdf);
            assertThat(updated.length).isGreaterThan(pdf.length);
            return updated;
        }
    }

    private static void refused(byte[] pdf, Alteration... alterations) {
        ValidationReport report = seals.validation().validate(pdf);
        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.INVALID);
        assertThat(report.alterations()).isEqualTo(Set.of(alterations));
        assertThat(report.changedAfterLastSignature()).isTrue();
        assertThat(report.signatures()).allSatisfy(signature -> {
            assertThat(signature.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(signature.indication()).isEqualTo("TOTAL_FAILED");
        });
        PartyLine last = SealSamples.parties(2).getLast();
        assertThatExceptionOfType(SealingFailedException.class)
                .isThrownBy(() -> seals.sealing().seal(pdf, SealSamples.order(last, Language.BOKMAL)))
                .matches(e -> e.fault() == Fault.DOCUMENT_CHANGED);
        assertThatExceptionOfType(SealingFailedException.class)
                .isThrownBy(() -> seals.sealing().renew(pdf))
                .matches(e -> e.fault() == Fault.DOCUMENT_CHANGED);
    }

    @Test
    void anotherLetterInWhatIsSignedBreaksTheSignature() {
        byte[] flipped = whole.clone();
        int at = new String(whole, StandardCharsets.ISO_8859_1).indexOf("Delavtale om alt");
        assertThat(at).isPositive();
        flipped[at + 1] = 'a';
        ValidationReport report = seals.validation().validate(flipped);
        assertThat(report.verdict()).isEqualTo(Verdict.INVALID);
        assertThat(report.signatures())
                .extracting(ValidatedSignature::subIndication)
                .containsOnly("HASH_FAILURE");
        assertThatExceptionOfType(SealingFailedException.class)
                .isThrownBy(() -> seals.sealing().renew(flipped))
                .matches(e -> e.fault() == Fault.DOCUMENT_CHANGED);
    }

    @Test
    void aFileWrittenAnewIsNotTheOneThatWasSigned() throws Exception {
        try (PDDocument file = Loader.loadPDF(whole)) {
            var out = new ByteArrayOutputStream();
            file.save(out);
            ValidationReport report = seals.validation().validate(out.toByteArray());
            assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.INVALID);
            assertThat(report.alterations()).isNotEmpty();
        }
    }

    @Test
    void wordsAddedToAPageAreRefused() throws Exception {
        refused(
                updated(whole, file -> {
                    PDPage page = file.getPage(0);
                    try (var content = new PDPageContentStream(file, page, AppendMode.APPEND, true, true)) {
                        content.beginText();
                        content.setFont(new PDType1Font(FontName.HELVETICA), 12);
                        content.newLineAtOffset(80, 400);
                        content.showText("Kommunen betaler 4 millioner kroner.");
                        content.endText();
                    }
                    page.getCOSObject().setNeedToBeUpdated(true);
                }),
                Alteration.PAGE_CONTENT);
    }

    @Test
    void anotherTitleIsRefused() throws Exception {
        refused(
                updated(whole, file -> {
                    file.getDocumentInformation().setTitle("En annen avtale");
                    file.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
                }),
                Alteration.METADATA);
    }

    @Test
    void otherMetadataAreRefused() throws Exception {
        refused(
                updated(whole, file -> {
                    var metadata = new PDMetadata(file);
                    metadata.importXMPMetadata("<x/>".getBytes(StandardCharsets.UTF_8));
                    file.getDocumentCatalog().setMetadata(metadata);
                    file.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
                }),
                Alteration.METADATA);
    }

    @Test
    void aNoteOnAPageIsRefused() throws Exception {
        refused(
                updated(whole, file -> {
                    var note = new PDAnnotationText();
                    note.setContents("Ikke godkjent");
                    note.setRectangle(new PDRectangle(100, 100, 20, 20));
                    PDPage page = file.getPage(0);
                    var annotations = page.getAnnotations();
                    annotations.add(note);
                    page.setAnnotations(annotations);
                    page.getCOSObject().setNeedToBeUpdated(true);
                }),
                Alteration.ANNOTATION);
    }

    @Test
    void aSignatureWhoseLookIsChangedAfterwardsIsRefused() throws Exception {
        refused(
                updated(whole, file -> {
                    COSDictionary field = file.getDocumentCatalog()
                            .getAcroForm(null)
                            .getFields()
                            .getFirst()
                            .getCOSObject();
                    field.setString(COSName.TU, "Noe annet");
                    field.setNeedToBeUpdated(true);
                }),
                Alteration.FORM_FIELD);
    }

    @Test
    void theRectangleOfAnEmptyFieldMayNotBeMoved() throws Exception {
        refused(
                updated(half, file -> {
                    COSDictionary field = file.getDocumentCatalog()
                            .getAcroForm(null)
                            .getField("signatur-hf-998877665")
                            .getCOSObject();
                    field.setItem(COSName.RECT, new PDRectangle(0, 0, 595, 842));
                    field.setNeedToBeUpdated(true);
                }),
                Alteration.FORM_FIELD);
    }

    @Test
    void aPageMoreIsRefused() throws Exception {
        refused(
                updated(whole, file -> {
                    file.addPage(new PDPage(PDRectangle.A4));
                    file.getPages().getCOSObject().setNeedToBeUpdated(true);
                }),
                Alteration.PAGES);
    }

    @Test
    void aPageLessIsRefused() throws Exception {
        refused(
                updated(whole, file -> {
                    file.removePage(1);
                    file.getPages().getCOSObject().setNeedToBeUpdated(true);
                }),
                Alteration.PAGES);
    }

    @Test
    void scriptThatIsRunWhenTheFileIsOpenedIsRefused() throws Exception {
        refused(
                updated(whole, file -> {
                    file.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('hei')"));
                    file.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
                }),
                Alteration.ACTIVE_CONTENT);
    }

    @Test
    void anotherFileInsideTheDocumentIsRefused() throws Exception {
        refused(
                updated(whole, file -> {
                    COSArray files = file.getDocumentCatalog().getCOSObject().getCOSArray(COSName.getPDFName("AF"));
                    COSDictionary first = (COSDictionary) files.getObject(0);
                    first.setString(COSName.getPDFName("Desc"), "Noe annet");
                    first.setNeedToBeUpdated(true);
                }),
                Alteration.ATTACHMENT);
    }

    @Test
    void whatThePiecesAreCalledForThoseWhoDoNotSeeThemMayNotBeChanged() throws Exception {
        refused(
                updated(whole, file -> {
                    COSDictionary root = file.getDocumentCatalog()
                            .getCOSObject()
                            .getCOSDictionary(COSName.STRUCT_TREE_ROOT)
                            .getCOSDictionary(COSName.K);
                    root.setString(COSName.getPDFName("Alt"), "Noe annet");
                    root.setNeedToBeUpdated(true);
                }),
                Alteration.STRUCTURE);
    }

    @Test
    void bytesAfterTheEndAreRefused() {
        byte[] longer = Arrays.copyOf(whole, whole.length + 4000);
        Arrays.fill(longer, whole.length, longer.length, (byte) ' ');
        ValidationReport report = seals.validation().validate(longer);
        assertThat(report.verdict()).as(report.toString()).isNotEqualTo(Verdict.VALID);
    }

    /** PDFBox goes on using an object that is declared free; other readers show a page without it. */
    @Test
    void anObjectThatIsDeclaredFreeIsRefused() throws Exception {
        long page;
        try (PDDocument file = Loader.loadPDF(whole)) {
            COSBase contents = file.getPage(0).getCOSObject().getItem(COSName.CONTENTS);
            page = ((COSObject) contents).getKey().getNumber();
        }
        String table = "xref\n%d 1\n0000000000 00001 f \n".formatted(page);
        refused(withTable(whole, table), Alteration.PAGE_CONTENT);
    }

    /** Prepared before signing: the page refers to an object that is not there, and an update supplies it. */
    @Test
    void anObjectThatWasReferredToAndNotThereIsRefused() throws Exception {
        byte[] prepared;
        try (PDDocument file = Loader.loadPDF(SealSamples.document(2, Language.BOKMAL))) {
            var contents = new COSArray();
            contents.add(file.getPage(0).getCOSObject().getItem(COSName.CONTENTS));
            contents.add(file.getDocument().getObjectFromPool(new org.apache.pdfbox.cos.COSObjectKey(4711, 0)));
            file.getPage(0).getCOSObject().setItem(COSName.CONTENTS, contents);
            var out = new ByteArrayOutputStream();
            file.getPage(0).getCOSObject().setNeedToBeUpdated(true);
            file.saveIncremental(out);
            prepared = out.toByteArray();
        }
        byte[] sealed = seals.sealing()
                .seal(prepared, SealSamples.order(SealSamples.parties(2).getFirst(), Language.BOKMAL))
                .content();
        assertThat(seals.validation().validate(sealed).verdict()).isEqualTo(Verdict.VALID);

        String object = "4711 0 obj\n<< /Length 22 >>\nstream\n0 0 300 300 re f      \nendstream\nendobj\n";
        var file = new ByteArrayOutputStream();
        file.write(sealed);
        file.write(object.getBytes(StandardCharsets.US_ASCII));
        String table = "xref\n4711 1\n%010d 00000 n \n".formatted(sealed.length);
        refused(withTable(file.toByteArray(), sealed, table), Alteration.PAGE_CONTENT);
    }

    private static byte[] withTable(byte[] pdf, String table) throws IOException {
        return withTable(pdf, pdf, table);
    }

    /** An update written by hand, with the trailer of the file before. */
    private static byte[] withTable(byte[] pdf, byte[] before, String table) throws IOException {
        String text = new String(before, StandardCharsets.ISO_8859_1);
        String previous =
                text.substring(text.lastIndexOf("startxref") + 9).strip().split("\\s+")[0];
        try (PDDocument file = Loader.loadPDF(before)) {
            long root = ((COSObject) file.getDocument().getTrailer().getItem(COSName.ROOT))
                    .getKey()
                    .getNumber();
            long info = ((COSObject) file.getDocument().getTrailer().getItem(COSName.INFO))
                    .getKey()
                    .getNumber();
            var out = new ByteArrayOutputStream();
            out.write(pdf);
            out.write((table
                            + "trailer\n<< /Size 5000 /Root %d 0 R /Info %d 0 R /Prev %s >>\nstartxref\n%d\n%%%%EOF\n"
                                    .formatted(root, info, previous, pdf.length))
                    .getBytes(StandardCharsets.US_ASCII));
            return out.toByteArray();
        }
    }

    @Test
    void aDocumentWithScriptIsNotSealedAtAll() throws Exception {
        byte[] script;
        try (PDDocument file = Loader.loadPDF(SealSamples.document(2, Language.BOKMAL))) {
            file.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('hei')"));
            var out = new ByteArrayOutputStream();
            file.save(out);
            script = out.toByteArray();
        }
        assertThatExceptionOfType(SealingFailedException.class)
                .isThrownBy(() -> seals.sealing()
                        .seal(script, SealSamples.order(SealSamples.parties(2).getFirst(), Language.BOKMAL)))
                .matches(e -> e.fault() == Fault.DOCUMENT_CHANGED);
    }

    @Test
    void anUpdateThatWritesTheSameAgainIsLetThrough() throws Exception {
        byte[] same = updated(whole, file -> {
            file.getPage(0).getCOSObject().setNeedToBeUpdated(true);
            file.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
        });
        ValidationReport report = seals.validation().validate(same);
        assertThat(report.alterations()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void aSignatureMovedToAnotherDocumentIsWorthNothing() throws Exception {
        byte[] other;
        try (PDDocument signed = Loader.loadPDF(whole);
                PDDocument file = Loader.loadPDF(SealSamples.document(2, Language.NYNORSK))) {
            COSDictionary signature =
                    signed.getSignatureDictionaries().getFirst().getCOSObject();
            var copy = new COSDictionary();
            for (COSName name :
                    Set.of(COSName.TYPE, COSName.FILTER, COSName.SUB_FILTER, COSName.CONTENTS, COSName.BYTERANGE)) {
                copy.setItem(name, signature.getDictionaryObject(name));
            }
            file.getDocumentCatalog()
                    .getAcroForm(null)
                    .getFields()
                    .getFirst()
                    .getCOSObject()
                    .setItem(COSName.V, copy);
            file.getDocument()
                    .getTrailer()
                    .setItem(
                            "Padding",
                            new PDStream(file, new ByteArrayInputStream(new byte[whole.length])).getCOSObject());
            file.getDocument().getTrailer().setItem("N", COSInteger.ONE);
            var out = new ByteArrayOutputStream();
            file.save(out);
            other = out.toByteArray();
        }
        ValidationReport report = seals.validation().validate(other);
        assertThat(report.verdict()).as(report.toString()).isNotIn(Verdict.VALID, Verdict.UNSIGNED);
    }
}
