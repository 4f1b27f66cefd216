package no.avtaleverk.web.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.IssuedDocuments;
import no.avtaleverk.model.agreement.ReceivedMinutes;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.coverage.CoverageReport;
import no.avtaleverk.model.coverage.CoverageReport.Status;
import no.avtaleverk.model.discussion.Discussion;
import no.avtaleverk.model.discussion.Discussions;
import no.avtaleverk.model.discussion.Room;
import no.avtaleverk.model.document.ImportAnalysis;
import no.avtaleverk.model.document.Imports;
import no.avtaleverk.model.document.ReturnedText;
import no.avtaleverk.model.duty.ReviewDates;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.Mandates;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.registration.Column;
import no.avtaleverk.model.registration.Registration;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.templates.Documents;
import no.avtaleverk.templates.deviation.DeviationTermFiles;
import no.avtaleverk.templates.evaluation.QuestionFiles;
import no.avtaleverk.templates.law.RequirementFiles;
import no.avtaleverk.templates.reading.BudgetedReader;
import no.avtaleverk.templates.register.RegisterFiles;
import no.avtaleverk.templates.registration.SubjectFiles;
import no.avtaleverk.templates.seal.SealSettings;
import no.avtaleverk.templates.seal.Seals;
import no.avtaleverk.templates.standard.StandardTexts;
import no.avtaleverk.workflow.discussion.ReturnedDocuments;
import no.avtaleverk.workflow.persistence.PersistenceConfiguration;
import no.avtaleverk.workflow.reporting.CoverageOverview;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

class SampleDataTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId HELSE_VEST = new PartyId("rhf-983658725");
    private static final PartyId SAMNANGER = new PartyId("kommune-4623");
    private static final RequirementCatalogue CATALOGUE = RequirementFiles.load();
    private static final PartyRegister REGISTER = RegisterFiles.load();

    @TempDir
    static Path folder;

    private static AnnotationConfigApplicationContext store = new AnnotationConfigApplicationContext();
    private static List<Agreement> agreements = List.of();

    @BeforeAll
    static void tellTheStory() {
        store = new AnnotationConfigApplicationContext();
        store.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "store", Map.of("avtaleverk.store.url", "jdbc:sqlite:" + folder.resolve("sample.db"))));
        store.register(PersistenceConfiguration.class);
        store.refresh();
        assertThat(sample().fill()).isTrue();
        agreements = store.getBean(Agreements.class).all();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static SampleData sample() {
        return sample(store, folder);
    }

    /** The sample of a store that is open already. */
    static SampleData sample(AnnotationConfigApplicationContext store, Path folder) {
        Seals seals = Seals.open(SealSettings.throwAway(folder.resolve("keys")), Clock.systemUTC());
        return new SampleData(
                store.getBean(Agreements.class),
                store.getBean(History.class),
                store.getBean(Files.class),
                store.getBean(Imports.class),
                store.getBean(TransactionTemplate.class),
                CATALOGUE,
                REGISTER,
                StandardTexts.load(),
                Documents.renderer(),
                new BudgetedReader(Duration.ofSeconds(60), Optional.empty(), longest -> {}),
                (document, name, today) -> ImportAnalysis.analyse(document, name, REGISTER, CATALOGUE, today),
                store.getBean(Discussions.class),
                new Returned(),
                seals.sealing(),
                seals.validation(),
                (by, at, language) -> by.name(),
                store.getBean(Mandates.class),
                DeviationTermFiles.load(),
                Documents.protocolRenderer(),
                store.getBean(ReceivedMinutes.class),
                store.getBean(FollowUps.class),
                store.getBean(IssuedDocuments.class),
                Documents.reviewRenderer(),
                QuestionFiles.load(),
                TODAY);
    }

    /** Finds one clause reworded by a hand in Word; how a file is read is tested where it is read. */
    private static final class Returned implements ReturnedDocuments {
        @Override
        public long revision(String name, byte[] bytes) {
            return 1;
        }

        @Override
        public Reading read(String name, byte[] bytes, Sent sent) {
            Clause clause = sent.clauses().list().get(2);
            return new Reading.Read(new ReturnedText(List.of(new ReturnedText.Reworded(
                    clause.id(),
                    clause.text(),
                    ClauseText.parse(
                            clause.text().heading(), clause.text().body().replace("15", "13")),
                    new ReturnedText.Hand("Kari Ås", null)))));
        }
    }

    @Test
    void bothPartiesTalkOfADraftAndEachAmongItsOwn() {
        Agreement agreement = agreements.stream()
                .filter(one -> one.head().title().startsWith("Lokal avtale om pasientforløp"))
                .findFirst()
                .orElseThrow();
        Discussions discussions = store.getBean(Discussions.class);
        Discussion shared = discussions.find(Room.shared(agreement.id()));
        assertThat(shared.topics()).hasSizeGreaterThan(4);
        assertThat(shared.topics()).filteredOn(topic -> !topic.isOpen()).hasSize(1);
        assertThat(shared.returns()).hasSize(1);
        assertThat(discussions
                        .find(Room.inner(agreement.id(), new PartyId("kommune-4621")))
                        .topics())
                .hasSize(1);
    }

    /** How a PDF is set is tested where it is set. */
    private static Agreement one(AgreementKind kind, PartyId municipality) {
        return agreements.stream()
                .filter(agreement -> agreement.kind() == kind
                        && agreement.head().hasParty(municipality)
                        && agreement.state() != AgreementState.ENDED)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void thereIsAnAgreementInEveryState() {
        assertThat(agreements.stream().map(Agreement::state).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(AgreementState.values());
        assertThat(agreements.stream().map(Agreement::text).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(TextState.values());
        assertThat(agreements.stream()
                        .map(agreement -> agreement.head().language())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Language.values());
    }

    @Test
    void theLogIsInTheOrderOfTheYearsAndIntact() {
        History history = store.getBean(History.class);
        assertThat(history.after(0, 1000)).extracting(AuditEntry::at).isSorted();
        assertThat(history.verify().isIntact()).isTrue();
    }

    @Test
    void aStoreThatHoldsSomethingIsLeftAlone() {
        long entries = store.getBean(History.class).head().orElseThrow().position();
        assertThat(sample().fill()).isFalse();
        assertThat(store.getBean(History.class).head().orElseThrow().position()).isEqualTo(entries);
    }

    @Test
    void theReviewOfTheBedsOfVaksdalIsOverdue() {
        Agreement beds = one(AgreementKind.SUB_AGREEMENT, VAKSDAL);
        assertThat(beds.versions()).hasSize(3);
        LocalDate last = java.util.Objects.requireNonNull(ReviewDates.lastOf(beds));
        assertThat(ReviewDates.overdueFrom(last)).isBeforeOrEqualTo(TODAY);
    }

    @Test
    void samnangerIsStillBoundByTheVersionBefore() {
        Agreement framework = one(AgreementKind.FRAMEWORK_AGREEMENT, VAKSDAL);
        assertThat(framework.inForce(VAKSDAL, TODAY).orElseThrow().number()).isEqualTo(2);
        assertThat(framework.inForce(SAMNANGER, TODAY).orElseThrow().number()).isEqualTo(1);
    }

    @Test
    void theTemporaryAgreementOf2016AnswersNumberFourAndLacksTheVedtakOfTheCouncil() {
        var coverage = new CoverageOverview(store.getBean(Agreements.class), CATALOGUE, REGISTER);
        CoverageReport report = coverage.report(new MunicipalityNumber("1251"), LocalDate.of(2016, 6, 1))
                .orElseThrow();
        assertThat(report.municipality()).isEqualTo(VAKSDAL);
        assertThat(status(report, "HOL-6-2-04")).isEqualTo(Status.ANSWERED);
        assertThat(status(report, "HOL-6-1-VEDTAK")).isEqualTo(Status.UNDOCUMENTED);
        CoverageReport after = coverage.report(new MunicipalityNumber("1251"), LocalDate.of(2017, 3, 1))
                .orElseThrow();
        assertThat(after.agreements()).extracting(counted -> counted.title()).noneMatch(t -> t.startsWith("Mellom"));
    }

    private static Status status(CoverageReport report, String requirement) {
        return report.rows().stream()
                .filter(row -> row.requirement().id().value().equals(requirement))
                .map(CoverageReport.Row::status)
                .findFirst()
                .orElseThrow();
    }

    // ---- the registration, counted by hand
    // ----------------------------------------------------------------------------

    /**
     * Helse Vest on eight dates, counted by reading the story and not by running it. The kommuner are those of Rogaland, Hordaland and
     * Sogn og Fjordane (26 + 33 + 26), since 2020 of Rogaland and Vestland (23 + 43). In force are:
     *
     * <p>2012-01-31 to 2019-12-31 Lindås, Meland and Radøy together, the first delavtale, on nr. 1, 3, 5 and 11 and disagreement with the
     * national panel; 2016-03-14 to 2017-02-28 Vaksdal, temporary agreement on nr. 4 and, by its clause on
     * admission, whose suggestions the jurist took, nr. 3; from 2016-06-01 Austevoll, dialysis, and from 2019-05-01 digital
     * follow-up, neither on a number; from 2017-03-01 Vaksdal, delavtale 4, which also answers deviations, disagreement with the national
     * panel, and quality; from 2017-09-01 Modalen, escort, on no number; from 2022-08-01 Vaksdal, Voss, Osterøy and Samnanger together,
     * overordna avtale on nr. 1 and 12 and the same three recommendations; from 2024-06-01 Osterøy and from 2025-01-01 Bergen,
     * delavtale 4 as Vaksdal; from 2026-10-23 Vaksdal, delavtale 10, a text for six kommuner that no jurist has answered anything of.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # date      | kommuner | with | lack | nr 1 | nr 3 | nr 4 | nr 10 | nr 12 | frame | joint | single | dev | dis | qual | other
            2012-01-30  | 85       | 0    | 85   | 85   | 85   | -    | 85    | -     | 0     | 0     | 0      | 0   | 0   | 0    | 0
            2012-06-30  | 85       | 3    | 85   | 82   | 82   | -    | 85    | -     | 0     | 3     | 0      | 0   | 3   | 0    | 0
            2015-12-31  | 85       | 3    | 85   | 82   | 82   | -    | 85    | -     | 0     | 3     | 0      | 0   | 3   | 0    | 0
            2016-06-30  | 85       | 5    | 85   | 82   | 81   | 84   | 85    | -     | 0     | 3     | 2      | 0   | 3   | 0    | 1
            2018-06-30  | 85       | 6    | 85   | 82   | 82   | 84   | 85    | -     | 0     | 3     | 3      | 1   | 4   | 1    | 2
            2020-12-31  | 66       | 3    | 66   | 66   | 66   | 65   | 66    | -     | 0     | 0     | 3      | 1   | 1   | 1    | 2
            2023-06-30  | 66       | 6    | 66   | 62   | 66   | 65   | 66    | 62    | 4     | 4     | 3      | 4   | 4   | 4    | 2
            2026-11-22  | 66       | 7    | 66   | 62   | 66   | 63   | 66    | 62    | 4     | 4     | 5      | 5   | 5   | 5    | 2
            """)
    void theRegistrationOfTheRegionIsTheOneCountedByHand(
            String date,
            String kommuner,
            String with,
            String lack,
            String one,
            String three,
            String four,
            String ten,
            String twelve,
            String frame,
            String joint,
            String single,
            String deviations,
            String disagreements,
            String quality,
            String others) {
        Registration registration = new Registration.Computation(CATALOGUE, REGISTER, SubjectFiles.load())
                .on(LocalDate.parse(date), agreements, (agreement, version) -> store.getBean(Agreements.class)
                        .text(agreement.id(), version.revision()));
        assertThat(Stream.of(
                                Column.of(Column.Kind.MUNICIPALITIES),
                                Column.of(Column.Kind.WITH_AGREEMENT),
                                Column.of(Column.Kind.LACKING),
                                lacking(1),
                                lacking(3),
                                lacking(4),
                                lacking(10),
                                lacking(12),
                                Column.of(Column.Kind.WITH_FRAMEWORK),
                                Column.of(Column.Kind.JOINT),
                                Column.of(Column.Kind.SINGLE),
                                Column.of(Column.Kind.DEVIATIONS),
                                Column.of(Column.Kind.DISAGREEMENTS),
                                Column.of(Column.Kind.QUALITY),
                                Column.of(Column.Kind.OTHERS))
                        .map(column -> registration.figure(column, HELSE_VEST))
                        .map(figure -> figure.applies() ? String.valueOf(figure.count()) : "-"))
                .containsExactly(
                        kommuner,
                        with,
                        lack,
                        one,
                        three,
                        four,
                        ten,
                        twelve,
                        frame,
                        joint,
                        single,
                        deviations,
                        disagreements,
                        quality,
                        others);
        // All of the sample is in one region, so the others lack what they lack whatever the date.
        assertThat(registration
                        .figure(Column.of(Column.Kind.WITH_AGREEMENT), null)
                        .count())
                .isEqualTo(Integer.parseInt(with));
    }

    private static Column lacking(int number) {
        return new Column(Column.Kind.LACKING_NUMBER, number);
    }
}
