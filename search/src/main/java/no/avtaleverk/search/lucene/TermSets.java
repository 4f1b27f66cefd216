package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.ImpactsEnum;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Which documents of a stretch have a word, read once for all that ask, stretch after stretch of one segment. */
final class TermSets {
    private final LeafReaderContext leaf;
    private final Columns columns;
    private final Room room;
    private final Map<String, @Nullable Opened> fields = new HashMap<>();
    private final Map<Term, @Nullable OfTerm> known = new HashMap<>();

    TermSets(LeafReaderContext leaf, Room room) throws IOException {
        this.leaf = leaf;
        this.columns = Columns.of(leaf.reader());
        this.room = room;
    }

    /** Begin with the first stretch again; what was asked for stays known, and what reads frequencies is used for others. */
    void again() throws IOException {
        for (Opened one : fields.values()) {
            if (one != null) {
                one.giveBackFrequencies();
            }
        }
        for (OfTerm one : known.values()) {
            if (one != null) {
                one.again();
            }
        }
    }

    /** Nothing is asked of the segment any more: what was opened is left to the next question. */
    void end() {
        fields.forEach((field, opened) -> {
            if (opened != null) {
                opened.giveBackAll();
                columns.giveBack(field, opened);
            }
        });
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
            Opened opened = opened(term.field());
            known.put(term, opened != null && opened.words.seekExact(term.bytes()) ? new OfTerm(term, opened) : null);
        }
        return known.get(term);
    }

    private @Nullable Opened opened(String field) throws IOException {
        if (!fields.containsKey(field)) {
            fields.put(field, columns.opened(leaf.reader(), field));
        }
        return fields.get(field);
    }

    /** The documents that have one word. */
    final class OfTerm {
        /** How many of the segment. */
        final int count;

        private final Term term;
        private final Opened opened;
        private final TermState place;
        private final FixedBitSet set = room.set();
        /** Absent when few documents have it. */
        final @Nullable CommonWord common;

        private @Nullable PostingsEnum documents;
        private int at = -1;

        /** @param opened stands at the word */
        private OfTerm(Term term, Opened opened) throws IOException {
            this.term = term;
            this.opened = opened;
            place = opened.words.termState();
            count = opened.words.docFreq();
            common = columns.common(term, opened, leaf.reader());
        }

        private TermsEnum there() throws IOException {
            opened.words.seekExact(term.bytes(), place);
            return opened.words;
        }

        /** With how often the word stands in each document. */
        PostingsEnum postings() throws IOException {
            there();
            return opened.frequencies();
        }

        /** With the most that documents may have. */
        ImpactsEnum impacts() throws IOException {
            return there().impacts(PostingsEnum.FREQS);
        }

        private void again() throws IOException {
            if (at >= 0 && documents != null) {
                documents = there().postings(documents, PostingsEnum.NONE);
            }
            at = -1;
        }

        /** Those of a stretch, counted from its beginning; not to be changed, and good until the next stretch is asked for. */
        FixedBitSet in(int from, int until) throws IOException {
            if (at != from) {
                at = from;
                if (common != null) {
                    common.into(set, from, until);
                } else {
                    set.clear();
                    PostingsEnum mine = documents();
                    int doc = mine.docID();
                    if (doc < from) {
                        doc = mine.advance(from);
                    }
                    if (doc < until) {
                        mine.intoBitSet(until, set, from);
                    }
                }
            }
            return set;
        }

        private PostingsEnum documents() throws IOException {
            PostingsEnum known = documents;
            if (known == null) {
                there();
                known = opened.documents();
                documents = known;
            }
            return known;
        }
    }
}
