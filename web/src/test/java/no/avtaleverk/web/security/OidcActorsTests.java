package no.avtaleverk.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.templates.register.RegisterFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OidcActorsTests {
    private final OidcActors actors = new OidcActors(
            new OidcSettings(
                    "sub", "name", "organisation_number", "roles", "remit", "position", Map.of("AVT-Jurist", "JURIST")),
            RegisterFiles.load());

    @Test
    void claimsBecomeAnActor() {
        Actor actor = actors.actor(Map.of(
                "sub", "abc",
                "name", "Marit Tveit",
                "organisation_number", "961821967",
                "roles", List.of("AVT-Jurist", "council-secretary", "something else")));
        assertThat(actor.userId()).isEqualTo("abc");
        assertThat(actor.name()).isEqualTo("Marit Tveit");
        assertThat(actor.organisation()).isEqualTo(new PartyId("kommune-4628"));
        assertThat(actor.roles()).containsExactlyInAnyOrder(Role.JURIST, Role.COUNCIL_SECRETARY);
        assertThat(actor.remit()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456785", "not a number", "974760673"})
    void anOrganisationThatIsNoPartyGivesNoRight(String number) {
        Actor actor = actors.actor(Map.of("sub", "abc", "organisation_number", number, "roles", "jurist"));
        assertThat(actor.roles()).isEmpty();
        assertThat(actor.organisation()).isNull();
        assertThat(actor.readsDraftsOf()).isEmpty();
    }

    @Test
    void someoneWithoutARoleIsSignedInAndMayDoNothing() {
        Actor actor = actors.actor(Map.of("sub", "abc", "organisation_number", "961821967"));
        assertThat(actor.roles()).isEmpty();
        assertThat(actor.readsDraftsOf()).isEmpty();
    }

    @Test
    void anRhfSeesToTheTrustsUnderIt() {
        Actor actor = actors.actor(Map.of("sub", "abc", "organisation_number", "983658725", "roles", "rhf"));
        assertThat(actor.remit()).contains(new PartyId("hf-983974724"), new PartyId("rhf-983658725"));
    }

    @Test
    void anAuditorSeesTheOrganisationsInRemit() {
        Actor actor = actors.actor(
                Map.of("sub", "abc", "roles", "auditor", "remit", List.of("961821967", "983974724", "garbage")));
        assertThat(actor.organisation()).isNull();
        assertThat(actor.remit()).containsExactlyInAnyOrder(new PartyId("kommune-4628"), new PartyId("hf-983974724"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13097248022", ""})
    void nobodyIsNamedByANationalIdentityNumberInTheLog(String user) {
        assertThatExceptionOfType(OidcActors.UnfitAccountException.class)
                .isThrownBy(() -> actors.actor(Map.of("sub", user, "roles", "jurist")));
    }
}
