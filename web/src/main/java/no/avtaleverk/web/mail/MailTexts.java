package no.avtaleverk.web.mail;

import java.net.URI;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import no.avtaleverk.model.law.LawHistory;
import no.avtaleverk.model.notice.LetterNotifier.Line;
import no.avtaleverk.model.notice.Letters.Letter;
import no.avtaleverk.model.notice.Mail;
import no.avtaleverk.model.notice.Notification;
import no.avtaleverk.model.notice.Notifications.Told;
import no.avtaleverk.model.notice.Person;
import no.avtaleverk.model.notice.TaskKey;
import no.avtaleverk.model.party.Mandates.Contact;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.web.wording.TaskWords;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.Changes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Plain mails in the receiver's written standard. They say what awaits and where; what people wrote is read in the product. */
final class MailTexts {
    private final @Nullable URI address;
    private final Wording wording;
    private final TaskWords tasks;
    private final MessageSource messages;

    MailTexts(@Nullable URI address, Wording wording, LawHistory laws, MessageSource messages) {
        this.address = address;
        this.wording = wording;
        this.tasks = new TaskWords(wording, laws);
        this.messages = messages;
    }

    /** About signing. */
    Mail of(Told told, String title, Contact to) {
        Locale language = to.language().locale();
        Notification notification = told.notification();
        String subject = wording.of(notification.kind(), language);
        var body = new StringBuilder(subject).append("\n\n").append(title).append('\n');
        LocalDate due = notification.due();
        if (due != null) {
            body.append(say("mail.due", language, wording.date(due, language))).append('\n');
        }
        String page = notification.kind().asksForSignature() ? "/decide?version=" + notification.version() : "";
        where(body, "/agreements/" + notification.agreement() + page, language);
        body.append('\n')
                .append(say("mail.why", language, party(notification.receiver(), told)))
                .append('\n');
        return new Mail(told.id(), to.email(), oneLine(subject + ": " + title), body.toString(), told.at());
    }

    /** About tasks. */
    Mail of(Letter letter, List<Line> lines, Person to) {
        Locale language = to.language().locale();
        String subject = lines.size() == 1
                ? wording.of(lines.getFirst().told().notification().kind(), language)
                : say("mail.tasks", language, lines.size());
        var body = new StringBuilder();
        var told = new LinkedHashMap<String, Integer>();
        lines.forEach(line -> told.merge(line(line, language), 1, Integer::sum));
        told.forEach((words, times) -> {
            body.append(words);
            if (times > 1) {
                body.append("\n  ").append(say("mail.such-tasks", language, times));
            }
            body.append('\n');
        });
        where(body, "/", language);
        body.append('\n')
                .append(say(
                        "mail.why-tasks",
                        language,
                        wording.name(letter.party(), LocalDate.ofInstant(letter.at(), Changes.NORWAY))))
                .append('\n');
        return new Mail(letter.id(), to.email(), oneLine(subject), body.toString(), letter.at());
    }

    private String line(Line line, Locale language) {
        var body = new StringBuilder();
        Notification notification = line.told().notification();
        body.append("- ").append(wording.of(notification.kind(), language)).append(": ");
        TaskKey task = notification.task();
        if (notification.kind() == Notification.Kind.SEARCH_FOUND) {
            // What people call their searches is what people wrote.
            return "- " + wording.of(notification.kind(), language) + "\n  " + say("mail.search", language);
        }
        if (task == null || task.inner()) {
            body.append(say("mail.inner-task", language));
        } else if (notification.kind() == Notification.Kind.NOTICE_GIVEN) {
            PartyId by = notification.about();
            body.append(by == null ? "" : party(by, line.told()));
        } else {
            body.append(tasks.of(task, language));
            String about = tasks.about(task, language);
            if (!about.isEmpty()) {
                body.append("\n  ").append(about);
            }
        }
        if (task != null && notification.kind() == Notification.Kind.ROLE_EMPTY) {
            body.append("\n  ").append(say("notices.empty-role", language, tasks.roles(task.roles(), language)));
        }
        if (!line.title().isEmpty()) {
            body.append("\n  ").append(oneLine(line.title()));
        }
        LocalDate due = notification.due();
        if (due != null) {
            body.append("\n  ").append(say("mail.due", language, wording.date(due, language)));
        }
        return body.toString();
    }

    private void where(StringBuilder body, String path, Locale language) {
        URI base = address;
        body.append('\n');
        if (base == null) {
            body.append(say("mail.sign-in", language));
        } else {
            body.append(base.toString().replaceAll("/+$", "")).append(path);
        }
        body.append('\n');
    }

    private String party(PartyId party, Told told) {
        return wording.name(party, LocalDate.ofInstant(told.at(), Changes.NORWAY));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private String say(String key, Locale language, Object... about) {
        return messages.getMessage(key, about, language);
    }
}
