package no.avtaleverk.web.page;

import java.util.List;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.duty.Duty;
import no.avtaleverk.model.duty.DutyKind;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.web.page.PageWords.Chip;
import no.avtaleverk.workflow.calendar.DutyCalendar.Entry;
import no.avtaleverk.workflow.calendar.DutyCalendar.Words;
import no.avtaleverk.workflow.followup.Todo;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What has a day, as it is shown: with the words of the agreement or of the statute beside the day. */
@Component
final class CalendarLines {
    /** Tasks of what is followed up, in the filter and in the year wheel. */
    static final String TASK = "TASK";

    private final RequirementCatalogue catalogue;
    private final MessageSource messages;
    private final PageWords words;

    CalendarLines(RequirementCatalogue catalogue, MessageSource messages, PageWords words) {
        this.catalogue = catalogue;
        this.messages = messages;
        this.words = words;
    }

    /**
     * A line of the calendar.
     *
     * @param kind name of a {@link DutyKind}, or {@link #TASK}
     * @param name the kind in words
     * @param about what tells it from others of its kind, such as the requirement or the name of a unit; may be empty
     * @param home the agreement, organ or organisation it is of
     * @param statute the words of the statute; absent where it says nothing of it, and where the agreement's words are known
     */
    record Line(
            Entry entry,
            String kind,
            String name,
            String about,
            String href,
            String home,
            Chip state,
            @Nullable Quote agreement,
            @Nullable Statute statute) {}

    /** Words of the agreement. */
    record Quote(String number, List<TextBlocks.Run> heading, List<TextBlocks.Block> blocks, String href) {}

    /** Words of the statute, with where they stand. */
    record Statute(String quote, String source) {}

    Line line(Entry entry) {
        Duty duty = entry.duty();
        Quote quote = quote(entry.agreement(), entry.clause());
        return new Line(
                entry,
                kind(entry),
                name(kind(entry)),
                about(entry),
                href(entry),
                home(entry),
                state(entry.state()),
                quote,
                duty == null ? null : statute(duty));
    }

    /** A kind in words. */
    String name(String kind) {
        return kind.equals(TASK)
                ? messages.getMessage("calendar.task", null, PageWords.locale())
                : words.capital(DutyKind.valueOf(kind));
    }

    static String kind(Entry entry) {
        Duty duty = entry.duty();
        return duty == null ? TASK : duty.kind().name();
    }

    private String about(Entry entry) {
        Duty duty = entry.duty();
        Todo todo = entry.todo();
        if (todo != null) {
            String what = words.capital(todo.what());
            return todo.words().isEmpty() ? what : what + ": " + todo.words();
        }
        RequirementId requirement = duty == null ? null : duty.basis().requirement();
        return duty != null && duty.kind() == DutyKind.CONCLUSION && requirement != null
                ? words.requirement(requirement)
                : "";
    }

    private static String home(Entry entry) {
        Todo todo = entry.todo();
        return todo != null && !todo.subject().isOfAgreement()
                ? TaskPlace.of(todo)
                : "/agreements/" + entry.agreement();
    }

    private static String href(Entry entry) {
        AgreementId id = entry.agreement();
        Todo todo = entry.todo();
        Duty duty = entry.duty();
        if (todo != null) {
            return TaskPlace.of(todo);
        }
        return switch (java.util.Objects.requireNonNull(duty).kind()) {
            case HEARING -> "/agreements/" + id + "/hearings/" + duty.number();
            case SIGNING -> "/agreements/" + id + "/board";
            case SUBMISSION -> "/submissions";
            case CONCLUSION -> "/agreements/" + id;
            case REVIEW, REVISION, EXPIRY, RENEWAL, NOTICE_RUNS_OUT -> "/agreements/" + id + "/upkeep";
        };
    }

    private Chip state(Duty.State state) {
        String text = words.capital(state);
        return switch (state) {
            case AHEAD -> new Chip(text, "neutral", "dot");
            case OPEN -> new Chip(text, "info", "clock");
            case LATE -> new Chip(text, "warning", "clock");
            case OVERDUE -> new Chip(text, "danger", "warning");
            case DONE -> new Chip(text, "success", "check");
        };
    }

    private static @Nullable Quote quote(AgreementId agreement, @Nullable Words words) {
        if (words == null) {
            return null;
        }
        Integer version = words.version();
        return new Quote(
                words.clause().number(),
                TextBlocks.runs(words.clause().text().heading(), words.values()),
                TextBlocks.of(words.clause().text().body(), words.values()),
                "/agreements/" + agreement + (version == null ? "" : "?version=" + version) + "#"
                        + words.clause().id());
    }

    private @Nullable Statute statute(Duty duty) {
        RequirementId of = duty.kind().requirement();
        Requirement requirement = of == null ? null : catalogue.find(of).orElse(null);
        return requirement == null || requirement.quote() == null
                ? null
                : new Statute(requirement.quote(), requirement.source());
    }
}
