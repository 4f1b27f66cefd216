package no.avtaleverk.web;

import java.io.PrintStream;
import java.time.Instant;

/** Runs the commands of the operator as {@code main} does, for tests in other packages. */
public final class CommandRunner {
    private CommandRunner() {}

    public static int archive(PrintStream out, Instant now, String... arguments) {
        return ArchiveCommand.run(arguments, out, now);
    }
}
