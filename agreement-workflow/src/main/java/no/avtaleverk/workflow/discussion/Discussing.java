package no.avtaleverk.workflow.discussion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementParty;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.Head;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.discussion.Acceptance;
import no.avtaleverk.model.discussion.Anchor;
import no.avtaleverk.model.discussion.Contribution;
import no.avtaleverk.model.discussion.Discussion;
import no.avtaleverk.model.discussion.Discussions;
import no.avtaleverk.model.discussion.Layer;
import no.avtaleverk.model.discussion.Proposal;
import no.avtaleverk.model.discussion.Room;
import no.avtaleverk.model.discussion.Topic;
import no.avtaleverk.model.discussion.TopicId;
import no.avtaleverk.model.discussion.WordReturn;
import no.avtaleverk.model.document.DocumentReader.ReadFault;
import no.avtaleverk.model.document.ReturnedText;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.UnknownAgreementException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** Talking about a text: comments, proposals and what becomes of them, and Word files that come back. */
public final class Discussing {
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Agreements agreements;
    private final Discussions discussions;
    private final Files files;
    private final ReturnedDocuments reader;
    private final TransactionOperations transactions;
    private final Changes changes;

    public Discussing(
            Agreements agreements,
            Discussions discussions,
            Files files,
            ReturnedDocuments reader,
            TransactionOperations transactions,
            Changes changes) {
        this.agreements = agreements;
        this.discussions = discussions;
        this.files = files;
        this.reader = reader;
        this.transactions = transactions;
        this.changes = changes;
    }

    /**
     * The place a person points at.
     *
     * @param clause absent for the document as a whole
     * @param read digest of the clause text on the screen; absent when the words alone are given
     * @param start first character in the body of that text, from 0; {@code start == end} with no words means the whole clause
     * @param quoted the words, as the screen shows them
     * @param before what the screen shows before them, to tell several places apart
     * @param after what it shows after them
     */
    public record Mark(
            @Nullable ClauseId clause,
            @Nullable Sha256 read,
            int start,
            int end,
            String quoted,
            String before,
            String after) {
        public static final Mark DOCUMENT = new Mark(null, null, 0, 0, "", "", "");

        public static Mark on(ClauseId clause) {
            return new Mark(clause, null, 0, 0, "", "", "");
        }

        public static Mark on(ClauseId clause, String quoted) {
            return new Mark(clause, null, 0, 0, quoted, "", "");
        }
    }

    /**
     * A proposal to accept.
     *
     * @param read digest of the clause text on the screen; absent for new and moved clauses
     * @param words what the clause shall say, when brought together by hand
     */
    public record Wish(
            TopicId topic, @Nullable Sha256 read, @Nullable ClauseText words) {}

    /** What came of accepting. */
    public sealed interface Accepted {
        /** @param agreement as it is now */
        record Done(Agreement agreement) implements Accepted {}

        /**
         * Nothing was changed.
         *
         * @param topic the proposal that stood in the way
         */
        record Refused(TopicId topic, List<Refusal> reasons) implements Accepted {}
    }

    /** What came of a Word file. */
    public sealed interface Received {
        record Kept(Room room, WordReturn file) implements Received {}

        record Unreadable(ReadFault fault) implements Received {}

        record Refused(List<Refusal> reasons) implements Received {}
    }

    // ---- reading ----------------------------------------------------------------------------------------------------

    /** What a person may read of what is said of an agreement; empty for who may enter no room, as if nothing were said. */
    public Optional<Talk> talk(AgreementId id, Actor by) {
        return agreements.find(id).flatMap(agreement -> talk(agreement, agreement.clauses(), by));
    }

    /**
     * The same beside another text than the newest, such as an earlier version.
     *
     * @param shown the text that the places are looked for in; what proposals would do is still said of the newest
     */
    public Optional<Talk> talk(AgreementId id, Clauses shown, Actor by) {
        return agreements.find(id).flatMap(agreement -> talk(agreement, shown, by));
    }

    private Optional<Talk> talk(Agreement agreement, Clauses shown, Actor by) {
        Collection<PartyId> parties = agreement.circles().writing();
        List<Room> rooms = Room.readableBy(by, agreement.id(), parties);
        if (rooms.isEmpty()) {
            return Optional.empty();
        }
        Map<ClauseId, Integer> order = new HashMap<>();
        for (Clause clause : shown) {
            order.put(clause.id(), order.size());
        }
        var placed = new ArrayList<Talk.Placed>();
        var returns = new ArrayList<Talk.Received>();
        for (Room room : rooms) {
            Discussion discussion = discussions.find(room);
            discussion.topics().forEach(topic -> placed.add(placed(topic, shown, agreement.clauses())));
            discussion.returns().forEach(file -> returns.add(new Talk.Received(room, file)));
        }
        placed.sort(Comparator.comparingInt((Talk.Placed one) -> {
                    ClauseId clause = one.topic().clause();
                    return clause == null ? -1 : order.getOrDefault(clause, order.size());
                })
                .thenComparingInt(one -> one.place().start())
                .thenComparing(one -> one.topic().opening().at()));
        returns.sort(Comparator.comparing(one -> one.file().at()));
        return Optional.of(new Talk(agreement, rooms, placed, returns, by.mayComment(parties), by.mayDraft(parties)));
    }

    private Talk.Placed placed(Topic topic, Clauses shown, Clauses now) {
        Proposal proposal = topic.proposal();
        return new Talk.Placed(
                topic,
                topic.anchor().in(shown, agreements::words),
                proposal == null || !topic.isOpen() ? null : proposal.on(now));
    }

    /** Whether another organisation has proposed something the person may accept or reject, and nobody has. */
    public boolean awaitsDecision(Agreement agreement, Actor by) {
        return by.mayDraft(agreement.circles().writing())
                && discussions.find(Room.shared(agreement.id())).topics().stream()
                        .anyMatch(topic -> topic.isToBeDecided()
                                && !Objects.equals(topic.opening().author().organisation(), by.organisation()));
    }

    /** The Word file that came back, if the person may enter the room it came to. */
    public Optional<Files.StoredFile> file(AgreementId id, TopicId returned, Actor by) {
        return talk(id, by).flatMap(talk -> talk.returned(returned)).flatMap(one -> files.find(
                        one.file().file())
                // The same bytes may have come under another name, which is not for everyone to know.
                .map(stored -> new Files.StoredFile(
                        stored.digest(), one.file().fileName(), stored.mediaType(), stored.bytes())));
    }

    // ---- saying something -------------------------------------------------------------------------------------------

    /** Put a comment on a text. */
    public Contribution comment(AgreementId id, Layer layer, Mark mark, String text, Actor by) {
        return inRoom(id, layer, by, (agreement, discussion) -> switch (anchor(mark, agreement)) {
            case Pointed.At at ->
                discussion.comment(
                        TopicId.random(), at.anchor(), text, agreement.circles().writing(), by, changes.now());
            case Pointed.Nowhere nowhere -> Contribution.refused(nowhere.reason());
        });
    }

    /**
     * Propose other words for a clause.
     *
     * @param read digest of the words on the giver's screen
     * @param mark the words that are changed, for the page to point at; the clause as a whole when nothing is quoted
     */
    public Contribution proposeWords(
            AgreementId id, Layer layer, Mark mark, Sha256 read, ClauseText words, String text, Actor by) {
        ClauseId clause = Objects.requireNonNull(mark.clause(), "A proposal for words names the clause");
        return inRoom(id, layer, by, (agreement, discussion) -> {
            Optional<Clause> now = agreement.clauses().find(clause);
            if (now.isEmpty()) {
                return Contribution.refused(new Refusal.UnknownClause(clause));
            }
            if (!now.get().sha256().equals(read)) {
                return Contribution.refused(
                        new Refusal.ClauseChangedMeanwhile(clause, now.get().text()));
            }
            return propose(
                    agreement,
                    discussion,
                    mark,
                    new Proposal.Reword(clause, now.get().text(), words),
                    text,
                    by);
        });
    }

    /**
     * Propose other words for those that are marked in a clause.
     *
     * @param instead empty to take them out
     */
    public Contribution proposeInstead(AgreementId id, Layer layer, Mark mark, String instead, String text, Actor by) {
        ClauseId clause = Objects.requireNonNull(mark.clause(), "A proposal for words names the clause");
        return inRoom(id, layer, by, (agreement, discussion) -> switch (anchor(mark, agreement)) {
            case Pointed.Nowhere nowhere -> Contribution.refused(nowhere.reason());
            case Pointed.At at -> {
                ClauseText before =
                        agreement.clauses().find(clause).map(Clause::text).orElseThrow();
                Anchor anchor = at.anchor();
                boolean stands = anchor.end() > anchor.start()
                        && before.sha256().equals(anchor.words())
                        && before.body().length() >= anchor.end();
                if (!stands) {
                    yield Contribution.refused(new Refusal.WordsNotInClause(clause));
                }
                String body = before.body().substring(0, anchor.start())
                        + instead
                        + before.body().substring(anchor.end());
                if (body.length() > ClauseText.MAX_BODY) {
                    yield Contribution.refused(new Refusal.TextTooLong(ClauseText.MAX_BODY));
                }
                ClauseText after = ClauseText.parse(before.heading(), body);
                yield discussion.propose(
                        TopicId.random(),
                        anchor,
                        new Proposal.Reword(clause, before, after),
                        text,
                        agreement.circles().writing(),
                        by,
                        changes.now());
            }
        });
    }

    /**
     * Propose a new clause.
     *
     * @param after the clause it comes after; absent to come first
     */
    public Contribution proposeClause(
            AgreementId id, Layer layer, @Nullable ClauseId after, int level, ClauseText words, String text, Actor by) {
        return inRoom(
                id,
                layer,
                by,
                (agreement, discussion) -> propose(
                        agreement,
                        discussion,
                        after == null ? Mark.DOCUMENT : Mark.on(after),
                        new Proposal.Insert(after, level, words),
                        text,
                        by));
    }

    /** Propose to take a clause out. */
    public Contribution proposeRemoval(AgreementId id, Layer layer, ClauseId clause, String text, Actor by) {
        return inRoom(id, layer, by, (agreement, discussion) -> agreement
                .clauses()
                .find(clause)
                .map(now -> propose(
                        agreement, discussion, Mark.on(clause), new Proposal.Delete(clause, now.text()), text, by))
                .orElseGet(() -> Contribution.refused(new Refusal.UnknownClause(clause))));
    }

    /**
     * Propose to move a clause.
     *
     * @param after the clause it shall come after; absent to come first
     */
    public Contribution proposeMove(
            AgreementId id, Layer layer, ClauseId clause, @Nullable ClauseId after, int level, String text, Actor by) {
        return inRoom(id, layer, by, (agreement, discussion) -> {
            var move = new Proposal.Move(clause, after, level);
            return switch (move.on(agreement.clauses())) {
                case Proposal.Effect.Impossible impossible ->
                    Contribution.refused(new Refusal.UnknownClause(impossible.missing()));
                case Proposal.Effect.Nothing nothing -> Contribution.refused(new Refusal.ProposalChangesNothing());
                default -> propose(agreement, discussion, Mark.on(clause), move, text, by);
            };
        });
    }

    private Contribution propose(
            Agreement agreement, Discussion discussion, Mark mark, Proposal proposal, String text, Actor by) {
        return switch (anchor(mark, agreement)) {
            case Pointed.Nowhere nowhere -> Contribution.refused(nowhere.reason());
            case Pointed.At at ->
                discussion.propose(
                        TopicId.random(),
                        at.anchor(),
                        proposal,
                        text,
                        agreement.circles().writing(),
                        by,
                        changes.now());
        };
    }

    public Contribution answer(AgreementId id, TopicId topic, String text, Actor by) {
        return onTopic(
                id,
                topic,
                by,
                (agreement, discussion) ->
                        discussion.answer(topic, text, agreement.circles().writing(), by, changes.now()));
    }

    /**
     * Put an own comment in other words; what it said is kept.
     *
     * @param comment its number in the topic, 0 for the one that opened it
     */
    public Contribution edit(AgreementId id, TopicId topic, int comment, String text, Actor by) {
        return onTopic(
                id,
                topic,
                by,
                (agreement, discussion) -> discussion.edit(
                        topic, comment, text, agreement.circles().writing(), by, changes.now()));
    }

    public Contribution resolve(AgreementId id, TopicId topic, Actor by) {
        return onTopic(
                id,
                topic,
                by,
                (agreement, discussion) ->
                        discussion.resolve(topic, agreement.circles().writing(), by, changes.now()));
    }

    public Contribution reopen(AgreementId id, TopicId topic, Actor by) {
        return onTopic(
                id,
                topic,
                by,
                (agreement, discussion) ->
                        discussion.reopen(topic, agreement.circles().writing(), by, changes.now()));
    }

    public Contribution reject(AgreementId id, TopicId topic, String reason, Actor by) {
        return onTopic(
                id,
                topic,
                by,
                (agreement, discussion) ->
                        discussion.reject(topic, reason, agreement.circles().writing(), by, changes.now()));
    }

    /** Lay an inner topic before the parties. What was answered within stays there. */
    public Contribution share(AgreementId id, TopicId topic, Actor by) {
        return onTopic(id, topic, by, (agreement, inner) -> {
            Collection<PartyId> parties = agreement.circles().writing();
            Instant now = changes.now();
            var as = TopicId.random();
            Contribution within = inner.share(topic, as, parties, by, now);
            if (!(within instanceof Contribution.Made noted)) {
                return within;
            }
            Contribution among = discussions
                    .findToChange(Room.shared(id))
                    .receive(inner.find(topic).orElseThrow(), as, parties, by, now);
            if (among instanceof Contribution.Made) {
                discussions.save(noted);
            }
            return among;
        });
    }

    // ---- deciding ---------------------------------------------------------------------------------------------------

    /** Accept proposals, all of them or none. Those on one clause are brought together as long as they do not touch the same words. */
    public Accepted accept(AgreementId id, List<Wish> wishes, Actor by) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Agreement agreement = agreements.findToChange(id).orElseThrow(() -> new UnknownAgreementException(id));
            requireRoom(agreement, by);
            Clauses seen = agreement.clauses();
            for (Wish wish : wishes) {
                Optional<Discussion> room = roomOf(wish.topic(), agreement, by);
                if (room.isEmpty()) {
                    status.setRollbackOnly();
                    return new Accepted.Refused(
                            wish.topic(),
                            List.of(new Refusal.UnknownTopic(wish.topic().value())));
                }
                Acceptance acceptance = room.get()
                        .accept(
                                wish.topic(),
                                agreement,
                                readNow(wish, room.get(), seen, agreement.clauses()),
                                wish.words(),
                                ClauseId.random(),
                                by,
                                changes.now());
                switch (acceptance) {
                    case Acceptance.Refused refused -> {
                        status.setRollbackOnly();
                        return new Accepted.Refused(wish.topic(), refused.reasons());
                    }
                    case Acceptance.Accepted accepted -> {
                        var change = accepted.change();
                        if (change != null) {
                            agreements.save(change);
                            agreement = change.agreement();
                        }
                        discussions.save(accepted.made());
                    }
                }
            }
            return new Accepted.Done(agreement);
        }));
    }

    /** What was read on the screen is still read after the proposals before it in the same request have been accepted. */
    private static @Nullable Sha256 readNow(Wish wish, Discussion room, Clauses seen, Clauses now) {
        ClauseId clause = room.find(wish.topic())
                .map(Topic::proposal)
                .map(Discussing::clauseOf)
                .orElse(null);
        if (clause == null || wish.read() == null) {
            return wish.read();
        }
        boolean asSeen = seen.find(clause)
                .filter(stood -> stood.sha256().equals(wish.read()))
                .isPresent();
        return asSeen ? now.find(clause).map(Clause::sha256).orElse(wish.read()) : wish.read();
    }

    private static @Nullable ClauseId clauseOf(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Reword reword -> reword.clause();
            case Proposal.Delete delete -> delete.clause();
            case Proposal.Insert insert -> null;
            case Proposal.Move move -> null;
        };
    }

    /** Reject proposals, all of them or none. */
    public Contribution reject(AgreementId id, List<TopicId> topics, String reason, Actor by) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Contribution last = Contribution.refused(new Refusal.ReasonMissing());
            for (TopicId topic : topics) {
                last = reject(id, topic, reason, by);
                if (last instanceof Contribution.Refused) {
                    status.setRollbackOnly();
                    return last;
                }
            }
            return last;
        }));
    }

    // ---- Word files that come back ----------------------------------------------------------------------------------

    /**
     * Take in a Word file that was edited elsewhere. Its changes become proposals and its comments comments, all in one change; the
     * file itself is kept.
     *
     * @param version the version that was sent out; 0 for the draft, as it was when the file was made if the file says so
     * @param kommune whose copy it is, when each kommune got its own; absent for the joint one
     */
    public Received receive(
            AgreementId id,
            Layer layer,
            int version,
            @Nullable PartyId kommune,
            String fileName,
            byte[] bytes,
            Actor by) {
        Agreement agreement = agreements.find(id).orElseThrow(() -> new UnknownAgreementException(id));
        requireRoom(agreement, by);
        if (!by.mayDraft(agreement.circles().writing())) {
            return new Received.Refused(List.of(new Refusal.NotAllowed()));
        }
        if (version < 0 || version > agreement.versions().size()) {
            return new Received.Refused(List.of(new Refusal.NoSuchVersion(version)));
        }
        ReturnedDocuments.Sent sent = sent(agreement, version, kommune, reader.revision(fileName, bytes));
        return switch (reader.read(fileName, bytes, sent)) {
            case ReturnedDocuments.Reading.Refused refused -> new Received.Unreadable(refused.fault());
            case ReturnedDocuments.Reading.OfAnotherAgreement other ->
                new Received.Refused(List.of(new Refusal.MadeFromAnotherAgreement()));
            case ReturnedDocuments.Reading.Read read -> received(sent, layer, fileName, bytes, read.text(), by);
        };
    }

    /** The text as it was sent: that of the version, or the very edit of the draft that the file says it holds. */
    private ReturnedDocuments.Sent sent(Agreement agreement, int version, @Nullable PartyId kommune, long revision) {
        if (version > 0) {
            AgreementVersion numbered = agreement.versions().get(version - 1);
            return new ReturnedDocuments.Sent(
                    agreement,
                    headOf(numbered.head(), kommune),
                    version,
                    agreements.text(agreement.id(), numbered.revision()));
        }
        boolean known = 0 < revision && revision < agreement.revision();
        return new ReturnedDocuments.Sent(
                agreement,
                kommune == null ? agreement.head() : headOf(agreement.head(), kommune),
                0,
                known ? agreements.text(agreement.id(), revision) : agreement.clauses());
    }

    private static Head headOf(Head head, @Nullable PartyId kommune) {
        List<AgreementParty> kommuner = head.municipalities();
        if (kommune == null) {
            return kommuner.size() == 1 ? head.forMunicipality(kommuner.getFirst()) : head;
        }
        return kommuner.stream()
                .filter(party -> party.id().equals(kommune))
                .findFirst()
                .map(head::forMunicipality)
                .orElse(head);
    }

    private Received received(
            ReturnedDocuments.Sent sent, Layer layer, String fileName, byte[] bytes, ReturnedText text, Actor by) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Contribution contribution = inRoom(
                    sent.agreement().id(),
                    layer,
                    by,
                    (agreement, discussion) -> discussion.receive(
                            TopicId.random(),
                            fileName,
                            files.store(fileName, DOCX, bytes),
                            sent.version(),
                            text,
                            sent.clauses(),
                            sent.printed(),
                            TopicId::random,
                            agreement.circles().writing(),
                            by,
                            changes.now()));
            return switch (contribution) {
                case Contribution.Refused refused -> {
                    status.setRollbackOnly();
                    yield new Received.Refused(refused.reasons());
                }
                case Contribution.Made made ->
                    new Received.Kept(made.room(), made.discussion().returns().getLast());
            };
        }));
    }

    // ---- rooms ------------------------------------------------------------------------------------------------------

    private interface Rule {
        Contribution ask(Agreement agreement, Discussion discussion);
    }

    private Contribution inRoom(AgreementId id, Layer layer, Actor by, Rule rule) {
        return stored(() -> {
            Room room = room(id, layer, by);
            Discussion discussion = discussions.findToChange(room);
            Agreement agreement = agreements.find(id).orElseThrow(() -> new UnknownAgreementException(id));
            requireRoom(agreement, by);
            return rule.ask(agreement, discussion);
        });
    }

    private Contribution onTopic(AgreementId id, TopicId topic, Actor by, Rule rule) {
        return stored(() -> {
            Agreement agreement = agreements.find(id).orElseThrow(() -> new UnknownAgreementException(id));
            requireRoom(agreement, by);
            return roomOf(topic, agreement, by)
                    .map(discussion -> rule.ask(agreement, discussion))
                    .orElseGet(() -> Contribution.refused(new Refusal.UnknownTopic(topic.value())));
        });
    }

    private Contribution stored(java.util.function.Supplier<Contribution> rule) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Contribution contribution = rule.get();
            if (contribution instanceof Contribution.Made made) {
                discussions.save(made);
            }
            return contribution;
        }));
    }

    /** Only rooms the person may enter are looked into, so that another's inner topic is as unknown as one that never was. */
    private Optional<Discussion> roomOf(TopicId topic, Agreement agreement, Actor by) {
        return Room.readableBy(by, agreement.id(), agreement.circles().writing()).stream()
                .map(discussions::findToChange)
                .filter(discussion -> discussion.find(topic).isPresent())
                .findFirst();
    }

    private static Room room(AgreementId id, Layer layer, Actor by) {
        PartyId own = by.organisation();
        return layer == Layer.INNER && own != null ? Room.inner(id, own) : Room.shared(id);
    }

    /** Outsiders are not told that a draft exists. */
    private static void requireRoom(Agreement agreement, Actor by) {
        if (Room.readableBy(by, agreement.id(), agreement.circles().writing()).isEmpty()) {
            throw new UnknownAgreementException(agreement.id());
        }
    }

    private sealed interface Pointed {
        record At(Anchor anchor) implements Pointed {}

        record Nowhere(Refusal reason) implements Pointed {}
    }

    private static Pointed anchor(Mark mark, Agreement agreement) {
        ClauseId id = mark.clause();
        if (id == null) {
            return new Pointed.At(Anchor.DOCUMENT);
        }
        Optional<Clause> found = agreement.clauses().find(id);
        if (found.isEmpty()) {
            return new Pointed.Nowhere(new Refusal.UnknownClause(id));
        }
        Clause clause = found.get();
        Sha256 read = mark.read();
        String body = clause.text().body();
        if (read != null
                && read.equals(clause.sha256())
                && 0 <= mark.start()
                && mark.start() < mark.end()
                && mark.end() <= body.length()
                && (mark.quoted().isBlank()
                        || body.substring(mark.start(), mark.end())
                                .strip()
                                .equals(mark.quoted().strip()))) {
            return new Pointed.At(Anchor.on(clause, mark.start(), mark.end()));
        }
        if (mark.quoted().isBlank() && mark.end() > mark.start()) {
            return new Pointed.Nowhere(new Refusal.WordsNotInClause(id));
        }
        if (mark.quoted().isBlank()) {
            return new Pointed.At(Anchor.on(clause));
        }
        // The whole text, since a clause may refer to others by their numbers.
        ClauseText shown = agreement
                .clauses()
                .filled(agreement.head())
                .find(id)
                .orElse(clause)
                .text();
        Optional<Anchor> quoted = Anchor.quoting(clause, shown, mark.quoted(), mark.before(), mark.after());
        if (quoted.isPresent()) {
            return new Pointed.At(quoted.get());
        }
        // Words that were there when they were read, and are not any more: the comment is kept and says so.
        return read == null || read.equals(clause.sha256())
                ? new Pointed.Nowhere(new Refusal.WordsNotInClause(id))
                : new Pointed.At(Anchor.of(id, read, mark.start(), mark.end(), mark.quoted()));
    }
}
