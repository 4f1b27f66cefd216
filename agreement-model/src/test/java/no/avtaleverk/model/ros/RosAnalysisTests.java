package no.avtaleverk.model.ros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.RosItem.Change;
import no.avtaleverk.model.ros.RosLine.Standing;
import no.avtaleverk.model.ros.RosNote.MeasureStatus;
import no.avtaleverk.model.ros.RosNote.OfRow;
import no.avtaleverk.model.ros.RosNote.RosAgreed;
import no.avtaleverk.model.ros.RosNote.RosAgreementConfirmed;
import no.avtaleverk.model.ros.RosNote.RosAreaAdded;
import no.avtaleverk.model.ros.RosNote.RosListed;
import no.avtaleverk.model.ros.RosNote.RosMeasureChanged;
import no.avtaleverk.model.ros.RosNote.RosMeasureMoved;
import no.avtaleverk.model.ros.RosNote.RosMeasureSet;
import no.avtaleverk.model.ros.RosNote.RosOwnerNamed;
import no.avtaleverk.model.ros.RosNote.RosProposalDeclined;
import no.avtaleverk.model.ros.RosNote.RosRiskAccepted;
import no.avtaleverk.model.ros.RosNote.RosRowAdded;
import no.avtaleverk.model.ros.RosNote.RosRowSetAside;
import no.avtaleverk.model.ros.RosNote.RosRowTakenUp;
import no.avtaleverk.model.ros.RosNote.RosScored;
import no.avtaleverk.model.ros.RosRow.Barrier;
import no.avtaleverk.model.wording.Bilingual;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RosAnalysisTests {
    private static final PartyId KOMMUNE = new PartyId("kommune-4628");
    private static final PartyId TRUST = new PartyId("hf-983974724");
    private static final List<PartyId> PARTIES = List.of(KOMMUNE, TRUST);
    private static final Actor AUD = person("aud", KOMMUNE, Role.COORDINATOR);
    private static final Actor TONE = person("tone", TRUST, Role.COORDINATOR);
    private static final Actor HEGE = person("hege", KOMMUNE, Role.LEADER);
    private static final Actor RUNE = person("rune", TRUST, Role.LEADER);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final String PATIENT = "patient";
    private static final String EMPLOYEES = "employees";

    private final List<Noted<RosNote>> notes = new ArrayList<>();
    private LocalDate today = TODAY;

    private static Actor person(String id, PartyId organisation, Role role) {
        return new Actor(id, id, organisation, Set.of(role), Set.of());
    }

    static RosScale scale(int edition, int neverGreenFrom) {
        return scale(edition, 5, neverGreenFrom, List.of(PATIENT, EMPLOYEES));
    }

    private static RosScale scale(int edition, int yellowFrom, int neverGreenFrom, List<String> areas) {
        List<Bilingual> five = IntStream.rangeClosed(1, 5)
                .mapToObj(grade -> both("Grad " + grade))
                .toList();
        return new RosScale(
                "vedlegg-1",
                edition,
                both("Vedlegg 1"),
                both("Veileder"),
                five.stream()
                        .map(name -> new RosScale.Likelihood(name, name, "1"))
                        .toList(),
                five,
                areas.stream()
                        .map(area -> new RosScale.Area(area, both(area), five, false))
                        .toList(),
                List.of(both("grønn"), both("gul"), both("rød")),
                yellowFrom,
                12,
                neverGreenFrom,
                4);
    }

    private static Bilingual both(String words) {
        return new Bilingual(words, words);
    }

    private static RosRow row(String id, String clauseWords) {
        return row(id, clauseWords, Map.of(), PATIENT);
    }

    private static RosRow row(String id, String clauseWords, Map<String, String> values, String area) {
        return new RosRow(
                id,
                RosRow.Kind.EVENT,
                null,
                both("Hendelse " + id),
                List.of(),
                List.of(area),
                List.of(new Barrier(new ClauseId("inklusjon"), "3", "Inklusjon", Sha256.of(clauseWords), values, null)),
                List.of(),
                List.of(),
                both("kilde"));
    }

    private static RosRow duty(String id, String words) {
        return new RosRow(
                id,
                RosRow.Kind.DUTY,
                null,
                both(words),
                List.of(),
                List.of(PATIENT),
                List.of(new Barrier(new ClauseId("varsel"), "4", "Varsel", Sha256.of(words), Map.of(), null)),
                List.of(),
                List.of(),
                both(""));
    }

    private static RosListed list(int version, RosScale scale, RosRow... rows) {
        return new RosListed("", version, version, Sha256.of("tekst " + version), "1", scale, List.of(rows));
    }

    private RosAnalysis now() {
        return RosAnalysis.of(notes);
    }

    private List<Refusal> note(Ruling<RosNote> ruling, Actor by) {
        return switch (ruling) {
            case Ruling.Refused<RosNote> refused -> refused.reasons();
            case Ruling.Made<RosNote> made -> {
                made.notes()
                        .forEach(one -> notes.add(new Noted<>(
                                one,
                                notes.size() + 1,
                                today.atTime(9, 0).toInstant(ZoneOffset.UTC),
                                by.userId(),
                                by.name(),
                                by.organisation())));
                yield List.of();
            }
        };
    }

    private void listed(RosRow... rows) {
        listed(scale(1, 5), rows);
    }

    private void listed(RosScale scale, RosRow... rows) {
        int version = (int) notes.stream()
                        .filter(one -> one.note() instanceof RosListed)
                        .count()
                + 1;
        assertThat(note(now().list(list(version, scale, rows), PARTIES, AUD), AUD))
                .isEmpty();
    }

    /** Both sides give a grade, and agree. */
    private void agreed(String item, RosGrade grade) {
        assertThat(score(item, grade, null, AUD)).isEmpty();
        assertThat(score(item, grade, null, TONE)).isEmpty();
        assertThat(agree(item, grade, null, "")).isEmpty();
    }

    private List<Refusal> score(String item, RosGrade before, @Nullable RosGrade after, Actor by) {
        Sha256 ground = now().find(item).orElseThrow().ground();
        PartyId party = Objects.requireNonNull(by.organisation());
        return note(
                now().score(new RosScored(item, PATIENT, party, before, after, ground, ""), PARTIES, by, today), by);
    }

    private List<Refusal> agree(String item, RosGrade before, @Nullable RosGrade after, String minutes) {
        return agree(item, before, after, minutes, PARTIES, AUD);
    }

    private List<Refusal> agree(
            String item, RosGrade before, @Nullable RosGrade after, String minutes, List<PartyId> parties, Actor by) {
        Sha256 ground = now().find(item).orElseThrow().ground();
        var agreed = new RosAgreed(item, PATIENT, before, after, ground, minutes);
        return note(now().agree(agreed, parties, by, today), by);
    }

    private List<Refusal> confirm(String item, RosGrade before, List<PartyId> parties, Actor by) {
        Sha256 ground = now().find(item).orElseThrow().ground();
        PartyId party = Objects.requireNonNull(by.organisation());
        var yes = new RosAgreementConfirmed(item, PATIENT, party, before, null, ground);
        return note(now().confirm(yes, parties, by, today), by);
    }

    private List<Refusal> measure(String item, String id, Lowers lowers) {
        var set = new RosMeasureSet(item, id, "Bakvakt i helgene", lowers, KOMMUNE, Role.LEADER, TODAY.plusMonths(3));
        return note(now().setMeasure(set, PARTIES, AUD, TODAY), AUD);
    }

    private RosLine line(String item) {
        return now().find(item).orElseThrow().line(PATIENT).orElseThrow();
    }

    @Test
    void everyCellOfTheMatrixIsTheProductAndHasTheZoneOfTheGuide() {
        RosScale seed = scale(1, 6);
        Set<Integer> scores = IntStream.rangeClosed(1, 5)
                .boxed()
                .flatMap(likelihood -> IntStream.rangeClosed(1, 5).mapToObj(consequence -> {
                    var grade = new RosGrade(likelihood, consequence);
                    int product = likelihood * consequence;
                    assertThat(grade.score()).isEqualTo(product);
                    assertThat(seed.zone(grade))
                            .isEqualTo(product <= 4 ? Zone.GREEN : product <= 10 ? Zone.YELLOW : Zone.RED);
                    return product;
                }))
                .collect(Collectors.toSet());
        assertThat(scores).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25);
        assertThatIllegalArgumentException().isThrownBy(() -> new RosGrade(0, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new RosGrade(3, 6));
    }

    @Test
    void aRareDeathIsNeverGreenAndAsksForADecision() {
        assertThat(scale(1, 4).zone(new RosGrade(1, 4))).isEqualTo(Zone.YELLOW);
        assertThat(scale(1, 6).zone(new RosGrade(1, 4))).isEqualTo(Zone.GREEN);
        assertThat(scale(1, 6).needsDecision(new RosGrade(1, 4))).isTrue();
        assertThat(scale(1, 6).needsDecision(new RosGrade(1, 3))).isFalse();
        assertThat(scale(1, 6).needsDecision(new RosGrade(2, 3))).isTrue();
    }

    @Test
    void aGradeDoesNotFallWithoutAMeasureThatActsOnIt() {
        listed(row("A", "ord"));
        assertThat(score("A", new RosGrade(5, 5), new RosGrade(2, 3), AUD))
                .containsExactly(
                        new Refusal.FallsWithoutMeasure("LIKELIHOOD"), new Refusal.FallsWithoutMeasure("CONSEQUENCE"));
        assertThat(measure("A", "m-1", Lowers.LIKELIHOOD)).isEmpty();
        assertThat(score("A", new RosGrade(5, 5), new RosGrade(2, 3), AUD))
                .containsExactly(new Refusal.FallsWithoutMeasure("CONSEQUENCE"));
        assertThat(score("A", new RosGrade(5, 5), new RosGrade(2, 5), AUD)).isEmpty();
        assertThat(measure("A", "m-2", Lowers.BOTH)).isEmpty();
        assertThat(score("A", new RosGrade(5, 5), new RosGrade(2, 3), AUD)).isEmpty();
        var dropped = new RosMeasureMoved("A", "m-2", MeasureStatus.DROPPED, TODAY, "Ikke råd", null);
        assertThat(note(now().moveMeasure(dropped, PARTIES, AUD, TODAY), AUD))
                .containsExactly(new Refusal.GradeRestsOnMeasure());
        assertThat(score("A", new RosGrade(5, 5), new RosGrade(2, 5), AUD)).isEmpty();
        assertThat(note(now().moveMeasure(dropped, PARTIES, AUD, TODAY), AUD)).isEmpty();
    }

    @Test
    void thePartiesGradeApartSeeTheGapAndAgreeWithMinutes() {
        listed(row("A", "ord"));
        assertThat(line("A").standing()).isEqualTo(Standing.UNSCORED);
        assertThat(agree("A", new RosGrade(4, 4), null, "")).contains(new Refusal.NotScoredByBoth());
        assertThat(score("A", new RosGrade(5, 5), null, AUD)).isEmpty();
        assertThat(line("A").standing()).isEqualTo(Standing.ONE_SIDED);
        assertThat(now().find("A").orElseThrow().toScore(TRUST)).hasSize(1);
        assertThat(score("A", new RosGrade(3, 4), null, TONE)).isEmpty();
        assertThat(line("A").standing()).isEqualTo(Standing.APART);
        assertThat(line("A").grades().orElseThrow().remaining()).isEqualTo(new RosGrade(5, 5));
        assertThat(agree("A", new RosGrade(4, 5), null, "")).containsExactly(new Refusal.ReasonMissing());
        assertThat(agree("A", new RosGrade(4, 5), null, "Ti tilfeller i fjor")).isEmpty();
        assertThat(line("A").standing()).isEqualTo(Standing.PROPOSED);
        assertThat(confirm("A", new RosGrade(4, 5), PARTIES, TONE)).isEmpty();
        assertThat(line("A").standing()).isEqualTo(Standing.AGREED);
        assertThat(line("A").grades().orElseThrow().remaining()).isEqualTo(new RosGrade(4, 5));
        assertThat(score("A", new RosGrade(2, 2), null, TONE)).isEmpty();
        assertThat(line("A").standing()).isEqualTo(Standing.APART);
    }

    @Test
    void gradesAreCarriedOverWhereTheClauseIsUntouchedAndAskedForAgainWhereItIsNot() {
        listed(row("A", "ord"), row("B", "ord"), row("C", "ord"));
        for (String item : List.of("A", "B")) {
            assertThat(score(item, new RosGrade(2, 2), null, AUD)).isEmpty();
            assertThat(score(item, new RosGrade(2, 2), null, TONE)).isEmpty();
            assertThat(agree(item, new RosGrade(2, 2), null, "")).isEmpty();
        }
        listed(row("A", "ord"), row("B", "andre ord"), row("D", "ord"));
        assertThat(now().items())
                .extracting(RosItem::id, RosItem::change)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("A", Change.SAME),
                        org.assertj.core.groups.Tuple.tuple("B", Change.CHANGED),
                        org.assertj.core.groups.Tuple.tuple("D", Change.NEW),
                        org.assertj.core.groups.Tuple.tuple("C", Change.GONE));
        assertThat(line("A").standing()).isEqualTo(Standing.AGREED);
        assertThat(line("B").standing()).isEqualTo(Standing.TO_BE_SCORED_AGAIN);
        assertThat(line("B").grades()).isPresent();
        assertThat(agree("B", new RosGrade(2, 2), null, "")).contains(new Refusal.NotScoredByBoth());
        // As long as only one has graded anew, the other is asked.
        assertThat(score("B", new RosGrade(2, 2), null, AUD)).isEmpty();
        assertThat(line("B").standing()).isEqualTo(Standing.ONE_SIDED);
        assertThat(now().find("C").orElseThrow().isLookedAt()).isFalse();
    }

    @Test
    void aListOfTheSameTextIsNotNotedTwice() {
        listed(row("A", "ord"));
        RosListed again = list(1, scale(1, 5), row("A", "ord"));
        assertThat(now().list(again, PARTIES, AUD)).isEqualTo(new Ruling.Made<RosNote>(List.of()));
    }

    @Test
    void aDutyInOtherWordsIsTheSameDuty() {
        listed(
                duty("plikt-1", "Kommunen skal varsle sykehuset innen 24 timer."),
                duty("plikt-2", "Partene skal møtes årlig."));
        assertThat(score("plikt-1", new RosGrade(3, 3), null, AUD)).isEmpty();
        listed(
                duty("plikt-3", "Kommunen skal varsle sykehuset innen 12 timer."),
                duty("plikt-4", "Helseforetaket gir opplæring."));
        assertThat(now().items())
                .extracting(RosItem::id, RosItem::change)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("plikt-3", Change.CHANGED),
                        org.assertj.core.groups.Tuple.tuple("plikt-4", Change.NEW),
                        org.assertj.core.groups.Tuple.tuple("plikt-2", Change.GONE));
        assertThat(line("plikt-3").standing()).isEqualTo(Standing.TO_BE_SCORED_AGAIN);
    }

    @Test
    void aDutyNobodyHasGradedIsNotGoneBecauseItIsReworded() {
        listed(duty("plikt-1", "Kommunen skal varsle sykehuset innen 24 timer."), row("A", "ord"), row("B", "ord"));
        listed(duty("plikt-1", "Kommunen skal varsle sykehuset innen 24 timer."), row("A", "ord"));
        RosAnalysis before = now();
        listed(duty("plikt-2", "Kommunen skal varsle sykehuset innen 12 timer."));
        assertThat(now().goneSince(before)).extracting(RosItem::id).containsExactly("A");
    }

    @Test
    void anotherScaleAsksForGradesAnew() {
        listed(row("A", "ord"));
        assertThat(score("A", new RosGrade(2, 2), null, AUD)).isEmpty();
        assertThat(note(now().list(list(2, scale(2, 5), row("A", "ord")), PARTIES, AUD), AUD))
                .isEmpty();
        assertThat(line("A").standing()).isEqualTo(Standing.TO_BE_SCORED_AGAIN);
    }

    @Test
    void whatRemainsIsAcceptedByALeaderUntilADay() {
        listed(row("A", "ord"));
        assertThat(score("A", new RosGrade(3, 5), null, AUD)).isEmpty();
        assertThat(score("A", new RosGrade(3, 4), null, TONE)).isEmpty();
        var accepted = new RosRiskAccepted(
                "A", PATIENT, KOMMUNE, new RosGrade(3, 5), "kommunedirektør", TODAY.plusYears(1), "Ny avtale i høst");
        assertThat(note(now().accept(accepted, PARTIES, HEGE, TODAY), HEGE)).containsExactly(new Refusal.NotAgreed());
        assertThat(now().unaccepted(TODAY)).isEmpty();
        assertThat(now().tooEarlyToAccept()).hasSize(1);
        assertThat(score("A", new RosGrade(3, 5), null, TONE)).isEmpty();
        assertThat(agree("A", new RosGrade(3, 5), null, "")).isEmpty();
        assertThat(now().unaccepted(TODAY)).hasSize(1);
        assertThat(now().tooEarlyToAccept()).isEmpty();
        assertThat(now().red()).hasSize(1);
        assertThat(note(now().accept(accepted, PARTIES, AUD, TODAY), AUD)).containsExactly(new Refusal.NotAllowed());
        assertThat(note(now().accept(accepted, PARTIES, RUNE, TODAY), RUNE)).contains(new Refusal.NotAllowed());
        assertThat(note(now().accept(accepted, PARTIES, HEGE, TODAY), HEGE)).isEmpty();
        assertThat(now().unaccepted(TODAY)).isEmpty();
        assertThat(now().unaccepted(TODAY.plusYears(1))).isEmpty();
        assertThat(now().unaccepted(TODAY.plusYears(1).plusDays(1))).hasSize(1);
        // It is the owner's to accept, once somebody owns it.
        for (Actor by : List.of(AUD, TONE)) {
            assertThat(note(now().nameOwner(new RosOwnerNamed("A", TRUST, Role.LEADER), PARTIES, by), by))
                    .isEmpty();
        }
        assertThat(now().unaccepted(TODAY)).hasSize(1);
        assertThat(note(now().accept(accepted, PARTIES, HEGE, TODAY), HEGE)).containsExactly(new Refusal.NotAllowed());
    }

    @Test
    void whatBothSidesHaveGradedAlikeWithoutAnyMeasureWaitsForALeader() {
        listed(row("A", "ord"), row("B", "andre ord"), row("C", "flere ord"));
        assertThat(score("A", new RosGrade(5, 5), null, AUD)).isEmpty();
        assertThat(now().unaccepted(TODAY)).isEmpty();
        assertThat(now().tooEarlyToAccept()).extracting(RosItem::id).containsExactly("A");
        assertThat(score("A", new RosGrade(5, 5), null, TONE)).isEmpty();
        assertThat(score("B", new RosGrade(2, 3), null, AUD)).isEmpty();
        assertThat(score("B", new RosGrade(2, 3), null, TONE)).isEmpty();
        assertThat(score("C", new RosGrade(1, 2), null, AUD)).isEmpty();
        assertThat(score("C", new RosGrade(1, 2), null, TONE)).isEmpty();
        assertThat(now().unaccepted(TODAY)).extracting(RosItem::id).containsExactly("A", "B");
        assertThat(now().tooEarlyToAccept()).isEmpty();
        var accepted = new RosRiskAccepted(
                "A", PATIENT, KOMMUNE, new RosGrade(5, 5), "ordfører", TODAY.plusMonths(6), "Tiltak lages i høst");
        assertThat(note(now().accept(accepted, PARTIES, HEGE, TODAY), HEGE)).isEmpty();
        assertThat(now().unaccepted(TODAY)).extracting(RosItem::id).containsExactly("B");
        // Agreed on as it was accepted, it stays accepted.
        assertThat(agree("A", new RosGrade(5, 5), null, "")).isEmpty();
        assertThat(now().unaccepted(TODAY)).extracting(RosItem::id).containsExactly("B");
    }

    @Test
    void whatAColleagueHasGradedSinceThePageWasOpenedIsNotWrittenOver() {
        listed(row("A", "ord"));
        Sha256 ground = now().find("A").orElseThrow().ground();
        long opened = line("A").lastRead(KOMMUNE);
        assertThat(opened).isZero();
        var first = new RosScored("A", PATIENT, KOMMUNE, new RosGrade(4, 4), null, ground, "fane A");
        var second = new RosScored("A", PATIENT, KOMMUNE, new RosGrade(2, 2), null, ground, "fane B");
        // What the other side grades apart is nothing the own party has read.
        assertThat(score("A", new RosGrade(3, 3), null, TONE)).isEmpty();
        assertThat(note(now().score(first, opened, PARTIES, AUD, TODAY), AUD)).isEmpty();
        assertThat(note(now().score(second, opened, PARTIES, AUD, TODAY), AUD))
                .containsExactly(new Refusal.GradedMeanwhile());
        long again = line("A").lastRead(KOMMUNE);
        assertThat(agree("A", new RosGrade(3, 3), null, "Som foretaket")).isEmpty();
        assertThat(note(now().score(second, again, PARTIES, AUD, TODAY), AUD))
                .containsExactly(new Refusal.GradedMeanwhile());
        assertThat(note(now().score(second, line("A").lastRead(KOMMUNE), PARTIES, AUD, TODAY), AUD))
                .isEmpty();
    }

    @Test
    void aHigherGradeThanWasAcceptedIsNotAccepted() {
        listed(row("A", "ord"));
        for (RosGrade grade : List.of(new RosGrade(2, 4), new RosGrade(3, 4))) {
            assertThat(score("A", grade, null, AUD)).isEmpty();
            assertThat(score("A", grade, null, TONE)).isEmpty();
            assertThat(agree("A", grade, null, "")).isEmpty();
            assertThat(now().unaccepted(TODAY)).hasSize(1);
            if (grade.likelihood() == 2) {
                var accepted = new RosRiskAccepted(
                        "A", PATIENT, TRUST, grade, "direktør", TODAY.plusMonths(6), "Tiltakene er i gang");
                assertThat(note(now().accept(accepted, PARTIES, RUNE, TODAY), RUNE))
                        .isEmpty();
                assertThat(now().unaccepted(TODAY)).isEmpty();
            }
        }
    }

    @Test
    void anIdentityNumberIsKeptOutOfEveryFieldPeopleWriteIn() {
        listed(row("A", "ord"));
        Sha256 ground = now().find("A").orElseThrow().ground();
        var score = new RosScored("A", PATIENT, KOMMUNE, new RosGrade(1, 1), null, ground, "Pasient 13097248022");
        assertThat(note(now().score(score, PARTIES, AUD, TODAY), AUD))
                .containsExactly(new Refusal.NationalIdentityNumberBeside());
    }

    @Test
    void whatRestsOnAnEarlierListIsNotGradedByMistake() {
        listed(row("A", "ord"));
        var old = new RosScored("A", PATIENT, KOMMUNE, new RosGrade(1, 1), null, Sha256.of("en annen tekst"), "");
        assertThat(note(now().score(old, PARTIES, AUD, TODAY), AUD)).containsExactly(new Refusal.NotedMeanwhile());
    }

    @Test
    void aMeasureAndARowBelongToARoleThatHasTasksInTheParties() {
        listed(row("A", "ord"));
        var set = new RosMeasureSet("A", "m-1", "Bakvakt", Lowers.BOTH, KOMMUNE, Role.AUDITOR, TODAY.plusMonths(3));
        assertThat(note(now().setMeasure(set, PARTIES, AUD, TODAY), AUD))
                .containsExactly(new Refusal.RoleWithoutTasks(Role.AUDITOR));
        var owner = new RosOwnerNamed("A", TRUST, Role.RHF);
        assertThat(note(now().nameOwner(owner, PARTIES, AUD), AUD))
                .containsExactly(new Refusal.RoleWithoutTasks(Role.RHF));
    }

    @Test
    void aListOfTheSameTextAgainBringsBackWhatWasAgreedAndAccepted() {
        listed(row("A", "ord"), duty("plikt-1", "Kommunen skal varsle sykehuset innen 24 timer."));
        agreed("A", new RosGrade(3, 5));
        agreed("plikt-1", new RosGrade(2, 2));
        var accepted = new RosRiskAccepted(
                "A", PATIENT, KOMMUNE, new RosGrade(3, 5), "kommunedirektør", TODAY.plusYears(1), "Ny avtale i høst");
        assertThat(note(now().accept(accepted, PARTIES, HEGE, TODAY), HEGE)).isEmpty();
        listed(row("A", "utkast"), duty("plikt-2", "Kommunen skal varsle sykehuset innen 12 timer."));
        assertThat(line("A").standing()).isEqualTo(Standing.TO_BE_SCORED_AGAIN);
        assertThat(score("A", new RosGrade(1, 1), null, AUD)).isEmpty();
        assertThat(line("plikt-2").standing()).isEqualTo(Standing.TO_BE_SCORED_AGAIN);
        listed(row("A", "ord"), duty("plikt-1", "Kommunen skal varsle sykehuset innen 24 timer."));
        assertThat(line("A").standing()).isEqualTo(Standing.AGREED);
        assertThat(line("A").grades().orElseThrow().remaining()).isEqualTo(new RosGrade(3, 5));
        assertThat(now().unaccepted(TODAY)).isEmpty();
        assertThat(line("plikt-1").standing()).isEqualTo(Standing.AGREED);
        assertThat(now().items()).hasSize(2);
        // And the draft's grade is there when the draft comes back.
        listed(row("A", "utkast"));
        assertThat(line("A").standing()).isEqualTo(Standing.ONE_SIDED);
        assertThat(line("A").grades().orElseThrow().before()).isEqualTo(new RosGrade(1, 1));
    }

    @Test
    void whatNobodyGradedOnTheseWordsShowsWhatItStoodAtLast() {
        listed(row("A", "ord"));
        listed(row("A", "utkast"));
        assertThat(score("A", new RosGrade(4, 4), null, AUD)).isEmpty();
        listed(row("A", "ord"));
        assertThat(line("A").standing()).isEqualTo(Standing.TO_BE_SCORED_AGAIN);
        assertThat(line("A").grades().orElseThrow().remaining()).isEqualTo(new RosGrade(4, 4));
    }

    @Test
    void aLowerGradeDoesNotComeBackWhenItsMeasureWasDroppedMeanwhile() {
        listed(row("A", "ord"));
        assertThat(measure("A", "m-1", Lowers.LIKELIHOOD)).isEmpty();
        assertThat(score("A", new RosGrade(5, 3), new RosGrade(2, 3), AUD)).isEmpty();
        listed(row("A", "utkast"));
        var dropped = new RosMeasureMoved("A", "m-1", MeasureStatus.DROPPED, TODAY, "Ikke råd", null);
        assertThat(note(now().moveMeasure(dropped, PARTIES, AUD, TODAY), AUD)).isEmpty();
        listed(row("A", "ord"));
        assertThat(line("A").standing()).isEqualTo(Standing.TO_BE_SCORED_AGAIN);
        assertThat(line("A").scores()).isEmpty();
    }

    @Test
    void anotherValueInAClauseAsksForGradesAnewAndAnotherPartyDoesNot() {
        listed(row("A", "ord", Map.of("svar-dager", "5", "kommune", "Vaksdal"), PATIENT));
        agreed("A", new RosGrade(2, 2));
        listed(row("A", "ord", Map.of("svar-dager", "5", "kommune", "Vaksdal og Voss"), PATIENT));
        assertThat(line("A").standing()).isEqualTo(Standing.AGREED);
        listed(row("A", "ord", Map.of("svar-dager", "30", "kommune", "Vaksdal og Voss"), PATIENT));
        assertThat(now().find("A").orElseThrow().change()).isEqualTo(Change.CHANGED);
        assertThat(line("A").standing()).isEqualTo(Standing.TO_BE_SCORED_AGAIN);
    }

    @Test
    void aGradeMeantForAnEarlierScaleIsNotTakenByALaterOne() {
        listed(row("A", "ord"));
        Sha256 ground = now().find("A").orElseThrow().ground();
        listed(scale(2, 5), row("A", "ord"));
        var stale = new RosScored("A", PATIENT, KOMMUNE, new RosGrade(2, 2), null, ground, "");
        assertThat(note(now().score(stale, PARTIES, AUD, TODAY), AUD)).containsExactly(new Refusal.NotedMeanwhile());
        var agreed = new RosAgreed("A", PATIENT, new RosGrade(2, 2), null, ground, "Sett i møte");
        assertThat(note(now().agree(agreed, PARTIES, AUD, TODAY), AUD)).contains(new Refusal.NotedMeanwhile());
    }

    @Test
    void aRowThatWasAwayWhileTheScaleChangedIsGradedAnew() {
        listed(row("A", "ord"), row("B", "ord"));
        agreed("A", new RosGrade(2, 2));
        listed(scale(2, 5), row("B", "ord"));
        listed(scale(2, 5), row("A", "ord"), row("B", "ord"));
        assertThat(line("A").standing()).isEqualTo(Standing.TO_BE_SCORED_AGAIN);
    }

    @Test
    void anAreaTheScaleNoLongerHasIsNoLongerLookedAt() {
        listed(row("A", "ord", Map.of(), EMPLOYEES), row("B", "ord"));
        var own = new RosRow(
                "egen-1",
                RosRow.Kind.OWN,
                null,
                both("Ferja går ikke"),
                List.of(),
                List.of(EMPLOYEES),
                List.of(),
                List.of(),
                List.of(),
                both(""));
        assertThat(note(now().addRow(new RosRowAdded("egen-1", own), PARTIES, AUD), AUD))
                .isEmpty();
        assertThat(note(now().addArea(new RosAreaAdded("B", EMPLOYEES), PARTIES, AUD), AUD))
                .isEmpty();
        for (String item : List.of("A", "B", "egen-1")) {
            Sha256 ground = now().find(item).orElseThrow().ground();
            var score = new RosScored(item, EMPLOYEES, KOMMUNE, new RosGrade(5, 5), null, ground, "");
            assertThat(note(now().score(score, PARTIES, AUD, TODAY), AUD)).isEmpty();
        }
        assertThat(now().red()).hasSize(3);
        RosScale without = scale(2, 5, 5, List.of("continuity", PATIENT));
        listed(without, row("A", "ord"), row("B", "ord"));
        assertThat(now().red()).isEmpty();
        for (RosItem item : now().items()) {
            assertThat(item.lines()).extracting(RosLine::area).containsExactly(PATIENT);
        }
        assertThat(now().find("A").orElseThrow().history()).hasSize(1);
        // What people wanted looked at is there again when the scale has it again.
        listed(scale(3, 5), row("A", "ord"), row("B", "ord"));
        assertThat(now().find("B").orElseThrow().lines())
                .extracting(RosLine::area)
                .containsExactly(PATIENT, EMPLOYEES);
        assertThat(now().find("egen-1").orElseThrow().line(EMPLOYEES)).isPresent();
        assertThat(now().find("A").orElseThrow().line(EMPLOYEES)).isEmpty();
    }

    @Test
    void aMeasureThatTheMilderGraderRestsOnIsNotDropped() {
        listed(row("A", "ord"));
        assertThat(measure("A", "m-1", Lowers.LIKELIHOOD)).isEmpty();
        assertThat(score("A", new RosGrade(5, 5), null, AUD)).isEmpty();
        assertThat(score("A", new RosGrade(4, 2), new RosGrade(2, 2), TONE)).isEmpty();
        var dropped = new RosMeasureMoved("A", "m-1", MeasureStatus.DROPPED, TODAY, "Ikke råd", null);
        assertThat(note(now().moveMeasure(dropped, PARTIES, AUD, TODAY), AUD))
                .containsExactly(new Refusal.GradeRestsOnMeasure());
        // What was graded on other words than those that stand now holds nobody back.
        listed(row("A", "andre ord"));
        assertThat(note(now().moveMeasure(dropped, PARTIES, AUD, TODAY), AUD)).isEmpty();
    }

    @Test
    void theGravestIsWhatStandsInTheGravestZone() {
        listed(scale(1, 8, 5, List.of(PATIENT)), row("A", "ord"));
        assertThat(score("A", new RosGrade(1, 5), null, AUD)).isEmpty();
        assertThat(score("A", new RosGrade(2, 3), null, TONE)).isEmpty();
        assertThat(line("A").grades().orElseThrow().remaining()).isEqualTo(new RosGrade(1, 5));
        assertThat(now().byZone()).isEqualTo(Map.of(Zone.YELLOW, 1L));
    }

    @Test
    void theMainAreaIsThatOfPatientsWhereThereIsOne() {
        assertThat(scale(1, 5, 5, List.of(EMPLOYEES, PATIENT)).mainArea()).isEqualTo(PATIENT);
        assertThat(scale(1, 5, 5, List.of(EMPLOYEES)).mainArea()).isEqualTo(EMPLOYEES);
    }

    @Test
    void aDutyThatKeepsHalfOfItsWordsIsTheSameDuty() {
        listed(duty("plikt-1", "Kommunen skal varsle straks"));
        assertThat(score("plikt-1", new RosGrade(3, 3), null, AUD)).isEmpty();
        listed(duty("plikt-2", "Kommunen skal møte årlig"));
        assertThat(now().items()).extracting(RosItem::id).containsExactly("plikt-2");
        listed(duty("plikt-3", "Kommunen gir opplæring her"));
        assertThat(now().items()).extracting(RosItem::id).containsExactly("plikt-3", "plikt-2");
    }

    @Test
    void whoGradesAnewAfterAnAgreementIsNotAlikeWithWhatTheOtherGradedBeforeIt() {
        listed(row("A", "ord"));
        assertThat(score("A", new RosGrade(3, 4), null, AUD)).isEmpty();
        assertThat(score("A", new RosGrade(5, 5), null, TONE)).isEmpty();
        assertThat(agree("A", new RosGrade(4, 4), null, "Avtalt i møte")).isEmpty();
        assertThat(confirm("A", new RosGrade(4, 4), PARTIES, TONE)).isEmpty();
        assertThat(score("A", new RosGrade(3, 4), null, TONE)).isEmpty();
        assertThat(line("A").standing()).isEqualTo(Standing.APART);
        assertThat(now().unaccepted(TODAY)).isEmpty();
        assertThat(line("A").grades().orElseThrow().remaining()).isEqualTo(new RosGrade(4, 4));
    }

    @Test
    void whatAPartyWantsWithARowIsNotDeclinedByOthersOfItsOwnSideNorNamesWhoHasLeft() {
        var neighbour = new PartyId("kommune-4621");
        var three = List.of(KOMMUNE, neighbour, TRUST);
        Actor siri = person("siri", neighbour, Role.COORDINATOR);
        listed(row("A", "ord"));
        agreed("A", new RosGrade(4, 4));
        var wanted = new RosOwnerNamed("A", neighbour, Role.LEADER);
        assertThat(note(now().nameOwner(wanted, three, AUD), AUD)).isEmpty();
        long read = Objects.requireNonNull(a().wanted().owner()).number();
        var no = new RosProposalDeclined("A", neighbour, OfRow.OWNER, "Ikke oss");
        assertThat(note(now().decline(no, read, three, siri), siri)).containsExactly(new Refusal.NotAllowed());
        assertThat(a().awaitsYes()).isTrue();
        assertThat(note(now().consent("A", OfRow.OWNER, read, PARTIES, TONE), TONE))
                .containsExactly(new Refusal.NotAParty(neighbour));
        var mine = new RosProposalDeclined("A", KOMMUNE, OfRow.OWNER, "Ikke lenger");
        assertThat(note(now().decline(mine, read, three, AUD), AUD)).isEmpty();
        assertThat(a().awaitsYes()).isFalse();
    }

    @Test
    void whatOneProposesIsAgreedOnlyWhenTheOtherSaysYes() {
        listed(row("A", "ord"));
        assertThat(score("A", new RosGrade(5, 5), null, AUD)).isEmpty();
        assertThat(score("A", new RosGrade(3, 4), null, TONE)).isEmpty();
        assertThat(agree("A", new RosGrade(1, 1), null, "Avtalt i møte")).isEmpty();
        assertThat(line("A").awaited()).containsExactly(TRUST);
        assertThat(now().find("A").orElseThrow().awaitsYesOf(TRUST)).isTrue();
        assertThat(now().find("A").orElseThrow().awaitsYesOf(KOMMUNE)).isFalse();
        // What stands is the gravest until they agree, and nobody accepts it yet.
        assertThat(line("A").grades().orElseThrow().remaining()).isEqualTo(new RosGrade(5, 5));
        assertThat(now().unaccepted(TODAY)).isEmpty();
        assertThat(now().proposed()).hasSize(1);
        assertThat(now().find("A").orElseThrow().standing(scale(1, 5), TODAY))
                .contains(new RosStanding(Zone.RED, 25, false, true));
        assertThat(confirm("A", new RosGrade(1, 1), PARTIES, AUD)).containsExactly(new Refusal.DoneBefore("A"));
        assertThat(confirm("A", new RosGrade(2, 2), PARTIES, TONE)).containsExactly(new Refusal.NotedMeanwhile());
        // The other answers with another grade; then it is the first who is asked.
        assertThat(agree("A", new RosGrade(4, 4), null, "", PARTIES, TONE)).contains(new Refusal.ReasonMissing());
        assertThat(agree("A", new RosGrade(4, 4), null, "Fire tilfeller", PARTIES, TONE))
                .isEmpty();
        assertThat(line("A").awaited()).containsExactly(KOMMUNE);
        assertThat(confirm("A", new RosGrade(1, 1), PARTIES, AUD)).containsExactly(new Refusal.NotedMeanwhile());
        assertThat(confirm("A", new RosGrade(4, 4), PARTIES, AUD)).isEmpty();
        RosLine agreed = line("A");
        assertThat(agreed.standing()).isEqualTo(Standing.AGREED);
        assertThat(Objects.requireNonNull(agreed.agreed()).userId()).isEqualTo("aud");
        assertThat(agreed.agreed().note().minutes()).isEqualTo("Fire tilfeller");
        assertThat(Objects.requireNonNull(agreed.proposed()).made().userId()).isEqualTo("tone");
        assertThat(agreed.awaited()).isEmpty();
        // What the other once graded is no yes to anything else than what they have agreed on.
        assertThat(agree("A", new RosGrade(3, 4), null, "Mener vi likevel")).isEmpty();
        assertThat(line("A").standing()).isEqualTo(Standing.PROPOSED);
        assertThat(line("A").awaited()).containsExactly(TRUST);
        // Who grades anew thinks otherwise than what was proposed.
        assertThat(score("A", new RosGrade(2, 4), null, TONE)).isEmpty();
        assertThat(line("A").standing()).isEqualTo(Standing.APART);
    }

    @Test
    void whoTakesOverWhatTheOthersGaveAgreesAlone() {
        listed(row("A", "ord"));
        assertThat(score("A", new RosGrade(5, 5), null, AUD)).isEmpty();
        assertThat(score("A", new RosGrade(3, 4), null, TONE)).isEmpty();
        assertThat(agree("A", new RosGrade(5, 5), null, "Vi retter oss etter kommunen", PARTIES, TONE))
                .isEmpty();
        assertThat(line("A").standing()).isEqualTo(Standing.AGREED);
        assertThat(line("A").proposed()).isNull();
    }

    @Test
    void allWhoHaveGradedSayYesBeforeManyAgree() {
        var other = new PartyId("kommune-4621");
        var third = new PartyId("kommune-4622");
        Actor nils = person("nils", other, Role.COORDINATOR);
        Actor kari = person("kari", third, Role.COORDINATOR);
        List<PartyId> all = List.of(KOMMUNE, other, third, TRUST);
        listed(row("A", "ord"));
        assertThat(score("A", new RosGrade(5, 5), null, AUD)).isEmpty();
        Sha256 ground = now().find("A").orElseThrow().ground();
        var ofNils = new RosScored("A", PATIENT, other, new RosGrade(4, 5), null, ground, "");
        assertThat(note(now().score(ofNils, all, nils, TODAY), nils)).isEmpty();
        assertThat(score("A", new RosGrade(2, 2), null, TONE)).isEmpty();
        assertThat(agree("A", new RosGrade(3, 3), null, "Midt imellom", all, kari))
                .containsExactly(new Refusal.NotScoredByOwnParty());
        assertThat(agree("A", new RosGrade(3, 3), null, "Midt imellom", all, TONE))
                .isEmpty();
        assertThat(line("A").awaited()).containsExactly(KOMMUNE, other);
        assertThat(confirm("A", new RosGrade(3, 3), all, kari)).containsExactly(new Refusal.NotScoredByOwnParty());
        assertThat(confirm("A", new RosGrade(3, 3), all, nils)).isEmpty();
        assertThat(line("A").standing()).isEqualTo(Standing.PROPOSED);
        assertThat(line("A").awaited()).containsExactly(KOMMUNE);
        assertThat(confirm("A", new RosGrade(3, 3), all, AUD)).isEmpty();
        assertThat(line("A").standing()).isEqualTo(Standing.AGREED);
        assertThat(Objects.requireNonNull(line("A").proposed()).confirmed()).containsOnlyKeys(other);
    }

    @Test
    void anAgreementNotedBeforeItTookTwoStandsAsItWas() {
        listed(row("A", "ord"));
        assertThat(score("A", new RosGrade(5, 5), null, AUD)).isEmpty();
        assertThat(score("A", new RosGrade(3, 4), null, TONE)).isEmpty();
        Sha256 ground = now().find("A").orElseThrow().ground();
        var alone = new RosAgreed("A", PATIENT, new RosGrade(2, 2), null, ground, "Avtalt i møte");
        assertThat(note(Ruling.made(alone), AUD)).isEmpty();
        assertThat(line("A").standing()).isEqualTo(Standing.AGREED);
    }

    @Test
    void aGradeLowerThanLastYearAsksForAMeasureCarriedOutOrAReason() {
        listed(row("A", "ord"));
        assertThat(score("A", new RosGrade(4, 4), null, AUD)).isEmpty();
        assertThat(score("A", new RosGrade(4, 4), null, TONE)).isEmpty();
        assertThat(agree("A", new RosGrade(4, 4), null, "")).isEmpty();
        // What was noted by mistake is put right in the same year.
        assertThat(score("A", new RosGrade(3, 4), null, AUD)).isEmpty();
        assertThat(score("A", new RosGrade(4, 4), null, AUD)).isEmpty();
        assertThat(measure("A", "m-1", Lowers.LIKELIHOOD)).isEmpty();
        today = TODAY.plusYears(1);
        assertThat(score("A", new RosGrade(2, 3), null, AUD))
                .containsExactly(
                        new Refusal.FallsWithoutReason("LIKELIHOOD", 2026),
                        new Refusal.FallsWithoutReason("CONSEQUENCE", 2026));
        assertThat(score("A", new RosGrade(4, 5), null, AUD)).isEmpty();
        var done = new RosMeasureMoved("A", "m-1", MeasureStatus.DONE, today, "Innført", null);
        assertThat(note(now().moveMeasure(done, PARTIES, AUD, today), AUD)).isEmpty();
        assertThat(score("A", new RosGrade(2, 4), null, AUD)).isEmpty();
        assertThat(score("A", new RosGrade(2, 3), null, AUD))
                .containsExactly(new Refusal.FallsWithoutReason("CONSEQUENCE", 2026));
        Sha256 ground = now().find("A").orElseThrow().ground();
        var reasoned = new RosScored("A", PATIENT, KOMMUNE, new RosGrade(2, 3), null, ground, "Færre og lettere");
        assertThat(note(now().score(reasoned, PARTIES, AUD, today), AUD)).isEmpty();
        assertThat(agree("A", new RosGrade(2, 3), null, "Som i fjor", PARTIES, TONE))
                .isEmpty();
        // Words of the clause that change do not make last year's grade forgotten; another scale does.
        today = TODAY.plusYears(2);
        listed(row("A", "andre ord"));
        assertThat(score("A", new RosGrade(1, 3), null, AUD))
                .containsExactly(new Refusal.FallsWithoutReason("LIKELIHOOD", 2027));
        assertThat(note(now().list(list(3, scale(2, 5), row("A", "andre ord")), PARTIES, AUD), AUD))
                .isEmpty();
        assertThat(score("A", new RosGrade(1, 3), null, AUD)).isEmpty();
    }

    @Test
    void aMeasureIsChangedWithAReasonWhereItTakesLonger() {
        listed(row("A", "ord"));
        assertThat(measure("A", "m-1", Lowers.LIKELIHOOD)).isEmpty();
        LocalDate due = TODAY.plusMonths(3);
        assertThat(change(1, "Bakvakt hver helg", Lowers.LIKELIHOOD, KOMMUNE, due.plusDays(1), "", TONE))
                .containsExactly(new Refusal.ReasonMissing());
        assertThat(change(1, "Bakvakt hver helg", Lowers.LIKELIHOOD, KOMMUNE, TODAY.minusDays(1), "", TONE))
                .containsExactly(new Refusal.DatesOutOfOrder(TODAY, TODAY.minusDays(1)));
        assertThat(change(1, "Bakvakt i helgene", Lowers.LIKELIHOOD, KOMMUNE, due, "", TONE))
                .isEmpty();
        assertThat(now().find("A").orElseThrow().measure("m-1").orElseThrow().edition())
                .isZero();
        assertThat(change(1, "Bakvakt hver helg", Lowers.BOTH, TRUST, due.plusMonths(1), "Venter på tilsetting", AUD))
                .isEmpty();
        RosItem.Measure measure = now().find("A").orElseThrow().measure("m-1").orElseThrow();
        assertThat(measure.set().what()).isEqualTo("Bakvakt hver helg");
        assertThat(measure.set().party()).isEqualTo(TRUST);
        assertThat(measure.editions()).extracting(RosMeasureSet::due).containsExactly(due, due.plusMonths(1));
        // Somebody who read it before it was changed does not write over it.
        assertThat(change(1, "Vaktlag", Lowers.BOTH, KOMMUNE, due, "", TONE))
                .containsExactly(new Refusal.NotedMeanwhile());
        // It is the new party's to say how it goes, also to put right what was said.
        var done = new RosMeasureMoved("A", "m-1", MeasureStatus.DONE, TODAY, "Innført", null);
        assertThat(note(now().moveMeasure(done, PARTIES, AUD, TODAY), AUD)).containsExactly(new Refusal.NotAllowed());
        assertThat(note(now().moveMeasure(done, PARTIES, TONE, TODAY), TONE)).isEmpty();
        assertThat(change(2, "Vaktlag", Lowers.BOTH, TRUST, due, "", AUD))
                .containsExactly(new Refusal.DoneBefore("m-1"));
        var again = new RosMeasureMoved("A", "m-1", MeasureStatus.STARTED, TODAY, "", null);
        assertThat(note(now().moveMeasure(again, PARTIES, TONE, TODAY), TONE))
                .containsExactly(new Refusal.ReasonMissing());
        var right = new RosMeasureMoved("A", "m-1", MeasureStatus.STARTED, TODAY, "Meldt ved en feil", null);
        assertThat(note(now().moveMeasure(right, PARTIES, TONE, TODAY), TONE)).isEmpty();
        // A lower grade that rests on it keeps what it lowers.
        assertThat(score("A", new RosGrade(5, 5), new RosGrade(2, 2), AUD)).isEmpty();
        assertThat(change(2, "Vaktlag", Lowers.LIKELIHOOD, TRUST, due, "", AUD))
                .containsExactly(new Refusal.GradeRestsOnMeasure());
    }

    private List<Refusal> change(
            int edition, String what, Lowers lowers, PartyId party, LocalDate due, String reason, Actor by) {
        var changed = new RosMeasureChanged("A", "m-1", edition, what, lowers, party, Role.LEADER, due, reason);
        return note(now().changeMeasure(changed, PARTIES, by, TODAY), by);
    }

    private List<Refusal> aside(String reason, Actor by) {
        return note(now().setAside(new RosRowSetAside("A", reason), PARTIES, by), by);
    }

    private List<Refusal> consent(OfRow what, long read, Actor by) {
        return note(now().consent("A", what, read, PARTIES, by), by);
    }

    private RosItem a() {
        return now().find("A").orElseThrow();
    }

    @Test
    void aRowThatIsGradedIsSetAsideOnlyWhenBothSidesWantIt() {
        listed(row("A", "ord"), row("B", "ord"));
        agreed("A", new RosGrade(4, 4));
        assertThat(aside("Skjer ikke her", TONE)).isEmpty();
        assertThat(a().isLookedAt()).isTrue();
        assertThat(now().red()).hasSize(1);
        assertThat(now().unaccepted(TODAY)).hasSize(1);
        assertThat(a().awaitsYesOf(KOMMUNE)).isTrue();
        assertThat(a().awaitsYesOf(TRUST)).isFalse();
        assertThat(now().proposed()).hasSize(1);
        long read = Objects.requireNonNull(a().wanted().aside()).number();
        // Said once more, it is no new proposal.
        assertThat(aside("Skjer ikke her", TONE)).isEmpty();
        assertThat(Objects.requireNonNull(a().wanted().aside()).number()).isEqualTo(read);
        assertThat(consent(OfRow.ASIDE, read, TONE)).containsExactly(new Refusal.NotAllowed());
        assertThat(consent(OfRow.ASIDE, read - 1, AUD)).containsExactly(new Refusal.NotedMeanwhile());
        assertThat(consent(OfRow.ASIDE, read, HEGE)).contains(new Refusal.NotAllowed());
        var no = new RosProposalDeclined("A", KOMMUNE, OfRow.ASIDE, "Det skjedde i mars");
        assertThat(note(now().decline(no, read - 1, PARTIES, AUD), AUD)).containsExactly(new Refusal.NotedMeanwhile());
        assertThat(note(now().decline(no, read, PARTIES, AUD), AUD)).isEmpty();
        assertThat(note(now().decline(no, read, PARTIES, AUD), AUD)).containsExactly(new Refusal.NotedMeanwhile());
        assertThat(a().awaitsYes()).isFalse();
        assertThat(aside("Vi har lagt ned tilbudet", TONE)).isEmpty();
        assertThat(consent(
                        OfRow.ASIDE,
                        Objects.requireNonNull(a().wanted().aside()).number(),
                        AUD))
                .isEmpty();
        assertThat(a().setAside()).isEqualTo("Vi har lagt ned tilbudet");
        assertThat(now().proposed()).isEmpty();
        assertThat(note(now().takeUp(new RosRowTakenUp("A"), PARTIES, AUD), AUD))
                .isEmpty();
        assertThat(a().isLookedAt()).isTrue();
        // Both said it by themselves; and of what nobody has graded, one says it alone.
        assertThat(aside("Hos oss skjer det ikke", AUD)).isEmpty();
        assertThat(aside("Ikke hos oss heller", TONE)).isEmpty();
        assertThat(a().isLookedAt()).isFalse();
        assertThat(note(now().setAside(new RosRowSetAside("B", "Finnes ikke her"), PARTIES, TONE), TONE))
                .isEmpty();
        assertThat(now().lookedAt()).isEmpty();
    }

    @Test
    void whoAcceptsWhatRemainsOfAGradedRowIsForBothSidesToSay() {
        listed(row("A", "ord"));
        agreed("A", new RosGrade(4, 4));
        var accepted = new RosRiskAccepted(
                "A", PATIENT, TRUST, new RosGrade(4, 4), "direktør", TODAY.plusMonths(6), "Tiltakene er i gang");
        assertThat(note(now().accept(accepted, PARTIES, RUNE, TODAY), RUNE)).isEmpty();
        var kommune = new RosOwnerNamed("A", KOMMUNE, Role.LEADER);
        assertThat(note(now().nameOwner(kommune, PARTIES, AUD), AUD)).isEmpty();
        assertThat(a().owner()).isNull();
        assertThat(now().unaccepted(TODAY)).isEmpty();
        assertThat(a().awaitsYesOf(TRUST)).isTrue();
        // The other wants another: then it is the first who is asked.
        var trust = new RosOwnerNamed("A", TRUST, Role.LEADER);
        assertThat(note(now().nameOwner(trust, PARTIES, TONE), TONE)).isEmpty();
        assertThat(a().awaitsYesOf(KOMMUNE)).isTrue();
        assertThat(consent(
                        OfRow.OWNER,
                        Objects.requireNonNull(a().wanted().owner()).number(),
                        AUD))
                .isEmpty();
        assertThat(a().ownerParty()).isEqualTo(TRUST);
        assertThat(a().awaitsYes()).isFalse();
        // The same said by both is a yes as well.
        assertThat(note(now().nameOwner(kommune, PARTIES, AUD), AUD)).isEmpty();
        assertThat(note(now().nameOwner(kommune, PARTIES, TONE), TONE)).isEmpty();
        assertThat(a().ownerParty()).isEqualTo(KOMMUNE);
    }
}
