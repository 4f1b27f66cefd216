package no.avtaleverk.search.norwegian;

import java.util.List;

/**
 * One word of a text in the forms it can be found by.
 *
 * @param exact as written, in small letters
 * @param stem common form of all inflections in both målformer; for the machine, not for people
 * @param parts stems of the words a compound is made of; empty for other words
 * @param within what it is found by as well: shorter compounds inside a long one, and the one a hyphen stands for
 * @param start where it begins in the text
 * @param end where it ends, exclusive
 * @param newParagraph whether a blank line or the end of the heading parts it from the word before
 */
public record Word(
        String exact, String stem, List<String> parts, List<String> within, int start, int end, boolean newParagraph) {
    /** This word where another one stands. */
    public Word at(Word other) {
        return new Word(exact, stem, parts, within, other.start, other.end, other.newParagraph);
    }
}
