package no.avtaleverk.web.api;

/** What is done with a row of a ROS checklist over the API. */
enum RosStepKind {
    SCORE,
    AGREE,
    CONFIRM_GRADE,
    SET_MEASURE,
    CHANGE_MEASURE,
    MOVE_MEASURE,
    ACCEPT,
    WITHDRAW_ACCEPTANCE,
    NAME_OWNER,
    CONFIRM_OWNER,
    DECLINE_OWNER,
    SET_ASIDE,
    CONFIRM_ASIDE,
    DECLINE_ASIDE,
    TAKE_UP,
    ADD_AREA,
    LINK_DEVIATION,
    UNLINK_DEVIATION
}
