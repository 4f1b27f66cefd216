package no.avtaleverk.templates.pdf;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentContent.PartyLine;
import no.avtaleverk.model.document.DocumentRenderer.UnprintableTextException;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.layout.Paper;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jspecify.annotations.Nullable;

/**
 * Sets an agreement as PDF/A-3a (ISO 19005-3) that is PDF/UA-1 (ISO 14289-1) as well: tagged, fonts embedded, with bookmarks, and with
 * its own source text attached. The same content gives the same bytes on every machine.
 */
public final class PdfRenderer {
    private static final String PRODUCER = "Avtaleverk";
    /** PDF/A-3 and PDF/UA-1 are both made of ISO 32000-1. */
    private static final float VERSION = 1.7f;

    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private final @Nullable URI verification;

    /** A renderer of documents that lead nowhere but by the code at the foot of their pages. */
    public PdfRenderer() {
        this(null);
    }

    /**
     * A renderer of documents that lead back to the register by a QR code.
     *
     * @param verification where the register is on the web; a document leads to {@code /v/CODE} under it. Null when it is nowhere.
     */
    public PdfRenderer(@Nullable URI verification) {
        this.verification = verification;
    }

    /**
     * Set one document.
     *
     * @throws UnprintableTextException if a letter is in none of the embedded fonts
     */
    public byte[] render(DocumentContent content) {
        requirePrintable(content);
        try (var file = new PDDocument()) {
            file.getDocument().setVersion(VERSION);
            var setting = new AgreementSetting(content, address(content));
            Instant made = content.made().truncatedTo(ChronoUnit.SECONDS);
            new Binding(file, setting).bind();
            String author = setting.labels()
                    .list(content.parties().stream().map(PartyLine::name).toList());
            describe(file, content.title(), setting.front().description(), author, content.language(), made);
            Attachments.add(file, SourceFiles.of(content, setting.labels()), made);
            file.setDocumentId(
                    ByteBuffer.wrap(HexFormat.of().parseHex(content.text().hex()))
                            .getLong());
            var out = new ByteArrayOutputStream(1 << 18);
            file.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("A PDF was not written to memory", e);
        }
    }

    private @Nullable String address(DocumentContent content) {
        if (verification == null) {
            return null;
        }
        return verification.toString().replaceAll("/+$", "") + "/v/" + content.code();
    }

    /**
     * Set a paper without clauses, as PDF/A-3a and PDF/UA-1 too.
     *
     * @throws UnprintableTextException if a letter is in none of the embedded fonts
     */
    public byte[] render(Paper paper) {
        var setting = new PaperSetting(paper);
        requirePrintable(setting.words(), paper.title());
        try (var file = new PDDocument()) {
            file.getDocument().setVersion(VERSION);
            Instant made = paper.made().truncatedTo(ChronoUnit.SECONDS);
            new Binding(file, setting).bind();
            describe(file, paper.title(), paper.description(), paper.author(), paper.language(), made);
            file.setDocumentId(ByteBuffer.wrap(
                            HexFormat.of().parseHex(Sha256.of(setting.words()).hex()))
                    .getLong());
            var out = new ByteArrayOutputStream(1 << 16);
            file.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("A PDF was not written to memory", e);
        }
    }

    private void describe(
            PDDocument file, String title, String description, String author, Language written, Instant made)
            throws IOException {
        String language = written.locale().toLanguageTag();

        PDDocumentInformation information = file.getDocumentInformation();
        information.setTitle(title);
        information.setSubject(description);
        information.setAuthor(author);
        information.setProducer(PRODUCER);
        information.setCreationDate(GregorianCalendar.from(made.atZone(ZoneOffset.UTC)));
        information.setModificationDate(GregorianCalendar.from(made.atZone(ZoneOffset.UTC)));

        PDDocumentCatalog catalog = file.getDocumentCatalog();
        catalog.setLanguage(language);
        var marked = new PDMarkInfo();
        marked.setMarked(true);
        catalog.setMarkInfo(marked);
        var preferences = new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
        var metadata = new PDMetadata(file);
        metadata.importXMPMetadata(Xmp.packet(title, description, author, language, PRODUCER, made));
        catalog.setMetadata(metadata);
        var intent = new PDOutputIntent(file, new ByteArrayInputStream(colours));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        intent.setRegistryName("http://www.color.org");
        catalog.addOutputIntent(intent);
    }

    private static void requirePrintable(DocumentContent content) {
        requirePrintable(content.title(), "0");
        for (PartyLine party : content.parties()) {
            requirePrintable(party.name() + party.organisationNumber(), "0");
        }
        for (Clause clause : content.clauses()) {
            String where = clause.number().isEmpty() ? clause.id().value() : clause.number();
            requirePrintable(clause.number(), where);
            requirePrintable(clause.text().heading(), where);
            requirePrintable(clause.text().body(), where);
        }
    }

    private static void requirePrintable(String text, String clause) {
        text.codePoints().filter(letter -> !Fonts.cover(letter)).findFirst().ifPresent(letter -> {
            throw new UnprintableTextException(Character.toString(letter), clause);
        });
    }
}
