package no.avtaleverk.templates.layout;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.avtaleverk.model.agreement.EntryIntoForce;
import no.avtaleverk.model.agreement.Terms;
import no.avtaleverk.model.document.DocumentContent;
import no.avtaleverk.model.document.DocumentContent.PartyLine;
import no.avtaleverk.model.time.Norway;

/**
 * What stands on the first page and in the margins of every page.
 *
 * @param kind what the document is, such as {@code Delavtale}
 * @param basis the law it rests on
 * @param groups the parties: kommuner, then the others; a group is never empty
 * @param fields version, dates and digest, in the order they are printed
 * @param note what the digest is good for
 * @param status version or draft, for the foot of a page
 * @param description one sentence for the document's metadata
 */
public record FrontPage(
        String kind,
        String basis,
        String title,
        List<List<PartyLine>> groups,
        List<Field> fields,
        String note,
        String status,
        String description) {

    /**
     * A line of the table on the first page.
     *
     * @param code whether the value is for machines, to be set in letters that can be told apart
     */
    public record Field(String label, String value, boolean code) {}

    public static FrontPage of(DocumentContent content) {
        Labels labels = Labels.in(content.language());
        String kind = labels.of("kind." + content.kind().name());
        String status =
                content.isDraft() ? labels.of("draft") : labels.of("version.short", String.valueOf(content.version()));
        var groups = new ArrayList<List<PartyLine>>();
        for (boolean municipal : new boolean[] {true, false}) {
            List<PartyLine> group = content.parties().stream()
                    .filter(party -> party.municipality() == municipal)
                    .toList();
            if (!group.isEmpty()) {
                groups.add(group);
            }
        }
        List<String> names = content.parties().stream().map(PartyLine::name).toList();
        return new FrontPage(
                kind,
                labels.of(content.kind().isAgreement() ? "basis.agreement" : "basis.other"),
                content.title(),
                groups,
                fields(content, labels),
                labels.of("digest.note"),
                status,
                labels.of("description", kind, labels.list(names), status));
    }

    private static List<Field> fields(DocumentContent content, Labels labels) {
        var fields = new ArrayList<Field>();
        fields.add(new Field(
                labels.of("version"),
                content.isDraft() ? labels.of("draft.value") : String.valueOf(content.version()),
                false));
        fields.add(new Field(labels.of("dated"), labels.date(LocalDate.ofInstant(content.made(), Norway.ZONE)), false));
        Terms terms = content.terms();
        if (terms.rule() != EntryIntoForce.AS_REGISTERED) {
            fields.add(new Field(
                    labels.of("in-force"), labels.of("in-force." + terms.rule().name()), false));
        }
        if (terms.from() != null) {
            fields.add(new Field(labels.of("from"), labels.date(terms.from()), false));
        }
        if (terms.until() != null) {
            // The model keeps the first day after; people write the last day.
            fields.add(new Field(labels.of("until"), labels.date(terms.until().minusDays(1)), false));
        }
        fields.add(new Field(labels.of("agreement-id"), content.agreement().value(), true));
        fields.add(new Field(labels.of("code"), content.code().toString(), true));
        fields.add(new Field(labels.of("digest"), content.text().hex(), true));
        return fields;
    }
}
