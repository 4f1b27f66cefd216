package no.avtaleverk.search;

import java.util.List;
import no.avtaleverk.model.party.Actor;

/** Answers questions about the agreements. Whatever the asker may not see is neither found nor counted. */
public interface AgreementSearch {
    /** Most hits that are told of one question, in one piece or page by page. */
    int MOST = 10_000;

    /**
     * Find what answers a question. Any words are allowed; none of them is a syntax error.
     *
     * @throws SearchUnavailableException if the index can not be read, not even after it was made anew
     */
    SearchPage find(SearchQuery query);

    /**
     * Every hit of a question from one state of the index, each by itself, whatever page and grouping is asked for.
     *
     * @param most hits that are told, up to {@link #MOST}
     * @throws SearchUnavailableException if the index can not be read, not even after it was made anew
     */
    WholeAnswer all(SearchQuery query, int most);

    /**
     * How a question that is being typed may go on: titles of agreements the asker may see, and words of texts that everybody may see. A
     * word that stands only where few may read is suggested to nobody.
     *
     * @param typed so far; the last word may be half a word
     * @param most of each kind
     * @throws SearchUnavailableException if the index can not be read, not even after it was made anew
     */
    List<Suggestion> suggest(String typed, Actor asker, int most);
}
