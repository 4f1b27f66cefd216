package no.avtaleverk.web.page;

import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.FollowUpSubject;
import no.avtaleverk.model.notice.TaskKey;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.reporting.Awaiting;

/** Where a task is done. */
final class TaskPlace {
    private TaskPlace() {}

    static String of(Awaiting.Task task) {
        Todo todo = task.todo();
        return todo == null ? of(task.kind(), task.agreement(), task.hearing()) : of(todo);
    }

    /** Where a task one was told of is done; the agreement itself when this version of the product knows no such task. */
    static String of(AgreementId id, TaskKey task) {
        FollowUpSubject subject = task.subject();
        if (subject != null) {
            // A library is filed under an id of its own, and is the trust's that the task names.
            return ofFollowUp(subject == FollowUpSubject.ROS_LIBRARY ? task.item() : id.value(), subject, task.item());
        }
        try {
            return of(Awaiting.TaskKind.valueOf(task.kind()), id, task.hearing());
        } catch (IllegalArgumentException e) {
            return "/agreements/" + id;
        }
    }

    /** Where something with a day is looked at or done. */
    static String of(Todo todo) {
        return ofFollowUp(todo.about(), todo.subject(), todo.item());
    }

    private static String ofFollowUp(String about, FollowUpSubject subject, String item) {
        return switch (subject) {
            case BODY -> "/bodies/" + about;
            case ROS_LIBRARY -> "/ros/library?whose=" + about + "&show=due";
            case AUDIT -> "/audit/samples/" + about;
            case FROZEN_RESULT -> "/search/frozen/" + about;
            case REGISTRATION -> "/registration/frozen/" + about;
            case ACCESS_REQUEST -> "/access-requests/" + about;
            default -> FollowUpPlace.of(new AgreementId(about), subject, item);
        };
    }

    private static String of(Awaiting.TaskKind kind, AgreementId id, int hearing) {
        String agreement = "/agreements/" + id;
        return switch (kind) {
            case RECORD_RESOLUTION, SIGN -> agreement + "/decide";
            case DECIDE_ON_PROPOSALS -> agreement + "/discussion?proposals=yes";
            case CONTINUE_DRAFT, CONFIRM_ANSWERS -> agreement + "/edit";
            case LOOK_AT_DECLINE -> agreement;
            case CHOOSE_WAY_ON -> agreement + "/resolutions";
            case REPORT_SUBMISSION -> "/submissions";
            case DOCUMENT_RESOLUTION -> agreement + "/upkeep";
            case TERM_ENDS -> agreement + "/follow-up/notice";
            case ANSWER_HEARING -> agreement + "/hearings/" + hearing + "/answer";
            case ASSESS_REMARKS, CLOSE_HEARING -> agreement + "/hearings/" + hearing;
            case FOLLOW_UP -> agreement + "/follow-up";
            case DOCUMENT_HEARING, DOCUMENT_RECOMMENDATION, PUBLISH -> agreement + "/board#record";
        };
    }
}
