package no.avtaleverk.model.agreement;

/** What is followed up while an agreement is in force, each in a dossier of its own. */
public enum FollowUpSubject {
    /** The yearly review (årlig gjennomgang, hol. § 6-5 first ledd). */
    REVIEW,
    /** The scored questions to the parties. */
    EVALUATION,
    /** Notice (oppsigelse, hol. § 6-5 second ledd), its withdrawal and what replaces the agreement. */
    NOTICE,
    /** Duties in clauses, followed as deliveries. */
    DELIVERY,
    /** How a party carries the agreement out, unit by unit. */
    IMPLEMENTATION,
    /** Findings of tilsyn and revisjon. */
    FINDING,
    /** Avvik from a clause. */
    DEVIATION,
    /** Uenighet between the parties, up the ladder. */
    DISAGREEMENT,
    /** Agreed activity figures. */
    ACTIVITY,
    /** A samarbeidsorgan: its members, mandates, meetings and action points. */
    BODY,
    /** What a new edition of the requirements asks of the agreement. */
    LAW_CHANGE,
    /** The ROS analysis: what can go wrong, and what is done about it. */
    ROS,
    /** What of the agreement is public: versions released, words withheld, links reported. */
    PUBLICATION,
    /** An organisation's own events and scales for ROS analyses; belongs to no agreement. */
    ROS_LIBRARY,
    /** A sample an auditor has drawn, with working notes; belongs to those who audit, and to no agreement. */
    AUDIT,
    /** The answer to a search that was frozen to be cited; belongs to those who froze it, and to no agreement. */
    FROZEN_RESULT,
    /** A registration (følge-med) that was frozen to be reported; belongs to those who froze it, and to no agreement. */
    REGISTRATION,
    /** A request for access to documents of an organ (innsynskrav); belongs to that organ, and to no agreement. */
    ACCESS_REQUEST;

    /** Whether it is of one organisation and no agreement, and gives that organisation tasks. */
    public boolean isOfOrganisation() {
        return this == ROS_LIBRARY || this == ACCESS_REQUEST;
    }

    /** Whether its dossiers are about agreements. */
    public boolean isOfAgreement() {
        return switch (this) {
            case BODY, ROS_LIBRARY, AUDIT, FROZEN_RESULT, REGISTRATION, ACCESS_REQUEST -> false;
            default -> true;
        };
    }
}
