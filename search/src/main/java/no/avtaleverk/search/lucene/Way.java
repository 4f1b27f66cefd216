package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * A way to meet a thing.
 *
 * @param all of which the document must meet each, by any of its parts
 * @param more worth something besides when the document has it
 */
record Way(List<List<Part>> all, @Nullable Part more) {
    /** Makes ways of queries: takes what must match candidates from what should, since each list of postings is read by the block. */
    record Making(PublicStatistics searcher) {
        Way of(Query query) throws IOException {
            float boost = boostOf(query);
            Query bare = bare(query);
            if (bare instanceof BooleanQuery both) {
                List<BooleanClause> clauses = both.clauses();
                if (clauses.size() == 1 && clauses.getFirst().occur() == BooleanClause.Occur.MUST) {
                    return new Way(List.of(List.of(part(clauses.getFirst().query(), boost))), null);
                }
                if (clauses.size() == 2
                        && clauses.getFirst().occur() == BooleanClause.Occur.MUST
                        && clauses.getLast().occur() == BooleanClause.Occur.SHOULD) {
                    return new Way(
                            List.of(List.of(part(clauses.getFirst().query(), boost))),
                            part(clauses.getLast().query(), boost));
                }
                if (clauses.size() > 1
                        && clauses.stream()
                                .allMatch(clause ->
                                        clause.occur() == BooleanClause.Occur.MUST && isOfTerms(clause.query()))) {
                    var all = new ArrayList<List<Part>>();
                    for (BooleanClause clause : clauses) {
                        all.add(terms(clause.query(), boost));
                    }
                    return new Way(all, null);
                }
            }
            return new Way(List.of(isOfTerms(query) ? terms(query, 1) : List.of(part(query, 1))), null);
        }

        Part part(Query query, float boost) throws IOException {
            return bare(query) instanceof TermQuery term
                    ? new Part.OneTerm(term.getTerm(), searcher.scorer(term.getTerm(), boost * boostOf(query)))
                    : new Part.OneQuery(
                            searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE, boost),
                            bare(query) instanceof PhraseQuery phrase ? List.of(phrase.getTerms()) : List.of());
        }

        private static boolean isOfTerms(Query query) {
            Query bare = bare(query);
            return bare instanceof TermQuery
                    || bare instanceof BooleanQuery any
                            && any.getMinimumNumberShouldMatch() == 0
                            && !any.clauses().isEmpty()
                            && any.clauses().stream()
                                    .allMatch(clause -> clause.occur() == BooleanClause.Occur.SHOULD
                                            && bare(clause.query()) instanceof TermQuery);
        }

        private List<Part> terms(Query query, float boost) throws IOException {
            float whole = boost * boostOf(query);
            if (bare(query) instanceof BooleanQuery any) {
                var terms = new ArrayList<Part>();
                for (BooleanClause clause : any.clauses()) {
                    terms.add(part(clause.query(), whole));
                }
                return terms;
            }
            return List.of(part(query, boost));
        }

        private static Query bare(Query query) {
            Query bare = query;
            while (bare instanceof BoostQuery boosted) {
                bare = boosted.getQuery();
            }
            return bare;
        }

        private static float boostOf(Query query) {
            float boost = 1;
            for (Query at = query; at instanceof BoostQuery boosted; at = boosted.getQuery()) {
                boost *= boosted.getBoost();
            }
            return boost;
        }
    }
}
