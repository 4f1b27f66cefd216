package no.avtaleverk.search.lucene;

import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.Similarity;

/** Something whose postings are read: a term, which is most of what is asked, or any other query. */
sealed interface Part permits Part.OneTerm, Part.OneQuery {
    /** The most it can add to a score, about; 0 when that is not known. */
    float most();

    /** Scored as a {@link TermQuery} is, without the parts of it that cost time for each document. */
    record OneTerm(Term term, Similarity.SimScorer scorer) implements Part {
        @Override
        public float most() {
            // Names are those of few titles, and so rare that they would say nothing of the word.
            return Fields.ofText(term.field()).equals(Fields.NAMES) ? 0 : scorer.score(Integer.MAX_VALUE, 1);
        }
    }

    /** @param terms all of which it needs; empty when that is not known */
    record OneQuery(Weight weight, List<Term> terms) implements Part {
        @Override
        public float most() {
            return 0;
        }
    }
}
