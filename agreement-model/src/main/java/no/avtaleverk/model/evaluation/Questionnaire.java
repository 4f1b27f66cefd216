package no.avtaleverk.model.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.wording.Bilingual;

/**
 * The questions of the evaluation, in one edition.
 *
 * @param source what they build on, with edition and date
 * @param lowest the words of the score 1
 * @param highest the words of the score 5
 */
public record Questionnaire(String edition, Bilingual source, Words lowest, Words highest, List<Question> questions) {
    public Questionnaire {
        questions = List.copyOf(questions);
        var ids = new HashSet<String>();
        for (Question question : questions) {
            if (!ids.add(question.id())) {
                throw new IllegalArgumentException("Two questions are called " + question.id());
            }
        }
    }

    /** The same words in bokmål, nynorsk and English. */
    public record Words(Bilingual norwegian, String english) {}

    /**
     * @param id never used again for another question, so that answers can be held together over the years
     * @param guide number in the guide it comes from
     * @param scored whether it is answered by a score with a reason, or by words alone
     */
    public record Question(String id, String guide, Theme theme, boolean scored, Words asks) {}

    /** What a question is about. */
    public enum Theme {
        PLANNING,
        AGREEMENTS,
        ANCHORING,
        EXPECTATIONS,
        SUCCESS_FACTORS,
        FURTHER_COOPERATION
    }

    public Optional<Question> find(String id) {
        return questions.stream().filter(question -> question.id().equals(id)).findFirst();
    }

    public List<Question> scored() {
        return questions.stream().filter(Question::scored).toList();
    }
}
