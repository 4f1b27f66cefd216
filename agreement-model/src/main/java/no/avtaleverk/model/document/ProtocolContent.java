package no.avtaleverk.model.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import no.avtaleverk.model.agreement.TextCode;
import no.avtaleverk.model.disagreement.DisagreementNote.RungOutcome;
import no.avtaleverk.model.disagreement.Rung;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * All that a document of a rung tells: what the parties do not agree on, how each sees it, and what was tried before.
 *
 * @param rung which decides what document it is
 * @param title of the agreement
 * @param version 0 when the words stand in no numbered version
 * @param code what is printed on every page of that version; absent when there is none
 * @param clause number and heading
 * @param words of the clause, as they were when it was raised
 * @param ladder the clause in which the agreement says how disagreement is dealt with; absent when it says nothing
 * @param steps the rungs up to this one, lowest first
 * @param made its date, so that the same content gives the same bytes
 */
public record ProtocolContent(
        Rung rung,
        Language language,
        String title,
        int version,
        @Nullable TextCode code,
        String clause,
        String words,
        @Nullable String ladder,
        String subject,
        LocalDate since,
        List<View> views,
        List<Step> steps,
        Instant made) {
    public ProtocolContent {
        views = List.copyOf(views);
        steps = List.copyOf(steps);
    }

    /**
     * @param view empty when it has not said within the time it had
     * @param wanted what the party wants; empty when it has not said
     */
    public record View(String party, String view, String wanted) {}

    /**
     * A rung.
     *
     * @param outcome absent while it is dealt with there
     */
    public record Step(
            Rung rung,
            LocalDate since,
            String body,
            @Nullable RungOutcome outcome,
            @Nullable LocalDate concluded,
            boolean binding,
            String said) {}

    /** Everything that is written in it, to be searched for what must not be there. */
    public String allWords() {
        var all = new StringBuilder(title).append('\n').append(subject).append('\n');
        views.forEach(view ->
                all.append(view.view()).append('\n').append(view.wanted()).append('\n'));
        steps.forEach(
                step -> all.append(step.body()).append('\n').append(step.said()).append('\n'));
        return all.append(clause).append('\n').append(words).toString();
    }
}
