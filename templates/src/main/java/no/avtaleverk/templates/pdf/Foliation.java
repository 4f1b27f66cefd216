package no.avtaleverk.templates.pdf;

import java.util.HashMap;
import java.util.Map;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.document.DocumentContent;

/**
 * On which page each clause starts when an agreement is set. The Word document has the same sizes and leading, so that its contents
 * can be filled before an office program has counted for itself.
 *
 * @param clauses pages from 1, by clause
 * @param signatures the page of the places to sign
 * @param hasContents whether the text is long enough for a table of contents
 * @param startsPage whether the text starts a page after the contents
 */
public record Foliation(Map<ClauseId, Integer> clauses, int signatures, boolean hasContents, boolean startsPage) {
    public Foliation {
        clauses = Map.copyOf(clauses);
    }

    public static Foliation of(DocumentContent content) {
        var setting = new AgreementSetting(content);
        Map<String, Binding.Spot> spots = Binding.spots(Binding.paginate(setting));
        var pages = new HashMap<ClauseId, Integer>();
        for (Clause clause : content.clauses()) {
            Binding.Spot spot = spots.get(AgreementSetting.anchor(clause));
            if (spot != null) {
                pages.put(clause.id(), spot.page() + 1);
            }
        }
        Binding.Spot last = spots.get(AgreementSetting.SIGNATURES);
        boolean contents = setting.hasContents();
        return new Foliation(
                pages, last == null ? 1 : last.page() + 1, contents, !contents || setting.contentsFillsPages());
    }
}
