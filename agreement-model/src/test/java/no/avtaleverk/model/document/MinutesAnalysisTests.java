package no.avtaleverk.model.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Resolution.Outcome;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.TextCode;
import no.avtaleverk.model.document.DocumentReader.ReadDocument;
import no.avtaleverk.model.document.DocumentReader.SourceFormat;
import no.avtaleverk.model.document.MinutesAnalysis.About;
import no.avtaleverk.model.document.MinutesAnalysis.Doubt;
import no.avtaleverk.model.document.MinutesAnalysis.Found;
import no.avtaleverk.model.document.MinutesAnalysis.Proposal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The minutes are written for these tests, in the forms kommuner use. */
class MinutesAnalysisTests {
    private static final Path SAMPLES = Path.of("src/test/resources/minutes");
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 10);
    private static final TextCode CODE = TextCode.of(Sha256.of("Delavtale 4"));

    private static About about(String party) {
        return new About("Delavtale 4 om øyeblikkeleg hjelp døgnopphald", party, !party.endsWith(" HF"), 2, CODE);
    }

    private static Proposal sample(String name, String party) throws IOException {
        return read(Files.readString(SAMPLES.resolve(name)).replace("{code}", CODE.toString()), party);
    }

    private static Proposal read(String text, String party) {
        var document = new ReadDocument(
                SourceFormat.TEXT, "", text.lines().toList(), List.of(), 0, false, false, null, 0, List.of());
        return MinutesAnalysis.analyse(document, about(party), TODAY);
    }

    private static <T> @Nullable T value(@Nullable Found<T> found) {
        return found == null ? null : found.value();
    }

    private static String quote(@Nullable Found<?> found) {
        return found == null ? "" : found.quote();
    }

    @Test
    void theCaseAboutTheAgreementIsPickedFromAMoetebokAndTheKommunestyreDecidesIt() throws IOException {
        Proposal proposal = sample("vaksdal-moetebok.txt", "Vaksdal kommune");

        assertThat(proposal.cases()).isEqualTo(4);
        assertThat(proposal.title()).startsWith("DELAVTALE 4");
        assertThat(value(proposal.organ())).isEqualTo(Organ.KOMMUNESTYRE);
        assertThat(value(proposal.date())).isEqualTo(LocalDate.of(2026, 12, 14));
        assertThat(value(proposal.caseNumber())).isEqualTo("90/2026");
        assertThat(value(proposal.outcome())).isEqualTo(Outcome.ADOPTED);
        assertThat(value(proposal.wording())).isEqualTo("""
                1. Kommunestyret i Vaksdal kommune vedtek delavtale 4, versjon 2.
                2. Ordføraren får fullmakt til å skriva under.
                3. Kommunestyret ber om ei evaluering innan utgangen av 2028.""");
        assertThat(proposal.change()).isNull();
        assertThat(proposal.doubts()).isEmpty();
    }

    @Test
    void adoptedWithAChangeGivesTheWordsOfTheChange() throws IOException {
        Proposal proposal = sample("heroy-endring.txt", "Herøy kommune");

        assertThat(value(proposal.organ())).isEqualTo(Organ.KOMMUNESTYRE);
        assertThat(value(proposal.date())).isEqualTo(LocalDate.of(2026, 11, 26));
        assertThat(value(proposal.caseNumber())).isEqualTo("61/26");
        assertThat(value(proposal.outcome())).isEqualTo(Outcome.ADOPTED_WITH_CHANGE);
        assertThat(value(proposal.change())).isEqualTo("siste kulepunkt i pkt. 4.3 fell bort.");
        assertThat(value(proposal.wording()))
                .startsWith("1. Herøy kommunestyre vedtek")
                .endsWith("er teken inn.");
    }

    @Test
    void bokmalWithItsHeadingsOnLinesOfTheirOwnIsRead() throws IOException {
        Proposal proposal = sample("bergen-bokmaal.txt", "Bergen kommune");

        assertThat(value(proposal.organ())).isEqualTo(Organ.KOMMUNESTYRE);
        assertThat(value(proposal.date())).isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(value(proposal.caseNumber())).isEqualTo("312/26");
        assertThat(value(proposal.outcome())).isEqualTo(Outcome.ADOPTED);
        assertThat(value(proposal.wording())).contains("versjon 2 (kode").endsWith("underskrive avtalen.");
        assertThat(proposal.doubts()).isEmpty();
    }

    @Test
    void aPostponedCaseAndARejectedOneAreToldApart() throws IOException {
        Proposal postponed = sample("utsatt.txt", "Voss herad");
        Proposal rejected = sample("avvist.txt", "Vaksdal kommune");

        assertThat(value(postponed.outcome())).isEqualTo(Outcome.POSTPONED);
        assertThat(value(postponed.organ())).isEqualTo(Organ.KOMMUNESTYRE);
        assertThat(value(postponed.caseNumber())).isEqualTo("77/2026");
        assertThat(value(postponed.date())).isEqualTo(LocalDate.of(2026, 11, 12));
        assertThat(value(rejected.outcome())).isEqualTo(Outcome.REJECTED);
        assertThat(value(rejected.caseNumber())).isEqualTo("70/26");
        assertThat(value(rejected.date())).isEqualTo(LocalDate.of(2026, 11, 19));
    }

    @Test
    void theBoardOfATrustDecidesForIt() throws IOException {
        Proposal proposal = sample("styret.txt", "Helse Bergen HF");

        assertThat(value(proposal.organ())).isEqualTo(Organ.TRUST_BOARD);
        assertThat(value(proposal.date())).isEqualTo(LocalDate.of(2026, 10, 28));
        assertThat(value(proposal.caseNumber())).isEqualTo("84/26");
        assertThat(value(proposal.outcome())).isEqualTo(Outcome.ADOPTED);
    }

    @Test
    void aCaseThatIsNotedAdoptsNothing() throws IOException {
        Proposal proposal = sample("orientering.txt", "Vaksdal kommune");

        assertThat(value(proposal.organ())).isEqualTo(Organ.FORMANNSKAP);
        assertThat(proposal.outcome()).isNull();
        assertThat(proposal.doubts()).contains(Doubt.ONLY_NOTED);
    }

    @Test
    void minutesOfAnotherKommuneAnotherCaseOrAnotherVersionAreDoubted() throws IOException {
        assertThat(sample("heroy-endring.txt", "Vaksdal kommune").doubts()).contains(Doubt.OTHER_PARTY);
        assertThat(read(
                                "Vaksdal kommune\nPS 3/26 Reguleringsplan for Stanghelle\nKommunestyret 12.11.2026\nVedtak:\nPlanen vert vedteken.",
                                "Vaksdal kommune")
                        .doubts())
                .contains(Doubt.OTHER_CASE);
        assertThat(read(
                                "Vaksdal kommune\nPS 3/26 Delavtale 4 om øyeblikkeleg hjelp døgnopphald\nKommunestyret 12.11.2026\nVedtak:\nVersjon 1 vert vedteken.",
                                "Vaksdal kommune")
                        .doubts())
                .contains(Doubt.OTHER_TEXT);
    }

    @Test
    void everyFieldSaysFromWhichWordsItWasRead() throws IOException {
        Proposal proposal = sample("vaksdal-moetebok.txt", "Vaksdal kommune");

        assertThat(quote(proposal.date())).isEqualTo("Kommunestyret 14.12.2026");
        assertThat(quote(proposal.caseNumber())).isEqualTo("KST - sak 90/2026 Vedtak:");
        assertThat(quote(proposal.outcome())).contains("vedtek");
    }

    @Test
    void aProposalWithoutAVedtakIsDoubted() {
        Proposal proposal = read("""
                Vaksdal kommune
                SAKSFRAMLEGG
                Delavtale 4 om øyeblikkeleg hjelp døgnopphald
                Kommunedirektøren sitt framlegg til vedtak:
                Kommunestyret vedtek avtalen.
                """, "Vaksdal kommune");

        assertThat(proposal.doubts()).contains(Doubt.ONLY_PROPOSED);
        assertThat(value(proposal.wording())).isEqualTo("Kommunestyret vedtek avtalen.");
        assertThat(proposal.date()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void anyTextIsReadWithoutHarm(long seed) {
        var random = new Random(seed);
        String[] pieces = {
            "26/2016",
            "Vedtak:",
            "PS ",
            " sak ",
            "14.12.2026",
            "Kommunestyret",
            "\n",
            "\n",
            "med den endring at",
            "-----",
            "vedtak ",
            "|",
            "99/99/99",
            "Behandling",
            "utsett",
            "a".repeat(200),
            "1.",
            "\u0000",
            "ø",
            " ",
            "sak ".repeat(40)
        };
        var text = new StringBuilder();
        for (int i = 0; i < 4_000; i++) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        assertThat(read(text.toString(), "Vaksdal kommune").doubts()).contains(Doubt.OTHER_CASE);
    }
}
