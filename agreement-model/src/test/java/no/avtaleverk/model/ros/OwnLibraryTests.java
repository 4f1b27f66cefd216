package no.avtaleverk.model.ros;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Bilingual;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OwnLibraryTests {
    private static final PartyId TRUST = new PartyId("hf-983974724");
    private static final PartyId KOMMUNE = new PartyId("kommune-4628");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final RosScale SCALE = scale(TRUST.value(), 1, "Pasient");
    private static final RosScenario FIRST = scenario("R-1", "Ingen svarer");
    private static final RosScenario SECOND = scenario("R-2", "Ferja går ikke");
    private static final RosLibrary COMMON = new RosLibrary("1", List.of(FIRST, SECOND));

    private final List<Noted<RosLibraryNote>> notes = new ArrayList<>();

    private static Bilingual both(String words) {
        return new Bilingual(words, words);
    }

    private static RosScenario scenario(String id, String event) {
        return new RosScenario(
                id,
                null,
                both(event),
                List.of(both("Uvær")),
                List.of("patient"),
                List.of(),
                List.of(new RosScenario.Proposed(Lowers.BOTH, both("Avtale om båt"))),
                both("Egen vurdering"),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2027, 1, 1));
    }

    private static RosScale scale(String id, int edition, String area) {
        List<Bilingual> five =
                IntStream.rangeClosed(1, 5).mapToObj(n -> both("Grad " + n)).toList();
        return new RosScale(
                id,
                edition,
                both("Skala"),
                both("Egen"),
                five.stream().map(one -> new RosScale.Likelihood(one, one, "1")).toList(),
                five,
                List.of(new RosScale.Area("patient", both(area), five, false)),
                List.of(both("grønn"), both("gul"), both("rød")),
                5,
                12,
                5,
                4);
    }

    private static Actor person(PartyId organisation, Role role) {
        return new Actor("x", "X", organisation, Set.of(role), Set.of());
    }

    private static final Actor JURIST = person(TRUST, Role.JURIST);

    private OwnLibrary own() {
        return OwnLibrary.of(TRUST, notes);
    }

    private void done(Ruling<RosLibraryNote> ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Made.class);
        for (RosLibraryNote note : ((Ruling.Made<RosLibraryNote>) ruling).notes()) {
            notes.add(new Noted<>(note, notes.size() + 1, Instant.EPOCH, "x", "X", TRUST));
        }
    }

    private static List<Refusal> refused(Ruling<RosLibraryNote> ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Refused.class);
        return ((Ruling.Refused<RosLibraryNote>) ruling).reasons();
    }

    private Ruling<RosLibraryNote> keep(RosScenario scenario) {
        return own().keep(scenario, COMMON, SCALE, JURIST, TODAY);
    }

    @ParameterizedTest
    @EnumSource
    void onlyJuristsAndCoordinatorsOfTheTrustWrite(Role role) {
        boolean may = role == Role.JURIST || role == Role.COORDINATOR;
        assertThat(own().isWrittenBy(person(TRUST, role))).isEqualTo(may);
        assertThat(own().isWrittenBy(person(new PartyId("hf-983975240"), role))).isFalse();
        assertThat(own().isWrittenBy(person(KOMMUNE, role))).isFalse();
        assertThat(OwnLibrary.of(KOMMUNE, List.of()).isWrittenBy(person(KOMMUNE, role)))
                .isFalse();
    }

    @Test
    void aCommonEventInOwnWordsTakesItsPlaceAndOwnOnesComeAfter() {
        done(keep(scenario("E-983974724-9", "Brua er stengd")));
        done(keep(scenario("R-1", "Ingen tek telefonen")));
        RosLibrary all = COMMON.with(own());
        assertThat(all.scenarios()).extracting(RosScenario::id).containsExactly("R-1", "R-2", "E-983974724-9");
        assertThat(all.find("R-1").orElseThrow().event().nb()).isEqualTo("Ingen tek telefonen");
        assertThat(all.edition()).isEqualTo("1+hf-983974724.2");
    }

    @Test
    void anEventOfAnotherLibraryIsNotTakenUnderItsId() {
        assertThat(refused(keep(scenario("E-983975240-1", "Brua er stengd"))))
                .containsExactly(new Refusal.NothingByThatName("E-983975240-1"));
        assertThat(refused(keep(scenario("R-11", "Kommer kanskje i det felles biblioteket"))))
                .containsExactly(new Refusal.NothingByThatName("R-11"));
    }

    @Test
    void aLibraryNobodyHasTouchedIsTheCommonOne() {
        assertThat(COMMON.with(own())).isSameAs(COMMON);
    }

    @Test
    void whatIsRetiredIsLeftOutAndRestoredAsItStoodInTheCommonLibrary() {
        done(own().retire("R-2", "Ny bru", COMMON, JURIST));
        assertThat(COMMON.with(own()).find("R-2")).isEmpty();
        assertThat(refused(own().retire("R-2", "Igjen", COMMON.with(own()), JURIST)))
                .containsExactly(new Refusal.NothingByThatName("R-2"));
        done(own().restore("R-2", JURIST));
        assertThat(COMMON.with(own()).find("R-2")).contains(SECOND);
        assertThat(own().kept()).isEmpty();
        assertThat(refused(own().restore("R-2", JURIST))).containsExactly(new Refusal.NothingByThatName("R-2"));
        assertThat(refused(own().retire("R-2", " ", COMMON, JURIST))).containsExactly(new Refusal.ReasonMissing());
    }

    @Test
    void whatIsWrittenAgainIsInUseAgain() {
        done(own().retire("R-2", "Ny bru", COMMON, JURIST));
        done(keep(SECOND));
        assertThat(own().retired()).isEmpty();
    }

    @Test
    void theSameWordsAgainAreNoEdition() {
        done(keep(FIRST));
        done(keep(FIRST));
        assertThat(own().edition()).isEqualTo(1);
    }

    @Test
    void eachEditionTellsWhatItChanged() {
        RosScenario reworded = scenario("R-1", "Ingen tar telefonen");
        done(keep(reworded));
        done(own().review(reworded, TODAY, LocalDate.of(2027, 6, 1), COMMON, SCALE, JURIST, TODAY));
        done(own().retire("R-1", "Skjer aldri", COMMON, JURIST));
        assertThat(own().editions("R-1", COMMON))
                .extracting(OwnLibrary.Edition::changed)
                .containsExactly(Set.of(RosScenario.Part.EVENT), Set.of(RosScenario.Part.DATES), Set.of());
        assertThat(own().editions("R-2", COMMON)).isEmpty();
        assertThat(own().editions("", COMMON)).isEmpty();
    }

    @Test
    void anEventIsReviewedForADayThatIsNotOver() {
        assertThat(refused(own().review(FIRST, TODAY.plusDays(1), TODAY.plusYears(1), COMMON, SCALE, JURIST, TODAY)))
                .containsExactly(new Refusal.DateInFuture(TODAY.plusDays(1)));
        assertThat(refused(own().review(FIRST, TODAY.minusYears(2), TODAY.minusYears(1), COMMON, SCALE, JURIST, TODAY)))
                .containsExactly(new Refusal.DatesOutOfOrder(TODAY, TODAY.minusYears(1)));
    }

    @Test
    void theFirstDayOfReviewIsThatOfOwnEventsInUse() {
        assertThat(own().reviewBy()).isEmpty();
        done(keep(FIRST));
        done(keep(scenario("E-983974724-9", "Brua er stengd").reviewed(TODAY, LocalDate.of(2026, 9, 1))));
        assertThat(own().reviewBy()).contains(LocalDate.of(2026, 9, 1));
        done(own().retire("E-983974724-9", "Ny bru", COMMON.with(own()), JURIST));
        assertThat(own().reviewBy()).contains(LocalDate.of(2027, 1, 1));
    }

    @Test
    void wordsThatNameAPersonOrAreTooLongOrTooManyAreRefused() {
        RosScenario one = scenario("E-983974724-9", "Pasient 13097248022 falt");
        assertThat(refused(keep(one))).containsExactly(new Refusal.NationalIdentityNumberBeside());
        assertThat(refused(keep(scenario("E-983974724-9", "x".repeat(301)))))
                .containsExactly(new Refusal.TextTooLong(300));
        assertThat(refused(keep(scenario("E-983974724-9", "")))).containsExactly(new Refusal.ReasonMissing());
        var many = new RosScenario(
                "E-983974724-9",
                null,
                both("Mye"),
                Collections.nCopies(21, both("Årsak")),
                List.of("nowhere"),
                List.of(),
                List.of(),
                both("Egen"),
                TODAY,
                TODAY.plusYears(1));
        assertThat(refused(keep(many))).containsExactly(new Refusal.TooMany(20), new Refusal.UnknownTerm("nowhere"));
    }

    @Test
    void idsOfNewEventsAreFreeAndOfThisTrust() {
        assertThat(own().freeId()).isEqualTo("E-983974724-1");
        done(keep(scenario("E-983974724-1", "Brua er stengd")));
        done(own().retire("E-983974724-1", "Ny bru", COMMON.with(own()), JURIST));
        assertThat(own().freeId()).isEqualTo("E-983974724-2");
    }

    @Test
    void aScaleIsTheNextEditionOfTheTrustsOwn() {
        done(own().issue(SCALE, JURIST));
        assertThat(refused(own().issue(SCALE, JURIST))).containsExactly(new Refusal.DoneBefore(TRUST.value()));
        assertThat(refused(own().issue(scale("vedlegg-1", 2, "Pasient"), JURIST)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(refused(own().issue(scale(TRUST.value(), 2, ""), JURIST)))
                .containsExactly(new Refusal.ReasonMissing());
        done(own().issue(scale(TRUST.value(), 2, "Brukere"), JURIST));
        assertThat(own().scales()).hasSize(2);
        assertThat(own().scale().orElseThrow().edition()).isEqualTo(2);
        assertThat(refused(own().issue(scale(TRUST.value(), 3, "Pasient"), person(TRUST, Role.LEADER))))
                .containsExactly(new Refusal.NotAllowed());
    }
}
