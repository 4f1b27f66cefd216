package no.avtaleverk.model.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.agreement.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteDaysTests {
    private static final LocalDate SOUND = LocalDate.of(2026, 11, 22);
    private static final LocalDate ODD = LocalDate.of(26, 11, 22);

    private record Told(String item, @Nullable LocalDate on) implements Note {}

    private record Inner(String words, LocalDate due) {}

    private record Nested(String item, Optional<Inner> one, List<Inner> many, Map<String, Inner> named)
            implements Note {}

    private static List<Refusal> faults(Note note) {
        return NoteDays.ruled(Ruling.made(note)) instanceof Ruling.Refused<Note> refused
                ? refused.reasons()
                : List.of();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1899-12-31", "2201-01-01", "0026-11-22", "+999999999-12-31", "-999999999-01-01"})
    void aDayNobodyCanMeanIsRefused(LocalDate day) {
        assertThat(faults(new Told("x", day))).containsExactly(new Refusal.DayNotPlausible(day));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1900-01-01", "2026-11-22", "2200-12-31"})
    void aDayThatCanBeMeantIsTaken(LocalDate day) {
        assertThat(faults(new Told("x", day))).isEmpty();
    }

    @Test
    void aDayThatIsAbsentIsTaken() {
        assertThat(faults(new Told("x", null))).isEmpty();
    }

    @Test
    void daysAreFoundWhereverTheyStandInANote() {
        var sound = new Inner("", SOUND);
        var odd = new Inner("", ODD);
        assertThat(faults(new Nested("x", Optional.of(sound), List.of(sound), Map.of("a", sound))))
                .isEmpty();
        List<Refusal> refused = List.of(new Refusal.DayNotPlausible(ODD));
        assertThat(faults(new Nested("x", Optional.of(odd), List.of(), Map.of())))
                .isEqualTo(refused);
        assertThat(faults(new Nested("x", Optional.empty(), List.of(sound, odd), Map.of())))
                .isEqualTo(refused);
        assertThat(faults(new Nested("x", Optional.empty(), List.of(), Map.of("a", odd))))
                .isEqualTo(refused);
    }

    @Test
    void whatIsRefusedAlreadyStaysAsItIs() {
        Ruling<Note> refused = Ruling.refused(new Refusal.NotAllowed());
        assertThat(NoteDays.ruled(refused)).isSameAs(refused);
    }
}
