package no.avtaleverk.search;

import java.util.List;

/**
 * How the hits fall, most first.
 *
 * @param municipality ids of the kommuner that are party
 * @param trust ids of the other parties
 * @param region ids of the regional authorities above them
 * @param requirement ids of the requirements answered
 * @param state names of the agreement's state
 * @param language {@code nb} or {@code nn}
 * @param year in which the text entered into force for some kommune, or in which the log entry was recorded
 */
public record Facets(
        List<Count> municipality,
        List<Count> trust,
        List<Count> region,
        List<Count> requirement,
        List<Count> state,
        List<Count> language,
        List<Count> year) {
    /** Nothing found. */
    public static final Facets NONE =
            new Facets(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** A value and the number of hits that have it. */
    public record Count(String value, long hits) {}

    public Facets {
        municipality = List.copyOf(municipality);
        trust = List.copyOf(trust);
        region = List.copyOf(region);
        requirement = List.copyOf(requirement);
        state = List.copyOf(state);
        language = List.copyOf(language);
        year = List.copyOf(year);
    }
}
