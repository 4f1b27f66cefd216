package no.avtaleverk.model.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.avtaleverk.model.activity.ActivityNote.Direction;
import no.avtaleverk.model.activity.ActivityNote.FigureAgreed;
import no.avtaleverk.model.activity.ActivityNote.FigureCorrected;
import no.avtaleverk.model.activity.ActivityNote.FigureEnded;
import no.avtaleverk.model.activity.ActivityNote.FigureEntered;
import no.avtaleverk.model.activity.ActivityNote.Measure;
import no.avtaleverk.model.activity.ReportingPeriod.Length;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityFiguresTests {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final PartyId TRUST = new PartyId("hf-983974724");
    private static final Set<PartyId> PARTIES = Set.of(VAKSDAL, TRUST);
    private static final Actor AUD = person(VAKSDAL);
    private static final Actor TONE = person(TRUST);
    private static final LocalDate TODAY = LocalDate.of(2024, 3, 1);

    private final List<Noted<ActivityNote>> notes = new ArrayList<>();

    private static Actor person(PartyId organisation) {
        return new Actor("x." + organisation, "X", organisation, Set.of(Role.COORDINATOR), Set.of());
    }

    private ActivityFigures figures() {
        return ActivityFigures.of(notes);
    }

    private void done(Ruling<ActivityNote> ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Made.class);
        ((Ruling.Made<ActivityNote>) ruling)
                .notes()
                .forEach(note -> notes.add(new Noted<>(
                        note, notes.size() + 1L, Instant.parse("2024-03-01T10:00:00Z"), "x", "X", VAKSDAL)));
    }

    private static List<Refusal> reasons(Ruling<ActivityNote> ruling) {
        assertThat(ruling).isInstanceOf(Ruling.Refused.class);
        return ((Ruling.Refused<ActivityNote>) ruling).reasons();
    }

    private static FigureAgreed agreed(LocalDate from) {
        return new FigureAgreed(
                "f-1",
                "Belegg",
                Measure.OCCUPANCY,
                "prosent",
                new ClauseId("d4-plassar"),
                Sha256.ZERO,
                3,
                new BigDecimal("60"),
                Direction.AT_LEAST,
                Length.MONTH,
                VAKSDAL,
                from);
    }

    private void agree() {
        done(figures().agree(agreed(LocalDate.of(2023, 11, 15)), PARTIES, TONE));
    }

    private static FigureEntered entered(String period, String value) {
        return new FigureEntered("f-1", period, new BigDecimal(value), "");
    }

    @Test
    void figuresAreEnteredForPeriodsThatAreOverAndMissedWhereTheyAreNot() {
        agree();
        assertThat(figures().list().getFirst().missing(TODAY))
                .extracting(ReportingPeriod::toString)
                .containsExactly("2023-11", "2023-12", "2024-01", "2024-02");
        done(figures().enter(entered("2024-02", "58.5"), AUD, TODAY));
        assertThat(figures().list().getFirst().missing(TODAY)).hasSize(3);
        assertThat(figures().list().getFirst().keeps(new BigDecimal("58.5"))).isFalse();
        assertThat(reasons(figures().enter(entered("2024-03", "61"), AUD, TODAY)))
                .containsExactly(new Refusal.PeriodNotOver("2024-03"));
        assertThat(reasons(figures().enter(entered("2024-02", "61"), AUD, TODAY)))
                .containsExactly(new Refusal.FigureEntered("2024-02"));
        assertThat(reasons(figures().enter(entered("2023-10", "61"), AUD, TODAY)))
                .containsExactly(new Refusal.NoSuchPeriod("2023-10"));
        assertThat(reasons(figures().enter(entered("2024-01", "61"), TONE, TODAY)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(reasons(figures().enter(entered("2024-01", "1e12"), AUD, TODAY)))
                .containsExactly(new Refusal.NumberOutOfRange());
    }

    @Test
    void aCorrectedFigureStandsAndTheOneBeforeIsKept() {
        agree();
        done(figures().enter(entered("2024-01", "64"), AUD, TODAY));
        assertThat(reasons(figures().correct(new FigureCorrected("f-1", "2024-01", new BigDecimal("61"), " "), AUD)))
                .containsExactly(new Refusal.ReasonMissing());
        done(figures().correct(new FigureCorrected("f-1", "2024-01", new BigDecimal("61"), "Talt feil"), AUD));
        ActivityFigure.Value value = figures().list().getFirst().last().orElseThrow();
        assertThat(value.number()).isEqualByComparingTo("61");
        assertThat(value.before()).containsExactly(new BigDecimal("64"));
        assertThat(reasons(figures()
                        .correct(new FigureCorrected("f-1", "2024-02", new BigDecimal("61"), "Talt feil"), AUD)))
                .containsExactly(new Refusal.NoSuchPeriod("2024-02"));
    }

    @Test
    void whatIsEndedIsMissedNoLonger() {
        agree();
        done(figures().end(new FigureEnded("f-1", LocalDate.of(2023, 12, 31), "Avløyst"), PARTIES, AUD));
        assertThat(figures().list().getFirst().missing(TODAY))
                .extracting(ReportingPeriod::toString)
                .containsExactly("2023-11", "2023-12");
    }

    @ParameterizedTest
    @CsvSource({"0023-11-15", "-999999999-01-01", "+999999999-12-31"})
    void nothingIsMissedOfAFigureFollowedFromADayNobodyMeant(LocalDate from) {
        notes.add(new Noted<>(agreed(from), 1, Instant.EPOCH, "x", "X", VAKSDAL));
        assertThat(figures().list().getFirst().missing(TODAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02, MONTH, 2024-02-01, 2024-02-29",
        "2024-Q1, QUARTER, 2024-01-01, 2024-03-31",
        "2023-k4, QUARTER, 2023-10-01, 2023-12-31",
        "2024, YEAR, 2024-01-01, 2024-12-31"
    })
    void aPeriodHasAFirstAndALastDay(String written, Length length, LocalDate first, LocalDate last) {
        ReportingPeriod period = ReportingPeriod.parse(written, length).orElseThrow();
        assertThat(period.first()).isEqualTo(first);
        assertThat(period.last()).isEqualTo(last);
        assertThat(ReportingPeriod.of(last, length)).isEqualTo(period);
        assertThat(period.next().first()).isEqualTo(last.plusDays(1));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-13, MONTH",
        "2024-00, MONTH",
        "2024-Q5, QUARTER",
        "2024, MONTH",
        "2024-01, YEAR",
        "24-01, MONTH",
        "1000, YEAR"
    })
    void whatIsNoPeriodIsNotRead(String written, Length length) {
        assertThat(ReportingPeriod.parse(written, length)).isEmpty();
    }
}
