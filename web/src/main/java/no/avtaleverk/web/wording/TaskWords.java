package no.avtaleverk.web.wording;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import no.avtaleverk.model.notice.TaskKey;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.reporting.Awaiting.TaskKind;

/** Tasks in words, without anything that people have written. */
public final class TaskWords {
    private final Wording wording;

    public TaskWords(Wording wording) {
        this.wording = wording;
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

    /** The roles in words. */
    public String roles(Set<Role> roles, Locale language) {
        return roles.stream().sorted().map(role -> wording.of(role, language)).collect(Collectors.joining(", "));
    }
}
