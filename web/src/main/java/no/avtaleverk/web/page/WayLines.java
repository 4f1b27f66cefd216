package no.avtaleverk.web.page;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import no.avtaleverk.model.agreement.Stage;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.path.AgreementPath;
import no.avtaleverk.model.path.Mark;
import no.avtaleverk.model.path.Standing;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Awaiting;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The way of an agreement in words, with a sign beside every colour; {@code way} in the templates that show it. */
@Component
final class WayLines {
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("dd.MM.uuuu");
    private static final DateTimeFormatter SHORT_ENGLISH = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    private final Awaiting awaiting;
    private final PageWords words;
    private final MessageSource messages;

    WayLines(Awaiting awaiting, PageWords words, MessageSource messages) {
        this.awaiting = awaiting;
        this.words = words;
        this.messages = messages;
    }

    /**
     * A step of the strip.
     *
     * @param current whether the work stands at it
     */
    record StepLine(Stage stage, Mark mark, boolean current) {}

    /**
     * The way in short.
     *
     * @param status where the work stands, in one line
     * @param next what this reader has to do now; absent when there is nothing
     */
    record Strip(
            List<StepLine> steps,
            String status,
            Awaiting.@Nullable Task next,
            @Nullable String href) {}

    Strip strip(AgreementView view, AgreementPath path, Actor actor) {
        Stage at = path.status().stage();
        Awaiting.Task next =
                awaiting.tasks(view, actor, words.today()).stream().findFirst().orElse(null);
        return new Strip(
                Arrays.stream(Stage.values())
                        .filter(stage -> path.at(stage).standing() != Standing.NOT_NEEDED)
                        .map(stage -> new StepLine(
                                stage,
                                path.at(stage),
                                stage == at && path.at(stage).standing().isLacking()))
                        .toList(),
                status(path),
                next,
                next == null ? null : TaskPlace.of(next));
    }

    /** Such as "3 av 12 kommuner har vedtatt". */
    public String status(AgreementPath path) {
        AgreementPath.Status status = path.status();
        Mark mark = status.mark();
        String key = "way.status." + status.stage();
        if (status.stage() == Stage.PUBLICATION || status.stage() == Stage.DRAFTING) {
            key += "." + mark.standing();
        }
        return messages.getMessage(key, new Object[] {mark.done(), mark.of()}, PageWords.locale());
    }

    public String tone(Mark mark) {
        return switch (mark.standing()) {
            case DONE -> "success";
            case UNDER_WAY, MISSING -> "info";
            case CHANGED, POSTPONED -> "warning";
            case LATE, REFUSED -> "danger";
            case NOT_YET, UNDOCUMENTED, NOT_NEEDED -> "neutral";
        };
    }

    public String icon(Mark mark) {
        return switch (mark.standing()) {
            case DONE -> "check";
            case UNDER_WAY -> "half";
            case MISSING -> "arrow";
            case LATE -> "warning";
            case NOT_YET -> "clock";
            case CHANGED -> "pen";
            case POSTPONED -> "dash";
            case REFUSED -> "cross";
            case UNDOCUMENTED -> "question";
            case NOT_NEEDED -> "dot";
        };
    }

    /** What stands in a cell: the date when it is done, else how it stands. */
    public String text(Mark mark) {
        LocalDate date = mark.date();
        if (mark.standing() == Standing.DONE && date != null) {
            return date(date);
        }
        return words.capital(mark.standing());
    }

    /** What stands under it: how many, when, by when. */
    public String more(Mark mark) {
        LocalDate due = mark.due();
        LocalDate date = mark.date();
        if (mark.of() > 1 && (mark.standing() != Standing.DONE || date == null)) {
            String count = say("way.count", mark.done(), mark.of());
            return due == null ? count : count + ", " + say("way.due", date(due));
        }
        if (due != null && mark.standing().isLacking()) {
            return say("way.due", date(due));
        }
        return date != null && mark.standing() != Standing.DONE ? date(date) : "";
    }

    /** A link that may be followed; absent for all other references. */
    public @Nullable String link(Mark mark) {
        return mark.reference().matches("https?://\\S+") ? mark.reference() : null;
    }

    public String date(LocalDate date) {
        return (words.lang().equals("en") ? SHORT_ENGLISH : SHORT).format(date);
    }

    private String say(String key, Object... about) {
        return messages.getMessage(key, about, PageWords.locale());
    }
}
