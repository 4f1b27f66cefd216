package no.avtaleverk.workflow.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import no.avtaleverk.model.archive.ArchiveFault;
import no.avtaleverk.model.archive.ArchiveFormat;
import no.avtaleverk.model.archive.RegisterCopies;
import no.avtaleverk.workflow.archive.ArchiveFile.RefusedArchive;

/** Restores a register into an empty store: from the archive of all of it, or from those of one or more cases of the same register. */
public final class Restoring {
    private final RegisterCopies copies;
    private final ArchiveFormat format;

    public Restoring(RegisterCopies copies, ArchiveFormat format) {
        this.copies = copies;
        this.format = format;
    }

    /**
     * Restore.
     *
     * @return why nothing was stored; empty when all was
     * @throws IOException if a file can not be read from the disk
     */
    public Optional<ArchiveFault> restore(List<Path> files, Instant at) throws IOException {
        Deque<ArchiveFile> open = new ArrayDeque<>();
        try {
            var sources = new ArrayList<ArchiveFile>();
            for (Path file : files) {
                ArchiveFile one = ArchiveFile.open(file, format);
                open.push(one);
                sources.add(one);
            }
            return copies.restore(sources, at);
        } catch (RefusedArchive refused) {
            return Optional.of(refused.fault());
        } finally {
            for (ArchiveFile one : open) {
                one.close();
            }
        }
    }
}
