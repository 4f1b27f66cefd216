package no.avtaleverk.templates.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.document.DocumentReader.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileInputTests {
    private final BudgetedReader reader = new BudgetedReader(Duration.ofSeconds(60), Optional.empty(), longest -> {});

    @ParameterizedTest
    @MethodSource("samples")
    void isRefusedWithTheReasonThatHelpsTheSender(HostileSamples.Sample sample) {
        Reading reading = reader.read(sample.fileName(), sample.bytes());
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        assertThat(((Reading.Refused) reading).fault())
                .as(((Reading.Refused) reading).detail())
                .isEqualTo(sample.fault());
    }

    static List<HostileSamples.Sample> samples() {
        return HostileSamples.all();
    }

    @Test
    void aLinkAndATemplateOnTheWritersOwnDiskDoNoHarm() {
        byte[] file = new WordFile()
                .paragraph("Lenke")
                .relation("hyperlink", "https://www.helsedirektoratet.no/", true)
                .relation("attachedTemplate", "file:///C:\\Users\\kari\\Maler\\Avtale.dotx", true)
                .bytes();
        assertThat(reader.read("lenke.docx", file)).isInstanceOf(Reading.Read.class);
    }

    @Test
    void everyBitFlippedFileIsReadOrRefusedAndNothingElse() {
        var random = new java.util.Random(11);
        byte[] word = HostileSamples.harmless();
        byte[] pdf = VaksdalAgreement.pages().bytes();
        for (int i = 0; i < 60; i++) {
            for (byte[] whole : List.of(word, pdf)) {
                byte[] flipped = whole.clone();
                for (int j = 0; j < 8; j++) {
                    flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                }
                String name = whole == word ? "bit.docx" : "bit.pdf";
                assertThat(reader.read(name, flipped)).isNotNull();
            }
        }
    }
}
