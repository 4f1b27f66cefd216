package no.avtaleverk.templates.standard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.agreement.AgreementKind;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.templates.content.AuthoredContentException;
import no.avtaleverk.templates.content.Entry;
import no.avtaleverk.templates.standard.StandardText.Condition;
import no.avtaleverk.templates.standard.StandardText.Guidance;
import no.avtaleverk.templates.standard.StandardText.Option;
import no.avtaleverk.templates.standard.StandardText.Question;
import no.avtaleverk.templates.standard.StandardText.StandardClause;
import org.jspecify.annotations.Nullable;

/** The shipped standard texts, from the files in {@code agreement/}. */
public final class StandardTexts {
    private final List<StandardText> texts;
    private final ClauseLibrary clauses;

    private StandardTexts(List<StandardText> texts, CommonClauses common) {
        this.texts = List.copyOf(texts);
        this.clauses = ClauseLibrary.of(common, this.texts);
    }

    /**
     * Read all standard texts that {@code agreement/index.yaml} names.
     *
     * @throws AuthoredContentException if one is missing or not as it must be
     */
    public static StandardTexts load() {
        CommonClauses common = CommonClauses.load();
        var texts = new ArrayList<StandardText>();
        for (String key :
                Entry.file("agreement/index.yaml").allowing("standards").texts("standards")) {
            Entry file = Entry.file("agreement/" + key + ".yaml");
            StandardText text = text(file, common);
            if (!text.key().equals(key)) {
                throw file.fault("the key is '%s'".formatted(text.key()));
            }
            texts.add(text);
        }
        return new StandardTexts(texts, common);
    }

    /** Every clause of them and every common clause, to be had one by one. */
    public ClauseLibrary clauses() {
        return clauses;
    }

    /** In the order they are offered. */
    public List<StandardText> all() {
        return texts;
    }

    public Optional<StandardText> find(String key) {
        return texts.stream().filter(text -> text.key().equals(key)).findFirst();
    }

    static StandardText text(Entry file, CommonClauses common) {
        file.allowing("key", "version", "kind", "title", "about", "claims", "questions", "clauses");
        return new StandardText(
                file.text("key"),
                file.text("version"),
                kind(file),
                file.bilingual("title"),
                file.bilingual("about"),
                requirements(file, "claims"),
                file.entries("questions", "key").stream()
                        .map(StandardTexts::question)
                        .toList(),
                file.entries("clauses", "id").stream()
                        .map(clause -> clause.has("use") ? common.used(clause) : clause(clause))
                        .toList());
    }

    private static AgreementKind kind(Entry file) {
        return switch (file.text("kind")) {
            case "framework-agreement" -> AgreementKind.FRAMEWORK_AGREEMENT;
            case "sub-agreement" -> AgreementKind.SUB_AGREEMENT;
            case "local-agreement" -> AgreementKind.LOCAL_AGREEMENT;
            case "guideline" -> AgreementKind.GUIDELINE;
            default -> throw file.fault("'%s' is no kind of agreement".formatted(file.text("kind")));
        };
    }

    private static Question question(Entry entry) {
        entry.allowing("key", "asks", "type", "default", "options");
        Question.Type type =
                switch (entry.text("type")) {
                    case "text" -> Question.Type.TEXT;
                    case "number" -> Question.Type.NUMBER;
                    case "date" -> Question.Type.DATE;
                    case "choice" -> Question.Type.CHOICE;
                    default -> throw entry.fault("'%s' is no type of question".formatted(entry.text("type")));
                };
        var question = new Question(
                entry.text("key"),
                entry.bilingual("asks"),
                type,
                entry.bilingualOrEmpty("default"),
                entry.entries("options", "key").stream()
                        .map(option ->
                                new Option(option.allowing("key", "label").text("key"), option.bilingual("label")))
                        .toList());
        if (!question.fits(question.preset().nb())
                || !question.fits(question.preset().nn())) {
            throw entry.fault("the default is not of its type");
        }
        if (type == Question.Type.CHOICE == question.options().isEmpty()) {
            throw entry.fault("a choice has options, and nothing else has");
        }
        return question;
    }

    private static StandardClause clause(Entry entry) {
        entry.allowing("id", "level", "heading", "text", "answers", "concerns", "guidance", "include-when");
        try {
            return new StandardClause(
                    new ClauseId(entry.text("id")),
                    entry.number("level"),
                    entry.bilingual("heading"),
                    entry.bilingualOrEmpty("text"),
                    requirements(entry, "answers"),
                    requirements(entry, "concerns"),
                    guidance(entry),
                    condition(entry));
        } catch (IllegalArgumentException e) {
            throw new AuthoredContentException(entry.where(), e);
        }
    }

    static @Nullable Guidance guidance(Entry clause) {
        if (!clause.has("guidance")) {
            return null;
        }
        Entry entry = clause.entry("guidance").allowing("nb", "nn", "source");
        return new Guidance(new Bilingual(entry.text("nb"), entry.text("nn")), entry.text("source"));
    }

    static @Nullable Condition condition(Entry clause) {
        if (!clause.has("include-when")) {
            return null;
        }
        Entry entry = clause.entry("include-when").allowing("question", "is");
        return new Condition(entry.text("question"), entry.text("is"));
    }

    static List<RequirementId> requirements(Entry entry, String key) {
        try {
            return entry.texts(key).stream().map(RequirementId::new).toList();
        } catch (IllegalArgumentException e) {
            throw new AuthoredContentException(entry.where(), e);
        }
    }
}
