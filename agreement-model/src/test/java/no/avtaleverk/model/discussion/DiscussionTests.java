package no.avtaleverk.model.discussion;

import static no.avtaleverk.model.agreement.Examples.BEDS;
import static no.avtaleverk.model.agreement.Examples.COORDINATOR;
import static no.avtaleverk.model.agreement.Examples.HELSE_BERGEN;
import static no.avtaleverk.model.agreement.Examples.JURIST;
import static no.avtaleverk.model.agreement.Examples.NOON;
import static no.avtaleverk.model.agreement.Examples.PURPOSE;
import static no.avtaleverk.model.agreement.Examples.VAKSDAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AuditEvent;
import no.avtaleverk.model.agreement.Change;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Examples;
import no.avtaleverk.model.agreement.Refusal;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.document.ReturnedText;
import no.avtaleverk.model.document.ReturnedText.Hand;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import org.junit.jupiter.api.Test;

class DiscussionTests {
    private static final TopicId TOPIC = new TopicId("t-1");
    private static final TopicId OTHER = new TopicId("t-2");
    private static final ClauseId FRESH = new ClauseId("k-ny");
    private static final Actor TRUST_JURIST =
            new Actor("jonas.lid", "Jonas Lid", HELSE_BERGEN, Set.of(Role.JURIST), Set.of());

    private final Agreement agreement = Examples.draft(VAKSDAL);
    private final Collection<PartyId> parties = agreement.head().partyIds();
    private final Clause beds = agreement.clauses().find(BEDS).orElseThrow();
    private final Discussion shared = Discussion.silent(Room.shared(agreement.id()));
    private final Discussion inner = Discussion.silent(Room.inner(agreement.id(), VAKSDAL));

    private static Discussion made(Contribution contribution) {
        return switch (contribution) {
            case Contribution.Made made -> made.discussion();
            case Contribution.Refused refused -> throw new AssertionError("Refused: " + refused.reasons());
        };
    }

    private static List<Refusal> refused(Contribution contribution) {
        return switch (contribution) {
            case Contribution.Made made -> throw new AssertionError("Made: " + made.statement());
            case Contribution.Refused refused -> refused.reasons();
        };
    }

    private static Acceptance.Accepted accepted(Acceptance acceptance) {
        return switch (acceptance) {
            case Acceptance.Accepted accepted -> accepted;
            case Acceptance.Refused refused -> throw new AssertionError("Refused: " + refused.reasons());
        };
    }

    private static List<Refusal> refused(Acceptance acceptance) {
        return switch (acceptance) {
            case Acceptance.Accepted accepted -> throw new AssertionError("Accepted: " + accepted.made());
            case Acceptance.Refused refused -> refused.reasons();
        };
    }

    private ClauseText words(String body) {
        return ClauseText.parse(beds.text().heading(), body);
    }

    private Discussion proposing(Discussion in, String body) {
        return made(in.propose(
                TOPIC,
                Anchor.on(beds),
                new Proposal.Reword(BEDS, beds.text(), words(body)),
                "Auka behov",
                parties,
                TRUST_JURIST,
                NOON));
    }

    private Agreement edited(String body) {
        return Examples.accepted(agreement.editClause(BEDS, beds.sha256(), words(body), JURIST, NOON));
    }

    // ---- comments ---------------------------------------------------------------------------------------------------

    @Test
    void aCommentIsAnsweredResolvedAndOpenedAgain() {
        Discussion put = made(shared.comment(TOPIC, Anchor.on(beds), "Kvifor to?", parties, COORDINATOR, NOON));
        Discussion answered = made(put.answer(TOPIC, "Etter vedtaket.", parties, TRUST_JURIST, NOON));
        Discussion resolved = made(answered.resolve(TOPIC, parties, JURIST, NOON));
        Topic topic = resolved.find(TOPIC).orElseThrow();
        assertThat(topic.comments()).extracting(Comment::text).containsExactly("Kvifor to?", "Etter vedtaket.");
        assertThat(topic.comments()).extracting(Comment::giver).containsExactly("Aud Dale", "Jonas Lid");
        assertThat(topic.isOpen()).isFalse();
        assertThat(refused(resolved.resolve(TOPIC, parties, JURIST, NOON)))
                .containsExactly(new Refusal.TopicClosed("t-1"));
        Discussion again = made(resolved.reopen(TOPIC, parties, JURIST, NOON));
        assertThat(again.find(TOPIC).orElseThrow().isOpen()).isTrue();
        assertThat(refused(again.reopen(TOPIC, parties, JURIST, NOON))).containsExactly(new Refusal.TopicOpen("t-1"));
        assertThat(again.number()).isEqualTo(4);
    }

    @Test
    void anEditedCommentKeepsWhatItSaid() {
        Discussion put = made(shared.comment(TOPIC, Anchor.DOCUMENT, "Fyrst", parties, JURIST, NOON));
        Instant later = NOON.plusSeconds(60);
        Comment comment = made(put.edit(TOPIC, 0, "Så", parties, JURIST, later))
                .find(TOPIC)
                .orElseThrow()
                .opening();
        assertThat(comment.text()).isEqualTo("Så");
        assertThat(comment.earlier()).containsExactly(new Comment.Earlier("Fyrst", later));
        assertThat(comment.at()).isEqualTo(NOON);
        assertThat(refused(put.edit(TOPIC, 0, "Mine ord", parties, TRUST_JURIST, NOON)))
                .containsExactly(new Refusal.NotAllowed());
        assertThat(refused(put.edit(TOPIC, 3, "Mine ord", parties, JURIST, NOON)))
                .containsExactly(new Refusal.UnknownTopic("t-1"));
    }

    @Test
    void aCommentHasWordsNotTooManyAndNoNationalIdentityNumber() {
        assertThat(refused(shared.comment(TOPIC, Anchor.DOCUMENT, " ", parties, JURIST, NOON)))
                .containsExactly(new Refusal.CommentMissing());
        assertThat(refused(shared.comment(TOPIC, Anchor.DOCUMENT, "x".repeat(10_001), parties, JURIST, NOON)))
                .containsExactly(new Refusal.TextTooLong(10_000));
        assertThat(refused(shared.comment(TOPIC, Anchor.DOCUMENT, "Gjeld 01017000027.", parties, JURIST, NOON)))
                .containsExactly(new Refusal.NationalIdentityNumberBeside());
    }

    @Test
    void whoMayNotSpeakHearsAllThatStandsAgainst() {
        assertThat(refused(shared.comment(TOPIC, Anchor.DOCUMENT, "", parties, Examples.OUTSIDER, NOON)))
                .containsExactly(new Refusal.NotAllowed(), new Refusal.CommentMissing());
    }

    // ---- proposals --------------------------------------------------------------------------------------------------

    @Test
    void anAcceptedProposalIsInTheTextUnderTheNameOfItsGiver() {
        Discussion proposed = proposing(shared, "Kommunen har tre plassar for øyeblikkeleg hjelp.");
        Acceptance.Accepted taken =
                accepted(proposed.accept(TOPIC, agreement, beds.sha256(), null, FRESH, JURIST, NOON));
        Change change = Objects.requireNonNull(taken.change());
        assertThat(change.agreement().clauses().find(BEDS).orElseThrow().text())
                .isEqualTo(words("Kommunen har tre plassar for øyeblikkeleg hjelp."));
        assertThat(change.by()).isEqualTo(JURIST);
        assertThat(change.event())
                .isEqualTo(new AuditEvent.ProposalTakenIn(
                        "t-1",
                        "Jonas Lid",
                        HELSE_BERGEN,
                        false,
                        new AuditEvent.ClauseEdited(
                                BEDS,
                                beds.sha256(),
                                words("Kommunen har tre plassar for øyeblikkeleg hjelp.")
                                        .sha256(),
                                Set.of(agreement.answers().getFirst().requirement()))));
        Closing closing = Objects.requireNonNull(
                taken.made().discussion().find(TOPIC).orElseThrow().closing());
        assertThat(closing.kind()).isEqualTo(Closing.Kind.ACCEPTED);
        assertThat(closing.by().name()).isEqualTo("Marit Tveit");
        assertThat(refused(taken.made().discussion().accept(TOPIC, agreement, null, null, FRESH, JURIST, NOON)))
                .containsExactly(new Refusal.TopicClosed("t-1"));
        assertThat(refused(taken.made().discussion().reopen(TOPIC, parties, JURIST, NOON)))
                .containsExactly(new Refusal.ProposalInText("t-1"));
    }

    @Test
    void anInnerProposalLeavesNoNameInTheHistoryTheOtherPartyReads() {
        Discussion proposed = made(inner.propose(
                TOPIC,
                Anchor.on(beds),
                new Proposal.Reword(BEDS, beds.text(), words("Kommunen har tre plassar.")),
                "Internt notat",
                parties,
                JURIST,
                NOON));
        Change change = Objects.requireNonNull(
                accepted(proposed.accept(TOPIC, agreement, beds.sha256(), null, FRESH, JURIST, NOON))
                        .change());
        assertThat(change.event()).isInstanceOf(AuditEvent.ClauseEdited.class);
    }

    @Test
    void aProposalIsBroughtTogetherWithAnEditOfOtherWordsOnceThatHasBeenSeen() {
        Discussion proposed = proposing(shared, "Kommunen har tre plassar for øyeblikkeleg hjelp.");
        Agreement now = edited("Vaksdal har to plassar for øyeblikkeleg hjelp.");
        assertThat(refused(proposed.accept(TOPIC, now, beds.sha256(), null, FRESH, JURIST, NOON)))
                .singleElement()
                .isInstanceOf(Refusal.ClauseChangedMeanwhile.class);
        assertThat(refused(proposed.accept(TOPIC, now, null, null, FRESH, JURIST, NOON)))
                .singleElement()
                .isInstanceOf(Refusal.ClauseChangedMeanwhile.class);
        Sha256 seen = now.clauses().find(BEDS).orElseThrow().sha256();
        Change change = Objects.requireNonNull(accepted(proposed.accept(TOPIC, now, seen, null, FRESH, JURIST, NOON))
                .change());
        assertThat(change.agreement().clauses().find(BEDS).orElseThrow().text().body())
                .isEqualTo("Vaksdal har tre plassar for øyeblikkeleg hjelp.");
    }

    @Test
    void aProposalOnWordsThatOthersChangedIsRefusedUntilAPersonSaysWhatShallStand() {
        Discussion proposed = proposing(shared, "Kommunen har tre plassar for øyeblikkeleg hjelp.");
        Agreement now = edited("Kommunen har fire plassar for øyeblikkeleg hjelp.");
        Sha256 seen = now.clauses().find(BEDS).orElseThrow().sha256();
        assertThat(refused(proposed.accept(TOPIC, now, seen, null, FRESH, JURIST, NOON)))
                .containsExactly(new Refusal.ProposalConflicts(
                        "t-1",
                        BEDS,
                        beds.text(),
                        words("Kommunen har fire plassar for øyeblikkeleg hjelp."),
                        words("Kommunen har tre plassar for øyeblikkeleg hjelp.")));
        ClauseText agreed = words("Kommunen har tre eller fire plassar.");
        Change change = Objects.requireNonNull(accepted(proposed.accept(TOPIC, now, seen, agreed, FRESH, JURIST, NOON))
                .change());
        assertThat(change.agreement().clauses().find(BEDS).orElseThrow().text()).isEqualTo(agreed);
    }

    @Test
    void aProposalThatIsAlreadyTheTextIsClosedWithoutAnEdit() {
        Discussion proposed = proposing(shared, "Kommunen har tre plassar.");
        assertThat(accepted(proposed.accept(
                                TOPIC, edited("Kommunen har tre plassar."), null, null, FRESH, JURIST, NOON))
                        .change())
                .isNull();
    }

    @Test
    void aClauseIsAddedMovedAndTakenOutAsProposed() {
        var insert = new Proposal.Insert(PURPOSE, 1, ClauseText.parse("Transport", "Føretaket syter for transport."));
        Discussion added = made(shared.propose(TOPIC, Anchor.DOCUMENT, insert, "", parties, TRUST_JURIST, NOON));
        Change change = Objects.requireNonNull(accepted(added.accept(TOPIC, agreement, null, null, FRESH, JURIST, NOON))
                .change());
        assertThat(change.agreement().clauses().list()).extracting(Clause::id).containsExactly(PURPOSE, FRESH, BEDS);

        Agreement longer = change.agreement();
        var move = new Proposal.Move(FRESH, BEDS, 2);
        Discussion moving = made(shared.propose(TOPIC, Anchor.DOCUMENT, move, "", parties, TRUST_JURIST, NOON));
        Change moved = Objects.requireNonNull(accepted(moving.accept(TOPIC, longer, null, null, FRESH, JURIST, NOON))
                .change());
        assertThat(moved.agreement().clauses().list()).extracting(Clause::id).containsExactly(PURPOSE, BEDS, FRESH);
        assertThat(moved.agreement().clauses().list().getLast().level()).isEqualTo(2);

        Discussion removing = made(shared.propose(
                TOPIC, Anchor.on(beds), new Proposal.Delete(BEDS, beds.text()), "", parties, TRUST_JURIST, NOON));
        Change removed = Objects.requireNonNull(
                accepted(removing.accept(TOPIC, agreement, beds.sha256(), null, FRESH, JURIST, NOON))
                        .change());
        assertThat(removed.agreement().clauses().contains(BEDS)).isFalse();
        assertThat(refused(
                        removing.accept(TOPIC, edited("Kommunen har fire plassar."), null, null, FRESH, JURIST, NOON)))
                .singleElement()
                .isInstanceOf(Refusal.ClauseChangedMeanwhile.class);
    }

    @Test
    void aProposalIsRejectedWithAReasonAndMayBeOpenedAgain() {
        Discussion proposed = proposing(shared, "Kommunen har tre plassar.");
        assertThat(refused(proposed.resolve(TOPIC, parties, JURIST, NOON)))
                .containsExactly(new Refusal.ProposalUndecided("t-1"));
        assertThat(refused(proposed.reject(TOPIC, " ", parties, JURIST, NOON)))
                .containsExactly(new Refusal.ReasonMissing());
        Discussion rejected = made(proposed.reject(TOPIC, "Ikkje råd", parties, JURIST, NOON));
        assertThat(Objects.requireNonNull(rejected.find(TOPIC).orElseThrow().closing())
                        .reason())
                .isEqualTo("Ikkje råd");
        assertThat(made(rejected.reopen(TOPIC, parties, JURIST, NOON))
                        .find(TOPIC)
                        .orElseThrow()
                        .isToBeDecided())
                .isTrue();
    }

    @Test
    void aCommentIsNeitherAcceptedNorRejected() {
        Discussion put = made(shared.comment(TOPIC, Anchor.on(beds), "Kvifor?", parties, JURIST, NOON));
        assertThat(refused(put.accept(TOPIC, agreement, null, null, FRESH, JURIST, NOON)))
                .containsExactly(new Refusal.NoProposal("t-1"));
        assertThat(refused(put.reject(TOPIC, "Nei", parties, JURIST, NOON)))
                .containsExactly(new Refusal.NoProposal("t-1"));
        assertThat(refused(put.accept(OTHER, agreement, null, null, FRESH, JURIST, NOON)))
                .containsExactly(new Refusal.UnknownTopic("t-2"));
    }

    @Test
    void nothingIsAcceptedIntoATextThatLiesWithTheParties() {
        Discussion proposed = proposing(shared, "Kommunen har tre plassar.");
        assertThat(refused(proposed.accept(
                        TOPIC, Examples.submitted(agreement), beds.sha256(), null, FRESH, JURIST, NOON)))
                .singleElement()
                .isInstanceOf(Refusal.NotEditable.class);
    }

    // ---- the inner layer --------------------------------------------------------------------------------------------

    @Test
    void anInnerTopicIsSharedWithoutWhatWasAnsweredWithin() {
        Discussion put = made(inner.comment(TOPIC, Anchor.on(beds), "Vi bør be om tre.", parties, JURIST, NOON));
        Discussion answered = made(put.answer(TOPIC, "Men godta to.", parties, COORDINATOR, NOON));
        Discussion noted = made(answered.share(TOPIC, OTHER, parties, JURIST, NOON));
        Topic within = noted.find(TOPIC).orElseThrow();
        assertThat(within.sharedAs()).isEqualTo(OTHER);
        assertThat(refused(noted.share(TOPIC, OTHER, parties, JURIST, NOON)))
                .containsExactly(new Refusal.TopicClosed("t-1"));
        Topic among = made(shared.receive(answered.find(TOPIC).orElseThrow(), OTHER, parties, JURIST, NOON))
                .find(OTHER)
                .orElseThrow();
        assertThat(among.comments()).extracting(Comment::text).containsExactly("Vi bør be om tre.");
        assertThat(among.layer()).isEqualTo(Layer.SHARED);
        assertThat(refused(shared.share(TOPIC, OTHER, parties, JURIST, NOON)))
                .containsExactly(new Refusal.UnknownTopic("t-1"));
    }

    // ---- Word files that come back ----------------------------------------------------------------------------------

    @Test
    void everyChangeOfAWordFileIsATopicOrListedAsUnmapped() {
        Clauses sent = agreement.clauses();
        Clauses printed = sent.filled(agreement.head());
        var hand = new Hand("Kari Nordmann", NOON.minusSeconds(3600));
        Clause purpose = printed.find(PURPOSE).orElseThrow();
        ClauseText said = purpose.text();
        var returned = new ReturnedText(List.of(
                new ReturnedText.Reworded(
                        PURPOSE,
                        said,
                        ClauseText.parse(said.heading(), said.body().replace("heilskapleg", "trygt")),
                        hand),
                new ReturnedText.Inserted(BEDS, 1, ClauseText.parse("Fyrst", "Ny."), hand),
                new ReturnedText.Inserted(BEDS, 1, ClauseText.parse("Så", "Ny."), Hand.UNKNOWN),
                new ReturnedText.Deleted(BEDS, hand),
                new ReturnedText.Moved(PURPOSE, BEDS, 1, Hand.UNKNOWN),
                new ReturnedText.Remark(
                        PURPOSE,
                        said.body().indexOf("Vaksdal"),
                        said.body().indexOf("Vaksdal") + "Vaksdal kommune".length(),
                        "Vaksdal kommune",
                        "Rett namn?",
                        hand),
                new ReturnedText.Remark(null, 0, 0, "", "Fint utkast", hand),
                new ReturnedText.Unmapped("word/header1.xml", "Utkast 2")));
        var ids = new ArrayList<TopicId>();
        Discussion received = made(shared.receive(
                OTHER,
                "retur.docx",
                Sha256.of("file"),
                0,
                returned,
                sent,
                printed,
                () -> {
                    ids.add(new TopicId("w-" + ids.size()));
                    return ids.getLast();
                },
                parties,
                JURIST,
                NOON));
        assertThat(received.topics()).hasSize(7).allMatch(topic -> OTHER.equals(topic.returned()));
        assertThat(received.returns().getFirst().unmapped())
                .containsExactly(new ReturnedText.Unmapped("word/header1.xml", "Utkast 2"));
        assertThat(received.number()).isEqualTo(1);
        // The file said "Vaksdal kommune" where the text has a parameter, and the parameter stays.
        assertThat(received.topics().getFirst().proposal())
                .isEqualTo(new Proposal.Reword(
                        PURPOSE,
                        agreement.clauses().find(PURPOSE).orElseThrow().text(),
                        ClauseText.parse("Føremål", "Avtalen skal sikre {{kommune}} eit trygt tilbod.")));
        assertThat(received.topics().get(5).anchor().quoted()).isEqualTo("{{kommune}}");
        assertThat(received.topics().getFirst().opening().giver()).isEqualTo("Kari Nordmann");
        assertThat(received.topics().get(2).opening().giver()).isEqualTo("Marit Tveit");

        Acceptance.Accepted first =
                accepted(received.accept(ids.get(1), agreement, null, null, new ClauseId("k-a"), JURIST, NOON));
        Acceptance.Accepted second = accepted(first.made()
                .discussion()
                .accept(
                        ids.get(2),
                        Objects.requireNonNull(first.change()).agreement(),
                        null,
                        null,
                        new ClauseId("k-b"),
                        JURIST,
                        NOON));
        Change change = Objects.requireNonNull(second.change());
        assertThat(change.agreement().clauses().list())
                .extracting(clause -> clause.text().heading())
                .endsWith("Fyrst", "Så");
        assertThat(Objects.requireNonNull(first.change()).event())
                .isInstanceOfSatisfying(AuditEvent.ProposalTakenIn.class, taken -> {
                    assertThat(taken.giver()).isEqualTo("Kari Nordmann");
                    assertThat(taken.wordFile()).isTrue();
                });
    }

    @Test
    void aWordFileWithANationalIdentityNumberIsNotTakenIn() {
        var returned =
                new ReturnedText(List.of(new ReturnedText.Remark(BEDS, 0, 0, "", "Gjeld 01017000027", Hand.UNKNOWN)));
        assertThat(refused(shared.receive(
                        OTHER,
                        "retur.docx",
                        Sha256.of("file"),
                        0,
                        returned,
                        agreement.clauses(),
                        agreement.clauses(),
                        TopicId::random,
                        parties,
                        JURIST,
                        NOON)))
                .containsExactly(new Refusal.NationalIdentityNumberBeside());
    }
}
