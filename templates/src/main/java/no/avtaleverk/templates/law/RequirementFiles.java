package no.avtaleverk.templates.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.law.Force;
import no.avtaleverk.model.law.Requirement;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.law.Scope;
import no.avtaleverk.model.time.Period;
import no.avtaleverk.templates.content.AuthoredContentException;
import no.avtaleverk.templates.content.Entry;
import org.jspecify.annotations.Nullable;

/** The catalogue of requirements as jurists keep it, in {@code law/requirements.yaml}. */
public final class RequirementFiles {
    private static final String PATH = "law/requirements.yaml";

    private RequirementFiles() {}

    /**
     * Read the catalogue.
     *
     * @throws AuthoredContentException if an entry is not as it must be
     */
    public static RequirementCatalogue load() {
        return catalogue(PATH, Entry.list(PATH, "id"));
    }

    static RequirementCatalogue catalogue(String name, List<Entry> entries) {
        var requirements = new ArrayList<Requirement>();
        for (Entry entry : entries) {
            try {
                requirements.add(requirement(entry));
            } catch (IllegalArgumentException e) {
                throw new AuthoredContentException(entry.where(), e);
            }
        }
        try {
            return new RequirementCatalogue(requirements);
        } catch (IllegalArgumentException e) {
            throw new AuthoredContentException(name, e);
        }
    }

    private static Requirement requirement(Entry entry) {
        entry.allowing(
                "id",
                "title",
                "force",
                "scope",
                "conditional",
                "subject",
                "applies",
                "statutory-from",
                "conclude-by",
                "source",
                "quote",
                "evidence",
                "phrases",
                "checked");
        Entry applies = entry.entry("applies").allowing("from", "until");
        Entry phrases = entry.entry("phrases").allowing("nb", "nn");
        return new Requirement(
                new RequirementId(entry.text("id")),
                entry.bilingual("title"),
                force(entry),
                scope(entry),
                entry.flag("conditional"),
                entry.optionalText("subject").orElse(null),
                new Period(applies.date("from"), applies.dateOrNull("until")),
                entry.dateOrNull("statutory-from"),
                concludeBy(entry),
                entry.text("source"),
                entry.bilingual("evidence"),
                phrases.texts("nb"),
                phrases.texts("nn"),
                isChecked(entry),
                entry.optionalText("quote").orElse(null));
    }

    private static Force force(Entry entry) {
        String key = entry.text("force");
        for (Force force : Force.values()) {
            if (force.key().equals(key)) {
                return force;
            }
        }
        throw entry.fault("no requirement has the force '%s'".formatted(key));
    }

    private static Scope scope(Entry entry) {
        String key = entry.text("scope");
        for (Scope scope : Scope.values()) {
            if (scope.key().equals(key)) {
                return scope;
            }
        }
        throw entry.fault("no requirement has the scope '%s'".formatted(key));
    }

    private static @Nullable LocalDate concludeBy(Entry entry) {
        if (!entry.has("conclude-by")) {
            return null;
        }
        Entry deadline = entry.entry("conclude-by").allowing("date", "source");
        deadline.text("source"); // a deadline under § 6-3 that nobody can find again is no deadline
        return deadline.date("date");
    }

    /** Checked when a jurist has put both name and date. */
    private static boolean isChecked(Entry entry) {
        Entry checked = entry.entry("checked").allowing("by", "date");
        boolean signed = !checked.textOrEmpty("by").isBlank();
        if (signed == checked.textOrEmpty("date").isBlank()) {
            throw checked.fault("name and date go together");
        }
        if (signed) {
            checked.date("date");
        }
        return signed;
    }
}
