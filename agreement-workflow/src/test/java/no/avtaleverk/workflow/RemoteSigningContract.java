package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.SigningOutcome;
import no.avtaleverk.model.agreement.SigningPlan;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.signing.SigningEntry;
import no.avtaleverk.model.signing.SigningEntry.KeptBecause;
import no.avtaleverk.model.signing.SigningJob;
import no.avtaleverk.model.signing.SigningJob.SlotState;
import no.avtaleverk.model.signing.SigningJobId;
import no.avtaleverk.model.signing.SigningJobs;
import no.avtaleverk.model.signing.SigningProvider.SignerCourse;
import no.avtaleverk.model.signing.SigningServiceException;
import no.avtaleverk.model.signing.SigningServiceException.Fault;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.membership.ChangingParties;
import no.avtaleverk.workflow.reporting.HandingOut;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.review.Reviewing;
import no.avtaleverk.workflow.signing.RecordingSignatures;
import no.avtaleverk.workflow.signing.RecordingSignatures.Brought;
import no.avtaleverk.workflow.signing.RemoteSigning;
import no.avtaleverk.workflow.signing.RemoteSigning.Begun;
import no.avtaleverk.workflow.signing.RemoteSigning.Sent;
import no.avtaleverk.workflow.signing.RemoteSigning.Standing;
import no.avtaleverk.workflow.signing.Signing;
import no.avtaleverk.workflow.signing.UnknownSigningJobException;
import no.avtaleverk.workflow.signing.Verifying;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Signing with a service that may fail at any step, and recording what was signed elsewhere; run on each store. */
abstract class RemoteSigningContract {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final Actor JURIST = person("marit.tveit", "Marit Tveit", VAKSDAL, Role.JURIST);
    private static final Actor COORDINATOR = person("aud.dale", "Aud Dale", VAKSDAL, Role.COORDINATOR);
    private static final Actor MAYOR = person("hege.eide", "Hege Marie Eide", VAKSDAL, Role.LEADER);
    private static final Actor MAYOR_OF_VOSS = person("odd.skjerven", "Odd Skjerven", VOSS, Role.LEADER);
    private static final Actor DIRECTOR = person("rune.sandvik", "Rune Sandvik", HELSE_BERGEN, Role.LEADER);
    private static final Actor OUTSIDER = person("nils.berg", "Nils Berg", new PartyId("kommune-4601"), Role.LEADER);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Instant NOON = Instant.parse("2026-11-22T11:00:00Z");
    /** Longer than the longest wait between two attempts. */
    private static final Duration A_WHILE = Duration.ofMinutes(11);

    private static final AtomicLong AFTER_NOON = new AtomicLong();

    private final RemoteSigning service = context().getBean(RemoteSigning.class);
    private final RecordingSignatures elsewhere = context().getBean(RecordingSignatures.class);
    private final TrialService trial = context().getBean(TrialService.class);
    private final Drafting drafting = context().getBean(Drafting.class);
    private final Reviewing reviewing = context().getBean(Reviewing.class);
    private final Signing signing = context().getBean(Signing.class);
    private final Viewing viewing = context().getBean(Viewing.class);
    private final Agreements agreements = context().getBean(Agreements.class);
    private final SigningJobs jobs = context().getBean(SigningJobs.class);
    private final History history = context().getBean(History.class);
    private final Files files = context().getBean(Files.class);

    abstract ConfigurableApplicationContext context();

    /** Noon, a millisecond more each time it is asked, and what a test adds. */
    static Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return Changes.NORWAY;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return NOON.plusMillis(AFTER_NOON.incrementAndGet());
            }
        };
    }

    private static void wait(Duration time) {
        AFTER_NOON.addAndGet(time.toMillis());
    }

    private static Actor person(String id, String name, PartyId organisation, Role role) {
        return new Actor(id, name, organisation, Set.of(role), Set.of());
    }

    /** Whatever a test did to the store and the service, the log tells all of it, and the next test begins with a service that works. */
    @AfterEach
    void theLogIsWhole() {
        trial.fails(null);
        trial.takesAtMost(10);
        trial.endsPdfsWith("");
        TrialService.Examiner.DISTRUSTED.clear();
        assertThat(history.verify().firstFault()).isNull();
    }

    // ---- what is there before
    // -----------------------------------------------------------------------------------------

    private AgreementId submitted(PartyId... municipalities) {
        AgreementId id = drafted(municipalities);
        accepted(reviewing.submit(id, "", JURIST));
        return id;
    }

    private AgreementId drafted(PartyId... municipalities) {
        var parties = new ArrayList<AgreementParty>();
        for (PartyId municipality : municipalities) {
            parties.add(AgreementParty.of(
                    municipality, ActivityContract.REGISTER.get(municipality).formalNameOn(TODAY)));
        }
        parties.add(AgreementParty.of(HELSE_BERGEN, "Helse Bergen HF"));
        var clause = new Clause(
                new ClauseId("plassar"), 1, "1", ClauseText.parse("Døgnplassar", "{{kommune}} har to plassar."));
        var head = new Head(
                "Delavtale 4",
                Language.NYNORSK,
                parties,
                new Terms(LocalDate.of(2026, 1, 1), null, EntryIntoForce.EACH_MUNICIPALITY),
                Map.of("kommune", "Kommunane"),
                Set.of(),
                false);
        return accepted(drafting.start(
                        AgreementKind.SUB_AGREEMENT,
                        Origin.WRITTEN,
                        head,
                        new Clauses(List.of(clause)),
                        List.of(),
                        JURIST))
                .id();
    }

    private AgreementId decided(PartyId... municipalities) {
        AgreementId id = submitted(municipalities);
        adopt(id, DIRECTOR);
        for (PartyId municipality : municipalities) {
            adopt(id, municipality.equals(VAKSDAL) ? MAYOR : MAYOR_OF_VOSS);
        }
        return id;
    }

    private static Agreement accepted(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).change().agreement();
    }

    private void adopt(AgreementId id, Actor by) {
        AgreementVersion version = version(id);
        PartyId party = Objects.requireNonNull(by.organisation());
        accepted(signing.recordResolution(
                id,
                new Resolution(
                        party,
                        party.equals(HELSE_BERGEN) ? Organ.TRUST_BOARD : Organ.KOMMUNESTYRE,
                        TODAY.minusDays(3),
                        "12/2026",
                        Resolution.Outcome.ADOPTED,
                        version.number(),
                        version.text(),
                        ""),
                by));
    }

    private AgreementVersion version(AgreementId id) {
        return agreements.find(id).orElseThrow().versions().getLast();
    }

    private Sha256 document(AgreementId id, PartyId municipality) {
        return Objects.requireNonNull(version(id).documents().get(municipality));
    }

    private List<SignatureRecord> signatures(AgreementId id) {
        return agreements.find(id).orElseThrow().facts().signatures();
    }

    private SigningJob begin(AgreementId id, Actor by, PartyId... parties) {
        Begun begun = service.start(id, 1, document(id, VAKSDAL), List.of(parties), by);
        assertThat(begun).isInstanceOf(Begun.Stored.class);
        return ((Begun.Stored) begun).job();
    }

    private String send(SigningJob job, Actor by) {
        Sent sent = service.send(job.id(), by);
        assertThat(sent).isInstanceOf(Sent.At.class);
        return ((Sent.At) sent).address();
    }

    private Standing back(SigningJob job, int part, String address, Actor by) {
        return service.comeBack(job.id(), part, TrialService.token(address), by);
    }

    private SigningJob stored(SigningJob job) {
        return jobs.find(job.id()).orElseThrow();
    }

    private static SlotState state(SigningJob job, PartyId party) {
        return job.state(job.slotOf(party).orElseThrow());
    }

    // ---- as it should go
    // ------------------------------------------------------------------------------------------------

    @Test
    void theDocumentOfWhoJoinsIsSentOffAndStaysThereWhileTheNextVersionIsNegotiated() {
        AgreementId id = decided(VAKSDAL);
        for (Actor by : List.of(MAYOR, DIRECTOR)) {
            PartyId party = Objects.requireNonNull(by.organisation());
            accepted(signing.sign(new Signing.Approved(id, 1, version(id).text(), document(id, VAKSDAL), party), by));
        }
        AgreementVersion first = version(id);
        Agreement offered =
                accepted(context().getBean(ChangingParties.class).offer(id, 1, VOSS, TODAY, "SSU-sak 4/2026", JURIST));
        Sha256 document = offered.signatures(first).document(VOSS).orElseThrow();
        adopt(id, MAYOR_OF_VOSS);
        accepted(reviewing.redraft(id, "Ny tekst", JURIST));
        accepted(reviewing.submit(id, "", JURIST));

        Begun begun = service.start(id, 1, document, List.of(VOSS, HELSE_BERGEN), DIRECTOR);
        assertThat(begun).isInstanceOf(Begun.Stored.class);
        wait(A_WHILE);
        service.takeUp();
        SigningJob job = stored(((Begun.Stored) begun).job());
        assertThat(job.isCalledBack()).isFalse();
        String address = send(job, MAYOR_OF_VOSS);
        trial.signs(address, "SKJERVEN, ODD 13097248022");
        assertThat(service.start(id, 1, document(id, VAKSDAL), List.of(VAKSDAL), MAYOR))
                .isInstanceOf(Begun.Refused.class);
    }

    @Test
    void whoComesBackHasSignedAndIsRecordedAsAnyOther() {
        AgreementId id = decided(VAKSDAL);
        SigningJob job = begin(id, MAYOR, VAKSDAL);
        assertThat(job.state()).isEqualTo(SigningJob.State.OPEN);
        String address = send(job, MAYOR);
        assertThat(state(stored(job), VAKSDAL)).isEqualTo(SlotState.AWAY);
        trial.signs(address, "EIDE, HEGE MARIE 13097248022");
        Standing standing = back(job, 0, address, MAYOR);
        assertThat(standing.trouble()).isNull();
        assertThat(standing.job().outcome()).contains(SigningOutcome.SIGNED);
        assertThat(signatures(id)).singleElement().satisfies(signature -> {
            assertThat(signature.method()).isEqualTo(SignatureRecord.Method.POSTEN);
            assertThat(signature.party()).isEqualTo(VAKSDAL);
            assertThat(signature.signer()).isEqualTo("Hege Marie Eide");
            assertThat(signature.capacity()).isEqualTo("ordførar");
            assertThat(signature.date()).isEqualTo(TODAY);
            assertThat(signature.document()).isEqualTo(document(id, VAKSDAL));
            assertThat(signature.original()).isEqualTo(job.id().value());
            assertThat(signature.signed())
                    .as("the next to sign goes on with the document")
                    .isEmpty();
            assertThat(signature.evidence()).hasSize(2);
            assertThat(files.find(signature.evidence().getFirst()))
                    .hasValueSatisfying(file -> assertThat(new String(file.bytes(), StandardCharsets.UTF_8))
                            .contains("EIDE, HEGE MARIE"));
            byte[] made =
                    files.find(signature.evidence().getFirst()).orElseThrow().bytes();
            Verifying.Finding found = context().getBean(Verifying.class).verify(made, MAYOR);
            assertThat(found.standing()).isEqualTo(Verifying.Standing.EVIDENCE);
            assertThat(found.places()).singleElement().satisfies(place -> {
                assertThat(place.agreement().id()).isEqualTo(id);
                assertThat(place.municipality()).isEqualTo(VAKSDAL);
                assertThat(place.kind()).isEqualTo(Verifying.Kind.EVIDENCE);
            });
        });
        assertThat(standing.job().proof("s1")).hasValueSatisfying(proof -> {
            assertThat(proof.coversOriginal()).isTrue();
            assertThat(proof.name()).as("no number").isEqualTo("EIDE, HEGE MARIE");
            assertThat(files.find(proof.file())).isPresent();
        });
    }

    @Test
    void everyStepIsInTheLogOfTheAgreementForThePartiesAlone() {
        AgreementId id = decided(VAKSDAL);
        SigningJob job = begin(id, MAYOR, VAKSDAL);
        String address = send(job, MAYOR);
        trial.signs(address, "Hege Eide");
        back(job, 0, address, MAYOR);
        List<String> types = viewing.log(viewing.view(id, DIRECTOR).orElseThrow(), DIRECTOR).stream()
                .map(AuditEntry::event)
                .map(event -> event.type())
                .toList();
        assertThat(types)
                .endsWith(
                        "SigningJobStarted",
                        "SigningJobContinued",
                        "SigningJobContinued",
                        "SigningJobContinued",
                        "AgreementSigned",
                        "SigningJobContinued",
                        "SigningJobContinued",
                        "SigningJobEnded");
        assertThat(service.of(id, OUTSIDER)).isEmpty();
    }

    @Test
    void moreThanTheServiceTakesAreLinkedJobsWithOneStatus() {
        trial.takesAtMost(1);
        AgreementId id = decided(VAKSDAL);
        SigningJob job = begin(id, COORDINATOR, VAKSDAL, HELSE_BERGEN);
        assertThat(job.parts()).isEqualTo(2);
        String director = send(job, DIRECTOR);
        trial.signs(director, "Rune Sandvik");
        assertThat(back(job, 1, director, DIRECTOR).job().outcome()).isEmpty();
        assertThat(stored(job).state()).isEqualTo(SigningJob.State.OPEN);
        assertThat(state(stored(job), VAKSDAL)).isEqualTo(SlotState.WAITING);
        assertThat(state(stored(job), HELSE_BERGEN)).isEqualTo(SlotState.RECORDED);
        String mayor = send(job, MAYOR);
        trial.signs(mayor, "Hege Eide");
        assertThat(back(job, 0, mayor, MAYOR).job().outcome()).contains(SigningOutcome.SIGNED);
        assertThat(signatures(id)).hasSize(2);
    }

    @Test
    void whatOneInAJobHasSignedIsHereBeforeTheOthersAndBindsWhenAllHave() {
        AgreementId id = decided(VAKSDAL);
        SigningJob job = begin(id, COORDINATOR, VAKSDAL, HELSE_BERGEN);
        String mayor = send(job, MAYOR);
        trial.signs(mayor, "Hege Eide");
        back(job, 0, mayor, MAYOR);
        assertThat(state(stored(job), VAKSDAL)).isEqualTo(SlotState.SIGNED);
        assertThat(stored(job).proof("s1")).isPresent();
        assertThat(signatures(id)).isEmpty();
        trial.signs(send(job, DIRECTOR), "Rune Sandvik");
        service.takeUp();
        assertThat(stored(job).outcome()).contains(SigningOutcome.SIGNED);
        assertThat(signatures(id)).extracting(SignatureRecord::party).containsExactlyInAnyOrder(VAKSDAL, HELSE_BERGEN);
        assertThat(signatures(id))
                .extracting(signature -> signature.evidence().getFirst())
                .as("one PDF with the signatures of both")
                .containsOnly(signatures(id).getFirst().evidence().getFirst());
    }

    @Test
    void aTrustSignsTheDocumentOfOneKommuneAndIsBoundTowardsThatOneOnly() {
        AgreementId id = decided(VAKSDAL, VOSS);
        SigningJob job = begin(id, DIRECTOR, HELSE_BERGEN);
        String address = send(job, DIRECTOR);
        trial.signs(address, "Rune Sandvik");
        back(job, 0, address, DIRECTOR);
        assertThat(signatures(id)).singleElement().satisfies(signature -> assertThat(signature.signed())
                .containsOnlyKeys(VAKSDAL));
        assertThat(service.start(id, 1, document(id, VOSS), List.of(HELSE_BERGEN), DIRECTOR))
                .isInstanceOf(Begun.Stored.class);
        assertThat(reasons(service.start(id, 1, document(id, VAKSDAL), List.of(HELSE_BERGEN), DIRECTOR)))
                .contains(new Refusal.AlreadySigned(HELSE_BERGEN));
    }

    // ---- callbacks
    // -------------------------------------------------------------------------------------------------------

    @Test
    void comingBackTwiceRecordsOnce() {
        AgreementId id = decided(VAKSDAL);
        SigningJob job = begin(id, MAYOR, VAKSDAL);
        String address = send(job, MAYOR);
        trial.signs(address, "Hege Eide");
        back(job, 0, address, MAYOR);
        long entries = stored(job).entries();
        assertThat(back(job, 0, address, MAYOR).trouble()).isNull();
        service.takeUp();
        assertThat(signatures(id)).hasSize(1);
        assertThat(stored(job).entries()).isEqualTo(entries);
    }

    @Test
    void whoNeverComesBackIsFound() {
        AgreementId id = decided(VAKSDAL);
        SigningJob job = begin(id, MAYOR, VAKSDAL);
        trial.signs(send(job, MAYOR), "Hege Eide");
        service.takeUp();
        assertThat(stored(job).outcome()).contains(SigningOutcome.SIGNED);
        assertThat(signatures(id)).hasSize(1);
    }

    @Test
    void aTokenTheServiceDidNotGiveIsToldAsSuchAndChangesNothing() {
        AgreementId id = decided(VAKSDAL);
        SigningJob job = begin(id, MAYOR, VAKSDAL);
        send(job, MAYOR);
        long entries = stored(job).entries();
        assertThatExceptionOfType(SigningServiceException.class)
                .isThrownBy(() -> service.comeBack(job.id(), 0, "forged", MAYOR))
                .satisfies(e -> assertThat(e.fault()).isEqualTo(Fault.WRONG_TOKEN));
        assertThat(stored(job).entries()).isEqualTo(entries);
        assertThatExceptionOfType(UnknownSigningJobException.class)
                .isThrownBy(() -> service.comeBack(job.id(), 0, "t", OUTSIDER));
        assertThatExceptionOfType(UnknownSigningJobException.class)
                .isThrownBy(() -> service.comeBack(job.id(), 7, "t", MAYOR));
        assertThatExceptionOfType(UnknownSigningJobException.class)
                .isThrownBy(() -> service.comeBack(SigningJobId.random(), 0, "t", MAYOR));
    }

    @ParameterizedTest
    @CsvSource({"REJECTED, REJECTED", "EXPIRED, EXPIRED", "FAILED, FAILED"})
    void whatCameToNothingEndsAndBindsNobody(SignerCourse course, SigningOutcome outcome) {
        AgreementId id = decided(VAKSDAL);
        SigningJob job = begin(id, MAYOR, VAKSDAL);
        trial.does(send(job, MAYOR), course);
        service.takeUp();
        assertThat(stored(job).outcome()).contains(outcome);
        assertThat(signatures(id)).isEmpty();
        assertThat(service.start(id, 1, document(id, VAKSDAL), List.of(VAKSDAL), MAYOR))
                .as("another attempt")
                .isInstanceOf(Begun.Stored.class);
    }

    // ---- faults of the service
    // -------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"DOWN", "SLOW", "NOT_LET_IN", "REFUSED"})
    void aJobThatDoesNotReachTheServiceStaysAndIsSentLater(Fault fault) {
        AgreementId id = decided(VAKSDAL);
        trial.fails(fault);
        Begun begun = service.start(id, 1, document(id, VAKSDAL), List.of(VAKSDAL), MAYOR);
        assertThat(begun).isInstanceOfSatisfying(Begun.Stored.class, stored -> assertThat(stored.trouble())
                .isEqualTo(fault));
        SigningJob job = ((Begun.Stored) begun).job();
        assertThat(job.state()).isEqualTo(SigningJob.State.NOT_SENT);
        assertThat(service.send(job.id(), MAYOR))
                .isInstanceOfSatisfying(
                        Sent.NotNow.class, sent -> assertThat(sent.trouble()).isEqualTo(fault));
        assertThat(service.trouble(job.id()))
                .hasValueSatisfying(trouble -> assertThat(trouble.attempts()).isEqualTo(2));
        trial.fails(null);
        service.takeUp();
        assertThat(stored(job).state()).as("too soon to try again").isEqualTo(SigningJob.State.NOT_SENT);
        wait(A_WHILE);
        service.takeUp();
        assertThat(stored(job).state()).isEqualTo(SigningJob.State.OPEN);
        assertThat(service.trouble(job.id())).isEmpty();
    }

    @Test
    void aServiceThatIsDownWhenTheSignerComesBackLosesNothing() {
        AgreementId id = decided(VAKSDAL);
        SigningJob job = begin(id, MAYOR, VAKSDAL);
        String address = send(job, MAYOR);
        trial.signs(address, "Hege Eide");
        trial.fails(Fault.DOWN);
        Standing standing = back(job, 0, address, MAYOR);
        assertThat(standing.trouble()).isEqualTo(Fault.DOWN);
        assertThat(state(standing.job(), VAKSDAL)).isEqualTo(SlotState.AWAY);
        service.takeUp();
        assertThat(signatures(id)).isEmpty();
        trial.fails(null);
        wait(A_WHILE);
        service.takeUp();
        assertThat(stored(job).outcome()).contains(SigningOutcome.SIGNED);
        assertThat(signatures(id)).hasSize(1);
    }

    @Test
    void theWaitBetweenAttemptsGrowsAndHasAnEnd() {
        AgreementId id = decided(VAKSDAL);
        trial.fails(Fault.DOWN);
        SigningJob job = begin(id, MAYOR, VAKSDAL);
        var waits = new ArrayList<Long>();
        for (int attempt = 0; attempt < 12; attempt++) {
            Instant before = NOON.plusMillis(AFTER_NOON.get());
            waits.add(Duration.between(
                            before, service.trouble(job.id()).orElseThrow().next())
                    .toSeconds());
            wait(A_WHILE);
            service.takeUp();
        }
        assertThat(waits.getFirst()).isLessThanOrEqualTo(5);
        assertThat(waits.getLast()).isBetween(590L, 600L);
        assertThat(waits).isSorted();
    }

    // ---- killed in between
    // -----------------------------------------------------------------------------------------------

    @Test
    void killedBeforeTheServiceAnsweredTheJobIsPlacedAgainAndTheFirstIsForgotten() {
        AgreementId id = decided(VAKSDAL);
        var started = new SigningEntry.Started(
                1,
                "Delavtale 4",
                version(id).text(),
                document(id, VAKSDAL),
                List.of(List.of(new SigningEntry.Slot("s1", VAKSDAL))));
        SigningJob job = jobs.begin(SigningJobId.random(), id, started, MAYOR, NOON);
        String reference = job.id().value() + "/0";
        trial.place(new no.avtaleverk.model.signing.SigningProvider.Order(
                reference,
                "Delavtale 4",
                files.find(document(id, VAKSDAL)).orElseThrow().bytes(),
                List.of("s1"),
                new no.avtaleverk.model.signing.SigningProvider.Exits("", "", "")));
        service.takeUp();
        assertThat(trial.jobs(reference)).isEqualTo(2);
        String address = send(job, MAYOR);
        trial.does(
                address.replaceAll(
                        "/[0-9]+/",
                        "/" + (Integer.parseInt(TrialService.token(address).substring("token-".length())) - 1) + "/"),
                SignerCourse.EXPIRED);
        service.takeUp();
        assertThat(stored(job).isOpen()).as("the forgotten one does not end it").isTrue();
        trial.signs(address, "Hege Eide");
        service.takeUp();
        assertThat(signatures(id)).hasSize(1);
    }

    @Test
    void killedBetweenSignatureAndRecordItIsTakenUp() {
        AgreementId id = decided(VAKSDAL);
        SigningJob job = begin(id, MAYOR, VAKSDAL);
        String address = send(job, MAYOR);
        trial.signs(address, "Hege Eide");
        var status = trial.status(
                "status/" + TrialService.token(address).substring("token-".length()), TrialService.token(address));
        Sha256 pdf = files.store("signert.pdf", "application/pdf", trial.signedPdf(status));
        var proof = trial.evidence(
                status, "s1", files.find(document(id, VAKSDAL)).orElseThrow().bytes());
        Sha256 evidence = files.store("underskrift.xml", "application/xml", proof.content());
        jobs.save(
                stored(job),
                new SigningEntry.Fetched(
                        0,
                        Map.of("s1", SignerCourse.SIGNED),
                        Map.of("s1", NOON),
                        pdf,
                        Map.of("s1", new SigningEntry.Proof(evidence, proof.name(), true)),
                        status.confirmation(),
                        true),
                Actor.SYSTEM,
                NOON);
        assertThat(stored(job).state()).isEqualTo(SigningJob.State.EXAMINED);
        service.takeUp();
        assertThat(signatures(id)).hasSize(1);
        assertThat(stored(job).outcome()).contains(SigningOutcome.SIGNED);
    }

    @Test
    void killedBetweenRecordAndConfirmationItIsConfirmedAndRecordedOnce() {
        AgreementId id = decided(VAKSDAL);
        SigningJob job = begin(id, MAYOR, VAKSDAL);
        String address = send(job, MAYOR);
        trial.signs(address, "Hege Eide");
        back(job, 0, address, MAYOR);
        // The service has not heard of it: it tells the same again.
        trial.signs(address, "Hege Eide");
        assertThat(trial.next().changed()).isPresent();
        service.takeUp();
        assertThat(trial.next().changed()).isEmpty();
        assertThat(signatures(id)).hasSize(1);
    }

    // ---- a text that goes away
    // -------------------------------------------------------------------------------------------

    @Test
    void aTextTakenBackIsCalledBackAndALateSignatureIsKeptAndDoesNotBind() {
        AgreementId id = decided(VAKSDAL);
        SigningJob job = begin(id, MAYOR, VAKSDAL);
        String address = send(job, MAYOR);
        accepted(reviewing.returnToDraft(id, "Feil beløp", JURIST));
        service.takeUp();
        assertThat(stored(job).state()).isEqualTo(SigningJob.State.CALLED_BACK);
        assertThat(service.send(job.id(), MAYOR)).isEqualTo(new Sent.Refused(List.of(new Refusal.CalledBack())));
        trial.signs(address, "Hege Eide");
        service.takeUp();
        assertThat(signatures(id)).isEmpty();
        assertThat(stored(job).outcome()).contains(SigningOutcome.KEPT);
        assertThat(stored(job).kept("s1")).contains(KeptBecause.TEXT_CALLED_BACK);
        Sha256 kept =
                Objects.requireNonNull(stored(job).fetched(0).orElseThrow().pdf());
        assertThat(service.handOut(job.id(), kept, MAYOR)).isPresent();
        assertThat(service.handOut(job.id(), document(id, VAKSDAL), MAYOR)).isEmpty();
        Sha256 proof = stored(job).proof("s1").orElseThrow().file();
        assertThat(service.handOut(job.id(), proof, MAYOR)).isPresent();
        assertThat(context().getBean(HandingOut.class).of(id, MAYOR))
                .extracting(entry -> entry.event())
                .containsExactly(
                        new AuditEvent.DocumentHandedOut(id, job.version(), null, "SERVICE_PROOF", proof),
                        new AuditEvent.DocumentHandedOut(id, job.version(), null, "SERVICE_PDF", kept));
    }

    @Test
    void aSignatureThatComesBeforeAnybodyNoticedIsKeptAsWell() {
        AgreementId id = decided(VAKSDAL);
        SigningJob job = begin(id, MAYOR, VAKSDAL);
        String address = send(job, MAYOR);
        accepted(reviewing.returnToDraft(id, "Feil beløp", JURIST));
        trial.signs(address, "Hege Eide");
        assertThat(back(job, 0, address, MAYOR).job().kept("s1")).contains(KeptBecause.TEXT_CALLED_BACK);
        assertThat(signatures(id)).isEmpty();
    }

    @Test
    void aPersonCallsAJobBackAndBeginsAnother() {
        AgreementId id = decided(VAKSDAL);
        SigningJob job = begin(id, MAYOR, VAKSDAL);
        assertThat(reasons(service.start(id, 1, document(id, VAKSDAL), List.of(VAKSDAL), MAYOR)))
                .containsExactly(new Refusal.OutForSigning(VAKSDAL));
        assertThat(service.callBack(job.id(), COORDINATOR).job().outcome()).contains(SigningOutcome.CALLED_BACK);
        assertThat(begin(id, MAYOR, VAKSDAL).id()).isNotEqualTo(job.id());
    }

    @Test
    void noneButThoseWhoSignInItAndTheTrustCallAJobBack() {
        AgreementId id = decided(VAKSDAL, VOSS);
        SigningJob job = begin(id, MAYOR, VAKSDAL);
        assertThat(service.find(job.id(), MAYOR_OF_VOSS).id()).as("known").isEqualTo(job.id());
        assertThatExceptionOfType(UnknownSigningJobException.class)
                .isThrownBy(() -> service.callBack(job.id(), MAYOR_OF_VOSS));
        assertThat(stored(job).isCalledBack()).isFalse();
        assertThat(service.callBack(job.id(), DIRECTOR).job().isCalledBack()).isTrue();
    }

    @Test
    void aDocumentIsSentToTheServiceOnlyWhenThePlanSaysNoOtherWay() {
        AgreementId id = decided(VAKSDAL);
        accepted(signing.plan(id, new SigningPlan(1, List.of(), null, SignatureRecord.Method.ON_PAPER), JURIST));
        assertThat(reasons(service.start(id, 1, document(id, VAKSDAL), List.of(VAKSDAL), MAYOR)))
                .containsExactly(new Refusal.OtherWayPlanned(SignatureRecord.Method.ON_PAPER));
        accepted(signing.plan(id, new SigningPlan(1, List.of(), null, SignatureRecord.Method.POSTEN), JURIST));
        begin(id, MAYOR, VAKSDAL);
    }

    // ---- what does not bind
    // ----------------------------------------------------------------------------------------------

    @Test
    void anotherPersonsSignatureIsKept() {
        AgreementId id = decided(VAKSDAL);
        SigningJob job = begin(id, MAYOR, VAKSDAL);
        String address = send(job, MAYOR);
        trial.signs(address, "BERG, NILS");
        assertThat(back(job, 0, address, MAYOR).job().kept("s1")).contains(KeptBecause.OTHER_PERSON);
        assertThat(signatures(id)).isEmpty();
    }

    @Test
    void aSignatureThatDoesNotHoldIsKeptUntilItDoes() {
        AgreementId id = decided(VAKSDAL);
        trial.endsPdfsWith("\n%%issuer of nowhere");
        TrialService.Examiner.DISTRUSTED.add("issuer of nowhere");
        SigningJob job = begin(id, MAYOR, VAKSDAL);
        String address = send(job, MAYOR);
        trial.signs(address, "Hege Eide");
        SigningJob kept = back(job, 0, address, MAYOR).job();
        assertThat(kept.kept("s1")).contains(KeptBecause.NOT_VALID);
        assertThat(kept.outcome()).contains(SigningOutcome.KEPT);
        TrialService.Examiner.DISTRUSTED.clear();
        SigningJob again = service.tryAgain(job.id(), MAYOR).job();
        assertThat(state(again, VAKSDAL)).isEqualTo(SlotState.RECORDED);
        assertThat(again.outcome()).contains(SigningOutcome.SIGNED);
        assertThat(signatures(id)).hasSize(1);
    }

    @Test
    void whatTheOthersInAJobHadSignedIsKeptWhenOneOfThemRejects() {
        AgreementId id = decided(VAKSDAL);
        SigningJob job = begin(id, MAYOR, VAKSDAL, HELSE_BERGEN);
        trial.signs(send(job, MAYOR), "Hege Eide");
        trial.does(send(job, DIRECTOR), SignerCourse.REJECTED);
        service.takeUp();
        assertThat(stored(job).kept("s1")).contains(KeptBecause.NOT_ALL_SIGNED);
        assertThat(state(stored(job), HELSE_BERGEN)).isEqualTo(SlotState.REJECTED);
        assertThat(signatures(id)).isEmpty();
    }

    // ---- who may
    // ---------------------------------------------------------------------------------------------------------

    @Test
    void onlyWhoMaySignIsSentAndOnlyWhenTheRulesAreMet() {
        AgreementId id = submitted(VAKSDAL);
        SigningJob job = begin(id, COORDINATOR, VAKSDAL, HELSE_BERGEN);
        assertThat(reasons(service.send(job.id(), COORDINATOR))).contains(new Refusal.NotAllowed());
        assertThat(reasons(service.send(job.id(), MAYOR))).containsExactly(new Refusal.ResolutionMissing(VAKSDAL));
        assertThatExceptionOfType(UnknownSigningJobException.class).isThrownBy(() -> service.send(job.id(), OUTSIDER));
        adopt(id, MAYOR);
        assertThat(send(job, MAYOR)).startsWith("https://sign.example.no/");
        assertThat(reasons(service.start(id, 1, document(id, VAKSDAL), List.of(VOSS), MAYOR)))
                .contains(new Refusal.NotAParty(VOSS));
        assertThat(reasons(service.start(id, 1, Sha256.ZERO, List.of(VAKSDAL), MAYOR)))
                .contains(new Refusal.OtherDocument(document(id, VAKSDAL), Sha256.ZERO));
        assertThat(reasons(service.start(id, 2, document(id, VAKSDAL), List.of(VAKSDAL), MAYOR)))
                .containsExactly(new Refusal.NoSuchVersion(2));
        assertThat(reasons(service.start(id, 1, document(id, VAKSDAL), List.of(), MAYOR)))
                .containsExactly(new Refusal.SignerMissing());
    }

    private static List<Refusal> reasons(Begun begun) {
        assertThat(begun).isInstanceOf(Begun.Refused.class);
        return ((Begun.Refused) begun).reasons();
    }

    private static List<Refusal> reasons(Sent sent) {
        assertThat(sent).isInstanceOf(Sent.Refused.class);
        return ((Sent.Refused) sent).reasons();
    }

    // ---- at the same time
    // ------------------------------------------------------------------------------------------------

    @Test
    void twoWhoSignInTheSameSecondAreBothRecorded() throws Exception {
        AgreementId id = decided(VAKSDAL, VOSS);
        SigningJob one = begin(id, MAYOR, VAKSDAL);
        SigningJob two = ((Begun.Stored) service.start(id, 1, document(id, VOSS), List.of(VOSS), MAYOR_OF_VOSS)).job();
        String first = send(one, MAYOR);
        String second = send(two, MAYOR_OF_VOSS);
        trial.signs(first, "Hege Eide");
        trial.signs(second, "Odd Skjerven");
        List<Callable<Standing>> all = List.of(
                () -> back(one, 0, first, MAYOR),
                () -> back(two, 0, second, MAYOR_OF_VOSS),
                () -> back(one, 0, first, MAYOR),
                () -> {
                    service.takeUp();
                    return back(two, 0, second, MAYOR_OF_VOSS);
                });
        try (var people = Executors.newFixedThreadPool(all.size())) {
            for (var done : people.invokeAll(all)) {
                assertThat(done.get().trouble()).isNull();
            }
        }
        assertThat(signatures(id)).extracting(SignatureRecord::party).containsExactlyInAnyOrder(VAKSDAL, VOSS);
        assertThat(stored(one).outcome()).contains(SigningOutcome.SIGNED);
        assertThat(stored(two).outcome()).contains(SigningOutcome.SIGNED);
    }

    // ---- signed elsewhere and on paper
    // -----------------------------------------------------------------------------------

    private byte[] original(AgreementId id) {
        return files.find(document(id, VAKSDAL)).orElseThrow().bytes();
    }

    @Test
    void aFileSignedElsewhereIsRecordedByWhoKeepsThePapers() {
        AgreementId id = decided(VAKSDAL);
        byte[] signed = TrialService.signed(original(id), "Hege Eide", "Rune Sandvik");
        Brought brought = elsewhere.bring(id, 1, document(id, VAKSDAL), "signert.pdf", signed, COORDINATOR);
        assertThat(brought).isInstanceOfSatisfying(Brought.Signed.class, one -> assertThat(one.signatures())
                .extracting(signature -> signature.signer())
                .containsExactly("Hege Eide", "Rune Sandvik"));
        accepted(elsewhere.recordUploaded(id, 1, document(id, VAKSDAL), Sha256.of(signed), 1, COORDINATOR));
        assertThat(signatures(id)).singleElement().satisfies(signature -> {
            assertThat(signature.method()).isEqualTo(SignatureRecord.Method.UPLOADED);
            assertThat(signature.signer()).isEqualTo("Hege Eide");
            assertThat(signature.signed()).containsExactly(Map.entry(VAKSDAL, Sha256.of(signed)));
        });
        assertThat(elsewhere.recordUploaded(id, 1, document(id, VAKSDAL), Sha256.of(signed), 1, DIRECTOR))
                .as("the signature of the other party")
                .isEqualTo(Decision.refused(new Refusal.NoSuchSignature(1)));
        accepted(elsewhere.recordUploaded(id, 1, document(id, VAKSDAL), Sha256.of(signed), 2, DIRECTOR));
        assertThat(elsewhere.bring(id, 1, document(id, VAKSDAL), "signert.pdf", signed, COORDINATOR))
                .isInstanceOfSatisfying(Brought.Refused.class, refused -> assertThat(refused.reasons())
                        .containsExactly(new Refusal.SignatureRecordedAlready()));
    }

    @Test
    void aFileOfAJointDocumentSignedElsewhereCountsForEveryKommuneOfIt() {
        AgreementId id = drafted(VAKSDAL, VOSS);
        accepted(reviewing.submit(id, "", true, JURIST));
        adopt(id, DIRECTOR);
        adopt(id, MAYOR);
        adopt(id, MAYOR_OF_VOSS);
        byte[] signed = TrialService.signed(original(id), "Hege Eide");
        elsewhere.bring(id, 1, document(id, VAKSDAL), "signert.pdf", signed, COORDINATOR);
        Agreement one =
                accepted(elsewhere.recordUploaded(id, 1, document(id, VAKSDAL), Sha256.of(signed), 1, COORDINATOR));
        assertThat(signatures(id).getLast().signed())
                .containsExactly(Map.entry(VOSS, Sha256.of(signed)), Map.entry(VAKSDAL, Sha256.of(signed)));
        assertThat(one.signatures(version(id)).document(VOSS)).contains(Sha256.of(signed));

        byte[] both = TrialService.signed(signed, "Odd Skjerven");
        elsewhere.bring(id, 1, document(id, VAKSDAL), "signert.pdf", both, MAYOR_OF_VOSS);
        accepted(elsewhere.recordUploaded(id, 1, document(id, VAKSDAL), Sha256.of(both), 2, MAYOR_OF_VOSS));
        assertThat(agreements.find(id).orElseThrow().signatures(version(id)).document(VAKSDAL))
                .contains(Sha256.of(both));
    }

    @Test
    void aFileThatIsNotOursIsRefusedInClearWords() {
        AgreementId id = decided(VAKSDAL);
        byte[] other = TrialService.signed("En annen avtale".getBytes(StandardCharsets.UTF_8), "Hege Eide");
        assertThat(refused(id, other, COORDINATOR)).containsExactly(new Refusal.NotTheStoredDocument());
        assertThat(files.find(Sha256.of(other))).as("nothing of it is kept").isEmpty();
        assertThat(refused(id, original(id), COORDINATOR))
                .contains(new Refusal.SignedFileNotValid(no.avtaleverk.model.validation.Verdict.UNSIGNED));
        byte[] locked = TrialService.signed(
                ("%%locked" + new String(original(id), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8),
                "Hege Eide");
        assertThat(refused(id, locked, COORDINATOR))
                .containsExactly(new Refusal.SignedFileNotExamined(no.avtaleverk.model.validation.Obstacle.LOCKED));
        byte[] good = TrialService.signed(original(id), "Hege Eide");
        assertThat(refused(id, good, person("a", "A", VAKSDAL, Role.COUNCIL_SECRETARY)))
                .containsExactly(new Refusal.NotAllowed());
        assertThatExceptionOfType(UnknownAgreementException.class).isThrownBy(() -> refused(id, good, OUTSIDER));
        TrialService.Examiner.DISTRUSTED.add("Hege Eide");
        assertThat(refused(id, good, COORDINATOR))
                .containsExactly(new Refusal.SignedFileNotValid(no.avtaleverk.model.validation.Verdict.INDETERMINATE));
    }

    private List<Refusal> refused(AgreementId id, byte[] file, Actor by) {
        Brought brought = elsewhere.bring(id, 1, document(id, VAKSDAL), "signert.pdf", file, by);
        assertThat(brought).isInstanceOf(Brought.Refused.class);
        return ((Brought.Refused) brought).reasons();
    }

    @Test
    void aPaperIsRecordedWithWhereItLies() {
        AgreementId id = decided(VAKSDAL);
        assertThat(elsewhere.recordPaper(id, 1, document(id, VAKSDAL), " ", TODAY.minusDays(1), "", null, COORDINATOR))
                .isEqualTo(Decision.refused(new Refusal.SignerMissing(), new Refusal.OriginalMissing()));
        assertThat(elsewhere.recordPaper(
                        id,
                        1,
                        document(id, VAKSDAL),
                        "Hege Eide",
                        TODAY.plusDays(1),
                        "Arkivet, mappe 26/14",
                        null,
                        COORDINATOR))
                .isEqualTo(Decision.refused(new Refusal.DateInFuture(TODAY.plusDays(1))));
        var scan = new RecordingSignatures.Scan("skann.pdf", "application/pdf", new byte[] {1, 2, 3});
        accepted(elsewhere.recordPaper(
                id,
                1,
                document(id, VAKSDAL),
                "Hege Eide",
                TODAY.minusDays(1),
                "Arkivet, mappe 26/14",
                scan,
                COORDINATOR));
        assertThat(signatures(id)).singleElement().satisfies(signature -> {
            assertThat(signature.method()).isEqualTo(SignatureRecord.Method.ON_PAPER);
            assertThat(signature.original()).isEqualTo("Arkivet, mappe 26/14");
            assertThat(signature.date()).isEqualTo(TODAY.minusDays(1));
            assertThat(signature.signed()).isEmpty();
            assertThat(signature.evidence()).containsExactly(Sha256.of(scan.content()));
        });
        accepted(elsewhere.recordPaper(id, 1, document(id, VAKSDAL), "Rune Sandvik", TODAY, "Safen", null, DIRECTOR));
    }
}
