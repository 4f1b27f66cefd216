package no.avtaleverk.workflow.archive;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.avtaleverk.model.agreement.Agreement;
import no.avtaleverk.model.agreement.AgreementId;
import no.avtaleverk.model.agreement.AgreementVersion;
import no.avtaleverk.model.agreement.AuditEntry;
import no.avtaleverk.model.agreement.Clauses;
import no.avtaleverk.model.agreement.Files.StoredFile;
import no.avtaleverk.model.agreement.History;
import no.avtaleverk.model.agreement.Sha256;
import no.avtaleverk.model.archive.ArchiveExtract;
import no.avtaleverk.model.archive.ArchiveExtract.CaseFile;
import no.avtaleverk.model.archive.ArchiveExtract.Creator;
import no.avtaleverk.model.archive.ArchiveExtract.DocumentObject;
import no.avtaleverk.model.archive.ArchiveExtract.LogFile;
import no.avtaleverk.model.archive.ArchiveFormat;
import no.avtaleverk.model.archive.Extent;
import no.avtaleverk.model.archive.RegisterCopies;
import no.avtaleverk.model.document.DocumentRenderer;
import no.avtaleverk.model.followup.FollowUps;
import no.avtaleverk.model.journal.Crossing;
import no.avtaleverk.model.journal.Crossings;
import no.avtaleverk.model.party.OrganisationNumber;
import no.avtaleverk.model.party.Party;
import no.avtaleverk.model.party.PartyId;
import no.avtaleverk.model.party.PartyRegister;
import no.avtaleverk.model.proof.KeptReports;
import no.avtaleverk.model.proof.LogProofs;
import no.avtaleverk.model.publication.WithholdingGrounds;
import org.jspecify.annotations.Nullable;

/** Writes archive files. The same extent and cases give the same bytes in the same release of the product. */
public final class ArchiveMaker {
    /** What an archive has of the register when it is not for restoring: the entries that may be read, and what proves their place. */
    private static final Set<String> PROOF = Set.of("audit_entry", "published_head");

    private final RegisterCopies copies;
    private final History history;
    private final LogProofs proofs;
    private final no.avtaleverk.model.agreement.Files files;
    private final KeptReports reports;
    private final DocumentRenderer renderer;
    private final ArchiveFormat format;
    private final Function<PartyId, String> numbers;
    private final Withholdings withholdings;

    /** @param register where the organisasjonsnumre are found */
    public ArchiveMaker(
            RegisterCopies copies,
            History history,
            LogProofs proofs,
            no.avtaleverk.model.agreement.Files files,
            KeptReports reports,
            DocumentRenderer renderer,
            ArchiveFormat format,
            PartyRegister register,
            FollowUps followUps,
            WithholdingGrounds grounds) {
        this.withholdings = new Withholdings(followUps, grounds);
        this.copies = copies;
        this.history = history;
        this.proofs = proofs;
        this.files = files;
        this.reports = reports;
        this.renderer = renderer;
        this.format = format;
        // As archives and documents have them: in groups of three, empty when not known.
        this.numbers = party -> register.find(party)
                .flatMap(Party::organisationNumber)
                .map(OrganisationNumber::grouped)
                .orElse("");
    }

    /** What is in the store. */
    RegisterCopies copies() {
        return copies;
    }

    /** Something that is written while the register stands still. */
    interface Work<T> {
        T work() throws IOException;
    }

    /** Write something while the register stands still. */
    <T> T inOneMoment(Work<T> work) throws IOException {
        try {
            return copies.inOneMoment(() -> {
                try {
                    return work.work();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * A case.
     *
     * @param entries those that are told of it, oldest first; read when it is its turn
     * @param whole whether these are all of the log of the case
     */
    record Told(Agreement agreement, Supplier<List<AuditEntry>> entries, boolean whole) {}

    /**
     * Write an archive.
     *
     * @param restorable whether all is in it that the register needs to be restored
     * @param open whether a stored file may be in it
     * @param out not closed
     * @return the digest of the manifest, which is its mark
     */
    Sha256 write(
            Extent extent,
            List<Told> told,
            boolean restorable,
            Predicate<Sha256> open,
            BiFunction<Agreement, AgreementVersion, Clauses> texts,
            OutputStream out)
            throws IOException {
        var zip = new StoredZip(out);
        DocumentObject log = addRows(zip, extent, restorable);
        addAbsent(zip, extent);
        addText(zip, Layout.REGISTER, about(extent, restorable));
        var cases = new CaseFiles(files, reports, renderer, numbers, texts, withholdings);
        var described = new ArrayList<CaseFile>();
        for (Told one : told) {
            List<AuditEntry> entries = one.entries().get();
            if (!entries.isEmpty()) {
                described.add(cases.of(one.agreement(), entries, crossings(one, entries, extent), open));
            }
        }
        var digests = new TreeSet<Sha256>((one, other) -> one.hex().compareTo(other.hex()));
        digests.addAll(cases.used());
        if (restorable) {
            digests.addAll(copies.files(extent));
        }
        for (Sha256 digest : digests) {
            StoredFile file = files.find(digest)
                    .orElseThrow(() -> new IllegalStateException("The file %s is not stored".formatted(digest)));
            zip.put(Layout.document(digest, file.mediaType()), file.bytes());
        }
        for (Map.Entry<String, byte[]> made : cases.made().entrySet()) {
            if (!zip.has(made.getKey())) {
                zip.put(made.getKey(), made.getValue());
            }
        }
        for (Map.Entry<String, byte[]> one :
                format.describe(extract(extent, described, log)).entrySet()) {
            zip.put(one.getKey(), one.getValue());
        }
        byte[] manifest = zip.written().entrySet().stream()
                .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
        zip.put(Layout.MANIFEST, manifest);
        zip.finish();
        return Sha256.of(manifest);
    }

    private ArchiveExtract extract(Extent extent, List<CaseFile> cases, DocumentObject log) {
        var creators = new TreeMap<String, Creator>();
        for (CaseFile one : cases) {
            one.parties().forEach(party -> creators.put(party.id(), new Creator(party.id(), party.name())));
        }
        AgreementId agreement = extent.agreement();
        String register = hash(1).hex();
        String name = register + "/" + (agreement == null ? "" : agreement.value());
        return new ArchiveExtract(
                CaseFiles.systemId("archive/" + name),
                cases.stream().map(CaseFile::began).min(Instant::compareTo).orElse(log.at()),
                log.at(),
                extent.position(),
                List.copyOf(creators.values()),
                cases,
                new LogFile(CaseFiles.systemId("log/" + name + "/" + extent.position()), log));
    }

    /** The last entry that is told; of a case not the last of the log, which may be about something else and not be here. */
    private static long last(Extent extent) {
        return extent.agreement() == null ? extent.position() : extent.entries().last();
    }

    /** When an entry was made; of one that is not here, the last before it. */
    private Instant at(long position) {
        for (long at = position; at > 0; at--) {
            List<AuditEntry> entries = history.after(at - 1, 1);
            if (!entries.isEmpty() && entries.getFirst().position() <= position) {
                return entries.getFirst().at();
            }
        }
        return Instant.EPOCH;
    }

    private Sha256 hash(long position) {
        return proofs.hashes(List.of(position)).values().iterator().next();
    }

    // ---- the register -----------------------------------------------------------------------------------------------

    /** @return the file with the entries of the log */
    private DocumentObject addRows(StoredZip zip, Extent extent, boolean restorable) throws IOException {
        var spools = new LinkedHashMap<String, Spool>();
        try {
            for (String table : copies.tables()) {
                if (restorable || PROOF.contains(table)) {
                    spools.put(table, new Spool(Files.createTempFile("arkivuttrekk-", ".jsonl")));
                }
            }
            copies.rows(extent, (table, row) -> {
                Spool spool = spools.get(table);
                if (spool != null) {
                    spool.write(row);
                }
            });
            DocumentObject log = null;
            for (Map.Entry<String, Spool> spool : spools.entrySet()) {
                spool.getValue().close();
                String path = Layout.table(spool.getKey());
                zip.put(path, spool.getValue().file);
                if (path.equals(Layout.ENTRIES)) {
                    Sha256 digest =
                            java.util.Objects.requireNonNull(zip.written().get(path));
                    log = new DocumentObject(
                            CaseFiles.systemId("log-object/" + digest),
                            path,
                            "fmt/817",
                            "JSON, en oppføring per linje",
                            true,
                            digest,
                            Files.size(spool.getValue().file),
                            at(last(extent)),
                            "Avtaleverk");
                }
            }
            return java.util.Objects.requireNonNull(log);
        } finally {
            for (Spool spool : spools.values()) {
                spool.delete();
            }
        }
    }

    /** The rows of a table on the disk, since a zip wants to know their length first. */
    private static final class Spool {
        private final Path file;
        private @Nullable BufferedWriter writer;

        Spool(Path file) throws IOException {
            this.file = file;
            this.writer = Files.newBufferedWriter(file);
        }

        void write(String row) {
            BufferedWriter open = java.util.Objects.requireNonNull(writer);
            try {
                open.write(row);
                open.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void close() throws IOException {
            BufferedWriter open = writer;
            writer = null;
            if (open != null) {
                open.close();
            }
        }

        void delete() throws IOException {
            close();
            Files.deleteIfExists(file);
        }
    }

    /** On the disk too, since there is a line for each entry of the log that is about something else. */
    private void addAbsent(StoredZip zip, Extent extent) throws IOException {
        var spool = new Spool(Files.createTempFile("arkivuttrekk-", ".txt"));
        try {
            copies.absent(extent, (position, hash) -> spool.write(position + "\t" + hash));
            spool.close();
            zip.put(Layout.ABSENT, spool.file);
        } finally {
            spool.delete();
        }
    }

    /** What crossed between organs: told by all of the log of the case, whatever of it is in the archive. */
    private List<Crossing> crossings(Told told, List<AuditEntry> entries, Extent extent) {
        AgreementId id = told.agreement().id();
        return Crossings.of(id, told.whole() ? entries : withTheRest(id, entries, extent.position()));
    }

    /** Those that are told and all others, of which alone anything is read. */
    private List<AuditEntry> withTheRest(AgreementId id, List<AuditEntry> entries, long position) {
        var all = new TreeMap<Long, AuditEntry>();
        entries.forEach(entry -> all.put(entry.position(), entry));
        var rest = new TreeSet<>(copies.entriesAbout(id, position).keySet());
        rest.removeAll(all.keySet());
        entriesAt(rest).forEach(entry -> all.put(entry.position(), entry));
        return List.copyOf(all.values());
    }

    private String about(Extent extent, boolean restorable) {
        var about = new LinkedHashMap<String, Object>();
        AgreementId agreement = extent.agreement();
        about.put("format", Layout.FORMAT);
        about.put("agreement", agreement == null ? "" : agreement.value());
        about.put("position", extent.position());
        about.put("entry", hash(extent.position()));
        about.put("root", proofs.tree(extent.position()).root());
        about.put("restorable", restorable ? "yes" : "no");
        return about.entrySet().stream()
                .map(line -> line.getKey() + "\t" + line.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static void addText(StoredZip zip, String path, String text) throws IOException {
        zip.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The entries at some places, oldest first. */
    List<AuditEntry> entriesAt(Collection<Long> positions) {
        return positions.stream()
                .sorted()
                .flatMap(position -> history.after(position - 1, 1).stream())
                .toList();
    }
}
