package no.avtaleverk.templates.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Resolution.Outcome;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.TextCode;
import no.avtaleverk.model.document.DocumentReader.Reading;
import no.avtaleverk.model.document.MinutesAnalysis;
import no.avtaleverk.model.document.MinutesAnalysis.About;
import no.avtaleverk.model.document.MinutesAnalysis.Found;
import no.avtaleverk.model.document.MinutesAnalysis.Proposal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same minutes as Word, PDF and text give the same proposal. */
class MinutesReadingTests {
    private static final Path SAMPLES = Path.of("../agreement-model/src/test/resources/minutes");
    private static final TextCode CODE = TextCode.of(Sha256.of("Delavtale 4"));

    private final BudgetedReader reader = new BudgetedReader(Duration.ofSeconds(60), Optional.empty(), longest -> {});

    record Sample(
            String file,
            String party,
            Organ organ,
            LocalDate date,
            String number,
            Outcome outcome,
            String change,
            String format) {}

    static Stream<Sample> samples() {
        return Stream.of("docx", "headings.docx", "pdf", "txt")
                .flatMap(format -> List.of(
                        new Sample(
                                "vaksdal-moetebok.txt",
                                "Vaksdal kommune",
                                Organ.KOMMUNESTYRE,
                                LocalDate.of(2026, 12, 14),
                                "90/2026",
                                Outcome.ADOPTED,
                                "",
                                format),
                        new Sample(
                                "heroy-endring.txt",
                                "Herøy kommune",
                                Organ.KOMMUNESTYRE,
                                LocalDate.of(2026, 11, 26),
                                "61/26",
                                Outcome.ADOPTED_WITH_CHANGE,
                                "siste kulepunkt i pkt. 4.3 fell bort.",
                                format),
                        new Sample(
                                "bergen-bokmaal.txt",
                                "Bergen kommune",
                                Organ.KOMMUNESTYRE,
                                LocalDate.of(2026, 11, 25),
                                "312/26",
                                Outcome.ADOPTED,
                                "",
                                format),
                        new Sample(
                                "utsatt.txt",
                                "Voss herad",
                                Organ.KOMMUNESTYRE,
                                LocalDate.of(2026, 11, 12),
                                "77/2026",
                                Outcome.POSTPONED,
                                "",
                                format),
                        new Sample(
                                "avvist.txt",
                                "Vaksdal kommune",
                                Organ.KOMMUNESTYRE,
                                LocalDate.of(2026, 11, 19),
                                "70/26",
                                Outcome.REJECTED,
                                "",
                                format),
                        new Sample(
                                "styret.txt",
                                "Helse Bergen HF",
                                Organ.TRUST_BOARD,
                                LocalDate.of(2026, 10, 28),
                                "84/26",
                                Outcome.ADOPTED,
                                "",
                                format))
                        .stream());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsTheVedtakFromEveryFormat(Sample sample) throws IOException {
        Proposal proposal = proposal(sample);

        assertThat(value(proposal.organ())).isEqualTo(sample.organ());
        assertThat(value(proposal.date())).isEqualTo(sample.date());
        assertThat(value(proposal.caseNumber())).isEqualTo(sample.number());
        assertThat(value(proposal.outcome())).isEqualTo(sample.outcome());
        assertThat(value(proposal.wording())).isNotBlank();
        String change = value(proposal.change());
        assertThat(change == null ? "" : change).isEqualTo(sample.change());
    }

    private static <T> @Nullable T value(@Nullable Found<T> found) {
        return found == null ? null : found.value();
    }

    private Proposal proposal(Sample sample) throws IOException {
        String text = Files.readString(SAMPLES.resolve(sample.file())).replace("{code}", CODE.toString());
        Reading reading = reader.read("protokoll." + sample.format().replace("headings.", ""), file(text, sample));
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return MinutesAnalysis.analyse(
                ((Reading.Read) reading).document(),
                new About(
                        "Delavtale 4 om øyeblikkeleg hjelp døgnopphald",
                        sample.party(),
                        !sample.party().endsWith(" HF"),
                        2,
                        CODE),
                LocalDate.of(2027, 1, 10));
    }

    private static byte[] file(String text, Sample sample) {
        List<String> lines = text.lines().toList();
        return switch (sample.format()) {
            case "docx" -> {
                var word = new WordFile();
                lines.forEach(word::paragraph);
                yield word.bytes();
            }
            case "headings.docx" -> {
                var word = new WordFile();
                lines.forEach(line -> {
                    boolean heading = line.matches("(?:PS |Sak |Styresak )?[0-9]+/[0-9]+.*") && !line.contains("2026 ")
                            || line.matches(".*[Vv]edtak:|Behandling:?");
                    if (heading) {
                        word.heading(2, line);
                    } else {
                        word.paragraph(line);
                    }
                });
                yield word.bytes();
            }
            case "pdf" -> {
                var pages = new PdfPages("Møtebok");
                lines.forEach(pages::paragraph);
                yield pages.bytes();
            }
            default -> text.getBytes(StandardCharsets.UTF_8);
        };
    }
}
