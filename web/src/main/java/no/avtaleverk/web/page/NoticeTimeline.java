package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.Notice;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.termination.FallingAway;
import org.jspecify.annotations.Nullable;

/**
 * The life of an agreement as a picture: bars of the time in force and of what replaces it, with numbered days. The same days stand in
 * words below it, so that the picture says nothing that is not said otherwise.
 *
 * @param bars in the order they are drawn, the topmost first
 * @param marks by their days
 * @param height in the units of the picture, which is {@link #WIDTH} wide
 */
record NoticeTimeline(List<Bar> bars, List<Mark> marks, int height, int todayAt) {
    static final int WIDTH = 360;
    private static final int MARGIN = 14;
    private static final int BAR = 18;
    private static final int TOP = 30;

    NoticeTimeline {
        bars = List.copyOf(bars);
        marks = List.copyOf(marks);
    }

    /**
     * A bar.
     *
     * @param what key of its words, and its look
     * @param party whose it is; absent for one that is everybody's
     */
    record Bar(
            String what,
            @Nullable PartyId party,
            String title,
            LocalDate from,
            @Nullable LocalDate until,
            int x,
            int y,
            int width) {
        /** Whether a name can be read on it; one that can not stands below the picture alone. */
        public boolean holds(String name) {
            return width >= 6 * name.length() + 10;
        }

        /** Its classes; two underscores twice would be read as an instruction by the template. */
        public String look() {
            return "av-ending__bar av-ending__bar--" + what;
        }
    }

    /**
     * A numbered day.
     *
     * @param what key of its words
     */
    record Mark(int number, String what, @Nullable PartyId party, LocalDate day, int x, int y) {}

    private record Day(String what, @Nullable PartyId party, LocalDate day) {}

    private record Span(
            String what,
            @Nullable PartyId party,
            String title,
            LocalDate from,
            @Nullable LocalDate until) {}

    /** How it stands. */
    static NoticeTimeline of(Agreement agreement, @Nullable FallingAway away, LocalDate today) {
        var spans = inForce(agreement);
        var days = new ArrayList<Day>();
        for (Notice notice : agreement.facts().notices()) {
            add(notice, notice.stands() ? notice.ends() : null, days);
            Notice.Withdrawal withdrawal = notice.withdrawal();
            if (withdrawal != null) {
                days.add(new Day("withdrawn", notice.by(), withdrawal.on()));
            }
        }
        agreement.fixedEnd().ifPresent(end -> days.add(new Day("term-ends", null, end.minusDays(1))));
        if (away != null) {
            for (FallingAway.Replacement replacement : away.replacements()) {
                LocalDate from = replacement.from();
                if (from != null) {
                    spans.add(new Span("replacement", null, replacement.title(), from, null));
                    days.add(new Day("replaced", null, from));
                }
            }
        }
        return drawn(spans, days, today);
    }

    /** How it would be. */
    static NoticeTimeline preview(
            Agreement agreement,
            PartyId by,
            LocalDate dispatched,
            LocalDate received,
            LocalDate ends,
            LocalDate today) {
        var spans = inForce(agreement);
        spans.replaceAll(span -> by.equals(span.party()) || !by.isMunicipality()
                ? new Span(
                        span.what(),
                        span.party(),
                        span.title(),
                        span.from(),
                        span.until() == null || span.until().isAfter(ends) ? ends : span.until())
                : span);
        var days = new ArrayList<Day>();
        days.add(new Day("dispatched", by, dispatched));
        days.add(new Day("received", by, received));
        days.add(new Day("runs-out", by, ends.minusDays(1)));
        return drawn(spans, days, today);
    }

    private static List<Span> inForce(Agreement agreement) {
        var spans = new ArrayList<Span>();
        for (PartyId municipality : agreement.allMunicipalities()) {
            List<Agreement.InForce> periods = agreement.periodsInForce(municipality);
            if (!periods.isEmpty()) {
                spans.add(new Span(
                        "in-force",
                        municipality,
                        "",
                        periods.getFirst().period().from(),
                        periods.getLast().period().until()));
            }
        }
        return spans;
    }

    private static void add(Notice notice, @Nullable LocalDate ends, List<Day> days) {
        Notice.Letter letter = notice.letter();
        if (letter != null) {
            days.add(new Day("dispatched", notice.by(), letter.dispatched()));
            days.add(new Day("received", notice.by(), letter.received()));
        } else {
            days.add(new Day("received", notice.by(), notice.given()));
        }
        if (ends != null) {
            days.add(new Day("runs-out", notice.by(), ends.minusDays(1)));
        }
    }

    private static NoticeTimeline drawn(List<Span> spans, List<Day> days, LocalDate today) {
        var all = new ArrayList<LocalDate>();
        all.add(today);
        days.forEach(day -> all.add(day.day()));
        spans.forEach(span -> {
            all.add(span.from());
            if (span.until() != null) {
                all.add(span.until());
            }
        });
        LocalDate last = all.stream().max(LocalDate::compareTo).orElse(today).plusMonths(3);
        LocalDate first = all.stream().min(LocalDate::compareTo).orElse(today);
        // An agreement may have run for many years before anything happens to it.
        LocalDate soonest =
                days.stream().map(Day::day).min(LocalDate::compareTo).orElse(today);
        LocalDate shown = soonest.isAfter(today) ? today.minusYears(1) : soonest.minusYears(1);
        if (first.isBefore(shown)) {
            first = shown;
        }
        var scale = new Scale(first, last);
        var bars = new ArrayList<Bar>();
        int y = TOP;
        for (Span span : spans) {
            LocalDate until = span.until();
            if (until != null && until.isBefore(first)) {
                continue;
            }
            int from = scale.at(span.from());
            int to = until == null ? WIDTH : scale.at(until);
            bars.add(new Bar(
                    span.what(), span.party(), span.title(), span.from(), until, from, y, Math.max(2, to - from)));
            y += BAR + 6;
        }
        var marks = new ArrayList<Mark>();
        days.sort(Comparator.comparing(Day::day));
        int number = 1;
        int before = -100;
        int level = 0;
        for (Day day : days.stream().distinct().toList()) {
            int x = scale.at(day.day());
            level = x - before < 20 ? level + 1 : 0;
            before = x;
            marks.add(new Mark(number, day.what(), day.party(), day.day(), x, y + 14 + level * 20));
            number++;
        }
        int lowest = marks.stream().mapToInt(Mark::y).max().orElse(y);
        return new NoticeTimeline(bars, marks, lowest + 16, scale.at(today));
    }

    private record Scale(LocalDate first, LocalDate last) {
        int at(LocalDate day) {
            LocalDate within = day.isBefore(first) ? first : day.isAfter(last) ? last : day;
            long all = Math.max(1, ChronoUnit.DAYS.between(first, last));
            long passed = ChronoUnit.DAYS.between(first, within);
            return (int) (MARGIN + passed * (WIDTH - 2 * MARGIN) / all);
        }
    }

    public boolean isEmpty() {
        return bars.isEmpty() && marks.isEmpty();
    }
}
