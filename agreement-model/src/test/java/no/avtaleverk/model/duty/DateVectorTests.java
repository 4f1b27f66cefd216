package no.avtaleverk.model.duty;

import static org.assertj.core.api.Assertions.assertThat;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.Examples;
import no.avtaleverk.model.agreement.OwnTerms.NoticeTerms;
import no.avtaleverk.model.agreement.OwnTerms.Renewal;
import no.avtaleverk.model.agreement.SubmissionDuty;
import no.avtaleverk.model.time.Holidays;
import no.avtaleverk.model.time.LastDay;
import no.avtaleverk.model.time.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The days of src/test/vectors/dates.csv, among them those that other systems are known to get wrong. */
class DateVectorTests {
    private static final HolidayManager NORWAY =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NORWAY));
    private static final Holidays HOLIDAYS = NORWAY::isHoliday;

    static Stream<String[]> vectors() throws IOException {
        return Files.readAllLines(Path.of("src/test/vectors/dates.csv")).stream()
                .skip(1)
                .map(line -> line.split(";", -1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void theDayIsTheOneInTheTable(
            String name, String ask, String from, String amount, String other, String expected, String why) {
        assertThat(reckoned(ask, LocalDate.parse(from), amount, other.split(" ")))
                .as("%s: %s", name, why)
                .isEqualTo(expected);
    }

    private static LocalDate reckoned(String ask, LocalDate from, String amount, String[] other) {
        return switch (ask) {
            case "last day" -> span(amount).lastDayFrom(from);
            case "last day before" -> span(amount).lastDayBefore(from);
            case "twice" -> span(amount).times(2).lastDayFrom(from);
            case "passed" -> span(amount).passedFrom(from);
            case "working days" -> HOLIDAYS.workingDaysFrom(from, Integer.parseInt(amount));
            case "moved" -> LastDay.valueOf(other[0]).of(from, HOLIDAYS);
            case "review due" -> ReviewDates.due(from);
            case "review overdue" -> ReviewDates.overdueFrom(from);
            case "submission" -> new SubmissionDuty(1, Examples.VAKSDAL, from, null).deadline();
            case "notice" ->
                new NoticeTerms(
                                span(amount),
                                NoticeTerms.Start.valueOf(other[1]),
                                NoticeTerms.End.valueOf(other[2]),
                                null)
                        .ends(from, LocalDate.parse(other[0]));
            case "renewal" ->
                new Renewal(span(amount), new Span(Integer.parseInt(other[1]), Span.Unit.valueOf(other[2])), null)
                        .endReachedBy(from, LocalDate.parse(other[0]));
            case "last notice" -> new Renewal(Span.years(1), span(amount), null).lastDayForNotice(from);
            default -> throw new IllegalArgumentException(ask);
        };
    }

    private static Span span(String text) {
        String[] parts = text.split(" ");
        return new Span(Integer.parseInt(parts[0]), Span.Unit.valueOf(parts[1]));
    }

    @Test
    void eachRowHasANameOfItsOwn() throws IOException {
        var names = new HashSet<String>();
        assertThat(vectors().map(row -> row[0])).hasSizeGreaterThan(50).allMatch(names::add);
    }
}
