package no.avtaleverk.web.wording;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.law.LawHistory;
import no.avtaleverk.model.notice.TaskKey;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.reporting.Awaiting.TaskKind;

/** Tasks in words, without anything that people have written. */
public final class TaskWords {
    private final Wording wording;
    private final LawHistory laws;

    public TaskWords(Wording wording, LawHistory laws) {
        this.wording = wording;
        this.laws = laws;
    }

    /** What is to be done; the kind in words of its own when this version of the product no longer knows what it was. */
    public String of(TaskKey task, Locale language) {
        String words;
        try {
            words = task.what().isEmpty()
                    ? wording.of(TaskKind.valueOf(task.kind()), language)
                    : wording.of(Todo.What.valueOf(task.what()), language);
        } catch (IllegalArgumentException e) {
            words = wording.of(TaskKind.FOLLOW_UP, language);
        }
        return words.substring(0, 1).toUpperCase(language) + words.substring(1);
    }

    /** What tells it from others of its kind, such as the change of the law; empty when only what people have written does. */
    public String about(TaskKey task, Locale language) {
        return task.subject() == FollowUpSubject.LAW_CHANGE
                ? laws.find(task.item())
                        .map(change -> change.title()
                                .in(language.getLanguage().equals("nn") ? Language.NYNORSK : Language.BOKMAL))
                        .orElse("")
                : "";
    }

    /** The roles in words. */
    public String roles(Set<Role> roles, Locale language) {
        return roles.stream().sorted().map(role -> wording.of(role, language)).collect(Collectors.joining(", "));
    }
}
