package no.avtaleverk.web.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.avtaleverk.model.activity.ReportingPeriod;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.TextState;
import no.avtaleverk.model.coverage.CoverageReport.Status;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.reporting.Awaiting;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Words, dates and signs in the reader's language; {@code words} in every template. */
@Component
final class PageWords {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(Changes.NORWAY);

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu");

    private final Wording wording;
    private final Changes changes;
    private final MessageSource messages;

    PageWords(Wording wording, Changes changes, MessageSource messages) {
        this.messages = messages;
        this.wording = wording;
        this.changes = changes;
    }

    /** A state in words, with a tone and an icon, so that colour never stands alone. */
    record Chip(String text, String tone, String icon) {}

    public String lang() {
        return locale().getLanguage();
    }

    public LocalDate today() {
        return changes.today();
    }

    public String of(Enum<?> constant) {
        return wording.of(constant, locale());
    }

    /** Words of the pages. */
    String say(String key, Object... values) {
        return messages.getMessage(key, values, locale());
    }

    /** Words of the pages in a certain language, for what others read as well. */
    String sayIn(Language language, String key, Object... values) {
        return messages.getMessage(key, values, Locale.of(language.code()));
    }

    /** A constant in a file whose language is another than the page's. */
    String ofIn(Language language, Enum<?> constant) {
        return wording.of(constant, Locale.of(language.code()));
    }

    /** What is to be done. */
    public String task(Awaiting.Task task) {
        Todo todo = task.todo();
        return todo == null ? of(task.kind()) : capital(todo.what());
    }

    /** With a capital first letter, as at the start of a line. */
    public String capital(Enum<?> constant) {
        return capitalised(of(constant));
    }

    public String capitalised(String text) {
        return Wording.capital(text, locale());
    }

    public String in(Bilingual words) {
        return Wording.in(words, locale());
    }

    public String date(@Nullable LocalDate date) {
        return date == null ? "" : wording.date(date, locale());
    }

    /** A month, quarter or year, short enough to stand below a chart. */
    public String period(ReportingPeriod period) {
        return switch (period.length()) {
            case MONTH -> MONTH.withLocale(locale()).format(period.first());
            case QUARTER -> say("activity.quarter", String.valueOf(period.number()), String.valueOf(period.year()));
            case YEAR -> String.valueOf(period.year());
        };
    }

    /** A date under the heading of its month: without the year. */
    public String dayInMonth(LocalDate date) {
        return wording.dayInMonth(date, locale());
    }

    public String moment(Instant instant) {
        return wording.moment(instant, locale());
    }

    public String time(Instant instant) {
        return TIME.format(instant);
    }

    public String day(Instant instant) {
        return date(LocalDate.ofInstant(instant, Changes.NORWAY));
    }

    public String party(PartyId party) {
        return wording.name(party, today());
    }

    public String party(PartyId party, LocalDate on) {
        return wording.name(party, on);
    }

    public String requirement(RequirementId requirement) {
        return wording.title(requirement, locale());
    }

    public String event(AuditEvent event, Clauses clauses) {
        return wording.of(event, clauses, locale());
    }

    /** Days from today, negative when past. */
    public long daysTo(LocalDate date) {
        return ChronoUnit.DAYS.between(today(), date);
    }

    /** The last day of a half-open period, as people write it. */
    public @Nullable LocalDate lastDay(Period period) {
        LocalDate until = period.until();
        return until == null ? null : until.minusDays(1);
    }

    /** Where the work stands. */
    public List<Chip> chips(Agreement agreement) {
        var chips = new ArrayList<Chip>();
        if (agreement.state() != AgreementState.UNSIGNED) {
            chips.add(
                    switch (agreement.state()) {
                        case ANNUAL_REVISION -> new Chip(capital(agreement.state()), "warning", "clock");
                        case ENDED -> new Chip(capital(agreement.state()), "neutral", "dash");
                        default -> new Chip(capital(agreement.state()), "success", "check");
                    });
        }
        if (agreement.text() != TextState.SIGNED) {
            chips.add(
                    switch (agreement.text()) {
                        case DRAFT -> new Chip(capital(agreement.text()), "neutral", "pen");
                        case ISSUED -> new Chip(capital(agreement.text()), "success", "check");
                        case REVIEW -> new Chip(capital(agreement.text()), "info", "people");
                        default -> new Chip(capital(agreement.text()), "neutral", "cross");
                    });
        }
        return chips;
    }

    public Chip status(Status status) {
        String text = capital(status);
        return switch (status) {
            case ANSWERED -> new Chip(text, "success", "check");
            case PARTLY -> new Chip(text, "info", "half");
            case MISSING -> new Chip(text, "danger", "cross");
            case UNDOCUMENTED -> new Chip(text, "warning", "question");
            case NOT_COVERED -> new Chip(text, "neutral", "dash");
            case NOT_YET_DEMANDED -> new Chip(text, "neutral", "clock");
            case NOT_APPLICABLE -> new Chip(text, "neutral", "dot");
        };
    }

    static Locale locale() {
        return Wording.best(LocaleContextHolder.getLocale());
    }
}
