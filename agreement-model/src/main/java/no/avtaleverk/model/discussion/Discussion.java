package no.avtaleverk.model.discussion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Change;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Decision;
import no.avtaleverk.model.agreement.NationalIdentityNumbers;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.ReturnedText;
import no.avtaleverk.model.document.ReturnedText.Hand;
import no.avtaleverk.model.document.ReturnedText.ReturnedChange;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * All that is said in one room about an agreement. Immutable, and apart from the agreement, so that a comment neither waits for an
 * edit of the text nor shows in the number of its changes.
 *
 * @param number of statements so far; the lock
 * @param topics oldest first
 * @param returns Word files that came back, oldest first
 */
public record Discussion(Room room, long number, List<Topic> topics, List<WordReturn> returns) {
    /** Longest comment, in characters. */
    public static final int MAX_COMMENT = 10_000;

    public Discussion {
        topics = List.copyOf(topics);
        returns = List.copyOf(returns);
    }

    /** A room where nothing has been said. */
    public static Discussion silent(Room room) {
        return new Discussion(room, 0, List.of(), List.of());
    }

    public Optional<Topic> find(TopicId id) {
        return topics.stream().filter(topic -> topic.id().equals(id)).findFirst();
    }

    // ---- saying something -------------------------------------------------------------------------------------------

    /**
     * Put a comment on a text.
     *
     * @param parties of the agreement
     */
    public Contribution comment(
            TopicId id, Anchor anchor, String text, Collection<PartyId> parties, Actor by, Instant at) {
        var faults = faultsOf(text, false);
        requireOpenTo(by, parties, faults);
        return made(faults, new Statement.Opened(id, anchor, text.strip(), null, null), by, at);
    }

    /**
     * Propose a change of the text.
     *
     * @param text why, in the giver's words; may be empty
     */
    public Contribution propose(
            TopicId id,
            Anchor anchor,
            Proposal proposal,
            String text,
            Collection<PartyId> parties,
            Actor by,
            Instant at) {
        var faults = faultsOf(text, true);
        faults.addAll(faultsOf(proposal));
        if (!by.mayDraft(parties) || !room.isOpenTo(by, parties)) {
            faults.addFirst(new Refusal.NotAllowed());
        }
        return made(faults, new Statement.Opened(id, anchor, text.strip(), proposal, null), by, at);
    }

    public Contribution answer(TopicId id, String text, Collection<PartyId> parties, Actor by, Instant at) {
        var faults = faultsOf(text, false);
        requireOpenTo(by, parties, faults);
        if (find(id).isEmpty()) {
            faults.add(new Refusal.UnknownTopic(id.value()));
        }
        return made(faults, new Statement.Answered(id, text.strip()), by, at);
    }

    /**
     * Put an own comment in other words. What it said stays, and is shown as earlier.
     *
     * @param comment its number in the topic
     */
    public Contribution edit(TopicId id, int comment, String text, Collection<PartyId> parties, Actor by, Instant at) {
        Optional<Topic> found = find(id);
        if (found.isEmpty() || comment < 0 || comment >= found.get().comments().size()) {
            return Contribution.refused(new Refusal.UnknownTopic(id.value()));
        }
        Topic topic = found.get();
        Comment before = topic.comments().get(comment);
        var faults = faultsOf(text, comment == 0 && topic.proposal() != null);
        boolean own = before.author().userId().equals(by.userId()) && before.hand() == null;
        if (!own || !room.isOpenTo(by, parties)) {
            faults.addFirst(new Refusal.NotAllowed());
        }
        return made(faults, new Statement.Edited(id, comment, text.strip()), by, at);
    }

    public Contribution resolve(TopicId id, Collection<PartyId> parties, Actor by, Instant at) {
        return find(id).map(topic -> {
                    var faults = new ArrayList<Refusal>();
                    requireOpenTo(by, parties, faults);
                    if (!topic.isOpen()) {
                        faults.add(new Refusal.TopicClosed(id.value()));
                    } else if (topic.proposal() != null) {
                        faults.add(new Refusal.ProposalUndecided(id.value()));
                    }
                    return made(faults, new Statement.Resolved(id), by, at);
                })
                .orElseGet(() -> Contribution.refused(new Refusal.UnknownTopic(id.value())));
    }

    /** Open a resolved topic or a rejected proposal again. */
    public Contribution reopen(TopicId id, Collection<PartyId> parties, Actor by, Instant at) {
        return find(id).map(topic -> {
                    var faults = new ArrayList<Refusal>();
                    boolean may = topic.proposal() == null ? room.isOpenTo(by, parties) : mayDecide(by, parties);
                    if (!may) {
                        faults.add(new Refusal.NotAllowed());
                    }
                    Closing closing = topic.closing();
                    if (closing != null && closing.kind() == Closing.Kind.ACCEPTED) {
                        faults.add(new Refusal.ProposalInText(id.value()));
                    }
                    if (closing == null) {
                        faults.add(new Refusal.TopicOpen(id.value()));
                    }
                    return made(faults, new Statement.Reopened(id), by, at);
                })
                .orElseGet(() -> Contribution.refused(new Refusal.UnknownTopic(id.value())));
    }

    /** Note that an inner topic was laid before the parties. */
    public Contribution share(TopicId id, TopicId as, Collection<PartyId> parties, Actor by, Instant at) {
        Optional<Topic> found = find(id);
        if (room.innerOf() == null || found.isEmpty()) {
            return Contribution.refused(new Refusal.UnknownTopic(id.value()));
        }
        var faults = new ArrayList<Refusal>();
        boolean may = found.get().proposal() == null ? room.isOpenTo(by, parties) : mayDecide(by, parties);
        if (!may) {
            faults.add(new Refusal.NotAllowed());
        }
        if (found.get().sharedAs() != null || !found.get().isOpen()) {
            faults.add(new Refusal.TopicClosed(id.value()));
        }
        return made(faults, new Statement.Shared(id, as), by, at);
    }

    /** Lay a topic of the inner layer before the parties: what opened it, and not what was answered within. */
    public Contribution receive(Topic inner, TopicId as, Collection<PartyId> parties, Actor by, Instant at) {
        var faults = new ArrayList<Refusal>();
        requireOpenTo(by, parties, faults);
        Comment opening = inner.opening();
        return made(
                faults,
                new Statement.Opened(as, inner.anchor(), opening.text(), inner.proposal(), opening.hand()),
                by,
                at);
    }

    /**
     * Take in a Word file that was edited elsewhere: a topic for every change, and a list of what no clause could be found for.
     *
     * @param version the version that was sent out; 0 for the draft
     * @param sent the text that was sent out, as it is stored
     * @param printed the same text with the values of the parameters put in, as it stood in the file
     * @param ids makes the name of each topic
     */
    public Contribution receive(
            TopicId id,
            String fileName,
            Sha256 file,
            int version,
            ReturnedText returned,
            Clauses sent,
            Clauses printed,
            Supplier<TopicId> ids,
            Collection<PartyId> parties,
            Actor by,
            Instant at) {
        var faults = new ArrayList<Refusal>();
        if (!mayDecide(by, parties)) {
            faults.add(new Refusal.NotAllowed());
        }
        var opened = new ArrayList<Statement.Opened>();
        var unmapped = new ArrayList<ReturnedText.Unmapped>();
        for (ReturnedChange change : returned.changes()) {
            if (change instanceof ReturnedText.Unmapped one) {
                unmapped.add(one);
            } else {
                opened.add(ReturnedTopics.of(change, ids.get(), sent, printed));
            }
        }
        for (Statement.Opened one : opened) {
            Proposal proposal = one.proposal();
            if (proposal != null) {
                faults.addAll(faultsOf(proposal));
            }
            Hand hand = one.hand();
            if (NationalIdentityNumbers.occursIn(one.text())
                    || NationalIdentityNumbers.occursIn(one.anchor().quoted())
                    || hand != null && NationalIdentityNumbers.occursIn(hand.author())) {
                faults.add(new Refusal.NationalIdentityNumberBeside());
            }
        }
        if (NationalIdentityNumbers.occursIn(fileName)
                || unmapped.stream().anyMatch(one -> NationalIdentityNumbers.occursIn(one.text()))) {
            faults.add(new Refusal.NationalIdentityNumberBeside());
        }
        return made(
                faults.stream().distinct().toList(),
                new Statement.Returned(id, fileName, file, version, opened, unmapped),
                by,
                at);
    }

    // ---- deciding ---------------------------------------------------------------------------------------------------

    /** Reject a proposal. */
    public Contribution reject(TopicId id, String reason, Collection<PartyId> parties, Actor by, Instant at) {
        Optional<Topic> found = find(id);
        if (found.isEmpty()) {
            return Contribution.refused(new Refusal.UnknownTopic(id.value()));
        }
        var faults = decisionFaults(found.get(), parties, by);
        if (reason.isBlank()) {
            faults.add(new Refusal.ReasonMissing());
        } else {
            faults.addAll(faultsOf(reason, false));
        }
        return made(faults, new Statement.Rejected(id, reason.strip()), by, at);
    }

    /**
     * Accept a proposal: the text is changed and the giver named in its history. A giver within the inner layer is not named there,
     * since the other party reads it.
     *
     * @param agreement as it is now
     * @param read digest of the clause text on the screen of the one who accepts; absent for new and moved clauses
     * @param words what the clause shall say, when a person has brought proposal and later edits together by hand
     * @param fresh id for a new clause
     */
    public Acceptance accept(
            TopicId id,
            Agreement agreement,
            @Nullable Sha256 read,
            @Nullable ClauseText words,
            ClauseId fresh,
            Actor by,
            Instant at) {
        Optional<Topic> found = find(id);
        if (found.isEmpty()) {
            return Acceptance.refused(new Refusal.UnknownTopic(id.value()));
        }
        Topic topic = found.get();
        var faults = decisionFaults(topic, agreement.circles().writing(), by);
        Proposal proposal = topic.proposal();
        if (!faults.isEmpty() || proposal == null) {
            return new Acceptance.Refused(faults);
        }
        long sequence = agreement.sequence();
        ClauseId made = null;
        Decision decision;
        switch (proposal.on(agreement.clauses())) {
            case Proposal.Effect.Rewords e -> {
                Sha256 seen = read == null ? e.now().sha256() : read;
                if (e.merged() && read == null) {
                    return Acceptance.refused(new Refusal.ClauseChangedMeanwhile(
                            e.now().id(), e.now().text()));
                }
                decision = agreement.editClause(e.now().id(), seen, words == null ? e.then() : words, by, at);
            }
            case Proposal.Effect.Conflicts e -> {
                if (words == null || read == null) {
                    return Acceptance.refused(new Refusal.ProposalConflicts(
                            id.value(), e.now().id(), e.before(), e.now().text(), e.proposed()));
                }
                decision = agreement.editClause(e.now().id(), read, words, by, at);
            }
            case Proposal.Effect.Inserts e -> {
                made = fresh;
                decision = agreement.addClause(
                        fresh,
                        afterBrothers(topic, e.after(), agreement),
                        e.level(),
                        words == null ? e.words() : words,
                        sequence,
                        by,
                        at);
            }
            case Proposal.Effect.Deletes e -> {
                boolean unseen =
                        read == null ? e.changed() : !read.equals(e.now().sha256());
                if (unseen) {
                    return Acceptance.refused(new Refusal.ClauseChangedMeanwhile(
                            e.now().id(), e.now().text()));
                }
                decision = agreement.removeClause(e.now().id(), sequence, by, at);
            }
            case Proposal.Effect.Moves e ->
                decision = agreement.moveClause(e.now().id(), e.position(), e.level(), sequence, by, at);
            case Proposal.Effect.Impossible e -> {
                return Acceptance.refused(new Refusal.UnknownClause(e.missing()));
            }
            case Proposal.Effect.Nothing e -> {
                return new Acceptance.Accepted(null, accepted(id, null, by, at));
            }
        }
        return switch (decision) {
            case Decision.Refused refused -> new Acceptance.Refused(refused.reasons());
            case Decision.Accepted accepted ->
                new Acceptance.Accepted(named(accepted.change(), topic), accepted(id, made, by, at));
        };
    }

    private Contribution.Made accepted(TopicId id, @Nullable ClauseId made, Actor by, Instant at) {
        var statement = new Statement.Accepted(id, made);
        return new Contribution.Made(with(statement, Author.of(by), at), statement, by, at);
    }

    private Change named(Change change, Topic topic) {
        if (room.innerOf() != null) {
            return change;
        }
        Comment opening = topic.opening();
        Hand hand = opening.hand();
        var event = new AuditEvent.ProposalTakenIn(
                topic.id().value(),
                opening.giver(),
                opening.author().organisation(),
                hand != null && !hand.isSilent(),
                change.event());
        return new Change(change.agreement(), event, change.by(), change.at());
    }

    /** New clauses of one Word file that come after the same clause keep their order among themselves. */
    private @Nullable ClauseId afterBrothers(Topic topic, @Nullable ClauseId after, Agreement agreement) {
        TopicId file = topic.returned();
        ClauseId last = after;
        for (Topic brother : topics) {
            if (brother.id().equals(topic.id())) {
                break;
            }
            Closing closing = brother.closing();
            if (file != null
                    && file.equals(brother.returned())
                    && closing != null
                    && closing.made() != null
                    && brother.proposal() instanceof Proposal.Insert insert
                    && Objects.equals(insert.after(), after)
                    && agreement.clauses().contains(closing.made())) {
                last = closing.made();
            }
        }
        return last;
    }

    private List<Refusal> decisionFaults(Topic topic, Collection<PartyId> parties, Actor by) {
        var faults = new ArrayList<Refusal>();
        if (!mayDecide(by, parties)) {
            faults.add(new Refusal.NotAllowed());
        }
        if (topic.proposal() == null) {
            faults.add(new Refusal.NoProposal(topic.id().value()));
        } else if (!topic.isOpen()) {
            faults.add(new Refusal.TopicClosed(topic.id().value()));
        }
        return faults;
    }

    private boolean mayDecide(Actor by, Collection<PartyId> parties) {
        return by.mayDraft(parties) && room.isOpenTo(by, parties);
    }

    private void requireOpenTo(Actor by, Collection<PartyId> parties, List<Refusal> faults) {
        if (!room.isOpenTo(by, parties)) {
            faults.addFirst(new Refusal.NotAllowed());
        }
    }

    private static List<Refusal> faultsOf(String text, boolean mayBeEmpty) {
        var faults = new ArrayList<Refusal>();
        if (!mayBeEmpty && text.isBlank()) {
            faults.add(new Refusal.CommentMissing());
        }
        if (text.length() > MAX_COMMENT) {
            faults.add(new Refusal.TextTooLong(MAX_COMMENT));
        }
        if (NationalIdentityNumbers.occursIn(text)) {
            faults.add(new Refusal.NationalIdentityNumberBeside());
        }
        return faults;
    }

    private static List<Refusal> faultsOf(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Reword reword -> {
                var faults = new ArrayList<Refusal>();
                if (reword.before().equals(reword.after())) {
                    faults.add(new Refusal.ProposalChangesNothing());
                }
                if (NationalIdentityNumbers.occursIn(reword.after())) {
                    faults.add(new Refusal.NationalIdentityNumber(reword.clause()));
                }
                yield faults;
            }
            case Proposal.Insert insert -> {
                var faults = new ArrayList<Refusal>();
                if (insert.words().isBlank()) {
                    faults.add(new Refusal.ProposalChangesNothing());
                }
                if (NationalIdentityNumbers.occursIn(insert.words())) {
                    faults.add(new Refusal.NationalIdentityNumberBeside());
                }
                yield faults;
            }
            case Proposal.Delete delete -> List.of();
            case Proposal.Move move -> List.of();
        };
    }

    private Contribution made(List<Refusal> faults, Statement statement, Actor by, Instant at) {
        return faults.isEmpty()
                ? new Contribution.Made(with(statement, Author.of(by), at), statement, by, at)
                : new Contribution.Refused(faults);
    }

    // ---- what has been said -----------------------------------------------------------------------------------------

    /** The discussion with one more statement, as it was stored. */
    public Discussion with(Statement statement, Author by, Instant at) {
        return switch (statement) {
            case Statement.Opened s -> adding(List.of(opened(s, null, by, at)), null);
            case Statement.Answered s ->
                changing(
                        s.topic(),
                        topic -> topic.answered(
                                new Comment(topic.comments().size(), by, null, at, s.text(), List.of())));
            case Statement.Edited s ->
                changing(
                        s.topic(),
                        topic -> topic.edited(reworded(topic.comments().get(s.comment()), s.text(), at)));
            case Statement.Resolved s -> closing(s.topic(), new Closing(Closing.Kind.RESOLVED, by, at, "", null));
            case Statement.Reopened s -> changing(s.topic(), topic -> topic.closed(null));
            case Statement.Accepted s -> closing(s.topic(), new Closing(Closing.Kind.ACCEPTED, by, at, "", s.made()));
            case Statement.Rejected s ->
                closing(s.topic(), new Closing(Closing.Kind.REJECTED, by, at, s.reason(), null));
            case Statement.Shared s ->
                changing(s.topic(), topic -> topic.shared(s.as())
                        .closed(new Closing(Closing.Kind.RESOLVED, by, at, "", null)));
            case Statement.Returned s ->
                adding(
                        s.topics().stream()
                                .map(one -> opened(one, s.id(), by, at))
                                .toList(),
                        new WordReturn(
                                s.id(),
                                s.fileName(),
                                s.file(),
                                s.version(),
                                by,
                                at,
                                s.topics().size(),
                                s.unmapped()));
        };
    }

    private Topic opened(Statement.Opened opened, @Nullable TopicId returned, Author by, Instant at) {
        var opening = new Comment(0, by, opened.hand(), at, opened.text(), List.of());
        return new Topic(
                opened.topic(), room, opened.anchor(), List.of(opening), opened.proposal(), null, returned, null);
    }

    private static Comment reworded(Comment comment, String text, Instant at) {
        var earlier = new ArrayList<>(comment.earlier());
        earlier.add(new Comment.Earlier(comment.text(), at));
        return new Comment(comment.number(), comment.author(), comment.hand(), comment.at(), text, earlier);
    }

    private Discussion adding(List<Topic> more, @Nullable WordReturn file) {
        var longer = new ArrayList<>(topics);
        longer.addAll(more);
        var files = new ArrayList<>(returns);
        if (file != null) {
            files.add(file);
        }
        return new Discussion(room, number + 1, longer, files);
    }

    private Discussion closing(TopicId id, Closing how) {
        return changing(id, topic -> topic.closed(how));
    }

    private Discussion changing(TopicId id, UnaryOperator<Topic> change) {
        return new Discussion(
                room,
                number + 1,
                topics.stream()
                        .map(topic -> topic.id().equals(id) ? change.apply(topic) : topic)
                        .toList(),
                returns);
    }
}
