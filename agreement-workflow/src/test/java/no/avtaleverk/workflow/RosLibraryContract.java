package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.Sheet;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.Lowers;
import no.avtaleverk.model.ros.OwnLibrary;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.RosScenario;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.workflow.calendar.DutyCalendar;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.reporting.Awaiting;
import no.avtaleverk.workflow.ros.KeepingRosLibraries;
import no.avtaleverk.workflow.ros.KeepingRosLibraries.Writing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.ConfigurableApplicationContext;

/** The libraries of trusts on a real store; run on each of them. Each test has a trust of its own. */
abstract class RosLibraryContract {
    private static final PartyId BERGEN = new PartyId("hf-983974724");
    private static final PartyId FONNA = new PartyId("hf-983974694");
    private static final PartyId FORDE = new PartyId("hf-983974732");
    private static final PartyId STAVANGER = new PartyId("hf-983974678");
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final LocalDate REVIEWED = LocalDate.of(2020, 1, 1);
    private static final LocalDate REVIEW_BY = LocalDate.of(2021, 1, 1);

    abstract ConfigurableApplicationContext context();

    private KeepingRosLibraries libraries() {
        return context().getBean(KeepingRosLibraries.class);
    }

    private static Actor person(PartyId organisation, Role role) {
        return new Actor("tone.hauge", "Tone Hauge", organisation, Set.of(role), Set.of());
    }

    private static Bilingual both(String words) {
        return new Bilingual(words, words);
    }

    private static RosScenario scenario(String id, @Nullable RequirementId matter, String event) {
        return new RosScenario(
                id,
                matter,
                both(event),
                List.of(both("Uvêr")),
                List.of("patient"),
                List.of(),
                List.of(new RosScenario.Proposed(Lowers.BOTH, both("Båt"))),
                both("Eiga vurdering"),
                REVIEWED,
                REVIEW_BY);
    }

    private String written(PartyId owner, String event) {
        Writing writing = libraries().write(owner, id -> scenario(id, null, event), person(owner, Role.COORDINATOR));
        assertThat(writing).isInstanceOf(Writing.Written.class);
        return ((Writing.Written) writing).id();
    }

    @ParameterizedTest
    @CsvSource({
        "hf-983974724, LEADER",
        "hf-983974724, ADMINISTRATOR",
        "hf-983974694, JURIST",
        "kommune-4628, COORDINATOR",
        "kommune-4628, JURIST",
        "rhf-983658725, RHF",
        "hf-983974724, AUDITOR"
    })
    void onlyTheTrustsOwnJuristsAndCoordinatorsWrite(PartyId organisation, Role role) {
        Actor other = person(organisation, role);
        var notAllowed = List.of(new Refusal.NotAllowed());
        assertThat(libraries().keep(BERGEN, scenario("E-983974724-1", null, "Ferja går ikkje"), other))
                .isEqualTo(notAllowed);
        assertThat(libraries().review(BERGEN, "R-F-1", REVIEWED, LocalDate.of(2099, 1, 1), other))
                .isEqualTo(notAllowed);
        assertThat(libraries().retire(BERGEN, "R-F-1", "Ny bru", other)).isEqualTo(notAllowed);
        assertThat(libraries().issue(BERGEN, scale(BERGEN, 1), other)).isEqualTo(notAllowed);
        assertThat(libraries().keepAll(BERGEN, sheet(Map.of()), other))
                .extracting(Sheet.Fault::cause)
                .containsExactly(Sheet.Cause.NOT_ALLOWED);
        assertThat(libraries()
                        .keepAll(
                                BERGEN,
                                () -> {
                                    throw new IllegalStateException("The file was read");
                                },
                                other))
                .extracting(Sheet.Fault::cause)
                .containsExactly(Sheet.Cause.NOT_ALLOWED);
        assertThat(libraries().own(BERGEN).edition()).isZero();
        assertThat(libraries().library(BERGEN)).isEqualTo(libraries().common());
    }

    @Test
    void aKommuneKeepsNoLibraryNotEvenOfItsOwn() {
        Actor jurist = person(VAKSDAL, Role.JURIST);
        assertThat(libraries().keep(VAKSDAL, scenario("E-4628-1", null, "Ferja går ikkje"), jurist))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(libraries().issue(VAKSDAL, scale(VAKSDAL, 1), jurist)).containsExactly(new Refusal.NotAllowed());
    }

    @Test
    void aDayNobodyCanMeanIsRefused() {
        Actor jurist = person(FONNA, Role.JURIST);
        String id = written(FONNA, "Ferja er full");
        LocalDate odd = LocalDate.of(26, 3, 1);
        assertThat(libraries().review(FONNA, id, odd, LocalDate.of(2027, 3, 1), jurist))
                .containsExactly(new Refusal.DayNotPlausible(odd));
    }

    @Test
    void whoComesSecondToAnEventOverwritesNobody() {
        Actor jurist = person(FONNA, Role.JURIST);
        String id = written(FONNA, "Ferja går ikkje");
        assertThat(libraries().keep(FONNA, scenario(id, null, "Ferja er innstilt"), 1, jurist))
                .isEmpty();
        assertThat(libraries().keep(FONNA, scenario(id, null, "Ferja er forseinka"), 1, jurist))
                .containsExactly(new Refusal.NotedMeanwhile());
        // Who may not write learns nothing of what others have written.
        assertThat(libraries().keep(FONNA, scenario(id, null, "Ferja er forseinka"), 1, person(VAKSDAL, Role.JURIST)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(libraries().keep(FONNA, scenario("R-F-1", null, "Eigne ord"), 1, jurist))
                .containsExactly(new Refusal.NotedMeanwhile());
        assertThat(libraries().keep(FONNA, scenario("E-99-9", null, "Finst ikkje"), 0, jurist))
                .containsExactly(new Refusal.NothingByThatName("E-99-9"));
        assertThat(Objects.requireNonNull(libraries().own(FONNA).kept().get(id))
                        .scenario()
                        .event()
                        .nn())
                .isEqualTo("Ferja er innstilt");
    }

    @Test
    void manyWhoWriteAtOnceGetEachTheirId() throws InterruptedException, ExecutionException {
        List<Callable<String>> writers = IntStream.rangeClosed(1, 6)
                .<Callable<String>>mapToObj(n -> () -> written(FORDE, "Hending " + n))
                .toList();
        Set<String> ids = new java.util.TreeSet<>();
        try (var people = Executors.newFixedThreadPool(writers.size())) {
            for (Future<String> one : people.invokeAll(writers)) {
                ids.add(one.get());
            }
        }
        assertThat(ids).hasSize(6);
        assertThat(libraries().own(FORDE).inUse()).hasSize(6);
    }

    @Test
    void oneOfTwoWhoIssueAScaleAtOnceIsToldSo() throws InterruptedException, ExecutionException {
        Actor jurist = person(FORDE, Role.JURIST);
        Callable<List<Refusal>> issue = () -> libraries().issue(FORDE, scale(FORDE, 1), jurist);
        var reasons = new ArrayList<Refusal>();
        try (var people = Executors.newFixedThreadPool(2)) {
            for (Future<List<Refusal>> one : people.invokeAll(List.of(issue, issue))) {
                reasons.addAll(one.get());
            }
        }
        assertThat(reasons).containsExactly(new Refusal.DoneBefore(FORDE.value()));
        assertThat(libraries().own(FORDE).scales()).hasSize(1);
    }

    @Test
    void numbersOfPersonsAndUnknownRequirementsAreRefused() {
        Actor jurist = person(BERGEN, Role.JURIST);
        var unheardOf = new RequirementId("HOL-9-9-99");
        assertThat(libraries().keep(BERGEN, scenario("E-983974724-1", unheardOf, "Pasient 13097248022 fall"), jurist))
                .containsExactlyInAnyOrder(
                        new Refusal.UnknownRequirement(unheardOf), new Refusal.NationalIdentityNumberBeside());
        assertThat(libraries().retire(BERGEN, "R-F-1", "13097248022", jurist))
                .containsExactly(new Refusal.NationalIdentityNumberBeside());
    }

    private static RosScale scale(PartyId owner, int edition) {
        RosScale common = RosContract.SCALE;
        return new RosScale(
                owner.value(),
                edition,
                common.name(),
                common.source(),
                common.likelihoods(),
                common.consequences(),
                common.areas(),
                common.zones(),
                common.yellowFrom(),
                common.redFrom(),
                common.neverGreenFrom(),
                common.decisionFrom());
    }

    /** One event, with some cells otherwise. */
    private static Sheet sheet(Map<String, String> otherwise) {
        Sheet right = KeepingRosLibraries.sheet(List.of(scenario("E-983974724-7", null, "Straumen går")));
        var cells = new LinkedHashMap<>(right.lines().getFirst().cells());
        cells.putAll(otherwise);
        return new Sheet(right.columns(), List.of(right.lines().getFirst(), new Sheet.Line(3, cells)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id|E-983974724-7|TWICE",
                "id|e 7|NOT_AN_ID",
                "id|E-983974694-8|ID_OF_OTHERS",
                "id|R-F-2|ID_OF_OTHERS",
                "matter|HOL-9-9-99|UNKNOWN_REQUIREMENT",
                "requirements|what|UNKNOWN_REQUIREMENT",
                "areas|nowhere|UNKNOWN_AREA",
                "event-nn|''|MISSING",
                "causes-nn|''|NOT_AS_MANY_CELLS",
                "lowers|nothing|UNKNOWN_TERM",
                "lowers|''|NOT_AS_MANY_CELLS",
                "reviewed|yesterday|NOT_A_DATE",
                "reviewed|2199-01-01|DATE_IN_FUTURE",
                "review-by|2020-01-01|DATES_OUT_OF_ORDER",
                "source-nb|13097248022|IDENTITY_NUMBER"
            })
    void ofATableWithAFaultNothingIsTaken(String column, String cell, Sheet.Cause cause) {
        var otherwise = new LinkedHashMap<>(Map.of("id", "E-983974724-8"));
        otherwise.put(column, cell);
        List<Sheet.Fault> faults = libraries().keepAll(BERGEN, sheet(otherwise), person(BERGEN, Role.COORDINATOR));
        assertThat(faults).extracting(Sheet.Fault::cause).contains(cause);
        assertThat(faults).extracting(Sheet.Fault::line).containsOnly(3);
        assertThat(libraries().own(BERGEN).edition()).isZero();
    }

    @Test
    void aTableIsTakenWholeAndLeavesAloneWhatStandsTheSame() {
        Actor jurist = person(STAVANGER, Role.JURIST);
        var all = new ArrayList<>(libraries().common().scenarios());
        all.add(scenario("E-983974678-7", null, "Straumen går"));
        assertThat(libraries().keepAll(STAVANGER, KeepingRosLibraries.sheet(all), jurist))
                .isEmpty();
        OwnLibrary own = libraries().own(STAVANGER);
        assertThat(own.kept()).containsOnlyKeys("E-983974678-7");
        assertThat(Objects.requireNonNull(own.kept().get("E-983974678-7")).scenario())
                .isEqualTo(all.getLast());

        // It should have been looked at long ago: the coordinator is told, and nobody else.
        LocalDate today = LocalDate.of(2026, 6, 1);
        assertThat(libraries().todos(today))
                .filteredOn(todo -> todo.party().equals(STAVANGER))
                .extracting(Todo::what, Todo::due)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Todo.What.REVIEW_RISK_EVENTS, REVIEW_BY));
        Awaiting awaiting = context().getBean(Awaiting.class);
        assertThat(awaiting.tasks(person(STAVANGER, Role.COORDINATOR), today))
                .anyMatch(task -> !task.isOfAgreement() && task.about().equals(STAVANGER.value()));
        assertThat(awaiting.tasks(jurist, today)).isEmpty();
        assertThat(awaiting.ofOrganisation(STAVANGER, today)).hasSize(1);
        var calendar = ActivityContexts.calendar(context());
        assertThat(calendar.of(person(STAVANGER, Role.COORDINATOR), today, day -> true))
                .filteredOn(DutyCalendar.Entry::isOfOrganisation)
                .extracting(DutyCalendar.Entry::day)
                .containsExactly(REVIEW_BY);
        assertThat(calendar.of(person(BERGEN, Role.COORDINATOR), today, day -> true))
                .noneMatch(DutyCalendar.Entry::isOfOrganisation);
        assertThat(libraries()
                        .review(STAVANGER, "E-983974678-7", REVIEWED.plusYears(1), LocalDate.of(2099, 1, 1), jurist))
                .isEmpty();
        assertThat(awaiting.tasks(person(STAVANGER, Role.COORDINATOR), today)).isEmpty();
    }

    @Test
    void whatIsRetiredIsUsedAgainAsItStands() {
        Actor coordinator = person(STAVANGER, Role.COORDINATOR);
        assertThat(libraries().retire(STAVANGER, "R-F-1", "Ikkje her", coordinator))
                .isEmpty();
        assertThat(libraries().library(STAVANGER).find("R-F-1")).isEmpty();
        assertThat(libraries().restore(STAVANGER, "R-F-1", coordinator)).isEmpty();
        assertThat(libraries().library(STAVANGER).find("R-F-1"))
                .isEqualTo(libraries().common().find("R-F-1"));
        assertThat(libraries().owners()).contains(STAVANGER);
    }
}
