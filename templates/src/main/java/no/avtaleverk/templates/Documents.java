package no.avtaleverk.templates;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.document.CasePaperRenderer;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.document.ProtocolRenderer;
import no.avtaleverk.model.document.Redliner;
import no.avtaleverk.model.document.ReviewRenderer;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.casepaper.CasePapers;
import no.avtaleverk.templates.casepaper.ReviewPapers;
import no.avtaleverk.templates.docx.DocxRedliner;
import no.avtaleverk.templates.docx.DocxRenderer;
import no.avtaleverk.templates.pdf.PdfRenderer;
import no.avtaleverk.templates.protocol.Protocols;
import org.jspecify.annotations.Nullable;

/** Agreements as documents. */
public final class Documents {
    private Documents() {}

    /** The renderer of every format; safe for use by many at once, and worth keeping, since it holds the fonts. */
    public static DocumentRenderer renderer() {
        return renderer(null);
    }

    /**
     * The renderer of every format, whose PDF documents lead back to the register.
     *
     * @param verification where the register is on the web, such as {@code https://avtaler.example.no}; null when it is nowhere
     */
    public static DocumentRenderer renderer(@Nullable URI verification) {
        var pdf = new PdfRenderer(verification);
        var docx = new DocxRenderer();
        return (content, format) -> switch (format) {
            case PDF -> pdf.render(content);
            case DOCX -> docx.render(content);
        };
    }

    /** The renderer of case papers; safe for use by many at once. */
    public static CasePaperRenderer casePaperRenderer() {
        return new CasePapers();
    }

    /** The renderer of the papers of yearly reviews; safe for use by many at once. */
    public static ReviewRenderer reviewRenderer() {
        return new ReviewPapers();
    }

    /** The renderer of the documents of a disagreement; safe for use by many at once. */
    public static ProtocolRenderer protocolRenderer() {
        return new Protocols();
    }

    /** What shows two texts as tracked changes in Word; safe for use by many at once. */
    public static Redliner redliner() {
        return new DocxRedliner(new DocxRenderer());
    }

    /** Set a small document in every format, so that the first one a person asks for does not take seconds. */
    public static void warmUp(DocumentRenderer renderer) {
        var clause = new Clause(
                new ClauseId("k-1"), 1, "1", ClauseText.parse("A", "a\n\n- b\n\n1. c\n\n| d | e |\n| f | g |"));
        var content = new DocumentContent(
                new AgreementId("00000000-0000-0000-0000-000000000000"),
                AgreementKind.SUB_AGREEMENT,
                "A",
                Language.BOKMAL,
                0,
                Sha256.ZERO,
                List.of(),
                new Terms(null, null, EntryIntoForce.ALL_PARTIES),
                List.of(clause),
                new Clauses(List.of(clause)),
                Instant.EPOCH);
        for (DocumentFormat format : DocumentFormat.values()) {
            renderer.render(content, format);
        }
    }
}
