package no.avtaleverk.templates.deviation;

import java.util.HashSet;
import java.util.List;
import no.avtaleverk.model.deviation.DeviationTerms;
import no.avtaleverk.model.deviation.DeviationTerms.Term;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.templates.content.AuthoredContentException;
import no.avtaleverk.templates.content.Entry;

/** Reads the words deviations are sorted by. */
public final class DeviationTermFiles {
    private static final String FILE = "deviation/terms.yaml";

    private DeviationTermFiles() {}

    /**
     * Read all of them.
     *
     * @throws AuthoredContentException if the file is not as it must be
     */
    public static DeviationTerms load() {
        Entry file = Entry.file(FILE).allowing("kinds", "causes", "consequences");
        return new DeviationTerms(terms(file, "kinds"), terms(file, "causes"), terms(file, "consequences"));
    }

    private static List<Term> terms(Entry file, String list) {
        List<Term> terms =
                file.entries(list, "id").stream().map(DeviationTermFiles::term).toList();
        var ids = new HashSet<String>();
        for (Term term : terms) {
            if (!ids.add(term.id())) {
                throw file.fault("'%s' is given twice in %s".formatted(term.id(), list));
            }
        }
        return terms;
    }

    private static Term term(Entry entry) {
        entry.allowing("id", "matter", "serious", "nb", "nn", "en");
        try {
            return new Term(
                    entry.text("id"),
                    entry.optionalText("matter").map(RequirementId::new).orElse(null),
                    entry.has("serious") && entry.flag("serious"),
                    entry.text("nb"),
                    entry.text("nn"),
                    entry.text("en"));
        } catch (IllegalArgumentException e) {
            throw new AuthoredContentException(entry.where(), e);
        }
    }
}
