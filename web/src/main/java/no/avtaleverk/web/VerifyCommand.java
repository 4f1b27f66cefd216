package no.avtaleverk.web;

import java.io.PrintStream;
import no.avtaleverk.model.agreement.History.Verification;
import no.avtaleverk.workflow.persistence.PersistenceConfiguration;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/** {@code … verify}: checks the log and every stored text without starting the product, also while it runs. */
final class VerifyCommand {
    static final String NAME = "verify";

    private VerifyCommand() {}

    /**
     * Check the store that the arguments or the environment name.
     *
     * @return exit code: 0 intact, 1 not intact
     */
    static int run(String[] arguments, PrintStream out) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        Verification verification = PersistenceConfiguration.verify(
                environment.getProperty("avtaleverk.store.url", PersistenceConfiguration.DEFAULT_URL),
                environment.getProperty("avtaleverk.store.user", ""),
                environment.getProperty("avtaleverk.store.password", ""));
        var fault = verification.firstFault();
        out.printf("%d log entries and %d texts checked%n", verification.entries(), verification.texts());
        if (fault == null) {
            out.printf("Intact. Head of the log: %s%n", verification.head());
            return 0;
        }
        out.printf("NOT intact: %s at entry %d: %s%n", fault.kind(), fault.position(), fault.subject());
        return 1;
    }
}
