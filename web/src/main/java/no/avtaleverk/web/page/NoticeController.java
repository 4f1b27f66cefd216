package no.avtaleverk.web.page;

import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.notice.Notification;
import no.avtaleverk.model.notice.Notifications.Told;
import no.avtaleverk.model.notice.TaskKey;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.web.wording.TaskWords;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.notice.Notifying;
import no.avtaleverk.workflow.reporting.AgreementView;
import no.avtaleverk.workflow.reporting.Viewing;
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
    private final TaskWords tasks;
    private final PageAnswers answers;
    private final PageWords words;

    NoticeController(Notifying notifying, Viewing viewing, Wording wording, PageAnswers answers, PageWords words) {
        this.words = words;
        this.tasks = new TaskWords(wording);
        this.notifying = notifying;
        this.viewing = viewing;
        this.answers = answers;
    }

    /**
     * A notification with where it leads.
     *
     * @param what the task it is about, in words; empty when it is about none
     */
    record Line(Told told, String title, String what, String href) {}

    @GetMapping("/notices")
    String notices(Actor actor, Model model) {
        model.addAttribute(
                "lines",
                notifying.told(actor, MOST).stream()
                        .flatMap(told -> line(told, actor).stream())
                        .toList());
        return "notices";
    }

    private Optional<Line> line(Told told, Actor actor) {
        Notification notification = told.notification();
        TaskKey task = notification.task();
        if (task != null && notification.kind() == Notification.Kind.ROLE_EMPTY) {
            // Told to who keeps the roles, too, who reads no agreements.
            return Optional.of(new Line(told, "", tasks.roles(task.roles(), PageWords.locale()), "/people"));
        }
        if (task != null && task.subject() == FollowUpSubject.BODY) {
            return Optional.of(new Line(
                    told, "", tasks.of(task, PageWords.locale()), TaskPlace.of(notification.agreement(), task)));
        }
        return viewing.view(notification.agreement(), actor)
                .map(AgreementView::agreement)
                .map(agreement -> task == null
                        ? new Line(told, title(agreement, notification.version()), "", signing(notification))
                        : new Line(
                                told,
                                agreement.head().title(),
                                notification.kind() == Notification.Kind.NOTICE_GIVEN
                                        ? words.party(Objects.requireNonNull(notification.about()))
                                        : tasks.of(task, PageWords.locale()),
                                TaskPlace.of(agreement.id(), task)));
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
