package no.avtaleverk.search;

import java.util.List;

/**
 * One page of what was found.
 *
 * @param total number of all hits, on every page
 * @param facets over all hits
 * @param instead what these hits were found by beside the words that were typed
 * @param groups the hits of this page put together as was asked for; empty when each stands by itself
 * @param groupTotal number of all groups, on every page
 */
public record SearchPage(
        long total, List<Hit> hits, Facets facets, List<Instead> instead, List<HitGroup> groups, long groupTotal) {
    public SearchPage {
        hits = List.copyOf(hits);
        instead = List.copyOf(instead);
        groups = List.copyOf(groups);
    }

    /** Each hit by itself. */
    public SearchPage(long total, List<Hit> hits, Facets facets, List<Instead> instead) {
        this(total, hits, facets, instead, List.of(), 0);
    }
}
