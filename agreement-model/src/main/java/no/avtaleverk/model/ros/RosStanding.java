package no.avtaleverk.model.ros;

/**
 * How a row stands where it is gravest, of what both sides have graded.
 *
 * @param score of what remains
 * @param awaitsAcceptance whether somebody has yet to decide on it
 * @param awaitsYes whether one party has proposed a grade, an owner, or to set it aside, and another has yet to say yes
 */
public record RosStanding(Zone zone, int score, boolean awaitsAcceptance, boolean awaitsYes) {}
