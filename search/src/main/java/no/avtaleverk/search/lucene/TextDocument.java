package no.avtaleverk.search.lucene;

import java.util.List;
import java.util.Set;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.law.RequirementId;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * What is indexed of one wording for one circle of readers, before its words are looked at. The key is a digest of all of it, so that
 * a document with the same key need not be written again.
 *
 * @param clause absent for title and parties
 * @param stands the standings as they are kept, in the order of the versions
 * @param names what else it is found by: other names for a title, title and parties of the agreement for a clause
 * @param answers places in the law that the requirements stand for, which change with the catalogue
 */
record TextDocument(
        AgreementId agreement,
        @Nullable ClauseId clause,
        String heading,
        String text,
        Setting setting,
        BytesRef stands,
        String names,
        Set<RequirementId> requirements,
        List<String> answers,
        String order) {
    private static final int OF_OBJECTS = 400;

    /** The agreement, and a digest of all there is to index. */
    String key() {
        var all = new Key();
        all.add(clause == null ? "" : clause.value()).add(heading).add(text);
        all.add(setting.readers()).add(setting.replacedFor());
        all.add(stands);
        setting.parties().forEach(party -> all.add(party.value()));
        all.add(setting.state().name()).add(setting.languages()).add(setting.years());
        all.add(names);
        requirements.forEach(requirement -> all.add(requirement.value()));
        return Key.ofText(agreement, all.add(answers).add(order).digest());
    }

    /** What it lies next to others by; see {@link Fields#kin(ClauseId, String)}. */
    long kin() {
        return Fields.kin(clause, whole());
    }

    private String whole() {
        return heading + "\n\n" + text;
    }

    /** Bytes it takes, about, but for what it has in common with others. */
    int size() {
        return heading.length() + text.length() + stands.length + order.length() + OF_OBJECTS;
    }

    /** The document, its words cut and stemmed; good until the next is made with the same looking. */
    Document document(String key, Words.Looking looking) {
        var document = new Document();
        Fields.keyword(document, Fields.KEY, key);
        Fields.keyword(document, Fields.KIND, clause == null ? Fields.VERSION : Fields.CLAUSE);
        Fields.keyword(document, Fields.TEXT_OF, agreement.value());
        Fields.keyword(document, Fields.AGREEMENT, agreement.value());
        setting.readers().forEach(reader -> Fields.keyword(document, Fields.READERS, reader));
        setting.replacedFor().forEach(party -> Fields.keyword(document, Fields.REPLACED_FOR, party));
        String state = setting.state().name();
        Fields.stored(document, Fields.STORED_AGREEMENT, agreement.value());
        Fields.stored(document, Fields.STORED_HEADING, heading);
        Fields.stored(document, Fields.STORED_TEXT, text);
        Fields.stored(document, Fields.STORED_STATE, state);
        document.add(new StoredField(Fields.STANDINGS, stands));
        if (clause != null) {
            Fields.stored(document, Fields.CLAUSE, clause.value());
        }

        String whole = whole();
        Words.Text others = looking.at(names);
        Fields.words(
                document,
                looking,
                looking.atWhole(whole),
                looking.at(text.isBlank() ? "" : heading),
                clause == null ? others : Words.Text.NONE,
                clause == null ? Words.Text.NONE : others);
        if (clause == null) {
            Fields.title(document, looking, looking.at(heading));
        }
        looking.citations(whole).forEach(name -> Fields.keyword(document, Fields.CITATION, name));

        requirements.forEach(id -> Fields.keyword(document, Fields.REQUIREMENT, id.value()));
        answers.forEach(place -> Fields.keyword(document, Fields.ANSWERS, place));
        Fields.parties(document, setting.parties());
        Fields.keyword(document, Fields.STATE, state);
        Columns.add(document, setting.row(), Columns.secondRow(setting.years(), requirements));
        setting.days().add(document);
        setting.known().forEach(version -> Fields.standsIn(document, agreement, version));
        Fields.order(document, order);
        Fields.group(document, agreement, clause);
        Fields.kin(document, Fields.kin(clause, whole));
        return document;
    }
}
