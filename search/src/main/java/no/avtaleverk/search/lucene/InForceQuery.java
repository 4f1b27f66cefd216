package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Words in force on a day, by the columns. With kommuner it must stand beside a filter for documents that have one of them as party. */
final class InForceQuery extends Query {
    private final int day;
    private final Set<Long> municipalities;

    /**
     * @param municipalities keys of some; empty for any
     */
    InForceQuery(int day, Set<Long> municipalities) {
        this.day = day;
        this.municipalities = Set.copyOf(municipalities);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
                FixedBitSet then = Columns.of(context.reader()).inForce(day, municipalities);
                return ConstantScoreScorerSupplier.fromIterator(
                        new BitSetIterator(then, then.approximateCardinality()),
                        score(),
                        scoreMode,
                        context.reader().maxDoc());
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return true;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "in force on " + day;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InForceQuery that && day == that.day && municipalities.equals(that.municipalities);
    }

    @Override
    public int hashCode() {
        return Objects.hash(day, municipalities);
    }
}
