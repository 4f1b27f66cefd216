package no.avtaleverk.templates.standard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.wording.Bilingual;
import no.avtaleverk.templates.content.AuthoredContentException;
import no.avtaleverk.templates.content.Entry;
import no.avtaleverk.templates.standard.StandardText.Condition;
import no.avtaleverk.templates.standard.StandardText.Guidance;
import no.avtaleverk.templates.standard.StandardText.StandardClause;
import org.jspecify.annotations.Nullable;

/** The recommended clauses that every delavtale can use, once, from {@code agreement/common-clauses.yaml}. */
final class CommonClauses {
    private final Map<String, Common> clauses;

    private CommonClauses(Map<String, Common> clauses) {
        this.clauses = clauses;
    }

    /** A clause that has no place yet. */
    record Common(
            ClauseId id,
            Bilingual heading,
            Bilingual text,
            List<RequirementId> answers,
            List<RequirementId> concerns,
            @Nullable Guidance guidance) {
        StandardClause at(int level, @Nullable Condition includeWhen) {
            return new StandardClause(id, level, heading, text, answers, concerns, guidance, includeWhen);
        }
    }

    static CommonClauses load() {
        return of(Entry.file("agreement/common-clauses.yaml"));
    }

    static CommonClauses of(Entry file) {
        file.allowing("clauses");
        var clauses = new LinkedHashMap<String, Common>();
        for (Entry entry : file.entries("clauses", "id")) {
            entry.allowing("id", "heading", "text", "answers", "concerns", "guidance");
            Common clause;
            try {
                clause = new Common(
                        new ClauseId(entry.text("id")),
                        entry.bilingual("heading"),
                        entry.bilingual("text"),
                        StandardTexts.requirements(entry, "answers"),
                        StandardTexts.requirements(entry, "concerns"),
                        StandardTexts.guidance(entry));
            } catch (IllegalArgumentException e) {
                throw new AuthoredContentException(entry.where(), e);
            }
            if (clauses.put(clause.id().value(), clause) != null) {
                throw entry.fault("the id is given twice");
            }
        }
        return new CommonClauses(clauses);
    }

    /** In the order of the file. */
    List<Common> all() {
        return new ArrayList<>(clauses.values());
    }

    /** The clause that {@code use} names in an entry of a standard, at the level and under the condition given there. */
    StandardClause used(Entry entry) {
        entry.allowing("use", "level", "include-when");
        Common clause = clauses.get(entry.text("use"));
        if (clause == null) {
            throw entry.fault("there is no common clause '%s'".formatted(entry.text("use")));
        }
        return clause.at(entry.number("level"), StandardTexts.condition(entry));
    }
}
