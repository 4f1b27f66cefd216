package no.avtaleverk.model.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.evaluation.EvaluationNote.OpenAnswerGiven;
import no.avtaleverk.model.evaluation.EvaluationNote.ScoreGiven;
import no.avtaleverk.model.evaluation.EvaluationNote.UsersInvolved;
import no.avtaleverk.model.followup.NoteWords;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.followup.Ruling;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;

/**
 * What the parties have answered over the years.
 *
 * @param scores the last of each party on each question in each review
 * @param answers as the scores, in words
 * @param users how users took part, oldest first
 */
public record Evaluation(
        List<Noted<EvaluationNote>> scores, List<Noted<EvaluationNote>> answers, List<Noted<EvaluationNote>> users) {
    public static final int LOWEST = 1;
    public static final int HIGHEST = 5;

    /** Longest text of a field, in characters. */
    public static final int LONGEST = NoteWords.LONGEST;

    public Evaluation {
        scores = List.copyOf(scores);
        answers = List.copyOf(answers);
        users = List.copyOf(users);
    }

    /** The evaluation that the notes of a dossier tell of. */
    public static Evaluation of(List<Noted<EvaluationNote>> notes) {
        Map<String, Noted<EvaluationNote>> scores = new LinkedHashMap<>();
        Map<String, Noted<EvaluationNote>> answers = new LinkedHashMap<>();
        var users = new ArrayList<Noted<EvaluationNote>>();
        for (Noted<EvaluationNote> noted : notes) {
            switch (noted.note()) {
                case ScoreGiven score -> scores.put(key(score, score.party()), noted);
                case OpenAnswerGiven answer -> answers.put(key(answer, answer.party()), noted);
                case UsersInvolved involved -> users.add(noted);
            }
        }
        return new Evaluation(List.copyOf(scores.values()), List.copyOf(answers.values()), users);
    }

    private static String key(EvaluationNote note, PartyId party) {
        return note.review() + " " + party + " " + note.item();
    }

    public Optional<ScoreGiven> score(int review, PartyId party, String question) {
        return scores.stream()
                .map(noted -> (ScoreGiven) noted.note())
                .filter(one -> one.review() == review
                        && one.party().equals(party)
                        && one.item().equals(question))
                .findFirst();
    }

    public Optional<OpenAnswerGiven> answer(int review, PartyId party, String question) {
        return answers.stream()
                .map(noted -> (OpenAnswerGiven) noted.note())
                .filter(one -> one.review() == review
                        && one.party().equals(party)
                        && one.item().equals(question))
                .findFirst();
    }

    public List<UsersInvolved> users(int review) {
        return users.stream()
                .map(noted -> (UsersInvolved) noted.note())
                .filter(one -> one.review() == review)
                .toList();
    }

    /** Whether a party has scored every question that is scored. */
    public boolean isComplete(int review, PartyId party, Questionnaire questions) {
        return questions.scored().stream()
                .allMatch(question -> score(review, party, question.id()).isPresent());
    }

    /**
     * Answer some or all questions of a party.
     *
     * @param open number of the yearly review that is open; 0 when none is
     */
    public Ruling<EvaluationNote> answer(
            List<EvaluationNote> given, int open, Questionnaire questions, Collection<PartyId> bound, Actor by) {
        var faults = new ArrayList<Refusal>();
        for (EvaluationNote note : given) {
            if (open == 0 || note.review() != open) {
                faults.add(new Refusal.NoReviewOpen());
            }
            faults.addAll(
                    switch (note) {
                        case ScoreGiven score -> faults(score, questions, bound, by);
                        case OpenAnswerGiven answer -> faults(answer, questions, bound, by);
                        case UsersInvolved involved -> faults(involved, bound, by);
                    });
        }
        List<Refusal> distinct = faults.stream().distinct().toList();
        return distinct.isEmpty() ? new Ruling.Made<>(List.copyOf(given)) : Ruling.refused(distinct);
    }

    private static List<Refusal> faults(
            ScoreGiven score, Questionnaire questions, Collection<PartyId> bound, Actor by) {
        var faults = new ArrayList<Refusal>(notOwn(score.party(), bound, by));
        if (questions.find(score.item()).filter(Questionnaire.Question::scored).isEmpty()) {
            faults.add(new Refusal.NothingByThatName(score.item()));
        }
        if (score.score() < LOWEST || score.score() > HIGHEST) {
            faults.add(new Refusal.ScoreOutOfRange(LOWEST, HIGHEST));
        }
        faults.addAll(NoteWords.requiredFaults(score.reason()));
        return faults;
    }

    private static List<Refusal> faults(
            OpenAnswerGiven answer, Questionnaire questions, Collection<PartyId> bound, Actor by) {
        var faults = new ArrayList<Refusal>(notOwn(answer.party(), bound, by));
        if (questions.find(answer.item()).isEmpty()) {
            faults.add(new Refusal.NothingByThatName(answer.item()));
        }
        faults.addAll(NoteWords.requiredFaults(answer.words()));
        return faults;
    }

    private static List<Refusal> faults(UsersInvolved involved, Collection<PartyId> bound, Actor by) {
        var faults = new ArrayList<Refusal>(notOwn(involved.party(), bound, by));
        faults.addAll(NoteWords.requiredFaults(involved.organisation()));
        faults.addAll(NoteWords.requiredFaults(involved.how()));
        // What came of it may not be known yet.
        faults.addAll(NoteWords.faults(involved.outcome()));
        return faults;
    }

    private static List<Refusal> notOwn(PartyId party, Collection<PartyId> bound, Actor by) {
        return bound.contains(party) && by.mayCoordinate(List.of(party))
                ? List.of()
                : List.of(new Refusal.NotAllowed());
    }
}
