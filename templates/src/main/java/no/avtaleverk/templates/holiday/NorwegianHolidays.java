package no.avtaleverk.templates.holiday;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import no.avtaleverk.model.time.Holidays;

/** The public holidays of Norway as the library jollyday has them: those of helligdagsfreden, 1 May and 17 May. */
public final class NorwegianHolidays implements Holidays {
    private final HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.NORWAY));

    @Override
    public boolean isHoliday(LocalDate day) {
        return manager.isHoliday(day);
    }
}
