package no.avtaleverk.model.coverage;

import static no.avtaleverk.model.agreement.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Evidence;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Resolution;
import no.avtaleverk.model.agreement.Review;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.coverage.CoverageReport.Status;
import no.avtaleverk.model.law.Force;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.law.Scope;
import no.avtaleverk.model.party.Municipality;
import no.avtaleverk.model.party.MunicipalityNumber;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTests {
    private static final RequirementId RESOLUTION = new RequirementId("HOL-6-1-VEDTAK");
    private static final RequirementId REVIEW = new RequirementId("HOL-6-5-AARLIG");
    private static final RequirementId JOINT_PLANNING = new RequirementId("HOL-6-2-12");
    private static final RequirementId EMPLOYER = new RequirementId("HOL-6-2-TILTAK-ARBEIDSGIVER");
    private static final RequirementId DEVIATIONS = new RequirementId("VEIL-AVVIK");
    private static final RequirementId FRAMEWORK = new RequirementId("VEIL-OVERORDNET");
    private static final RequirementId SUBMISSION = new RequirementId("HOL-6-4-INNSENDING");
    private static final RequirementId NOTIFICATION = new RequirementId("HOL-6-5-VARSEL");
    private static final PartyId OLD_VOSS = new PartyId("kommune-1235");

    private static final RequirementCatalogue CATALOGUE = new RequirementCatalogue(List.of(
            requirement(ACUTE_BEDS, Force.STATUTORY_CONTENT, Scope.CONTENT, false, "2012-01-01", "2016-01-01"),
            requirement(JOINT_PLANNING, Force.STATUTORY_CONTENT, Scope.CONTENT, false, "2022-08-01", null),
            requirement(EMPLOYER, Force.STATUTORY_CONTENT, Scope.CONTENT, true, "2012-01-01", null),
            requirement(RESOLUTION, Force.STATUTORY_PROCESS, Scope.PROCESS, false, "2012-01-01", null),
            requirement(REVIEW, Force.STATUTORY_PROCESS, Scope.PROCESS, false, "2012-01-01", null),
            requirement(NOTIFICATION, Force.STATUTORY_PROCESS, Scope.PROCESS, false, "2012-01-01", null),
            requirement(SUBMISSION, Force.STATUTORY_PROCESS, Scope.PROCESS, false, "2012-01-01", null),
            requirement(DEVIATIONS, Force.GUIDANCE, Scope.CONTENT, false, "2012-01-01", null),
            requirement(FRAMEWORK, Force.GUIDANCE, Scope.AGREEMENT_SET, false, "2012-01-01", null)));

    private static final PartyRegister REGISTER = new PartyRegister(
            List.of(
                    municipality(VAKSDAL, "4628", "Vaksdal", "2020-01-01"),
                    municipality(VOSS, "4621", "Voss", "2020-01-01"),
                    municipality(OLD_VOSS, "1235", "Voss", "1838-01-01")),
            Map.of(VOSS, Set.of(OLD_VOSS)),
            Map.of());

    private static Requirement requirement(
            RequirementId id,
            Force force,
            Scope scope,
            boolean conditional,
            String from,
            @Nullable String statutoryFrom) {
        var words = new Bilingual(id.value(), id.value());
        return new Requirement(
                id,
                words,
                force,
                scope,
                conditional,
                null,
                Period.from(LocalDate.parse(from)),
                statutoryFrom == null ? null : LocalDate.parse(statutoryFrom),
                null,
                "hol",
                words,
                List.of(),
                List.of(),
                false);
    }

    private static Municipality municipality(PartyId id, String number, String name, String from) {
        return new Municipality(
                id,
                List.of(new Municipality.Designation(
                        new MunicipalityNumber(number),
                        name,
                        name + " kommune",
                        "Vestland",
                        Period.from(LocalDate.parse(from)))),
                Optional.empty(),
                Optional.empty());
    }

    private static Agreement registered(
            AgreementKind kind,
            PartyId municipality,
            String from,
            Facts facts,
            boolean jointMeasure,
            Answer... answers) {
        var head = new Head(
                kind.name(),
                Language.NYNORSK,
                head(EntryIntoForce.EACH_MUNICIPALITY, municipality).parties(),
                new Terms(LocalDate.parse(from), null, EntryIntoForce.AS_REGISTERED),
                Map.of(),
                Set.of(),
                jointMeasure);
        return accepted(Agreement.register(
                AgreementId.random(),
                kind,
                Origin.WRITTEN,
                head,
                clauses(),
                List.of(answers),
                facts,
                "",
                municipality.equals(VAKSDAL)
                        ? JURIST
                        : new no.avtaleverk.model.party.Actor(
                                "siri.giske",
                                "Siri Giske",
                                municipality,
                                Set.of(no.avtaleverk.model.party.Role.JURIST),
                                Set.of()),
                NOON,
                TODAY));
    }

    private static Answer answer(RequirementId requirement, boolean confirmed) {
        return new Answer(
                BEDS, clauses().find(BEDS).orElseThrow().sha256(), requirement, Answer.Basis.JURIST, confirmed);
    }

    private static Status status(RequirementId id, PartyId municipality, String on, Agreement... agreements) {
        return new Coverage(CATALOGUE, REGISTER, (agreement, version) -> agreement.clauses())
                .report(municipality, LocalDate.parse(on), List.of(agreements)).rows().stream()
                        .filter(row -> row.requirement().id().equals(id))
                        .map(CoverageReport.Row::status)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(id + " is not looked for on " + on));
    }

    @Test
    void coverageIsTheUnionOfAllAgreementsInForce() {
        Agreement beds = registered(
                AgreementKind.SUB_AGREEMENT, VAKSDAL, "2023-01-01", Facts.NONE, false, answer(ACUTE_BEDS, true));
        Agreement framework = registered(
                AgreementKind.FRAMEWORK_AGREEMENT,
                VAKSDAL,
                "2023-01-01",
                Facts.NONE,
                false,
                answer(JOINT_PLANNING, true));
        assertThat(status(ACUTE_BEDS, VAKSDAL, "2024-01-01", beds, framework)).isEqualTo(Status.ANSWERED);
        assertThat(status(JOINT_PLANNING, VAKSDAL, "2024-01-01", beds, framework))
                .isEqualTo(Status.ANSWERED);
        assertThat(status(JOINT_PLANNING, VAKSDAL, "2024-01-01", beds)).isEqualTo(Status.MISSING);
        assertThat(status(FRAMEWORK, VAKSDAL, "2024-01-01", beds)).isEqualTo(Status.NOT_COVERED);
        assertThat(status(FRAMEWORK, VAKSDAL, "2024-01-01", framework)).isEqualTo(Status.ANSWERED);
    }

    @ParameterizedTest
    @CsvSource({"2015-12-31,NOT_YET_DEMANDED", "2016-01-01,MISSING"})
    void emergencyBedsWereVoluntaryUntil2016(String on, Status expected) {
        Agreement agreement = registered(AgreementKind.SUB_AGREEMENT, VAKSDAL, "2012-07-01", Facts.NONE, false);
        assertThat(status(ACUTE_BEDS, VAKSDAL, on, agreement)).isEqualTo(expected);
    }

    @Test
    void aRequirementIsNotLookedForBeforeItWasLaw() {
        Agreement agreement = registered(AgreementKind.SUB_AGREEMENT, VAKSDAL, "2013-01-01", Facts.NONE, false);
        var report = new Coverage(CATALOGUE, REGISTER, (a, version) -> a.clauses())
                .report(VAKSDAL, LocalDate.parse("2022-07-31"), List.of(agreement));
        assertThat(report.rows()).noneMatch(row -> row.requirement().id().equals(JOINT_PLANNING));
        assertThat(status(JOINT_PLANNING, VAKSDAL, "2022-08-01", agreement)).isEqualTo(Status.MISSING);
    }

    @Test
    void whatNoJuristHasConfirmedIsPartlyAnswered() {
        Agreement agreement = registered(
                AgreementKind.SUB_AGREEMENT, VAKSDAL, "2023-01-01", Facts.NONE, false, answer(ACUTE_BEDS, false));
        assertThat(status(ACUTE_BEDS, VAKSDAL, "2024-01-01", agreement)).isEqualTo(Status.PARTLY);
    }

    @Test
    void aGuidelineAnswersWhatTheActAsksForUnderAnAgreementOnly() {
        Agreement guideline = registered(
                AgreementKind.GUIDELINE,
                VAKSDAL,
                "2023-01-01",
                Facts.NONE,
                false,
                answer(ACUTE_BEDS, true),
                answer(DEVIATIONS, true));
        Agreement agreement = registered(AgreementKind.FRAMEWORK_AGREEMENT, VAKSDAL, "2023-01-01", Facts.NONE, false);
        assertThat(status(ACUTE_BEDS, VAKSDAL, "2024-01-01", guideline)).isEqualTo(Status.MISSING);
        assertThat(status(ACUTE_BEDS, VAKSDAL, "2024-01-01", guideline, agreement))
                .isEqualTo(Status.ANSWERED);
        assertThat(status(DEVIATIONS, VAKSDAL, "2024-01-01", guideline)).isEqualTo(Status.ANSWERED);
    }

    @Test
    void guidanceIsNotCoveredNeverMissing() {
        assertThat(status(DEVIATIONS, VAKSDAL, "2024-01-01")).isEqualTo(Status.NOT_COVERED);
    }

    @Test
    void theEmployerIsAskedForOnlyWhenAJointMeasureIsAgreed() {
        Agreement without = registered(AgreementKind.SUB_AGREEMENT, VAKSDAL, "2023-01-01", Facts.NONE, false);
        Agreement with = registered(AgreementKind.SUB_AGREEMENT, VAKSDAL, "2023-01-01", Facts.NONE, true);
        assertThat(status(EMPLOYER, VAKSDAL, "2024-01-01", without)).isEqualTo(Status.NOT_APPLICABLE);
        assertThat(status(EMPLOYER, VAKSDAL, "2024-01-01", with)).isEqualTo(Status.MISSING);
    }

    @Test
    void backingByTheFormannskapLeavesTheCouncilsVedtakUndocumented() {
        var backed = new Resolution(
                VAKSDAL,
                Organ.FORMANNSKAP,
                LocalDate.parse("2016-03-14"),
                "",
                Resolution.Outcome.SUPPORTED,
                1,
                Sha256.ZERO,
                "");
        var adopted = new Resolution(
                VAKSDAL,
                Organ.KOMMUNESTYRE,
                LocalDate.parse("2016-03-14"),
                "9/2016",
                Resolution.Outcome.ADOPTED,
                1,
                Sha256.ZERO,
                "");
        assertThat(status(
                        RESOLUTION,
                        VAKSDAL,
                        "2016-06-01",
                        registered(AgreementKind.SUB_AGREEMENT, VAKSDAL, "2016-03-14", facts(backed), false)))
                .isEqualTo(Status.UNDOCUMENTED);
        assertThat(status(
                        RESOLUTION,
                        VAKSDAL,
                        "2016-06-01",
                        registered(AgreementKind.SUB_AGREEMENT, VAKSDAL, "2016-03-14", facts(adopted), false)))
                .isEqualTo(Status.ANSWERED);
    }

    private static Facts facts(Resolution resolution) {
        return new Facts(List.of(resolution), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    @ParameterizedTest
    @CsvSource({"2024-12-31,ANSWERED", "2025-01-01,UNDOCUMENTED"})
    void theYearlyReviewIsOverdueWhenTheYearItWasDueInHasEnded(String on, Status expected) {
        var review = new Review(
                LocalDate.parse("2023-05-01"), LocalDate.parse("2023-06-01"), Review.Outcome.NO_CHANGE, "Møte");
        var facts = new Facts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(review), List.of());
        assertThat(status(
                        REVIEW,
                        VAKSDAL,
                        on,
                        registered(AgreementKind.SUB_AGREEMENT, VAKSDAL, "2020-01-01", facts, false)))
                .isEqualTo(expected);
    }

    private Status ofNotification(Evidence... acts) {
        var notices = List.of(
                new Notice(VAKSDAL, LocalDate.parse("2024-01-10"), LocalDate.parse("2025-01-10")),
                new Notice(HELSE_BERGEN, LocalDate.parse("2024-02-10"), LocalDate.parse("2025-02-10")));
        var facts = new Facts(List.of(), List.of(), List.of(), List.of(), notices, List.of(), List.of(acts));
        return status(
                NOTIFICATION,
                VAKSDAL,
                "2024-06-01",
                registered(AgreementKind.SUB_AGREEMENT, VAKSDAL, "2020-01-01", facts, false));
    }

    @Test
    void eachNoticeTakesANotificationOfItsOwn() {
        LocalDate later = LocalDate.parse("2024-03-01");
        var first = Evidence.notified(VAKSDAL + "-2024-01-10", later, "brev 1");
        var second = Evidence.notified(HELSE_BERGEN + "-2024-02-10", later, "brev 2");
        assertThat(ofNotification(second)).isEqualTo(Status.UNDOCUMENTED);
        assertThat(ofNotification(first, second)).isEqualTo(Status.ANSWERED);
        // Old records name no notice: this one may be about either.
        assertThat(ofNotification(second, new Evidence(Evidence.NOTIFICATION, later, "brev")))
                .isEqualTo(Status.UNDOCUMENTED);
        assertThat(ofNotification(second, new Evidence(Evidence.NOTIFICATION, LocalDate.parse("2024-01-12"), "brev")))
                .isEqualTo(Status.ANSWERED);
    }

    private static Agreement inForceFrom(String from, Review... reviews) {
        var facts = new Facts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(reviews), List.of());
        return registered(AgreementKind.SUB_AGREEMENT, VAKSDAL, from, facts, false);
    }

    @Test
    void aReviewThatIsNotYetDueIsNotDocumentedByTheDayTheAgreementBegan() {
        assertThat(status(REVIEW, VAKSDAL, "2021-12-31", inForceFrom("2020-01-01")))
                .isEqualTo(Status.NOT_YET_DEMANDED);
        assertThat(status(REVIEW, VAKSDAL, "2022-01-01", inForceFrom("2020-01-01")))
                .isEqualTo(Status.UNDOCUMENTED);
    }

    @Test
    void aNewTextInForceHidesNoMissedReview() {
        Agreement old = inForceFrom("2020-01-01");
        Agreement drafted = old.enter(
                        AgreementState.SIGNED, TextState.DRAFT, new AuditEvent.ReviewOpened(TODAY), JURIST, NOON)
                .agreement();
        Agreement revised = concluded(decided(decided(submitted(drafted), MAYOR), DIRECTOR));
        assertThat(revised.inForce(VAKSDAL, LocalDate.parse("2026-06-01")))
                .hasValueSatisfying(version -> assertThat(version.number()).isEqualTo(2));
        assertThat(status(REVIEW, VAKSDAL, "2026-06-01", revised)).isEqualTo(Status.UNDOCUMENTED);
    }

    @Test
    void submissionIsDocumentedFromItsDateOn() {
        var sent = new Evidence(SUBMISSION, LocalDate.parse("2023-02-01"), "Lenkje meld");
        var facts = new Facts(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(sent));
        Agreement agreement = registered(AgreementKind.SUB_AGREEMENT, VAKSDAL, "2023-01-01", facts, false);
        assertThat(status(SUBMISSION, VAKSDAL, "2023-01-31", agreement)).isEqualTo(Status.UNDOCUMENTED);
        assertThat(status(SUBMISSION, VAKSDAL, "2023-02-01", agreement)).isEqualTo(Status.ANSWERED);
    }

    @Test
    void aMergedKommuneCarriesTheAgreementsOfThoseItWasMadeFrom() {
        Agreement old = registered(
                AgreementKind.SUB_AGREEMENT, OLD_VOSS, "2018-01-01", Facts.NONE, false, answer(ACUTE_BEDS, true));
        assertThat(status(ACUTE_BEDS, VOSS, "2021-01-01", old)).isEqualTo(Status.ANSWERED);
        assertThat(status(ACUTE_BEDS, VAKSDAL, "2021-01-01", old)).isEqualTo(Status.MISSING);
    }
}
