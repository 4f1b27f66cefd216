package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.jspecify.annotations.Nullable;

/**
 * The words of one field of a segment, opened for reading, and what their postings are read by. One question after the other uses it,
 * since to open it costs about as much as to read a short list.
 */
final class Opened {
    /** More than this are not kept for the next question; one takes some 4 kB. */
    private static final int MOST_KEPT = 12;

    /** Where words are looked up. */
    final TermsEnum words;

    private final Lent documents = new Lent(PostingsEnum.NONE);
    private final Lent frequencies = new Lent(PostingsEnum.FREQS);

    Opened(TermsEnum words) {
        this.words = words;
    }

    /** Readers of one kind; Lucene makes one that has been used begin with another word. */
    private final class Lent {
        private final int flags;
        private final List<PostingsEnum> all = new ArrayList<>();
        private int lent;

        Lent(int flags) {
            this.flags = flags;
        }

        PostingsEnum next() throws IOException {
            @Nullable PostingsEnum used = lent < all.size() ? all.get(lent) : null;
            PostingsEnum next = words.postings(used, flags);
            if (used == null) {
                all.add(next);
            } else {
                all.set(lent, next);
            }
            lent++;
            return next;
        }

        void giveBack() {
            lent = 0;
            if (all.size() > MOST_KEPT) {
                all.subList(MOST_KEPT, all.size()).clear();
            }
        }
    }

    /** The documents that have the word that is looked up, good until all is given back. */
    PostingsEnum documents() throws IOException {
        return documents.next();
    }

    /** The same with how often they have it, good until those are given back. */
    PostingsEnum frequencies() throws IOException {
        return frequencies.next();
    }

    void giveBackFrequencies() {
        frequencies.giveBack();
    }

    void giveBackAll() {
        frequencies.giveBack();
        documents.giveBack();
    }
}
