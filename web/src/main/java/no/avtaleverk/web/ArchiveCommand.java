package no.avtaleverk.web;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.archive.ArchiveFault;
import no.avtaleverk.model.archive.ArchiveFormat;
import no.avtaleverk.templates.Documents;
import no.avtaleverk.templates.archive.NoarkFormat;
import no.avtaleverk.templates.law.WithholdingFiles;
import no.avtaleverk.templates.register.RegisterFiles;
import no.avtaleverk.web.wording.Wording;
import no.avtaleverk.workflow.archive.ArchiveMaker;
import no.avtaleverk.workflow.archive.RegisterArchive;
import no.avtaleverk.workflow.archive.Restoring;
import no.avtaleverk.workflow.persistence.PersistenceConfiguration;
import no.avtaleverk.workflow.persistence.PersistenceConfiguration.Opened;
import no.avtaleverk.workflow.persistence.StoreInUseException;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * {@code … export-archive FILE [AGREEMENT]} takes the register or a case out, also while the product runs; {@code … import-archive FILE…}
 * restores a register into an empty store. For the operator: they ask nobody for rights.
 */
final class ArchiveCommand {
    static final String EXPORT = "export-archive";
    static final String IMPORT = "import-archive";

    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int NOT_POSSIBLE = 2;

    private final List<String> arguments;
    private final StandardEnvironment environment = new StandardEnvironment();
    private final PrintStream out;
    private final Locale language;
    private final Instant now;

    private ArchiveCommand(String[] arguments, PrintStream out, Instant now) {
        this.arguments = Arrays.stream(arguments)
                .skip(1)
                .filter(one -> !one.startsWith("--"))
                .toList();
        this.environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        this.out = out;
        Locale spoken = Locale.getDefault();
        this.language = Wording.speaks(spoken) ? spoken : Wording.ENGLISH;
        this.now = now;
    }

    static boolean isNamed(String name) {
        return name.equals(EXPORT) || name.equals(IMPORT);
    }

    /**
     * Do what is asked with the store that the arguments or the environment name.
     *
     * @return exit code: 0 done, 1 refused, 2 not possible
     */
    static int run(String[] arguments, PrintStream out, Instant now) {
        LoggingSystem.get(ArchiveCommand.class.getClassLoader())
                .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        var command = new ArchiveCommand(arguments, out, now);
        try {
            return arguments[0].equals(EXPORT) ? command.export() : command.restore();
        } catch (StoreInUseException e) {
            command.say("in-use");
            return NOT_POSSIBLE;
        } catch (UncheckedIOException e) {
            out.println(Wording.plain("verify.no-store", command.language, command.url()));
            return NOT_POSSIBLE;
        } catch (IOException e) {
            command.say("no-file", String.valueOf(e.getMessage()));
            return NOT_POSSIBLE;
        }
    }

    private void say(String key, Object... about) {
        out.println(Wording.plain("archive-command." + key, language, about));
    }

    private String url() {
        return environment.getProperty("avtaleverk.store.url", PersistenceConfiguration.DEFAULT_URL);
    }

    private String user() {
        return environment.getProperty("avtaleverk.store.user", "");
    }

    private String password() {
        return environment.getProperty("avtaleverk.store.password", "");
    }

    private int export() throws IOException {
        if (arguments.isEmpty() || arguments.size() > 2) {
            say("usage");
            return NOT_POSSIBLE;
        }
        Path file = Path.of(arguments.getFirst());
        Optional<Sha256> mark = Optional.empty();
        try (Opened store = PersistenceConfiguration.openToRead(url(), user(), password())) {
            OutputStream opened = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            boolean closed = false;
            try (OutputStream to = new BufferedOutputStream(opened)) {
                mark = write(store, to);
                to.flush();
                closed = mark.isPresent();
            } finally {
                if (!closed) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (FileAlreadyExistsException e) {
            say("exists", file);
            return NOT_POSSIBLE;
        }
        // Told when the last byte is on its way to the disk: a full disk shows when the file is closed.
        mark.ifPresentOrElse(found -> say("exported", file, found), () -> say("nothing"));
        return mark.isPresent() ? DONE : REFUSED;
    }

    private Optional<Sha256> write(Opened store, OutputStream to) throws IOException {
        var maker = new ArchiveMaker(
                store.copies(),
                store.history(),
                store.proofs(),
                store.files(),
                store.reports(),
                Documents.renderer(),
                format(),
                RegisterFiles.load(),
                store.followUps(),
                WithholdingFiles.load());
        var archive = new RegisterArchive(store.agreements(), maker);
        if (arguments.size() == 1) {
            return archive.writeAll(to);
        }
        try {
            return archive.write(new AgreementId(arguments.getLast()), to);
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static ArchiveFormat format() {
        return new NoarkFormat();
    }

    private int restore() throws IOException {
        if (arguments.isEmpty()) {
            say("usage");
            return NOT_POSSIBLE;
        }
        List<Path> files = arguments.stream().map(Path::of).toList();
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                say("no-file", file);
                return NOT_POSSIBLE;
            }
        }
        try (Opened store = PersistenceConfiguration.openToWrite(url(), user(), password())) {
            ArchiveFault fault =
                    new Restoring(store.copies(), format()).restore(files, now).orElse(null);
            if (fault != null) {
                say("refused", Wording.plain(Wording.key(fault.kind()), language), fault.subject());
                return REFUSED;
            }
            long absent = store.copies().absent();
            say("imported", files.size(), store.copies().position() - absent, absent);
            long end = store.copies().position();
            store.copies().restored().stream()
                    .filter(one -> one.position() < end)
                    .forEach(one -> say(
                            "earlier", one.agreement().map(AgreementId::value).orElse(""), one.position(), end));
            return DONE;
        }
    }
}
