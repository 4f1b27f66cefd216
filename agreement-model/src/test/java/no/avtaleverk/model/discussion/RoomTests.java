package no.avtaleverk.model.discussion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Clause;
import no.avtaleverk.model.agreement.ClauseId;
import no.avtaleverk.model.agreement.ClauseText;
import no.avtaleverk.model.agreement.Examples;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every role, of each party and of an outsider, before each room. */
class RoomTests {
    private static final AgreementId AGREEMENT = new AgreementId("6f1c1f0e-4a53-4c5d-9d53-0123456789ab");
    private static final List<PartyId> PARTIES = List.of(Examples.VAKSDAL, Examples.HELSE_BERGEN);
    private static final Set<Role> TALKING = EnumSet.of(Role.JURIST, Role.COORDINATOR, Role.LEADER);

    static Stream<Arguments> everyRoleOfEachBeforeEveryRoom() {
        var cases = new ArrayList<Arguments>();
        for (Role role : Role.values()) {
            for (PartyId of : List.of(Examples.VAKSDAL, Examples.HELSE_BERGEN, Examples.BERGEN, Examples.HELSE_VEST)) {
                for (Room room : List.of(
                        Room.shared(AGREEMENT),
                        Room.inner(AGREEMENT, Examples.VAKSDAL),
                        Room.inner(AGREEMENT, Examples.HELSE_BERGEN),
                        Room.inner(AGREEMENT, Examples.BERGEN))) {
                    cases.add(Arguments.of(role, of, room));
                }
            }
        }
        return cases.stream();
    }

    private static Actor person(Role role, PartyId of) {
        // An auditor and an RHF with every party in remit: the inner layer is closed to them all the same.
        return new Actor("nokon", "Nokon", of, Set.of(role), Set.copyOf(PARTIES));
    }

    @ParameterizedTest(name = "{0} of {1} before {2}")
    @MethodSource("everyRoleOfEachBeforeEveryRoom")
    void roleAndOrganisationSayWhoReadsAndWhoSpeaks(Role role, PartyId of, Room room) {
        Actor person = person(role, of);
        boolean party = PARTIES.contains(of);
        boolean own = of.equals(room.innerOf()) && party;
        boolean readsShared =
                role == Role.AUDITOR || party && (TALKING.contains(role) || role == Role.COUNCIL_SECRETARY);
        boolean reads = room.layer() == Layer.SHARED ? readsShared : own && TALKING.contains(role);
        boolean speaks = reads && party && TALKING.contains(role);
        boolean decides = speaks && role == Role.JURIST;

        assertThat(room.isReadableBy(person, PARTIES)).isEqualTo(reads);
        assertThat(room.isOpenTo(person, PARTIES)).isEqualTo(speaks);
        assertThat(Room.readableBy(person, AGREEMENT, PARTIES).contains(room)).isEqualTo(reads);

        var clause = new Clause(new ClauseId("plassar"), 1, "1", ClauseText.parse("Plassar", "To plassar."));
        var reword = new Proposal.Reword(clause.id(), clause.text(), ClauseText.parse("Plassar", "Tre plassar."));
        Actor writer = person(Role.JURIST, Objects.requireNonNullElse(room.innerOf(), Examples.VAKSDAL));
        Discussion discussion = Discussion.silent(room)
                .with(
                        new Statement.Opened(new TopicId("k"), Anchor.on(clause), "Kvifor to?", null, null),
                        Author.of(writer),
                        Examples.NOON)
                .with(
                        new Statement.Opened(new TopicId("f"), Anchor.on(clause), "", reword, null),
                        Author.of(writer),
                        Examples.NOON);
        assertThat(isMade(
                        discussion.comment(new TopicId("n"), Anchor.on(clause), "Ja", PARTIES, person, Examples.NOON)))
                .isEqualTo(speaks);
        assertThat(isMade(discussion.answer(new TopicId("k"), "Ja", PARTIES, person, Examples.NOON)))
                .isEqualTo(speaks);
        assertThat(isMade(discussion.resolve(new TopicId("k"), PARTIES, person, Examples.NOON)))
                .isEqualTo(speaks);
        assertThat(isMade(discussion.propose(
                        new TopicId("n"), Anchor.on(clause), reword, "", PARTIES, person, Examples.NOON)))
                .isEqualTo(decides);
        assertThat(isMade(discussion.reject(new TopicId("f"), "Nei", PARTIES, person, Examples.NOON)))
                .isEqualTo(decides);
    }

    @Test
    void anInnerRoomIsClosedWhenTheOrganisationIsNoLongerParty() {
        Actor jurist = Examples.JURIST;
        assertThat(Room.readableBy(jurist, AGREEMENT, List.of(Examples.VOSS, Examples.HELSE_BERGEN)))
                .isEmpty();
    }

    private static boolean isMade(Contribution contribution) {
        return contribution instanceof Contribution.Made;
    }
}
