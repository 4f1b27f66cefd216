package no.avtaleverk.templates.standard;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.Answer;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Origin;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.model.wording.Language;
import org.jspecify.annotations.Nullable;

/**
 * A complete agreement in both written standards, from which a draft starts when the parties are chosen and a few questions answered.
 *
 * @param version raised whenever a word changes, so that a draft can name the text it came from
 * @param about what it is for, in a few sentences, for the one who chooses
 * @param claims requirements the text answers when every clause is in it
 */
public record StandardText(
        String key,
        String version,
        AgreementKind kind,
        Bilingual title,
        Bilingual about,
        List<RequirementId> claims,
        List<Question> questions,
        List<StandardClause> clauses) {
    /** Parameters that follow from the parties, not from a question. */
    public static final Set<String> FROM_THE_PARTIES = Set.of("kommune", "helseforetak", "rhf");

    /** Four requirements that hol. § 6-2 second ledd makes when a joint measure is agreed. */
    private static final String JOINT_MEASURE = "HOL-6-2-TILTAK-";

    public StandardText {
        claims = List.copyOf(claims);
        questions = List.copyOf(questions);
        clauses = List.copyOf(clauses);
    }

    /** What the drafter is asked. The answer is put in for {@code {{key}}}, or, for a choice, decides which clauses there are. */
    public record Question(String key, Bilingual asks, Type type, Bilingual preset, List<Option> options) {
        /** How a question is answered. */
        public enum Type {
            TEXT,
            /** A whole number, not negative. */
            NUMBER,
            /** A date as ISO 8601 has it; set in the text as {@code 1. januar 2027}. */
            DATE,
            CHOICE
        }

        public Question {
            options = List.copyOf(options);
        }

        /** Whether an answer is of the asked type. No answer always fits: the preset is used then. */
        public boolean fits(String answer) {
            if (answer.isBlank()) {
                return true;
            }
            return switch (type) {
                case TEXT -> true;
                case NUMBER -> answer.strip().matches("[0-9]{1,9}");
                case DATE -> isDate(answer.strip());
                case CHOICE -> options.stream().anyMatch(option -> option.key().equals(answer.strip()));
            };
        }

        private boolean isPutInto(StandardClause clause) {
            String placeholder = "{{" + key + "}}";
            return Stream.of(Language.values())
                    .anyMatch(language -> clause.heading().in(language).contains(placeholder)
                            || clause.text().in(language).contains(placeholder));
        }

        private static boolean isDate(String answer) {
            try {
                return LocalDate.parse(answer).getYear() > 0;
            } catch (DateTimeParseException e) {
                return false;
            }
        }
    }

    /** One answer to choose. */
    public record Option(String key, Bilingual label) {}

    /**
     * A clause of the standard.
     *
     * @param answers requirements it answers
     * @param concerns requirements it is about and can not answer, since they ask for an act and not for words
     * @param includeWhen the answer that brings it into the draft; absent when it is always there
     */
    public record StandardClause(
            ClauseId id,
            int level,
            Bilingual heading,
            Bilingual text,
            List<RequirementId> answers,
            List<RequirementId> concerns,
            @Nullable Guidance guidance,
            @Nullable Condition includeWhen) {
        public StandardClause {
            answers = List.copyOf(answers);
            concerns = List.copyOf(concerns);
        }
    }

    /** A note to the drafter, not part of the text. */
    public record Guidance(Bilingual text, String source) {}

    /** That a question has a certain answer. */
    public record Condition(String question, String is) {}

    /**
     * What a draft starts with.
     *
     * @param parameters answers put in for {@code {{name}}}; those of {@link #FROM_THE_PARTIES} are left to the one who knows the parties
     * @param claims of the standard, those the chosen clauses answer
     * @param answers none confirmed: a tagged standard is a suggestion until a jurist has looked
     */
    public record Draft(
            String title,
            Clauses clauses,
            Map<String, String> parameters,
            Set<RequirementId> claims,
            List<Answer> answers,
            boolean jointMeasure,
            Origin origin) {}

    /**
     * What opens a question: another question, and the answers to it that bring in the clauses the first is put into.
     *
     * @param by always a choice
     */
    public record Opening(Question by, List<Option> when) {
        public Opening {
            when = List.copyOf(when);
        }

        /** Whether an answer to the choice opens the question. */
        public boolean isOpen(String answer) {
            return when.stream().anyMatch(option -> option.key().equals(answer));
        }
    }

    /** Key and version as an agreement's origin names them, such as {@code delavtale-4@1}. */
    public String reference() {
        return key + "@" + version;
    }

    public Optional<Question> question(String name) {
        return questions.stream()
                .filter(question -> question.key().equals(name))
                .findFirst();
    }

    /** The clause of this standard with an id, for its guidance. */
    public Optional<StandardClause> clause(ClauseId id) {
        return clauses.stream().filter(clause -> clause.id().equals(id)).findFirst();
    }

    /** What opens a question; empty when its answer is put to use whatever else is answered. */
    public Optional<Opening> opening(Question question) {
        var conditions = new ArrayList<Condition>();
        for (StandardClause clause : clauses) {
            if (question.isPutInto(clause)) {
                if (clause.includeWhen() == null) {
                    return Optional.empty();
                }
                conditions.add(clause.includeWhen());
            }
        }
        var choices = conditions.stream().map(Condition::question).distinct().toList();
        return choices.size() != 1
                ? Optional.empty()
                : question(choices.getFirst())
                        .map(by -> new Opening(
                                by,
                                by.options().stream()
                                        .filter(option -> conditions.stream()
                                                .anyMatch(one -> one.is().equals(option.key())))
                                        .toList()));
    }

    /** Whether the other answers open a question. What is answered to a closed one is not looked at. */
    private boolean isOpen(Question question, Map<String, String> given) {
        return opening(question)
                .map(opening -> opening.isOpen(answer(opening.by(), given, Language.BOKMAL)))
                .orElse(true);
    }

    private static String answer(Question question, Map<String, String> given, Language language) {
        String answer = given.getOrDefault(question.key(), "").strip();
        return answer.isEmpty() ? question.preset().in(language).strip() : answer;
    }

    /** The open questions whose answers are not of the asked type; a draft starts only when there are none. */
    public Set<String> unfit(Map<String, String> answers) {
        var unfit = new TreeSet<String>();
        for (Question question : questions) {
            if (isOpen(question, answers) && !question.fits(answers.getOrDefault(question.key(), ""))) {
                unfit.add(question.key());
            }
        }
        return unfit;
    }

    /**
     * Start a draft.
     *
     * @param given answers by the key of the question; the preset stands in for what is not answered, and what is answered to a
     *     question that no other answer opens is left out
     * @throws IllegalArgumentException if an answer is {@link #unfit}
     */
    public Draft start(Language language, Map<String, String> given) {
        if (!unfit(given).isEmpty()) {
            throw new IllegalArgumentException("Answers that do not fit their questions: " + unfit(given));
        }
        var parameters = new TreeMap<String, String>();
        var choices = new TreeMap<String, String>();
        for (Question question : questions) {
            String answer = answer(question, given, language);
            if (question.type() == Question.Type.CHOICE) {
                choices.put(question.key(), answer);
            } else if (!answer.isEmpty() && isOpen(question, given)) {
                parameters.put(
                        question.key(),
                        question.type() == Question.Type.DATE ? written(LocalDate.parse(answer), language) : answer);
            }
        }
        var chosen = new ArrayList<Clause>();
        var answered = new HashSet<RequirementId>();
        var answers = new ArrayList<Answer>();
        for (StandardClause clause : clauses) {
            Condition condition = clause.includeWhen();
            if (condition == null || condition.is().equals(choices.get(condition.question()))) {
                var words = ClauseText.parse(
                        clause.heading().in(language), clause.text().in(language));
                chosen.add(new Clause(clause.id(), clause.level(), "", words));
                for (RequirementId requirement : clause.answers()) {
                    answered.add(requirement);
                    answers.add(
                            new Answer(clause.id(), words.sha256(), requirement, Answer.Basis.STANDARD_TEXT, false));
                }
            }
        }
        var kept = new TreeSet<>(claims);
        kept.retainAll(answered);
        return new Draft(
                title.in(language),
                new Clauses(chosen).renumbered(),
                Map.copyOf(parameters),
                kept,
                List.copyOf(answers),
                kept.stream().anyMatch(claim -> claim.value().startsWith(JOINT_MEASURE)),
                Origin.standard(reference()));
    }

    private static String written(LocalDate date, Language language) {
        return DateTimeFormatter.ofPattern("d. MMMM uuuu", language.locale()).format(date);
    }
}
