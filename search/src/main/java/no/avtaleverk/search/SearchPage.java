package no.avtaleverk.search;

import java.util.List;

/**
 * One page of what was found.
 *
 * @param total number of all hits, on every page
 * @param facets over all hits
 */
public record SearchPage(long total, List<Hit> hits, Facets facets) {
    public SearchPage {
        hits = List.copyOf(hits);
    }
}
