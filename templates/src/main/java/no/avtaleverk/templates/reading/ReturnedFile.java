package no.avtaleverk.templates.reading;

import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.DocumentReader.SourceFormat;
import no.avtaleverk.model.document.ReturnReader.Made;
import no.avtaleverk.model.document.ReturnReader.Return;
import no.avtaleverk.templates.docx.DocxRenderer;
import no.avtaleverk.templates.returning.Returning;
import no.avtaleverk.templates.returning.SentText;
import no.avtaleverk.templates.tracked.TrackedDocument;
import no.avtaleverk.templates.tracked.TrackedDocument.MalformedPartException;

/** Word files that come back, opened with the same guards and budgets as any other file. */
public final class ReturnedFile {
    private final Duration time;

    /** @param time for one reading */
    public ReturnedFile(Duration time) {
        this.time = time;
    }

    /** Which text a file says it was made from. */
    public Made origin(String name, byte[] bytes) {
        try {
            return origin(open(name, bytes));
        } catch (UnreadableFileException e) {
            return new Made.Refused(e.fault(), String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            return new Made.Refused(ReadFault.TOO_COMPLEX, "Nested too deep");
        }
    }

    /** What a file brings back, held against the text that was sent. */
    public Return read(String name, byte[] bytes, SentText sent) {
        try {
            TrackedDocument document = open(name, bytes);
            AgreementId made = origin(document).agreement();
            return made != null && !made.equals(sent.agreement())
                    ? new Return.OtherAgreement(made)
                    : new Return.Read(Returning.of(document, sent));
        } catch (UnreadableFileException e) {
            return new Return.Refused(e.fault(), String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            return new Return.Refused(ReadFault.TOO_COMPLEX, "Nested too deep");
        }
    }

    private TrackedDocument open(String name, byte[] bytes) {
        if (bytes.length > DocumentReader.MAX_BYTES) {
            throw new UnreadableFileException(ReadFault.TOO_BIG, "%d bytes".formatted(bytes.length));
        }
        if (FileKind.of(name, bytes) != SourceFormat.DOCX) {
            throw new UnreadableFileException(ReadFault.UNKNOWN_FORMAT, "Not a Word file");
        }
        var budget = new Budget(time);
        new ZipGuard(budget).check(bytes);
        Map<String, byte[]> parts = new HashMap<>();
        for (String part : ZipGuard.names(bytes)) {
            String lower = part.toLowerCase(Locale.ROOT);
            parts.put(part, lower.endsWith(".xml") ? ZipGuard.part(bytes, part) : new byte[0]);
            budget.checkTime();
        }
        if (!parts.containsKey("word/document.xml")) {
            throw new UnreadableFileException(ReadFault.CORRUPT, "No word/document.xml");
        }
        try {
            return TrackedDocument.of(parts);
        } catch (MalformedPartException e) {
            throw new UnreadableFileException(ReadFault.CORRUPT, String.valueOf(e.getMessage()));
        }
    }

    private static Made.From origin(TrackedDocument document) {
        Map<String, String> said = document.properties();
        String agreement = said.getOrDefault(DocxRenderer.AGREEMENT_ID, "");
        String text = said.getOrDefault(DocxRenderer.TEXT_SHA256, "");
        return new Made.From(
                agreement.matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
                        ? new AgreementId(agreement)
                        : null,
                (int) number(said.getOrDefault(DocxRenderer.AGREEMENT_VERSION, "")),
                number(said.getOrDefault(DocxRenderer.AGREEMENT_REVISION, "")),
                text.matches("[0-9a-f]{64}") ? new Sha256(text) : null);
    }

    private static long number(String value) {
        return value.matches("[0-9]{1,9}") ? Long.parseLong(value) : 0;
    }
}
