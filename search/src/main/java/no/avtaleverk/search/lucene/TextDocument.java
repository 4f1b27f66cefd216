package no.avtaleverk.search.lucene;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementState;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.law.RequirementId;
import no.avtaleverk.model.party.PartyId;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * What is indexed of one wording for one circle of readers, before its words are looked at. The key is a digest of all of it, so that
 * a document with the same key need not be written again.
 *
 * @param clause absent for title and parties
 * @param readers organisations, or {@link Fields#EVERYBODY}
 * @param replacedFor organisations that have another document in its place
 * @param standings in the order of the versions
 * @param stands the standings as they are kept
 * @param answers places in the law that the requirements stand for, which change with the catalogue
 * @param names what else it is found by: other names for a title, title and parties of the agreement for a clause
 */
record TextDocument(
        AgreementId agreement,
        @Nullable ClauseId clause,
        String heading,
        String text,
        SortedSet<String> readers,
        SortedSet<String> replacedFor,
        List<Standing> standings,
        BytesRef stands,
        Collection<PartyId> parties,
        AgreementState state,
        SortedSet<String> languages,
        SortedSet<String> years,
        String names,
        Set<RequirementId> requirements,
        SortedSet<String> answers,
        String order) {

    /** The agreement, and a digest of all there is to index. */
    String key() {
        var all = new Key();
        all.add(clause == null ? "" : clause.value()).add(heading).add(text);
        all.add(readers).add(replacedFor);
        all.add(stands);
        parties.forEach(party -> all.add(party.value()));
        all.add(state.name()).add(languages).add(years).add(names);
        requirements.forEach(requirement -> all.add(requirement.value()));
        return Key.ofText(agreement, all.add(answers).add(order).digest());
    }

    /** The document, its words cut and stemmed. */
    Document document(String key, Words.Looking looking) {
        var document = new Document();
        Fields.keyword(document, Fields.KEY, key);
        Fields.keyword(document, Fields.KIND, clause == null ? Fields.VERSION : Fields.CLAUSE);
        Fields.keyword(document, Fields.TEXT_OF, agreement.value());
        Fields.keyword(document, Fields.AGREEMENT, agreement.value());
        readers.forEach(reader -> Fields.keyword(document, Fields.READERS, reader));
        replacedFor.forEach(party -> Fields.keyword(document, Fields.REPLACED_FOR, party));
        Fields.stored(document, Fields.STORED_AGREEMENT, agreement.value());
        Fields.stored(document, Fields.STORED_HEADING, heading);
        Fields.stored(document, Fields.STORED_TEXT, text);
        Fields.stored(document, Fields.STORED_STATE, state.name());
        document.add(new StoredField(Fields.STANDINGS, stands));
        if (clause != null) {
            Fields.stored(document, Fields.CLAUSE, clause.value());
        }

        String whole = heading + "\n\n" + text;
        Words.Text others = looking.at(names);
        Fields.words(
                document,
                looking.at(whole),
                looking.at(text.isBlank() ? "" : heading),
                clause == null ? others : Words.Text.NONE,
                clause == null ? Words.Text.NONE : others);
        if (clause == null) {
            Fields.title(document, looking.at(heading));
        }
        looking.citations(whole).forEach(name -> Fields.keyword(document, Fields.CITATION, name));

        requirements.forEach(id -> Fields.keyword(document, Fields.REQUIREMENT, id.value()));
        answers.forEach(place -> Fields.keyword(document, Fields.ANSWERS, place));
        Fields.parties(document, parties);
        Fields.keyword(document, Fields.STATE, state.name());
        Columns.add(document, parties, state.name(), languages, years, requirements);
        Columns.addPeriods(document, standings, parties);
        standings.forEach(standing -> Fields.standsIn(document, agreement, standing.version()));
        Fields.order(document, order);
        Fields.group(document, agreement, clause);
        Fields.kin(document, clause, whole);
        return document;
    }
}
