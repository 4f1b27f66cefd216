package no.avtaleverk.web.posten;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.SigningOutcome;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.HealthTrust;
import no.avtaleverk.model.party.Mandate;
import no.avtaleverk.model.party.MandateId;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.signing.SealOrder;
import no.avtaleverk.model.signing.SignatureFields;
import no.avtaleverk.model.signing.SignatureValidation;
import no.avtaleverk.model.signing.SigningJob;
import no.avtaleverk.model.signing.SigningJobId;
import no.avtaleverk.model.signing.SigningJobs;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.validation.Verdict;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.seal.SealSettings;
import no.avtaleverk.templates.seal.Seals;
import no.avtaleverk.web.Client;
import no.avtaleverk.web.Client.Reply;
import no.avtaleverk.web.RunningProduct;
import no.avtaleverk.web.posten.PostenStandIn.Mode;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.mandate.Mandating;
import no.avtaleverk.workflow.review.Reviewing;
import no.avtaleverk.workflow.signing.RemoteSigning;
import no.avtaleverk.workflow.signing.RemoteSigning.Begun;
import no.avtaleverk.workflow.signing.RemoteSigning.Sent;
import no.avtaleverk.workflow.signing.Signing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The whole product with Posten signering beside it: real documents, real seals, real XML signatures, over mutual TLS. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"avtaleverk.sample.fill=false"})
@ContextConfiguration(initializers = {RunningProduct.OwnFolder.class, PostenFlowTests.WithPosten.class})
@Import({RunningProduct.StandingClock.class, RunningProduct.Mandated.class})
@DirtiesContext
class PostenFlowTests {
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final Actor JURIST = new Actor("siri.giske", "Siri Giske", VOSS, Set.of(Role.JURIST), Set.of());
    private static final LocalDate DAY = LocalDate.of(2026, 5, 18);

    static @Nullable PostenStandIn posten;

    /** Posten is started before the product that is to reach it; both trust the same throw-away keys. */
    static final class WithPosten implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                Path folder = Files.createTempDirectory(Path.of("target", "products"), "posten");
                Seals seals = Seals.open(
                        SealSettings.throwAway(folder.resolve("keys")),
                        Clock.fixed(RunningProduct.NOW, ZoneOffset.UTC));
                var keys = new TrialKeys();
                posten = new PostenStandIn(keys, pdf -> sealed(seals, pdf));
                TestPropertyValues.of(
                                "avtaleverk.seal.throw-away=" + folder.resolve("keys"),
                                "avtaleverk.posten.environment=difitest",
                                "avtaleverk.posten.organisation-number=983974724",
                                "avtaleverk.posten.key-store="
                                        + keys.keyStore(folder, keys.issue("CN=Helse Bergen HF")),
                                "avtaleverk.posten.key-store-password=" + TrialKeys.PASSWORD,
                                "avtaleverk.posten.return-address=https://avtaler.example.no",
                                "avtaleverk.posten.service-address=" + posten.address(),
                                "avtaleverk.posten.signing-host=localhost",
                                "avtaleverk.posten.trusted-certificates=" + keys.trusted(folder),
                                "avtaleverk.posten.connect-timeout=60s",
                                "avtaleverk.posten.answer-timeout=60s",
                                "avtaleverk.posten.interval=0s")
                        .applyTo(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Into the field of the only kommune there is. */
        private static byte[] sealed(Seals seals, byte[] pdf) {
            return seals.sealing()
                    .seal(
                            pdf,
                            new SealOrder(
                                    SignatureFields.of(VOSS),
                                    "Posten",
                                    "signeringsteneste",
                                    "Posten Bring AS",
                                    "Prøve",
                                    Language.NYNORSK))
                    .content();
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private @Nullable Drafting drafting;

    @Autowired
    private @Nullable Reviewing reviewing;

    @Autowired
    private @Nullable Signing signing;

    @Autowired
    private @Nullable RemoteSigning service;

    @Autowired
    private @Nullable Mandating mandating;

    @Autowired
    private @Nullable SigningJobs jobs;

    @Autowired
    private @Nullable Agreements agreements;

    @Autowired
    private @Nullable PartyRegister register;

    @Autowired
    private @Nullable SignatureValidation validation;

    @Autowired
    private no.avtaleverk.model.agreement.@Nullable Files files;

    @AfterEach
    void well() {
        posten().answers(Mode.WELL);
    }

    private static PostenStandIn posten() {
        return Objects.requireNonNull(posten);
    }

    private RemoteSigning service() {
        return Objects.requireNonNull(service);
    }

    private SigningJob stored(SigningJobId id) {
        return Objects.requireNonNull(jobs).find(id).orElseThrow();
    }

    private Agreement agreement(AgreementId id) {
        return Objects.requireNonNull(agreements).find(id).orElseThrow();
    }

    private static Actor leader(PartyId party, String name) {
        return new Actor("leiar." + party, name, party, Set.of(Role.LEADER), Set.of());
    }

    /** Lets a person sign for the organisation. */
    private void grant(Actor leader) {
        PartyId party = Objects.requireNonNull(leader.organisation());
        boolean municipal = party.isMunicipality();
        var mandate = new Mandate(
                MandateId.random(),
                party,
                leader.userId(),
                leader.name(),
                "leiar",
                municipal ? Mandate.Basis.LAW : Mandate.Basis.BOARD,
                "sak 1/2026",
                new Period(LocalDate.of(2023, 10, 17), LocalDate.of(2027, 10, 17)),
                Set.of(),
                null,
                false);
        var administrator = new Actor("kari.vik", "Kari Vik", party, Set.of(Role.ADMINISTRATOR), Set.of());
        Objects.requireNonNull(mandating).grant(mandate, administrator);
    }

    private static Agreement accepted(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).change().agreement();
    }

    /** A version laid before Voss and trusts, and adopted by all of them. */
    private AgreementId adopted(List<PartyId> trusts) {
        var parties = new ArrayList<AgreementParty>();
        parties.add(AgreementParty.of(VOSS, "Voss herad"));
        for (PartyId trust : trusts) {
            parties.add(AgreementParty.of(
                    trust, Objects.requireNonNull(register).get(trust).formalNameOn(DAY)));
        }
        var head = new Head(
                "Avtale til underskrift",
                Language.NYNORSK,
                parties,
                new Terms(LocalDate.of(2026, 9, 1), null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of(),
                Set.of(),
                false);
        AgreementId id = accepted(Objects.requireNonNull(drafting)
                        .start(
                                AgreementKind.SUB_AGREEMENT,
                                Origin.WRITTEN,
                                head,
                                new Clauses(List.of(new Clause(
                                        new ClauseId("foremal"), 1, "1", ClauseText.parse("Føremål", "Samarbeid.")))),
                                List.of(),
                                JURIST))
                .id();
        accepted(Objects.requireNonNull(reviewing).submit(id, "", JURIST));
        AgreementVersion version = agreement(id).versions().getLast();
        for (AgreementParty party : parties) {
            grant(leader(party.id(), "Kari Leiar"));
            accepted(Objects.requireNonNull(signing)
                    .recordResolution(
                            id,
                            new Resolution(
                                    party.id(),
                                    party.isMunicipality() ? Organ.KOMMUNESTYRE : Organ.TRUST_BOARD,
                                    DAY,
                                    "1/2026",
                                    Resolution.Outcome.ADOPTED,
                                    version.number(),
                                    version.text(),
                                    ""),
                            leader(party.id(), "Kari Leiar")));
        }
        return id;
    }

    private Sha256 document(AgreementId id) {
        return Objects.requireNonNull(
                agreement(id).versions().getLast().documents().get(VOSS));
    }

    private String send(SigningJobId job, PartyId party, String name) {
        Sent sent = service().send(job, leader(party, name));
        assertThat(sent).isInstanceOf(Sent.At.class);
        return ((Sent.At) sent).address();
    }

    @Test
    void fourteenSignersAreTwoJobsAtPostenWithOneStatusHere() {
        List<PartyId> trusts = Objects.requireNonNull(register).all().stream()
                .filter(party -> party instanceof HealthTrust)
                .map(Party::id)
                .limit(13)
                .toList();
        assertThat(trusts).hasSize(13);
        AgreementId id = adopted(trusts);
        var everyone = new ArrayList<PartyId>();
        everyone.add(VOSS);
        everyone.addAll(trusts);
        int before = posten().jobs();
        Begun begun = service().start(id, 1, document(id), everyone, JURIST);
        assertThat(begun).isInstanceOf(Begun.Stored.class);
        SigningJobId job = ((Begun.Stored) begun).job().id();
        assertThat(posten().jobs()).isEqualTo(before + 2);
        assertThat(posten().signersOf(before + 1)).isEqualTo(10);
        assertThat(posten().signersOf(before + 2)).isEqualTo(4);
        var addresses = new LinkedHashMap<PartyId, String>();
        for (PartyId party : everyone) {
            addresses.put(party, send(job, party, "Kari Leiar"));
        }
        int signed = 0;
        for (String address : addresses.values()) {
            posten().signs(address, "LEIAR, KARI");
            signed++;
            if (signed == 10) {
                service().takeUp();
                assertThat(stored(job).outcome()).isEmpty();
                assertThat(agreement(id).facts().signatures()).hasSize(10);
            }
        }
        service().takeUp();
        assertThat(stored(job).outcome()).contains(SigningOutcome.SIGNED);
        assertThat(agreement(id).facts().signatures())
                .hasSize(14)
                .allSatisfy(signature -> assertThat(signature.method()).isEqualTo(SignatureRecord.Method.POSTEN));
        Sha256 pdf = agreement(id).facts().signatures().getFirst().evidence().getFirst();
        byte[] content = Objects.requireNonNull(files).find(pdf).orElseThrow().bytes();
        assertThat(Objects.requireNonNull(validation).validate(content).verdict())
                .isEqualTo(Verdict.VALID);
    }

    // ---- by HTTP
    // ---------------------------------------------------------------------------------------------------------

    private Client odd() {
        return Client.as("odd.skjerven", port);
    }

    private String begin(AgreementId id) {
        Reply made = odd().post(
                        "/api/v1/agreements/" + id + "/signing-jobs",
                        "{\"version\": 1, \"document\": \"%s\"}".formatted(document(id)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    private String address(AgreementId id, String job) {
        Reply given = odd().post("/api/v1/agreements/" + id + "/signing-jobs/" + job + "/address", "");
        assertThat(given.status()).as(given.text()).isEqualTo(200);
        return given.json().path("address").asString();
    }

    /** The path a signer comes back to; what stands before it is the name the product has to others. */
    private static String path(String back) {
        URI address = URI.create(back);
        assertThat(back).startsWith("https://avtaler.example.no/signing/return/");
        return address.getRawPath() + "?" + address.getRawQuery();
    }

    @Test
    void whoComesBackSeesThatItIsSigned() {
        AgreementId id = adopted(List.of(HELSE_BERGEN));
        String job = begin(id);
        String back = path(posten().signs(address(id, job), "SKJERVEN, ODD"));
        Reply page = odd().get(back);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Alle har underskrevet");
        assertThat(agreement(id).facts().signatures()).hasSize(1);
        assertThat(odd().get(back).status()).as("again").isEqualTo(200);
        assertThat(agreement(id).facts().signatures()).hasSize(1);
        Reply told = odd().get("/api/v1/agreements/" + id + "/signing-jobs");
        assertThat(told.json().path("jobs").path(0).path("outcome").asString()).isEqualTo("SIGNED");
        assertThat(odd().get("/agreements/" + id + "/signing/posten").text()).contains("Underskrevet PDF");
        Sha256 pdf = agreement(id).facts().signatures().getFirst().evidence().getFirst();
        String file = "/agreements/" + id + "/signing/posten/" + job + "/files/" + pdf;
        assertThat(odd().get(file).header("Content-Type")).isEqualTo("application/pdf");
        assertThat(Client.as("hege.eide", port).get(file).status()).isEqualTo(404);
    }

    @Test
    void aForgedReturnIsTurnedAway() {
        AgreementId id = adopted(List.of(HELSE_BERGEN));
        String job = begin(id);
        address(id, job);
        String back = "/signing/return/" + job + "/0?status_query_token=";
        assertThat(odd().get(back + "forged").status()).isEqualTo(403);
        assertThat(odd().get("/signing/return/" + job + "/7?status_query_token=t")
                        .status())
                .isEqualTo(404);
        assertThat(odd().get("/signing/return/" + SigningJobId.random() + "/0?status_query_token=t")
                        .status())
                .isEqualTo(404);
        assertThat(odd().get("/signing/return/nonsense/0").status()).isIn(400, 404);
        assertThat(Client.as("hege.eide", port).get(back + "token-1").status()).isEqualTo(404);
        assertThat(Client.nobody(port).get(back + "token-1").header("Location")).endsWith("/sign-in");
        Reply elsewhere = odd().get("/signing/return/" + job + "/0?outcome=completed&next=https://evil.example.no");
        assertThat(elsewhere.status()).isEqualTo(200);
        assertThat(elsewhere.text()).doesNotContain("href=\"https://evil", "url=https://evil");
        assertThat(agreement(id).facts().signatures()).isEmpty();
    }

    @Test
    void whenPostenIsDownThePersonIsToldThatNothingIsLostAndItIsFoundLater() {
        AgreementId id = adopted(List.of(HELSE_BERGEN));
        String job = begin(id);
        String back = path(posten().signs(address(id, job), "Odd Skjerven"));
        posten().answers(Mode.BROKEN);
        Reply page = odd().get(back);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Posten svarer ikke. Ingen underskrift er tapt");
        Reply asked = odd().post("/api/v1/agreements/" + id + "/signing-jobs/" + job + "/address", "");
        assertThat(asked.status()).isEqualTo(503);
        posten().answers(Mode.WELL);
        Reply again = odd().post("/api/v1/agreements/" + id + "/signing-jobs/" + job + "/attempts");
        assertThat(again.json().path("outcome").asString()).as(again.text()).isEqualTo("SIGNED");
        assertThat(agreement(id).facts().signatures()).hasSize(1);
    }

    // ---- signed elsewhere
    // ------------------------------------------------------------------------------------------------

    @Test
    void aFileSignedElsewhereIsExaminedAndRecorded() {
        AgreementId id = adopted(List.of(HELSE_BERGEN));
        byte[] original =
                Objects.requireNonNull(files).find(document(id)).orElseThrow().bytes();
        byte[] signed = posten().sealed(original);
        String path = "/api/v1/agreements/" + id + "/signed-files?version=1&document=" + document(id);
        Client siri = Client.as("siri.giske", port);
        Reply brought = siri.upload(path, "signert.pdf", signed);
        assertThat(brought.status()).as(brought.text()).isEqualTo(200);
        assertThat(brought.json().path("signatures").path(0).path("signer").asString())
                .isNotBlank();
        grant(leader(
                VOSS, brought.json().path("signatures").path(0).path("signer").asString()));
        Reply recorded = siri.post(
                "/api/v1/agreements/" + id + "/signatures/elsewhere",
                "{\"version\": 1, \"document\": \"%s\", \"file\": \"%s\", \"signature\": 1}"
                        .formatted(document(id), brought.json().path("file").asString()));
        assertThat(recorded.status()).as(recorded.text()).isEqualTo(200);
        assertThat(agreement(id).facts().signatures()).singleElement().satisfies(one -> assertThat(one.method())
                .isEqualTo(SignatureRecord.Method.UPLOADED));
        Reply unsigned = siri.upload(path, "usignert.pdf", original);
        assertThat(unsigned.status()).isEqualTo(422);
        byte[] hostile = "%PDF-1.7\n1 0 obj<</Length 9>>stream".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(siri.upload(path, "vond.pdf", hostile).status()).isEqualTo(422);
        assertThat(siri.upload(path, "tom.pdf", new byte[0]).status()).isEqualTo(422);
        assertThat(Client.as("hege.eide", port)
                        .upload(path, "signert.pdf", signed)
                        .status())
                .isIn(403, 404);
    }

    @Test
    void aPaperIsRecordedByWhoKeepsIt() {
        AgreementId id = adopted(List.of(HELSE_BERGEN));
        Reply page = Client.as("siri.giske", port).get("/agreements/" + id + "/signing/elsewhere");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Underskrevet på papir", document(id).hex());
        Reply recorded = Client.as("siri.giske", port)
                .post("/api/v1/agreements/" + id + "/signatures/paper", """
                {"version": 1, "document": "%s", "signer": "Odd Skjerven",
                 "date": "2026-05-20", "original": "Arkivet, sak 26/14"}""".formatted(document(id)));
        assertThat(recorded.status()).as(recorded.text()).isEqualTo(200);
        assertThat(agreement(id).facts().signatures().getFirst().original()).isEqualTo("Arkivet, sak 26/14");
        assertThat(Client.as("nobody", port)
                        .get("/agreements/" + id + "/signing/elsewhere")
                        .status())
                .isIn(302, 401);
    }
}
