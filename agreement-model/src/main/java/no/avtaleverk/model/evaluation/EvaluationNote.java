package no.avtaleverk.model.evaluation;

import no.avtaleverk.model.followup.Note;
import no.avtaleverk.model.party.PartyId;

/** What is noted of the evaluation of an agreement, once a year with its yearly review. */
public sealed interface EvaluationNote extends Note {
    /** The number of the yearly review it goes with. */
    int review();

    /**
     * A party scores.
     *
     * @param item id of the question
     * @param edition of the questionnaire
     * @param score 1 for svært liten grad to 5 for svært stor grad
     */
    record ScoreGiven(String item, int review, PartyId party, String edition, int score, String reason)
            implements EvaluationNote {}

    /**
     * A party answers in words.
     *
     * @param item id of the question
     * @param edition of the questionnaire
     */
    record OpenAnswerGiven(String item, int review, PartyId party, String edition, String words)
            implements EvaluationNote {}

    /**
     * Users took part (hol. § 6-1 third ledd).
     *
     * @param item id of the entry
     * @param party who documents it
     * @param organisation of users, not persons
     * @param how they took part
     * @param outcome what came of it
     */
    record UsersInvolved(String item, int review, PartyId party, String organisation, String how, String outcome)
            implements EvaluationNote {}
}
