package no.avtaleverk.web.posten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.signing.SigningProvider.Course;
import no.avtaleverk.model.signing.SigningProvider.Evidence;
import no.avtaleverk.model.signing.SigningProvider.Exits;
import no.avtaleverk.model.signing.SigningProvider.Order;
import no.avtaleverk.model.signing.SigningProvider.Placed;
import no.avtaleverk.model.signing.SigningProvider.SignerCourse;
import no.avtaleverk.model.signing.SigningProvider.Status;
import no.avtaleverk.model.signing.SigningServiceException;
import no.avtaleverk.model.signing.SigningServiceException.Fault;
import no.avtaleverk.web.posten.PostenStandIn.Mode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client of Posten signering against one who speaks its protocol. */
class PostenSigningTests {
    private static final byte[] PDF = "%PDF-1.7 ei avtale".getBytes(StandardCharsets.UTF_8);
    private static final Exits EXITS = new Exits(
            "https://avtaler.example.no/signing/return/x/0?outcome=completed",
            "https://avtaler.example.no/signing/return/x/0?outcome=rejected",
            "https://avtaler.example.no/signing/return/x/0?outcome=failed");

    @TempDir
    static Path folder;

    static TrialKeys keys = new TrialKeys();
    static PostenStandIn posten;
    static PostenSigning signing;

    @BeforeAll
    static void start() throws Exception {
        posten = new PostenStandIn(keys, pdf -> pdf);
        signing = new PostenSigning(settings(keys, posten.address(), "20s"), Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        posten.close();
    }

    @AfterEach
    void well() {
        posten.answers(Mode.WELL);
        posten.losesAnswers(false);
    }

    private static PostenSettings settings(TrialKeys client, URI address, String limit) throws Exception {
        Path own = java.nio.file.Files.createTempDirectory(folder, "client");
        return new PostenSettings(
                PostenSettings.Environment.DIFITEST,
                new OrganisationNumber("983974724"),
                client.keyStore(own, client.issue("CN=Helse Bergen HF,SERIALNUMBER=983974724")),
                TrialKeys.PASSWORD,
                URI.create("https://avtaler.example.no/"),
                "avtaleverk",
                PostenSettings.SignatureKind.ADVANCED,
                PostenSettings.SignerName.NAME,
                Duration.ofSeconds(20),
                Duration.parse("PT" + limit),
                Duration.ZERO,
                address,
                "localhost",
                keys.trusted(own),
                null);
    }

    private static Placed place(String reference, String... signers) {
        return signing.place(new Order(reference, "Delavtale 4", PDF, List.of(signers), EXITS));
    }

    private static String address(Placed placed, String signer) {
        return signing.address(Objects.requireNonNull(placed.signers().get(signer)));
    }

    /** What the queue tells of a job of ours, if it does; other tests have theirs in it. */
    private static Optional<Status> polled(String reference) {
        for (int asked = 0; asked < 30; asked++) {
            Optional<Status> changed = signing.next().changed();
            if (changed.isEmpty() || changed.get().reference().equals(reference)) {
                return changed;
            }
        }
        return Optional.empty();
    }

    private static void fails(Fault fault, ThrowingCallable asked) {
        assertThatExceptionOfType(SigningServiceException.class)
                .isThrownBy(asked)
                .satisfies(e -> assertThat(e.fault()).isEqualTo(fault));
    }

    @Test
    void aDocumentGoesOutAndASignatureComesBack() {
        Placed placed = place("job-1/0", "s1");
        String address = address(placed, "s1");
        assertThat(signing.isOwn(address)).isTrue();
        assertThat(address).as("each address is used once").isNotEqualTo(address(placed, "s1"));
        String back = posten.signs(address, "EIDE, HEGE MARIE");
        assertThat(back).startsWith(EXITS.completed());
        Status status = signing.status(placed.status(), back.substring(back.lastIndexOf('=') + 1));
        assertThat(status.course()).isEqualTo(Course.COMPLETED);
        assertThat(status.reference()).isEqualTo("job-1/0");
        assertThat(status.job()).isEqualTo(placed.job());
        assertThat(status.signers()).containsEntry("s1", SignerCourse.SIGNED);
        assertThat(status.since()).containsEntry("s1", Instant.parse("2026-06-01T09:59:00Z"));
        assertThat(signing.signedPdf(status)).isEqualTo(PDF);
        Evidence evidence = signing.evidence(status, "s1", PDF);
        assertThat(evidence.name()).isEqualTo("EIDE, HEGE MARIE");
        assertThat(evidence.coversOriginal()).isTrue();
        assertThat(signing.evidence(status, "s1", new byte[] {1}).coversOriginal())
                .isFalse();
        assertThat(polled("job-1/0")).as("told until it is confirmed").contains(status);
        signing.confirm(Objects.requireNonNull(status.confirmation()));
        signing.confirm(Objects.requireNonNull(status.confirmation()));
        assertThat(polled("job-1/0")).isEmpty();
    }

    @Test
    void tenSignInOneJobAndOneOfThemEndsItForAll() {
        String[] ten = IntStream.rangeClosed(1, 10).mapToObj(n -> "s" + n).toArray(String[]::new);
        assertThat(signing.mostSigners()).isEqualTo(10);
        Placed placed = place("job-2/0", ten);
        assertThat(placed.signers()).containsOnlyKeys(ten);
        posten.signs(address(placed, "s1"), "Hege Eide");
        Status half = polled("job-2/0").orElseThrow();
        assertThat(half.course()).isEqualTo(Course.IN_PROGRESS);
        assertThat(half.pdf()).isNull();
        assertThat(half.evidence()).containsOnlyKeys("s1");
        posten.does(address(placed, "s2"), "REJECTED");
        Status ended = polled("job-2/0").orElseThrow();
        assertThat(ended.course()).isEqualTo(Course.FAILED);
        assertThat(ended.signers()).containsEntry("s2", SignerCourse.REJECTED);
        assertThat(ended.signers()).containsEntry("s3", SignerCourse.NOT_APPLICABLE);
        signing.confirm(Objects.requireNonNull(ended.confirmation()));
    }

    @ParameterizedTest
    @CsvSource({"DOWN, DOWN", "BROKEN, DOWN", "UNWILLING, REFUSED", "BUSY, TOO_OFTEN"})
    void eachFaultIsToldAsWhatItMeans(Mode mode, Fault fault) {
        posten.answers(mode);
        fails(fault, () -> place("job-3/0", "s1"));
        fails(fault, () -> signing.next());
        fails(fault, () -> signing.address(posten.address() + "/983974724/direct/signature-jobs/1/signers/s1"));
    }

    @Test
    void whoDoesNotAnswerInTimeIsSlow() throws Exception {
        var hurried = new PostenSigning(settings(keys, posten.address(), "0.3s"), Clock.systemUTC());
        posten.answers(Mode.SLOW);
        fails(Fault.SLOW, hurried::next);
    }

    @Test
    void whoIsNotThereIsDown() throws Exception {
        var elsewhere =
                new PostenSigning(settings(keys, URI.create("https://localhost:1/api"), "20s"), Clock.systemUTC());
        fails(Fault.DOWN, elsewhere::next);
    }

    @Test
    void aCertificateNobodyKnowsIsNotLetIn() throws Exception {
        var stranger = new PostenSigning(settings(new TrialKeys(), posten.address(), "20s"), Clock.systemUTC());
        // The server cuts the line; whether its reason gets through first is chance.
        assertThatExceptionOfType(SigningServiceException.class)
                .isThrownBy(stranger::next)
                .satisfies(e -> assertThat(e.fault()).isIn(Fault.NOT_LET_IN, Fault.DOWN));
    }

    @Test
    void aForgedTokenAndAnUnknownJobAreToldApart() {
        Placed placed = place("job-4/0", "s1");
        fails(Fault.WRONG_TOKEN, () -> signing.status(placed.status(), "forged"));
        fails(
                Fault.UNKNOWN_JOB,
                () -> signing.status(placed.status().replace("/" + placed.job() + "/", "/4711/"), "token-4711"));
    }

    @Test
    void nothingSentNamesAPersonOrANumber() {
        // The stand-in refuses a bundle with a national identity number, or without our own seal.
        Placed placed = place("job-5/0", "s1");
        assertThat(placed.signers()).containsOnlyKeys("s1");
        assertThat(posten.asked()).contains("POST /api/983974724/direct/signature-jobs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost/door",
                "https://localhost.example.no/door",
                "https://eviL.example.no/#localhost",
                "https://localhost@evil.example.no/",
                "javascript:alert(1)",
                "//evil.example.no",
                "not an address"
            })
    void anAddressElsewhereIsNotTheServices(String address) {
        assertThat(signing.isOwn(address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<a>",
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>",
                "<!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>"
            })
    void evidenceThatIsNoPlainXmlIsNotRead(String content) {
        fails(Fault.UNREADABLE, () -> Xades.read(content.getBytes(StandardCharsets.UTF_8), PDF));
    }

    @Test
    void evidenceWithoutACertificateNamesNobody() {
        Evidence evidence = Xades.read("<a/>".getBytes(StandardCharsets.UTF_8), PDF);
        assertThat(evidence.name()).isEmpty();
        assertThat(evidence.coversOriginal()).isFalse();
    }
}
