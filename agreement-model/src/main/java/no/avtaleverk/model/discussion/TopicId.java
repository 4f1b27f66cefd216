package no.avtaleverk.model.discussion;

import java.security.SecureRandom;

/** The permanent name of a topic. Drawn at random, so that it tells nothing of how many others there are. */
public record TopicId(String value) implements Comparable<TopicId> {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "abcdefghjkmnpqrstvwxyz23456789";

    public TopicId {
        if (!value.matches("[a-z0-9][a-z0-9-]{0,35}")) {
            throw new IllegalArgumentException("Not the id of a topic: '%s'".formatted(value));
        }
    }

    /** A new id, not to be guessed and practically never met twice. */
    public static TopicId random() {
        var id = new StringBuilder("t-");
        for (int i = 0; i < 14; i++) {
            id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new TopicId(id.toString());
    }

    @Override
    public int compareTo(TopicId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
