package no.avtaleverk.templates.returning;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseReferences;
import no.avtaleverk.model.document.ReturnReader.Sent;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.docx.DocxRenderer;
import no.avtaleverk.templates.layout.Labels;
import no.avtaleverk.templates.tracked.TrackedDocument;
import no.avtaleverk.templates.tracked.TrackedDocument.MalformedPartException;
import no.avtaleverk.templates.tracked.View;

/**
 * The text a file is held against, and all the lines the product itself puts around it.
 *
 * @param clauses as they are stored, with {@code {{name}}} for the parameters
 * @param values of the parameters, and the numbers of clauses that others refer to
 * @param frame lines of the title page, table of contents, headers, footers and signature page
 * @param signatures the heading of the signature page, in every language
 * @param exported what stands before the day a draft was printed, which nobody has noted; empty where the day is known
 */
public record SentText(
        AgreementId agreement,
        List<Clause> clauses,
        Map<String, String> values,
        Set<String> frame,
        Set<String> signatures,
        String exported) {
    public SentText {
        clauses = List.copyOf(clauses);
        values = Map.copyOf(values);
        frame = Set.copyOf(frame);
        signatures = Set.copyOf(signatures);
    }

    /**
     * What is needed of a text that was sent.
     *
     * @param renderer what it was set with
     */
    public static SentText of(Sent sent, DocxRenderer renderer) {
        var signatures = new HashSet<String>();
        for (Language language : Language.values()) {
            signatures.add(Labels.in(language).of("signatures"));
        }
        return new SentText(
                sent.content().agreement(),
                sent.clauses().list(),
                ClauseReferences.with(sent.head().parameters(), sent.clauses()),
                frame(renderer.render(sent.content())),
                signatures,
                sent.content().isDraft() ? Labels.in(sent.content().language()).of("dated") : "");
    }

    /** The lines around the clauses are read from a document set anew, so that the layout is described in one place. */
    private static Set<String> frame(byte[] file) {
        try {
            Map<String, byte[]> parts = new HashMap<>();
            try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    parts.put(entry.getName(), zip.readAllBytes());
                }
            }
            TrackedDocument document = TrackedDocument.of(parts);
            View view = document.view(mark -> true, View.Tells.NONE);
            var lines = new HashSet<>(view.front());
            lines.addAll(view.contents());
            document.foreign().forEach(foreign -> lines.add(foreign.text()));
            return lines;
        } catch (IOException | MalformedPartException e) {
            throw new IllegalStateException("A document of our own can not be read", e);
        }
    }
}
