package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Which documents of a stretch have a word, read once for all that ask, stretch after stretch of one segment. */
final class TermSets {
    private final LeafReaderContext leaf;
    private final Columns columns;
    private final int size;
    private final Map<Term, @Nullable OfTerm> known = new HashMap<>();

    /** @param size of the longest stretch */
    TermSets(LeafReaderContext leaf, int size) throws IOException {
        this.leaf = leaf;
        this.columns = Columns.of(leaf.reader());
        this.size = size;
    }

    LeafReaderContext leaf() {
        return leaf;
    }

    /** The lengths of a field, as the similarity writes them; absent when the field keeps none. */
    byte @Nullable [] lengths(String field) throws IOException {
        return columns.lengths(leaf.reader(), field);
    }

    /** Absent when no document of the segment has the word. */
    @Nullable
    OfTerm of(Term term) throws IOException {
        if (!known.containsKey(term)) {
            TermsEnum at = PublicStatistics.at(leaf, term);
            known.put(term, at == null ? null : new OfTerm(at));
        }
        return known.get(term);
    }

    /** The documents that have one word. */
    final class OfTerm {
        /** Stands at the word. */
        final TermsEnum term;

        private final PostingsEnum documents;
        private final FixedBitSet set = new FixedBitSet(size);
        private int at = -1;

        private OfTerm(TermsEnum term) throws IOException {
            this.term = term;
            documents = term.postings(null, PostingsEnum.NONE);
        }

        /** Those of a stretch, counted from its beginning; not to be changed, and good until the next stretch is asked for. */
        FixedBitSet in(int from, int until) throws IOException {
            if (at != from) {
                at = from;
                set.clear();
                int doc = documents.docID();
                if (doc < from) {
                    doc = documents.advance(from);
                }
                if (doc < until) {
                    documents.intoBitSet(until, set, from);
                }
            }
            return set;
        }
    }
}
