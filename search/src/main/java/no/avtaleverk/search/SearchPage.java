package no.avtaleverk.search;

import java.util.List;

/**
 * One page of what was found.
 *
 * @param total number of all hits, on every page
 * @param facets over all hits
 * @param instead what these hits were found by beside the words that were typed
 */
public record SearchPage(long total, List<Hit> hits, Facets facets, List<Instead> instead) {
    public SearchPage {
        hits = List.copyOf(hits);
        instead = List.copyOf(instead);
    }

    /** Found by the words that were typed alone. */
    public SearchPage(long total, List<Hit> hits, Facets facets) {
        this(total, hits, facets, List.of());
    }
}
