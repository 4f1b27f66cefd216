package no.avtaleverk.model.examination;

/**
 * A change that mends a finding without anybody having to think: other words in a place.
 *
 * @param words what must still stand there for the mend to be made
 */
public record Mend(Spot place, String words, String replacement) {}
