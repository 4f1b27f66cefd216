package no.avtaleverk.workflow.persistence;

import javax.sql.DataSource;
import no.avtaleverk.model.agreement.Agreements;
import no.avtaleverk.model.agreement.Files;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.IssuedDocuments;
import no.avtaleverk.model.agreement.ReceivedMinutes;
import no.avtaleverk.model.archive.RegisterCopies;
import no.avtaleverk.model.discussion.Discussions;
import no.avtaleverk.model.document.Imports;
import no.avtaleverk.model.feed.Feeds;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.notice.Letters;
import no.avtaleverk.model.notice.Notifications;
import no.avtaleverk.model.notice.People;
import no.avtaleverk.model.party.Mandates;
import no.avtaleverk.model.proof.KeptReports;
import no.avtaleverk.model.proof.LogProofs;
import no.avtaleverk.model.proof.PublishedHeads;
import no.avtaleverk.model.search.SavedSearches;
import no.avtaleverk.model.signing.SigningJobs;
import no.avtaleverk.model.time.MovedTime;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ports of the model, answered by a relational database.
 *
 * <p>Spring Boot's own data source, Flyway, transaction manager and JDBC client step back for the beans here. Transactions marked
 * read-only go to the readers; all others wait for the one writer of SQLite, so a transaction that writes must not start a second
 * one within.
 */
@Configuration(proxyBeanMethods = false)
public class PersistenceConfiguration {
    /** Where the store is when nobody says otherwise: a file in the working directory. */
    public static final String DEFAULT_URL = "jdbc:sqlite:data/avtaleverk.db";

    /**
     * Check a store without starting the product, also while it runs.
     *
     * @param url {@code jdbc:sqlite:} and a path, or {@code jdbc:postgresql:…}
     * @param user empty for SQLite
     * @throws java.io.UncheckedIOException if there is no such file
     */
    public static History.Verification verify(String url, String user, String password) {
        try (Store store = Store.openToRead(url, user, password)) {
            return new JdbcHistory(store).verify();
        }
    }

    /** A store opened without the product, for the commands that take a register out or put one in. */
    public record Opened(
            AutoCloseable store,
            Agreements agreements,
            History history,
            Files files,
            LogProofs proofs,
            KeptReports reports,
            RegisterCopies copies,
            FollowUps followUps)
            implements AutoCloseable {
        @Override
        public void close() {
            try {
                store.close();
            } catch (Exception e) {
                throw new IllegalStateException("The store can not be closed", e);
            }
        }
    }

    /**
     * Open a store to read, also while the product runs.
     *
     * @throws java.io.UncheckedIOException if there is no such file
     */
    public static Opened openToRead(String url, String user, String password) {
        return opened(Store.openToRead(url, user, password));
    }

    /**
     * Open a store to write, making it when it is not there.
     *
     * @throws StoreInUseException if the product runs on it
     */
    public static Opened openToWrite(String url, String user, String password) {
        return opened(Store.open(url, user, password));
    }

    private static Opened opened(Store store) {
        return new Opened(
                store,
                new JdbcAgreements(store),
                new JdbcHistory(store),
                new JdbcFiles(store),
                new JdbcLogProofs(store),
                new JdbcKeptReports(store),
                new JdbcRegisterCopies(store),
                new JdbcFollowUps(store));
    }

    @Bean
    Store store(
            @Value("${avtaleverk.store.url:" + DEFAULT_URL + "}") String url,
            @Value("${avtaleverk.store.user:}") String user,
            @Value("${avtaleverk.store.password:}") String password) {
        return Store.open(url, user, password);
    }

    @Bean
    DataSource dataSource(Store store) {
        return store.dataSource();
    }

    /** Has done its work when it is given out; here so that Spring Boot makes no other. */
    @Bean
    Flyway flyway(Store store) {
        return store.flyway();
    }

    @Bean
    SQLExceptionTranslator exceptionTranslator(Store store) {
        return store.translator();
    }

    @Bean
    PlatformTransactionManager transactionManager(Store store) {
        return store.transactionManager();
    }

    @Bean
    TransactionTemplate transactions(Store store) {
        return store.writing();
    }

    @Bean
    JdbcClient jdbcClient(Store store) {
        return store.jdbc();
    }

    @Bean
    Agreements agreements(Store store) {
        return new JdbcAgreements(store);
    }

    @Bean
    History history(Store store) {
        return new JdbcHistory(store);
    }

    @Bean
    PublishedHeads publishedHeads(Store store) {
        return new JdbcPublishedHeads(store);
    }

    @Bean
    LogProofs logProofs(Store store) {
        return new JdbcLogProofs(store);
    }

    @Bean
    RegisterCopies registerCopies(Store store) {
        return new JdbcRegisterCopies(store);
    }

    @Bean
    KeptReports keptReports(Store store) {
        return new JdbcKeptReports(store);
    }

    @Bean
    Discussions discussions(Store store) {
        return new JdbcDiscussions(store);
    }

    @Bean
    SigningJobs signingJobs(Store store) {
        return new JdbcSigningJobs(store);
    }

    @Bean
    Files files(Store store) {
        return new JdbcFiles(store);
    }

    @Bean
    IssuedDocuments issuedDocuments(Store store) {
        return new JdbcIssuedDocuments(store);
    }

    @Bean
    FollowUps followUps(Store store) {
        return new JdbcFollowUps(store);
    }

    @Bean
    ReceivedMinutes receivedMinutes(Store store) {
        return new JdbcReceivedMinutes(store);
    }

    @Bean
    Mandates mandates(Store store) {
        return new JdbcMandates(store);
    }

    @Bean
    Notifications notifications(Store store) {
        return new JdbcNotifications(store);
    }

    @Bean
    Feeds feeds(Store store) {
        return new JdbcFeeds(store);
    }

    @Bean
    SavedSearches savedSearches(Store store) {
        return new JdbcSavedSearches(store);
    }

    @Bean
    People people(Store store) {
        return new JdbcPeople(store);
    }

    @Bean
    Letters letters(Store store) {
        return new JdbcLetters(store);
    }

    @Bean
    MovedTime movedTime(Store store) {
        return new JdbcMovedTime(store);
    }

    @Bean
    Imports imports(Store store) {
        return new JdbcImports(store);
    }
}
