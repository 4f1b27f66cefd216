package no.avtaleverk.model.yearly;

import no.avtaleverk.model.agreement.FollowUpSubject;

/** The points of the agenda of a yearly review, in the order they are taken. */
public enum AgendaPoint {
    /** The action points of earlier reviews. */
    ACTIONS,
    /** What each party has answered. */
    ANSWERS,
    /** How each matter of the agreement works. */
    ASSESSMENTS,
    /** What is new in the text since the last review. */
    TEXT,
    /** What the Act demands of the agreements and none of them answers. */
    REQUIREMENTS,
    LAW_CHANGES,
    DELIVERIES,
    IMPLEMENTATION,
    ACTIVITY,
    DEVIATIONS,
    /** What the ROS analysis shows as red, unaccepted or not done. */
    RISKS,
    FINDINGS,
    DISAGREEMENTS,
    BODIES,
    NOTICES,
    /** What is said of the text in the room the parties share, and not resolved. */
    COMMENTS,
    /** The scored questions and the voice of the users. */
    EVALUATION,
    OTHER;

    /** Where a subject that is followed up is taken. */
    public static AgendaPoint of(FollowUpSubject subject) {
        return switch (subject) {
            case REVIEW, PUBLICATION -> ACTIONS;
            case EVALUATION -> EVALUATION;
            case NOTICE -> NOTICES;
            case DELIVERY -> DELIVERIES;
            case IMPLEMENTATION -> IMPLEMENTATION;
            case FINDING -> FINDINGS;
            case DEVIATION -> DEVIATIONS;
            case DISAGREEMENT -> DISAGREEMENTS;
            case ACTIVITY -> ACTIVITY;
            case BODY -> BODIES;
            case LAW_CHANGE -> LAW_CHANGES;
            case ROS, ROS_LIBRARY -> RISKS;
            case AUDIT, FROZEN_RESULT, ACCESS_REQUEST -> FINDINGS;
            case REGISTRATION -> ACTIONS;
        };
    }
}
