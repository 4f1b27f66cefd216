package no.avtaleverk.search;

import java.util.List;

/**
 * Where a sentence stands.
 *
 * @param words number of words asked for; 0 when there was none to look for
 * @param same where it stands word for word, whatever the blanks, capitals and signs; first in force first, never in force last
 * @param near where something like it stands, likest first
 * @param cut whether it stands in more places than are told; then those where it was first in force are told
 */
public record SentenceFound(int words, List<TextPlace> same, List<Near> near, boolean cut) {
    public SentenceFound {
        same = List.copyOf(same);
        near = List.copyOf(near);
    }

    /** @param sentence the one that is like it */
    public record Near(TextPlace place, String sentence) {}
}
