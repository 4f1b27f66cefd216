package no.avtaleverk.search.lucene;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.search.SearchQuery;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** What is let through, whatever the words: who is asking first of all. */
final class Filters {
    private Filters() {}

    /** All of a kind that the person may see; part of every question, so that nothing else is ever counted. */
    static Query visibleTo(Actor asker, SearchQuery.Kind kind) {
        // An RHF reads texts once they are submitted; the index keeps those with the drafts, so it finds what is
        // concluded.
        Set<PartyId> reads = asker.readsWorkOf();
        var visible = new BooleanQuery.Builder();
        switch (kind) {
            case TEXT -> {
                visible.add(anyOf(Fields.KIND, List.of(Fields.CLAUSE, Fields.VERSION)), BooleanClause.Occur.FILTER);
                var readers = new ArrayList<>(names(reads));
                readers.add(Fields.EVERYBODY);
                visible.add(anyOf(Fields.READERS, readers), BooleanClause.Occur.FILTER);
                if (!reads.isEmpty()) {
                    visible.add(anyOf(Fields.REPLACED_FOR, names(reads)), BooleanClause.Occur.MUST_NOT);
                }
            }
            case LOG -> {
                var readers = new ArrayList<>(names(reads));
                asker.readsDraftsOf().forEach(party -> readers.add(Fields.submitted(party)));
                if (readers.isEmpty()) {
                    return new MatchNoDocsQuery("reads no log");
                }
                visible.add(anyOf(Fields.KIND, List.of(Fields.LOG)), BooleanClause.Occur.FILTER);
                visible.add(anyOf(Fields.READERS, readers), BooleanClause.Occur.FILTER);
            }
        }
        return visible.build();
    }

    /** A kommune and those it was made from. */
    static Set<PartyId> withPredecessors(Set<PartyId> municipalities, PartyRegister register) {
        var all = new TreeSet<>(municipalities);
        municipalities.forEach(one -> all.addAll(register.predecessorsOf(one)));
        return all;
    }

    /** A trust, or for an RHF all trusts under it as well. */
    static Set<PartyId> withTrustsUnder(PartyId trust, PartyRegister register) {
        var all = new TreeSet<PartyId>();
        all.add(trust);
        if (trust.value().startsWith("rhf-")) {
            all.addAll(register.trustsUnder(trust));
        }
        return all;
    }

    static Query parties(String field, Set<PartyId> parties) {
        return anyOf(field, names(parties));
    }

    /** In force on a day for one of these kommuner, or for any when none is given. */
    static Query inForce(LocalDate on, Set<PartyId> municipalities) {
        var then = new InForceQuery(
                Columns.day(on), municipalities.stream().map(Fields::key).collect(Collectors.toSet()));
        return municipalities.isEmpty()
                ? then
                : new BooleanQuery.Builder()
                        .add(parties(Fields.MUNICIPALITY, municipalities), BooleanClause.Occur.FILTER)
                        .add(then, BooleanClause.Occur.FILTER)
                        .build();
    }

    /** Recorded on a day in Norway. */
    static Query recorded(LocalDate on) {
        return IntPoint.newExactQuery(
                Fields.DAY, (int) Math.clamp(on.toEpochDay(), Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    /** Texts of agreements the log has told of since; their log entries, and entries since. */
    static Query toldOf(SearchQuery.Since since, boolean log) {
        Query ofAgreements = anyOf(
                Fields.AGREEMENT,
                since.agreements().stream().map(AgreementId::value).toList());
        return log
                ? new BooleanQuery.Builder()
                        .add(ofAgreements, BooleanClause.Occur.SHOULD)
                        .add(
                                SortedDocValuesField.newSlowRangeQuery(
                                        Fields.ORDER,
                                        new BytesRef(LogDocuments.order(Long.MAX_VALUE)),
                                        new BytesRef(LogDocuments.order(since.position())),
                                        true,
                                        false),
                                BooleanClause.Occur.SHOULD)
                        .build()
                : ofAgreements;
    }

    static Query is(String field, String value) {
        return new TermQuery(new Term(field, value));
    }

    static Query anyOf(String field, Collection<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    private static List<String> names(Set<PartyId> parties) {
        return parties.stream().map(PartyId::value).toList();
    }
}
