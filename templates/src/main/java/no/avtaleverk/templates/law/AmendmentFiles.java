package no.avtaleverk.templates.law;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.avtaleverk.model.law.LawChange;
import no.avtaleverk.model.law.LawHistory;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.templates.content.AuthoredContentException;
import no.avtaleverk.templates.content.Entry;

/** How the law has changed, as jurists keep it: the dates of the catalogue, and {@code law/amendments.yaml} for the rest. */
public final class AmendmentFiles {
    private static final String PATH = "law/amendments.yaml";

    private AmendmentFiles() {}

    /**
     * Read what has changed.
     *
     * @throws AuthoredContentException if an entry is not as it must be
     */
    public static LawHistory load(RequirementCatalogue catalogue) {
        return history(PATH, Entry.list(PATH, "key"), catalogue);
    }

    static LawHistory history(String name, List<Entry> entries, RequirementCatalogue catalogue) {
        var amendments = new ArrayList<LawChange>();
        for (Entry entry : entries) {
            try {
                amendments.add(amendment(entry));
            } catch (IllegalArgumentException e) {
                throw new AuthoredContentException(entry.where(), e);
            }
        }
        try {
            return new LawHistory(catalogue, amendments);
        } catch (IllegalArgumentException e) {
            throw new AuthoredContentException(name, e);
        }
    }

    private static LawChange amendment(Entry entry) {
        entry.allowing("key", "kind", "from", "requirement", "provision", "title", "source");
        if (entry.has("requirement") == entry.has("provision")) {
            throw entry.fault("a change is of a requirement or of a provision");
        }
        return new LawChange(
                entry.text("key"),
                LawChange.Kind.valueOf(entry.text("kind").toUpperCase(Locale.ROOT)),
                entry.date("from"),
                entry.optionalText("requirement").map(RequirementId::new).orElse(null),
                entry.has("provision") ? provision(entry.entry("provision")) : null,
                entry.bilingual("title"),
                true,
                null,
                entry.text("source"));
    }

    private static LawChange.Provision provision(Entry entry) {
        entry.allowing("statute", "section", "names");
        return new LawChange.Provision(entry.text("statute"), entry.text("section"), entry.texts("names"));
    }
}
