package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.duty.Duty;
import no.avtaleverk.model.duty.DutyKind;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.web.page.CalendarLines.Line;
import no.avtaleverk.workflow.calendar.DutyCalendar;
import no.avtaleverk.workflow.calendar.DutyCalendar.Entry;
import no.avtaleverk.workflow.calendar.Feeding;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The duties of all agreements of a person: as a wheel of the year, and month by month. */
@Controller
final class CalendarController {
    private static final int FIRST_YEAR = 2012;
    private static final int YEARS_AHEAD = 30;

    /** From the rim of the wheel inwards. */
    private static final List<String> KINDS = kinds();

    private final DutyCalendar calendar;
    private final CalendarLines lines;
    private final Feeding feeding;
    private final PageAnswers answers;
    private final PageWords words;

    CalendarController(
            DutyCalendar calendar, CalendarLines lines, Feeding feeding, PageAnswers answers, PageWords words) {
        this.calendar = calendar;
        this.lines = lines;
        this.feeding = feeding;
        this.answers = answers;
        this.words = words;
    }

    private static List<String> kinds() {
        var kinds =
                new ArrayList<>(Arrays.stream(DutyKind.values()).map(Enum::name).toList());
        kinds.add(CalendarLines.TASK);
        return List.copyOf(kinds);
    }

    /** A month with what it has. */
    record MonthLines(int number, String name, List<Line> lines) {}

    /** A kind with its name. */
    record Kind(String key, String name) {}

    /** An agreement to choose. */
    record Choice(AgreementId id, String title) {}

    /**
     * @param year the running one when not given
     * @param kind name of a kind, for that alone; else all
     * @param agreement for that alone; else all
     */
    @GetMapping("/calendar")
    String calendar(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String agreement,
            Actor actor,
            Model model) {
        LocalDate today = words.today();
        int shown = year == null ? today.getYear() : Math.clamp(year, FIRST_YEAR, today.getYear() + YEARS_AHEAD);
        boolean now = shown == today.getYear();
        List<Entry> all = calendar.of(actor, today, day -> day.getYear() == shown || now && day.getYear() < shown);
        List<Entry> old = all.stream()
                .filter(entry -> entry.day().getYear() < shown && entry.state() == Duty.State.OVERDUE)
                .toList();
        List<Entry> own =
                all.stream().filter(entry -> entry.day().getYear() == shown).toList();
        List<Line> chosen = chosen(own, kind, agreement);
        model.addAttribute("year", shown);
        model.addAttribute("today", today);
        model.addAttribute("late", chosen(old, kind, agreement));
        model.addAttribute("months", months(chosen));
        model.addAttribute("count", chosen.size());
        YearWheel wheel = YearWheel.of(shown, chosen, KINDS, today);
        model.addAttribute("wheel", wheel);
        model.addAttribute(
                "inMonth",
                wheel.sectors().stream().collect(Collectors.toMap(YearWheel.Sector::month, sector -> said(sector))));
        model.addAttribute("kinds", KINDS.stream().map(this::kind).toList());
        model.addAttribute(
                "kindsThere",
                KINDS.stream()
                        .filter(one ->
                                chosen.stream().anyMatch(line -> line.kind().equals(one)))
                        .map(this::kind)
                        .toList());
        model.addAttribute("kind", kind);
        model.addAttribute("agreement", agreement);
        model.addAttribute("agreements", choices(all));
        model.addAttribute("feed", feeding.of(actor).orElse(null));
        return "calendar";
    }

    /** A month of the wheel in words, for those who do not see it. */
    private String said(YearWheel.Sector sector) {
        String kinds = sector.marks().stream()
                .map(mark -> lines.name(mark.kind()) + " " + mark.count())
                .collect(Collectors.joining(", "));
        String month = Month.of(sector.month()).getDisplayName(TextStyle.FULL_STANDALONE, PageWords.locale());
        return words.capitalised(month) + ": " + kinds + (sector.isOverdue() ? ". " + words.say("calendar.ring") : "");
    }

    private Kind kind(String key) {
        return new Kind(key, lines.name(key));
    }

    private List<Line> chosen(List<Entry> entries, String kind, String agreement) {
        return entries.stream()
                .filter(entry ->
                        agreement.isEmpty() || entry.agreement().value().equals(agreement))
                .filter(entry -> kind.isEmpty() || CalendarLines.kind(entry).equals(kind))
                .map(lines::line)
                .toList();
    }

    private List<MonthLines> months(List<Line> chosen) {
        var months = new ArrayList<MonthLines>();
        for (Month month : Month.values()) {
            months.add(new MonthLines(
                    month.getValue(),
                    words.capitalised(month.getDisplayName(TextStyle.FULL_STANDALONE, PageWords.locale())),
                    chosen.stream()
                            .filter(line -> line.entry().day().getMonth() == month)
                            .toList()));
        }
        return months;
    }

    private static List<Choice> choices(List<Entry> entries) {
        var titles = new TreeMap<String, Choice>();
        for (Entry entry : entries) {
            titles.put(entry.title() + entry.agreement(), new Choice(entry.agreement(), entry.title()));
        }
        return List.copyOf(titles.values());
    }

    /** Make, renew or revoke the private address. The secret is shown once, on the page that follows. */
    @PostMapping("/calendar/feed")
    String feed(@RequestParam String act, Actor actor, RedirectAttributes flash) {
        if (act.equals("revoke")) {
            feeding.revoke(actor);
            return answers.done(flash, "done.feed-revoked", "/calendar#feed");
        }
        String secret = feeding.make(actor, PageWords.locale().getLanguage());
        String address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/feeds/{secret}")
                .buildAndExpand(secret)
                .toUriString();
        flash.addFlashAttribute("calendarAddress", address + "/calendar.ics");
        flash.addFlashAttribute("newsAddress", address + "/changes.atom");
        return answers.done(flash, "done.feed-made", "/calendar#feed");
    }
}
