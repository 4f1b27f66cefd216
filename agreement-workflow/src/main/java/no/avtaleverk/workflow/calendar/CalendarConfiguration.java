package no.avtaleverk.workflow.calendar;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import no.avtaleverk.model.duty.DutyKind;
import no.avtaleverk.model.duty.Reckoning;
import no.avtaleverk.model.feed.Feeds;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.time.Holidays;
import no.avtaleverk.model.time.LastDay;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.body.Convening;
import no.avtaleverk.workflow.followup.FollowedSubject;
import no.avtaleverk.workflow.reporting.Awaiting;
import no.avtaleverk.workflow.reporting.Viewing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The calendar of duties. */
@Configuration(proxyBeanMethods = false)
public class CalendarConfiguration {
    /**
     * By what days are reckoned. What happens on a last day that is no working day can be set for each kind of duty, such as
     * {@code avtaleverk.last-day.submission=WORKING_DAY_AFTER}.
     */
    @Bean
    Reckoning reckoning(Holidays holidays, RequirementCatalogue catalogue, Environment environment) {
        var lastDays = new EnumMap<DutyKind, LastDay>(DutyKind.class);
        for (DutyKind kind : DutyKind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            LastDay set = environment.getProperty("avtaleverk.last-day." + name, LastDay.class);
            if (set != null) {
                lastDays.put(kind, set);
            }
        }
        return new Reckoning(holidays, catalogue, lastDays);
    }

    @Bean
    DutyCalendar dutyCalendar(
            Viewing viewing,
            List<FollowedSubject> subjects,
            Reckoning reckoning,
            Convening convening,
            Awaiting awaiting) {
        return new DutyCalendar(viewing, subjects, reckoning, convening, awaiting);
    }

    @Bean
    Feeding feeding(Feeds feeds, Changes changes) {
        return new Feeding(feeds, changes);
    }
}
