package no.avtaleverk.web;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import no.avtaleverk.model.agreement.History.Verification;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.persistence.PersistenceConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** {@code … verify}: checks the log and every stored text without starting the product, also while it runs. Speaks as the system does. */
final class VerifyCommand {
    static final String NAME = "verify";

    private VerifyCommand() {}

    /**
     * Check the store that the arguments or the environment name.
     *
     * @return exit code: 0 intact, 1 not intact, 2 there is no such store
     */
    static int run(String[] arguments, PrintStream out) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        LoggingSystem.get(VerifyCommand.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        String url = environment.getProperty("avtaleverk.store.url", PersistenceConfiguration.DEFAULT_URL);
        Locale spoken = Locale.getDefault();
        Locale language = Wording.speaks(spoken) ? spoken : Wording.ENGLISH;
        Verification verification;
        try {
            verification = PersistenceConfiguration.verify(
                    url,
                    environment.getProperty("avtaleverk.store.user", ""),
                    environment.getProperty("avtaleverk.store.password", ""));
        } catch (UncheckedIOException e) {
            out.println(Wording.plain("verify.no-store", language, url));
            return 2;
        }
        var fault = verification.firstFault();
        out.println(
                fault == null
                        ? Wording.plain(
                                "verify.intact",
                                language,
                                verification.entries(),
                                verification.texts(),
                                verification.head())
                        : Wording.plain(
                                "verify.broken",
                                language,
                                Wording.plain(Wording.key(fault.kind()), language),
                                fault.position(),
                                fault.subject()));
        return fault == null ? 0 : 1;
    }
}
