package no.avtaleverk.web.sample;

import java.util.Set;
import no.avtaleverk.model.notice.Digest;
import no.avtaleverk.model.notice.People;
import no.avtaleverk.model.notice.Person;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.Role;
import no.avtaleverk.model.wording.Language;
import no.avtaleverk.web.security.SampleUser;
import no.avtaleverk.web.security.SampleUsers;
import no.avtaleverk.web.security.SignInMode;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Has the sample users be known to their organisations from the start, each with a choice of mails. Who was forgotten comes back. */
@Configuration(proxyBeanMethods = false)
@Profile(SignInMode.SAMPLE)
@ConditionalOnProperty(name = "avtaleverk.sample.fill", matchIfMissing = true)
public class SamplePeople {
    @Bean
    SmartInitializingSingleton knownSampleUsers(People people, SampleUsers users) {
        return () -> users.all().forEach(user -> know(people, user));
    }

    private static void know(People people, SampleUser user) {
        PartyId party = user.organisation();
        if (party != null && people.find(party, user.id()).isEmpty()) {
            people.keep(new Person(
                    party,
                    user.id(),
                    user.name(),
                    Set.of(user.role()),
                    user.id() + "@example.no",
                    user.position().equals("ordfører") ? Language.BOKMAL : Language.NYNORSK,
                    digest(user.role()),
                    null));
        }
    }

    private static Digest digest(Role role) {
        return switch (role) {
            case COORDINATOR -> Digest.AT_ONCE;
            case JURIST, RHF, COUNCIL_SECRETARY -> Digest.DAILY;
            case LEADER, AUDITOR -> Digest.WEEKLY;
            case ADMINISTRATOR -> Digest.ALARMS;
        };
    }
}
