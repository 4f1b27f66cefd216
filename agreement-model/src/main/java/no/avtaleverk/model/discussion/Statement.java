package no.avtaleverk.model.discussion;

import java.util.List;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.ReturnedText.Hand;
import no.avtaleverk.model.document.ReturnedText.Unmapped;
import org.jspecify.annotations.Nullable;

/** Something said in a discussion, as it is stored: added, never changed. A discussion is all its statements, one after another. */
public sealed interface Statement {
    /**
     * A new topic.
     *
     * @param text may be empty when there is a proposal
     * @param hand who wrote it in Word, when it came from there and was shared from the inner layer
     */
    record Opened(
            TopicId topic,
            Anchor anchor,
            String text,
            @Nullable Proposal proposal,
            @Nullable Hand hand) implements Statement {}

    record Answered(TopicId topic, String text) implements Statement {}

    /** The writer has put a comment in other words; the earlier ones stay. */
    record Edited(TopicId topic, int comment, String text) implements Statement {}

    record Resolved(TopicId topic) implements Statement {}

    record Reopened(TopicId topic) implements Statement {}

    /**
     * A proposal is in the text.
     *
     * @param made the clause it added
     */
    record Accepted(TopicId topic, @Nullable ClauseId made) implements Statement {}

    record Rejected(TopicId topic, String reason) implements Statement {}

    /** An inner topic was laid before the parties, under another name. */
    record Shared(TopicId topic, TopicId as) implements Statement {}

    /**
     * A Word file came back, with all it brought.
     *
     * @param version the version that was sent out; 0 for the draft
     */
    record Returned(TopicId id, String fileName, Sha256 file, int version, List<Opened> topics, List<Unmapped> unmapped)
            implements Statement {
        public Returned {
            topics = List.copyOf(topics);
            unmapped = List.copyOf(unmapped);
        }
    }

    /**
     * What the log says of it: no words, but their digest.
     *
     * @param said digest of the statement as it is stored
     */
    default AuditEvent event(Room room, Sha256 said) {
        var agreement = room.agreement();
        var inner = room.innerOf();
        return switch (this) {
            case Opened o ->
                o.proposal() == null
                        ? new AuditEvent.CommentMade(
                                agreement,
                                inner,
                                o.topic().value(),
                                o.anchor().clause(),
                                o.anchor().words(),
                                said)
                        : new AuditEvent.ProposalMade(
                                agreement,
                                inner,
                                o.topic().value(),
                                o.anchor().clause(),
                                o.anchor().words(),
                                said);
            case Answered a ->
                new AuditEvent.CommentAnswered(agreement, inner, a.topic().value(), said);
            case Edited e ->
                new AuditEvent.CommentEdited(agreement, inner, e.topic().value(), e.comment(), said);
            case Resolved r ->
                new AuditEvent.CommentResolved(agreement, inner, r.topic().value(), said);
            case Reopened r ->
                new AuditEvent.CommentReopened(agreement, inner, r.topic().value(), said);
            case Accepted a ->
                new AuditEvent.ProposalAccepted(agreement, inner, a.topic().value(), said);
            case Rejected r ->
                new AuditEvent.ProposalRejected(agreement, inner, r.topic().value(), said);
            case Shared s ->
                new AuditEvent.CommentShared(agreement, inner, s.topic().value(), s.as().value(), said);
            case Returned r ->
                new AuditEvent.WordFileReturned(
                        agreement, inner, r.id().value(), r.file(), r.topics().size(), said);
        };
    }
}
