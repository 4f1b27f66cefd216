package no.avtaleverk.model.ros;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.followup.Noted;
import no.avtaleverk.model.ros.RosNote.RosGuideAnswered;
import no.avtaleverk.model.time.Norway;

/**
 * A text beside the questions of a guide: which of its clauses speak of each, and whether an answer given before stands on the same words.
 *
 * @param speaking the clauses whose answers to requirements speak of a question, by its id
 * @param filled the text as people read it, with the values of its parameters
 */
public record RosGuideText(Map<String, List<Clause>> speaking, Clauses filled) {
    /** An answer given so late in a year is not asked for again when the next one begins. */
    private static final int MONTHS = 6;

    public RosGuideText {
        speaking = Map.copyOf(speaking);
    }

    /** @param answers what the clauses of the text answer */
    public static RosGuideText of(RosGuide guide, Clauses text, Clauses filled, List<Answer> answers) {
        var speaking = new LinkedHashMap<String, List<Clause>>();
        guide.sections().stream()
                .flatMap(section -> section.questions().stream())
                .forEach(question -> speaking.put(
                        question.id(),
                        text.list().stream()
                                .filter(clause -> answers.stream()
                                        .anyMatch(answer -> answer.clause().equals(clause.id())
                                                && question.requirements().contains(answer.requirement())))
                                .toList()));
        return new RosGuideText(speaking, filled);
    }

    /** The clauses that speak of a question, in the order of the text. */
    public List<Clause> clauses(String question) {
        return speaking.getOrDefault(question, List.of());
    }

    public List<ClauseId> ids(String question) {
        return clauses(question).stream().map(Clause::id).toList();
    }

    /** Digest of the words of clauses; one that is gone has none. */
    public Sha256 ground(List<ClauseId> clauses) {
        var lines = new StringBuilder();
        for (ClauseId id : clauses) {
            lines.append(id)
                    .append(' ')
                    .append(filled.find(id).map(clause -> clause.sha256().hex()).orElse("-"))
                    .append('\n');
        }
        return Sha256.of(lines.toString());
    }

    /** How an answer stands. */
    public enum Standing {
        STANDS,
        /** Given in an earlier year, and half a year ago at least. */
        OF_EARLIER_YEAR,
        /** A clause it names says something else now. */
        WORDS_CHANGED
    }

    /** @param today in Norway */
    public Standing standing(Noted<RosGuideAnswered> answered, LocalDate today) {
        if (!ground(answered.note().clauses()).equals(answered.note().ground())) {
            return Standing.WORDS_CHANGED;
        }
        LocalDate on = LocalDate.ofInstant(answered.at(), Norway.ZONE);
        return on.getYear() < today.getYear() && !on.plusMonths(MONTHS).isAfter(today)
                ? Standing.OF_EARLIER_YEAR
                : Standing.STANDS;
    }
}
