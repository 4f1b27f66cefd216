package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.law.RequirementId;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;
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

    /** What it lies next to others by; see {@link Fields#kin(ClauseId, String, String)}. */
    long kin() {
        return Fields.kin(clause, heading, text);
    }

    /** Put all of it where {@link #take} finds it again. */
    void put(DataOutput out) throws IOException {
        out.writeString(agreement.value());
        Kept.putOr(out, clause == null ? null : clause.value());
        out.writeString(heading);
        out.writeString(text);
        setting.put(out);
        Kept.put(out, stands);
        Kept.putOr(out, names.equals(setting.context()) ? null : names);
        Kept.put(out, requirements, RequirementId::value);
        Kept.put(out, answers, answer -> answer);
        out.writeString(order);
    }

    static TextDocument take(DataInput in) throws IOException {
        var agreement = new AgreementId(in.readString());
        String clause = Kept.textOr(in);
        String heading = in.readString();
        String text = in.readString();
        Setting setting = Setting.take(in);
        BytesRef stands = Kept.bytes(in);
        String names = Kept.textOr(in);
        List<RequirementId> requirements = Kept.list(in, RequirementId::new);
        return new TextDocument(
                agreement,
                clause == null ? null : new ClauseId(clause),
                heading,
                text,
                setting,
                stands,
                names == null ? setting.context() : names,
                requirements.isEmpty() ? Set.of() : new TreeSet<>(requirements),
                Kept.list(in, answer -> answer),
                in.readString());
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

        Words.Wording wording = looking.wording(heading, text);
        Words.Text others = looking.atShared(names);
        Fields.words(
                document,
                looking,
                wording.words(),
                text.isBlank() ? Words.Text.NONE : wording.heading(),
                clause == null ? others : Words.Text.NONE,
                clause == null ? Words.Text.NONE : others);
        if (clause == null) {
            Fields.title(document, looking, wording.heading());
        }
        wording.citations().forEach(name -> Fields.keyword(document, Fields.CITATION, name));

        requirements.forEach(id -> Fields.keyword(document, Fields.REQUIREMENT, id.value()));
        answers.forEach(place -> Fields.keyword(document, Fields.ANSWERS, place));
        Fields.parties(document, setting.parties());
        Fields.keyword(document, Fields.STATE, state);
        Columns.add(document, setting.row(), Columns.secondRow(setting.years(), requirements));
        setting.days().add(document);
        Fields.standsIn(document, agreement, setting.known());
        Fields.order(document, order);
        Fields.group(document, agreement, clause);
        Fields.kin(document, kin());
        return document;
    }
}
