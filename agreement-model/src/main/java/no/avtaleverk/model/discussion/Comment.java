package no.avtaleverk.model.discussion;

import java.time.Instant;
import java.util.List;
import no.avtaleverk.model.document.ReturnedText.Hand;
import org.jspecify.annotations.Nullable;

/**
 * One comment of a topic with what it said before.
 *
 * @param number 0 for the one that opened the topic
 * @param author who said it here; for one from a Word file, who brought the file
 * @param hand who wrote it in Word; absent for one written here
 * @param at when it was said here
 * @param earlier what it said before it was edited, oldest first
 */
public record Comment(int number, Author author, @Nullable Hand hand, Instant at, String text, List<Earlier> earlier) {
    public Comment {
        earlier = List.copyOf(earlier);
    }

    /**
     * What a comment once said.
     *
     * @param until when it was edited
     */
    public record Earlier(String text, Instant until) {}

    /** The name of the giver: as Word has it, or else of the person here. */
    public String giver() {
        Hand writer = hand;
        return writer == null || writer.isSilent() ? author.name() : writer.author();
    }

    public boolean isEdited() {
        return !earlier.isEmpty();
    }
}
