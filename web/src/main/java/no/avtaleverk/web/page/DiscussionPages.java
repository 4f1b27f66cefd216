package no.avtaleverk.web.page;

import java.text.BreakIterator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseReferences;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.compare.TextDifference;
import no.avtaleverk.model.discussion.Closing;
import no.avtaleverk.model.discussion.Comment;
import no.avtaleverk.model.discussion.Layer;
import no.avtaleverk.model.discussion.Place;
import no.avtaleverk.model.discussion.Proposal;
import no.avtaleverk.model.discussion.Topic;
import no.avtaleverk.model.discussion.TopicId;
import no.avtaleverk.model.document.ReturnedText.Hand;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.web.page.DifferenceBlocks.Block;
import no.avtaleverk.web.page.DifferenceBlocks.Piece;
import no.avtaleverk.web.page.DifferenceBlocks.Side;
import no.avtaleverk.workflow.discussion.Discussing;
import no.avtaleverk.workflow.discussion.Talk;
import no.avtaleverk.workflow.ros.ProposingMeasures;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the pages show of a discussion. */
@Component
final class DiscussionPages {
    private static final int MOST_SENTENCES = 60;

    private final Discussing discussing;
    private final ProposingMeasures proposing;
    private final RiskLines risks;

    DiscussionPages(Discussing discussing, ProposingMeasures proposing, RiskLines risks) {
        this.discussing = discussing;
        this.proposing = proposing;
        this.risks = risks;
    }

    /**
     * A comment as a page shows it.
     *
     * @param word the name Word gives; empty when tracking was off; absent when written here
     * @param written when Word says it was written; absent when it does not say, or when written here
     * @param own whether the reader may put it in other words
     */
    record CommentLine(
            Comment comment,
            @Nullable String word,
            @Nullable Instant written,
            boolean own) {}

    /**
     * A proposal as words that come and go.
     *
     * @param kind {@code REWORD}, {@code INSERT}, {@code DELETE} or {@code MOVE}
     * @param effect what accepting does now; empty when it is decided
     * @param read digest to send along when it is accepted; empty for new and moved clauses
     * @param where clause that a new or moved one comes after; empty for first
     * @param three the words before, now and proposed, where they conflict
     */
    record ProposalLine(
            String kind,
            String effect,
            List<Piece> heading,
            List<Block> body,
            String read,
            String where,
            int level,
            @Nullable Three three) {
        public boolean isAcceptable() {
            return !effect.isEmpty() && !effect.equals("CONFLICTS") && !effect.equals("IMPOSSIBLE");
        }
    }

    /** The three texts of a conflict: what each side made of the words before. */
    record Three(
            ClauseText before,
            ClauseText now,
            ClauseText proposed,
            List<Block> was,
            List<Block> theirs,
            List<Block> ours) {}

    /**
     * A topic as a page shows it.
     *
     * @param clauseTitle of the clause it is about; empty for the document
     * @param gone whether that clause is no longer in the text
     * @param source the row of the ROS analysis that its proposal was made of; absent for all others
     */
    record TopicLine(
            Topic topic,
            Place place,
            String clauseTitle,
            boolean gone,
            List<CommentLine> comments,
            @Nullable ProposalLine proposal,
            @Nullable Closing closing,
            RiskLines.@Nullable Line source) {
        public String id() {
            return topic.id().value();
        }

        public boolean inner() {
            return topic.layer() == Layer.INNER;
        }
    }

    /**
     * The discussion of an agreement for a template.
     *
     * @param lines those the page shows
     */
    record Lines(Talk talk, List<TopicLine> lines, Map<ClauseId, Long> open) {
        public List<TopicLine> on(ClauseId clause) {
            return lines.stream()
                    .filter(line -> clause.equals(line.topic().clause()))
                    .toList();
        }

        /** Topics on the document, and on clauses that are not in the text. */
        public List<TopicLine> elsewhere(Clauses shown) {
            return lines.stream()
                    .filter(line -> {
                        ClauseId clause = line.topic().clause();
                        return clause == null || !shown.contains(clause);
                    })
                    .toList();
        }

        public long openOn(ClauseId clause) {
            return open.getOrDefault(clause, 0L);
        }

        public long openInAll() {
            return talk.topics().stream()
                    .filter(placed -> placed.topic().isOpen())
                    .count();
        }

        public boolean mayComment() {
            return talk.mayComment();
        }

        public boolean mayDecide() {
            return talk.mayDecide();
        }
    }

    /** What the reader may see beside a text; empty for who may enter no room. */
    Optional<Lines> beside(AgreementId id, Clauses shown, Head head, Actor actor) {
        return discussing.talk(id, shown, actor).map(talk -> lines(talk, talk.topics(), shown, head, actor));
    }

    Lines lines(Talk talk, List<Talk.Placed> wanted, Clauses shown, Head head, Actor actor) {
        Map<ClauseId, Long> open = new HashMap<>();
        for (Talk.Placed placed : talk.topics()) {
            ClauseId clause = placed.topic().clause();
            if (clause != null && placed.topic().isOpen()) {
                open.merge(clause, 1L, Long::sum);
            }
        }
        Map<String, String> values = ClauseReferences.with(head.parameters(), shown);
        Map<TopicId, RiskLines.Line> sources = sources(talk, wanted, actor);
        return new Lines(
                talk,
                wanted.stream()
                        .map(one ->
                                line(one, shown, values, sources.get(one.topic().id()), actor))
                        .toList(),
                open);
    }

    /** The rows of the analysis that proposals were made of. */
    private Map<TopicId, RiskLines.Line> sources(Talk talk, List<Talk.Placed> wanted, Actor actor) {
        Map<TopicId, RiskLines.Line> sources = new HashMap<>();
        if (wanted.stream().anyMatch(one -> one.topic().proposal() != null)) {
            proposing
                    .sources(talk.agreement(), actor)
                    .forEach((topic, source) ->
                            sources.put(topic, risks.line(talk.agreement(), source.item(), null, false)));
        }
        return sources;
    }

    private static TopicLine line(
            Talk.Placed placed,
            Clauses shown,
            Map<String, String> values,
            RiskLines.@Nullable Line source,
            Actor actor) {
        Topic topic = placed.topic();
        Proposal proposal = topic.proposal();
        return new TopicLine(
                topic,
                placed.place(),
                title(topic.clause(), shown),
                placed.place().kind() == Place.Kind.GONE,
                topic.comments().stream().map(comment -> line(comment, actor)).toList(),
                proposal == null ? null : line(proposal, placed.effect(), shown, values),
                topic.closing(),
                source);
    }

    private static CommentLine line(Comment comment, Actor actor) {
        Hand hand = comment.hand();
        return new CommentLine(
                comment,
                hand == null ? null : hand.author(),
                hand == null ? null : hand.at(),
                hand == null && comment.author().userId().equals(actor.userId()));
    }

    private static String title(@Nullable ClauseId clause, Clauses shown) {
        return clause == null
                ? ""
                : shown.find(clause)
                        .map(Clause::title)
                        .filter(found -> !found.isBlank())
                        .orElse(clause.value());
    }

    private static ProposalLine line(
            Proposal proposal, Proposal.@Nullable Effect effect, Clauses shown, Map<String, String> values) {
        String read = effect == null ? "" : read(effect);
        return switch (proposal) {
            case Proposal.Reword p -> {
                // What is shown is what accepting would do; once decided, what was proposed.
                ClauseText from =
                        effect instanceof Proposal.Effect.Rewords e ? e.now().text() : p.before();
                ClauseText to = effect instanceof Proposal.Effect.Rewords e ? e.then() : p.after();
                yield new ProposalLine(
                        "REWORD",
                        name(effect),
                        heading(from.heading(), to.heading(), values),
                        body(from.body(), to.body(), values),
                        read,
                        "",
                        0,
                        three(effect, values));
            }
            case Proposal.Insert p ->
                new ProposalLine(
                        "INSERT",
                        name(effect),
                        heading("", p.words().heading(), values),
                        body("", p.words().body(), values),
                        read,
                        title(p.after(), shown),
                        p.level(),
                        null);
            case Proposal.Delete p -> {
                ClauseText from =
                        effect instanceof Proposal.Effect.Deletes e ? e.now().text() : p.before();
                yield new ProposalLine(
                        "DELETE",
                        name(effect),
                        heading(from.heading(), "", values),
                        body(from.body(), "", values),
                        read,
                        "",
                        0,
                        null);
            }
            case Proposal.Move p ->
                new ProposalLine(
                        "MOVE", name(effect), List.of(), List.of(), read, title(p.after(), shown), p.level(), null);
        };
    }

    private static String read(Proposal.Effect effect) {
        return switch (effect) {
            case Proposal.Effect.Rewords e -> e.now().sha256().hex();
            case Proposal.Effect.Conflicts e -> e.now().sha256().hex();
            case Proposal.Effect.Deletes e -> e.now().sha256().hex();
            default -> "";
        };
    }

    private static String name(Proposal.@Nullable Effect effect) {
        if (effect == null) {
            return "";
        }
        return switch (effect) {
            case Proposal.Effect.Rewords e -> e.merged() ? "MERGED" : "REWORDS";
            case Proposal.Effect.Conflicts e -> "CONFLICTS";
            case Proposal.Effect.Inserts e -> "INSERTS";
            case Proposal.Effect.Deletes e -> e.changed() ? "DELETES_CHANGED" : "DELETES";
            case Proposal.Effect.Moves e -> "MOVES";
            case Proposal.Effect.Nothing e -> "NOTHING";
            case Proposal.Effect.Impossible e -> "IMPOSSIBLE";
        };
    }

    private static @Nullable Three three(Proposal.@Nullable Effect effect, Map<String, String> values) {
        return effect instanceof Proposal.Effect.Conflicts e
                ? new Three(
                        e.before(),
                        e.now().text(),
                        e.proposed(),
                        body(e.before().body(), e.before().body(), values),
                        body(e.before().body(), e.now().text().body(), values),
                        body(e.before().body(), e.proposed().body(), values))
                : null;
    }

    private static List<Piece> heading(String before, String after, Map<String, String> values) {
        return DifferenceBlocks.heading(words(before, after), Side.BOTH, values, values);
    }

    private static List<Block> body(String before, String after, Map<String, String> values) {
        return DifferenceBlocks.of(words(before, after), Side.BOTH, values, values);
    }

    private static List<TextDifference.Segment> words(String before, String after) {
        return before.isEmpty() && after.isEmpty() ? List.of() : TextDifference.words(before, after);
    }

    /** The sentences of a clause, to choose among without a pointer. */
    static List<String> sentences(ClauseText text, Locale language) {
        var sentences = new ArrayList<String>();
        for (String paragraph : text.body().split("\n")) {
            BreakIterator breaks = BreakIterator.getSentenceInstance(language);
            breaks.setText(paragraph);
            int start = breaks.first();
            for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
                String sentence = paragraph.substring(start, end).strip();
                if (sentence.chars().anyMatch(Character::isLetterOrDigit)) {
                    sentences.add(sentence);
                }
            }
        }
        return sentences.stream().distinct().limit(MOST_SENTENCES).toList();
    }
}
