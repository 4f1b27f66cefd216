package no.avtaleverk.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.feed.Feed;
import no.avtaleverk.model.feed.Feeds;
import no.avtaleverk.model.party.Actor;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.workflow.calendar.Feeding;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Private addresses, over each database. */
abstract class FeedContract {
    private static final PartyId VAKSDAL = new PartyId("kommune-4628");
    private static final Actor AUD =
            new Actor("aud.dale", "Aud Dale", VAKSDAL, Set.of(Role.COORDINATOR, Role.JURIST), Set.of(VAKSDAL));

    private final Feeds feeds = context().getBean(Feeds.class);
    private final Feeding feeding = new Feeding(feeds, context().getBean(Changes.class));

    abstract ConfigurableApplicationContext context();

    @Test
    void anAddressLeadsToItsOwnerUntilItIsRenewedOrRevoked() {
        String first = feeding.make(AUD, "nn");
        assertThat(feeding.at(first)).map(Feed::reader).contains(AUD);
        assertThat(feeding.at(first)).map(Feed::language).contains("nn");
        String second = feeding.make(AUD, "nb");
        assertThat(feeding.at(first)).isEmpty();
        assertThat(feeding.at(second)).isEqualTo(feeding.of(AUD)).isPresent();
        feeding.revoke(AUD);
        assertThat(feeding.at(second)).isEmpty();
        assertThat(feeding.of(AUD)).isEmpty();
    }

    @Test
    void theSecretIsStoredNowhere() {
        String secret = feeding.make(AUD, "nb");
        assertThat(context()
                        .getBean(JdbcClient.class)
                        .sql("select address, reader, person from feed")
                        .query()
                        .singleRow()
                        .values())
                .contains(Sha256.of(secret).hex())
                .noneMatch(value -> String.valueOf(value).contains(secret));
    }

    @Test
    void theRightsOfTheLastSignInCount() {
        String secret = feeding.make(AUD, "nb");
        var moved = new Actor("aud.dale", "Aud Dale", new PartyId("kommune-4621"), Set.of(Role.LEADER), Set.of());
        feeding.seen(moved);
        assertThat(feeding.at(secret)).map(Feed::reader).contains(moved);
        feeding.seen(new Actor("nobody", "Nobody", null, Set.of(), Set.of()));
        assertThat(feeds.of("nobody")).isEmpty();
    }
}
