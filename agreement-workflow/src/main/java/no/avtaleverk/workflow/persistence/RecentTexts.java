package no.avtaleverk.workflow.persistence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Sha256;

/**
 * The clause texts read last, so that listing agreements does not read and check the same words again and again. Words never change
 * under their digest, so nothing here is ever out of date.
 */
final class RecentTexts {
    private final long mostCharacters;
    private final LinkedHashMap<Sha256, ClauseText> texts = new LinkedHashMap<>(1024, 0.75f, true);
    private long characters;

    /**
     * @param mostCharacters how much is kept, in characters of heading and body
     */
    RecentTexts(long mostCharacters) {
        this.mostCharacters = mostCharacters;
    }

    /** Put those that are here into {@code found}, and give back the others. */
    synchronized List<Sha256> findInto(Map<Sha256, ClauseText> found, Collection<Sha256> digests) {
        var others = new ArrayList<Sha256>();
        for (Sha256 digest : digests) {
            ClauseText text = texts.get(digest);
            if (text == null) {
                others.add(digest);
            } else {
                found.put(digest, text);
            }
        }
        return others;
    }

    synchronized void add(Sha256 digest, ClauseText text) {
        if (texts.put(digest, text) == null) {
            characters += sizeOf(text);
        }
        var oldest = texts.values().iterator();
        while (characters > mostCharacters && oldest.hasNext()) {
            characters -= sizeOf(oldest.next());
            oldest.remove();
        }
    }

    private static long sizeOf(ClauseText text) {
        return (long) text.heading().length() + text.body().length();
    }
}
