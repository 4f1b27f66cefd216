package no.avtaleverk.templates.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import no.avtaleverk.templates.OwnSchema;

/** The schemas of the files that describe an archive, and what else of an archive is kept as files. */
final class Schemas {
    /** Each file with its schema. */
    static final Map<String, String> OF = Map.of(
            "arkivuttrekk.xml", "addml.xsd",
            "arkivstruktur.xml", "arkivstruktur.xsd",
            "endringslogg.xml", "endringslogg.xsd",
            "loependeJournal.xml", "loepende-journal.xsd",
            "offentligJournal.xml", "offentlig-journal.xsd");

    static final List<String> ALL = OF.values().stream().sorted().toList();

    private static final String FOLDER = "/archive/";

    private final Map<String, OwnSchema> schemas =
            ALL.stream().collect(Collectors.toMap(name -> name, name -> new OwnSchema(FOLDER + name)));

    static byte[] bytes(String name) {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The product lacks its " + name, e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(Schemas.class.getResourceAsStream(FOLDER + name), name);
    }

    Optional<String> fault(String path, InputStream content) {
        String name = OF.get(path);
        if (name == null) {
            return Optional.of("No such file in an archive");
        }
        return Objects.requireNonNull(schemas.get(name)).fault(content);
    }
}
