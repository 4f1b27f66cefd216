package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** What is asked, made ready for all segments of an index. */
final class Ready {
    /** Who wants more of the best than this gets all scored from the beginning. */
    private static final int MOST_PROMISED = 200;

    /** @param most that it can add to a score, about */
    record ReadyAsked(List<Way> ways, @Nullable Part context, boolean enough, float most) {}

    final List<Part> all = new ArrayList<>();
    final List<ReadyAsked> asked = new ArrayList<>();
    final int atLeast;
    final float others;

    Ready(Bag bag, PublicStatistics searcher) throws IOException {
        var making = new Way.Making(searcher);
        for (Query query : bag.all()) {
            all.add(making.part(query, 1));
        }
        for (Bag.Asked one : bag.asked()) {
            var ways = new ArrayList<Way>();
            float most = 0;
            for (Query query : one.ways()) {
                Way way = making.of(query);
                ways.add(way);
                for (List<Part> any : way.all()) {
                    for (Part part : any) {
                        most = Math.max(most, part.most());
                    }
                }
            }
            Part context = one.context() == null ? null : making.part(one.context(), 1);
            asked.add(new ReadyAsked(ways, context, one.enough(), most));
        }
        // What tells most is scored first, in every segment in the same order, so that the same words score the
        // same.
        asked.sort(Comparator.comparing((ReadyAsked one) -> !one.enough())
                .thenComparing(Comparator.comparingDouble(ReadyAsked::most).reversed()));
        atLeast = bag.atLeast();
        others = bag.others();
    }

    /**
     * Find the hits in one segment among the documents let through. Several threads may do so at once, each in another segment and
     * with a room of its own.
     */
    void find(LeafReaderContext leaf, FixedBitSet through, Bag.@Nullable Late late, Room room, Bag.Hits hits)
            throws IOException {
        room.backTo(0);
        var words = new TermSets(leaf, room);
        if (hits.wanted() <= MOST_PROMISED && hits.least() <= 0) {
            float promised = new Finding(this, words, through, late, room).promised(hits.wanted());
            if (promised > 0) {
                hits.atLeast(promised);
            }
            words.again();
        }
        new Finding(this, words, through, late, room).find(hits);
        words.end();
    }
}
