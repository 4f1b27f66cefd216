package no.avtaleverk.templates.tracked;

/**
 * Something that is no text of a clause.
 *
 * @param where part of the file, such as {@code word/header1.xml}
 * @param text its words, or what it says of itself
 */
public record Foreign(String where, String text) {}
