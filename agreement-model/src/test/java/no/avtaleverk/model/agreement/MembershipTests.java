package no.avtaleverk.model.agreement;

import static no.avtaleverk.model.agreement.Examples.BERGEN;
import static no.avtaleverk.model.agreement.Examples.COORDINATOR;
import static no.avtaleverk.model.agreement.Examples.DIRECTOR;
import static no.avtaleverk.model.agreement.Examples.HELSE_BERGEN;
import static no.avtaleverk.model.agreement.Examples.HELSE_VEST;
import static no.avtaleverk.model.agreement.Examples.JURIST;
import static no.avtaleverk.model.agreement.Examples.MAYOR;
import static no.avtaleverk.model.agreement.Examples.MAYOR_OF_VOSS;
import static no.avtaleverk.model.agreement.Examples.NOON;
import static no.avtaleverk.model.agreement.Examples.OUTSIDER;
import static no.avtaleverk.model.agreement.Examples.PDF;
import static no.avtaleverk.model.agreement.Examples.TODAY;
import static no.avtaleverk.model.agreement.Examples.VAKSDAL;
import static no.avtaleverk.model.agreement.Examples.VOSS;
import static no.avtaleverk.model.agreement.Examples.accepted;
import static no.avtaleverk.model.agreement.Examples.answers;
import static no.avtaleverk.model.agreement.Examples.clauses;
import static no.avtaleverk.model.agreement.Examples.concluded;
import static no.avtaleverk.model.agreement.Examples.decided;
import static no.avtaleverk.model.agreement.Examples.draft;
import static no.avtaleverk.model.agreement.Examples.head;
import static no.avtaleverk.model.agreement.Examples.refused;
import static no.avtaleverk.model.agreement.Examples.resolution;
import static no.avtaleverk.model.agreement.Examples.submitted;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A running agreement gets a new party, and loses one, by their own dated vedtak. */
class MembershipTests {
    private static final LocalDate SPRING = LocalDate.of(2026, 4, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate SUMMER = LocalDate.of(2026, 7, 1);
    private static final Sha256 FOR_BERGEN = Sha256.of("the pdf for Bergen");
    private static final Actor SECRETARY_OF_BERGEN =
            new Actor("kari.berg", "Kari Berg", BERGEN, Set.of(Role.COUNCIL_SECRETARY), Set.of());

    private static Agreement running() {
        return concluded(decided(decided(decided(submitted(draft(VAKSDAL, VOSS)), DIRECTOR), MAYOR), MAYOR_OF_VOSS));
    }

    private static Agreement offered() {
        return accepted(running().membership().offer(joining(), COORDINATOR, NOON, SPRING));
    }

    private static Joining joining() {
        return new Joining(BERGEN, "Bergen kommune", 1, MAY, FOR_BERGEN, "SSU-sak 4/2026");
    }

    private static SignatureRecord signature(Agreement agreement, Actor by, LocalDate date) {
        AgreementVersion version = agreement.versions().getFirst();
        return new SignatureRecord(
                Objects.requireNonNull(by.organisation()),
                by.name(),
                "leiar",
                "",
                date,
                SignatureRecord.Method.IN_PRODUCT,
                1,
                version.text(),
                FOR_BERGEN,
                Map.of(BERGEN, Sha256.of(by.name())),
                "");
    }

    private static Agreement joined() {
        Agreement offered = offered();
        Agreement adopted = accepted(offered.recordResolution(
                resolution(offered, BERGEN, Organ.KOMMUNESTYRE, MAY), SECRETARY_OF_BERGEN, NOON, MAY));
        Agreement signed = accepted(adopted.sign(signature(adopted, OUTSIDER, MAY), OUTSIDER, NOON, MAY));
        return accepted(signed.sign(signature(signed, DIRECTOR, MAY.plusDays(3)), DIRECTOR, NOON, MAY.plusDays(3)));
    }

    @Test
    void aKommuneThatIsOfferedToJoinReadsDecidesAndSignsAndIsThenBound() {
        Agreement before = running();
        assertThat(before.circles().isKnownTo(SECRETARY_OF_BERGEN)).isFalse();
        Agreement offered = offered();
        AgreementVersion version = offered.versions().getFirst();
        assertThat(offered.circles().isKnownTo(SECRETARY_OF_BERGEN)).isTrue();
        assertThat(offered.versionBefore(BERGEN)).contains(version);
        assertThat(offered.signatures(version).document(BERGEN)).contains(FOR_BERGEN);
        assertThat(offered.signatures(version).lacking(HELSE_BERGEN)).containsExactly(BERGEN);
        assertThat(offered.inForce(BERGEN, SUMMER)).isEmpty();
        assertThat(offered.circles().bound(SUMMER)).doesNotContain(BERGEN);
        assertThat(offered.membership().open(HELSE_BERGEN)).hasSize(1);
        assertThat(refused(offered.sign(signature(offered, OUTSIDER, MAY), OUTSIDER, NOON, MAY)))
                .containsExactly(new Refusal.ResolutionMissing(BERGEN));

        Agreement joined = joined();
        assertThat(joined.inForce(BERGEN, MAY.plusDays(2))).isEmpty();
        assertThat(joined.inForce(BERGEN, MAY.plusDays(3))).contains(version);
        assertThat(joined.inForce(VOSS, SUMMER)).contains(version);
        assertThat(joined.circles().bound(SUMMER)).contains(BERGEN);
        assertThat(joined.circles().writing()).contains(BERGEN);
        assertThat(joined.membership().open(null)).isEmpty();
        assertThat(joined.signatures(version).isComplete(BERGEN)).isTrue();
        assertThat(joined.allMunicipalities()).contains(BERGEN);
        assertThat(joined.versions().getFirst()).isEqualTo(version);

        var notice = new Notice(BERGEN, SUMMER, SUMMER.plusYears(1));
        Agreement ending = accepted(joined.giveNotice(notice, OUTSIDER, NOON, SUMMER));
        assertThat(ending.inForce(BERGEN, SUMMER.plusYears(1))).isEmpty();
        assertThat(ending.inForce(VAKSDAL, SUMMER.plusYears(1))).isPresent();
    }

    @Test
    void whatIsJoinedCanBeSignedAlsoWhileANewerVersionIsNegotiated() {
        Agreement negotiated = negotiated(offered());
        assertThat(numbers(negotiated, HELSE_BERGEN)).containsExactly(2, 1);
        assertThat(numbers(negotiated, VOSS)).containsExactly(2);
        assertThat(numbers(negotiated, BERGEN)).containsExactly(1);
        assertThat(numbers(running(), HELSE_BERGEN)).containsExactly(1);
        assertThat(numbers(negotiated(joined()), HELSE_BERGEN)).containsExactly(2);
    }

    @Test
    void whoIsPartyToTheNextVersionTooCanSignBoth() {
        Agreement offered = offered();
        Agreement both = accepted(offered.changed(
                head(EntryIntoForce.EACH_MUNICIPALITY, VAKSDAL, VOSS, BERGEN),
                offered.facts(),
                new AuditEvent.JoiningOffered(joining()),
                JURIST,
                NOON));
        assertThat(numbers(negotiated(both), BERGEN)).containsExactly(2, 1);
    }

    private static Agreement negotiated(Agreement agreement) {
        return agreement
                .submitted(agreement.state(), TextState.REVIEW, Map.of(VAKSDAL, PDF), "", JURIST, NOON.plusSeconds(1))
                .agreement();
    }

    private static List<Integer> numbers(Agreement agreement, PartyId party) {
        return agreement.versionsToSign(party).stream()
                .map(AgreementVersion::number)
                .toList();
    }

    @Test
    void theSignatureOfTheTrustOnEarlierDocumentsDoesNotBindItToWhoJoins() {
        Agreement offered = offered();
        // Examples sign without a PDF, which binds towards all who were parties then.
        assertThat(offered.signature(HELSE_BERGEN, offered.versions().getFirst(), VOSS))
                .isPresent();
        assertThat(offered.signature(HELSE_BERGEN, offered.versions().getFirst(), BERGEN))
                .isEmpty();
    }

    @Test
    void anOfferComesFromThoseWhoAreBoundWithTheirConsentAndToOneWhoIsNotParty() {
        Agreement running = running();
        assertThat(refused(running.membership().offer(joining(), SECRETARY_OF_BERGEN, NOON, SPRING)))
                .containsExactly(new Refusal.NotAllowed());
        var bare = new Joining(BERGEN, "Bergen kommune", 1, MAY, FOR_BERGEN, "");
        assertThat(refused(running.membership().offer(bare, JURIST, NOON, SPRING)))
                .containsExactly(new Refusal.ReasonMissing());
        var again = new Joining(VOSS, "Voss herad", 1, MAY, FOR_BERGEN, "sak");
        assertThat(refused(running.membership().offer(again, JURIST, NOON, SPRING)))
                .containsExactly(new Refusal.AlreadyParty(VOSS));
        assertThat(refused(running.membership().offer(joining(), JURIST, NOON, TODAY)))
                .containsExactly(new Refusal.NothingSigned());
        // An offer nobody has signed may be made anew; one that is signed may not.
        accepted(offered().membership().offer(joining(), JURIST, NOON, SPRING));
        assertThat(refused(joined().membership().offer(joining(), JURIST, NOON, SUMMER)))
                .containsExactly(new Refusal.AlreadyParty(BERGEN));
    }

    @Test
    void whoLeavesIsBoundUntilTheLastDayAndReadsWhatItWasBoundByAndNothingNewer() {
        Agreement joined = joined();
        var leaving = new Leaving(VOSS, MAY, SUMMER, 1, "sak 9/2026; SSU 7/2026");
        assertThat(refused(joined.membership().leave(leaving, JURIST, NOON, SUMMER)))
                .containsExactly(new Refusal.NotAllowed());
        Agreement left = accepted(joined.membership().leave(leaving, MAYOR_OF_VOSS, NOON, MAY));
        assertThat(left.inForce(VOSS, SUMMER.minusDays(1))).isPresent();
        assertThat(left.inForce(VOSS, SUMMER)).isEmpty();
        assertThat(left.inForce(VAKSDAL, SUMMER)).isPresent();
        assertThat(left.circles().writing()).doesNotContain(VOSS);
        assertThat(left.circles().bound(SUMMER)).doesNotContain(VOSS);
        assertThat(left.circles().isKnownTo(MAYOR_OF_VOSS)).isTrue();
        assertThat(left.versionBefore(VOSS)).isEmpty();
        assertThat(refused(left.membership().leave(leaving, MAYOR_OF_VOSS, NOON, MAY)))
                .contains(new Refusal.NotAParty(VOSS));
        Agreement next = left.submitted(
                        left.state(), TextState.REVIEW, Map.of(VAKSDAL, PDF), "", JURIST, NOON.plusSeconds(20_000_000))
                .agreement();
        assertThat(next.circles().laidBefore(VOSS))
                .containsExactly(left.versions().getFirst());
    }

    @Test
    void theOnlyTrustDoesNotLeave() {
        var leaving = new Leaving(HELSE_BERGEN, TODAY, MAY, 1, "styresak 1/2026");
        assertThat(refused(running().membership().leave(leaving, DIRECTOR, NOON, TODAY)))
                .containsExactly(new Refusal.LastTrust(HELSE_BERGEN));
    }

    @Test
    void allPartiesAreNoLongerAllWhenOneLeavesBeforeItHasSigned() {
        Agreement review = submitted(accepted(Agreement.draft(
                AgreementId.random(),
                AgreementKind.SUB_AGREEMENT,
                Origin.WRITTEN,
                head(EntryIntoForce.ALL_PARTIES, VAKSDAL, VOSS),
                clauses(),
                answers(),
                JURIST,
                NOON)));
        Agreement one = decided(decided(review, DIRECTOR), MAYOR);
        assertThat(one.concludeFaults()).isNotEmpty();
        Agreement left = accepted(
                one.membership().leave(new Leaving(VOSS, TODAY, MAY, 1, "sak 3/2026"), MAYOR_OF_VOSS, NOON, TODAY));
        assertThat(left.concludeFaults()).isEmpty();
        assertThat(left.inForce(VAKSDAL, MAY.minusDays(1))).isEmpty();
        assertThat(left.inForce(VAKSDAL, MAY)).isPresent();
    }

    private static Agreement twoTrusts(EntryIntoForce rule, PartyId... municipalities) {
        Head one = head(rule, municipalities);
        var parties = new ArrayList<>(one.parties());
        parties.add(AgreementParty.of(HELSE_VEST, "Helse Vest RHF"));
        return submitted(accepted(Agreement.draft(
                AgreementId.random(),
                AgreementKind.SUB_AGREEMENT,
                Origin.WRITTEN,
                one.withParties(parties),
                clauses(),
                answers(),
                JURIST,
                NOON)));
    }

    @Test
    void nothingIsConcludedWhenNoKommuneIsLeft() {
        for (EntryIntoForce rule : List.of(EntryIntoForce.ALL_PARTIES, EntryIntoForce.EACH_MUNICIPALITY)) {
            Agreement review = twoTrusts(rule, VAKSDAL);
            Agreement left = accepted(
                    review.membership().leave(new Leaving(VAKSDAL, TODAY, MAY, 1, "sak 3/2026"), MAYOR, NOON, TODAY));
            assertThat(left.concludeFaults()).containsExactly(new Refusal.PartyMissing(true));
        }
    }

    @Test
    void aTrustThatLeavesBeforeItHasSignedBlocksNobodyFromTheDayItLeft() {
        Agreement review = twoTrusts(EntryIntoForce.ALL_PARTIES, VAKSDAL);
        Agreement planned = accepted(review.planSigning(
                new SigningPlan(
                        1,
                        List.of(List.of(HELSE_VEST), List.of(VAKSDAL, HELSE_BERGEN)),
                        null,
                        SignatureRecord.Method.IN_PRODUCT),
                COORDINATOR,
                NOON,
                TODAY));
        assertThat(planned.concludeFaults())
                .contains(new Refusal.ResolutionMissing(HELSE_VEST), new Refusal.SignatureMissing(HELSE_VEST));
        AgreementVersion version = planned.versions().getFirst();
        assertThat(planned.signatures(version).awaited(VAKSDAL, VAKSDAL)).containsExactly(HELSE_VEST);
        Agreement left = accepted(planned.membership()
                .leave(new Leaving(HELSE_VEST, TODAY, MAY, 1, "styresak 3/2026"), leader(HELSE_VEST), NOON, TODAY));
        assertThat(left.signatures(version).awaited(VAKSDAL, VAKSDAL)).isEmpty();
        assertThat(left.signatures(version).lacking(HELSE_VEST)).isEmpty();
        assertThat(left.signatures(version).isComplete(VAKSDAL)).isFalse();

        Agreement signed = decided(decided(left, DIRECTOR), MAYOR);
        assertThat(signed.concludeFaults()).isEmpty();
        assertThat(signed.signatures(version).isComplete(VAKSDAL)).isTrue();
        assertThat(concluded(signed).inForce(VAKSDAL, MAY.minusDays(1))).isEmpty();
        assertThat(concluded(signed).inForce(VAKSDAL, MAY)).contains(version);
        assertThat(concluded(signed).progress(version).reached()).isEqualTo(1);
    }

    @Test
    void aTrustThatHadSignedBeforeItLeftIsBoundByWhatItSigned() {
        Agreement review = twoTrusts(EntryIntoForce.EACH_MUNICIPALITY, VAKSDAL);
        Agreement adopted = accepted(review.recordResolution(
                resolution(review, HELSE_VEST, Organ.TRUST_BOARD, TODAY), leader(HELSE_VEST), NOON, TODAY));
        Agreement signed = accepted(
                adopted.sign(Examples.signature(adopted, leader(HELSE_VEST)), leader(HELSE_VEST), NOON, TODAY));
        Agreement left = accepted(signed.membership()
                .leave(new Leaving(HELSE_VEST, TODAY, MAY, 1, "styresak 3/2026"), leader(HELSE_VEST), NOON, TODAY));
        Agreement both = concluded(decided(decided(left, DIRECTOR), MAYOR));
        assertThat(both.inForce(VAKSDAL, SPRING)).isPresent();
    }

    @Test
    void whoLeftAnEarlierVersionIsNotWaitedForInTheNextOneThatStillNamesIt() {
        Agreement review = twoTrusts(EntryIntoForce.ALL_PARTIES, VAKSDAL, VOSS);
        Agreement left = accepted(review.membership()
                .leave(new Leaving(VOSS, TODAY, TODAY, 1, "sak 3/2026"), MAYOR_OF_VOSS, NOON, TODAY));
        left = accepted(left.membership()
                .leave(new Leaving(HELSE_VEST, TODAY, TODAY, 1, "sak"), leader(HELSE_VEST), NOON, TODAY));
        Agreement next =
                submitted(left.enter(left.state(), TextState.DRAFT, new AuditEvent.TextReturned(1, "x"), JURIST, NOON)
                        .agreement());
        AgreementVersion second = next.versions().getLast();
        assertThat(second.head().hasParty(VOSS)).isTrue();
        assertThat(next.versionBefore(VOSS)).isEmpty();
        assertThat(next.signatures(second).lacking(VOSS)).isEmpty();
        Agreement signed = decided(decided(next, DIRECTOR), MAYOR);
        assertThat(signed.concludeFaults()).isEmpty();
        assertThat(signed.signatures(second).isComplete(VAKSDAL)).isTrue();
        assertThat(concluded(signed).inForce(VAKSDAL, SPRING)).contains(second);
    }

    @Test
    void theLastTrustOfWhatIsInForceDoesNotLeaveThoughANewTextNamesAnother() {
        Agreement running = running();
        Agreement drafting = running.enter(
                        running.state(), TextState.DRAFT, new AuditEvent.TextRedrafted("Ny tekst"), JURIST, NOON)
                .agreement();
        var parties = new ArrayList<>(drafting.head().parties());
        parties.add(AgreementParty.of(HELSE_VEST, "Helse Vest RHF"));
        Agreement other =
                accepted(drafting.changeHead(drafting.head().withParties(parties), drafting.sequence(), JURIST, NOON));
        var leaving = new Leaving(HELSE_BERGEN, SPRING, SUMMER, 1, "styresak 1/2026");
        assertThat(refused(other.membership().leave(leaving, DIRECTOR, NOON, SPRING)))
                .containsExactly(new Refusal.LastTrust(HELSE_BERGEN));
    }

    @Test
    void nobodyDecidesToLeaveBeforeTheDayItWasBound() {
        Agreement running = running();
        LocalDate before = TODAY.minusDays(1);
        assertThat(refused(running.membership()
                        .leave(new Leaving(VOSS, before, MAY, 1, "sak 9/2026"), MAYOR_OF_VOSS, NOON, MAY)))
                .containsExactly(new Refusal.DatesOutOfOrder(TODAY, before));
        assertThat(refused(running.membership()
                        .leave(new Leaving(VOSS, before, before, 1, "sak 9/2026"), MAYOR_OF_VOSS, NOON, MAY)))
                .containsExactly(new Refusal.DatesOutOfOrder(TODAY, before));
        Agreement joined = joined();
        assertThat(refused(joined.membership()
                        .leave(new Leaving(BERGEN, MAY, SUMMER, 1, "sak 9/2026"), OUTSIDER, NOON, SUMMER)))
                .containsExactly(new Refusal.DatesOutOfOrder(MAY.plusDays(3), MAY));
        accepted(joined.membership()
                .leave(new Leaving(BERGEN, MAY.plusDays(3), SUMMER, 1, "sak 9/2026"), OUTSIDER, NOON, SUMMER));
    }

    @Test
    void nobodyJoinsBeforeTheAgreementIsInForceOrWhenItHasRunOut() {
        var early = new Joining(BERGEN, "Bergen kommune", 1, SPRING.minusDays(1), FOR_BERGEN, "sak");
        assertThat(refused(running().membership().offer(early, JURIST, NOON, MAY)))
                .containsExactly(new Refusal.DatesOutOfOrder(SPRING, SPRING.minusDays(1)));
        Agreement ending = running();
        for (Actor by : List.of(MAYOR, MAYOR_OF_VOSS)) {
            ending = accepted(ending.giveNotice(
                    new Notice(Objects.requireNonNull(by.organisation()), MAY, MAY.plusYears(1)), by, NOON, MAY));
        }
        var late = new Joining(BERGEN, "Bergen kommune", 1, MAY.plusYears(1), FOR_BERGEN, "sak");
        assertThat(refused(ending.membership().offer(late, JURIST, NOON, MAY)))
                .containsExactly(new Refusal.DatesOutOfOrder(MAY.plusYears(1), MAY.plusYears(1)));
    }

    /** Whatever the rule and the order of acts: a further vedtak or signature never ends what is in force. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aFurtherSignatureNeverEndsWhatIsInForce(int seed) {
        var random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            var kommuner = new ArrayList<PartyId>();
            int count = 1 + random.nextInt(5);
            for (int i = 0; i < count; i++) {
                kommuner.add(new PartyId("kommune-%d".formatted(4600 + i)));
            }
            EntryIntoForce rule = List.of(
                            EntryIntoForce.ALL_PARTIES, EntryIntoForce.AT_LEAST, EntryIntoForce.EACH_MUNICIPALITY)
                    .get(random.nextInt(3));
            Integer quorum = rule == EntryIntoForce.AT_LEAST ? 1 + random.nextInt(count) : null;
            Agreement agreement = review(kommuner, new Terms(SPRING, null, rule, quorum));
            var acts = new ArrayList<PartyId>(kommuner);
            acts.add(HELSE_BERGEN);
            java.util.Collections.shuffle(acts, random);
            LocalDate day = TODAY;
            var joiner = new PartyId("kommune-4700");
            for (PartyId party : acts) {
                day = day.plusDays(random.nextInt(20));
                agreement = keepingForce(agreement, adoptedAndSigned(agreement, party, day, null), day);
                if (agreement.concludeFaults().isEmpty() && agreement.text() == TextState.REVIEW) {
                    agreement = concluded(agreement);
                }
            }
            day = day.isBefore(SPRING) ? SPRING : day;
            if (agreement.text() != TextState.SIGNED) {
                continue;
            }
            Sha256 pdf = Sha256.of("joining");
            Agreement with = accepted(agreement
                    .membership()
                    .offer(
                            new Joining(joiner, "Ny kommune", 1, day, pdf, "sak"),
                            drafter(kommuner.getFirst()),
                            NOON,
                            day));
            agreement = keepingForce(agreement, with, day);
            for (PartyId party : List.of(joiner, HELSE_BERGEN)) {
                day = day.plusDays(random.nextInt(20));
                agreement = keepingForce(agreement, adoptedAndSigned(agreement, party, day, joiner), day);
            }
            assertThat(agreement.inForce(joiner, day)).isPresent();
            PartyId leaver = kommuner.getLast();
            Agreement left = accepted(agreement
                    .membership()
                    .leave(new Leaving(leaver, day, day.plusDays(30), 1, "sak"), leader(leaver), NOON, day));
            kommuner.remove(leaver);
            for (PartyId other : kommuner) {
                assertThat(left.periodsInForce(other)).isEqualTo(agreement.periodsInForce(other));
            }
        }
    }

    private static Agreement keepingForce(Agreement before, Agreement after, LocalDate day) {
        for (PartyId party : before.allMunicipalities()) {
            for (LocalDate on : List.of(SPRING, day, day.plusDays(1), day.plusYears(3))) {
                if (before.inForce(party, on).isPresent()) {
                    assertThat(after.inForce(party, on))
                            .as("%s on %s", party, on)
                            .isPresent();
                }
            }
        }
        return after;
    }

    private static Agreement review(List<PartyId> kommuner, Terms terms) {
        Head like = head(EntryIntoForce.EACH_MUNICIPALITY, kommuner.toArray(PartyId[]::new));
        var head =
                new Head(like.title(), like.language(), like.parties(), terms, like.parameters(), like.claims(), false);
        return submitted(accepted(Agreement.draft(
                AgreementId.random(),
                AgreementKind.SUB_AGREEMENT,
                Origin.WRITTEN,
                head,
                clauses(),
                answers(),
                drafter(kommuner.getFirst()),
                NOON)));
    }

    private static Agreement adoptedAndSigned(
            Agreement agreement, PartyId party, LocalDate day, @org.jspecify.annotations.Nullable PartyId joiner) {
        AgreementVersion version = agreement.versions().getFirst();
        Agreement adopted = agreement;
        if (agreement.adoption(party, version).isEmpty()) {
            Organ organ = party.equals(HELSE_BERGEN) ? Organ.TRUST_BOARD : Organ.KOMMUNESTYRE;
            adopted = accepted(
                    agreement.recordResolution(resolution(agreement, party, organ, day), leader(party), NOON, day));
        }
        PartyId document = joiner == null ? party : joiner;
        Sha256 shown =
                adopted.signatures(version).documents().values().iterator().next();
        var signature = new SignatureRecord(
                party,
                "N.N.",
                "leiar",
                "",
                day,
                SignatureRecord.Method.IN_PRODUCT,
                1,
                version.text(),
                adopted.signatures(version).document(document).orElse(shown),
                joiner == null ? Map.of() : Map.of(joiner, Sha256.of(party + " signed")),
                "");
        return accepted(adopted.sign(signature, leader(party), NOON, day));
    }

    private static Actor leader(PartyId party) {
        return new Actor(party.value(), "N.N.", party, Set.of(Role.LEADER), Set.of());
    }

    private static Actor drafter(PartyId party) {
        return new Actor(party.value(), "N.N.", party, Set.of(Role.JURIST), Set.of());
    }
}
