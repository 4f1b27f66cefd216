package no.avtaleverk.templates.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
    void aReadingThatTakesTooLongIsRefusedAndTheNextFileIsRead() {
        try (var process = new ReadingProcess(Duration.ofMillis(1), 256, false)) {
            process.warmUp();
            Reading slow = process.read("avtale.docx", HostileSamples.harmless());
            assertThat(slow).isInstanceOfSatisfying(Reading.Refused.class, refused -> assertThat(refused.fault())
                    .isEqualTo(ReadFault.TOO_SLOW));
        }
    }

    @Test
    void aFileThatUsesUpTheMemoryCostsTheProcessAndNotTheProduct() {
        try (var process = new ReadingProcess(Duration.ofSeconds(60), 24, false)) {
            process.warmUp();
            byte[] large = "Ord som fyller minnet. ".repeat(400_000).getBytes(StandardCharsets.UTF_8);
            assertThat(process.read("stor.txt", large))
                    .isInstanceOfSatisfying(Reading.Refused.class, refused -> assertThat(refused.fault())
                            .isEqualTo(ReadFault.TOO_COMPLEX));
            assertReads(process);
            assertThat(process.started()).isEqualTo(2);
        }
    }
}
