package no.avtaleverk.web.open;

import static no.avtaleverk.web.Releasing.JONAS;
import static no.avtaleverk.web.Releasing.TONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.publication.PublicationNote;
import no.avtaleverk.web.Registered;
import no.avtaleverk.web.Releasing;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.workflow.publication.PublicRegister;
import no.avtaleverk.workflow.publication.Publishing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The file of all that is public, through nights, crashes and withdrawals. */
@RunningProduct
class BulkFileTests {

    @Autowired
    private ApplicationContext context;

    @TempDir
    private Path folder;

    private BulkFile file(Instant now, BulkPart... parts) {
        return new BulkFile(
                context.getBean(PublicRegister.class),
                context.getBean(PartyRegister.class),
                context.getBean(RequirementCatalogue.class),
                context.getBean(OpenTelling.class),
                context.getBean(JsonMapper.class),
                Clock.fixed(now, ZoneOffset.UTC),
                List.of(parts),
                folder);
    }

    private PublicRegister register(Set<AgreementId> faulty) {
        return FaultyRegister.over(context, faulty);
    }

    private BulkFile over(PublicRegister register) {
        return new BulkFile(
                register,
                context.getBean(PartyRegister.class),
                context.getBean(RequirementCatalogue.class),
                new OpenTelling(register, context.getBean(PartyRegister.class), ""),
                context.getBean(JsonMapper.class),
                Clock.fixed(RunningProduct.NOW, ZoneOffset.UTC),
                List.of(),
                folder);
    }

    @Test
    void oneThatIsFaultyTakesNoOtherFromTheFile() {
        String sound = code(released("Fila har den heile"));
        AgreementId id = released("Fila er utan den med feil");
        String broken = code(id);
        var faulty = new HashSet<AgreementId>();
        BulkFile file = over(register(faulty));
        file.lookAfter();
        assertThat(file.current().orElseThrow().words()).containsKeys(sound + "-1", broken + "-1");
        faulty.add(id);
        BulkFile restarted = over(register(faulty));
        restarted.lookAfter();
        assertThat(restarted.current().orElseThrow().words())
                .containsKey(sound + "-1")
                .doesNotContainKey(broken + "-1");
        faulty.clear();
        BulkFile mended = over(register(faulty));
        mended.makeNightly();
        assertThat(mended.current().orElseThrow().words()).containsKeys(sound + "-1", broken + "-1");
    }

    @Test
    void whatIsFaultyAfterItWasListedIsPassedBy() throws IOException {
        String sound = code(released("Fila har den heile òg no"));
        AgreementId id = released("Fila misser den som blir med feil");
        var faulty = new HashSet<AgreementId>();
        PublicRegister register = register(faulty);
        BulkFile file = over(register);
        // Listed, and its text not read.
        assertThat(register.all()).isNotEmpty();
        faulty.add(id);
        file.make();
        assertThat(file.current().orElseThrow().words())
                .containsKey(sound + "-1")
                .doesNotContainKey(code(id) + "-1");
        assertThat(content(file)).containsKeys("agreements.ndjson", "versions.ndjson");
    }

    @Test
    void aNightThatChangedNothingPublicLeavesTheFile() {
        released("Fila er som før");
        var file = file(RunningProduct.NOW);
        file.make();
        BulkFile.Edition before = file.current().orElseThrow();
        Registered.inForce(context, "Fila veit ikkje om denne");
        var later = file(RunningProduct.NOW.plus(Duration.ofMinutes(9)));
        later.makeNightly();
        assertThat(later.current().orElseThrow()).isEqualTo(before);
        released("Fila får ei til");
        later.makeNightly();
        assertThat(later.current().orElseThrow().sha256()).isNotEqualTo(before.sha256());
    }

    private AgreementId released(String title) {
        AgreementId id = Registered.inForce(context, title);
        new Releasing(context).release(id);
        return id;
    }

    private String code(AgreementId id) {
        return new Releasing(context).code(id);
    }

    private void withdraw(AgreementId id) {
        assertThat(context.getBean(Publishing.class).note(id, new PublicationNote.ReleaseWithdrawn("1", "Bort"), JONAS))
                .isEmpty();
    }

    private static Map<String, Sha256> content(BulkFile file) throws IOException {
        var content = new TreeMap<String, Sha256>();
        try (var zip = new ZipFile(file.current().orElseThrow().path().toFile())) {
            for (var entry : zip.stream().toList()) {
                content.put(entry.getName(), Sha256.of(zip.getInputStream(entry).readAllBytes()));
            }
        }
        return content;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }

    @Test
    void theSameRegisterGivesTheSameBytesButForTheTimeItWasMade() throws IOException {
        released("Fila er lik");
        var file = file(RunningProduct.NOW);
        file.make();
        Sha256 first = file.current().orElseThrow().sha256();
        Map<String, Sha256> content = content(file);
        file.make();
        assertThat(file.current().orElseThrow().sha256()).isEqualTo(first);
        var later = file(RunningProduct.NOW.plus(Duration.ofMinutes(1)));
        later.make();
        assertThat(later.current().orElseThrow().sha256()).isNotEqualTo(first);
        Map<String, Sha256> after = content(later);
        content.remove("manifest.json");
        after.remove("manifest.json");
        assertThat(after).isEqualTo(content).hasSizeGreaterThan(7);
    }

    @Test
    void aCrashInTheMiddleLeavesTheFormerOne() throws IOException {
        released("Fila overlever");
        var file = file(RunningProduct.NOW);
        file.make();
        BulkPart full = new BulkPart() {
            @Override
            public String folder() {
                return "full";
            }

            @Override
            public Optional<Piece> of(PublicRegister.Text text) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        Sha256 former = file.current().orElseThrow().sha256();
        var failing = file(RunningProduct.NOW.plusSeconds(5), full);
        failing.lookAfter();
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(failing::make);
        assertThat(failing.current().orElseThrow().sha256()).isEqualTo(former);
        assertThat(files()).hasSize(1).noneMatch(name -> name.endsWith(".part"));
    }

    @Test
    void aFormerOneThatHoldsWhatWasTakenDownDoesNotOutliveIt() throws IOException {
        AgreementId id = released("Fila gløymer");
        var file = file(RunningProduct.NOW);
        file.make();
        assertThat(file.current()).isPresent();
        withdraw(id);
        assertThat(file.current()).isEmpty();
        BulkPart full = new BulkPart() {
            @Override
            public String folder() {
                return "full";
            }

            @Override
            public Optional<Piece> of(PublicRegister.Text text) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        released("Fila har noko å skrive");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(file(RunningProduct.NOW.plusSeconds(5), full)::lookAfter);
        assertThat(files()).isEmpty();
        file.lookAfter();
        assertThat(file.current()).isPresent();
        assertThat(file.current().orElseThrow().words()).doesNotContainKey(code(id) + "-1");
    }

    @Test
    void wordsThatWereWithheldAreInNoFileFromThatMomentOn() {
        AgreementId id = released("Fila held tilbake");
        var file = file(RunningProduct.NOW);
        file.make();
        var publishing = context.getBean(Publishing.class);
        assertThat(publishing.withhold(
                        id, new ClauseId("revisjon"), "kvart fjerde år", "offl-23-1", "Forhandling", JONAS))
                .isEmpty();
        assertThat(file.current()).isPresent();
        assertThat(publishing.note(id, new PublicationNote.WithholdingConfirmed("u1"), TONE))
                .isEmpty();
        assertThat(file.current()).isEmpty();
        file.lookAfter();
        assertThat(file.current()).isPresent();
    }

    @Test
    void whatIsNewWaitsForTheNight() {
        released("Fila er frå i natt");
        var file = file(RunningProduct.NOW);
        file.make();
        Sha256 before = file.current().orElseThrow().sha256();
        AgreementId id = released("Fila ventar");
        file.lookAfter();
        assertThat(file.current().orElseThrow().sha256()).isEqualTo(before);
        file.makeNightly();
        assertThat(file.current().orElseThrow().words()).containsKey(code(id) + "-1");
    }

    @Test
    void whoHasItLoadsItAnewOnlyWhenSomethingWasRecorded() throws IOException {
        released("Fila er som i går");
        var file = file(RunningProduct.NOW);
        file.makeNightly();
        var made = Files.getLastModifiedTime(file.current().orElseThrow().path());
        var edition = file.current().orElseThrow();
        file.makeNightly();
        assertThat(file.current().orElseThrow()).isSameAs(edition);
        assertThat(Files.getLastModifiedTime(edition.path())).isEqualTo(made);
    }

    @Test
    void theFileOfAnEarlierRunIsFoundAndWhatWasCutShortGoes() throws IOException {
        released("Fila blir funnen");
        var file = file(RunningProduct.NOW);
        file.make();
        Sha256 made = file.current().orElseThrow().sha256();
        Files.writeString(folder.resolve("open-data.zip.part"), "cut short");
        Files.writeString(folder.resolve("open-data-0000000000000000.zip"), "no zip");
        var restarted = file(RunningProduct.NOW.plusSeconds(60));
        assertThat(restarted.current()).isEmpty();
        restarted.lookAfter();
        assertThat(restarted.current().orElseThrow().sha256()).isEqualTo(made);
        assertThat(files()).hasSize(1);
    }

    @Test
    void otherFormsAreFoldersOfTheirOwn() throws IOException {
        String code = code(released("Fila har fleire former"));
        BulkPart part = new BulkPart() {
            @Override
            public String folder() {
                return "akoma-ntoso";
            }

            @Override
            public Optional<Piece> of(PublicRegister.Text text) {
                return Optional.of(
                        new Piece(text.version().code() + ".xml", "<akomaNtoso/>".getBytes(StandardCharsets.UTF_8)));
            }
        };
        var file = file(RunningProduct.NOW, part);
        file.make();
        assertThat(content(file)).containsKey("akoma-ntoso/" + code + "-1.xml");
    }

    @Test
    void noCellOfATableIsAFormula() throws IOException {
        String code = code(released("=HYPERLINK(\"http://example.com\")"));
        var file = file(RunningProduct.NOW);
        file.make();
        try (var zip = new ZipFile(file.current().orElseThrow().path().toFile())) {
            String table =
                    new String(zip.getInputStream(zip.getEntry("versions.csv")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(table.lines().filter(line -> line.contains(code)))
                    .allMatch(line -> line.contains("\"'=HYPERLINK(\"\"http"));
        }
    }
}
