package no.avtaleverk.workflow.persistence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** That a database file belongs to this process, told by a lock on a file beside it. The operating system ends it with the process. */
final class FileOwnership implements AutoCloseable {
    private final FileChannel channel;

    private FileOwnership(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Take a file.
     *
     * @throws StoreInUseException if it is taken
     */
    static FileOwnership of(Path database) {
        Path beside = database.resolveSibling(database.getFileName() + ".lock");
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                throw new StoreInUseException(database);
            }
            taken = true;
            return new FileOwnership(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("Can not lock " + beside, e);
        } finally {
            if (!taken && channel != null) {
                close(channel);
            }
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        close(channel);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
