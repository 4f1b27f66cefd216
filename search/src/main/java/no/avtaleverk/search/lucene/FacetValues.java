package no.avtaleverk.search.lucene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A number for each facet value, the same in all segments while the program runs, so that what is counted in one is added to what is
 * counted in another by number. There are no more of them than parties, regions, years, states, languages and matters of the law.
 */
final class FacetValues {
    private static final Map<Columns.Value, Integer> NUMBERS = new HashMap<>();
    private static final List<Columns.Value> VALUES = new ArrayList<>();

    private FacetValues() {}

    static synchronized int numberOf(Columns.Value value) {
        return NUMBERS.computeIfAbsent(value, key -> {
            VALUES.add(key);
            return VALUES.size() - 1;
        });
    }

    /** @param number as told by {@link #numberOf} */
    static synchronized Columns.Value of(int number) {
        return VALUES.get(number);
    }

    /** All numbers are less. */
    static synchronized int count() {
        return VALUES.size();
    }
}
