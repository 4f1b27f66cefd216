package no.avtaleverk.search;

/** A piece of a snippet: plain text, to be escaped by whoever shows it. */
public record Fragment(String text, boolean highlighted) {}
