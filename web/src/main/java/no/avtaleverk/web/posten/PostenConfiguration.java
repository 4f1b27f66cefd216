package no.avtaleverk.web.posten;

import java.time.Clock;
import no.avtaleverk.model.signing.SigningJobId;
import no.avtaleverk.model.signing.SigningProvider;
import no.avtaleverk.web.rounds.RoundsConfiguration;
import no.avtaleverk.workflow.recurring.RecurringJob;
import no.avtaleverk.workflow.signing.RemoteSigning;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Posten signering, for those who have set it up. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("avtaleverk.posten.environment")
@EnableConfigurationProperties(PostenSettings.class)
public class PostenConfiguration {
    @Bean
    RemoteSigning.Remote signingService(PostenSettings settings, Clock clock) {
        return new RemoteSigning.Remote(new PostenSigning(settings, clock), (job, part) -> exits(settings, job, part));
    }

    private static SigningProvider.Exits exits(PostenSettings settings, SigningJobId job, int part) {
        String base = settings.returnAddress().toString().replaceAll("/+$", "");
        String back = "%s/signing/return/%s/%d?outcome=".formatted(base, job, part);
        return new SigningProvider.Exits(back + "completed", back + "rejected", back + "failed");
    }

    @Bean
    @Order(RoundsConfiguration.OPENS)
    RecurringJob takingUp(RemoteSigning signing, PostenSettings settings) {
        return RecurringJob.every(settings.interval(), "Taking up what was signed elsewhere", signing::takeUp);
    }
}
