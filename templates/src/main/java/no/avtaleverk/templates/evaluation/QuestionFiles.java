package no.avtaleverk.templates.evaluation;

import java.util.Locale;
import no.avtaleverk.model.evaluation.Questionnaire;
import no.avtaleverk.model.evaluation.Questionnaire.Question;
import no.avtaleverk.model.evaluation.Questionnaire.Theme;
import no.avtaleverk.model.evaluation.Questionnaire.Words;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.templates.content.AuthoredContentException;
import no.avtaleverk.templates.content.Entry;

/** Reads the questions of the evaluation. */
public final class QuestionFiles {
    private static final String PATH = "evaluation/questions.yaml";

    private QuestionFiles() {}

    /**
     * Read the questions.
     *
     * @throws AuthoredContentException if the file is not as it must be
     */
    public static Questionnaire load() {
        Entry file = Entry.file(PATH).allowing("edition", "source", "lowest", "highest", "questions");
        try {
            return new Questionnaire(
                    file.text("edition"),
                    file.bilingual("source"),
                    words(file.entry("lowest")),
                    words(file.entry("highest")),
                    file.entries("questions", "id").stream()
                            .map(QuestionFiles::question)
                            .toList());
        } catch (IllegalArgumentException e) {
            throw new AuthoredContentException(PATH, e);
        }
    }

    private static Question question(Entry entry) {
        entry.allowing("id", "guide", "theme", "answer", "asks");
        String answer = entry.text("answer");
        if (!answer.equals("score") && !answer.equals("text")) {
            throw entry.fault("'%s' is neither score nor text".formatted(answer));
        }
        return new Question(
                entry.text("id"),
                entry.text("guide"),
                theme(entry),
                answer.equals("score"),
                words(entry.entry("asks")));
    }

    private static Theme theme(Entry entry) {
        try {
            return Theme.valueOf(entry.text("theme").toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw entry.fault("'%s' is no theme".formatted(entry.text("theme")));
        }
    }

    private static Words words(Entry entry) {
        entry.allowing("nb", "nn", "en");
        return new Words(new Bilingual(entry.text("nb"), entry.text("nn")), entry.text("en"));
    }
}
