package no.avtaleverk.templates.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.DocumentReader.Reading;
import no.avtaleverk.templates.reading.HostileSamples;
import org.junit.jupiter.api.Test;

class ReadingProcessTests {
    private static final byte[] TEXT = "1 Partar\n\nVaksdal kommune og Helse Bergen HF.\n\n2 Avtaletid\n\nUt 2016.\n"
            .getBytes(StandardCharsets.UTF_8);

    private static void assertReads(ReadingProcess process) {
        Reading reading = process.read("avtale.txt", TEXT);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        assertThat(((Reading.Read) reading).document().clauses()).hasSize(2);
    }

    @Test
    void readsOneFileAfterTheOtherInTheSameProcess() {
        try (var process = new ReadingProcess(Duration.ofSeconds(60), 256, false)) {
            process.warmUp();
            assertReads(process);
            assertThat(process.read("avtale.docx", HostileSamples.harmless())).isInstanceOf(Reading.Read.class);
            for (HostileSamples.Sample sample : HostileSamples.all()) {
                if (sample.fileName().endsWith(".docx")) {
                    assertThat(process.read(sample.fileName(), sample.bytes()))
                            .as(sample.label())
                            .isInstanceOfSatisfying(Reading.Refused.class, refused -> assertThat(refused.fault())
                                    .as(refused.detail())
                                    .isEqualTo(sample.fault()));
                }
            }
            assertReads(process);
            assertThat(process.started()).isEqualTo(1);
        }
    }

    @Test
    void aReadingPastItsTimeIsRefusedByTheReaderItself() {
        try (var process = new ReadingProcess(Duration.ofMillis(1), 256, false)) {
            assertRefused(process.read("avtale.docx", HostileSamples.harmless()), ReadFault.TOO_SLOW);
            assertThat(process.started()).isEqualTo(1);
        }
    }

    @Test
    void aReadingThatDoesNotEndIsEndedAndTheNextFileIsReadInANewProcess() {
        // The reader may take a minute, but nobody waits for it: as if it hung.
        Duration reader = Duration.ofSeconds(60);
        try (var process =
                new ReadingProcess(reader, 256, false, Duration.ofSeconds(1).minus(reader))) {
            process.warmUp();
            assertRefused(process.read("stor.docx", HostileSamples.manyParagraphs()), ReadFault.TOO_SLOW);
            assertReads(process);
            assertThat(process.started()).isEqualTo(2);
        }
    }

    @Test
    void aFileThatUsesUpTheMemoryCostsTheProcessAndNotTheProduct() {
        try (var process = new ReadingProcess(Duration.ofSeconds(60), 96, false)) {
            process.warmUp();
            assertRefused(process.read("stor.docx", HostileSamples.manyParagraphs()), ReadFault.TOO_COMPLEX);
            assertReads(process);
            assertThat(process.started()).isEqualTo(2);
        }
    }

    @Test
    void aClosedProcessLeavesNothingBehind() {
        Path temporary;
        try (var process = new ReadingProcess(Duration.ofSeconds(60), 128, false)) {
            assertReads(process);
            temporary = process.temporary().orElseThrow();
            assertThat(temporary).isDirectory();
        }
        assertThat(temporary).doesNotExist();
    }

    private static void assertRefused(Reading reading, ReadFault fault) {
        assertThat(reading).isInstanceOfSatisfying(Reading.Refused.class, refused -> assertThat(refused.fault())
                .as(refused.detail())
                .isEqualTo(fault));
    }
}
