package no.avtaleverk.search.lucene;

import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** What is counted under a value of a facet, by the columns. */
final class FacetQuery extends ColumnsQuery {
    private final Columns.Value value;

    FacetQuery(String field, String value) {
        this.value = new Columns.Value(field, value);
    }

    @Override
    FixedBitSet documents(Columns columns) {
        return columns.with(value);
    }

    @Override
    public String toString(String field) {
        return value.field() + ":" + value.value();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FacetQuery that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
