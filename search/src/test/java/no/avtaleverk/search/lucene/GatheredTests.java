package no.avtaleverk.search.lucene;

import static no.avtaleverk.search.Region.clause;
import static no.avtaleverk.search.Region.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.IOContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is gathered to make an index anew, in the files it is gathered in, and how it is written. */
class GatheredTests {
    private static final LocalDate DAY = LocalDate.of(2024, 4, 2);

    private final MemoryStore store = new MemoryStore();

    /** Of an agreement concluded twice, with another kommune the second time and an answer, and of a draft that only its parties read. */
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
        LocalDate later = DAY.plusYears(1);
        Agreement first = Region.answering(store, Region.concluded(store, draft, DAY), "b", Region.ACUTE_BEDS);
        Agreement again = Region.redrafted(store, first, later);
        Agreement concluded =
                Region.submitted(store, Region.between(store, again, Region.VOSS, Region.TRUST_JURIST, later), later);
        Agreement other = Region.draft(store, "Utkast", Language.BOKMAL, DAY, text(clause("a", "Varsling", "Nytt.")));
        var all = new LinkedHashMap<String, TextDocument>();
        for (Agreement agreement : List.of(concluded, other)) {
            documents.of(agreement).forEach(text -> all.put(text.key(), text));
        }
        return all;
    }

    @Test
    void whatIsTriedHasAllThatATextMayHave() {
        assertThat(texts().values())
                .anySatisfy(text -> assertThat(text.clause()).isNull())
                .anySatisfy(text -> assertThat(text.requirements()).isNotEmpty())
                .anySatisfy(text -> assertThat(text.answers()).isNotEmpty())
                .anySatisfy(text -> assertThat(text.setting().replacedFor()).isNotEmpty())
                .anySatisfy(text -> assertThat(text.setting().years()).isNotEmpty())
                .anySatisfy(text -> assertThat(text.setting().days().any()).isTrue())
                .anySatisfy(text -> assertThat(text.setting().known()).hasSizeGreaterThan(1));
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
    void textsAreWrittenInTheirOrderHoweverOftenTheWriterMakesASegment() throws IOException {
        Map<String, TextDocument> texts = texts();
        try (var directory = new ByteBuffersDirectory();
                var index = new ByteBuffersDirectory()) {
            var gathered = new Gathered(directory);
            try (Gathered.Part one = gathered.part();
                    Gathered.Part other = gathered.part()) {
                one.add(texts);
                other.add(texts);
            }
            gathered.order();
            try (var writer = new IndexWriter(
                    index,
                    new IndexWriterConfig()
                            .setCodec(new InOrder())
                            .setMergePolicy(NoMergePolicy.INSTANCE)
                            .setMaxBufferedDocs(2))) {
                for (int share = 0; share < 3; share++) {
                    gathered.write(share, 3, writer, new Words.Looking(Norwegian.load()));
                }
            }
            try (var check = new CheckIndex(index)) {
                check.setLevel(CheckIndex.Level.MIN_LEVEL_FOR_INTEGRITY_CHECKS);
                CheckIndex.Status status = check.checkIndex();
                assertThat(status.clean).isTrue();
                assertThat(status.segmentInfos).hasSizeGreaterThan(2).allSatisfy(segment -> assertThat(
                                segment.indexSortStatus.error)
                        .isNull());
                assertThat(status.segmentInfos.stream()
                                .mapToInt(segment -> segment.maxDoc)
                                .sum())
                        .isEqualTo(2 * texts.size());
            }
        }
    }

    @Test
    void aTextThatIsNotTheOneGatheredIsRefused() throws IOException {
        Map<String, TextDocument> texts = texts();
        try (var directory = new ByteBuffersDirectory();
                var index = new ByteBuffersDirectory();
                var writer = new IndexWriter(index, new IndexWriterConfig().setCodec(new InOrder()))) {
            var gathered = new Gathered(directory);
            try (Gathered.Part part = gathered.part()) {
                part.add(texts);
            }
            gathered.order();
            String file = directory.listAll()[0];
            directory.deleteFile(file);
            var again = new Gathered(directory);
            try (Gathered.Part part = again.part()) {
                var turned = new LinkedHashMap<String, TextDocument>();
                texts.entrySet().stream()
                        .sorted(Map.Entry.<String, TextDocument>comparingByKey().reversed())
                        .forEach(one -> turned.put(one.getKey(), one.getValue()));
                part.add(turned);
            }
            assertThatThrownBy(() -> gathered.write(0, 1, writer, new Words.Looking(Norwegian.load())))
                    .isInstanceOfAny(IOException.class, RuntimeException.class);
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
