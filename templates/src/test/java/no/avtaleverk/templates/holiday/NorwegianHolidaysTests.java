package no.avtaleverk.templates.holiday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.time.Holidays;
import org.junit.jupiter.api.Test;

class NorwegianHolidaysTests {
    private final Holidays holidays = new NorwegianHolidays();

    @Test
    void aYearHasTheTwelveHolidaysOfNorway() {
        assertThat(LocalDate.of(2026, 1, 1)
                        .datesUntil(LocalDate.of(2027, 1, 1))
                        .filter(holidays::isHoliday)
                        .map(LocalDate::toString))
                .containsExactlyElementsOf(List.of(
                        "2026-01-01",
                        "2026-04-02", // skjærtorsdag
                        "2026-04-03",
                        "2026-04-05",
                        "2026-04-06",
                        "2026-05-01",
                        "2026-05-14", // Kristi himmelfartsdag
                        "2026-05-17",
                        "2026-05-24",
                        "2026-05-25",
                        "2026-12-25",
                        "2026-12-26"));
    }

    @Test
    void easterFallsAsItShouldInYearsThatAreHardToReckon() {
        // The rules of Gauss need an exception for 1954, 1981, 2049 and 2076.
        for (String easterMonday : List.of("2038-04-26", "2049-04-19", "2076-04-20", "2008-03-24", "2024-04-01")) {
            LocalDate monday = LocalDate.parse(easterMonday);
            assertThat(holidays.isHoliday(monday)).as(easterMonday).isTrue();
            assertThat(holidays.isHoliday(monday.minusDays(3))).isTrue();
            assertThat(holidays.isHoliday(monday.plusWeeks(1))).isFalse();
        }
    }

    @Test
    void workingDaysAreThoseWhenOfficesAreOpen() {
        assertThat(holidays.isWorkingDay(LocalDate.of(2026, 12, 24))).isTrue();
        assertThat(holidays.isWorkingDay(LocalDate.of(2026, 12, 25))).isFalse();
        assertThat(holidays.isWorkingDay(LocalDate.of(2026, 11, 22))).isFalse();
        assertThat(holidays.workingDaysFrom(LocalDate.of(2026, 12, 23), 3)).isEqualTo("2026-12-29");
    }
}
