package no.avtaleverk.web.page;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.law.LawHistory;
import no.avtaleverk.model.notice.Notification;
import no.avtaleverk.model.notice.Notifications.Told;
import no.avtaleverk.model.notice.TaskKey;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.web.wording.TaskWords;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.notice.Notifying;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Awaiting;
import no.avtaleverk.workflow.reporting.Viewing;
import no.avtaleverk.workflow.search.SavingSearches;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the person was told. */
@Controller
final class NoticeController {
    private static final int MOST = 100;

    private final Notifying notifying;
    private final Viewing viewing;
    private final Awaiting awaiting;
    private final SavingSearches saving;
    private final TaskWords tasks;
    private final MessageSource messages;
    private final PageAnswers answers;
    private final PageWords words;

    NoticeController(
            Notifying notifying,
            Viewing viewing,
            Awaiting awaiting,
            SavingSearches saving,
            Wording wording,
            LawHistory laws,
            MessageSource messages,
            PageAnswers answers,
            PageWords words) {
        this.words = words;
        this.tasks = new TaskWords(wording, laws);
        this.awaiting = awaiting;
        this.saving = saving;
        this.messages = messages;
        this.notifying = notifying;
        this.viewing = viewing;
        this.answers = answers;
    }

    /**
     * A notification with where it leads.
     *
     * @param what the task it is about, in words; empty when it is about none
     * @param about what tells the task from others of its kind, as far as it is known
     */
    record Line(Told told, String title, String what, String about, String href) {
        /** The same for two that nobody could tell apart. */
        List<Object> seen() {
            Notification notification = told.notification();
            return Arrays.asList(
                    notification.kind(),
                    notification.due(),
                    notification.about(),
                    notification.words(),
                    told.at().truncatedTo(ChronoUnit.DAYS),
                    title,
                    what,
                    about,
                    href);
        }
    }

    @GetMapping("/notices")
    String notices(Actor actor, Model model) {
        var lines = new LinkedHashMap<List<Object>, Line>();
        for (Told told : notifying.told(actor, MOST)) {
            line(told, actor).ifPresent(line -> lines.putIfAbsent(line.seen(), line));
        }
        model.addAttribute("lines", lines.values());
        return "notices";
    }

    private Optional<Line> line(Told told, Actor actor) {
        Notification notification = told.notification();
        TaskKey task = notification.task();
        if (notification.kind() == Notification.Kind.SEARCH_FOUND) {
            return saving.find(notification.agreement().value(), actor)
                    .map(search -> new Line(told, search.name(), "", "", "/search/saved/" + search.id()));
        }
        if (task != null && notification.kind() == Notification.Kind.ROLE_EMPTY) {
            // Told to who keeps the roles, too, who reads no agreements.
            return Optional.of(new Line(
                    told,
                    title(notification, task),
                    empty(task),
                    about(task),
                    "/tasks#role-" + TaskLines.id(task.roles())));
        }
        FollowUpSubject subject = task == null ? null : task.subject();
        if (task != null && subject != null && !subject.isOfAgreement()) {
            return Optional.of(new Line(
                    told,
                    title(notification, task),
                    tasks.of(task, PageWords.locale()),
                    "",
                    TaskPlace.of(notification.agreement(), task)));
        }
        return viewing.view(notification.agreement(), actor)
                .map(AgreementView::agreement)
                .map(agreement -> task == null
                        ? new Line(told, title(agreement, notification.version()), "", "", signing(notification))
                        : new Line(
                                told,
                                agreement.head().title(),
                                notification.kind() == Notification.Kind.NOTICE_GIVEN
                                        ? words.party(Objects.requireNonNull(notification.about()))
                                        : tasks.of(task, PageWords.locale()),
                                about(task),
                                TaskPlace.of(agreement.id(), task)));
    }

    private String empty(TaskKey task) {
        String what = task.inner()
                ? messages.getMessage("mail.inner-task", null, PageWords.locale())
                : tasks.of(task, PageWords.locale());
        String role = messages.getMessage(
                "notices.empty-role", new Object[] {tasks.roles(task.roles(), PageWords.locale())}, PageWords.locale());
        return Wording.capital(what, PageWords.locale()) + ". " + role;
    }

    private String about(TaskKey task) {
        return task.inner() ? "" : tasks.about(task, PageWords.locale());
    }

    private String title(Notification notification, TaskKey task) {
        return awaiting.title(notification.agreement().value(), task, notification.receiver(), words.today());
    }

    private static String title(Agreement agreement, int version) {
        return agreement
                .version(version)
                .map(AgreementVersion::head)
                .orElse(agreement.head())
                .title();
    }

    private static String signing(Notification notification) {
        String agreement = "/agreements/" + notification.agreement();
        if (!notification.kind().asksForSignature()) {
            return agreement;
        }
        return agreement + (notification.person() == null ? "/signing" : "/decide?version=" + notification.version());
    }

    @PostMapping("/notices")
    String seen(Actor actor, RedirectAttributes flash) {
        notifying.seen(actor);
        return answers.done(flash, "done.notices-seen", "/notices");
    }
}
