package no.avtaleverk.web.api;

import java.util.List;
import java.util.TreeMap;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.discussion.Closing;
import no.avtaleverk.model.discussion.Comment;
import no.avtaleverk.model.discussion.Proposal;
import no.avtaleverk.model.discussion.Topic;
import no.avtaleverk.model.discussion.TopicId;
import no.avtaleverk.model.document.ReturnedText.Hand;
import no.avtaleverk.workflow.discussion.Talk;
import org.jspecify.annotations.Nullable;

/** Tells what is said of an agreement. */
final class DiscussionTelling {
    private DiscussionTelling() {}

    /** Counts are of all that is open, also of what a filter leaves out. */
    static Answers.DiscussionTold discussion(Talk talk, List<Talk.Placed> shown) {
        var open = new TreeMap<String, Long>();
        for (Talk.Placed one : talk.topics()) {
            ClauseId clause = one.topic().clause();
            if (clause != null && one.topic().isOpen()) {
                open.merge(clause.value(), 1L, Long::sum);
            }
        }
        return new Answers.DiscussionTold(
                talk.agreement().id(),
                shown.stream().map(DiscussionTelling::topic).toList(),
                open,
                talk.returns().stream().map(one -> returned(talk, one)).toList(),
                talk.mayComment(),
                talk.mayDecide());
    }

    static Answers.TopicTold topic(Talk.Placed placed) {
        Topic topic = placed.topic();
        Proposal proposal = topic.proposal();
        Closing closing = topic.closing();
        var place = placed.place();
        return new Answers.TopicTold(
                topic.id(),
                topic.layer(),
                topic.clause(),
                new Answers.PlaceTold(place.kind(), place.start(), place.end(), place.changed()),
                topic.anchor().quoted(),
                topic.comments().stream().map(DiscussionTelling::comment).toList(),
                proposal == null ? null : proposal(proposal, placed.effect()),
                topic.isOpen(),
                closing == null
                        ? null
                        : new Answers.ClosingTold(
                                closing.kind(),
                                closing.by().name(),
                                closing.by().organisation(),
                                closing.at(),
                                closing.reason(),
                                closing.made()),
                topic.returned(),
                topic.sharedAs());
    }

    private static Answers.CommentTold comment(Comment comment) {
        Hand hand = comment.hand();
        return new Answers.CommentTold(
                comment.number(),
                comment.author().userId(),
                comment.author().name(),
                comment.author().organisation(),
                hand == null ? null : new Answers.WordWriterTold(hand.author(), hand.at()),
                comment.at(),
                comment.text(),
                comment.earlier().stream()
                        .map(one -> new Answers.EarlierTold(one.text(), one.until()))
                        .toList());
    }

    private static Answers.ProposalTold proposal(Proposal proposal, Proposal.@Nullable Effect effect) {
        Answers.EffectTold told = effect == null ? null : effect(effect);
        return switch (proposal) {
            case Proposal.Reword p ->
                new Answers.ProposalTold(
                        Answers.ProposalKind.REWORD, p.clause(), null, null, words(p.before()), words(p.after()), told);
            case Proposal.Insert p ->
                new Answers.ProposalTold(
                        Answers.ProposalKind.INSERT, null, p.after(), p.level(), null, words(p.words()), told);
            case Proposal.Delete p ->
                new Answers.ProposalTold(
                        Answers.ProposalKind.DELETE, p.clause(), null, null, words(p.before()), null, told);
            case Proposal.Move p ->
                new Answers.ProposalTold(Answers.ProposalKind.MOVE, p.clause(), p.after(), p.level(), null, null, told);
        };
    }

    private static Answers.EffectTold effect(Proposal.Effect effect) {
        return switch (effect) {
            case Proposal.Effect.Rewords e ->
                new Answers.EffectTold(
                        e.merged() ? Answers.EffectKind.REWORDS_MERGED : Answers.EffectKind.REWORDS,
                        words(e.now().text()),
                        words(e.then()));
            case Proposal.Effect.Conflicts e ->
                new Answers.EffectTold(
                        Answers.EffectKind.CONFLICTS, words(e.now().text()), null);
            case Proposal.Effect.Inserts e ->
                new Answers.EffectTold(Answers.EffectKind.INSERTS, null, words(e.words()));
            case Proposal.Effect.Deletes e ->
                new Answers.EffectTold(
                        e.changed() ? Answers.EffectKind.DELETES_CHANGED : Answers.EffectKind.DELETES,
                        words(e.now().text()),
                        null);
            case Proposal.Effect.Moves e -> new Answers.EffectTold(Answers.EffectKind.MOVES, null, null);
            case Proposal.Effect.Nothing e -> new Answers.EffectTold(Answers.EffectKind.NOTHING, null, null);
            case Proposal.Effect.Impossible e -> new Answers.EffectTold(Answers.EffectKind.IMPOSSIBLE, null, null);
        };
    }

    private static Answers.ClauseWords words(ClauseText words) {
        return new Answers.ClauseWords(words.heading(), words.body(), words.sha256());
    }

    static Answers.ReturnedDocumentTold returned(Talk talk, Talk.Received received) {
        var file = received.file();
        List<TopicId> topics = talk.topics().stream()
                .map(Talk.Placed::topic)
                .filter(topic -> file.id().equals(topic.returned()))
                .map(Topic::id)
                .toList();
        return new Answers.ReturnedDocumentTold(
                file.id(),
                received.room().layer(),
                file.fileName(),
                file.file(),
                file.version(),
                file.by().name(),
                file.by().organisation(),
                file.at(),
                topics,
                file.unmapped().stream()
                        .map(one -> new Answers.UnmappedTold(one.where(), one.text()))
                        .toList());
    }
}
