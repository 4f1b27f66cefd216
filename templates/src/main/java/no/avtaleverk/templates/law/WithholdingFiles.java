package no.avtaleverk.templates.law;

import java.util.ArrayList;
import no.avtaleverk.model.publication.WithholdingGrounds;
import no.avtaleverk.templates.content.AuthoredContentException;
import no.avtaleverk.templates.content.Entry;

/** The provisions by which words and documents are kept from the public, as jurists keep them in {@code law/withholding.yaml}. */
public final class WithholdingFiles {
    private static final String PATH = "law/withholding.yaml";

    private WithholdingFiles() {}

    /**
     * Read them.
     *
     * @throws AuthoredContentException if an entry is not as it must be
     */
    public static WithholdingGrounds load() {
        var grounds = new ArrayList<WithholdingGrounds.Ground>();
        for (Entry entry : Entry.list(PATH, "key")) {
            entry.allowing("key", "cite", "about", "shown", "source", "signed", "secrecy", "checked");
            Entry checked = entry.entry("checked").allowing("by", "date");
            grounds.add(new WithholdingGrounds.Ground(
                    entry.text("key"),
                    entry.bilingual("cite"),
                    entry.bilingual("about"),
                    entry.bilingual("shown"),
                    entry.text("source"),
                    entry.flag("signed"),
                    entry.flag("secrecy"),
                    !checked.textOrEmpty("by").isBlank()));
        }
        try {
            return new WithholdingGrounds(grounds);
        } catch (IllegalArgumentException e) {
            throw new AuthoredContentException(PATH, e);
        }
    }
}
