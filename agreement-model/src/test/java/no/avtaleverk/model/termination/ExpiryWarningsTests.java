package no.avtaleverk.model.termination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.termination.ExpiryWarnings.Warning;
import org.junit.jupiter.api.Test;

/** In the Vaksdal case the agreement of 2016 ran to the end of the year, and was made longer to the end of February. */
class ExpiryWarningsTests {
    private static final LocalDate END = LocalDate.of(2017, 1, 1);

    @Test
    void warnsFourTimesAndOnTheLastDayToBeginACase() {
        assertThat(ExpiryWarnings.USUAL.of(END))
                .containsExactly(
                        new Warning(LocalDate.of(2015, 12, 31), 12),
                        new Warning(LocalDate.of(2016, 6, 30), 6),
                        new Warning(LocalDate.of(2016, 9, 24), 0),
                        new Warning(LocalDate.of(2016, 9, 30), 3),
                        new Warning(LocalDate.of(2016, 11, 30), 1));
    }

    @Test
    void theWarningReachedIsTheNewestThatWasGiven() {
        assertThat(ExpiryWarnings.USUAL.reached(END, LocalDate.of(2015, 12, 30)))
                .isEmpty();
        assertThat(ExpiryWarnings.USUAL.reached(END, LocalDate.of(2016, 9, 29)))
                .map(Warning::months)
                .contains(0);
        assertThat(ExpiryWarnings.USUAL.reached(END, LocalDate.of(2016, 12, 31)))
                .map(Warning::months)
                .contains(1);
    }

    @Test
    void aTermToTheEndOfFebruaryIsWarnedOfOnLastDaysOfMonths() {
        assertThat(ExpiryWarnings.USUAL.of(LocalDate.of(2017, 3, 1)))
                .extracting(Warning::day)
                .contains(LocalDate.of(2016, 2, 28), LocalDate.of(2016, 8, 28), LocalDate.of(2017, 1, 28));
    }

    @Test
    void noWarningsAreNoSetting() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ExpiryWarnings(List.of(), 14));
        assertThatIllegalArgumentException().isThrownBy(() -> new ExpiryWarnings(List.of(12, 0), 14));
    }
}
