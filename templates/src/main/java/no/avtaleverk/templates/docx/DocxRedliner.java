package no.avtaleverk.templates.docx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.Redliner;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.layout.Labels;

/** Draws what differs between two texts as tracked changes, in the layout of {@link DocxRenderer}. */
public final class DocxRedliner implements Redliner {
    /** Property with the author of the changes the product itself has drawn. */
    public static final String REDLINE_AUTHOR = "redlineAuthor";
    /** Property with the moment of those changes. */
    public static final String REDLINE_AT = "redlineAt";

    private static final String DOCUMENT = "word/document.xml";
    private static final String NUMBERING = "word/numbering.xml";
    private static final String STYLES = "word/styles.xml";

    private final DocxRenderer renderer;
    private final Map<Language, Map<String, byte[]>> frames = new ConcurrentHashMap<>();

    public DocxRedliner(DocxRenderer renderer) {
        this.renderer = renderer;
    }

    @Override
    public Redline draw(DocumentContent before, DocumentContent after, String author, Instant at) {
        byte[] file = file(before, after, author, at);
        List<Fault> faults = RedlineCheck.faults(file, before, after);
        return faults.isEmpty()
                ? new Redline.Drawn(file, EnumSet.allOf(NotCompared.class), different(before, after))
                : new Redline.Unfaithful(faults);
    }

    private byte[] file(DocumentContent before, DocumentContent after, String author, Instant at) {
        try {
            Map<String, byte[]> parts = new LinkedHashMap<>(frame(after.language()));
            var document = new RedlineDocument(before, after, author, at);
            String frame = text(parts, DOCUMENT);
            String section = frame.substring(frame.lastIndexOf("<w:sectPr"), frame.lastIndexOf("</w:sectPr>") + 11);
            parts.put(DOCUMENT, document.body(note(before, after), section));
            parts.put(NUMBERING, bytes(document.agreement().numbering()));
            parts.put("word/header1.xml", bytes(document.agreement().header(false)));
            parts.put("word/header2.xml", bytes(document.agreement().header(true)));
            parts.put("word/footer1.xml", bytes(document.agreement().footer()));
            Map<String, String> custom = DocxRenderer.custom(after);
            custom.put(REDLINE_AUTHOR, author);
            custom.put(REDLINE_AT, at.truncatedTo(ChronoUnit.SECONDS).toString());
            parts.put("docProps/custom.xml", bytes(PropertyXml.custom(custom)));
            parts.put("docProps/core.xml", bytes(PropertyXml.core(after, document.agreement())));
            if (!document.countsItself()) {
                parts.put(STYLES, bytes(document.agreement().styles(renderer.sheet())));
            }
            return DocxRenderer.zip(parts, Deflater.BEST_SPEED);
        } catch (IOException e) {
            throw new UncheckedIOException("A document was not written to memory", e);
        }
    }

    /**
     * The parts of a document of the language that say nothing of its content: setting them takes as long as all the rest, and they
     * never change.
     */
    private Map<String, byte[]> frame(Language language) {
        return frames.computeIfAbsent(language, one -> {
            try {
                return DocxRenderer.unzip(renderer.render(new DocumentContent(
                        new AgreementId("00000000-0000-0000-0000-000000000000"),
                        AgreementKind.SUB_AGREEMENT,
                        "-",
                        one,
                        0,
                        Sha256.ZERO,
                        List.of(),
                        new Terms(null, null, EntryIntoForce.ALL_PARTIES),
                        List.of(),
                        Clauses.NONE,
                        Instant.EPOCH)));
            } catch (IOException e) {
                throw new UncheckedIOException("A document was not written to memory", e);
            }
        });
    }

    private static String text(Map<String, byte[]> parts, String name) {
        return new String(parts.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The first line: which texts, and what the marks say nothing about. */
    private static String note(DocumentContent before, DocumentContent after) {
        Labels labels = Labels.in(after.language());
        Set<NotCompared> different = different(before, after);
        String note = labels.of("redline.note", name(before, labels), name(after, labels));
        return different.isEmpty()
                ? note
                : note + " "
                        + labels.of(
                                "redline.different",
                                labels.list(different.stream()
                                        .map(part -> labels.of("redline." + part.name()))
                                        .toList()));
    }

    private static String name(DocumentContent content, Labels labels) {
        return labels.of(
                "redline.text",
                content.isDraft() ? labels.of("draft") : labels.of("version.short", String.valueOf(content.version())),
                content.text().abbreviated());
    }

    private static Set<NotCompared> different(DocumentContent before, DocumentContent after) {
        var different = EnumSet.noneOf(NotCompared.class);
        if (!before.title().equals(after.title())) {
            different.add(NotCompared.TITLE);
        }
        if (!before.parties().equals(after.parties())) {
            different.add(NotCompared.PARTIES);
        }
        if (!before.terms().equals(after.terms())) {
            different.add(NotCompared.TERMS);
        }
        if (before.language() != after.language()) {
            different.add(NotCompared.LANGUAGE);
        }
        return different;
    }
}
