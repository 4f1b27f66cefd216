package no.avtaleverk.model.document;

import java.time.Instant;
import java.util.List;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import org.jspecify.annotations.Nullable;

/**
 * What a Word file that was sent out and edited elsewhere brings back, held against the text that was sent. Nothing in the file is
 * left out: what can not be tied to a clause is {@link Unmapped}.
 *
 * @param changes in the order of the file
 */
public record ReturnedText(List<ReturnedChange> changes) {
    public ReturnedText {
        changes = List.copyOf(changes);
    }

    /**
     * Whose change it is.
     *
     * @param author as Word names the writer; empty when the change was made with tracking off
     * @param at when Word says it was made; absent when the file does not say
     */
    public record Hand(String author, @Nullable Instant at) {
        /** A change somebody made without tracking. */
        public static final Hand UNKNOWN = new Hand("", null);

        /** Whether the change was made with tracking off, so that only the comparison found it. */
        public boolean isSilent() {
            return author.isEmpty();
        }
    }

    /** One change, for a person to accept or reject. */
    public sealed interface ReturnedChange {}

    /**
     * A clause with other words.
     *
     * @param before as sent out
     */
    public record Reworded(ClauseId clause, ClauseText before, ClauseText after, Hand hand) implements ReturnedChange {}

    /**
     * A clause that was not in the text sent out.
     *
     * @param after the clause it comes after; absent when it comes first
     */
    public record Inserted(@Nullable ClauseId after, int level, ClauseText text, Hand hand) implements ReturnedChange {}

    /** A clause that is no longer there. */
    public record Deleted(ClauseId clause, Hand hand) implements ReturnedChange {}

    /**
     * A clause at another place or level.
     *
     * @param after the clause it now comes after; absent when it comes first
     */
    public record Moved(ClauseId clause, @Nullable ClauseId after, int level, Hand hand) implements ReturnedChange {}

    /**
     * A comment in the margin.
     *
     * @param clause the clause it is put on; absent for one on the whole document
     * @param start first character it covers in the body of the clause as sent out, from 0; {@code start == end} means the whole clause
     * @param quoted the words it was put on
     */
    public record Remark(@Nullable ClauseId clause, int start, int end, String quoted, String text, Hand hand)
            implements ReturnedChange {}

    /**
     * Something that is no change of a clause or can not be tied to one, such as words in a header or a picture.
     *
     * @param where part of the file, such as {@code word/header1.xml}
     */
    public record Unmapped(String where, String text) implements ReturnedChange {}
}
