package no.avtaleverk.web.national;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.workflow.persistence.PersistenceConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The store of the product, with its log, without the rest of it. */
final class NationalStore implements AutoCloseable {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    NationalStore(Path file) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("harness", Map.of("avtaleverk.store.url", "jdbc:sqlite:" + file)));
        context.register(PersistenceConfiguration.class);
        context.refresh();
    }

    Agreements agreements() {
        return context.getBean(Agreements.class);
    }

    History history() {
        return context.getBean(History.class);
    }

    Files files() {
        return context.getBean(Files.class);
    }

    FollowUps followUps() {
        return context.getBean(FollowUps.class);
    }

    /** Every agreement, in the same order always. */
    List<AgreementId> ids() {
        return context
                .getBean(JdbcClient.class)
                .sql("select id from agreement order by id")
                .query(String.class)
                .list()
                .stream()
                .map(AgreementId::new)
                .toList();
    }

    TransactionOperations writing() {
        return context.getBean(TransactionOperations.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
