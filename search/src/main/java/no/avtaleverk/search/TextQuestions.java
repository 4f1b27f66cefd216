package no.avtaleverk.search;

import java.util.List;

/**
 * Questions that are answered in full and not ranked: when a sentence stood, what is lacking, what says the same. Whatever the asker
 * may not see is neither found nor counted.
 */
public interface TextQuestions {
    /** Most places told of one sentence; the other questions are answered whole. */
    int MOST = 2_000;

    /**
     * Where a sentence stands, in all versions there have been.
     *
     * @throws SearchUnavailableException if the index can not be read, not even after it was made anew
     */
    SentenceFound sentence(SentenceQuery query);

    /**
     * Which texts in force hold some things and lack others.
     *
     * @throws SearchUnavailableException if the index can not be read, not even after it was made anew
     */
    ContrastFound contrast(ContrastQuery query);

    /**
     * The clause of each agreement in force that is likest a given one, likest first; those too unlike are left out.
     *
     * @throws SearchUnavailableException if the index can not be read, not even after it was made anew
     */
    List<TextPlace> alike(AlikeQuery query);
}
