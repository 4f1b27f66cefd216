package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.ImpactsEnum;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Which documents of a stretch have a word, read once for all that ask, stretch after stretch of one segment. */
final class TermSets {
    private final LeafReaderContext leaf;
    private final Columns columns;
    private final Room room;
    private final Map<String, @Nullable TermsEnum> fields = new HashMap<>();
    private final Map<Term, @Nullable OfTerm> known = new HashMap<>();

    TermSets(LeafReaderContext leaf, Room room) throws IOException {
        this.leaf = leaf;
        this.columns = Columns.of(leaf.reader());
        this.room = room;
    }

    /** Begin with the first stretch again; what was asked for stays known. */
    void again() throws IOException {
        for (OfTerm one : known.values()) {
            if (one != null) {
                one.again();
            }
        }
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
            TermsEnum words = words(term.field());
            known.put(term, words != null && words.seekExact(term.bytes()) ? new OfTerm(term, words) : null);
        }
        return known.get(term);
    }

    /** Where words of a field are looked up; it is made once, since to make it costs as much as to look up. */
    private @Nullable TermsEnum words(String field) throws IOException {
        if (!fields.containsKey(field)) {
            Terms all = leaf.reader().terms(field);
            fields.put(field, all == null ? null : all.iterator());
        }
        return fields.get(field);
    }

    /** The documents that have one word. */
    final class OfTerm {
        /** How many of the segment. */
        final int count;

        private final Term term;
        private final TermsEnum words;
        private final TermState place;
        private final FixedBitSet set = room.set();
        private PostingsEnum documents;
        private int at = -1;

        /** @param words stand at the word */
        private OfTerm(Term term, TermsEnum words) throws IOException {
            this.term = term;
            this.words = words;
            place = words.termState();
            count = words.docFreq();
            documents = words.postings(null, PostingsEnum.NONE);
        }

        private TermsEnum there() throws IOException {
            words.seekExact(term.bytes(), place);
            return words;
        }

        /** With how often the word stands in each document. */
        PostingsEnum postings() throws IOException {
            return there().postings(null, PostingsEnum.FREQS);
        }

        /** With the most that documents may have. */
        ImpactsEnum impacts() throws IOException {
            return there().impacts(PostingsEnum.FREQS);
        }

        private void again() throws IOException {
            if (at >= 0) {
                documents = there().postings(documents, PostingsEnum.NONE);
                at = -1;
            }
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
