package no.avtaleverk.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexWriter;

/**
 * The texts of many agreements, gathered to be written in the order they lie in: Lucene need not sort them then, and equal words,
 * which follow each other, are looked at once. Several threads gather, and one writes while the others go on gathering.
 */
final class Gathered {
    /** Characters of text: some 200 megabytes with all that belongs to them, and a segment of a fourth of that. */
    private static final long ENOUGH = 50_000_000;

    private record Text(long kin, String key, TextDocument document) {}

    private List<Text> texts = new ArrayList<>();
    private long characters;

    /** Texts to be written by one thread, as a segment of their own. */
    static final class Lot {
        private final List<Text> texts;

        private Lot(List<Text> texts) {
            this.texts = texts;
        }

        boolean isEmpty() {
            return texts.isEmpty();
        }

        void write(IndexWriter writer, Words.Looking looking) throws IOException {
            texts.sort(Comparator.comparingLong(Text::kin).reversed());
            while (!texts.isEmpty()) {
                // What is written takes room by itself, so each text is let go of at once.
                Text text = texts.removeLast();
                writer.addDocument(text.document.document(text.key, looking));
            }
        }
    }

    /**
     * @param agreement texts of one, by their keys
     * @return what is to be written now; nothing while that is not enough
     */
    synchronized Lot add(Map<String, TextDocument> agreement) {
        agreement.forEach((key, document) -> {
            texts.add(new Text(document.kin(), key, document));
            characters += document.heading().length() + document.text().length();
        });
        return characters < ENOUGH ? new Lot(List.of()) : take(texts.size());
    }

    /** A share of what is left, the last of as many as there are. */
    synchronized Lot share(int of) {
        return take((texts.size() + of - 1) / of);
    }

    private Lot take(int count) {
        List<Text> rest = new ArrayList<>(texts.subList(count, texts.size()));
        var lot = new Lot(new ArrayList<>(texts.subList(0, count)));
        texts = rest;
        characters = 0;
        return lot;
    }
}
