package no.avtaleverk.model.registration;

import static no.avtaleverk.model.agreement.Examples.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Facts;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Joining;
import no.avtaleverk.model.agreement.Organ;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.agreement.SignatureRecord;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.agreement.TextState;
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
import no.avtaleverk.model.registration.Column.Kind;
import no.avtaleverk.model.registration.OtherSubjects.Subject;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTests {
    private static final PartyId HELSE_FONNA = new PartyId("hf-983974694");
    private static final PartyId ELSEWHERE = new PartyId("hf-983974716");
    private static final PartyId HELSE_SOUTH = new PartyId("rhf-991324968");
    private static final PartyId ODDA = new PartyId("kommune-1228");
    private static final PartyId JONDAL = new PartyId("kommune-1227");
    private static final PartyId ULLENSVANG = new PartyId("kommune-4618");
    private static final PartyId SPLIT = new PartyId("kommune-1850");
    private static final PartyId FAR_AWAY = new PartyId("kommune-3001");
    private static final RequirementId DEVIATIONS = new RequirementId("VEIL-AVVIK");
    private static final RequirementId DISAGREEMENTS = new RequirementId("VEIL-TVIST");
    private static final RequirementId QUALITY = new RequirementId("VEIL-KVALITET");
    private static final ClauseId CLAUSE = new ClauseId("tvist");
    private static final Sha256 FOR_VOSS = Sha256.of("the pdf for Voss");

    private static final RequirementCatalogue CATALOGUE = new RequirementCatalogue(Stream.concat(
                    Stream.iterate(1, number -> number <= 13, number -> number + 1)
                            .map(number -> requirement(
                                    Registration.requirement(number),
                                    Force.STATUTORY_CONTENT,
                                    number > 11 ? "2022-08-01" : "2012-01-01",
                                    number == 4 ? "2016-01-01" : null)),
                    Stream.of(DEVIATIONS, DISAGREEMENTS, QUALITY)
                            .map(id -> requirement(id, Force.GUIDANCE, "2012-01-01", null)))
            .toList());

    private static final PartyRegister REGISTER = new PartyRegister(
            List.of(
                    municipality(VAKSDAL, "4628", "Vaksdal", "2000-01-01", null),
                    municipality(VOSS, "4621", "Voss", "2000-01-01", null),
                    municipality(ODDA, "1228", "Odda", "2000-01-01", "2020-01-01"),
                    municipality(JONDAL, "1227", "Jondal", "2000-01-01", "2020-01-01"),
                    municipality(ULLENSVANG, "4618", "Ullensvang", "2020-01-01", null),
                    municipality(SPLIT, "1850", "Delt", "2000-01-01", "2020-01-01"),
                    municipality(FAR_AWAY, "3001", "Halden", "2000-01-01", null),
                    trust(HELSE_BERGEN, "Helse Bergen HF", HELSE_VEST),
                    trust(HELSE_FONNA, "Helse Fonna HF", HELSE_VEST),
                    trust(ELSEWHERE, "Sykehuset Østfold HF", HELSE_SOUTH),
                    region(HELSE_VEST, "Helse Vest RHF"),
                    region(HELSE_SOUTH, "Helse Sør-Øst RHF")),
            // What is divided between the areas of two trusts of one region is still one kommune of it.
            Map.of(ULLENSVANG, Set.of(ODDA, JONDAL, SPLIT), VOSS, Set.of(SPLIT)),
            Map.of(
                    VAKSDAL, HELSE_BERGEN,
                    VOSS, HELSE_BERGEN,
                    ULLENSVANG, HELSE_FONNA,
                    FAR_AWAY, ELSEWHERE));

    private static final OtherSubjects SUBJECTS = new OtherSubjects(List.of(
            new Subject("transport", "Transport", "Transport", "Transport", List.of("pasienttransport")),
            new Subject(OtherSubjects.OTHER, "Annet", "Anna", "Other", List.of())));

    private static Requirement requirement(RequirementId id, Force force, String from, @Nullable String statutoryFrom) {
        var words = new Bilingual(id.value(), id.value());
        return new Requirement(
                id,
                words,
                force,
                Scope.CONTENT,
                false,
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

    private static Municipality municipality(
            PartyId id, String number, String name, String from, @Nullable String until) {
        return new Municipality(
                id,
                List.of(new Municipality.Designation(
                        new MunicipalityNumber(number),
                        name,
                        name + " kommune",
                        "Vestland",
                        new Period(LocalDate.parse(from), until == null ? null : LocalDate.parse(until)))),
                Optional.empty(),
                Optional.empty());
    }

    private static HealthTrust trust(PartyId id, String name, PartyId owner) {
        return new HealthTrust(id, name, number(id), owner, null, null);
    }

    private static RegionalHealthAuthority region(PartyId id, String name) {
        return new RegionalHealthAuthority(id, name, number(id), null, null);
    }

    private static OrganisationNumber number(PartyId id) {
        return new OrganisationNumber(id.value().replaceAll("[^0-9]", ""));
    }

    private static Clauses text(String body) {
        return new Clauses(List.of(new Clause(CLAUSE, 1, "1", ClauseText.parse("Punkt", body))));
    }

    private static Answer answer(String body, RequirementId requirement, boolean confirmed) {
        return new Answer(
                CLAUSE, text(body).find(CLAUSE).orElseThrow().sha256(), requirement, Answer.Basis.JURIST, confirmed);
    }

    /** Registered as concluded elsewhere, in force from a day. */
    private static Agreement inForce(
            AgreementKind kind, String title, String from, String body, List<Answer> answers, PartyId... kommuner) {
        var parties = new ArrayList<AgreementParty>();
        for (PartyId kommune : kommuner) {
            parties.add(AgreementParty.of(kommune, "Kommune"));
        }
        parties.add(AgreementParty.of(HELSE_BERGEN, "Helse Bergen HF"));
        return accepted(Agreement.register(
                AgreementId.random(),
                kind,
                Origin.WRITTEN,
                new Head(
                        title,
                        Language.NYNORSK,
                        parties,
                        new Terms(LocalDate.parse(from), null, EntryIntoForce.AS_REGISTERED),
                        Map.of(),
                        Set.of(),
                        false),
                text(body),
                answers,
                Facts.NONE,
                "",
                new Actor("j", "J", kommuner[0], Set.of(Role.JURIST), Set.of()),
                NOON,
                TODAY));
    }

    private static Agreement sub(String from, int number, PartyId... kommuner) {
        return inForce(
                AgreementKind.SUB_AGREEMENT,
                "Delavtale",
                from,
                "Nr. " + number,
                List.of(answer("Nr. " + number, Registration.requirement(number), true)),
                kommuner);
    }

    private static Registration on(String date, Agreement... agreements) {
        return new Registration.Computation(CATALOGUE, REGISTER, SUBJECTS)
                .on(LocalDate.parse(date), List.of(agreements), (agreement, version) -> agreement.clauses());
    }

    private static int count(Kind kind, Registration registration) {
        return registration.figure(Column.of(kind), HELSE_VEST).count();
    }

    private static int lacking(int number, Registration registration) {
        return registration
                .figure(new Column(Kind.LACKING_NUMBER, number), HELSE_VEST)
                .count();
    }

    // ---- the structure of the date ----------------------------------------------------------------------------------

    @Test
    void kommunerAreThoseOfTheDateAndOfTheRegionOfWhatTheyBecame() {
        assertThat(on("2019-12-31").in(HELSE_VEST))
                .extracting(MunicipalityLine::id)
                .containsExactlyInAnyOrder(VAKSDAL, VOSS, ODDA, JONDAL, SPLIT);
        assertThat(on("2020-01-01").in(HELSE_VEST))
                .extracting(MunicipalityLine::id)
                .containsExactlyInAnyOrder(VAKSDAL, VOSS, ULLENSVANG);
        assertThat(on("2020-01-01").in(null)).hasSize(4);
    }

    @Test
    void aKommuneInTheAreasOfTwoTrustsIsCountedOnceInTheirRegion() {
        Registration registration = on("2019-12-31");
        assertThat(registration.find(SPLIT).orElseThrow().trusts())
                .containsExactlyInAnyOrder(HELSE_BERGEN, HELSE_FONNA);
        assertThat(registration.in(HELSE_BERGEN))
                .extracting(MunicipalityLine::id)
                .contains(SPLIT);
        assertThat(registration.in(HELSE_FONNA))
                .extracting(MunicipalityLine::id)
                .contains(SPLIT);
        assertThat(count(Kind.MUNICIPALITIES, registration)).isEqualTo(5);
    }

    @Test
    void theAgreementOfAKommuneCountsForWhatItBecame() {
        Agreement ofOdda = sub("2015-01-01", 3, ODDA);
        assertThat(on("2019-12-31", ofOdda).find(ODDA).orElseThrow().isCountedIn(Column.of(Kind.WITH_AGREEMENT)))
                .isTrue();
        MunicipalityLine merged = on("2020-01-01", ofOdda).find(ULLENSVANG).orElseThrow();
        assertThat(merged.counted()).singleElement().satisfies(line -> assertThat(line.bound())
                .isEqualTo(ODDA));
        assertThat(merged.lacking()).doesNotContain(3);
    }

    // ---- who is counted ---------------------------------------------------------------------------------------------

    @Test
    void aKommuneCountsFromTheDayItAndItsTrustAreBound() {
        Agreement draft = submitted(draft(VAKSDAL, VOSS));
        Agreement one = decided(decided(draft, MAYOR), DIRECTOR);
        assertThat(count(Kind.WITH_AGREEMENT, on("2026-03-31", one))).isZero();
        Registration after = on("2026-04-01", one);
        assertThat(after.figure(Column.of(Kind.WITH_AGREEMENT), HELSE_VEST).counted())
                .extracting(MunicipalityLine::id)
                .containsExactly(VAKSDAL);
        assertThat(after.find(VAKSDAL).orElseThrow().counted()).singleElement().satisfies(line -> {
            assertThat(line.signed()).isEqualTo(TODAY);
            assertThat(line.municipalities()).isEqualTo(2);
        });
        assertThat(on("2026-04-01", decided(draft, MAYOR))
                        .find(VAKSDAL)
                        .orElseThrow()
                        .counted())
                .isEmpty();
    }

    @Test
    void whereTheTextWaitsForAllNobodyCountsBeforeTheLastIsIn() {
        Agreement draft = submitted(accepted(Agreement.draft(
                AgreementId.random(),
                AgreementKind.SUB_AGREEMENT,
                Origin.WRITTEN,
                head(EntryIntoForce.ALL_PARTIES, VAKSDAL, VOSS),
                clauses(),
                answers(),
                JURIST,
                NOON)));
        Agreement one = decided(decided(draft, MAYOR), DIRECTOR);
        assertThat(count(Kind.WITH_AGREEMENT, on("2026-04-01", one))).isZero();
        assertThat(count(Kind.WITH_AGREEMENT, on("2026-04-01", decided(one, MAYOR_OF_VOSS))))
                .isEqualTo(2);
    }

    private static Agreement guideline(RequirementId requirement, String from, PartyId kommune) {
        return inForce(
                AgreementKind.GUIDELINE,
                "Retningslinje",
                from,
                "Innlegging",
                List.of(answer("Innlegging", requirement, true)),
                kommune);
    }

    /** Guidelines are adopted by the SSU and lie under the agreements; hol. § 6-2 asks for what the agreement covers. */
    @Test
    void aGuidelineIsNoAgreementAndAnswersNoNumberByItself() {
        Agreement guideline = guideline(Registration.requirement(3), "2015-01-01", VAKSDAL);
        MunicipalityLine line = on("2020-06-01", guideline).find(VAKSDAL).orElseThrow();
        assertThat(line.isCountedIn(Column.of(Kind.WITH_AGREEMENT))).isFalse();
        assertThat(line.lacking()).contains(3, 4);
        assertThat(Country.state(line, 3)).isEqualTo(CellState.UNSIGNED);
        assertThat(Country.whole(line)).isEqualTo(CellState.UNSIGNED);
        assertThat(Country.state(line, 12)).isEqualTo(CellState.NOT_YET_REQUIRED);
        // The way down tells what is there.
        assertThat(line.basis(new Column(Kind.LACKING_NUMBER, 3))).hasSize(1);
    }

    @Test
    void aGuidelineUnderAnAgreementAnswersWithIt() {
        Registration registration = on(
                "2015-06-01",
                guideline(Registration.requirement(3), "2015-01-01", VAKSDAL),
                sub("2015-01-01", 5, VAKSDAL));
        MunicipalityLine line = registration.find(VAKSDAL).orElseThrow();
        assertThat(line.lacking()).doesNotContain(3, 5).contains(2);
        assertThat(Country.state(line, 3)).isEqualTo(CellState.ANSWERED);
        assertThat(record(registration).evidence()).hasSize(2);
    }

    @Test
    void whatTheGuidesRecommendMayStandInAGuidelineAlone() {
        assertThat(count(Kind.DEVIATIONS, on("2020-06-01", guideline(DEVIATIONS, "2015-01-01", VAKSDAL))))
                .isEqualTo(1);
    }

    // ---- joint agreements -------------------------------------------------------------------------------------------

    private static Actor leader(PartyId party) {
        return new Actor(party.value(), "N.N.", party, Set.of(Role.LEADER), Set.of());
    }

    private static Agreement between(PartyId... kommuner) {
        return accepted(Agreement.draft(
                AgreementId.random(),
                AgreementKind.SUB_AGREEMENT,
                Origin.WRITTEN,
                head(EntryIntoForce.EACH_MUNICIPALITY, kommuner),
                clauses(),
                answers(),
                new Actor("j", "J", kommuner[0], Set.of(Role.JURIST), Set.of()),
                NOON));
    }

    private static Agreement bound(Agreement text, PartyId... parties) {
        Agreement agreement = text;
        for (PartyId party : parties) {
            agreement = decided(agreement, leader(party));
        }
        return concluded(agreement);
    }

    private static Agreement revised(Agreement agreement) {
        Agreement draft = agreement
                .enter(AgreementState.SIGNED, TextState.DRAFT, new AuditEvent.ReviewOpened(TODAY), JURIST, NOON)
                .agreement();
        return submitted(accepted(draft.editClause(
                BEDS,
                draft.clauses().find(BEDS).orElseThrow().sha256(),
                ClauseText.parse("Døgnplassar", "Kommunen har tre plassar."),
                new Actor("j", "J", ODDA, Set.of(Role.JURIST), Set.of()),
                NOON)));
    }

    @Test
    void whoHasNotSignedAJointAgreementIsNotCountedByIt() {
        Registration registration = on("2026-06-01", bound(submitted(draft(VAKSDAL, VOSS)), HELSE_BERGEN, VAKSDAL));
        for (Kind kind : List.of(Kind.WITH_AGREEMENT, Kind.JOINT)) {
            assertThat(registration.figure(Column.of(kind), HELSE_VEST).counted())
                    .as(kind.name())
                    .extracting(MunicipalityLine::id)
                    .containsExactly(VAKSDAL);
        }
        assertThat(registration.find(VOSS).orElseThrow().agreements()).isEmpty();
    }

    @Test
    void whoIsOfferedToJoinIsCountedWhenItHasSignedAndThenByTheOthersToo() {
        Agreement running = bound(submitted(draft(VAKSDAL)), HELSE_BERGEN, VAKSDAL);
        LocalDate from = LocalDate.of(2026, 5, 1);
        var joining = new Joining(VOSS, "Voss herad", 1, from, FOR_VOSS, "SSU-sak 4/2026");
        Agreement offered = accepted(running.membership().offer(joining, JURIST, NOON, from));
        Registration before = on("2026-06-01", offered);
        assertThat(count(Kind.WITH_AGREEMENT, before)).isEqualTo(1);
        assertThat(count(Kind.SINGLE, before)).isEqualTo(1);
        assertThat(count(Kind.JOINT, before)).isZero();

        Agreement adopted = accepted(offered.recordResolution(
                resolution(offered, VOSS, Organ.KOMMUNESTYRE, from), leader(VOSS), NOON, from));
        Agreement joined = signedToJoin(signedToJoin(adopted, VOSS, from), HELSE_BERGEN, from);
        Registration after = on("2026-06-01", joined);
        assertThat(count(Kind.WITH_AGREEMENT, after)).isEqualTo(2);
        assertThat(count(Kind.JOINT, after)).isEqualTo(2);
        assertThat(count(Kind.SINGLE, after)).isZero();
        assertThat(count(Kind.SINGLE, on("2026-04-15", joined))).isEqualTo(1);
    }

    private static Agreement signedToJoin(Agreement agreement, PartyId party, LocalDate day) {
        var signature = new SignatureRecord(
                party,
                "N.N.",
                "leiar",
                "",
                day,
                SignatureRecord.Method.IN_PRODUCT,
                1,
                agreement.versions().getFirst().text(),
                FOR_VOSS,
                Map.of(VOSS, Sha256.of("signed by " + party)),
                "");
        return accepted(agreement.sign(signature, leader(party), NOON, day));
    }

    @Test
    void kommunerOfAJointAgreementAreThoseThereAreOnTheDate() {
        Agreement joint =
                inForce(AgreementKind.SUB_AGREEMENT, "Felles", "2015-01-01", "Om alt", List.of(), ODDA, JONDAL, VOSS);
        Registration before = on("2019-06-01", joint);
        assertThat(before.find(VOSS).orElseThrow().counted().getFirst().municipalities())
                .isEqualTo(3);
        Registration after = on("2020-06-01", joint);
        for (PartyId one : List.of(VOSS, ULLENSVANG)) {
            assertThat(after.find(one).orElseThrow().counted())
                    .as(one.value())
                    .singleElement()
                    .satisfies(line -> assertThat(line.municipalities()).isEqualTo(2));
        }
        // What was a joint agreement of two is that of one when they have become one.
        Registration alone = on(
                "2020-06-01",
                inForce(AgreementKind.SUB_AGREEMENT, "Felles", "2015-01-01", "Om alt", List.of(), ODDA, JONDAL));
        assertThat(count(Kind.WITH_AGREEMENT, alone)).isEqualTo(1);
        assertThat(count(Kind.JOINT, alone)).isZero();
        assertThat(count(Kind.SINGLE, alone)).isEqualTo(1);
    }

    @Test
    void aVersionOfItsOwnGoesBeforeWhatAKommuneBearsFromAnother() {
        Agreement first = bound(submitted(between(ODDA, ULLENSVANG)), HELSE_BERGEN, ODDA);
        assertThat(versions(ULLENSVANG, first)).containsExactly(1);
        Agreement second = bound(revised(first), HELSE_BERGEN, ULLENSVANG);
        assertThat(second.inForce(ODDA, LocalDate.of(2026, 6, 1)).orElseThrow().number())
                .isEqualTo(1);
        assertThat(versions(ULLENSVANG, second)).containsExactly(2);
    }

    @Test
    void aKommuneBearsTheVersionsOfAllItWasMadeFrom() {
        Agreement first = bound(submitted(between(ODDA, JONDAL)), HELSE_BERGEN, ODDA, JONDAL);
        assertThat(versions(ULLENSVANG, first)).containsExactly(1);
        Agreement second = bound(revised(first), HELSE_BERGEN, JONDAL);
        assertThat(versions(ULLENSVANG, second)).containsExactlyInAnyOrder(1, 2);
        Registration registration = on("2026-06-01", second);
        assertThat(registration.find(ULLENSVANG).orElseThrow().counted())
                .extracting(AgreementLine::bound)
                .containsExactlyInAnyOrder(ODDA, JONDAL);
        assertThat(count(Kind.WITH_AGREEMENT, registration)).isEqualTo(1);
        RegistrationRecord record = record(registration);
        assertThat(record.rows()).hasSize(2);
        assertThat(RegistrationRecord.parse(record.canonical())).isEqualTo(record);
    }

    private static List<Integer> versions(PartyId kommune, Agreement agreement) {
        return on("2026-06-01", agreement).find(kommune).orElseThrow().counted().stream()
                .map(AgreementLine::version)
                .toList();
    }

    // ---- what is lacking --------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"2015-12-31,10,no", "2016-01-01,11,yes", "2022-07-31,11,yes", "2022-08-01,13,yes"})
    void nothingIsLackingThatTheLawDoesNotYetDemand(String date, int demanded, String four) {
        Registration registration = on(date);
        assertThat(registration.demanded()).hasSize(demanded);
        assertThat(registration.figure(new Column(Kind.LACKING_NUMBER, 4), null).applies())
                .isEqualTo(four.equals("yes"));
        assertThat(registration
                        .figure(new Column(Kind.LACKING_NUMBER, 13), null)
                        .applies())
                .isEqualTo(demanded == 13);
        assertThat(registration.find(VAKSDAL).orElseThrow().lacking()).hasSize(demanded);
    }

    @Test
    void whoHasAllNumbersLacksNoneAndTheNumbersMayBeSpreadOverManyAgreements() {
        Agreement[] all = registration(VAKSDAL);
        Registration registration = on("2023-01-01", all);
        assertThat(count(Kind.LACKING, registration)).isEqualTo(2);
        assertThat(registration.find(VAKSDAL).orElseThrow().lacking()).isEmpty();
        for (int number = 1; number <= 13; number++) {
            assertThat(lacking(number, registration)).as("nr. " + number).isEqualTo(2);
        }
        assertThat(registration.find(VAKSDAL).orElseThrow().basis(new Column(Kind.LACKING_NUMBER, 7)))
                .singleElement()
                .satisfies(basis -> assertThat(basis.clauses())
                        .singleElement()
                        .satisfies(clause -> assertThat(clause.clause()).isEqualTo(CLAUSE)));
    }

    private static Agreement[] registration(PartyId kommune) {
        return Stream.iterate(1, number -> number <= 13, number -> number + 1)
                .map(number -> sub("2015-01-01", number, kommune))
                .toArray(Agreement[]::new);
    }

    @Test
    void whatNoJuristHasConfirmedIsLackingAndTheClausesAreTold() {
        Agreement agreement = inForce(
                AgreementKind.SUB_AGREEMENT,
                "Delavtale",
                "2015-01-01",
                "Innlegging",
                List.of(answer("Innlegging", Registration.requirement(3), false)),
                VAKSDAL);
        MunicipalityLine line = on("2020-06-01", agreement).find(VAKSDAL).orElseThrow();
        assertThat(line.lacking()).contains(3);
        assertThat(line.counted().getFirst().numbers()).isEmpty();
        assertThat(line.basis(new Column(Kind.LACKING_NUMBER, 3))).hasSize(1);
        assertThat(line.isCountedIn(Column.of(Kind.OTHERS))).isFalse();
    }

    // ---- the other columns ------------------------------------------------------------------------------------------

    @Test
    void aKommuneMayHaveBothJointAgreementsAndItsOwn() {
        Agreement joint = inForce(
                AgreementKind.FRAMEWORK_AGREEMENT, "Overordna", "2015-01-01", "Om alt", List.of(), VAKSDAL, VOSS);
        Agreement own = sub("2015-01-01", 3, VAKSDAL);
        Registration registration = on("2020-06-01", joint, own);
        assertThat(count(Kind.WITH_FRAMEWORK, registration)).isEqualTo(2);
        assertThat(count(Kind.JOINT, registration)).isEqualTo(2);
        assertThat(count(Kind.SINGLE, registration)).isEqualTo(1);
        assertThat(count(Kind.WITH_AGREEMENT, registration)).isEqualTo(2);
    }

    @Test
    void aTextOfAKommuneThatWasDividedIsJointForAllItBecame() {
        for (Agreement agreement : List.of(sub("2015-01-01", 3, SPLIT, VOSS), sub("2015-01-01", 3, SPLIT, ODDA))) {
            Registration after = on("2020-06-01", agreement);
            assertThat(count(Kind.JOINT, after)).isEqualTo(2);
            assertThat(count(Kind.SINGLE, after)).isZero();
        }
        // What has become one is one still.
        Registration merged = on("2020-06-01", sub("2015-01-01", 3, ODDA, JONDAL));
        assertThat(count(Kind.JOINT, merged)).isZero();
        assertThat(count(Kind.SINGLE, merged)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Partane kan bringe saka inn for den nasjonale tvisteløysingsnemnda.",
                "Saken kan bringes inn for nasjonal tvisteløsningsnemnd.",
                "… for Tvisteløsningsnemnda for helse- og omsorgssektoren …",
                "… den nasjonale rådgivende tvisteløsningsnemnda …",
                "Nasjonal nemd avgjer ikkje saka.",
                "Saken bringes inn for nasjonal tvistenemnd.",
                "Uenighet kan bringes inn for den nasjonale tvistenemnda.",
                "… nasjonal tvistløsningsnemnd …",
                "… eit nasjonalt tvisteløysingsorgan …",
                "… det nasjonale tvisteløsningsorganet …",
                "Nasjonal nemnd for tvisteløsning kan gi rådgivende uttalelse.",
                "… tvisteløsningsnemnd på nasjonalt nivå …",
                "Nasjonal\ntvisteløsnings-nemnd",
                "… nasjonal tviste\u00adløsnings\u00adnemnd …",
                "… Tvisteløysingsnemnda for helse- og omsorgssektoren …",
                "… tvistenemnda for helse- og omsorgstjenesten …"
            })
    void disagreementCountsWhereTheTextNamesTheNationalPanel(String body) {
        assertThat(count(Kind.DISAGREEMENTS, on("2020-06-01", disagreement(body))))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Usemje blir løyst på lågast mogleg nivå.",
                "Saka går til det lokale tvisteløysingsorganet.",
                "Partane har ei tvisteløysingsnemnd med seks medlemer.",
                "Partene har en lokal tvistenemnd.",
                "Nasjonale retningslinjer for tvistenemnder gjelder.",
                "Partane følgjer nasjonale føringar. Ei lokal tvistenemnd er oppnemnd.",
                "Lokal tvisteløsningsnemnd for helsefellesskapet.",
                "Uenighet legges fram for lokalt tvisteløsningsorgan for helse- og omsorgssaker.",
                "Partene oppretter et lokalt tvisteorgan for helsetjenestene i regionen.",
                "Partene oppretter et tvisteorgan for helsetjenestene i regionen.",
                "Lokal tvisteløsningsnemnd for helse- og omsorgstenester i Hardanger avgjer saka.",
                "Nasjonale retningsliner gjeld for nemnda i kommunen."
            })
    void andNotWhereItDoesNot(String body) {
        assertThat(count(Kind.DISAGREEMENTS, on("2020-06-01", disagreement(body))))
                .isZero();
    }

    @Test
    void theWayDownFromDisagreementLeadsToTheClausesThatNameThePanelAlone() {
        String local = "Usemje blir løyst lokalt.";
        String national = "Saka går til den nasjonale tvisteløysingsnemnda.";
        Registration registration = on("2020-06-01", disagreement(local), disagreement(national));
        MunicipalityLine line = registration.find(VAKSDAL).orElseThrow();
        assertThat(line.clauses(DISAGREEMENTS)).hasSize(2);
        assertThat(line.basis(Column.of(Kind.DISAGREEMENTS))).hasSize(1);
        assertThat(record(registration).evidence()).hasSize(1);
    }

    private static Agreement disagreement(String body) {
        return inForce(
                AgreementKind.SUB_AGREEMENT,
                "Delavtale",
                "2015-01-01",
                body,
                List.of(answer(body, DISAGREEMENTS, true)),
                VAKSDAL);
    }

    @Test
    void deviationsAndQualityCountWhereTheyAreAnswered() {
        Agreement deviations = inForce(
                AgreementKind.SUB_AGREEMENT,
                "Delavtale",
                "2015-01-01",
                "Avvik",
                List.of(answer("Avvik", DEVIATIONS, true)),
                VAKSDAL);
        Agreement quality = inForce(
                AgreementKind.SUB_AGREEMENT,
                "Delavtale",
                "2015-01-01",
                "Kvalitet",
                List.of(answer("Kvalitet", QUALITY, true)),
                VAKSDAL,
                VOSS);
        Registration registration = on("2020-06-01", deviations, quality);
        assertThat(count(Kind.DEVIATIONS, registration)).isEqualTo(1);
        assertThat(count(Kind.QUALITY, registration)).isEqualTo(2);
    }

    @Test
    void whatIsOnNoNumberIsSortedByItsTitle() {
        Agreement transport = inForce(
                AgreementKind.LOCAL_AGREEMENT,
                "Særavtale om pasienttransport",
                "2015-01-01",
                "Båt",
                List.of(),
                VAKSDAL);
        Agreement something = inForce(AgreementKind.SUB_AGREEMENT, "Særavtale", "2015-01-01", "Noko", List.of(), VOSS);
        Agreement numbered = inForce(
                AgreementKind.SUB_AGREEMENT, "Delavtale 10: Førebygging", "2015-01-01", "x", List.of(), ULLENSVANG);
        Agreement before =
                inForce(AgreementKind.SUB_AGREEMENT, "Tenesteavtale nr. 12", "2015-01-01", "x", List.of(), ULLENSVANG);
        Registration registration = on("2020-06-01", transport, something, numbered);
        assertThat(count(Kind.OTHERS, registration)).isEqualTo(2);
        assertThat(registration.otherSubjects(HELSE_VEST)).containsExactly(OtherSubjects.OTHER, "transport");
        // There was no nr. 12 in 2015.
        assertThat(count(Kind.OTHERS, on("2020-06-01", before))).isEqualTo(1);
    }

    @Test
    void everyKommuneInAFigureIsOneOfTheArea() {
        Registration registration = on("2023-01-01", registration(VAKSDAL));
        for (Registration.Figure figure : registration.figures(HELSE_VEST)) {
            assertThat(registration.in(HELSE_VEST)).containsAll(figure.counted());
        }
        assertThat(registration.figures(null)).hasSize(23);
        assertThat(Column.all()).extracting(Column::key).doesNotHaveDuplicates().contains("manglerDelavtale_13");
        assertThat(Column.named("antMedAvtale")).contains(Column.of(Kind.WITH_AGREEMENT));
        assertThat(Column.named("antNoe")).isEmpty();
    }

    // ---- the country on a date --------------------------------------------------------------------------------------

    private static CellState state(int number, String date, Agreement... agreements) {
        return Country.state(on(date, agreements).find(VAKSDAL).orElseThrow(), number);
    }

    @Test
    void everyStateOfAKommuneIsTold() {
        Agreement three = sub("2021-03-01", 3, VAKSDAL);
        assertThat(state(3, "2021-06-01", three)).isEqualTo(CellState.ANSWERED);
        assertThat(state(5, "2021-06-01", three)).isEqualTo(CellState.MISSING);
        assertThat(state(12, "2021-06-01", three)).isEqualTo(CellState.NOT_YET_REQUIRED);
        assertThat(state(3, "2021-02-28", three)).isEqualTo(CellState.UNSIGNED);
        // Due within a year of 2021-03-01, and overdue when the year it was due in is over.
        assertThat(state(3, "2022-12-31", three)).isEqualTo(CellState.ANSWERED);
        assertThat(state(3, "2023-01-01", three)).isEqualTo(CellState.REVIEW_OVERDUE);
    }

    @Test
    void whatNoJuristHasConfirmedIsPartlyAnswered() {
        Agreement suggested = inForce(
                AgreementKind.SUB_AGREEMENT,
                "Delavtale",
                "2021-03-01",
                "Innlegging",
                List.of(answer("Innlegging", Registration.requirement(3), false)),
                VAKSDAL);
        assertThat(state(3, "2021-06-01", suggested)).isEqualTo(CellState.PARTLY);
        assertThat(Country.whole(on("2021-06-01", suggested).find(VAKSDAL).orElseThrow()))
                .isEqualTo(CellState.PARTLY);
    }

    @Test
    void allNumbersTogetherAreAnsweredInWholeInPartOrNotAtAll() {
        Agreement[] all = registration(VAKSDAL);
        assertThat(Country.whole(on("2016-06-01", all).find(VAKSDAL).orElseThrow()))
                .isEqualTo(CellState.ANSWERED);
        assertThat(Country.whole(on("2020-06-01", all).find(VAKSDAL).orElseThrow()))
                .isEqualTo(CellState.REVIEW_OVERDUE);
        assertThat(Country.whole(on("2016-06-01", all[0]).find(VAKSDAL).orElseThrow()))
                .isEqualTo(CellState.PARTLY);
        assertThat(Country.whole(on("2016-06-01", all).find(VOSS).orElseThrow()))
                .isEqualTo(CellState.UNSIGNED);
    }

    @Test
    void anOutlineStandsForTheKommunerThereWereAndShowsWhatCallsMostForALook() {
        Registration before = on("2019-06-01", sub("2019-01-01", 3, ODDA));
        assertThat(Country.behind(ULLENSVANG, before, REGISTER))
                .extracting(MunicipalityLine::id)
                .containsExactlyInAnyOrder(ODDA, JONDAL, SPLIT);
        assertThat(Country.behind(VOSS, before, REGISTER))
                .extracting(MunicipalityLine::id)
                .containsExactlyInAnyOrder(VOSS, SPLIT);
        assertThat(Country.behind(ULLENSVANG, on("2020-06-01"), REGISTER))
                .extracting(MunicipalityLine::id)
                .containsExactly(ULLENSVANG);
        assertThat(Country.worst(List.of(CellState.ANSWERED, CellState.UNSIGNED, CellState.PARTLY)))
                .isEqualTo(CellState.UNSIGNED);
    }

    // ---- handed on --------------------------------------------------------------------------------------------------

    private static RegistrationRecord record(Registration registration) {
        return RegistrationRecord.of(registration, List.of(HELSE_VEST, HELSE_SOUTH), NOON, 42);
    }

    @Test
    void whatIsFrozenIsReadAsItWasWritten() {
        RegistrationRecord record = record(on(
                "2023-01-01",
                Stream.concat(
                                Stream.of(registration(VAKSDAL)),
                                Stream.of(inForce(
                                        AgreementKind.LOCAL_AGREEMENT,
                                        "Om\tpasienttransport \\ anna",
                                        "2015-01-01",
                                        "x",
                                        List.of(),
                                        VAKSDAL,
                                        VOSS)))
                        .toArray(Agreement[]::new)));
        assertThat(record.rows()).hasSize(15);
        assertThat(record.evidence()).hasSize(13);
        assertThat(RegistrationRecord.parse(record.canonical())).isEqualTo(record);
        assertThat(record.comparedWith(record).isSame()).isTrue();
        assertThat(record.regions()).containsExactly(HELSE_VEST, HELSE_SOUTH);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> RegistrationRecord.parse(record.canonical().replace("position\t42", "position\t042")));
        assertThatIllegalArgumentException().isThrownBy(() -> RegistrationRecord.parse("avtaleverk-registration-1\n"));
    }

    @Test
    void aComparisonSaysWhichFiguresDifferAndByWhom() {
        Agreement one = sub("2015-01-01", 3, VAKSDAL);
        RegistrationRecord before = record(on("2020-06-01", one));
        RegistrationRecord after = record(on("2020-06-01", one, sub("2015-01-01", 3, VOSS)));
        RegistrationRecord.Comparison comparison = before.comparedWith(after);
        assertThat(comparison.isSame()).isFalse();
        assertThat(comparison.rowsCome()).hasSize(1);
        assertThat(comparison.rowsGone()).isEmpty();
        assertThat(comparison.figures())
                .filteredOn(difference -> Objects.equals(difference.area(), HELSE_VEST)
                        && difference.column().equals(Column.of(Kind.WITH_AGREEMENT)))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.before()).isEqualTo(1);
                    assertThat(difference.after()).isEqualTo(2);
                    assertThat(difference.come()).containsExactly(VOSS);
                    assertThat(difference.gone()).isEmpty();
                });
        assertThat(comparison.figures())
                .extracting(RegistrationRecord.Difference::column)
                .doesNotContain(Column.of(Kind.MUNICIPALITIES));
    }
}
