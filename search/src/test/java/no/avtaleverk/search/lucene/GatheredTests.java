package no.avtaleverk.search.lucene;

import static no.avtaleverk.search.Region.clause;
import static no.avtaleverk.search.Region.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.search.MemoryStore;
import no.avtaleverk.search.Region;
import no.avtaleverk.search.norwegian.Norwegian;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is gathered to make an index anew, in the files it is gathered in. */
class GatheredTests {
    private static final LocalDate DAY = LocalDate.of(2024, 4, 2);

    private final MemoryStore store = new MemoryStore();

    /** Of a concluded agreement, and of a draft that only its parties read. */
    private Map<String, TextDocument> texts() {
        var documents = new TextDocuments(store, Region.register(), Region.catalogue(), Norwegian.load());
        Agreement draft = Region.draft(
                store,
                "Delavtale om varsling – og «mer»",
                Language.NYNORSK,
                DAY,
                text(
                        clause("a", "Varsling", "Kommunen varslast innan tre dagar.\n\nÅtti prosent."),
                        clause("b", "", "Jf. § 6-2 nr. 4."),
                        clause("c", "Berre overskrift", "")));
        Agreement concluded = Region.concluded(store, draft, DAY);
        Agreement other = Region.draft(store, "Utkast", Language.BOKMAL, DAY, text(clause("a", "Varsling", "Nytt.")));
        var all = new LinkedHashMap<String, TextDocument>();
        for (Agreement agreement : List.of(concluded, other)) {
            documents.of(agreement).forEach(text -> all.put(text.key(), text));
        }
        return all;
    }

    @Test
    void aTextIsTakenOutAsItWasPutIn() throws IOException {
        try (var directory = new ByteBuffersDirectory()) {
            for (TextDocument text : texts().values()) {
                try (var out = directory.createOutput("text", IOContext.DEFAULT)) {
                    text.put(out);
                }
                try (var in = directory.openInput("text", IOContext.DEFAULT)) {
                    TextDocument taken = TextDocument.take(in);
                    assertThat(taken).isEqualTo(text);
                    assertThat(taken.key()).isEqualTo(text.key());
                    assertThat(in.getFilePointer()).isEqualTo(in.length());
                }
                directory.deleteFile("text");
            }
        }
    }

    @Test
    void aFileThatIsNotAsItWasWrittenIsRefused(@TempDir Path folder) throws IOException {
        try (var directory = FSDirectory.open(folder)) {
            var gathered = new Gathered(directory);
            try (Gathered.Part part = gathered.part()) {
                part.add(texts());
            }
            gathered.check(0);
            Path file;
            try (var files = Files.list(folder)) {
                file = files.findFirst().orElseThrow();
            }
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
            assertThatExceptionOfType(CorruptIndexException.class).isThrownBy(() -> gathered.check(0));
        }
    }
}
