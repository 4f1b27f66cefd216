package no.avtaleverk.model.discussion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import org.jspecify.annotations.Nullable;

/**
 * A comment or proposal with its answers.
 *
 * @param comments never empty; the first opened the topic and may be without words when there is a proposal
 * @param closing absent while it is open
 * @param returned the Word file it came with
 * @param sharedAs the topic the parties see, when an inner one was shared
 */
public record Topic(
        TopicId id,
        Room room,
        Anchor anchor,
        List<Comment> comments,
        @Nullable Proposal proposal,
        @Nullable Closing closing,
        @Nullable TopicId returned,
        @Nullable TopicId sharedAs) {
    public Topic {
        comments = List.copyOf(comments);
    }

    public Layer layer() {
        return room.layer();
    }

    public Comment opening() {
        return comments.getFirst();
    }

    public boolean isOpen() {
        return closing == null;
    }

    /** Whether there is a proposal nobody has accepted or rejected. */
    public boolean isToBeDecided() {
        return proposal != null && closing == null;
    }

    /** The clause it is about; absent when it is about the document. */
    public @Nullable ClauseId clause() {
        return anchor.clause();
    }

    /** Whether a person has said something in it. */
    public boolean hasVoiceOf(String userId) {
        return comments.stream().anyMatch(comment -> comment.author().userId().equals(userId));
    }

    /**
     * Whether each of the words stands somewhere in it: in what is said, the words spoken of, the words proposed, the name of who said
     * it or the number and heading of its clause. Upper and lower case are one.
     *
     * @param text the clauses as they are now
     */
    public boolean tellsOf(String words, Clauses text) {
        var told = new StringJoiner("\n").add(anchor.quoted());
        comments.forEach(comment -> told.add(comment.text()).add(comment.giver()));
        ClauseId about = clause();
        if (about != null) {
            text.find(about).ifPresent(clause -> told.add(clause.title()));
        }
        if (proposal instanceof Proposal.Insert insert) {
            told.add(insert.words().heading()).add(insert.words().body());
        }
        String all = told.toString().toLowerCase(Locale.ROOT);
        return Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .allMatch(word -> all.contains(word) || isProposed(word));
    }

    /** Whether a word is brought by new words for a clause; one that stood there before tells nothing. */
    private boolean isProposed(String word) {
        return proposal instanceof Proposal.Reword reword && has(reword.after(), word) && !has(reword.before(), word);
    }

    private static boolean has(ClauseText text, String word) {
        return (text.heading() + "\n" + text.body()).toLowerCase(Locale.ROOT).contains(word);
    }

    Topic answered(Comment comment) {
        var longer = new ArrayList<>(comments);
        longer.add(comment);
        return new Topic(id, room, anchor, longer, proposal, closing, returned, sharedAs);
    }

    Topic edited(Comment comment) {
        var changed = new ArrayList<>(comments);
        changed.set(comment.number(), comment);
        return new Topic(id, room, anchor, changed, proposal, closing, returned, sharedAs);
    }

    Topic closed(@Nullable Closing how) {
        return new Topic(id, room, anchor, comments, proposal, how, returned, sharedAs);
    }

    Topic shared(TopicId as) {
        return new Topic(id, room, anchor, comments, proposal, closing, returned, as);
    }
}
