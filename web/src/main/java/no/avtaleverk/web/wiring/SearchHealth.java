package no.avtaleverk.web.wiring;

import no.avtaleverk.search.IndexCheck;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Tells whoever watches the product that the last check of the search index came to no end. The product still answers, so it is
 * neither down nor out of service, and is not to be taken out for it: the answer is still 200.
 */
@Configuration(proxyBeanMethods = false)
public class SearchHealth {
    /** Ranked between out of service and up in {@code application.yaml}. */
    static final Status UNCHECKED = new Status("UNCHECKED");

    @Bean
    HealthIndicator searchIndexHealthIndicator(IndexCheck index) {
        return () -> health(index);
    }

    /** An index that was not right has been made anew, so it is right. */
    static Health health(IndexCheck index) {
        return index.lastCheck().filter(IndexCheck.Result::isFailed).isPresent()
                ? Health.status(UNCHECKED).build()
                : Health.up().build();
    }
}
