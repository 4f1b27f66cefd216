package no.avtaleverk.web.page;

import java.util.Optional;
import java.util.function.Function;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.templates.standard.StandardText;
import no.avtaleverk.templates.standard.StandardTexts;
import org.springframework.stereotype.Component;

/** The questions behind the parameters of a text, in the reader's language. */
@Component
final class ParameterQuestions {
    private final StandardTexts standards;
    private final PageWords words;

    ParameterQuestions(StandardTexts standards, PageWords words) {
        this.standards = standards;
        this.words = words;
    }

    /** The standard text a draft started from. */
    Optional<StandardText> standard(Agreement agreement) {
        String origin = agreement.origin().standard();
        return origin == null ? Optional.empty() : standards.find(origin.split("@", 2)[0]);
    }

    /** What is asked for a parameter: by the standard text, else by the clause library, else no more than its name. */
    Function<String, String> of(Agreement agreement) {
        Optional<StandardText> standard = standard(agreement);
        return name -> standard.flatMap(text -> text.question(name))
                .map(StandardText.Question::asks)
                .or(() -> standards.clauses().asks(name))
                .map(words::in)
                .orElse(name);
    }
}
