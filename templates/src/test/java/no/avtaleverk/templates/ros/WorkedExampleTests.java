package no.avtaleverk.templates.ros;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosLine;
import no.avtaleverk.model.ros.RosNote;
import no.avtaleverk.model.ros.RosNote.RosAgreed;
import no.avtaleverk.model.ros.RosNote.RosListed;
import no.avtaleverk.model.ros.RosNote.RosMeasureSet;
import no.avtaleverk.model.ros.RosNote.RosScored;
import no.avtaleverk.model.ros.RosRow;
import no.avtaleverk.model.ros.RosScale;
import no.avtaleverk.model.ros.RosScenario;
import no.avtaleverk.model.ros.Zone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked example of the guide's vedlegg 1, carried out by the rules of the product. */
class WorkedExampleTests {
    private static final WorkedExample EXAMPLE = RosFiles.example();
    private static final RosScale SCALE = RosFiles.scale();
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId TRUST = new PartyId("hf-983974724");
    private static final List<PartyId> PARTIES = List.of(VAKSDAL, TRUST);
    private static final Actor AUD = new Actor("aud.dale", "Aud Dale", VAKSDAL, Set.of(Role.COORDINATOR), Set.of());
    private static final Actor TONE = new Actor("tone.hauge", "Tone Hauge", TRUST, Set.of(Role.COORDINATOR), Set.of());
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final List<Noted<RosNote>> notes = new ArrayList<>();

    static Stream<WorkedExample.Row> rows() {
        return EXAMPLE.rows().stream();
    }

    @Test
    void saysWhatTheGuideSays() {
        assertThat(EXAMPLE.scale()).isEqualTo(SCALE.id());
        assertThat(EXAMPLE.rows())
                .extracting(
                        WorkedExample.Row::letter,
                        row -> row.before().score(),
                        row -> row.before().zone(),
                        row -> row.after().score(),
                        row -> row.after().zone())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("A", 25, Zone.RED, 6, Zone.YELLOW),
                        org.assertj.core.groups.Tuple.tuple("B", 15, Zone.RED, 4, Zone.GREEN),
                        org.assertj.core.groups.Tuple.tuple("C", 15, Zone.RED, 2, Zone.GREEN));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void theRulesOfTheProductGiveItsScoresAndZones(WorkedExample.Row row) {
        note(AUD, new RosListed("", 3, 7, Sha256.of("teksten"), "1", SCALE, List.of(listed(row))));
        assertThat(score(row, AUD))
                .isInstanceOfSatisfying(Ruling.Refused.class, refused -> assertThat(refused.reasons())
                        .isNotEmpty()
                        .allMatch(Refusal.FallsWithoutMeasure.class::isInstance));

        int number = 0;
        for (RosScenario.Proposed measure : row.measures()) {
            made(
                    AUD,
                    analysis()
                            .setMeasure(
                                    new RosMeasureSet(
                                            row.scenario(),
                                            "m-" + ++number,
                                            measure.what().nb(),
                                            measure.lowers(),
                                            VAKSDAL,
                                            Role.COORDINATOR,
                                            TODAY.plusDays(90)),
                                    PARTIES,
                                    AUD,
                                    TODAY));
        }
        made(AUD, score(row, AUD));
        made(TONE, score(row, TONE));
        made(
                AUD,
                analysis()
                        .agree(
                                new RosAgreed(
                                        row.scenario(),
                                        row.area(),
                                        row.before().grade(),
                                        row.after().grade(),
                                        item(row).ground(),
                                        ""),
                                PARTIES,
                                AUD,
                                TODAY));

        RosLine line = item(row).line(row.area()).orElseThrow();
        RosLine.Grades grades = line.grades().orElseThrow();
        assertThat(line.standing()).isEqualTo(RosLine.Standing.AGREED);
        assertThat(grades.before().score()).isEqualTo(row.before().score());
        assertThat(SCALE.zone(grades.before())).isEqualTo(row.before().zone());
        assertThat(grades.remaining().score()).isEqualTo(row.after().score());
        assertThat(SCALE.zone(grades.remaining())).isEqualTo(row.after().zone());
        assertThat(item(row).zone(SCALE)).contains(row.after().zone());
        assertThat(analysis().unaccepted(TODAY)).hasSize(row.after().zone() == Zone.GREEN ? 0 : 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void theLibraryHoldsItsEventsInTheSameArea(WorkedExample.Row row) {
        assertThat(RosFiles.library().find(row.scenario()).orElseThrow().areas())
                .contains(row.area());
    }

    private static RosRow listed(WorkedExample.Row row) {
        return new RosRow(
                row.scenario(),
                RosRow.Kind.EVENT,
                null,
                row.event(),
                row.causes(),
                List.of(row.area()),
                List.of(),
                List.of(),
                row.measures(),
                EXAMPLE.source());
    }

    private RosAnalysis analysis() {
        return RosAnalysis.of(notes);
    }

    private RosItem item(WorkedExample.Row row) {
        return analysis().find(row.scenario()).orElseThrow();
    }

    private Ruling<RosNote> score(WorkedExample.Row row, Actor by) {
        return analysis()
                .score(
                        new RosScored(
                                row.scenario(),
                                row.area(),
                                by.equals(AUD) ? VAKSDAL : TRUST,
                                row.before().grade(),
                                row.after().grade(),
                                item(row).ground(),
                                ""),
                        PARTIES,
                        by,
                        TODAY);
    }

    private void made(Actor by, Ruling<RosNote> ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Made.class);
        ((Ruling.Made<RosNote>) ruling).notes().forEach(one -> note(by, one));
    }

    private void note(Actor by, RosNote note) {
        notes.add(new Noted<>(
                note,
                notes.size() + 1,
                Instant.parse("2026-11-22T10:00:00Z"),
                by.userId(),
                by.name(),
                by.organisation()));
    }
}
