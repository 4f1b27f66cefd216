package no.avtaleverk.templates.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.DocumentContent.PartyLine;
import no.avtaleverk.model.signing.Level;
import no.avtaleverk.model.signing.SealKey;
import no.avtaleverk.model.signing.ValidationReport;
import no.avtaleverk.model.signing.ValidationReport.ArchiveTimeStamp;
import no.avtaleverk.model.signing.ValidationReport.ValidatedSignature;
import no.avtaleverk.model.validation.Verdict;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.pdf.VeraPdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SealingTests {
    @TempDir
    static Path folder;

    @ParameterizedTest(name = "{0}, {1} parties, {2}")
    @CsvSource({"B_LT, 4, BOKMAL", "B_LTA, 4, NYNORSK", "B_LTA, 13, BOKMAL"})
    void everySealIsValidAndTheFileStaysArchivableAndAccessible(Level level, int count, Language language)
            throws Exception {
        Seals seals = seals(level);
        byte[] pdf = SealSamples.document(count, language);
        assertThat(VeraPdf.faults(pdf)).as("before").isEmpty();
        List<PartyLine> parties = SealSamples.parties(count);
        for (int i = 0; i < count; i++) {
            byte[] before = pdf;
            pdf = seals.sealing()
                    .seal(before, SealSamples.order(parties.get(i), language))
                    .content();
            assertThat(Arrays.copyOf(pdf, before.length)).isEqualTo(before);

            if (count > 4 && i < count - 1) {
                continue; // the harness examines after each of many
            }
            ValidationReport report = seals.validation().validate(pdf);
            assertThat(report.verdict()).as("after %d: %s", i + 1, report).isEqualTo(Verdict.VALID);
            assertThat(report.alterations()).isEmpty();
            assertThat(report.signatures())
                    .hasSize(i + 1)
                    .allSatisfy(signature -> assertThat(signature.indication()).isEqualTo("TOTAL_PASSED"))
                    .extracting(ValidatedSignature::field)
                    .isEqualTo(parties.subList(0, i + 1).stream()
                            .map(party -> SealSamples.order(party, language).field())
                            .toList());
            ValidatedSignature last = report.signatures().getLast();
            assertThat(last.level()).isEqualTo(level);
            assertThat(last.shown()).isEqualTo(Sha256.of(before));
            assertThat(last.throwAwayKey()).isTrue();
            assertThat(last.reason()).contains("ID-porten");
            assertThat(report.timeStamps()).hasSize(level == Level.B_LTA ? i + 1 : 0);
        }
        assertThat(VeraPdf.faults(pdf)).as("after").isEmpty();
    }

    @Test
    void theReportIsThereForAnAuditorAsFiles() {
        Seals seals = seals(Level.B_LT);
        byte[] pdf = seals.sealing()
                .seal(
                        SealSamples.document(2, Language.BOKMAL),
                        SealSamples.order(SealSamples.parties(2).getFirst(), Language.BOKMAL))
                .content();
        ValidationReport report = seals.validation().validate(pdf);
        assertThat(report.files())
                .extracting(ValidationReport.ReportFile::name)
                .containsExactly("etsi-validation-report.xml", "dss-simple-report.xml", "dss-detailed-report.xml");
        assertThat(report.files())
                .allSatisfy(file -> assertThat(new String(file.content(), java.nio.charset.StandardCharsets.UTF_8))
                        .contains("xmlns=")
                        .containsIgnoringCase("passed"));
        assertThat(report.document()).isEqualTo(Sha256.of(pdf));
    }

    @Test
    void aRenewedDocumentHasOneMoreTimeStampAndItsSealsAreAsValidAsBefore() throws Exception {
        Seals seals = seals(Level.B_LTA);
        byte[] pdf = seals.sealing()
                .seal(
                        SealSamples.document(2, Language.BOKMAL),
                        SealSamples.order(SealSamples.parties(2).getFirst(), Language.BOKMAL))
                .content();
        Seals later = Seals.open(SealSettings.throwAway(folder), Clock.offset(Clock.systemUTC(), Duration.ofDays(365)));
        byte[] renewed = later.sealing().renew(pdf);
        assertThat(Arrays.copyOf(renewed, pdf.length)).isEqualTo(pdf);
        ValidationReport report = later.validation().validate(renewed);
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(report.timeStamps())
                .hasSize(2)
                .extracting(ArchiveTimeStamp::verdict)
                .containsOnly(Verdict.VALID);
        assertThat(VeraPdf.faults(renewed)).isEmpty();

        byte[] second = later.sealing()
                .seal(renewed, SealSamples.order(SealSamples.parties(2).getLast(), Language.BOKMAL))
                .content();
        assertThat(later.validation().validate(second).verdict()).isEqualTo(Verdict.VALID);
    }

    @Test
    void theThrowAwayKeySaysWhatItIsAndOnlyItsOwnerMayReadIt() throws Exception {
        SealKey key = seals(Level.B_LTA).sealing().about();
        assertThat(key.throwAway()).isTrue();
        assertThat(key.holder()).contains("PRØVENØKKEL").contains("ikke til bruk i drift");
        assertThat(Clock.systemUTC().instant()).isBetween(key.validFrom(), key.validUntil());
        try (var files = Files.list(folder)) {
            assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void theSameKeysAreUsedTheNextTime() {
        SealKey first = seals(Level.B_LTA).sealing().about();
        assertThat(seals(Level.B_LTA).sealing().about()).isEqualTo(first);
    }

    @Test
    void warmingUpLeavesNothingBehind() throws Exception {
        long before = left();
        Seals.warmUp(Clock.systemUTC());
        assertThat(left()).isEqualTo(before);
    }

    private static long left() throws Exception {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("avtaleverk-seals"))
                    .count();
        }
    }

    @Test
    void anUnsignedDocumentIsUnsigned() {
        ValidationReport report = seals(Level.B_LTA).validation().validate(SealSamples.document(2, Language.BOKMAL));
        assertThat(report.verdict()).isEqualTo(Verdict.UNSIGNED);
        assertThat(report.obstacle()).isNull();
        assertThat(report.signatures()).isEmpty();
    }

    private static Seals seals(Level level) {
        SealSettings all = SealSettings.throwAway(folder);
        return Seals.open(
                new SealSettings(all.key(), all.timeStamps(), all.trustedRoots(), all.status(), level, all.timeLimit()),
                Clock.systemUTC());
    }
}
