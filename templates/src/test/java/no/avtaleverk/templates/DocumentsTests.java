package no.avtaleverk.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentFormat;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.wording.Language;
import org.junit.jupiter.api.Test;

class DocumentsTests {
    private static final DocumentRenderer RENDERER = Documents.renderer();

    @Test
    void setsEachFormatAsWhatItIs() {
        DocumentContent content = Samples.content(Language.BOKMAL, 1, Samples.everything());
        assertThat(start(RENDERER.render(content, DocumentFormat.PDF))).startsWith("%PDF-1.7");
        assertThat(start(RENDERER.render(content, DocumentFormat.DOCX))).startsWith("PK");
    }

    @Test
    void warmsUpWithoutASingleParty() {
        assertThatCode(() -> Documents.warmUp(RENDERER)).doesNotThrowAnyException();
    }

    @Test
    void manyAtOnceGetTheSameAsOneAlone() throws Exception {
        DocumentContent content = Samples.content(Language.NYNORSK, 1, Samples.everything());
        for (DocumentFormat format : DocumentFormat.values()) {
            byte[] alone = RENDERER.render(content, format);
            var tasks = new ArrayList<Callable<byte[]>>();
            for (int i = 0; i < 8; i++) {
                tasks.add(() -> RENDERER.render(content, format));
            }
            try (var pool = Executors.newFixedThreadPool(4)) {
                for (var result : pool.invokeAll(tasks)) {
                    assertThat(result.get()).isEqualTo(alone);
                }
            }
        }
    }

    private static String start(byte[] file) {
        return new String(file, 0, 8, StandardCharsets.US_ASCII);
    }
}
