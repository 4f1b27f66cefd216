package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** The keys of the documents that are in an index. */
final class Keys {
    /** Told after a key that more than one document has. */
    private static final String TWICE = " twice";

    private Keys() {}

    /** Those that begin so; a key that more than one document has is told of once more, as no document's own. */
    static Set<String> of(IndexSearcher searcher, String prefix) throws IOException {
        var keys = new TreeSet<String>();
        var start = new BytesRef(prefix);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Terms terms = leaf.reader().terms(Fields.KEY);
            if (terms == null) {
                continue;
            }
            Bits live = leaf.reader().getLiveDocs();
            TermsEnum at = terms.iterator();
            PostingsEnum postings = null;
            boolean more = at.seekCeil(start) != TermsEnum.SeekStatus.END;
            for (BytesRef term = more ? at.term() : null;
                    term != null && StringHelper.startsWith(term, start);
                    term = at.next()) {
                postings = at.postings(postings, PostingsEnum.NONE);
                for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                    if (live == null || live.get(doc)) {
                        String key = term.utf8ToString();
                        if (!keys.add(key)) {
                            keys.add(key + TWICE);
                        }
                    }
                }
            }
        }
        return keys;
    }

    /** The agreements there are documents of; the empty name when there are entries that are about none. */
    static Set<String> agreements(IndexSearcher searcher) throws IOException {
        var agreements = new TreeSet<String>();
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Terms terms = leaf.reader().terms(Fields.KEY);
            if (terms == null) {
                continue;
            }
            Bits live = leaf.reader().getLiveDocs();
            TermsEnum at = terms.iterator();
            PostingsEnum postings = null;
            for (BytesRef term = at.next(); term != null; term = at.next()) {
                postings = at.postings(postings, PostingsEnum.NONE);
                int doc = postings.nextDoc();
                if (doc != DocIdSetIterator.NO_MORE_DOCS && (live == null || live.get(doc))) {
                    agreements.add(Key.agreementOf(term.utf8ToString()));
                }
            }
        }
        return agreements;
    }
}
