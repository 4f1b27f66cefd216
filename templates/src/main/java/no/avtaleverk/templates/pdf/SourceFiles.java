package no.avtaleverk.templates.pdf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.templates.layout.Labels;
import tools.jackson.databind.ObjectMapper;

/**
 * The text itself as files inside the document, so that anybody can compute the printed digest without this product.
 *
 * <p>The digest of {@link #CANONICAL} is the one on the first page. Each of its lines ends in the digest of one clause: of the
 * heading, an empty line and the body as they stand in {@link #WORDS}, where parameters are open.
 */
final class SourceFiles {
    static final String CANONICAL = "avtaletekst-kanonisk.txt";
    static final String WORDS = "avtaletekst.json";

    /**
     * A file inside a document.
     *
     * @param relationship what it is to the document (ISO 19005-3, annex E)
     */
    record SourceFile(String name, String mediaType, String relationship, String says, byte[] bytes) {}

    private SourceFiles() {}

    static List<SourceFile> of(DocumentContent content, Labels labels) {
        return List.of(
                new SourceFile(
                        CANONICAL,
                        "text/plain",
                        "Source",
                        labels.of("source.canonical"),
                        content.source().canonical().getBytes(StandardCharsets.UTF_8)),
                new SourceFile(WORDS, "application/json", "Source", labels.of("source.words"), words(content)));
    }

    private static byte[] words(DocumentContent content) {
        var clauses = new ArrayList<Map<String, Object>>();
        for (Clause clause : content.source()) {
            var words = new LinkedHashMap<String, Object>();
            words.put("id", clause.id().value());
            words.put("level", clause.level());
            words.put("number", clause.number());
            words.put("heading", clause.text().heading());
            words.put("body", clause.text().body());
            words.put("sha256", clause.sha256().hex());
            clauses.add(words);
        }
        var text = new LinkedHashMap<String, Object>();
        text.put("agreement", content.agreement().value());
        text.put("kind", content.kind().name());
        text.put("title", content.title());
        text.put("language", content.language().code());
        text.put("version", content.version());
        text.put("code", content.code().toString());
        text.put("sha256", content.text().hex());
        text.put("clauses", clauses);
        return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(text);
    }
}
