package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.Examination;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.coverage.CoverageReport.Status;
import no.avtaleverk.model.document.DocumentReader;
import no.avtaleverk.model.document.DocumentReader.ReadClause;
import no.avtaleverk.model.document.DocumentReader.ReadDocument;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.DocumentReader.Reading;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.document.ImportReport;
import no.avtaleverk.model.document.ImportReport.ProposedClause;
import no.avtaleverk.model.document.ImportReport.ProposedDocument;
import no.avtaleverk.model.document.Imports;
import no.avtaleverk.model.law.Force;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.law.Scope;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.HealthTrust;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.party.RegionalHealthAuthority;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.proof.KeptReports;
import no.avtaleverk.model.proof.LogProofs;
import no.avtaleverk.model.proof.PublishedHeads;
import no.avtaleverk.model.signing.SealingFailedException;
import no.avtaleverk.model.signing.SignatureValidation;
import no.avtaleverk.model.signing.ValidationReport;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.validation.Obstacle;
import no.avtaleverk.model.validation.Verdict;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.drafting.Drafting;
import no.avtaleverk.workflow.importing.Importing;
import no.avtaleverk.workflow.proof.ProofPackages;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Awaiting;
import no.avtaleverk.workflow.reporting.Awaiting.Task;
import no.avtaleverk.workflow.reporting.Awaiting.TaskKind;
import no.avtaleverk.workflow.reporting.CoverageOverview;
import no.avtaleverk.workflow.reporting.HandingOut;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.review.Reviewing;
import no.avtaleverk.workflow.revision.Revising;
import no.avtaleverk.workflow.signing.Examining;
import no.avtaleverk.workflow.signing.Signing;
import no.avtaleverk.workflow.signing.Verifying;
import no.avtaleverk.workflow.termination.Terminating;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionOperations;

/** What people do, on a real store; run on each of them. Each test works on agreements of its own. */
abstract class ActivityContract {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId VOSS = new PartyId("kommune-4621");
    private static final PartyId HELSE_BERGEN = new PartyId("hf-983974724");
    private static final PartyId HELSE_VEST = new PartyId("rhf-983658725");
    private static final RequirementId BEDS = new RequirementId("HOL-6-2-04");
    private static final RequirementId SUBMISSION = new RequirementId("HOL-6-4-INNSENDING");

    private static final Actor JURIST = person("marit.tveit", VAKSDAL, Role.JURIST);
    private static final Actor OTHER_JURIST = person("jonas.lid", HELSE_BERGEN, Role.JURIST);
    private static final Actor COORDINATOR = person("aud.dale", VAKSDAL, Role.COORDINATOR);
    private static final Actor MAYOR = person("hege.eide", VAKSDAL, Role.LEADER);
    private static final Actor MAYOR_OF_VOSS = person("odd.skjerven", VOSS, Role.LEADER);
    private static final Actor DIRECTOR = person("rune.sandvik", HELSE_BERGEN, Role.LEADER);
    private static final Actor OUTSIDER = person("nils.berg", new PartyId("kommune-4601"), Role.JURIST);
    private static final Actor REGION =
            new Actor("ingrid.moe", "ingrid.moe", HELSE_VEST, Set.of(Role.RHF), Set.of(HELSE_BERGEN));
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Instant NOON = Instant.parse("2026-11-22T11:00:00Z");

    static final RequirementCatalogue CATALOGUE = new RequirementCatalogue(List.of(
            requirement(BEDS, Force.STATUTORY_CONTENT, Scope.CONTENT),
            requirement(SUBMISSION, Force.STATUTORY_PROCESS, Scope.PROCESS)));

    static final PartyRegister REGISTER = new PartyRegister(
            List.of(
                    municipality(VAKSDAL, "4628", "Vaksdal"),
                    municipality(VOSS, "4621", "Voss"),
                    new HealthTrust(
                            HELSE_BERGEN,
                            "Helse Bergen HF",
                            new OrganisationNumber("983974724"),
                            HELSE_VEST,
                            null,
                            null),
                    new RegionalHealthAuthority(
                            HELSE_VEST, "Helse Vest RHF", new OrganisationNumber("983658725"), null, null)),
            Map.of(),
            Map.of(VAKSDAL, HELSE_BERGEN, VOSS, HELSE_BERGEN));

    private final Drafting drafting = context().getBean(Drafting.class);
    private final Reviewing reviewing = context().getBean(Reviewing.class);
    private final Signing signing = context().getBean(Signing.class);
    private final LineSeals seals = context().getBean(LineSeals.class);
    private final Revising revising = context().getBean(Revising.class);
    private final Importing importing = context().getBean(Importing.class);
    private final Viewing viewing = context().getBean(Viewing.class);
    private final Awaiting awaiting = context().getBean(Awaiting.class);
    private final CoverageOverview coverage = context().getBean(CoverageOverview.class);
    private final Agreements agreements = context().getBean(Agreements.class);
    private final Files files = context().getBean(Files.class);
    private final Imports imports = context().getBean(Imports.class);
    private final History history = context().getBean(History.class);

    /** The activities over the store under test, with the register, catalogue, reader and renderer of this class. */
    abstract ConfigurableApplicationContext context();

    /** Noon, and a millisecond more each time it is asked, so that what came later also says so. */
    static Clock clock() {
        var asked = new AtomicLong();
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
                return NOON.plusMillis(asked.incrementAndGet());
            }
        };
    }

    /** Sets a document as its title, parties and clauses in plain text. */
    static byte[] render(
            no.avtaleverk.model.document.CasePaperContent content, no.avtaleverk.model.document.DocumentFormat format) {
        return (format + "\n" + content).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] render(
            no.avtaleverk.model.document.ReviewContent content, no.avtaleverk.model.document.DocumentFormat format) {
        return (format + "\n" + content).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] render(no.avtaleverk.model.document.DocumentContent content) {
        var page = new StringBuilder(content.title())
                .append('\n')
                .append(content.agreement())
                .append('\n');
        content.parties().forEach(party -> page.append(party.name()).append('\n'));
        content.clauses().forEach(clause -> page.append(clause.title())
                .append('\n')
                .append(clause.text().body()));
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads each line as a clause; an empty file is refused. */
    static Reading read(byte[] bytes) {
        var clauses = new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .map(line -> new ReadClause(1, "", line, "", null, List.of()))
                .toList();
        return clauses.isEmpty()
                ? new Reading.Refused(ReadFault.EMPTY, "no bytes")
                : new Reading.Read(new ReadDocument(
                        DocumentReader.SourceFormat.TEXT,
                        "Title",
                        List.of(),
                        clauses,
                        0,
                        false,
                        false,
                        null,
                        0,
                        List.of()));
    }

    static List<ProposedDocument> analyse(ReadDocument document) {
        return List.of(new ProposedDocument(
                document.title(),
                AgreementKind.SUB_AGREEMENT,
                Language.NYNORSK,
                null,
                List.of(),
                List.of(),
                document.clauses().stream()
                        .map(c -> new ProposedClause(
                                ClauseId.random(), 1, "", c.heading(), c.body(), List.of(), List.of()))
                        .toList()));
    }

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    private static Municipality municipality(PartyId id, String number, String name) {
        return new Municipality(
                id,
                List.of(new Municipality.Designation(
                        new MunicipalityNumber(number),
                        name,
                        name + " kommune",
                        "Vestland",
                        Period.from(LocalDate.of(2020, 1, 1)))),
                Optional.empty(),
                Optional.of(Language.NYNORSK));
    }

    private static Requirement requirement(RequirementId id, Force force, Scope scope) {
        var words = new Bilingual(id.value(), id.value());
        return new Requirement(
                id,
                words,
                force,
                scope,
                false,
                null,
                Period.from(LocalDate.of(2012, 1, 1)),
                null,
                null,
                "hol",
                words,
                List.of(),
                List.of(),
                false);
    }

    private AgreementId draft(PartyId... municipalities) {
        var parties = new ArrayList<AgreementParty>();
        for (PartyId municipality : municipalities) {
            parties.add(
                    AgreementParty.of(municipality, REGISTER.get(municipality).formalNameOn(TODAY)));
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
                Set.of(BEDS),
                false);
        var answer = new Answer(clause.id(), clause.sha256(), BEDS, Answer.Basis.JURIST, true);
        return accepted(drafting.start(
                        AgreementKind.SUB_AGREEMENT,
                        Origin.WRITTEN,
                        head,
                        new Clauses(List.of(clause)),
                        List.of(answer),
                        JURIST))
                .id();
    }

    private static Agreement accepted(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).change().agreement();
    }

    private static List<Refusal> refused(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).reasons();
    }

    private Agreement stored(AgreementId id) {
        return agreements.find(id).orElseThrow();
    }

    private Decision adopt(AgreementId id, Actor by) {
        AgreementVersion version = stored(id).versions().getLast();
        PartyId party = java.util.Objects.requireNonNull(by.organisation());
        Organ organ = party.equals(HELSE_BERGEN) ? Organ.TRUST_BOARD : Organ.KOMMUNESTYRE;
        return signing.recordResolution(
                id,
                new Resolution(
                        party,
                        organ,
                        TODAY.minusDays(3),
                        "12/2026",
                        Resolution.Outcome.ADOPTED,
                        version.number(),
                        version.text(),
                        ""),
                by);
    }

    private Decision sign(AgreementId id, Actor by) {
        AgreementVersion version = stored(id).versions().getLast();
        PartyId party = java.util.Objects.requireNonNull(by.organisation());
        Sha256 document = version.documents()
                .getOrDefault(party, version.documents().values().iterator().next());
        return signing.sign(new Signing.Approved(id, version.number(), version.text(), document, party), by);
    }

    private AgreementId signedByVaksdal(PartyId... municipalities) {
        AgreementId id = draft(municipalities);
        accepted(reviewing.submit(id, "", JURIST));
        accepted(adopt(id, DIRECTOR));
        accepted(sign(id, DIRECTOR));
        accepted(adopt(id, MAYOR));
        accepted(sign(id, MAYOR));
        return id;
    }

    @Test
    void fromDraftToInForceAndEveryStepIsInTheLog() {
        AgreementId id = signedByVaksdal(VAKSDAL);
        assertThat(stored(id).state()).isEqualTo(AgreementState.SIGNED);
        assertThat(stored(id).text()).isEqualTo(TextState.SIGNED);
        assertThat(stored(id).inForce(VAKSDAL, TODAY)).isPresent();
        assertThat(history.of(id))
                .extracting(entry -> entry.event().type())
                .containsExactly(
                        "AgreementDrafted",
                        "TextSubmitted",
                        "ResolutionRecorded",
                        "AgreementSigned",
                        "ResolutionRecorded",
                        "AgreementSigned",
                        "TextConcluded");
        assertThat(history.of(id)).extracting(AuditEntry::sequence).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(history.verify().isIntact()).isTrue();
    }

    @Test
    void eachKommuneGetsItsOwnDocumentWithItsOwnName() {
        AgreementId id = draft(VAKSDAL, VOSS);
        accepted(reviewing.submit(id, "", JURIST));
        Map<PartyId, Sha256> documents = stored(id).versions().getLast().documents();
        assertThat(page(documents.get(VAKSDAL)))
                .contains("Vaksdal kommune har to plassar")
                .doesNotContain("Voss");
        assertThat(page(documents.get(VOSS)))
                .contains("Voss kommune har to plassar")
                .doesNotContain("Vaksdal");
    }

    private String page(@Nullable Sha256 file) {
        return new String(
                files.find(java.util.Objects.requireNonNull(file)).orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aDraftThatDoesNotAnswerWhatItClaimsIsNotSubmittedAndNothingIsStored() {
        AgreementId id = draft(VAKSDAL);
        Clause clause = stored(id).clauses().list().getFirst();
        accepted(drafting.withdrawAnswer(id, clause.id(), clause.sha256(), BEDS, JURIST));
        long before = stored(id).sequence();
        assertThat(refused(reviewing.submit(id, "", JURIST))).containsExactly(new Refusal.RequirementUnanswered(BEDS));
        assertThat(stored(id).sequence()).isEqualTo(before);
    }

    @Test
    void aRefusalOfRightAndOfStateComeTogether() {
        AgreementId id = draft(VAKSDAL);
        accepted(reviewing.submit(id, "", JURIST));
        assertThat(refused(reviewing.submit(id, "", MAYOR)))
                .containsExactly(
                        new Refusal.NotAllowed(),
                        new Refusal.StepNotPossible(
                                no.avtaleverk.model.agreement.Step.SUBMIT, AgreementState.UNSIGNED, TextState.REVIEW));
    }

    @Test
    void outsidersAreNotToldThatADraftExists() {
        AgreementId id = draft(VAKSDAL);
        assertThat(viewing.view(id, OUTSIDER)).isEmpty();
        assertThat(viewing.register(OUTSIDER))
                .noneMatch(view -> view.agreement().id().equals(id));
        assertThatExceptionOfType(UnknownAgreementException.class).isThrownBy(() -> reviewing.submit(id, "", OUTSIDER));
        assertThatExceptionOfType(UnknownAgreementException.class)
                .isThrownBy(() -> signing.decline(id, 1, VAKSDAL, "nei", OUTSIDER));
    }

    @Test
    void outsidersSeeTheConcludedTextAndNothingOfTheNext() {
        AgreementId id = signedByVaksdal(VAKSDAL);
        accepted(reviewing.redraft(id, "Løyndomen", JURIST));
        Clause clause = stored(id).clauses().list().getFirst();
        accepted(drafting.editClause(
                id, clause.id(), clause.sha256(), ClauseText.parse("Døgnplassar", "Ni plassar"), JURIST));
        AgreementView seen = viewing.view(id, OUTSIDER).orElseThrow();
        assertThat(seen.inner()).isFalse();
        assertThat(seen.agreement().text()).isEqualTo(TextState.SIGNED);
        assertThat(seen.agreement().clauses()).isEqualTo(Clauses.NONE);
        assertThat(viewing.clauses(seen, seen.agreement().versions().getLast()).list())
                .singleElement()
                .satisfies(c -> assertThat(c.text().body()).contains("to plassar"));
        assertThat(viewing.log(seen, OUTSIDER)).isEmpty();
        assertThat(viewing.log(viewing.view(id, JURIST).orElseThrow(), JURIST)).isNotEmpty();
    }

    @Test
    void anOutsiderDoesNotSeeAVersionThatWasNeverConcluded() {
        AgreementId id = draft(VAKSDAL);
        accepted(reviewing.submit(id, "hemmeleg merknad", JURIST));
        accepted(reviewing.returnToDraft(id, "Feil", JURIST));
        accepted(reviewing.submit(id, "", JURIST));
        accepted(adopt(id, DIRECTOR));
        accepted(sign(id, DIRECTOR));
        accepted(adopt(id, MAYOR));
        accepted(sign(id, MAYOR));
        Agreement seen = viewing.view(id, OUTSIDER).orElseThrow().agreement();
        assertThat(seen.versions()).hasSize(2);
        assertThat(seen.versions().getFirst().note()).isEmpty();
        assertThat(seen.versions().getFirst().head().parties()).isEmpty();
    }

    /** Voss is party to version 1, which is in force, and not to the next text. */
    private AgreementId withoutVossFromNowOn() {
        AgreementId id = signedByVaksdal(VAKSDAL, VOSS);
        accepted(reviewing.redraft(id, "Løyndomen", JURIST));
        Head both = stored(id).head();
        var alone = new Head(
                "Ny tittel",
                both.language(),
                both.parties().stream()
                        .filter(party -> !party.id().equals(VOSS))
                        .toList(),
                both.terms(),
                both.parameters(),
                both.claims(),
                both.jointMeasure());
        accepted(drafting.changeHead(id, alone, stored(id).sequence(), JURIST));
        Clause clause = stored(id).clauses().list().getFirst();
        accepted(drafting.editClause(
                id, clause.id(), clause.sha256(), ClauseText.parse("Døgnplassar", "Ni plassar"), JURIST));
        return id;
    }

    @Test
    void oneNotPartyToTheNextTextReadsNothingOfItAndKnowsTheOneItIsPartyTo() {
        AgreementId id = withoutVossFromNowOn();
        AgreementView seen = viewing.view(id, MAYOR_OF_VOSS).orElseThrow();
        assertThat(seen.writing()).isFalse();
        assertThat(seen.agreement().text()).isEqualTo(TextState.SIGNED);
        assertThat(seen.agreement().head().title()).isEqualTo("Delavtale 4");
        assertThat(seen.agreement().clauses().list())
                .singleElement()
                .satisfies(clause -> assertThat(clause.text().body()).contains("to plassar"));
        assertThat(viewing.log(seen, MAYOR_OF_VOSS))
                .extracting(entry -> entry.event().type())
                .contains("AgreementDrafted", "TextSubmitted", "AgreementSigned", "TextConcluded")
                .doesNotContain("TextRedrafted", "HeadChanged", "ClauseEdited");

        accepted(reviewing.submit(id, "Til dei to", JURIST));
        Agreement later = viewing.view(id, MAYOR_OF_VOSS).orElseThrow().agreement();
        assertThat(later.versions()).hasSize(1);
        assertThat(later.text()).isEqualTo(TextState.SIGNED);
    }

    @Test
    void oneNotPartyToTheNextTextStillDecidesSignsAndGivesNoticeOfItsOwn() {
        AgreementId id = withoutVossFromNowOn();
        assertThat(awaiting.tasks(MAYOR_OF_VOSS, TODAY))
                .filteredOn(task -> task.agreement().equals(id))
                .extracting(Task::kind)
                .contains(TaskKind.RECORD_RESOLUTION);
        accepted(reviewing.submit(id, "Til dei to", JURIST));
        AgreementVersion first = stored(id).versions().getFirst();
        accepted(signing.recordResolution(
                id,
                new Resolution(
                        VOSS, Organ.KOMMUNESTYRE, TODAY, "14/2026", Resolution.Outcome.ADOPTED, 1, first.text(), ""),
                MAYOR_OF_VOSS));
        accepted(signing.sign(
                new Signing.Approved(
                        id,
                        1,
                        first.text(),
                        java.util.Objects.requireNonNull(first.documents().get(VOSS)),
                        VOSS),
                MAYOR_OF_VOSS));
        assertThat(stored(id).inForce(VOSS, TODAY)).contains(first);
        accepted(context()
                .getBean(Terminating.class)
                .giveNotice(id, new Notice(VOSS, TODAY, TODAY.plusYears(1)), MAYOR_OF_VOSS));
    }

    @Test
    void oneNotPartyToTheNextTextDoesNotWriteIt() {
        AgreementId id = withoutVossFromNowOn();
        Actor jurist = person("eli.voss", VOSS, Role.JURIST);
        Clause clause = stored(id).clauses().list().getFirst();
        assertThat(refused(drafting.editClause(
                        id, clause.id(), clause.sha256(), ClauseText.parse("Døgnplassar", "Ti plassar"), jurist)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(refused(reviewing.submit(id, "", jurist))).containsExactly(new Refusal.NotAllowed());
    }

    @Test
    void theRegionReadsOfTheLogWhatIsSubmittedAndNothingOfTheWorkAfterIt() {
        AgreementId id = signedByVaksdal(VAKSDAL);
        accepted(reviewing.redraft(id, "Løyndomen", JURIST));
        Clause clause = stored(id).clauses().list().getFirst();
        accepted(drafting.editClause(
                id, clause.id(), clause.sha256(), ClauseText.parse("Døgnplassar", "Ni plassar"), JURIST));
        AgreementView seen = viewing.view(id, REGION).orElseThrow();
        assertThat(viewing.log(seen, REGION))
                .extracting(entry -> entry.event().type())
                .contains("TextSubmitted", "AgreementSigned", "TextConcluded")
                .doesNotContain("TextRedrafted", "ClauseEdited");
        long before = seen.agreement().sequence();
        Clause edited = stored(id).clauses().list().getFirst();
        accepted(drafting.editClause(
                id, edited.id(), edited.sha256(), ClauseText.parse("Døgnplassar", "Ti plassar"), JURIST));
        assertThat(viewing.view(id, REGION).orElseThrow().agreement().sequence())
                .isEqualTo(before);
    }

    @Test
    void theNamesInTheTextFollowThePartiesUnlessSomebodyWroteOthers() {
        AgreementId id = draft(VAKSDAL);
        Head before = stored(id).head();
        accepted(drafting.changeHead(
                id, with(before, before.parties(), Map.of("kommune", "Vaksdal kommune")), 1, JURIST));
        var both = List.of(
                before.parties().getFirst(),
                AgreementParty.of(VOSS, "Voss herad"),
                before.parties().getLast());
        Head named = stored(id).head();
        accepted(drafting.changeHead(id, with(named, both, named.parameters()), 2, JURIST));
        assertThat(stored(id).head().parameters()).containsEntry("kommune", "Vaksdal kommune og Voss herad");
        accepted(drafting.changeHead(id, with(named, both, Map.of("kommune", "Kommunane")), 3, JURIST));
        accepted(drafting.changeHead(
                id, with(named, before.parties(), stored(id).head().parameters()), 4, JURIST));
        assertThat(stored(id).head().parameters()).containsEntry("kommune", "Kommunane");
    }

    private static Head with(Head head, List<AgreementParty> parties, Map<String, String> parameters) {
        return new Head(
                head.title(), head.language(), parties, head.terms(), parameters, head.claims(), head.jointMeasure());
    }

    @Test
    void aClaimNobodyKnowsIsRefused() {
        AgreementId id = draft(VAKSDAL);
        Head before = stored(id).head();
        var claiming = new Head(
                before.title(),
                before.language(),
                before.parties(),
                before.terms(),
                before.parameters(),
                Set.of(new RequirementId("HOL-9-9-99")),
                false);
        assertThat(refused(drafting.changeHead(id, claiming, 1, JURIST)))
                .containsExactly(new Refusal.UnknownRequirement(new RequirementId("HOL-9-9-99")));
    }

    @Test
    void theRegionIsNotToldOfADraftBeforeItIsSubmitted() {
        AgreementId id = draft(VAKSDAL);
        assertThatExceptionOfType(UnknownAgreementException.class)
                .isThrownBy(() -> drafting.confirmAnswers(id, null, REGION));
        assertThatExceptionOfType(UnknownAgreementException.class)
                .isThrownBy(() -> reviewing.withdraw(id, "nei", REGION));
    }

    @Test
    void theOtherKommuneSignsAfterTheFirstIsInForce() {
        AgreementId id = signedByVaksdal(VAKSDAL, VOSS);
        assertThat(stored(id).inForce(VOSS, TODAY)).isEmpty();
        accepted(adopt(id, MAYOR_OF_VOSS));
        accepted(sign(id, MAYOR_OF_VOSS));
        assertThat(stored(id).inForce(VOSS, TODAY)).isPresent();
    }

    @Test
    void whatOnePartyHasSignedIsNotTakenBackByAnotherUnlessSomeoneDeclines() {
        AgreementId id = draft(VAKSDAL);
        accepted(reviewing.submit(id, "", JURIST));
        accepted(adopt(id, DIRECTOR));
        accepted(sign(id, DIRECTOR));
        assertThat(refused(reviewing.returnToDraft(id, "Feil", JURIST)))
                .containsExactly(new Refusal.PartlySigned(HELSE_BERGEN));
        accepted(signing.decline(id, 1, VAKSDAL, "Talet på plassar er feil", MAYOR));
        assertThat(accepted(reviewing.returnToDraft(id, "Avslått", JURIST)).text())
                .isEqualTo(TextState.DRAFT);
    }

    @Test
    void aPartyThatDeclinedAndThenSignedAfterAllIsNoReasonToTakeTheTextBack() {
        AgreementId id = draft(VAKSDAL);
        accepted(reviewing.submit(id, "", JURIST));
        accepted(adopt(id, MAYOR));
        accepted(signing.decline(id, 1, VAKSDAL, "Talet på plassar er feil", MAYOR));
        accepted(sign(id, MAYOR));
        assertThat(refused(reviewing.returnToDraft(id, "Feil", JURIST)))
                .containsExactly(new Refusal.PartlySigned(VAKSDAL));
    }

    @Test
    void aClauseFromTheLibraryKeepsItsIdWhereItIsFree() {
        AgreementId id = draft(VAKSDAL);
        var offered = new ClauseId("felles-avvik");
        var words = ClauseText.parse("Avvik", "Mottakaren svarer innan 20 arbeidsdagar.");
        Agreement once = accepted(drafting.insertClause(
                id, null, 1, offered, words, List.of(BEDS), stored(id).sequence(), JURIST));
        Agreement twice =
                accepted(drafting.insertClause(id, offered, 1, offered, words, List.of(), once.sequence(), JURIST));
        assertThat(twice.clauses().list().getFirst().id()).isEqualTo(offered);
        assertThat(twice.clauses().list().get(1).id()).isNotEqualTo(offered);
        assertThat(stored(id).answersFor(twice.clauses()))
                .contains(new Answer(offered, words.sha256(), BEDS, Answer.Basis.STANDARD_TEXT, false));
        var unheardOf = new RequirementId("HOL-9-9-99");
        assertThat(refused(drafting.insertClause(
                        id, null, 1, offered, words, List.of(unheardOf), twice.sequence(), JURIST)))
                .containsExactly(new Refusal.UnknownRequirement(unheardOf));
    }

    @Test
    void manyPeopleEditManyClausesAndNoEditIsLost() throws Exception {
        AgreementId id = draft(VAKSDAL);
        for (int i = 0; i < 7; i++) {
            Agreement now = stored(id);
            accepted(drafting.addClause(id, null, 1, ClauseText.parse("Punkt " + i, "0"), now.sequence(), JURIST));
        }
        var writers = new ArrayList<Callable<Boolean>>();
        for (Clause clause : stored(id).clauses()) {
            writers.add(() -> {
                for (int n = 1; n <= 10; n++) {
                    Clause now = stored(id).clauses().find(clause.id()).orElseThrow();
                    accepted(drafting.editClause(
                            id,
                            now.id(),
                            now.sha256(),
                            ClauseText.parse(clause.text().heading(), "nr " + n),
                            JURIST));
                }
                return true;
            });
        }
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var done : pool.invokeAll(writers)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(stored(id).clauses().list())
                .allMatch(clause -> clause.text().body().equals("nr 10"));
        assertThat(stored(id).revision()).isEqualTo(1 + 7 + 80);
        assertThat(history.verify().isIntact()).isTrue();
    }

    @Test
    void theYearlyReviewOpensWhileTheTextStaysInForce() {
        AgreementId id = signedByVaksdal(VAKSDAL);
        assertThat(accepted(revising.openReview(id, COORDINATOR)).state()).isEqualTo(AgreementState.ANNUAL_REVISION);
        assertThat(stored(id).inForce(VAKSDAL, TODAY)).isPresent();
        Agreement closed =
                accepted(revising.closeReview(id, TODAY, Review.Outcome.NO_CHANGE, "Møte i SSU", COORDINATOR));
        assertThat(closed.state()).isEqualTo(AgreementState.SIGNED);
        assertThat(closed.facts().reviews()).singleElement().satisfies(r -> assertThat(r.held())
                .isEqualTo(TODAY));
    }

    @Test
    void aReviewThatWasHeldBeforeItWasOpenedIsRegisteredAsSuch() {
        AgreementId id = signedByVaksdal(VAKSDAL);
        accepted(revising.openReview(id, COORDINATOR));
        LocalDate before = TODAY.minusDays(1);
        Review.Outcome outcome = Review.Outcome.NO_CHANGE;
        assertThat(refused(revising.closeReview(id, before, outcome, "Møte", COORDINATOR)))
                .containsExactly(new Refusal.ReviewHeldBeforeOpened(TODAY, before));
        assertThat(accepted(revising.closeReview(id, before, outcome, "Møte", true, COORDINATOR))
                        .facts()
                        .reviews())
                .singleElement()
                .satisfies(review -> assertThat(review.isRegisteredAfterwards()).isTrue());
    }

    @Test
    void theWordsOfAReviewAndOfAnEndAreLookedThrough() {
        AgreementId id = signedByVaksdal(VAKSDAL);
        accepted(revising.openReview(id, COORDINATOR));
        String person = "Gjeld 13097248022";
        assertThat(refused(revising.closeReview(id, TODAY, Review.Outcome.NO_CHANGE, person, COORDINATOR)))
                .containsExactly(new Refusal.NationalIdentityNumberBeside());
        assertThat(refused(revising.closeReview(id, TODAY, Review.Outcome.NO_CHANGE, "a".repeat(4001), COORDINATOR)))
                .containsExactly(new Refusal.TextTooLong(4000));
        assertThat(refused(revising.end(id, person, COORDINATOR)))
                .containsExactly(new Refusal.NationalIdentityNumberBeside());
    }

    @Test
    void anAgreementThatRunsOnIsNotEnded() {
        AgreementId id = signedByVaksdal(VAKSDAL);
        assertThat(refused(revising.end(id, "Ferdig", COORDINATOR))).containsExactly(new Refusal.NoFixedTerm());
    }

    @Test
    void theRegionReportsToHelsedirektoratetAndOthersDoNot() {
        AgreementId id = signedByVaksdal(VAKSDAL);
        assertThat(awaiting.tasks(REGION, TODAY))
                .contains(new Task(TaskKind.REPORT_SUBMISSION, id, "Delavtale 4", TODAY.plusMonths(1)));
        accepted(revising.recordEvidence(id, new Evidence(SUBMISSION, TODAY, "Lenkje"), REGION));
        assertThat(awaiting.tasks(REGION, TODAY))
                .noneMatch(task -> task.agreement().equals(id) && task.kind() == TaskKind.REPORT_SUBMISSION);
    }

    @Test
    void whatAwaitsFollowsTheWork() {
        AgreementId id = draft(VAKSDAL);
        assertThat(kinds(JURIST, id)).contains(TaskKind.CONTINUE_DRAFT);
        accepted(reviewing.submit(id, "", JURIST));
        assertThat(kinds(MAYOR, id)).containsExactly(TaskKind.RECORD_RESOLUTION);
        accepted(adopt(id, MAYOR));
        assertThat(kinds(MAYOR, id)).containsExactly(TaskKind.SIGN);
        accepted(sign(id, MAYOR));
        assertThat(kinds(MAYOR, id)).isEmpty();
        assertThat(kinds(DIRECTOR, id)).containsExactly(TaskKind.RECORD_RESOLUTION);
    }

    private List<TaskKind> kinds(Actor by, AgreementId id) {
        return awaiting.tasks(by, TODAY).stream()
                .filter(task -> task.agreement().equals(id))
                .map(Task::kind)
                .toList();
    }

    @Test
    void coverageCountsWhatIsInForce() {
        signedByVaksdal(VAKSDAL);
        var report = coverage.report(new MunicipalityNumber("4628"), TODAY).orElseThrow();
        assertThat(report.rows()).anySatisfy(row -> {
            assertThat(row.requirement().id()).isEqualTo(BEDS);
            assertThat(row.status()).isEqualTo(Status.ANSWERED);
        });
        assertThat(coverage.report(new MunicipalityNumber("9999"), TODAY)).isEmpty();
    }

    @Test
    void nothingEntersTheRegisterUntilTheReportIsConfirmedAndThenOnce() {
        ImportReport report = received("avtale.txt", "Føremål\nDøgnplassar");
        int before = agreements.all().size();
        var confirmed = confirmation(report, VAKSDAL, LocalDate.of(2016, 3, 14));
        assertThat(agreements.all()).hasSize(before);
        var made = importing.confirm(report.id(), List.of(confirmed), JURIST);
        assertThat(made).isInstanceOf(Importing.Confirmed.Registered.class);
        AgreementId id = ((Importing.Confirmed.Registered) made).agreements().getFirst();
        assertThat(stored(id).inForce(VAKSDAL, LocalDate.of(2016, 6, 1))).isPresent();
        assertThat(files.find(report.file()).orElseThrow().bytes())
                .isEqualTo("Føremål\nDøgnplassar".getBytes(StandardCharsets.UTF_8));
        assertThat(importing.confirm(report.id(), List.of(confirmed), JURIST))
                .isInstanceOf(Importing.Confirmed.Closed.class);
        assertThat(agreements.all()).hasSize(before + 1);
    }

    @Test
    void ofASetWithAFaultNothingIsRegistered() {
        ImportReport report = received("sett.txt", "Føremål");
        int before = agreements.all().size();
        var good = confirmation(report, VAKSDAL, LocalDate.of(2016, 3, 14));
        var bad = confirmation(report, VOSS, LocalDate.of(2016, 3, 14));
        assertThat(importing.confirm(report.id(), List.of(good, bad), JURIST))
                .isInstanceOf(Importing.Confirmed.Refused.class);
        assertThat(agreements.all()).hasSize(before);
        assertThat(imports.find(report.id()).orElseThrow().state()).isEqualTo(ImportReport.State.OPEN);
    }

    @Test
    void aReportIsForTheOwnOrganisationOnly() {
        ImportReport report = received("avtale.txt", "Føremål\nEigen");
        assertThat(importing.find(report.id(), OTHER_JURIST)).isEmpty();
        assertThat(importing.find(report.id(), MAYOR)).isEmpty();
        assertThat(importing.list(OTHER_JURIST)).noneMatch(r -> r.id().equals(report.id()));
        assertThat(importing.receive("x.txt", new byte[] {1}, MAYOR)).isInstanceOf(Importing.Received.NotAllowed.class);
        assertThat(importing.receive("x.txt", new byte[0], JURIST)).isInstanceOf(Importing.Received.Unreadable.class);
    }

    private ImportReport received(String name, String text) {
        var received = importing.receive(name, text.getBytes(StandardCharsets.UTF_8), JURIST);
        assertThat(received).isInstanceOf(Importing.Received.Reported.class);
        return ((Importing.Received.Reported) received).report();
    }

    private static Importing.ConfirmedDocument confirmation(ImportReport report, PartyId municipality, LocalDate from) {
        return new Importing.ConfirmedDocument(
                0,
                "Avtale",
                AgreementKind.SUB_AGREEMENT,
                Language.NYNORSK,
                List.of(
                        AgreementParty.of(municipality, "Kommunen"),
                        AgreementParty.of(HELSE_BERGEN, "Helse Bergen HF")),
                new Terms(from, null, EntryIntoForce.AS_REGISTERED),
                false,
                true,
                true,
                Facts.NONE,
                report.documents().getFirst().clauses().stream()
                        .map(c -> new Importing.ConfirmedClause(
                                c.id(), c.level(), c.number(), c.heading(), c.body(), Set.of(BEDS)))
                        .toList(),
                "");
    }

    @Test
    void aTrustSealsTheDocumentOfEachKommuneAndEachSealStandsOnTheOneBefore() {
        AgreementId id = draft(VAKSDAL, VOSS);
        accepted(reviewing.submit(id, "", JURIST));
        accepted(adopt(id, DIRECTOR));
        accepted(adopt(id, MAYOR));
        accepted(sign(id, MAYOR));
        var done = new ArrayList<Integer>();
        AgreementVersion version = stored(id).versions().getLast();
        accepted(signing.sign(approvedByTrust(id, version), DIRECTOR, done::add));

        assertThat(done).containsExactly(1, 2);
        Agreement agreement = stored(id);
        var documents = agreement.signatures(version).documents();
        assertThat(page(documents.get(VAKSDAL))).containsSubsequence("hege.eide", "rune.sandvik");
        assertThat(page(documents.get(VOSS))).contains("rune.sandvik").doesNotContain("hege.eide");
        assertThat(page(version.documents().get(VAKSDAL))).doesNotContain("sealed");
        assertThat(agreement.signatures(version).isComplete(VAKSDAL)).isTrue();
        assertThat(agreement.signatures(version).lacking(VOSS)).containsExactly(VOSS);
        assertThat(refused(signing.sign(approvedByTrust(id, version), DIRECTOR)))
                .containsExactly(new Refusal.AlreadySigned(HELSE_BERGEN));
    }

    @Test
    void oneWhoSignsInTheSameSecondLosesNothing() {
        AgreementId id = draft(VAKSDAL);
        accepted(reviewing.submit(id, "", JURIST));
        accepted(adopt(id, DIRECTOR));
        accepted(adopt(id, MAYOR));
        // While the mayor's seal is being made, the director's is recorded.
        seals.meanwhile.set(() -> accepted(sign(id, DIRECTOR)));
        accepted(sign(id, MAYOR));

        Agreement agreement = stored(id);
        AgreementVersion version = agreement.versions().getLast();
        assertThat(page(agreement.signatures(version).documents().get(VAKSDAL)))
                .containsSubsequence("rune.sandvik", "hege.eide");
        assertThat(agreement.inForce(VAKSDAL, TODAY)).isPresent();
    }

    @Test
    void aServiceThatDoesNotAnswerLeavesNothingHalfDone() {
        AgreementId id = draft(VAKSDAL);
        accepted(reviewing.submit(id, "", JURIST));
        accepted(adopt(id, MAYOR));
        long entries = history.of(id).size();
        seals.fault.set(SealingFailedException.Fault.TIME_STAMP_SERVICE_DOWN);
        try {
            assertThat(refused(sign(id, MAYOR)))
                    .containsExactly(new Refusal.NotSealed("TIME_STAMP_SERVICE_DOWN", 0, 1));
        } finally {
            seals.fault.set(null);
        }
        assertThat(history.of(id)).hasSize((int) entries);
        accepted(sign(id, MAYOR));
    }

    @Test
    void whatIsHandedOutIsToldToThoseWhoTookItAlone() {
        AgreementId id = draft(VAKSDAL);
        var handingOut = context().getBean(HandingOut.class);
        handingOut.note(id, 0, null, "DOCX", Sha256.of("a draft"), JURIST);
        handingOut.note(id, 0, null, "PDF", Sha256.of("the same"), OTHER_JURIST);
        assertThat(handingOut.of(id, COORDINATOR))
                .extracting(entry -> entry.event())
                .containsExactly(new AuditEvent.DocumentHandedOut(id, 0, null, "DOCX", Sha256.of("a draft")));
        assertThat(handingOut.of(id, OUTSIDER)).isEmpty();
    }

    @Test
    void aFileIsFoundInTheRegisterAsItWasSetAndAsEachSealLeftIt() {
        AgreementId id = signedByVaksdal(VAKSDAL);
        Agreement agreement = stored(id);
        AgreementVersion version = agreement.versions().getLast();
        var verifying = context().getBean(Verifying.class);
        byte[] newest = bytes(agreement.signatures(version).documents().get(VAKSDAL));
        byte[] first = bytes(version.documents().get(VAKSDAL));
        Actor nobody = new Actor("anonymous", "", null, Set.of(), Set.of());

        Verifying.Finding found = verifying.verify(newest, nobody);
        assertThat(found.standing()).isEqualTo(Verifying.Standing.NEWEST);
        assertThat(found.places()).singleElement().satisfies(place -> {
            assertThat(place.isComplete()).isTrue();
            assertThat(place.kind()).isEqualTo(Verifying.Kind.SIGNED);
            assertThat(place.signatures()).extracting(SignatureRecord::party).containsExactly(HELSE_BERGEN, VAKSDAL);
        });
        assertThat(verifying.verify(first, nobody).standing()).isEqualTo(Verifying.Standing.EARLIER);
        assertThat(verifying
                        .verify("noko anna".getBytes(StandardCharsets.UTF_8), nobody)
                        .standing())
                .isEqualTo(Verifying.Standing.UNKNOWN);
        assertThat(verifying.verify(first, nobody).places())
                .extracting(Verifying.Place::kind)
                .containsExactly(Verifying.Kind.SET);
        assertThat(verifying.find(version.code(), nobody, (one, other) -> false))
                .isNotEmpty();

        examiningOn(TODAY.plusYears(1)).yearly();
        byte[] renewed = bytes(stored(id).signatures(version).documents().get(VAKSDAL));
        assertThat(verifying.verify(renewed, nobody)).satisfies(again -> {
            assertThat(again.standing()).isEqualTo(Verifying.Standing.NEWEST);
            assertThat(again.places()).extracting(Verifying.Place::kind).containsExactly(Verifying.Kind.RENEWED);
        });
    }

    @Test
    void aCopyThatWasHandedOutIsToldOfToThoseWhoMayKnowOfIt() {
        AgreementId id = signedByVaksdal(VAKSDAL);
        var handingOut = context().getBean(HandingOut.class);
        var verifying = context().getBean(Verifying.class);
        Actor nobody = new Actor("anonymous", "", null, Set.of(), Set.of());
        byte[] copy = ("a copy of " + id).getBytes(StandardCharsets.UTF_8);
        handingOut.note(id, 1, null, "PDF", Sha256.of(copy), JURIST);
        handingOut.note(id, 1, null, "PDF", Sha256.of(copy), COORDINATOR);
        assertThat(verifying.verify(copy, nobody)).satisfies(found -> {
            assertThat(found.standing()).isEqualTo(Verifying.Standing.COPY);
            assertThat(found.places()).extracting(Verifying.Place::kind).containsExactly(Verifying.Kind.COPY);
        });

        AgreementId written = draft(VAKSDAL);
        byte[] draft = ("a draft of " + written).getBytes(StandardCharsets.UTF_8);
        handingOut.note(written, 0, null, "PDF", Sha256.of(draft), JURIST);
        assertThat(verifying.verify(draft, JURIST).drafts())
                .extracting(Agreement::id)
                .containsExactly(written);
        assertThat(verifying.verify(draft, nobody)).satisfies(found -> {
            assertThat(found.standing()).isEqualTo(Verifying.Standing.COPY);
            assertThat(found.drafts()).isEmpty();
            assertThat(found.places()).isEmpty();
            assertThat(found.untold()).isTrue();
        });
    }

    @Test
    void aTextThatIsNotConcludedIsToldOfToItsPartiesOnly() {
        AgreementId id = draft(VAKSDAL);
        accepted(reviewing.submit(id, "", JURIST));
        AgreementVersion version = stored(id).versions().getLast();
        var verifying = context().getBean(Verifying.class);
        byte[] document = bytes(version.documents().get(VAKSDAL));

        Verifying.Finding outside = verifying.verify(document, OUTSIDER);
        assertThat(outside.standing()).isEqualTo(Verifying.Standing.NEWEST);
        assertThat(outside.places()).isEmpty();
        assertThat(outside.untold()).isTrue();
        assertThat(verifying.verify(document, MAYOR).places()).hasSize(1);
    }

    @Test
    void aSignedDocumentIsExaminedAndRenewedOnceItsYearIsOut() {
        AgreementId id = signedByVaksdal(VAKSDAL);
        AgreementVersion version = stored(id).versions().getLast();
        Sha256 before = java.util.Objects.requireNonNull(
                stored(id).signatures(version).documents().get(VAKSDAL));

        examiningOn(TODAY.plusYears(1).minusDays(1)).yearly();
        assertThat(stored(id).signatures(version).documents().get(VAKSDAL)).isEqualTo(before);

        examiningOn(TODAY.plusYears(1)).yearly();
        Agreement after = stored(id);
        assertThat(page(after.signatures(version).documents().get(VAKSDAL))).endsWith("renewed");
        assertThat(after.signatures(version).isDocument(VAKSDAL, before)).isTrue();
        assertThat(after.signatures(version).lastExamined(VAKSDAL).orElseThrow().verdict())
                .isEqualTo("VALID");

        examiningOn(TODAY.plusYears(1)).yearly();
        assertThat(stored(id).sequence()).isEqualTo(after.sequence());
    }

    /** The summaries of the examinations in an evidence package of now, where examining meets an obstacle or none. */
    private List<String> summaries(AgreementId id, @Nullable Obstacle obstacle) throws IOException {
        SignatureValidation validation = pdf -> {
            ValidationReport report = seals.validate(pdf);
            return obstacle == null
                    ? report
                    : new ValidationReport(
                            Verdict.INDETERMINATE,
                            report.document(),
                            report.examined(),
                            obstacle,
                            List.of(),
                            List.of(),
                            Set.of(),
                            List.of());
        };
        var packages = new ProofPackages(
                viewing,
                history,
                context().getBean(LogProofs.class),
                context().getBean(PublishedHeads.class),
                context().getBean(KeptReports.class),
                files,
                context().getBean(DocumentRenderer.class),
                validation,
                reviewing::lines);
        var bytes = new ByteArrayOutputStream();
        packages.write(packages.order(id, 0, null, null, JURIST).orElseThrow(), bytes);
        var summaries = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (ZipEntry file = zip.getNextEntry(); file != null; file = zip.getNextEntry()) {
                if (file.getName().endsWith("/summary.txt")) {
                    summaries.add(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return summaries;
    }

    @Test
    void anExaminationThatFailsIsMadeAgainForTheNextPackageAndTheFirstThatDoesNotStays() throws IOException {
        AgreementId id = signedByVaksdal(VAKSDAL);
        for (Obstacle passing : List.of(Obstacle.TECHNICAL, Obstacle.TOO_COSTLY)) {
            assertThat(summaries(id, passing)).isNotEmpty().allSatisfy(summary -> assertThat(summary)
                    .contains("obstacle: " + passing));
        }
        List<String> examined = summaries(id, null);
        assertThat(examined).isNotEmpty().allSatisfy(summary -> assertThat(summary)
                .contains("verdict: VALID")
                .doesNotContain("obstacle"));
        assertThat(summaries(id, Obstacle.TECHNICAL)).isEqualTo(examined);

        AgreementId damaged = signedByVaksdal(VAKSDAL);
        List<String> first = summaries(damaged, Obstacle.DAMAGED);
        assertThat(first).allSatisfy(summary -> assertThat(summary).contains("obstacle: DAMAGED"));
        assertThat(summaries(damaged, null)).isEqualTo(first);
    }

    @Test
    void anOutsiderSeesTheRenewedDocumentAlsoWhenAnEarlierVersionWasSignedInVain() {
        AgreementId id = draft(VAKSDAL);
        accepted(reviewing.submit(id, "", JURIST));
        accepted(adopt(id, DIRECTOR));
        accepted(sign(id, DIRECTOR));
        accepted(signing.decline(id, 1, VAKSDAL, "Ikkje no", MAYOR));
        accepted(reviewing.returnToDraft(id, "Avslått", JURIST));
        accepted(reviewing.submit(id, "", JURIST));
        accepted(adopt(id, MAYOR));
        accepted(sign(id, MAYOR));
        accepted(sign(id, DIRECTOR));
        examiningOn(TODAY.plusYears(1)).yearly();
        Agreement renewed = stored(id);
        AgreementVersion version = renewed.versions().getLast();
        assertThat(page(renewed.signatures(version).documents().get(VAKSDAL))).endsWith("renewed");

        assertToldTheSame(renewed, version, OUTSIDER);
    }

    @Test
    void oneNotPartyToTheNextTextSeesTheRenewedDocumentOfItsOwn() {
        AgreementId id = withoutVossFromNowOn();
        accepted(reviewing.submit(id, "", JURIST));
        accepted(adopt(id, DIRECTOR));
        accepted(sign(id, DIRECTOR));
        examiningOn(TODAY.plusYears(1)).yearly();
        Agreement renewed = stored(id);
        AgreementVersion version = renewed.versions().getFirst();
        assertThat(page(renewed.signatures(version).documents().get(VAKSDAL))).endsWith("renewed");

        assertToldTheSame(renewed, version, MAYOR_OF_VOSS);
        assertToldTheSame(renewed, version, OUTSIDER);
    }

    private void assertToldTheSame(Agreement whole, AgreementVersion version, Actor by) {
        Agreement seen = viewing.view(whole.id(), by).orElseThrow().agreement();
        assertThat(seen).isNotEqualTo(whole);
        assertThat(seen.signatures(version).documents())
                .isEqualTo(whole.signatures(version).documents());
        var date = whole.signatures(version).lastExamined(VAKSDAL).map(Examination::date);
        assertThat(date).isPresent();
        assertThat(seen.signatures(version).lastExamined(VAKSDAL).map(Examination::date))
                .isEqualTo(date);
    }

    @Test
    void oneDocumentThatCanNotBeExaminedKeepsNoOtherFromIt() {
        Set<AgreementId> two = Set.of(signedByVaksdal(VAKSDAL), signedByVaksdal(VAKSDAL));
        List<AgreementId> inOrder = agreements.all().stream()
                .map(Agreement::id)
                .filter(two::contains)
                .toList();
        Sha256 lost = signedDocument(inOrder.getFirst());
        var partly = new Files() {
            @Override
            public Sha256 store(String name, String mediaType, byte[] bytes) {
                return files.store(name, mediaType, bytes);
            }

            @Override
            public Optional<StoredFile> find(Sha256 digest) {
                if (digest.equals(lost)) {
                    throw new IllegalStateException("The disk has a hole");
                }
                return files.find(digest);
            }
        };

        Examining.Round round = examiningOn(TODAY.plusYears(1), partly).yearly();
        assertThat(round.failed()).isEqualTo(1);
        assertThat(signedDocument(inOrder.getFirst())).isEqualTo(lost);
        assertThat(page(signedDocument(inOrder.getLast()))).endsWith("renewed");

        assertThat(examiningOn(TODAY.plusYears(1)).yearly()).isEqualTo(new Examining.Round(1, 0, 0, 0));
        assertThat(page(signedDocument(inOrder.getFirst()))).endsWith("renewed");
    }

    private Sha256 signedDocument(AgreementId id) {
        Agreement agreement = stored(id);
        return agreement
                .signatures(agreement.versions().getLast())
                .document(VAKSDAL)
                .orElseThrow();
    }

    private Examining examiningOn(LocalDate day) {
        return examiningOn(day, files);
    }

    private Examining examiningOn(LocalDate day, Files from) {
        Clock then = Clock.fixed(day.atTime(12, 0).atZone(Changes.NORWAY).toInstant(), Changes.NORWAY);
        var changes = new Changes(agreements, context().getBean(TransactionOperations.class), then);
        return new Examining(agreements, changes, from, seals, seals);
    }

    private static Signing.Approved approvedByTrust(AgreementId id, AgreementVersion version) {
        Sha256 any = version.documents().values().iterator().next();
        return new Signing.Approved(id, version.number(), version.text(), any, HELSE_BERGEN);
    }

    private byte[] bytes(@Nullable Sha256 file) {
        return files.find(java.util.Objects.requireNonNull(file)).orElseThrow().bytes();
    }
}
