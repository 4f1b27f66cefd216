package no.avtaleverk.workflow.ros;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.discussion.Closing;
import no.avtaleverk.model.discussion.Contribution;
import no.avtaleverk.model.discussion.Layer;
import no.avtaleverk.model.discussion.TopicId;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.ros.RosAnalysis;
import no.avtaleverk.model.ros.RosItem;
import no.avtaleverk.model.ros.RosNote.RosMeasureProposed;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.UnknownAgreementException;
import no.avtaleverk.workflow.discussion.Discussing;
import no.avtaleverk.workflow.discussion.Talk;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** Making amendments of measures: a clause is proposed in the draft, in the room the parties share. */
public final class ProposingMeasures {
    private final Agreements agreements;
    private final Discussing discussing;
    private final AnalysingRisks analysing;
    private final TransactionOperations transactions;
    private final Changes changes;

    public ProposingMeasures(
            Agreements agreements,
            Discussing discussing,
            AnalysingRisks analysing,
            TransactionOperations transactions,
            Changes changes) {
        this.agreements = agreements;
        this.discussing = discussing;
        this.analysing = analysing;
        this.transactions = transactions;
        this.changes = changes;
    }

    /** Whether there is a draft to propose in. */
    public enum Draft {
        OPEN,
        /** The text is laid before the parties; who wants to change it takes it back first. */
        IN_REVIEW,
        /** Nobody has begun on a new text. */
        NONE,
        /** Not all who are bound write the draft. What they share must not tell those others of it. */
        NOT_SHARED
    }

    /** What is proposed. */
    public sealed interface Wish {
        /**
         * Other words for a clause, such as the measure added to its end.
         *
         * @param read digest of the words on the screen
         */
        record Reword(ClauseId clause, Sha256 read, ClauseText words) implements Wish {}

        /** @param after the clause it comes after; absent to come first */
        record Insert(@Nullable ClauseId after, int level, ClauseText words) implements Wish {}
    }

    /** What came of it. */
    public sealed interface Proposed {
        record Made(TopicId topic) implements Proposed {}

        record Refused(List<Refusal> reasons) implements Proposed {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** What became of a proposal. */
    public enum Standing {
        /** The reader may not enter the room. */
        NOT_READABLE,
        OPEN,
        ACCEPTED,
        REJECTED
    }

    /**
     * Where a proposal stands.
     *
     * @param reason why it was rejected; empty otherwise
     */
    public record Told(String measure, TopicId topic, Standing standing, String reason) {}

    /** The row and measure that a proposal was made of. */
    public record Source(RosItem item, RosItem.Measure measure) {}

    public Draft draft(Agreement agreement) {
        if (!agreement.circles().writing().containsAll(agreement.circles().bound(changes.today()))) {
            return Draft.NOT_SHARED;
        }
        return switch (agreement.text()) {
            case DRAFT -> Draft.OPEN;
            case REVIEW -> Draft.IN_REVIEW;
            case SIGNED, WITHDRAWN, ISSUED -> Draft.NONE;
        };
    }

    /**
     * Propose a measure as words of the agreement, and note with the measure that it is proposed; both or neither.
     *
     * @param why what is said with the proposal
     * @throws UnknownAgreementException if there is no such agreement, or none the person may discuss
     */
    public Proposed propose(AgreementId id, String row, String measure, Wish wish, String why, Actor by) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Agreement agreement = agreements.find(id).orElseThrow(() -> new UnknownAgreementException(id));
            Draft draft = draft(agreement);
            if (draft != Draft.OPEN && by.mayComment(agreement.circles().writing())) {
                return new Proposed.Refused(List.of(
                        draft == Draft.NOT_SHARED
                                ? new Refusal.DraftNotShared()
                                : new Refusal.NotEditable(agreement.text())));
            }
            Proposed made =
                    switch (contributed(id, wish, why, by)) {
                        case Contribution.Refused refused -> new Proposed.Refused(refused.reasons());
                        case Contribution.Made one ->
                            noted(
                                    id,
                                    row,
                                    measure,
                                    one.discussion().topics().getLast().id(),
                                    wish,
                                    by);
                    };
            if (made instanceof Proposed.Refused) {
                status.setRollbackOnly();
            }
            return made;
        }));
    }

    private Contribution contributed(AgreementId id, Wish wish, String why, Actor by) {
        return switch (wish) {
            case Wish.Reword reword ->
                discussing.proposeWords(
                        id, Layer.SHARED, Discussing.Mark.on(reword.clause()), reword.read(), reword.words(), why, by);
            case Wish.Insert insert ->
                discussing.proposeClause(id, Layer.SHARED, insert.after(), insert.level(), insert.words(), why, by);
        };
    }

    private Proposed noted(AgreementId id, String row, String measure, TopicId topic, Wish wish, Actor by) {
        ClauseId clause =
                switch (wish) {
                    case Wish.Reword reword -> reword.clause();
                    case Wish.Insert insert -> insert.after();
                };
        var proposed = new RosMeasureProposed(row, measure, topic.value(), clause);
        List<Refusal> faults = analysing.note(id, by, (analysis, parties) -> analysis.propose(proposed, parties, by));
        return faults.isEmpty() ? new Proposed.Made(topic) : new Proposed.Refused(faults);
    }

    /** Where the proposals made of an analysis stand, by measure; as far as the reader may enter the room. */
    public Map<String, Told> told(Agreement agreement, RosAnalysis analysis, Actor by) {
        var told = new HashMap<String, Told>();
        Optional<Talk> talk = proposed(analysis) ? discussing.talk(agreement.id(), by) : Optional.empty();
        for (RosItem item : analysis.items()) {
            for (RosItem.Measure measure : item.measures()) {
                RosMeasureProposed proposal = measure.proposed();
                if (proposal != null) {
                    var topic = new TopicId(proposal.topic());
                    told.put(
                            proposal.measure(),
                            talk.flatMap(one -> one.find(topic))
                                    .map(placed -> told(
                                            proposal.measure(), placed.topic().closing(), topic))
                                    .orElse(new Told(proposal.measure(), topic, Standing.NOT_READABLE, "")));
                }
            }
        }
        return told;
    }

    private static Told told(String measure, @Nullable Closing closing, TopicId topic) {
        if (closing == null) {
            return new Told(measure, topic, Standing.OPEN, "");
        }
        return switch (closing.kind()) {
            case ACCEPTED -> new Told(measure, topic, Standing.ACCEPTED, "");
            case REJECTED, RESOLVED -> new Told(measure, topic, Standing.REJECTED, closing.reason());
        };
    }

    private static boolean proposed(RosAnalysis analysis) {
        return analysis.items().stream()
                .flatMap(item -> item.measures().stream())
                .anyMatch(measure -> measure.proposed() != null);
    }

    /** The rows that proposals were made of, by topic; nothing for those who may not read the analysis. */
    public Map<TopicId, Source> sources(Agreement agreement, Actor by) {
        var sources = new HashMap<TopicId, Source>();
        for (RosItem item : analysing.analysis(agreement, by).items()) {
            for (RosItem.Measure measure : item.measures()) {
                RosMeasureProposed proposal = measure.proposed();
                if (proposal != null) {
                    sources.put(new TopicId(proposal.topic()), new Source(item, measure));
                }
            }
        }
        return sources;
    }
}
