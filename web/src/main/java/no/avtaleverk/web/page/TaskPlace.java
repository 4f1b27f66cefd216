package no.avtaleverk.web.page;

import java.util.Objects;
import no.avtaleverk.workflow.followup.Todo;
import no.avtaleverk.workflow.reporting.Awaiting;

/** Where a task is done. */
final class TaskPlace {
    private TaskPlace() {}

    static String of(Awaiting.Task task) {
        String agreement = "/agreements/" + task.agreement();
        return switch (task.kind()) {
            case RECORD_RESOLUTION, SIGN -> agreement + "/decide";
            case DECIDE_ON_PROPOSALS -> agreement + "/discussion?proposals=yes";
            case CONTINUE_DRAFT, CONFIRM_ANSWERS -> agreement + "/edit";
            case LOOK_AT_DECLINE -> agreement;
            case CHOOSE_WAY_ON -> agreement + "/resolutions";
            case REPORT_SUBMISSION -> "/submissions";
            case DOCUMENT_RESOLUTION -> agreement + "/upkeep";
            case TERM_ENDS -> agreement + "/follow-up/notice";
            case ANSWER_HEARING -> agreement + "/hearings/" + task.hearing() + "/answer";
            case ASSESS_REMARKS, CLOSE_HEARING -> agreement + "/hearings/" + task.hearing();
            case FOLLOW_UP -> {
                Todo todo = Objects.requireNonNull(task.todo());
                yield FollowUpPlace.of(todo.agreement(), todo.subject(), todo.item());
            }
            case DOCUMENT_HEARING, DOCUMENT_RECOMMENDATION, PUBLISH -> agreement + "/board#record";
        };
    }
}
