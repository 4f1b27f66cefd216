package no.avtaleverk.search.lucene;

import java.util.Objects;
import java.util.Set;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** Words in force on a day, by the columns. With kommuner it must stand beside a filter for documents that have one of them as party. */
final class InForceQuery extends ColumnsQuery {
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
    FixedBitSet documents(Columns columns) {
        return columns.inForce(day, municipalities);
    }

    /** The same, asked of some documents at a time. */
    Bag.Late late(Columns columns) {
        return (from, documents) -> columns.keepInForce(from, documents, day, municipalities);
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
