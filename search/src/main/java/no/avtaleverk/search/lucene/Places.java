package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.search.TextPlace;
import no.avtaleverk.search.norwegian.Norwegian;
import no.avtaleverk.search.norwegian.Word;
import org.apache.lucene.document.Document;
import org.apache.lucene.util.BytesRef;

/** Reads documents of clauses as places of a text, and says how like words are. */
final class Places {
    private final Norwegian norwegian;

    Places(Norwegian norwegian) {
        this.norwegian = norwegian;
    }

    /** @param versions which of the versions it stands in are told */
    TextPlace of(Document document, double likeness, Predicate<Standing> versions) throws IOException {
        return new TextPlace(
                new AgreementId(text(document, Fields.STORED_AGREEMENT)),
                new ClauseId(text(document, Fields.CLAUSE)),
                text(document, Fields.STORED_HEADING),
                text(document, Fields.STORED_TEXT),
                text(document, Fields.STORED_STATE),
                likeness,
                standings(document).stream()
                        .filter(versions)
                        .map(one -> new TextPlace.InVersion(
                                one.version(), one.number(), one.title(), one.parties(), inForce(one)))
                        .toList());
    }

    static List<Standing> standings(Document document) throws IOException {
        BytesRef encoded = document.getBinaryValue(Fields.STANDINGS);
        return Standing.decode(encoded.bytes, encoded.offset, encoded.length);
    }

    static List<TextPlace.InForce> inForce(Standing standing) {
        return standing.inForce().stream()
                .map(period -> new TextPlace.InForce(period.municipality(), period.period()))
                .toList();
    }

    static String text(Document document, String field) {
        String text = document.get(field);
        return text == null ? "" : text;
    }

    /** How often each word that tells something occurs, in the form both målformer share. */
    Map<String, Integer> bag(String text) {
        var bag = new HashMap<String, Integer>();
        for (Word word : norwegian.words(text)) {
            if (!norwegian.isStopWord(word)) {
                bag.merge(word.stem(), 1, Integer::sum);
            }
        }
        return bag;
    }

    /** The share of the words of two texts that both have, from 0 to 1. */
    static double likeness(Map<String, Integer> one, Map<String, Integer> other) {
        int shared = 0;
        int all = 0;
        for (Map.Entry<String, Integer> word : one.entrySet()) {
            shared += Math.min(word.getValue(), other.getOrDefault(word.getKey(), 0));
            all += word.getValue();
        }
        for (int count : other.values()) {
            all += count;
        }
        return all == 0 ? 0 : 2.0 * shared / all;
    }

    /** The sentences of a text; a dot within a number or after a short form does not end one that goes on in small letters. */
    static List<String> sentences(String text) {
        var sentences = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean line = c == '\n' || c == '|';
            boolean stop = (c == '.' || c == '!' || c == '?') && startsAfter(text, i + 1);
            if (line || stop) {
                add(sentences, text.substring(start, i + 1));
                start = i + 1;
            }
        }
        add(sentences, text.substring(start));
        return sentences;
    }

    private static boolean startsAfter(String text, int at) {
        int next = at;
        while (next < text.length() && " \u00a0»\"”)".indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next == text.length()
                || text.charAt(next) == '\n'
                || next > at && Character.isUpperCase(text.charAt(next));
    }

    private static void add(List<String> sentences, String sentence) {
        String stripped = sentence.replace('|', ' ').strip();
        if (!stripped.isEmpty()) {
            sentences.add(stripped);
        }
    }
}
