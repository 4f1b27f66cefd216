package no.avtaleverk.templates.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import no.avtaleverk.model.document.DocumentContent.PartyLine;
import no.avtaleverk.model.signing.Level;
import no.avtaleverk.model.signing.SealOrder;
import no.avtaleverk.model.signing.Sealing;
import no.avtaleverk.model.signing.SealingFailedException;
import no.avtaleverk.model.signing.SealingFailedException.Fault;
import no.avtaleverk.model.signing.ValidationReport;
import no.avtaleverk.model.validation.Verdict;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.pdf.PdfRenderer;
import no.avtaleverk.templates.reading.HostileSamples;
import no.avtaleverk.templates.seal.SealSettings.Key;
import no.avtaleverk.templates.seal.SealSettings.Status;
import no.avtaleverk.templates.seal.SealSettings.TimeStamps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seals that can not be made, and signatures that prove nothing: each with its name. */
class SealFailureTests {
    private static final Clock NOW = Clock.systemUTC();
    private static final PartyLine FIRST = SealSamples.parties(2).getFirst();
    private static final SealOrder ORDER = SealSamples.order(FIRST, Language.BOKMAL);
    private static final byte[] DOCUMENT = SealSamples.document(2, Language.BOKMAL);

    @TempDir
    Path folder;

    private ThrowAwayAuthority authority;
    private Path root;
    private Path revoked;

    @BeforeEach
    void authority() throws Exception {
        authority = ThrowAwayAuthority.in(folder, NOW);
        root = Files.write(folder.resolve("rot.cer"), authority.root().getEncoded());
        revoked = folder.resolve("liste.crl");
        lists();
    }

    private void lists() throws Exception {
        Files.write(revoked, authority.revocationList(NOW.instant().plusSeconds(5)));
    }

    /** A key in a file, as one that was bought, with its issuer's list and a time-stamp service. */
    private SealSettings settings(URI timeStamps, Supplier<char[]> password, String alias) {
        return new SealSettings(
                new Key.Pkcs12(folder.resolve(ThrowAwayAuthority.KEYS), password, alias),
                new TimeStamps.Rfc3161(timeStamps),
                List.of(root),
                new Status.Files(List.of(revoked)),
                Level.B_LTA,
                Duration.ofMillis(800));
    }

    private Supplier<char[]> password() throws Exception {
        String password =
                Files.readString(folder.resolve("provenokkel.passord")).strip();
        return password::toCharArray;
    }

    private static void fails(Fault fault, Sealing sealing, byte[] pdf, SealOrder order) {
        assertThatExceptionOfType(SealingFailedException.class)
                .isThrownBy(() -> sealing.seal(pdf, order))
                .satisfies(e -> assertThat(e.fault()).as(e.toString()).isEqualTo(fault));
    }

    @Test
    void aKeyInAFileAndATimeStampServiceMakeASealThatIsValid() throws Exception {
        var web = new StampingWeb(authority.stamp(), NOW);
        Seals seals = Seals.open(web, settings(StampingWeb.SERVICE, password(), "segl"), NOW);
        byte[] sealed = seals.sealing().seal(DOCUMENT, ORDER).content();
        ValidationReport report = seals.validation().validate(sealed);
        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.VALID);
        assertThat(report.signatures().getFirst().level()).isEqualTo(Level.B_LTA);
        assertThat(seals.sealing().about().throwAway()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = StampingWeb.Mood.class, names = "WELL", mode = EnumSource.Mode.EXCLUDE)
    void aTimeStampServiceThatFailsEndsTheSealAndTheNextOneWorks(StampingWeb.Mood mood) throws Exception {
        var web = new StampingWeb(authority.stamp(), NOW);
        Sealing sealing = Seals.open(web, settings(StampingWeb.SERVICE, password(), "segl"), NOW)
                .sealing();
        byte[] before = DOCUMENT.clone();
        web.mood = mood;
        fails(Fault.TIME_STAMP_SERVICE_DOWN, sealing, before, ORDER);
        assertThat(before).isEqualTo(DOCUMENT);
        web.mood = StampingWeb.Mood.WELL;
        assertThat(sealing.seal(before, ORDER).level()).isEqualTo(Level.B_LTA);
    }

    @Test
    void aTimeStampServiceThatIsNotThereEndsTheSeal() throws Exception {
        var gone = URI.create("https://borte.example.no/");
        fails(
                Fault.TIME_STAMP_SERVICE_DOWN,
                Seals.open(new StampingWeb(authority.stamp(), NOW), settings(gone, password(), "segl"), NOW)
                        .sealing(),
                DOCUMENT,
                ORDER);
        assertThat(Fault.TIME_STAMP_SERVICE_DOWN.remedy()).isEqualTo(SealingFailedException.Remedy.WAIT);
    }

    @Test
    void withoutWordOfTheCertificatesStatusThereIsNoSeal() throws Exception {
        var web = new StampingWeb(authority.stamp(), NOW);
        SealSettings with = settings(StampingWeb.SERVICE, password(), "segl");
        var without = new SealSettings(
                with.key(),
                with.timeStamps(),
                with.trustedRoots(),
                new Status.Files(List.of()),
                with.level(),
                with.timeLimit());
        fails(Fault.STATUS_SERVICE_DOWN, Seals.open(web, without, NOW).sealing(), DOCUMENT, ORDER);
    }

    @Test
    void aWrongPasswordIsNamed() {
        Sealing sealing = Seals.open(
                        settings(URI.create("http://127.0.0.1:1/"), () -> "feil".toCharArray(), "segl"), NOW)
                .sealing();
        fails(Fault.WRONG_PASSWORD, sealing, DOCUMENT, ORDER);
        assertThatExceptionOfType(SealingFailedException.class)
                .isThrownBy(sealing::about)
                .matches(e -> e.fault() == Fault.WRONG_PASSWORD);
    }

    @Test
    void aKeyThatIsNotThereIsNamed() throws Exception {
        URI nowhere = URI.create("http://127.0.0.1:1/");
        fails(
                Fault.KEY_NOT_AVAILABLE,
                Seals.open(settings(nowhere, password(), "et annet"), NOW).sealing(),
                DOCUMENT,
                ORDER);
        SealSettings settings = settings(nowhere, password(), "segl");
        Files.delete(folder.resolve(ThrowAwayAuthority.KEYS));
        fails(Fault.KEY_NOT_AVAILABLE, Seals.open(settings, NOW).sealing(), DOCUMENT, ORDER);
    }

    @Test
    void aDeviceThatIsNotThereIsNamed() {
        var settings = new SealSettings(
                new Key.Pkcs11(folder.resolve("libmangler.so"), 0, () -> "1234".toCharArray(), null),
                new TimeStamps.Rfc3161(URI.create("http://127.0.0.1:1/")),
                List.of(root),
                new Status.Files(List.of(revoked)),
                Level.B_LT,
                Duration.ofSeconds(1));
        fails(Fault.KEY_NOT_AVAILABLE, Seals.open(settings, NOW).sealing(), DOCUMENT, ORDER);
    }

    @Test
    void aCertificateOfARootNobodyTrustsIsNotUsed() throws Exception {
        SealSettings with = settings(URI.create("http://127.0.0.1:1/"), password(), "segl");
        var other = ThrowAwayAuthority.in(folder.resolve("annen"), NOW);
        var settings = new SealSettings(
                with.key(),
                with.timeStamps(),
                List.of(Files.write(folder.resolve("annen.cer"), other.root().getEncoded())),
                with.status(),
                with.level(),
                with.timeLimit());
        fails(Fault.CERTIFICATE_NOT_TRUSTED, Seals.open(settings, NOW).sealing(), DOCUMENT, ORDER);
    }

    @Test
    void anExpiredCertificateSealsNothingAndOneNotYetValidNeither() {
        SealSettings settings = SealSettings.throwAway(folder);
        fails(
                Fault.CERTIFICATE_EXPIRED,
                Seals.open(settings, Clock.offset(NOW, Duration.ofDays(6 * 365)))
                        .sealing(),
                DOCUMENT,
                ORDER);
        fails(
                Fault.CERTIFICATE_NOT_YET_VALID,
                Seals.open(settings, Clock.offset(NOW, Duration.ofDays(-1))).sealing(),
                DOCUMENT,
                ORDER);
    }

    @Test
    void aRevokedCertificateSealsNothing() {
        authority.revoke(authority.seal().certificate(), NOW.instant().minusSeconds(60));
        fails(
                Fault.CERTIFICATE_REVOKED,
                Seals.open(SealSettings.throwAway(folder), NOW).sealing(),
                DOCUMENT,
                ORDER);
    }

    @Test
    void aFieldIsSignedOnce() {
        Sealing sealing = Seals.open(SealSettings.throwAway(folder), NOW).sealing();
        fails(Fault.FIELD_TAKEN, sealing, sealing.seal(DOCUMENT, ORDER).content(), ORDER);
    }

    @Test
    void onlyAPlaceThatIsThereIsSigned() throws Exception {
        Sealing sealing = Seals.open(SealSettings.throwAway(folder), NOW).sealing();
        PartyLine stranger = SealSamples.parties(5).get(3);
        fails(Fault.NO_SUCH_FIELD, sealing, DOCUMENT, SealSamples.order(stranger, Language.BOKMAL));
        byte[] draft = new PdfRenderer().render(SealSamples.content(2, Language.BOKMAL, 0));
        fails(Fault.NO_SUCH_FIELD, sealing, draft, ORDER);
        fails(Fault.NO_SUCH_FIELD, sealing, HostileSamples.scan(), ORDER);
        fails(Fault.DOCUMENT_UNREADABLE, sealing, "Ikke en PDF".getBytes(StandardCharsets.UTF_8), ORDER);
        fails(Fault.DOCUMENT_UNREADABLE, sealing, java.util.Arrays.copyOf(DOCUMENT, 20_000), ORDER);
        assertThatExceptionOfType(SealingFailedException.class)
                .isThrownBy(() -> sealing.renew(DOCUMENT))
                .matches(e -> e.fault() == Fault.NOT_SEALED);
    }

    @Test
    void aLetterThatNoFontHasIsNamed() {
        var order = new SealOrder(ORDER.field(), "王小明", "", ORDER.party(), "", Language.BOKMAL);
        fails(Fault.UNPRINTABLE, Seals.open(SealSettings.throwAway(folder), NOW).sealing(), DOCUMENT, order);
    }

    @Test
    void aThrowAwayTimeStampGoesWithAThrowAwayKeyOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SealSettings(
                        new Key.Pkcs12(root, () -> new char[0], null),
                        new TimeStamps.ThrowAway(),
                        List.of(),
                        new Status.Online(),
                        Level.B_LTA,
                        Duration.ofSeconds(1)));
    }

    // ---- signatures that prove nothing

    @Test
    void aSealOfAnotherAuthorityIsNeitherValidNorInvalid() {
        byte[] sealed = Seals.open(SealSettings.throwAway(folder), NOW)
                .sealing()
                .seal(DOCUMENT, ORDER)
                .content();
        ValidationReport report = Seals.open(SealSettings.throwAway(folder.resolve("annen")), NOW)
                .validation()
                .validate(sealed);
        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.signatures().getFirst().subIndication()).isEqualTo("NO_CERTIFICATE_CHAIN_FOUND");
        assertThat(report.signatures().getFirst().alterations()).isEmpty();
    }

    @Test
    void aSealWhoseCertificateWasRevokedBeforeItIsNotValid() {
        // A list in the document that is a second newer than its time-stamp would be new enough.
        Clock sealing = Clock.fixed(NOW.instant(), NOW.getZone());
        Seals seals = Seals.open(SealSettings.throwAway(folder), sealing);
        byte[] sealed = seals.sealing().seal(DOCUMENT, ORDER).content();
        authority.revoke(authority.seal().certificate(), sealing.instant().minus(Duration.ofMinutes(2)));
        // A list of the same second as the one in the document would be no newer than that.
        Seals later = Seals.open(SealSettings.throwAway(folder), Clock.offset(NOW, Duration.ofMinutes(1)));
        ValidationReport report = later.validation().validate(sealed);
        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.signatures().getFirst().subIndication()).startsWith("REVOKED");
    }

    @Test
    void aSealIsValidThoughItsCertificateWasRevokedLongAfter() {
        Seals seals = Seals.open(SealSettings.throwAway(folder), NOW);
        byte[] sealed = seals.sealing().seal(DOCUMENT, ORDER).content();
        Clock later = Clock.offset(NOW, Duration.ofDays(30));
        authority.revoke(authority.seal().certificate(), later.instant().minus(Duration.ofDays(1)));
        ValidationReport report =
                Seals.open(SealSettings.throwAway(folder), later).validation().validate(sealed);
        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.VALID);
    }

    @Test
    void aSealWhoseCertificatesAndTimeStampsHaveAllExpiredIsNoLongerProof() {
        Path brief = folder.resolve("kort");
        ThrowAwayAuthority.in(brief, NOW, Duration.ofDays(10));
        byte[] sealed = Seals.open(SealSettings.throwAway(brief), NOW)
                .sealing()
                .seal(DOCUMENT, ORDER)
                .content();
        ValidationReport report = Seals.open(SealSettings.throwAway(brief), Clock.offset(NOW, Duration.ofDays(30)))
                .validation()
                .validate(sealed);
        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.signatures().getFirst().subIndication()).isNotEmpty();
    }

    // ---- files made to do harm

    @Test
    void everyHostileFileGetsAnAnswer() {
        var validation = Seals.open(SealSettings.throwAway(folder), NOW).validation();
        for (HostileSamples.Sample sample : HostileSamples.all()) {
            ValidationReport report = validation.validate(sample.bytes());
            assertThat(report.verdict()).as(sample.fileName()).isIn(Verdict.INDETERMINATE, Verdict.UNSIGNED);
        }
    }

    @Test
    void everySealedFileWithFlippedBitsGetsAnAnswerAndIsNotValid() {
        Seals seals = Seals.open(SealSettings.throwAway(folder), NOW);
        byte[] sealed = seals.sealing().seal(DOCUMENT, ORDER).content();
        var random = new java.util.Random(7);
        for (int i = 0; i < 25; i++) {
            byte[] flipped = sealed.clone();
            for (int j = 0; j < 4; j++) {
                flipped[random.nextInt(DOCUMENT.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertThat(seals.validation().validate(flipped).verdict()).isNotEqualTo(Verdict.VALID);
        }
    }
}
