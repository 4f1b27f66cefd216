package no.avtaleverk.model.archive;

import java.io.InputStream;
import java.util.Optional;
import java.util.SortedMap;

/** The files that describe an archive to archivists and their programs. */
public interface ArchiveFormat {
    /**
     * Describe cases: the structure, the journals, the changes, what files there are, and the schemas all of these follow, by path. The same
     * extract gives the same bytes.
     *
     * @throws IllegalStateException if what was made does not follow its schema
     */
    SortedMap<String, byte[]> describe(ArchiveExtract extract);

    /** What is wrong with one of these files; empty when it follows its schema. Fetches nothing. */
    Optional<String> fault(String path, InputStream content);
}
