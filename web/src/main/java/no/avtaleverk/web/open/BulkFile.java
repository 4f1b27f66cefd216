package no.avtaleverk.web.open;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.law.RequirementCatalogue;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.web.open.OpenAnswers.OpenVersionTold;
import no.avtaleverk.workflow.Changes;
import no.avtaleverk.workflow.publication.PublicRegister;
import no.avtaleverk.workflow.publication.PublicRegister.Found;
import no.avtaleverk.workflow.publication.PublicRegister.Named;
import no.avtaleverk.workflow.publication.PublicRegister.Public;
import no.avtaleverk.workflow.publication.PublicRegister.Text;
import no.avtaleverk.workflow.publication.PublicRegister.Time;
import no.avtaleverk.workflow.publication.PublicRegister.Version;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that is public in one file, made beforehand. It is written beside the former one and takes its place when it is whole. The file says
 * what it holds, and is handed out only as long as all of that is public in the same words: what was taken down or withheld is in no file
 * from that moment on, whether the next one could be made or not.
 */
public final class BulkFile {
    static final String NAME = "open-data.zip";
    static final String PLACE = OpenTelling.PLACE + "/bulk/" + NAME;

    private static final Logger LOG = LoggerFactory.getLogger(BulkFile.class);
    private static final String MANIFEST = "manifest.json";
    private static final int TRIES = 3;

    private final PublicRegister register;
    private final PartyRegister parties;
    private final RequirementCatalogue catalogue;
    private final OpenTelling telling;
    private final JsonMapper json;
    private final Clock clock;
    private final List<BulkPart> parts;
    private final Path folder;
    private volatile @Nullable Edition edition;
    private volatile @Nullable Looked looked;
    private final Object looking = new Object();

    /** Where the log stood when this run made the file; before its beginning when it has not. */
    private volatile long place = -1;

    /** @param folder where files are kept, and nothing else is */
    BulkFile(
            PublicRegister register,
            PartyRegister parties,
            RequirementCatalogue catalogue,
            OpenTelling telling,
            JsonMapper json,
            Clock clock,
            List<BulkPart> parts,
            Path folder) {
        this.register = register;
        this.parties = parties;
        this.catalogue = catalogue;
        this.telling = telling;
        this.json = json;
        this.clock = clock;
        this.parts = List.copyOf(parts);
        this.folder = folder;
    }

    /**
     * A file that was made.
     *
     * @param words digest of what was told of each version in it
     */
    public record Edition(
            Path path, Instant asOf, int agreements, long bytes, Sha256 sha256, Map<String, Sha256> words) {
        public Edition {
            words = Map.copyOf(words);
        }

        public int versions() {
            return words.size();
        }
    }

    private enum State {
        FIT,
        UNFIT,
        /** It can not be said now. */
        UNKNOWN
    }

    /** What the digests were held against, so that it is not done again before something public has changed. */
    private record Looked(Edition edition, long since, boolean fit) {}

    /** Something was taken down or withheld while the file was written. */
    private static final class ChangedMeanwhileException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    // ---- handing out ------------------------------------------------------------------------------------------------

    /** The newest file, if there is one and all in it is still public. */
    public Optional<Edition> current() {
        return Optional.ofNullable(edition).filter(one -> state(one) == State.FIT);
    }

    /** Whether a file may be handed out. One caller at a time holds it against the register; the others have the answer of that one. */
    private State state(Edition one) {
        try {
            long since = register.since();
            Looked known = known(one, since);
            if (known == null) {
                synchronized (looking) {
                    known = known(one, since);
                    if (known == null) {
                        known = new Looked(one, since, isFit(one));
                        looked = known;
                    }
                }
            }
            return known.fit() ? State.FIT : State.UNFIT;
        } catch (RuntimeException e) {
            LOG.error("What is public can not be read; the file of open data is not handed out meanwhile", e);
            return State.UNKNOWN;
        }
    }

    private @Nullable Looked known(Edition one, long since) {
        Looked before = looked;
        return before != null && before.edition() == one && before.since() == since ? before : null;
    }

    /** A version that can no longer be told is held to be another than the one in the file. */
    private boolean isFit(Edition one) {
        for (Map.Entry<String, Sha256> entry : one.words().entrySet()) {
            try {
                if (register.words(entry.getKey())
                        .filter(entry.getValue()::equals)
                        .isEmpty()) {
                    return false;
                }
            } catch (RuntimeException e) {
                LOG.error(
                        "The public version {} can not be read; the file with it is handed out no more",
                        entry.getKey(),
                        e);
                return false;
            }
        }
        return true;
    }

    // ---- making -----------------------------------------------------------------------------------------------------

    /** Make the file when there is none, or the one there is holds what is no longer public. Costs next to nothing else. */
    public synchronized void lookAfter() {
        Edition there = there();
        State state = there == null ? State.UNFIT : state(there);
        if (state == State.UNFIT) {
            remove(there);
            edition = null;
            make();
        }
    }

    private @Nullable Edition there() {
        Edition there = edition;
        if (there == null) {
            there = found();
            edition = there;
        }
        return there;
    }

    /** Make the file anew if anything has been recorded since. */
    public synchronized void makeNightly() {
        if (there() == null || current().isEmpty() || place != register.position()) {
            make();
        }
    }

    /**
     * Make the file anew; when it holds the same as the former one, that one stays, and who has it need not load the same again.
     *
     * @throws UncheckedIOException if it could not be written; the former one stays as long as all in it is public
     */
    public synchronized void make() {
        try {
            Files.createDirectories(folder);
            for (int tried = 1; ; tried++) {
                try {
                    Edition made = write();
                    Edition former = edition;
                    edition = made;
                    if (former != null && !former.path().equals(made.path())) {
                        remove(former);
                    }
                    return;
                } catch (ChangedMeanwhileException e) {
                    if (tried == TRIES) {
                        throw e;
                    }
                }
            }
        } catch (IOException e) {
            removeIfUnfit();
            throw new UncheckedIOException("The file of open data could not be made", e);
        } catch (RuntimeException e) {
            removeIfUnfit();
            throw e;
        }
    }

    private void removeIfUnfit() {
        Edition there = edition;
        if (there != null && state(there) == State.UNFIT) {
            remove(there);
            edition = null;
        }
    }

    private Edition write() throws IOException {
        Path part = folder.resolve(NAME + ".part");
        try {
            Instant asOf = clock.instant();
            long position = register.position();
            var words = new TreeMap<String, Sha256>();
            List<BulkZip.Written> files;
            int agreements;
            try (FileChannel channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                var zip = new BulkZip(Channels.newOutputStream(channel));
                agreements = fill(zip, register.all(), LocalDate.ofInstant(asOf, Changes.NORWAY), words);
                files = zip.written();
                byte[] manifest = manifest(asOf, agreements, words, files);
                zip.add(MANIFEST, out -> out.write(manifest));
                zip.finish();
                channel.force(true);
            }
            Sha256 digest = digest(part);
            Path path = folder.resolve("open-data-" + digest.hex().substring(0, 16) + ".zip");
            var made = new Edition(path, asOf, agreements, Files.size(part), digest, words);
            if (!isFit(made)) {
                throw new ChangedMeanwhileException();
            }
            Edition former = edition;
            if (former != null && former.words().equals(words) && files.equals(files(former.path()))) {
                place = position;
                return former;
            }
            Files.move(part, path, StandardCopyOption.ATOMIC_MOVE);
            place = position;
            return made;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Write all but the manifest.
     *
     * @param words filled with the digest of what is told of each version; one that is faulty is left out
     * @return how many agreements are told of
     */
    private int fill(BulkZip zip, List<Public> all, LocalDate day, Map<String, Sha256> words) throws IOException {
        var versions = new ArrayList<Version>();
        var sorted = new ArrayList<Public>();
        zip.add("LES-MEG.txt", out -> {
            try (InputStream text = BulkFile.class.getResourceAsStream("/open/LES-MEG.txt")) {
                if (text != null) {
                    text.transferTo(out);
                }
            }
        });
        // First, since only those that can be told whole are in the others.
        zip.add("versions.ndjson", out -> {
            for (Public one :
                    all.stream().sorted(Comparator.comparing(Public::code)).toList()) {
                var told = new ArrayList<Version>();
                for (Version version : one.versions().reversed()) {
                    Optional<Sha256> digest =
                            telling.unlessFaulty(version.code(), () -> register.words(version.code()));
                    Optional<OpenVersionTold> whole = digest.flatMap(known -> told(version));
                    if (whole.isPresent()) {
                        line(out, whole.get());
                        words.put(version.code(), digest.orElseThrow());
                        told.add(version);
                    } else if (!isPublic(version)) {
                        throw new ChangedMeanwhileException();
                    }
                }
                versions.addAll(told);
                if (!told.isEmpty()) {
                    sorted.add(new Public(one.code(), told.reversed()));
                }
            }
        });
        zip.add("agreements.ndjson", out -> {
            for (Public one : sorted) {
                line(out, telling.told(one));
            }
        });
        zip.add("parties.ndjson", out -> {
            for (Party party : parties.all().stream()
                    .sorted(Comparator.comparing(Party::id))
                    .toList()) {
                line(out, telling.told(party, day));
            }
        });
        zip.add("requirements.ndjson", out -> {
            for (var requirement : catalogue.all()) {
                line(out, OpenTelling.told(requirement));
            }
        });
        zip.add("changes.ndjson", out -> {
            for (var change : register.changes()) {
                line(out, telling.told(change));
            }
        });
        zip.add("agreements.csv", out -> {
            row(out, "code", "kind", "title", "language", "versions", "page");
            for (Public one : sorted) {
                var told = telling.told(one);
                row(
                        out,
                        told.code(),
                        told.kind().name(),
                        told.title(),
                        told.language().code(),
                        String.valueOf(told.versions().size()),
                        told.links().page());
            }
        });
        zip.add("versions.csv", out -> {
            row(
                    out,
                    "code",
                    "agreement",
                    "number",
                    "kind",
                    "title",
                    "language",
                    "trusts",
                    "municipalities",
                    "released",
                    "whole",
                    "withheld",
                    "sha256",
                    "page");
            for (Version version : versions) {
                var told = telling.head(version).orElseThrow(ChangedMeanwhileException::new);
                row(
                        out,
                        told.code(),
                        told.agreement(),
                        String.valueOf(told.number()),
                        told.kind().name(),
                        told.title(),
                        told.language().code(),
                        ids(version.trusts()),
                        ids(version.municipalities()),
                        told.released().toString(),
                        String.valueOf(told.whole()),
                        told.withheld().stream()
                                .map(OpenAnswers.OpenGroundTold::key)
                                .collect(Collectors.joining(" ")),
                        told.sha256().hex(),
                        told.links().page());
            }
        });
        zip.add("in-force.csv", out -> {
            row(out, "version", "municipality", "from", "until");
            for (Version version : versions) {
                for (Time time : version.times().stream()
                        .sorted(Comparator.comparing(Time::municipality).thenComparing(Time::from))
                        .toList()) {
                    row(
                            out,
                            version.code(),
                            time.municipality().value(),
                            time.from().toString(),
                            time.until() == null ? "" : time.until().toString());
                }
            }
        });
        for (BulkPart part : parts) {
            for (Version version : versions) {
                Optional<BulkPart.Piece> piece = part.of(text(version).orElseThrow(ChangedMeanwhileException::new));
                if (piece.isPresent()) {
                    zip.add(
                            part.folder() + "/" + piece.get().name(),
                            out -> out.write(piece.get().bytes()));
                }
            }
        }
        return sorted.size();
    }

    private Optional<Text> text(Version version) {
        return telling.unlessFaulty(
                version.code(),
                () -> register.text(version.code()) instanceof Found.Shown<Text> shown
                        ? Optional.of(shown.value())
                        : Optional.empty());
    }

    private Optional<OpenVersionTold> told(Version version) {
        return text(version).flatMap(text -> telling.unlessFaulty(version.code(), () -> telling.told(text)));
    }

    private boolean isPublic(Version version) {
        return telling.unlessFaulty(version.code(), () -> Optional.of(register.agreement(version.agreement())))
                .filter(found -> found instanceof Found.Shown<Public> shown
                        && shown.value().versions().stream()
                                .anyMatch(one -> one.code().equals(version.code())))
                .isPresent();
    }

    private static String ids(List<Named> parties) {
        return parties.stream().map(party -> party.id().value()).sorted().collect(Collectors.joining(" "));
    }

    private void line(OutputStream out, Object told) throws IOException {
        out.write(json.writeValueAsBytes(told));
        out.write('\n');
    }

    /** As RFC 4180 has it, and so that no cell is taken for a formula. */
    private static void row(OutputStream out, String... cells) throws IOException {
        var row = new ArrayList<String>();
        for (String cell : cells) {
            String safe = cell.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + cell : cell;
            row.add('"' + safe.replace("\"", "\"\"") + '"');
        }
        out.write((String.join(",", row) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What the file says of itself.
     *
     * @param words digest of what is told of each version
     */
    record Manifest(
            String licence,
            OpenAnswers.OpenWordsTold rights,
            Instant asOf,
            int agreements,
            int versions,
            List<BulkZip.Written> files,
            Map<String, String> words) {}

    private byte[] manifest(Instant asOf, int agreements, Map<String, Sha256> words, List<BulkZip.Written> files) {
        var digests = new TreeMap<String, String>();
        words.forEach((code, digest) -> digests.put(code, digest.hex()));
        return json.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(new Manifest(
                        OpenTelling.LICENCE, OpenTelling.RIGHTS, asOf, agreements, words.size(), files, digests));
    }

    // ---- finding what was made before -------------------------------------------------------------------------------

    /** The newest file of an earlier run; what else lies there was left by a run that was cut short, and goes. */
    private @Nullable Edition found() {
        if (!Files.isDirectory(folder)) {
            return null;
        }
        Edition newest = null;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "open-data*")) {
            for (Path file : files) {
                Edition read = read(file);
                if (read == null) {
                    Files.deleteIfExists(file);
                } else if (newest == null || newest.asOf().isBefore(read.asOf())) {
                    remove(newest);
                    newest = read;
                } else {
                    remove(read);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the file of open data can not be read", e);
        }
        return newest;
    }

    private @Nullable Edition read(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(MANIFEST);
            if (entry != null) {
                JsonNode manifest = json.readTree(zip.getInputStream(entry));
                var words = new TreeMap<String, Sha256>();
                manifest.path("words")
                        .properties()
                        .forEach(one -> words.put(
                                one.getKey(), new Sha256(one.getValue().asString())));
                return new Edition(
                        file,
                        Instant.parse(manifest.path("asOf").asString()),
                        manifest.path("agreements").asInt(),
                        Files.size(file),
                        digest(file),
                        words);
            }
        } catch (IOException | JacksonException | IllegalArgumentException | DateTimeException e) {
            LOG.warn("{} is no file of open data and goes", file.getFileName(), e);
        }
        return null;
    }

    /** What a file says that it holds; nothing when that can not be read. */
    private List<BulkZip.Written> files(Path file) {
        var files = new ArrayList<BulkZip.Written>();
        try (var zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(MANIFEST);
            if (entry != null) {
                for (JsonNode one : json.readTree(zip.getInputStream(entry)).path("files")) {
                    files.add(new BulkZip.Written(
                            one.path("name").asString(),
                            one.path("bytes").asLong(),
                            one.path("sha256").asString()));
                }
            }
        } catch (IOException | JacksonException e) {
            LOG.warn("{} can not be compared with the one made now", file.getFileName(), e);
            return List.of();
        }
        return files;
    }

    private static void remove(@Nullable Edition one) {
        if (one != null) {
            try {
                Files.deleteIfExists(one.path());
            } catch (IOException e) {
                LOG.error("{} could not be removed; it is handed out no more", one.path(), e);
            }
        }
    }

    private static Sha256 digest(Path file) throws IOException {
        MessageDigest digest = BulkZip.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return new Sha256(HexFormat.of().formatHex(digest.digest()));
    }
}
